// Everybody's profile in little space: as text, made into what ranking reads when somebody asks for it. Of a large population a
// ranking looks at a few dozen, and an object takes several times the space of the text it is made from.
import type { Whole } from '../profiles/store.ts'
import { Turn } from './index/turns.ts'
import type { VersionedMap } from './versioned-map.ts'

/** Moments of a profile and of each of its records. Text has them as milliseconds: writing a date takes V8 as long as twenty other fields. */
const moments = ['createdAt', 'updatedAt', 'reviewedAt'] as const
type Stamped = Partial<Record<typeof moments[number], unknown>>

function withNumbers (record: object): object {
  const copy: Stamped = { ...record }
  for (const key of moments) {
    const moment = copy[key]
    if (moment instanceof Date) copy[key] = moment.getTime()
  }
  return copy
}

function withDates (stamped: Stamped): void {
  for (const key of moments) {
    const moment = stamped[key]
    if (typeof moment === 'number') stamped[key] = new Date(moment)
  }
}

/** A profile as text, of which every character takes one byte: a single one beyond Latin-1 would double the space of all. */
export function pack (whole: Whole): string {
  const { profile, ...lists } = whole
  const plain: Record<string, unknown> = { profile: withNumbers(profile) }
  for (const [name, records] of Object.entries(lists)) plain[name] = records.map(withNumbers)
  return JSON.stringify(plain).replace(/[\u0100-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

export function unpack (text: string): Whole {
  const { profile, ...lists } = JSON.parse(text) as { profile: object } & Record<string, readonly object[]>
  withDates(profile)
  for (const records of Object.values(lists)) for (const record of records) withDates(record)
  return { profile, ...lists } as unknown as Whole
}

/** Those last asked for are kept as they were made: who ranks high in one list often does in the next. */
const mostKept = 2_048

/** What several versions of one shelf keep together: of each profile what was made of the text it had. */
export class Kept<C> {
  readonly #made = new Map<string, { readonly text: string, readonly made: C }>()

  of (id: string, text: string, make: () => C): C {
    const known = this.#made.get(id)
    if (known !== undefined) this.#made.delete(id)
    const entry = known?.text === text ? known : { text, made: make() }
    this.#made.set(id, entry)
    const oldest = this.#made.keys().next()
    if (this.#made.size > mostKept && oldest.done !== true) this.#made.delete(oldest.value)
    return entry.made
  }
}

/** Something said of everybody, with the texts it was said of. */
export type Reading<T> = ReadonlyMap<string, { readonly text: string, readonly said: T }>

/** One version of the profiles of a kind, each made by `make` when asked for. It never changes. */
export class Shelf<C> {
  readonly #texts: VersionedMap<string>
  readonly #kept: Kept<C>
  readonly #make: (whole: Whole) => C

  constructor (texts: VersionedMap<string>, kept: Kept<C>, make: (whole: Whole) => C) {
    this.#texts = texts
    this.#kept = kept
    this.#make = make
  }

  get size (): number {
    return this.#texts.size
  }

  get (id: string): C | undefined {
    const text = this.#texts.get(id)
    return text === undefined ? undefined : this.#kept.of(id, text, () => this.#make(unpack(text)))
  }

  /** Whether the profile is the same in both, or in neither. */
  hasSame (id: string, other: Shelf<C>): boolean {
    return this.#texts.get(id) === other.#texts.get(id)
  }

  isSame (other: Shelf<C>): boolean {
    return this.#texts.equals(other.#texts)
  }

  /** What `say` says of everybody, in turns; what an earlier reading has of the same text is not said again. */
  async read<T> (say: (one: C) => T, before: Reading<T> = new Map()): Promise<Reading<T>> {
    const turn = new Turn()
    const reading = new Map<string, { readonly text: string, readonly said: T }>()
    for (const [id, text] of this.#texts.entries()) {
      const known = before.get(id)
      if (known?.text === text) reading.set(id, known)
      else {
        if (turn.due()) await turn.next()
        reading.set(id, { text, said: say(this.#make(unpack(text))) })
      }
    }
    return reading
  }

  /** Everybody, made one after the other and kept nowhere. */
  * values (): Generator<C> {
    for (const text of this.#texts.values()) yield this.#make(unpack(text))
  }
}
