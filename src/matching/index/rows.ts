// Where the index keeps its rows: pages of fixed words, one row a need or mandate, an organisation's rows side by side.
// A version never changes once made. The next one shares every page that no change touched, so a query in flight reads on.

/** A row before it has a place: its words (the first is set here) and its amounts in euros. */
export interface Row { readonly words: readonly number[], readonly min: number, readonly max: number }

export interface Page {
  /** Rows of `stride` words. The first of a row is the number of rows of the organisation that starts here; 0 in its others and where nobody is. */
  readonly words: Int32Array
  /** Two a row. */
  readonly amounts: Float64Array
  /** The organisation's id at its first row. */
  readonly ids: Array<string | undefined>
  /** Rows in use from the start, holes included. */
  used: number
}

const pageRows = 1024
/** Places are numbers: page times this plus row. */
const pageSpan = 2 ** 20

/** What only the newest version has: where everybody is, and which runs of rows are free. */
interface Head { readonly places: Map<string, number>, readonly free: Map<number, number[]>, tail: number }

export interface Change { readonly id: string, readonly rows: readonly Row[] }

export class Rows {
  readonly stride: number
  readonly pages: readonly Page[]
  /** Rows in use. */
  readonly count: number
  /** Organisations. */
  readonly organisations: number
  /** Organisations whose rows were taken away or replaced since it was empty. */
  readonly replaced: number
  #head: Head | undefined

  private constructor (stride: number, pages: readonly Page[], count: number, head: Head, replaced = 0) {
    this.stride = stride
    this.pages = pages
    this.count = count
    this.organisations = head.places.size
    this.#head = head
    this.replaced = replaced
  }

  static empty (stride: number): Rows {
    return new Rows(stride, [], 0, { places: new Map(), free: new Map(), tail: -1 })
  }

  /**
   * The version after the changes; an organisation without rows is gone. Only the newest version has a next one.
   * @throws Error when asked of a version that has one already
   */
  next (changes: Iterable<Change>): Rows {
    const head = this.#head
    if (head === undefined) throw new Error('Only the newest version of an index can be changed.')
    this.#head = undefined
    const pages = [...this.pages]
    const owned = new Set<number>()
    let { count, replaced } = this

    const own = (at: number): Page => {
      const page = pages[at]!
      if (owned.has(at)) return page
      owned.add(at)
      return (pages[at] = { words: page.words.slice(), amounts: page.amounts.slice(), ids: page.ids.slice(), used: page.used })
    }
    const added = (capacity: number): number => {
      pages.push({ words: new Int32Array(capacity * this.stride), amounts: new Float64Array(capacity * 2), ids: [], used: 0 })
      owned.add(pages.length - 1)
      return pages.length - 1
    }
    const room = (length: number): number => {
      const hole = head.free.get(length)?.pop()
      if (hole !== undefined) return hole
      let at = length > pageRows ? added(length) : head.tail
      if (length <= pageRows && (at === -1 || pages[at]!.used + length > pageRows)) at = head.tail = added(pageRows)
      const page = own(at)
      const place = at * pageSpan + page.used
      page.used += length
      return place
    }

    for (const { id, rows } of changes) {
      const old = head.places.get(id)
      if (old !== undefined) {
        const [at, row] = [Math.floor(old / pageSpan), old % pageSpan]
        const page = own(at)
        const length = page.words[row * this.stride]!
        for (let gone = row; gone < row + length; gone++) page.words[gone * this.stride] = 0
        page.ids[row] = undefined
        head.free.set(length, [...head.free.get(length) ?? [], old])
        head.places.delete(id)
        count -= length
        replaced++
      }
      if (rows.length === 0) continue
      const place = room(rows.length)
      const [at, first] = [Math.floor(place / pageSpan), place % pageSpan]
      const page = own(at)
      for (const [offset, { words, min, max }] of rows.entries()) {
        page.words.set(words, (first + offset) * this.stride)
        page.words[(first + offset) * this.stride] = offset === 0 ? rows.length : 0
        page.amounts[(first + offset) * 2] = min
        page.amounts[(first + offset) * 2 + 1] = max
      }
      page.ids[first] = id
      head.places.set(id, place)
      count += rows.length
    }
    return new Rows(this.stride, pages, count, head, replaced)
  }

  /** Of pages and ids' places; the ids themselves belong to the profiles. */
  get bytes (): number {
    let bytes = 0
    for (const { words, amounts, ids } of this.pages) bytes += words.byteLength + amounts.byteLength + ids.length * 8
    return bytes + this.organisations * 40
  }
}
