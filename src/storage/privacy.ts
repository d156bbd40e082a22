// Personal data as privacy requests need them: found, told of, and taken out of everything that keeps a copy.
import { and, asc, eq, gt, inArray, isNotNull, isNull, lt, or, sql, type AnyColumn, type SQL } from 'drizzle-orm'
import { isObject } from '../profiles/merge.ts'
import { redact, shortestText, tombstone } from '../privacy/redact.ts'
import type { ErasedCounts, LegalBasis, Mention, PersonQuery, PrivacyRecord, StoredContact } from '../privacy/store.ts'
import { emailKey, personKey } from './contacts.ts'
import { chunks, type Engine, type Session } from './dialect.ts'

/** Most places that are told. */
const mostMentions = 1_000

export async function findContacts ({ db, t }: Session, { email, name, organisationId, personId }: PersonQuery): Promise<readonly StoredContact[]> {
  const { contacts: c } = t
  const rows = await db.select().from(c).where(and(
    isNull(c.erasedAt),
    email === undefined ? undefined : eq(c.emailKey, emailKey(email)),
    name === undefined ? undefined : eq(c.nameKey, personKey(name)),
    organisationId === undefined ? undefined : eq(c.organisationId, organisationId),
    personId === undefined ? undefined : eq(c.personId, personId)
  )).orderBy(asc(c.createdAt), asc(c.id))
  return rows.map(({ nameKey: _, emailKey: __, erasedAt: ___, name, ...row }) => ({ ...row, name: name ?? '' }))
}

export async function privacyRecords ({ db, t }: Session, engine: Engine, personIds: readonly string[]): Promise<readonly PrivacyRecord[]> {
  const found: PrivacyRecord[] = []
  for (const part of chunks([...new Set(personIds)], engine, 1)) {
    const rows = await db.select().from(t.privacyRecords).where(inArray(t.privacyRecords.personId, part)).orderBy(asc(t.privacyRecords.day), asc(t.privacyRecords.recordedAt), asc(t.privacyRecords.id))
    found.push(...rows.map((row) => ({ ...row, legalBasis: row.legalBasis as LegalBasis })))
  }
  return found
}

export async function addPrivacyRecords ({ db, t }: Session, engine: Engine, records: readonly PrivacyRecord[]): Promise<void> {
  for (const part of chunks(records, engine, 9)) await db.insert(t.privacyRecords).values(part)
}

/** The text of a column holds one of the texts, case of ASCII letters aside, as JSON writes them. */
function holds (column: AnyColumn, texts: readonly string[]): SQL | undefined {
  return or(...texts.map((text) => {
    const written = JSON.stringify(text).slice(1, -1).replace(/[A-Z]/g, (letter) => letter.toLowerCase()).replace(/[%\\_]/g, '\\$&')
    return sql`lower(cast(${column} as text)) like ${`%${written}%`} escape '\\'`
  }))
}

function longEnough (texts: readonly string[]): readonly string[] {
  return texts.filter((text) => text.length >= shortestText)
}

export async function mentions ({ db, t }: Session, given: readonly string[]): Promise<readonly Mention[]> {
  const texts = longEnough(given)
  if (texts.length === 0) return []
  const found: Mention[] = []
  const add = (where: Mention['where'], rows: ReadonlyArray<{ readonly id: string | number }>) => { for (const { id } of rows) found.push({ where, id: String(id) }) }
  add('profile', await db.select({ id: t.organisations.id }).from(t.organisations).where(holds(t.organisations.facts, texts)).orderBy(asc(t.organisations.id)).limit(mostMentions))
  for (const table of [t.needs, t.mandates, t.deals, t.claims]) add('record', await db.select({ id: table.id }).from(table).where(holds(table.body, texts)).orderBy(asc(table.id)).limit(mostMentions))
  add('change', await db.select({ id: t.changes.position }).from(t.changes).where(or(holds(t.changes.before, texts), holds(t.changes.after, texts))).orderBy(asc(t.changes.position)).limit(mostMentions))
  add('remembered_answer', await db.select({ id: t.rememberedAnswers.key }).from(t.rememberedAnswers).where(holds(t.rememberedAnswers.body, texts)).orderBy(asc(t.rememberedAnswers.key)).limit(mostMentions))
  add('import_report', await db.selectDistinct({ id: t.batchRemarks.batchId }).from(t.batchRemarks).where(holds(t.batchRemarks.body, texts)).orderBy(asc(t.batchRemarks.batchId)).limit(mostMentions))
  add('api_key', await db.select({ id: t.apiKeys.id }).from(t.apiKeys).where(holds(t.apiKeys.name, texts)).orderBy(asc(t.apiKeys.id)).limit(mostMentions))
  return found.slice(0, mostMentions)
}

export async function restingWithContacts ({ db, t }: Session, { before, after, limit }: { readonly before: Date, readonly after: string, readonly limit: number }): Promise<readonly string[]> {
  const { organisations: o } = t
  const rows = await db.selectDistinct({ id: o.id }).from(o).innerJoin(t.contacts, and(eq(t.contacts.organisationId, o.id), isNull(t.contacts.retiredAt), isNull(t.contacts.erasedAt)))
    .where(and(inArray(o.status, ['withdrawn', 'expired']), lt(o.updatedAt, before), gt(o.id, after))).orderBy(asc(o.id)).limit(limit)
  return rows.map(({ id }) => id)
}

const nothing = { name: null, role: null, email: null, phone: null, nameKey: null, emailKey: null } as const

export async function eraseContacts ({ db, t }: Session, engine: Engine, personIds: readonly string[], at: Date): Promise<number> {
  let erased = 0
  for (const part of chunks([...new Set(personIds)], engine, 1)) {
    const rows = await db.update(t.contacts).set({ ...nothing, erasedAt: at }).where(and(inArray(t.contacts.personId, part), isNull(t.contacts.erasedAt))).returning({ id: t.contacts.id })
    erased += rows.length
  }
  return erased
}

export async function eraseRetired ({ db, t }: Session, before: Date, at: Date): Promise<number> {
  const rows = await db.update(t.contacts).set({ ...nothing, erasedAt: at })
    .where(and(isNull(t.contacts.erasedAt), isNotNull(t.contacts.retiredAt), lt(t.contacts.retiredAt, before))).returning({ id: t.contacts.id })
  return rows.length
}

/** Rows of one go: documents are read whole. */
const pageSize = 500

export async function eraseTexts (session: Session, given: readonly string[], organisationIds: readonly string[], ownTexts: readonly string[]): Promise<Omit<ErasedCounts, 'contacts'>> {
  const texts = longEnough(given)
  await eraseFromPrivacyRecords(session, texts)
  return {
    changes: await eraseFromChanges(session, texts) + await eraseFromChanges(session, longEnough(ownTexts), inArray(session.t.changes.organisationId, [...organisationIds])),
    rememberedAnswers: await eraseFromAnswers(session, texts, organisationIds),
    importReports: await eraseFromReports(session, texts)
  }
}

/** That somebody was told or agreed stays; who it was does not. */
async function eraseFromPrivacyRecords ({ db, t }: Session, texts: readonly string[]): Promise<void> {
  if (texts.length === 0) return
  const { privacyRecords: records } = t
  const rows = await db.select({ id: records.id, purpose: records.purpose, source: records.source }).from(records).where(or(holds(records.purpose, texts), holds(records.source, texts)))
  for (const { id, ...words } of rows) await db.update(records).set(redact(words, texts)).where(eq(records.id, id))
}

async function eraseFromChanges ({ db, t }: Session, texts: readonly string[], whose?: SQL): Promise<number> {
  if (texts.length === 0) return 0
  const { changes } = t
  let count = 0
  for (let from = 0; ;) {
    const rows = await db.select({ position: changes.position, before: changes.before, after: changes.after }).from(changes)
      .where(and(gt(changes.position, from), whose, or(holds(changes.before, texts), holds(changes.after, texts)))).orderBy(asc(changes.position)).limit(pageSize)
    for (const { position, before, after } of rows) await db.update(changes).set({ before: redact(before, texts), after: redact(after, texts) }).where(eq(changes.position, position))
    count += rows.length
    const last = rows.at(-1)
    if (last === undefined || rows.length < pageSize) return count
    from = last.position
  }
}

/** Asked again with its Idempotency-Key, the request is still answered, by the id of what it made. */
async function eraseFromAnswers ({ db, t }: Session, texts: readonly string[], organisationIds: readonly string[]): Promise<number> {
  const { rememberedAnswers: answers } = t
  const wanted = holds(answers.body, [...texts, ...organisationIds])
  if (wanted === undefined) return 0
  const rows = await db.select({ key: answers.key, principalId: answers.principalId, body: answers.body }).from(answers).where(wanted)
  for (const { key, principalId, body } of rows) await db.update(answers).set({ body: emptied(body) }).where(and(eq(answers.key, key), eq(answers.principalId, principalId)))
  return rows.length
}

function emptied (body: string): string {
  let id: unknown
  try {
    const document: unknown = JSON.parse(body)
    if (isObject(document)) id = document['id']
  } catch {} // no JSON, then without an id
  return JSON.stringify(typeof id === 'string' ? { id, erased: true } : { erased: true })
}

async function eraseFromReports ({ db, t }: Session, texts: readonly string[]): Promise<number> {
  if (texts.length === 0) return 0
  const { batchRemarks: remarks } = t
  const rows = await db.select({ batchId: remarks.batchId, ordinal: remarks.ordinal, body: remarks.body }).from(remarks).where(holds(remarks.body, texts))
  for (const { batchId, ordinal, body } of rows) await db.update(remarks).set({ body: redact(body, texts) }).where(and(eq(remarks.batchId, batchId), eq(remarks.ordinal, ordinal)))
  return rows.length
}

export async function eraseFromTrail ({ db, t }: Session, recordId: string, tombstones: Readonly<Record<string, unknown>>): Promise<number> {
  const { changes } = t
  const rows = await db.select({ position: changes.position, before: changes.before, after: changes.after }).from(changes).where(eq(changes.recordId, recordId))
  const emptied = (document: unknown): unknown => isObject(document) ? Object.fromEntries(Object.entries(document).map(([key, value]) => [key, key in tombstones ? tombstones[key] : value])) : document
  for (const { position, before, after } of rows) await db.update(changes).set({ before: emptied(before), after: emptied(after) }).where(eq(changes.position, position))
  return rows.length
}

export async function eraseKeyName (session: Session, id: string): Promise<boolean> {
  const { db, t } = session
  const rows = await db.update(t.apiKeys).set({ name: tombstone }).where(and(eq(t.apiKeys.id, id), isNotNull(t.apiKeys.name))).returning({ id: t.apiKeys.id })
  if (rows.length > 0) await eraseFromTrail(session, id, { name: tombstone })
  return rows.length > 0
}
