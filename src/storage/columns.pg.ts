// What a column is on PostgreSQL. columns.sqlite.ts answers the same calls; tables.ts is written against these types.
import { bigint, boolean, customType, doublePrecision, index, integer, json, pgTable, primaryKey, timestamp, uniqueIndex } from 'drizzle-orm/pg-core'

/** Byte order, as SQLite sorts by default: the same page of results whatever locale the server was created with. */
const text = customType<{ data: string, driverData: string }>({ dataType: () => 'text collate "C"' })

export const columns = {
  table: pgTable,
  index,
  uniqueIndex,
  primaryKey,
  text: (name: string) => text(name),
  /** Small counts: 4 bytes on PostgreSQL. */
  int: (name: string) => integer(name),
  /** Whole numbers up to 2^53 − 1. */
  long: (name: string) => bigint(name, { mode: 'number' }),
  real: (name: string) => doublePrecision(name),
  bool: (name: string) => boolean(name),
  /** A moment, to the millisecond: PostgreSQL keeps more, a `Date` does not. */
  instant: (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 }),
  /** Kept as the text that was written, not as jsonb: nothing queries inside, and the order of keys stays as on SQLite. */
  json: <T>(name: string) => json(name).$type<T>()
}
export type Columns = typeof columns
