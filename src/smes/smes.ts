// Use cases on SMEs and their needs.
import { demand } from '../access/demand.ts'
import type { Principal } from '../access/principal.ts'
import { broughtAfter, isOwn, isStaff, refuseChosenId } from '../access/relation.ts'
import { newId } from '../ids.ts'
import { parse } from '../parse.ts'
import { createChecks } from '../profiles/checks.ts'
import { externalCounterparts } from '../profiles/fields.ts'
import { refuseForeignSource, refuseHeld } from '../profiles/held.ts'
import { inputContext, type InputContext } from '../profiles/lists.ts'
import { checkRoom, checkVersion, ownWhole, profileId, recordAt, seenWhole, writeProfile, writeRecord, type RoomDeps, type SaveRecord, type Versioned } from '../profiles/profiles.ts'
import { refreshSearchEntry } from '../profiles/search-entry.ts'
import type { Reads, WholeSme } from '../profiles/store.ts'
import { mergeNeed, mergeSme, needFields, smeFields } from './fields.ts'
import { NeedInput, SmeInput } from './input.ts'
import type { Need, Sme } from './sme.ts'

export type { Versioned } from '../profiles/profiles.ts'

/**
 * An SME from its input: a new draft, or the stored one saying what the input says (all of it: merge a patch before).
 * @throws Problem VALIDATION_FAILED, FORBIDDEN
 */
export function toSme (input: SmeInput, existing: Sme | undefined, context: InputContext, principal: Principal): Sme {
  const checks = createChecks(context.catalogues)
  if (existing !== undefined && input.id != null && input.id !== existing.id) checks.add({ pointer: '/id', code: 'fixed', message: 'An id cannot be changed.', accepted: [existing.id] })
  const fields = smeFields(input, context, checks, '', existing)
  checks.done()
  const partnerId = broughtAfter(input.partnerId, existing, principal)
  if (existing !== undefined) return { ...existing, partnerId, ...fields }
  return { kind: 'sme', id: profileId('sme', input, context.idKey), status: 'draft', partnerId, version: 1, createdAt: context.now, updatedAt: context.now, ...fields }
}

/** A need from its input, as `toSme`. @throws Problem VALIDATION_FAILED */
export function toNeed (input: NeedInput, existing: Need | undefined, organisationId: string, context: InputContext): Need {
  const checks = createChecks(context.catalogues)
  const fields = needFields(input, context, checks)
  checks.done()
  if (existing !== undefined) return { ...existing, ...fields }
  return { id: input.id ?? newId('need'), organisationId, version: 1, createdAt: context.now, updatedAt: context.now, ...fields }
}

/**
 * The context with the excluded counterparts that the input names by externalId. Others than staff learn the ids of their own:
 * somebody else's is excluded by the id it has unless it came with another.
 */
export async function withCounterparts (reads: Reads, context: InputContext, input: Pick<SmeInput, 'source' | 'excludedCounterparts'>, principal: Principal): Promise<InputContext> {
  const named = externalCounterparts(input)
  if (input.source == null || named.length === 0) return context
  const found = await reads.findBySource(input.source, named)
  if (isStaff(principal)) return { ...context, counterparts: found }
  const own = new Set((await reads.wholes([...found.values()])).flatMap(({ profile }) => isOwn(principal, profile) ? [profile.id] : []))
  return { ...context, counterparts: new Map([...found].filter(([, id]) => own.has(id))) }
}

export type Smes = ReturnType<typeof createSmes>

export function createSmes ({ store, catalogues, now }: RoomDeps) {
  const { codes } = catalogues

  return {
    /**
     * Makes a draft. Needs profiles:create; ids are chosen by staff alone.
     * @throws Problem UNAUTHENTICATED, FORBIDDEN, VALIDATION_FAILED, DUPLICATE
     */
    async create (input: unknown, principal: Principal): Promise<WholeSme> {
      demand(principal, 'profiles:create')
      const given = parse(SmeInput, input)
      refuseChosenId(principal, given.id)
      return await store.write(principal, async (work) => {
        const context = await withCounterparts(work, await inputContext(work, catalogues, now()), given, principal)
        const sme = toSme(given, undefined, context, principal)
        await refuseForeignSource(work, given.source, principal)
        await refuseHeld(work, given, sme, undefined, principal)
        const { record } = await writeProfile(work, sme, undefined, { codes, at: context.now })
        return await seenWhole(work, 'sme', record.id, principal)
      })
    },

    /**
     * Applies a merge patch (RFC 7396) to the version somebody saw. Needs profiles:write.
     * @throws Problem UNAUTHENTICATED, FORBIDDEN, VALIDATION_FAILED, NOT_FOUND, DUPLICATE, VERSION_REQUIRED, VERSION_CONFLICT
     */
    async update ({ id, version }: Versioned, patch: unknown, principal: Principal): Promise<WholeSme> {
      demand(principal, 'profiles:write')
      return await store.write(principal, async (work) => {
        const { profile } = await ownWhole(work, 'sme', id, principal)
        checkVersion(profile, version)
        const given = mergeSme(profile, patch)
        const context = await withCounterparts(work, await inputContext(work, catalogues, now()), given, principal)
        const sme = toSme(given, profile, context, principal)
        if (given.source !== profile.source) await refuseForeignSource(work, given.source, principal)
        await refuseHeld(work, given, sme, profile, principal)
        await writeProfile(work, sme, profile, { codes, at: context.now })
        return await seenWhole(work, 'sme', id, principal)
      })
    },

    /**
     * Makes a need, or changes one by a merge patch. Needs profiles:write.
     * @throws Problem UNAUTHENTICATED, FORBIDDEN, VALIDATION_FAILED, NOT_FOUND, DUPLICATE, RULE_REFUSED, VERSION_REQUIRED, VERSION_CONFLICT
     */
    async saveNeed ({ organisationId, id, version, input }: SaveRecord, principal: Principal): Promise<Need> {
      demand(principal, 'profiles:write')
      return await store.write(principal, async (work) => {
        const whole = await ownWhole(work, 'sme', organisationId, principal)
        const existing = id == null ? undefined : await recordAt(work, 'need', { id, version }, principal, organisationId)
        if (existing === undefined) checkRoom('need', whole.needs.length)
        const given = existing === undefined ? parse(NeedInput, input) : mergeNeed(existing, input)
        if (existing === undefined) refuseChosenId(principal, given.id)
        const context = await inputContext(work, catalogues, now())
        const { record } = await writeRecord(work, 'need', toNeed(given, existing, organisationId, context), existing, context.now)
        await refreshSearchEntry(work, organisationId, codes)
        return record
      })
    }
  }
}
