// What the log learns from both doors: who was shown confidential data, who wrote, who exported; and how admins read it.
import t, { type Test } from 'tap'
import { buildApp } from '../app.ts'
import { commandLine, principalOf } from '../../src/access/principal.ts'
import type { AuditEntry } from '../../src/audit/entry.ts'
import { verifyAudit } from '../../src/audit/verify.ts'
import { buildRest } from '../helper-rest.ts'
import { collectNotes } from '../noted.ts'
import { engines } from '../service.ts'

const partner = principalOf('key_p', 'partner', { partnerId: 'chamber' })

async function open (t: Test, [, start]: typeof engines[number]) {
  const service = await start(t)
  const noted = collectNotes(service)
  const app = await buildApp({ config: { GRAPHIQL: false }, service }, { logger: false })
  t.teardown(() => app.close())
  const keys = {
    admin: (await service.keys.create({ role: 'admin' }, commandLine)).key,
    editor: (await service.keys.create({ role: 'editor' }, commandLine)).key,
    partner: (await service.keys.create({ role: 'partner', partnerId: 'chamber' }, commandLine)).key
  }
  const publish = async (id: string, version: number) => {
    const { profile } = await service.profiles.changeStatus({ id, version, status: 'in_review' }, commandLine)
    await service.profiles.changeStatus({ id, version: profile.version, status: 'published' }, commandLine)
  }
  const sme = async (legalName: string, by = commandLine, more: object = {}) => {
    const { profile } = await service.smes.create({ legalName, province: 'MI', activities: [{ code: '38.32', system: 'ATECO2025' }], ...more }, by)
    await publish(profile.id, profile.version)
    return profile.id
  }
  const get = async (url: string, as?: keyof typeof keys) => await app.inject({ url, headers: as === undefined ? {} : { authorization: `Bearer ${keys[as]}` } })
  const graphql = async (query: string, as?: keyof typeof keys) => (await app.inject({ method: 'POST', url: '/graphql', payload: { query }, headers: as === undefined ? {} : { authorization: `Bearer ${keys[as]}` } })).json<{ data: Record<string, unknown>, errors?: unknown }>()
  /** The entries that came since, without those of setting up. */
  let seen = 0
  const since = async (): Promise<readonly AuditEntry[]> => {
    await noted()
    const entries = await service.store.read.auditEntries({ after: seen, limit: 1_000 })
    seen = entries.at(-1)?.position ?? seen
    return entries
  }
  return { service, app, keys, sme, get, graphql, since }
}

for (const engine of engines) {
  t.test(`who is shown more of real profiles than anybody is noted once a request, on ${engine[0]}`, async (t) => {
    const { sme, get, graphql, since, service } = await open(t, engine)
    const ours = await sme('Verde S.r.l.', partner)
    const theirs = await sme('Blu S.r.l.')
    const invented = await sme('Esempio S.r.l.', commandLine, { synthetic: true })
    await since()

    await get(`/v1/smes/${ours}`)
    await get(`/v1/smes/${invented}`, 'editor')
    await get(`/v1/smes/${theirs}`, 'partner')
    t.strictSame(await since(), [], 'anybody, an invented profile, a stranger')

    const answer = await get(`/v1/smes/${ours}`, 'partner')
    t.match(await since(), [{ action: 'read', role: 'partner', organisations: [ours], records: [], requestId: answer.headers['x-request-id'], details: { operation: 'readSme' }, dataVersion: await service.store.read.dataVersion(), ruleVersion: service.matching.model.version }])
    await get('/v1/smes?first=10', 'editor')
    await get(`/v1/smes/${ours}/needs`, 'editor')
    const { data } = await graphql(`{ smes(first: 10) { nodes { id } } one: sme(id: "${ours}") { legalName } }`, 'editor')
    t.ok(data['one'])
    t.strictSame((await since()).map(({ action, organisations, details }) => [action, organisations, details?.['operation']]), [
      ['read', [ours, theirs].sort(), 'listSmes'], ['read', [ours], 'listNeeds'], ['read', [ours, theirs].sort(), 'POST /graphql']
    ])
    t.match(await verifyAudit(service.store.read), { ok: true })
  })

  t.test(`a write is noted with its request, key administration as such, on ${engine[0]}`, async (t) => {
    const { app, keys, since } = await open(t, engine)
    await since()
    const made = await app.inject({ method: 'POST', url: '/v1/smes', payload: { legalName: 'Verde S.r.l.', province: 'MI' }, headers: { authorization: `Bearer ${keys.editor}` } })
    t.equal(made.statusCode, 201)
    const id = made.json<{ id: string }>().id
    const key = await app.inject({ method: 'POST', url: '/v1/keys', payload: { role: 'editor', name: 'desk' }, headers: { authorization: `Bearer ${keys.admin}` } })
    t.match(await since(), [
      { action: 'create', role: 'editor', organisations: [id], requestId: made.headers['x-request-id'], details: { counts: { 'sme create': 1 } } },
      { action: 'keys', role: 'admin', organisations: [], records: [String(key.headers['location']).split('/').at(-1)], requestId: key.headers['x-request-id'] }
    ])
  })

  t.test(`an export is noted before and after, without the words searched for, on ${engine[0]}`, async (t) => {
    const { sme, get, since } = await open(t, engine)
    const ours = await sme('Mario Rossi Impianti')
    await since()
    const { statusCode, body } = await get('/v1/exports/smes?search=mario', 'editor')
    t.equal(statusCode, 200)
    t.match(body, ours)
    await get('/v1/exports/smes')
    await get('/v1/exports/smes?regions=nowhere', 'editor')
    const entries = await since()
    t.match(entries, [
      { action: 'export', role: 'editor', details: { what: 'sme', format: 'ndjson' } },
      { action: 'exported', organisations: [ours], details: { complete: true, organisations: 1 } }
    ])
    t.equal(entries.length, 2, 'neither what anybody may export nor what was refused')
    t.notMatch(JSON.stringify(entries), /mario/i)
  })
}

t.test('admins read the log on both doors, page by page, and nobody else does', async (t) => {
  const { sme, get, graphql, service } = await open(t, engines[0] as typeof engines[number])
  const ours = await sme('Verde S.r.l.')
  const first = (await get('/v1/audit?first=2', 'admin')).json<{ items: Array<{ position: string, action: string }>, nextCursor: string, headPosition: string, headHash: string }>()
  t.equal(first.items[0]?.position, first.headPosition)
  const second = (await get(`/v1/audit?first=2&after=${encodeURIComponent(first.nextCursor)}`, 'admin')).json<typeof first>()
  t.strictSame([...first.items, ...second.items].map(({ position }) => Number(position)), [0, 1, 2, 3].map((i) => Number(first.headPosition) - i))
  t.equal((await get(`/v1/audit?first=2&action=create&after=${encodeURIComponent(first.nextCursor)}`, 'admin')).statusCode, 400, 'a cursor of another list')
  const own = (await get(`/v1/audit?subject=${ours}&action=create`, 'admin')).json<typeof first>()
  t.match(own.items, [{ action: 'create', organisations: [ours] }])

  const { data } = await graphql(`{ audit(first: 1, subject: "${ours}", action: CREATE, actor: null) { nodes { position action organisations details hash previousHash at role } headPosition headHash pageInfo { hasNextPage } } }`, 'admin')
  t.match(data['audit'], { nodes: [{ action: 'CREATE', organisations: [ours], role: 'admin' }], headPosition: first.headPosition, headHash: first.headHash, pageInfo: { hasNextPage: false } })

  t.equal((await get('/v1/audit')).statusCode, 401)
  t.equal((await get('/v1/audit', 'editor')).statusCode, 403)
  t.match(await graphql('{ audit { headHash } }', 'partner'), { data: { audit: null }, errors: [{ extensions: { code: 'FORBIDDEN' } }] })
  t.match(await verifyAudit(service.store.read), { ok: true })
})

t.test('what REST answers about the log and personal data is as its document says', async (t) => {
  const { send, service } = await buildRest(t)
  const contact = { name: 'Anna Bianchi', role: null, email: 'anna@verde.example', phone: null }
  const { profile } = await service.smes.create({ legalName: 'Verde S.r.l.', contacts: [contact] }, commandLine)
  t.equal((await send('GET', '/v1/audit', { as: 'admin' })).statusCode, 200)
  const notice = { kind: 'notice', day: '2026-11-20', purpose: 'Matching', legalBasis: 'legitimate_interests', source: 'Letter' }
  t.match((await send('POST', '/v1/privacy/records', { as: 'admin', body: { email: contact.email, ...notice } })).json(), { items: [notice], totalCount: 1 })
  t.match((await send('POST', '/v1/privacy/access', { as: 'admin', body: { email: contact.email } })).json(), { contacts: [contact], records: [notice] })
  t.equal((await send('POST', '/v1/privacy/access', { as: 'editor', body: { email: contact.email } })).statusCode, 403)
  t.equal((await send('POST', '/v1/privacy/access', { as: 'admin', body: {} })).statusCode, 422)
  t.match((await send('POST', '/v1/privacy/erasures', { as: 'admin', body: { email: contact.email, reason: 'She asked' } })).json(), { contacts: 1, organisations: [profile.id] })
  t.equal((await send('POST', '/v1/privacy/erasures', { as: 'admin', body: { email: contact.email, reason: 'She asked' } })).statusCode, 404)
})
