import { criteriaOf, type CriterionKey, type Direction, type ScoringModel } from './model.ts'
import type { CriterionScore, DirectionScore, Judgement } from './outcome.ts'
import { effectiveWeights } from './weights.ts'

/** A direction's score with its unrounded bounds, which the harmonic mean needs. */
export interface ExactDirection { readonly score: DirectionScore, readonly low: number, readonly high: number }

/** A value in 0–1 as an integer 0–10000, rounded once; the small addend keeps values that are .5 but for noise from falling. */
export function toInteger (value: number): number {
  return Math.floor(10_000 * value + 0.5 + 1e-6)
}

/** Splits an integer total by exact parts: largest remainder, compared at six decimals, ties to the earlier part. */
export function apportion (parts: readonly number[], total: number): readonly number[] {
  const noise = 5e-7
  const floors = parts.map((part) => Math.floor(part + noise))
  let left = total
  for (const part of floors) left -= part
  const remainders = parts.map((part, index) => ({ index, rest: Math.round((part - floors[index]!) * 1e6) }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index)
  for (const { index } of remainders) {
    if (left <= 0) break
    floors[index]! += 1
    left--
  }
  return floors
}

/**
 * Weighs the judgements of one direction: only criteria with a judgement (stated ones) take part. `layers` are weights, each replacing those
 * before it: the model's, the owner's, the request's. `inferred` names the criteria to be marked as inferred from deals.
 */
export function weighDirection (
  direction: Direction,
  judgements: ReadonlyMap<CriterionKey, Judgement>,
  layers: ReadonlyArray<Readonly<Partial<Record<string, number>>> | null>,
  inferred: ReadonlySet<CriterionKey>,
  model: ScoringModel
): ExactDirection {
  const stated = criteriaOf(direction).filter((key) => judgements.has(key))
  const weights = effectiveWeights(stated, direction, layers, model.sustainabilityFloor)
  const weighed = stated.map((key) => ({ key, weight: weights.get(key)!, judgement: judgements.get(key)! }))
  let total = 0
  let low = 0
  let high = 0
  for (const { weight, judgement } of weighed) {
    total += weight
    low += weight * judgement.low
    high += weight * judgement.high
  }
  low /= total
  high /= total
  const score = toInteger(low)
  const parts = apportion(weighed.map(({ weight, judgement }) => 10_000 * weight * judgement.low / total), score)
  // Field by field, as a spread takes several times as long; reason and values stay those of one judgement.
  const criteria = weighed.map(({ key, weight, judgement: { low, high, reason, values, evidence } }, index) =>
    ({ low, high, reason, values, evidence, key, weight, contribution: parts[index]!, inferred: inferred.has(key) }) as CriterionScore)
  return { low, high, score: { direction, score, scoreHigh: toInteger(high), certainty: 1 - (high - low), criteria } }
}
