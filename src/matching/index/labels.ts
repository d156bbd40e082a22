// Filters over what candidates are found by. Labels are coded when a filter first asks for them: most rankings never do.
import type { Features } from './features.ts'
import { Table } from './pool.ts'
import type { Page } from './rows.ts'
import { smeWords } from './sme-rows.ts'

/** Which candidates a ranking is about. All groups must hold; of a group one label is enough. */
export interface Restriction {
  readonly facets: ReadonlyArray<{ readonly kind: string, readonly values: readonly string[] }>
  /** Whole euros that one of the candidate's stated needs or tickets takes. */
  readonly amountEur: number | null
}

/** Both kinds of rows have their labels in the same word. */
const word = smeWords.facets

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
  passes (page: Page, row: number, stride: number): boolean {
    if (this.#groups.length === 0) return true
    const at = row * stride + word
    // A candidate's labels are the same in every version that shares or copied its rows, so whoever codes them first may write them here.
    const facets = page.words[at]! || (page.words[at] = encode(this.#labelsOf(page.ids[row]!), this.#features))
    const { data, starts } = this.#features.pools.facets
    return this.#groups.every(({ kind, holds }) => {
      for (let item = starts[facets]! + 1; item < starts[facets + 1]!; item += 2) if (data[item] === kind) return holds.get(data[item + 1]!) === 1
      return false
    })
  }
}

/** Whether a stated need or ticket of the organisation takes the amount; ended ones are asked too. `known` and `implicit`: the flags of its rows. */
export function takes (page: Page, row: number, rows: number, stride: number, amountEur: number, flags: { readonly known: number, readonly implicit: number }): boolean {
  for (let at = row; at < row + rows; at++) {
    const own = page.words[at * stride + smeWords.flags]!
    if ((own & flags.known) !== 0 && (own & flags.implicit) === 0 && page.amounts[at * 2]! <= amountEur && amountEur <= page.amounts[at * 2 + 1]!) return true
  }
  return false
}
