// Rows to what the rooms know, and back. Nothing else knows which field is a column and which lies in a document.
import type { Claim } from '../claims/claim.ts'
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

/** Of a row whose contacts are in place (contacts.ts, `rowsWithContacts`). */
export function toProfile (row: OrganisationRow): Profile {
  const { facts, nameKey, publicName, publicAt, publicDigest, ...columns } = row
  return { ...columns.kind === 'sme' ? unsaid : {}, ...facts, ...columns } as unknown as Profile
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

export function toRecord<K extends RecordKind> (kind: K, row: RecordRow): Records[K] {
  const { body, ...columns } = row
  return { ...body, ...columns, ...(kind === 'claim' ? reviewed(body) : {}) } as unknown as Records[K]
}

/** The one moment that lies inside a document. */
function reviewed (body: Json): Pick<Claim, 'reviewedAt'> {
  return { reviewedAt: typeof body['reviewedAt'] === 'string' ? new Date(body['reviewedAt']) : null }
}
