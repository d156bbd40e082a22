// What personal data the database keeps, apart from organisations, and what can be done with it. Plain types.
import type { Contact } from '../profiles/profile.ts'

/** `notice`: the person was told (GDPR articles 13 and 14, PIPL article 17); `objection` as GDPR article 21. */
export const privacyRecordKinds = ['notice', 'consent', 'withdrawal', 'objection'] as const
export type PrivacyRecordKind = typeof privacyRecordKinds[number]

/** GDPR article 6(1), letters a to f; `other_law` for what another law provides (PIPL article 13). */
export const legalBases = ['consent', 'contract', 'legal_obligation', 'vital_interests', 'public_task', 'legitimate_interests', 'other_law'] as const
export type LegalBasis = typeof legalBases[number]

/** That a person was told, agreed or objected: never changed, a later one supersedes it. */
export interface PrivacyRecord {
  readonly id: string
  readonly personId: string
  readonly kind: PrivacyRecordKind
  /** When it happened, `2026-11-22`. */
  readonly day: string
  /** What for, in words. */
  readonly purpose: string
  readonly legalBasis: LegalBasis
  /** Where it can be seen: a form, an e-mail, a file and its row. */
  readonly source: string
  readonly recordedAt: Date
  readonly recordedBy: string
}

/** One wording of a contact. A person has one for each change that was made to it. */
export interface StoredContact extends Contact {
  readonly id: string
  readonly personId: string
  readonly organisationId: string
  readonly createdAt: Date
  /** Since when the organisation's profile does not name it; null while it does. */
  readonly retiredAt: Date | null
}

/** By which a person is found: an e-mail address or a name as they are written, an organisation, or the person's id. */
export interface PersonQuery {
  readonly email?: string | undefined
  readonly name?: string | undefined
  readonly organisationId?: string | undefined
  readonly personId?: string | undefined
}

export type MentionPlace = 'profile' | 'record' | 'change' | 'remembered_answer' | 'import_report' | 'api_key'

/** Where a text occurs. */
export interface Mention { readonly where: MentionPlace, readonly id: string }

export interface PrivacyReads {
  /** Every wording that is not erased, oldest first; all given parts must fit. */
  findContacts (query: PersonQuery): Promise<readonly StoredContact[]>
  privacyRecords (personIds: readonly string[]): Promise<readonly PrivacyRecord[]>
  /** Where any of the texts occurs outside contacts, letter by letter; at most 1,000. */
  mentions (texts: readonly string[]): Promise<readonly Mention[]>
  /** Organisations, withdrawn or expired and unchanged since before that moment, whose profiles still name contacts; in order of id. */
  restingWithContacts (query: { readonly before: Date, readonly after: string, readonly limit: number }): Promise<readonly string[]>
}

/** How much an erasure replaced. */
export interface ErasedCounts {
  readonly contacts: number
  readonly changes: number
  readonly rememberedAnswers: number
  readonly importReports: number
}

export interface PrivacyWork {
  addPrivacyRecords (records: readonly PrivacyRecord[]): Promise<void>
  /** Empties every wording of these persons; profiles must no longer name them. Answers how many wordings there were. */
  eraseContacts (personIds: readonly string[], at: Date): Promise<number>
  /**
   * Replaces the texts wherever they stand, letter case aside, in the documents of the trail, in remembered answers and in import
   * reports; a remembered answer that is about one of the organisations keeps nothing but its id. `ownTexts` are replaced in
   * what the trail has of these organisations alone.
   */
  eraseTexts (texts: readonly string[], organisationIds: readonly string[], ownTexts: readonly string[]): Promise<Omit<ErasedCounts, 'contacts'>>
  /** Replaces these fields in every document that the trail has of the record. Answers how many it changed. */
  eraseFromTrail (recordId: string, tombstones: Readonly<Record<string, unknown>>): Promise<number>
  /** Forgets answers remembered before that moment. Answers how many. */
  forgetAnswers (before: Date): Promise<number>
  /** Empties wordings that no profile has named since before that moment. Answers how many. */
  eraseRetired (before: Date, at: Date): Promise<number>
  /** Takes a key's name away, there and in the trail; false when there is no such key or it has none. */
  eraseKeyName (id: string): Promise<boolean>
  /** An entry of the audit log, in this unit of work. */
  note (note: WorkNote): Promise<void>
}

/** An entry besides that of the unit's changes. */
export interface WorkNote {
  readonly action: 'privacy_access' | 'privacy_erase' | 'privacy_record' | 'privacy_retain'
  readonly records: readonly string[]
  readonly organisations: readonly string[]
  readonly details: Readonly<Record<string, unknown>>
}
