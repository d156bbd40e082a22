import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { createKeys } from '../../src/access/keys.ts'
import { commandLine, type Principal } from '../../src/access/principal.ts'
import { openStore } from '../../src/storage/open.ts'

async function build (t: Test) {
  const clock = { now: new Date('2026-11-22T10:00:00Z') }
  const folder = t.testdir({})
  const store = await openStore(`sqlite:${join(folder, 'keys.db')}`, { now: () => clock.now })
  t.teardown(() => store.close())
  await store.migrate()
  return { store, folder, clock, keys: createKeys({ store, now: () => clock.now }) }
}

t.test('a key made for a role acts in that role', async (t) => {
  const { keys } = await build(t)
  const { id, key } = await keys.create({ role: 'editor', name: 'Chamber of commerce' }, commandLine)
  t.match(key, /^pv_[0-9a-f]{16}_[A-Za-z0-9_-]{43}$/)
  t.match(id, /^key_/)
  t.strictSame(await keys.authenticate(`Bearer ${key}`), { id, role: 'editor' })
  t.strictSame(await keys.authenticate(`bearer  ${key} `), { id, role: 'editor' }, 'the scheme is not case-sensitive')
})

t.test('without a header one is anonymous; a key that does not hold is refused', async (t) => {
  const { keys } = await build(t)
  t.equal((await keys.authenticate(undefined)).role, 'anonymous')
  const { key } = await keys.create({ role: 'admin' }, commandLine)
  const other = await keys.create({ role: 'editor' }, commandLine)
  const [, handle] = key.split('_')
  const wrong = ['', 'Bearer', 'Bearer ', key, `Basic ${key}`, `Bearer ${key}x`, `Bearer ${key.slice(0, -1)}`, `Bearer ${key}, Bearer ${other.key}`, 'Bearer pv__',
    `Bearer pv_${handle}_${other.key.slice(-43)}`, `Bearer pv_0000000000000000_${key.slice(-43)}`, `Bearer PV${key.slice(2)}`, 'Bearer '.repeat(10_000)]
  for (const header of wrong) {
    const problem = await keys.authenticate(header).then(() => undefined, (error: unknown) => error)
    t.match(problem, { code: 'UNAUTHENTICATED' }, header.slice(0, 40))
    t.notOk(String(problem).includes(key.slice(-43)), 'the refusal does not repeat the secret')
  }
})

t.test('a revoked key is refused in the next request', async (t) => {
  const { keys } = await build(t)
  const { id, key } = await keys.create({ role: 'reviewer' }, commandLine)
  await keys.authenticate(`Bearer ${key}`)
  await keys.revoke(id, commandLine)
  await t.rejects(keys.authenticate(`Bearer ${key}`), { code: 'UNAUTHENTICATED' })
  const [before] = await keys.list(commandLine)
  await keys.revoke(id, commandLine)
  t.strictSame((await keys.list(commandLine))[0], before, 'revoking again changes nothing')
  await t.rejects(keys.revoke('key_none', commandLine), { code: 'NOT_FOUND' })
})

t.test('only an admin keeps keys', async (t) => {
  const { keys, store } = await build(t)
  for (const role of ['editor', 'reviewer', 'anonymous'] as const) {
    const principal: Principal = { id: 'key_somebody', role }
    await t.rejects(keys.create({ role: 'admin' }, principal), { code: 'FORBIDDEN' })
    await t.rejects(keys.list(principal), { code: 'FORBIDDEN' })
    await t.rejects(keys.revoke('key_any', principal), { code: 'FORBIDDEN' })
  }
  await t.rejects(keys.create({ role: 'owner' } as never, commandLine), { code: 'VALIDATION_FAILED', issues: [{ pointer: '/role', accepted: ['admin', 'reviewer', 'editor'] }] })
  t.equal(await store.read.dataVersion(), 0)
})

t.test('last use is written at most once a minute', async (t) => {
  const { keys, clock } = await build(t)
  const { key } = await keys.create({ role: 'admin' }, commandLine)
  const lastUse = async (): Promise<string | undefined> => (await keys.list(commandLine))[0]?.lastUsedAt?.toISOString()
  t.equal(await lastUse(), undefined)
  await keys.authenticate(`Bearer ${key}`)
  t.equal(await lastUse(), '2026-11-22T10:00:00.000Z')
  clock.now = new Date('2026-11-22T10:00:59Z')
  await keys.authenticate(`Bearer ${key}`)
  t.equal(await lastUse(), '2026-11-22T10:00:00.000Z')
  clock.now = new Date('2026-11-22T10:01:00Z')
  await keys.authenticate(`Bearer ${key}`)
  t.equal(await lastUse(), '2026-11-22T10:01:00.000Z')
})

t.test('the secret is in no file of the database, in no list and in no change', async (t) => {
  const { keys, store, folder } = await build(t)
  const { key } = await keys.create({ role: 'admin', name: 'Seeding' }, commandLine)
  await keys.authenticate(`Bearer ${key}`)
  const secret = key.slice(-43)
  t.notOk(JSON.stringify(await keys.list(commandLine)).includes(secret))
  t.notMatch(await keys.list(commandLine), [{ digest: String }])
  t.notOk(JSON.stringify(await store.read.changes({ after: 0, limit: 10 })).includes(secret))
  const files = readdirSync(folder)
  t.ok(files.length > 0)
  for (const file of files) {
    const bytes = readFileSync(join(folder, file))
    t.notOk(bytes.includes(secret) || bytes.includes(Buffer.from(secret, 'base64url')), file)
  }
})
