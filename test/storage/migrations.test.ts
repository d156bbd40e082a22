import { execFileSync } from 'node:child_process'
import { cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { test } from 'tap'
import { openStore } from '../../src/storage/open.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'
import { Database } from '../../src/storage/sqlite-driver.ts'
import { freshDatabase } from '../postgres.ts'
import { write } from './contract.ts'
import { entry, sme } from './samples.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const engines = ['sqlite', 'postgres'] as const

test('a database is ready only after its migrations, which may be applied again and by several at once', async (t) => {
  for (const url of [`sqlite:${t.testdir()}/test.db`, await freshDatabase(t)]) {
    const stores = await Promise.all([openStore(url), openStore(url), openStore(url)])
    t.teardown(() => Promise.all(stores.map((store) => store.close())))
    const [store] = stores
    t.equal(await store.ready(), false)
    await Promise.all(stores.map((each) => each.migrate()))
    t.equal(await store.ready(), true)
    await store.migrate()
    t.equal(await store.ready(), true, store.engine)
  }
})

test('a database of a newer version is not ready', async (t) => {
  const file = join(t.testdir(), 'test.db')
  const store = await openStore(`sqlite:${file}`)
  t.teardown(() => store.close())
  await store.migrate()
  const other = new Database(file)
  other.prepare("insert into __drizzle_migrations (hash, created_at) values ('later', ?)").run(Date.now() + 1e9)
  other.close()
  t.equal(await store.ready(), false)
})

test('both engines have the same tables, columns, keys and references', async (t) => {
  const file = join(t.testdir(), 'test.db')
  const url = await freshDatabase(t)
  for (const address of [`sqlite:${file}`, url]) {
    const store = await openStore(address)
    await store.migrate()
    await store.close()
  }
  const sqlite = new Database(file, { readonly: true })
  t.teardown(() => sqlite.close())
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  t.teardown(() => client.end())

  const ofSqlite = sqlite.prepare(`select m.name || '.' || c.name || ' ' || case when c."notnull" then 'required' else 'optional' end as x
    from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table' and m.name not like '\\_\\_%' escape '\\' order by x`).pluck().all()
  const ofPostgres = await client.query(`select table_name || '.' || column_name || ' ' || case is_nullable when 'NO' then 'required' else 'optional' end collate "C" as x
    from information_schema.columns where table_schema = 'public' order by x`)
  t.strictSame(ofSqlite, ofPostgres.rows.map(({ x }) => x))
  t.ok(ofSqlite.length > 60)

  const indexesOfSqlite = sqlite.prepare("select name from sqlite_master where type = 'index' and name not like 'sqlite_auto%' order by name").pluck().all()
  const indexesOfPostgres = await client.query("select indexname collate \"C\" as x from pg_indexes where schemaname = 'public' and indexname not like '%\\_pk%' order by x")
  t.strictSame(indexesOfSqlite, indexesOfPostgres.rows.map(({ x }) => x).filter((name: string) => !name.endsWith('_pkey')))

  const referencesOfSqlite = sqlite.prepare('select m.name || \' \' || lower(f.on_delete) as x from sqlite_master m join pragma_foreign_key_list(m.name) f order by x').pluck().all()
  const referencesOfPostgres = await client.query(`select c.relname || ' ' || case k.confdeltype when 'c' then 'cascade' else 'no action' end collate "C" as x
    from pg_constraint k join pg_class c on c.oid = k.conrelid where k.contype = 'f' order by x`)
  t.strictSame(referencesOfSqlite, referencesOfPostgres.rows.map(({ x }) => x))

  const collations = await client.query("select distinct collation_name from information_schema.columns where table_schema = 'public' and data_type = 'text'")
  t.strictSame(collations.rows, [{ collation_name: 'C' }], 'text sorts by bytes whatever the locale of the server')
  await t.rejects(client.query("insert into needs values ('need_x', 'ghost', '{}', 1, now(), now())"), { code: '23503' })
  const writable = new Database(file)
  t.teardown(() => writable.close())
  writable.pragma('foreign_keys = ON')
  t.throws(() => writable.exec("insert into needs values ('need_x', 'ghost', '{}', 1, 0, 0)"), { code: 'SQLITE_CONSTRAINT_FOREIGNKEY' })
})

test('rebuilding a table deletes nothing that refers to it, and a migration that breaks a reference is undone', async (t) => {
  const scratch = t.testdir()
  const folder = join(scratch, 'migrations')
  cpSync(join(root, 'drizzle', 'sqlite'), folder, { recursive: true })
  const journalFile = join(folder, 'meta', '_journal.json')
  const journal = JSON.parse(readFileSync(journalFile, 'utf8')) as { entries: Array<{ idx: number, tag: string, when: number }> }
  const add = (tag: string, statements: readonly string[]) => {
    const last = journal.entries.at(-1)
    if (last === undefined) throw new Error('there is no migration')
    journal.entries.push({ ...last, idx: last.idx + 1, when: last.when + 1, tag })
    writeFileSync(join(folder, `${tag}.sql`), statements.join('\n--> statement-breakpoint\n'))
    writeFileSync(journalFile, JSON.stringify(journal))
  }
  const file = join(scratch, 'test.db')
  const store = await openStore(`sqlite:${file}`)
  await store.migrate()
  await write(store, async (work) => {
    await work.insertProfile(sme('sme_1'))
    await work.putSearchEntry('sme_1', entry({ words: ['kept'] }))
  })
  await store.close()

  const engine = openSqlite(file, { migrations: folder })
  t.teardown(() => engine.close())
  const words = async () => (await engine.read.select().from(engine.t.words)).map(({ word }) => word)
  const before = await engine.applied()
  // In the form drizzle-kit gives a rebuilt table; inside a transaction its pragmas do nothing.
  add('9000_rebuild', [
    'PRAGMA foreign_keys=OFF', 'create table __new as select * from organisations', 'drop table organisations', 'alter table __new rename to organisations',
    'create unique index organisations_id_idx on organisations (id)', 'PRAGMA foreign_keys=ON'
  ])
  await engine.migrate()
  t.equal(await engine.applied(), (before ?? 0) + 1)
  t.strictSame(await words(), ['kept'])

  add('9001_break', ['delete from organisations'])
  await t.rejects(engine.migrate(), { name: 'StorageError', message: /words → organisations/ })
  t.equal(await engine.applied(), (before ?? 0) + 1)
  t.equal((await engine.read.select().from(engine.t.organisations)).length, 1, 'undone')
  await t.rejects(engine.write(async (db) => { await db.insert(engine.t.words).values({ organisationId: 'ghost', word: 'x' }) }), { code: 'SQLITE_CONSTRAINT_FOREIGNKEY' }, 'foreign keys are on again')

  add('9002_missing', [])
  rmSync(join(folder, '9002_missing.sql'))
  await t.rejects(engine.migrate(), { name: 'StorageError', message: /is the installation complete/ })
})

test('the migrations are those of the tables: nothing is left to generate', async (t) => {
  const folder = t.testdir()
  for (const engine of engines) {
    cpSync(join(root, 'drizzle', engine), join(folder, engine), { recursive: true })
    const before = readdirSync(join(folder, engine))
    const schema = join(root, 'src', 'storage', `schema.${engine === 'sqlite' ? 'sqlite' : 'pg'}.ts`)
    const config = join(folder, `${engine}.config.json`)
    writeFileSync(config, JSON.stringify({ dialect: engine === 'sqlite' ? 'sqlite' : 'postgresql', schema, out: relative(root, join(folder, engine)) }))
    const said = execFileSync(process.execPath, [join(root, 'node_modules', 'drizzle-kit', 'bin.cjs'), 'generate', '--config', config], { cwd: root, encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } })
    t.match(said, /nothing to migrate/, engine)
    t.strictSame(readdirSync(join(folder, engine)), before, engine)
  }
})
