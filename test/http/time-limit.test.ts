// Requests that take too long: answered all the same, at both doors, and what was computed for them stops.
import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import { anonymous } from '../../src/access/principal.ts'
import { stillWanted, wantedUntil } from '../../src/deadline.ts'
import { createWhatIf } from '../../src/matching/what-if.ts'
import { onSqlite } from '../service.ts'
import { openProtected } from './protected.ts'

const limit = { REQUEST_TIMEOUT: 0.5 }
const slow = async () => { await sleep(1_000) }

t.test('what is not answered in time is given up at both doors, and says what to do', async (t) => {
  const service = await onSqlite(t)
  const { app, get, graphql, key } = await openProtected(t, limit, { service })
  const find = service.profiles.find
  Object.assign(service.profiles, { find: slow })
  const [rest, asked, healthy] = await Promise.all([get('/v1/smes/sme_1'), graphql({ query: '{ sme(id: "sme_1") { id } }' }), get('/healthz')])
  t.match(rest, { statusCode: 503, headers: { 'retry-after': '5', 'content-type': /^application\/problem\+json/, 'x-request-id': String } })
  t.match(rest.json(), { code: 'OVERLOADED', detail: /not answered within 0\.5 s/ })
  t.match(asked, { statusCode: 503, headers: { 'retry-after': '5' } })
  t.match(asked.json(), { errors: [{ message: /given up/, extensions: { code: 'OVERLOADED' } }] })
  t.equal(healthy.statusCode, 200)
  await sleep(700) // what was given up ends, and disturbs nobody
  t.match((await get('/metrics')).body, /ponteverde_requests_refused_total\{reason="time"\} 2/)
  Object.assign(service.profiles, { find })
  t.equal((await get('/v1/smes/sme_1')).statusCode, 404)

  await t.test('files and subscriptions take the time they need', async (t) => {
    const { exports, imports } = service
    const { smes } = exports
    Object.assign(exports, { smes: async (...args: Parameters<typeof smes>) => { await sleep(700); return await smes(...args) } })
    t.equal((await get('/v1/exports/smes')).statusCode, 200)
    Object.assign(imports, { progress: slow })
    const events = await app.inject({ method: 'POST', url: '/graphql', headers: { accept: 'text/event-stream', 'content-type': 'application/json', authorization: `Bearer ${key}` }, payload: JSON.stringify({ query: 'subscription { importProgress(id: "imp_none") { id } }' }) })
    t.equal(events.statusCode, 200)
    t.match(events.body, /event: complete/)
  })
})

t.test('what a given up request was to change is made, and its Idempotency-Key finds it', async (t) => {
  const service = await onSqlite(t)
  const { app, key } = await openProtected(t, limit, { service })
  const { create } = service.smes
  Object.assign(service.smes, { create: async (...args: Parameters<typeof create>) => { await sleep(800); return await create(...args) } })
  const post = async () => await app.inject({ method: 'POST', url: '/v1/smes', headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'idempotency-key': 'one' }, payload: '{"legalName": "Lenta S.r.l."}' })
  t.equal((await post()).statusCode, 503)
  while (await service.store.read.countProfiles() === 0) await sleep(50)
  await sleep(300)
  t.match(await post(), { statusCode: 201, headers: { 'idempotency-replayed': 'true' } })
  t.equal(await service.store.read.countProfiles(), 1)
})

t.test('a ranking that nobody waits for stops, and the next who asks has all of it', async (t) => {
  const service = await onSqlite(t)
  await service.seedDemo()
  const rank = async () => await service.matching.rank({ for: 'sme_demo_01', first: 20, asOf: '2026-11-22' }, anonymous)
  await service.matching.rank({ for: 'inv_demo_01', first: 1 }, anonymous) // the candidates are loaded
  const given = new AbortController()
  const waited = wantedUntil(given.signal, rank)
  given.abort(new Error('given up'))
  await t.rejects(waited, /given up/)
  const whole = await rank()
  t.equal(whole?.items.length, 20)
  t.doesNotThrow(stillWanted, 'outside a request there is no limit')
})

t.test('what is computed from a ranking that is there already stops too', async (t) => {
  const service = await onSqlite(t)
  await service.seedDemo()
  const { advice, matching, store, catalogues } = service
  const asked: Readonly<Record<string, () => Promise<unknown>>> = {
    'next best proofs': () => advice.nextBestProofs('sme_demo_01', 5, anonymous),
    stability: () => advice.stability('sme_demo_01', anonymous)
  }
  for (const [what, ask] of Object.entries(asked)) {
    const answer = await ask() // the ranking is kept from here on
    const given = new AbortController()
    given.abort(new Error('given up'))
    await t.rejects(wantedUntil(given.signal, ask), /given up/, what)
    t.strictSame(await ask(), answer, `${what}: who asks next has all of it`)
  }

  // Given up once both rankings are read, so that only their comparison is left.
  const given = new AbortController()
  let read = 0
  const list: typeof matching.list = (...args) => {
    const ranking = matching.list(...args)
    return { ...ranking, slice: (...range) => ranking.slice(...range), scores: async () => await ranking.scores().then((scores) => { if (++read === 2) given.abort(new Error('given up')); return scores }) }
  }
  const whatIf = createWhatIf({ matching: { ...matching, list }, store, catalogues, now: () => new Date('2026-11-22T12:00:00Z') })
  const ask = () => whatIf('sme_demo_01', { weights: [{ direction: 'mandate_to_sme', key: 'sector', weight: 1 }] }, { asOf: '2026-11-22', first: 5 }, anonymous)
  await t.rejects(wantedUntil(given.signal, ask), /given up/)
  t.equal(read, 2)
  t.ok(((await ask())?.changes.length ?? 0) > 0)
})
