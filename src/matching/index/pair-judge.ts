// What the judges of both sides have in common: they go through the pairs of one organisation and keep the best that any of them can come to.
import { fail, gatesAlone, scoreOfKey, type Kernel } from './kernel.ts'
import type { Page } from './rows.ts'
import { Sieve, type ModeTerms } from './terms.ts'

export abstract class PairJudge implements Kernel {
  readonly sieve: Sieve
  floor = -1
  near = true
  least = -1
  score = 0
  /** Of all pairs of the organisation at hand whether one may be ranked: the best that their gates say. */
  protected ranked = fail
  #top = -1
  #isLoose = false
  readonly #vetoes: ReadonlySet<string>

  /** `vetoes`: organisations that the asker excludes. */
  constructor (asked: ReadonlyArray<{ readonly modes: ModeTerms }>, vetoes: ReadonlySet<string>) {
    this.sieve = new Sieve(asked.map(({ modes }) => modes))
    this.#vetoes = vetoes
  }

  bound (page: Page, row: number, rows: number): number {
    return this.#judge(page, row, rows, -1, true)
  }

  rough (page: Page, row: number, rows: number): number {
    return this.#judge(page, row, rows, this.floor, this.isNearAtOnce)
  }

  presence (page: Page, row: number, rows: number): number {
    this.#judge(page, row, rows, gatesAlone, this.isNearAtOnce)
    return this.ranked
  }

  /** Whether nothing can be said without the claims, so that a rough bound reads them too. */
  protected abstract readonly isNearAtOnce: boolean

  /**
   * Judges every pair, by the claims themselves when `near` is set; sets it when there is nothing in them to read. Says what it finds by `take`
   * and `leave`, `least`, and `ranked`, which is all that is asked when the floor is `gatesAlone`.
   */
  protected abstract judge (page: Page, row: number, rows: number, floor: number): void

  /** A pair that reaches this key at most. */
  protected take (key: number): void {
    if (key > this.#top) this.#top = key
    const score = scoreOfKey(key)
    if (score > this.score) this.score = score
  }

  /** The same of a pair that is not looked at any nearer. */
  protected leave (key: number): void {
    this.#isLoose = true
    this.take(key)
  }

  #judge (page: Page, row: number, rows: number, floor: number, near: boolean): number {
    this.near = near
    this.least = -1
    this.score = 0
    this.ranked = fail
    this.#top = -1
    this.#isLoose = false
    if (this.#vetoes.size > 0 && this.#vetoes.has(page.ids[row]!)) return -1
    this.judge(page, row, rows, floor)
    if (this.#isLoose) this.near = false
    return this.#top
  }
}
