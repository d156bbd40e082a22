// What a viewer sees of an organisation. Every answer, view and score passes through here (product.md, "Whose eyes").
import type { Claim, ClaimFacts } from '../claims/claim.ts'
import type { Investor } from '../investors/investor.ts'
import type { Whole, WholeInvestor, WholeSme } from '../profiles/store.ts'
import { hasSizeFigures, sizeCandidates } from '../smes/size.ts'
import type { Sme } from '../smes/sme.ts'
import { may, type Principal } from './principal.ts'

/**
 * The part of an organisation that the principal may see; undefined when nothing of it.
 *
 * - Who reads confidential data sees all.
 * - Others see of an invented (synthetic) profile, in any state, all but confidential needs and mandates.
 * - Of a real profile they see, once it is published, the public tier: no needs, mandates, deals or contacts, no figures
 *   (an SME's are replaced by the size classes they leave possible), no KPI shares, no claims that are drafts or rejected,
 *   no review reasons.
 * - Nobody but staff sees who acted: keys' ids stand for people.
 *
 * A hidden thing is null or an empty list, as if it were not known: so a score computed from a view can give nothing away
 * that the view does not show. Matching computes from views, with one exception: whom an organisation excluded is hidden
 * here and must still hold, so matching takes `excludedCounterparts` (and nothing else) from the full record. A veto only
 * removes a pair; it is no figure and moves no other pair's score.
 */
export function disclose (whole: Whole, principal: Principal): Whole | undefined {
  if (may(principal, 'confidential:read')) return whole
  const { profile } = whole
  if (profile.synthetic) return syntheticView(whole)
  if (profile.status !== 'published') return undefined
  return isSme(whole) ? publicSme(whole) : publicInvestor(whole)
}

function isSme (whole: Whole): whole is WholeSme {
  return whole.profile.kind === 'sme'
}

/** Who brought a profile, and why they gave it its status, is for staff. */
const unsigned = { partnerId: null, statusReason: null } as const

/** Nothing invented can be anybody's secret, but confidentiality is shown to work on it. */
function syntheticView (whole: Whole): Whole {
  const claims = whole.claims.map(withoutNames)
  if (isSme(whole)) return { profile: { ...whole.profile, ...unsigned }, needs: whole.needs.filter(isOpen), claims }
  return { profile: { ...whole.profile, ...unsigned }, mandates: whole.mandates.filter(isOpen), deals: whole.deals, claims }
}

function publicSme ({ profile, claims }: WholeSme): WholeSme {
  // Without any figure there is nothing to stand in for: the view is then as unknown as the profile is.
  const view: Sme = {
    ...publicProfile(profile),
    ...(hasSizeFigures(profile) ? { sizeBand: sizeCandidates(profile) } : {}),
    headcount: null,
    headcountBand: null,
    turnoverEur: null,
    turnoverBandEur: null,
    balanceSheetEur: null,
    fiscalYear: null
  }
  return { profile: view, needs: [], claims: publicClaims(claims) }
}

function publicInvestor ({ profile, claims }: WholeInvestor): WholeInvestor {
  const view: Investor = { ...publicProfile(profile), assets: null }
  return { profile: view, mandates: [], deals: [], claims: publicClaims(claims) }
}

function publicProfile<P extends Sme | Investor> (profile: P): P {
  return { ...profile, ...unsigned, source: null, externalId: null, excludedCounterparts: [], contacts: [] }
}

function publicClaims (claims: readonly Claim[]): readonly Claim[] {
  return claims
    .filter(({ state }) => state !== 'draft' && state !== 'rejected')
    .map((claim) => ({ ...withoutNames(claim), facts: withoutShares(claim.facts), reviewReason: null }))
}

function withoutNames (claim: Claim): Claim {
  return { ...claim, submittedBy: null, reviewedBy: null }
}

function withoutShares (facts: ClaimFacts): ClaimFacts {
  return 'kpis' in facts ? { ...facts, kpis: {} } : facts
}

function isOpen ({ confidential }: { readonly confidential: boolean }): boolean {
  return !confidential
}
