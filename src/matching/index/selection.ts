// Hands out candidates by their bounds, the best first, in batches: whoever wants the first twenty never sorts a million.
import { keyLevels, keySums, levelOfKey, sumOfKey } from './kernel.ts'
import type { Turn } from './turns.ts'

/** How near the bound of a key is: a rough one, one as near as the kernel comes, the key itself. */
export const rough = 0
export const near = 1
export const settled = 2

/** A candidate by its row, counted over all pages, with the bound of its key. */
export interface Bounded { readonly row: number, readonly key: number, readonly nearness: number }

/** Places of the first batch, when nothing else is said. */
const usualBatch = 64
const largestBatch = 4096
/** Rows looked at between two looks at the clock. */
const stride = 16_384

/** Bounds of all rows, −1 where no candidate starts, in order of key without sorting them all. */
export class Selection {
  readonly #keys: Int32Array
  readonly #nearness: Uint8Array
  readonly #levels = new Int32Array(keyLevels)
  /** Keys at or above it are handed out. */
  #below = Infinity
  /** The highest level not handed out in full. */
  #level = keyLevels - 1
  #batch: number
  #left = 0
  readonly #firstBatch: number
  /** The level that `floor` stands for, and how many were added at it or above. */
  #floor = 0
  #above = 0

  /** `firstBatch`: how many are worth telling apart at once; of those behind them loose bounds will do. */
  constructor (rows: number, firstBatch = usualBatch) {
    this.#firstBatch = this.#batch = firstBatch
    this.#keys = new Int32Array(rows).fill(-1)
    this.#nearness = new Uint8Array(rows)
  }

  add (row: number, key: number, nearness: number): void {
    this.#keys[row] = key
    this.#nearness[row] = nearness
    const level = levelOfKey(key)
    this.#levels[level]!++
    this.#left++
    if (level >= this.#floor && ++this.#above > this.#firstBatch) this.#rise()
  }

  /** A key that as many of those added reach as the first batch has, or nearly; the next batches hold the others, whose bounds may be loose. */
  get floor (): number {
    return this.#floor * keySums
  }

  #rise (): void {
    for (let here = this.#levels[this.#floor]!; this.#above - here >= this.#firstBatch; here = this.#levels[this.#floor]!) {
      this.#above -= here
      this.#floor++
    }
  }

  get bytes (): number {
    return this.#keys.byteLength + this.#nearness.byteLength + this.#levels.byteLength
  }

  /** No candidate that is still here has a bound above it; −1 when all are handed out. */
  get highest (): number {
    return this.#left === 0 ? -1 : this.#below - 1
  }

  /** The next candidates, none of which has a lower bound than those left, in no order among themselves; empty when all are handed out. */
  async next (turn: Turn): Promise<Bounded[]> {
    if (this.#left === 0) return []
    let [from, count] = [this.#level, 0]
    while (from >= 0 && count < this.#batch) {
      const here = this.#levels[from]!
      if (count > 0 && count + here > largestBatch) break
      count += here
      from--
    }
    const lowest = from + 1
    let least = lowest * keySums
    // One level alone can be crowded, when most candidates tie: its sums part it further.
    if (count > largestBatch) least += await this.#crowded(lowest, turn)
    else this.#level = from
    const found: Bounded[] = []
    const below = this.#below
    await this.#scan(turn, (row, key) => {
      if (key >= least && key < below) found.push({ row, key, nearness: this.#nearness[row]! })
    })
    this.#below = least
    this.#left -= found.length
    this.#batch = Math.min(largestBatch, this.#batch * 4)
    return found
  }

  /** The least sum to hand out of a crowded level. */
  async #crowded (level: number, turn: Turn): Promise<number> {
    const sums = new Int32Array(keySums)
    await this.#scan(turn, (_, key) => {
      if (key < this.#below && levelOfKey(key) === level) sums[sumOfKey(key)]!++
    })
    let [sum, count, least] = [keySums - 1, 0, 0]
    for (; sum >= 0; sum--) {
      const here = sums[sum]!
      if (here === 0) continue
      if (count > 0 && count + here > largestBatch) break
      count += here
      least = sum
    }
    this.#levels[level]! -= count
    if (sum < 0) this.#level = level - 1
    return sum < 0 ? 0 : least
  }

  async #scan (turn: Turn, see: (row: number, key: number) => void): Promise<void> {
    const keys = this.#keys
    for (let from = 0; from < keys.length; from += stride) {
      if (turn.due()) await turn.next()
      const to = Math.min(keys.length, from + stride)
      for (let row = from; row < to; row++) if (keys[row]! >= 0) see(row, keys[row]!)
    }
  }
}
