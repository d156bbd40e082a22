// What both kernels share: the sort key as one integer, and the outcomes of gates as numbers.
import type { Context } from '../../scoring/context.ts'
import { toInteger } from '../../scoring/direction.ts'
import { reciprocal, type ScoringOptions } from '../../scoring/engine.ts'
import { outcomeOf, statedGates } from '../../scoring/gates.ts'
import type { GateReason, PairScore } from '../../scoring/outcome.ts'
import { silentInvestor, silentMandate, silentSme } from '../../scoring/silent.ts'
import { coverPlace } from '../../scoring/similarity.ts'
import type { ScoringInvestor } from '../../scoring/types.ts'
import type { Features } from './features.ts'
import { Table } from './pool.ts'
import type { Page } from './rows.ts'
import type { Sieve } from './terms.ts'

/** Judges candidates for one query. */
export interface Kernel {
  /** The first look. */
  readonly sieve: Sieve
  /**
   * The key of the best pair of the organisation whose rows start there, or a greater one; −1 when every pair certainly fails a gate.
   * Sets `least` and `score`.
   */
  bound (page: Page, row: number, rows: number): number
  /**
   * The same for less work and no nearer, from what the rows say themselves. `score` is set as well; `least` only where this is as near as
   * `bound` comes, which `near` tells.
   */
  rough (page: Page, row: number, rows: number): number
  /** Whether the organisation is ranked, by its gates alone: `pass`: certainly; `fail`: certainly not; `open`: the engine has to say. */
  presence (page: Page, row: number, rows: number): number
  /** Whether the bound just given is as near as the kernel comes. */
  near: boolean
  /** A key that enough candidates reach: of a pair that stays below it `rough` need say no more, and leaves what remains uncounted at its most. */
  floor: number
  /** The key that the organisation just judged reaches at least; −1 when it may not be ranked. Equal to the bound: that is its key. */
  least: number
  /** Of all pairs of the organisation just judged that may be ranked, at least the highest score, whatever the gates leave open. */
  score: number
}

export interface Options extends ScoringOptions {
  /** Bounds for pairs that fail gates which read claims, and no other: these gates count as passed, and no key is settled. */
  readonly barred?: boolean | undefined
}

/** The gates' outcomes: the worst of several is the largest. */
export const pass = 0
export const open = 1
export const fail = 2

/** A gate's outcome as a number. */
export function outcomeNumber ({ reason }: GateReason): number {
  const outcome = outcomeOf(reason)
  return outcome === 'fail' ? fail : outcome === 'unknown' ? open : pass
}

/** Scores go to 10,000, sums of both directions to 20,000. */
const scores = 10_001
const sumBits = 15
export const keySums = 1 << sumBits
/** Keys are below this times `keySums`, and so below 2³¹. */
export const keyLevels = 2 * scores

/** Pairs without unknown gates stand above all others, then the score decides. */
export function scoreOfKey (key: number): number {
  const level = key >> sumBits
  return level < scores ? level : level - scores
}
export function packKey (opened: number, score: number, sum: number): number {
  return ((opened === 0 ? scores : 0) + score) * keySums + sum
}

/** The greatest key of pairs with an unknown gate. */
export const highestOpen = packKey(open, 10_000, 20_000)
/** A floor that no pair reaches: only gates are looked at. */
export const gatesAlone = Infinity

/** Order of scoring.md section 4 down to the sum of both directions: greater comes first. */
export function keyOfPair ({ outcome, score, directions }: PairScore): number {
  return packKey(outcome === 'pass' ? 0 : 1, score, directions[0].score + directions[1].score)
}

/** Sums here run in another order than the engine's, so they can differ in the last bits: this is far more, and far less than a rounding step. */
const noise = 1e-9

function keyAt (opened: number, x: number, y: number): number {
  return packKey(opened, toInteger(reciprocal(x, y)), toInteger(x) + toInteger(y))
}

/** The greatest key that a pair can have in the engine, by the low ends of both directions as summed here. */
export function keyAbove (opened: number, toSme: number, toInvestor: number): number {
  return keyAt(opened, Math.min(1, toSme + noise), Math.min(1, toInvestor + noise))
}

/** The least key that a pair can have in the engine. */
export function keyBelow (opened: number, toSme: number, toInvestor: number): number {
  return keyAt(opened, Math.max(0, toSme - noise), Math.max(0, toInvestor - noise))
}

/** What the programme asks of an investor's standing. */
export function standingOutcome ({ standing }: Pick<ScoringInvestor, 'standing'>, { settings }: Options): number {
  if (!settings.programmeRequiresCredentials) return pass
  return standing === null ? open : standing === 'accepted' ? pass : fail
}

/** By the number of the places that one side wishes: what the gate of territory makes of the place of the other side, which asks. Kept for all who are there. */
export function territoryGates (place: string | null, features: Features, context: Context): Table {
  const { pools: { territories }, places } = features
  return features.column(`g${place}`, territories.size, (id) => {
    const [hard = 0, ...items] = territories.items(id)
    if (hard === 0) return pass
    const codes = items.filter((_, at) => at % 2 === 0).map((wished) => places.texts[wished]!)
    // The gate asks the same of an investor's place.
    return outcomeNumber(statedGates.territory({ sme: { ...silentSme, place }, need: null, investor: silentInvestor, mandate: { ...silentMandate, territory: { codes, hard: true } } }, context))
  })
}

/** By the number of wished places: the best of them for one place, `max π·cover`. Kept likewise. */
export function regionTable (place: string | null, features: Features, { codes }: Context): Table {
  const { pools: { territories }, places, numbers } = features
  const cover = new Table(places.texts.length, (id) => place === null ? 0 : coverPlace(places.texts[id]!, place, codes).low)
  return features.column(`r${place}`, territories.size, (id) => {
    const { data, starts } = territories
    let best = 0
    for (let at = starts[id]! + 1; at < starts[id + 1]!; at += 2) best = Math.max(best, numbers.values[data[at + 1]!]! * cover.get(data[at]!))
    return best
  })
}
