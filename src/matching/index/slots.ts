// Finds a number again by what it stands for: an open hash table of 32-bit words, some six bytes a number where a Map takes forty.
// What the numbers stand for stays with their owner, who hashes and compares it.

/** What the owner of the numbers knows of them. */
export interface Keys {
  /** The hash of what a number stands for: 32 bits, spread over all of them. Undefined when it stands for nothing, which only a dense table asks. */
  hashOf (number: number): number | undefined
  /** Whether a number stands for what is looked for. */
  isSought (number: number): boolean
}

const firstLength = 16
/** Tables that are not dense are many small ones, which soon have to waste little. */
const firstSparseLength = 4
const smallSparse = 64
/** Tables and arrays shorter than this double when they are full: what they waste is small, and they grow fast. */
const small = 4096

/** How long an array should be that must hold `needed`: at most a sixteenth of a long one lies idle. */
export function grownLength (length: number, needed: number): number {
  return Math.max(needed, length + (length < small ? length : length >>> 4))
}

/**
 * Numbers from 1 to 2³¹ − 1, each at most once. A table is dense when it has most of those below its greatest: growing then goes through them in
 * their order, and otherwise from slot to slot. A word holds a number in its low bits and, in those that the greatest number leaves free, the low
 * bits of its hash: of those passed on the way hardly one has to be compared, which would be a read from far away. A free slot is 0. At most four
 * slots of five are taken.
 */
export class Slots {
  readonly #keys: Keys
  readonly #growth: number | undefined
  #words: Int32Array
  /** The bits of a word that hold the number, and a mask of them. */
  #bits = 8
  #mask = 2 ** 8 - 1
  #size = 0
  #greatest = 0

  /** `growth`: how many times as long it becomes when it is full, for one that is not dense; a short one doubles. */
  constructor (keys: Keys, growth?: number) {
    this.#keys = keys
    this.#growth = growth
    this.#words = new Int32Array(growth === undefined ? firstLength : firstSparseLength)
  }

  get size (): number {
    return this.#size
  }

  get bytes (): number {
    return this.#words.byteLength
  }

  /** The number that stands for what is looked for, whose hash this is; 0 when there is none. */
  find (hash: number): number {
    const words = this.#words
    const bits = this.#bits
    const mark = hash << bits
    for (let slot = home(hash, words.length), word = words[slot]!; word !== 0; word = words[slot]!) {
      if (((word ^ mark) >>> bits) === 0 && this.#keys.isSought(word & this.#mask)) return word & this.#mask
      if (++slot === words.length) slot = 0
    }
    return 0
  }

  /** Takes in a number that is not there yet, with the hash of what it stands for. */
  add (hash: number, number: number): void {
    const { length } = this.#words
    if (number > this.#mask) this.#widen(number)
    if ((this.#size + 1) * 5 > length * 4) {
      const doubles = length < (this.#growth === undefined ? small : smallSparse)
      this.#rebuild(doubles ? length * 2 : Math.ceil(length * (this.#growth ?? 4 / 3)), number)
    }
    if (number > this.#greatest) this.#greatest = number
    this.#size++
    this.#put(hash, number)
  }

  /** Takes a number out that is there, while its owner still knows what all of them stand for. */
  remove (hash: number, number: number): void {
    const [words, mask] = [this.#words, this.#mask]
    const { length } = words
    let free = home(hash, length)
    while ((words[free]! & mask) !== number) free = free + 1 === length ? 0 : free + 1
    // Whoever was pushed past the free slot moves up into it, so that no search ends there too early.
    for (let slot = free + 1 === length ? 0 : free + 1; words[slot] !== 0; slot = slot + 1 === length ? 0 : slot + 1) {
      const wanted = home(this.#keys.hashOf(words[slot]! & mask)!, length)
      const stays = free < slot ? free < wanted && wanted <= slot : free < wanted || wanted <= slot
      if (stays) continue
      words[free] = words[slot]!
      free = slot
    }
    words[free] = 0
    this.#size--
  }

  #put (hash: number, number: number): void {
    const words = this.#words
    let slot = home(hash, words.length)
    while (words[slot] !== 0) if (++slot === words.length) slot = 0
    words[slot] = hash << this.#bits | number
  }

  /** Makes room for greater numbers in all words, which keep as many bits of their hashes as are left. One bit more than needed now, so that this is seldom. */
  #widen (number: number): void {
    const words = this.#words
    const [old, mask] = [this.#bits, this.#mask]
    const bits = this.#bits = Math.min(31, 33 - Math.clz32(number))
    this.#mask = 2 ** bits - 1
    for (let slot = 0; slot < words.length; slot++) {
      const word = words[slot]!
      if (word !== 0) words[slot] = word >>> old << bits | word & mask
    }
  }

  /** A longer table, for all that are there; one more comes in, which its owner may know already. */
  #rebuild (length: number, coming: number): void {
    const words = this.#words
    this.#words = new Int32Array(length)
    if (this.#growth !== undefined) {
      for (const word of words) if (word !== 0) this.#put(this.#keys.hashOf(word & this.#mask)!, word & this.#mask)
      return
    }
    // By number, not by slot: what the numbers stand for lies in their order, and reading it is most of the work.
    for (let number = 1; number <= this.#greatest; number++) {
      const hash = number === coming ? undefined : this.#keys.hashOf(number)
      if (hash !== undefined) this.#put(hash, number)
    }
  }
}

/** Where a search begins: the hash's high bits, brought down to the table's length. */
function home (hash: number, length: number): number {
  return Math.floor((hash >>> 0) * length / 2 ** 32)
}

/** Spreads what differs anywhere in 32 bits over all of them: the finisher of MurmurHash3. */
export function spread (value: number): number {
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return value ^ (value >>> 16)
}
