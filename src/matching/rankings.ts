// Rankings kept while the data stands still: a later page goes on where the one before ended.
import { createHash } from 'node:crypto'
import type { Engine } from '../scoring/engine.ts'
import type { Enumeration } from './index/enumeration.ts'
import { enumerationOf, rankingOf, type Ranking, type RankingQuery, type Subject } from './ranking.ts'
import type { Population } from './population.ts'

/** Rankings of one population that are kept at most. */
const mostKept = 200
/** Bytes that these may take. */
const mostBytes = 128 * 2 ** 20

export interface Rankings {
  /**
   * The ranking for a subject; the one kept when the same was asked before. `filter`: a text that tells restriction, least score and
   * `keeps` apart from others.
   */
  of (subject: Subject, population: Population, query: RankingQuery, filter: string): Ranking
}

/** Keeps the rankings last asked for, by population: a population that is gone takes its own with it. */
export function createRankings (engine: Engine): Rankings {
  const kept = new WeakMap<Population, Map<string, Enumeration>>()
  return {
    of (subject, population, query, filter) {
      const { options, barred = false } = query
      // A what-if's subject has the id of the real one, so the key is what is scored.
      const key = createHash('sha256').update(JSON.stringify([subject.scoring, options, barred, filter])).digest('base64')
      let own = kept.get(population)
      if (own === undefined) kept.set(population, own = new Map())
      const enumeration = own.get(key) ?? enumerationOf(engine, subject, population, query)
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
