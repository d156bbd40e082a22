// Hands out candidates by their bounds, the best first, in batches: whoever wants the first twenty never sorts a million.
import { keyLevels, keySums } from './kernel.ts'
import type { Turn } from './turns.ts'

/** How near the bound of a key is: a rough one, one as near as the kernel comes, the key itself. */
export const rough = 0
export const near = 1
export const settled = 2

/** A candidate by its row, counted over all pages, with the bound of its key. */
export interface Bounded { readonly row: number, readonly key: number, readonly nearness: number }

/** Keys are told apart in steps of eight scores: single ones would take more memory than most populations have candidates. */
const stepBits = 18
const steps = (keyLevels * keySums >> stepBits) + 1

/** Places of the first batch, when nothing else is said. */
const usualBatch = 64
const largestBatch = 4096
/** Rows looked at between two looks at the clock. */
const stride = 16_384

/** Bounds of rows where candidates start, in order of key without sorting them all. */
export class Selection {
  /** One more than each key, and 0 where none is: large arrays of zeros cost nothing until they are touched. */
  readonly #keys: Int32Array
  readonly #nearness: Uint8Array
  readonly #steps = new Int32Array(steps)
  /** Keys at or above it are handed out. */
  #below = Infinity
  /** The highest step not handed out in full. */
  #step = steps - 1
  #batch: number
  #left = 0
  readonly #firstBatch: number
  /** The step that `floor` stands for, and how many were added at it or above. */
  #floor = 0
  #above = 0

  /** `firstBatch`: how many are worth telling apart at once; of those behind them loose bounds will do. */
  constructor (rows: number, firstBatch = usualBatch) {
    this.#firstBatch = this.#batch = firstBatch
    this.#keys = new Int32Array(rows)
    this.#nearness = new Uint8Array(rows)
  }

  add (row: number, key: number, nearness: number): void {
    this.#keys[row] = key + 1
    this.#nearness[row] = nearness
    const step = key >> stepBits
    this.#steps[step]!++
    this.#left++
    if (step >= this.#floor && ++this.#above > this.#firstBatch) this.#rise()
  }

  /** A key that as many of those added reach as the first batch has, or nearly; the next batches hold the others, whose bounds may be loose. */
  get floor (): number {
    return this.#floor << stepBits
  }

  #rise (): void {
    for (let here = this.#steps[this.#floor]!; this.#above - here >= this.#firstBatch; here = this.#steps[this.#floor]!) {
      this.#above -= here
      this.#floor++
    }
  }

  get bytes (): number {
    return this.#keys.byteLength + this.#nearness.byteLength + this.#steps.byteLength
  }

  /** No candidate that is still here has a bound above it; −1 when all are handed out. */
  get highest (): number {
    return this.#left === 0 ? -1 : this.#below - 1
  }

  /** The next candidates, none of which has a lower bound than those left, in no order among themselves; empty when all are handed out. */
  async next (turn: Turn): Promise<Bounded[]> {
    if (this.#left === 0) return []
    let [from, count] = [this.#step, 0]
    while (from >= 0 && count < this.#batch) {
      const here = this.#steps[from]!
      if (count > 0 && count + here > largestBatch) break
      count += here
      from--
    }
    const lowest = from + 1
    let least = lowest << stepBits
    // One step alone can be crowded, when many candidates tie or nearly do: its keys part it further.
    if (count > largestBatch) least += await this.#crowded(lowest, turn)
    else this.#step = from
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

  /** Of the keys of a crowded step, by how much the least to hand out is above its first. */
  async #crowded (step: number, turn: Turn): Promise<number> {
    const keys = new Int32Array(1 << stepBits)
    await this.#scan(turn, (_, key) => {
      if (key < this.#below && key >> stepBits === step) keys[key & (1 << stepBits) - 1]!++
    })
    let [key, count, least] = [keys.length - 1, 0, 0]
    for (; key >= 0; key--) {
      const here = keys[key]!
      if (here === 0) continue
      if (count > 0 && count + here > largestBatch) break
      count += here
      least = key
    }
    this.#steps[step]! -= count
    if (key < 0) this.#step = step - 1
    return key < 0 ? 0 : least
  }

  async #scan (turn: Turn, see: (row: number, key: number) => void): Promise<void> {
    const keys = this.#keys
    for (let from = 0; from < keys.length; from += stride) {
      if (turn.due()) await turn.next()
      const to = Math.min(keys.length, from + stride)
      for (let row = from; row < to; row++) if (keys[row] !== 0) see(row, keys[row]! - 1)
    }
  }
}
