// Who a ranking is for: a whole profile, or one need or mandate of it.
import { nounOf } from '../ids.ts'
import type { Population } from './population.ts'
import type { Subject } from './ranking.ts'

/**
 * The subject an id names, as the basis may see it; undefined when there is none or it may not be seen.
 * For a need or mandate the profile keeps only that one.
 */
export function subjectOf (id: string, population: Population): Subject | undefined {
  const noun = nounOf(id)
  if (noun === 'sme') return population.smes.get(id)
  if (noun === 'investor') return population.investors.get(id)
  if (noun === 'need') {
    const owner = population.smeOfNeed(id)
    return owner === undefined ? undefined : { ...owner, scoring: { ...owner.scoring, needs: owner.scoring.needs.filter((need) => need.id === id) } }
  }
  if (noun === 'mandate') {
    const owner = population.investorOfMandate(id)
    return owner === undefined ? undefined : { ...owner, scoring: { ...owner.scoring, mandates: owner.scoring.mandates.filter((mandate) => mandate.id === id) } }
  }
  return undefined
}
