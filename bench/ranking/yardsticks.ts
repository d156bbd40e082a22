// What the machine itself can do, measured beside the engines: reading as many bytes as an index holds.

export interface Yardsticks {
  /** A loop in JavaScript over every word. */
  readonly loop: () => number
  /** Memory read as fast as the C library can: a search for a byte that is not there. */
  readonly memory: () => number
}

/** Touched pages of that many bytes: untouched ones all map to one page of zeros, and read several times too fast. */
export function yardsticks (bytes: number): Yardsticks {
  const words = new Int32Array(Math.ceil(bytes / 4))
  for (let at = 0; at < words.length; at++) words[at] = 0x01010101
  const buffer = Buffer.from(words.buffer)
  return {
    loop () {
      let sum = 0
      for (let at = 0; at < words.length; at++) sum = (sum + words[at]!) | 0
      return sum
    },
    memory: () => buffer.indexOf(0x7f)
  }
}
