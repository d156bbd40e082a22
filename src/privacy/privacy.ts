// Use cases on personal data: recording what people were told and agreed to, answering what is held on them, and retention.
// Erasing stands in erase.ts.
import { uuidv7 } from 'uuidv7'
import { demand } from '../access/demand.ts'
import type { Principal } from '../access/principal.ts'
import type { Audit } from '../audit/audit.ts'
import { invalid, Problem } from '../errors.ts'
import { parse } from '../parse.ts'
import type { RoomDeps } from '../profiles/profiles.ts'
import { writeProfile } from '../profiles/profiles.ts'
import type { ApiKey, Profile, Reads } from '../profiles/store.ts'
import { eraseIn, type Erasure } from './erase.ts'
import { ErasureInput, PrivacyRecordInput, SubjectInput } from './input.ts'
import type { Mention, PersonQuery, PrivacyRecord, StoredContact } from './store.ts'

/** Everything that is held on somebody. */
export interface PersonalData {
  readonly at: Date
  /** Every wording, with the organisation it was given for. */
  readonly contacts: readonly StoredContact[]
  /** What they were told, agreed or objected to. */
  readonly records: readonly PrivacyRecord[]
  /** A sole trader's own profile. */
  readonly soleTraders: readonly Profile[]
  readonly keys: ReadonlyArray<Omit<ApiKey, 'digest'>>
  /** Where the e-mail addresses, telephone numbers and names found occur besides: free text that a person must read. */
  readonly mentions: readonly Mention[]
}

export interface Retained { readonly rememberedAnswers: number, readonly contacts: number, readonly organisations: number }

/** How long is kept what nothing needs any more. */
export interface Retention {
  /** Hours that the answers of requests with an Idempotency-Key are remembered. */
  readonly answersHours: number
  /** Days that contacts are kept which no profile names any more, or only one withdrawn or expired since. */
  readonly contactsDays: number
}

export interface PrivacyDeps extends RoomDeps { readonly audit: Pick<Audit, 'digest'> }
export type Privacy = ReturnType<typeof createPrivacy>

const hourMs = 3_600_000
/** Organisations of one unit of work. */
const unitSize = 50

export function createPrivacy ({ store, catalogues, now, audit }: PrivacyDeps) {
  const { codes } = catalogues
  /** Who was asked about, as the log may have it. */
  const named = ({ email, name, personId, organisationId, keyId }: SubjectInput) => ({
    ...email == null ? {} : { email: audit.digest(email) },
    ...name == null ? {} : { name: audit.digest(name) },
    ...personId == null ? {} : { personId },
    ...organisationId == null ? {} : { organisationId },
    ...keyId == null ? {} : { keyId }
  })

  return {
    /**
     * Everything held on a person, a sole trader or a key's holder; lists are empty where there is nothing. Noted in the audit
     * log by digests and ids. Needs settings:write.
     * @throws Problem UNAUTHENTICATED, FORBIDDEN, VALIDATION_FAILED
     */
    async access (input: unknown, principal: Principal): Promise<PersonalData> {
      demand(principal, 'settings:write')
      const subject = parse(SubjectInput, input)
      return await store.write(principal, async (work) => {
        const contacts = await contactsOf(work, subject)
        const persons = [...new Set(contacts.map(({ personId }) => personId))]
        const soleTraders = isAlone(subject) ? (await work.wholes([subject.organisationId ?? ''])).flatMap(({ profile }) => profile.kind === 'sme' && profile.soleTrader === true ? [profile] : []) : []
        const texts = [...new Set([...contacts.flatMap(({ name, email, phone }) => [name, email, phone]), subject.email, subject.name].flatMap((text) => text ?? []))]
        const mentions = await work.mentions(texts)
        const keyIds = [subject.keyId, ...mentions.flatMap(({ where, id }) => where === 'api_key' ? [id] : [])]
        const keys = (await store.keys.list()).filter(({ id }) => keyIds.includes(id)).map(({ digest: _, ...key }) => key)
        await work.note({ action: 'privacy_access', records: persons, organisations: organisationsOf(contacts, soleTraders), details: { subject: named(subject), contacts: contacts.length } })
        return { at: now(), contacts, records: await work.privacyRecords(persons), soleTraders, keys, mentions }
      })
    },

    /**
     * Records that a person was told, agreed, withdrew or objected; for every person that fits. Answers the records made.
     * Needs settings:write.
     * @throws Problem UNAUTHENTICATED, FORBIDDEN, VALIDATION_FAILED, NOT_FOUND
     */
    async record (input: unknown, principal: Principal): Promise<readonly PrivacyRecord[]> {
      demand(principal, 'settings:write')
      const { kind, day, purpose, legalBasis, source, ...subject } = parse(PrivacyRecordInput, input)
      const at = now()
      if (day > at.toISOString().slice(0, 10)) throw invalid([{ pointer: '/day', code: 'in_future', message: 'Not after today.' }])
      return await store.write(principal, async (work) => {
        const contacts = await contactsOf(work, subject)
        const persons = [...new Set(contacts.map(({ personId }) => personId))]
        if (persons.length === 0) throw new Problem('NOT_FOUND', 'There is no such contact.')
        const records = persons.map((personId) => ({ id: `prv_${uuidv7().replaceAll('-', '')}`, personId, kind, day, purpose, legalBasis, source, recordedAt: at, recordedBy: principal.id }))
        await work.addPrivacyRecords(records)
        await work.note({ action: 'privacy_record', records: [...records.map(({ id }) => id), ...persons], organisations: organisationsOf(contacts), details: { kind, day, legalBasis } })
        return records
      })
    },

    /**
     * Erases a person, a sole trader or a key's name from everything that keeps it. What stays: that there was somebody (ids),
     * what they were told and agreed to, and the audit log, which never had more than digests. Needs settings:write.
     * @throws Problem UNAUTHENTICATED, FORBIDDEN, VALIDATION_FAILED, NOT_FOUND, RULE_REFUSED for an organisation that is no sole trader
     */
    async erase (input: unknown, principal: Principal): Promise<Erasure> {
      demand(principal, 'settings:write')
      const { reason, ...subject } = parse(ErasureInput, input)
      return await store.write(principal, async (work) => {
        const erasure = await eraseIn(work, { ...subject, contacts: await contactsOf(work, subject), alone: isAlone(subject) }, { codes, at: now() })
        const { persons, organisations, ...counts } = erasure
        await work.note({ action: 'privacy_erase', records: persons, organisations, details: { subject: named(subject), reason: audit.digest(reason), ...counts } })
        return erasure
      })
    },

    /** Erases what was kept long enough. Safe to run at any time and by several at once. Needs settings:write. @throws Problem UNAUTHENTICATED, FORBIDDEN */
    async retain ({ answersHours, contactsDays }: Retention, principal: Principal): Promise<Retained> {
      demand(principal, 'settings:write')
      const at = now()
      const before = new Date(at.getTime() - contactsDays * 24 * hourMs)
      let [contacts, organisations] = [0, 0]
      for (let after: string | undefined = ''; after !== undefined;) {
        const from: string = after
        after = await store.write(principal, async (work) => {
          const ids = await work.restingWithContacts({ before, after: from, limit: unitSize })
          for (const { profile } of await work.wholes(ids)) {
            const stored = (await work.findContacts({ organisationId: profile.id })).map(({ personId }) => personId)
            await writeProfile<Profile>(work, { ...profile, contacts: [] }, profile, { codes, at })
            contacts += await work.eraseContacts(stored, at)
            organisations++
          }
          return ids.length < unitSize ? undefined : ids.at(-1)
        })
      }
      return await store.write(principal, async (work) => {
        contacts += await work.eraseRetired(before, at)
        const rememberedAnswers = await work.forgetAnswers(new Date(at.getTime() - answersHours * hourMs))
        const retained = { rememberedAnswers, contacts, organisations }
        if (contacts > 0) await work.note({ action: 'privacy_retain', records: [], organisations: [], details: retained })
        return retained
      })
    }
  }
}

/** Whether an organisation itself is meant. */
function isAlone ({ email, name, personId, organisationId }: SubjectInput): boolean {
  return organisationId != null && email == null && name == null && personId == null
}

async function contactsOf (reads: Reads, { email, name, personId, organisationId }: SubjectInput): Promise<readonly StoredContact[]> {
  const query: PersonQuery = { ...email == null ? {} : { email }, ...name == null ? {} : { name }, ...personId == null ? {} : { personId }, ...organisationId == null ? {} : { organisationId } }
  const found = Object.keys(query).length === 0 ? [] : await reads.findContacts(query)
  // Every wording of the persons found, also those under another address.
  const persons = [...new Set(found.map((contact) => contact.personId))]
  return (await Promise.all(persons.map((id) => reads.findContacts({ personId: id })))).flat()
}

function organisationsOf (contacts: readonly StoredContact[], profiles: readonly Profile[] = []): string[] {
  return [...new Set([...contacts.map(({ organisationId }) => organisationId), ...profiles.map(({ id }) => id)])].sort()
}
