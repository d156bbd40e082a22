// Profiles with all that belongs to them: one statement for each table, however many profiles are asked for.
import { and, asc, eq, gt, inArray } from 'drizzle-orm'
import type { ProfileKind, RecordKind, Records, Whole } from '../profiles/store.ts'
import { rowsWithContacts } from './contacts.ts'
import { chunks, type Engine, type Session } from './dialect.ts'
import { canBeAsked, type OrganisationRow, recordTable, toProfile, toRecord } from './rows.ts'

/** Profiles with their records, in the order asked; unknown ids are left out. */
export async function wholes (session: Session, engine: Engine, ids: readonly string[]): Promise<readonly Whole[]> {
  const found = new Map<string, Whole>()
  for (const part of chunks([...new Set(ids)].filter(canBeAsked), engine, 1)) {
    const rows = await session.db.select().from(session.t.organisations).where(inArray(session.t.organisations.id, part))
    for (const whole of await withRecords(session, engine, rows)) found.set(whole.profile.id, whole)
  }
  return ids.flatMap((id) => found.get(id) ?? [])
}

/** Up to `limit` organisations of a kind after an id, in order of id. */
export async function wholesAfter (session: Session, engine: Engine, kind: ProfileKind, afterId: string, limit: number): Promise<readonly Whole[]> {
  const { organisations } = session.t
  const rows = await session.db.select().from(organisations)
    .where(and(eq(organisations.kind, kind), gt(organisations.id, afterId)))
    .orderBy(asc(organisations.id)).limit(limit)
  return withRecords(session, engine, rows)
}

async function withRecords (session: Session, engine: Engine, rows: readonly OrganisationRow[]): Promise<readonly Whole[]> {
  const idsOf = (kind: ProfileKind) => rows.flatMap((row) => row.kind === kind ? [row.id] : [])
  const needs = await recordsOf(session, engine, 'need', idsOf('sme'))
  const mandates = await recordsOf(session, engine, 'mandate', idsOf('investor'))
  const deals = await recordsOf(session, engine, 'deal', idsOf('investor'))
  const claims = await recordsOf(session, engine, 'claim', rows.map((row) => row.id))
  return (await rowsWithContacts(session, engine, rows)).map((row): Whole => {
    const profile = toProfile(row)
    return profile.kind === 'sme'
      ? { profile, needs: needs.get(row.id) ?? [], claims: claims.get(row.id) ?? [] }
      : { profile, mandates: mandates.get(row.id) ?? [], deals: deals.get(row.id) ?? [], claims: claims.get(row.id) ?? [] }
  })
}

async function recordsOf<K extends RecordKind> (session: Session, engine: Engine, kind: K, organisationIds: readonly string[]): Promise<ReadonlyMap<string, Array<Records[K]>>> {
  const table = recordTable(session.t, kind)
  const lists = new Map<string, Array<Records[K]>>()
  for (const part of chunks(organisationIds, engine, 1)) {
    const rows = await session.db.select().from(table).where(inArray(table.organisationId, part)).orderBy(asc(table.id))
    for (const row of rows) {
      const list = lists.get(row.organisationId)
      if (list === undefined) lists.set(row.organisationId, [toRecord(kind, row)])
      else list.push(toRecord(kind, row))
    }
  }
  return lists
}
