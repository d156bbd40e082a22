// Who a ranking is for: a whole profile, or one need or mandate of it.
import { basisOf, type Basis, type Principal } from '../access/principal.ts'
import { nounOf } from '../ids.ts'
import type { Population } from './population.ts'
import type { Subject } from './ranking.ts'

/**
 * The subject an id names: in full for whoever it belongs to, else as the basis may see it, as for nobody in particular;
 * undefined when there is none or it may not be seen. For a need or mandate the profile keeps only that one.
 */
export function subjectOf (id: string, population: Population, principal?: Principal): Subject | undefined {
  const own = principal === undefined ? undefined : population.own(id, principal)
  const noun = nounOf(id)
  if (noun === 'sme') return own ?? population.smes.get(id)
  if (noun === 'investor') return own ?? population.investors.get(id)
  if (noun !== 'need' && noun !== 'mandate') return undefined
  const owner = own ?? (noun === 'need' ? population.smeOfNeed(id) : population.investorOfMandate(id))
  if (owner === undefined) return undefined
  return owner.kind === 'sme'
    ? { ...owner, scoring: { ...owner.scoring, needs: owner.scoring.needs.filter((need) => need.id === id) } }
    : { ...owner, scoring: { ...owner.scoring, mandates: owner.scoring.mandates.filter((mandate) => mandate.id === id) } }
}

/** The basis on which scores for the subject rest when the principal asks. */
export function basisOfSubject (id: string, population: Population, principal: Principal): Basis {
  return population.own(id, principal) === undefined ? basisOf(principal) : 'own'
}
