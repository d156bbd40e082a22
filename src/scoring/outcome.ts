// What the engine answers: numbers, and for each number the reason with the values that decided it.
// The sentences in src/matching/sentences are made from these values and nothing else.
import type { CriterionKey, Direction } from './model.ts'
import type { CodeRef, EvidenceLevel, Fact, Kpi, Objective, SizeClass } from './types.ts'

/** A test of article 3 of Regulation (EU) 2020/852: DNSH by objective, or the minimum safeguards. */
export type TaxonomyTest = Objective | 'safeguards'

export interface TaxonomyClaimValues {
  readonly activity: string
  readonly objective: Objective
  readonly substantialContribution: Fact
  readonly metTests: number
  readonly failedTests: readonly TaxonomyTest[]
  readonly unknownTests: readonly TaxonomyTest[]
  readonly evidence: EvidenceLevel
  readonly kpi: Kpi
  /** Share of the KPI, 0–1; null when not given. */
  readonly share: number | null
  /** Days since the end of validity; null while in force. */
  readonly expiredDays: number | null
  /** True when another activity of the wished activity's sector was counted, at half. */
  readonly related: boolean
}

export interface BridgeValues {
  /** The claim: an EU activity code or a Chinese catalogue entry. */
  readonly claimed: string
  /** What it was read as on the other side. */
  readonly readAs: string
  /** Scenario of the Common Ground Taxonomy, null when not recorded (then the pairing is derived). */
  readonly scenario: string | null
  readonly factor: number
  readonly evidence: EvidenceLevel
  readonly kpi: Kpi
  readonly share: number | null
  readonly expiredDays: number | null
  readonly assumedSameCodes: boolean
}

export type DecreeStatus = 'in_force' | 'transition' | 'superseded'

export interface CamValues {
  readonly category: string
  readonly decree: string
  readonly decreeStatus: DecreeStatus
  readonly mandatoryMet: number | null
  readonly mandatoryTotal: number | null
  readonly rewardedMet: number | null
  readonly rewardedTotal: number | null
  /** True when accepted as documented or better: of a claim without counts, review then confirmed all mandatory criteria. */
  readonly confirmed: boolean
  readonly evidence: EvidenceLevel
  readonly expiredDays: number | null
  /** Categories wanted beside this one. */
  readonly otherCategories: number
}

/** Every reason a criterion can give, with its values. */
export interface CriterionReasons {
  sector_unknown: { readonly wishes: readonly CodeRef[] }
  sector_match: {
    readonly wish: CodeRef,
    readonly activity: CodeRef,
    readonly cover: number,
    readonly priority: number
    readonly relation: 'within' | 'maybe_within' | 'near' | 'far',
    readonly sharesKnown: boolean,
    readonly activities: number
  }
  taxonomy_none: Record<never, never>
  taxonomy_inferred: { readonly activity: string, readonly matched: CodeRef }
  taxonomy_claim: TaxonomyClaimValues
  taxonomy_bridged: BridgeValues
  taxonomy_china: BridgeValues
  ticket_unknown: { readonly side: 'need' | 'mandate' }
  ticket_fit: {
    readonly needMin: number,
    readonly needMax: number,
    readonly offerMin: number | null,
    readonly offerMax: number | null
    readonly relation: 'inside' | 'overlap' | 'below' | 'above'
  }
  cam_none: { readonly categories: readonly string[] }
  cam_certification: { readonly category: string, readonly certification: string }
  cam_claim: CamValues
  instrument_unknown: { readonly wanted: readonly string[] }
  instrument_fit: { readonly wanted: string, readonly offered: string, readonly compatibility: number, readonly priority: number }
  mode_unknown: { readonly wanted: readonly string[] }
  mode_fit: { readonly shared: readonly string[], readonly missing: readonly string[] }
  region_unknown: { readonly wishes: readonly string[] }
  region_fit: { readonly wish: string, readonly place: string, readonly relation: 'inside' | 'partly' | 'near' | 'far' }
  size_unknown: { readonly wanted: readonly SizeClass[] }
  size_fit: { readonly wanted: readonly SizeClass[], readonly candidates: readonly SizeClass[] }
  credentials_unknown: Record<never, never>
  credentials_taxonomy: TaxonomyClaimValues
  credentials_bridged: BridgeValues
  credentials_cam: CamValues
  credentials_membership: { readonly name: string | null, readonly certification: string | null, readonly reviewed: boolean, readonly evidence: EvidenceLevel }
  track_record_unknown: Record<never, never>
  track_record_deals: { readonly deals: number, readonly newest: string, readonly inSector: number, readonly inRegion: number, readonly incomplete: number }
}

/** `not_asked` passes because nobody asked; the others name the outcome. */
export interface GateReasons {
  published_pass: Record<never, never>
  published_fail: { readonly side: 'sme' | 'investor' }
  veto_pass: Record<never, never>
  veto_fail: { readonly by: 'sme' | 'investor' }
  exclusion_not_asked: Record<never, never>
  exclusion_pass: Record<never, never>
  exclusion_fail: { readonly excluded: string, readonly activity: CodeRef | null }
  exclusion_unknown: { readonly excluded: string, readonly activity: CodeRef | null }
  cooperation_mode_not_asked: Record<never, never>
  cooperation_mode_pass: { readonly shared: readonly string[] }
  cooperation_mode_fail: { readonly need: readonly string[], readonly mandate: readonly string[] }
  cooperation_mode_unknown: { readonly silent: 'need' | 'mandate' }
  ticket_not_asked: Record<never, never>
  ticket_pass: Record<never, never>
  ticket_fail: { readonly needMin: number, readonly needMax: number, readonly offerMin: number | null, readonly offerMax: number | null }
  ticket_unknown: { readonly side: 'need' | 'mandate' }
  territory_not_asked: Record<never, never>
  territory_pass: Record<never, never>
  territory_fail: { readonly by: 'need' | 'mandate', readonly place: string, readonly codes: readonly string[] }
  territory_unknown: { readonly by: 'need' | 'mandate', readonly place: string | null, readonly codes: readonly string[] }
  minimum_evidence_not_asked: Record<never, never>
  minimum_evidence_pass: { readonly asked: EvidenceLevel, readonly best: EvidenceLevel }
  minimum_evidence_fail: { readonly asked: EvidenceLevel, readonly best: EvidenceLevel | null }
  minimum_alignment_not_asked: Record<never, never>
  minimum_alignment_pass: { readonly kpi: Kpi, readonly asked: number, readonly low: number, readonly high: number }
  minimum_alignment_fail: { readonly kpi: Kpi, readonly asked: number, readonly low: number, readonly high: number }
  minimum_alignment_unknown: { readonly kpi: Kpi, readonly asked: number, readonly low: number, readonly high: number, readonly claims: number }
  programme_credentials_not_asked: Record<never, never>
  programme_credentials_pass: Record<never, never>
  programme_credentials_fail: Record<never, never>
  programme_credentials_unknown: Record<never, never>
}

type Reasoned<R> = { [K in keyof R]: { readonly reason: K, readonly values: R[K] } }[keyof R]
export type CriterionReason = Reasoned<CriterionReasons>
export type GateReason = Reasoned<GateReasons>

/** What one criterion made of one pair: `[low, high]` in 0–1, why, and the claims that decided it. */
export type Judgement = CriterionReason & { readonly low: number, readonly high: number, readonly evidence: readonly string[] }

export const gateKeys = ['published', 'veto', 'exclusion', 'cooperation_mode', 'ticket', 'territory', 'minimum_evidence', 'minimum_alignment', 'programme_credentials'] as const
export type GateKey = typeof gateKeys[number]
export type GateOutcome = 'pass' | 'fail' | 'unknown'
export type GateResult = GateReason & { readonly key: GateKey, readonly outcome: GateOutcome }

export type CriterionScore = Judgement & {
  readonly key: CriterionKey
  /** Weight in force, after own weights and the floor; not normalised. */
  readonly weight: number
  /** Integer; the contributions of a direction sum to its score exactly. */
  readonly contribution: number
  /** True when the preference was inferred from deals. */
  readonly inferred: boolean
}

export interface DirectionScore {
  readonly direction: Direction
  /** Integers 0–10000. */
  readonly score: number
  readonly scoreHigh: number
  /** 1 − (high − low), on the unrounded values. */
  readonly certainty: number
  readonly criteria: readonly CriterionScore[]
}

export interface PairScore {
  readonly smeId: string
  readonly investorId: string
  /** Null when the side is implicit. */
  readonly needId: string | null
  readonly mandateId: string | null
  /** Integers 0–10000 of the harmonic mean of both directions. */
  readonly score: number
  readonly scoreHigh: number
  readonly gates: readonly GateResult[]
  /** Worst outcome of the gates: `fail` is not ranked, `unknown` ranks after every `pass`. */
  readonly outcome: GateOutcome
  /** Mandate → SME, then need → investor. */
  readonly directions: readonly [DirectionScore, DirectionScore]
}
