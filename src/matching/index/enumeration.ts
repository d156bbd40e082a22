// Candidates in exact order, as many as asked for: bounds for all, then the engine itself for those whose bound is next.
// "Filter and refine" with optimal multi-step refinement (Seidl & Kriegel, SIGMOD 1998): a candidate is handed out once its key
// stands above the bound of every other not handed out. Where both bounds of a key meet and no other comes near, there is nothing to
// refine; everybody else the engine scores before taking a place.
import { comparePairs } from '../../scoring/engine.ts'
import { compareText } from '../../scoring/interval.ts'
import type { PairScore } from '../../scoring/outcome.ts'
import { stillWanted } from '../../deadline.ts'
import { Heap } from './heap.ts'
import { keyOfPair, scoreOfKey } from './kernel.ts'
import { lengthAt } from './rows.ts'
import { boundAll, countRanked, type Question } from './scan.ts'
import { near, rough, settled, type Bounded, type Selection } from './selection.ts'
import { Turn } from './turns.ts'

/** A ranked candidate: its best pair and the others, best first. */
export interface Entry { readonly id: string, readonly pairs: readonly PairScore[] }

/** What is kept of an entry handed out: enough to find it again. */
export interface Placed { readonly id: string, readonly key: number }

/** Where an entry stands: its packed key, its high end (0–10000), its id. */
export interface SortKey extends Placed { readonly high: number }

/** How many places are read ahead while looking for one. */
const ahead = 16
/** Entries whose pairs are kept; of others they are computed again. */
const keptEntries = 256
/** Candidates looked at between two looks at the clock. */
const stride = 32

/** Order of two entries: scoring.md section 4, then the id. */
export function compareEntries (a: Entry, b: Entry): number {
  return comparePairs(a.pairs[0]!, b.pairs[0]!) || compareText(a.id, b.id)
}

export class Enumeration {
  /** Candidates that the engine scored so far to find their places. */
  scored = 0
  readonly #question: Question
  readonly #bases: readonly number[]
  #selection: Selection | undefined
  #count: number | undefined
  /** Candidates taken from the selection and not scored yet, best bound first. */
  readonly #waiting = new Heap<Bounded>((a, b) => b.key - a.key)
  readonly #ready = new Heap<Entry>(compareEntries)
  readonly #placed: Placed[] = []
  readonly #kept = new Map<number, Entry>()
  #exhausted = false
  /** One at a time: several pages may be asked of one enumeration at once. */
  #work: Promise<unknown> = Promise.resolve()

  constructor (question: Question) {
    this.#question = question
    this.#bases = question.rows.bases
  }

  /** How many entries are known, in order. */
  get length (): number {
    return this.#placed.length
  }

  /** Estimated memory. */
  get bytes (): number {
    return (this.#selection?.bytes ?? 0) + this.#placed.length * 100 + this.#kept.size * 20_000
  }

  /** Makes sure that the first `count` entries are known, or all there are. */
  async reach (count: number): Promise<void> {
    if (this.#placed.length >= count || this.#exhausted) return
    await this.#alone(async () => {
      const turn = new Turn()
      await turn.next()
      this.#selection ??= await boundAll(this.#question, turn)
      // Between two steps it can be left: whoever asks next goes on from there.
      while (this.#placed.length < count && await this.#advance(this.#selection, turn)) stillWanted()
    })
  }

  /** The entries from place `from` (0: the first) on, at most `count`. */
  async slice (from: number, count: number): Promise<readonly Entry[]> {
    await this.reach(from + count)
    const turn = new Turn()
    const found: Entry[] = []
    for (const [offset, { id }] of this.#placed.slice(from, from + count).entries()) {
      const known = this.#kept.get(from + offset)
      if (known === undefined && turn.due()) {
        await turn.next()
        stillWanted()
      }
      const entry = known ?? { id, pairs: this.#question.judge.score(id) }
      found.push(entry)
      if (known === undefined) this.#keep(from + offset, entry)
    }
    return found
  }

  /** The place of a candidate (0: the first); −1 when it is not ranked. Reads on until it is found. */
  async placeOf (id: string): Promise<number> {
    for (let at = 0; ; at++) {
      if (at >= this.#placed.length) await this.reach(at + ahead)
      const placed = this.#placed[at]
      if (placed === undefined) return -1
      if (placed.id === id) return at
    }
  }

  /** How many entries stand before a sort key or at it: where a page that goes on after it begins. */
  async upTo (after: SortKey): Promise<number> {
    let from = 0
    for (;;) {
      // Places are in order, so those far above need no look.
      let to = this.#placed.length
      while (from < to) {
        const middle = (from + to) >> 1
        if (this.#isAfter(this.#placed[middle]!, after)) to = middle
        else from = middle + 1
      }
      if (from < this.#placed.length || this.#exhausted) return from
      await this.reach(from + ahead)
    }
  }

  /** The scores of all entries in order, 0–10000. */
  async scores (): Promise<ReadonlyArray<{ readonly id: string, readonly score: number }>> {
    await this.reach(Infinity)
    return this.#placed.map(({ id, key }) => ({ id, score: scoreOfKey(key) }))
  }

  /** How many entries there are in all. */
  async count (): Promise<number> {
    if (this.#count !== undefined) return this.#count
    const { judge, least } = this.#question
    if (judge.keeps !== null || least > 0) {
      await this.reach(Infinity)
      return (this.#count = this.#placed.length)
    }
    return await this.#alone(async () => (this.#count = await countRanked(this.#question, new Turn())))
  }

  async #alone<T> (work: () => Promise<T>): Promise<T> {
    const mine = this.#work.then(() => {
      stillWanted()
      return work()
    })
    this.#work = mine.catch(() => {})
    return await mine
  }

  /** Scores the next candidate, or hands out an entry; false when there is nothing left to do. */
  async #advance (selection: Selection, turn: Turn): Promise<boolean> {
    if (turn.due()) await turn.next()
    // All whose key can reach the next one's, so that those who could tie with it are seen.
    while (selection.highest >= (this.#waiting.first?.key ?? -1) && selection.highest >= 0) {
      for (const [at, one] of (await selection.next(turn)).entries()) {
        // Loose bounds are many to a key, and whoever has the same key comes at once.
        if (at % stride === stride - 1 && turn.due()) await turn.next()
        this.#waiting.push(one)
      }
    }
    const next = this.#waiting.first
    const first = this.#ready.first
    if (first !== undefined && (next === undefined || keyOfPair(first.pairs[0]!) > next.key)) {
      this.#ready.pop()
      this.#keep(this.#placed.length, first)
      this.#placed.push({ id: first.id, key: keyOfPair(first.pairs[0]!) })
      return true
    }
    if (next === undefined) {
      this.#exhausted = true
      return false
    }
    this.#waiting.pop()
    if (next.nearness === rough) {
      this.#approach(next)
      return true
    }
    const { judge, least } = this.#question
    const id = this.#idAt(next.row)
    if (next.nearness === settled && judge.keeps === null && (first === undefined || keyOfPair(first.pairs[0]!) < next.key) && (this.#waiting.first?.key ?? -1) < next.key) {
      if (scoreOfKey(next.key) >= least) this.#placed.push({ id, key: next.key })
      return true
    }
    const pairs = judge.score(id)
    this.scored++
    const best = pairs[0]
    if (best !== undefined && judge.ranks(best) && best.score >= least && judge.keeps?.(id, pairs) !== false) this.#ready.push({ id, pairs })
    return true
  }

  /** Bounds a candidate as nearly as the kernel can. Both bounds hold, so the lower one does. */
  #approach ({ row, key: above }: Bounded): void {
    const { rows: { pages }, kernel } = this.#question
    const at = this.#pageOf(row)
    const [page, own] = [pages[at]!, row - this.#bases[at]!]
    const key = Math.min(above, kernel?.bound(page, own, lengthAt(page, own)) ?? -1)
    if (key >= 0) this.#waiting.push({ row, key, nearness: kernel?.least === key ? settled : near })
  }

  #keep (at: number, entry: Entry): void {
    this.#kept.set(at, entry)
    const oldest = this.#kept.keys().next()
    if (this.#kept.size > keptEntries && oldest.done !== true) this.#kept.delete(oldest.value)
  }

  /** Whether an entry comes after a sort key. */
  #isAfter ({ id, key }: Placed, after: SortKey): boolean {
    if (key !== after.key) return key < after.key
    const high = this.#question.judge.score(id)[0]!.scoreHigh
    return high === after.high ? id > after.id : high < after.high
  }

  #pageOf (row: number): number {
    let [from, to] = [0, this.#bases.length - 1]
    while (from < to) {
      const middle = Math.ceil((from + to) / 2)
      if (this.#bases[middle]! <= row) from = middle
      else to = middle - 1
    }
    return from
  }

  #idAt (row: number): string {
    const at = this.#pageOf(row)
    return this.#question.rows.pages[at]!.ids[row - this.#bases[at]!]!
  }
}
