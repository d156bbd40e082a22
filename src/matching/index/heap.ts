// A queue that hands out the first of what it holds.

/** A binary heap: the first by `compare` on top. */
export class Heap<T> {
  readonly #items: T[] = []
  readonly #compare: (a: T, b: T) => number

  constructor (compare: (a: T, b: T) => number) {
    this.#compare = compare
  }

  get first (): T | undefined {
    return this.#items[0]
  }

  push (item: T): void {
    const items = this.#items
    let at = items.length
    items.push(item)
    while (at > 0) {
      const above = (at - 1) >> 1
      if (this.#compare(items[above]!, item) <= 0) break
      items[at] = items[above]!
      at = above
    }
    items[at] = item
  }

  pop (): T | undefined {
    const items = this.#items
    const top = items[0]
    const last = items.pop()
    if (last === undefined || items.length === 0) return top
    let at = 0
    for (;;) {
      let below = 2 * at + 1
      if (below >= items.length) break
      if (below + 1 < items.length && this.#compare(items[below + 1]!, items[below]!) < 0) below++
      if (this.#compare(last, items[below]!) <= 0) break
      items[at] = items[below]!
      at = below
    }
    items[at] = last
    return top
  }
}
