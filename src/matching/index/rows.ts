// Where the index keeps its rows: pages of fixed words, one row a need or mandate, an organisation's rows side by side.
// A version never changes once made. The next one shares every page that no change touched, so a query in flight reads on.
import { fitHalves } from './pool.ts'
import { Places, type Place } from './places.ts'

/** How many words a row has, and how many small numbers. */
export interface Shape { readonly words: number, readonly smalls: number }

/** A row as its shape says: 32-bit words, and numbers from 0 to 2³¹ − 1 that are hardly ever above 65,535. */
export interface Row { readonly words: readonly number[], readonly smalls: readonly number[] }

export interface Page {
  readonly words: Int32Array
  /** Half words, until a row of the page has a number that does not fit one. */
  smalls: Uint16Array | Int32Array
  /** At the first row of an organisation how many rows it has, and below that what a first look tells of it; 0 elsewhere. */
  readonly sketches: Int32Array
  /** The organisation's id at its first row. */
  readonly ids: Array<string | undefined>
  /** Labels at the first row, as numbers, where a filter has asked for them; 0: not coded yet. The same in every version that has the row. */
  facets: Int32Array | undefined
  /** Rows in use from the start, holes included. */
  used: number
}

const pageRows = 1024

/** Bits of a sketch that a first look reads; those above them count rows. */
export const sketchBits = 17
/** Needs or mandates that one organisation can have here. */
export const mostRows = 2 ** (31 - sketchBits) - 1

/** How many rows the organisation has that starts there; 0 where none does. */
export function lengthAt (page: Page, row: number): number {
  return page.sketches[row]! >>> sketchBits
}

/** A word of an organisation's rows by its row, the first unless another is asked. */
export type WordsOf = (word: number, row?: number) => number

/** What only the newest version has: where everybody is, and which runs of rows are free, by their length. */
interface Head { readonly places: Places, readonly free: Map<number, Place[]>, tail: number }

/** `sketch`: `sketchBits` of them. */
export interface Change { readonly id: string, readonly sketch: number, readonly rows: readonly Row[] }

export class Rows {
  readonly shape: Shape
  readonly pages: readonly Page[]
  /** By page: how many rows the pages before it have. */
  readonly bases: readonly number[]
  /** Rows of all pages, holes included. */
  readonly span: number
  /** Rows in use. */
  readonly count: number
  /** Organisations. */
  readonly organisations: number
  /** Organisations whose rows were taken away or replaced since it was empty. */
  readonly replaced: number
  #head: Head | undefined

  private constructor (shape: Shape, pages: readonly Page[], count: number, head: Head, replaced = 0) {
    this.shape = shape
    this.pages = pages
    this.count = count
    this.organisations = head.places.size
    this.#head = head
    this.replaced = replaced
    const bases: number[] = []
    let span = 0
    for (const { used } of pages) {
      bases.push(span)
      span += used
    }
    this.bases = bases
    this.span = span
  }

  static empty (shape: Shape): Rows {
    return new Rows(shape, [], 0, { places: new Places(), free: new Map(), tail: -1 })
  }

  /**
   * The version after the changes; an organisation without rows is gone. Only the newest version has a next one.
   * @throws Error when asked of a version that has one already
   * @throws RangeError when an organisation has more than `mostRows` rows; this version can still be changed then
   */
  next (changes: Iterable<Change>): Rows {
    const head = this.#head
    if (head === undefined) throw new Error('Only the newest version of an index can be changed.')
    const all = [...changes]
    const large = all.find(({ rows }) => rows.length > mostRows)
    if (large !== undefined) throw new RangeError(`An index holds up to ${mostRows} needs or mandates of one organisation, and ${JSON.stringify(large.id)} has ${large.rows.length}.`)
    this.#head = undefined
    const pages = [...this.pages]
    head.places.pages = pages
    const owned = new Set<number>()
    const { shape } = this
    let { count, replaced } = this

    const own = (at: number): Page => {
      const page = pages[at]!
      if (owned.has(at)) return page
      owned.add(at)
      const { words, smalls, sketches, ids, facets, used } = page
      return (pages[at] = { words: words.slice(), smalls: smalls.slice(), sketches: sketches.slice(), ids: ids.slice(), facets: facets?.slice(), used })
    }
    const added = (capacity: number): number => {
      pages.push({
        words: new Int32Array(capacity * shape.words),
        smalls: new Uint16Array(capacity * shape.smalls),
        sketches: new Int32Array(capacity),
        ids: new Array<string | undefined>(capacity),
        facets: undefined,
        used: 0
      })
      owned.add(pages.length - 1)
      return pages.length - 1
    }
    const room = (length: number): Place => {
      const hole = head.free.get(length)?.pop()
      if (hole !== undefined) return hole
      let at = length > pageRows ? added(length) : head.tail
      if (length <= pageRows && (at === -1 || pages[at]!.used + length > pageRows)) at = head.tail = added(pageRows)
      const page = own(at)
      const place = { page: at, row: page.used }
      page.used += length
      return place
    }

    for (const { id, sketch, rows } of all) {
      const old = head.places.find(id)
      if (old !== undefined) {
        const { row } = old
        const page = own(old.page)
        head.places.delete(id, old)
        const length = lengthAt(page, row)
        page.sketches[row] = 0
        page.ids[row] = undefined
        if (page.facets !== undefined) page.facets[row] = 0
        const holes = head.free.get(length)
        if (holes === undefined) head.free.set(length, [old])
        else holes.push(old)
        count -= length
        replaced++
      }
      if (rows.length === 0) continue
      const place = room(rows.length)
      const { row: first } = place
      const page = own(place.page)
      for (const [offset, { words, smalls }] of rows.entries()) {
        for (let at = 0; at < words.length; at++) page.words[(first + offset) * shape.words + at] = words[at]!
        setSmalls(page, (first + offset) * shape.smalls, smalls)
      }
      page.sketches[first] = rows.length << sketchBits | sketch
      page.ids[first] = id
      head.places.add(id, place)
      count += rows.length
    }
    return new Rows(shape, pages, count, head, replaced)
  }

  /** The words of an organisation's rows in the newest version; 0 in rows that it has not. */
  wordsOf (id: string): WordsOf {
    const place = this.#head?.places.find(id)
    if (place === undefined) return () => 0
    const page = this.pages[place.page]!
    const length = lengthAt(page, place.row)
    return (word, row = 0) => row < length ? page.words[(place.row + row) * this.shape.words + word]! : 0
  }

  /** Of pages, and of where everybody is, which only the newest version knows; the ids themselves belong to the profiles. */
  get bytes (): number {
    let bytes = 0
    for (const { words, smalls, sketches, ids, facets } of this.pages) bytes += words.byteLength + smalls.byteLength + sketches.byteLength + ids.length * 8 + (facets?.byteLength ?? 0)
    return bytes + (this.#head?.places.bytes ?? 0)
  }
}

/** Into a page that belongs to the version being made. */
function setSmalls (page: Page, from: number, smalls: readonly number[]): void {
  if (page.smalls instanceof Uint16Array && !fitHalves(smalls)) page.smalls = Int32Array.from(page.smalls)
  for (let at = 0; at < smalls.length; at++) page.smalls[from + at] = smalls[at]!
}
