// Interning: equal things get one small number, so that a query computes what they mean to it once.
// Numbers are never taken back: whoever holds an older version of the index reads the same pools.
import { grownLength, Slots, spread } from './slots.ts'

/** Gives texts numbers from 1 on; 0 stands for none. */
export class TextPool {
  readonly texts: string[] = ['']
  readonly #ids = new Map<string, number>()

  intern (text: string): number {
    const known = this.#ids.get(text)
    if (known !== undefined) return known
    const id = this.texts.length
    this.texts.push(text)
    this.#ids.set(text, id)
    return id
  }

  /** The number of a text; undefined when nobody has it. */
  find (text: string): number | undefined {
    return this.#ids.get(text)
  }

  /** Estimated: a hash entry and a short string each. */
  get bytes (): number {
    return this.texts.length * 80
  }
}

/** Things of any shape by a text that tells them apart; numbered from 1, 0 stands for none. */
export class ThingPool<T> {
  readonly #keys = new TextPool()
  readonly #things: T[] = []

  intern (key: string, thing: T): number {
    const id = this.#keys.intern(key)
    if (id > this.#things.length) this.#things.push(thing)
    return id
  }

  at (id: number): T {
    const thing = this.#things[id - 1]
    if (thing === undefined) throw new RangeError(`Nothing is numbered ${id}.`)
    return thing
  }

  get size (): number {
    return this.#things.length + 1
  }

  get bytes (): number {
    return this.#keys.bytes * 2
  }
}

/** One number and its bits, for looking at the bits of numbers. */
const oneNumber = new Float64Array(1)
const oneNumberBits = new Int32Array(oneNumber.buffer)

function hashOfBits (low: number, high: number): number {
  return spread(Math.imul(low, 0x9e3779b1) ^ high)
}

/** Floating-point numbers by their bits: each comes back as it went in, and −0 is another than 0 as NaN is itself. */
export class NumberPool {
  values = new Float64Array(32)
  /** The same memory by halves of a number. */
  #bits = new Int32Array(this.values.buffer)
  #size = 0
  #low = 0
  #high = 0
  /** One more than the place of a value. */
  readonly #slots = new Slots({
    hashOf: (number) => hashOfBits(this.#bits[2 * number - 2]!, this.#bits[2 * number - 1]!),
    isSought: (number) => this.#bits[2 * number - 2] === this.#low && this.#bits[2 * number - 1] === this.#high
  })

  intern (value: number): number {
    oneNumber[0] = value
    this.#low = oneNumberBits[0]!
    this.#high = oneNumberBits[1]!
    const hash = hashOfBits(this.#low, this.#high)
    const known = this.#slots.find(hash)
    if (known !== 0) return known - 1
    if (this.#size === this.values.length) {
      const grown = new Float64Array(grownLength(this.#size, this.#size + 1))
      grown.set(this.values)
      this.values = grown
      this.#bits = new Int32Array(grown.buffer)
    }
    // As two integers: as a number, a NaN's bits need not stay what they were.
    this.#bits[2 * this.#size] = this.#low
    this.#bits[2 * this.#size + 1] = this.#high
    this.#slots.add(hash, ++this.#size)
    return this.#size - 1
  }

  get bytes (): number {
    return this.values.byteLength + this.#slots.bytes
  }
}

/** Items of sequences: half words, as long as all of them fit. */
export type Items = Uint16Array<ArrayBuffer> | Int32Array<ArrayBuffer>

const largestHalf = 0xffff

/** An array of its own kind that holds `needed`; this one when it does. */
function roomy<A extends Items> (array: A, needed: number): A
function roomy (array: Items, needed: number): Items {
  if (needed <= array.length) return array
  const length = grownLength(array.length, needed)
  const grown = array instanceof Uint16Array ? new Uint16Array(length) : new Int32Array(length)
  grown.set(array)
  return grown
}

/** Whether every item is one of half a word. A plain loop, as this runs for all that is ever interned. */
export function fitHalves (items: readonly number[]): boolean {
  let all = 0
  for (let at = 0; at < items.length; at++) all |= items[at]!
  return all >= 0 && all <= largestHalf
}

/** The array with the items from some place on: another one when they need more room or larger items. */
function laid (data: Items, from: number, items: readonly number[]): Items {
  const wide = data instanceof Int32Array || fitHalves(items) ? data : Int32Array.from(data)
  const roomier = roomy(wide, from + items.length)
  for (let at = 0; at < items.length; at++) roomier[from + at] = items[at]!
  return roomier
}

/** Sequences of 32-bit integers, each kept once, one behind the other; 0 is the empty one. It takes half the room while all items are from 0 to 65,535. */
export class SequencePool {
  /** All sequences' items. Replaced when it grows or has to hold larger ones; an older array still holds every sequence it held. */
  data: Items = new Uint16Array(32)
  /** Sequence `id` lies from `starts[id]` to `starts[id + 1]`. */
  starts = new Int32Array(8)
  #size = 1
  readonly #slots = new Slots({ hashOf: (id) => this.#hash(id), isSought: (id) => this.#equalsNewest(id) })

  /** How many numbers are given, the empty sequence's included. */
  get size (): number {
    return this.#size
  }

  get bytes (): number {
    return this.data.byteLength + this.starts.byteLength + this.#slots.bytes
  }

  intern (items: readonly number[]): number {
    if (items.length === 0) return 0
    // Laid down behind the last one first, where it stays if it is new: so only integers of the same kind are hashed and compared.
    const id = this.#size
    const from = this.starts[id]!
    const to = from + items.length
    this.data = laid(this.data, from, items)
    this.starts = roomy(this.starts, id + 2)
    this.starts[id + 1] = to
    const hash = this.#hash(id)
    const known = this.#slots.find(hash)
    if (known !== 0) return known
    this.#slots.add(hash, id)
    this.#size++
    return id
  }

  items (id: number): Items {
    return this.data.subarray(this.starts[id], this.starts[id + 1])
  }

  /** FNV-1a over the items, and then spread. */
  #hash (id: number): number {
    const { data } = this
    const to = this.starts[id + 1]!
    let value = 0x811c9dc5
    for (let at = this.starts[id]!; at < to; at++) value = Math.imul(value ^ data[at]!, 0x01000193)
    return spread(value)
  }

  /** Whether the sequence holds what was laid down behind the last one. */
  #equalsNewest (id: number): boolean {
    const { data, starts } = this
    const from = starts[id]!
    const other = starts[this.#size]!
    const length = starts[id + 1]! - from
    if (starts[this.#size + 1]! - other !== length) return false
    for (let at = 0; at < length; at++) if (data[from + at] !== data[other + at]) return false
    return true
  }
}

/**
 * Sequences of 32-bit integers of which hardly two are equal, so that looking for an equal one is not worth its table. A number says where in `data`
 * the sequence begins, one before that stands its length; 0 is the empty one.
 */
export class RunPool {
  /** As in a pool of sequences. */
  data: Items = new Uint16Array(32)
  #used = 0

  get bytes (): number {
    return this.data.byteLength
  }

  /** The number of a sequence: the first of `known` that holds the same, or else a new one. */
  keep (items: readonly number[], ...known: readonly number[]): number {
    const { length } = items
    if (length === 0) return 0
    for (const id of known) if (this.lengthOf(id) === length && items.every((item, at) => item === this.data[id + at])) return id
    const id = this.#used + 1
    this.data = laid(laid(this.data, this.#used, [length]), id, items)
    this.#used = id + length
    return id
  }

  lengthOf (id: number): number {
    return id === 0 ? 0 : this.data[id - 1]!
  }

  /** Where the sequence ends: it lies from `id` to there. */
  endOf (id: number): number {
    return id === 0 ? 0 : id + this.data[id - 1]!
  }
}

/** Values by number, 0 or more, each computed when first asked for. */
export class Table {
  /** One more than each value, and 0 where none is computed: large arrays of zeros cost nothing until they are touched. */
  #values: Float64Array
  readonly #compute: (id: number) => number

  /** `size`: how many numbers there are now; it grows by itself. */
  constructor (size: number, compute: (id: number) => number) {
    this.#values = new Float64Array(size)
    this.#compute = compute
  }

  /** As near as a number one greater can be told from the next. */
  get (id: number): number {
    const value = this.#values[id]! - 1
    // Past the end it is NaN.
    return value >= 0 ? value : this.#fill(id)
  }

  get bytes (): number {
    return this.#values.byteLength
  }

  #fill (id: number): number {
    if (id >= this.#values.length) {
      const grown = new Float64Array(Math.max(id + 1, this.#values.length * 2))
      grown.set(this.#values)
      this.#values = grown
    }
    // First, as it may ask this very table.
    const one = this.#compute(id) + 1
    this.#values[id] = one
    return one - 1
  }
}
