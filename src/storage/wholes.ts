// Profiles with all that belongs to them: one statement for each table, however many profiles are asked for.
import { and, asc, between, eq, gt, inArray, type SQL } from 'drizzle-orm'
import type { ProfileKind, RecordKind, Records, Whole } from '../profiles/store.ts'
import { rowsWithContacts } from './contacts.ts'
import { chunks, type Engine, type Session } from './dialect.ts'
import { canBeAsked, type OrganisationRow, recordTable, type RecordTable, toProfile, toRecord } from './rows.ts'

/** Profiles with their records, in the order asked; unknown ids are left out. */
export async function wholes (session: Session, engine: Engine, ids: readonly string[]): Promise<readonly Whole[]> {
  const found = new Map<string, Whole>()
  for (const part of chunks([...new Set(ids)].filter(canBeAsked), engine, 1)) {
    const rows = await session.db.select().from(session.t.organisations).where(inArray(session.t.organisations.id, part))
    const among: Among = (column, kind) => {
      const own = rows.flatMap((row) => kind === undefined || row.kind === kind ? [row.id] : [])
      return own.length === 0 ? undefined : inArray(column, own)
    }
    for (const whole of await withRecords(session, engine, rows, among)) found.set(whole.profile.id, whole)
  }
  return ids.flatMap((id) => found.get(id) ?? [])
}

/** Up to `limit` organisations of a kind after an id, in order of id. */
export async function wholesAfter (session: Session, engine: Engine, kind: ProfileKind, afterId: string, limit: number): Promise<readonly Whole[]> {
  const { organisations } = session.t
  const rows = await session.db.select().from(organisations)
    .where(and(eq(organisations.kind, kind), gt(organisations.id, afterId)))
    .orderBy(asc(organisations.id)).limit(limit)
  const [first, last] = [rows[0], rows.at(-1)]
  // All between the first and the last: a range of an index instead of a thousand look-ups. What belongs to the other kind is left aside.
  const among: Among = (column, of) => first === undefined || last === undefined || (of !== undefined && of !== kind) ? undefined : between(column, first.id, last.id)
  return withRecords(session, engine, rows, among)
}

/** Says which records belong to organisations that were read, those of a kind or all; undefined where there are none. */
type Among = (organisationId: RecordTable['organisationId'], kind?: ProfileKind) => SQL | undefined

async function withRecords (session: Session, engine: Engine, rows: readonly OrganisationRow[], among: Among): Promise<readonly Whole[]> {
  const needs = await recordsOf(session, 'need', (column) => among(column, 'sme'))
  const mandates = await recordsOf(session, 'mandate', (column) => among(column, 'investor'))
  const deals = await recordsOf(session, 'deal', (column) => among(column, 'investor'))
  const claims = await recordsOf(session, 'claim', among)
  return (await rowsWithContacts(session, engine, rows)).map((row): Whole => {
    const profile = toProfile(row)
    return profile.kind === 'sme'
      ? { profile, needs: needs.get(row.id) ?? [], claims: claims.get(row.id) ?? [] }
      : { profile, mandates: mandates.get(row.id) ?? [], deals: deals.get(row.id) ?? [], claims: claims.get(row.id) ?? [] }
  })
}

async function recordsOf<K extends RecordKind> (session: Session, kind: K, among: Among): Promise<ReadonlyMap<string, Array<Records[K]>>> {
  const table = recordTable(session.t, kind)
  const lists = new Map<string, Array<Records[K]>>()
  const wanted = among(table.organisationId)
  if (wanted === undefined) return lists
  for (const row of await session.db.select().from(table).where(wanted).orderBy(asc(table.organisationId), asc(table.id))) {
    const list = lists.get(row.organisationId)
    if (list === undefined) lists.set(row.organisationId, [toRecord(kind, row)])
    else list.push(toRecord(kind, row))
  }
  return lists
}
