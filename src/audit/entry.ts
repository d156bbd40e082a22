// What the audit log tells of one event. Ids and keyed digests only: nothing here is personal data in clear, so erasing a
// person never touches the log.

/**
 * `begin` is the first entry: changes up to its data version are older than the log. `write` is a unit of work that did several things; the others from `create` to `undo` name the one it did. `keys`: keys made,
 * rotated or revoked. `read`: real profiles shown above the public tier. `export` stands before the first byte leaves,
 * `exported` when the last did. `privacy_…`: requests about personal data and what keeps it short.
 */
export const auditActions = [
  'begin', 'write', 'create', 'update', 'remove', 'status', 'submit', 'review', 'settings', 'undo', 'keys',
  'read', 'export', 'exported', 'privacy_access', 'privacy_erase', 'privacy_record', 'privacy_retain'
] as const
export type AuditAction = typeof auditActions[number]

/** An event, before it has its place in the chain. */
export interface AuditNote {
  readonly at: Date
  /** Id of the principal. */
  readonly actor: string
  readonly role: string
  readonly action: AuditAction
  /** Ids of the records concerned, besides organisations read as a whole. */
  readonly records: readonly string[]
  readonly organisations: readonly string[]
  /** The data version that was read or made; null where it does not matter. */
  readonly dataVersion: number | null
  /** The scoring model, or the rule sets that a claim was written or reviewed under. */
  readonly ruleVersion: string | null
  readonly requestId: string | null
  readonly details: Readonly<Record<string, unknown>> | null
}

/** An event in its place: 1, 2, 3 … without gaps. */
export interface AuditEntry extends AuditNote {
  readonly position: number
  /** Of the entry before; 64 zeros for the first. Hexadecimal. */
  readonly previousHash: string
  /** SHA-256 over everything else, `previousHash` included (chain.ts). Hexadecimal. */
  readonly hash: string
}

/** How many entries there are, and the hash of the last. Kept elsewhere, it shows what was cut off the end. */
export interface AuditHead { readonly position: number, readonly hash: string }

/** One change of the trail without what it changed: what an entry's digest covers. */
export interface TrailLine { readonly position: number, readonly at: Date, readonly actor: string, readonly action: string, readonly recordKind: string, readonly recordId: string, readonly organisationId: string | null }

export interface AuditQuery {
  /** Entries after this position; with `newestFirst` before it. */
  readonly after?: number | undefined
  readonly newestFirst?: boolean | undefined
  readonly limit: number
  readonly actor?: string | undefined
  readonly action?: AuditAction | undefined
  /** Entries that name this record or organisation. */
  readonly subject?: string | undefined
  readonly since?: Date | undefined
  readonly until?: Date | undefined
}

/** What the database answers about the log. */
export interface AuditReads {
  auditHead (): Promise<AuditHead>
  auditEntries (query: AuditQuery): Promise<readonly AuditEntry[]>
  /** Position of the last entry that is stored, whatever the head says; 0 for none. */
  auditLast (): Promise<number>
  /** Changes from one position to another, both included, at most `limit`. */
  trail (range: { readonly first: number, readonly last: number, readonly limit: number }): Promise<readonly TrailLine[]>
}
