// Entity tags and Idempotency-Key: nothing is loaded, changed or created twice by mistake.
import Fastify from 'fastify'
import t from 'tap'
import { rest } from '../../src/http/plugin.ts'
import { buildRest } from '../helper-rest.ts'

t.test('what the client has is not sent again', async (t) => {
  const { send, service } = await buildRest(t)
  await service.seedDemo()
  for (const url of ['/v1/smes/sme_demo_01', '/v1/smes?first=2', '/v1/matches?for=sme_demo_01&first=1', '/v1/catalogues', '/v1/scoring-model?language=zh']) {
    const first = await send('GET', url)
    t.match(String(first.headers.etag), /^"[\w-]{27}"$/)
    t.equal(first.headers['cache-control'], 'private, no-cache')
    t.match(String(first.headers.vary), /Authorization/)
    for (const tags of [String(first.headers.etag), `"other", W/${String(first.headers.etag)}`, '*']) {
      const again = await send('GET', url, { headers: { 'if-none-match': tags } })
      t.equal(again.statusCode, 304, `${url} ${tags}`)
      t.equal(again.headers.etag, first.headers.etag)
      t.equal(again.headers['content-type'], undefined)
    }
    t.equal((await send('GET', url, { headers: { 'if-none-match': '"other"' } })).statusCode, 200)
  }
  const url = '/v1/smes/sme_demo_01'
  t.equal((await send('HEAD', url, { headers: { 'if-none-match': String((await send('GET', url)).headers.etag) } })).statusCode, 304)
  t.not((await send('GET', url, { as: 'admin' })).headers.etag, (await send('GET', url)).headers.etag, 'who sees more sees something else')
})

t.test('nothing is changed unseen', async (t) => {
  const { send } = await buildRest(t)
  const { headers: { location, etag } } = await send('POST', '/v1/smes', { as: 'editor', body: { legalName: 'Uno' } })
  const sme = String(location)
  const patch = async (ifMatch?: string) => (await send('PATCH', sme, { as: 'editor', body: { founded: 2001 }, headers: ifMatch === undefined ? {} : { 'if-match': ifMatch } })).statusCode
  t.equal(await patch(), 428)
  t.equal(await patch('"other"'), 412)
  t.equal(await patch(`W/${String(etag)}`), 412, 'weak tags never match')
  t.equal(await patch('version 1'), 400)
  t.equal(await patch(''), 400)
  t.equal(await patch(`"other", ${String(etag)}`), 200)
  t.equal(await patch(String(etag)), 412)
  t.equal(await patch('*'), 200, 'whatever it is')
  for (const [method, url] of [['DELETE', sme], ['PUT', `${sme}/status`], ['POST', '/v1/claims/claim_1/submit'], ['PUT', '/v1/exchange-rates']] as const) {
    t.equal((await send(method, url, { as: 'admin', ...(method === 'DELETE' || url.endsWith('submit') ? {} : { body: {} }) })).json().code, 'VERSION_REQUIRED', `${method} ${url}`)
  }

  const read = await send('GET', sme, { as: 'editor' })
  const both = await Promise.all([2010, 2011].map((founded) => send('PATCH', sme, { as: 'editor', body: { founded }, headers: { 'if-match': String(read.headers.etag) } })))
  t.same(both.map(({ statusCode }) => statusCode).sort(), [200, 412], 'of two at once one is first')

  const seen = await send('GET', sme, { as: 'editor' })
  await send('POST', `${sme}/needs`, { as: 'editor', body: { kind: 'research' } })
  t.equal((await send('PATCH', sme, { as: 'editor', body: { founded: 1999 }, headers: { 'if-match': String(seen.headers.etag) } })).statusCode, 412, 'needs are part of what was seen')
})

t.test('nothing is created twice', async (t) => {
  const { send, service, keys } = await buildRest(t)
  const headers = { 'idempotency-key': 'k-1' }
  const first = await send('POST', '/v1/smes', { as: 'editor', body: { legalName: 'Uno', founded: 2001 }, headers })
  t.equal(first.statusCode, 201)
  t.equal(first.headers['idempotency-replayed'], undefined)
  const again = await send('POST', '/v1/smes', { as: 'editor', raw: '{ "founded": 2001, "legalName": "Uno" }', headers: { ...headers, 'content-type': 'application/json' } })
  t.equal(again.statusCode, 201)
  t.equal(again.headers['idempotency-replayed'], 'true')
  t.same([again.body, again.headers.location, again.headers.etag, again.headers['content-type']], [first.body, first.headers.location, first.headers.etag, first.headers['content-type']])

  t.match((await send('POST', '/v1/smes', { as: 'editor', body: { legalName: 'Due' }, headers })).json(), { status: 422, code: 'IDEMPOTENCY_MISMATCH' })
  t.match((await send('POST', '/v1/investors', { as: 'editor', body: { registeredName: 'x', type: 'private_equity' }, headers })).json(), { code: 'IDEMPOTENCY_MISMATCH' }, 'another address is another request')
  t.equal((await send('POST', '/v1/smes', { as: 'admin', body: { legalName: 'Uno', founded: 2001 }, headers })).headers['idempotency-replayed'], undefined, 'keys belong to their principal')
  for (const key of ['', 'two words', 'x'.repeat(256), 'é']) t.equal((await send('POST', '/v1/smes', { as: 'editor', body: { legalName: 'Uno' }, headers: { 'idempotency-key': key } })).statusCode, 400, `'${key.slice(0, 10)}'`)

  const mended = { 'idempotency-key': 'k-2' }
  t.equal((await send('POST', '/v1/smes', { as: 'editor', body: {}, headers: mended })).statusCode, 422)
  t.equal((await send('POST', '/v1/smes', { as: 'editor', body: { legalName: 'Tre' }, headers: mended })).statusCode, 201, 'a refused request is mended under its key')

  const race = { 'idempotency-key': 'k-3' }
  const answers = await Promise.all(Array.from({ length: 5 }, () => send('POST', '/v1/smes', { as: 'editor', body: { legalName: 'Gara' }, headers: race })))
  t.equal(new Set(answers.map(({ body }) => body)).size, 1)
  t.equal((await send('GET', '/v1/smes?search=gara', { as: 'editor' })).json().totalCount, 1, 'at once')

  // A second instance of the service over the same database knows nothing of what runs in the first.
  const other = Fastify()
  t.teardown(() => other.close())
  await other.register(rest, service)
  const split = { 'idempotency-key': 'k-4', authorization: `Bearer ${keys.editor.key}`, 'content-type': 'application/json' }
  const payload = '{"legalName": "Bivio"}'
  const [one, two] = await Promise.all([send('POST', '/v1/smes', { as: 'editor', raw: payload, headers: split }), other.inject({ method: 'POST', url: '/v1/smes', payload, headers: split })])
  t.equal(one.json().id, two.json().id)
  t.equal((await send('GET', '/v1/smes?search=bivio', { as: 'editor' })).json().totalCount, 1, 'on two instances at once')

  const sme = String(first.headers.location)
  for (const [path, body] of [['needs', { kind: 'research' }], ['claims', { kind: 'membership', name: 'x' }]] as const) {
    const headers = { 'idempotency-key': `k-${path}` }
    const [a, b] = await Promise.all([0, 1].map(() => send('POST', `${sme}/${path}`, { as: 'editor', body, headers })))
    t.equal(a?.statusCode, 201)
    t.equal(a?.headers.location, b?.headers.location)
    t.equal((await send('GET', `${sme}/${path}`, { as: 'editor' })).json().totalCount, 1)
  }

  const file = [{ kind: 'sme', source: 'test', externalId: '1', legalName: 'Uno' }]
  const imported = await send('POST', '/v1/imports', { as: 'editor', body: file, headers: { 'idempotency-key': 'k-5' } })
  t.match(imported.json(), { counts: { created: 1 } })
  t.equal((await send('POST', '/v1/imports', { as: 'editor', body: file, headers: { 'idempotency-key': 'k-5' } })).body, imported.body)
  t.equal((await send('POST', '/v1/imports', { as: 'editor', body: [], headers: { 'idempotency-key': 'k-5' } })).json().code, 'IDEMPOTENCY_MISMATCH')
})
