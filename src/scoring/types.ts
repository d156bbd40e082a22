// What the scoring engine reads and what it answers: plain data, nothing of storage or transport.
// Amounts are whole euros, shares and priorities lie in 0–1, dates are ISO 8601 calendar days in UTC.

/** A value known only within bounds; `low` counts every unknown as unfavourable, `high` as favourable. */
export interface Interval { readonly low: number, readonly high: number }

export const factValues = ['met', 'not_met', 'unknown', 'not_applicable'] as const
export type Fact = typeof factValues[number]

/** The six environmental objectives of Regulation (EU) 2020/852, article 9, in its order of our code list. */
export const objectives = ['CCM', 'CCA', 'WTR', 'CE', 'PPC', 'BIO'] as const
export type Objective = typeof objectives[number]

/** Evidence levels, weakest first. `inferred` is never a claim's level: it marks a NACE match without a claim. */
export const evidenceLevels = ['inferred', 'self_declared', 'documented', 'third_party', 'audited'] as const
export type EvidenceLevel = typeof evidenceLevels[number]

export const reviewStates = ['draft', 'submitted', 'accepted', 'rejected', 'revoked'] as const
export type ReviewState = typeof reviewStates[number]

export const codeSystems = ['NACE2', 'NACE21', 'ATECO2025'] as const
export type CodeSystem = typeof codeSystems[number]

/** Size classes of Recommendation 2003/361/EC, smallest first; `large` is what fits none of the three. */
export const sizeClasses = ['micro', 'small', 'medium', 'large'] as const
export type SizeClass = typeof sizeClasses[number]

export const kpis = ['turnover', 'capex', 'opex'] as const
export type Kpi = typeof kpis[number]

export interface CodedActivity { readonly code: string, readonly system: CodeSystem, readonly share: number | null }
export interface SectorWish { readonly code: string, readonly system: CodeSystem, readonly priority: number }
export interface CodeRef { readonly code: string, readonly system: CodeSystem }
export interface Prioritised { readonly id: string, readonly priority: number }
/** An amount range in whole euros. A missing bound is null: a need is then a point, an offer open on that side. */
export interface EurRange { readonly min: number | null, readonly max: number | null, readonly hard: boolean }
export interface Territory { readonly codes: readonly string[], readonly hard: boolean }

interface ClaimBase {
  readonly id: string
  readonly state: ReviewState
  readonly level: EvidenceLevel
  readonly validFrom: string | null
  readonly validTo: string | null
}
export interface TaxonomyClaim extends ClaimBase {
  readonly kind: 'taxonomy'
  /** Catalogue code, `CCM 4.1`. */
  readonly activity: string
  readonly objective: Objective
  readonly substantialContribution: Fact
  /** The five other objectives; one not listed is unknown. */
  readonly dnsh: Readonly<Partial<Record<Objective, Fact>>>
  readonly minimumSafeguards: Fact
  readonly kpis: Readonly<Partial<Record<Kpi, number | null>>>
}
export interface CamClaim extends ClaimBase {
  readonly kind: 'cam'
  readonly category: string
  /** Catalogue id of the decree (`cam-edilizia-2022`). */
  readonly decree: string
  readonly mandatoryMet: number | null
  readonly mandatoryTotal: number | null
  readonly rewardedMet: number | null
  readonly rewardedTotal: number | null
}
export interface CertificationClaim extends ClaimBase { readonly kind: 'certification', readonly certification: string }
export interface ChinaCatalogueClaim extends ClaimBase {
  readonly kind: 'china_catalogue'
  /** Entry id, `GIGC-2024/3.2.5`. */
  readonly entry: string
  readonly kpis: Readonly<Partial<Record<Kpi, number | null>>>
}
export interface MembershipClaim extends ClaimBase { readonly kind: 'membership', readonly name: string }
export type ScoringClaim = TaxonomyClaim | CamClaim | CertificationClaim | ChinaCatalogueClaim | MembershipClaim

/** What matching needs of an SME, as the viewer may see it. */
export interface ScoringSme {
  readonly id: string
  readonly published: boolean
  readonly excludedCounterparts: readonly string[]
  readonly activities: readonly CodedActivity[]
  /** Province code (`MI`) or region code (`IT-25`), the finest known; null when neither is given. */
  readonly place: string | null
  /** Size classes still possible; empty when no figure is known at all. */
  readonly sizeCandidates: readonly SizeClass[]
  readonly claims: readonly ScoringClaim[]
  /** Stated needs. Empty: the need is implicit. */
  readonly needs: readonly ScoringNeed[]
}

export interface ScoringNeed {
  readonly id: string
  readonly amount: EurRange | null
  readonly instruments: readonly Prioritised[]
  readonly modes: readonly Prioritised[]
  readonly territory: Territory | null
  readonly excludedInvestorTypes: readonly string[]
  readonly weights: Readonly<Record<string, number>> | null
  readonly validTo: string | null
}

export interface ScoringDeal {
  readonly id: string
  readonly date: string
  readonly sector: CodeRef | null
  readonly region: string | null
  readonly amountEur: number | null
}

/** What matching needs of an investor, as the viewer may see it. */
export interface ScoringInvestor {
  readonly id: string
  readonly published: boolean
  readonly excludedCounterparts: readonly string[]
  readonly type: string
  /** ISO 3166-2 code (`CN-SH`); null when not given. */
  readonly place: string | null
  readonly claims: readonly ScoringClaim[]
  readonly deals: readonly ScoringDeal[]
  /** The programme's own review of the investor's standing; null when not yet reviewed. */
  readonly standing: 'accepted' | 'refused' | null
  /** Stated mandates. Empty: the mandate is implicit when there are three deals or more. */
  readonly mandates: readonly ScoringMandate[]
}

export interface ScoringMandate {
  readonly id: string
  readonly sectors: readonly SectorWish[]
  readonly excludedSectors: readonly CodeRef[]
  readonly objectives: Readonly<Partial<Record<Objective, number>>>
  readonly activities: readonly string[]
  readonly chinaCatalogue: readonly string[]
  readonly camCategories: readonly Prioritised[]
  readonly minimumEvidence: EvidenceLevel | null
  readonly minimumAligned: { readonly kpi: Kpi, readonly share: number } | null
  readonly kpi: Kpi
  readonly ticket: EurRange | null
  readonly instruments: readonly Prioritised[]
  readonly modes: readonly Prioritised[]
  readonly territory: Territory | null
  readonly sizes: readonly SizeClass[]
  readonly weights: Readonly<Record<string, number>> | null
  readonly validTo: string | null
}
