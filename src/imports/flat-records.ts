// Rows of a table whose columns bear the import document's names, as records.
import type { ProfileKind } from '../profiles/store.ts'
import { toChoice } from './cells.ts'
import { columnsOf, documentShapes, nestedLists, type Fields } from './flat-shape.ts'
import { isColumn, unflatten } from './flat.ts'
import type { ParsedRecord } from './parser.ts'
import { refused, unreadableRow, type ExtraSheet, type Table, type TableRow } from './table.ts'

/** On a further sheet: columns that say to which organisation of the first one a row belongs. */
export const ownerColumns = ['organisation.id', 'organisation.source', 'organisation.externalId'] as const

/** The sheet of our templates that says what the columns mean. */
export const guideSheet = 'guide'

const kinds = ['sme', 'investor'] as const satisfies readonly ProfileKind[]

interface Sheet { readonly name: string, readonly item: Fields, readonly rows: ReadonlyMap<string, readonly TableRow[]>, readonly found: Set<string> }
type Cells = Readonly<Record<string, string>>

/**
 * The records of a table. Columns are known by name in any case.
 * @throws Problem VALIDATION_FAILED for columns and sheets whose names mean nothing, and rows of sheets that belong to nobody
 */
export async function * flatRecords (table: Table, defaults: { readonly kind?: ProfileKind | undefined } = {}): AsyncGenerator<ParsedRecord> {
  const names = columnNames(table.header, defaults.kind === undefined ? kinds : [defaults.kind])
  const sheets = (table.sheets ?? []).filter(({ name }) => name !== guideSheet).map(readSheet)
  for await (const row of table.rows) {
    const broken = unreadableRow(row)
    if (broken !== undefined) {
      yield broken
      continue
    }
    const cells = renamed(row.cells, names)
    const kind = kinds.find((one) => one === toChoice(cells['kind'] ?? '', kinds)) ?? defaults.kind
    const value = kind === undefined ? { ...cells } : unflatten(cells, documentShapes[kind])
    for (const sheet of sheets) {
      const keys = keysOf(cells['id'], cells['source'], cells['externalId']).filter((key) => sheet.rows.has(key))
      const own = keys.flatMap((key) => sheet.rows.get(key) ?? [])
      for (const key of keys) sheet.found.add(key)
      if (own.length > 0) value[sheet.name] = own.map((entry) => unflatten(entry.cells, sheet.item))
    }
    yield { row: row.row, line: row.row, value, cell: (path) => cellOf(path, cells, sheets) }
  }
  for (const { name, rows, found } of sheets) {
    for (const [key, [first]] of rows) {
      if (first === undefined || found.has(key)) continue
      yield { row: first.row, line: first.row, unreadable: { code: 'no_owner', message: `Row ${first.row} of the sheet '${name}' belongs to ${key}, which is not on the first sheet.` } }
    }
  }
}

/** The document's names for the columns given, by the given ones. */
function columnNames (header: readonly string[], of: readonly ProfileKind[]): ReadonlyMap<string, string> {
  const shapes = of.map((kind) => documentShapes[kind])
  const known = [...new Set(shapes.flatMap((shape) => columnsOf(shape)))]
  const byFold = new Map(known.map((name) => [name.toLowerCase(), name]))
  const names = new Map(header.map((given) => [given, shapes.some((shape) => isColumn(given, shape)) ? given : byFold.get(given.toLowerCase()) ?? given]))
  const unknown = [...names.values()].filter((name) => !shapes.some((shape) => isColumn(name, shape)))
  if (unknown.length > 0) {
    throw refused(`The import document has no ${unknown.slice(0, 10).map((name) => `'${name.slice(0, 60)}'`).join(', ')}${unknown.length > 10 ? ` and ${unknown.length - 10} more` : ''}. Name the columns as the template does, or give a mapping that says what they mean.`, 'unknown_column', known)
  }
  const twice = [...names.values()].find((name, index, all) => all.indexOf(name) !== index)
  if (twice !== undefined) throw refused(`Two columns mean '${twice}'.`, 'duplicate_header', [twice])
  return names
}

function renamed (cells: Cells, names: ReadonlyMap<string, string>): Cells {
  return Object.fromEntries(Object.entries(cells).map(([name, text]) => [names.get(name) ?? name, text]))
}

function readSheet ({ name, header, rows }: ExtraSheet): Sheet {
  const lists = kinds.flatMap((kind) => nestedLists(documentShapes[kind]))
  const [list, item] = lists.find(([known]) => known.toLowerCase() === name.trim().toLowerCase()) ?? []
  if (list === undefined || item === undefined) throw refused(`The sheet '${name}' is not one of an import: further sheets are called ${[...new Set(lists.map(([known]) => known))].join(', ')}.`, 'unknown_sheet', [...new Set(lists.map(([known]) => known))])
  const owners: readonly string[] = ownerColumns
  const unknown = header.filter((column) => !owners.includes(column) && !isColumn(column, item))
  if (unknown.length > 0) throw refused(`The sheet '${name}' has columns that mean nothing: ${unknown.slice(0, 10).join(', ')}.`, 'unknown_column', [...owners, ...columnsOf(item)])
  const byOwner = new Map<string, TableRow[]>()
  for (const { row, cells, broken } of rows) {
    const [id, source, externalId] = ownerColumns.map((column) => cells[column])
    const [key] = keysOf(id, source, externalId)
    if (key === undefined || broken !== undefined) throw refused(broken?.message ?? `Row ${row} of the sheet '${name}' does not say to which organisation it belongs: ${ownerColumns.join(', or ')}.`, 'no_owner', ownerColumns)
    const own = Object.fromEntries(Object.entries(cells).filter(([column]) => !owners.includes(column)))
    byOwner.set(key, [...byOwner.get(key) ?? [], { row, cells: own }])
  }
  return { name: list, item, rows: byOwner, found: new Set() }
}

/** By what an organisation can be named: its id, its externalId with the source, or the externalId alone. */
function keysOf (id = '', source = '', externalId = ''): string[] {
  const keys = id.trim() === '' ? [] : [JSON.stringify([id.trim()])]
  if (externalId.trim() === '') return keys
  if (source.trim() !== '') keys.push(JSON.stringify([source.trim(), externalId.trim()]))
  return [...keys, JSON.stringify(['', externalId.trim()])]
}

/** The cell that a field of the document came from: the longest name of a column that leads to it. */
function cellOf (path: readonly string[], cells: Cells, sheets: readonly Sheet[]): { readonly column: string, readonly value: string | null } | undefined {
  const parts = path.filter((part) => !/^\d+$/.test(part))
  for (let length = parts.length; length > 0; length--) {
    const column = parts.slice(0, length).join('.')
    if (Object.hasOwn(cells, column) && (cells[column] !== '' || length === parts.length)) return { column, value: cells[column] === '' ? null : cells[column] ?? null }
  }
  const sheet = sheets.find(({ name }) => name === parts[0])
  return sheet === undefined ? undefined : { column: `${sheet.name}!${parts.slice(1).join('.')}`, value: null }
}
