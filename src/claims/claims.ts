// Use cases on claims: saving, submitting, reviewing, removing.
import { setImmediate as nextTurn } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { demand } from '../access/demand.ts'
import { disclose, discloseOwnClaim } from '../access/disclosure.ts'
import type { Principal } from '../access/principal.ts'
import { isOwn } from '../access/relation.ts'
import { invalid, Problem } from '../errors.ts'
import { newId } from '../ids.ts'
import { parse } from '../parse.ts'
import { createChecks } from '../profiles/checks.ts'
import { checkRoom, notYours, recordAt, type RoomDeps, type SaveRecord, type Versioned } from '../profiles/profiles.ts'
import { refreshSearchEntry } from '../profiles/search-entry.ts'
import { prose } from '../profiles/shapes.ts'
import type { Work } from '../profiles/store.ts'
import { evidenceLevels, type EvidenceLevel } from '../scoring/types.ts'
import { reaches } from './alignment.ts'
import type { Claim } from './claim.ts'
import { ClaimInput, claimContent, mergeClaim, toInput, type ClaimContent } from './input.ts'
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

/** Most claims of one bulk review. */
export const mostReviewed = 100
export const BulkReviewInput = ReviewInput.extend({
  claims: z.array(z.strictObject({ id: z.string({ error: 'Give the id of a claim.' }).max(100), version: z.int({ error: 'The version that was reviewed.' }) }), { error: 'Give a list.' })
    .min(1, 'Name at least one claim.').max(mostReviewed, `At most ${mostReviewed} claims.`).describe('What was reviewed, each at the version that was seen.')
})

/** What became of one claim of a bulk review: the claim as it stands now, or why it was left as it was. */
export type Reviewed = { readonly id: string, readonly claim: Claim, readonly problem: null } | { readonly id: string, readonly claim: null, readonly problem: Problem }

export type Claims = ReturnType<typeof createClaims>

export function createClaims ({ store, catalogues, now }: RoomDeps) {
  const { codes } = catalogues

  /** @throws Problem VALIDATION_FAILED */
  const read = (input: ClaimInput): ClaimContent => {
    const checks = createChecks(catalogues)
    const content = claimContent(input, catalogues, checks)
    checks.done()
    if (content === undefined) throw new Error('A claim without issues has content.')
    return content
  }

  const create = async (work: Work, organisationId: string, content: ClaimContent, principal: Principal): Promise<Claim> => {
    const [whole] = await work.wholes([organisationId])
    if (whole === undefined || disclose(whole, principal) === undefined) throw new Problem('NOT_FOUND', `There is no organisation '${organisationId}'.`)
    if (!isOwn(principal, whole.profile)) throw notYours(organisationId)
    checkRoom('claim', whole.claims.length)
    const claim = newClaim(newId('claim'), organisationId, content, now())
    await work.insertRecord('claim', claim)
    await refreshSearchEntry(work, organisationId, codes)
    return claim
  }

  /** Stores what an act made of a claim, and what directories find by it. */
  const replace = async (work: Work, claim: Claim, action?: 'submit' | 'review'): Promise<Claim> => {
    const stored: Claim = { ...claim, version: claim.version + 1, updatedAt: now() }
    await work.updateRecord('claim', stored, claim.version, action)
    await refreshSearchEntry(work, claim.organisationId, codes)
    return stored
  }

  const decide = async (which: Versioned, { decision, level, reason }: ReviewInput, principal: Principal): Promise<Claim> =>
    await store.write(principal, async (work) => {
      const claim = await recordAt(work, 'claim', which, principal)
      const state = next(claim, decision)
      const set = decision === 'accept' ? level ?? claim.level : claim.level
      if (decision === 'accept' && reaches(set, 'third_party') && claim.submittedBy === principal.id) {
        throw new Problem('RULE_REFUSED', 'Who submitted a claim cannot accept it as third_party or audited: another reviewer must.')
      }
      return await replace(work, { ...claim, state, level: set, reviewedBy: principal.id, reviewedAt: now(), reviewReason: reason }, 'review')
    })

  return {
    /**
     * Makes a draft, or changes a claim by a merge patch. Changing what an accepted claim says returns it to `submitted`
     * and `self_declared`; a rejected one becomes a draft again; a revoked one stays as it is. A change that changes
     * nothing is not stored. Needs profiles:write.
     * @throws Problem UNAUTHENTICATED, FORBIDDEN, VALIDATION_FAILED, NOT_FOUND, VERSION_REQUIRED, VERSION_CONFLICT, RULE_REFUSED
     */
    async save ({ organisationId, id, version, input }: SaveRecord, principal: Principal): Promise<Claim> {
      demand(principal, 'profiles:write')
      if (id == null) {
        const content = read(parse(ClaimInput, input))
        return discloseOwnClaim(await store.write(principal, (work) => create(work, organisationId, content, principal)), principal)
      }
      return await store.write(principal, async (work) => {
        const claim = await recordAt(work, 'claim', { id, version }, principal, organisationId)
        const changed = edited(claim, read(mergeClaim(claim, input)), principal)
        return discloseOwnClaim(changed === claim ? claim : await replace(work, changed), principal)
      })
    },

    /** Offers a draft for review. Needs profiles:write. */
    async submit (which: Versioned, principal: Principal): Promise<Claim> {
      demand(principal, 'profiles:write')
      return await store.write(principal, async (work) => {
        const claim = await recordAt(work, 'claim', which, principal)
        return discloseOwnClaim(await replace(work, { ...claim, state: next(claim, 'submit'), submittedBy: principal.id }, 'submit'), principal)
      })
    },

    /**
     * Accepts, rejects or revokes, with the reason; accepting sets the level. The only way, besides an import by a
     * reviewer, to a level above self-declared. For third party and audited the reviewer must not be who submitted the
     * claim. Needs claims:review.
     * @throws Problem UNAUTHENTICATED, FORBIDDEN, VALIDATION_FAILED, NOT_FOUND, VERSION_REQUIRED, VERSION_CONFLICT, RULE_REFUSED
     */
    async review (which: Versioned, input: unknown, principal: Principal): Promise<Claim> {
      demand(principal, 'claims:review')
      return await decide(which, parse(ReviewInput, input), principal)
    },

    /**
     * The same decision, with one reason, on up to 100 claims. Each is a unit of work of its own: one that is refused keeps
     * none of the others back, and its refusal stands in its place. Answers in the order given. Needs claims:review.
     * @throws Problem UNAUTHENTICATED, FORBIDDEN, VALIDATION_FAILED
     */
    async reviewMany (input: unknown, principal: Principal): Promise<readonly Reviewed[]> {
      demand(principal, 'claims:review')
      const { claims, ...review } = parse(BulkReviewInput, input)
      const again = claims.flatMap(({ id }, at) => claims.findIndex((one) => one.id === id) < at ? [{ pointer: `/claims/${at}/id`, code: 'duplicate', message: `'${id}' is named twice.` }] : [])
      if (again.length > 0) throw invalid(again)
      const reviewed: Reviewed[] = []
      for (const which of claims) {
        try {
          reviewed.push({ id: which.id, claim: await decide(which, review, principal), problem: null })
        } catch (error) {
          if (!(error instanceof Problem) || error.status >= 500) throw error
          reviewed.push({ id: which.id, claim: null, problem: error })
        }
        // A database in this process never waits, and other requests need their turn.
        await nextTurn()
      }
      return reviewed
    },

    /** Removes a claim that was never reviewed. Needs profiles:write. */
    async remove ({ id, version, organisationId }: Versioned & { readonly organisationId?: string | undefined }, principal: Principal): Promise<void> {
      demand(principal, 'profiles:write')
      await store.write(principal, async (work) => {
        const claim = await recordAt(work, 'claim', { id, version }, principal, organisationId)
        next(claim, 'remove')
        await work.removeRecord('claim', id, claim.version)
        await refreshSearchEntry(work, claim.organisationId, codes)
      })
    }
  }
}

/** A claim nobody has submitted or reviewed. */
export function newClaim (id: string, organisationId: string, content: ClaimContent, at: Date): Claim {
  return { id, organisationId, ...content, ...unreviewed, state: 'draft', level: 'self_declared', submittedBy: null, version: 1, createdAt: at, updatedAt: at }
}

/** What no review has set. */
export const unreviewed = { reviewedBy: null, reviewedAt: null, reviewReason: null } as const

/**
 * The claim as it stands once it says something else: the same object when it says the same. Who changes a submitted
 * claim is from then on its submitter, so that nobody reviews facts of their own at the levels that need two people.
 * @throws Problem RULE_REFUSED for a revoked claim or another kind
 */
export function edited (claim: Claim, said: ClaimContent, principal: Principal): Claim {
  if (saysSame(claim, said)) return claim
  if (claim.facts.kind !== said.facts.kind) {
    throw new Problem('RULE_REFUSED', `A claim of kind '${claim.facts.kind}' cannot become one of kind '${said.facts.kind}'. Make a new claim.`)
  }
  const state = next(claim, 'edit')
  return { ...claim, ...said, ...unreviewed, state, level: 'self_declared', submittedBy: state === 'submitted' ? principal.id : null }
}

/**
 * Whether two claims say the same. The rule set does not count: a new edition of a list, alone, undoes no review, and the
 * claim keeps naming the edition it was checked against.
 */
export function saysSame (a: ClaimContent, b: ClaimContent): boolean {
  return isDeepStrictEqual(toInput(a), toInput(b))
}

function next (claim: Claim, act: Exclude<ClaimAct, 'remove'>): Claim['state']
function next (claim: Claim, act: ClaimAct): Claim['state'] | 'removed'
function next (claim: Claim, act: ClaimAct): Claim['state'] | 'removed' {
  const state = transitions[claim.state][act]
  if (state !== undefined) return state
  const can = actsFrom(claim.state)
  throw new Problem('RULE_REFUSED', `A claim that is '${claim.state}' takes no '${act}'. ${can.length > 0 ? `Possible: ${can.join(', ')}.` : 'Make a new claim.'}`)
}
