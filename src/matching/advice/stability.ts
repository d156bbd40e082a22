// How firmly the first place stands: the smallest relative change of one weight that gives it to somebody else (scoring.md, section 5).
import { isDeepStrictEqual } from 'node:util'
import { criteriaOf, directions, type ScoringModel } from '../../scoring/model.ts'
import type { PairScore } from '../../scoring/outcome.ts'
import { compareText } from '../../scoring/interval.ts'
import { at, whereEqual, wherePartedBy, type Mobius } from './mobius.ts'
import { keyAt, piecesOf, type Knob, type OrderKey, type Piece, type RawWeights } from './weighing.ts'

/** A ranked counterpart: its pairs that fail no gate, best first, each with the weights that both sides gave it. */
export interface Contender { readonly id: string, readonly pairs: ReadonlyArray<{ readonly pair: PairScore, readonly raw: RawWeights }> }

export interface Swing extends Knob {
  /** −1 (the weight counts nothing) to 99 (a hundredfold): how far the weight must move, as a share of itself. */
  readonly relativeChange: number
  /** Who is first then. */
  readonly newFirst: string
}

/** A weight is followed up to a hundredfold of itself: beyond that it is another model, not another emphasis. */
export const mostFactor = 100
/** Two integers are in a certain order when their real values are further apart than one step of the scale. */
const step = 1.0001e-4
const half = 0.5 + 1e-6

function smaller (a: OrderKey, b: OrderKey): number {
  for (let part = 0; part < a.length; part++) {
    const difference = (a[part] ?? 0) - (b[part] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

/** The key of the contender's best pair. */
function bestKey ({ pairs }: Contender, knob: Knob, f: number, model: ScoringModel): OrderKey {
  let best: OrderKey = [2, 0, 0, 0]
  for (const { pair, raw } of pairs) {
    const key = keyAt(pair, raw, knob, f, model)
    if (smaller(key, best) < 0) best = key
  }
  return best
}

/** Whether the challenger ranks before the first when the knob's weight is multiplied by f. */
export function outranks (challenger: Contender, first: Contender, knob: Knob, f: number, model: ScoringModel): boolean {
  return (smaller(bestKey(challenger, knob, f, model), bestKey(first, knob, f, model)) || compareText(challenger.id, first.id)) < 0
}

const pieceOver = (pieces: readonly Piece[], f: number): Piece | undefined => pieces.find(({ from, to }) => from <= f && f <= to)

/** Where the rounded value changes between two points, nearest to `from` first. */
function jumps (form: Mobius, from: number, to: number): readonly number[] {
  const [a, b] = [at(form, from) * 10_000, at(form, to) * 10_000]
  const found: number[] = []
  for (let n = Math.floor(Math.min(a, b) + half); n <= Math.ceil(Math.max(a, b) + half); n++) {
    const f = whereEqual(form, (n - half) / 10_000)
    if (f !== undefined && f >= Math.min(from, to) && f <= Math.max(from, to)) found.push(f)
  }
  return found
}

/** Just on either side of a point, and on it. */
function around (f: number): readonly number[] {
  return [f * (1 - 1e-9), f, f * (1 + 1e-9)]
}

/**
 * The change nearest to none, on one side of it, at which the challenger comes first; undefined when there is none up to `limit`. The line is parted where a floor
 * begins to hold and where two pairs come within one step of each other; in between nothing can change. Where they are within
 * a step, rounding and ties decide, and every point at which a rounded number changes is tried.
 */
function nearest (challenger: Contender, first: Contender, knob: Knob, limit: number, model: ScoringModel): number | undefined {
  const forms = [challenger, first].map(({ pairs }) => pairs.map(({ pair, raw }) => piecesOf(pair, raw, knob, mostFactor, model)))
  const [theirs = [], firsts = []] = forms
  // Alike in everything that counts: what parts them now (their ids) parts them always.
  if (isDeepStrictEqual(theirs, firsts)) return undefined
  const between = (f: number) => Math.min(1, limit) <= f && f <= Math.max(1, limit)
  const cuts = new Set<number>([1, limit])
  for (const pieces of [...theirs, ...firsts]) for (const { from } of pieces) if (between(from)) cuts.add(from)
  for (const mine of theirs) {
    for (const other of firsts) {
      for (const p of mine) {
        for (const q of other) {
          for (const gap of [-step, step]) {
            for (const f of wherePartedBy(p.score, q.score, gap)) if (between(f) && f >= Math.max(p.from, q.from) && f <= Math.min(p.to, q.to)) cuts.add(f)
          }
        }
      }
    }
  }
  const line = [...cuts].sort((a, b) => Math.abs(a - 1) - Math.abs(b - 1))
  const wins = (f: number) => outranks(challenger, first, knob, f, model)
  for (let cut = 1; cut < line.length; cut++) {
    const [near, far] = [line[cut - 1] ?? 1, line[cut] ?? 1]
    const middle = (near + far) / 2
    const over = (all: ReadonlyArray<readonly Piece[]>) => all.flatMap((pieces) => pieceOver(pieces, middle) ?? [])
    const [mine, other] = [over(theirs), over(firsts)]
    const close = mine.some((p) => other.some((q) => Math.abs(at(p.score, middle) - at(q.score, middle)) <= step))
    const points = close ? [...mine, ...other].flatMap(({ score, direction, high }) => [score, direction, high].flatMap((form) => jumps(form, near, far))) : []
    const tried = [...points.flatMap(around), near + (far - near) * 1e-9, middle, far].filter(between).sort((a, b) => Math.abs(a - 1) - Math.abs(b - 1))
    const found = tried.find(wins)
    if (found !== undefined) return found
  }
  return undefined
}

/** Six decimals, away from no change, where that still gives the first place away; else as found. */
function shown (f: number, holds: (f: number) => boolean): number {
  const change = f - 1
  const rounded = Math.sign(change) * Math.ceil(Math.abs(change) * 1e6 - 1e-3) / 1e6
  return rounded >= -1 && holds(1 + rounded) ? rounded : change
}

/**
 * Looks for the smallest change contender by contender; each narrows the search for the next. `next` is told before each, and may wait.
 * Undefined when no single weight, multiplied by 0 to 100, takes the first place from the first.
 */
export async function findSwing (first: Contender, challengers: AsyncIterable<Contender> | Iterable<Contender>, model: ScoringModel, next: () => Promise<void> | void): Promise<Swing | undefined> {
  let least = Infinity
  let swing: Swing | undefined
  const knobs = directions.flatMap((direction) => criteriaOf(direction).map((key): Knob => ({ direction, key })))
  for await (const challenger of challengers) {
    await next()
    for (const knob of knobs) {
      const moves = [first, challenger].some(({ pairs }) => pairs.some(({ pair, raw }) => (raw[knob.direction][knob.key] ?? 0) > 0 &&
        pair.directions.some(({ direction, criteria }) => direction === knob.direction && criteria.some(({ key }) => key === knob.key))))
      if (!moves) continue
      for (const limit of [Math.max(0, 1 - least), Math.min(mostFactor, 1 + least)]) {
        const f = nearest(challenger, first, knob, limit, model)
        if (f === undefined || Math.abs(f - 1) >= least) continue
        least = Math.abs(f - 1)
        swing = { ...knob, relativeChange: shown(f, (moved) => outranks(challenger, first, knob, moved, model)), newFirst: challenger.id }
      }
    }
  }
  return swing
}
