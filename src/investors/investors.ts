// Use cases on investors, their mandates and deals.
import { z } from 'zod'
import { demand } from '../access/demand.ts'
import type { Principal } from '../access/principal.ts'
import { broughtAfter, refuseChosenId } from '../access/relation.ts'
import { newId } from '../ids.ts'
import { parse } from '../parse.ts'
import { createChecks } from '../profiles/checks.ts'
import { refuseForeignSource, refuseHeld } from '../profiles/held.ts'
import { inputContext, type InputContext } from '../profiles/lists.ts'
import { checkRoom, checkVersion, ownWhole, profileId, recordAt, seenWhole, wholeOf, writeProfile, writeRecord, type RoomDeps, type SaveRecord, type Versioned } from '../profiles/profiles.ts'
import { refreshSearchEntry } from '../profiles/search-entry.ts'
import type { WholeInvestor, Work } from '../profiles/store.ts'
import { withCounterparts } from '../smes/smes.ts'
import { dealFields, investorFields, mandateFields, mergeDeal, mergeInvestor, mergeMandate } from './fields.ts'
import { DealInput, InvestorInput, MandateInput } from './input.ts'
import type { Deal, Investor, Mandate } from './investor.ts'

export const StandingInput = z.enum(['accepted', 'refused']).nullable()

/**
 * An investor from its input: a new draft, or the stored one saying what the input says (all of it: merge a patch before).
 * @throws Problem VALIDATION_FAILED, FORBIDDEN
 */
export function toInvestor (input: InvestorInput, existing: Investor | undefined, context: InputContext, principal: Principal): Investor {
  const checks = createChecks(context.catalogues)
  if (existing !== undefined && input.id != null && input.id !== existing.id) checks.add({ pointer: '/id', code: 'fixed', message: 'An id cannot be changed.', accepted: [existing.id] })
  const fields = investorFields(input, context, checks, '', existing)
  checks.done()
  const partnerId = broughtAfter(input.partnerId, existing, principal)
  if (existing !== undefined) return { ...existing, partnerId, ...fields }
  return { kind: 'investor', id: profileId('investor', input, context.idKey), status: 'draft', partnerId, standing: null, version: 1, createdAt: context.now, updatedAt: context.now, ...fields }
}

/** A mandate from its input, as `toInvestor`. @throws Problem VALIDATION_FAILED */
export function toMandate (input: MandateInput, existing: Mandate | undefined, organisationId: string, context: InputContext): Mandate {
  const checks = createChecks(context.catalogues)
  const fields = mandateFields(input, context, checks)
  checks.done()
  if (existing !== undefined) return { ...existing, ...fields }
  return { id: input.id ?? newId('mandate'), organisationId, version: 1, createdAt: context.now, updatedAt: context.now, ...fields }
}

/** A deal from its input, as `toInvestor`. @throws Problem VALIDATION_FAILED */
export function toDeal (input: DealInput, existing: Deal | undefined, organisationId: string, context: InputContext): Deal {
  const checks = createChecks(context.catalogues)
  const fields = dealFields(input, context, checks)
  checks.done()
  if (existing !== undefined) return { ...existing, ...fields }
  return { id: input.id ?? newId('deal'), organisationId, version: 1, createdAt: context.now, updatedAt: context.now, ...fields }
}

export type Investors = ReturnType<typeof createInvestors>

export function createInvestors ({ store, catalogues, now }: RoomDeps) {
  const { codes } = catalogues

  /** Runs where the investor is there and its records are found anew after. */
  const within = async <T>(principal: Principal, organisationId: string, save: (work: Work, whole: WholeInvestor, context: InputContext) => Promise<T>): Promise<T> =>
    await store.write(principal, async (work) => {
      const whole = await ownWhole(work, 'investor', organisationId, principal)
      const saved = await save(work, whole, await inputContext(work, catalogues, now()))
      await refreshSearchEntry(work, organisationId, codes)
      return saved
    })

  return {
    /**
     * Makes a draft. Needs profiles:create; ids are chosen by staff alone.
     * @throws Problem UNAUTHENTICATED, FORBIDDEN, VALIDATION_FAILED, DUPLICATE
     */
    async create (input: unknown, principal: Principal): Promise<WholeInvestor> {
      demand(principal, 'profiles:create')
      const given = parse(InvestorInput, input)
      refuseChosenId(principal, given.id)
      return await store.write(principal, async (work) => {
        const context = await withCounterparts(work, await inputContext(work, catalogues, now()), given, principal)
        const investor = toInvestor(given, undefined, context, principal)
        await refuseForeignSource(work, given.source, principal)
        await refuseHeld(work, given, investor, undefined, principal)
        const { record } = await writeProfile(work, investor, undefined, { codes, at: context.now })
        return await seenWhole(work, 'investor', record.id, principal)
      })
    },

    /**
     * Applies a merge patch (RFC 7396) to the version somebody saw. Needs profiles:write.
     * @throws Problem UNAUTHENTICATED, FORBIDDEN, VALIDATION_FAILED, NOT_FOUND, DUPLICATE, VERSION_REQUIRED, VERSION_CONFLICT
     */
    async update ({ id, version }: Versioned, patch: unknown, principal: Principal): Promise<WholeInvestor> {
      demand(principal, 'profiles:write')
      return await store.write(principal, async (work) => {
        const { profile } = await ownWhole(work, 'investor', id, principal)
        checkVersion(profile, version)
        const given = mergeInvestor(profile, patch)
        const context = await withCounterparts(work, await inputContext(work, catalogues, now()), given, principal)
        const investor = toInvestor(given, profile, context, principal)
        if (given.source !== profile.source) await refuseForeignSource(work, given.source, principal)
        await refuseHeld(work, given, investor, profile, principal)
        await writeProfile(work, investor, profile, { codes, at: context.now })
        return await seenWhole(work, 'investor', id, principal)
      })
    },

    /**
     * Makes a mandate, or changes one by a merge patch. Needs profiles:write.
     * @throws Problem UNAUTHENTICATED, FORBIDDEN, VALIDATION_FAILED, NOT_FOUND, DUPLICATE, RULE_REFUSED, VERSION_REQUIRED, VERSION_CONFLICT
     */
    async saveMandate ({ organisationId, id, version, input }: SaveRecord, principal: Principal): Promise<Mandate> {
      demand(principal, 'profiles:write')
      return await within(principal, organisationId, async (work, whole, context) => {
        const existing = id == null ? undefined : await recordAt(work, 'mandate', { id, version }, principal, organisationId)
        if (existing === undefined) checkRoom('mandate', whole.mandates.length)
        const given = existing === undefined ? parse(MandateInput, input) : mergeMandate(existing, input)
        if (existing === undefined) refuseChosenId(principal, given.id)
        return (await writeRecord(work, 'mandate', toMandate(given, existing, organisationId, context), existing, context.now)).record
      })
    },

    /** Makes a deal, or changes one by a merge patch; as `saveMandate`. */
    async saveDeal ({ organisationId, id, version, input }: SaveRecord, principal: Principal): Promise<Deal> {
      demand(principal, 'profiles:write')
      return await within(principal, organisationId, async (work, whole, context) => {
        const existing = id == null ? undefined : await recordAt(work, 'deal', { id, version }, principal, organisationId)
        if (existing === undefined) checkRoom('deal', whole.deals.length)
        const given = existing === undefined ? parse(DealInput, input) : mergeDeal(existing, input)
        if (existing === undefined) refuseChosenId(principal, given.id)
        return (await writeRecord(work, 'deal', toDeal(given, existing, organisationId, context), existing, context.now)).record
      })
    },

    /**
     * Records the programme's review of the investor's own standing; null takes it back. Needs claims:review.
     * @throws Problem UNAUTHENTICATED, FORBIDDEN, VALIDATION_FAILED, NOT_FOUND, VERSION_REQUIRED, VERSION_CONFLICT
     */
    async setStanding ({ id, version, standing }: Versioned & { readonly standing: unknown }, principal: Principal): Promise<WholeInvestor> {
      demand(principal, 'claims:review')
      const reviewed = parse(z.strictObject({ standing: StandingInput }), { standing }).standing
      return await store.write(principal, async (work) => {
        const { profile } = await wholeOf(work, 'investor', id)
        checkVersion(profile, version)
        await writeProfile(work, { ...profile, standing: reviewed }, profile, { codes, at: now(), action: 'review' })
        return await seenWhole(work, 'investor', id, principal)
      })
    }
  }
}
