// Idempotency-Key as time passes and processes fall silent; test/doors/races.test.ts has several instances at once.
import { setTimeout as sleep } from 'node:timers/promises'
import Fastify from 'fastify'
import t from 'tap'
import { commandLine } from '../../src/access/principal.ts'
import { rest } from '../../src/http/plugin.ts'
import { serverOptions } from '../../src/http/server-options.ts'
import { buildRest } from '../helper-rest.ts'

const day = 24 * 60 * 60 * 1000
const header = (key: string) => ({ as: 'admin', headers: { 'idempotency-key': key } }) as const

t.test('an answer is kept for 24 hours', async (t) => {
  const clock = { now: new Date('2026-11-22T12:00:00Z') }
  const { send, service } = await buildRest(t, { now: () => clock.now })
  const body = { legalName: 'Una volta S.r.l.' }
  const create = async () => await send('POST', '/v1/smes', { ...header('k'), body })
  const first = await create()
  clock.now = new Date(clock.now.getTime() + day)
  const again = await create()
  t.match(again, { statusCode: 201, body: first.body, headers: { 'idempotency-replayed': 'true' } })
  t.equal((await send('POST', '/v1/smes', { ...header('k'), body: { legalName: 'Altra' } })).statusCode, 422)

  clock.now = new Date(clock.now.getTime() + 1)
  const later = await create()
  t.equal(later.statusCode, 201)
  t.not(later.json<{ id: string }>().id, first.json<{ id: string }>().id, 'then the key is free')
  t.equal(later.headers['idempotency-replayed'], undefined)

  clock.now = new Date(clock.now.getTime() + day + 1)
  const other = Fastify(serverOptions)
  t.teardown(() => other.close())
  await other.register(rest, service)
  await other.ready()
  const { keys } = service
  const [admin] = (await keys.list(commandLine)).filter(({ role }) => role === 'admin')
  t.equal(await service.store.idempotency.find('k', admin?.id ?? ''), undefined, 'a start sweeps what is old')
})

t.test('a request whose process fell silent gives its key back, and a refused one at once', async (t) => {
  const clock = { now: new Date('2026-11-22T12:00:00Z') }
  const { send, service, keys } = await buildRest(t, { now: () => clock.now })
  const body = { legalName: 'Dopo S.r.l.' }
  const before = await send('POST', '/v1/smes', { ...header('gone'), body: { legalName: '' } })
  t.equal(before.statusCode, 422)
  t.equal((await send('POST', '/v1/smes', { ...header('gone'), body })).statusCode, 201, 'a refused request can be mended under its key')

  const found = await service.store.idempotency.find('gone', keys.admin.id)
  const requestDigest = found?.state === 'answered' ? found.answer.requestDigest : ''
  await service.store.idempotency.forget(new Date(clock.now.getTime() + 1))
  const claim = { key: 'gone', principalId: keys.admin.id, requestDigest, owner: 'a process that was killed', createdAt: clock.now, leasedUntil: new Date(clock.now.getTime() + 15_000) }
  t.equal(await service.store.idempotency.claim(claim, new Date(0)), true)
  t.match(await send('POST', '/v1/smes', { ...header('gone'), body: { legalName: 'Altra' } }), { statusCode: 422 }, 'another request under the key is told so at once')
  let answered = false
  const waiting = send('POST', '/v1/smes', { ...header('gone'), body }).then((answer) => { answered = true; return answer })
  await sleep(200)
  t.equal(answered, false, 'it waits for whoever is at work')
  clock.now = new Date(clock.now.getTime() + 15_001)
  t.match(await waiting, { statusCode: 201 })
  t.match(await service.store.idempotency.find('gone', keys.admin.id), { state: 'answered' })
})
