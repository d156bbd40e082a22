// How much a reviewer's decision would move: the organisation's first matches, scored again as if it had been taken.
import type { Engine, ScoringOptions } from '../scoring/engine.ts'
import type { EvidenceLevel, ReviewState, ScoringClaim } from '../scoring/types.ts'
import type { Candidate, Population } from './population.ts'
import { compareRanked, pairsOf, type Ranked, type Subject } from './ranking.ts'
import type { Rankings } from './rankings.ts'

/** The first matches of an organisation: what people look at. */
export const watchedMatches = 50

/** What a claim can become: refused, or accepted at the level of one reviewer's reading, or of two people's. */
const decisions: ReadonlyArray<{ readonly state: ReviewState, readonly level: EvidenceLevel }> = [
  { state: 'rejected', level: 'self_declared' },
  { state: 'accepted', level: 'documented' },
  { state: 'accepted', level: 'third_party' }
]
export interface ImpactContext {
  readonly engine: Engine
  readonly rankings: Rankings
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

/** Rank, score and high end of every ranked counterpart among these, as text to compare. */
function standingsOf (ranked: readonly Ranked[]): ReadonlyMap<string, string> {
  return new Map([...ranked].sort(compareRanked).map(({ counterpart, best }, at) => [counterpart.id, `${at} ${best.score} ${best.scoreHigh}`]))
}

/** The organisation's first 50 matches, and up to 50 counterparts that only the evidence asked for keeps out, the best of them. */
export async function watch (subject: Subject, { rankings, population, options, scored }: ImpactContext): Promise<Watched> {
  const first = await rankings.of(subject, population, { options }, '').slice(0, watchedMatches)
  const near = await rankings.of(subject, population, { options, barred: true }, '').slice(0, watchedMatches)
  const counterparts = [...first, ...near].map(({ counterpart }) => counterpart)
  for (let seen = 0; seen < counterparts.length; seen++) await scored()
  return { counterparts, standings: standingsOf(first) }
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
export async function publicationImpact (subject: Subject, { rankings, population, options, scored }: ImpactContext): Promise<number> {
  const matches = (await rankings.of(subject, population, { options }, '').slice(0, watchedMatches)).length
  for (let match = 0; match < matches; match++) await scored()
  return matches
}
