// How much one caller may ask in a minute, at both doors.
import t from 'tap'
import { createBudgets, network } from '../../src/http/rate-limit.ts'
import { openProtected } from './protected.ts'

t.test('a budget drains evenly, and is each caller’s own', async (t) => {
  let time = 0
  const { spend } = createBudgets(60, () => time)
  t.strictSame(spend('a', 50), { allowed: true, remaining: 10, reset: 50, wait: 0 })
  t.match(spend('a', 11), { allowed: false, remaining: 10, wait: 1 }, 'what is refused costs nothing')
  t.match(spend('b', 60), { allowed: true, remaining: 0, reset: 60 })
  time += 5_000
  t.match(spend('a', 15), { allowed: true, remaining: 0 }, 'a point a second comes back')
  time += 60_000
  t.match(spend('a', 1_000), { allowed: true, remaining: 0, reset: 1_000 }, 'what is dearer than all there is needs all of it')
  t.match(spend('a', 1), { allowed: false, wait: 941 })
  time += 941_000
  t.match(spend('a', 1), { allowed: true })
})

t.test('callers from ever new addresses do not fill the memory', async (t) => {
  let time = 0
  const { spend } = createBudgets(60, () => time)
  t.match(spend('first', 60), { remaining: 0 })
  for (let at = 0; at < 60_000; at++) spend(`caller ${at}`, 1)
  time += 1
  t.match(spend('caller 59999', 1), { remaining: 58 }, 'the newest are remembered')
  t.match(spend('first', 1), { allowed: true, remaining: 59 }, 'the oldest are forgotten')
})

t.test('an IPv6 caller is its network', async (t) => {
  t.equal(network('203.0.113.9'), '203.0.113.9')
  t.equal(network('::ffff:203.0.113.9'), '::ffff:203.0.113.9')
  t.equal(network('2001:db8:0:12::1'), network('2001:0db8:0000:0012:ffff::2'))
  t.equal(network('2001:db8::1'), '2001:db8:0:0::/64')
  t.not(network('2001:db8:0:13::1'), network('2001:db8:0:12::1'))
})

t.test('both doors spend one budget, and say what is left', async (t) => {
  const { get, graphql, key } = await openProtected(t, { RATE_LIMIT: 60 })
  const begun = performance.now()
  /** So many points are left, and what has drained meanwhile: one a second. */
  const holds = (left: number, points: number) => {
    const drained = Math.ceil((performance.now() - begun) / 1_000)
    t.ok(left >= points && left <= points + drained, `${left} points are left, of ${points} and up to ${drained} more`)
  }
  const leaves = ({ ratelimit }: Readonly<Record<string, unknown>>, points: number) => {
    const [, left, reset] = /^"points";r=(\d+);t=(\d+)$/.exec(String(ratelimit)) ?? []
    holds(Number(left), points)
    t.equal(Number(left) + Number(reset), 60, 'a second for each that is spent')
  }
  const first = await get('/v1/catalogues')
  t.match(first.headers, { 'ratelimit-policy': '"points";q=60;w=60', ratelimit: '"points";r=59;t=1' })
  const asked = await graphql({ query: '{ a: matches(for: "sme_x") { totalCount } b: matches(for: "sme_y") { totalCount } }', extensions: { cost: true } })
  t.match(asked.json(), { extensions: { cost: { rankings: 2, points: 21 } } })
  leaves(asked.headers, 38)
  t.equal((await graphql({ query: '{ scoringModel { version } }' })).json().extensions, undefined, 'the cost is shown to who asks for it')
  leaves((await get('/v1/matches?for=sme_x')).headers, 26)

  const refused = await graphql({ query: '{ a: matches(for: "sme_x") { totalCount } b: matches(for: "sme_y") { totalCount } c: matches(for: "sme_z") { totalCount } }' })
  t.equal(refused.statusCode, 429)
  t.match(refused.json(), { errors: [{ message: /costs 30 points and \d+ are left/, extensions: { code: 'RATE_LIMITED' } }] })
  holds(Number(/(\d+) are left/.exec(refused.body)?.[1]), 25)
  t.ok(Number(refused.headers['retry-after']) > 0)
  for (let spent = 0; spent < 2; spent++) await get('/v1/matches?for=sme_x')
  const rest = await get('/v1/matches?for=sme_x')
  t.equal(rest.statusCode, 429)
  t.match(rest.headers, { 'content-type': /^application\/problem\+json/, 'retry-after': /^\d+$/ })
  t.match(rest.json(), { status: 429, code: 'RATE_LIMITED' })

  for (const url of ['/healthz', '/readyz', '/metrics', '/openapi.json']) t.notOk('ratelimit' in (await get(url)).headers, `${url} costs nothing`)
  t.equal((await get('/v1/matches?for=sme_x', {}, '203.0.113.7')).statusCode, 404, 'another address has a budget of its own')
  t.match((await get('/v1/catalogues', { authorization: `Bearer ${key}` })).headers, { ratelimit: '"points";r=59;t=1' }, 'a key too, wherever it comes from')
  t.match((await get('/metrics')).body, /ponteverde_requests_refused_total\{reason="rate"\} 2/)
})

t.test('trying keys costs like asking, and a proxy’s word counts only where it is trusted', async (t) => {
  const { get, graphql } = await openProtected(t, { RATE_LIMIT: 3, TRUST_PROXY: ['10.0.0.0/8'] })
  const wrong = { authorization: `Bearer pv_${'0'.repeat(16)}_${'x'.repeat(43)}` }
  t.equal((await get('/v1/catalogues', wrong)).statusCode, 401)
  t.equal((await graphql({ query: '{ __typename }' }, wrong)).statusCode, 401)
  t.equal((await get('/v1/catalogues', wrong)).statusCode, 401)
  t.equal((await get('/v1/catalogues', wrong)).statusCode, 429)
  t.equal((await graphql({ query: '{ __typename }' }, wrong)).statusCode, 429)
  t.equal((await get('/v1/catalogues', { 'x-forwarded-for': '198.51.100.1' })).statusCode, 429, 'anybody can say so')
  t.equal((await get('/v1/catalogues', { 'x-forwarded-for': '198.51.100.1' }, '10.1.2.3')).statusCode, 200)
})

t.test('without a limit there are no headers', async (t) => {
  const { get } = await openProtected(t)
  t.notOk('ratelimit' in (await get('/v1/catalogues')).headers)
})
