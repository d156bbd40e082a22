// From what an import document says to what is stored of it and to what the scoring engine reads, without a database: by the very
// functions that imports, disclosure and matching use. A test holds it to what an import of the same document leaves.
import { disclose } from '../access/disclosure.ts'
import { anonymous, commandLine, type Basis } from '../access/principal.ts'
import { claimContent } from '../claims/input.ts'
import { newClaim } from '../claims/claims.ts'
import type { Claim, ClaimFacts } from '../claims/claim.ts'
import { fold } from '../fold.ts'
import { derivedId } from '../ids.ts'
import type { ReviewImport } from '../imports/document.ts'
import { dealFields, investorFields, mandateFields } from '../investors/fields.ts'
import { scoringInvestor, scoringSme, type Rates } from '../matching/scoring-view.ts'
import { createChecks, type Checks } from '../profiles/checks.ts'
import type { InputContext } from '../profiles/lists.ts'
import type { WholeInvestor, WholeSme } from '../profiles/store.ts'
import { compareText } from '../scoring/interval.ts'
import type { ScoringInvestor, ScoringSme } from '../scoring/types.ts'
import { needFields, smeFields } from '../smes/fields.ts'
import type { Given } from './claims.ts'
import type { InvestorCore } from './investor.ts'
import type { SmeCore } from './sme.ts'

function byId<R extends { readonly id: string }> (records: R[]): R[] {
  return records.sort((a, b) => compareText(a.id, b.id))
}

function stampAt (at: Date) {
  return { version: 1, createdAt: at, updatedAt: at } as const
}

function aboutOf (facts: ClaimFacts): string {
  switch (facts.kind) {
    case 'taxonomy': return facts.activity
    case 'cam': return facts.decree
    case 'certification': return facts.certification
    case 'china_catalogue': return facts.entry
    case 'membership': return fold(facts.name)
  }
}

function claimsOf (given: readonly Given[], organisationId: string, { catalogues, now }: InputContext, checks: Checks): Claim[] {
  return byId(given.flatMap(({ input, review }): Claim[] => {
    const content = claimContent(input, catalogues, checks)
    if (content === undefined) return []
    const claim = newClaim(derivedId('claim', organisationId, content.facts.kind, aboutOf(content.facts), '0'), organisationId, content, now)
    if (review == null) return [Object.assign(claim, { state: 'submitted', submittedBy: commandLine.id } as const)]
    if (!isReview(review)) return [Object.assign(claim, { state: review.state })]
    return [Object.assign(claim, { state: review.state, level: review.level ?? claim.level, reviewedBy: commandLine.id, reviewedAt: now, reviewReason: review.reason })]
  }))
}

function isReview (review: NonNullable<Given['review']>): review is ReviewImport {
  return 'reason' in review
}

/**
 * What an import by the command line at `context.now` leaves in an empty database.
 * @throws Problem VALIDATION_FAILED when something of it is wrong
 */
export function wholeSme ({ id, status, input, needs, claims }: SmeCore, context: InputContext): WholeSme {
  const checks = createChecks(context.catalogues)
  const at = stampAt(context.now)
  const whole: WholeSme = {
    profile: Object.assign(smeFields(input, context, checks), at, { kind: 'sme', id, status, partnerId: commandLine.id } as const),
    needs: byId(needs.map((need, place) => Object.assign(needFields(need, context, checks), at, { id: derivedId('need', id, String(place)), organisationId: id }))),
    claims: claimsOf(claims, id, context, checks)
  }
  checks.done()
  return whole
}

/** As `wholeSme`. */
export function wholeInvestor ({ id, status, input, mandates, deals, claims }: InvestorCore, context: InputContext): WholeInvestor {
  const checks = createChecks(context.catalogues)
  const at = stampAt(context.now)
  const whole: WholeInvestor = {
    profile: Object.assign(investorFields(input, context, checks), at, { kind: 'investor', id, status, partnerId: commandLine.id, standing: null } as const),
    mandates: byId(mandates.map((mandate, place) => Object.assign(mandateFields(mandate, context, checks), at, { id: derivedId('mandate', id, String(place)), organisationId: id }))),
    deals: byId(deals.map((deal, place) => Object.assign(dealFields(deal, context, checks), at, { id: derivedId('deal', id, String(place)), organisationId: id }))),
    claims: claimsOf(claims, id, context, checks)
  }
  checks.done()
  return whole
}

/** What matching on a basis reads of a stored SME. */
export function scoringOfSme (whole: WholeSme, basis: Basis, rates: Rates): ScoringSme {
  const seen = disclose(whole, basis === 'full' ? commandLine : anonymous)
  if (seen === undefined || seen.profile.kind !== 'sme' || !('needs' in seen)) throw new Error('An invented SME is public.')
  return scoringSme(seen, whole.profile.excludedCounterparts, rates)
}

/** What matching on a basis reads of a stored investor. */
export function scoringOfInvestor (whole: WholeInvestor, basis: Basis, rates: Rates): ScoringInvestor {
  const seen = disclose(whole, basis === 'full' ? commandLine : anonymous)
  if (seen === undefined || seen.profile.kind !== 'investor' || !('mandates' in seen)) throw new Error('An invented investor is public.')
  return scoringInvestor(seen, whole.profile.excludedCounterparts, rates)
}
