// The numbers of the scoring model. They live in one data file (seeds/scoring/) with a version name.
import type { EvidenceLevel } from './types.ts'

export const mandateCriteria = ['sector', 'taxonomy', 'ticket', 'cam', 'instrument', 'mode', 'region', 'size'] as const
export const needCriteria = ['track_record', 'ticket', 'credentials', 'instrument', 'mode', 'region'] as const
export type MandateCriterion = typeof mandateCriteria[number]
export type NeedCriterion = typeof needCriteria[number]
export type CriterionKey = MandateCriterion | NeedCriterion

export const directions = ['mandate_to_sme', 'need_to_investor'] as const
export type Direction = typeof directions[number]

/** The criteria of a direction in the order in which weights are listed, summed and ties are broken. */
export function criteriaOf (direction: Direction): readonly CriterionKey[] {
  return direction === 'mandate_to_sme' ? mandateCriteria : needCriteria
}

/** How far a claim of one side counts on the other, by scenario of the Common Ground Taxonomy. */
export interface BridgeFactor { readonly euClaim: number, readonly chinaClaim: number }

export interface ScoringModel {
  readonly version: string
  readonly title: string
  readonly weights: {
    readonly mandateToSme: Readonly<Record<MandateCriterion, number>>
    readonly needToInvestor: Readonly<Record<NeedCriterion, number>>
    readonly implicitMandate: Readonly<Partial<Record<MandateCriterion, number>>>
  }
  /** Share of the sum of weights below which taxonomy + cam, and credentials, cannot be put. */
  readonly sustainabilityFloor: number
  readonly evidenceFactors: Readonly<Record<EvidenceLevel, number>>
  readonly evidenceHalfLifeDays: number
  readonly taxonomy: {
    readonly levelWithoutContribution: number
    readonly levelRise: number
    readonly levelAligned: number
    readonly levelInferred: number
    readonly shareBase: number
    readonly shareWeight: number
    readonly relatedActivity: number
    readonly bridgeCap: number
    readonly bridge: Readonly<Record<string, BridgeFactor>>
    /** Catalogues whose codes are assumed to equal another's. */
    readonly assumedSameCodes: Readonly<Record<string, string>>
  }
  readonly cam: {
    readonly mandatory: number
    readonly rewarded: number
    readonly inForce: number
    readonly transition: number
    readonly superseded: number
    readonly certificationEvidence: EvidenceLevel
  }
  readonly credentials: { readonly membershipReviewed: number, readonly membership: number }
  readonly trackRecord: { readonly halfLifeDays: number, readonly sectorShare: number, readonly regionShare: number, readonly saturation: number }
  /** Deals from which a mandate is inferred. */
  readonly implicitMandateDeals: number
}
