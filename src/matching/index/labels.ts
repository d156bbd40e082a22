// Filters over what candidates are found by. Labels are coded when a filter first asks for them: most rankings never do.
import { amountAt, type Features } from './features.ts'
import { Table } from './pool.ts'
import type { Page, Shape } from './rows.ts'

/** Which candidates a ranking is about. All groups must hold; of a group one label is enough. */
export interface Restriction {
  readonly facets: ReadonlyArray<{ readonly kind: string, readonly values: readonly string[] }>
  /** Whole euros that one of the candidate's stated needs or tickets takes. */
  readonly amountEur: number | null
}

/** The words and flags of a row that say what amounts it takes. */
export interface AmountWords { readonly flags: number, readonly min: number, readonly max: number }
export interface AmountFlags { readonly known: number, readonly implicit: number }

/** Codes labels `kind=value`; never 0, which says that they are not coded yet. */
function encode (labels: Iterable<string>, { labels: texts, pools }: Features): number {
  const kinds = new Map<string, number[]>()
  for (const label of labels) {
    const kind = label.slice(0, label.indexOf('='))
    const own = kinds.get(kind)
    if (own === undefined) kinds.set(kind, [texts.intern(label)])
    else own.push(texts.intern(label))
  }
  return pools.facets.intern([0, ...[...kinds].flatMap(([kind, own]) => [texts.intern(kind), pools.labels.intern(own.sort((a, b) => a - b))])])
}

export class LabelFilter {
  readonly #features: Features
  readonly #groups: ReadonlyArray<{ readonly kind: number, readonly holds: Table }>
  readonly #labelsOf: (id: string) => Iterable<string>

  constructor ({ facets }: Restriction, features: Features, labelsOf: (id: string) => Iterable<string>) {
    this.#features = features
    this.#labelsOf = labelsOf
    this.#groups = facets.map(({ kind, values }) => {
      const wanted = new Set(values.map((value) => features.labels.intern(`${kind}=${value}`)))
      return { kind: features.labels.intern(kind), holds: new Table(features.pools.labels.size, (id) => Number(features.pools.labels.items(id).some((label) => wanted.has(label)))) }
    })
  }

  /** Whether the organisation whose rows start there passes. */
  passes (page: Page, row: number): boolean {
    if (this.#groups.length === 0) return true
    // A candidate's labels are the same in every version that shares or copied its rows, so whoever codes them first may write them here.
    const column = page.facets ??= new Int32Array(page.sketches.length)
    const facets = column[row]! || (column[row] = encode(this.#labelsOf(page.ids[row]!), this.#features))
    const { data, starts } = this.#features.pools.facets
    return this.#groups.every(({ kind, holds }) => {
      for (let item = starts[facets]! + 1; item < starts[facets + 1]!; item += 2) if (data[item] === kind) return holds.get(data[item + 1]!) === 1
      return false
    })
  }
}

/** Whether a stated need or ticket of the organisation takes the amount; ended ones are asked too. */
export function takes (page: Page, row: number, rows: number, amountEur: number, { shape, words, flags }: { readonly shape: Shape, readonly words: AmountWords, readonly flags: AmountFlags }, { amounts }: Features): boolean {
  for (let from = row * shape.words; from < (row + rows) * shape.words; from += shape.words) {
    const own = page.words[from + words.flags]!
    if ((own & flags.known) === 0 || (own & flags.implicit) !== 0) continue
    if (amountAt(page.words[from + words.min]!, amounts) <= amountEur && amountEur <= amountAt(page.words[from + words.max]!, amounts)) return true
  }
  return false
}
