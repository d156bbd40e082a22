// What matching answers: a ranked pair with everything that explains it, as the asking principal may see it.
import type { Basis } from '../access/principal.ts'
import type { Mandate } from '../investors/investor.ts'
import type { WholeInvestor, WholeSme } from '../profiles/store.ts'
import type { PairScore } from '../scoring/outcome.ts'
import type { EvidenceLevel, Objective, SizeClass } from '../scoring/types.ts'
import type { WeightOverride } from '../scoring/weights.ts'
import type { ScreeningFlag } from '../screening/screening.ts'
import type { Need } from '../smes/sme.ts'

export type { WeightOverride }

/** Under which data, rules and view a match was computed: on every answer. */
export interface Stamp {
  /** Calendar day in UTC. */
  readonly asOf: string
  readonly dataVersion: string
  readonly scoringVersion: string
  readonly basis: Basis
}

export interface Match extends Stamp {
  /** 1 for the first; null for a pair that is not ranked (a gate fails) or was asked for by name. */
  readonly rank: number | null
  readonly score: PairScore
  /** Both profiles as the viewer may see them. */
  readonly sme: WholeSme
  readonly investor: WholeInvestor
  /** Null when the side is implicit. */
  readonly need: Need | null
  readonly mandate: Mandate | null
  readonly screening: readonly ScreeningFlag[]
  /** The other pairs of needs and mandates of the same two profiles, best first; their own `others` are empty, their rank null. */
  readonly others: readonly Match[]
}

/** Restricts the candidates, never their scores. Groups all hold; within a list one value is enough. */
export interface MatchFilter {
  /** 0–100. */
  readonly minScore?: number | undefined
  readonly regions?: readonly string[] | undefined
  readonly provinces?: readonly string[] | undefined
  readonly activities?: readonly string[] | undefined
  readonly objectives?: readonly Objective[] | undefined
  readonly camCategories?: readonly string[] | undefined
  /** An amount in whole euros that the counterpart's need or mandate can take. */
  readonly ticketEur?: number | undefined
  readonly minimumEvidence?: EvidenceLevel | undefined
  readonly sizes?: readonly SizeClass[] | undefined
  readonly investorTypes?: readonly string[] | undefined
  /** Only pairs that raise one of these screening rules. */
  readonly screening?: readonly string[] | undefined
  /** Only pairs that raise no likely or possible duty. */
  readonly withoutScreening?: boolean | undefined
}

export interface MatchQuery {
  /** An SME, need, investor or mandate. */
  readonly for: string
  readonly filter?: MatchFilter | undefined
  readonly weights?: readonly WeightOverride[] | undefined
  /** Default: today in UTC. */
  readonly asOf?: string | undefined
  /** 1–100. */
  readonly first: number
  readonly after?: string | undefined
}

export interface MatchPage extends Stamp {
  readonly items: ReadonlyArray<{ readonly cursor: string, readonly match: Match }>
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
  /** True when the data moved since the first page. */
  readonly changed: boolean
  totalCount (): number
}

/** The plain input forms of `whatIf`: each replaces the fields it names, as a merge patch. */
export interface WhatIfPatch {
  readonly sme?: unknown
  readonly investor?: unknown
  readonly need?: unknown
  readonly mandate?: unknown
  /** Claims added to the subject's own, read as submitted. */
  readonly claims?: readonly unknown[] | undefined
  readonly weights?: readonly WeightOverride[] | undefined
}
export interface WhatIfChange { readonly counterpart: string, readonly rankBefore: number | null, readonly rankAfter: number | null, readonly scoreBefore: number | null, readonly scoreAfter: number | null }
export interface WhatIfAnswer { readonly matches: readonly Match[], readonly changes: readonly WhatIfChange[] }

/** What keeps a counterpart from the first k. Scores are 0–100. */
export interface WhyNotAnswer {
  readonly match: Match | null
  readonly k: number
  readonly scoreOfRankK: number | null
  /** Points the pair lacks to the k-th; 0 when it is among the first k; null when a gate fails or the pair cannot be scored. */
  readonly missing: number | null
}
