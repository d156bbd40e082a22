// The audit trail, which is also the data version: every write appends to it in its own transaction.
import { and, asc, eq, gt, inArray, isNotNull, lte, sql } from 'drizzle-orm'
import type { Change, Reads } from '../profiles/store.ts'
import { contactsOf, withContacts } from './contacts.ts'
import { chunks, type Engine, type Session } from './dialect.ts'

/** A change before it has its position; `before` and `after` are kept as JSON, so their dates come back as ISO 8601 strings. */
export type Entry = Omit<Change, 'position' | 'at' | 'actor'>

/** Collects the changes of one unit of work and writes them together: one statement takes as many positions as there are changes. */
export interface ChangeLog {
  /** When the unit of work happens. */
  readonly at: Date
  add (...entries: readonly Entry[]): void
  /** Writes what was collected. Before the commit, and before anybody reads `changes` inside the unit of work. */
  flush (): Promise<void>
  /** The changes written so far, in order: what the audit log tells of the unit of work. */
  written (): readonly Change[]
  /** From here on, what is collected is noted as the batch's too. */
  noteFor (batchId: string): void
  /** From here on, what is collected is the taking back of an import, whatever it does to the single record. */
  asUndo (): void
  /** Fields of a record in which a person's change stands against the batch. */
  keep (recordId: string, fields: readonly string[]): void
  /** How the batch leaves a record it changed and that is not written down yet; undefined when it did not. */
  pendingOf (recordId: string): { readonly version: number | null, readonly kept: readonly string[] } | undefined
}

export function createChangeLog ({ db, t }: Session, engine: Engine, actor: string, at: Date): ChangeLog {
  let waiting: Entry[] = []
  const written: Change[] = []
  let batch: string | undefined
  let undoing = false
  const kept = new Map<string, readonly string[]>()
  const pending = new Map<string, number | null>()
  return {
    at,
    add (...entries) {
      waiting.push(...(undoing ? entries.map((entry) => ({ ...entry, action: 'undo' as const })) : entries))
      if (batch !== undefined) for (const { recordId, after } of entries) pending.set(recordId, versionOf(after))
    },
    noteFor (batchId) { batch = batchId },
    asUndo () { undoing = true },
    keep (recordId, fields) { kept.set(recordId, fields) },
    pendingOf (recordId) {
      const version = pending.get(recordId)
      return version === undefined ? undefined : { version, kept: kept.get(recordId) ?? [] }
    },
    written: () => written,
    async flush () {
      if (waiting.length === 0) return
      const entries = waiting
      waiting = []
      const [counter] = await db.insert(t.dataVersion).values({ id: 1, position: entries.length })
        .onConflictDoUpdate({ target: t.dataVersion.id, set: { position: sql`${t.dataVersion.position} + excluded.position` } })
        .returning({ position: t.dataVersion.position })
      if (counter === undefined) throw new Error('The data version gave no position')
      const first = counter.position - entries.length + 1
      const rows = entries.map((entry, i) => ({ ...entry, position: first + i, at, actor }))
      for (const part of chunks(rows, engine, 9)) await db.insert(t.changes).values(part)
      if (batch !== undefined) await noteBatchRecords({ db, t }, engine, batch, rows, kept)
      written.push(...rows)
      pending.clear()
    }
  }
}

/** One row for each record: a record changed before keeps the position at which the batch first met it. */
async function noteBatchRecords ({ db, t }: Session, engine: Engine, batchId: string, changes: ReadonlyArray<Entry & { readonly position: number }>, kept: ReadonlyMap<string, readonly string[]>): Promise<void> {
  const noted = new Map<string, typeof t.batchRecords.$inferInsert>()
  for (const { position, recordKind, recordId, organisationId, after } of changes) {
    if (organisationId === null || recordKind === 'exchange_rate' || recordKind === 'api_key') continue
    const firstPosition = noted.get(recordId)?.firstPosition ?? position
    noted.set(recordId, { batchId, organisationId, recordId, recordKind, firstPosition, lastPosition: position, versionAfter: versionOf(after), kept: kept.get(recordId) ?? null, undone: false })
  }
  const { batchRecords } = t
  for (const part of chunks([...noted.values()], engine, 9)) {
    await db.insert(batchRecords).values(part).onConflictDoUpdate({
      target: [batchRecords.batchId, batchRecords.organisationId, batchRecords.recordId],
      set: { lastPosition: sql`excluded.last_position`, versionAfter: sql`excluded.version_after`, kept: sql`excluded.kept`, undone: sql`excluded.undone` }
    })
  }
}

function versionOf (after: unknown): number | null {
  return typeof after === 'object' && after !== null && 'version' in after && typeof after.version === 'number' ? after.version : null
}

export async function dataVersion ({ db, t }: Session): Promise<number> {
  const [row] = await db.select({ position: t.dataVersion.position }).from(t.dataVersion).where(eq(t.dataVersion.id, 1))
  return row?.position ?? 0
}

/** Ids of organisations changed after a position, in order of id; settings are what concerns all of them, as exchange rates do. */
export async function changedSince (session: Session, after: number): ReturnType<Reads['changedSince']> {
  const { db, t } = session
  // The position first: what is committed between the statements belongs to the next question.
  const position = await dataVersion(session)
  if (position <= after) return { position, organisationIds: [], settings: false }
  const range = and(gt(t.changes.position, after), lte(t.changes.position, position))
  const rows = await db.selectDistinct({ id: t.changes.organisationId }).from(t.changes)
    .where(and(range, isNotNull(t.changes.organisationId))).orderBy(asc(t.changes.organisationId))
  const settings = await db.select({ position: t.changes.position }).from(t.changes)
    .where(and(range, inArray(t.changes.recordKind, ['exchange_rate']))).limit(1)
  return { position, organisationIds: rows.flatMap(({ id }) => id ?? []), settings: settings.length > 0 }
}

/** Changes after a position, oldest first; contacts that were erased since are missing in their documents. */
export async function changes (session: Session, engine: Engine, query: Parameters<Reads['changes']>[0]): Promise<readonly Change[]> {
  const { db, t } = session
  const rows = await db.select().from(t.changes)
    .where(and(gt(t.changes.position, query.after), query.recordId === undefined ? undefined : eq(t.changes.recordId, query.recordId)))
    .orderBy(asc(t.changes.position)).limit(query.limit)
  const contacts = await contactsOf(session, engine, rows.flatMap(({ before, after }) => [before, after]))
  return rows.map((row) => ({ ...row, before: withContacts(row.before, contacts), after: withContacts(row.after, contacts) }))
}
