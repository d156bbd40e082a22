// Numbers that look random and are the same on every machine. A stream is named by words (a seed, what is made, its index),
// so that any thing can be made again without those before it.
//
// Generator: xoshiro128** 1.1 of D. Blackman and S. Vigna, "Scrambled Linear Pseudorandom Number Generators", ACM Transactions
// on Mathematical Software 47(4), 2021. Its state is filled by the mixing function of MurmurHash3 (A. Appleby), so that
// neighbouring words give streams that have nothing in common.

/** Values with weights, to draw from; made once by `table`. */
export interface Table<T> { readonly values: readonly T[], readonly ends: Float64Array }

/** A positive amount whose logarithm is normal: by its median and the spread of the logarithm. */
export interface LogNormal { readonly median: number, readonly sigma: number }

/**
 * A table of values and their weights (0 or more, not all of them 0).
 * @throws RangeError for a table from which nothing can be drawn
 */
export function table<T> (rows: Iterable<readonly [T, number]>): Table<T> {
  const kept = [...rows].filter(([, weight]) => weight > 0)
  if (kept.length === 0) throw new RangeError('Nothing can be drawn from a table without weights.')
  let end = 0
  return { values: kept.map(([value]) => value), ends: Float64Array.from(kept, ([, weight]) => { end += weight; return end }) }
}

/** The log-normal amount with these quartiles: the middle one is kept, the spread is that of the other two. */
export function logNormalOf ({ p25, p50, p75 }: { readonly p25: number, readonly p50: number, readonly p75: number }): LogNormal {
  // The quartiles of the standard normal distribution are 0.6745 from its middle.
  return { median: p50, sigma: Math.log(p75 / p25) / (2 * 0.67448975) }
}

/** The finaliser of MurmurHash3: every bit of the word moves every bit of the result. */
export function mix (word: number): number {
  let h = word | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** One 32-bit word of several whole numbers (each 0 to 2^53 − 1); their order matters. */
export function mixed (words: readonly number[]): number {
  let h = 0x9e3779b9
  for (const word of words) {
    h = mix(h ^ mix(word >>> 0)) + 0x9e3779b9
    h = mix(h ^ mix(Math.floor(word / 0x1_0000_0000) + 0x7f4a7c15))
  }
  return h >>> 0
}

export class Random {
  #a: number
  #b: number
  #c: number
  #d: number

  /** The generator in a state of four 32-bit words, not all 0. */
  constructor (a: number, b: number, c: number, d: number) {
    this.#a = a | 0
    this.#b = b | 0
    this.#c = c | 0
    this.#d = d | 0
  }

  /** The stream of these words, each a whole number from 0 to 2^53 − 1. */
  static of (...words: readonly number[]): Random {
    const start = mixed(words)
    // No state word of a mixed counter repeats, so they are not all 0.
    return new Random(mix(start + 0x9e3779b9), mix(start + 0x3c6ef372), mix(start + 0xdaa66d2b) ^ mixed([...words, 1]), mix(start + 0x78dde6e4) ^ mixed([...words, 2]))
  }

  /** 32 bits, 0 to 2^32 − 1. */
  word (): number {
    const scrambled = Math.imul(this.#b, 5)
    const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9)
    const shifted = this.#b << 9
    this.#c ^= this.#a
    this.#d ^= this.#b
    this.#b ^= this.#c
    this.#a ^= this.#d
    this.#c ^= shifted
    this.#d = (this.#d << 11) | (this.#d >>> 21)
    return result >>> 0
  }

  /** Evenly in [0, 1), in steps of 2^−32. */
  next (): number {
    return this.word() / 0x1_0000_0000
  }

  /** A whole number from `from` to `to`, both included. */
  whole (from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1))
  }

  chance (probability: number): boolean {
    return this.next() < probability
  }

  /** One of a list that is not empty. */
  one<T> (list: readonly T[]): T {
    const value = list[this.whole(0, list.length - 1)]
    if (value === undefined) throw new RangeError('There is nothing to choose from.')
    return value
  }

  /** One value of a table, as often as its weight says. */
  from<T> ({ values, ends }: Table<T>): T {
    const at = this.next() * (ends[ends.length - 1] ?? 0)
    let low = 0
    let high = ends.length - 1
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((ends[middle] ?? 0) > at) high = middle
      else low = middle + 1
    }
    return values[low] as T
  }

  /** Up to `count` different values of a table, in the order drawn. Fewer when the same are drawn again and again. */
  several<T> (choices: Table<T>, count: number): T[] {
    const found = new Set<T>()
    for (let tries = 0; found.size < count && tries < 3 * count; tries++) found.add(this.from(choices))
    return [...found]
  }

  /** Normal with mean 0 and deviation 1 (Box and Muller, 1958). */
  normal (): number {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next())
  }

  logNormal ({ median, sigma }: LogNormal): number {
    return median * Math.exp(sigma * this.normal())
  }

  /** A day from `first` to `last`, ISO 8601, both included and between 2000 and 2039. */
  day (first: string, last: string): string {
    const [from, to] = [places.get(first), places.get(last)]
    const day = from === undefined || to === undefined ? undefined : days[this.whole(from, to)]
    if (day === undefined) throw new RangeError(`There is no day from ${first} to ${last} to draw.`)
    return day
  }
}

/** Calendar days in a row: writing one costs more than looking it up. */
const days = Array.from({ length: 14_610 }, (_, day) => new Date(Date.UTC(2000, 0, 1 + day)).toISOString().slice(0, 10))
const places = new Map(days.map((day, place) => [day, place]))

/** A one-to-one map of 0 … `size` − 1 onto itself, by the seed: neighbours come to lie far apart, and no two meet. */
export function shuffle (index: number, size: number, seed: number): number {
  const shift = mixed([seed, 1]) % size
  // Below 2^21, so that the product stays a whole number that a double holds.
  let step = 1 + mixed([seed, 2]) % Math.min(size, 2_000_000)
  while (divisor(step, size) !== 1) step++
  return (index * step + shift) % size
}

function divisor (a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b)
}
