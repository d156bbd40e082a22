// The drivers as such: what they read of one database, and insert into another with prepared statements, nothing between.
import pg from 'pg'
import { Database } from '../../src/storage/sqlite-driver.ts'

/** Rows as the driver takes them. */
export interface RawRows { readonly columns: readonly string[], readonly values: ReadonlyArray<readonly unknown[]> }

export interface Raw {
  /** Up to `count` organisations that were made after a position of the trail, in that order. */
  made (after: number, count: number): Promise<ReadonlyArray<{ readonly id: string, readonly position: number }>>
  /** The position before the organisation that was made next, or the last one. */
  until (position: number): Promise<number>
  rows (table: string, column: string, ids: readonly string[]): Promise<RawRows>
  changes (after: number, until: number): Promise<RawRows>
  batchRecords (after: number, until: number): Promise<RawRows>
  /** All of it in one transaction, with the counters that an import keeps beside. */
  insert (tables: ReadonlyArray<readonly [string, RawRows]>): Promise<void>
  close (): Promise<void>
}

const madeSql = 'select record_id as id, position from changes where position > $1 and action = \'create\' and record_id = organisation_id order by position limit $2'
const nextSql = 'select min(position) as next from changes where position > $1 and action = \'create\' and record_id = organisation_id'
const lastSql = 'select max(position) as last from changes'
const counter = 'insert into data_version (id, position) values (1, 1) on conflict (id) do update set position = data_version.position + 1'

export async function openRaw (url: string): Promise<Raw> {
  return url.startsWith('sqlite:') ? openSqlite(url.slice('sqlite:'.length)) : await openPostgres(url)
}

function openSqlite (file: string): Raw {
  const db = new Database(file)
  db.pragma('foreign_keys = ON')
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  const read = (sql: string, ...bound: unknown[]): RawRows => {
    const statement = db.prepare(sql).raw()
    return { values: statement.all(...bound) as unknown[][], columns: statement.columns().map(({ name }) => name) }
  }
  const prepared = new Map<string, ReturnType<typeof db.prepare>>()
  const inserting = (table: string, columns: readonly string[]) => {
    const known = prepared.get(table)
    if (known !== undefined) return known
    const statement = db.prepare(`insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`)
    prepared.set(table, statement)
    return statement
  }
  return {
    made: async (after, count) => db.prepare(madeSql.replace('$1', '?').replace('$2', '?')).all(after, count) as Array<{ id: string, position: number }>,
    async until (position) {
      const { next } = db.prepare(nextSql.replace('$1', '?')).get(position) as { next: number | null }
      return next !== null ? next - 1 : (db.prepare(lastSql).get() as { last: number }).last
    },
    rows: async (table, column, ids) => read(`select * from ${table} where ${column} in (select value from json_each(?))`, JSON.stringify(ids)),
    changes: async (after, until) => read('select * from changes where position > ? and position <= ?', after, until),
    batchRecords: async (after, until) => read('select * from batch_records where (record_id, last_position) in (select record_id, position from changes where position > ? and position <= ?)', after, until),
    async insert (tables) {
      db.exec('BEGIN IMMEDIATE')
      for (const [table, { columns, values }] of tables) {
        const statement = inserting(table, columns)
        for (const row of values) statement.run(row)
      }
      db.exec(counter)
      db.exec('COMMIT')
    },
    async close () { db.close() }
  }
}

async function openPostgres (url: string): Promise<Raw> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const types = new Map<string, ReadonlyArray<{ readonly name: string, readonly type: string }>>()
  const columnsOf = async (table: string) => {
    let columns = types.get(table)
    if (columns === undefined) {
      const { rows } = await client.query<{ name: string, type: string }>('select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum', [table])
      columns = rows
      types.set(table, columns)
    }
    return columns
  }
  /** Every value as text, which is what the driver sends anyway. */
  const read = async (table: string, where: string, bound: readonly unknown[]): Promise<RawRows> => {
    const columns = await columnsOf(table)
    const { rows } = await client.query<unknown[]>({ text: `select ${columns.map(({ name }) => `"${name}"::text`).join(', ')} from ${table} where ${where}`, values: [...bound], rowMode: 'array' })
    return { columns: columns.map(({ name }) => name), values: rows }
  }
  return {
    async made (after, count) {
      const { rows } = await client.query<{ id: string, position: string }>(madeSql, [after, count])
      return rows.map(({ id, position }) => ({ id, position: Number(position) }))
    },
    async until (position) {
      const { rows: [row] } = await client.query<{ next: string | null }>(nextSql, [position])
      if (row?.next != null) return Number(row.next) - 1
      const { rows: [end] } = await client.query<{ last: string }>(lastSql)
      return Number(end?.last)
    },
    rows: (table, column, ids) => read(table, `${column} = any($1)`, [ids]),
    changes: (after, until) => read('changes', 'position > $1 and position <= $2', [after, until]),
    batchRecords: (after, until) => read('batch_records', '(record_id, last_position) in (select record_id, position from changes where position > $1 and position <= $2)', [after, until]),
    async insert (tables) {
      await client.query('begin')
      for (const [table, { values }] of tables) {
        if (values.length === 0) continue
        const columns = await columnsOf(table)
        const text = `insert into ${table} select * from unnest(${columns.map(({ type }, index) => `$${index + 1}::${type}[]`).join(', ')})`
        await client.query({ name: table, text, values: columns.map((_, index) => values.map((row) => row[index])) })
      }
      await client.query(counter)
      await client.query('commit')
    },
    close: () => client.end()
  }
}
