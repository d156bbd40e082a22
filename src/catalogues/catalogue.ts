// What a catalogue is: a versioned code list with titles in up to three languages, its source and its doubts.

export const languages = ['en', 'it', 'zh'] as const
export type Language = typeof languages[number]
export type Text = { readonly [L in Language]?: string | null }

export const catalogueIds = ['eu-taxonomy', 'nace-rev2', 'nace-rev2.1', 'ateco-2025', 'cam', 'certifications', 'cn-green', 'eu-cn-crosswalk',
  'it-regions', 'it-provinces', 'cn-regions', 'vsme', 'funding', 'screening', 'sme-size', 'instruments', 'modes', 'investor-types'] as const
export type CatalogueId = typeof catalogueIds[number]

export interface Catalogue {
  readonly id: CatalogueId
  readonly title: Text
  readonly version: string
  /** Day the data was compiled, ISO 8601. */
  readonly asOf: string
  readonly count: number
  /** False when the list, or a part that matters, is derived by us rather than taken from an official source. */
  readonly official: boolean
  readonly notice: string | null
}

export interface CatalogueEntry {
  /** Unique within the catalogue. For `cn-green` it is `catalogue/code`. */
  readonly id: string
  readonly code: string
  /** Id of the entry above; null at the top. */
  readonly parent: string | null
  readonly level: string | null
  /** True for a node that only orders the tree and that no profile can name (an objective, a module, a whole Chinese catalogue). */
  readonly heading: boolean
  readonly title: Text
  readonly validFrom: string | null
  readonly validTo: string | null
  readonly supersededBy: string | null
  readonly source: string | null
  readonly confidence: string | null
  readonly official: boolean
  /** Whatever else the source row holds, as served in `data`. */
  readonly data: Readonly<Record<string, unknown>> | null
}

/** How many entries and from where; `parent: null` asks for the top level, undefined for all levels. */
export interface EntryQuery { readonly search?: string | undefined, readonly parent?: string | null | undefined }

/** What the other rooms ask of the catalogues. Everything is in memory, immutable, and loaded once. */
export interface Catalogues {
  list (): readonly Catalogue[]
  get (id: string): Catalogue | undefined
  /** Entries in catalogue order; search finds all words (folded: case and accents do not matter) in code or titles of any language. */
  entries (catalogue: CatalogueId, query?: EntryQuery): readonly CatalogueEntry[]
  entry (catalogue: CatalogueId, id: string): CatalogueEntry | undefined
  /** Title in the language asked, else English, Italian, Chinese, else the code. */
  title (catalogue: CatalogueId, id: string, language: Language): string
  /** The valid codes closest to what was given, best first, at most `count` (3). For error messages. */
  nearest (catalogue: CatalogueId, given: string, count?: number): readonly string[]
  /** All codes at or beneath `id` in the catalogue's own tree (the code itself included); empty when unknown. */
  descendants (catalogue: CatalogueId, id: string): readonly string[]
}
