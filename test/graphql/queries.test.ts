import t from 'tap'
import { principalOf } from '../../src/access/principal.ts'
import { at, codes, graphqlWorld, listAt } from '../helper-graphql.ts'

t.test('queries over the demo profiles', async (t) => {
  const { query, service } = await graphqlWorld(t, { demo: true })
  const admin = principalOf('cli', 'admin')

  t.test('paging yields every match once, in the order of one big page', async (t) => {
    const whole = listAt(await query('{ matches(for: "sme_demo_01", first: 100) { nodes { rank score investor { id } } } }'), 'data', 'matches', 'nodes')
    const paged: unknown[] = []
    let after: unknown = null
    for (let page = 0; page < 20; page++) {
      const answer = await query('query ($after: String) { matches(for: "sme_demo_01", first: 4, after: $after) { totalCount changed nodes { rank score investor { id } } edges { cursor node { rank } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }', { variables: { after } })
      t.match(answer, { data: { matches: { totalCount: whole.length, changed: false, pageInfo: { hasPreviousPage: page > 0 } } } })
      t.equal(at(answer, 'data', 'matches', 'pageInfo', 'endCursor'), at(listAt(answer, 'data', 'matches', 'edges').at(-1), 'cursor'))
      paged.push(...listAt(answer, 'data', 'matches', 'nodes'))
      if (at(answer, 'data', 'matches', 'pageInfo', 'hasNextPage') !== true) break
      after = at(answer, 'data', 'matches', 'pageInfo', 'endCursor')
    }
    t.strictSame(paged, whole)
    t.ok(whole.length > 10)
  })

  t.test('a cursor belongs to its arguments', async (t) => {
    const cursor = at(await query('{ smes(first: 2) { pageInfo { endCursor } } }'), 'data', 'smes', 'pageInfo', 'endCursor')
    t.equal((await query('query ($after: String) { smes(first: 5, after: $after) { nodes { id } } }', { variables: { after: cursor } })).errors, undefined)
    t.strictSame(codes(await query('query ($after: String) { smes(search: "x", after: $after) { nodes { id } } }', { variables: { after: cursor } })), ['INVALID_CURSOR'])
    t.strictSame(codes(await query('query ($after: String) { investors(after: $after) { nodes { id } } }', { variables: { after: cursor } })), ['INVALID_CURSOR'])
  })

  t.test('scores, their parts and the sentences belong together', async (t) => {
    const answer = await query(`{ match(a: "inv_demo_01", b: "sme_demo_01", asOf: "2026-06-30") {
      rank score scoreHigh asOf basis scoringVersion dataVersion sme { id } investor { id } need { id sme { id } } mandate { id investor { id } } implicitNeed implicitMandate
      directions { direction score certainty criteria { key low high contribution reason en: sentence it: sentence(language: IT) zh: sentence(language: ZH) evidence { id organisation { id } } } }
      gates { key outcome reason sentence } } }`)
    t.match(answer, { data: { match: { rank: null, asOf: '2026-06-30', basis: 'PUBLIC', sme: { id: 'sme_demo_01' }, investor: { id: 'inv_demo_01' }, need: { sme: { id: 'sme_demo_01' } }, mandate: { investor: { id: 'inv_demo_01' } }, implicitNeed: false } } })
    for (const direction of listAt(answer, 'data', 'match', 'directions')) {
      const sum = listAt(direction, 'criteria').reduce<number>((total, criterion) => total + Math.round(Number(at(criterion, 'contribution')) * 100), 0)
      t.equal(sum, Math.round(Number(at(direction, 'score')) * 100), String(at(direction, 'direction')))
      for (const criterion of listAt(direction, 'criteria')) t.not(at(criterion, 'en'), at(criterion, 'zh'))
    }
    t.equal(listAt(answer, 'data', 'match', 'gates').length, 9)
  })

  t.test('filters restrict the candidates and no score', async (t) => {
    const all = listAt(await query('{ matches(for: "inv_demo_01", first: 100) { nodes { score sme { id region } } } }'), 'data', 'matches', 'nodes')
    const some = listAt(await query('{ matches(for: "inv_demo_01", first: 100, filter: { regions: ["IT-25"], minScore: 20, provinces: null }) { nodes { score sme { id region } } } }'), 'data', 'matches', 'nodes')
    t.ok(some.length > 0 && some.length < all.length)
    t.strictSame(some, all.filter((match) => at(match, 'sme', 'region') === 'IT-25' && Number(at(match, 'score')) >= 20))
    t.strictSame(codes(await query('{ matches(for: "inv_demo_01", filter: { investorTypes: ["bank"] }) { totalCount } }')), ['INVALID_QUERY'])
  })

  t.test('directories by filter, words and order', async (t) => {
    const named = await query('{ smes(first: 100, orderBy: { field: NAME, direction: DESC }, filter: { sizes: [SMALL], needKinds: [INVESTMENT], synthetic: true }) { totalCount nodes { id sizeCandidates needs { kind } } } }')
    t.equal(named.errors, undefined)
    const nodes = listAt(named, 'data', 'smes', 'nodes')
    t.equal(nodes.length, at(named, 'data', 'smes', 'totalCount'))
    t.ok(nodes.length > 0 && nodes.every((sme) => listAt(sme, 'sizeCandidates').includes('SMALL') && listAt(sme, 'needs').some((need) => at(need, 'kind') === 'INVESTMENT')))
    t.match(await query('{ investors(search: "tingheng") { nodes { id } } }'), { data: { investors: { nodes: [{ id: 'inv_demo_01' }] } } })
    t.match(await query('{ smes(filter: { statuses: [DRAFT] }) { nodes { status } } }', { as: 'reviewer' }), { data: { smes: { nodes: [{ status: 'DRAFT' }] } } })
  })

  t.test('what if, why not, and the model', async (t) => {
    const model = await query('{ scoringModel { version criteria { key direction weight title(language: IT) description } evidenceFactors { level factor } } }')
    t.equal(listAt(model, 'data', 'scoringModel', 'criteria').length, 14)
    t.match(model, { data: { scoringModel: { evidenceFactors: [{ level: 'INFERRED', factor: 0.3 }, {}, {}, {}, { level: 'AUDITED', factor: 1 }] } } })
    const changed = await query(`{ whatIf(for: "need_demo_01a", first: 3, patch: { need: { kind: INVESTMENT, amount: { min: 90000000, max: null, currency: "EUR" } }, claims: [{ kind: MEMBERSHIP, membership: "A club" }] }) {
      matches { rank need { amount { min max } } } changes { counterpart rankBefore rankAfter scoreBefore scoreAfter } } }`)
    t.equal(changed.errors, undefined)
    t.ok(listAt(changed, 'data', 'whatIf', 'changes').length > 0)
    t.match(await query('{ sme(id: "sme_demo_01") { needs { amount { min } } } }'), { data: { sme: { needs: [{ amount: { min: 2_000_000 } }] } } }, 'nothing is stored')
    t.match(codes(await query('{ whatIf(for: "sme_demo_01", patch: { mandate: {} }) { changes { counterpart } } }')), ['VALIDATION_FAILED'])
    t.match(await query('{ whyNot(for: "sme_demo_01", counterpart: "inv_demo_05", k: 1) { scoreOfRankK missing failedGates { key } sentence(language: ZH) match { investor { id } } } }'), { data: { whyNot: { scoreOfRankK: Number, sentence: String, match: { investor: { id: 'inv_demo_05' } } } } })
  })

  t.test('catalogues in pages', async (t) => {
    const page = await query('{ catalogueEntries(catalogue: "nace-rev2", parent: "", first: 5) { totalCount nodes { id level parent } pageInfo { hasNextPage endCursor } } }')
    t.match(page, { data: { catalogueEntries: { totalCount: 21, nodes: [{ id: 'A', level: 'section', parent: null }, {}, {}, {}, {}], pageInfo: { hasNextPage: true } } } })
    const next = await query('query ($after: String) { catalogueEntries(catalogue: "nace-rev2", parent: "", first: 5, after: $after) { nodes { id } pageInfo { hasPreviousPage } } }', { variables: { after: at(page, 'data', 'catalogueEntries', 'pageInfo', 'endCursor') } })
    t.match(next, { data: { catalogueEntries: { nodes: [{ id: 'F' }], pageInfo: { hasPreviousPage: true } } } })
    t.match(await query('{ catalogueEntries(catalogue: "instruments", search: "obbligazione") { nodes { id title { it } data } } }'), { data: { catalogueEntries: { nodes: [{ id: 'green_bond', data: /^\{"compatibility"/ }] } } })
  })

  t.test('the public sees the public part, and nothing else is asked differently', async (t) => {
    const { profile } = await service.smes.create({ names: { en: 'Not invented' }, province: 'MI', activities: [{ code: 'E38.32', system: 'NACE2', share: 1 }], headcount: 30, turnoverEur: 5_000_000, source: 'register', externalId: 'x-1', contacts: [{ name: 'Somebody' }] }, admin)
    const need = await service.smes.saveNeed({ organisationId: profile.id, input: { kind: 'investment' } }, admin)
    const document = 'query ($sme: ID!, $need: ID!) { sme(id: $sme) { status statusReason legalName names { en } province region activities { code share } headcount turnoverEur sizeClass sizeCandidates source externalId version updatedAt informedOn matchingConsent contacts { name } needs { id } } node(id: $need) { id } matches(for: $need) { basis } }'
    const variables = { sme: profile.id, need: need.id }
    t.match(await query(document, { variables }), { data: { sme: null, node: null, matches: null } }, 'a draft')
    await service.profiles.changeStatus({ id: profile.id, version: 1, status: 'published' }, admin)
    t.match(await query(document, { variables }), {
      data: { sme: { status: 'PUBLISHED', legalName: null, names: { en: null }, province: null, region: 'IT-25', activities: [{ code: 'E38.3', share: null }], headcount: null, turnoverEur: null, sizeClass: 'SMALL', sizeCandidates: ['SMALL'], source: null, externalId: null, version: null, updatedAt: null, informedOn: null, matchingConsent: true, contacts: [], needs: [{ id: need.id }] }, node: { id: need.id } }
    })
    t.match(await query(document, { variables, as: 'reviewer' }), {
      data: { sme: { headcount: 30, source: 'register', version: 2, updatedAt: String, matchingConsent: true, contacts: [{ name: 'Somebody' }], needs: [{ id: need.id }] }, node: { id: need.id }, matches: { basis: 'FULL' } }
    })
  })

  t.test('records of a page lead back to their organisations in one question', async (t) => {
    let asked = 0
    const { findMany } = service.profiles
    Object.assign(service.profiles, { findMany: async (...args: Parameters<typeof findMany>) => { asked++; return await findMany(...args) } })
    const answer = await query('{ investors(first: 20) { nodes { mandates { investor { id } } deals { investor { id } } claims { organisation { id } } } } }')
    Object.assign(service.profiles, { findMany })
    t.equal(answer.errors, undefined)
    t.equal(asked, 3, 'once for mandates, deals and claims each')
  })
})
