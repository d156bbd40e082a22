// Where each organisation's rows begin, by its id. The ids stand in the pages themselves: only places are kept.
import type { Page } from './rows.ts'
import { Slots, spread, type Keys } from './slots.ts'

/** Each table holds one in so many of all, so that growing one never takes long: a million organisations are some four thousand a table. */
const parts = 256
/** An organisation begins within the first 1024 rows of its page; one with more rows than that begins a page of its own. */
const pageBits = 10

export interface Place { readonly page: number, readonly row: number }

function hashOfText (text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return spread(value)
}

/** Belongs to the newest version of the rows: it reads ids from that version's pages. */
export class Places {
  /** Where the ids are. Whoever copies a page on write puts the copy in here before the next call. */
  pages: readonly Page[] = []
  readonly #hash: (id: string) => number
  readonly #parts: readonly Slots[]
  #size = 0
  /** The id last looked for, and its hash. */
  #sought = ''
  #soughtHash: number

  /** `hash`: 32 bits of an id; another than the usual one is for tests. */
  constructor (hash = hashOfText) {
    this.#hash = hash
    this.#soughtHash = hash('')
    const keys: Keys = {
      hashOf: (number) => hash(this.#idOf(number)!),
      isSought: (number) => this.#idOf(number) === this.#sought
    }
    // Each at its own pace, since all fill up alike and would otherwise all grow at once.
    this.#parts = Array.from({ length: parts }, (_, at) => new Slots(keys, 1.2 + 0.13 * at / parts))
  }

  /** Organisations. */
  get size (): number {
    return this.#size
  }

  get bytes (): number {
    return this.#parts.reduce((sum, { bytes }) => sum + bytes, 0)
  }

  find (id: string): Place | undefined {
    const hash = this.#seek(id)
    const number = partOf(this.#parts, hash).find(hash)
    return number === 0 ? undefined : { page: (number - 1) >>> pageBits, row: (number - 1) & (2 ** pageBits - 1) }
  }

  /** For an id that has no place yet and stands there already. */
  add (id: string, place: Place): void {
    const hash = this.#seek(id)
    partOf(this.#parts, hash).add(hash, numberOf(place))
    this.#size++
  }

  /** For an id that still stands at its place. */
  delete (id: string, place: Place): void {
    const hash = this.#seek(id)
    partOf(this.#parts, hash).remove(hash, numberOf(place))
    this.#size--
  }

  /** An id that changes is looked for, taken away and added again, and hashed once. */
  #seek (id: string): number {
    if (id !== this.#sought) {
      this.#sought = id
      this.#soughtHash = this.#hash(id)
    }
    return this.#soughtHash
  }

  #idOf (number: number): string | undefined {
    return this.pages[(number - 1) >>> pageBits]!.ids[(number - 1) & (2 ** pageBits - 1)]
  }
}

/** The table of a hash. Every bit takes part in the choice, since the table itself reads the high and the low ones. */
function partOf (tables: readonly Slots[], hash: number): Slots {
  return tables[Math.imul(hash, 0x9e3779b1) >>> 24]!
}

/** From 1 on: 2³¹ of them are enough for two thousand million rows. */
function numberOf ({ page, row }: Place): number {
  return (page << pageBits | row) + 1
}
