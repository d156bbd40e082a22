// Trusted documents, who may ask about the schema, and what a stream of events costs.
import { setTimeout as sleep } from 'node:timers/promises'
import { getIntrospectionQuery, parse } from 'graphql'
import t from 'tap'
import { commandLine } from '../../src/access/principal.ts'
import { isAboutSchema, labelOf, topOf } from '../../src/graphql/operation.ts'
import { createSchema } from '../../src/graphql/schema.ts'
import { digestOf, readTrusted } from '../../src/graphql/trusted.ts'
import { openProtected } from '../http/protected.ts'

const trusted = 'query Model { scoringModel { version } }'
const named = 'query One($id: ID!) { sme(id: $id) { id } }'
const other = '{ scoringModel { version } }'

// Of the whole file: a test's own folder is that of its database.
const folder = t.testdir({
  'manifest.json': JSON.stringify({ [digestOf(trusted)]: trusted, [`sha256:${digestOf(named)}`]: named }),
  good: { 'a.graphql': trusted, 'b.gql': named, 'notes.txt': '{' },
  bad: { 'a.graphql': '{ nothing }', 'b.graphql': '{', list: '["x"]', 'wrong.json': JSON.stringify({ abc: trusted, [digestOf('{ smes { x } }')]: '{ smes { x } }' }) }
})

t.test('where documents are trusted, others are an admin’s only', async (t) => {
  const { app, get, graphql, key } = await openProtected(t, { GRAPHQL_TRUSTED_DOCUMENTS: `${folder}/manifest.json` })
  const admin = { authorization: `Bearer ${key}` }
  const version = { data: { scoringModel: { version: String } } }
  t.match((await graphql({ documentId: digestOf(trusted) })).json(), version)
  t.match((await graphql({ documentId: `sha256:${digestOf(trusted)}` })).json(), version)
  t.match((await graphql({ extensions: { persistedQuery: { version: 1, sha256Hash: digestOf(trusted) } } })).json(), version, 'as Apollo’s clients send it')
  t.match((await graphql({ query: trusted })).json(), version, 'in full it is the same document')
  t.match((await graphql({ documentId: digestOf(named), variables: { id: 'sme_none' } })).json(), { data: { sme: null } })
  t.match((await get(`/graphql?documentId=${digestOf(trusted)}`)).json(), version)

  const refused = await graphql({ query: other })
  t.equal(refused.statusCode, 401)
  t.match(refused.json(), { errors: [{ message: /Only trusted documents/, extensions: { code: 'UNAUTHENTICATED' } }] })
  t.match((await graphql({ query: other }, admin)).json(), version)
  const unknown = await graphql({ documentId: digestOf(other) })
  t.equal(unknown.statusCode, 400)
  t.match(unknown.json(), { errors: [{ extensions: { code: 'INVALID_QUERY' } }] })
  t.match((await graphql({ query: getIntrospectionQuery() })).json(), { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] })
  const events = await app.inject({ method: 'POST', url: '/graphql', headers: { accept: 'text/event-stream', 'content-type': 'application/json' }, payload: JSON.stringify({ query: 'subscription { importProgress(id: "x") { id } }' }) })
  t.equal(events.statusCode, 401, 'subscriptions likewise')
})

t.test('a folder of documents is read, and one that cannot be used is told at the start', async (t) => {
  const schema = createSchema()
  const good = readTrusted(`${folder}/good`, schema)
  t.strictSame([...good.keys()].sort(), [digestOf(trusted), digestOf(named)].sort())
  const bad = `${folder}/bad`
  t.throws(() => readTrusted(bad, schema), { name: 'ConfigError', message: /Cannot query field "nothing"[\s\S]*Syntax Error/ })
  t.throws(() => readTrusted(`${bad}/wrong.json`, schema), { message: /abc: not the SHA-256 of its text[\s\S]*Cannot query field "x"/ })
  t.throws(() => readTrusted(`${bad}/list`, schema), { message: /one JSON object/ })
  t.throws(() => readTrusted(`${bad}/none.json`, schema), { message: /ENOENT/ })
  await t.rejects(openProtected(t, { GRAPHQL_TRUSTED_DOCUMENTS: bad }), { name: 'ConfigError' })
})

t.test('an id means nothing where no documents are kept', async (t) => {
  const { graphql } = await openProtected(t)
  t.match((await graphql({ documentId: digestOf(trusted) })).json(), { errors: [{ message: /No documents are kept here/ }] })
  t.match((await graphql({ query: trusted, extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } })).json(), { data: { scoringModel: { version: String } } })
  t.equal((await graphql({ variables: {} })).statusCode, 400)
})

t.test('who may ask about the schema', async (t) => {
  const ask = async (introspection: 'everyone' | 'keys' | 'nobody') => {
    const { graphql, key } = await openProtected(t, { GRAPHQL_INTROSPECTION: introspection })
    const whole = async (headers = {}) => (await graphql({ query: getIntrospectionQuery() }, headers)).statusCode
    t.match((await graphql({ query: '{ __typename scoringModel { __typename } }' })).json(), { data: { __typename: 'Query' } }, 'the name of a type is part of an answer')
    const hidden = (await graphql({ query: '{ ...A } fragment A on Query { ... { x: __type(name: "Sme") { name } } }' })).statusCode
    return [await whole(), await whole({ authorization: `Bearer ${key}` }), hidden]
  }
  t.strictSame(await ask('everyone'), [200, 200, 200])
  t.strictSame(await ask('keys'), [401, 200, 401])
  t.strictSame(await ask('nobody'), [401, 200, 401], 'admins may')
})

t.test('documents are called by what they ask for', async (t) => {
  const label = (document: string, name?: string) => {
    const top = topOf(parse(document), name)
    return top === undefined ? undefined : labelOf(top)
  }
  t.equal(label('{ a: matches(for: "x") { totalCount } b: matches(for: "y") { totalCount } __typename }'), 'query matches')
  t.equal(label('{ smes { totalCount } ...A } fragment A on Query { ...A investors { totalCount } }'), 'query several')
  t.equal(label('mutation M { createSme(input: {}) { __typename } } query Q { smes { totalCount } }', 'M'), 'mutation createSme')
  t.equal(label('mutation M { a } query Q { b }'), undefined)
  t.ok(isAboutSchema(topOf(parse('{ __schema { types { name } } }'), undefined)!))
})

t.test('a stream ends when its caller is let in no more', async (t) => {
  const { app, service } = await openProtected(t)
  const { id, key: brief } = await service.keys.create({ role: 'editor' }, commandLine)
  const admin = commandLine
  const { progress } = service.imports
  let look = (): void => {}
  const looked = new Promise<void>((resolve) => { look = resolve })
  Object.assign(service.imports, { progress: async (...args: Parameters<typeof progress>) => await progress(...args).finally(look) })
  let batch = ''
  let watching: Promise<{ readonly payload: string }> | undefined
  const body = () => JSON.stringify({ query: 'subscription ($id: ID!) { importProgress(id: $id) { rowsRead done } }', variables: { id: batch } })
  async function * records () {
    for (let row = 1; row <= 250; row++) {
      if (row === 150) {
        watching = app.inject({ method: 'POST', url: '/graphql', headers: { accept: 'text/event-stream', 'content-type': 'application/json', authorization: `Bearer ${brief}` }, payload: body() })
        // The watcher looks and tells once before its key ends, and once after the import went on.
        await looked
        await sleep(200)
        await service.keys.revoke(id, admin)
      }
      yield { row, line: 1, value: { kind: 'sme', source: 'test', externalId: `s${row}`, legalName: `Prova ${row}` } }
    }
  }
  await service.imports.runRecords(records(), { principal: admin, onStart: (started) => { batch = started } })
  const { payload } = await watching!
  t.match(payload, /^event: next\ndata: \{"data":[\s\S]*"code":"UNAUTHENTICATED"[\s\S]*event: complete/)
})
