// The tables of the audit log and of personal data.
import type { AuditAction } from '../audit/entry.ts'
import type { PrivacyRecordKind } from '../privacy/store.ts'
import type { Columns } from './columns.pg.ts'

/** No foreign keys: what happened, and who was told what, outlives what it was about. */
export function defineAuditTables (c: Columns) {
  /** Append-only: triggers refuse changes (migration audit_append_only), hashes show those made past the triggers. */
  const auditLog = c.table('audit_log', {
    position: c.long('position').primaryKey(),
    at: c.instant('at').notNull(),
    actor: c.text('actor').notNull(),
    role: c.text('role').notNull(),
    action: c.text('action').$type<AuditAction>().notNull(),
    records: c.json<readonly string[]>('records').notNull(),
    organisations: c.json<readonly string[]>('organisations').notNull(),
    dataVersion: c.long('data_version'),
    ruleVersion: c.text('rule_version'),
    requestId: c.text('request_id'),
    details: c.json<Readonly<Record<string, unknown>>>('details'),
    previousHash: c.text('previous_hash').notNull(),
    hash: c.text('hash').notNull()
  })

  /** One row, id 1: how many entries there are and the hash of the last. Its row lock keeps one chain. */
  const auditHead = c.table('audit_head', {
    id: c.int('id').primaryKey(),
    position: c.long('position').notNull(),
    hash: c.text('hash').notNull()
  })

  /**
   * What is known of a person who can be contacted, once for each wording. Profiles and the trail of changes hold ids of these
   * rows only, so what is erased here is erased everywhere. `person_id` is one for all wordings of one person at one organisation.
   */
  const contacts = c.table('contacts', {
    id: c.text('id').primaryKey(),
    personId: c.text('person_id').notNull(),
    organisationId: c.text('organisation_id').notNull(),
    name: c.text('name'),
    role: c.text('role'),
    email: c.text('email'),
    phone: c.text('phone'),
    /** Folded, for finding a person. */
    nameKey: c.text('name_key'),
    emailKey: c.text('email_key'),
    createdAt: c.instant('created_at').notNull(),
    /** Since when no profile names it: undoing an import may bring it back, retention erases it. */
    retiredAt: c.instant('retired_at'),
    erasedAt: c.instant('erased_at')
  }, (t) => [
    c.index('contacts_organisation_idx').on(t.organisationId),
    c.index('contacts_email_idx').on(t.emailKey),
    c.index('contacts_name_idx').on(t.nameKey)
  ])

  /** Notices given, consents and their withdrawal, by person. */
  const privacyRecords = c.table('privacy_records', {
    id: c.text('id').primaryKey(),
    personId: c.text('person_id').notNull(),
    kind: c.text('kind').$type<PrivacyRecordKind>().notNull(),
    day: c.text('day').notNull(),
    purpose: c.text('purpose').notNull(),
    legalBasis: c.text('legal_basis').notNull(),
    source: c.text('source').notNull(),
    recordedAt: c.instant('recorded_at').notNull(),
    recordedBy: c.text('recorded_by').notNull()
  }, (t) => [c.index('privacy_records_person_idx').on(t.personId, t.day)])

  /** Changes of stored data that SQL alone cannot make: which of them are done. */
  const upgrades = c.table('upgrades', {
    name: c.text('name').primaryKey(),
    at: c.instant('at').notNull()
  })

  return { auditLog, auditHead, contacts, privacyRecords, upgrades }
}
