// A pair's place in the order as a function of one weight: exactly, as the engine would weigh it, and as formulas between breakpoints.
import { reciprocal } from '../../scoring/engine.ts'
import { toInteger } from '../../scoring/direction.ts'
import { criteriaOf, type CriterionKey, type Direction, type ScoringModel } from '../../scoring/model.ts'
import type { CriterionScore, DirectionScore, PairScore } from '../../scoring/outcome.ts'
import type { ScoringMandate, ScoringNeed } from '../../scoring/types.ts'
import { effectiveWeights, protectedCriteria } from '../../scoring/weights.ts'
import { harmonicWith, type Mobius } from './mobius.ts'

/** The weights of both sides before the floor: the model's, replaced by the owner's. */
export type RawWeights = Readonly<Record<Direction, Readonly<Partial<Record<string, number>>>>>

/** The weights of a pair before the floor, its need and mandate as the engine read them (null: implicit). */
export function rawWeights (need: Pick<ScoringNeed, 'weights'> | null, mandate: Pick<ScoringMandate, 'weights'> | null, { weights }: ScoringModel): RawWeights {
  return {
    mandate_to_sme: mandate === null ? weights.implicitMandate : { ...weights.mandateToSme, ...mandate.weights },
    need_to_investor: { ...weights.needToInvestor, ...need?.weights }
  }
}

/** One weight, multiplied by f. */
export interface Knob { readonly direction: Direction, readonly key: CriterionKey }

/** Group, score, sum of directions, high end: as `comparePairs` reads them, smaller is better. */
export type OrderKey = readonly [number, number, number, number]

/** Between two breakpoints the low score, the direction's low and the high score are quotients of linear functions. */
export interface Piece { readonly from: number, readonly to: number, readonly score: Mobius, readonly direction: Mobius, readonly high: Mobius }

interface Sums { readonly low: number, readonly high: number }

/** What a direction's criteria sum to under given weights, divided by the weights, in the order the engine sums them. */
function weigh (criteria: readonly CriterionScore[], weightOf: (score: CriterionScore) => number): Sums {
  let total = 0
  let low = 0
  let high = 0
  for (const score of criteria) {
    const weight = weightOf(score)
    total += weight
    low += weight * score.low
    high += weight * score.high
  }
  return { low: low / total, high: high / total }
}

function partsOf (pair: PairScore, direction: Direction): { readonly own: DirectionScore, readonly other: DirectionScore } {
  const [first, second] = pair.directions
  return first.direction === direction ? { own: first, other: second } : { own: second, other: first }
}

/** The pair's order key when the knob's weight is multiplied by f, exactly as the engine would score it. */
export function keyAt (pair: PairScore, raw: RawWeights, { direction, key }: Knob, f: number, model: ScoringModel): OrderKey {
  const { own, other } = partsOf(pair, direction)
  const stated = criteriaOf(direction).filter((name) => own.criteria.some((score) => score.key === name))
  const weights = effectiveWeights(stated, direction, [raw[direction], { [key]: (raw[direction][key] ?? 0) * f }], model.sustainabilityFloor)
  const mine = weigh(own.criteria, (score) => weights.get(score.key) ?? 0)
  const theirs = weigh(other.criteria, ({ weight }) => weight)
  return [
    Number(pair.outcome !== 'pass'),
    -toInteger(reciprocal(mine.low, theirs.low)),
    -(toInteger(mine.low) + other.score),
    -toInteger(reciprocal(mine.high, theirs.high))
  ]
}

/**
 * The same as formulas over f from 0 to `most`. The weights are linear in f, except that the floor (taxonomy and cam, credentials) follows the
 * others while it is undercut: one breakpoint at most.
 */
export function piecesOf (pair: PairScore, raw: RawWeights, { direction, key }: Knob, most: number, model: ScoringModel): readonly Piece[] {
  const { own, other } = partsOf(pair, direction)
  const theirs = weigh(other.criteria, ({ weight }) => weight)
  const knob = own.criteria.find((score) => score.key === key)
  const weight = raw[direction][key] ?? 0
  if (knob === undefined || weight === 0) {
    const mine = weigh(own.criteria, (score) => score.weight)
    const fixed = (value: number): Mobius => ({ n0: value, n1: 0, d0: 1, d1: 0 })
    return [{ from: 0, to: most, score: fixed(reciprocal(mine.low, theirs.low)), direction: fixed(mine.low), high: fixed(reciprocal(mine.high, theirs.high)) }]
  }
  const guarded = new Set<CriterionKey>(protectedCriteria[direction])
  const share = model.sustainabilityFloor / (1 - model.sustainabilityFloor)
  // Everything but the knob: weights, and weights times values, of the guarded criteria (k) and of the others (o).
  const rest = { o: 0, k: 0 }
  for (const score of own.criteria) if (score !== knob) rest[guarded.has(score.key) ? 'k' : 'o'] += raw[direction][score.key] ?? 0
  const isGuarded = guarded.has(key)
  const free = (end: 'low' | 'high'): Mobius => {
    const value = sumOf(own.criteria, knob, raw[direction], end, () => true)
    return { n0: value, n1: weight * knob[end], d0: rest.o + rest.k, d1: weight }
  }
  const floored = (end: 'low' | 'high'): Mobius => {
    const o = sumOf(own.criteria, knob, raw[direction], end, (name) => !guarded.has(name))
    const k = sumOf(own.criteria, knob, raw[direction], end, (name) => guarded.has(name))
    if (isGuarded) {
      // o·(K + w·f) + φ·O·(k + w·v·f), over (1 + φ)·O·(K + w·f)
      return { n0: o * rest.k + share * rest.o * k, n1: weight * o + share * rest.o * weight * knob[end], d0: (1 + share) * rest.o * rest.k, d1: (1 + share) * rest.o * weight }
    }
    // With no weight of their own the first guarded criterion takes the floor.
    const mean = rest.k === 0 ? own.criteria.find((score) => guarded.has(score.key))?.[end] ?? 0 : k / rest.k
    return { n0: o + mean * share * rest.o, n1: weight * (knob[end] + mean * share), d0: (1 + share) * rest.o, d1: (1 + share) * weight }
  }
  const piece = (from: number, to: number, form: (end: 'low' | 'high') => Mobius): Piece =>
    ({ from, to, score: harmonicWith(form('low'), theirs.low), direction: form('low'), high: harmonicWith(form('high'), theirs.high) })
  // Where the guarded weights are just the floor's share of the whole.
  const turn = Math.min(most, Math.max(0, isGuarded ? (share * rest.o - rest.k) / weight : (rest.k / share - rest.o) / weight))
  const [before, after] = isGuarded ? [floored, free] : [free, floored]
  return [...(turn > 0 ? [piece(0, turn, before)] : []), ...(turn < most ? [piece(turn, most, after)] : [])]
}

function sumOf (criteria: readonly CriterionScore[], without: CriterionScore, raw: RawWeights[Direction], end: 'low' | 'high', takes: (key: CriterionKey) => boolean): number {
  let sum = 0
  for (const score of criteria) if (score !== without && takes(score.key)) sum += (raw[score.key] ?? 0) * score[end]
  return sum
}
