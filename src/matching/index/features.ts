// What candidates are made of, as small numbers: codes, places, terms, claims. Shared by all versions of one index.
import type { CodeLists } from '../../scoring/codes.ts'
import { dayNumber } from '../../scoring/interval.ts'
import type { Direction, ScoringModel } from '../../scoring/model.ts'
import { coverPlace, coverSector } from '../../scoring/similarity.ts'
import type { TaxonomyValue } from '../../scoring/taxonomy-values.ts'
import type { CodeRef, Prioritised, Territory } from '../../scoring/types.ts'
import type { Topic } from './claims.ts'
import { NumberPool, RunPool, SequencePool, Table, TextPool, ThingPool } from './pool.ts'

/** The model and code lists that an index and its queries read. */
export interface Basics { readonly model: ScoringModel, readonly codes: CodeLists }

/** Bytes of columns kept for later queries; beyond this the oldest go. */
const keptColumns = 64 * 2 ** 20

/** Modes or instruments that an index can tell apart: half a word. */
export const setBits = 16
export const modeBits = 2 ** setBits - 1

/** Ids as bits. @throws RangeError when there are too many */
export function bits (items: readonly Prioritised[], ids: TextPool): number {
  let set = 0
  for (const { id } of items) {
    const number = ids.intern(id)
    if (number > setBits) throw new RangeError(`An index tells ${setBits} modes or instruments apart, and ${JSON.stringify(id)} is one more.`)
    set |= 1 << (number - 1)
  }
  return set
}

export class Features {
  readonly numbers = new NumberPool()
  /** Days since 1970-01-01; 0 stands for none. */
  readonly days = new NumberPool()
  /** What claims are worth before the query says anything: few different numbers. */
  readonly bases = new NumberPool()
  /** Amounts in euros that are not kept as they are: `amount`. */
  readonly amounts = new NumberPool()
  /** Ids of CAM categories, taxonomy activities and catalogue entries. */
  readonly ids = new TextPool()
  readonly modes = new TextPool()
  readonly instruments = new TextPool()
  /** Investor types, and organisations that somebody excludes. */
  readonly parties = new TextPool()
  /** Labels `kind=value`, and their kinds. */
  readonly labels = new TextPool()
  readonly places = new TextPool()
  readonly sectors = new ThingPool<CodeRef>()
  readonly topics = new ThingPool<Topic>()
  /** Sequences by what they hold; the comment says of what their items are. */
  readonly pools = {
    /** Activities: code, one more than the number of the share (0: not given). */
    activities: new SequencePool(),
    /** Claims: claims.ts. */
    claims: new RunPool(),
    /** Deals: day, sector (0: none), place (0: none). */
    deals: new RunPool(),
    /** Modes: id, priority. */
    modes: new SequencePool(),
    /** Instruments: id, priority. */
    instruments: new SequencePool(),
    /** Places wished: 1 when hard, then place, priority. */
    territories: new SequencePool(),
    /** Whom a need excludes: parties. */
    barred: new SequencePool(),
    /** What a mandate excludes: how many codes, the codes, parties. */
    excluded: new SequencePool(),
    /** A sector wished: code, priority. */
    wish: new SequencePool(),
    /** Sectors wished: numbers of single wishes. */
    wishes: new RunPool(),
    /** What a mandate wants under the taxonomy: investor-rows.ts. */
    taxonomy: new SequencePool(),
    /** CAM categories wanted: id, priority. */
    cam: new SequencePool(),
    /** Criteria stated, own weights: weights.ts. */
    weights: new SequencePool(),
    /** Labels of one kind, sorted: label. */
    labels: new SequencePool(),
    /** All labels of a candidate: kind, labels. */
    facets: new SequencePool()
  }

  /** Normal weights by number of the pool of weights, where a query brings none of its own. */
  readonly usualWeights: Readonly<Record<Direction, Array<Float64Array | undefined>>> = { mandate_to_sme: [], need_to_investor: [] }

  readonly #basics: Basics
  readonly #columns = new Map<string, Table>()
  readonly #compared: number[] = []
  readonly #values = new Map<string, readonly TaxonomyValue[]>()

  constructor (basics: Basics) {
    this.#basics = basics
    // Number 0, so that no day is.
    this.days.intern(NaN)
  }

  /** The number of a day; 0 when none is given. */
  day (date: string | null): number {
    return date === null ? 0 : this.days.intern(dayNumber(date))
  }

  /** An amount in euros as a 32-bit word, exactly: `amountAt` reads it. */
  amount (euros: number): number {
    return Object.is(euros, euros | 0) && euros >= 0 ? euros : -1 - this.amounts.intern(euros)
  }

  sector (ref: CodeRef): number {
    return this.sectors.intern(`${ref.system}|${ref.code}`, { system: ref.system, code: ref.code })
  }

  /** The number of the code that stands for this one where codes are compared: ATECO 2025 is compared as NACE Rev. 2.1. */
  compared (id: number): number {
    const known = this.#compared[id]
    if (known !== undefined) return known
    const { system, code } = this.sectors.at(id)
    const nace = system === 'ATECO2025' ? this.#basics.codes.atecoToNace21(code) : undefined
    return (this.#compared[id] = nace === undefined ? id : this.sector({ system: 'NACE21', code: nace }))
  }

  /** Ids with their priorities, in order of id. */
  terms (items: readonly Prioritised[], ids: TextPool, pool: SequencePool): number {
    if (items.length === 0) return 0
    return pool.intern([...items].sort((a, b) => a.id < b.id ? -1 : 1).flatMap(({ id, priority }) => [ids.intern(id), this.numbers.intern(priority)]))
  }

  /**
   * Modes and instruments without their priorities as one word, the modes in its lower half.
   * @throws RangeError when there are more of either than a half has bits
   */
  sets (modes: readonly Prioritised[], instruments: readonly Prioritised[]): number {
    return bits(modes, this.modes) | bits(instruments, this.instruments) << setBits
  }

  /** Places wished, with whether they bind; none at all is 0. */
  territory (places: readonly Prioritised[], hard: boolean): number {
    if (places.length === 0) return 0
    return this.pools.territories.intern([Number(hard), ...places.flatMap(({ id, priority }) => [this.places.intern(id), this.numbers.intern(priority)])])
  }

  /** How far a wished code covers each activity, low end, by the activity's number. */
  sectorCover (wish: number): Table {
    const wished = this.sectors.at(wish)
    return this.#sectorColumn(`s${wish}`, (ref) => coverSector(wished, ref, this.#basics.codes).low)
  }

  /** How far each wished code covers this activity, by the wish's number. */
  sectorCovering (activity: CodeRef): Table {
    return this.#sectorColumn(`S${activity.system}|${activity.code}`, (ref) => coverSector(ref, activity, this.#basics.codes).low)
  }

  /** How far a wished place covers each place. */
  placeCover (wish: string): Table {
    return this.#column(`p${wish}`, this.places.texts.length, (id) => id === 0 ? 0 : coverPlace(wish, this.places.texts[id]!, this.#basics.codes).low)
  }

  /** A column kept across queries: its values rest on the code lists and the model alone. */
  column (key: string, size: number, compute: (id: number) => number): Table {
    return this.#column(`c${key}`, size, compute)
  }

  /** Taxonomy values of a topic or code, asked of the engine once. */
  remembered (key: string, values: () => readonly TaxonomyValue[]): readonly TaxonomyValue[] {
    let known = this.#values.get(key)
    if (known === undefined) this.#values.set(key, known = values())
    return known
  }

  /** Of everything that candidates brought in. */
  get bytes (): number {
    let bytes = this.numbers.bytes + this.days.bytes + this.amounts.bytes + this.bases.bytes + this.ids.bytes + this.modes.bytes + this.instruments.bytes + this.parties.bytes + this.labels.bytes + this.places.bytes + this.sectors.bytes + this.topics.bytes
    for (const pool of Object.values(this.pools)) bytes += pool.bytes
    return bytes
  }

  get #columnBytes (): number {
    let bytes = 0
    for (const column of this.#columns.values()) bytes += column.bytes
    return bytes
  }

  #sectorColumn (key: string, cover: (ref: CodeRef) => number): Table {
    const column: Table = this.#column(key, this.sectors.size, (id) => {
      const compared = id === 0 ? 0 : this.compared(id)
      return id === 0 ? 0 : compared === id ? cover(this.sectors.at(id)) : column.get(compared)
    })
    return column
  }

  #column (key: string, size: number, compute: (id: number) => number): Table {
    let column = this.#columns.get(key)
    if (column === undefined) {
      column = new Table(size, compute)
      let held = this.#columnBytes
      for (const [oldest, { bytes }] of this.#columns) {
        if (held + column.bytes <= keptColumns) break
        this.#columns.delete(oldest)
        held -= bytes
      }
      this.#columns.set(key, column)
    }
    return column
  }
}

/** An amount in euros as `amount` of the features keeps it: most are whole and below 2³¹. */
export function amountAt (word: number, amounts: NumberPool): number {
  return word >= 0 ? word : amounts.values[-1 - word]!
}

/** Stated territory as places that count alike. */
export function placesOf (territory: Territory | null): readonly Prioritised[] {
  return (territory?.codes ?? []).map((id) => ({ id, priority: 1 }))
}
