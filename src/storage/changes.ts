// The audit trail, which is also the data version: every write appends to it in its own transaction.
import { and, asc, eq, gt, isNotNull, lte, or, sql } from 'drizzle-orm'
import type { LastImported } from '../imports/store.ts'
import type { Change, Reads } from '../profiles/store.ts'
import { contactsOf, withContacts } from './contacts.ts'
import type { Engine, InsertRows, Session } from './dialect.ts'

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
  /** How the batch leaves a record that this unit of work changed; its position is null until it is written down. Undefined when it did not. */
  notedOf (recordId: string): LastImported | undefined
}

export function createChangeLog ({ db, t }: Session, insertRows: InsertRows, actor: string, at: Date): ChangeLog {
  let waiting: Entry[] = []
  const written: Change[] = []
  let batch: string | undefined
  let undoing = false
  const kept = new Map<string, readonly string[]>()
  const noted = new Map<string, Pick<LastImported, 'position' | 'version'>>()
  return {
    at,
    add (...entries) {
      waiting.push(...(undoing ? entries.map((entry) => ({ ...entry, action: 'undo' as const })) : entries))
      if (batch !== undefined) for (const { recordId, after } of entries) noted.set(recordId, { position: null, version: versionOf(after) })
    },
    noteFor (batchId) { batch = batchId },
    asUndo () { undoing = true },
    keep (recordId, fields) { kept.set(recordId, fields) },
    notedOf (recordId) {
      const known = noted.get(recordId)
      return known === undefined ? undefined : { ...known, kept: kept.get(recordId) ?? [] }
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
      await insertRows(t.changes, rows)
      written.push(...rows)
      if (batch === undefined) return
      await noteBatchRecords(t, insertRows, batch, rows, kept)
      for (const { position, recordId, after } of rows) if (noted.has(recordId)) noted.set(recordId, { position, version: versionOf(after) })
    }
  }
}

/** One row for each record: a record changed before keeps the position at which the batch first met it. */
async function noteBatchRecords (t: Session['t'], insertRows: InsertRows, batchId: string, changes: ReadonlyArray<Entry & { readonly position: number }>, kept: ReadonlyMap<string, readonly string[]>): Promise<void> {
  const noted = new Map<string, typeof t.batchRecords.$inferInsert>()
  for (const { position, recordKind, recordId, organisationId, after } of changes) {
    if (organisationId === null || recordKind === 'exchange_rate' || recordKind === 'api_key' || recordKind === 'mapping') continue
    const firstPosition = noted.get(recordId)?.firstPosition ?? position
    noted.set(recordId, { batchId, organisationId, recordId, recordKind, firstPosition, lastPosition: position, versionAfter: versionOf(after), kept: kept.get(recordId) ?? null, undone: false })
  }
  await insertRows(t.batchRecords, [...noted.values()], `on conflict (batch_id, organisation_id, record_id) do update
    set last_position = excluded.last_position, version_after = excluded.version_after, kept = excluded.kept, undone = excluded.undone`)
}

function versionOf (after: unknown): number | null {
  return typeof after === 'object' && after !== null && 'version' in after && typeof after.version === 'number' ? after.version : null
}

function positionOf ({ db, t }: Session) {
  // Without a name: poolers between us and PostgreSQL may not keep named statements.
  return db.select({ position: t.dataVersion.position }).from(t.dataVersion).where(eq(t.dataVersion.id, 1)).prepare('')
}

/** By connection: every request asks, and making the statement takes longer than running it. */
const positions = new WeakMap<Session['db'], ReturnType<typeof positionOf>>()

export async function dataVersion (session: Session): Promise<number> {
  let query = positions.get(session.db)
  if (query === undefined) positions.set(session.db, query = positionOf(session))
  const [row] = await query.execute()
  return row?.position ?? 0
}

/** Ids of organisations changed after a position, in order of id; settings are what concerns all of them, as exchange rates do. */
export async function changedSince (session: Session, after: number): ReturnType<Reads['changedSince']> {
  const { db, t } = session
  // The position first: what is committed between the statements belongs to the next question.
  const position = await dataVersion(session)
  if (position <= after) return { position, organisationIds: [], settings: false }
  // One statement: whoever asks for a ranking while others write waits for each.
  const isSetting = eq(t.changes.recordKind, 'exchange_rate')
  const rows = await db.selectDistinct({ id: t.changes.organisationId, setting: sql<number>`case when ${isSetting} then 1 else 0 end` }).from(t.changes)
    .where(and(gt(t.changes.position, after), lte(t.changes.position, position), or(isNotNull(t.changes.organisationId), isSetting))).orderBy(asc(t.changes.organisationId))
  return { position, organisationIds: [...new Set(rows.flatMap(({ id }) => id ?? []))], settings: rows.some(({ setting }) => setting === 1) }
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
