// Rankings kept while the data stands still: a later page goes on where the one before ended.
import { createHash } from 'node:crypto'
import type { Engine, ScoringOptions } from '../scoring/engine.ts'
import type { PairScore } from '../scoring/outcome.ts'
import type { Enumeration } from './index/enumeration.ts'
import { enumerationOf, rankingOf, type Ranking, type RankingQuery, type Subject } from './ranking.ts'
import type { Population } from './population.ts'

/** Rankings of one population that are kept at most. */
const mostKept = 200
/** Bytes that these may take, and how many times somebody asks between two counts of them. */
const mostBytes = 128 * 2 ** 20
const betweenCounts = 16
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

/** What is asked, in few characters. A what-if's subject has the id of the real one, so it is told by what is scored. */
function createQuestions () {
  const digests = new WeakMap<Subject['scoring'], string>()
  const digest = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('base64')
  return ({ scoring }: Subject, options: ScoringOptions): string => {
    let known = digests.get(scoring)
    // Profiles never change, and a subject's may be long.
    if (known === undefined) digests.set(scoring, known = digest(scoring))
    return `${known} ${JSON.stringify(options)}`
  }
}

/** Keeps the rankings last asked for, by population: a population that is gone takes its own with it. */
export function createRankings (engine: Engine): Rankings {
  const kept = new WeakMap<Population, Map<string, Enumeration>>()
  const scored = createScored()
  const questionOf = createQuestions()
  let asked = 0
  const remembering = (question: string, { kind }: Subject): Engine => ({
    ...engine,
    scoreProfiles: (sme, investor, options) => scored(question, kind === 'sme' ? investor : sme, () => engine.scoreProfiles(sme, investor, options))
  })
  return {
    of (subject, population, query, filter) {
      const { options, barred = false } = query
      const question = questionOf(subject, options)
      const key = JSON.stringify([question, barred, filter])
      let own = kept.get(population)
      if (own === undefined) kept.set(population, own = new Map())
      const enumeration = own.get(key) ?? enumerationOf(remembering(question, subject), subject, population, query)
      own.delete(key)
      own.set(key, enumeration)
      const [oldest = key] = own.keys()
      if (own.size > mostKept) own.delete(oldest)
      // They grow while they are read, so there is no knowing before.
      if (++asked % betweenCounts === 0) {
        let bytes = 0
        for (const [other, { bytes: its }] of [...own].reverse()) {
          bytes += its
          if (other !== key && bytes > mostBytes) own.delete(other)
        }
      }
      return rankingOf(enumeration, subject, population)
    }
  }
}
