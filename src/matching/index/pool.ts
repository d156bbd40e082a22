// Interning: equal things get one small number, so that a query computes what they mean to it once.
// Numbers are never taken back: whoever holds an older version of the index reads the same pools.

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

/** Floating-point numbers, exact to the bit. */
export class NumberPool {
  values = new Float64Array(256)
  #size = 0
  readonly #ids = new Map<number, number>()

  intern (value: number): number {
    const known = this.#ids.get(value)
    if (known !== undefined) return known
    if (this.#size === this.values.length) {
      const grown = new Float64Array(this.#size * 2)
      grown.set(this.values)
      this.values = grown
    }
    this.values[this.#size] = value
    this.#ids.set(value, this.#size)
    return this.#size++
  }

  get bytes (): number {
    return this.values.byteLength + this.#size * 40
  }
}

function doubled (array: Int32Array<ArrayBuffer>, atLeast: number): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(Math.max(atLeast, array.length * 2))
  grown.set(array)
  return grown
}

/** Sequences of 32-bit integers, each kept once, one behind the other; 0 is the empty one. Found again through an open hash table. */
export class SequencePool {
  /** All sequences' items. Replaced when it grows; an older array still holds every sequence it held. */
  data = new Int32Array(1024)
  /** Sequence `id` lies from `starts[id]` to `starts[id + 1]`. */
  starts = new Int32Array(256)
  #size = 1
  #table = new Int32Array(512)

  /** How many numbers are given, the empty sequence's included. */
  get size (): number {
    return this.#size
  }

  get bytes (): number {
    return this.data.byteLength + this.starts.byteLength + this.#table.byteLength
  }

  intern (items: readonly number[]): number {
    if (items.length === 0) return 0
    const mask = this.#table.length - 1
    let slot = hash(items) & mask
    for (let id = this.#table[slot]!; id !== 0; id = this.#table[slot]!) {
      if (this.#holds(id, items)) return id
      slot = (slot + 1) & mask
    }
    const id = this.#size++
    const from = this.starts[id]!
    const to = from + items.length
    if (to > this.data.length) this.data = doubled(this.data, to)
    this.data.set(items, from)
    if (id + 1 >= this.starts.length) this.starts = doubled(this.starts, id + 2)
    this.starts[id + 1] = to
    this.#table[slot] = id
    if (this.#size * 2 > this.#table.length) this.#rehash()
    return id
  }

  items (id: number): Int32Array {
    return this.data.subarray(this.starts[id], this.starts[id + 1])
  }

  #holds (id: number, items: readonly number[]): boolean {
    const from = this.starts[id]!
    if (this.starts[id + 1]! - from !== items.length) return false
    for (let at = 0; at < items.length; at++) if (this.data[from + at] !== items[at]) return false
    return true
  }

  #rehash (): void {
    const table = new Int32Array(this.#table.length * 2)
    const mask = table.length - 1
    for (let id = 1; id < this.#size; id++) {
      let slot = hash(this.items(id)) & mask
      while (table[slot] !== 0) slot = (slot + 1) & mask
      table[slot] = id
    }
    this.#table = table
  }
}

/** FNV-1a over the items, with the high bits mixed into the low ones that pick the slot. */
function hash (items: ArrayLike<number>): number {
  let value = 0x811c9dc5
  for (let at = 0; at < items.length; at++) value = Math.imul(value ^ items[at]!, 0x01000193)
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d)
  return (value ^ (value >>> 13)) >>> 0
}

/** Values by number, 0 or more, each computed when first asked for. */
export class Table {
  #values: Float64Array
  readonly #compute: (id: number) => number

  /** `size`: how many numbers there are now; it grows by itself. */
  constructor (size: number, compute: (id: number) => number) {
    this.#values = new Float64Array(size).fill(NaN)
    this.#compute = compute
  }

  get (id: number): number {
    const value = this.#values[id]!
    // What is not computed yet is NaN, and what lies past the end undefined: neither is at least 0.
    return value >= 0 ? value : this.#fill(id)
  }

  get bytes (): number {
    return this.#values.byteLength
  }

  #fill (id: number): number {
    if (id >= this.#values.length) {
      const grown = new Float64Array(Math.max(id + 1, this.#values.length * 2)).fill(NaN)
      grown.set(this.#values)
      this.#values = grown
    }
    const value = this.#compute(id)
    this.#values[id] = value
    return value
  }
}
