// How much a reviewer's decision would move: the organisation's first matches, scored again as if it had been taken.
import type { Engine, ScoringOptions } from '../scoring/engine.ts'
import type { GateKey, PairScore } from '../scoring/outcome.ts'
import type { EvidenceLevel, ReviewState, ScoringClaim } from '../scoring/types.ts'
import type { Candidate, Population } from './population.ts'
import { compareRanked, pairsOf, type Ranked, type Subject } from './ranking.ts'

/** The first matches of an organisation: what people look at. */
export const watchedMatches = 50

/** What a claim can become: refused, or accepted at the level of one reviewer's reading, or of two people's. */
const decisions: ReadonlyArray<{ readonly state: ReviewState, readonly level: EvidenceLevel }> = [
  { state: 'rejected', level: 'self_declared' },
  { state: 'accepted', level: 'documented' },
  { state: 'accepted', level: 'third_party' }
]
/** The gates that read claims: acceptance can open them. */
const evidenceGates: ReadonlySet<GateKey> = new Set(['minimum_evidence', 'minimum_alignment'])

export interface ImpactContext {
  readonly engine: Engine
  readonly population: Population
  readonly options: ScoringOptions
  /** Told of each counterpart scored; waits where others need a turn. */
  readonly scored: () => Promise<void> | void
}

/** The counterparts a decision is looked at with, and where each stands now. */
export interface Watched {
  readonly counterparts: readonly Candidate[]
  readonly standings: ReadonlyMap<string, string>
}

/** The candidate as it would be matched once it is published; the same when it is. A withdrawn consent holds. */
export function asPublished (candidate: Candidate): Subject {
  const published = candidate.whole.profile.matchingConsent
  return candidate.kind === 'sme' ? { ...candidate, scoring: { ...candidate.scoring, published } } : { ...candidate, scoring: { ...candidate.scoring, published } }
}

function counterpartsOf (subject: Subject, { smes, investors }: Population): Iterable<Candidate> {
  return subject.kind === 'sme' ? investors.values() : smes.values()
}

/** Fails only gates that a claim could open. */
function isBarredByEvidence ({ gates }: PairScore): boolean {
  return gates.every(({ key, outcome }) => outcome !== 'fail' || evidenceGates.has(key))
}

/** Rank, score and high end of every ranked counterpart among these, as text to compare. */
function standingsOf (ranked: readonly Ranked[]): ReadonlyMap<string, string> {
  return new Map([...ranked].sort(compareRanked).map(({ counterpart, best }, at) => [counterpart.id, `${at} ${best.score} ${best.scoreHigh}`]))
}

/**
 * The organisation's first 50 matches, and up to 50 counterparts that only the evidence asked for keeps out, the best of them.
 * Scores every counterpart once.
 */
export async function watch (subject: Subject, { engine, population, options, scored }: ImpactContext): Promise<Watched> {
  const ranked: Ranked[] = []
  const barred: Ranked[] = []
  for (const counterpart of counterpartsOf(subject, population)) {
    await scored()
    const [best, ...others] = pairsOf(engine, subject, counterpart, options)
    if (best === undefined) continue
    if (best.outcome !== 'fail') ranked.push({ counterpart, best, others })
    else {
      const nearest = [best, ...others].find(isBarredByEvidence)
      if (nearest !== undefined) barred.push({ counterpart, best: nearest, others: [] })
    }
  }
  const first = ranked.sort(compareRanked).slice(0, watchedMatches)
  const near = barred.sort(compareRanked).slice(0, watchedMatches)
  return { counterparts: [...first, ...near].map(({ counterpart }) => counterpart), standings: standingsOf(first) }
}

function withClaim (subject: Subject, claimId: string, decided: Pick<ScoringClaim, 'state' | 'level'>): Subject {
  const claims = subject.scoring.claims.map((claim) => claim.id === claimId ? { ...claim, ...decided } : claim)
  return subject.kind === 'sme' ? { ...subject, scoring: { ...subject.scoring, claims } } : { ...subject, scoring: { ...subject.scoring, claims } }
}

/**
 * How many of the watched counterparts have another rank (among the watched) or another score after at least one of the
 * possible decisions: rejected, accepted as documented, accepted as third_party. 0 to 100.
 */
export async function claimImpact (subject: Subject, claimId: string, { counterparts, standings }: Watched, { engine, options, scored }: ImpactContext): Promise<number> {
  const moved = new Set<string>()
  for (const decided of decisions) {
    const changed = withClaim(subject, claimId, decided)
    const ranked: Ranked[] = []
    for (const counterpart of counterparts) {
      await scored()
      const [best, ...others] = pairsOf(engine, changed, counterpart, options)
      if (best !== undefined && best.outcome !== 'fail') ranked.push({ counterpart, best, others })
    }
    const after = standingsOf(ranked)
    for (const { id } of counterparts) if (after.get(id) !== standings.get(id)) moved.add(id)
  }
  return moved.size
}

/** How many matches publishing would give the organisation, counted up to 50: every one of them is a change. */
export async function publicationImpact (subject: Subject, { engine, population, options, scored }: ImpactContext): Promise<number> {
  let matches = 0
  for (const counterpart of counterpartsOf(subject, population)) {
    await scored()
    const [best] = pairsOf(engine, subject, counterpart, options)
    if (best !== undefined && best.outcome !== 'fail' && ++matches === watchedMatches) break
  }
  return matches
}
