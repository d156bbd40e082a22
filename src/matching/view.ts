// What both doors show of a match and its explanation, in the shape of schema/matching.graphql.
// Scores are 0–100 with two decimals, made from the engine's integers and nothing else, so both doors show one number.
import type { Basis } from '../access/principal.ts'
import { catalogueEntryView, type CatalogueEntryView } from '../catalogues/view.ts'
import type { ClaimView } from '../claims/view.ts'
import { investorView, mandateView, type InvestorView, type MandateView } from '../investors/view.ts'
import type { ViewContext, Worded } from '../profiles/view.ts'
import { criteriaOf, directions, type CriterionKey, type Direction, type ScoringModel } from '../scoring/model.ts'
import type { CriterionReason, CriterionScore, DirectionScore, GateKey, GateOutcome, GateReason, GateResult } from '../scoring/outcome.ts'
import { evidenceLevels, type EvidenceLevel } from '../scoring/types.ts'
import { screeningFlagView, type ScreeningFlagView } from '../screening/view.ts'
import { needView, smeView, type NeedView, type SmeView } from '../smes/view.ts'
import type { ProofsAnswer, StabilityAnswer } from './advice/advice.ts'
import type { Match, WhatIfAnswer, WhatIfChange, WhyNotAnswer } from './match.ts'
import type { Sentences } from './sentences/index.ts'

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

/** The engine's integer 0–10000 as 0–100. */
function points (integer: number): number {
  return integer / 100
}

/** Values are shown to six decimals: the noise of floating point beyond them says nothing. */
function six (value: number): number {
  return Math.round(value * 1e6) / 1e6
}

function once<T> (make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}

/** Claims of both sides of a pair by id, made when the first is looked for. */
type EvidenceOf = (id: string) => ClaimView | undefined

export function criterionView (score: CriterionScore, direction: Direction, evidenceOf: EvidenceOf, { sentences }: MatchViewContext): CriterionScoreView {
  return {
    key: score.key,
    low: six(score.low),
    high: six(score.high),
    weight: six(score.weight),
    contribution: points(score.contribution),
    inferred: score.inferred,
    reason: score.reason,
    sentence: ({ language }) => sentences.criterion(score, direction, language ?? 'en'),
    get evidence () { return score.evidence.flatMap((id) => evidenceOf(id) ?? []) }
  }
}

export function directionView (score: DirectionScore, evidenceOf: EvidenceOf, context: MatchViewContext): DirectionScoreView {
  const criteria = once(() => score.criteria.map((criterion) => criterionView(criterion, score.direction, evidenceOf, context)))
  return {
    direction: score.direction,
    score: points(score.score),
    scoreHigh: points(score.scoreHigh),
    certainty: six(score.certainty),
    get criteria () { return criteria() }
  }
}

export function gateView (gate: GateResult, basis: Basis, { sentences }: MatchViewContext): GateResultView {
  return { key: gate.key, outcome: gate.outcome, reason: gate.reason, sentence: ({ language }) => sentences.gate(gate, language ?? 'en', basis) }
}

export function matchView (match: Match, context: MatchViewContext): MatchView {
  return withProfiles(match, smeView(match.sme, context), investorView(match.investor, context), context)
}

/** The other pairs of a match share its two profiles, so these are made once; all else when it is looked at. */
function withProfiles (match: Match, sme: SmeView, investor: InvestorView, context: MatchViewContext): MatchView {
  const { score, need, mandate } = match
  let claims: ReadonlyMap<string, ClaimView> | undefined
  const evidenceOf: EvidenceOf = (id) => (claims ??= new Map([...sme.claims, ...investor.claims].map((claim) => [claim.id, claim]))).get(id)
  const directions = once(() => score.directions.map((direction) => directionView(direction, evidenceOf, context)))
  const gates = once(() => score.gates.map((gate) => gateView(gate, match.basis, context)))
  return {
    rank: match.rank,
    score: points(score.score),
    scoreHigh: points(score.scoreHigh),
    sme,
    investor,
    get need () { return need === null ? null : needView(need, context) },
    get mandate () { return mandate === null ? null : mandateView(mandate, context) },
    implicitNeed: need === null,
    implicitMandate: mandate === null,
    get directions () { return directions() },
    get gates () { return gates() },
    get screening () { return match.screening.map(screeningFlagView) },
    get otherPairs () { return match.others.map((other) => withProfiles(other, sme, investor, context)) },
    explanation: ({ language }) => context.sentences.match(match, language ?? 'en'),
    scoringVersion: match.scoringVersion,
    dataVersion: match.dataVersion,
    asOf: match.asOf,
    basis: match.basis
  }
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
    failedGates: match === null ? [] : match.score.gates.filter(({ outcome }) => outcome === 'fail').map((gate) => gateView(gate, match.basis, context)),
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
