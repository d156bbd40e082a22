// PostgreSQL: a pool. Writers of all processes take turns, as on SQLite, so that both engines behave alike.
import { AsyncLocalStorage } from 'node:async_hooks'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import { type Db, driverError, type Engine, errorCode, type Failure, type InsertRows, type RowSecurity, StorageError } from './dialect.ts'
import { insertsOfPostgres } from './insert-rows.ts'
import { migrationsFolder, readMigrations } from './migrations.ts'
import { createQueue } from './queue.ts'
import { everything, type Reach, reachSettings } from './reach.ts'
import * as schema from './schema.pg.ts'
import type { Turns } from './turns.ts'

// Keys of advisory locks: any numbers will do that nobody else uses in this database.
const writeLock = 7_066_001
const migrationLock = 7_066_002

/**
 * The lock makes `changes.position` follow the order of commit and lets derived rows (words, facets) be computed from a state
 * nobody else is changing. A unit of work that waits longer than 30 s for it, or falls silent for 60 s, is given up.
 */
const beginWrite = `begin; set local lock_timeout = '30s'; set local idle_in_transaction_session_timeout = '60s'; select pg_advisory_xact_lock(${writeLock})`
const beginSnapshot = 'begin isolation level repeatable read read only'

/** Connects to the server. `turns`: those with another thread that writes to the database. Throws StorageError when it cannot be reached or is not fit. */
export async function openPostgres (url: string, turns?: Turns): Promise<Engine> {
  const pool = new pg.Pool({ ...reachingAll(url), max: 10, connectionTimeoutMillis: 10_000, keepAlive: true, application_name: 'ponteverde' })
  pool.on('error', () => {}) // an idle client that loses its server must not end the process: the next query says so
  try {
    const { rows } = await pool.query<{ encoding: string, reach: string | null }>("select current_setting('server_encoding') as encoding, current_setting('ponteverde.reach', true) as reach")
    if (rows[0]?.encoding !== 'UTF8') throw new StorageError(`The PostgreSQL database must use the encoding UTF8, not ${rows[0]?.encoding}.`)
    if (rows[0]?.reach !== 'all') throw new StorageError('The PostgreSQL connection does not take settings at its start ("options"), without which the database shows nothing: connect to the server itself, or have the pooler between pass them on.')
  } catch (error) {
    await pool.end()
    throw error instanceof StorageError ? error : unreachable(error, url)
  }
  const reach = new AsyncLocalStorage<Reach>()
  const reached = () => reach.getStore() ?? everything
  const db = drizzle(reaching(pool, reached)) as unknown as Db
  const writing = createQueue() // else waiting writers would hold every connection of the pool

  return {
    name: 'postgres',
    t: schema,
    read: db,
    maxParameters: 65_535,
    write: (work, wanted = everything) => writing.run(async () => {
      // The lock's own queue keeps the order; the other thread only learns that somebody waits.
      turns?.ask()
      try {
        return await transact(pool, `${beginWrite}; ${settingsOf(wanted, { writes: true })}`, (db, insertRows) => {
          turns?.over(true)
          return work(db, insertRows)
        })
      } finally {
        turns?.over(false)
      }
    }),
    single: (work) => work(db),
    snapshot: (work) => transact(pool, `${beginSnapshot}; ${settingsOf(reached(), { writes: false })}`, work),
    within: (wanted, work) => reach.run(wanted, work),
    rowSecurity: () => rowSecurity(pool),
    classify,
    migrate: () => applyMigrations(pool),
    async version () {
      const { rows } = await pool.query<{ version: string }>("select current_setting('server_version') as version")
      return rows[0]?.version ?? ''
    },
    async applied () {
      const { rows } = await pool.query<{ newest: string | null }>('select max(created_at) as newest from drizzle.__drizzle_migrations')
      return rows[0]?.newest == null ? null : Number(rows[0].newest)
    },
    async close () {
      await writing.idle()
      await pool.end()
    }
  }
}

/** Connections begin as the service itself; whoever else connects with this user has no such setting and sees nothing. */
function reachingAll (url: string): Pick<pg.PoolConfig, 'connectionString' | 'options'> {
  const setting = '-c ponteverde.reach=all'
  const address = new URL(url)
  const own = address.searchParams.get('options')
  if (own === null) return { connectionString: url, options: setting }
  // What stands in the address would replace ours.
  address.searchParams.set('options', `${own} ${setting}`)
  return { connectionString: address.href }
}

function settingsOf (reach: Reach, how: { readonly writes: boolean }): string {
  return reachSettings(reach, how, pg.escapeLiteral)
}

/** The pool for statements of their own. Those of others than staff are each a transaction, whose settings end with it. */
function reaching (pool: pg.Pool, reached: () => Reach): pg.Pool {
  const query = async (config: pg.QueryArrayConfig, values?: unknown[]) => {
    const reach = reached()
    if (reach.level === 'all') return await pool.query(config, values)
    return await onClient(pool, `begin; ${settingsOf(reach, { writes: false })}`, (client) => client.query(config, values))
  }
  return { query } as unknown as pg.Pool
}

async function rowSecurity (pool: pg.Pool): Promise<RowSecurity> {
  const { rows } = await pool.query<RowSecurity>(`select current_user as user, rolsuper or rolbypassrls as bypassed,
    coalesce((select pg_has_role(relowner, 'usage') from pg_class where oid = to_regclass('organisations')), false) as owner from pg_roles where rolname = current_user`)
  return rows[0] ?? { user: '', bypassed: false, owner: false }
}

async function transact<T> (pool: pg.Pool, begin: string, work: (db: Db, insertRows: InsertRows) => Promise<T>): Promise<T> {
  return await onClient(pool, begin, (client) => {
    const turns = inTurn(client)
    return work(drizzle(turns) as unknown as Db, insertsOfPostgres(turns))
  })
}

async function onClient<T> (pool: pg.Pool, begin: string, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  // A client whose server went away while idle between two statements emits this; its next query rejects anyway.
  const ignore = () => {}
  client.on('error', ignore)
  let broken = false
  try {
    await client.query(begin)
    const result = await work(client)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch(() => { broken = true })
    throw error
  } finally {
    client.off('error', ignore)
    client.release(broken)
  }
}

/** The client with its queries one after another: pg no longer queues them itself from version 9 on. */
function inTurn (client: pg.PoolClient): pg.PoolClient {
  const queue = createQueue()
  const query = (config: pg.QueryArrayConfig, values?: unknown[]) => queue.run(() => client.query(config, values))
  return { query } as unknown as pg.PoolClient
}

async function applyMigrations (pool: pg.Pool): Promise<void> {
  const folder = migrationsFolder('postgres')
  readMigrations(folder) // what is missing is told in our words
  const client = await pool.connect()
  try {
    // drizzle's migrator takes no lock of its own.
    await client.query(`select pg_advisory_lock(${migrationLock})`)
    try {
      // The user that serves may lack the right even to ask for what is there already.
      if (!await isCurrent(client)) await migrate(drizzle(client), { migrationsFolder: folder })
    } finally {
      await client.query(`select pg_advisory_unlock(${migrationLock})`)
    }
  } finally {
    client.release()
  }
}

async function isCurrent (client: pg.PoolClient): Promise<boolean> {
  const { rows: [table] } = await client.query<{ there: boolean }>("select to_regclass('drizzle.__drizzle_migrations') is not null as there")
  if (table?.there !== true) return false
  const { rows } = await client.query<{ newest: string | null }>('select max(created_at) as newest from drizzle.__drizzle_migrations')
  return rows[0]?.newest != null && Number(rows[0].newest) === readMigrations(migrationsFolder('postgres')).at(-1)?.when
}

function classify (error: unknown): Failure {
  switch (errorCode(error)) {
    case '23505': return 'duplicate'
    case '23503': return 'missing_reference'
    case '40001': case '40P01': case '55P03': return 'contended'
    case '22021': case '22P05': return 'bad_text' // U+0000, which PostgreSQL's text cannot hold
    default: return 'other'
  }
}

/** What is wrong, in words, from the error's code alone: messages and URLs may hold the password. */
function unreachable (error: unknown, url: string): StorageError {
  const { host, database, user } = new pg.Client({ connectionString: url })
  const inner = driverError(error)
  const code = errorCode(inner instanceof AggregateError ? inner.errors[0] : inner)
  const why: Readonly<Record<string, string>> = {
    ECONNREFUSED: `nothing answers at ${host}: is the server running, and is the port right?`,
    ENOENT: `there is no socket in ${host}: is the server running?`,
    ENOTFOUND: `there is no host ${host}`,
    EAI_AGAIN: `the name ${host} cannot be resolved just now`,
    ETIMEDOUT: `${host} does not answer`,
    '28P01': `the password of the user ${user} was refused`,
    28000: `the user ${user} may not connect`,
    '3D000': `there is no database ${database}`,
    53300: 'the server has no connection to spare',
    '57P03': 'the server is still starting'
  }
  return new StorageError(`Cannot connect to PostgreSQL: ${why[code] ?? (code === '' ? `${host} gave no usable answer` : `${host} answered with ${code}`)}.`)
}
