// What would move a ranking: the next best proofs of an organisation, and how firmly the first place stands.
import { setImmediate as nextTurn } from 'node:timers/promises'
import { basisOf, type Principal } from '../../access/principal.ts'
import { stillWanted } from '../../deadline.ts'
import type { Lists } from '../../profiles/lists.ts'
import { checkCount, type Matching } from '../matching.ts'
import { watchedMatches } from '../impact.ts'
import type { Stamp } from '../match.ts'
import type { Candidate } from '../population.ts'
import type { Ranked, Subject } from '../ranking.ts'
import { basisOfSubject, subjectOf } from '../subject.ts'
import { bestProofs, type Proof } from './proofs.ts'
import { findSwing, type Contender, type Swing } from './stability.ts'
import { rawWeights } from './weighing.ts'

export interface ProofsAnswer extends Stamp { readonly proofs: readonly Proof[] }
export interface StabilityAnswer extends Stamp {
  /** Undefined when no single weight, from none to a hundredfold, gives the first place away, or nobody is ranked. */
  readonly swing: Swing | undefined
  /** Who is first now, and who would be; undefined with the swing. */
  readonly first: Candidate | undefined
  readonly newFirst: Candidate | undefined
  /** How many counterparts were looked at, the first included. */
  readonly looked: number
}

/** Beyond these a counterpart is too far from the first to be brought there by one weight that anybody would set. */
const mostContenders = 1000
const slice = 16

/** The pairs of a counterpart that fail no gate, with the weights both sides gave them. */
function contenderOf (subject: Subject, { counterpart, best, others }: Ranked, model: Matching['model']): Contender {
  const [sme, investor] = subject.kind === 'sme' ? [subject, counterpart] : [counterpart, subject]
  const needs = sme.kind === 'sme' ? sme.scoring.needs : []
  const mandates = investor.kind === 'investor' ? investor.scoring.mandates : []
  const pairs = [best, ...others].filter(({ outcome }) => outcome !== 'fail').map((pair) => ({
    pair,
    raw: rawWeights(needs.find(({ id }) => id === pair.needId) ?? null, mandates.find(({ id }) => id === pair.mandateId) ?? null, model)
  }))
  return { id: counterpart.id, pairs }
}

/** Builds the use cases. */
export function createAdvice ({ matching, catalogues }: { readonly matching: Matching, readonly catalogues: Lists }) {
  const { engine, model } = matching

  async function rankedFor (forId: string, principal: Principal) {
    const population = await matching.populations.current(basisOf(principal))
    const basis = basisOfSubject(forId, population, principal)
    const subject = subjectOf(forId, population, principal)
    if (subject === undefined) return undefined
    const options = matching.optionsFor(undefined)
    return { subject, population, options, stamp: matching.stampOf(population, options, basis), ranking: matching.list(subject, population, {}, options) }
  }

  return {
    /**
     * The proofs that raise the low end of the first 50 matches most, best first; undefined when there is no such id to see.
     * @throws Problem INVALID_QUERY (first)
     */
    async nextBestProofs (forId: string, first: number, principal: Principal): Promise<ProofsAnswer | undefined> {
      checkCount(first, 'first')
      const found = await rankedFor(forId, principal)
      if (found === undefined) return undefined
      const { subject, options, stamp, ranking } = found
      const proofs = await bestProofs(subject, await ranking.slice(0, watchedMatches), { engine, codes: catalogues.codes, options })
      return { ...stamp, proofs: proofs.slice(0, first) }
    },

    /** The smallest relative change of one weight that alters first place, among the first 1,000; undefined when there is no such id to see. */
    async stability (forId: string, principal: Principal): Promise<StabilityAnswer | undefined> {
      const found = await rankedFor(forId, principal)
      if (found === undefined) return undefined
      const { subject, stamp } = found
      const [first, ...rest] = await found.ranking.slice(0, mostContenders)
      if (first === undefined) return { ...stamp, swing: undefined, first: undefined, newFirst: undefined, looked: 0 }
      // Weights move no gate: who has an unknown one stays behind who has none.
      const rivals = rest.filter(({ best }) => best.outcome === first.best.outcome)
      let turn = 0
      const swing = await findSwing(contenderOf(subject, first, model), rivals.map((ranked) => contenderOf(subject, ranked, model)), model, async () => {
        if (++turn % slice === 0) await nextTurn()
        stillWanted()
      })
      const newFirst = rivals.find(({ counterpart }) => counterpart.id === swing?.newFirst)
      return { ...stamp, swing, first: first.counterpart, newFirst: newFirst?.counterpart, looked: rivals.length + 1 }
    }
  }
}
export type Advice = ReturnType<typeof createAdvice>
