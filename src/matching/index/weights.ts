// Own weights and the criteria stated, as one number; a query weighs each such combination once.
import { criteriaOf, type CriterionKey, type Direction } from '../../scoring/model.ts'
import { effectiveWeights } from '../../scoring/weights.ts'
import type { Basics, Features } from './features.ts'

/** Where each criterion stands among its direction's weights. */
export const toSme = Object.fromEntries(criteriaOf('mandate_to_sme').map((key, at) => [key, at])) as Record<CriterionKey, number>
export const toInvestor = Object.fromEntries(criteriaOf('need_to_investor').map((key, at) => [key, at])) as Record<CriterionKey, number>

/** Criteria of a direction at most. */
export const width = 8

/** `stated`: which criteria the side states; `inferred` marks the mandate inferred from deals. */
export function encodeWeights (direction: Direction, stated: ReadonlySet<CriterionKey>, inferred: boolean, own: Readonly<Record<string, number>> | null, features: Features): number {
  const keys = criteriaOf(direction)
  let mask = inferred ? 1 << width : 0
  const weights: number[] = []
  keys.forEach((key, at) => {
    if (stated.has(key)) mask |= 1 << at
    const weight = own?.[key]
    if (weight !== undefined) weights.push(at, features.numbers.intern(weight))
  })
  return features.pools.weights.intern([mask, ...weights])
}

type Layer = Readonly<Partial<Record<string, number>>> | null

/** Weights over the stated criteria that sum to 1, in the direction's order; 0 for a criterion not stated. */
export function normalWeights (direction: Direction, stated: readonly CriterionKey[], layers: readonly Layer[], { model }: Basics): Float64Array {
  const weights = effectiveWeights(stated, direction, layers, model.sustainabilityFloor)
  let total = 0
  for (const weight of weights.values()) total += weight
  return Float64Array.from({ length: width }, (_, at) => (weights.get(criteriaOf(direction)[at]!) ?? 0) / total)
}

/** The normal weights of each combination under a request's own weights, each computed when first asked for; without own ones, once for all queries. */
export class WeightTable {
  readonly #rows: Array<Float64Array | undefined>
  readonly #compute: (id: number) => Float64Array

  constructor (direction: Direction, override: Layer, features: Features, basics: Basics) {
    const keys = criteriaOf(direction)
    this.#rows = Object.keys(override ?? {}).length === 0 ? features.usualWeights[direction] : []
    this.#compute = (id) => {
      const [mask = 0, ...own] = features.pools.weights.items(id)
      const stated = keys.filter((_, at) => (mask & 1 << at) !== 0)
      const weights: Record<string, number> = {}
      for (let at = 0; at < own.length; at += 2) weights[keys[own[at]!]!] = features.numbers.values[own[at + 1]!]!
      const { mandateToSme, needToInvestor, implicitMandate } = basics.model.weights
      const defaults = direction === 'need_to_investor' ? needToInvestor : (mask & 1 << width) !== 0 ? implicitMandate : mandateToSme
      return normalWeights(direction, stated, [defaults, weights, override], basics)
    }
  }

  of (id: number): Float64Array {
    let row = this.#rows[id]
    if (row === undefined) this.#rows[id] = row = this.#compute(id)
    return row
  }
}

/** The weights that a request sets for one direction. */
export function overrideOf (direction: Direction, weights: readonly { readonly direction: Direction, readonly key: string, readonly weight: number }[] = []): Layer {
  return Object.fromEntries(weights.filter((weight) => weight.direction === direction).map(({ key, weight }) => [key, weight]))
}
