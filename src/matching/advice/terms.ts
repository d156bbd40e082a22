// Facts other than claims that an organisation has not given: what a criterion would add if they turned out well.
import { toInteger } from '../../scoring/direction.ts'
import { reciprocal } from '../../scoring/engine.ts'
import type { CriterionKey, Direction } from '../../scoring/model.ts'
import type { CriterionScore, DirectionScore, PairScore } from '../../scoring/outcome.ts'
import type { Subject } from '../ranking.ts'

/** What the organisation itself can state, criterion by criterion of the direction in which the other side looks at it. */
export const ownTerms: Readonly<Record<Subject['kind'], { readonly direction: Direction, readonly facts: Readonly<Partial<Record<CriterionKey, string>>> }>> = {
  sme: { direction: 'mandate_to_sme', facts: { sector: 'activities', ticket: 'need.amount', instrument: 'need.instruments', mode: 'need.modes', region: 'province', size: 'headcount' } },
  investor: { direction: 'need_to_investor', facts: { track_record: 'deals', ticket: 'mandate.ticket', instrument: 'mandate.instruments', mode: 'mandate.modes', region: 'province' } }
}

/** A direction's low end, one criterion (or none) taken at its best. */
function lowOf (criteria: readonly CriterionScore[], lifted: CriterionKey | null): number {
  let total = 0
  let low = 0
  for (const { key, weight, low: value, high } of criteria) {
    total += weight
    low += weight * (key === lifted ? high : value)
  }
  return low / total
}

/** How many integer points the pair's low end gains when the criterion turns out as well as it can. */
export function liftOf (pair: PairScore, direction: Direction, key: CriterionKey): number {
  const [one, two] = pair.directions
  const [own, other]: readonly [DirectionScore, DirectionScore] = one.direction === direction ? [one, two] : [two, one]
  const criterion = own.criteria.find((score) => score.key === key)
  if (criterion === undefined || criterion.low === criterion.high) return 0
  return toInteger(reciprocal(lowOf(own.criteria, key), lowOf(other.criteria, null))) - pair.score
}

/** Whether the criterion is open because of what the subject has not stated, and not the other side. */
export function isOwnGap ({ reason, values, low, high }: CriterionScore, subject: Subject): boolean {
  if (low === high) return false
  if (reason === 'ticket_unknown') return values.side === (subject.kind === 'sme' ? 'need' : 'mandate')
  // Deals that say where and what leave open only what the SME does not tell.
  if (reason === 'track_record_deals') return values.incomplete > 0
  return true
}
