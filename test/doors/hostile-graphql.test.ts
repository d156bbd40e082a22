// What no client should send, through the GraphQL door; see hostile.test.ts for the other one.
import { getIntrospectionQuery } from 'graphql'
import t, { type Test } from 'tap'
import { commandLine } from '../../src/access/principal.ts'
import type { ProblemCode } from '../../src/errors.ts'
import { engines } from '../service.ts'
import { claims, deal, mandate, need } from './documents.ts'
import { graphqlVerdict, standing } from './verdict.ts'
import { at, openDoors } from './world.ts'

type Variables = Readonly<Record<string, unknown>>
type Expected = ProblemCode | 'done' | 'null'
interface Try { readonly what: string, readonly query: string, readonly variables?: Variables | undefined, readonly expected: Expected | readonly Expected[] }

const deep = (open: string, inside: string, close: string, times: number): string => open.repeat(times) + inside + close.repeat(times)
const nested = (depth: number, inside: unknown = 1): unknown => JSON.parse(deep('[', JSON.stringify(inside), ']', depth))
/** How a document that is nested too deeply is refused depends on who meets it first. */
const tooDeep = ['LIMIT_EXCEEDED', 'MALFORMED_REQUEST', 'INVALID_QUERY'] as const
const times = (count: number, each: (index: number) => string): string => Array.from({ length: count }, (_, index) => each(index)).join(' ')
const refusal = '__typename ... on ValidationRefusal { code message issues { pointer code } } ... on ConflictRefusal { code message currentVersion } ... on NotFoundRefusal { code message } ... on RuleRefusal { code message }'
const removal = '__typename ... on ConflictRefusal { code message currentVersion } ... on NotFoundRefusal { code message } ... on RuleRefusal { code message }'

async function world (t: Test, open: typeof engines[number][1]) {
  const doors = await openDoors(t, await open(t))
  const { smes, investors, claims: room } = doors.service
  const company = await smes.create({ legalName: 'Prima S.r.l.', vatNumber: 'IT01234567897', source: 'register', externalId: 'r-0' }, commandLine)
  const house = await investors.create({ registeredName: '第一', type: 'bank' }, commandLine)
  const ids = {
    sme: company.profile.id,
    investor: house.profile.id,
    need: (await smes.saveNeed({ organisationId: company.profile.id, input: need }, commandLine)).id,
    mandate: (await investors.saveMandate({ organisationId: house.profile.id, input: mandate }, commandLine)).id,
    deal: (await investors.saveDeal({ organisationId: house.profile.id, input: deal }, commandLine)).id,
    claim: (await room.save({ organisationId: company.profile.id, input: claims.cam }, commandLine)).id
  }
  const tries = async (t: Test, all: readonly Try[], as?: 'editor' | 'reviewer' | 'anonymous'): Promise<void> => {
    for (const { what, query, variables, expected } of all) {
      const before = await standing(doors.service)
      const failed = doors.failures.length
      const answer = await doors.graphql(query, variables, as)
      const shown = query.replaceAll(/\s+/g, ' ').slice(0, 90)
      t.strictSame(doors.failures.slice(failed), [], `${what}: nothing failed inside at ${shown}`)
      if (answer.statusCode >= 500 || doors.failures.length > failed) continue
      const verdict = graphqlVerdict(answer)
      const found = verdict.done ? verdict.body === null ? 'null' : 'done' : verdict.code
      t.ok([expected].flat().includes(found), `${what}, ${[expected].flat().join(' or ')}: ${found}: ${shown}${verdict.done ? '' : ` — ${verdict.message.slice(0, 120)}`}`)
      if (!verdict.done) t.equal(await standing(doors.service), before, `${what}: nothing was left behind`)
    }
  }
  return { doors, ids, tries }
}

for (const [engine, open] of engines) {
  t.test(`GraphQL on ${engine}`, async (t) => {
    const { doors, ids, tries } = await world(t, open)
    const { rest, service, keys } = doors
    const ranking = `matches(for: "${ids.sme}") { totalCount }`

    t.test('documents that are none, or ask too much', async (t) => {
      const chain = (length: number): string => `query { sme(id: "${ids.sme}") { ...F0 } } ${times(length, (i) => `fragment F${i} on Sme { needs { sme { ...F${i + 1} } } }`)} fragment F${length} on Sme { id }`
      await tries(t, [
        ...['', ' ', '{', '}', '{}', '{ sme }', 'null', '{"query": "x"}', '[]', '\u0000', '{ sme(id: "x) { id } }', '{ smes(first: ) { totalCount } }', '\ud800', '{ sme(id: "\\ud800") { id } }'].map((query): Try => ({ what: 'no document', query, expected: query === '{ sme }' ? 'INVALID_QUERY' : 'MALFORMED_REQUEST' })),
        { what: 'braces', query: '{a'.repeat(4_900), expected: 'MALFORMED_REQUEST' },
        { what: 'deep braces', query: deep('{a', '', '}', 3_300), expected: tooDeep },
        { what: 'deep lists', query: `{ smes(filter: { regions: ${deep('[', '', ']', 4_900)} }) { totalCount } }`, expected: tooDeep },
        { what: 'deep lists for a day', query: `{ match(a: "a", b: "b", asOf: ${deep('[', '', ']', 4_900)}) { score } }`, expected: tooDeep },
        { what: 'deep objects', query: `{ smes(filter: ${deep('{ regions: ', '1', '}', 2_400)}) { totalCount } }`, expected: tooDeep },
        { what: 'deep types', query: `query ($x: ${deep('[', 'Int', ']', 4_900)}) { scoringModel { version } }`, expected: tooDeep },
        { what: 'depth through fragments', query: chain(20), expected: 'LIMIT_EXCEEDED' },
        { what: 'fragments that spread themselves', query: '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }', expected: 'INVALID_QUERY' },
        { what: 'fragments doubled thirty times', query: `{ ...F0 } ${times(30, (i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`)} fragment F30 on Query { __typename }`, expected: 'LIMIT_EXCEEDED' },
        { what: '500 aliases', query: `{ ${times(500, (i) => `a${i}: scoringModel { version }`)} }`, expected: 'LIMIT_EXCEEDED' },
        { what: '500 aliases further in', query: `{ scoringModel { ${times(500, (i) => `a${i}: version`)} } }`, expected: 'LIMIT_EXCEEDED' },
        { what: '21 rankings', query: `{ ${times(21, (i) => `a${i}: ${ranking}`)} }`, expected: 'LIMIT_EXCEEDED' },
        { what: '21 rankings of other kinds', query: `{ ${times(7, (i) => `a${i}: ${ranking} b${i}: whatIf(for: "${ids.sme}", patch: {}) { changes { counterpart } } c${i}: whyNot(for: "${ids.sme}", counterpart: "${ids.investor}") { missing }`)} }`, expected: 'LIMIT_EXCEEDED' },
        { what: 'rankings within rankings', query: `{ matches(for: "${ids.sme}", first: 50) { nodes { investor { matches { totalCount } } } } }`, expected: 'LIMIT_EXCEEDED' },
        { what: 'rankings by variables', query: 'query ($n: Int) { smes(first: $n) { nodes { matches { totalCount } } } }', variables: { n: 100 }, expected: 'LIMIT_EXCEEDED' },
        { what: 'a page of 1,000', query: '{ smes(first: 1000) { totalCount } }', expected: 'LIMIT_EXCEEDED' },
        { what: 'pages of pages', query: '{ smes(first: 100) { nodes { needs { sme { needs { sme { needs { sme { needs { sme { needs { sme { id } } } } } } } } } } } } }', expected: 'LIMIT_EXCEEDED' },
        { what: '100,000 characters', query: `{ __typename } # ${'x'.repeat(100_001)}`, expected: 'LIMIT_EXCEEDED' },
        { what: 'many directives', query: `{ __typename ${times(4_000, () => '@a')} }`, expected: 'LIMIT_EXCEEDED' },
        { what: 'a directive again', query: '{ __typename @skip(if: false) @skip(if: true) @include(if: 1) }', expected: 'INVALID_QUERY' },
        { what: 'a directive that leaves all out', query: `{ scoringModel @skip(if: true) { version } matches(for: "${ids.sme}") @include(if: false) { totalCount } __typename }`, expected: 'done' },
        { what: 'many operations', query: times(200, (i) => `query Q${i} { __typename }`), expected: 'INVALID_QUERY' },
        { what: 'a subscription', query: 'subscription { importProgress(id: "x") { id } }', expected: 'INVALID_QUERY' },
        { what: 'fields of another type', query: `{ node(id: "${ids.sme}") { ... on Investor { legalName } } }`, expected: 'INVALID_QUERY' },
        { what: 'introspection', query: getIntrospectionQuery({ descriptions: true, inputValueDeprecation: true, oneOf: true }), expected: 'done' },
        { what: 'introspection within itself', query: `{ __schema { types ${deep('{ fields { type', '{ name }', '} }', 12)} } }`, expected: 'LIMIT_EXCEEDED' },
        { what: 'names of every object', query: '{ __proto__: scoringModel { constructor: version toString: version } }', expected: 'done' },
        { what: 'a field of every object', query: '{ constructor { name } }', expected: 'INVALID_QUERY' }
      ])
    })

    t.test('variables that are none', async (t) => {
      const query = 'query ($id: ID!, $first: Int, $asOf: Date, $filter: SmeFilter) { sme(id: $id) { id } smes(first: $first, filter: $filter) { totalCount } match(a: $id, b: $id, asOf: $asOf) { score } }'
      const bad = (what: string, variables: Variables, expected: Try['expected'] = 'INVALID_QUERY'): Try => ({ what, query, variables: { id: ids.sme, ...variables }, expected })
      const junk: readonly unknown[] = [[], {}, true, 1.5, 2 ** 53, 'x', '', null, nested(500), { a: { b: 1 } }, '\u0000', '\ud800', 'x'.repeat(500_000)]
      await tries(t, [
        // A whole number is an id as GraphQL has them.
        ...junk.filter((value) => typeof value !== 'string' && value !== 2 ** 53).map((id) => bad('an id that is none', { id })),
        ...junk.filter((value) => value !== null).map((first) => bad('a number that is none', { first })),
        ...[...junk, '2026-02-30', '2026-02-29T00:00:00Z', 20_260_101].filter((value) => value !== null).map((asOf) => bad('a day that is none', { asOf })),
        ...[...junk, { regions: 'XX' }, { regions: [['IT-25']] }, { sizes: ['small'] }, { synthetic: 'true' }, { __proto__: null, unknown: 1 }, { externalIds: Array.from({ length: 10_000 }, String) }, { updatedSince: '2026-02-30T00:00:00Z' }].filter((value) => value !== null).map((filter) =>
          bad(`a filter that is none (${JSON.stringify(filter).slice(0, 40)})`, { filter }, Object.keys(filter as object).length === 0 && !Array.isArray(filter) && typeof filter === 'object' ? 'done' : JSON.stringify(filter) === JSON.stringify({ externalIds: Array.from({ length: 10_000 }, String) }) ? 'VALIDATION_FAILED' : 'INVALID_QUERY')),
        ...['\u0000', 'sme_\u0000', '\ud800', "' or 1=1 --", '../../x', 'x'.repeat(100_000), '__proto__', 'constructor', ids.investor, ids.need, ids.claim, ids.sme.toUpperCase()].map((id): Try => ({ what: 'an id of nobody', query: 'query ($id: ID!) { sme(id: $id) { id } }', variables: { id }, expected: 'null' })),
        ...['\u0000', 'need_\u0000', 'key_0', 'xxx_1', '__proto__', 'sme_', '_'].map((id): Try => ({ what: 'a node of nobody', query: 'query ($id: ID!) { node(id: $id) { id } }', variables: { id }, expected: 'null' })),
        ...['__proto__', 'constructor', '\u0000', '../cam'].map((id): Try => ({ what: 'a catalogue of nobody', query: 'query ($id: ID!) { catalogueEntries(catalogue: $id) { totalCount } }', variables: { id }, expected: 'null' })),
        ...['__proto__', 'constructor', '\u0000', '', 'x'.repeat(10_000)].map((code): Try => ({ what: 'a code of nobody', query: 'query ($code: String!) { translateActivity(code: $code, system: NACE2) { relation } }', variables: { code }, expected: 'null' })),
        ...['', 'x', 'A'.repeat(100), '\u0000', 'x'.repeat(100_000)].flatMap((after) => ['smes', 'investors', `matches(for: "${ids.sme}", after: $after)`, 'catalogueEntries(catalogue: "cam", after: $after)'].map((field): Try =>
          ({ what: 'a cursor of nobody', query: `query ($after: String) { ${field.includes('(') ? field : `${field}(after: $after)`} { totalCount } }`, variables: { after }, expected: after.length > 10_000 && !field.startsWith('matches') ? 'VALIDATION_FAILED' : 'INVALID_CURSOR' }))),
        { what: 'a search for much', query: 'query ($s: String) { smes(search: $s) { totalCount } }', variables: { s: '绿'.repeat(150) }, expected: 'done' },
        { what: 'a search too long', query: 'query ($s: String) { smes(search: $s) { totalCount } }', variables: { s: 'x'.repeat(201) }, expected: 'VALIDATION_FAILED' }
      ])
      const borrowed = await doors.graphql('{ investors(first: 1) { edges { cursor } } }')
      const cursor = String(at(borrowed.json(), 'data', 'investors', 'edges', 0, 'cursor'))
      await tries(t, [
        { what: 'a cursor of another list', query: `{ smes(after: "${cursor}") { totalCount } }`, expected: 'INVALID_CURSOR' },
        { what: 'a cursor with another letter', query: `{ investors(after: "${cursor.replace(/^./, (letter) => letter === 'A' ? 'B' : 'A')}") { totalCount } }`, expected: 'INVALID_CURSOR' }
      ])
    })

    t.test('changes that cannot be', async (t) => {
      const save = (what: string, call: string, expected: Try['expected']): Try => ({ what, query: `mutation { ${call} { ${call.startsWith('remove') ? removal : refusal} } }`, expected })
      const all: readonly Try[] = [
        save('the VAT of another', 'createSme(input: { legalName: "X", identifiers: [{ scheme: "vat", value: "IT01234567897" }] })', 'DUPLICATE'),
        save('source and externalId of another', 'createSme(input: { legalName: "X", source: "register", externalId: "r-0" })', 'DUPLICATE'),
        save('an amount beyond 2^53', 'createSme(input: { legalName: "X", turnoverEur: 9007199254740993 })', 'INVALID_QUERY'),
        save('an amount with cents', 'createSme(input: { legalName: "X", turnoverEur: 1.5 })', 'INVALID_QUERY'),
        save('a negative amount', 'createSme(input: { legalName: "X", turnoverEur: -1 })', 'VALIDATION_FAILED'),
        save('a number beyond Int', 'createSme(input: { legalName: "X", headcount: 3000000000 })', 'INVALID_QUERY'),
        save('an unknown field', 'createSme(input: { legalName: "X", admin: true })', 'INVALID_QUERY'),
        save('a NUL', 'createSme(input: { legalName: "a\\u0000b" })', 'VALIDATION_FAILED'),
        save('half a character', 'createSme(input: { legalName: "a\\uD800b" })', 'MALFORMED_REQUEST'),
        save('no input', 'createSme', 'INVALID_QUERY'),
        save('an investor as an SME', `updateSme(id: "${ids.investor}", version: 1, patch: { founded: 2000 })`, 'NOT_FOUND'),
        save('a need of an investor', `saveNeed(sme: "${ids.investor}", input: { kind: RESEARCH })`, 'NOT_FOUND'),
        save('a mandate of an SME', `saveMandate(investor: "${ids.sme}", input: {})`, 'NOT_FOUND'),
        save('a need as a mandate', `saveMandate(investor: "${ids.investor}", id: "${ids.need}", version: 1, input: {})`, 'NOT_FOUND'),
        save('a claim of a need', `saveClaim(organisation: "${ids.need}", input: { kind: MEMBERSHIP, membership: "X" })`, 'NOT_FOUND'),
        save('an SME as a claim', `submitClaim(id: "${ids.sme}", version: 1)`, 'NOT_FOUND'),
        save('a claim as a profile', `changeStatus(id: "${ids.claim}", version: 1, status: WITHDRAWN, reason: "x")`, 'NOT_FOUND'),
        save('a key', 'remove(id: "key_0123456789abcdef", version: 1)', 'NOT_FOUND'),
        save('a NUL for an id', 'remove(id: "need_\\u0000", version: 1)', 'NOT_FOUND'),
        save('a review of a draft', `reviewClaim(id: "${ids.claim}", version: 1, decision: ACCEPT, level: AUDITED, reason: "x")`, 'RULE_REFUSED'),
        save('a level of inference', `reviewClaim(id: "${ids.claim}", version: 1, decision: ACCEPT, level: INFERRED, reason: "x")`, 'VALIDATION_FAILED'),
        save('no version', `saveNeed(sme: "${ids.sme}", id: "${ids.need}", input: { kind: RESEARCH })`, 'VERSION_REQUIRED'),
        ...[0, -1, 2, 2_147_483_647].flatMap((version) => [
          save('another version', `updateSme(id: "${ids.sme}", version: ${version}, patch: { founded: 2000 })`, 'VERSION_CONFLICT'),
          save('another version', `saveDeal(investor: "${ids.investor}", id: "${ids.deal}", version: ${version}, input: { date: "2020-01-01" })`, 'VERSION_CONFLICT'),
          save('another version', `changeStatus(id: "${ids.sme}", version: ${version}, status: IN_REVIEW)`, 'VERSION_CONFLICT'),
          save('another version', `remove(id: "${ids.mandate}", version: ${version})`, 'VERSION_CONFLICT')
        ]),
        { what: 'two changes, of which one cannot be', query: `mutation { remove(id: "${ids.claim}", version: 99) { ${removal} } b: createSme(input: {}) { __typename } }`, expected: 'VERSION_CONFLICT' }
      ]
      await tries(t, all)
      await tries(t, [
        save('without a key', 'createSme(input: { legalName: "X" })', 'UNAUTHENTICATED'),
        save('without a key', `remove(id: "${ids.need}", version: 1)`, 'UNAUTHENTICATED')
      ], 'anonymous')
      await tries(t, [save('without the permission', 'createSme(input: { legalName: "X" })', 'FORBIDDEN')], 'reviewer')
      await tries(t, [save('without the permission', `changeStatus(id: "${ids.sme}", version: 1, status: PUBLISHED)`, 'FORBIDDEN')], 'editor')
    })

    t.test('requests that are none', async (t) => {
      const before = await standing(service)
      const json = { 'content-type': 'application/json', authorization: `Bearer ${keys.admin}` }
      const create = JSON.stringify({ query: 'mutation { createSme(input: { legalName: "X" }) { __typename } }' })
      const expect = async (what: string, status: number, code: ProblemCode, raw: string | Buffer, headers: Record<string, string> = json): Promise<void> => {
        const failed = doors.failures.length
        const answer = await rest('POST', '/graphql', { raw, headers })
        t.strictSame(doors.failures.slice(failed), [], `${what}: nothing failed inside`)
        if (doors.failures.length > failed) return
        const verdict = graphqlVerdict(answer)
        t.strictSame([answer.statusCode, verdict.done ? 'done' : verdict.code], [status, code], `${what}: ${answer.body.slice(0, 150)}`)
      }
      await expect('10 MB', 413, 'TOO_LARGE', JSON.stringify({ query: '{ __typename }', variables: { x: 'x'.repeat(10 * 1024 * 1024) } }))
      for (const text of ['', 'x', '{', '{"query": "{ __typename }"', '[]', 'null', '1', '"{ __typename }"', '{}', '{"query": 1}', '{"query": {"x": 1}}', '{"query": "{ __typename }", "variables": []}', '{"query": "{ __typename }", "variables": "x"}', '{"query": "{ __typename }", "operationName": {}}', '[{"query": "{ __typename }"}]']) await expect(`the body ${text}`, 400, 'MALFORMED_REQUEST', text)
      for (const text of ['{"query": "{ __typename }", "__proto__": {"x": 1}}', '{"query": "{ __typename }", "variables": {"x": {"__proto__": 1}}}', '{"query": "{ __typename }", "variables": {"constructor": {"prototype": 1}}}']) await expect('a prototype', 400, 'MALFORMED_REQUEST', text)
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/graphql', '///']) await expect(`as ${type}`, 415, 'UNSUPPORTED_MEDIA_TYPE', create, { ...json, 'content-type': type })
      await expect('without a type', 415, 'UNSUPPORTED_MEDIA_TYPE', create, { authorization: json.authorization, 'content-type': '' })
      for (const authorization of ['Bearer x', 'Basic eDp4', '', `${json.authorization}x`]) await expect('a key of nobody', 401, 'UNAUTHENTICATED', create, { ...json, authorization })
      for (const accept of ['text/html', 'application/json;q=0', 'x']) await expect('a format of nobody', 406, 'NOT_ACCEPTABLE', create, { ...json, accept })
      await expect('deep variables', 200, 'INVALID_QUERY', `{"query": "query ($x: Date) { match(a: \\"a\\", b: \\"b\\", asOf: $x) { score } }", "variables": {"x": ${deep('[', '1', ']', 100_000)}}}`)
      await expect('deep variables for an amount', 200, 'INVALID_QUERY', `{"query": "query ($x: Amount) { investors(filter: {ticketEur: $x}) { totalCount } }", "variables": {"x": ${deep('{"a":', '1', '}', 50_000)}}}`)
      await expect('deep variables for a moment', 200, 'INVALID_QUERY', `{"query": "query ($x: DateTime) { smes(filter: {updatedSince: $x}) { totalCount } }", "variables": {"x": ${deep('[', '1', ']', 100_000)}}}`)
      await expect('deep variables for a list', 200, 'INVALID_QUERY', `{"query": "query ($x: [ID!]) { smes(filter: {regions: $x}) { totalCount } }", "variables": {"x": ${deep('[', '1', ']', 100_000)}}}`)
      await expect('an operation of nobody', 200, 'INVALID_QUERY', '{"query": "query A { __typename } query B { __typename }", "operationName": "C"}')
      for (const method of ['PUT', 'PATCH', 'DELETE'] as const) t.match(graphqlVerdict(await rest(method, '/graphql', { raw: create, headers: json })), { code: 'METHOD_NOT_ALLOWED' }, method)
      t.match(graphqlVerdict(await rest('GET', `/graphql?query=${encodeURIComponent('mutation { createSme(input: { legalName: "X" }) { __typename } }')}`)), { code: 'METHOD_NOT_ALLOWED' }, 'a GET that changes')
      for (const query of ['', '?', '?query=', '?query=%7B', '?query=a&query=b', '?variables=%7B', '?query=%ff', '?query=%7B__typename%7D&variables=x', '?query=%7B__typename%7D&variables=[]', '?query[x]=1', '?__proto__=1']) t.match(graphqlVerdict(await rest('GET', `/graphql${query}`)), { done: false, code: 'MALFORMED_REQUEST' }, `GET ${query}`)
      t.strictSame([(await rest('HEAD', '/graphql?query=%7B__typename%7D')).body, (await rest('OPTIONS', '/graphql')).statusCode], ['', 204])
      t.equal(await standing(service), before, 'nothing was left behind')
    })
  })
}
