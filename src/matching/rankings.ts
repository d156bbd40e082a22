// Rankings kept while the data stands still: a later page goes on where the one before ended.
import { createHash } from 'node:crypto'
import type { Engine } from '../scoring/engine.ts'
import type { PairScore } from '../scoring/outcome.ts'
import type { Enumeration } from './index/enumeration.ts'
import { enumerationOf, rankingOf, type Ranking, type RankingQuery, type Subject } from './ranking.ts'
import type { Population } from './population.ts'

/** Rankings of one population that are kept at most. */
const mostKept = 200
/** Bytes that these may take. */
const mostBytes = 128 * 2 ** 20
/** Scored counterparts that outlive their population: most of a first page is the same after a change elsewhere. */
const mostScored = 1_000

export interface Rankings {
  /**
   * The ranking for a subject; the one kept when the same was asked before. `filter`: a text that tells restriction, least score and
   * `keeps` apart from others.
   */
  of (subject: Subject, population: Population, query: RankingQuery, filter: string): Ranking
}

/** The pairs of counterparts last scored, as long as these are the very same profiles. */
function createScored () {
  const kept = new Map<string, { readonly counterpart: object, readonly pairs: readonly PairScore[] }>()
  return (question: string, counterpart: { readonly id: string }, score: () => readonly PairScore[]): readonly PairScore[] => {
    const key = `${question}|${counterpart.id}`
    const known = kept.get(key)
    const entry = known?.counterpart === counterpart ? known : { counterpart, pairs: score() }
    kept.delete(key)
    kept.set(key, entry)
    const oldest = kept.keys().next()
    if (kept.size > mostScored && oldest.done !== true) kept.delete(oldest.value)
    return entry.pairs
  }
}

/** Keeps the rankings last asked for, by population: a population that is gone takes its own with it. */
export function createRankings (engine: Engine): Rankings {
  const kept = new WeakMap<Population, Map<string, Enumeration>>()
  const scored = createScored()
  const remembering = (question: string, { kind }: Subject): Engine => ({
    ...engine,
    scoreProfiles: (sme, investor, options) => scored(question, kind === 'sme' ? investor : sme, () => engine.scoreProfiles(sme, investor, options))
  })
  return {
    of (subject, population, query, filter) {
      const { options, barred = false } = query
      // A what-if's subject has the id of the real one, so the key is what is scored.
      const question = createHash('sha256').update(JSON.stringify([subject.scoring, options])).digest('base64')
      const key = JSON.stringify([question, barred, filter])
      let own = kept.get(population)
      if (own === undefined) kept.set(population, own = new Map())
      const enumeration = own.get(key) ?? enumerationOf(remembering(question, subject), subject, population, query)
      own.delete(key)
      own.set(key, enumeration)
      let [bytes, count] = [0, 0]
      for (const [other, { bytes: its }] of [...own].reverse()) {
        bytes += its
        if (++count > 1 && (bytes > mostBytes || count > mostKept)) own.delete(other)
      }
      return rankingOf(enumeration, subject, population)
    }
  }
}
