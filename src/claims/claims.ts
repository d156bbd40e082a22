// Use cases on claims: saving, submitting, reviewing, removing.
import { z } from 'zod'
import { may, type Permission, type Principal } from '../access/principal.ts'
import { Problem } from '../errors.ts'
import { newId } from '../ids.ts'
import { parse } from '../parse.ts'
import { createChecks } from '../profiles/checks.ts'
import { prose } from '../profiles/shapes.ts'
import { refreshSearchEntry } from '../profiles/search-entry.ts'
import type { Store, Work } from '../profiles/store.ts'
import { evidenceLevels, type EvidenceLevel } from '../scoring/types.ts'
import { reaches } from './alignment.ts'
import type { Claim } from './claim.ts'
import { ClaimInput, claimContent, toInput, type ClaimContent, type ClaimLists } from './input.ts'
import { actsFrom, decisions, transitions, type ClaimAct } from './review.ts'

/** The levels a review can set: `inferred` marks a match without a claim, so is never a claim's. */
export const reviewLevels = evidenceLevels.filter((level): level is Exclude<EvidenceLevel, 'inferred'> => level !== 'inferred')

export const ReviewInput = z.strictObject({
  decision: z.enum(decisions),
  /** Read when accepting; without it the claim keeps its level. */
  level: z.enum(reviewLevels).nullish(),
  reason: prose(2000)
})
export type ReviewInput = z.infer<typeof ReviewInput>

export interface SaveClaim {
  readonly organisationId: string
  /** The claim to change; without it a new one is made. */
  readonly id?: string | null | undefined
  /** The version the change was made on; needed with `id`. */
  readonly version?: number | null | undefined
  readonly input: ClaimInput
}
export interface ClaimVersion { readonly id: string, readonly version: number }

export type Claims = ReturnType<typeof createClaims>

export function createClaims ({ store, catalogues, codes, now }: ClaimLists & { store: Store, now: () => Date }) {
  const lists: ClaimLists = { catalogues, codes }

  const content = (given: ClaimInput, standing?: Claim): ClaimContent => {
    const checks = createChecks(catalogues)
    const checked = claimContent(parse(ClaimInput, given), lists, checks, '', standing)
    checks.done()
    // Nothing was wrong, so there is content.
    if (checked === undefined) throw new Problem('INTERNAL', 'The claim could not be read.')
    return checked
  }

  const create = async (work: Work, organisationId: string, said: ClaimContent): Promise<Claim> => {
    if ((await work.wholes([organisationId])).length === 0) throw new Problem('NOT_FOUND', `There is no organisation '${organisationId}'.`)
    const at = now()
    const claim: Claim = {
      id: newId('claim'), organisationId, ...said, state: 'draft', level: 'self_declared', submittedBy: null,
      reviewedBy: null, reviewedAt: null, reviewReason: null, version: 1, createdAt: at, updatedAt: at
    }
    await work.insertRecord('claim', claim)
    await refreshSearchEntry(work, organisationId)
    return claim
  }

  /** Stores what an act made of a claim, and what directories find by it. */
  const replace = async (work: Work, claim: Claim, expected: number, action?: 'submit' | 'review'): Promise<Claim> => {
    const stored: Claim = { ...claim, version: expected + 1, updatedAt: now() }
    await work.updateRecord('claim', stored, expected, action)
    await refreshSearchEntry(work, claim.organisationId)
    return stored
  }

  return {
    /**
     * Makes a draft, or changes a claim. Changing what an accepted claim says returns it to `submitted` and
     * `self_declared`; a rejected one becomes a draft again; a revoked one stays as it is. A change that changes nothing
     * is not stored. Needs profiles:write.
     * @throws Problem FORBIDDEN, VALIDATION_FAILED, NOT_FOUND, VERSION_REQUIRED, VERSION_CONFLICT, RULE_REFUSED
     */
    async save ({ organisationId, id, version, input }: SaveClaim, principal: Principal): Promise<Claim> {
      need(principal, 'profiles:write')
      const said = content(input)
      if (id == null) return await store.write(principal, (work) => create(work, organisationId, said))
      if (version == null) throw new Problem('VERSION_REQUIRED', 'Say which version of the claim you change.')
      return await store.write(principal, async (work) => {
        const claim = await current(work, { id, version })
        if (claim.organisationId !== organisationId) throw new Problem('NOT_FOUND', `'${organisationId}' has no claim '${id}'.`)
        const changed = edited(claim, content(input, claim), principal)
        return changed === claim ? claim : await replace(work, changed, version)
      })
    },

    /** Offers a draft for review. Needs profiles:write. */
    async submit ({ id, version }: ClaimVersion, principal: Principal): Promise<Claim> {
      need(principal, 'profiles:write')
      return await store.write(principal, async (work) => {
        const claim = await current(work, { id, version })
        return await replace(work, { ...claim, state: next(claim, 'submit'), submittedBy: principal.id }, version, 'submit')
      })
    },

    /**
     * Accepts, rejects or revokes, with the reason; accepting sets the level. The only way, besides an import by a
     * reviewer, to a level above self-declared. For third party and audited the reviewer must not be who submitted the
     * claim. Needs claims:review.
     * @throws Problem FORBIDDEN, VALIDATION_FAILED, NOT_FOUND, VERSION_CONFLICT, RULE_REFUSED
     */
    async review ({ id, version }: ClaimVersion, input: ReviewInput, principal: Principal): Promise<Claim> {
      need(principal, 'claims:review')
      const { decision, level, reason } = parse(ReviewInput, input)
      return await store.write(principal, async (work) => {
        const claim = await current(work, { id, version })
        const state = next(claim, decision)
        const set = decision === 'accept' ? level ?? claim.level : claim.level
        if (decision === 'accept' && reaches(set, 'third_party') && claim.submittedBy === principal.id) {
          throw new Problem('RULE_REFUSED', 'Who submitted a claim cannot accept it as third_party or audited: another reviewer must.')
        }
        return await replace(work, { ...claim, state, level: set, reviewedBy: principal.id, reviewedAt: now(), reviewReason: reason }, version, 'review')
      })
    },

    /** Removes a claim that was never reviewed. Needs profiles:write. */
    async remove ({ id, version }: ClaimVersion, principal: Principal): Promise<void> {
      need(principal, 'profiles:write')
      await store.write(principal, async (work) => {
        const claim = await current(work, { id, version })
        next(claim, 'remove')
        await work.removeRecord('claim', id, version)
        await refreshSearchEntry(work, claim.organisationId)
      })
    }
  }
}

/**
 * The claim as it stands once it says something else: the same object when it says the same. Who changes a submitted
 * claim is from then on its submitter, so that nobody reviews facts of their own at the levels that need two people.
 */
export function edited (claim: Claim, said: ClaimContent, principal: Principal): Claim {
  if (claim.facts.kind !== said.facts.kind) {
    throw new Problem('RULE_REFUSED', `A claim of kind '${claim.facts.kind}' cannot become one of kind '${said.facts.kind}'. Make a new claim.`)
  }
  if (saysSame(claim, said)) return claim
  const state = next(claim, 'edit')
  return {
    ...claim, ...said, state, level: 'self_declared', submittedBy: state === 'submitted' ? principal.id : null,
    reviewedBy: null, reviewedAt: null, reviewReason: null
  }
}

/**
 * Whether two claims say the same. The rule set does not count: a new edition of a list, alone, undoes no review, and the
 * claim keeps naming the edition it was checked against.
 */
export function saysSame (a: ClaimContent, b: ClaimContent): boolean {
  return canonical(a) === canonical(b)
}

function canonical (said: ClaimContent): string {
  // Through the input form and sorted keys, as a database may give keys back in an order of its own.
  return JSON.stringify(toInput(said), (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1)) : value)
}

/** The claim at the version named; a later version is VERSION_CONFLICT before any rule is asked. */
async function current (work: Work, { id, version }: ClaimVersion): Promise<Claim> {
  const claim = await work.record('claim', id)
  if (claim === undefined) throw new Problem('NOT_FOUND', `There is no claim '${id}'.`)
  if (claim.version !== version) throw new Problem('VERSION_CONFLICT', `Claim '${id}' is at version ${claim.version} now, not ${version}.`, { currentVersion: claim.version })
  return claim
}

function next (claim: Claim, act: Exclude<ClaimAct, 'remove'>): Claim['state']
function next (claim: Claim, act: ClaimAct): Claim['state'] | 'removed'
function next (claim: Claim, act: ClaimAct): Claim['state'] | 'removed' {
  const state = transitions[claim.state][act]
  if (state !== undefined) return state
  const can = actsFrom(claim.state)
  throw new Problem('RULE_REFUSED', `A claim in state '${claim.state}' cannot be changed by '${act}'.${can.length > 0 ? ` Possible: ${can.join(', ')}.` : ' Make a new claim.'}`)
}

function need (principal: Principal, permission: Permission): void {
  if (!may(principal, permission)) throw new Problem('FORBIDDEN', `This needs the permission ${permission}.`)
}
