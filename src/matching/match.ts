// What matching answers: a ranked pair with everything that explains it, as the asking principal may see it.
import type { Basis } from '../access/principal.ts'
import type { Mandate } from '../investors/investor.ts'
import type { WholeInvestor, WholeSme } from '../profiles/store.ts'
import type { PairScore } from '../scoring/outcome.ts'
import type { MatchArgs, MatchFilter, WhatIfArgs } from './input.ts'
import type { ScreeningFlag } from '../screening/screening.ts'
import type { Need } from '../smes/sme.ts'

/** Under which data, rules and view a match was computed: on every answer. */
export interface Stamp {
  /** Calendar day in UTC. */
  readonly asOf: string
  readonly dataVersion: string
  readonly scoringVersion: string
  readonly basis: Basis
}

export interface Match extends Stamp {
  /** 1 for the first; null for a pair that is not ranked (a gate fails) or was asked for by name. */
  readonly rank: number | null
  readonly score: PairScore
  /** Both profiles as the viewer may see them. */
  readonly sme: WholeSme
  readonly investor: WholeInvestor
  /** Null when the side is implicit. */
  readonly need: Need | null
  readonly mandate: Mandate | null
  readonly screening: readonly ScreeningFlag[]
  /** The other pairs of needs and mandates of the same two profiles, best first; their own `others` are empty, their rank null. */
  readonly others: readonly Match[]
}

/** A match whose screening and other pairs are made when looked at, once: most readers want neither for every match of a page. */
export class RankedPair implements Match {
  readonly asOf
  readonly dataVersion
  readonly scoringVersion
  readonly basis
  readonly rank
  readonly score
  readonly sme
  readonly investor
  readonly need
  readonly mandate
  readonly #make: { screening (): Match['screening'], others (): Match['others'] }
  #screening: Match['screening'] | undefined
  #others: Match['others'] | undefined

  constructor ({ stamp, rank, score, sme, investor }: Pick<Match, 'rank' | 'score' | 'sme' | 'investor'> & { readonly stamp: Stamp }, make: { screening (): Match['screening'], others (): Match['others'] }) {
    this.asOf = stamp.asOf
    this.dataVersion = stamp.dataVersion
    this.scoringVersion = stamp.scoringVersion
    this.basis = stamp.basis
    this.rank = rank
    this.score = score
    this.sme = sme
    this.investor = investor
    this.need = sme.needs.find(({ id }) => id === score.needId) ?? null
    this.mandate = investor.mandates.find(({ id }) => id === score.mandateId) ?? null
    this.#make = make
  }

  get screening () { return (this.#screening ??= this.#make.screening()) }
  get others () { return (this.#others ??= this.#make.others()) }
}

export type { MatchFilter }
/** What `rank` is asked; the doors read it by `MatchArgs`. */
export type MatchQuery = MatchArgs

export interface MatchPage extends Stamp {
  readonly items: ReadonlyArray<{ readonly cursor: string, readonly match: Match }>
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
  /** True when the data moved since the first page. */
  readonly changed: boolean
  /** Counts when asked. */
  totalCount (): Promise<number>
}

/** Each part replaces the fields it names, as a merge patch; `claims` are added, read as submitted. */
export type WhatIfPatch = WhatIfArgs['patch']
export interface WhatIfChange { readonly counterpart: string, readonly rankBefore: number | null, readonly rankAfter: number | null, readonly scoreBefore: number | null, readonly scoreAfter: number | null }
export interface WhatIfAnswer { readonly matches: readonly Match[], readonly changes: readonly WhatIfChange[] }

/** What keeps a counterpart from the first k. Scores are 0–100. */
export interface WhyNotAnswer {
  readonly match: Match | null
  readonly k: number
  readonly scoreOfRankK: number | null
  /** Points the pair lacks to the k-th; 0 when it is among the first k; null when a gate fails or the pair cannot be scored. */
  readonly missing: number | null
}
