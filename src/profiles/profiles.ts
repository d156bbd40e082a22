// Use cases on profiles of either kind, and the one way in which a profile and its records are written: doors, command line
// and imports all come through here.
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { demand } from '../access/demand.ts'
import { disclose } from '../access/disclosure.ts'
import { may, type Principal } from '../access/principal.ts'
import { isOwn } from '../access/relation.ts'
import { noteSeen } from '../audit/request.ts'
import { invalid, Problem } from '../errors.ts'
import { newId, nounOf } from '../ids.ts'
import { parse } from '../parse.ts'
import type { CodeLists } from '../scoring/codes.ts'
import { externalProfileId } from './fields.ts'
import type { Lists } from './lists.ts'
import { profileStatuses } from './profile.ts'
import { refreshSearchEntry } from './search-entry.ts'
import { prose } from './shapes.ts'
import { checkTransition, permissionFor } from './status.ts'
import type { ChangeAction, Profile, ProfileKind, Reads, RecordKind, Records, Store, Whole, Work } from './store.ts'

/** What the use cases of profiles, SMEs and investors are made of. */
export interface RoomDeps { readonly store: Store, readonly catalogues: Lists, readonly now: () => Date }

/** A record at the version somebody saw; without a version nothing is changed. */
export interface Versioned { readonly id: string, readonly version?: number | null | undefined }
/** A record to make (no id), or to change by a merge patch at the version somebody saw. */
export interface SaveRecord { readonly organisationId: string, readonly id?: string | null | undefined, readonly version?: number | null | undefined, readonly input: unknown }

export type Outcome = 'created' | 'updated' | 'unchanged'
export interface Written<T> { readonly record: T, readonly outcome: Outcome }

export const StatusInput = z.strictObject({ status: z.enum(profileStatuses), reason: prose(2_000).nullish().describe('Required for withdrawn.') })
export type StatusInput = z.infer<typeof StatusInput>

/** What an input says of who it is about. */
interface Named { readonly id?: string | null | undefined, readonly source?: string | null | undefined, readonly externalId?: string | null | undefined, readonly synthetic?: boolean | null | undefined }

/** The id a new profile gets: its own, else the same for the same source and externalId in this database, else a new one. */
export function profileId (kind: ProfileKind, { id, source, externalId, synthetic }: Named, idKey: Uint8Array): string {
  return id ?? (source != null && externalId != null ? externalProfileId(kind, { source, externalId, synthetic }, idKey) : newId(kind))
}

/** The profile with all that belongs to it, in full: not for showing. Throws NOT_FOUND when there is none of that kind. */
export async function wholeOf<K extends ProfileKind> (reads: Reads, kind: K, id: string): Promise<Extract<Whole, { profile: { kind: K } }>> {
  const [whole] = await reads.wholes([id])
  if (whole === undefined || !isOfKind(whole, kind)) throw new Problem('NOT_FOUND', `There is no ${kind} '${id}'.`)
  return whole
}

function isOfKind<K extends ProfileKind> (whole: Whole, kind: K): whole is Extract<Whole, { profile: { kind: K } }> {
  return whole.profile.kind === kind
}

/**
 * The same for the principal to change. Of what it may not even see, it is told as little as of what is not there.
 * @throws Problem NOT_FOUND, FORBIDDEN
 */
export async function ownWhole<K extends ProfileKind> (reads: Reads, kind: K, id: string, principal: Principal): Promise<Extract<Whole, { profile: { kind: K } }>> {
  const whole = await wholeOf(reads, kind, id)
  if (isOwn(principal, whole.profile)) return whole
  if (disclose(whole, principal) === undefined) throw new Problem('NOT_FOUND', `There is no ${kind} '${id}'.`)
  throw notYours(id)
}

/** The same as the principal sees it, once it was allowed to change it: what it answers to a change. */
export async function seenWhole<K extends ProfileKind> (reads: Reads, kind: K, id: string, principal: Principal): Promise<Extract<Whole, { profile: { kind: K } }>> {
  const seen = disclose(await wholeOf(reads, kind, id), principal)
  if (seen === undefined || !isOfKind(seen, kind)) throw new Error(`Who may change '${id}' may see it.`)
  return seen
}

/** The refusal to change somebody else's organisation, or what belongs to it. */
export function notYours (id: string): Problem {
  return new Problem('FORBIDDEN', `'${id}' belongs to an organisation that is not yours: only its members, the partner that brought it and the programme's staff change it.`)
}

/** @throws Problem VERSION_REQUIRED, VERSION_CONFLICT */
export function checkVersion (current: { readonly id: string, readonly version: number }, version: number | null | undefined): void {
  if (version == null) throw new Problem('VERSION_REQUIRED', `Say which version of '${current.id}' you change. It is at version ${current.version}.`)
  if (current.version !== version) throw new Problem('VERSION_CONFLICT', `'${current.id}' is at version ${current.version} now, not ${version}.`, { currentVersion: current.version })
}

/** Stores a profile that is new or has changed, and what it is found by. What says the same as before is not stored. */
export async function writeProfile<P extends Profile> (work: Work, next: P, existing: P | undefined, { codes, ...how }: { readonly codes: CodeLists, readonly at: Date, readonly action?: ChangeAction }): Promise<Written<P>> {
  const written = await storeProfile(work, next, existing, how)
  if (written.outcome !== 'unchanged') await refreshSearchEntry(work, next.id, codes)
  return written
}

/** As `writeProfile`, where the caller refreshes what the profile is found by, once all that belongs to it is stored. */
export async function storeProfile<P extends Profile> (work: Work, next: P, existing: P | undefined, { at, action }: { readonly at: Date, readonly action?: ChangeAction }): Promise<Written<P>> {
  if (existing === undefined) {
    await work.insertProfile(next)
    return { record: next, outcome: 'created' }
  }
  if (isDeepStrictEqual(next, existing)) return { record: existing, outcome: 'unchanged' }
  const record: P = { ...next, version: existing.version + 1, updatedAt: at }
  await work.updateProfile(record, existing.version, action)
  return { record, outcome: 'updated' }
}

/** Stores a need, mandate or deal that is new or has changed; the caller refreshes what its organisation is found by. */
export async function writeRecord<K extends Exclude<RecordKind, 'claim'>> (work: Work, kind: K, next: Records[K], existing: Records[K] | undefined, at: Date): Promise<Written<Records[K]>> {
  if (existing === undefined) {
    await work.insertRecord(kind, next)
    return { record: next, outcome: 'created' }
  }
  if (isDeepStrictEqual(next, existing)) return { record: existing, outcome: 'unchanged' }
  const record: Records[K] = { ...next, version: existing.version + 1, updatedAt: at }
  await work.updateRecord(kind, record, existing.version)
  return { record, outcome: 'updated' }
}

/**
 * The record at that version for the principal to change, of that organisation where one is named.
 * @throws Problem NOT_FOUND, FORBIDDEN, VERSION_REQUIRED, VERSION_CONFLICT
 */
export async function recordAt<K extends RecordKind> (work: Work, kind: K, { id, version }: Versioned, principal: Principal, organisationId?: string): Promise<Records[K]> {
  const missing = (): Problem => new Problem('NOT_FOUND', `There is no ${kind} '${id}'${organisationId === undefined ? '' : ` of '${organisationId}'`}.`)
  const record = await work.record(kind, id)
  if (record === undefined || (organisationId !== undefined && record.organisationId !== organisationId)) throw missing()
  const [whole] = await work.wholes([record.organisationId])
  if (whole === undefined || !isOwn(principal, whole.profile)) {
    const seen = whole === undefined ? undefined : disclose(whole, principal)
    throw seen !== undefined && recordsOf(seen).some((one) => one.id === id) ? notYours(id) : missing()
  }
  checkVersion(record, version)
  return record
}

/** All that belongs to the profile. */
function recordsOf (whole: Whole): ReadonlyArray<{ readonly id: string }> {
  return 'needs' in whole ? [...whole.needs, ...whole.claims] : [...whole.mandates, ...whole.deals, ...whole.claims]
}

/** Lists of an organisation end at 100 entries. */
export function checkRoom (kind: RecordKind, count: number): void {
  if (count >= 100) throw new Problem('RULE_REFUSED', `An organisation has at most 100 records of the kind '${kind}'. Remove one first.`)
}

/** What the principal may see, noted for the audit log. */
function seen (whole: Whole, principal: Principal): Whole | undefined {
  const shown = disclose(whole, principal)
  if (shown !== undefined) noteSeen(shown.profile, principal)
  return shown
}

export type Profiles = ReturnType<typeof createProfiles>

export function createProfiles ({ store, catalogues, now }: RoomDeps) {
  const { codes } = catalogues

  const removeProfile = async (work: Work, kind: ProfileKind, { id, version }: Versioned, principal: Principal): Promise<void> => {
    demand(principal, 'profiles:create')
    const { profile } = await ownWhole(work, kind, id, principal)
    checkVersion(profile, version)
    if (profile.status !== 'draft') throw new Problem('RULE_REFUSED', `Only drafts are removed, and '${id}' is '${profile.status}'. Withdraw it instead.`)
    await work.removeProfile(kind, id, profile.version)
  }

  const removeRecord = async (work: Work, kind: 'need' | 'mandate' | 'deal', versioned: Versioned, principal: Principal, organisationId?: string): Promise<void> => {
    const record = await recordAt(work, kind, versioned, principal, organisationId)
    await work.removeRecord(kind, record.id, record.version)
    await refreshSearchEntry(work, record.organisationId, codes)
  }

  return {
    /** The profile as the principal may see it; undefined when there is none or nothing of it may be seen. */
    async find (id: string, principal: Principal): Promise<Whole | undefined> {
      const [whole] = await store.read.wholes([id])
      return whole === undefined ? undefined : seen(whole, principal)
    },

    /** Several profiles as the principal may see them, by id; those that may not be seen are missing. */
    async findMany (ids: readonly string[], principal: Principal): Promise<ReadonlyMap<string, Whole>> {
      const wholes = await store.read.wholes(ids)
      return new Map(wholes.flatMap((whole) => {
        const shown = seen(whole, principal)
        return shown === undefined ? [] : [[shown.profile.id, shown]]
      }))
    },

    /**
     * Removes a draft profile with all that belongs to it, or a need, mandate or deal. Needs profiles:write, for a profile
     * profiles:create.
     * @throws Problem UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, VERSION_REQUIRED, VERSION_CONFLICT, RULE_REFUSED
     */
    async remove ({ id, version, organisationId }: Versioned & { readonly organisationId?: string | undefined }, principal: Principal): Promise<void> {
      demand(principal, 'profiles:write')
      const noun = nounOf(id)
      await store.write(principal, async (work) => {
        if (noun === 'sme' || noun === 'investor') await removeProfile(work, noun, { id, version }, principal)
        else if (noun === 'need' || noun === 'mandate' || noun === 'deal') await removeRecord(work, noun, { id, version }, principal, organisationId)
        else throw new Problem('NOT_FOUND', `There is no profile, need, mandate or deal '${id}'.`)
      })
    },

    /**
     * Brings a profile into another state (status.ts says which may follow which); the state it is in already changes
     * nothing. Needs profiles:write, for published profiles:publish.
     * @throws Problem UNAUTHENTICATED, FORBIDDEN, VALIDATION_FAILED, NOT_FOUND, VERSION_REQUIRED, VERSION_CONFLICT, RULE_REFUSED
     */
    async changeStatus ({ id, version, ...asked }: Versioned & { readonly status: unknown, readonly reason?: unknown }, principal: Principal): Promise<Whole> {
      demand(principal, 'profiles:write')
      const { status, reason = null } = parse(StatusInput, asked)
      if (!may(principal, permissionFor(status))) throw new Problem('FORBIDDEN', 'Publishing needs the permission profiles:publish. Offer the profile for review (in_review) instead.')
      if (status === 'withdrawn' && reason === null) throw invalid([{ pointer: '/reason', code: 'required', message: 'Say why the profile is withdrawn.' }])
      const noun = nounOf(id)
      if (noun !== 'sme' && noun !== 'investor') throw new Problem('NOT_FOUND', `There is no profile '${id}'.`)
      return await store.write(principal, async (work) => {
        const { profile } = await ownWhole(work, noun, id, principal)
        checkVersion(profile, version)
        if (profile.status === status) return await seenWhole(work, noun, id, principal)
        checkTransition(profile.status, status)
        await writeProfile<Profile>(work, { ...profile, status, statusReason: reason }, profile, { codes, at: now(), action: 'status' })
        return await seenWhole(work, noun, id, principal)
      })
    }
  }
}
