// Rankings of everybody for one subject, read from a population's index as far as somebody asks.
import { comparePairs, type Engine, type ScoringOptions } from '../scoring/engine.ts'
import { compareText } from '../scoring/interval.ts'
import type { PairScore } from '../scoring/outcome.ts'
import type { Entry, Enumeration, SortKey } from './index/enumeration.ts'
import type { Restriction } from './index/index.ts'
import type { Candidate, InvestorCandidate, Population, SmeCandidate } from './population.ts'

/** Who is matched: a whole profile, or one need or mandate of it (the profile's scoring view then holds only that one). */
export type Subject = SmeCandidate | InvestorCandidate

/** A counterpart with its best pair and the others, best first. */
export interface Ranked { readonly counterpart: Candidate, readonly best: PairScore, readonly others: readonly PairScore[] }

/** All pairs of a subject and one candidate, best first; empty when they cannot be matched at all. */
export function pairsOf (engine: Engine, subject: Subject, candidate: Candidate, options: ScoringOptions): readonly PairScore[] {
  if (subject.kind === 'sme') return candidate.kind === 'investor' ? engine.scoreProfiles(subject.scoring, candidate.scoring, options) : []
  return candidate.kind === 'sme' ? engine.scoreProfiles(candidate.scoring, subject.scoring, options) : []
}

/** Best first: pass before unknown gates, score, sum of directions, high end, then the counterpart's id. */
export function compareRanked (a: Ranked, b: Ranked): number {
  return comparePairs(a.best, b.best) || compareText(a.counterpart.id, b.counterpart.id)
}

/** A ranking that is computed as far as it is read. */
export interface Ranking {
  /** The entries from a place on (0: the first), at most `count`. */
  slice (from: number, count: number): Promise<readonly Ranked[]>
  /** Whether there are at least so many. */
  has (count: number): Promise<boolean>
  /** How many there are. */
  count (): Promise<number>
  /** How many stand before a sort key or at it. */
  upTo (after: SortKey): Promise<number>
  /** The place of a counterpart (0: the first); −1 when it is not ranked. */
  placeOf (id: string): Promise<number>
  /** Everybody in order, with scores 0–10000. */
  scores (): Promise<ReadonlyArray<{ readonly id: string, readonly score: number }>>
}

export interface RankingQuery {
  readonly options: ScoringOptions
  readonly restriction?: Restriction | undefined
  /** The lowest score asked for, 0–10000. */
  readonly least?: number | undefined
  /** Which counterparts are asked for by their best pair. */
  readonly keeps?: ((ranked: Ranked) => boolean) | undefined
  /** Those instead whose best pair fails only because of gates that read claims, each by that pair. */
  readonly barred?: boolean | undefined
}

function rankedOf (counterpart: Candidate, [best, ...others]: readonly PairScore[]): Ranked {
  if (best === undefined) throw new Error('Who is ranked has a pair.')
  return { counterpart, best, others }
}

/** Candidates by id. */
interface Candidates<C> { get (id: string): C | undefined }

/** What ranking reads of a population. */
export type Rankable = Pick<Population, 'smeIndex' | 'investorIndex'> & { readonly smes: Candidates<SmeCandidate>, readonly investors: Candidates<InvestorCandidate> }

function held<C> (candidates: Candidates<C>, id: string): C {
  const found = candidates.get(id)
  if (found === undefined) throw new Error(`The index and its population differ about ${id}.`)
  return found
}

/** The enumeration behind a ranking: kept by whoever wants to read on. */
export function enumerationOf (engine: Engine, subject: Subject, population: Rankable, { options, restriction, least, keeps, barred }: RankingQuery): Enumeration {
  const candidate = (id: string): Candidate => subject.kind === 'sme' ? held(population.investors, id) : held(population.smes, id)
  const shared = { engine, options, restriction, least, barred, keeps: keeps && ((id: string, pairs: readonly PairScore[]) => keeps(rankedOf(candidate(id), pairs))) }
  return subject.kind === 'sme'
    ? population.investorIndex.enumerate({ ...shared, subject: subject.scoring, candidate: (id) => held(population.investors, id) })
    : population.smeIndex.enumerate({ ...shared, subject: subject.scoring, candidate: (id) => held(population.smes, id) })
}

/** An enumeration as a ranking of candidates. */
export function rankingOf (enumeration: Enumeration, subject: Subject, population: Rankable): Ranking {
  const shown = ({ id, pairs }: Entry): Ranked => rankedOf(subject.kind === 'sme' ? held(population.investors, id) : held(population.smes, id), pairs)
  return {
    slice: async (from, count) => (await enumeration.slice(from, count)).map(shown),
    async has (count) {
      await enumeration.reach(count)
      return enumeration.length >= count
    },
    count: () => enumeration.count(),
    upTo: (after) => enumeration.upTo(after),
    placeOf: (id) => enumeration.placeOf(id),
    scores: () => enumeration.scores()
  }
}
