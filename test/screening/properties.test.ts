// What holds for every pair.
import fc from 'fast-check'
import t from 'tap'
import { likelihoods } from '../../src/screening/check.ts'
import { neverRaised } from '../../src/screening/curation.ts'
import { createScreening, type ScreeningPair } from '../../src/screening/screening.ts'
import { loadCatalogues } from '../../src/catalogues/catalogues.ts'
import { codes, pair, rules, screening, asOf, ids, type Told } from './world.ts'

const catalogues = loadCatalogues()
const idsOf = (catalogue: Parameters<typeof catalogues.entries>[0]) => catalogues.entries(catalogue).map(({ id }) => id)
const naceCodes = idsOf('nace-rev2')
const keywords = [...new Set(rules.flatMap(({ trigger }) => trigger.keywords ?? []))]
const some = (values: readonly string[], maxLength: number) => fc.uniqueArray(fc.constantFrom(...values), { maxLength })

const told: fc.Arbitrary<Told> = fc.record({
  nace: some(naceCodes, 3),
  ateco: some(idsOf('ateco-2025'), 2),
  text: some(keywords, 2).map((words) => words.join(', ')),
  turnoverEur: fc.option(fc.integer({ min: 0, max: 900_000_000 })),
  headcount: fc.option(fc.integer({ min: 0, max: 900 })),
  investor: fc.constantFrom(...idsOf('investor-types')),
  province: fc.option(fc.constantFrom(...idsOf('cn-regions').filter((id) => id.startsWith('CN-')))),
  kind: fc.constantFrom('investment', 'market_entry', 'technology_offer', 'technology_request', 'research', null),
  instruments: some(idsOf('instruments'), 3),
  modes: some(idsOf('modes'), 3),
  stake: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  wanted: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  control: fc.option(fc.boolean()),
  value: fc.option(fc.tuple(fc.integer({ min: 1, max: 500_000_000 }), fc.option(fc.integer({ min: 0, max: 500_000_000 })))
    .map(([low, more]) => ({ low, high: more === null ? null : low + more })))
}, { requiredKeys: [] })
const day = fc.constantFrom('2020-06-01', '2021-06-01', '2023-06-01', '2024-12-01', '2026-03-01', asOf, '2028-02-01')
const byId = new Map(rules.map((rule) => [rule.id, rule]))
const holds = (property: (told: Told, day: string) => boolean | undefined) => fc.assert(fc.property(told, day, (told, day) => property(told, day) !== false), { numRuns: 600 })

t.test('under article 2 of the Golden Power a threshold and a sector raise each other', async () => {
  holds((told, day) => {
    const raised = ids(told, day)
    const sectors = raised.filter((id) => byId.get(id)?.trigger.combineWith !== undefined)
    const thresholds = raised.filter((id) => id.startsWith('IT-GP-T-'))
    return thresholds.every((threshold) => sectors.some((sector) => byId.get(sector)?.trigger.combineWith?.includes(threshold))) &&
      sectors.every((sector) => byId.get(sector)?.trigger.combineWith?.some((threshold) => thresholds.includes(threshold)))
  })
})

t.test('the same pair and day give the same flags, in order and without repetition', async () => {
  const other = createScreening({ rules: [...rules].reverse(), codes })
  holds((told, day) => {
    const [first, again, reversed] = [screening.screen(pair(told), day), screening.screen(pair(told), day), other.screen(pair(told), day)]
    const keys = first.map(({ likelihood, jurisdiction, rule }) => `${likelihoods.indexOf(likelihood)} ${jurisdiction} ${rule}`)
    return JSON.stringify(first) === JSON.stringify(again) && new Set(keys).size === keys.length && keys.every((key, i) => i === 0 || (keys[i - 1] ?? '') < key) &&
      JSON.stringify(reversed.map(({ rule, likelihood }) => [rule, likelihood])) === JSON.stringify(first.map(({ rule, likelihood }) => [rule, likelihood]))
  })
})

t.test('no rule is raised before its first day, after its last, or by a proposal', async () => {
  holds((told, day) => ids(told, day).every((id) => {
    const rule = byId.get(id)
    return rule?.effectiveFrom != null && rule.effectiveFrom <= day && (rule.effectiveTo === null || rule.effectiveTo >= day) && rule.status !== 'proposed'
  }))
})

t.test('the rules of mainland China on outbound investment concern no investor in Hong Kong, Macao or Taiwan', async () => {
  holds((told, day) => ['CN-HK', 'CN-MO', 'CN-TW'].every((province) => ids({ ...told, province }, day).every((id) => !id.startsWith('CN-OUT'))))
})

t.test('a known stake below 10 % without control raises no acquisition threshold and no factor', async () => {
  holds((told, day) => ids({ ...told, instruments: ['equity_minority', 'joint_venture_equity'], stake: 0.0999, wanted: 0.05, control: false }, day)
    .every((id) => id !== 'IT-GP-T-NONEU' && id !== 'IT-GP-T-NEWCO' && !id.startsWith('EU-FDI')))
})

t.test('without a stake or control, loans, bonds, guarantees, leases, fees and grants buy nothing', async () => {
  const money = ['loan', 'green_bond', 'guarantee', 'leasing', 'royalty', 'grant']
  fc.assert(fc.property(told, some(money, 4).filter(({ length }) => length > 0), (told, instruments) =>
    ids({ ...told, instruments, modes: ['pilot_project'], stake: null, wanted: null, control: null })
      .every((id) => id === 'CN-OUT-837' || !(id.startsWith('IT-GP') || id.startsWith('EU-FDI') || id.startsWith('CN-OUT-NDRC') || id.startsWith('CN-OUT-MOFCOM')))))
})

t.test('telling stake and value moves likelihoods and can drop rules, but adds no duty', async () => {
  holds((told, day) => {
    const untold = new Set(ids({ ...told, instruments: ['equity_minority'], stake: null, wanted: null, control: null, value: null }, day))
    return ids({ ...told, instruments: ['equity_minority'], wanted: null, control: null, stake: told.stake ?? 0.2, value: { low: 2_000_000, high: 2_000_000 } }, day)
      .every((id) => untold.has(id) || ['information', 'factor'].includes(byId.get(id)?.effect ?? ''))
  })
})

t.test('every shipped rule can be raised, or says why it never is', async (t) => {
  const everything: readonly Told[] = [
    { instruments: ['equity_minority'], stake: 0.2, value: { low: 2_000_000, high: 2_000_000 }, investor: 'central_soe' },
    { instruments: ['equity_majority'], value: { low: 400_000_000, high: 600_000_000 }, turnoverEur: 700_000_000, headcount: 100, modes: ['public_procurement'] },
    { instruments: ['joint_venture_equity'], stake: 0.3, modes: ['joint_venture'], kind: 'technology_offer', investor: 'local_soe' },
    { kind: 'technology_offer', modes: ['licensing'] },
    { kind: 'technology_request', modes: ['technology_transfer', 'supply'], instruments: ['equity_minority'] },
    ...['CN-QH', 'CN-HI'].map((place): Told => ({ kind: 'market_entry', modes: ['joint_venture', 'direct_investment'], places: [place], turnoverEur: 200_000_000 })),
    { kind: 'market_entry', modes: ['supply'] }
  ]
  const seen = new Set<string>()
  for (const rule of rules) {
    const [keyword] = rule.trigger.keywords ?? []
    const nace = rule.trigger.naceCodes.length > 0 ? rule.trigger.naceCodes : ['C31.09', 'M71.12']
    for (const deal of everything) {
      for (const on of [asOf, '2028-02-01']) for (const id of ids({ ...deal, nace, text: keyword }, on)) seen.add(id)
    }
  }
  for (const { id } of rules) t.equal(seen.has(id), neverRaised[id] === undefined, `${id}: ${neverRaised[id] ?? 'raised'}`)
})

t.test('nothing in a pair is changed', async () => {
  fc.assert(fc.property(told, (told) => {
    const frozen = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return
      Object.freeze(value)
      Object.values(value).forEach(frozen)
    }
    const given: ScreeningPair = pair(told)
    frozen(given)
    screening.screen(given, asOf)
  }), { numRuns: 100 })
})

t.test('a rule that lacks what is evaluated is refused', async (t) => {
  const [first] = rules
  t.throws(() => createScreening({ rules: first === undefined ? [] : [{ ...first, trigger: { ...first.trigger, anyOf: [3] } } as typeof first], codes }), { code: 'VALIDATION_FAILED' })
})
