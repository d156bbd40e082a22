// Directories: filters, search by words, and pages by key and id, with the same answer on both engines.
import { and, asc, count, desc, eq, exists, gte, inArray, isNull, lt, lte, or, sql, type SQL } from 'drizzle-orm'
import { Problem } from '../errors.ts'
import type { DirectoryPage, DirectoryQuery } from '../profiles/store.ts'
import type { Session } from './dialect.ts'
import { clip } from './entry-rows.ts'

type Column = Session['t']['organisations']['nameKey' | 'updatedAt' | 'createdAt']

/** One page, in the order asked with the id as the tiebreak. Throws INVALID_CURSOR when `after.key` is of another order. */
export async function directory (session: Session, query: DirectoryQuery): Promise<DirectoryPage> {
  const { organisations } = session.t
  const { field, direction } = query.orderBy
  const column = { name: organisations.nameKey, updatedAt: organisations.updatedAt, createdAt: organisations.createdAt }[field]
  const way = direction === 'asc' ? asc : desc
  const rows = await session.db.select({ id: organisations.id, key: column }).from(organisations)
    .where(and(...conditions(session, query), after(session, query, column)))
    .orderBy(way(column), way(organisations.id))
    .limit(query.first + 1)
  return {
    rows: rows.slice(0, query.first).map(({ id, key }) => ({ id, key: key instanceof Date ? key.getTime() : key })),
    hasNextPage: rows.length > query.first
  }
}

/** How many profiles the query finds on all pages together. */
export async function directoryCount (session: Session, query: DirectoryQuery): Promise<number> {
  const [row] = await session.db.select({ n: count() }).from(session.t.organisations).where(and(...conditions(session, query)))
  return row?.n ?? 0
}

function after (session: Session, query: DirectoryQuery, column: Column): SQL | undefined {
  if (query.after === undefined) return undefined
  const { key, id } = query.after
  if ((query.orderBy.field === 'name') !== (typeof key === 'string')) throw new Problem('INVALID_CURSOR', 'The cursor belongs to a list in another order.')
  const bound = sql.param(typeof key === 'string' ? key : new Date(key), column)
  // Row values, not `or`: both engines then continue in the index where the last page ended.
  return query.orderBy.direction === 'asc'
    ? sql`(${column}, ${session.t.organisations.id}) > (${bound}, ${id})`
    : sql`(${column}, ${session.t.organisations.id}) < (${bound}, ${id})`
}

function conditions ({ db, t }: Session, query: DirectoryQuery): Array<SQL | undefined> {
  const { organisations } = t
  const { source, externalIds, synthetic, updatedSince } = query
  return [
    eq(organisations.kind, query.kind),
    inArray(organisations.status, [...query.statuses]),
    query.publicOnly ? or(eq(organisations.status, 'published'), eq(organisations.synthetic, true)) : undefined,
    source === undefined ? undefined : eq(organisations.source, source),
    externalIds === undefined ? undefined : inArray(organisations.externalId, [...externalIds]),
    synthetic === undefined ? undefined : eq(organisations.synthetic, synthetic),
    updatedSince === undefined ? undefined : gte(organisations.updatedAt, updatedSince),
    ...query.facets.map(({ kind, values }) => exists(db.select({ one: sql`1` }).from(t.facets)
      .where(and(eq(t.facets.organisationId, organisations.id), eq(t.facets.kind, kind), inArray(t.facets.value, [...values]))))),
    ...query.spans.map(({ kind, value }) => exists(db.select({ one: sql`1` }).from(t.spans)
      .where(and(eq(t.spans.organisationId, organisations.id), eq(t.spans.kind, kind),
        or(isNull(t.spans.min), lte(t.spans.min, value)), or(isNull(t.spans.max), gte(t.spans.max, value)))))),
    ...query.words.map((word) => exists(db.select({ one: sql`1` }).from(t.words)
      .where(and(eq(t.words.organisationId, organisations.id), matches(t.words.word, clip(word))))))
  ]
}

/** Han words are whole words already, and a prefix of one or two letters is in nearly every profile. */
function matches (column: Session['t']['words']['word'], word: string): SQL | undefined {
  if (/\p{Script=Han}/u.test(word) || [...word].length < 3) return eq(column, word)
  // A range rather than LIKE: no wildcards to escape, and an index serves it. Nothing sorts after U+10FFFF.
  return and(gte(column, word), lt(column, `${word}\u{10ffff}`))
}
