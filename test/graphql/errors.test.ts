import { GraphQLError } from 'graphql'
import t from 'tap'
import { Problem } from '../../src/errors.ts'
import { formatError } from '../../src/graphql/errors.ts'
import { at, graphqlWorld } from '../helper-graphql.ts'

t.test('GraphQL\'s own errors pass', async (t) => {
  const { query } = await graphqlWorld(t, { demo: false })
  t.match(await query('{ nothing }'), { errors: [{ message: 'Cannot query field "nothing" on type "Query".', locations: [{ line: 1, column: 3 }], extensions: { code: 'INVALID_QUERY' } }] })
  t.match(await query('{'), { errors: [{ message: /^Syntax Error/, extensions: { code: 'MALFORMED_REQUEST' } }] })
  t.match(await query('query ($id: ID!) { sme(id: $id) { id } }'), { errors: [{ message: /Variable "\$id" of required type/, extensions: { code: 'INVALID_QUERY' } }] })
  t.match(await query('query ($day: Date) { match(a: "x", b: "y", asOf: $day) { score } }', { variables: { day: '2026-02-30' } }), { errors: [{ message: /calendar day that exists/ }] })
  t.match(await query('{ match(a: "x", b: "y", asOf: "2025-02-29") { score } }'), { errors: [{ message: /calendar day that exists/ }] })
  t.match(await query('{ investors(filter: { ticketEur: 1.5 }) { totalCount } }'), { errors: [{ message: /Amount cannot be 1.5/ }] })
  t.match(await query('query ($n: Amount) { investors(filter: { ticketEur: $n }) { totalCount } }', { variables: { n: 2 ** 53 } }), { errors: [{ message: /Amount cannot be 9007199254740992/ }] })
  t.match(await query('{ investors(filter: { ticketEur: 9007199254740992 }) { totalCount } }'), { errors: [{ message: /Amount/ }] })
  t.match(await query('{ smes(filter: { updatedSince: "2026-02-30T00:00:00Z" }) { totalCount } }'), { errors: [{ message: /DateTime cannot be/ }] })
  t.match(await query('{ smes(filter: { updatedSince: "2026-02-28T00:00:00+02:00" }) { totalCount } }'), { data: { smes: { totalCount: 0 } } })
})

t.test('ours pass with their code, at their field', async (t) => {
  const { query } = await graphqlWorld(t, { demo: false })
  t.match(await query('{ smes(after: "made-up") { totalCount } scoringModel { version } }'), { data: null, errors: [{ path: ['smes'], extensions: { code: 'INVALID_CURSOR' } }] })
  t.match(await query('{ catalogueEntries(catalogue: "cam", after: "made-up") { totalCount } scoringModel { version } }'), { data: { catalogueEntries: null, scoringModel: { version: String } } }, 'what may be null loses nothing else')
  t.match(await query('{ smes(filter: { regions: ["IT-99"] }) { totalCount } }'), { errors: [{ extensions: { code: 'INVALID_QUERY', issues: [{ pointer: '/filter/regions/0' }] } }] })
})

t.test('everything else is masked, and logged in full', async (t) => {
  const { query, service } = await graphqlWorld(t, { demo: false })
  Object.assign(service.profiles, { find: async () => { throw new Error('SQLITE_ERROR: no such table secrets') } })
  const answer = await query('{ sme(id: "sme_x") { id } scoringModel { version } }')
  t.match(answer, { data: { sme: null, scoringModel: { version: String } }, errors: [{ path: ['sme'], extensions: { code: 'INTERNAL', requestId: String } }] })
  t.notMatch(JSON.stringify(answer), /SQLITE|secrets/)

  const logged: unknown[] = []
  const log = { error: (details: unknown) => { logged.push(details) } }
  const cause = new TypeError('no property of undefined')
  t.match(formatError(new GraphQLError(cause.message, { path: ['sme'], originalError: cause }), 'r-1', log), { message: /^Internal error/, path: ['sme'], extensions: { code: 'INTERNAL', requestId: 'r-1' } })
  t.strictSame(logged, [{ err: cause }])
  t.match(formatError(new Problem('INTERNAL', 'secret'), 'r-2', log).message, /^Internal error/)
  const unwritable = new GraphQLError('Date cannot represent the secret')
  t.match(formatError(new GraphQLError(unwritable.message, { path: ['x'], originalError: unwritable }), 'r-3', log).message, /^Internal error/, 'a value its type cannot take')
})

t.test('an unknown id is null, and nothing else of the answer is lost', async (t) => {
  const { query } = await graphqlWorld(t, { demo: false })
  const answer = await query(`{
    sme(id: "sme_none") { id } investor(id: "inv_none") { id } crossed: sme(id: "inv_none") { id } node(id: "claim_none") { id } strange: node(id: "x") { id }
    matches(for: "sme_none") { totalCount } match(a: "sme_none", b: "inv_none") { score } whyNot(for: "sme_none", counterpart: "inv_none") { missing }
    whatIf(for: "man_none", patch: {}) { changes { counterpart } } catalogueEntries(catalogue: "none") { totalCount } translateActivity(code: "none", system: NACE2) { relation }
    scoringModel { version }
  }`)
  t.equal(answer.errors, undefined)
  t.equal(Object.values(answer.data ?? {}).filter((value) => value === null).length, 11)
  t.ok(at(answer, 'data', 'scoringModel', 'version'))
})
