// The whole database, once. `defineTables` is called with one engine's columns; drizzle-kit reads the result in schema.<engine>.ts.
import type { ProfileStatus } from '../profiles/profile.ts'
import type { ApiKey, Change, ProfileKind } from '../profiles/store.ts'
import type { Columns } from './columns.pg.ts'
import { defineAuditTables } from './tables-audit.ts'
import { defineImportTables } from './tables-imports.ts'

/** A JSON object as the engine gives it back: dates are ISO 8601 strings. */
export type Json = Readonly<Record<string, unknown>>

/** SMEs and investors. `facts` holds every field that is no column; `name_key` is what directories sort by. */
function organisationsTable (c: Columns) {
  return c.table('organisations', {
    id: c.text('id').primaryKey(),
    kind: c.text('kind').$type<ProfileKind>().notNull(),
    status: c.text('status').$type<ProfileStatus>().notNull(),
    nameKey: c.text('name_key').notNull(),
    // What those sort by who see the public tier alone, when that last changed, and what it was; null where nothing is public.
    publicName: c.text('public_name'),
    publicAt: c.instant('public_at'),
    publicDigest: c.text('public_digest'),
    synthetic: c.bool('synthetic').notNull(),
    source: c.text('source'),
    externalId: c.text('external_id'),
    partnerId: c.text('partner_id'),
    facts: c.json<Json>('facts').notNull(),
    version: c.int('version').notNull(),
    createdAt: c.instant('created_at').notNull(),
    updatedAt: c.instant('updated_at').notNull()
  }, (t) => [
    c.uniqueIndex('organisations_source_idx').on(t.source, t.externalId),
    // One for each order a directory can have, and one for loading all in order of id.
    c.index('organisations_kind_id_idx').on(t.kind, t.id),
    c.index('organisations_kind_name_idx').on(t.kind, t.nameKey, t.id),
    c.index('organisations_kind_updated_idx').on(t.kind, t.updatedAt, t.id),
    c.index('organisations_kind_created_idx').on(t.kind, t.createdAt, t.id),
    c.index('organisations_kind_public_name_idx').on(t.kind, t.publicName, t.id),
    c.index('organisations_kind_public_at_idx').on(t.kind, t.publicAt, t.id),
    c.index('organisations_partner_idx').on(t.partnerId)
  ])
}

export function defineTables (c: Columns) {
  const organisations = organisationsTable(c)

  /** Rows that go with their organisation: derived from it, so they are deleted with it. */
  const derivedFrom = () => c.text('organisation_id').notNull().references(() => organisations.id, { onDelete: 'cascade' })

  /**
   * Needs, mandates, deals and claims have one shape: they are read by id and by organisation only, so the rest is one document.
   * No cascade: whoever removes an organisation removes its records by name, and the audit trail has each.
   */
  const records = (name: string) => c.table(name, {
    id: c.text('id').primaryKey(),
    organisationId: c.text('organisation_id').notNull().references(() => organisations.id),
    body: c.json<Json>('body').notNull(),
    version: c.int('version').notNull(),
    createdAt: c.instant('created_at').notNull(),
    updatedAt: c.instant('updated_at').notNull()
  }, (t) => [c.index(`${name}_organisation_idx`).on(t.organisationId, t.id)])

  const facets = c.table('facets', {
    organisationId: derivedFrom(),
    kind: c.text('kind').notNull(),
    value: c.text('value').notNull()
  }, (t) => [
    c.primaryKey({ columns: [t.organisationId, t.kind, t.value] }),
    c.index('facets_kind_value_idx').on(t.kind, t.value)
  ])

  const words = c.table('words', {
    organisationId: derivedFrom(),
    word: c.text('word').notNull()
  }, (t) => [
    c.primaryKey({ columns: [t.organisationId, t.word] }),
    c.index('words_word_idx').on(t.word)
  ])

  /** Numbers by which directories filter, as `real`: whole numbers up to 2^53 − 1 are exact in it, and converted amounts need not be whole. */
  const spans = c.table('spans', {
    organisationId: derivedFrom(),
    /** Tells spans of one kind apart; means nothing else. */
    ordinal: c.int('ordinal').notNull(),
    kind: c.text('kind').notNull(),
    min: c.real('min'),
    max: c.real('max')
  }, (t) => [c.primaryKey({ columns: [t.organisationId, t.ordinal] })])

  /** Who has an identifier. The list as given, with its order and warnings, stays in `organisations.facts`. */
  const identifiers = c.table('identifiers', {
    scheme: c.text('scheme').notNull(),
    value: c.text('value').notNull(),
    organisationId: derivedFrom()
  }, (t) => [
    c.primaryKey({ columns: [t.scheme, t.value] }),
    c.index('identifiers_organisation_idx').on(t.organisationId)
  ])

  /** Units of the currency for one euro, on that day. */
  const exchangeRates = c.table('exchange_rates', {
    date: c.text('date').notNull(),
    currency: c.text('currency').notNull(),
    perEur: c.real('per_eur').notNull()
  }, (t) => [c.primaryKey({ columns: [t.date, t.currency] })])

  /** What changed, by whom, in order of commit. No foreign key: the trail outlives what it tells of. */
  const changes = c.table('changes', {
    position: c.long('position').primaryKey(),
    at: c.instant('at').notNull(),
    actor: c.text('actor').notNull(),
    action: c.text('action').$type<Change['action']>().notNull(),
    recordKind: c.text('record_kind').$type<Change['recordKind']>().notNull(),
    recordId: c.text('record_id').notNull(),
    organisationId: c.text('organisation_id'),
    before: c.json<unknown>('before'),
    after: c.json<unknown>('after')
  }, (t) => [c.index('changes_record_idx').on(t.recordId, t.position)])

  /** One row, id 1: the position of the newest change. Its row lock is what keeps positions free of gaps. */
  const dataVersion = c.table('data_version', {
    id: c.int('id').primaryKey(),
    position: c.long('position').notNull()
  })

  const apiKeys = c.table('api_keys', {
    id: c.text('id').primaryKey(),
    name: c.text('name'),
    role: c.text('role').$type<ApiKey['role']>().notNull(),
    digest: c.text('digest').notNull(),
    createdAt: c.instant('created_at').notNull(),
    createdBy: c.text('created_by').notNull(),
    lastUsedAt: c.instant('last_used_at'),
    revokedAt: c.instant('revoked_at'),
    partnerId: c.text('partner_id'),
    /** Null for all roles but members. */
    organisationIds: c.json<readonly string[]>('organisation_ids'),
    scopes: c.json<NonNullable<ApiKey['scopes']>>('scopes'),
    expiresAt: c.instant('expires_at'),
    replacedBy: c.text('replaced_by')
  })

  const rememberedAnswers = c.table('remembered_answers', {
    key: c.text('key').notNull(),
    principalId: c.text('principal_id').notNull(),
    requestDigest: c.text('request_digest').notNull(),
    status: c.int('status').notNull(),
    body: c.text('body').notNull(),
    headers: c.json<Readonly<Record<string, string>>>('headers').notNull(),
    createdAt: c.instant('created_at').notNull(),
    /** Who is at work on the request; null once it is answered. */
    owner: c.text('owner'),
    leasedUntil: c.instant('leased_until')
  }, (t) => [
    c.primaryKey({ columns: [t.key, t.principalId] }),
    c.index('remembered_answers_created_idx').on(t.createdAt)
  ])

  /** What each caller spent of a rate limit when it last asked, for instances that share one. On PostgreSQL unlogged: a crash forgives. */
  const rateBudgets = c.table('rate_budgets', {
    /** Keyed digest of a key's id or an address. */
    who: c.text('who').primaryKey(),
    spent: c.real('spent').notNull(),
    /** Whether the last request was within it. */
    allowed: c.bool('allowed').notNull(),
    at: c.instant('at').notNull()
  })

  /** What the service made for itself and tells nobody. */
  const secrets = c.table('secrets', {
    name: c.text('name').primaryKey(),
    /** Random bytes, base64url. */
    value: c.text('value').notNull(),
    madeAt: c.instant('made_at').notNull()
  })

  return {
    organisations,
    needs: records('needs'),
    mandates: records('mandates'),
    deals: records('deals'),
    claims: records('claims'),
    facets,
    spans,
    words,
    identifiers,
    exchangeRates,
    changes,
    dataVersion,
    apiKeys,
    rememberedAnswers,
    rateBudgets,
    secrets,
    ...defineImportTables(c),
    ...defineAuditTables(c)
  }
}
export type Tables = ReturnType<typeof defineTables>
