// Ranks and explains: candidates from the population, numbers from the scoring engine, screening beside them.
import { basisOf, type Basis, type Principal } from '../access/principal.ts'
import type { Sealer } from '../access/seal.ts'
import { Problem } from '../errors.ts'
import type { Lists } from '../profiles/lists.ts'
import type { Store } from '../profiles/store.ts'
import { createEngine, type ScoringOptions } from '../scoring/engine.ts'
import type { GateSettings } from '../scoring/gates.ts'
import type { ScoringModel } from '../scoring/model.ts'
import type { PairScore } from '../scoring/outcome.ts'
import { dealValue } from '../screening/pair.ts'
import type { Screening, ScreeningFlag } from '../screening/screening.ts'
import { restrictionOf } from './filter.ts'
import { packKey } from './index/kernel.ts'
import type { SortKey } from './index/enumeration.ts'
import { RankedPair, type Match, type MatchPage, type MatchQuery, type Stamp, type WhyNotAnswer } from './match.ts'
import { createPopulations, type InvestorCandidate, type Population, type SmeCandidate } from './population.ts'
import { createRankings } from './rankings.ts'
import { pairsOf, type Ranked, type Ranking, type Subject } from './ranking.ts'
import { basisOfSubject, subjectOf } from './subject.ts'

export interface MatchingDeps {
  readonly store: Store
  readonly catalogues: Lists
  readonly model: ScoringModel
  readonly screening: Screening
  readonly sealer: Sealer
  readonly settings: GateSettings
  readonly now: () => Date
}

/** Where a page ended: the sort key of its last match, its rank, and what the first page was computed from. */
interface Cursor { readonly key: readonly [number, number, number, number, string], readonly rank: number, readonly asOf: string, readonly data: number, readonly scoring: string }

const largestPage = 100

function keyOf ({ best, counterpart }: Ranked): Cursor['key'] {
  return [Number(best.outcome !== 'pass'), -best.score, -(best.directions[0].score + best.directions[1].score), -best.scoreHigh, counterpart.id]
}
function sortKeyOf ([opened, score, sum, high, id]: Cursor['key']): SortKey {
  return { key: packKey(opened, -score, -sum), high: -high, id }
}

/** Effects that can stop or delay a deal: filings are routine for every outward investment from China, and factors and incentives bind nobody. */
const duties: readonly string[] = ['notification', 'approval', 'restriction']
function isDuty ({ effect }: ScreeningFlag): boolean {
  return duties.includes(effect)
}

/** Throws INVALID_QUERY unless the count is 1 to 100. */
export function checkCount (count: number, name: string): void {
  if (Number.isInteger(count) && count >= 1 && count <= largestPage) return
  throw new Problem('INVALID_QUERY', `${name} is ${count}; it can be 1 to ${largestPage}.`, { issues: [{ pointer: `/${name}`, code: 'out_of_range', message: `1 to ${largestPage}` }] })
}

function checkDate (asOf: string): string {
  const time = Date.parse(`${asOf}T00:00:00Z`)
  if (/^\d{4}-\d\d-\d\d$/.test(asOf) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(asOf)) return asOf
  throw new Problem('INVALID_QUERY', `'${asOf}' is not a calendar day. A date looks like 2026-11-22.`, { issues: [{ pointer: '/asOf', code: 'invalid_date', message: 'A calendar day, ISO 8601.' }] })
}

export type Matching = ReturnType<typeof createMatching>

/** Builds the use cases of matching. */
export function createMatching ({ store, catalogues, model, screening, sealer, settings, now }: MatchingDeps) {
  const { codes } = catalogues
  const engine = createEngine({ model, codes })
  const populations = createPopulations({ store, codes, model })
  const rankings = createRankings(engine)

  /** Fields of the day, and the date when none is asked: today in UTC. */
  function optionsFor (asOf: string | null | undefined, weights?: ScoringOptions['weights'] | null): ScoringOptions {
    return { asOf: asOf == null ? now().toISOString().slice(0, 10) : checkDate(asOf), settings, weights: weights ?? undefined }
  }

  function stampOf (population: Population, options: ScoringOptions, basis: Basis): Stamp {
    return { asOf: options.asOf, dataVersion: String(population.dataVersion), scoringVersion: model.version, basis }
  }

  function sidesOf (subject: Subject, ranked: Ranked): { sme: SmeCandidate, investor: InvestorCandidate } {
    const { counterpart } = ranked
    if (subject.kind === 'sme' && counterpart.kind === 'investor') return { sme: subject, investor: counterpart }
    if (subject.kind === 'investor' && counterpart.kind === 'sme') return { sme: counterpart, investor: subject }
    throw new Error('A match has an SME and an investor.')
  }

  function screen (sme: SmeCandidate, investor: InvestorCandidate, score: PairScore, asOf: string): readonly ScreeningFlag[] {
    const amount = sme.scoring.needs.find(({ id }) => id === score.needId)?.amount ?? null
    const ticket = investor.scoring.mandates.find(({ id }) => id === score.mandateId)?.ticket ?? null
    return screening.screen({
      sme: sme.whole.profile,
      investor: investor.whole.profile,
      need: sme.whole.needs.find(({ id }) => id === score.needId) ?? null,
      mandate: investor.whole.mandates.find(({ id }) => id === score.mandateId) ?? null,
      valueEur: dealValue(amount, ticket)
    }, asOf)
  }

  function matchOf (subject: Subject, ranked: Ranked, rank: number | null, stamp: Stamp): Match {
    const { sme, investor } = sidesOf(subject, ranked)
    const { best, others, counterpart } = ranked
    return new RankedPair({ stamp, rank, score: best, sme: sme.whole, investor: investor.whole }, {
      screening: () => screen(sme, investor, best, stamp.asOf),
      others: () => others.map((other) => matchOf(subject, { counterpart, best: other, others: [] }, null, stamp))
    })
  }

  /** The ranking of everybody who passes the filter; computed as far as it is read, and kept while the data stands still. */
  function list (subject: Subject, population: Population, { filter }: Pick<MatchQuery, 'filter'>, options: ScoringOptions): Ranking {
    const restriction = restrictionOf(filter, subject.kind === 'sme' ? 'investor' : 'sme', catalogues)
    const screens = filter?.screening != null || filter?.withoutScreening === true
    const keeps = !screens
      ? undefined
      : (ranked: Ranked): boolean => {
          const { sme, investor } = sidesOf(subject, ranked)
          const flags = screen(sme, investor, ranked.best, options.asOf)
          if (filter.withoutScreening === true && flags.some(isDuty)) return false
          return filter.screening == null || flags.some(({ rule }) => filter.screening?.includes(rule))
        }
    // Screening reads more of the subject than its scoring view, so a hypothetical one would need a key of its own.
    return rankings.of(subject, population, { options, restriction, least: filter?.minScore == null ? 0 : filter.minScore * 100, keeps }, JSON.stringify([filter, screens ? subject.whole : null]))
  }

  /** The one pair two ids name: a named need or mandate is that one, a profile its best. Null when they are not an SME's and an investor's side. */
  function namedPair (a: Subject, b: Subject, options: ScoringOptions): { subject: Subject, ranked: Ranked } | null {
    if (a.kind === b.kind) return null
    const [best, ...others] = pairsOf(engine, a, b, options)
    return best === undefined ? null : { subject: a, ranked: { counterpart: b, best, others } }
  }

  return {
    model,
    engine,
    populations,
    optionsFor,
    stampOf,
    matchOf,
    list,
    rankings,

    /**
     * Counterparts of an SME, need, investor or mandate, best first; undefined when there is no such id to see.
     * @throws Problem INVALID_QUERY (first, asOf, a filter of the other side), INVALID_CURSOR
     */
    async rank (query: MatchQuery, principal: Principal): Promise<MatchPage | undefined> {
      checkCount(query.first, 'first')
      const population = await populations.current(basisOf(principal))
      const basis = basisOfSubject(query.for, population, principal)
      const context = JSON.stringify(['matches', query.for, query.filter ?? null, query.weights ?? null, query.asOf ?? null, basis])
      const cursor = query.after == null ? undefined : sealer.unseal(query.after, context) as Cursor
      const options = optionsFor(query.asOf ?? cursor?.asOf, query.weights)
      const subject = subjectOf(query.for, population, principal)
      if (subject === undefined) return undefined
      const ranking = list(subject, population, query, options)
      const start = cursor === undefined ? 0 : await ranking.upTo(sortKeyOf(cursor.key))
      const entries = await ranking.slice(start, query.first)
      const stamp = stampOf(population, options, basis)
      const first = { asOf: options.asOf, data: cursor?.data ?? population.dataVersion, scoring: cursor?.scoring ?? model.version }
      return {
        ...stamp,
        items: entries.map((entry, at) => ({
          // Sealed when looked at: most readers want the last one alone.
          get cursor () { return sealer.seal({ key: keyOf(entry), rank: start + at + 1, ...first } satisfies Cursor, context) },
          match: matchOf(subject, entry, start + at + 1, stamp)
        })),
        hasNextPage: await ranking.has(start + query.first + 1),
        hasPreviousPage: start > 0,
        changed: first.data !== population.dataVersion || first.scoring !== model.version,
        totalCount: () => ranking.count()
      }
    },

    /**
     * One named pair, also when a gate fails, the side in full that is the principal's own, the first of two; undefined when an id is unknown, both are of one side, or they have nothing to be matched with.
     */
    async pair (a: string, b: string, { asOf }: { readonly asOf?: string | null | undefined }, principal: Principal): Promise<Match | undefined> {
      const options = optionsFor(asOf)
      const population = await populations.current(basisOf(principal))
      const firstIsOwn = population.own(a, principal) !== undefined
      const basis = basisOfSubject(firstIsOwn ? a : b, population, principal)
      const [one, other] = [subjectOf(a, population, principal), subjectOf(b, population, firstIsOwn ? undefined : principal)]
      if (one === undefined || other === undefined) return undefined
      const found = namedPair(one, other, options)
      return found === null ? undefined : matchOf(found.subject, found.ranked, null, stampOf(population, options, basis))
    },

    /** What keeps a counterpart from the first k of a ranking; undefined when an id is unknown or both are of one side. */
    async whyNot (forId: string, counterpart: string, k: number, principal: Principal): Promise<WhyNotAnswer | undefined> {
      checkCount(k, 'k')
      const options = optionsFor(undefined)
      const population = await populations.current(basisOf(principal))
      const basis = basisOfSubject(forId, population, principal)
      const [subject, other] = [subjectOf(forId, population, principal), subjectOf(counterpart, population)]
      if (subject === undefined || other === undefined || subject.kind === other.kind) return undefined
      const ranking = list(subject, population, {}, options)
      const [last] = await ranking.slice(k - 1, 1)
      const scoreOfRankK = last === undefined ? null : last.best.score / 100
      const found = namedPair(subject, other, options)
      if (found === null) return { match: null, k, scoreOfRankK, missing: null }
      const at = found.ranked.best.outcome === 'fail' ? -1 : await ranking.placeOf(other.id)
      const match = matchOf(subject, found.ranked, at === -1 ? null : at + 1, stampOf(population, options, basis))
      const missing = match.score.outcome === 'fail' ? null : last === undefined || at < k ? 0 : Math.max(0, last.best.score - match.score.score) / 100
      return { match, k, scoreOfRankK, missing }
    }
  }
}
