// Every kind of refusal with its exact status, code and pointer.
import { once } from 'node:events'
import { request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { LightMyRequestResponse } from 'fastify'
import t from 'tap'
import { principalOf } from '../../src/access/principal.ts'
import type { Store } from '../../src/profiles/store.ts'
import { buildRest } from '../helper-rest.ts'

/** `422 VALIDATION_FAILED /a, /b` */
function told (response: LightMyRequestResponse): string {
  const { status, code, errors, type, requestId } = response.json<{ status: number, code: string, type: string, requestId: string, errors: ReadonlyArray<{ pointer: string }> }>()
  const sound = status === response.statusCode && type.endsWith(code.toLowerCase().replaceAll('_', '-')) && requestId === response.headers['x-request-id'] && /^application\/problem\+json/.test(String(response.headers['content-type']))
  return `${sound ? '' : 'UNSOUND '}${status} ${code} ${errors.map(({ pointer }) => pointer).join(', ')}`.trim()
}

t.test('who may not', async (t) => {
  const { send, service, keys } = await buildRest(t)
  t.equal(told(await send('POST', '/v1/smes', { raw: '{not json' })), '401 UNAUTHENTICATED', 'before the body is read')
  const bad = await send('GET', '/v1/smes', { as: 'pv_0000000000000000_0000000000000000000000000000000000000000000' })
  t.equal(told(bad), '401 UNAUTHENTICATED', 'a wrong key is not read as none')
  t.equal(bad.headers['www-authenticate'], 'Bearer error="invalid_token"')
  t.equal(told(await send('POST', '/v1/smes', { as: 'reviewer', body: {} })), '403 FORBIDDEN')
  await service.keys.revoke(keys.editor.id, principalOf('cli', 'admin'))
  t.equal(told(await send('GET', '/v1/smes', { as: 'editor' })), '401 UNAUTHENTICATED', 'a revoked key')
})

t.test('what is not there', async (t) => {
  const { send, app, service } = await buildRest(t)
  for (const url of ['/v1/smes/sme_none', '/v1/smes/inv_none', '/v1/investors/inv_none', '/v1/smes/sme_none/needs', '/v1/smes/sme_none/claims/claim_none', '/v1/nothing', '/nothing', `/v1/smes/${'x'.repeat(200)}`]) {
    t.equal(told(await send('GET', url)), '404 NOT_FOUND', url)
  }
  t.equal(told(await send('POST', '/v1/smes/sme_none/needs', { as: 'editor', body: { kind: 'investment' } })), '404 NOT_FOUND')
  const made = async (path: string, body: object) => (await send('POST', path, { as: 'editor', body })).json<{ id: string }>().id
  const sme = await made('/v1/smes', { legalName: 'Riciclo' })
  const investor = await made('/v1/investors', { legalName: 'Green Capital', type: 'corporate' })
  const before = await service.store.read.dataVersion()
  for (const path of [`/v1/smes/${investor}`, `/v1/investors/${sme}`]) {
    const bodies = { claims: { kind: 'membership', membership: 'WWF' }, needs: { kind: 'investment' }, mandates: {}, deals: { date: '2025-01-01' } }
    for (const [many, body] of Object.entries(bodies)) {
      t.equal(told(await send('POST', `${path}/${many}`, { as: 'editor', body })), '404 NOT_FOUND', `${many} at the address of the other kind`)
      t.equal(told(await send('GET', `${path}/${many}`, { as: 'editor' })), '404 NOT_FOUND')
    }
  }
  t.equal(await service.store.read.dataVersion(), before, 'and nothing was stored')
  t.equal(told(await send('POST', '/v1/claims/claim_none/submit', { as: 'editor', headers: { 'if-match': '*' } })), '404 NOT_FOUND')

  const deleted = await send('DELETE', '/v1/smes')
  t.equal(told(deleted), '405 METHOD_NOT_ALLOWED')
  t.equal(deleted.headers.allow, 'GET, HEAD, OPTIONS, POST')
  t.equal(told(await send('POST', '/v1/smes/sme_none', { raw: '{', headers: { 'content-type': 'text/csv' } })), '405 METHOD_NOT_ALLOWED', 'before the body is read')
  const options = await send('OPTIONS', '/v1/smes/sme_none')
  t.equal(options.statusCode, 204)
  t.equal(options.headers.allow, 'DELETE, GET, HEAD, OPTIONS, PATCH')
  t.equal(options.headers['accept-patch'], 'application/merge-patch+json, application/json')
  const head = await app.inject({ method: 'HEAD', url: '/v1/catalogues' })
  t.equal(head.statusCode, 200)
  t.equal(head.body, '')
  t.ok(Number(head.headers['content-length']) > 1_000)
  t.equal((await app.inject({ method: 'HEAD', url: '/v1/smes/sme_none' })).statusCode, 404)
  t.equal(told(await send('GET', '/v1/smes/%E0%A4%A')), '400 MALFORMED_REQUEST')
})

t.test('formats', async (t) => {
  const { send } = await buildRest(t)
  t.equal(told(await send('GET', '/v1/smes', { headers: { accept: 'text/csv' } })), '406 NOT_ACCEPTABLE')
  t.equal(told(await send('GET', '/v1/smes', { headers: { accept: 'application/json;q=0, */*' } })), '406 NOT_ACCEPTABLE')
  for (const accept of ['application/json', 'text/html, application/*;q=0.5', '*/*', 'APPLICATION/JSON; charset=utf-8', '']) t.equal((await send('GET', '/v1/smes', { headers: { accept } })).statusCode, 200, accept)

  const post = async (raw: string | Buffer, type = 'application/json') => told(await send('POST', '/v1/smes', { as: 'editor', raw, headers: { 'content-type': type } }))
  t.equal(await post('legalName=x', 'application/x-www-form-urlencoded'), '415 UNSUPPORTED_MEDIA_TYPE')
  t.equal(await post('{}', 'application/merge-patch+json'), '415 UNSUPPORTED_MEDIA_TYPE', 'a patch is not posted')
  t.equal(told(await send('POST', '/v1/smes', { as: 'editor' })), '400 MALFORMED_REQUEST', 'no body')
  for (const raw of ['', '{', '{"a":1}}', '{"__proto__": {"x": 1}}', '\u0000', '{\'a\': 1}', '['.repeat(100_000)]) t.equal(await post(raw), '400 MALFORMED_REQUEST', raw.slice(0, 20))
  t.equal(await post(`${'['.repeat(200_000)}${']'.repeat(200_000)}`), '422 VALIDATION_FAILED', 'deep, and not an object')
  t.equal(await post(`{"legalName": "x", "names": ${'{"en":'.repeat(50_000)}1${'}'.repeat(50_000)}}`), '422 VALIDATION_FAILED /names/en')
  t.equal(await post(Buffer.alloc(10 * 1024 * 1024, '1')), '413 TOO_LARGE')
})

t.test('fields', async (t) => {
  const { send } = await buildRest(t)
  const post = async (body: unknown, url = '/v1/smes') => told(await send('POST', url, { as: 'editor', body }))
  const invalid = (...pointers: string[]) => `422 VALIDATION_FAILED ${pointers.join(', ')}`.trim()

  for (const body of [[], null, 'x', 1]) t.equal(await post(body), invalid(''), JSON.stringify(body))
  t.equal(await post({}), invalid('/legalName'))
  t.equal(await post({ legalName: 'x', legalname: 'x', 'a/b~c': 1 }), invalid('/legalname', '/a~1b~0c'))
  t.same((await post({ legalName: 5, founded: '2011', activities: {}, synthetic: 'no', turnoverEur: 1.5 })).split(/,? /).slice(2).sort(), ['/activities', '/founded', '/legalName', '/synthetic', '/turnoverEur'], 'all at once')
  t.equal(await post({ legalName: 'x', activities: [{ code: '38.21.20', system: 'NACE3' }] }), invalid('/activities/0/system'))
  t.equal(await post({ legalName: 'x', activities: [{ code: '99.99.99', system: 'ATECO2025' }] }), invalid('/activities/0/code'))
  t.equal(await post({ legalName: 'x', founded: 2031 }), invalid('/founded'))
  t.equal(await post({ legalName: 'x', informedOn: '2026-02-30' }), invalid('/informedOn'))
  t.equal(await post({ legalName: 'x', turnoverEur: 2 ** 53 }), invalid('/turnoverEur'))
  t.equal(await post({ legalName: 'a\u0000b' }), invalid('/legalName'))
  t.equal(await post({ legalName: 'x', vatNumber: '12345678900' }), invalid('/vatNumber'))
  const unknown = await send('POST', '/v1/smes', { as: 'editor', body: { legalName: 'x', activities: [{ code: '38.32', system: 'NACE2' }] } })
  t.match(unknown.json().errors, [{ pointer: '/activities/0/code', code: 'unknown_code', accepted: ['E38.32'] }], 'says what would be accepted')

  const { headers: { location: sme } } = await send('POST', '/v1/smes', { as: 'editor', body: { legalName: 'Uno', vatNumber: '12345678903' } })
  t.equal(await post({ legalName: 'Due', vatNumber: 'IT12345678903' }), '409 DUPLICATE /vatNumber')
  t.equal(await post({ kind: 'investment', validTo: '2027-02-29', amount: { min: 5, max: 1, currency: 'EUR' } }, `${sme}/needs`), invalid('/validTo'))
  t.equal(await post({ kind: 'investment', amount: { min: 5, max: 1, currency: 'EUR' }, territory: { codes: ['XX'] } }, `${sme}/needs`), invalid('/amount/max', '/territory/codes/0'))
  t.equal(await post({ kind: 'cam', category: 'cam-edilizia', mandatoryMet: 9, mandatoryTotal: 5 }, `${sme}/claims`), invalid('/mandatoryMet'))
  const { headers: { location: claim } } = await send('POST', `${sme}/claims`, { as: 'editor', body: { kind: 'membership', name: 'x' } })
  const { headers: { etag } } = await send('GET', String(claim), { as: 'editor' })
  const url = `/v1/claims/${String(claim).split('/').at(-1)}/submit`
  const headers = { 'if-match': String(etag) }
  t.equal(told(await send('POST', url, { as: 'editor', headers, body: { now: true } })), invalid('/now'), 'nothing is read from a body there')
  t.equal((await send('POST', url, { as: 'editor', headers: { ...headers, 'content-type': 'application/json' }, raw: '' })).statusCode, 200)
  const again = await send('GET', String(claim), { as: 'editor' })
  t.equal(told(await send('POST', url, { as: 'editor', headers: { 'if-match': String(again.headers.etag) } })), '409 RULE_REFUSED')
})

t.test('queries', async (t) => {
  const { send } = await buildRest(t)
  const get = async (query: string) => told(await send('GET', `/v1/smes?${query}`))
  const unknown = await send('GET', '/v1/smes?frist=5')
  t.equal(told(unknown), '400 INVALID_QUERY /frist')
  t.ok(unknown.json().errors[0].accepted.includes('first'))
  t.equal(await get('first=0'), '400 INVALID_QUERY /first')
  t.equal(await get('first=101'), '400 INVALID_QUERY /first')
  t.equal(await get('first=ten'), '400 INVALID_QUERY /first')
  t.equal(await get('first=1&first=2'), '400 INVALID_QUERY /first')
  t.equal(await get('language=de'), '400 INVALID_QUERY /language')
  t.equal(await get('sizes=small,huge'), '400 INVALID_QUERY /sizes/1')
  t.equal(await get('regions=&synthetic=true'), '400 INVALID_QUERY /regions')
  t.equal(await get('synthetic=yes'), '400 INVALID_QUERY /synthetic')
  t.equal(await get('updatedSince=yesterday'), '400 INVALID_QUERY /updatedSince')
  t.equal(await get('regions=IT-99'), '400 INVALID_QUERY /regions/0')
  t.equal(await get('search=%ff'), '400 INVALID_QUERY /search')
  t.equal(await get('after=made-up'), '400 INVALID_CURSOR')
  t.equal(told(await send('GET', '/v1/catalogues?language=it')), '400 INVALID_QUERY /language', 'nothing is asked there')
  t.equal(told(await send('POST', '/v1/imports?mode=replace', { as: 'admin', body: [] })), '400 INVALID_QUERY /mode')
})

t.test('what went wrong on our side is not told', async (t) => {
  const { service } = await buildRest(t)
  const store: Store = { ...service.store, read: { ...service.store.read, wholes: async () => { throw new Error('SELECT secret FROM smes') } } }
  const { createProfiles } = await import('../../src/profiles/profiles.ts')
  const { send } = await buildRest(t, {}, { profiles: createProfiles({ store, catalogues: service.catalogues, now: service.now }) })
  const response = await send('GET', '/v1/smes/sme_1')
  t.equal(told(response), '500 INTERNAL')
  t.notMatch(response.body, /secret|stack|\.ts/)
})

t.test('imports', async (t) => {
  const { send, app, keys } = await buildRest(t)
  const record = { kind: 'sme', source: 'test', externalId: '1', legalName: 'Uno' }
  const ndjson = { 'content-type': 'application/x-ndjson' }
  const lines = [JSON.stringify(record), '{"kind": "sme"', JSON.stringify({ ...record, externalId: '2', province: 'XX' })].join('\n')
  const dry = (await send('POST', '/v1/imports?dryRun=true', { as: 'admin', raw: lines, headers: ndjson })).json()
  t.match(dry, { dryRun: true, counts: { read: 3, created: 1, rejected: 2 }, rejected: [{ row: 2, code: 'malformed_json' }, { row: 3, externalId: '2', pointer: '/province', value: 'XX' }] })
  const real = (await send('POST', '/v1/imports', { as: 'admin', raw: lines, headers: ndjson })).json()
  t.match(real.counts, dry.counts, 'the dry run said the same and wrote nothing')
  t.match((await send('POST', '/v1/imports', { as: 'admin', body: record })).json().counts, { unchanged: 1 })
  t.match((await send('POST', '/v1/imports?source=test&kind=sme', { as: 'admin', body: [{ externalId: '3', legalName: 'Tre' }] })).json().counts, { created: 1 })
  t.equal(told(await send('POST', '/v1/imports', { as: 'admin', raw: 'a;b', headers: { 'content-type': 'text/html' } })), '415 UNSUPPORTED_MEDIA_TYPE')
  t.equal(told(await send('POST', '/v1/imports', { as: 'admin' })), '400 MALFORMED_REQUEST')
  t.equal(told(await send('POST', '/v1/imports', { as: 'reviewer', body: [] })), '403 FORBIDDEN')
  t.equal(told(await send('POST', '/v1/imports', { as: 'admin', raw: '[]', headers: { 'content-type': 'application/json', 'content-length': String(51 * 1024 * 1024) } })), '413 TOO_LARGE')
  t.equal((await send('POST', '/v1/imports', { as: 'admin', raw: Buffer.alloc(2 * 1024 * 1024, ' '), headers: ndjson })).json().counts.read, 0, 'more than a profile may have')

  await app.listen({ port: 0, host: '127.0.0.1' })
  t.equal(await sendChunks((app.server.address() as AddressInfo).port, keys.admin.key, 52), 413, 'also when its length was not announced')
})

/** Sends spaces without a Content-Length, as many MiB as asked or until there is an answer: its status. */
async function sendChunks (port: number, key: string, mebibytes: number): Promise<number> {
  const request = httpRequest({ port, host: '127.0.0.1', method: 'POST', path: '/v1/imports', headers: { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' } })
  const answered = once(request, 'response')
  // The server may hang up on what it has refused.
  request.on('error', () => {})
  const chunk = Buffer.alloc(1024 * 1024, ' ')
  for (let sent = 0; sent < mebibytes; sent++) if (!request.write(chunk)) await Promise.race([once(request, 'drain'), answered])
  request.end()
  const [response] = await answered
  response.resume()
  return response.statusCode
}
