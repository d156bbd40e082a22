// Writing SMEs and investors, and finding them by what others call them.
import { and, asc, count, eq, inArray, isNull, or } from 'drizzle-orm'
import { Problem } from '../errors.ts'
import type { Identifier, IdentifierScheme } from '../profiles/profile.ts'
import type { ChangeAction, Profile, ProfileKind, RecordKind } from '../profiles/store.ts'
import type { ChangeLog } from './changes.ts'
import { contactIds, contactsOf, retireContacts, stowContacts, withContacts, withoutContacts } from './contacts.ts'
import { chunks, type Engine, type Session } from './dialect.ts'
import { lost, missing } from './refusals.ts'
import { fromProfile, recordTable, toProfile, toRecord } from './rows.ts'

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

export async function insertProfile (session: Session, log: ChangeLog, profile: Profile): Promise<void> {
  const { db, t } = session
  await refuseTaken(session, profile, { id: true })
  const contacts = await stowContacts(session, profile.id, profile.contacts, log.at)
  await db.insert(t.organisations).values({ ...fromProfile(profile, contacts), nameKey: '', publicName: null, publicAt: null, publicDigest: null })
  const identifiers = identifierRows(profile)
  if (identifiers.length > 0) await db.insert(t.identifiers).values(identifiers)
  log.add({ action: 'create', recordKind: profile.kind, recordId: profile.id, organisationId: profile.id, before: null, after: withoutContacts(profile, contacts) })
}

export async function updateProfile (session: Session, log: ChangeLog, profile: Profile, expectedVersion: number, action: ChangeAction): Promise<void> {
  const { db, t } = session
  const { profile: before, contacts: had } = await current(session, profile.kind, profile.id)
  if (before.version !== expectedVersion) throw lost(profile.kind, profile.id, before.version)
  await refuseTaken(session, profile, { id: false })

  const after = { ...profile, version: expectedVersion + 1, createdAt: before.createdAt }
  const has = await stowContacts(session, profile.id, profile.contacts, log.at)
  const written = await db.update(t.organisations).set(fromProfile(after, has))
    .where(and(eq(t.organisations.id, profile.id), eq(t.organisations.version, expectedVersion))).returning({ id: t.organisations.id })
  if (written.length === 0) throw lost(profile.kind, profile.id)

  await retireContacts(session, had.filter((id) => !has.includes(id)), log.at)

  const known = identifierRows(before)
  const given = identifierRows(profile)
  const same = (a: IdentifierRow) => (b: IdentifierRow) => a.scheme === b.scheme && a.value === b.value
  for (const row of known.filter((row) => !given.some(same(row)))) {
    await db.delete(t.identifiers).where(and(eq(t.identifiers.scheme, row.scheme), eq(t.identifiers.value, row.value)))
  }
  const added = given.filter((row) => !known.some(same(row)))
  if (added.length > 0) await db.insert(t.identifiers).values(added)
  log.add({ action, recordKind: profile.kind, recordId: profile.id, organisationId: profile.id, before: withoutContacts(before, had), after: withoutContacts(after, has) })
}

/** Removes a profile with its records; each of them is a change of its own. */
export async function removeProfile (session: Session, log: ChangeLog, kind: ProfileKind, id: string, expectedVersion: number): Promise<void> {
  const { db, t } = session
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
  log.add({ action: 'remove', recordKind: kind, recordId: id, organisationId: id, before: withoutContacts(before, contacts), after: null })
}

/** The profile as it is stored, and the ids of its contacts. */
async function current (session: Session, kind: ProfileKind, id: string): Promise<{ readonly profile: Profile, readonly contacts: readonly string[] }> {
  const { db, t } = session
  const [row] = await db.select().from(t.organisations).where(and(eq(t.organisations.id, id), eq(t.organisations.kind, kind)))
  if (row === undefined) throw missing(kind, id)
  const contacts = await contactsOf(session, { maxParameters: 1_000 }, [row.facts])
  return { profile: toProfile({ ...row, facts: withContacts(row.facts, contacts) as typeof row.facts }), contacts: contactIds(row.facts) }
}

/** Looks before anything is written, so that the refusal can name the field and the caller may go on with the next profile. */
async function refuseTaken ({ db, t }: Session, profile: Profile, look: { readonly id: boolean }): Promise<void> {
  const { id, source, externalId } = profile
  const bySource = source !== null && externalId !== null ? and(eq(t.organisations.source, source), eq(t.organisations.externalId, externalId)) : undefined
  const byId = look.id ? eq(t.organisations.id, id) : undefined
  if (bySource !== undefined || byId !== undefined) {
    const rows = await db.select({ id: t.organisations.id }).from(t.organisations).where(or(byId, bySource)).orderBy(asc(t.organisations.id))
    if (look.id && rows.some((row) => row.id === id)) throw taken('/id', `The id ${id} is taken.`)
    const other = rows.find((row) => row.id !== id)
    if (other !== undefined) throw taken('/externalId', `The external id '${externalId}' of the source '${source}' belongs to ${other.id}.`)
  }
  const identifiers = identifierRows(profile)
  if (identifiers.length === 0) return
  const holders = await db.select().from(t.identifiers)
    .where(or(...identifiers.map(({ scheme, value }) => and(eq(t.identifiers.scheme, scheme), eq(t.identifiers.value, value)))))
    .orderBy(asc(t.identifiers.scheme), asc(t.identifiers.value))
  const holder = holders.find((row) => row.organisationId !== id)
  if (holder === undefined) return
  const index = profile.identifiers.findIndex(({ scheme, value }) => scheme === holder.scheme && value === holder.value)
  throw taken(`/identifiers/${index}`, `The ${holder.scheme} identifier ${holder.value} belongs to ${holder.organisationId}.`)
}

function taken (pointer: string, message: string): Problem {
  return new Problem('DUPLICATE', message, { issues: [{ pointer, code: 'duplicate', message }] })
}

type IdentifierRow = Pick<Identifier, 'scheme' | 'value'> & { readonly organisationId: string }

/** Each identifier once, even where the list names it twice. */
function identifierRows (profile: Profile): IdentifierRow[] {
  const rows = profile.identifiers.map(({ scheme, value }) => [`${scheme} ${value}`, { scheme, value, organisationId: profile.id }] as const)
  return [...new Map(rows).values()]
}
