import type { Context } from '../context.ts'
import { inForce, levelOf } from '../evidence.ts'
import { best, compareText, maximum, unknown } from '../interval.ts'
import type { Judgement } from '../outcome.ts'
import { taxonomyValues } from '../taxonomy-values.ts'
import { evidenceLevels, type ScoringClaim } from '../types.ts'
import { camValues } from './cam.ts'

/** Memberships and labels in force: more when a review found third-party proof. */
function memberships (claims: readonly ScoringClaim[], { model, asOf }: Context): Judgement[] {
  return claims.filter((claim) => (claim.kind === 'membership' || claim.kind === 'certification') && inForce(claim, asOf))
    .sort((a, b) => compareText(a.id, b.id)).map((claim) => {
      const evidence = levelOf(claim)
      const reviewed = evidenceLevels.indexOf(evidence) >= evidenceLevels.indexOf('third_party')
      const value = reviewed ? model.credentials.membershipReviewed : model.credentials.membership
      const values = { name: claim.kind === 'membership' ? claim.name : null, certification: claim.kind === 'certification' ? claim.certification : null, reviewed, evidence }
      return { low: value, high: value, reason: 'credentials_membership', values, evidence: [claim.id] }
    })
}

/** Credentials: the best of what the investor itself shows (taxonomy, CAM, memberships and labels). Nothing shown is unknown. */
export function credentials (claims: readonly ScoringClaim[], context: Context): Judgement {
  const judgements: Judgement[] = []
  for (const value of taxonomyValues(claims, [], 'turnover', context)) {
    const shared = { low: value.low, high: value.high, evidence: value.claimId === null ? [] : [value.claimId] }
    if (value.reason === 'claim') judgements.push({ ...shared, reason: 'credentials_taxonomy', values: value.values })
    else if (value.reason === 'bridged') judgements.push({ ...shared, reason: 'credentials_bridged', values: value.values })
  }
  for (const value of camValues(claims, context)) judgements.push({ low: value.low, high: value.high, reason: 'credentials_cam', values: value.values, evidence: [value.claimId] })
  judgements.push(...memberships(claims, context))
  const told = best(judgements)
  return told === undefined ? { ...unknown, reason: 'credentials_unknown', values: {}, evidence: [] } : { ...told, ...maximum(judgements) }
}
