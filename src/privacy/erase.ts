// Taking somebody out of everything that keeps them, within one unit of work.
import { Problem } from '../errors.ts'
import { nounOf } from '../ids.ts'
import { writeProfile } from '../profiles/profiles.ts'
import type { Profile, RecordKind, Work } from '../profiles/store.ts'
import type { CodeLists } from '../scoring/codes.ts'
import type { Sme } from '../smes/sme.ts'
import type { SubjectInput } from './input.ts'
import { redact, shortestText, tombstone } from './redact.ts'
import type { ErasedCounts, Mention, StoredContact } from './store.ts'

export interface Erasure extends ErasedCounts {
  /** Ids under which what is left stands: what they were told and agreed to. */
  readonly persons: readonly string[]
  readonly organisations: readonly string[]
  /** Profiles and records that were changed. */
  readonly records: number
  readonly keys: number
  /** Where names still occur in free text: a name can be another person's, so somebody must read these. */
  readonly left: readonly Mention[]
}

export interface Erased extends SubjectInput {
  /** Every wording of whoever is meant. */
  readonly contacts: readonly StoredContact[]
  /** Whether the organisation itself is meant. */
  readonly alone: boolean
}

interface Context { readonly codes: CodeLists, readonly at: Date }

/** What stands in a sole trader's profile in place of what tells who it is. */
const emptied = {
  names: {}, legalName: tombstone, descriptions: {}, textStatus: {}, identifiers: [], website: null, externalId: null, contacts: [], statusReason: null
} as const satisfies Partial<Sme>

/** @throws Problem NOT_FOUND, RULE_REFUSED */
export async function eraseIn (work: Work, { contacts, alone, organisationId, keyId }: Erased, context: Context): Promise<Erasure> {
  if (keyId != null) return await eraseKey(work, keyId)
  const trader = alone ? await soleTrader(work, organisationId ?? '') : undefined
  if (contacts.length === 0 && trader === undefined) throw new Problem('NOT_FOUND', 'There is no such contact.')

  const persons = unique(contacts.map((contact) => contact.personId))
  const organisations = unique([...contacts.map((contact) => contact.organisationId), ...trader === undefined ? [] : [trader.id]])
  // Addresses and numbers are one person's wherever they stand, but for those of a switchboard; names are not.
  const shared = await othersOf(work, persons, organisations)
  const texts = unique([...contacts.flatMap(({ email, phone }) => [email, phone]), ...trader === undefined ? [] : addressesOf(trader)].flatMap((text) => text === null || shared.has(text) ? [] : [text]))
  const names = unique([...contacts.map(({ name }) => name), ...trader === undefined ? [] : namesOf(trader)])

  let records = 0
  for (const id of organisations) {
    const [whole] = await work.wholes([id])
    if (whole === undefined) continue
    const { profile } = whole
    const kept = profile.contacts.filter((one) => !contacts.some((gone) => gone.organisationId === id && gone.name === one.name && gone.role === one.role && gone.email === one.email && gone.phone === one.phone))
    const next: Profile = trader?.id === id
      ? { ...trader, ...emptied, matchingConsent: false, status: trader.status === 'draft' ? 'draft' : 'withdrawn' }
      : { ...profile, contacts: kept }
    if ((await writeProfile<Profile>(work, next, profile, context)).outcome === 'updated') records++
  }
  records += await redactRecords(work, await work.mentions(texts), texts, context)
  if (trader !== undefined) records += await redactOwn(work, trader.id, [...texts, ...names], context)
  const keys = await eraseKeys(work, await work.mentions(texts))

  const erased = await work.eraseContacts(persons, context.at)
  const counts = await work.eraseTexts(texts, organisations, trader === undefined ? [] : names)
  const trail = trader === undefined ? 0 : await work.eraseFromTrail(trader.id, emptied)
  return { persons, organisations, records, keys, contacts: erased, ...counts, changes: counts.changes + trail, left: await work.mentions(names) }
}

/** Addresses and numbers that somebody else at the organisations has too. */
async function othersOf (work: Work, persons: readonly string[], organisations: readonly string[]): Promise<ReadonlySet<string | null>> {
  const named = (await Promise.all(organisations.map((organisationId) => work.findContacts({ organisationId })))).flat()
  return new Set(named.filter(({ personId }) => !persons.includes(personId)).flatMap(({ email, phone }) => [email, phone]))
}

async function eraseKey (work: Work, keyId: string): Promise<Erasure> {
  if (!await work.eraseKeyName(keyId)) throw new Problem('NOT_FOUND', `There is no key '${keyId}' with a name.`)
  return { persons: [], organisations: [], records: 0, keys: 1, contacts: 0, changes: 0, rememberedAnswers: 0, importReports: 0, left: [] }
}

async function eraseKeys (work: Work, mentions: readonly Mention[]): Promise<number> {
  let keys = 0
  for (const { where, id } of mentions) if (where === 'api_key' && await work.eraseKeyName(id)) keys++
  return keys
}

async function soleTrader (work: Work, id: string): Promise<Sme> {
  const [whole] = await work.wholes([id])
  if (whole === undefined) throw new Problem('NOT_FOUND', `There is no organisation '${id}'.`)
  const { profile } = whole
  if (profile.kind === 'sme' && profile.soleTrader === true) return profile
  throw new Problem('RULE_REFUSED', `'${id}' is no sole trader, so what is known of it is not personal data: say whom of its contacts you mean, or withdraw the profile.`)
}

function addressesOf ({ identifiers, website }: Sme): ReadonlyArray<string | null> {
  return [...identifiers.map(({ value }) => value), website]
}

function namesOf ({ legalName, names }: Sme): string[] {
  return [legalName, ...Object.values(names)].flatMap((name) => typeof name === 'string' && name.length >= shortestText ? [name] : [])
}

/** Takes the texts out of the profiles and records that have them in free text. */
async function redactRecords (work: Work, mentions: readonly Mention[], texts: readonly string[], { codes, at }: Context): Promise<number> {
  let count = 0
  for (const { where, id } of mentions) {
    if (where === 'profile') {
      const [whole] = await work.wholes([id])
      if (whole !== undefined && (await writeProfile<Profile>(work, { ...redact({ ...whole.profile, contacts: [] }, texts), contacts: whole.profile.contacts }, whole.profile, { codes, at })).outcome === 'updated') count++
    } else if (where === 'record') count += await redactRecord(work, id, texts, at)
  }
  return count
}

async function redactOwn (work: Work, organisationId: string, texts: readonly string[], { at }: Context): Promise<number> {
  const [whole] = await work.wholes([organisationId])
  if (whole === undefined || !('needs' in whole)) return 0
  let count = 0
  for (const { id } of [...whole.needs, ...whole.claims]) count += await redactRecord(work, id, texts, at)
  return count
}

async function redactRecord (work: Work, id: string, texts: readonly string[], at: Date): Promise<number> {
  const kind = nounOf(id)
  if (kind === undefined || kind === 'sme' || kind === 'investor') return 0
  const record = await work.record<RecordKind>(kind, id)
  if (record === undefined) return 0
  const next = redact(record, texts)
  if (next === record) return 0
  await work.updateRecord<RecordKind>(kind, { ...next, version: record.version + 1, updatedAt: at }, record.version)
  return 1
}

function unique (values: readonly string[]): string[] {
  return [...new Set(values)].sort()
}
