import { serverAudits } from 'graphql-http'
import t from 'tap'
import { negotiate } from '../../src/graphql/protocol.ts'
import { graphqlWorld } from '../helper-graphql.ts'

t.test('every audit of GraphQL over HTTP passes: MUST, SHOULD and MAY', async (t) => {
  const { app } = await graphqlWorld(t, { demo: false })
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  const audits = serverAudits({ url: `${address}/graphql` })
  t.equal(audits.length, 61)
  for (const audit of audits) {
    const result = await audit.fn()
    t.equal(result.status, 'ok', `${audit.id} ${audit.name}${result.status === 'ok' ? '' : `: ${result.reason}`}`)
  }
})

t.test('the client\'s preference decides the media type', async (t) => {
  t.equal(negotiate('application/graphql-response+json, application/json;q=0.9'), 'application/graphql-response+json')
  t.equal(negotiate('application/json, multipart/mixed'), 'application/json')
  t.equal(negotiate('application/graphql-response+json;q=0.1, application/json'), 'application/json')
  t.equal(negotiate('text/html,application/xhtml+xml,*/*;q=0.8'), 'application/json')
  t.equal(negotiate('text/html'), undefined)
  t.equal(negotiate('application/json;q=0'), undefined)
})

t.test('what is no GraphQL request', async (t) => {
  const { app, keys } = await graphqlWorld(t, { demo: false })
  const post = (payload: string, headers: Record<string, string> = {}) => app.inject({ method: 'POST', url: '/graphql', headers: { 'content-type': 'application/json', ...headers }, payload })
  const get = (query: string, headers: Record<string, string> = {}) => app.inject({ method: 'GET', url: `/graphql?${query}`, headers })

  t.test('a batch', async (t) => {
    const response = await post(JSON.stringify([{ query: '{ __typename }' }, { query: '{ __typename }' }]))
    t.equal(response.statusCode, 400)
    t.match(response.json(), { errors: [{ message: /one operation/, extensions: { code: 'MALFORMED_REQUEST' } }] })
  })
  t.test('a form, plain text, a document without JSON around it', async (t) => {
    for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x', 'application/graphql']) {
      const response = await post('query={__typename}', { 'content-type': type })
      t.equal(response.statusCode, 415, type)
      t.match(response.json(), { errors: [{ extensions: { code: 'UNSUPPORTED_MEDIA_TYPE' } }] })
    }
  })
  t.test('a body of more than 1 MiB', async (t) => {
    t.equal((await post(JSON.stringify({ query: `{ __typename } # ${'x'.repeat(1_100_000)}` }))).statusCode, 413)
  })
  t.test('a mutation by GET', async (t) => {
    const response = await get(`query=${encodeURIComponent('mutation { __typename }')}`)
    t.equal(response.statusCode, 405)
    t.equal(response.headers['allow'], 'POST')
  })
  t.test('another method', async (t) => {
    const response = await app.inject({ method: 'PUT', url: '/graphql', payload: {} })
    t.equal(response.statusCode, 405)
    t.match(response.headers['allow'], /GET, HEAD, OPTIONS, POST/)
  })
  t.test('variables that are no JSON', async (t) => {
    t.equal((await get('query={__typename}&variables={')).statusCode, 400)
  })
  t.test('an operation that is not in the document', async (t) => {
    for (const response of [await get('query={__typename}&operationName=Missing'), await post(JSON.stringify({ query: '{ __typename }', operationName: 'Missing' }))]) {
      t.equal(response.statusCode, 200)
      t.match(response.json(), { errors: [{ message: /Unknown operation named "Missing"/ }] })
    }
    t.match((await get(`query=${encodeURIComponent('query A { __typename } query B { __typename }')}`)).json(), { errors: [{ message: /operation name/ }] })
  })
  t.test('a syntax tree in place of a document', async (t) => {
    for (const query of ['null', '"x"', '[]', '1', '{"kind":"Document","definitions":[]}', '{}', ' { "kind": "Document" }']) {
      const response = await post(JSON.stringify({ query }), { accept: 'application/graphql-response+json' })
      t.equal(response.statusCode, 400, query)
      t.match(response.json(), { errors: [{ message: /^Syntax Error/, extensions: { code: 'MALFORMED_REQUEST' } }] })
    }
  })
  t.test('no media type that can be given', async (t) => {
    t.equal((await post('{"query":"{__typename}"}', { accept: 'text/html' })).statusCode, 406)
  })
  t.test('a key that does not fit is refused, and not repeated', async (t) => {
    const wrong = `${keys.admin.slice(0, -1)}${keys.admin.endsWith('A') ? 'B' : 'A'}`
    const response = await post('{"query":"{__typename}"}', { authorization: `Bearer ${wrong}` })
    t.equal(response.statusCode, 401)
    t.equal(response.headers['www-authenticate'], 'Bearer error="invalid_token"')
    t.match(response.json(), { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] })
    t.notOk(response.body.includes(wrong))
  })
  t.test('a key with other members beside a query', async (t) => {
    t.match((await post('{"query":"{__typename}","persisted":true,"extensions":{"a":1}}')).json(), { data: { __typename: 'Query' } })
  })
})
