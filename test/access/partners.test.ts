// Staff record which partner brought an organisation, and with that whose it is.
import t, { type Test } from 'tap'
import { anonymous, commandLine, principalOf, type Principal } from '../../src/access/principal.ts'
import type { Service } from '../../src/service.ts'
import { buildApp } from '../app.ts'
import { engines, onSqlite } from '../service.ts'

const alpha = principalOf('key_alpha', 'partner', { partnerId: 'alpha' })
const beta = principalOf('key_beta', 'partner', { partnerId: 'beta' })
const editor = principalOf('key_editor', 'editor')
const document = { kind: 'sme', source: 'registro', externalId: '1', legalName: 'Uno S.r.l.', vatNumber: '12345678903' }

const imported = async (service: Service, principal: Principal, given: object, more: { readonly overwrite?: boolean } = {}) => await service.imports.run(JSON.stringify([given]), { format: 'json', principal, ...more })
const partnerOf = async (service: Service, id: string) => (await service.profiles.find(id, commandLine))?.profile.partnerId

for (const [engine, open] of engines) {
  t.test(`an organisation goes from one partner to another by staff alone, on ${engine}`, async (t: Test) => {
    const service = await open(t)
    const app = await buildApp({ config: { GRAPHIQL: false }, service })
    t.teardown(() => app.close())
    const keyOf = async (role: 'editor' | 'partner' | 'member' | 'reviewer', more: object = {}) => (await service.keys.create({ role, ...more }, commandLine)).key
    const call = async (key: string, method: 'GET' | 'PATCH' | 'POST', url: string, payload?: unknown) => {
      const send = async (method: 'GET' | 'PATCH' | 'POST', headers: Readonly<Record<string, string>>) => await app.inject({
        method, url, headers: { authorization: `Bearer ${key}`, ...headers }, ...(method === 'GET' ? {} : { payload: JSON.stringify(payload) })
      })
      const etag = method === 'PATCH' ? String((await send('GET', {})).headers.etag ?? '"v1"') : undefined
      const answer = await send(method, { ...(method === 'GET' ? {} : { 'content-type': 'application/json' }), ...(etag === undefined ? {} : { 'if-match': etag }) })
      return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() }
    }
    const staff = await keyOf('editor')
    const [ofAlpha, ofBeta] = [await keyOf('partner', { partnerId: 'alpha' }), await keyOf('partner', { partnerId: 'beta' })]
    const made = await call(staff, 'POST', '/v1/smes', { legalName: 'Uno S.r.l.', partnerId: ' alpha ' })
    t.match(made, { status: 201, body: { partnerId: 'alpha' } })
    const id = String(made.body['id'])
    const url = `/v1/smes/${id}`
    const member = await keyOf('member', { organisationIds: [id] })
    t.match(await call(ofAlpha, 'GET', url), { status: 200, body: { legalName: 'Uno S.r.l.', partnerId: null } }, 'it is the partner’s, who is not told by which name')
    t.match(await call(ofBeta, 'GET', url), { status: 404 })

    for (const [key, founded] of [[ofAlpha, 1999], [member, 2000]] as const) {
      for (const partnerId of ['beta', 'alpha', null]) {
        t.match(await call(key, 'PATCH', url, { partnerId }), { status: 403, body: { code: 'FORBIDDEN', errors: [{ pointer: '/partnerId', code: 'not_allowed' }] } }, `${partnerId}: a refusal that tells nobody whether it was right`)
      }
      t.equal((await call(key, 'PATCH', url, { founded })).status, 200)
    }
    t.match(await call(ofBeta, 'PATCH', url, { partnerId: 'beta' }), { status: 404 })
    t.match(await call(ofAlpha, 'POST', '/v1/smes', { legalName: 'Due', partnerId: 'beta' }), { status: 403, body: { errors: [{ pointer: '/partnerId' }] } })
    t.match(await call(await keyOf('reviewer'), 'PATCH', url, { partnerId: 'beta' }), { status: 403 }, 'who reviews does not write')

    t.match(await call(staff, 'PATCH', url, { partnerId: 'beta' }), { status: 200, body: { partnerId: 'beta' } })
    t.match([await call(ofAlpha, 'GET', url), await call(ofBeta, 'GET', url)], [{ status: 404 }, { status: 200 }])
    t.match(await call(staff, 'PATCH', url, { founded: 2001 }), { status: 200, body: { partnerId: 'beta' } }, 'left out, it stays')
    const update = `mutation ($version: Int!, $patch: SmeInput!) { updateSme(id: "${id}", version: $version, patch: $patch) { __typename ... on Sme { partnerId } } }`
    const version = (await service.profiles.find(id, commandLine))?.profile.version
    const mutate = async (key: string, patch: object) => (await call(key, 'POST', '/graphql', { query: update, variables: { version, patch } })).body
    t.match(await mutate(ofBeta, { partnerId: 'beta' }), { data: { updateSme: { __typename: 'RuleRefusal' } } })
    t.match(await mutate(staff, { partnerId: null }), { data: { updateSme: { __typename: 'Sme', partnerId: null } } })
    t.match([await call(ofBeta, 'GET', url), await call(member, 'GET', url)], [{ status: 404 }, { status: 200 }], 'nobody’s but its members’')

    const trail = await service.store.read.changes({ after: 0, limit: 1_000, recordId: id })
    t.strictSame(trail.map(({ after }) => (after as { partnerId: unknown }).partnerId), ['alpha', 'alpha', 'alpha', 'beta', 'beta', null])
    t.strictSame([...new Set(trail.map(({ organisationId }) => organisationId))], [id])
    await service.store.audit.flush()
    const entries = await service.store.read.auditEntries({ after: 0, limit: 1_000 })
    t.ok(entries.filter(({ action, organisations }) => ['create', 'update', 'write'].includes(action) && organisations.includes(id)).length >= 6, 'and each is in the audit log')
  })
}

t.test('a file of staff’s says whose an organisation is, and one of a partner’s does not', async (t) => {
  const service = await onSqlite(t)
  t.match((await imported(service, alpha, { ...document, partnerId: 'alpha' })), { counts: { created: 0, rejected: 1 }, rejected: [{ pointer: '/partnerId', code: 'not_allowed' }] })
  t.match((await imported(service, editor, { ...document, partnerId: 'alpha' })).counts, { created: 1 })
  const id = [...(await service.store.read.findBySource('registro', ['1'])).values()][0] ?? ''
  t.equal(await partnerOf(service, id), 'alpha')
  t.match((await imported(service, editor, document)).counts, { unchanged: 1 })
  t.match((await imported(service, editor, { ...document, partnerId: 'beta' })).counts, { updated: 1 })
  t.match(await service.profiles.find(id, beta), { profile: { legalName: 'Uno S.r.l.' } })
  t.equal(await service.profiles.find(id, alpha), undefined)

  const version = (await service.profiles.find(id, commandLine))?.profile.version
  await service.smes.update({ id, version }, { partnerId: 'gamma' }, editor)
  t.match(await imported(service, editor, { ...document, partnerId: 'beta' }), { counts: { unchanged: 1 }, warnings: [{ pointer: '/partnerId', code: 'human_edit_kept' }] })
  t.equal(await partnerOf(service, id), 'gamma', 'what a person recorded since stays')
  t.match((await imported(service, editor, { ...document, partnerId: null }, { overwrite: true })).counts, { updated: 1 })
  t.equal(await partnerOf(service, id), null)
})

t.test('an investor’s is set the same way, and a what-if moves nothing', async (t) => {
  const service = await onSqlite(t)
  const { profile: { id } } = await service.investors.create({ registeredName: '公司', type: 'bank', partnerId: 'alpha' }, editor)
  t.match(await service.investors.update({ id, version: 1 }, { partnerId: 'beta' }, commandLine), { profile: { partnerId: 'beta' } })
  await t.rejects(service.investors.update({ id, version: 2 }, { partnerId: 'alpha' }, beta), { code: 'FORBIDDEN', issues: [{ pointer: '/partnerId' }] })
  await service.whatIf(id, { investor: { partnerId: 'gamma' } }, { first: 1 }, beta)
  t.equal(await partnerOf(service, id), 'beta')
  t.equal(await service.profiles.find(id, anonymous), undefined)
})
