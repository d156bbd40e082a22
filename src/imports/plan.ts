// What importing one record will write: everything is read and checked first, then written, so that a record which is
// refused has left nothing behind and the next one can go on in the same unit of work.
import { isDeepStrictEqual } from 'node:util'
import type { Principal } from '../access/principal.ts'
import { broughtAfter, chosenId, isOwn, isStaff, refuseChosenId } from '../access/relation.ts'
import { invalid } from '../errors.ts'
import { derivedId } from '../ids.ts'
import { dealFields, investorFields, mandateFields, mergeInvestor } from '../investors/fields.ts'
import type { InvestorInput } from '../investors/input.ts'
import { createChecks, type Checks } from '../profiles/checks.ts'
import { externalCounterparts, externalProfileId, shorthands } from '../profiles/fields.ts'
import { heldElsewhere, refuseForeignSource } from '../profiles/held.ts'
import type { InputContext } from '../profiles/lists.ts'
import { without } from '../profiles/merge.ts'
import type { ProfileStatus } from '../profiles/profile.ts'
import { isErased } from '../privacy/redact.ts'
import { profileId, storeProfile, writeRecord } from '../profiles/profiles.ts'
import { refreshSearchEntry } from '../profiles/search-entry.ts'
import { arrivingStatus, transitions } from '../profiles/status.ts'
import type { Profile, RecordKind, Records, Whole, WholeInvestor, WholeSme, Work } from '../profiles/store.ts'
import { mergeSme, needFields, smeFields } from '../smes/fields.ts'
import type { SmeInput } from '../smes/input.ts'
import { withCounterparts } from '../smes/smes.ts'
import type { ImportDocument } from './document.ts'
import { editedFields, keptWhole, protect, removedByHand } from './human-edits.ts'
import { possibleDuplicates } from './namesakes.ts'
import { planClaims } from './plan-claims.ts'
import type { Remark } from './result.ts'
import type { ImportMode } from './store.ts'

/** An excluded counterpart that is not stored yet: `assumed` is the id it will have unless it comes with one of its own. */
export interface OpenVeto { readonly organisationId: string, readonly source: string, readonly externalId: string, readonly assumed: string, readonly pointer: string }

export interface RecordPlan {
  readonly id: string
  readonly warnings: readonly Remark[]
  readonly openVetoes: readonly OpenVeto[]
  /** Writes all of it. The first write is the only one that can be refused. */
  apply (work: Work): Promise<'created' | 'updated' | 'unchanged'>
}

/** What the person who imports decided about records that are there already. */
export interface PlanChoices {
  readonly mode: ImportMode
  /** The file replaces what people changed since the last import. */
  readonly overwrite: boolean
}

type Write = (work: Work) => Promise<boolean>
type Listed = Exclude<RecordKind, 'claim'>
const mostRecords = 100

/**
 * Reads what is stored of the organisation and checks the document against it and the code lists.
 * @throws Problem VALIDATION_FAILED with everything that is wrong
 */
export async function planRecord (work: Work, document: ImportDocument, context: InputContext, principal: Principal, { mode, overwrite }: PlanChoices): Promise<RecordPlan> {
  const warnings: Remark[] = []
  const warn = (remark: Remark): void => { warnings.push(remark) }
  const checks = createChecks(context.catalogues)
  const stored = await storedOf(work, document, principal, context)
  if (mode === (stored === undefined ? 'update-only' : 'create-only')) return leftAlone(document, stored, context)
  const seen = await withCounterparts(work, context, document, principal)
  const wanted = profileOf(document, stored, seen, checks, principal, warn)
  const edited = stored === undefined || overwrite ? new Set<string>() : await editedFields(work, stored.profile)
  const profile = stored === undefined ? wanted : protect(wanted, stored.profile, edited, '', warn)
  if (stored === undefined) for (const remark of await possibleDuplicates(work, profile, principal)) warn(remark)
  for (const issue of await heldElsewhere(work, document, profile, stored?.profile, principal)) checks.add(issue)
  const whole = stored ?? emptyWhole(profile)
  const listing: Listing = { work, organisationId: profile.id, context, checks, warn, principal, guards: stored !== undefined && !overwrite }
  const writes = document.kind === 'sme'
    ? await planList('need', document.needs, 'needs' in whole ? whole.needs : [], listing, needFields, 'needs')
    : [
        ...await planList('mandate', document.mandates, 'mandates' in whole ? whole.mandates : [], listing, mandateFields, 'mandates'),
        ...await planList('deal', document.deals, 'deals' in whole ? whole.deals : [], listing, dealFields, 'deals')
      ]
  const claims = await planClaims(document, { ...listing, stored: whole.claims })
  room('claims', whole.claims.length + claims.filter((claim) => claim.stored === undefined).length, checks)
  for (const { next, stored: standing } of claims) writes.push((unit) => writeClaim(unit, next, standing, context.now))
  checks.done()

  const { codes } = context.catalogues
  return {
    id: profile.id,
    warnings,
    openVetoes: openVetoesOf(document, profile, seen),
    async apply (unit) {
      if (edited.size > 0) await unit.noteKept(profile.id, [...edited])
      const { outcome } = await storeProfile<Profile>(unit, profile, stored?.profile, { at: context.now })
      let changed = outcome !== 'unchanged'
      for (const write of writes) changed = await write(unit) || changed
      if (changed) await refreshSearchEntry(unit, profile.id, codes)
      return outcome === 'unchanged' && changed ? 'updated' : outcome
    }
  }
}

/**
 * The organisation the document is about, by source and externalId, else by id. Of one that is not the principal's, the
 * refusal tells nothing, not even that it is there.
 */
async function storedOf (work: Work, { kind, id, source, externalId, synthetic }: ImportDocument, principal: Principal, { idKey }: InputContext): Promise<Whole | undefined> {
  await refuseForeignSource(work, source, principal)
  const known = source != null && externalId != null ? (await work.findBySource(source, [externalId])).get(externalId) : undefined
  if (known !== undefined && id != null && known !== id) {
    throw invalid([{ pointer: '/id', code: 'duplicate', message: `The externalId '${externalId}' of the source '${source}' belongs to ${known}.`, accepted: [known] }])
  }
  const [stored] = await work.wholes([known ?? profileId(kind, { id, source, externalId, synthetic }, idKey)])
  if (stored === undefined || !isOwn(principal, stored.profile)) {
    refuseChosenId(principal, id)
    if (stored === undefined) return undefined
    throw invalid([{ pointer: '/externalId', code: 'not_yours', message: 'This record is not yours to import.' }])
  }
  if (stored.profile.kind !== kind) {
    throw invalid([{ pointer: '/kind', code: 'fixed', message: `${stored.profile.id} is stored as ${stored.profile.kind}.`, accepted: [stored.profile.kind] }])
  }
  if (isErased(stored.profile)) throw invalid([{ pointer: '', code: 'erased', message: `${stored.profile.id} was erased at the request of the person it was about: take it out of the file.` }])
  return stored
}

function emptyWhole (profile: Profile): Whole {
  return profile.kind === 'sme'
    ? { profile, needs: [], claims: [] } satisfies WholeSme
    : { profile, mandates: [], deals: [], claims: [] } satisfies WholeInvestor
}

/** What of the document is not the profile's own. */
const otherParts = ['kind', 'status', 'claims', 'certifications', 'needs', 'mandates', 'deals']

/** The profile as the document leaves it: a new one, or the stored one with what the document names (null clears). */
function profileOf (document: ImportDocument, stored: Whole | undefined, context: InputContext, checks: Checks, principal: Principal, warn: (remark: Remark) => void): Profile {
  const input = without(document, otherParts)
  const existing = stored?.profile
  const partnerId = broughtAfter(document.partnerId, existing, principal)
  const base = { status: 'draft' as const, partnerId, version: 1, createdAt: context.now, updatedAt: context.now }
  let profile: Profile
  if (document.kind === 'sme') {
    const before = existing?.kind === 'sme' ? existing : undefined
    // The document's shape holds that of the input: what it lets through need not be read again.
    const fields = smeFields(before === undefined ? input as SmeInput : mergeSme(before, input), context, checks, '', before)
    profile = before === undefined ? { ...base, kind: 'sme', id: profileId('sme', document, context.idKey), ...fields } : { ...before, ...fields }
  } else {
    const before = existing?.kind === 'investor' ? existing : undefined
    const fields = investorFields(before === undefined ? input as InvestorInput : mergeInvestor(before, input), context, checks, '', before)
    profile = before === undefined ? { ...base, standing: null, kind: 'investor', id: profileId('investor', document, context.idKey), ...fields } : { ...before, ...fields }
  }
  for (const { scheme, warning } of profile.identifiers) if (warning !== null) warn({ pointer: `/${shorthands[scheme]}`, code: 'identifier_checksum', message: warning })
  return { ...profile, partnerId, ...statusOf(document, existing, principal, warn) }
}

/**
 * The status the document asks for, where it may. A file does not undo what somebody decided in the service: a paused or
 * withdrawn profile stays so until its status is changed there.
 */
function statusOf ({ status: asked, source }: ImportDocument, existing: Profile | undefined, principal: Principal, warn: (remark: Remark) => void): Pick<Profile, 'status' | 'statusReason'> | Record<string, never> {
  if (asked == null || asked === existing?.status) return {}
  const status = arrivingStatus(asked, principal)
  if (status !== asked) warn({ pointer: '/status', code: 'publishing_not_allowed', message: `Your key may not publish: the profile is offered for review (in_review) instead of '${asked}'.` })
  if (status === existing?.status) return {}
  if (existing !== undefined && (existing.status === 'paused' || existing.status === 'withdrawn' || !transitions[existing.status].includes(status))) {
    warn({ pointer: '/status', code: 'status_kept', message: `The profile is '${existing.status}', which an import does not turn into '${status}'. Change its status in the service.` })
    return {}
  }
  const closing: readonly ProfileStatus[] = ['paused', 'expired', 'withdrawn']
  return { status, statusReason: closing.includes(status) ? `Imported${source == null ? '' : ` from ${source}`}.` : null }
}

/** What a list is planned with. `guards`: what people changed since the last import is looked for and kept. */
interface Listing { readonly work: Work, readonly organisationId: string, readonly context: InputContext, readonly checks: Checks, readonly warn: (remark: Remark) => void, readonly principal: Principal, readonly guards: boolean }

/**
 * The writes for the needs, mandates or deals of a document. One without an id of its own is known by its place in the
 * list; those that earlier imports made at places beyond the list's end are removed. Without a list nothing changes.
 */
async function planList<K extends Listed, I extends { readonly id?: string | null | undefined }> (
  kind: K, given: readonly I[] | null | undefined, stored: ReadonlyArray<Records[K]>, { work, organisationId, context, checks, warn, principal, guards }: Listing,
  fieldsOf: (input: I, context: InputContext, checks: Checks, at: string) => Omit<Records[K], 'id' | 'organisationId' | 'version' | 'createdAt' | 'updatedAt'>, field: string
): Promise<Write[]> {
  if (given == null) return []
  const placed = (index: number): string => derivedId(kind, organisationId, String(index))
  const named = new Set<string>()
  const writes: Write[] = []
  let added = 0
  for (const [index, input] of given.entries()) {
    const at = `/${field}/${index}`
    const id = input.id ?? placed(index)
    const existing = stored.find((record) => record.id === id)
    if (existing === undefined && input.id != null && !isStaff(principal)) {
      checks.add({ pointer: `${at}/id`, ...chosenId })
      continue
    }
    if (named.has(id) || (existing === undefined && input.id != null && await work.record(kind, id) !== undefined)) {
      checks.add({ pointer: `${at}/id`, code: 'duplicate', message: `The id ${id} is taken.` })
      continue
    }
    named.add(id)
    const fields = fieldsOf(input, context, checks, at)
    if (guards && existing === undefined && await removedByHand(work, id)) {
      warn(keptWhole(at, 'removed'))
      continue
    }
    // The fields are those of the kind, which the compiler cannot follow through the parameter.
    const wanted = { version: 1, createdAt: context.now, updatedAt: context.now, ...existing, ...fields, id, organisationId } as Records[K]
    const edited = guards && existing !== undefined ? await editedFields(work, existing) : new Set<string>()
    const next = existing === undefined ? wanted : protect<Records[K]>(wanted, existing, edited, at, warn)
    if (existing === undefined) added++
    writes.push(async (unit) => {
      if (edited.size > 0) await unit.noteKept(id, [...edited])
      return (await writeRecord(unit, kind, next, existing, context.now)).outcome !== 'unchanged'
    })
  }
  const beyond = new Set(stored.some(({ id }) => !named.has(id)) ? Array.from({ length: mostRecords }, (_, index) => placed(index)) : [])
  const gone: Array<Records[K]> = []
  for (const record of stored) {
    if (!beyond.has(record.id) || named.has(record.id)) continue
    if (guards && (await editedFields(work, record)).size > 0) warn(keptWhole(`/${field}`, 'changed'))
    else gone.push(record)
  }
  room(field, stored.length + added - gone.length, checks)
  for (const record of gone) {
    writes.unshift(async (unit) => {
      await unit.removeRecord(kind, record.id, record.version)
      return true
    })
  }
  return writes
}

/** A record that the mode leaves as it is. */
function leftAlone (document: ImportDocument, stored: Whole | undefined, { idKey }: InputContext): RecordPlan {
  const id = stored?.profile.id ?? profileId(document.kind, document, idKey)
  const remark = stored === undefined
    ? { pointer: '', code: 'not_known', message: 'There is no such organisation yet, and this import only updates.' }
    : { pointer: '', code: 'already_known', message: `${id} is there already, and this import only creates.` }
  return { id, warnings: [remark], openVetoes: [], apply: async () => 'unchanged' }
}

function room (field: string, count: number, checks: Checks): void {
  if (count > mostRecords) checks.add({ pointer: `/${field}`, code: 'too_many', message: `With these the organisation would have ${count} ${field}; it can have ${mostRecords}.` })
}

async function writeClaim (work: Work, next: Records['claim'], stored: Records['claim'] | undefined, at: Date): Promise<boolean> {
  if (stored === undefined) await work.insertRecord('claim', next)
  else if (isDeepStrictEqual(next, stored)) return false
  else await work.updateRecord('claim', { ...next, version: stored.version + 1, updatedAt: at }, stored.version, next.reviewedAt === stored.reviewedAt ? 'update' : 'review')
  return true
}

function openVetoesOf (document: ImportDocument, { id: organisationId, synthetic }: Profile, { counterparts, idKey }: InputContext): OpenVeto[] {
  const { source } = document
  if (source == null) return []
  const given = document.excludedCounterparts ?? []
  return externalCounterparts(document).filter((externalId) => counterparts?.has(externalId) !== true).map((externalId) => ({
    organisationId, source, externalId, assumed: externalProfileId(document.kind === 'sme' ? 'investor' : 'sme', { source, externalId, synthetic }, idKey), pointer: `/excludedCounterparts/${given.indexOf(externalId)}`
  }))
}
