import { inspect } from 'node:util'
import pg from 'pg'
import { test, type Test } from 'tap'
import { openStore } from '../../src/storage/open.ts'
import { freshDatabase } from '../postgres.ts'
import { type Open, storeContract, write } from './contract.ts'
import { sme } from './samples.ts'

const open: Open = async (t: Test, options) => {
  const store = await openStore(await freshDatabase(t), options)
  t.teardown(() => store.close())
  await store.migrate()
  return store
}

test('a store on PostgreSQL', (t) => storeContract(t, open))

test('two processes on one database take turns, and both see what the other wrote', async (t) => {
  const url = await freshDatabase(t)
  const [one, two] = await Promise.all([openStore(url), openStore(url)])
  const stores = [one, two]
  t.teardown(() => Promise.all(stores.map((store) => store.close())))
  await Promise.all(stores.map((store) => store.migrate()))
  t.strictSame(await Promise.all(stores.map((store) => store.ready())), [true, true])
  const outcomes = await Promise.allSettled(Array.from({ length: 40 }, (_, i) => write(i % 2 === 0 ? one : two, (work) => work.insertProfile(sme(`sme_${i >> 1}`)))))
  t.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 20)
  t.ok(outcomes.every((outcome) => outcome.status === 'fulfilled' || outcome.reason.code === 'DUPLICATE'))
  t.equal(await one.read.dataVersion(), 20)
  t.equal((await two.read.changes({ after: 0, limit: 50 })).at(-1)?.position, 20)
})

test('a lost connection is an error of its query, and the next query works', async (t) => {
  const url = await freshDatabase(t)
  const store = await openStore(url)
  t.teardown(() => store.close())
  await store.migrate()
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  t.teardown(() => admin.end())
  const kill = () => admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()')
  await t.rejects(write(store, async (work) => {
    await work.insertProfile(sme('sme_1'))
    await kill()
    await work.insertProfile(sme('sme_2'))
  }))
  await write(store, (work) => work.insertProfile(sme('sme_1')))
  t.equal(await store.read.countProfiles(), 1)
})

test('what keeps PostgreSQL from opening is said in words, without the password', async (t) => {
  const url = new URL(await freshDatabase(t))
  const variant = (changes: Partial<Record<'port' | 'pathname' | 'hostname' | 'username', string>>) => Object.assign(new URL(url), { password: 'gehe1m', ...changes }).href
  const cases: ReadonlyArray<readonly [string, RegExp]> = [
    [variant({ port: '1' }), /nothing answers at 127\.0\.0\.1/],
    [variant({ pathname: '/nowhere' }), /no database nowhere/],
    [variant({ hostname: 'no-such-host.invalid' }), /no host|cannot be resolved/],
    [variant({ username: 'nobody-here' }), /Cannot connect to PostgreSQL/],
    ['postgres://user:gehe1m@[bad/x', /cannot be read/]
  ]
  for (const [address, message] of cases) {
    const error: unknown = await openStore(address).catch((error: unknown) => error)
    t.match(error, { name: 'StorageError', message })
    t.notMatch(inspect(error, { depth: 9, showHidden: true }), 'gehe1m')
  }
})
