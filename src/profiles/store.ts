// What the rooms ask of a database. One implementation over two engines stands in src/storage.
import type { Principal, Role, Scope } from '../access/principal.ts'
import type { AuditNote, AuditReads } from '../audit/entry.ts'
import type { Eyes } from '../access/relation.ts'
import type { Claim } from '../claims/claim.ts'
import type { BatchReads, BatchWork } from '../imports/store.ts'
import type { Deal, Investor, Mandate } from '../investors/investor.ts'
import type { PrivacyReads, PrivacyWork } from '../privacy/store.ts'
import type { Need, Sme } from '../smes/sme.ts'
import type { IdentifierScheme, ProfileStatus } from './profile.ts'

/** An SME with everything that belongs to it, each list in order of id. */
export interface WholeSme { readonly profile: Sme, readonly needs: readonly Need[], readonly claims: readonly Claim[] }
/** An investor with everything that belongs to it, each list in order of id. */
export interface WholeInvestor { readonly profile: Investor, readonly mandates: readonly Mandate[], readonly deals: readonly Deal[], readonly claims: readonly Claim[] }
export type Whole = WholeSme | WholeInvestor

/** Tells the two apart, which the compiler cannot do by the kind of the profile inside. */
export function isSme (whole: Whole): whole is WholeSme {
  return whole.profile.kind === 'sme'
}

export interface Records { need: Need, mandate: Mandate, deal: Deal, claim: Claim }
export type RecordKind = keyof Records
export type Profile = Sme | Investor
export type ProfileKind = Profile['kind']

/** A label by which directories filter: (`region`, `IT-25`), (`activity`, `E38`), (`evidence`, `documented`) … */
export interface Facet { readonly kind: string, readonly value: string }

/** A numeric span by which directories filter (`ticket`, in whole euros). A missing bound is null: the span is open on that side. */
export interface Span { readonly kind: string, readonly min: number | null, readonly max: number | null }

/** What a profile can be found by. */
export interface SearchTerms { readonly words: readonly string[], readonly facets: readonly Facet[], readonly spans: readonly Span[] }

/**
 * What a directory can find a profile by: whoever asks, and by what is `hidden` those who may see the profile in full; derived
 * by the rooms from the whole profile whenever a part of it changes.
 */
export interface SearchEntry extends SearchTerms {
  readonly nameKey: string
  /** How the public tier of the profile sorts, and a digest of it; null when nothing is public. */
  readonly shown: { readonly nameKey: string, readonly digest: string } | null
  readonly hidden: SearchTerms
}

/** What a directory lists. */
export interface DirectoryQuery {
  readonly kind: ProfileKind
  /** Whose profiles are listed in full. Of others those are listed that are published or synthetic, found and ordered by what of them is public. */
  readonly eyes: Eyes
  /** All groups must hold; within a group one value is enough. */
  readonly facets: ReadonlyArray<{ readonly kind: string, readonly values: readonly string[] }>
  /** All must hold: at least one span of the kind has min ≤ value (or no min) and value ≤ max (or no max). */
  readonly spans: ReadonlyArray<{ readonly kind: string, readonly value: number }>
  /** Folded words; all must be there. */
  readonly words: readonly string[]
  /** The status must be one of these. */
  readonly statuses: readonly ProfileStatus[]
  readonly source?: string | undefined
  readonly externalIds?: readonly string[] | undefined
  readonly synthetic?: boolean | undefined
  readonly updatedSince?: Date | undefined
  readonly orderBy: { readonly field: 'name' | 'updatedAt' | 'createdAt', readonly direction: 'asc' | 'desc' }
  readonly first: number
  /** Sort key and id of the last row already seen. */
  readonly after?: { readonly key: string | number, readonly id: string } | undefined
}
export interface DirectoryPage { readonly rows: ReadonlyArray<{ readonly id: string, readonly key: string | number }>, readonly hasNextPage: boolean }

export type ChangeAction = 'create' | 'update' | 'remove' | 'status' | 'submit' | 'review' | 'settings' | 'undo'
export interface Change {
  /** 1, 2, 3 … without gaps, in order of commit: the data version. */
  readonly position: number
  readonly at: Date
  readonly actor: string
  readonly action: ChangeAction
  readonly recordKind: ProfileKind | RecordKind | 'exchange_rate' | 'api_key' | 'mapping'
  readonly recordId: string
  /** The organisation whose matching it touches; null for settings. */
  readonly organisationId: string | null
  readonly before: unknown
  readonly after: unknown
}

export interface ExchangeRate { readonly date: string, readonly currency: string, readonly perEur: number }

export interface ApiKey {
  readonly id: string
  readonly name: string | null
  readonly role: Role
  /** The partner that a partner's key acts for; null for every other role. */
  readonly partnerId: string | null
  /** The organisations of a member's key; empty for every other role. */
  readonly organisationIds: readonly string[]
  /** What the key is narrowed to; null: all that its role may. */
  readonly scopes: readonly Scope[] | null
  /** SHA-256 of the secret, hexadecimal. The secret itself is never stored. */
  readonly digest: string
  readonly createdAt: Date
  readonly createdBy: string
  readonly lastUsedAt: Date | null
  /** From this moment on it is refused; null: it does not expire. */
  readonly expiresAt: Date | null
  readonly revokedAt: Date | null
  /** Id of the key that took its place when it was rotated. */
  readonly replacedBy: string | null
}

/** The remembered answer of a POST with an Idempotency-Key. */
export interface RememberedAnswer { readonly key: string, readonly principalId: string, readonly requestDigest: string, readonly status: number, readonly body: string, readonly headers: Readonly<Record<string, string>>, readonly createdAt: Date }

/** A keyed request that somebody is at work on: after `leasedUntil` somebody else may. */
export interface RequestClaim { readonly key: string, readonly principalId: string, readonly requestDigest: string, readonly owner: string, readonly createdAt: Date, readonly leasedUntil: Date }

/** What is known of a keyed request: its answer, or that somebody is at work on it. */
export type KnownRequest =
  | { readonly state: 'answered', readonly answer: RememberedAnswer }
  | { readonly state: 'running', readonly requestDigest: string }

export interface Reads extends BatchReads, AuditReads, PrivacyReads {
  /** Position of the newest change; 0 for an empty database. */
  dataVersion (): Promise<number>
  /** Profiles with all that belongs to them, in the order asked; unknown ids are left out. */
  wholes (ids: readonly string[]): Promise<readonly Whole[]>
  /** Every organisation of a kind after the given id, in order of id: for loading all in pages. */
  wholesAfter (kind: ProfileKind, afterId: string, limit: number): Promise<readonly Whole[]>
  /** A need, mandate, deal or claim; the id's prefix tells which. */
  record<K extends RecordKind> (kind: K, id: string): Promise<Records[K] | undefined>
  findBySource (source: string, externalIds: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** Whether there is a profile that others may see and whose public tier was not derived yet: until then nobody but its own is shown it. */
  hasUnindexed (): Promise<boolean>
  /** Who brought the organisations of a source, each once: ids of partners, of staff's keys, null where not recorded. */
  broughtFrom (source: string): Promise<ReadonlyArray<string | null>>
  findByIdentifier (scheme: IdentifierScheme, value: string): Promise<string | undefined>
  directory (query: DirectoryQuery): Promise<DirectoryPage>
  directoryCount (query: DirectoryQuery): Promise<number>
  /** Ids of organisations changed after the position, and the position up to which that holds. */
  changedSince (position: number): Promise<{ readonly position: number, readonly organisationIds: readonly string[], readonly settings: boolean }>
  changes (query: { readonly after: number, readonly limit: number, readonly recordId?: string | undefined }): Promise<readonly Change[]>
  exchangeRates (): Promise<readonly ExchangeRate[]>
  countProfiles (): Promise<number>
  /** The key of this database's derived ids (ids.ts, `keyedId`): 32 random bytes, made once when it was first migrated. Never to be shown. */
  idKey (): Promise<Uint8Array>
}

/**
 * One unit of work. Every method appends to `changes` in the same transaction, and the audit log has one entry of it.
 * `update…` and `remove…` throw VERSION_CONFLICT (with the current version) when `expectedVersion` is not the stored one, NOT_FOUND when there is none,
 * inserts throw DUPLICATE when the id, the (source, externalId) or an identifier is taken (the message says by which field; it names the other profile's id).
 */
export interface Work extends Reads, BatchWork, PrivacyWork {
  insertProfile (profile: Profile): Promise<void>
  updateProfile (profile: Profile, expectedVersion: number, action?: ChangeAction): Promise<void>
  removeProfile (kind: ProfileKind, id: string, expectedVersion: number): Promise<void>
  insertRecord<K extends RecordKind> (kind: K, record: Records[K]): Promise<void>
  updateRecord<K extends RecordKind> (kind: K, record: Records[K], expectedVersion: number, action?: ChangeAction): Promise<void>
  removeRecord<K extends RecordKind> (kind: K, id: string, expectedVersion: number): Promise<void>
  /** Replaces what directories find the profile by. Derived data: not a change of its own. */
  putSearchEntry (organisationId: string, entry: SearchEntry): Promise<void>
  putExchangeRates (rates: readonly ExchangeRate[]): Promise<void>
  insertKey (key: ApiKey): Promise<void>
  /** False when there is no such key, or it was revoked before. */
  revokeKey (id: string, at: Date): Promise<boolean>
  /** Notes which key takes its place, and until when the old one still holds; false when it is revoked or was replaced before. */
  replaceKey (id: string, by: { readonly replacedBy: string, readonly expiresAt: Date }): Promise<boolean>
}

export interface Store {
  readonly engine: 'sqlite' | 'postgres'
  /** Reads of the newest committed state, each statement by itself. */
  readonly read: Reads
  /** Several reads of one and the same state. */
  snapshot<T> (work: (reads: Reads) => Promise<T>): Promise<T>
  /** All or nothing, as the acting principal, at the given time. */
  write<T> (principal: Principal, work: (work: Work) => Promise<T>): Promise<T>
  keys: {
    find (id: string): Promise<ApiKey | undefined>
    list (): Promise<readonly ApiKey[]>
    touch (id: string, at: Date): Promise<void>
  }
  /** What callers spent of their rate limits, at all instances together; null on an engine that serves one process. */
  rateBudgets: {
    /** In one statement, and outside any unit of work: takes the points where a budget of `limit` in `windowSeconds`, which drains evenly, has them or is whole. Answers what is spent then. */
    spend (who: string, points: number, budget: { readonly limit: number, readonly windowSeconds: number }): Promise<{ readonly allowed: boolean, readonly spent: number }>
    /** Forgets who spent nothing since before the moment. */
    forget (before: Date): Promise<void>
  } | null
  idempotency: {
    find (key: string, principalId: string): Promise<KnownRequest | undefined>
    /** Takes the key for this request: when nobody has it, when whoever had it let the lease end before `createdAt`, or when it is from before `expired`. False when it is somebody's. */
    claim (claim: RequestClaim, expired: Date): Promise<boolean>
    /** Extends the claim; false when it is no longer the owner's. */
    renew (claim: Pick<RequestClaim, 'key' | 'principalId' | 'owner'>, until: Date): Promise<boolean>
    /** Keeps the answer in place of the claim; false when that is no longer the owner's. */
    remember (answer: RememberedAnswer, owner: string): Promise<boolean>
    /** Gives the key back unanswered, if it still is the owner's. */
    release (claim: Pick<RequestClaim, 'key' | 'principalId' | 'owner'>): Promise<void>
    /** Forgets what is from before the moment; answers how many there were. */
    forget (before: Date): Promise<number>
  }
  audit: {
    /** Appends to the log now, in a unit of work of its own. */
    append (notes: readonly AuditNote[]): Promise<void>
    /** Appends to the log within a second, or when the store closes: what waits is lost when the process is killed. */
    later (note: AuditNote): void
    /** Writes what waits. */
    flush (): Promise<void>
  }
  jobs: {
    /** Extends the lease between units of work; false when it is no longer the owner's. */
    renew (id: string, owner: string, until: Date): Promise<boolean>
  }
  /**
   * Runs `work`, and what it begins, on behalf of a principal: where the database guards rows itself (PostgreSQL), reads see
   * nothing that is out of the principal's reach, whatever the caller forgot. Outside, reads are the service's own.
   */
  within<T> (principal: Principal, work: () => T): T
  /** The same store with reads of the service's own, on whosever behalf it is used. */
  unrestricted (): Store
  /** What the database's own guard over rows is worth with the user of this connection; null where there is none (SQLite). */
  rowSecurity (): Promise<{ readonly user: string, readonly bypassed: boolean, readonly owner: boolean } | null>
  /**
   * A store that keeps to itself what is written: units of work in it see the newest state of this one together with what
   * was written before, and nobody waits for them. Only its units of work do; its `read` sees what they wrote and little
   * else. `close` forgets it.
   */
  rehearsal (): Promise<Store>
  /** The version of the database software, as it calls itself. */
  version (): Promise<string>
  /** Applies pending migrations. Safe when several processes start at once. */
  migrate (): Promise<void>
  /** True when the database answers and its tables are those of this version. */
  ready (): Promise<boolean>
  close (): Promise<void>
}
