import t from 'tap'
import { parse } from '../../src/parse.ts'
import { createChecks } from '../../src/profiles/checks.ts'
import { mergeNeed, mergeSme, needFields, smeFields, smeInput } from '../../src/smes/fields.ts'
import { NeedInput, SmeInput } from '../../src/smes/input.ts'
import { toNeed, toSme } from '../../src/smes/smes.ts'
import { admin, context, pointers, refusal } from '../profiles/world.ts'

function read (given: Record<string, unknown>) {
  const checks = createChecks(context.catalogues)
  const fields = smeFields(parse(SmeInput, { legalName: 'Esempio S.r.l.', ...given }), context, checks)
  return { fields, issues: checks.issues }
}
const shape = (given: Record<string, unknown>) => () => parse(SmeInput, { legalName: 'Esempio S.r.l.', ...given })
function need (given: Record<string, unknown>) {
  const checks = createChecks(context.catalogues)
  const fields = needFields(parse(NeedInput, { kind: 'investment', ...given }), context, checks)
  return { fields, issues: checks.issues }
}

t.test('an SME of names alone has everything else open', async (t) => {
  const { fields, issues } = read({})
  t.strictSame(issues, [])
  t.strictSame(fields, {
    legalName: 'Esempio S.r.l.',
    names: {},
    descriptions: {},
    textStatus: {},
    identifiers: [],
    website: null,
    founded: null,
    synthetic: false,
    source: null,
    externalId: null,
    excludedCounterparts: [],
    contacts: [],
    matchingConsent: true,
    informedOn: null,
    province: null,
    region: null,
    activities: [],
    headcount: null,
    headcountBand: null,
    turnoverEur: null,
    turnoverBandEur: null,
    balanceSheetEur: null,
    fiscalYear: null,
    soleTrader: null
  })
})

t.test('the list of identifiers and the short names say the same', async (t) => {
  const listed = read({ identifiers: [{ scheme: 'VAT', value: '12345678903' }, { scheme: 'rea', value: 'mi 12' }] })
  t.strictSame(read({ vatNumber: 'IT12345678903', rea: 'MI-12' }), listed)
  t.strictSame(listed.issues, [])
  t.match(read({ vatNumber: '12345678903', identifiers: [{ scheme: 'vat', value: '00743110157' }] }).issues, [{ pointer: '/vatNumber', code: 'duplicate' }])
  t.match(read({ vatNumber: '12345678901', identifiers: [{ scheme: 'duns', value: '1' }] }).issues, [
    { pointer: '/identifiers/0/scheme', accepted: ['vat', 'rea', 'lei', 'uscc'] }, { pointer: '/vatNumber', code: 'invalid_checksum' }
  ])
})

t.test('text is trimmed and composed, and control characters are refused', async (t) => {
  const { fields } = read({ names: { it: '  Societa\u0300 ' }, descriptions: { en: 'One\r\ntwo\tthree' } })
  t.strictSame(fields.names, { it: 'Società' })
  t.equal(fields.descriptions.en, 'One\ntwo\tthree')
  for (const bad of ['a\u0000b', 'a\nb', 'a\u202Eb', 'a\uD800', '   ', 'x'.repeat(301)]) t.strictSame(await pointers(shape({ legalName: bad })), ['/legalName'])
  t.strictSame(await pointers(shape({ descriptions: { zh: 'x'.repeat(4001) } })), ['/descriptions/zh'])
})

t.test('a field that does not exist is refused by name, also when it is null', async (t) => {
  t.strictSame(await pointers(shape({ employees: 3, names: { fr: 'x' } })), ['/names/fr', '/employees'])
  t.match((await refusal(shape({ employees: null }))).issues, [{ pointer: '/employees', code: 'unknown_field' }])
})

t.test('figures are whole, not negative and exact', async (t) => {
  const wrong = { headcount: -1, turnoverEur: -5, balanceSheetEur: 1.5 }
  t.strictSame(await pointers(shape(wrong)), Object.keys(wrong).map((key) => `/${key}`))
  t.strictSame(await pointers(shape({ turnoverEur: 2 ** 53 })), ['/turnoverEur'])
  t.equal(read({ turnoverEur: Number.MAX_SAFE_INTEGER }).fields.turnoverEur, Number.MAX_SAFE_INTEGER)
})

t.test('years and days exist and are not to come', async (t) => {
  t.strictSame(await pointers(shape({ founded: 1799, informedOn: '2026-02-30' })), ['/founded', '/informedOn'])
  t.match(read({ founded: 2027, fiscalYear: 2028 }).issues, [{ pointer: '/founded' }, { pointer: '/fiscalYear' }])
  t.strictSame(read({ founded: 2026, informedOn: '2024-02-29' }).issues, [])
})

t.test('activities take their catalogue\'s spelling, ATECO without dots too', async (t) => {
  const { fields, issues } = read({ activities: [{ code: '382120', system: 'ATECO2025' }, { code: 'e38.32', system: 'NACE2', share: 0.5 }, { code: '38', system: 'ATECO2025' }] })
  t.strictSame(issues, [])
  t.strictSame(fields.activities, [{ code: '38.21.20', system: 'ATECO2025', share: null }, { code: 'E38.32', system: 'NACE2', share: 0.5 }, { code: '38', system: 'ATECO2025', share: null }])
})

t.test('a NACE code without its section letter is answered with the code it means in that revision', async (t) => {
  t.match(read({ activities: [{ code: '38.32', system: 'NACE2' }] }).issues, [{ pointer: '/activities/0/code', code: 'unknown_code', accepted: ['E38.32'] }])
  const { issues } = read({ activities: [{ code: 'Z99', system: 'NACE2' }, { code: '99.99.99', system: 'ATECO2025' }] })
  t.strictSame(issues.map(({ pointer }) => pointer), ['/activities/0/code', '/activities/1/code'])
})

t.test('shares of revenue add up to at most 1, and the message names the sum', async (t) => {
  const [issue] = read({ activities: [{ code: 'E38', system: 'NACE2', share: 0.7 }, { code: 'C28', system: 'NACE2', share: 0.6 }] }).issues
  t.match(issue, { pointer: '/activities', code: 'shares_above_one', message: /1\.3\b/ })
  t.strictSame(read({ activities: [0.1, 0.2, 0.7].map((share, at) => ({ code: `C2${at + 3}`, system: 'NACE2', share })) }).issues, [])
  t.match(read({ activities: [{ code: 'E38', system: 'NACE2' }, { code: 'e38', system: 'NACE2' }] }).issues, [{ pointer: '/activities/1/code', code: 'duplicate' }])
  t.strictSame(await pointers(shape({ activities: [{ code: 'E38', system: 'NACE2', share: 1.1 }] })), ['/activities/0/share'])
})

t.test('the region follows from the province, and must not contradict it', async (t) => {
  t.match(read({ province: 'mi' }).fields, { province: 'MI', region: 'IT-25' })
  t.match(read({ province: 'BZ', region: 'IT-BZ' }), { fields: { province: 'BZ', region: 'IT-BZ' }, issues: [] })
  t.match(read({ province: 'CN' }).fields, { province: 'CN', region: 'IT-21' })
  t.match(read({ region: 'ITC4' }).fields, { province: null, region: 'IT-25' })
  t.match(read({ province: 'MI', region: 'IT-62' }).issues, [{ pointer: '/region', code: 'contradiction', accepted: ['IT-25'] }])
  t.match(read({ province: 'XX' }).issues, [{ pointer: '/province', code: 'unknown_code' }])
  t.match(read({ region: 'ITC' }).issues, [{ pointer: '/region', accepted: ['IT-21', 'IT-23', 'IT-25', 'IT-42'] }])
})

t.test('excluded counterparts are ids, or externalIds of the same source that may come later', async (t) => {
  const known = { ...context, counterparts: new Map([['stored', 'inv_1']]) }
  const checks = createChecks(context.catalogues)
  const { excludedCounterparts } = smeFields(parse(SmeInput, { legalName: 'A', source: 'register', excludedCounterparts: ['inv_2', 'stored', 'later', 'inv_1'] }), known, checks)
  t.equal(excludedCounterparts.length, 3)
  t.strictSame(excludedCounterparts.slice(0, 2), ['inv_2', 'inv_1'])
  t.match(excludedCounterparts[2], /^inv_[0-9a-f]{24}$/)
  t.match(read({ excludedCounterparts: ['later', 'inv_<x>'] }).issues, [{ pointer: '/excludedCounterparts/0' }, { pointer: '/excludedCounterparts/1', code: 'invalid_id' }])
})

t.test('an SME needs a name', async (t) => {
  t.strictSame(await pointers(() => toSme(parse(SmeInput, {}), undefined, context, admin)), ['/legalName'])
  t.equal(toSme(parse(SmeInput, { names: { zh: '示例' } }), undefined, context, admin).status, 'draft')
})

t.test('what is stored can be given again as input, and says the same', async (t) => {
  const sme = toSme(parse(SmeInput, {
    legalName: 'Esempio',
    vatNumber: '12345678903',
    identifiers: [{ scheme: 'uscc', value: '919999990000009167' }],
    names: { en: 'Example' },
    province: 'MI',
    headcount: 3,
    contacts: [{ name: 'Maria' }],
    source: 'a',
    externalId: '1',
    excludedCounterparts: ['b'],
    activities: [{ code: 'E38', system: 'NACE2', share: 1 }]
  }), undefined, context, admin)
  t.strictSame(toSme(parse(SmeInput, smeInput(sme)), sme, context, admin), sme)
  t.strictSame(toSme(mergeSme(sme, {}), sme, context, admin), sme)
})

t.test('a patch changes what it names: null clears, what is absent stays, objects are merged', async (t) => {
  const sme = toSme(parse(SmeInput, { legalName: 'Esempio', vatNumber: '12345678903', names: { en: 'Example', it: 'Esempio' }, province: 'MI', headcount: 3, synthetic: true }), undefined, context, admin)
  const patched = (patch: unknown) => toSme(mergeSme(sme, patch), sme, context, admin)
  t.match(patched({ names: { it: null, zh: '示例' }, headcount: null }), { legalName: 'Esempio', names: { en: 'Example', zh: '示例' }, headcount: null, province: 'MI' })
  const banded = toSme(parse(SmeInput, { legalName: 'Esempio', headcountBand: { min: 20, max: 49 }, turnoverBandEur: { max: 2_000_000 } }), undefined, context, admin)
  t.match(banded, { headcountBand: { min: 20, max: 49 }, turnoverBandEur: { min: null, max: 2_000_000 } })
  t.match(toSme(mergeSme(banded, { headcount: 60 }), banded, context, admin), { headcount: 60, headcountBand: null, turnoverBandEur: { max: 2_000_000 } }, 'an exact figure takes the place of the range')
  t.match(toSme(mergeSme(banded, { headcountBand: { min: 250 } }), banded, context, admin), { headcountBand: { min: 250, max: null } }, 'a range is replaced as a whole')
  t.strictSame(await pointers(shape({ headcountBand: { min: 9, max: 1 }, turnoverBandEur: {} })), ['/headcountBand', '/turnoverBandEur'])
  t.match(patched({ province: 'RM' }), { province: 'RM', region: 'IT-62' })
  t.match(patched({ province: null }), { province: null, region: 'IT-25' })
  t.strictSame(patched({ vatNumber: null }).identifiers, [])
  t.strictSame(patched({ identifiers: [{ scheme: 'rea', value: 'MI-1' }] }).identifiers.map(({ scheme }) => scheme), ['rea'])
  t.strictSame(await pointers(() => patched({ region: 'IT-62' })), ['/region'])
  t.strictSame(await pointers(() => patched({ synthetic: false })), ['/synthetic'])
  t.strictSame(await pointers(() => patched({ id: 'sme_other' })), ['/id'])
  t.strictSame(await pointers(() => patched({ colour: null })), ['/colour'])
  t.strictSame(await pointers(() => patched(JSON.parse('{"__proto__": {"headcount": 9}}'))), ['/__proto__'])
  t.strictSame(await pointers(() => patched('nothing of the kind')), [''])
})

t.test('a need\'s amount has bounds in order, in a currency with a rate', async (t) => {
  t.strictSame(need({ amount: { min: 2, max: 4, currency: 'cny' } }).fields.amount, { min: 2, max: 4, currency: 'CNY', hard: false })
  t.match(need({ amount: { min: 4, max: 2, currency: 'EUR' } }).issues, [{ pointer: '/amount/max', code: 'below_min' }])
  t.match(need({ amount: { currency: 'JPY' } }).issues, [{ pointer: '/amount/currency', accepted: ['EUR', 'CNY'] }, { pointer: '/amount/min', code: 'required' }])
  t.strictSame(await pointers(() => need({ amount: { min: 0, max: -1, currency: 'EURO' } })), ['/amount/min', '/amount/max', '/amount/currency'])
})

t.test('priorities are above 0 and at most 1, and 1 when not given', async (t) => {
  t.strictSame(need({ modes: [{ id: 'joint_venture' }, { id: 'licensing', priority: 0.5 }] }).fields.modes, [{ id: 'joint_venture', priority: 1 }, { id: 'licensing', priority: 0.5 }])
  t.strictSame(await pointers(() => need({ modes: [{ id: 'joint_venture', priority: 0 }, { id: 'licensing', priority: 1.1 }] })), ['/modes/0/priority', '/modes/1/priority'])
  t.match(need({ instruments: [{ id: 'loans' }], modes: [{ id: 'supply' }, { id: 'supply' }] }).issues, [{ pointer: '/instruments/0/id', accepted: ['loan'] }, { pointer: '/modes/1/id', code: 'duplicate' }])
})

t.test('a need looks for places in China', async (t) => {
  t.strictSame(need({ territory: { codes: ['CN', 'CN-EAST', 'cn-sh'], hard: true } }).fields.territory, { codes: ['CN', 'CN-EAST', 'CN-SH'], hard: true })
  t.match(need({ territory: { codes: ['IT-25'] } }).issues, [{ pointer: '/territory/codes/0', message: /in China/ }])
  t.equal(need({ territory: { codes: [] } }).fields.territory, null)
})

t.test('own weights come as a map or as a list, and name criteria of needs', async (t) => {
  t.strictSame(need({ weights: { ticket: 20, region: 0 } }).fields.weights, need({ weights: { criteria: [{ direction: 'need_to_investor', key: 'region', weight: 0 }, { direction: 'need_to_investor', key: 'ticket', weight: 20 }] } }).fields.weights)
  t.match(need({ weights: { sector: 1 } }).issues, [{ pointer: '/weights/sector', code: 'unknown_criterion' }])
  t.match(need({ weights: { criteria: [{ direction: 'mandate_to_sme', key: 'ticket', weight: 1 }] } }).issues, [{ pointer: '/weights/criteria/0/direction' }])
  t.match(need({ weights: { track_record: 0, ticket: 0, credentials: 0, instrument: 0, mode: 0, region: 0 } }).issues, [{ pointer: '/weights', code: 'all_zero' }])
  t.strictSame(await pointers(() => need({ weights: { ticket: -1 } })), ['/weights/ticket'])
  t.equal(need({ weights: {} }).fields.weights, null)
})

t.test('a patched need keeps what it said, and a list of weights replaces the map', async (t) => {
  const stored = toNeed(parse(NeedInput, { kind: 'investment', amount: { min: 1, max: 9, currency: 'EUR' }, weights: { ticket: 20, mode: 3 }, confidential: true }), undefined, 'sme_1', context)
  const patched = (patch: unknown) => toNeed(mergeNeed(stored, patch), stored, 'sme_1', context)
  t.match(patched({ amount: { max: 5 } }), { amount: { min: 1, max: 5, currency: 'EUR' }, confidential: true })
  t.strictSame(patched({ weights: { mode: null } }).weights, { ticket: 20 })
  t.strictSame(patched({ weights: { criteria: [{ direction: 'need_to_investor', key: 'mode', weight: 1 }] } }).weights, { mode: 1 })
  t.equal(patched({ amount: null }).amount, null)
  t.strictSame(await pointers(() => patched({ kind: null })), ['/kind'])
})
