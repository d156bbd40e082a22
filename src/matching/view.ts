// What both doors show of a match and its explanation, in the shape of schema/matching.graphql.
// Scores are 0–100 with two decimals, made from the engine's integers and nothing else, so both doors show one number.
import type { Basis } from '../access/principal.ts'
import { catalogueEntryView, type CatalogueEntryView } from '../catalogues/view.ts'
import type { ClaimView } from '../claims/view.ts'
import type { InvestorView, MandateView } from '../investors/view.ts'
import type { ViewContext, Worded } from '../profiles/view.ts'
import { criteriaOf, directions, type CriterionKey, type Direction, type ScoringModel } from '../scoring/model.ts'
import type { CriterionReason, GateKey, GateOutcome, GateReason } from '../scoring/outcome.ts'
import { evidenceLevels, type EvidenceLevel } from '../scoring/types.ts'
import type { ScreeningFlagView } from '../screening/view.ts'
import type { NeedView, SmeView } from '../smes/view.ts'
import type { ProofsAnswer, StabilityAnswer } from './advice/advice.ts'
import type { Match, WhatIfAnswer, WhatIfChange, WhyNotAnswer } from './match.ts'
import type { Sentences } from './sentences/index.ts'
import { ShownGate, ShownMatch, Sides } from './shown.ts'

export type MatchWords = Sentences
export interface MatchViewContext extends ViewContext { readonly sentences: MatchWords }

export interface CriterionScoreView {
  readonly key: CriterionKey
  /** 0–1. */
  readonly low: number
  /** 0–1. */
  readonly high: number
  /** In force after own weights and the floor, not normalised. */
  readonly weight: number
  /** Points of the direction's 0–100. */
  readonly contribution: number
  readonly inferred: boolean
  readonly reason: CriterionReason['reason']
  readonly sentence: Worded
  readonly evidence: readonly ClaimView[]
}

export interface DirectionScoreView {
  readonly direction: Direction
  readonly score: number
  readonly scoreHigh: number
  readonly certainty: number
  readonly criteria: readonly CriterionScoreView[]
}

export interface GateResultView {
  readonly key: GateKey
  readonly outcome: GateOutcome
  readonly reason: GateReason['reason']
  readonly sentence: Worded
}

export interface MatchView {
  readonly rank: number | null
  readonly score: number
  readonly scoreHigh: number
  readonly sme: SmeView
  readonly investor: InvestorView
  /** Ids of the need and the mandate; null when that side is implicit. */
  readonly needId: string | null
  readonly mandateId: string | null
  readonly need: NeedView | null
  readonly mandate: MandateView | null
  readonly implicitNeed: boolean
  readonly implicitMandate: boolean
  readonly directions: readonly DirectionScoreView[]
  readonly gates: readonly GateResultView[]
  readonly screening: readonly ScreeningFlagView[]
  readonly otherPairs: readonly MatchView[]
  readonly explanation: Worded
  readonly scoringVersion: string
  readonly dataVersion: string
  readonly asOf: string
  readonly basis: Basis
}

export interface WhatIfView { readonly matches: readonly MatchView[], readonly changes: readonly WhatIfChange[] }
export interface WhyNotView {
  readonly match: MatchView | null
  readonly scoreOfRankK: number | null
  readonly missing: number | null
  readonly failedGates: readonly GateResultView[]
  readonly sentence: Worded
}

export interface ProofView { readonly fact: string, readonly gain: number, readonly matchesRaised: number, readonly sentence: Worded, readonly suppliedBy: readonly CatalogueEntryView[] }
export interface StabilityView { readonly key: CriterionKey, readonly direction: Direction, readonly relativeChange: number, readonly newFirst: string, readonly sentence: Worded }

export interface ScoringCriterionView { readonly key: CriterionKey, readonly direction: Direction, readonly weight: number, readonly title: Worded, readonly description: Worded }
export interface EvidenceFactorView { readonly level: EvidenceLevel, readonly factor: number }
export interface ScoringModelView { readonly version: string, readonly criteria: readonly ScoringCriterionView[], readonly evidenceFactors: readonly EvidenceFactorView[] }

export function matchView (match: Match, context: MatchViewContext): MatchView {
  return new ShownMatch(match, new Sides(match, context), context)
}

export function whatIfView (answer: WhatIfAnswer, context: MatchViewContext): WhatIfView {
  return { matches: answer.matches.map((match) => matchView(match, context)), changes: answer.changes }
}

export function whyNotView (answer: WhyNotAnswer, context: MatchViewContext): WhyNotView {
  const { match, scoreOfRankK, missing } = answer
  return {
    match: match === null ? null : matchView(match, context),
    scoreOfRankK,
    missing,
    failedGates: match === null ? [] : match.score.gates.filter(({ outcome }) => outcome === 'fail').map((gate) => new ShownGate(gate, match, context)),
    sentence: ({ language }) => context.sentences.whyNot(answer, language ?? 'en')
  }
}

export function proofViews ({ proofs }: ProofsAnswer, { catalogues, sentences }: MatchViewContext): readonly ProofView[] {
  return proofs.map((proof) => ({
    fact: proof.fact,
    gain: proof.gain,
    matchesRaised: proof.matchesRaised,
    sentence: ({ language }) => sentences.proof(proof, language ?? 'en'),
    suppliedBy: proof.suppliedBy.flatMap(({ catalogue, id }) => {
      const entry = catalogues.entry(catalogue, id)
      return entry === undefined ? [] : [catalogueEntryView(entry)]
    })
  }))
}

/** Null when no single weight alters the first place. */
export function stabilityView (answer: StabilityAnswer, { sentences }: MatchViewContext): StabilityView | null {
  const { swing } = answer
  return swing === undefined ? null : { ...swing, sentence: ({ language }) => sentences.stability(answer, language ?? 'en') }
}

/** Weights of the model's own, before any owner's or request's. */
export function scoringModelView (model: ScoringModel, { sentences }: Pick<MatchViewContext, 'sentences'>): ScoringModelView {
  const weights: Readonly<Record<Direction, Readonly<Partial<Record<CriterionKey, number>>>>> = {
    mandate_to_sme: model.weights.mandateToSme,
    need_to_investor: model.weights.needToInvestor
  }
  return {
    version: model.version,
    criteria: directions.flatMap((direction) => criteriaOf(direction).map((key) => ({
      key,
      direction,
      weight: weights[direction][key] ?? 0,
      title: ({ language }) => sentences.criterionTitle(key, language ?? 'en'),
      description: ({ language }) => sentences.criterionDescription(direction, key, language ?? 'en')
    }))),
    evidenceFactors: evidenceLevels.map((level) => ({ level, factor: model.evidenceFactors[level] }))
  }
}
