// Use cases on SMEs and their needs.
import { demand } from '../access/demand.ts'
import type { Principal } from '../access/principal.ts'
import { newId } from '../ids.ts'
import { parse } from '../parse.ts'
import { createChecks } from '../profiles/checks.ts'
import { externalCounterparts } from '../profiles/fields.ts'
import { refuseHeld } from '../profiles/held.ts'
import { inputContext, type InputContext } from '../profiles/lists.ts'
import { checkRoom, checkVersion, profileId, recordAt, wholeOf, writeProfile, writeRecord, type RoomDeps, type SaveRecord, type Versioned } from '../profiles/profiles.ts'
import { refreshSearchEntry } from '../profiles/search-entry.ts'
import type { Reads, WholeSme } from '../profiles/store.ts'
import { mergeNeed, mergeSme, needFields, smeFields } from './fields.ts'
import { NeedInput, SmeInput } from './input.ts'
import type { Need, Sme } from './sme.ts'

export type { Versioned } from '../profiles/profiles.ts'

/**
 * An SME from its input: a new draft, or the stored one saying what the input says (all of it: merge a patch before).
 * @throws Problem VALIDATION_FAILED
 */
export function toSme (input: SmeInput, existing: Sme | undefined, context: InputContext, principal: Principal): Sme {
  const checks = createChecks(context.catalogues)
  if (existing !== undefined && input.id != null && input.id !== existing.id) checks.add({ pointer: '/id', code: 'fixed', message: 'An id cannot be changed.', accepted: [existing.id] })
  const fields = smeFields(input, context, checks, '', existing)
  checks.done()
  if (existing !== undefined) return { ...existing, ...fields }
  return { kind: 'sme', id: profileId('sme', input), status: 'draft', partnerId: principal.id, version: 1, createdAt: context.now, updatedAt: context.now, ...fields }
}

/** A need from its input, as `toSme`. @throws Problem VALIDATION_FAILED */
export function toNeed (input: NeedInput, existing: Need | undefined, organisationId: string, context: InputContext): Need {
  const checks = createChecks(context.catalogues)
  const fields = needFields(input, context, checks)
  checks.done()
  if (existing !== undefined) return { ...existing, ...fields }
  return { id: input.id ?? newId('need'), organisationId, version: 1, createdAt: context.now, updatedAt: context.now, ...fields }
}

/** The context with the excluded counterparts that the input names by externalId. */
export async function withCounterparts (reads: Reads, context: InputContext, input: Pick<SmeInput, 'source' | 'excludedCounterparts'>): Promise<InputContext> {
  const named = externalCounterparts(input)
  return input.source == null || named.length === 0 ? context : { ...context, counterparts: await reads.findBySource(input.source, named) }
}

export type Smes = ReturnType<typeof createSmes>

export function createSmes ({ store, catalogues, now }: RoomDeps) {
  const { codes } = catalogues

  return {
    /**
     * Makes a draft. Needs profiles:write.
     * @throws Problem UNAUTHENTICATED, FORBIDDEN, VALIDATION_FAILED, DUPLICATE
     */
    async create (input: unknown, principal: Principal): Promise<WholeSme> {
      demand(principal, 'profiles:write')
      const given = parse(SmeInput, input)
      return await store.write(principal, async (work) => {
        const context = await withCounterparts(work, await inputContext(work, catalogues, now()), given)
        const sme = toSme(given, undefined, context, principal)
        await refuseHeld(work, given, sme, undefined)
        const { record } = await writeProfile(work, sme, undefined, { codes, at: context.now })
        return await wholeOf(work, 'sme', record.id)
      })
    },

    /**
     * Applies a merge patch (RFC 7396) to the version somebody saw. Needs profiles:write.
     * @throws Problem UNAUTHENTICATED, FORBIDDEN, VALIDATION_FAILED, NOT_FOUND, DUPLICATE, VERSION_REQUIRED, VERSION_CONFLICT
     */
    async update ({ id, version }: Versioned, patch: unknown, principal: Principal): Promise<WholeSme> {
      demand(principal, 'profiles:write')
      return await store.write(principal, async (work) => {
        const { profile } = await wholeOf(work, 'sme', id)
        checkVersion(profile, version)
        const given = mergeSme(profile, patch)
        const context = await withCounterparts(work, await inputContext(work, catalogues, now()), given)
        const sme = toSme(given, profile, context, principal)
        await refuseHeld(work, given, sme, profile)
        await writeProfile(work, sme, profile, { codes, at: context.now })
        return await wholeOf(work, 'sme', id)
      })
    },

    /**
     * Makes a need, or changes one by a merge patch. Needs profiles:write.
     * @throws Problem UNAUTHENTICATED, FORBIDDEN, VALIDATION_FAILED, NOT_FOUND, DUPLICATE, RULE_REFUSED, VERSION_REQUIRED, VERSION_CONFLICT
     */
    async saveNeed ({ organisationId, id, version, input }: SaveRecord, principal: Principal): Promise<Need> {
      demand(principal, 'profiles:write')
      return await store.write(principal, async (work) => {
        const whole = await wholeOf(work, 'sme', organisationId)
        const existing = id == null ? undefined : await recordAt(work, 'need', { id, version }, organisationId)
        if (existing === undefined) checkRoom('need', whole.needs.length)
        const given = existing === undefined ? parse(NeedInput, input) : mergeNeed(existing, input)
        const context = await inputContext(work, catalogues, now())
        const { record } = await writeRecord(work, 'need', toNeed(given, existing, organisationId, context), existing, context.now)
        await refreshSearchEntry(work, organisationId, codes)
        return record
      })
    }
  }
}
