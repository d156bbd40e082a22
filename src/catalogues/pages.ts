// Pages of a catalogue's entries, one use case for both doors.
import { z } from 'zod'
import type { Sealer } from '../access/seal.ts'
import { Problem } from '../errors.ts'
import { fold } from '../fold.ts'
import { parse } from '../parse.ts'
import type { CatalogueEntry, Catalogues } from './catalogue.ts'

/** Most entries of one page. */
export const mostEntries = 100

export const EntriesQuery = z.strictObject({
  /** All its words must occur in code or title; an empty text asks for nothing. */
  search: z.string().max(200).nullish(),
  /** Directly beneath this entry; the empty text: the top level; none: all levels. */
  parent: z.string().max(200).nullish(),
  first: z.int().min(1).max(mostEntries).nullish(),
  after: z.string().max(10_000).nullish()
})
export type EntriesQuery = z.infer<typeof EntriesQuery>

export interface EntriesPage {
  readonly items: ReadonlyArray<{ readonly cursor: string, readonly entry: CatalogueEntry }>
  readonly totalCount: number
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
}

export type CataloguePages = ReturnType<typeof createCataloguePages>

export function createCataloguePages ({ catalogues, sealer }: { readonly catalogues: Catalogues, readonly sealer: Sealer }) {
  return {
    /**
     * Entries in the catalogue's order, 1 to 100 of them (default 50); undefined when there is no such catalogue.
     * A cursor names the entry it stands at and belongs to the catalogue in its version, the search and the parent.
     * @throws Problem VALIDATION_FAILED, INVALID_CURSOR
     */
    entries (catalogueId: string, query: EntriesQuery): EntriesPage | undefined {
      const catalogue = catalogues.get(catalogueId)
      if (catalogue === undefined) return undefined
      const { search, parent, first, after } = parse(EntriesQuery, query)
      const context = JSON.stringify(['catalogueEntries', catalogue.id, catalogue.version, fold(search ?? ''), parent ?? null])
      const found = catalogues.entries(catalogue.id, { search: search ?? undefined, parent: parent == null ? undefined : parent === '' ? null : parent })
      const start = after == null ? 0 : placeAfter(found, sealer.unseal(after, context))
      const page = found.slice(start, start + (first ?? 50))
      return {
        items: page.map((entry) => ({ cursor: sealer.seal(entry.id, context), entry })),
        totalCount: found.length,
        hasNextPage: start + page.length < found.length,
        hasPreviousPage: start > 0
      }
    }
  }
}

function placeAfter (entries: readonly CatalogueEntry[], id: unknown): number {
  const index = entries.findIndex((entry) => entry.id === id)
  if (index === -1) throw new Problem('INVALID_CURSOR', 'The cursor does not belong to this list with these arguments. Start again without it.')
  return index + 1
}
