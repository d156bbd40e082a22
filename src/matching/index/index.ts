// The exact in-memory index over one side of one basis (README.md beside this file).
import type { Engine, ScoringOptions } from '../../scoring/engine.ts'
import type { GateKey, PairScore } from '../../scoring/outcome.ts'
import type { ScoringInvestor, ScoringSme } from '../../scoring/types.ts'
import { Enumeration } from './enumeration.ts'
import { Features, type Basics } from './features.ts'
import { investorKernel } from './investor-kernel.ts'
import { investorRows, investorShape, investorWords, mandateFlags } from './investor-rows.ts'
import type { Kernel, Options } from './kernel.ts'
import { LabelFilter, takes, type AmountFlags, type AmountWords, type Restriction } from './labels.ts'
import { lengthAt, Rows, type Row, type Shape, type WordsOf } from './rows.ts'
import type { Judge } from './scan.ts'
import { smeKernel } from './sme-kernel.ts'
import { sketchOf } from './terms.ts'
import { needFlags, smeRows, smeShape, smeWords } from './sme-rows.ts'

export type { Basics } from './features.ts'
export type { Restriction } from './labels.ts'

/** A candidate as the index asks for it. */
export interface Indexed<S> { readonly scoring: S, facets (): Iterable<string> }

/** One ranking: who for, over whom, under what. */
export interface Ask<S, C> {
  readonly subject: S
  readonly engine: Engine
  readonly options: ScoringOptions
  /** The candidates of the version asked, by id. */
  readonly candidate: (id: string) => Indexed<C>
  readonly restriction?: Restriction | undefined
  /** The lowest score asked for, 0–10000. */
  readonly least?: number | undefined
  /** Which best pairs are asked for; all when not given. */
  readonly keeps?: ((id: string, pairs: readonly PairScore[]) => boolean) | undefined
  /** Those instead whose best pair fails, by the best of their pairs that fail only gates which read claims. */
  readonly barred?: boolean | undefined
  /** How many places are looked for first, for tests; as many as a first page needs when not given. */
  readonly firstBatch?: number | undefined
}

/** The gates that read claims: a decision on one can open them. */
const evidenceGates: ReadonlySet<GateKey> = new Set(['minimum_evidence', 'minimum_alignment'])

function isBarredByEvidence ({ gates }: PairScore): boolean {
  return gates.every(({ key, outcome }) => outcome !== 'fail' || evidenceGates.has(key))
}

/** Of pairs that all fail, best first, the first that only claims keep out. */
function barredPair (pairs: readonly PairScore[]): readonly PairScore[] {
  if (pairs[0]?.outcome !== 'fail') return []
  const nearest = pairs.find(isBarredByEvidence)
  return nearest === undefined ? [] : [nearest]
}

/** Where the two sides differ. `S`: whom it ranks for; `C`: whom it ranks. */
interface Side<S, C> {
  readonly shape: Shape
  /** Words of a row. */
  readonly words: AmountWords & { readonly sets: number }
  readonly flags: AmountFlags
  rows (candidate: C, features: Features, basics: Basics, old: WordsOf): readonly Row[]
  kernel (subject: S, features: Features, basics: Basics, options: Options): Kernel | undefined
  score (subject: S, candidate: C, engine: Engine, options: ScoringOptions): readonly PairScore[]
  isRanked (subject: S, candidate: C, engine: Engine, options: ScoringOptions): boolean
}

const smeSide: Side<ScoringInvestor, ScoringSme> = {
  shape: smeShape,
  words: smeWords,
  flags: { known: needFlags.amountKnown, implicit: needFlags.implicit },
  rows: smeRows,
  kernel: smeKernel,
  score: (investor, sme, engine, options) => engine.scoreProfiles(sme, investor, options),
  isRanked: (investor, sme, engine, options) => engine.isRanked(sme, investor, options)
}
const investorSide: Side<ScoringSme, ScoringInvestor> = {
  shape: investorShape,
  words: investorWords,
  flags: { known: mandateFlags.ticketKnown, implicit: mandateFlags.implicit },
  rows: investorRows,
  kernel: investorKernel,
  score: (sme, investor, engine, options) => engine.scoreProfiles(sme, investor, options),
  isRanked: (sme, investor, engine, options) => engine.isRanked(sme, investor, options)
}

/** A changed candidate; undefined for one that is gone. */
export type Change<C> = readonly [id: string, scoring: C | undefined]

interface Bounds { readonly key: number, readonly score: number }

/** One version of an index; it never changes. */
export class MatchIndex<S, C> {
  readonly #side: Side<S, C>
  readonly #basics: Basics
  readonly #features: Features
  readonly #rows: Rows
  private constructor (side: Side<S, C>, basics: Basics, features: Features, rows: Rows) {
    this.#side = side
    this.#basics = basics
    this.#features = features
    this.#rows = rows
  }

  /** An empty index of SMEs. */
  static ofSmes (basics: Basics): MatchIndex<ScoringInvestor, ScoringSme> {
    return new MatchIndex(smeSide, basics, new Features(basics), Rows.empty(smeShape))
  }

  /** An empty index of investors. */
  static ofInvestors (basics: Basics): MatchIndex<ScoringSme, ScoringInvestor> {
    return new MatchIndex(investorSide, basics, new Features(basics), Rows.empty(investorShape))
  }

  /** Needs or mandates that can be matched, implicit ones included. */
  get rows (): number {
    return this.#rows.count
  }

  /** Organisations that can be matched. */
  get organisations (): number {
    return this.#rows.organisations
  }

  /** Whether most of what it remembers belongs to candidates that have changed since: building it anew frees that. */
  get isWorn (): boolean {
    return this.#rows.replaced > 3 * this.#rows.organisations + 10_000
  }

  /** Estimated memory of this version; pages it shares with others are counted in each. */
  get bytes (): number {
    return this.#rows.bytes + this.#features.bytes
  }

  /**
   * The version after the changes, this very one when there are none. This one goes on answering as before.
   * @throws Error when this version has a next one already
   * @throws RangeError for more modes, instruments, or rows of one organisation than an index tells apart
   */
  next (changes: readonly Change<C>[]): MatchIndex<S, C> {
    if (changes.length === 0) return this
    const [side, features, basics] = [this.#side, this.#features, this.#basics]
    const rows = this.#rows.next(changes.map(([id, scoring]) => {
      const rows = scoring === undefined ? [] : side.rows(scoring, features, basics, this.#rows.wordsOf(id))
      return { id, rows, sketch: sketchOf(rows.map(({ words }) => words[side.words.sets]!)) }
    }))
    return new MatchIndex(side, basics, features, rows)
  }

  /** Everybody who is ranked for the subject, in exact order, computed as far as it is read. */
  enumerate ({ subject, engine, options, candidate, restriction = { facets: [], amountEur: null }, least = 0, keeps, barred = false, firstBatch }: Ask<S, C>): Enumeration {
    const [side, features] = [this.#side, this.#features]
    const filter = new LabelFilter(restriction, features, (id) => candidate(id).facets())
    const { amountEur } = restriction
    const judge: Judge = {
      passes: restriction.facets.length === 0 && amountEur === null
        ? null
        : (page, row, rows) => filter.passes(page, row) && (amountEur === null || takes(page, row, rows, amountEur, side, features)),
      score (id) {
        const pairs = side.score(subject, candidate(id).scoring, engine, options)
        return barred ? barredPair(pairs) : pairs
      },
      ranks: ({ outcome }) => barred || outcome !== 'fail',
      keeps: keeps ?? null,
      isRanked: (id) => side.isRanked(subject, candidate(id).scoring, engine, options)
    }
    const kernel = side.kernel(subject, features, this.#basics, { ...options, barred })
    return new Enumeration({ rows: this.#rows, kernel, judge, least, firstBatch })
  }

  /**
   * The bounds that a ranking goes by, for tests: the greatest and the least key of every candidate (−1: not ranked), the highest score of its
   * pairs, whether it is ranked (`presence` of the kernel), and what the rough bound says, where keys below `floor` need no telling apart.
   * Keys order like exact ones (`keyOfPair`).
   */
  bounds (subject: S, options: ScoringOptions, floor = -1): ReadonlyMap<string, Bounds & { readonly least: number, readonly presence: number, readonly rough: Bounds }> {
    const found = new Map<string, Bounds & { least: number, presence: number, rough: Bounds }>()
    const kernel = this.#side.kernel(subject, this.#features, this.#basics, options)
    if (kernel === undefined) return found
    kernel.floor = floor
    for (const page of this.#rows.pages) {
      for (const [row, id] of page.ids.entries()) {
        if (id === undefined) continue
        const length = lengthAt(page, row)
        const presence = kernel.presence(page, row, length)
        const rough = { key: kernel.rough(page, row, length), score: kernel.score }
        const key = kernel.bound(page, row, length)
        found.set(id, { rough, key, least: kernel.least, presence, score: kernel.score })
      }
    }
    return found
  }
}
