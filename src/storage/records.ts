// Writing and reading needs, mandates, deals and claims: four tables of one shape.
import { and, eq } from 'drizzle-orm'
import { Problem } from '../errors.ts'
import type { ChangeAction, ProfileKind, RecordKind, Records } from '../profiles/store.ts'
import type { ChangeLog } from './changes.ts'
import type { Session } from './dialect.ts'
import { lost, missing } from './refusals.ts'
import { asStoredRecord, canBeAsked, fromRecord, recordTable, toRecord } from './rows.ts'
import type { WriteSession } from './write-session.ts'

/** Whose it can be; a claim can be anybody's. */
const owner: Readonly<Record<RecordKind, ProfileKind | undefined>> = { need: 'sme', mandate: 'investor', deal: 'investor', claim: undefined }

export async function findRecord<K extends RecordKind> ({ db, t }: Session, kind: K, id: string): Promise<Records[K] | undefined> {
  if (!canBeAsked(id)) return undefined
  const table = recordTable(t, kind)
  const [row] = await db.select().from(table).where(eq(table.id, id))
  return row === undefined ? undefined : toRecord(kind, row)
}

export async function insertRecord<K extends RecordKind> (session: WriteSession, log: ChangeLog, kind: K, record: Records[K]): Promise<void> {
  const { known, pending } = session
  const is = await kindOf(session, record.organisationId)
  const wanted = owner[kind]
  if (is === undefined || (wanted !== undefined && is !== wanted)) {
    throw wanted === undefined ? new Problem('NOT_FOUND', `There is no organisation ${record.organisationId}.`) : missing(wanted, record.organisationId)
  }
  const row = fromRecord(record)
  pending.addRecord(kind, row)
  await pending.settle()
  if (known.on) known.wroteRecord(kind, asStoredRecord(kind, row))
  log.add({ action: 'create', recordKind: kind, recordId: record.id, organisationId: record.organisationId, before: null, after: record })
}

async function kindOf ({ db, t, known, pending }: WriteSession, organisationId: string): Promise<ProfileKind | undefined> {
  const whole = known.whole(organisationId)
  if (whole !== undefined) return whole?.profile.kind
  await pending.flush()
  const [organisation] = await db.select({ kind: t.organisations.kind }).from(t.organisations).where(eq(t.organisations.id, organisationId))
  return organisation?.kind
}

export async function updateRecord<K extends RecordKind> (session: WriteSession, log: ChangeLog, kind: K, record: Records[K], expectedVersion: number, action: ChangeAction): Promise<void> {
  const { db, t, known, pending } = session
  await pending.flush()
  const before = await findRecord(session, kind, record.id)
  // A record does not move from one organisation to another.
  if (before === undefined || before.organisationId !== record.organisationId) throw missing(kind, record.id)
  if (before.version !== expectedVersion) throw lost(kind, record.id, before.version)
  const table = recordTable(t, kind)
  const after = { ...record, version: expectedVersion + 1, createdAt: before.createdAt }
  const row = fromRecord(after)
  const written = await db.update(table).set(row)
    .where(and(eq(table.id, record.id), eq(table.version, expectedVersion))).returning({ id: table.id })
  if (written.length === 0) throw lost(kind, record.id)
  if (known.on) known.wroteRecord(kind, asStoredRecord(kind, row))
  log.add({ action, recordKind: kind, recordId: record.id, organisationId: record.organisationId, before, after })
}

export async function removeRecord (session: WriteSession, log: ChangeLog, kind: RecordKind, id: string, expectedVersion: number): Promise<void> {
  const { db, t, known, pending } = session
  await pending.flush()
  const before = await findRecord(session, kind, id)
  if (before === undefined) throw missing(kind, id)
  if (before.version !== expectedVersion) throw lost(kind, id, before.version)
  const table = recordTable(t, kind)
  const removed = await db.delete(table).where(and(eq(table.id, id), eq(table.version, expectedVersion))).returning({ id: table.id })
  if (removed.length === 0) throw lost(kind, id)
  known.removedRecord(kind, id, before.organisationId)
  log.add({ action: 'remove', recordKind: kind, recordId: id, organisationId: before.organisationId, before, after: null })
}
