// Lists: `{ items, totalCount?, nextCursor? }`.
import { z } from 'zod'

/** The shape of a list's answer. */
export function pageOf<S extends z.ZodType> (item: S) {
  return z.object({
    items: z.array(item).readonly(),
    totalCount: z.int().min(0).optional().describe('How many there are on all pages.'),
    nextCursor: z.string().optional().describe('Give it as `after` for the next page; absent on the last.')
  })
}

export interface Page<T> { readonly items: readonly T[], readonly totalCount?: number, readonly nextCursor?: string }

/** A page of items as it is answered: the last item's cursor leads on when more follow. */
export function pageAnswer<I extends { readonly cursor: string }, T> (items: readonly I[], hasNextPage: boolean, show: (item: I) => T, totalCount?: number): Page<T> {
  const last = items.at(-1)
  return {
    items: items.map(show),
    ...(totalCount === undefined ? {} : { totalCount }),
    ...(hasNextPage && last !== undefined ? { nextCursor: last.cursor } : {})
  }
}

/** A list that is always whole. */
export function wholeList<T> (items: readonly T[]): Page<T> {
  return { items, totalCount: items.length }
}
