// The views of a match, whose parts are made when looked at: a query that names four fields of twenty matches pays for no more.
import { noteSeen } from '../audit/request.ts'
import type { Claim } from '../claims/claim.ts'
import { claimView, type ClaimView } from '../claims/view.ts'
import { investorView, mandateView, type InvestorView, type MandateView } from '../investors/view.ts'
import { viewFields, type Worded } from '../profiles/view.ts'
import type { CriterionScore, DirectionScore, GateResult } from '../scoring/outcome.ts'
import { screeningFlagView, type ScreeningFlagView } from '../screening/view.ts'
import { needView, smeView, type NeedView, type SmeView } from '../smes/view.ts'
import type { Match } from './match.ts'
import type { CriterionScoreView, DirectionScoreView, GateResultView, MatchView, MatchViewContext } from './view.ts'

/** The engine's integer 0–10000 as 0–100. */
function points (integer: number): number {
  return integer / 100
}

/** Values are shown to six decimals: the noise of floating point beyond them says nothing. */
function six (value: number): number {
  return Math.round(value * 1e6) / 1e6
}

/** The two profiles of a match, which its other pairs share, and the claims its criteria rest on. */
export class Sides {
  readonly #match: Match
  readonly #context: MatchViewContext
  #sme: SmeView | undefined
  #investor: InvestorView | undefined
  #claims: ReadonlyMap<string, Claim> | undefined

  constructor (match: Match, context: MatchViewContext) {
    // Whoever is answered with a match is told of both, whichever of their fields are asked for.
    noteSeen(match.sme.profile, context.principal)
    noteSeen(match.investor.profile, context.principal)
    this.#match = match
    this.#context = context
  }

  get sme (): SmeView { return (this.#sme ??= smeView(this.#match.sme, this.#context)) }
  get investor (): InvestorView { return (this.#investor ??= investorView(this.#match.investor, this.#context)) }

  claims (ids: readonly string[]): ClaimView[] {
    if (ids.length === 0) return []
    const known = this.#claims ??= new Map([...this.#match.sme.claims, ...this.#match.investor.claims].map((claim) => [claim.id, claim]))
    return ids.flatMap((id) => {
      const claim = known.get(id)
      return claim === undefined ? [] : [claimView(claim)]
    })
  }
}

class ShownCriterion implements CriterionScoreView {
  readonly key
  readonly low
  readonly high
  readonly weight
  readonly contribution
  readonly inferred
  readonly reason
  readonly #score: CriterionScore
  readonly #direction: ShownDirection

  constructor (score: CriterionScore, direction: ShownDirection) {
    this.key = score.key
    this.low = six(score.low)
    this.high = six(score.high)
    this.weight = six(score.weight)
    this.contribution = points(score.contribution)
    this.inferred = score.inferred
    this.reason = score.reason
    this.#score = score
    this.#direction = direction
  }

  get sentence (): Worded { return ({ language }) => this.#direction.context.sentences.criterion(this.#score, this.#direction.direction, language ?? 'en') }
  get evidence () { return this.#direction.sides.claims(this.#score.evidence) }
  get [viewFields] () { return criterionFields }
}
const criterionFields = ['key', 'low', 'high', 'weight', 'contribution', 'inferred', 'reason', 'sentence', 'evidence'] as const satisfies ReadonlyArray<keyof CriterionScoreView>

class ShownDirection implements DirectionScoreView {
  readonly direction
  readonly score
  readonly scoreHigh
  readonly certainty
  readonly sides: Sides
  readonly context: MatchViewContext
  readonly #score: DirectionScore
  #criteria: readonly CriterionScoreView[] | undefined

  constructor (score: DirectionScore, sides: Sides, context: MatchViewContext) {
    this.direction = score.direction
    this.score = points(score.score)
    this.scoreHigh = points(score.scoreHigh)
    this.certainty = six(score.certainty)
    this.#score = score
    this.sides = sides
    this.context = context
  }

  get criteria () { return (this.#criteria ??= this.#score.criteria.map((criterion) => new ShownCriterion(criterion, this))) }
  get [viewFields] () { return directionFields }
}
const directionFields = ['direction', 'score', 'scoreHigh', 'certainty', 'criteria'] as const satisfies ReadonlyArray<keyof DirectionScoreView>

/** What a gate found, as the basis of a match may tell it. */
export class ShownGate implements GateResultView {
  readonly key
  readonly outcome
  readonly reason
  readonly #gate: GateResult
  readonly #match: Match
  readonly #context: MatchViewContext

  constructor (gate: GateResult, match: Match, context: MatchViewContext) {
    this.key = gate.key
    this.outcome = gate.outcome
    this.reason = gate.reason
    this.#gate = gate
    this.#match = match
    this.#context = context
  }

  get sentence (): Worded { return ({ language }) => this.#context.sentences.gate(this.#gate, language ?? 'en', this.#match.basis) }
  get [viewFields] () { return gateFields }
}
const gateFields = ['key', 'outcome', 'reason', 'sentence'] as const satisfies ReadonlyArray<keyof GateResultView>

/** A match and everything that explains it. */
export class ShownMatch implements MatchView {
  readonly rank
  readonly score
  readonly scoreHigh
  readonly implicitNeed
  readonly implicitMandate
  readonly scoringVersion
  readonly dataVersion
  readonly asOf
  readonly basis
  readonly #match: Match
  readonly #sides: Sides
  readonly #context: MatchViewContext
  // Made once: compiled documents look an object up again for each of its fields.
  #need: NeedView | null | undefined
  #mandate: MandateView | null | undefined
  #directions: readonly DirectionScoreView[] | undefined
  #gates: readonly GateResultView[] | undefined
  #screening: readonly ScreeningFlagView[] | undefined
  #otherPairs: readonly MatchView[] | undefined

  constructor (match: Match, sides: Sides, context: MatchViewContext) {
    this.rank = match.rank
    this.score = points(match.score.score)
    this.scoreHigh = points(match.score.scoreHigh)
    this.implicitNeed = match.need === null
    this.implicitMandate = match.mandate === null
    this.scoringVersion = match.scoringVersion
    this.dataVersion = match.dataVersion
    this.asOf = match.asOf
    this.basis = match.basis
    this.#match = match
    this.#sides = sides
    this.#context = context
  }

  get sme () { return this.#sides.sme }
  get investor () { return this.#sides.investor }
  get needId () { return this.#match.need?.id ?? null }
  get mandateId () { return this.#match.mandate?.id ?? null }
  get need () { return (this.#need ??= this.#match.need === null ? null : needView(this.#match.need, this.#context)) }
  get mandate () { return (this.#mandate ??= this.#match.mandate === null ? null : mandateView(this.#match.mandate, this.#context)) }
  get directions () { return (this.#directions ??= this.#match.score.directions.map((direction) => new ShownDirection(direction, this.#sides, this.#context))) }
  get gates () { return (this.#gates ??= this.#match.score.gates.map((gate) => new ShownGate(gate, this.#match, this.#context))) }
  get screening () { return (this.#screening ??= this.#match.screening.map(screeningFlagView)) }
  get otherPairs (): readonly MatchView[] { return (this.#otherPairs ??= this.#match.others.map((other) => new ShownMatch(other, this.#sides, this.#context))) }
  get explanation (): Worded { return ({ language }) => this.#context.sentences.match(this.#match, language ?? 'en') }
  get [viewFields] () { return matchFields }
}
const matchFields = ['rank', 'score', 'scoreHigh', 'sme', 'investor', 'need', 'mandate', 'implicitNeed', 'implicitMandate', 'directions', 'gates', 'screening', 'otherPairs',
  'explanation', 'scoringVersion', 'dataVersion', 'asOf', 'basis'] as const satisfies ReadonlyArray<keyof MatchView>
