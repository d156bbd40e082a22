import type { EvidenceLevel, Fact, Kpi, Objective, ReviewState } from '../scoring/types.ts'
import type { Stamped } from '../profiles/profile.ts'

export const claimKinds = ['taxonomy', 'cam', 'certification', 'china_catalogue', 'membership'] as const
export type ClaimKind = typeof claimKinds[number]

export interface Document {
  readonly title: string
  readonly issuer: string | null
  readonly page: number | null
  readonly url: string | null
  /** 64 lower-case hexadecimal digits. */
  readonly sha256: string | null
}

export type KpiShares = Readonly<Partial<Record<Kpi, number | null>>>

export type ClaimFacts =
  | {
    readonly kind: 'taxonomy',
    readonly activity: string,
    readonly objective: Objective,
    readonly substantialContribution: Fact,
    readonly dnsh: Readonly<Partial<Record<Objective, Fact>>>,
    readonly minimumSafeguards: Fact,
    readonly kpis: KpiShares
  }
  | {
    readonly kind: 'cam',
    readonly category: string,
    readonly decree: string,
    readonly mandatoryMet: number | null,
    readonly mandatoryTotal: number | null,
    readonly rewardedMet: number | null,
    readonly rewardedTotal: number | null
  }
  | { readonly kind: 'certification', readonly certification: string, readonly number: string | null, readonly issuer: string | null }
  | { readonly kind: 'china_catalogue', readonly entry: string, readonly kpis: KpiShares }
  | { readonly kind: 'membership', readonly name: string }

export interface Claim extends Stamped {
  readonly id: string
  readonly organisationId: string
  readonly facts: ClaimFacts
  readonly state: ReviewState
  /** `self_declared` until a review sets it. */
  readonly level: EvidenceLevel
  /** Version of the rules the facts were checked against (taxonomy: the delegated act; CAM: the decree id). */
  readonly ruleSet: string
  readonly documents: readonly Document[]
  readonly validFrom: string | null
  readonly validTo: string | null
  /** Principal who submitted; the reviewer of a level above `documented` must be another. */
  readonly submittedBy: string | null
  readonly reviewedBy: string | null
  readonly reviewedAt: Date | null
  readonly reviewReason: string | null
}
