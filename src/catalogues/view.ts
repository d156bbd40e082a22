// What both doors show of a catalogue and its entries, in the shape of schema/catalogues.graphql.
import { textView, type TextView } from '../profiles/view.ts'
import type { ExchangeRate } from '../profiles/store.ts'
import type { CodeSystem } from '../scoring/types.ts'
import type { Catalogue, CatalogueEntry } from './catalogue.ts'
import type { TitledCode, Translation } from './translate.ts'

export type CatalogueView = Omit<Catalogue, 'title'> & { readonly title: TextView }
/** `data` is an object here; GraphQL, which has no type for one, sends it as JSON text. */
export type CatalogueEntryView = Omit<CatalogueEntry, 'title'> & { readonly title: TextView }

export function catalogueView (catalogue: Catalogue): CatalogueView {
  return { ...catalogue, title: textView(catalogue.title) }
}

export function catalogueEntryView (entry: CatalogueEntry): CatalogueEntryView {
  return { ...entry, title: textView(entry.title) }
}

export interface TitledCodeView { readonly code: string, readonly title: TextView }
export interface ReusedDigitsView extends TitledCodeView { readonly system: CodeSystem, readonly message: TextView }
export interface TranslationView extends TitledCodeView {
  readonly system: CodeSystem
  readonly nace2: readonly TitledCodeView[]
  readonly nace21: readonly TitledCodeView[]
  readonly relation: Translation['relation']
  readonly wider: boolean
  readonly warning: ReusedDigitsView | null
}

function titledCodeView ({ code, title }: TitledCode): TitledCodeView {
  return { code, title: textView(title) }
}

export function translationView ({ given, nace2, nace21, relation, wider, warning }: Translation): TranslationView {
  return {
    ...titledCodeView(given),
    system: given.system,
    nace2: nace2.map(titledCodeView),
    nace21: nace21.map(titledCodeView),
    relation,
    wider,
    warning: warning === null ? null : { ...titledCodeView(warning), system: warning.system, message: textView(warning.message) }
  }
}

/** All exchange rates, with the tag by which a change says what it was made on. */
export interface ExchangeRatesView { readonly tag: string, readonly items: readonly ExchangeRate[] }
