// Inserting whole rows, many at a time: one prepared statement run for each row on SQLite, one statement with an array for
// each column on PostgreSQL. Both pass the query builder by, which takes longer to word such a statement than the database to run it.
import { getTableColumns } from 'drizzle-orm'
import type BetterSqlite3 from 'better-sqlite3'
import type pg from 'pg'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { InsertRows, Table } from './dialect.ts'

interface Column {
  readonly key: string
  readonly name: string
  /** PostgreSQL's name of the type, without a collation. */
  readonly type: string
  /** The value as the driver takes it; null stays null. */
  toDriver (value: unknown): unknown
}

const known = new WeakMap<Table, readonly Column[]>()

function columnsOf (table: Table): readonly Column[] {
  let columns = known.get(table)
  if (columns === undefined) {
    columns = Object.entries(getTableColumns(table)).map(([key, column]) => ({
      key,
      name: column.name,
      type: column.getSQLType().replace(/ collate .*$/, ''),
      // Text and numbers need no mapping, and are most of all values.
      toDriver: (value: unknown) => value == null ? null : typeof value === 'string' && column.dataType !== 'json' ? value : column.mapToDriverValue(value as never)
    }))
    known.set(table, columns)
  }
  return columns
}

const quoted = (name: string): string => `"${name}"`

function intoClause (table: Table, columns: readonly Column[]): string {
  return `insert into ${quoted(nameOf(table))} (${columns.map(({ name }) => quoted(name)).join(', ')})`
}

function nameOf (table: Table): string {
  const name: unknown = Reflect.get(table, Symbol.for('drizzle:Name'))
  if (typeof name !== 'string') throw new Error('This is no table')
  return name
}

/** How long rows are inserted on this process's one thread before others get a turn, in milliseconds. */
const holdMs = 4

/** For a connection of its own: other statements in between would land in the same transaction. */
export function insertsOfSqlite (connection: BetterSqlite3.Database): InsertRows {
  const statements = new Map<string, BetterSqlite3.Statement>()
  return async (table, rows, conflict = '') => {
    const columns = columnsOf(table)
    const text = `${intoClause(table, columns)} values (${columns.map(() => '?').join(', ')}) ${conflict}`
    let statement = statements.get(text)
    if (statement === undefined) {
      statement = connection.prepare(text)
      statements.set(text, statement)
    }
    let since = performance.now()
    const bound = columns.map((): unknown => null)
    let index = 0
    for (const row of rows) {
      for (let at = 0; at < columns.length; at++) bound[at] = columns[at]?.toDriver(row[columns[at]?.key ?? ''])
      statement.run(bound)
      if (++index % 64 === 0 && performance.now() - since > holdMs) {
        await nextTurn()
        since = performance.now()
      }
    }
  }
}

/** The number of values in one statement: arrays beyond some megabytes only cost memory. */
const rowsAtOnce = 10_000

export function insertsOfPostgres (client: Pick<pg.PoolClient, 'query'>): InsertRows {
  return async (table, rows, conflict = '') => {
    const columns = columnsOf(table)
    const text = `${intoClause(table, columns)} select * from unnest(${columns.map(({ type }, index) => `$${index + 1}::${type}[]`).join(', ')}) ${conflict}`
    for (let from = 0; from < rows.length; from += rowsAtOnce) {
      const part = rows.slice(from, from + rowsAtOnce)
      await client.query(text, columns.map(({ key, toDriver }) => part.map((row) => toDriver(row[key]))))
    }
  }
}
