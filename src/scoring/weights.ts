import { criteriaOf, type CriterionKey, type Direction } from './model.ts'

/** A weight that a request sets in place of the model's or the owner's. */
export interface WeightOverride { readonly direction: Direction, readonly key: string, readonly weight: number }

/** What the floor protects: the criteria raised in proportion, and the one that takes it when all of them weigh nothing. */
export const protectedCriteria: Readonly<Record<Direction, readonly CriterionKey[]>> = {
  mandate_to_sme: ['taxonomy', 'cam'],
  need_to_investor: ['credentials']
}

/**
 * Weights in force over the stated criteria: the defaults, replaced by the owner's and then the request's, with the
 * sustainability criteria raised in proportion to the floor's share of the resulting sum.
 */
export function effectiveWeights (
  stated: readonly CriterionKey[],
  direction: Direction,
  layers: ReadonlyArray<Readonly<Partial<Record<string, number>>> | null>,
  floor: number
): ReadonlyMap<CriterionKey, number> {
  const weights = new Map<CriterionKey, number>()
  for (const key of criteriaOf(direction)) {
    if (!stated.includes(key)) continue
    let weight = 0
    for (const layer of layers) weight = layer?.[key] ?? weight
    weights.set(key, weight)
  }
  const guarded = protectedCriteria[direction].filter((key) => weights.has(key))
  let others = 0
  let kept = 0
  for (const [key, weight] of weights) {
    if (guarded.includes(key)) kept += weight
    else others += weight
  }
  const needed = others * floor / (1 - floor)
  const first = guarded[0]
  if (first === undefined) return weights
  if (kept === 0) weights.set(first, others === 0 ? 1 : needed)
  else if (kept < needed) for (const key of guarded) weights.set(key, (weights.get(key) ?? 0) * needed / kept)
  return weights
}
