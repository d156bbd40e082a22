// One budget for all instances on one PostgreSQL database, and each its own while that cannot be asked.
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import t, { type Test } from 'tap'
import { commandLine } from '../../src/access/principal.ts'
import { createService, type Service } from '../../src/service.ts'
import { openStore } from '../../src/storage/open.ts'
import { buildApp } from '../app.ts'
import { servedDatabase } from '../postgres.ts'
import { catalogues, onSqlite } from '../service.ts'

const secret = 'a secret of the tests, 32 bytes!'

/** Two instances, as they stand behind one address. */
async function instances (t: Test, limit: number) {
  const { owner, service: url } = await servedDatabase(t)
  const one = async (): Promise<{ service: Service, get: (headers?: Record<string, string>) => Promise<{ statusCode: number, headers: Readonly<Record<string, unknown>> }>, ask: () => Promise<{ statusCode: number, headers: Readonly<Record<string, unknown>> }> }> => {
    const store = await openStore(url)
    t.teardown(() => store.close())
    const service = createService({ config: { PROGRAMME_REQUIRES_CREDENTIALS: false }, store, catalogues, secret })
    const app = await buildApp({ config: { GRAPHIQL: false, RATE_LIMIT: limit, RATE_LIMIT_SHARED: true }, service })
    t.teardown(() => app.close())
    return {
      service,
      get: async (headers = {}) => await app.inject({ url: '/v1/catalogues', headers }),
      ask: async () => await app.inject({ method: 'POST', url: '/graphql', headers: { 'content-type': 'application/json' }, payload: '{"query":"{ matches(for: \\"sme_x\\") { changed } }"}' })
    }
  }
  const sql = async (statement: string): Promise<ReadonlyArray<Record<string, unknown>>> => {
    const client = new pg.Client({ connectionString: owner })
    await client.connect()
    try {
      return (await client.query<Record<string, unknown>>(statement)).rows
    } finally {
      await client.end()
    }
  }
  return { first: await one(), second: await one(), sql }
}

t.test('what is spent at one instance is spent at the other, at both doors', async (t) => {
  const { first, second, sql } = await instances(t, 20)
  const begun = performance.now()
  /** So many points are left, and what has drained meanwhile: one in three seconds. */
  const leaves = ({ headers }: { readonly headers: Readonly<Record<string, unknown>> }, points: number) => {
    const [, left, reset] = /^"points";r=(\d+);t=(\d+)$/.exec(String(headers['ratelimit'])) ?? []
    const drained = Math.ceil((performance.now() - begun) / 3_000)
    t.ok(Number(left) >= points && Number(left) <= points + drained, `${left} points are left, of ${points} and up to ${drained} more`)
    t.ok(Math.abs(3 * (20 - Number(left)) - Number(reset)) < 3, `three seconds for each that is spent: ${reset}`)
  }
  leaves(await first.get(), 19)
  leaves(await second.get(), 18)
  leaves(await first.ask(), 7)
  const refused = await second.ask()
  t.match(refused, { statusCode: 429, headers: { 'retry-after': String } })
  let granted = 0
  for (; granted < 20; granted++) if ((await (granted % 2 === 0 ? second : first).get()).statusCode !== 200) break
  t.ok(granted >= 7 && granted <= 7 + Math.ceil((performance.now() - begun) / 3_000), `${granted} more`)
  t.match(await first.get(), { statusCode: 429, headers: { ratelimit: /r=0/ } })
  const { key } = await first.service.keys.create({ role: 'editor' }, commandLine)
  t.equal((await second.get({ authorization: `Bearer ${key}` })).headers['ratelimit'], '"points";r=19;t=3', 'a key has a budget of its own')
  const rows = await sql('select who, relpersistence from rate_budgets, pg_class where relname = \'rate_budgets\'')
  t.equal(rows.length, 2)
  t.ok(rows.every(({ who }) => /^[0-9a-f]{64}$/.test(String(who))), 'no address and no key stands in the database')
  t.equal(rows[0]?.['relpersistence'], 'u')
})

t.test('many at once are not granted more than there is', async (t) => {
  const { first, second } = await instances(t, 100)
  const budgets = [first.service.store.rateBudgets, second.service.store.rateBudgets]
  const all = await Promise.all(Array.from({ length: 60 }, async (_, at) => await budgets[at % 2]?.spend('one', 5, { limit: 100, windowSeconds: 3_600 })))
  t.equal(all.filter((answer) => answer?.allowed).length, 20)
  t.match(await budgets[0]?.spend('other', 1_000, { limit: 100, windowSeconds: 3_600 }), { allowed: true, spent: 1_000 }, 'what is dearer than all there is needs all of it')
  t.match(await budgets[1]?.spend('other', 1, { limit: 100, windowSeconds: 3_600 }), { allowed: false })
  await budgets[0]?.spend('quick', 100, { limit: 100, windowSeconds: 0.2 })
  await sleep(250)
  t.match(await budgets[1]?.spend('quick', 100, { limit: 100, windowSeconds: 0.2 }), { allowed: true }, 'budgets drain')
  await budgets[0]?.forget(new Date(Date.now() + 60_000))
  t.match(await budgets[0]?.spend('other', 1, { limit: 100, windowSeconds: 3_600 }), { allowed: true, spent: 1 })
})

t.test('while it cannot be asked each instance grants its own, and goes on answering', async (t) => {
  const { first, second, sql } = await instances(t, 10)
  t.equal((await first.get()).statusCode, 200)
  await sql('alter table rate_budgets rename to rate_budgets_gone')
  const answers = []
  for (let asked = 0; asked < 11; asked++) answers.push((await first.get()).statusCode)
  t.equal(answers[0], 200)
  t.equal(answers.at(-1), 429, 'its own budget holds')
  t.equal((await second.get()).statusCode, 200)
  await sql('alter table rate_budgets_gone rename to rate_budgets')

  await t.test('also while it does not answer', async (t) => {
    const { first, sql: query } = await instances(t, 10)
    const held = query('begin; lock table rate_budgets; select pg_sleep(2); commit')
    await sleep(200)
    const start = performance.now()
    t.equal((await first.get()).statusCode, 200)
    t.equal((await first.get()).statusCode, 200)
    t.ok(performance.now() - start < 1_500, 'the second asks no more')
    await held
  })
})

t.test('the embedded database shares nothing', async (t) => {
  const service = await onSqlite(t)
  t.equal(service.store.rateBudgets, null)
  const app = await buildApp({ config: { GRAPHIQL: false, RATE_LIMIT: 5, RATE_LIMIT_SHARED: true }, service })
  t.teardown(() => app.close())
  t.equal((await app.inject('/v1/catalogues')).headers['ratelimit'], '"points";r=4;t=12')
})
