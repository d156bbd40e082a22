// Writing SMEs and investors, and finding them by what others call them.
import { and, count, eq, inArray, isNull, or } from 'drizzle-orm'
import { Problem } from '../errors.ts'
import type { IdentifierScheme } from '../profiles/profile.ts'
import type { ChangeAction, Profile, ProfileKind, RecordKind } from '../profiles/store.ts'
import type { ChangeLog } from './changes.ts'
import { contactIds, contactsOf, retireContacts, stowContacts, withContacts, withoutContacts } from './contacts.ts'
import { chunks, type Engine, type Session } from './dialect.ts'
import type { IdentifierRow } from './pending.ts'
import { lost, missing } from './refusals.ts'
import { asStored, fromProfile, recordTable, toProfile, toRecord, type OrganisationRow } from './rows.ts'
import type { WriteSession } from './write-session.ts'

export async function findBySource ({ db, t }: Session, engine: Engine, source: string, externalIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  for (const part of chunks([...new Set(externalIds)], engine, 2)) {
    const rows = await db.select({ id: t.organisations.id, externalId: t.organisations.externalId }).from(t.organisations)
      .where(and(eq(t.organisations.source, source), inArray(t.organisations.externalId, part)))
    for (const { id, externalId } of rows) if (externalId !== null) found.set(externalId, id)
  }
  return found
}

export async function hasUnindexed ({ db, t }: Session): Promise<boolean> {
  const o = t.organisations
  const rows = await db.select({ id: o.id }).from(o).where(and(isNull(o.publicDigest), or(eq(o.status, 'published'), eq(o.synthetic, true)))).limit(1)
  return rows.length > 0
}

export async function broughtFrom ({ db, t }: Session, source: string): Promise<ReadonlyArray<string | null>> {
  const rows = await db.selectDistinct({ partnerId: t.organisations.partnerId }).from(t.organisations).where(eq(t.organisations.source, source))
  // The engines disagree about the place of null.
  return rows.map(({ partnerId }) => partnerId).sort((a, b) => (a ?? '') < (b ?? '') ? -1 : 1)
}

export async function findByIdentifier ({ db, t }: Session, scheme: IdentifierScheme, value: string): Promise<string | undefined> {
  const [row] = await db.select({ id: t.identifiers.organisationId }).from(t.identifiers)
    .where(and(eq(t.identifiers.scheme, scheme), eq(t.identifiers.value, value)))
  return row?.id
}

export async function countProfiles ({ db, t }: Session): Promise<number> {
  const [row] = await db.select({ n: count() }).from(t.organisations)
  return row?.n ?? 0
}

/** Who has which of an identifier's values, of one scheme. */
export async function findHolders ({ db, t }: Session, engine: Engine, scheme: IdentifierScheme, values: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  for (const part of chunks([...new Set(values)], engine, 2)) {
    const rows = await db.select({ value: t.identifiers.value, id: t.identifiers.organisationId }).from(t.identifiers)
      .where(and(eq(t.identifiers.scheme, scheme), inArray(t.identifiers.value, part)))
    for (const { value, id } of rows) found.set(value, id)
  }
  return found
}

export async function insertProfile (session: WriteSession, log: ChangeLog, profile: Profile): Promise<void> {
  const { known, pending } = session
  await refuseTaken(session, profile, { id: true })
  const contacts = await stowContacts(session, profile.id, profile.contacts, log.at)
  const row = { ...fromProfile(profile, contacts), nameKey: '', publicName: null, publicAt: null, publicDigest: null }
  pending.addOrganisation(row)
  pending.addIdentifiers(identifierRows(profile))
  await pending.settle()
  if (known.on) known.wrote(withContactsOf(row, profile))
  log.add({ action: 'create', recordKind: profile.kind, recordId: profile.id, organisationId: profile.id, before: null, after: withoutContacts(profile, contacts) })
}

/** A profile as it will come back, its contacts in place. */
function withContactsOf (row: OrganisationRow, { contacts }: Profile): Profile {
  return asStored({ ...row, facts: { ...row.facts, contacts } })
}

export async function updateProfile (session: WriteSession, log: ChangeLog, profile: Profile, expectedVersion: number, action: ChangeAction): Promise<void> {
  const { db, t, known, pending } = session
  await pending.flush()
  const { profile: before, contacts: had } = await current(session, profile.kind, profile.id)
  if (before.version !== expectedVersion) throw lost(profile.kind, profile.id, before.version)
  await refuseTaken(session, profile, { id: false })

  const after = { ...profile, version: expectedVersion + 1, createdAt: before.createdAt }
  const has = await stowContacts(session, profile.id, profile.contacts, log.at)
  const row = fromProfile(after, has)
  const written = await db.update(t.organisations).set(row)
    .where(and(eq(t.organisations.id, profile.id), eq(t.organisations.version, expectedVersion))).returning({ id: t.organisations.id })
  if (written.length === 0) throw lost(profile.kind, profile.id)

  await retireContacts(session, had.filter((id) => !has.includes(id)), log.at)

  const old = identifierRows(before)
  const given = identifierRows(profile)
  const same = (a: IdentifierRow) => (b: IdentifierRow) => a.scheme === b.scheme && a.value === b.value
  for (const row of old.filter((row) => !given.some(same(row)))) {
    await db.delete(t.identifiers).where(and(eq(t.identifiers.scheme, row.scheme), eq(t.identifiers.value, row.value)))
  }
  const added = given.filter((row) => !old.some(same(row)))
  if (added.length > 0) await db.insert(t.identifiers).values(added)
  if (known.on) known.wrote(withContactsOf({ ...row, nameKey: '', publicName: null, publicAt: null, publicDigest: null }, profile), before)
  log.add({ action, recordKind: profile.kind, recordId: profile.id, organisationId: profile.id, before: withoutContacts(before, had), after: withoutContacts(after, has) })
}

/** Removes a profile with its records; each of them is a change of its own. */
export async function removeProfile (session: WriteSession, log: ChangeLog, kind: ProfileKind, id: string, expectedVersion: number): Promise<void> {
  const { db, t, known, pending } = session
  await pending.flush()
  const { profile: before, contacts } = await current(session, kind, id)
  if (before.version !== expectedVersion) throw lost(kind, id, before.version)
  for (const recordKind of ['claim', 'deal', 'mandate', 'need'] satisfies RecordKind[]) {
    const table = recordTable(t, recordKind)
    const rows = await db.delete(table).where(eq(table.organisationId, id)).returning()
    const records = rows.map((row) => toRecord(recordKind, row)).sort((a, b) => a.id < b.id ? -1 : 1)
    log.add(...records.map((record) => ({ action: 'remove' as const, recordKind, recordId: record.id, organisationId: id, before: record, after: null })))
  }
  const removed = await db.delete(t.organisations)
    .where(and(eq(t.organisations.id, id), eq(t.organisations.version, expectedVersion))).returning({ id: t.organisations.id })
  // Its records are gone already, so this is no refusal a caller may step over: the whole unit of work fails.
  if (removed.length === 0) throw new Error(`${id} changed while it was being removed`)
  await retireContacts(session, contacts, log.at)
  known.wrote(undefined, before)
  log.add({ action: 'remove', recordKind: kind, recordId: id, organisationId: id, before: withoutContacts(before, contacts), after: null })
}

/** The profile as it is stored, and the ids of its contacts. */
async function current (session: WriteSession, kind: ProfileKind, id: string): Promise<{ readonly profile: Profile, readonly contacts: readonly string[] }> {
  const { db, t, known } = session
  const whole = known.whole(id)
  if (whole?.profile.kind === kind && whole.profile.contacts.length === 0) return { profile: whole.profile, contacts: [] }
  const [row] = await db.select().from(t.organisations).where(and(eq(t.organisations.id, id), eq(t.organisations.kind, kind)))
  if (row === undefined) throw missing(kind, id)
  const contacts = await contactsOf(session, { maxParameters: 1_000 }, [row.facts])
  return { profile: toProfile({ ...row, facts: withContacts(row.facts, contacts) as typeof row.facts }), contacts: contactIds(row.facts) }
}

/** Looks before anything is written, so that the refusal can name the field and the caller may go on with the next profile. */
async function refuseTaken (session: WriteSession, profile: Profile, look: { readonly id: boolean }): Promise<void> {
  const { id, source, externalId } = profile
  if (look.id && await isTaken(session, id)) throw taken('/id', `The id ${id} is taken.`)
  if (source !== null && externalId !== null) {
    const other = await holderOfSource(session, source, externalId)
    if (other !== undefined && other !== id) throw taken('/externalId', `The external id '${externalId}' of the source '${source}' belongs to ${other}.`)
  }
  for (const [index, { scheme, value }] of profile.identifiers.entries()) {
    const holder = await holderOfIdentifier(session, scheme, value)
    if (holder !== undefined && holder !== id) throw taken(`/identifiers/${index}`, `The ${scheme} identifier ${value} belongs to ${holder}.`)
  }
}

async function isTaken ({ db, t, known, pending }: WriteSession, id: string): Promise<boolean> {
  const whole = known.whole(id)
  if (whole !== undefined) return whole !== null
  await pending.flush()
  return (await db.select({ id: t.organisations.id }).from(t.organisations).where(eq(t.organisations.id, id))).length > 0
}

async function holderOfSource (session: WriteSession, source: string, externalId: string): Promise<string | undefined> {
  const holder = session.known.ofSource(source, externalId)
  if (holder !== undefined) return holder ?? undefined
  await session.pending.flush()
  return (await findBySource(session, session.engine, source, [externalId])).get(externalId)
}

async function holderOfIdentifier (session: WriteSession, scheme: IdentifierScheme, value: string): Promise<string | undefined> {
  const holder = session.known.ofIdentifier(scheme, value)
  if (holder !== undefined) return holder ?? undefined
  await session.pending.flush()
  return await findByIdentifier(session, scheme, value)
}

function taken (pointer: string, message: string): Problem {
  return new Problem('DUPLICATE', message, { issues: [{ pointer, code: 'duplicate', message }] })
}

/** Each identifier once, even where the list names it twice. */
function identifierRows (profile: Profile): IdentifierRow[] {
  const rows = profile.identifiers.map(({ scheme, value }) => [`${scheme} ${value}`, { scheme, value, organisationId: profile.id }] as const)
  return [...new Map(rows).values()]
}
