import t from 'tap'
import { z } from 'zod'
import { dealFields, investorFields, investorInput, mandateFields, mandateInput, mergeInvestor, mergeMandate } from '../../src/investors/fields.ts'
import { DealInput, InvestorInput, MandateInput } from '../../src/investors/input.ts'
import { toDeal, toInvestor, toMandate } from '../../src/investors/investors.ts'
import { parseSectorCode, sectorCodeText } from '../../src/investors/sector-code.ts'
import { parse } from '../../src/parse.ts'
import { createChecks } from '../../src/profiles/checks.ts'
import { NeedInput, SmeInput } from '../../src/smes/input.ts'
import { admin, context, pointers } from '../profiles/world.ts'

function investor (given: Record<string, unknown>) {
  const checks = createChecks(context.catalogues)
  const fields = investorFields(parse(InvestorInput, { registeredName: '示例资本有限公司', type: 'private_equity', ...given }), context, checks)
  return { fields, issues: checks.issues }
}
function mandate (given: Record<string, unknown>) {
  const checks = createChecks(context.catalogues)
  const fields = mandateFields(parse(MandateInput, given), context, checks)
  return { fields, issues: checks.issues }
}
function deal (given: Record<string, unknown>) {
  const checks = createChecks(context.catalogues)
  const fields = dealFields(parse(DealInput, { date: '2024-05-01', ...given }), context, checks)
  return { fields, issues: checks.issues }
}

t.test('an investor has a type, a name and a seat in China', async (t) => {
  t.match(investor({ uscc: '919999990000009167', province: 'cn-sh', assets: { value: 9, currency: 'CNY' } }), {
    issues: [], fields: { type: 'private_equity', province: 'CN-SH', identifiers: [{ scheme: 'uscc', value: '919999990000009167', warning: null }] }
  })
  t.match(investor({ type: null, registeredName: null }).issues, [{ pointer: '/registeredName' }, { pointer: '/type', code: 'required' }])
  t.match(investor({ type: 'private-equity', province: 'CN-EAST', assets: { value: 1, currency: 'JPY' } }).issues, [{ pointer: '/type', accepted: ['private_equity'] }, { pointer: '/province' }, { pointer: '/assets/currency' }])
  t.strictSame(await pointers(() => investor({ vatNumber: '12345678903' })), ['/vatNumber'])
})

t.test('a USCC with a wrong check character is kept, and says so', async (t) => {
  const { fields, issues } = investor({ uscc: '919999990000009168' })
  t.strictSame(issues, [])
  t.ok(fields.identifiers[0]?.warning)
})

t.test('excluded sectors are written in one way', async (t) => {
  t.strictSame(mandate({ excludedSectors: ['C31.01', 'NACE2:c31.01', 'nace21: D35.11', 'ATECO2025:351100'] }).fields.excludedSectors, ['C31.01', 'NACE21:D35.11', 'ATECO2025:35.11.00'])
  t.match(mandate({ excludedSectors: ['31.01', 'ATECO2025:00.00.00'] }).issues, [{ pointer: '/excludedSectors/0', accepted: ['C31.01'] }, { pointer: '/excludedSectors/1' }])
  for (const text of ['E38', 'NACE21:D35.11', 'ATECO2025:35.11.00']) t.equal(sectorCodeText(parseSectorCode(text)), text)
})

t.test('objectives come as a map or as a list', async (t) => {
  const { fields } = mandate({ objectives: { CE: 0.6, CCM: 0.4, BIO: 0, WTR: null } })
  t.strictSame(fields.objectives, { CCM: 0.4, CE: 0.6 })
  t.strictSame(mandate({ objectives: [{ objective: 'CE', weight: 0.6 }, { objective: 'CCM', weight: 0.4 }] }).fields.objectives, fields.objectives)
  t.match(mandate({ objectives: [{ objective: 'CE', weight: 1 }, { objective: 'CE', weight: 1 }] }).issues, [{ pointer: '/objectives/1/objective', code: 'duplicate' }])
  t.match(mandate({ objectives: { CE: 0 } }).issues, [{ pointer: '/objectives', code: 'all_zero' }])
  t.strictSame(await pointers(() => mandate({ objectives: { CE: -1 } })), ['/objectives/CE'])
})

t.test('taxonomy activities, Chinese entries and CAM categories are those of the catalogues', async (t) => {
  t.match(mandate({ activities: ['ce2.7', 'CE 2.7'], chinaCatalogue: ['GIGC-2024/3.2'], camCategories: [{ id: 'cam-edilizia' }] }), {
    issues: [], fields: { activities: ['CE 2.7'], chinaCatalogue: ['GIGC-2024/3.2'], camCategories: [{ id: 'cam-edilizia', priority: 1 }] }
  })
  const decree = [...context.catalogues.codes.camDecrees.values()].find(({ id, category }) => id !== category)
  t.match(mandate({ activities: ['CE 99'], chinaCatalogue: ['GIGC-2024/99'], camCategories: [{ id: decree?.id }, { id: 'cam-nothing' }] }).issues, [
    { pointer: '/activities/0' }, { pointer: '/chinaCatalogue/0' }, { pointer: '/camCategories/0/id', accepted: [decree?.category] }, { pointer: '/camCategories/1/id' }
  ])
})

t.test('a mandate looks for places in Italy, where CN is Cuneo', async (t) => {
  t.strictSame(mandate({ territory: { codes: ['IT', 'ITC', 'ITC4', 'IT-25', 'mi', 'CN', 'IT-32'] } }).fields.territory, { codes: ['IT', 'ITC', 'ITC4', 'IT-25', 'MI', 'IT-CN', 'IT-32'], hard: false })
  t.match(mandate({ territory: { codes: ['CN-SH'] } }).issues, [{ pointer: '/territory/codes/0', message: /in Italy/ }])
})

t.test('the rest of a mandate has defaults and limits', async (t) => {
  t.match(mandate({}).fields, { kpi: 'turnover', confidential: false, sizes: [], minimumEvidence: null, minimumAligned: null, objectives: {}, ticket: null, weights: null })
  t.strictSame(mandate({ sizes: ['medium', 'micro', 'medium'] }).fields.sizes, ['micro', 'medium'])
  t.strictSame(await pointers(() => mandate({ minimumEvidence: 'inferred', minimumAligned: { kpi: 'turnover', share: 1.2 }, stakeWanted: 2, validTo: '2026-02-30' })),
    ['/minimumEvidence', '/minimumAligned/share', '/stakeWanted', '/validTo'])
  t.match(mandate({ weights: { track_record: 1 }, sectors: [{ code: '35.11', system: 'NACE2' }] }).issues, [{ pointer: '/sectors/0/code', accepted: ['D35.11'] }, { pointer: '/weights/track_record' }])
  t.strictSame(await pointers(() => mandate({ sectors: Array.from({ length: 101 }, () => ({ code: 'E38', system: 'NACE2' })) })), ['/sectors'])
})

t.test('a deal has a day, and a sector without a share', async (t) => {
  t.match(deal({ sector: { code: 'D35.11', system: 'NACE2', share: null }, region: 'CN', amount: { value: 5, currency: 'EUR' } }), { issues: [], fields: { sector: { code: 'D35.11', system: 'NACE2' }, region: 'IT-CN' } })
  t.match(deal({ sector: { code: 'D99', system: 'NACE2' }, region: 'CN-SH', amount: { value: 5, currency: 'JPY' } }).issues, [{ pointer: '/sector/code' }, { pointer: '/region' }, { pointer: '/amount/currency' }])
  t.strictSame(await pointers(() => deal({ date: null, amount: { value: 0, currency: 'EUR' } })), ['/date', '/amount/value'])
})

t.test('what is stored can be given again as input, and patched', async (t) => {
  const stored = toInvestor(parse(InvestorInput, { registeredName: '示例', type: 'bank', uscc: '919999990000009167', lei: '529900T8BM49AURSDO55', assets: { value: 5, currency: 'CNY' } }), undefined, context, admin)
  t.strictSame(toInvestor(parse(InvestorInput, investorInput(stored)), stored, context, admin), stored)
  t.match(toInvestor(mergeInvestor(stored, { lei: null, assets: { value: 6 } }), stored, context, admin), { identifiers: [{ scheme: 'uscc' }], assets: { value: 6, currency: 'CNY' } })
  t.strictSame(await pointers(() => toInvestor(mergeInvestor(stored, { id: 'inv_x' }), stored, context, admin)), ['/id'])
  const said = toMandate(parse(MandateInput, { sectors: [{ code: 'E38', system: 'NACE2' }], objectives: { CE: 1 }, minimumEvidence: 'documented', territory: { codes: ['CN'] }, weights: { sector: 3 } }), undefined, stored.id, context)
  t.strictSame(toMandate(parse(MandateInput, mandateInput(said)), said, stored.id, context), said)
  t.match(toMandate(mergeMandate(said, { objectives: { CCM: 1 }, minimumEvidence: null }), said, stored.id, context), { objectives: { CCM: 1, CE: 1 }, minimumEvidence: null, sectors: [{ code: 'E38' }] })
  t.match(toDeal(parse(DealInput, { id: 'deal_1', date: '2024-01-01' }), undefined, stored.id, context), { id: 'deal_1', organisationId: stored.id, sector: null })
})

t.test('the shapes can be told in an OpenAPI document', async (t) => {
  for (const shape of [SmeInput, NeedInput, InvestorInput, MandateInput, DealInput]) {
    const schema = z.toJSONSchema(shape, { io: 'input' })
    t.equal(schema.additionalProperties, false)
    t.match(JSON.stringify(schema), /"maxItems":100|"maximum"/)
  }
})
