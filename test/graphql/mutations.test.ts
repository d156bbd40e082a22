import t from 'tap'
import { at, graphqlWorld, type Answer } from '../helper-graphql.ts'

const refusals = `
  ... on ValidationRefusal { code message issues { pointer code message accepted } }
  ... on ConflictRefusal { code message currentVersion }
  ... on NotFoundRefusal { code message }
  ... on RuleRefusal { code message }`
const result = (name: string, answer: Answer): unknown => at(answer, 'data', name)

t.test('mutations', async (t) => {
  const { query } = await graphqlWorld(t, { demo: false })

  const createSme = (input: Record<string, unknown>, as?: 'admin' | 'editor' | 'reviewer') =>
    query(`mutation ($input: SmeInput!) { createSme(input: $input) { __typename ... on Sme { id version status legalName region sizeClass activities { code system nace2 title(language: IT) } } ${refusals} } }`, { variables: { input }, ...(as === undefined ? {} : { as }) })

  t.test('without a key, or without the permission', async (t) => {
    t.match(result('createSme', await createSme({ legalName: 'X' })), { __typename: 'RuleRefusal', code: 'UNAUTHENTICATED' })
    t.match(result('createSme', await createSme({ legalName: 'X' }, 'reviewer')), { __typename: 'RuleRefusal', code: 'FORBIDDEN' })
    t.match(await query('mutation { remove(id: "sme_x", version: 1) { __typename ... on RuleRefusal { code } } }'), { data: { remove: { __typename: 'RuleRefusal', code: 'UNAUTHENTICATED' } } })
  })

  t.test('every field that is wrong is named', async (t) => {
    const refused = result('createSme', await createSme({ headcount: -1, province: 'XX', activities: [{ code: '38.21.2', system: 'ATECO2025' }], turnoverEur: 9_007_199_254_740_991 }, 'editor'))
    t.match(refused, { __typename: 'ValidationRefusal', code: 'VALIDATION_FAILED', issues: [{ pointer: '/headcount' }] })
    const unknown = result('createSme', await createSme({ legalName: 'X', province: 'XX', activities: [{ code: '38.21.99', system: 'ATECO2025' }] }, 'editor'))
    t.match(unknown, { issues: [{ pointer: '/province', code: 'unknown_code' }, { pointer: '/activities/0/code', code: 'unknown_code', accepted: ['38.21'] }] })
  })

  t.test('a life: created, changed, published, withdrawn; lost races are conflicts', async (t) => {
    const made = result('createSme', await createSme({ legalName: 'Prova S.r.l.', province: 'MI', headcount: 12, turnoverEur: 3_000_000, activities: [{ code: 'C27.20', system: 'NACE2', share: 0.5 }] }, 'editor'))
    t.match(made, { __typename: 'Sme', version: 1, status: 'DRAFT', region: 'IT-25', sizeClass: 'SMALL', activities: [{ code: 'C27.20', system: 'NACE2', nace2: ['C27.20'], title: String }] })
    const id = String(at(made, 'id'))
    const update = (version: number, patch: Record<string, unknown>) =>
      query(`mutation ($id: ID!, $version: Int!, $patch: SmeInput!) { updateSme(id: $id, version: $version, patch: $patch) { __typename ... on Sme { version headcount legalName names { it } } ${refusals} } }`, { variables: { id, version, patch }, as: 'editor' })
    t.match(result('updateSme', await update(1, { headcount: null, names: { it: 'Prova' } })), { __typename: 'Sme', version: 2, headcount: null, legalName: 'Prova S.r.l.', names: { it: 'Prova' } }, 'null empties, what is left out stays')
    t.match(result('updateSme', await update(1, { headcount: 3 })), { __typename: 'ConflictRefusal', code: 'VERSION_CONFLICT', currentVersion: 2 })

    const status = (version: number, to: string, as: 'admin' | 'editor', reason?: string) =>
      query(`mutation ($id: ID!, $version: Int!, $status: ProfileStatus!, $reason: String) { changeStatus(id: $id, version: $version, status: $status, reason: $reason) { __typename ... on Sme { version status statusReason } ${refusals} } }`, { variables: { id, version, status: to, reason }, as })
    t.match(result('changeStatus', await status(2, 'PUBLISHED', 'editor')), { __typename: 'RuleRefusal', code: 'FORBIDDEN' })
    t.match(result('changeStatus', await status(2, 'PUBLISHED', 'admin')), { __typename: 'Sme', version: 3, status: 'PUBLISHED' })
    t.match(await query('query ($id: ID!) { sme(id: $id) { id } }', { variables: { id } }), { data: { sme: { id } } })
    t.match(result('changeStatus', await status(3, 'DRAFT', 'admin')), { __typename: 'RuleRefusal', code: 'RULE_REFUSED' })
    t.match(result('changeStatus', await status(3, 'WITHDRAWN', 'editor')), { __typename: 'ValidationRefusal', issues: [{ pointer: '/reason' }] })
    t.match(result('changeStatus', await status(3, 'WITHDRAWN', 'editor', 'It asked for it')), { __typename: 'Sme', status: 'WITHDRAWN', statusReason: 'It asked for it' })
    t.match(await query('query ($id: ID!) { sme(id: $id) { id } }', { variables: { id } }), { data: { sme: null } }, 'in the very next read')
  })

  t.test('needs, mandates and deals', async (t) => {
    const sme = String(at(result('createSme', await createSme({ legalName: 'Con bisogni' }, 'editor')), 'id'))
    const saveNeed = (more: Record<string, unknown>, input: Record<string, unknown>) =>
      query(`mutation ($sme: ID!, $id: ID, $version: Int, $input: NeedInput!) { saveNeed(sme: $sme, id: $id, version: $version, input: $input) { __typename ... on Need { id version kind confidential amount { min max currency hard } instruments { id priority title(language: ZH) } territory { codes hard } weights { direction key weight } validTo sme { id } } ${refusals} } }`, { variables: { sme, ...more, input }, as: 'editor' })
    const need = result('saveNeed', await saveNeed({}, {
      kind: 'MARKET_ENTRY',
      amount: { min: 100, max: 200, currency: 'EUR' },
      instruments: [{ id: 'loan' }],
      territory: { codes: ['CN-SH'], hard: true },
      validTo: '2027-12-31',
      weights: { criteria: [{ direction: 'NEED_TO_INVESTOR', key: 'ticket', weight: 30 }] }
    }))
    t.match(need, { __typename: 'Need', version: 1, kind: 'MARKET_ENTRY', confidential: false, amount: { min: 100, max: 200, currency: 'EUR', hard: false }, instruments: [{ id: 'loan', priority: 1, title: String }], territory: { codes: ['CN-SH'], hard: true }, weights: [{ direction: 'NEED_TO_INVESTOR', key: 'ticket', weight: 30 }], validTo: '2027-12-31', sme: { id: sme } })
    const id = at(need, 'id')
    t.match(result('saveNeed', await saveNeed({ id }, { kind: 'RESEARCH' })), { __typename: 'RuleRefusal', code: 'VERSION_REQUIRED' })
    t.match(result('saveNeed', await saveNeed({ id, version: 1 }, { kind: 'RESEARCH' })), { __typename: 'Need', version: 2, kind: 'RESEARCH', amount: { min: 100 } })
    t.match(result('saveNeed', await saveNeed({ id, version: 1 }, { kind: 'RESEARCH' })), { __typename: 'ConflictRefusal', currentVersion: 2 })
    t.match(result('saveNeed', await saveNeed({ id: 'need_none', version: 1 }, { kind: 'RESEARCH' })), { __typename: 'NotFoundRefusal', code: 'NOT_FOUND' })
    t.match(result('saveNeed', await saveNeed({}, { kind: 'RESEARCH', stakeOffered: 2, instruments: [{ id: 'lone' }] })), { __typename: 'ValidationRefusal' })

    const created = await query(`mutation { createInvestor(input: { registeredName: "某某有限公司", type: "bank", province: "CN-SH", assets: { value: 900000000000, currency: "CNY" } }) { __typename ... on Investor { id version type standing assets { value currency } } ${refusals} } }`, { as: 'editor' })
    const investor = result('createInvestor', created)
    t.match(investor, { __typename: 'Investor', type: 'bank', standing: null, assets: { value: 900_000_000_000, currency: 'CNY' } })
    const variables = { investor: at(investor, 'id') }
    const mandate = await query(`mutation ($investor: ID!) { saveMandate(investor: $investor, input: { sectors: [{ code: "E38", system: NACE2 }], objectives: [{ objective: CE, weight: 0.6 }], minimumEvidence: THIRD_PARTY, sizes: [SMALL, MEDIUM], kpi: CAPEX, minimumAligned: { kpi: OPEX, share: 0.2 } }) {
      __typename ... on Mandate { id version sectors { code system priority } objectives { objective weight } minimumEvidence sizes kpi minimumAligned { kpi share } investor { id } } ${refusals} } }`, { variables, as: 'editor' })
    t.match(result('saveMandate', mandate), { __typename: 'Mandate', sectors: [{ code: 'E38', system: 'NACE2', priority: 1 }], objectives: [{ objective: 'CE', weight: 0.6 }], minimumEvidence: 'THIRD_PARTY', sizes: ['SMALL', 'MEDIUM'], kpi: 'CAPEX', minimumAligned: { kpi: 'OPEX', share: 0.2 }, investor: { id: variables.investor } })
    const deal = await query(`mutation ($investor: ID!) { saveDeal(investor: $investor, input: { date: "2024-05-01", sector: { code: "D35.11", system: NACE2 }, region: "IT-82", amount: { value: 5000000, currency: "EUR" } }) { __typename ... on Deal { id version date sector { code share } amount { value } investor { id } } ${refusals} } }`, { variables, as: 'editor' })
    t.match(result('saveDeal', deal), { __typename: 'Deal', date: '2024-05-01', sector: { code: 'D35.11', share: null } })
    const standing = (version: number, as: 'editor' | 'reviewer', found: string) => query(`mutation ($investor: ID!, $version: Int!) { setStanding(id: $investor, version: $version, standing: ${found}) { __typename ... on Investor { standing version } ${refusals} } }`, { variables: { ...variables, version }, as })
    t.match(result('setStanding', await standing(1, 'editor', 'ACCEPTED')), { __typename: 'RuleRefusal', code: 'FORBIDDEN' })
    t.match(result('setStanding', await standing(1, 'reviewer', 'ACCEPTED')), { __typename: 'Investor', standing: 'ACCEPTED' })
    t.match(result('setStanding', await standing(1, 'reviewer', 'REFUSED')), { __typename: 'ConflictRefusal' })

    const remove = (what: unknown, version: number) => query('mutation ($id: ID!, $version: Int!) { remove(id: $id, version: $version) { __typename ... on Removed { id } ... on ConflictRefusal { currentVersion } ... on NotFoundRefusal { code } ... on RuleRefusal { code } } }', { variables: { id: what, version }, as: 'editor' })
    t.match(result('remove', await remove(id, 1)), { __typename: 'ConflictRefusal', currentVersion: 2 })
    t.match(result('remove', await remove(id, 2)), { __typename: 'Removed', id })
    t.match(result('remove', await remove(id, 2)), { __typename: 'NotFoundRefusal' })
    t.match(result('remove', await remove('what', 1)), { __typename: 'NotFoundRefusal' })
    t.match(result('remove', await remove(at(result('saveDeal', deal), 'id'), 1)), { __typename: 'Removed' })
  })

  t.test('a claim from draft to revoked', async (t) => {
    const organisation = String(at(result('createSme', await createSme({ legalName: 'Con prove' }, 'editor')), 'id'))
    const claim = '__typename ... on Claim { id version kind state level ruleSet reviewReason organisation { id } facts { activity objective substantialContribution dnsh { objective fact } kpis { kpi share } derivedAlignment } documents { title sha256 } }'
    const save = (more: Record<string, unknown>, input: Record<string, unknown>) =>
      query(`mutation ($organisation: ID!, $id: ID, $version: Int, $input: ClaimInput!) { saveClaim(organisation: $organisation, id: $id, version: $version, input: $input) { ${claim} ${refusals} } }`, { variables: { organisation, ...more, input }, as: 'editor' })
    const facts = { kind: 'TAXONOMY', activity: 'CE 2.3', substantialContribution: 'MET', minimumSafeguards: 'MET', dnsh: [{ objective: 'CCM', fact: 'MET' }, { objective: 'WTR', fact: 'NOT_APPLICABLE' }], kpis: [{ kpi: 'TURNOVER', share: 0.7 }], documents: [{ title: 'Report' }] }
    t.match(result('saveClaim', await save({}, { ...facts, objective: 'CCM' })), { __typename: 'ValidationRefusal', issues: [{ pointer: '/objective', accepted: ['CE'] }] })
    const draft = result('saveClaim', await save({}, facts))
    t.match(draft, { __typename: 'Claim', version: 1, kind: 'TAXONOMY', state: 'DRAFT', level: 'SELF_DECLARED', organisation: { id: organisation }, facts: { objective: 'CE', derivedAlignment: 'UNKNOWN', dnsh: [{ objective: 'CCM', fact: 'MET' }, { objective: 'CCA', fact: 'UNKNOWN' }, { objective: 'WTR', fact: 'NOT_APPLICABLE' }, {}, {}], kpis: [{ kpi: 'TURNOVER', share: 0.7 }] } })
    const id = at(draft, 'id')
    const act = (name: string, args: string, as: 'editor' | 'reviewer' | 'admin') => query(`mutation ($id: ID!) { ${name}(id: $id, ${args}) { ${claim} ${refusals} } }`, { variables: { id }, as })
    t.match(result('reviewClaim', await act('reviewClaim', 'version: 1, decision: ACCEPT, level: DOCUMENTED, reason: "Read"', 'reviewer')), { __typename: 'RuleRefusal', code: 'RULE_REFUSED' }, 'a draft is not reviewed')
    t.match(result('submitClaim', await act('submitClaim', 'version: 1', 'admin')), { __typename: 'Claim', state: 'SUBMITTED', version: 2 })
    t.match(result('reviewClaim', await act('reviewClaim', 'version: 2, decision: ACCEPT, level: AUDITED, reason: "Mine"', 'admin')), { __typename: 'RuleRefusal', code: 'RULE_REFUSED' }, 'not by who submitted it')
    t.match(result('reviewClaim', await act('reviewClaim', 'version: 1, decision: ACCEPT, reason: "Late"', 'reviewer')), { __typename: 'ConflictRefusal', currentVersion: 2 })
    t.match(result('reviewClaim', await act('reviewClaim', 'version: 2, decision: ACCEPT, level: AUDITED, reason: "Read it all"', 'reviewer')), { __typename: 'Claim', state: 'ACCEPTED', level: 'AUDITED', reviewReason: 'Read it all' })
    t.match(result('reviewClaim', await act('reviewClaim', 'version: 3, decision: REVOKE, reason: "It was not so"', 'reviewer')), { __typename: 'Claim', state: 'REVOKED' })
    t.match(result('saveClaim', await save({ id, version: 4 }, { ...facts, kpis: [] })), { __typename: 'RuleRefusal', code: 'RULE_REFUSED' }, 'a revoked claim stays as it is')
  })
})
