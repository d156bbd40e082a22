// A whole run at the most talkative level, with everything going wrong that can: nothing confidential is in the log.
import t from 'tap'
import { commandLine } from '../../src/access/principal.ts'
import { masked, shownError, shownPath } from '../../src/http/logging.ts'
import { Problem } from '../../src/errors.ts'
import { onPostgres, onSqlite } from '../service.ts'
import { openProtected } from './protected.ts'

const person = { name: 'Ermenegilda Riservatelli', role: 'CFO', email: 'e.riservatelli@azienda-segreta.example', phone: '+39 055 123 4567' }
const search = 'parolasegretissima'

t.test('what must not be written down is masked', async (t) => {
  const key = `pv_${'0a'.repeat(8)}_${'x_-Y'.repeat(11)}`.slice(0, 63)
  t.equal(masked(`Authorization: Bearer ${key}, mail ${person.email}, call ${person.phone}.`), 'Authorization: Bearer [credentials], mail [e-mail], call [telephone].')
  t.equal(masked(`the key ${key}`), 'the key [key]')
  t.equal(masked('eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln at postgres://pv:hunter2@db/pv'), '[token] at postgres://[credentials]@db/pv')
  t.equal(masked('sme_01 38.21.20 2026-11-22T08:00:00Z 12345678903'), 'sme_01 38.21.20 2026-11-22T08:00:00Z 12345678903')
  t.equal(shownPath('/v1/smes/sme_1/needs?search=x'), '/v1/smes/sme_1/needs')
  t.equal(shownPath('/v1/smes/a%40b.example/x y'), '/v1/smes/…/…')
  const error = Object.assign(new Error('Failed query: insert into t values ($1)\nparams: Rossi,secret'), { code: 'X1', parameters: ['secret'], cause: new Error('a@b.example') })
  t.match(shownError(error), { type: 'Error', code: 'X1', message: 'Failed query: insert into t values ($1)', cause: { message: '[e-mail]' } })
  t.notMatch(JSON.stringify(shownError(error)), /secret|a@b/)
  t.match(shownError('a@b.example'), { type: 'string', message: '[e-mail]' })
})

for (const [engine, open] of [['SQLite', onSqlite], ['PostgreSQL', onPostgres]] as const) {
  t.test(`a run on ${engine} leaves no key, token or contact in its log`, async (t) => {
    const lines: string[] = []
    const { app, service, key, get, graphql } = await openProtected(t, { RATE_LIMIT: 2_000 }, { service: await open(t) }, { logger: { level: 'trace', stream: { write (line: string) { lines.push(line) } } } })
    const wrong = `pv_${'0'.repeat(16)}_${'W'.repeat(43)}`
    const token = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJzZWdyZXRvIn0.c2VncmV0bw'
    const admin = { authorization: `Bearer ${key}` }
    const json = { ...admin, 'content-type': 'application/json' }
    const send = async (method: 'POST' | 'PATCH' | 'PUT', url: string, payload: unknown, headers = {}) => await app.inject({ method, url, headers: { ...json, ...headers }, payload: typeof payload === 'string' ? payload : JSON.stringify(payload) })

    const made = await send('POST', '/v1/smes', { legalName: 'Segreta S.r.l.', vatNumber: '12345678903', contacts: [person] })
    t.equal(made.statusCode, 201)
    const sme = String(made.headers.location)
    // Each of these repeats something confidential in what it sends.
    t.equal((await send('POST', '/v1/smes', { legalName: 'Altra', vatNumber: '12345678903', contacts: [person] })).statusCode, 409)
    t.equal((await send('POST', '/v1/smes', { legalName: 'Altra', contacts: [{ ...person, email: `${person.email} ${key}` }] })).statusCode, 422)
    t.equal((await send('POST', '/v1/smes', { legalName: 'Altra', [person.email]: 1 })).statusCode, 422)
    t.equal((await send('POST', '/v1/smes', `{"contacts": [{"email": "${person.email}"`)).statusCode, 400)
    t.equal((await send('PATCH', sme, { contacts: [{ ...person, role: null, email: 7 }] }, { 'if-match': '*' })).statusCode, 422)
    t.equal((await send('PATCH', sme, { website: 'https://example.org' }, { 'if-match': `"${person.email}"` })).statusCode, 412)
    t.equal((await send('POST', '/v1/imports', [{ kind: 'sme', source: 'test', externalId: '1', legalName: 'Importata', contacts: [person] }, { kind: 'sme', source: 'test', externalId: '2', legalName: 'x', contacts: [{ email: person.email, name: 3 }] }])).statusCode, 200)
    for (const url of [`/v1/smes?search=${search}`, `/v1/smes?search=${person.email}`, `/v1/smes?${search}=1`, `/v1/smes/${person.email}`, `/v1/smes/${encodeURIComponent(person.email)}`, `/${person.email}`, `/v1/smes?after=${search}`, `/v1/smes?access_token=${token}`]) await get(url, admin)
    t.equal((await get('/v1/smes', { authorization: `Bearer ${wrong}` })).statusCode, 401)
    t.equal((await get('/v1/smes', { authorization: `Bearer ${token}` })).statusCode, 401)
    t.equal((await get('/v1/smes', { authorization: `Basic ${Buffer.from(`pv:${search}`).toString('base64')}` })).statusCode, 401)
    await graphql({ query: `mutation { createSme(input: { legalName: "x", contacts: [{ name: "${person.name}", email: "${person.email}", phone: 5 }] }) { __typename } }` }, admin)
    await graphql({ query: `{ smes(search: "${search}") { nothing } }` }, admin)
    await graphql({ query: 'query ($s: String) { smes(search: $s) { totalCount } }', variables: { s: person.email } }, admin)

    // Failures inside, whose errors hold what was being written, as drivers' do.
    const failing = async () => { throw Object.assign(new Error(`Failed query: insert into contacts\nparams: ${person.name},${person.email}`), { params: [person], detail: `Key (email)=(${person.email})`, cause: new Error(`no place for ${person.email} at ${person.phone}`) }) }
    Object.assign(service.smes, { create: failing })
    Object.assign(service.profiles, { find: failing })
    t.equal((await send('POST', '/v1/smes', { legalName: 'x', contacts: [person] })).statusCode, 500)
    t.match((await graphql({ query: '{ sme(id: "sme_x") { id } }' }, admin)).json(), { errors: [{ extensions: { code: 'INTERNAL' } }] })

    const log = lines.join('')
    t.ok(lines.length > 40, `${lines.length} lines`)
    t.match(log, /"reqId":"[\da-f-]{36}"/, 'the id of a request finds its lines')
    t.match(log, /"code":"VALIDATION_FAILED","fields":\["\/contacts\/0\/email/, 'and they say where something was wrong')
    // By its length: base64url has underscores of its own.
    const secret = key.slice(-43)
    for (const [what, text] of Object.entries({ key, secret, wrong, token, search, ...person, encoded: encodeURIComponent(person.email), basic: Buffer.from(`pv:${search}`).toString('base64') })) {
      if (what === 'role') continue
      t.notOk(log.includes(text), `no ${what}`)
    }
    await service.keys.list(commandLine)
    t.type(new Problem('INTERNAL', ''), Error)
  })
}
