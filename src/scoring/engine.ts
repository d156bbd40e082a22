// Scoring model 1 (see README.md beside this file): a pure function of two profiles, the code lists, the model and a date.
import type { CodeLists } from './codes.ts'
import type { Context } from './context.ts'
import { cam } from './criteria/cam.ts'
import { credentials } from './criteria/credentials.ts'
import { sector } from './criteria/sector.ts'
import { taxonomy } from './criteria/taxonomy.ts'
import { instrument, mode, region, size } from './criteria/terms.ts'
import { ticket } from './criteria/ticket.ts'
import { trackRecord } from './criteria/track-record.ts'
import { toInteger, weighDirection } from './direction.ts'
import { judgeGates, type GateSettings } from './gates.ts'
import { inferMandate, mandatesAt, needsAt, statedMandate, type EffectiveMandate } from './implicit.ts'
import { compareText } from './interval.ts'
import type { CriterionKey, Direction, ScoringModel } from './model.ts'
import type { GateOutcome, Judgement, PairScore } from './outcome.ts'
import { oncePerContext } from './once.ts'
import type { ScoringInvestor, ScoringNeed, ScoringSme } from './types.ts'
import type { WeightOverride } from './weights.ts'

export interface ScoringOptions {
  /** Calendar day in UTC: it moves rules and validity, not stored facts. */
  readonly asOf: string
  readonly settings: GateSettings
  /** Weights of a what-if; they replace the owner's. */
  readonly weights?: readonly WeightOverride[] | undefined
}

/** Scores pairs by one model over one set of code lists. */
export interface Engine {
  readonly model: ScoringModel
  /**
   * Scores one need (null: implicit) against one mandate of the investor (null: implicit), whether or not they have ended. Undefined when the
   * investor has no such mandate, or too few deals for an implicit one.
   */
  scorePair (sme: ScoringSme, need: ScoringNeed | null, investor: ScoringInvestor, mandateId: string | null, options: ScoringOptions): PairScore | undefined
  /**
   * Every pair of needs and mandates of two profiles that can be matched at the date, best first. Empty when a side has nothing to be matched with:
   * all its needs or mandates have ended, or it has no mandate and too few deals.
   */
  scoreProfiles (sme: ScoringSme, investor: ScoringInvestor, options: ScoringOptions): readonly PairScore[]
  /** Whether any pair of two profiles fails no gate, so that they are ranked: as `scoreProfiles` has it, without scoring. */
  isRanked (sme: ScoringSme, investor: ScoringInvestor, options: ScoringOptions): boolean
}

function worst (outcomes: readonly GateOutcome[]): GateOutcome {
  return outcomes.includes('fail') ? 'fail' : outcomes.includes('unknown') ? 'unknown' : 'pass'
}

/** Harmonic mean of both directions (Pizzato et al., RecSys 2010): neither side can make up for the other; 0 if either is 0. */
export function reciprocal (x: number, y: number): number {
  return x === 0 || y === 0 ? 0 : 2 * x * y / (x + y)
}

/** Order of two pairs seen from the same side: pass before unknown gates, then the score, the sum of both directions, the high end. 0 when equal. */
export function comparePairs (a: PairScore, b: PairScore): number {
  return Number(a.outcome !== 'pass') - Number(b.outcome !== 'pass') || b.score - a.score ||
    (b.directions[0].score + b.directions[1].score) - (a.directions[0].score + a.directions[1].score) || b.scoreHigh - a.scoreHigh
}

/** The weights that the request sets for one direction. */
function weightsOf (direction: Direction, { weights = [] }: ScoringOptions): Readonly<Record<string, number>> | null {
  return weights.length === 0 ? null : Object.fromEntries(weights.filter((weight) => weight.direction === direction).map(({ key, weight }) => [key, weight]))
}

/** Builds the engine for one model and one set of code lists. */
export function createEngine ({ model, codes }: { readonly model: ScoringModel, readonly codes: CodeLists }): Engine {
  const credentialsOf = oncePerContext(credentials)
  const mandatesOf = oncePerContext((investor: ScoringInvestor, { asOf }) => mandatesAt(investor, asOf, model))

  function forMandate (sme: ScoringSme, need: ScoringNeed | null, { stated, places, inferred }: EffectiveMandate, context: Context): Map<CriterionKey, Judgement> {
    const found = new Map<CriterionKey, Judgement>()
    if (stated.sectors.length > 0) found.set('sector', sector(stated.sectors, sme.activities, inferred, context))
    found.set('taxonomy', taxonomy(inferred ? null : stated, sme, context))
    if (stated.ticket !== null) found.set('ticket', ticket(need?.amount ?? null, stated.ticket))
    if (stated.camCategories.length > 0) found.set('cam', cam(stated.camCategories, sme.claims, context))
    if (stated.instruments.length > 0) found.set('instrument', instrument(stated.instruments, need?.instruments ?? [], context))
    if (stated.modes.length > 0) found.set('mode', mode(stated.modes, need?.modes ?? []))
    if (places.length > 0) found.set('region', region(places, sme.place, context))
    if (stated.sizes.length > 0) found.set('size', size(stated.sizes, sme.sizeCandidates))
    return found
  }

  function forNeed (sme: ScoringSme, need: ScoringNeed | null, investor: ScoringInvestor, { stated }: EffectiveMandate, context: Context): Map<CriterionKey, Judgement> {
    const found = new Map<CriterionKey, Judgement>([
      ['track_record', trackRecord(investor.deals, sme, context)],
      ['credentials', credentialsOf(investor.claims, context)]
    ])
    if (need === null) return found
    if (need.amount !== null) found.set('ticket', ticket(need.amount, stated.ticket))
    if (need.instruments.length > 0) found.set('instrument', instrument(need.instruments, stated.instruments, context))
    if (need.modes.length > 0) found.set('mode', mode(need.modes, stated.modes))
    if (need.territory !== null && need.territory.codes.length > 0) found.set('region', region(need.territory.codes.map((id) => ({ id, priority: 1 })), investor.place, context))
    return found
  }

  function scoreWith (sme: ScoringSme, need: ScoringNeed | null, investor: ScoringInvestor, mandate: EffectiveMandate, options: ScoringOptions): PairScore {
    const context: Context = { model, codes, asOf: options.asOf }
    const gates = judgeGates({ sme, need, investor, mandate: mandate.stated }, context, options.settings)
    const inferredWishes = new Set<CriterionKey>(mandate.inferred ? ['sector', 'region', 'ticket'] : [])
    // The ticket that the SME compares is the inferred one too.
    const inferredOffer = new Set<CriterionKey>(mandate.inferred && mandate.stated.ticket !== null ? ['ticket'] : [])
    const defaults = mandate.inferred ? model.weights.implicitMandate : model.weights.mandateToSme
    const mandateWeights = [defaults, mandate.stated.weights, weightsOf('mandate_to_sme', options)]
    const needWeights = [model.weights.needToInvestor, need?.weights ?? null, weightsOf('need_to_investor', options)]
    const toSme = weighDirection('mandate_to_sme', forMandate(sme, need, mandate, context), mandateWeights, inferredWishes, model)
    const toInvestor = weighDirection('need_to_investor', forNeed(sme, need, investor, mandate, context), needWeights, inferredOffer, model)
    return {
      smeId: sme.id,
      investorId: investor.id,
      needId: need?.id ?? null,
      mandateId: mandate.inferred ? null : mandate.stated.id,
      score: toInteger(reciprocal(toSme.low, toInvestor.low)),
      scoreHigh: toInteger(reciprocal(toSme.high, toInvestor.high)),
      gates,
      outcome: worst(gates.map(({ outcome }) => outcome)),
      directions: [toSme.score, toInvestor.score]
    }
  }

  return {
    model,
    scorePair (sme, need, investor, mandateId, options) {
      if (mandateId === null) {
        const mandate = inferMandate(investor, options.asOf, model)
        return mandate === undefined ? undefined : scoreWith(sme, need, investor, mandate, options)
      }
      const stated = investor.mandates.find(({ id }) => id === mandateId)
      return stated === undefined ? undefined : scoreWith(sme, need, investor, statedMandate(stated), options)
    },
    scoreProfiles (sme, investor, options) {
      const needs = needsAt(sme, options.asOf)
      const pairs: PairScore[] = []
      for (const mandate of mandatesOf(investor, { model, codes, asOf: options.asOf })) {
        for (const need of needs) pairs.push(scoreWith(sme, need, investor, mandate, options))
      }
      return pairs.sort((a, b) => Number(a.outcome === 'fail') - Number(b.outcome === 'fail') || comparePairs(a, b) ||
        compareText(a.needId ?? '', b.needId ?? '') || compareText(a.mandateId ?? '', b.mandateId ?? ''))
    },
    isRanked (sme, investor, { asOf, settings }) {
      const context: Context = { model, codes, asOf }
      return mandatesOf(investor, context).some(({ stated }) => needsAt(sme, asOf).some((need) =>
        judgeGates({ sme, need, investor, mandate: stated }, context, settings).every(({ outcome }) => outcome !== 'fail')))
    }
  }
}
