// What both doors show of the audit log.
import type { AuditAction, AuditEntry } from './entry.ts'

export interface AuditEntryView {
  readonly position: string
  readonly at: Date
  readonly actor: string
  readonly role: string
  readonly action: AuditAction
  readonly records: readonly string[]
  readonly organisations: readonly string[]
  readonly dataVersion: string | null
  readonly ruleVersion: string | null
  readonly requestId: string | null
  /** JSON text. */
  readonly details: string | null
  readonly previousHash: string
  readonly hash: string
}

export function auditEntryView ({ position, dataVersion, details, ...entry }: AuditEntry): AuditEntryView {
  return { ...entry, position: String(position), dataVersion: dataVersion === null ? null : String(dataVersion), details: details === null ? null : JSON.stringify(details) }
}
