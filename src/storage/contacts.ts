// Contacts, apart from the organisations that name them: profiles and the trail hold ids, here stands who that is.
import { eq, inArray } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { fold } from '../fold.ts'
import type { Contact } from '../profiles/profile.ts'
import { isObject } from '../profiles/merge.ts'
import type { Profile } from '../profiles/store.ts'
import { chunks, type Engine, type Session } from './dialect.ts'
import type { OrganisationRow } from './rows.ts'

type ContactRow = Session['t']['contacts']['$inferSelect']
/** Contacts by the id of their wording; those that were erased are missing. */
export type ContactsById = ReadonlyMap<string, Contact>

/** An e-mail address as it is compared. */
export function emailKey (email: string): string {
  return email.trim().toLowerCase()
}

/** A person's name as it is compared. */
export function personKey (name: string): string {
  return fold(name).replace(/\s+/g, ' ').trim()
}

/** Ids of the wordings of these contacts, in their order; a wording that is new is stored. With `retiredAt` they are of the past: known ones stay as they are. */
export async function stowContacts ({ db, t }: Session, organisationId: string, contacts: readonly Contact[], at: Date, { retiredAt = null }: { readonly retiredAt?: Date | null } = {}): Promise<readonly string[]> {
  if (contacts.length === 0) return []
  const known = (await db.select().from(t.contacts).where(eq(t.contacts.organisationId, organisationId))).filter(({ erasedAt }) => erasedAt === null)
  const added: ContactRow[] = []
  const back: string[] = []
  const ids = contacts.map((contact) => {
    const same = [...known, ...added].find((row) => row.name === contact.name && row.role === contact.role && row.email === contact.email && row.phone === contact.phone)
    if (same !== undefined) {
      if (same.retiredAt !== null && retiredAt === null) back.push(same.id)
      return same.id
    }
    const row = { ...newRow(organisationId, contact, [...known, ...added], at), retiredAt }
    added.push(row)
    return row.id
  })
  if (added.length > 0) await db.insert(t.contacts).values(added)
  if (back.length > 0) await db.update(t.contacts).set({ retiredAt: null }).where(inArray(t.contacts.id, back))
  return ids
}

function newRow (organisationId: string, { name, role, email, phone }: Contact, known: readonly ContactRow[], at: Date): ContactRow {
  const keys = { nameKey: personKey(name), emailKey: email === null ? null : emailKey(email) }
  const same = known.find((row) => keys.emailKey !== null && row.emailKey === keys.emailKey) ?? known.find((row) => row.nameKey === keys.nameKey)
  const unique = () => uuidv7().replaceAll('-', '')
  return { id: `con_${unique()}`, personId: same?.personId ?? `per_${unique()}`, organisationId, name, role, email, phone, ...keys, createdAt: at, retiredAt: null, erasedAt: null }
}

/** Notes that no profile names them any more. */
export async function retireContacts ({ db, t }: Session, ids: readonly string[], at: Date): Promise<void> {
  if (ids.length > 0) await db.update(t.contacts).set({ retiredAt: at }).where(inArray(t.contacts.id, [...ids]))
}

/** The contacts named by documents of profiles: rows' facts, or what the trail keeps. */
export async function contactsOf ({ db, t }: Session, engine: Pick<Engine, 'maxParameters'>, documents: readonly unknown[]): Promise<ContactsById> {
  const ids = new Set(documents.flatMap(contactIds))
  const found = new Map<string, Contact>()
  for (const part of chunks([...ids], engine, 1)) {
    const rows = await db.select().from(t.contacts).where(inArray(t.contacts.id, part))
    for (const { id, name, role, email, phone } of rows) if (name !== null) found.set(id, { name, role, email, phone })
  }
  return found
}

/** Ids of contacts that a document names. */
export function contactIds (document: unknown): readonly string[] {
  const listed = isObject(document) ? document['contacts'] : undefined
  return Array.isArray(listed) ? listed.filter((entry) => typeof entry === 'string') : []
}

/** A document with the contacts that its ids name; what the first release stored in place stays. */
export function withContacts (document: unknown, contacts: ContactsById): unknown {
  const listed = isObject(document) ? document['contacts'] : undefined
  if (!isObject(document) || !Array.isArray(listed) || contactIds(document).length === 0) return document
  return { ...document, contacts: listed.flatMap((entry: unknown) => typeof entry === 'string' ? contacts.get(entry) ?? [] : [entry]) }
}

/** A profile as facts and the trail keep it: the contacts by their ids. */
export function withoutContacts (profile: Profile, ids: readonly string[]): unknown {
  return { ...profile, contacts: ids }
}

/** Rows of organisations with their contacts in place. */
export async function rowsWithContacts (session: Session, engine: Pick<Engine, 'maxParameters'>, rows: readonly OrganisationRow[]): Promise<readonly OrganisationRow[]> {
  const contacts = await contactsOf(session, engine, rows.map(({ facts }) => facts))
  return rows.map((row) => ({ ...row, facts: withContacts(row.facts, contacts) as OrganisationRow['facts'] }))
}
