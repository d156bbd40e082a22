// What both doors show of a catalogue and its entries, in the shape of schema/catalogues.graphql.
import { textView, type TextView } from '../profiles/view.ts'
import type { Catalogue, CatalogueEntry } from './catalogue.ts'

export type CatalogueView = Omit<Catalogue, 'title'> & { readonly title: TextView }
/** `data` is an object here; GraphQL, which has no type for one, sends it as JSON text. */
export type CatalogueEntryView = Omit<CatalogueEntry, 'title'> & { readonly title: TextView }

export function catalogueView (catalogue: Catalogue): CatalogueView {
  return { ...catalogue, title: textView(catalogue.title) }
}

export function catalogueEntryView (entry: CatalogueEntry): CatalogueEntryView {
  return { ...entry, title: textView(entry.title) }
}
