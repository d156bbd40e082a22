// Changes of stored data that SQL alone cannot make, once for each database, after its migrations.
import { and, asc, eq, gt, or, sql } from 'drizzle-orm'
import type { Contact } from '../profiles/profile.ts'
import { isObject } from '../profiles/merge.ts'
import { appendAudit } from './audit.ts'
import { dataVersion } from './changes.ts'
import { stowContacts } from './contacts.ts'
import type { Engine, Session } from './dialect.ts'

const contactsApart = 'contacts_apart'
const pageSize = 200
/** A document with contacts in place begins their list by an object; ids are texts. */
const inPlace = '%"contacts":[{%'

/** Does what is not done yet, then begins the audit log. Safe to be called by several processes at once, and again after it was interrupted. */
export async function upgrade (engine: Engine, now: () => Date): Promise<void> {
  const [done] = await engine.read.select().from(engine.t.upgrades).where(eq(engine.t.upgrades.name, contactsApart))
  if (done !== undefined) return
  const unit = async <T>(work: (session: Session) => Promise<T>): Promise<T> => await engine.write((db) => work({ db, t: engine.t }))
  for (let after: string | undefined = ''; after !== undefined;) {
    const from: string = after
    after = await unit((session) => separateProfiles(session, from, now()))
  }
  for (let after: number | undefined = 0; after !== undefined;) {
    const from: number = after
    after = await unit((session) => separateChanges(session, from, now()))
  }
  await unit(async (session) => {
    const at = now()
    const ours = await session.db.insert(session.t.upgrades).values({ name: contactsApart, at }).onConflictDoNothing().returning({ name: session.t.upgrades.name })
    if (ours.length === 0) return
    const begins = await dataVersion(session)
    await appendAudit(session, engine, [{ at, actor: 'migration', role: 'admin', action: 'begin', records: [], organisations: [], dataVersion: begins, ruleVersion: null, requestId: null, details: { begins } }])
  })
}

async function separateProfiles (session: Session, from: string, at: Date): Promise<string | undefined> {
  const { db, t } = session
  const { organisations: o } = t
  const rows = await db.select({ id: o.id, facts: o.facts }).from(o).where(and(gt(o.id, from), sql`cast(${o.facts} as text) like ${inPlace}`)).orderBy(asc(o.id)).limit(pageSize)
  for (const { id, facts } of rows) await db.update(o).set({ facts: await apart(session, id, facts, at) as typeof facts }).where(eq(o.id, id))
  return rows.length < pageSize ? undefined : rows.at(-1)?.id
}

/** What no profile names any more is known from the trail alone, and retired as of now. */
async function separateChanges (session: Session, from: number, at: Date): Promise<number | undefined> {
  const { db, t } = session
  const { changes: c } = t
  const rows = await db.select({ position: c.position, organisationId: c.organisationId, before: c.before, after: c.after }).from(c)
    .where(and(gt(c.position, from), or(sql`cast(${c.before} as text) like ${inPlace}`, sql`cast(${c.after} as text) like ${inPlace}`))).orderBy(asc(c.position)).limit(pageSize)
  for (const { position, organisationId, before, after } of rows) {
    if (organisationId === null) continue
    const retire = { retiredAt: at }
    await db.update(c).set({ before: await apart(session, organisationId, before, at, retire), after: await apart(session, organisationId, after, at, retire) }).where(eq(c.position, position))
  }
  return rows.length < pageSize ? undefined : rows.at(-1)?.position
}

async function apart (session: Session, organisationId: string, document: unknown, at: Date, set: { readonly retiredAt?: Date } = {}): Promise<unknown> {
  const listed = isObject(document) ? document['contacts'] : undefined
  if (!isObject(document) || !Array.isArray(listed) || listed.some((entry) => typeof entry === 'string')) return document
  return { ...document, contacts: await stowContacts(session, organisationId, listed as readonly Contact[], at, set) }
}
