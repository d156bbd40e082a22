// Whether the audit log is what was written: every hash, every link, every place, the head, and the trail of changes beside it.
import { chained, genesis, trailDigest } from './chain.ts'
import type { AuditEntry, AuditHead, AuditReads } from './entry.ts'

export interface AuditFinding {
  /** Of the entry; null when it is about the log as a whole. */
  readonly position: number | null
  readonly kind: 'edited' | 'removed' | 'broken_link' | 'truncated' | 'beyond_head' | 'anchor' | 'trail'
  readonly message: string
}

export interface AuditVerdict {
  readonly ok: boolean
  /** Entries that were read. */
  readonly entries: number
  /** Kept elsewhere and given as the anchor of a later verification, it shows what was cut off or made anew since. */
  readonly head: AuditHead
  readonly from: Date | null
  readonly to: Date | null
  /** Changes of the trail that the log has accounted for. */
  readonly changes: number
  /** The first 100. */
  readonly findings: readonly AuditFinding[]
}

type Reads = AuditReads & { dataVersion (): Promise<number> }

const pageSize = 1_000
const mostFindings = 100

/**
 * Reads the whole log. What it cannot find: entries cut off the end together with the head and the changes they tell of, and a
 * log made anew from the start; against both stands an anchor, a head noted earlier and kept where whoever holds the database
 * cannot write.
 */
export async function verifyAudit (reads: Reads, anchor?: AuditHead): Promise<AuditVerdict> {
  const findings: AuditFinding[] = []
  const find = (position: number | null, kind: AuditFinding['kind'], message: string): void => { if (findings.length < mostFindings) findings.push({ position, kind, message }) }
  // In this order: what is committed meanwhile is in the later answers and not missed in the earlier ones.
  const dataVersion = await reads.dataVersion()
  const begun = await reads.auditHead()

  let last: AuditHead = { position: 0, hash: genesis }
  let span: { from: Date, to: Date } | undefined
  let entries = 0
  const trail = createTrailCheck(reads, find)
  for (let more = true; more;) {
    const page = await reads.auditEntries({ after: last.position, limit: pageSize })
    for (const entry of page) {
      entries++
      span = { from: span?.from ?? entry.at, to: entry.at }
      if (entry.position !== last.position + 1) find(last.position + 1, 'removed', `${missing(last.position + 1, entry.position - 1)} missing.`)
      else if (entry.previousHash !== last.hash) find(entry.position, 'broken_link', `Entry ${entry.position} does not follow entry ${last.position}: one of the two was edited or put in its place.`)
      if (chained([entry], entry.position - 1, entry.previousHash)[0]?.hash !== entry.hash) find(entry.position, 'edited', `Entry ${entry.position} is not what was written there.`)
      if (anchor?.position === entry.position && anchor.hash !== entry.hash) find(entry.position, 'anchor', `Entry ${entry.position} has another hash than the anchor.`)
      await trail.check(entry)
      last = { position: entry.position, hash: entry.hash }
    }
    more = page.length === pageSize
  }

  const stored = await reads.auditLast()
  const head = await reads.auditHead()
  if (entries === 0) find(null, 'truncated', 'The log is empty: it has had its first entry since its table was made.')
  if (last.position < begun.position) find(last.position + 1, 'truncated', `${missing(last.position + 1, begun.position)} missing at the end.`)
  if (stored > head.position) find(stored, 'beyond_head', `There are entries up to ${stored}, and the head says ${head.position}.`)
  else if ([begun, head].some(({ position, hash }) => position === last.position && hash !== last.hash)) find(last.position, 'broken_link', 'The last entry is not the one that the head names.')
  if (anchor !== undefined && anchor.position > stored) find(anchor.position, 'anchor', `The anchor is entry ${anchor.position}, and there are ${stored}.`)
  if (trail.covered() !== undefined && (trail.covered() ?? 0) < dataVersion) find(null, 'trail', `Changes ${(trail.covered() ?? 0) + 1} to ${dataVersion} stand in no entry.`)
  return { ok: findings.length === 0, entries, head, from: span?.from ?? null, to: span?.to ?? null, changes: trail.count(), findings }
}

function missing (first: number, last: number): string {
  return first === last ? `Entry ${first} is` : `Entries ${first} to ${last} are`
}

/** Entries of writes name the changes they wrote, without gaps from the first entry on, and a digest of them. */
function createTrailCheck (reads: Reads, find: (position: number | null, kind: AuditFinding['kind'], message: string) => void) {
  let covered: number | undefined
  let count = 0
  return {
    covered: () => covered,
    count: () => count,
    async check ({ position, details }: AuditEntry): Promise<void> {
      if (typeof details?.['begins'] === 'number') covered ??= details['begins']
      const range = rangeOf(details?.['changes'])
      if (range === undefined) return
      const { first, last, digest } = range
      if (covered !== undefined && first !== covered + 1) find(position, 'trail', `Entry ${position} tells of the changes from ${first} on, and the entry before of those up to ${covered}.`)
      const lines = await reads.trail({ first, last, limit: last - first + 1 })
      if (lines.length !== last - first + 1 || trailDigest(lines) !== digest) find(position, 'trail', `Changes ${first} to ${last} are not those that entry ${position} tells of.`)
      covered = Math.max(covered ?? 0, last)
      count += lines.length
    }
  }
}

function rangeOf (value: unknown): { readonly first: number, readonly last: number, readonly digest: string } | undefined {
  if (typeof value !== 'object' || value === null || !('first' in value && 'last' in value && 'digest' in value)) return undefined
  const { first, last, digest } = value
  return typeof first === 'number' && typeof last === 'number' && typeof digest === 'string' ? { first, last, digest } : undefined
}
