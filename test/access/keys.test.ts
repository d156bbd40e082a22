import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { createKeys } from '../../src/access/keys.ts'
import { commandLine, may, principalOf, roles, scopes } from '../../src/access/principal.ts'
import { openStore } from '../../src/storage/open.ts'
import { freshDatabase } from '../postgres.ts'
import { onSqlite } from '../service.ts'

const start = '2026-11-22T10:00:00Z'

async function build (t: Test, url = (folder: string) => `sqlite:${join(folder, 'keys.db')}`) {
  const clock = { now: new Date(start) }
  const folder = t.testdir({})
  const store = await openStore(url(folder), { now: () => clock.now })
  t.teardown(() => store.close())
  await store.migrate()
  return { store, folder, clock, keys: createKeys({ store, now: () => clock.now }) }
}

t.test('a key made for a role acts in that role', async (t) => {
  const { keys } = await build(t)
  const { id, key } = await keys.create({ role: 'editor', name: 'Chamber of commerce' }, commandLine)
  t.match(key, /^pv_[0-9a-f]{16}_[A-Za-z0-9_-]{43}$/)
  t.match(id, /^key_/)
  t.strictSame(await keys.authenticate(`Bearer ${key}`), principalOf(id, 'editor'))
  t.strictSame(await keys.authenticate(`bearer  ${key} `), principalOf(id, 'editor'), 'the scheme is not case-sensitive')
})

t.test('a partner’s key acts for its partner, a member’s for its organisations, and nobody else’s for anybody', async (t) => {
  const service = await onSqlite(t)
  await service.seedDemo()
  const { keys } = service
  const partner = await keys.create({ role: 'partner', partnerId: 'cciaa-verona' }, commandLine)
  t.strictSame(await keys.authenticate(`Bearer ${partner.key}`), principalOf(partner.id, 'partner', { partnerId: 'cciaa-verona' }))
  const organisationIds = ['sme_demo_01', 'inv_demo_02']
  const member = await keys.create({ role: 'member', organisationIds: [...organisationIds, 'sme_demo_01'] }, commandLine)
  t.strictSame(await keys.authenticate(`Bearer ${member.key}`), principalOf(member.id, 'member', { organisationIds }))

  const wrong = [
    [{ role: 'partner' }, ['/partnerId']],
    [{ role: 'member' }, ['/organisationIds']],
    [{ role: 'member', organisationIds: [] }, ['/organisationIds']],
    [{ role: 'member', organisationIds: ['sme_demo_01', 'sme_nobody'] }, ['/organisationIds/1']],
    [{ role: 'admin', partnerId: 'p', organisationIds: ['sme_demo_01'] }, ['/partnerId', '/organisationIds']],
    [{ role: 'partner', partnerId: 'p', organisationIds: ['sme_demo_01'] }, ['/organisationIds']],
    [{ role: 'editor', expiresAt: '2020-01-01T00:00:00Z' }, ['/expiresAt']],
    [{ role: 'editor', expiresAt: 'tomorrow' }, ['/expiresAt']],
    [{ role: 'editor', scopes: ['everything'] }, ['/scopes/0']],
    [{ role: 'editor', scopes: [] }, ['/scopes']],
    [{ role: 'anonymous' }, ['/role']],
    [{ role: 'editor', digest: 'x' }, ['/digest']]
  ] as const
  for (const [input, pointers] of wrong) {
    const problem = await keys.create(input as never, commandLine).then(() => undefined, (error: unknown) => error) as { code: string, issues: ReadonlyArray<{ pointer: string }> } | undefined
    t.strictSame([problem?.code, problem?.issues.map(({ pointer }) => pointer)], ['VALIDATION_FAILED', pointers], JSON.stringify(input))
  }
  t.equal((await keys.list(commandLine)).length, 2)
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

t.test('an expired key is refused from that moment on', async (t) => {
  const { keys, clock } = await build(t)
  const { key } = await keys.create({ role: 'editor', expiresAt: '2026-11-22T11:00:00+00:00' }, commandLine)
  clock.now = new Date('2026-11-22T10:59:59.999Z')
  t.match(await keys.authenticate(`Bearer ${key}`), { role: 'editor' })
  clock.now = new Date('2026-11-22T11:00:00Z')
  await t.rejects(keys.authenticate(`Bearer ${key}`), { code: 'UNAUTHENTICATED', message: /has expired/ })
  await t.rejects(keys.authenticate(`Bearer ${key.slice(0, -43)}${'A'.repeat(43)}`), { code: 'UNAUTHENTICATED', message: /holds no valid API key/ }, 'who only knows its id is told nothing of it')
})

t.test('a rotated key holds beside the new one for the overlap, on both engines', async (t) => {
  const databases: ReadonlyArray<readonly [string, (t: Test) => Promise<(folder: string) => string>]> = [
    ['SQLite', async () => (folder) => `sqlite:${join(folder, 'keys.db')}`],
    ['PostgreSQL', async (t) => { const url = await freshDatabase(t); return () => url }]
  ]
  for (const [engine, url] of databases) {
    await t.test(engine, async (t) => {
      const { keys, clock, store } = await build(t, await url(t))
      const old = await keys.create({ role: 'partner', partnerId: 'p1', name: 'Portal', scopes: ['profiles:read', 'imports:write'], expiresAt: '2026-11-24T10:00:00Z' }, commandLine)
      clock.now = new Date('2026-11-22T12:00:00Z')
      const fresh = await keys.rotate(old.id, { overlapSeconds: 3_600 }, commandLine)
      t.match(fresh, { previous: old.id, previousEndsAt: new Date('2026-11-22T13:00:00Z'), shown: { name: 'Portal', role: 'partner', expiresAt: new Date('2026-11-24T12:00:00Z') } })
      for (const { id, key } of [old, fresh]) t.strictSame(await keys.authenticate(`Bearer ${key}`), principalOf(id, 'partner', { partnerId: 'p1', scopes: ['profiles:read', 'imports:write'] }))
      await t.rejects(keys.rotate(old.id, {}, commandLine), { code: 'RULE_REFUSED', message: new RegExp(fresh.id) }, 'a key has one successor')
      clock.now = new Date('2026-11-22T13:00:00Z')
      await t.rejects(keys.authenticate(`Bearer ${old.key}`), { code: 'UNAUTHENTICATED' })
      await keys.authenticate(`Bearer ${fresh.key}`)

      const [one, two] = await Promise.allSettled([keys.rotate(fresh.id, {}, commandLine), keys.rotate(fresh.id, {}, commandLine)])
      t.strictSame([one?.status, two?.status].sort(), ['fulfilled', 'rejected'], 'of two at once one wins')
      const shown = await keys.list(commandLine)
      t.equal(shown.length, 3, 'and the other leaves no key behind')
      t.strictSame(shown.find(({ id }) => id === fresh.id)?.expiresAt, new Date('2026-11-23T13:00:00Z'), 'a day of overlap when nothing is said')
      t.match((await store.read.changes({ after: 0, limit: 99 })).map(({ action, recordId }) => `${action} ${recordId}`).slice(0, 3), [`create ${old.id}`, `update ${old.id}`, `create ${fresh.id}`])
    })
  }
})

t.test('rotating never prolongs a key, and what has ended is not rotated', async (t) => {
  const { keys, clock } = await build(t)
  const brief = await keys.create({ role: 'editor', expiresAt: '2026-11-22T10:30:00Z' }, commandLine)
  t.strictSame((await keys.rotate(brief.id, { expiresAt: '2027-01-01T00:00:00Z' }, commandLine)).previousEndsAt, new Date('2026-11-22T10:30:00Z'))
  const lasting = await keys.create({ role: 'editor' }, commandLine)
  const { shown } = await keys.rotate(lasting.id, { overlapSeconds: 0 }, commandLine)
  t.equal(shown.expiresAt, null)
  await t.rejects(keys.authenticate(`Bearer ${lasting.key}`), { code: 'UNAUTHENTICATED' }, 'without overlap the old one ends at once')
  const revoked = await keys.create({ role: 'editor' }, commandLine)
  await keys.revoke(revoked.id, commandLine)
  await t.rejects(keys.rotate(revoked.id, {}, commandLine), { code: 'RULE_REFUSED' })
  const expiring = await keys.create({ role: 'editor', expiresAt: '2026-11-22T10:30:00Z' }, commandLine)
  clock.now = new Date('2026-11-22T10:30:00Z')
  await t.rejects(keys.rotate(expiring.id, {}, commandLine), { code: 'RULE_REFUSED' })
  await t.rejects(keys.rotate('key_none', {}, commandLine), { code: 'NOT_FOUND' })
  for (const overlapSeconds of [-1, 1.5, 2_592_001]) await t.rejects(keys.rotate(lasting.id, { overlapSeconds }, commandLine), { code: 'VALIDATION_FAILED' })
})

t.test('only an admin keeps keys', async (t) => {
  const { keys, store } = await build(t)
  for (const role of [...roles, 'anonymous'] as const) {
    if (role === 'admin') continue
    const principal = principalOf('key_somebody', role, { partnerId: 'p1', organisationIds: ['sme_1'] })
    const code = role === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN'
    await t.rejects(keys.create({ role: 'admin' }, principal), { code })
    await t.rejects(keys.list(principal), { code })
    await t.rejects(keys.find('key_any', principal), { code })
    await t.rejects(keys.rotate('key_any', {}, principal), { code })
    await t.rejects(keys.revoke('key_any', principal), { code })
  }
  await t.rejects(keys.create({ role: 'owner' } as never, commandLine), { code: 'VALIDATION_FAILED', issues: [{ pointer: '/role', accepted: [...roles] }] })
  t.equal(await store.read.dataVersion(), 0)
})

t.test('scopes take from a role and never add; who is narrowed cannot make a wider key', async (t) => {
  const { keys } = await build(t)
  const narrow = await keys.create({ role: 'reviewer', scopes: ['claims:review', 'profiles:write'] }, commandLine)
  const reviewer = await keys.authenticate(`Bearer ${narrow.key}`)
  t.ok(may(reviewer, 'claims:review'))
  t.ok(may(reviewer, 'confidential:read'), 'to review is to read')
  t.notOk(may(reviewer, 'matches:read'), 'the role ranks, the scopes do not')
  t.notOk(may(reviewer, 'profiles:write'), 'the scopes write, the role does not')

  const keeper = await keys.authenticate(`Bearer ${(await keys.create({ role: 'admin', scopes: ['admin', 'profiles:read'] }, commandLine)).key}`)
  await t.rejects(keys.create({ role: 'admin' }, keeper), { code: 'FORBIDDEN' })
  await t.rejects(keys.create({ role: 'admin', scopes: [...scopes] }, keeper), { code: 'FORBIDDEN' })
  const made = await keys.create({ role: 'editor', scopes: ['profiles:read'] }, keeper)
  t.match(await keys.rotate(made.id, {}, keeper), { shown: { scopes: ['profiles:read'] } })
  const wide = await keys.create({ role: 'editor' }, commandLine)
  await t.rejects(keys.rotate(wide.id, {}, keeper), { code: 'FORBIDDEN' })
  await keys.revoke(wide.id, keeper)
  await t.rejects(keys.list({ ...keeper, scopes: ['profiles:read'] }), { code: 'FORBIDDEN' })
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
  const { id, key } = await keys.create({ role: 'admin', name: 'Seeding' }, commandLine)
  await keys.authenticate(`Bearer ${key}`)
  const { key: fresh } = await keys.rotate(id, {}, commandLine)
  const said = JSON.stringify([await keys.list(commandLine), await store.read.changes({ after: 0, limit: 10 })])
  t.notMatch(await keys.list(commandLine), [{ digest: String }])
  const files = readdirSync(folder)
  t.ok(files.length > 0)
  for (const secret of [key.slice(-43), fresh.slice(-43)]) {
    t.notOk(said.includes(secret))
    for (const file of files) {
      const bytes = readFileSync(join(folder, file))
      t.notOk(bytes.includes(secret) || bytes.includes(Buffer.from(secret, 'base64url')), file)
    }
  }
})
