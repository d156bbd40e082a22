// Batches of imports, what they changed, and jobs with leases. What must hold together with the imported records is written
// inside their unit of work.
import { aliasedTable, and, asc, desc, eq, gt, inArray, isNull, lt, max, or, sql } from 'drizzle-orm'
import type { BatchRecord, BatchRemark, BatchWork, ImportBatch, Job, LastImported, Namesake } from '../imports/store.ts'
import type { ProfileKind } from '../profiles/store.ts'
import { chunks, type Engine, listed, type Session } from './dialect.ts'
import { mostNamesakes } from './known.ts'

type BatchRow = Session['t']['importBatches']['$inferSelect']

export async function findBatch ({ db, t }: Session, id: string): Promise<ImportBatch | undefined> {
  const [row] = await db.select().from(t.importBatches).where(eq(t.importBatches.id, id))
  return row === undefined ? undefined : toBatch(row)
}

/** Ids of batches are ordered by time. */
export async function newestBatches ({ db, t }: Session, first: number): Promise<readonly ImportBatch[]> {
  const rows = await db.select().from(t.importBatches).orderBy(desc(t.importBatches.id)).limit(first)
  return rows.map(toBatch)
}

export async function putBatch ({ db, t }: Session, { counts, ...batch }: ImportBatch): Promise<void> {
  const { read, created, updated, unchanged, rejected } = counts
  const row: BatchRow = { ...batch, rowsRead: read, created, updated, unchanged, rejected }
  const { id: _, ...set } = row
  await db.insert(t.importBatches).values(row).onConflictDoUpdate({ target: t.importBatches.id, set })
}

function toBatch ({ rowsRead, created, updated, unchanged, rejected, ...row }: BatchRow): ImportBatch {
  return { ...row, counts: { read: rowsRead, created, updated, unchanged, rejected } }
}

export async function batchRemarks ({ db, t }: Session, batchId: string): Promise<readonly BatchRemark[]> {
  const { row, kind, body } = t.batchRemarks
  return await db.select({ row, kind, body }).from(t.batchRemarks)
    .where(eq(t.batchRemarks.batchId, batchId)).orderBy(asc(row), asc(t.batchRemarks.ordinal)) as readonly BatchRemark[]
}

export async function addBatchRemarks ({ db, t }: Session, engine: Engine, batchId: string, remarks: readonly BatchRemark[]): Promise<void> {
  if (remarks.length === 0) return
  const [newest] = await db.select({ ordinal: max(t.batchRemarks.ordinal) }).from(t.batchRemarks).where(eq(t.batchRemarks.batchId, batchId))
  const from = (newest?.ordinal ?? -1) + 1
  const rows = remarks.map(({ row, kind, body }, index) => ({ batchId, ordinal: from + index, row, kind, body }))
  for (const part of chunks(rows, engine, 5)) await db.insert(t.batchRemarks).values(part)
}

export async function batchRecords ({ db, t }: Session, batchId: string, organisations: number, after = ''): Promise<readonly BatchRecord[]> {
  const { batchRecords: table } = t
  const open = and(eq(table.batchId, batchId), eq(table.undone, false), gt(table.organisationId, after))
  const next = await db.selectDistinct({ id: table.organisationId }).from(table).where(open).orderBy(asc(table.organisationId)).limit(organisations)
  if (next.length === 0) return []
  const rows = await db.select().from(table).where(and(eq(table.batchId, batchId), eq(table.undone, false), inArray(table.organisationId, next.map(({ id }) => id))))
    .orderBy(asc(table.organisationId), asc(table.firstPosition))
  return rows.map(({ undone: _, kept, ...row }) => ({ ...row, kept: kept ?? [] }))
}

export async function markUndone ({ db, t }: Session, engine: Engine, batchId: string, recordIds: readonly string[]): Promise<void> {
  for (const part of chunks(recordIds, engine, 2)) {
    await db.update(t.batchRecords).set({ undone: true }).where(and(eq(t.batchRecords.batchId, batchId), inArray(t.batchRecords.recordId, part)))
  }
}

export async function lastImported ({ db, t }: Session, recordId: string): Promise<LastImported | undefined> {
  const { lastPosition, versionAfter, kept, undone } = t.batchRecords
  const [row] = await db.select({ position: lastPosition, version: versionAfter, kept }).from(t.batchRecords)
    .where(and(eq(t.batchRecords.recordId, recordId), eq(undone, false))).orderBy(desc(lastPosition)).limit(1)
  return row === undefined ? undefined : { ...row, kept: row.kept ?? [] }
}

/** How the newest import that was not undone left each of the records; those that no import changed are missing. */
export async function lastImports ({ db, t }: Session, engine: Engine, recordIds: readonly string[]): Promise<ReadonlyMap<string, LastImported>> {
  const { recordId, lastPosition, versionAfter, kept, undone } = t.batchRecords
  const found = new Map<string, LastImported>()
  for (const part of chunks(recordIds, engine, 2)) {
    const rows = await db.select({ id: recordId, position: lastPosition, version: versionAfter, kept }).from(t.batchRecords)
      .where(and(inArray(recordId, part), eq(undone, false))).orderBy(asc(recordId), asc(lastPosition))
    for (const { id, position, version, kept: fields } of rows) found.set(id, { position, version, kept: fields ?? [] })
  }
  return found
}

/** Organisations of the kind by each of the names, in order of id; at most 20 of one name. */
export async function namesakesByKey ({ db, t }: Session, engine: Engine, kind: ProfileKind, nameKeys: readonly string[]): Promise<ReadonlyMap<string, readonly Namesake[]>> {
  const found = new Map<string, Namesake[]>()
  if (nameKeys.length === 0) return found
  const { organisations: o } = t
  const same = aliasedTable(o, 'same')
  const value = sql<string>`listed.value`
  // Name by name, in the index of names: asked for all of them in order of id, SQLite would go through every organisation.
  const first = db.select({ id: same.id }).from(same).where(and(eq(same.kind, kind), eq(same.nameKey, value))).orderBy(asc(same.id)).limit(mostNamesakes)
  const rows = await db.select({ key: value, id: o.id, source: o.source, externalId: o.externalId, facts: o.facts })
    .from(listed(engine, nameKeys)).innerJoin(o, inArray(o.id, first))
  for (const { key, facts, ...row } of rows) {
    const namesake = { ...row, province: typeof facts['province'] === 'string' ? facts['province'] : null }
    const others = found.get(key)
    if (others === undefined) found.set(key, [namesake])
    else others.push(namesake)
  }
  return found
}

export async function namesakes (session: Session, engine: Engine, kind: ProfileKind, nameKeys: readonly string[]): Promise<readonly Namesake[]> {
  const found = await namesakesByKey(session, engine, kind, [...new Set(nameKeys)])
  return [...found.values()].flat().sort((a, b) => a.id < b.id ? -1 : 1).slice(0, mostNamesakes)
}

export async function findJob ({ db, t }: Session, id: string): Promise<Job | undefined> {
  const [row] = await db.select().from(t.jobs).where(eq(t.jobs.id, id))
  return row
}

/** One statement, so that of two who try at once one gets it. */
export async function takeJob ({ db, t }: Session, { id, kind, owner, now, until, from }: Parameters<BatchWork['takeJob']>[0]): Promise<boolean> {
  const { jobs } = t
  const taken = await db.insert(jobs).values({ id, kind, owner, leasedUntil: until, attempts: 1 }).onConflictDoUpdate({
    target: jobs.id,
    set: { kind, owner, leasedUntil: until, attempts: sql`${jobs.attempts} + 1` },
    setWhere: or(isNull(jobs.owner), isNull(jobs.leasedUntil), lt(jobs.leasedUntil, now), from === undefined ? undefined : eq(jobs.owner, from)) ?? sql`false`
  }).returning({ id: jobs.id })
  return taken.length > 0
}

export async function renewJob ({ db, t }: Session, id: string, owner: string, until: Date): Promise<boolean> {
  const renewed = await db.update(t.jobs).set({ leasedUntil: until }).where(and(eq(t.jobs.id, id), eq(t.jobs.owner, owner))).returning({ id: t.jobs.id })
  return renewed.length > 0
}

export async function releaseJob ({ db, t }: Session, id: string, owner: string): Promise<void> {
  await db.update(t.jobs).set({ owner: null, leasedUntil: null }).where(and(eq(t.jobs.id, id), eq(t.jobs.owner, owner)))
}
