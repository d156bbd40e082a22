// More than can be answered, slow requests, and stopping.
import { once } from 'node:events'
import { connect, type AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import Fastify, { type FastifyRequest, type FastifyServerOptions } from 'fastify'
import t from 'tap'
import { shedding } from '../../src/http/shedding.ts'
import { openProtected } from './protected.ts'

/** Keeps the event loop busy for so many milliseconds. */
function block (duration: number): void {
  for (const end = performance.now() + duration; performance.now() < end;);
}

t.test('what a turn of the loop reads too late is refused, and what steers the service is answered', async (t) => {
  const { get, graphql } = await openProtected(t, { MAX_EVENT_LOOP_DELAY: 1_000 })
  // Opening took this turn of the loop longer than may be.
  await sleep(50)
  t.equal((await get('/v1/catalogues')).statusCode, 200)
  await sleep(50)
  block(1_500)
  // In the same turn, as requests that wait behind others.
  const [rest, asked, healthy] = await Promise.all([get('/v1/catalogues'), graphql({ query: '{ __typename }' }), get('/healthz')])
  t.match(rest, { statusCode: 503, headers: { 'retry-after': '2', 'content-type': /^application\/problem\+json/ } })
  t.match(rest.json(), { code: 'OVERLOADED', status: 503 })
  t.match(asked, { statusCode: 503, headers: { 'retry-after': '2' } })
  t.match(asked.json(), { errors: [{ extensions: { code: 'OVERLOADED' } }] })
  t.equal(healthy.statusCode, 200)
  t.match((await get('/metrics')).body, /ponteverde_requests_refused_total\{reason="load"\} 2/)
  block(1_500)
  await sleep(50)
  t.equal((await get('/v1/catalogues')).statusCode, 200, 'the next turn begins anew, however long the last one was')
})

t.test('as many as can wait at once, and no more', async (t) => {
  const app = Fastify()
  t.teardown(() => app.close())
  await app.register(shedding, { maxEventLoopDelay: 60_000, mostAtOnce: 2 })
  let release = () => {}
  const held = new Promise<void>((resolve) => { release = resolve })
  app.get('/', async () => { await held })
  const ask = async () => await app.inject('/')
  const waiting = [ask(), ask()]
  await sleep(20)
  t.equal((await ask()).statusCode, 503)
  release()
  for (const one of waiting) t.equal((await one).statusCode, 200)
  t.equal((await ask()).statusCode, 200)
})

t.test('work whose asker hung up counts until it is done, and closing waits for it', async (t) => {
  const app = Fastify()
  await app.register(shedding, { maxEventLoopDelay: 60_000, mostAtOnce: 1 })
  let release = () => {}
  const held = new Promise<void>((resolve) => { release = resolve })
  let isDone = false
  let arrive = (_: FastifyRequest): void => {}
  const arrived = new Promise<FastifyRequest>((resolve) => { arrive = resolve })
  app.get('/', async (request) => {
    arrive(request)
    await held
    await sleep(100)
    isDone = true
  })
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  const hangUp = new AbortController()
  const asking = t.rejects(fetch(address, { signal: hangUp.signal }))
  const { raw: { socket } } = await arrived
  const gone = once(socket, 'close')
  hangUp.abort()
  await asking
  await gone
  t.equal((await fetch(address)).status, 503, 'it is still being worked on')
  release()
  await app.close()
  t.equal(isDone, true)
})

t.test('asked to stop, it is not ready, and still answers', async (t) => {
  let draining = false
  const { get } = await openProtected(t, {}, { draining: () => draining })
  t.equal((await get('/readyz')).statusCode, 200)
  draining = true
  const told = await get('/readyz')
  t.equal(told.statusCode, 503)
  t.strictSame(told.json(), { status: 'not_ready', database: true, matching: true, draining: true })
  t.equal((await get('/healthz')).statusCode, 200)
  t.equal((await get('/v1/catalogues')).statusCode, 200)
})

t.test('a request that does not come to its end is given up', async (t) => {
  const { app } = await openProtected(t, {}, {}, { logger: false, requestTimeout: 200, http: { connectionsCheckingInterval: 50 } } as FastifyServerOptions)
  await app.listen({ port: 0, host: '127.0.0.1' })
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1')
  t.teardown(() => { socket.destroy() })
  await once(socket, 'connect')
  socket.write('GET /v1/catalogues HTTP/1.1\r\nHost: x\r\nX-Slow:')
  let answer = ''
  socket.on('data', (chunk: Buffer) => { answer += chunk.toString() })
  await once(socket, 'close')
  t.match(answer, /^HTTP\/1\.1 408 /)
})

t.test('metrics are open only where that is said', async (t) => {
  const { get } = await openProtected(t, { METRICS_OPEN: true })
  t.equal((await get('/metrics', {}, '203.0.113.7')).statusCode, 200)
})

t.test('pages of other origins', async (t) => {
  const ask = async (config: Parameters<typeof openProtected>[1], origin = 'https://a.example') => (await (await openProtected(t, config)).get('/v1/catalogues', { origin })).headers
  t.match(await ask({ CORS_ORIGINS: ['*'] }), { 'access-control-allow-origin': '*', 'access-control-expose-headers': /ratelimit/ })
  t.notOk('access-control-allow-credentials' in await ask({ CORS_ORIGINS: ['*'] }))
  t.match(await ask({ CORS_ORIGINS: ['https://a.example'], CORS_CREDENTIALS: true }), { 'access-control-allow-origin': 'https://a.example', 'access-control-allow-credentials': 'true' })
  t.notOk('access-control-allow-origin' in await ask({ CORS_ORIGINS: ['https://a.example'], CORS_CREDENTIALS: true }, 'https://b.example'))
})
