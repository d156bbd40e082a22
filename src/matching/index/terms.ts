// Instruments and cooperation modes that one party states, against each of many: what either side makes of the other's.
import type { CodeLists } from '../../scoring/codes.ts'
import type { Prioritised } from '../../scoring/types.ts'
import { bits, modeBits, setBits, type Features } from './features.ts'
import { fail, open, pass } from './kernel.ts'
import type { Table, TextPool } from './pool.ts'

interface Terms {
  /** What the asker makes of single terms of the others: `greatest` or `summed` says what of a set. */
  readonly wanted: Float64Array
  /** What each of the others makes of the asker's, by the number of theirs. */
  readonly offered: Table
}

export interface InstrumentTerms extends Terms {
  /** The most that the others can make of the asker's by single terms of theirs, whatever their priorities are. */
  readonly most: Float64Array
}

export interface ModeTerms extends Terms {
  /** The asker's, as bits. */
  readonly own: number
}

const halfBits = 8
const half = 1 << halfBits

/** Values of sets of bits from those of single ids, for each half of the bits: all sets there are would be many. */
function halves (ids: TextPool, value: (id: string) => number, join: (rest: number, one: number) => number): Float64Array {
  const single = ids.texts.map((id, number) => number === 0 ? 0 : value(id))
  const values = new Float64Array(2 * half)
  for (let set = 1; set < half; set++) {
    const lowest = 32 - Math.clz32(set & -set)
    values[set] = join(values[set & (set - 1)]!, single[lowest] ?? 0)
    values[half + set] = join(values[half + (set & (set - 1))]!, single[halfBits + lowest] ?? 0)
  }
  return values
}

/** The greatest value in a set. */
export function greatest (values: Float64Array, set: number): number {
  return Math.max(values[set & half - 1]!, values[half + (set >>> halfBits)]!)
}

/** The sum of the values in a set. */
export function summed (values: Float64Array, set: number): number {
  return values[set & half - 1]! + values[half + (set >>> halfBits)]!
}

function keyOf (own: readonly Prioritised[]): string {
  return own.map(({ id }) => id).sort().join('|')
}

/** Instruments: `max π·C`. */
export function instrumentTerms (own: readonly Prioritised[], features: Features, codes: CodeLists): InstrumentTerms {
  const { instruments, numbers, pools } = features
  const reach = instruments.texts.map((id, number) => number === 0 ? 0 : own.reduce((best, { id: mine }) => Math.max(best, codes.compatibility(id, mine)), 0))
  return {
    wanted: halves(instruments, (id) => own.reduce((best, { id: mine, priority }) => Math.max(best, priority * codes.compatibility(mine, id)), 0), Math.max),
    most: halves(instruments, (id) => reach[instruments.find(id)!]!, Math.max),
    offered: features.column(`n${keyOf(own)}`, pools.instruments.size, (terms) => {
      const { data, starts } = pools.instruments
      let value = 0
      for (let at = starts[terms]!; at < starts[terms + 1]!; at += 2) {
        const compatible = reach[data[at]!] ?? own.reduce((best, { id: mine }) => Math.max(best, codes.compatibility(instruments.texts[data[at]!]!, mine)), 0)
        value = Math.max(value, numbers.values[data[at + 1]!]! * compatible)
      }
      return value
    })
  }
}

/** Modes: the share by priority of the modes wanted that the other side states too. */
export function modeTerms (own: readonly Prioritised[], features: Features): ModeTerms {
  const { modes, numbers, pools } = features
  const mine = bits(own, modes)
  let total = 0
  for (const { priority } of own) total += priority
  const wanted = halves(modes, (id) => own.reduce((sum, { id: wished, priority }) => wished === id ? sum + priority : sum, 0), (rest, one) => rest + one)
  if (total > 0) for (let set = 0; set < wanted.length; set++) wanted[set]! /= total
  return {
    own: mine,
    wanted,
    offered: features.column(`o${keyOf(own)}`, pools.modes.size, (terms) => {
      const { data, starts } = pools.modes
      let [met, all] = [0, 0]
      for (let at = starts[terms]!; at < starts[terms + 1]!; at += 2) {
        const priority = numbers.values[data[at + 1]!]!
        all += priority
        if ((mine & 1 << (data[at]! - 1)) !== 0) met += priority
      }
      return all === 0 ? 0 : met / all
    })
  }
}

/** The gate of modes: both sides state one in common, or none states any. */
export function modeGate (own: number, theirs: number): number {
  if ((own & theirs) !== 0) return pass
  return own === 0 && theirs === 0 ? pass : own === 0 || theirs === 0 ? open : fail
}

/** In a sketch, beside the modes of all needs or mandates: that one of them states none. The last of its `sketchBits`. */
const silent = 1 << setBits

/** What a first look tells of an organisation by the sets of its needs or mandates. */
export function sketchOf (sets: readonly number[]): number {
  let sketch = 0
  for (const set of sets) sketch |= (set & modeBits) || silent
  return sketch
}

/** The best that the gate of modes makes of any pair, read from sketches. */
export class Sieve {
  readonly #own: number

  constructor (own: readonly ModeTerms[]) {
    this.#own = sketchOf(own.map(({ own }) => own))
  }

  /**
   * Finds all whose best pair does not certainly fail, in order: twice their row, and one more where it is open at best. Without branches,
   * since there is no guessing who passes.
   */
  look (sketches: Int32Array, rows: number, found: Uint32Array): number {
    const own = this.#own
    let count = 0
    for (let row = 0; row < rows; row++) {
      const sketch = sketches[row]!
      // A mode in common, or silence on both sides; how many rows there are stands in bits that the asker's sketch has not.
      const passes = Number((own & sketch) !== 0)
      const opens = Number(((own | sketch) & silent) !== 0)
      found[count] = row << 1 | 1 - passes
      count += (passes | opens) & Number(sketch !== 0)
    }
    return count
  }
}
