// Directories: filters, search by words, and pages by key and id, with the same answer on both engines.
import { and, asc, count, desc, eq, exists, gte, inArray, isNotNull, isNull, lt, lte, or, sql, type SQL } from 'drizzle-orm'
import { Problem } from '../errors.ts'
import type { DirectoryPage, DirectoryQuery } from '../profiles/store.ts'
import type { Session } from './dialect.ts'
import { clip, hiddenMark } from './entry-rows.ts'

/** One page, in the order asked with the id as the tiebreak. Throws INVALID_CURSOR when `after.key` is of another order. */
export async function directory (session: Session, query: DirectoryQuery): Promise<DirectoryPage> {
  const { organisations } = session.t
  const key = keyOf(session, query)
  const way = query.orderBy.direction === 'asc' ? asc : desc
  const rows = await session.db.select({ id: organisations.id, key }).from(organisations)
    .where(and(...conditions(session, query), after(session, query, key)))
    .orderBy(way(key), way(organisations.id))
    .limit(query.first + 1)
  return {
    rows: rows.slice(0, query.first).map(({ id, key }) => ({ id, key: key instanceof Date ? key.getTime() : key ?? '' })),
    hasNextPage: rows.length > query.first
  }
}

/** What an organisation sorts by: what is open of it, unless it is listed in full. */
function keyOf (session: Session, query: DirectoryQuery): SQL<Date | string | null> {
  const { organisations } = session.t
  const [full, open] = {
    name: [organisations.nameKey, organisations.publicName],
    updatedAt: [organisations.updatedAt, organisations.publicAt],
    createdAt: [organisations.createdAt, organisations.createdAt]
  }[query.orderBy.field]
  const own = ownBy(session, query.eyes)
  const column = query.eyes === 'all' || open === full ? sql`${full}` : own === undefined ? sql`${open}` : sql`case when ${own} then ${full} else ${open} end`
  return column.mapWith(full as typeof organisations.nameKey)
}

/** The condition that an organisation belongs to whoever asks; undefined where none can. */
function ownBy ({ t }: Session, eyes: DirectoryQuery['eyes']): SQL | undefined {
  if (eyes === 'all') return undefined
  const { partnerId, organisationIds } = eyes
  if (partnerId !== null) return sql`coalesce(${t.organisations.partnerId}, '') = ${partnerId}`
  return organisationIds.length === 0 ? undefined : inArray(t.organisations.id, [...organisationIds])
}

/** How many profiles the query finds on all pages together. */
export async function directoryCount (session: Session, query: DirectoryQuery): Promise<number> {
  const [row] = await session.db.select({ n: count() }).from(session.t.organisations).where(and(...conditions(session, query)))
  return row?.n ?? 0
}

function after (session: Session, query: DirectoryQuery, column: SQL): SQL | undefined {
  if (query.after === undefined) return undefined
  const { key, id } = query.after
  if ((query.orderBy.field === 'name') !== (typeof key === 'string')) throw new Problem('INVALID_CURSOR', 'The cursor belongs to a list in another order.')
  const bound = typeof key === 'string' ? sql.param(key) : sql.param(new Date(key), session.t.organisations.updatedAt)
  // Row values, not `or`: both engines then continue in the index where the last page ended.
  return query.orderBy.direction === 'asc'
    ? sql`(${column}, ${session.t.organisations.id}) > (${bound}, ${id})`
    : sql`(${column}, ${session.t.organisations.id}) < (${bound}, ${id})`
}

function conditions (session: Session, query: DirectoryQuery): Array<SQL | undefined> {
  const { db, t } = session
  const { organisations } = t
  const { eyes, source, externalIds, synthetic, updatedSince } = query
  const all = eyes === 'all'
  const own = ownBy(session, eyes)
  /** What everybody is told of invented profiles, and of others only who sees them in full. */
  const told = all ? undefined : or(own, eq(organisations.synthetic, true))
  /** `found` by what is open, or by what is hidden where that may be seen. */
  const by = (found: (mark: string) => SQL): SQL | undefined => all ? or(found(''), found(hiddenMark)) : own === undefined ? found('') : or(found(''), and(own, found(hiddenMark)))
  return [
    eq(organisations.kind, query.kind),
    inArray(organisations.status, [...query.statuses]),
    all ? undefined : or(own, and(isNotNull(organisations.publicName), or(eq(organisations.status, 'published'), eq(organisations.synthetic, true)))),
    source === undefined ? undefined : and(eq(organisations.source, source), told),
    externalIds === undefined ? undefined : and(inArray(organisations.externalId, [...externalIds]), told),
    synthetic === undefined ? undefined : eq(organisations.synthetic, synthetic),
    updatedSince === undefined ? undefined : all ? gte(organisations.updatedAt, updatedSince) : or(gte(organisations.publicAt, updatedSince), own === undefined ? undefined : and(own, gte(organisations.updatedAt, updatedSince))),
    ...query.facets.map(({ kind, values }) => by((mark) => exists(db.select({ one: sql`1` }).from(t.facets)
      .where(and(eq(t.facets.organisationId, organisations.id), eq(t.facets.kind, kind), inArray(t.facets.value, values.map((value) => mark + value))))))),
    ...query.spans.map(({ kind, value }) => by((mark) => exists(db.select({ one: sql`1` }).from(t.spans)
      .where(and(eq(t.spans.organisationId, organisations.id), eq(t.spans.kind, mark + kind),
        or(isNull(t.spans.min), lte(t.spans.min, value)), or(isNull(t.spans.max), gte(t.spans.max, value))))))),
    ...query.words.map((word) => by((mark) => exists(db.select({ one: sql`1` }).from(t.words)
      .where(and(eq(t.words.organisationId, organisations.id), matches(t.words.word, word, mark))))))
  ]
}

/** Han words are whole words already, and a prefix of one or two letters is in nearly every profile. */
function matches (column: Session['t']['words']['word'], word: string, mark: string): SQL | undefined {
  const stored = clip(mark + word)
  if (/\p{Script=Han}/u.test(word) || [...word].length < 3) return eq(column, stored)
  // A range rather than LIKE: no wildcards to escape, and an index serves it. Nothing sorts after U+10FFFF.
  return and(gte(column, stored), lt(column, `${stored}\u{10ffff}`))
}
