import type { Words } from './words.ts'

const conjunction = new Intl.ListFormat('en-GB', { type: 'conjunction' })
const disjunction = new Intl.ListFormat('en-GB', { type: 'disjunction' })

export const english: Words = {
  locale: 'en-GB',
  objectives: {
    CCM: 'climate change mitigation',
    CCA: 'climate change adaptation',
    WTR: 'water and marine resources',
    CE: 'the circular economy',
    PPC: 'pollution prevention and control',
    BIO: 'biodiversity and ecosystems'
  },
  tests: {
    CCM: 'climate change mitigation',
    CCA: 'climate change adaptation',
    WTR: 'water',
    CE: 'circular economy',
    PPC: 'pollution',
    BIO: 'biodiversity',
    safeguards: 'minimum safeguards'
  },
  evidence: { inferred: 'inferred', self_declared: 'self-declared', documented: 'documented', third_party: 'verified by a third party', audited: 'audited' },
  proof: {
    inferred: 'without proof',
    self_declared: 'by its own declaration',
    documented: 'with documents as proof',
    third_party: 'with third-party verification as proof',
    audited: 'with an audit as proof'
  },
  facts: { met: 'is met', not_met: 'is not met', unknown: 'is unknown', not_applicable: 'does not apply' },
  kpis: { turnover: 'turnover', capex: 'CapEx', opex: 'OpEx' },
  sizes: { micro: 'micro', small: 'small', medium: 'medium-sized', large: 'large' },
  decreeStatuses: { in_force: 'in force', transition: 'not yet in force', superseded: 'superseded' },
  scenarios: {
    1: 'clear overlap',
    2: 'EU criteria stricter or more detailed',
    3: 'Chinese criteria stricter or more detailed',
    4: 'identifiable overlap',
    5: 'unclear overlap',
    6: 'clear difference'
  },
  taxonomySectors: {},
  certifications: {},
  places: {
    'CN-EAST': 'East China',
    'CN-CENTRAL': 'Central China',
    'CN-WEST': 'West China',
    'CN-NORTHEAST': 'Northeast China',
    'CN-OTHER': 'Hong Kong, Macao and Taiwan'
  },
  quote: (title) => `“${title}”`,
  term: (title) => `“${title}”`,
  and: (items) => conjunction.format(items),
  or: (items) => disjunction.format(items),
  more: (count) => `${count} more`,
  cut: (list) => list,
  money: (amount) => `EUR ${amount}`,
  between: (low, high) => `EUR ${low} to ${high}`,
  from: (amount) => `EUR ${amount} or more`,
  upTo: (amount) => `up to EUR ${amount}`,
  days: (days, shown, years) => `${shown} ${days === 1 ? 'day' : 'days'}${years === null ? '' : `, or ${years} ${years === '1' ? 'year' : 'years'},`}`,
  decree: (date, number) => `Ministerial Decree ${number === null ? '' : `no. ${number} `}of ${date}`,
  activity: ({ code, title }) => title === null ? `EU Taxonomy activity ${code}` : `EU Taxonomy activity ${code} “${title}”`,
  entry: (catalogue, code, title) => `entry ${code === '' ? '' : `${code} `}${title === null ? '' : `“${title}” `}of the ${catalogue}`,
  place: ({ title, kind }) => kind === 'province' || kind === 'metropolitan_city' ? `the province of ${title}` : kind === 'autonomous_province' ? `the ${title}` : title,
  seat: (place) => `in ${english.place(place)}`
}

/** Clauses one after another; each may hold commas and "and", so the last has both before it. */
export function series (clauses: readonly string[]): string {
  return clauses.length < 2 ? clauses.join('') : `${clauses.slice(0, -1).join(', ')}, and ${clauses.at(-1)}`
}
