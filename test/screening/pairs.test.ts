// Named pairs and exactly what each raises, in order.
import t from 'tap'
import { dealValue } from '../../src/screening/screening.ts'
import { asOf, ids, pair, raised, screening, type Told } from './world.ts'

const million = 1_000_000
const point = (value: number) => ({ low: value, high: value })
/** A minority stake of 20 % for EUR 3 million. */
const stake: Told = { instruments: ['equity_minority'], modes: ['direct_investment'], stake: 0.2, value: point(3 * million) }
const filings = ['likely CN-OUT-837', 'likely CN-OUT-MOFCOM-FILE', 'likely CN-OUT-NDRC-LOCAL', 'likely CN-OUT-SAFE']

const pairs: Record<string, { told: Told, raises: readonly string[], not?: readonly string[] }> = {
  'battery maker, 20 % for EUR 3 million': {
    told: { ...stake, nace: ['C27.20'] },
    raises: [...filings, 'likely EU-FDI-4-1-B', 'likely EU-FDI-COOP', 'likely IT-GP-EU-STORAGE', 'likely IT-GP-PROC', 'likely IT-GP-T-NONEU'],
    not: ['IT-GP-T-CONTROL', 'IT-GP-T-ACTS', 'IT-GP-T-NEWCO', 'EU-FSR-MA', 'EU-IAA-FDI', 'EU-FDI-2026-1386', 'CN-OUT-TECHEXPORT']
  },
  'battery maker with stake not known': {
    told: { ...stake, stake: null, nace: ['C27.20'] },
    raises: [...filings, 'possible EU-FDI-4-1-B', 'possible IT-GP-EU-STORAGE', 'possible IT-GP-PROC', 'possible IT-GP-T-NONEU']
  },
  'battery maker with neither stake nor value known': {
    told: { ...stake, stake: null, value: null, nace: ['C27.20'] },
    raises: ['likely CN-OUT-837', 'likely CN-OUT-MOFCOM-FILE', 'likely CN-OUT-SAFE', 'possible CN-OUT-NDRC-LOCAL', 'possible EU-FDI-4-1-B', 'unknown IT-GP-EU-STORAGE', 'unknown IT-GP-T-NONEU']
  },
  'battery maker, implicit need and a mandate without terms': {
    told: { kind: null, nace: ['C27.20'] },
    raises: ['unknown CN-OUT-837', 'unknown CN-OUT-MOFCOM-FILE', 'unknown CN-OUT-NDRC-LOCAL', 'unknown CN-OUT-SAFE', 'unknown EU-FDI-4-1-B', 'unknown IT-GP-EU-STORAGE', 'unknown IT-GP-T-NONEU']
  },
  'battery maker, 5 %': { told: { ...stake, stake: 0.05, nace: ['C27.20'] }, raises: filings },
  'battery maker, 20 % for less than EUR 1 million': {
    told: { ...stake, value: point(900_000), nace: ['C27.20'] },
    raises: [...filings, 'likely EU-FDI-4-1-B']
  },
  'battery maker, 5 % offered and 20 % wanted': {
    told: { ...stake, stake: 0.05, wanted: 0.2, nace: ['C27.20'] },
    raises: [...filings, 'possible EU-FDI-4-1-B', 'possible IT-GP-EU-STORAGE', 'possible IT-GP-PROC', 'possible IT-GP-T-NONEU']
  },
  'battery maker, loan and green bond only': {
    told: { nace: ['C27.20'], instruments: ['loan', 'green_bond'], value: point(3 * million) },
    raises: ['possible CN-OUT-837']
  },
  'battery maker, grant only': { told: { nace: ['C27.20'], instruments: ['grant'], value: point(3 * million) }, raises: [] },
  'battery maker, joint venture in Italy, 30 %': {
    told: { nace: ['C27.20'], instruments: ['joint_venture_equity'], stake: 0.3, value: point(3 * million) },
    raises: [...filings, 'likely EU-FDI-4-1-B', 'likely EU-FDI-COOP', 'likely IT-GP-EU-STORAGE', 'likely IT-GP-PROC', 'likely IT-GP-T-NEWCO'],
    not: ['IT-GP-T-NONEU']
  },
  'battery maker, investor in Hong Kong': {
    told: { ...stake, nace: ['C27.20'], province: 'CN-HK' },
    raises: ['likely EU-FDI-4-1-B', 'likely EU-FDI-COOP', 'likely IT-GP-EU-STORAGE', 'likely IT-GP-PROC', 'likely IT-GP-T-NONEU']
  },
  'battery maker, central state-owned enterprise': {
    told: { ...stake, nace: ['C27.20'], investor: 'central_soe', province: 'CN-BJ' },
    raises: ['likely CN-OUT-837', 'likely CN-OUT-MOFCOM-FILE', 'likely CN-OUT-NDRC-SOE', 'likely CN-OUT-SAFE', 'likely CN-OUT-SASAC', 'likely EU-FDI-4-1-B', 'likely EU-FDI-4-2', 'likely EU-FDI-COOP',
      'likely IT-GP-EU-STORAGE', 'likely IT-GP-FACTORS', 'likely IT-GP-PROC', 'likely IT-GP-T-NONEU'],
    not: ['CN-OUT-NDRC-LOCAL', 'CN-OUT-NDRC-300']
  },
  'battery maker, majority for EUR 400 million, large company': {
    told: { nace: ['C27.20'], instruments: ['equity_majority'], value: point(400 * million), turnoverEur: 600 * million, headcount: 900 },
    raises: ['likely CN-OUT-837', 'likely CN-OUT-MOFCOM-FILE', 'likely CN-OUT-MOFCOM-REPORT', 'likely CN-OUT-NDRC-300', 'likely CN-OUT-SAFE', 'likely EU-FDI-4-1-B', 'likely EU-FDI-COOP', 'likely IT-GP-DEF-NONEU',
      'likely IT-GP-EU-STORAGE', 'likely IT-GP-PROC', 'likely IT-GP-T-NONEU', 'possible CN-OUT-NDRC-INDIRECT', 'possible EU-FSR-CALLIN', 'possible EU-FSR-MA'],
    not: ['CN-OUT-NDRC-LOCAL', 'CN-OUT-NDRC-SOE']
  },
  'battery maker asks for Chinese cathode technology': {
    told: { nace: ['C27.20'], text: 'We look for LFP cathode preparation know-how.', kind: 'technology_request', modes: ['technology_transfer'] },
    raises: ['possible CN-IN-FTL', 'possible CN-OUT-837-TECH', 'likely CN-OUT-TECHEXPORT', 'unknown CN-OUT-EXPORT-58']
  },
  'recycler, 20 %': {
    told: { ...stake, nace: ['E38.32'] },
    raises: [...filings, 'possible EU-FDI-4-1-C', 'possible IT-GP-EU-STORAGE', 'possible IT-GP-PROC', 'possible IT-GP-T-NONEU'],
    not: ['CN-IN-ENC-RECYCLING']
  },
  'recycler of black mass, 20 %': {
    told: { ...stake, nace: ['E38.32'], text: 'We refine black mass.' },
    raises: [...filings, 'likely IT-GP-EU-STORAGE', 'likely IT-GP-PROC', 'likely IT-GP-T-NONEU', 'possible EU-FDI-4-1-C', 'possible EU-FDI-COOP']
  },
  'small water network, 20 %': {
    told: { ...stake, nace: ['E36.00'], turnoverEur: 8 * million, headcount: 40 },
    raises: [...filings, 'likely EU-FDI-4-1-A', 'possible IT-GP-PROC', 'possible IT-GP-SIZE', 'possible IT-GP-T-NONEU', 'possible IT-GP-WATER-179']
  },
  'water network beyond the size filter, 20 %': {
    told: { ...stake, nace: ['E36.00'], turnoverEur: 310 * million, headcount: 700 },
    raises: [...filings, 'likely EU-FDI-4-1-A', 'likely EU-FDI-COOP', 'likely IT-GP-PROC', 'likely IT-GP-T-NONEU', 'likely IT-GP-WATER-179']
  },
  'furniture maker, 20 %': { told: { ...stake, nace: ['C31.09'], text: 'Chairs of certified wood for schools.' }, raises: filings },
  'furniture maker, fund whose province is not known': {
    told: { ...stake, nace: ['C31.09'], investor: 'guidance_fund', province: null },
    raises: filings.map((flag) => flag.replace('likely', 'possible'))
  },
  'crane maker whose profile speaks of robotics': {
    told: { ...stake, nace: ['C28.22'], text: 'Robotics for ports of call.' },
    raises: [...filings, 'possible EU-FDI-4-1-B', 'possible IT-GP-PROC', 'possible IT-GP-T-NONEU', 'possible IT-GP-TECH-179', 'possible IT-GP-TRANSPORT-180']
  },
  'software house without a word of strategic technology': {
    told: { ...stake, nace: ['J62.01'], text: 'Accounting for farms.' },
    raises: [...filings, 'likely EU-FDI-4-1-D', 'possible EU-FDI-4-1-B', 'possible IT-GP-PROC', 'possible IT-GP-T-NONEU', 'possible IT-GP-TECH-179'],
    not: ['IT-GP-ELECTION-179']
  },
  'seed genetics, 20 %': {
    told: { ...stake, nace: ['M72.11'], text: 'Seed genetics for dry land.' },
    raises: [...filings, 'likely IT-GP-PROC', 'likely IT-GP-T-NONEU', 'likely IT-GP-TECH-179', 'possible EU-FDI-4-1-B', 'possible EU-FDI-COOP']
  },
  'satellite maker, 20 %': {
    told: { ...stake, nace: ['C30.30'], text: 'Small satellites.' },
    raises: [...filings, 'likely EU-FDI-4-1-B', 'likely EU-FDI-COOP', 'likely IT-GP-PROC', 'likely IT-GP-SPACE-179', 'likely IT-GP-T-NONEU', 'possible IT-GP-DEF']
  },
  'weapons maker, 5 %: any stake counts in defence': {
    told: { ...stake, stake: 0.05, nace: ['C25.40'] },
    raises: ['likely CN-OUT-837', 'likely CN-OUT-SAFE', 'likely IT-GP-DEF', 'likely IT-GP-PROC', 'possible CN-OUT-GUIDE-2017', 'possible CN-OUT-MOFCOM-FILE', 'possible CN-OUT-MOFCOM-REPORT', 'possible CN-OUT-NDRC-INDUSTRY',
      'possible CN-OUT-NDRC-LOCAL', 'unknown CN-OUT-837-SR']
  },
  'producer of solar power, coded in ATECO 2025': {
    told: { ...stake, ateco: ['35.12.00'] },
    raises: [...filings, 'likely EU-FDI-4-1-A', 'likely EU-FDI-4-1-C', 'possible IT-GP-ENERGY-179', 'possible IT-GP-PROC', 'possible IT-GP-SIZE', 'possible IT-GP-T-NONEU']
  },
  'environmental equipment: joint venture in Jiangsu': {
    told: { nace: ['C28.29'], kind: 'market_entry', modes: ['joint_venture'], places: ['CN-JS'] },
    raises: ['likely CN-IN-NL-MFG', 'likely CN-IN-REPORT', 'possible CN-IN-ENC-BENEFITS', 'possible CN-IN-ENC-ENVEQUIP', 'possible CN-IN-ENC-STORAGE', 'unknown CN-IN-SECREVIEW']
  },
  'environmental equipment: joint venture in Hong Kong': { told: { nace: ['C28.29'], kind: 'market_entry', modes: ['joint_venture'], places: ['CN-HK'] }, raises: [] },
  'wind farms: company in Qinghai': {
    told: { nace: ['D35.11'], kind: 'market_entry', modes: ['direct_investment'], places: ['CN-QH'] },
    raises: ['likely CN-IN-REPORT', 'possible CN-IN-ENC-BENEFITS', 'possible CN-IN-ENC-POWER', 'possible CN-IN-ENC-QH', 'possible CN-IN-NL-06', 'possible CN-IN-SECREVIEW', 'unknown CN-IN-NL-FTZ']
  },
  'distribution of furniture in China': { told: { nace: ['C31.09'], kind: 'market_entry', modes: ['distribution'] }, raises: [] },
  'engineers sell services in China': {
    told: { nace: ['M71.12'], kind: 'market_entry', modes: ['supply'] },
    raises: ['possible CN-IN-SERVICES']
  },
  'licence of machine learning, no capital': {
    told: { nace: ['J62.01'], text: 'machine learning', kind: 'technology_offer', instruments: ['royalty'], modes: ['licensing'] },
    raises: ['possible CN-IN-FTL', 'possible IT-GP-PROC', 'possible IT-GP-T-ACTS', 'possible IT-GP-TECH-179'],
    not: ['IT-GP-T-NONEU', 'CN-OUT-837']
  },
  'licence of furniture design': { told: { nace: ['C31.09'], kind: 'technology_offer', modes: ['licensing'] }, raises: ['possible CN-IN-FTL'] },
  'telecom operator buys from a Chinese supplier': {
    told: { nace: ['J61.10'], text: 'A 5G mobile network.', kind: 'technology_request', modes: ['supply'] },
    raises: ['possible CN-OUT-837-TECH', 'possible IT-GP-5G']
  }
}

for (const [name, { told, raises, not = [] }] of Object.entries(pairs)) {
  t.test(name, async (t) => {
    const order = ['likely', 'possible', 'unknown']
    const expected = [...raises].sort((a, b) => order.indexOf(a.split(' ')[0] ?? '') - order.indexOf(b.split(' ')[0] ?? '') || (a < b ? -1 : 1))
    t.strictSame(raised(told), expected)
    for (const rule of not) t.notOk(ids(told).includes(rule), rule)
  })
}

t.test('a rule binds on its days alone', async (t) => {
  const battery: Told = { ...stake, nace: ['C27.20'] }
  t.notOk(ids(battery, '2026-06-30').includes('CN-OUT-837'))
  t.ok(ids(battery, '2026-07-01').includes('CN-OUT-837'))
  t.strictSame(ids(battery, '2022-12-31').filter((id) => id.startsWith('IT-GP')), [], 'the 10 % rule is older than its permanent form; the sector is silent without it')
  const request: Told = { nace: ['C27.20'], kind: 'technology_request', modes: ['technology_transfer'] }
  t.notOk(ids(request, '2026-11-09').includes('CN-OUT-EXPORT-58'), 'suspended')
  t.ok(raised(request, '2026-11-10').includes('unknown CN-OUT-EXPORT-58'), 'nobody recorded what followed')
  const recycler: Told = { ...stake, nace: ['E38.32'] }
  t.ok(ids(recycler, '2028-01-16').includes('EU-FDI-4-1-C'))
  t.notOk(ids(recycler, '2028-01-16').includes('EU-FDI-2026-1386'))
  t.notOk(ids(recycler, '2028-01-17').includes('EU-FDI-4-1-C'))
  t.ok(raised(recycler, '2028-01-17').includes('possible EU-FDI-2026-1386'), 'no more than possible: the row is older than that day')
})

t.test('a flag carries its row and the facts that raised it', async (t) => {
  const flags = screening.screen(pair({ ...stake, nace: ['C27.20'] }), asOf)
  t.match(flags.find(({ rule }) => rule === 'IT-GP-T-NONEU'), {
    jurisdiction: 'IT',
    instrument: 'Golden Power',
    effect: 'notification',
    confidence: 'high',
    suspensory: true,
    reason: { code: 'acquisition', values: { stakePct: point(20), valueEur: point(3 * million), stakePctGte: 10, valueEurGte: million, withRules: ['IT-GP-EU-STORAGE'] } }
  })
})

t.test('what a deal could be worth', async (t) => {
  t.strictSame(dealValue({ min: 2, max: 4 }, { min: 3, max: 10 }), { low: 3, high: 4 })
  t.strictSame(dealValue({ min: 2, max: null }, { min: 1, max: null }), { low: 2, high: 2 }, 'a need with one bound is a point')
  t.strictSame(dealValue(null, { min: 1, max: null }), { low: 1, high: null }, 'an offer is open on its other side')
  t.strictSame(dealValue({ min: 2, max: 4 }, { min: 6, max: 9 }), { low: 4, high: 6 }, 'the gap one side would have to cross')
  t.strictSame(dealValue({ min: 2, max: 4 }, null), { low: 2, high: 4 })
  t.equal(dealValue(null, null), null)
  t.equal(dealValue({ min: null, max: null }, { min: null, max: null }), null)
})
