// One chain on either engine, and what verification finds when somebody goes past the application.
import { join } from 'node:path'
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { test, type Test } from 'tap'
import { commandLine, principalOf } from '../../src/access/principal.ts'
import { canonical, genesis } from '../../src/audit/chain.ts'
import type { AuditNote } from '../../src/audit/entry.ts'
import { verifyAudit } from '../../src/audit/verify.ts'
import type { Store } from '../../src/profiles/store.ts'
import { openStore } from '../../src/storage/open.ts'
import { Database } from '../../src/storage/sqlite-driver.ts'
import { freshDatabase } from '../postgres.ts'
import { runHere } from '../cli/terminal.ts'
import { claims, sme } from '../storage/samples.ts'

/** A database of an engine: opened as often as wanted, and spoken to past the application. */
interface World { readonly url: string, open (): Promise<Store>, raw (...statements: readonly string[]): Promise<void> }

async function worlds (t: Test): Promise<ReadonlyArray<readonly [string, World]>> {
  const file = join(t.testdir(), 'test.db')
  const server = await freshDatabase(t)
  const world = (url: string, raw: World['raw']): World => ({
    url,
    raw,
    async open () {
      const store = await openStore(url)
      t.teardown(() => store.close())
      await store.migrate()
      return store
    }
  })
  return [
    ['SQLite', world(`sqlite:${file}`, async (...statements) => {
      const database = new Database(file)
      for (const statement of statements) database.exec(statement)
      database.close()
    })],
    ['PostgreSQL', world(server, async (...statements) => {
      const client = new pg.Client({ connectionString: server })
      await client.connect()
      try {
        for (const statement of statements) await client.query(statement)
      } finally {
        await client.end()
      }
    })]
  ]
}

const note = (more: Partial<AuditNote> = {}): AuditNote => ({
  at: new Date('2026-11-22T12:00:00.123Z'), actor: 'key_x', role: 'editor', action: 'read', records: [], organisations: ['sme_é'], dataVersion: 3, ruleVersion: 'm1', requestId: null, details: { b: [1.5, null, '"'], a: { z: true } }, ...more
})

/** Three writes of one and several records, and two reads. */
async function fill (store: Store): Promise<void> {
  await store.write(commandLine, (work) => work.insertProfile(sme('sme_1')))
  await store.write(principalOf('key_e', 'editor'), async (work) => {
    await work.insertProfile(sme('sme_2'))
    for (const claim of claims('claim_', 'sme_2')) await work.insertRecord('claim', claim)
  })
  await store.audit.append([note(), note({ action: 'export' })])
  await store.write(commandLine, (work) => work.updateProfile(sme('sme_1', { founded: 1999 }), 1, 'status'))
}

test('text is the same for the same value, whatever the order of keys', async (t) => {
  t.equal(canonical({ b: 1, a: [{ d: null, c: undefined }, 'é"'], at: new Date(0) }), '{"a":[{"d":null},"é\\""],"at":"1970-01-01T00:00:00.000Z","b":1}')
})

test('every unit of work is one entry, and the log is intact', async (t) => {
  for (const [name, world] of await worlds(t)) {
    const store = await world.open()
    await fill(store)
    const entries = await store.read.auditEntries({ limit: 100 })
    t.strictSame(entries.map(({ position, actor, role, action }) => [position, actor, role, action]), [
      [1, 'migration', 'admin', 'begin'], [2, 'cli', 'admin', 'create'], [3, 'key_e', 'editor', 'create'], [4, 'key_x', 'editor', 'read'], [5, 'key_x', 'editor', 'export'], [6, 'cli', 'admin', 'status']
    ], name)
    const [first, second, third, fourth] = entries
    t.equal(first?.previousHash, genesis)
    t.strictSame(second?.organisations, ['sme_1'])
    t.match(third, { dataVersion: 2 + claims('claim_', 'sme_2').length, organisations: ['sme_2'], details: { changes: { first: 2 } } })
    t.match(third?.ruleVersion, /\S/, 'the rule sets of the claims')
    t.strictSame(fourth && { ...fourth, position: 0, previousHash: '', hash: '' }, { ...note(), position: 0, previousHash: '', hash: '' })
    const verdict = await verifyAudit(store.read)
    t.match(verdict, { ok: true, entries: 6, findings: [], changes: await store.read.dataVersion(), head: { position: 6, hash: entries.at(-1)?.hash } }, name)
    t.strictSame((await store.read.auditEntries({ subject: 'sme_2', limit: 9 })).map(({ position }) => position), [3])
    t.strictSame((await store.read.auditEntries({ actor: 'cli', newestFirst: true, limit: 9 })).map(({ position }) => position), [6, 2])
    t.strictSame(await store.read.auditEntries({ subject: '%', limit: 9 }), [])
    t.strictSame((await store.read.auditEntries({ action: 'read', since: new Date('2026-11-22T12:00:00Z'), until: new Date('2026-11-22T12:00:01Z'), limit: 9 })).length, 1)
  }
})

test('a unit of work that fails leaves no entry', async (t) => {
  for (const [name, world] of await worlds(t)) {
    const store = await world.open()
    await t.rejects(store.write(commandLine, async (work) => {
      await work.insertProfile(sme('sme_1'))
      await work.note({ action: 'privacy_record', records: [], organisations: [], details: {} })
      throw new Error('changed my mind')
    }))
    t.equal((await store.read.auditHead()).position, 1, name)
    t.match(await verifyAudit(store.read), { ok: true })
  }
})

test('two processes that write and read at once keep one chain', async (t) => {
  for (const [name, world] of await worlds(t)) {
    const stores = await Promise.all([world.open(), world.open()])
    await Promise.all(stores.flatMap((store, which) => Array.from({ length: 30 }, async (_, i) => {
      if (i % 3 === 0) await store.audit.append([note(), note()])
      else if (i % 3 === 1) store.audit.later(note())
      else await store.write(commandLine, (work) => work.insertProfile(sme(`sme_${which}_${i}`)))
    })))
    await Promise.all(stores.map((store) => store.audit.flush()))
    t.match(await verifyAudit(stores[0].read), { ok: true, entries: 1 + 2 * (10 * 2 + 10 + 10), changes: 20 }, name)
  }
})

test('what waits is written when the store closes', async (t) => {
  for (const [name, world] of await worlds(t)) {
    const store = await openStore(world.url)
    await store.migrate()
    store.audit.later(note())
    await store.close()
    t.equal((await (await world.open()).read.auditHead()).position, 2, name)
  }
})

test('the database itself refuses to change an entry', async (t) => {
  for (const [name, world] of await worlds(t)) {
    await fill(await world.open())
    for (const statement of ["update audit_log set actor = 'nobody' where position = 2", 'delete from audit_log where position = 2', ...name === 'PostgreSQL' ? ['truncate audit_log'] : []]) {
      await t.rejects(world.raw(statement), /append-only/, `${name}: ${statement}`)
    }
  }
})

/** Takes the triggers away, as who holds the database can. */
const disarm: Readonly<Record<string, readonly string[]>> = {
  SQLite: ['drop trigger audit_log_no_update', 'drop trigger audit_log_no_delete'],
  PostgreSQL: ['drop trigger audit_log_no_change on audit_log', 'drop trigger audit_log_no_truncate on audit_log']
}

const lastTwo = 'delete from audit_log where position > 4'
const tamperings: ReadonlyArray<readonly [name: string, statements: readonly string[], kind: string]> = [
  ['an edited actor', ["update audit_log set actor = 'nobody' where position = 3"], 'edited'],
  ['an edited detail', ["update audit_log set details = '{}' where position = 4"], 'edited'],
  ['an edited hash', [`update audit_log set hash = '${'a'.repeat(64)}' where position = 3`], 'edited'],
  ['an edited time', ['update audit_log set at = (select at from audit_log where position = 4) where position = 2'], 'edited'],
  ['a removed entry', ['delete from audit_log where position = 3'], 'removed'],
  ['a removed first entry', ['delete from audit_log where position = 1'], 'removed'],
  ['a removed entry with those after moved up', ['delete from audit_log where position = 3', 'update audit_log set position = 3 where position = 4', 'update audit_log set position = 4 where position = 5', 'update audit_log set position = 5 where position = 6', 'update audit_head set position = 5'], 'edited'],
  ['two entries swapped', ['update audit_log set position = 99 where position = 4', 'update audit_log set position = 4 where position = 5', 'update audit_log set position = 5 where position = 99'], 'edited'],
  ['the last entries cut off', [lastTwo], 'truncated'],
  ['the last entries cut off, and the head with them', [lastTwo, 'update audit_head set position = 4, hash = (select hash from audit_log where position = 4)'], 'trail'],
  ['everything cut off', ['delete from audit_log', 'delete from audit_head'], 'truncated'],
  ['a head set back', ['update audit_head set position = 3, hash = (select hash from audit_log where position = 3)'], 'beyond_head'],
  ['a head with another hash', [`update audit_head set hash = '${'b'.repeat(64)}'`], 'broken_link'],
  ['a change that another made', ["update changes set actor = 'nobody' where position = 2"], 'trail'],
  ['a removed change', ['delete from changes where position = 2'], 'trail']
]

for (const [what, statements, kind] of tamperings) {
  test(`found: ${what}`, async (t) => {
    for (const [name, world] of await worlds(t)) {
      const store = await world.open()
      await fill(store)
      await world.raw(...disarm[name] ?? [], ...statements)
      const verdict = await verifyAudit(store.read)
      t.equal(verdict.ok, false, name)
      t.ok(verdict.findings.some((finding) => finding.kind === kind), `${name}: ${JSON.stringify(verdict.findings)}`)
    }
  })
}

test('an anchor kept elsewhere finds a log that was cut off with all that could tell, and the line and exit code say so', async (t) => {
  const [[, world]] = await worlds(t) as [readonly [string, World]]
  const store = await world.open()
  await fill(store)
  const head = await store.read.auditHead()
  const env = { DATABASE_URL: world.url }
  const intact = await runHere(['audit', 'verify', '--anchor', `${head.position}:${head.hash}`], env)
  t.equal(intact.code, 0)
  t.match(intact.stdout, new RegExp(`^Audit log intact: 6 entries from \\S+ to \\S+, \\d+ changes accounted for, head 6:${head.hash}\\n$`))

  await world.raw(...disarm['SQLite'] ?? [], 'delete from audit_log where position = 6', 'update audit_head set position = 5, hash = (select hash from audit_log where position = 5)', 'delete from changes where position = (select max(position) from changes)', 'update data_version set position = position - 1')
  t.match(await verifyAudit(store.read), { ok: true }, 'consistent in itself: this is what only an anchor shows')
  const cut = await runHere(['audit', 'verify', '--anchor', `${head.position}:${head.hash}`], env)
  t.equal(cut.code, 1)
  t.match(cut.stdout, /^Audit log NOT intact, 1 finding: 5 entries/)
  t.match(cut.stderr, /The anchor is entry 6, and there are 5\./)
  t.equal((await runHere(['audit', 'verify', '--anchor', 'x'], env)).code, 2)
})

test('the log leaves as NDJSON, an entry a line', async (t) => {
  for (const [name, world] of await worlds(t)) {
    await fill(await world.open())
    const { code, stdout } = await runHere(['audit', 'export'], { DATABASE_URL: world.url })
    t.equal(code, 0)
    const lines = stdout.trimEnd().split('\n').map((line) => JSON.parse(line) as { position: number })
    t.strictSame(lines.map(({ position }) => position), [1, 2, 3, 4, 5, 6], name)
  }
})

const root = fileURLToPath(new URL('../..', import.meta.url))

test('a process that is killed while it writes leaves an intact log', async (t) => {
  for (const [name, world] of await worlds(t)) {
    const store = await world.open()
    for (let round = 0; round < Number(process.env['FAULT_ROUNDS'] ?? 2); round++) {
      const before = await store.read.dataVersion()
      const child = spawn(process.execPath, ['--import', 'tsx', 'test/audit/writer.ts', world.url, `sme_${round}_`], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
      await new Promise<void>((resolve) => { child.stdout.once('data', () => { setTimeout(resolve, 50 + Math.random() * 200) }) })
      child.kill('SIGKILL')
      await new Promise((resolve) => { child.once('close', resolve) })
      const verdict = await verifyAudit(store.read)
      t.match(verdict, { ok: true, findings: [] }, name)
      t.ok(await store.read.dataVersion() > before)
      t.equal(verdict.changes, await store.read.dataVersion())
    }
  }
})
