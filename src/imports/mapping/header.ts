// Which column of a file is which of a mapping.
import { fold } from '../../fold.ts'
import { refused } from '../table.ts'
import type { RowRemark } from '../parser.ts'
import type { Mapping } from './mapping.ts'

/** A column's name for comparison: letters and digits alone. */
export function columnKey (name: string): string {
  return fold(name).replace(/[^\p{L}\p{N}]+/gu, '')
}

/**
 * The file's names of the mapping's columns; a column the file lacks has none. Columns that the mapping does not know are
 * passed over, each with a remark about row 1.
 * @throws Problem VALIDATION_FAILED when a required column is missing or two columns are the same one
 */
export function matchHeader (header: readonly string[], { columns, id }: Mapping): { readonly names: ReadonlyMap<string, string>, readonly remarks: readonly RowRemark[] } {
  const known = new Map(Object.entries(columns).flatMap(([name, { also }]) => [name, ...also].map((spelling): [string, string] => [columnKey(spelling), name])))
  const names = new Map<string, string>()
  const remarks: RowRemark[] = []
  for (const given of header) {
    const name = known.get(columnKey(given))
    if (name === undefined) remarks.push({ row: 1, column: given, value: null, pointer: '', code: 'unknown_column', message: `The mapping ${id} does not know the column '${given.slice(0, 60)}'; it is passed over.` })
    else if (names.has(name)) throw refused(`Two columns are the mapping's '${name}': '${names.get(name)}' and '${given}'.`, 'duplicate_header')
    else names.set(name, given)
  }
  const missing = Object.entries(columns).filter(([name, { required }]) => required && !names.has(name)).map(([name]) => name)
  if (missing.length > 0) throw refused(`The mapping ${id} needs the column ${missing.map((name) => `'${name}'`).join(' and ')}, and the file has ${header.slice(0, 20).map((name) => `'${name.slice(0, 60)}'`).join(', ')}.`, 'missing_column', missing)
  return { names, remarks }
}
