// How entries are chained: each hash covers the entry and the hash before it.
import { createHash } from 'node:crypto'
import type { AuditEntry, AuditNote, TrailLine } from './entry.ts'

/** What the first entry follows. */
export const genesis = '0'.repeat(64)

/** JSON whose keys are sorted at every depth, without spaces: the same text for the same value on both engines. */
export function canonical (value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((one) => canonical(one ?? null)).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null)
  if (value instanceof Date) return JSON.stringify(value)
  const members = Object.entries(value).filter(([, member]) => member !== undefined).sort(([a], [b]) => a < b ? -1 : 1)
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`
}

/** SHA-256, hexadecimal. The serialisation begins with its own version, so that a later one cannot be taken for it. */
export function hashOf (note: AuditNote, position: number, previousHash: string): string {
  const { at, actor, role, action, records, organisations, dataVersion, ruleVersion, requestId, details } = note
  return sha256(canonical(['ponteverde audit 1', position, at, actor, role, action, records, organisations, dataVersion, ruleVersion, requestId, details, previousHash]))
}

/** Notes in their places after the entry at `position` with `hash`. */
export function chained (notes: readonly AuditNote[], position: number, hash: string): AuditEntry[] {
  let previousHash = hash
  return notes.map((note, index) => {
    const entry = { ...note, position: position + index + 1, previousHash, hash: hashOf(note, position + index + 1, previousHash) }
    previousHash = entry.hash
    return entry
  })
}

/** A digest over changes as they stand in the trail, without the documents before and after: erasing a person changes those. */
export function trailDigest (lines: readonly TrailLine[]): string {
  const hash = createHash('sha256')
  for (const { position, at, actor, action, recordKind, recordId, organisationId } of lines) hash.update(`${canonical([position, at, actor, action, recordKind, recordId, organisationId])}\n`)
  return hash.digest('hex')
}

function sha256 (text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
