// Ranks every candidate for one subject by scoring every pair. An index may answer the same question faster; the answer stays this one.
import { setImmediate as nextTurn } from 'node:timers/promises'
import { comparePairs, type Engine, type ScoringOptions } from '../scoring/engine.ts'
import { compareText } from '../scoring/interval.ts'
import type { PairScore } from '../scoring/outcome.ts'
import type { Candidate, InvestorCandidate, Population, SmeCandidate } from './population.ts'

/** Who is matched: a whole profile, or one need or mandate of it (the profile's scoring view then holds only that one). */
export type Subject = SmeCandidate | InvestorCandidate

/** A counterpart with its best pair and the others, best first. */
export interface Ranked { readonly counterpart: Candidate, readonly best: PairScore, readonly others: readonly PairScore[] }

/** How many pairs are scored before other requests get a turn. */
const slice = 64

/** All pairs of a subject and one candidate, best first; empty when they cannot be matched at all. */
export function pairsOf (engine: Engine, subject: Subject, candidate: Candidate, options: ScoringOptions): readonly PairScore[] {
  if (subject.kind === 'sme') return candidate.kind === 'investor' ? engine.scoreProfiles(subject.scoring, candidate.scoring, options) : []
  return candidate.kind === 'sme' ? engine.scoreProfiles(candidate.scoring, subject.scoring, options) : []
}

/** Best first: pass before unknown gates, score, sum of directions, high end, then the counterpart's id. */
export function compareRanked (a: Ranked, b: Ranked): number {
  return comparePairs(a.best, b.best) || compareText(a.counterpart.id, b.counterpart.id)
}

/**
 * Every counterpart that passes the filter and whose best pair fails no gate, best first. `keep` sees the counterpart before
 * scoring, `keepPair` its best pair after.
 */
export async function rankAll (
  engine: Engine,
  subject: Subject,
  population: Population,
  options: ScoringOptions,
  keep: (candidate: Candidate) => boolean = () => true,
  keepPair: (ranked: Ranked) => boolean = () => true
): Promise<readonly Ranked[]> {
  const candidates: Iterable<Candidate> = subject.kind === 'sme' ? population.investors.values() : population.smes.values()
  const ranked: Ranked[] = []
  let scored = 0
  for (const counterpart of candidates) {
    if (!keep(counterpart)) continue
    if (++scored % slice === 0) await nextTurn()
    const [best, ...others] = pairsOf(engine, subject, counterpart, options)
    if (best === undefined || best.outcome === 'fail') continue
    const entry = { counterpart, best, others }
    if (keepPair(entry)) ranked.push(entry)
  }
  return ranked.sort(compareRanked)
}
