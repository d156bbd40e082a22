// The audit log: appending to the chain, reading it, and what a unit of work adds to it.
import { and, asc, desc, eq, gt, gte, lt, lte, max, or, sql } from 'drizzle-orm'
import type { Principal } from '../access/principal.ts'
import { chained, genesis, trailDigest } from '../audit/chain.ts'
import type { AuditAction, AuditEntry, AuditHead, AuditNote, AuditQuery, TrailLine } from '../audit/entry.ts'
import { isObject } from '../profiles/merge.ts'
import type { Change } from '../profiles/store.ts'
import { chunks, type Engine, type Session } from './dialect.ts'

/** Appends notes in their order. The head's row is taken first, so that on PostgreSQL too there is one chain. */
export async function appendAudit ({ db, t }: Session, engine: Engine, notes: readonly AuditNote[]): Promise<void> {
  if (notes.length === 0) return
  const [head] = await db.insert(t.auditHead).values({ id: 1, position: notes.length, hash: genesis })
    .onConflictDoUpdate({ target: t.auditHead.id, set: { position: sql`${t.auditHead.position} + excluded.position` } })
    .returning({ position: t.auditHead.position, hash: t.auditHead.hash })
  if (head === undefined) throw new Error('The audit log gave no position')
  const entries = chained(notes, head.position - notes.length, head.hash)
  for (const part of chunks(entries, engine, 13)) await db.insert(t.auditLog).values(part)
  await db.update(t.auditHead).set({ hash: entries.at(-1)?.hash ?? head.hash }).where(eq(t.auditHead.id, 1))
}

export async function auditHead ({ db, t }: Session): Promise<AuditHead> {
  const [row] = await db.select({ position: t.auditHead.position, hash: t.auditHead.hash }).from(t.auditHead).where(eq(t.auditHead.id, 1))
  return row ?? { position: 0, hash: genesis }
}

export async function auditLast ({ db, t }: Session): Promise<number> {
  const [row] = await db.select({ last: max(t.auditLog.position) }).from(t.auditLog)
  return Number(row?.last ?? 0)
}

export async function auditEntries ({ db, t }: Session, query: AuditQuery): Promise<readonly AuditEntry[]> {
  const { auditLog: log } = t
  const { after, newestFirst = false, limit, actor, action, subject, since, until } = query
  // Ids hold no character that JSON escapes or LIKE reads; what else was given finds nothing.
  const named = subject === undefined ? undefined : /^[\w/-]+$/.test(subject) ? `%"${subject.replaceAll('_', '\\_')}"%` : ''
  return await db.select().from(log).where(and(
    after === undefined ? undefined : newestFirst ? lt(log.position, after) : gt(log.position, after),
    actor === undefined ? undefined : eq(log.actor, actor),
    action === undefined ? undefined : eq(log.action, action),
    since === undefined ? undefined : gte(log.at, since),
    until === undefined ? undefined : lte(log.at, until),
    named === undefined ? undefined : or(sql`cast(${log.records} as text) like ${named} escape '\\'`, sql`cast(${log.organisations} as text) like ${named} escape '\\'`)
  )).orderBy(newestFirst ? desc(log.position) : asc(log.position)).limit(limit)
}

export async function trail ({ db, t }: Session, { first, last, limit }: { readonly first: number, readonly last: number, readonly limit: number }): Promise<readonly TrailLine[]> {
  const { position, at, actor, action, recordKind, recordId, organisationId } = t.changes
  return await db.select({ position, at, actor, action, recordKind, recordId, organisationId }).from(t.changes)
    .where(and(gte(position, first), lte(position, last))).orderBy(asc(position)).limit(limit)
}

/** What one unit of work did, as one note: its changes by position, with a digest of them. Undefined when it changed nothing. */
export function noteOfWrites (changes: readonly Change[], { id, role }: Principal, requestId: string | null): AuditNote | undefined {
  const [first] = changes
  const last = changes.at(-1)
  if (first === undefined || last === undefined) return undefined
  const counts: Record<string, number> = {}
  for (const { action, recordKind } of changes) counts[`${recordKind} ${action}`] = (counts[`${recordKind} ${action}`] ?? 0) + 1
  const ruleSets = unique(changes.flatMap(({ recordKind, before, after }) => recordKind === 'claim' ? ruleSetOf(after) ?? ruleSetOf(before) ?? [] : []))
  const actions = unique<AuditAction>(changes.map(({ action, recordKind }) => recordKind === 'api_key' ? 'keys' : action))
  return {
    at: first.at,
    actor: id,
    role,
    action: actions.length === 1 && actions[0] !== undefined ? actions[0] : 'write',
    records: unique(changes.flatMap(({ recordId, organisationId }) => recordId === organisationId ? [] : [recordId])),
    organisations: unique(changes.flatMap(({ organisationId }) => organisationId ?? [])),
    dataVersion: last.position,
    ruleVersion: ruleSets.length === 0 ? null : ruleSets.join(' '),
    requestId,
    details: { changes: { first: first.position, last: last.position, digest: trailDigest(changes) }, counts }
  }
}

function ruleSetOf (document: unknown): string | undefined {
  return isObject(document) && typeof document['ruleSet'] === 'string' ? document['ruleSet'] : undefined
}

function unique<T extends string> (values: readonly T[]): T[] {
  return [...new Set(values)].sort()
}

/** How long notes wait to be written together, in ms. */
const patience = 1_000
/** Beyond this many waiting notes, while the database does not answer, the oldest are given up and counted. */
const mostWaiting = 10_000

/** Notes that may be written a moment later, so that reading stays fast. What waits is lost if the process is killed. */
export function createAuditQueue (write: (notes: readonly AuditNote[]) => Promise<void>) {
  let waiting: AuditNote[] = []
  let lost = 0
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined
  let closed = false

  const schedule = (): void => {
    if (closed) return
    timer ??= setTimeout(() => {
      timer = undefined
      flush().catch(schedule) // kept, and tried again
    }, patience).unref()
  }

  async function drain (): Promise<void> {
    while (waiting.length > 0) {
      const notes = waiting
      waiting = []
      const [first, ...rest] = notes
      const marked = lost > 0 && first !== undefined ? [{ ...first, details: { ...first.details, lostBefore: lost } }, ...rest] : notes
      try {
        await write(marked)
        lost = 0
      } catch (error) {
        waiting = [...notes, ...waiting]
        throw error
      }
    }
  }

  async function flush (): Promise<void> {
    running ??= drain().finally(() => { running = undefined })
    await running
    if (waiting.length > 0) await flush()
  }

  return {
    add (note: AuditNote): void {
      waiting.push(note)
      if (waiting.length > mostWaiting) {
        waiting.shift()
        lost++
      }
      schedule()
    },
    /** Writes what waits. Rejects when it cannot be written; it then still waits. */
    flush,
    /** The last flush. */
    async close (): Promise<void> {
      closed = true
      clearTimeout(timer)
      await flush()
    }
  }
}
