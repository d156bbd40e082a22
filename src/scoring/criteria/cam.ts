// Italian Minimum Environmental Criteria (Criteri Ambientali Minimi), art. 57(2) D.Lgs. 36/2023.
import type { CamDecree } from '../codes.ts'
import type { Context } from '../context.ts'
import { counts, evidenceFactor, expiredDays, inForce, levelOf } from '../evidence.ts'
import { best, compareText, maximum } from '../interval.ts'
import { oncePerContext } from '../once.ts'
import type { CamValues, DecreeStatus, Judgement } from '../outcome.ts'
import { evidenceLevels, type CamClaim, type Interval, type Prioritised, type ScoringClaim } from '../types.ts'

/** Before its first day a decree is in transition; after its last, or superseded without a date, it is superseded. */
export function decreeStatus (decree: CamDecree | undefined, asOf: string): DecreeStatus {
  if (decree === undefined) return 'superseded'
  if (decree.inForceFrom !== null && asOf < decree.inForceFrom) return 'transition'
  if (decree.inForceTo !== null ? asOf > decree.inForceTo : decree.superseded) return 'superseded'
  return 'in_force'
}

/** What a claim under a decree of this status is worth at most. */
export function statusFactor (status: DecreeStatus, { model }: Pick<Context, 'model'>): number {
  return status === 'in_force' ? model.cam.inForce : status === 'transition' ? model.cam.transition : model.cam.superseded
}

/** 0.8·M until all mandatory criteria are met, then 0.8 + 0.2·P. */
function fulfilment (mandatory: number, rewarded: number, { model }: Pick<Context, 'model'>): number {
  return mandatory < 1 ? model.cam.mandatory * mandatory : model.cam.mandatory + model.cam.rewarded * rewarded
}

function ratio (met: number | null, total: number | null): Interval {
  if (total === 0) return { low: 1, high: 1 }
  return met === null || total === null ? { low: 0, high: 1 } : { low: met / total, high: met / total }
}

/** Accepted as documented or better: the review confirmed all mandatory criteria of a claim that gives no counts. */
function confirmed (claim: CamClaim): boolean {
  return claim.state === 'accepted' && evidenceLevels.indexOf(claim.level) >= evidenceLevels.indexOf('documented')
}

export type CamValue = Interval & { readonly claimId: string, readonly values: CamValues }

/** How far a claim meets the criteria of its decree, 0–1, whatever the decree's status and the evidence. */
export function camFulfilment (claim: CamClaim, context: Pick<Context, 'model'>): Interval {
  const uncounted = claim.mandatoryMet === null || claim.mandatoryTotal === null
  const mandatory = uncounted && confirmed(claim) ? { low: 1, high: 1 } : ratio(claim.mandatoryMet, claim.mandatoryTotal)
  const rewarded = ratio(claim.rewardedMet, claim.rewardedTotal)
  return { low: fulfilment(mandatory.low, rewarded.low, context), high: fulfilment(mandatory.high, rewarded.high, context) }
}

/** What one CAM claim is worth: criteria met × status of its decree × evidence. */
export function camValue (claim: CamClaim, context: Context): CamValue {
  const met = camFulfilment(claim, context)
  const status = decreeStatus(context.codes.camDecrees.get(claim.decree), context.asOf)
  const factor = statusFactor(status, context) * evidenceFactor(claim, context.asOf, context.model)
  return {
    low: met.low * factor,
    high: met.high * factor,
    claimId: claim.id,
    values: {
      category: claim.category,
      decree: claim.decree,
      decreeStatus: status,
      mandatoryMet: claim.mandatoryMet,
      mandatoryTotal: claim.mandatoryTotal,
      rewardedMet: claim.rewardedMet,
      rewardedTotal: claim.rewardedTotal,
      confirmed: confirmed(claim),
      evidence: levelOf(claim),
      expiredDays: expiredDays(claim, context.asOf),
      otherCategories: 0
    }
  }
}

/** The values of all CAM claims that count at the date, in order of claim id. */
export const camValues = oncePerContext((claims: readonly ScoringClaim[], context): readonly CamValue[] =>
  claims.filter((claim): claim is CamClaim => claim.kind === 'cam' && counts(claim, context.asOf))
    .sort((a, b) => compareText(a.id, b.id)).map((claim) => camValue(claim, context)))

interface CategoryPart extends Interval { readonly judgement: Pick<Judgement, 'reason' | 'values' | 'evidence'> | null }

function categoryPart (category: string, values: readonly CamValue[], claims: readonly ScoringClaim[], context: Context, others: number): CategoryPart {
  const own = values.filter((value) => value.values.category === category)
  const top = best(own)
  if (top !== undefined) {
    return { ...maximum(own), judgement: { reason: 'cam_claim', values: { ...top.values, otherCategories: others }, evidence: [top.claimId] } }
  }
  const decree = context.codes.camDecrees.get(category)
  const typical = decree?.typicalCertifications ?? []
  const certification = claims.filter((claim) => claim.kind === 'certification').sort((a, b) => compareText(a.id, b.id))
    .find((claim) => typical.includes(claim.certification) && inForce(claim, context.asOf))
  if (certification !== undefined) {
    const high = fulfilment(1, 1, context) * statusFactor(decreeStatus(decree, context.asOf), context) * context.model.evidenceFactors[context.model.cam.certificationEvidence]
    return { low: 0, high, judgement: { reason: 'cam_certification', values: { category, certification: certification.certification }, evidence: [certification.id] } }
  }
  return { low: 0, high: 0, judgement: null }
}

/** CAM: per category wanted the best claim, or a typical certification as an open question; several categories: the mean by priority. */
export function cam (wanted: readonly Prioritised[], claims: readonly ScoringClaim[], context: Context): Judgement {
  const sorted = [...wanted].sort((a, b) => compareText(a.id, b.id))
  const values = camValues(claims, context)
  let low = 0
  let high = 0
  let total = 0
  let told: CategoryPart | undefined
  for (const { id, priority } of sorted) {
    const part = categoryPart(id, values, claims, context, sorted.length - 1)
    low += priority * part.low
    high += priority * part.high
    total += priority
    if (part.judgement !== null && (told === undefined || part.low > told.low || (part.low === told.low && part.high > told.high))) told = part
  }
  const judgement = told?.judgement ?? { reason: 'cam_none', values: { categories: sorted.map(({ id }) => id) }, evidence: [] }
  return { low: low / total, high: high / total, ...judgement } as Judgement
}
