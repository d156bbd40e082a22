// What differs between the engines besides their columns.
import { sql, type SQL } from 'drizzle-orm'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import type { Reach } from './reach.ts'
import type { Tables } from './tables.ts'

/**
 * The query builder, typed as PostgreSQL's: what only SQLite offers (`.get()`, `.all()`) does not compile, and what only
 * PostgreSQL offers fails in the SQLite tests everyone runs. Always `await`; use `.returning()` for what a statement did.
 */
export type Db = Pick<PgDatabase<PgQueryResultHKT>, 'select' | 'selectDistinct' | 'insert' | 'update' | 'delete'>

/** A connection, or a transaction on one, with the tables it knows. */
export interface Session { readonly db: Db, readonly t: Tables }

export type Table = Tables[keyof Tables]

/** Inserts whole rows, each with a value for every column that is not null, in the cheapest way the driver has. `conflict` is an `on conflict` clause. */
export type InsertRows = (table: Table, rows: ReadonlyArray<Readonly<Record<string, unknown>>>, conflict?: string) => Promise<void>

/** What a driver's error means; `other` is none of our doing. */
export type Failure = 'duplicate' | 'missing_reference' | 'contended' | 'bad_text' | 'other'

export interface Engine {
  readonly name: 'sqlite' | 'postgres'
  readonly t: Tables
  /** Each statement sees the newest committed state. */
  readonly read: Db
  /** How many bound values one statement may carry. */
  readonly maxParameters: number
  /** One unit of work, alone among all writers of all processes: commits when `work` resolves, rolls back when it rejects. Where the engine guards rows it reaches no further than said. */
  write<T> (work: (db: Db, insertRows: InsertRows) => Promise<T>, reach?: Reach): Promise<T>
  /** One statement that neither needs a transaction nor takes part in `changes`. */
  single<T> (work: (db: Db) => Promise<T>): Promise<T>
  /** One unchanging state; refuses to write. */
  snapshot<T> (work: (db: Db) => Promise<T>): Promise<T>
  /** Everything read and asked singly inside `work` reaches no further than said, where the engine guards rows. */
  within<T> (reach: Reach, work: () => T): T
  /** What the database's own guard over rows is worth for this connection; null for an engine without one. */
  rowSecurity (): Promise<RowSecurity | null>
  classify (error: unknown): Failure
  /** Applies the pending migrations, alone among all processes. */
  migrate (): Promise<void>
  /** The version of the database software, as it calls itself (`3.50.4`, `17.2`). */
  version (): Promise<string>
  /** `when` of the newest migration applied; null before the first. */
  applied (): Promise<number | null>
  close (): Promise<void>
}

/** `user` is not bound by the policies when it bypasses them; when it owns the tables it is bound, and could lift them. */
export interface RowSecurity { readonly user: string, readonly bypassed: boolean, readonly owner: boolean }

/** The database cannot be opened or reached. The message is for whoever set its address, and holds no secret. */
export class StorageError extends Error {
  override readonly name = 'StorageError'
}

/** The driver's own error: drizzle wraps it in one whose message repeats every bound value, and those do not belong in a log. */
export function driverError (error: unknown): unknown {
  return error instanceof Error && error.constructor.name === 'DrizzleQueryError' && error.cause !== undefined ? error.cause : error
}

/** The code of a driver's error (`SQLITE_BUSY`, `23505`, `ECONNREFUSED`); an empty string when it has none. */
export function errorCode (error: unknown): string {
  const inner = driverError(error)
  return typeof inner === 'object' && inner !== null && 'code' in inner && typeof inner.code === 'string' ? inner.code : ''
}

/** A list of texts as a table with the one column `value`, by one bound value however long it is. Goes behind `from`. */
export function listed ({ name }: Pick<Engine, 'name'>, texts: readonly string[]): SQL {
  const list = JSON.stringify(texts)
  return name === 'sqlite' ? sql`json_each(${list}) as listed` : sql`json_array_elements_text(${list}::json) as listed(value)`
}

/** Cuts a list so that one statement with `perRow` values a row stays within the engine's limit. */
export function chunks<T> (rows: readonly T[], engine: Pick<Engine, 'maxParameters'>, perRow: number): T[][] {
  const size = Math.max(1, Math.floor(engine.maxParameters / perRow))
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, i) => rows.slice(i * size, (i + 1) * size))
}
