// SQLite: one file, one writing connection behind a queue, one connection for reads and one for snapshots.
import { drizzle } from 'drizzle-orm/better-sqlite3'
import type BetterSqlite3 from 'better-sqlite3'
import { chmodSync, closeSync, mkdirSync, openSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Db, type Engine, errorCode, type Failure, StorageError } from './dialect.ts'
import { insertsOfSqlite } from './insert-rows.ts'
import { migrationsFolder, readMigrations } from './migrations.ts'
import { createQueue } from './queue.ts'
import * as schema from './schema.sqlite.ts'
import { Database } from './sqlite-driver.ts'
import type { Tables } from './tables.ts'
import type { Turns } from './turns.ts'

type Connection = BetterSqlite3.Database

/** How long a write waits for another process that is writing, in ms. */
const patience = 15_000
/** How often such a write looks again at most, in ms: a writer that begins one unit of work after another leaves only short gaps. */
const longestPause = 10

/**
 * Opens the file, which is made together with its folder when it is missing. `durable` is false for a file that nobody needs
 * after this process: what is committed is not forced to the disk then. `turns`: those with another thread that writes to the file.
 * Throws StorageError.
 */
export function openSqlite (path: string, { migrations = migrationsFolder('sqlite'), durable = true, turns }: { readonly migrations?: string, readonly durable?: boolean, readonly turns?: Turns | undefined } = {}): Engine {
  const { writer, reader, snapshots } = connect(path, durable)
  const readerDb = asDb(reader)
  const snapshotDb = asDb(snapshots)
  const writerDb = asDb(writer)
  const insertRows = insertsOfSqlite(writer)
  const writing = createQueue()
  const reading = createQueue()

  const write: Engine['write'] = (work) => writing.run(async () => {
    await begin(writer, turns)
    try {
      const result = await work(writerDb, insertRows)
      writer.exec('COMMIT')
      return result
    } catch (error) {
      if (writer.inTransaction) writer.exec('ROLLBACK')
      throw error
    }
  })

  return {
    name: 'sqlite',
    t: schema as unknown as Tables,
    read: readerDb,
    maxParameters: 32_766,
    write,
    // The one writing connection may be in the middle of somebody else's transaction: wait for it.
    single: write,
    snapshot: (work) => reading.run(async () => {
      snapshots.exec('BEGIN')
      try {
        return await work(snapshotDb)
      } finally {
        snapshots.exec('COMMIT')
      }
    }),
    within: (_reach, work) => work(),
    rowSecurity: async () => null,
    classify,
    migrate: () => writing.run(() => migrate(writer, migrations)),
    async version () {
      const row = reader.prepare('select sqlite_version() as version').get() as { version: string }
      return row.version
    },
    async applied () {
      const row = reader.prepare('select max(created_at) as newest from __drizzle_migrations').get() as { newest: number | null }
      return row.newest
    },
    async close () {
      await Promise.all([writing.idle(), reading.idle()])
      snapshots.close()
      reader.close()
      // Last, so that it can fold the write-ahead log into the file: a read-only connection could not.
      writer.close()
    }
  }
}

function connect (path: string, durable: boolean): { writer: Connection, reader: Connection, snapshots: Connection } {
  const file = resolve(path)
  makeFile(file)
  const opened: Connection[] = []
  const open = (readonly: boolean) => {
    const connection = new Database(file, { readonly, timeout: 5_000 })
    opened.push(connection)
    connection.pragma('foreign_keys = ON') // SQLite ignores REFERENCES unless asked, per connection
    return connection
  }
  try {
    const writer = open(false)
    writer.pragma('journal_mode = WAL')
    writer.pragma(durable ? 'synchronous = FULL' : 'synchronous = OFF') // with FULL an acknowledged write survives a power cut
    writer.pragma('busy_timeout = 0') // waiting inside SQLite would stop the event loop, and with it whom we wait for: `begin` waits instead
    return { writer, reader: open(true), snapshots: open(true) }
  } catch (error) {
    for (const connection of opened) connection.close()
    throw new StorageError(errorCode(error) === 'SQLITE_NOTADB'
      ? `${file} is not an SQLite database.`
      : `The database file ${file} cannot be opened: ${reason(error)}.`)
  }
}

/** Contacts are personal data: the file is its owner's alone. SQLite gives its side files the permissions of the main one. */
function makeFile (file: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new StorageError(`The folder ${dirname(file)} cannot be made: ${reason(error)}.`)
  }
  try {
    closeSync(openSync(file, 'a', 0o600))
    const mode = statSync(file).mode & 0o777
    if ((mode & 0o007) !== 0) chmodSync(file, mode & ~0o007)
  } catch (error) {
    throw new StorageError(`The database file ${file} cannot be opened for writing: ${reason(error)}.`)
  }
}

function reason (error: unknown): string {
  switch (errorCode(error)) {
    case 'EACCES': case 'EPERM': return 'permission denied'
    case 'EROFS': case 'SQLITE_READONLY': return 'it is read-only'
    case 'EISDIR': return 'it is a folder'
    case 'ENOTDIR': case 'EEXIST': return 'a part of the path is a file, not a folder'
    case 'ENOSPC': case 'SQLITE_FULL': return 'the disk is full'
    case 'SQLITE_BUSY': return 'another process keeps it locked'
    default: return error instanceof Error ? error.message : String(error)
  }
}

/** BEGIN IMMEDIATE takes the write lock at once: a lock taken later could fail half-way. Waits without stopping the event loop. */
async function begin (writer: Connection, turns?: Turns): Promise<void> {
  const deadline = Date.now() + patience
  try {
    await turns?.wait()
    for (let pause = 1; ; pause = Math.min(pause * 2, longestPause)) {
      try {
        writer.exec('BEGIN IMMEDIATE')
        return
      } catch (error) {
        if (errorCode(error) !== 'SQLITE_BUSY' || Date.now() > deadline) throw error
      }
      await sleep(pause)
    }
  } finally {
    turns?.over(writer.inTransaction)
  }
}

/**
 * drizzle's migrator with three differences: it takes the write lock before it looks what is pending, so that several processes
 * may start at once; it switches foreign keys off outside the transaction, where the pragma works (else a rebuilt table's DROP
 * cascades and deletes rows); and it checks them before it commits.
 */
async function migrate (writer: Connection, folder: string): Promise<void> {
  const migrations = readMigrations(folder)
  writer.pragma('foreign_keys = OFF')
  try {
    await begin(writer)
    writer.exec('CREATE TABLE IF NOT EXISTS __drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)')
    const last = writer.prepare('select max(created_at) as newest from __drizzle_migrations').get() as { newest: number | null }
    for (const migration of migrations.filter(({ when }) => when > (last.newest ?? 0))) {
      for (const statement of migration.sql) writer.exec(statement)
      writer.prepare('insert into __drizzle_migrations (hash, created_at) values (?, ?)').run(migration.hash, migration.when)
    }
    const broken = writer.pragma('foreign_key_check') as ReadonlyArray<{ table: string, parent: string }>
    if (broken.length > 0) {
      const tables = new Set(broken.map(({ table, parent }) => `${table} → ${parent}`))
      throw new StorageError(`A migration would leave ${broken.length} rows without what they belong to (${[...tables].join(', ')}); nothing was changed.`)
    }
    writer.exec('COMMIT')
  } finally {
    if (writer.inTransaction) writer.exec('ROLLBACK')
    writer.pragma('foreign_keys = ON')
  }
}

function classify (error: unknown): Failure {
  switch (errorCode(error)) {
    case 'SQLITE_CONSTRAINT_UNIQUE': case 'SQLITE_CONSTRAINT_PRIMARYKEY': return 'duplicate'
    case 'SQLITE_CONSTRAINT_FOREIGNKEY': return 'missing_reference'
    case 'SQLITE_BUSY': return 'contended'
    default: return 'other'
  }
}

function asDb (connection: Connection): Db {
  return drizzle(connection) as unknown as Db
}
