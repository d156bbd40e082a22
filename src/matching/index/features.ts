// What candidates are made of, as small numbers: codes, places, terms, claims. Shared by all versions of one index.
import type { CodeLists } from '../../scoring/codes.ts'
import type { Direction, ScoringModel } from '../../scoring/model.ts'
import { coverPlace, coverSector } from '../../scoring/similarity.ts'
import type { TaxonomyValue } from '../../scoring/taxonomy-values.ts'
import type { CodeRef, Prioritised, Territory } from '../../scoring/types.ts'
import type { Topic } from './claims.ts'
import { NumberPool, SequencePool, Table, TextPool, ThingPool } from './pool.ts'

/** The model and code lists that an index and its queries read. */
export interface Basics { readonly model: ScoringModel, readonly codes: CodeLists }

/** Bytes of columns kept for later queries; beyond this the oldest go. */
const keptColumns = 64 * 2 ** 20

export class Features {
  readonly numbers = new NumberPool()
  /** Ids of instruments, modes, CAM categories, taxonomy activities and catalogue entries. */
  readonly ids = new TextPool()
  /** Investor types, and organisations that somebody excludes. */
  readonly parties = new TextPool()
  /** Labels `kind=value`, and their kinds. */
  readonly labels = new TextPool()
  readonly places = new TextPool()
  readonly sectors = new ThingPool<CodeRef>()
  readonly topics = new ThingPool<Topic>()
  /** Sequences by what they hold; the comment says of what their items are. */
  readonly pools = {
    /** Activities: code, share (−1: not given). */
    activities: new SequencePool(),
    /** Claims: claims.ts. */
    claims: new SequencePool(),
    /** Deals: day, sector (0: none), place (0: none). */
    deals: new SequencePool(),
    /** Instruments or modes: id, priority. */
    terms: new SequencePool(),
    /** Places wished: 1 when hard, then place, priority. */
    territories: new SequencePool(),
    /** Whom a need excludes: parties. */
    barred: new SequencePool(),
    /** What a mandate excludes: how many codes, the codes, parties. */
    excluded: new SequencePool(),
    /** Sectors wished: 1 when inferred, then code, priority. */
    wishes: new SequencePool(),
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
  terms (items: readonly Prioritised[], pool: SequencePool = this.pools.terms): number {
    if (items.length === 0) return 0
    return pool.intern([...items].sort((a, b) => a.id < b.id ? -1 : 1).flatMap(({ id, priority }) => [this.ids.intern(id), this.numbers.intern(priority)]))
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
    let bytes = this.numbers.bytes + this.ids.bytes + this.parties.bytes + this.labels.bytes + this.places.bytes + this.sectors.bytes + this.topics.bytes
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

/** Stated territory as places that count alike. */
export function placesOf (territory: Territory | null): readonly Prioritised[] {
  return (territory?.codes ?? []).map((id) => ({ id, priority: 1 }))
}
