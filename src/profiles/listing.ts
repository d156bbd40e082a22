// Directories as REST asks and answers them.
import type { DirectoryListing } from './directories.ts'
import type { ProfileOrder } from './directory-input.ts'
import type { Whole } from './store.ts'

/** Each item of a directory's page with its cursor. */
export function listing<W extends Whole> ({ items, cursors }: DirectoryListing<W>): ReadonlyArray<{ readonly item: W, readonly cursor: string }> {
  return items.map((item, index) => ({ item, cursor: cursors[index] ?? '' }))
}

/** The order asked; a direction alone orders by name. */
export function orderOf (field: ProfileOrder['field'] | undefined, direction: 'asc' | 'desc' | undefined): ProfileOrder | undefined {
  return field === undefined && direction === undefined ? undefined : { field: field ?? 'name', direction }
}
