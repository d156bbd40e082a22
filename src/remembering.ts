// What follows from a text alone, and is asked for again and again with the same texts.

/**
 * A function that answers as `make` does and remembers the answers for the texts used last.
 * @param most how many texts
 * @param longest characters of a text that is remembered
 */
export function remembering<T extends {}> (make: (text: string) => T, most = 256, longest = 10_000): (text: string) => T {
  // In the order of use, the longest unused first.
  const known = new Map<string, T>()
  return (text) => {
    if (text.length > longest) return make(text)
    const before = known.get(text)
    if (before !== undefined) known.delete(text)
    const made = before ?? make(text)
    known.set(text, made)
    if (known.size > most) {
      const [oldest = ''] = known.keys()
      known.delete(oldest)
    }
    return made
  }
}
