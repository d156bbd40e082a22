// Rows to what the rooms know, and back. Nothing else knows which field is a column and which lies in a document.
import type { Profile, RecordKind, Records } from '../profiles/store.ts'
import type { Json, Tables } from './tables.ts'

export type OrganisationRow = Tables['organisations']['$inferSelect']
export type RecordTable = Tables['needs']
export type RecordRow = RecordTable['$inferSelect']

/** Text that a column can hold. PostgreSQL cannot even be asked for U+0000, so an id with it is one that nothing has. */
export function canBeAsked (id: string): boolean {
  return !id.includes('\u0000')
}

/** Columns of the search entry. */
type Derived = 'nameKey' | 'publicName' | 'publicAt' | 'publicDigest'

/** The columns of a profile but for those that are the search entry's. Its contacts stand elsewhere (contacts.ts), by these ids. */
export function fromProfile (profile: Profile, contacts: readonly string[]): Omit<OrganisationRow, Derived> {
  const { id, kind, status, synthetic, source, externalId, partnerId, version, createdAt, updatedAt, ...facts } = profile
  return { id, kind, status, synthetic, source, externalId, partnerId, version, createdAt, updatedAt, facts: { ...facts, contacts } }
}

/** What SMEs stored before these fields existed do not say. */
const unsaid = { headcountBand: null, turnoverBandEur: null, soleTrader: null } as const

/**
 * Of a row whose contacts are in place (contacts.ts, `rowsWithContacts`). The row's document becomes the profile and is nobody
 * else's any more: a copy takes a hundred times as long, which everybody's profile pays when a service starts.
 */
export function toProfile ({ facts, id, kind, status, synthetic, source, externalId, partnerId, version, createdAt, updatedAt }: OrganisationRow): Profile {
  const said = kind !== 'sme' || Object.keys(unsaid).every((field) => field in facts) ? facts : { ...unsaid, ...facts }
  return Object.assign(said, { id, kind, status, synthetic, source, externalId, partnerId, version, createdAt, updatedAt }) as unknown as Profile
}

/** The profile as it will come back from its row: dates in documents are texts then, and what is undefined is not there. */
export function asStored (row: OrganisationRow): Profile {
  return toProfile({ ...row, facts: JSON.parse(JSON.stringify(row.facts)) as Json })
}

/** As `asStored`, of a need, mandate, deal or claim. */
export function asStoredRecord<K extends RecordKind> (kind: K, row: RecordRow): Records[K] {
  return toRecord(kind, { ...row, body: JSON.parse(JSON.stringify(row.body)) as Json })
}

export function recordTable (t: Tables, kind: RecordKind): RecordTable {
  switch (kind) {
    case 'need': return t.needs
    case 'mandate': return t.mandates
    case 'deal': return t.deals
    case 'claim': return t.claims
  }
}

export function fromRecord<K extends RecordKind> (record: Records[K]): RecordRow {
  const { id, organisationId, version, createdAt, updatedAt, ...body } = record
  return { id, organisationId, version, createdAt, updatedAt, body }
}

/** The row's document becomes the record, as with a profile. */
export function toRecord<K extends RecordKind> (kind: K, { body, id, organisationId, version, createdAt, updatedAt }: RecordRow): Records[K] {
  const columns = { id, organisationId, version, createdAt, updatedAt }
  if (kind !== 'claim') return Object.assign(body, columns) as unknown as Records[K]
  // The one moment that lies inside a document.
  const { reviewedAt } = body
  return Object.assign(body, columns, { reviewedAt: typeof reviewedAt === 'string' ? new Date(reviewedAt) : null }) as unknown as Records[K]
}
