// A table as somebody filled it in: a header, and rows of text in the order of the file. CSV files and workbooks become one;
// a mapping or the names of the import document turn its rows into records.
import { Problem } from '../errors.ts'
import type { ParsedRecord } from './parser.ts'

export interface TableRow {
  /** Line of the file or row of the sheet on which it begins, as the person who opens the file sees it. */
  readonly row: number
  /** What each column of the header holds, as text; empty where the row has nothing. */
  readonly cells: Readonly<Record<string, string>>
  /** Why the row cannot be trusted: its cells do not stand under the columns they belong to. */
  readonly broken?: { readonly code: 'surplus_cells', readonly message: string } | undefined
}

/** A further sheet of a workbook, such as the needs of the organisations of the first one. */
export interface ExtraSheet { readonly name: string, readonly header: readonly string[], readonly rows: readonly TableRow[] }

export interface Table {
  readonly header: readonly string[]
  /** Can be gone through once. */
  readonly rows: AsyncIterable<TableRow>
  /** Of a workbook, the sheets behind the first. */
  readonly sheets?: readonly ExtraSheet[] | undefined
  /** How many rows there are, where that is known before they are read. */
  readonly count?: number | undefined
}

/** What one table may hold. A cell and a row are counted in characters of 16 bits. */
export const tableLimits = { columns: 1_000, cell: 1024 * 1024, row: 2 * 1024 * 1024 } as const

/** In a cell: erases what is stored. An empty cell says nothing and leaves what is stored. */
export const clearMarker = '#CLEAR'

/** That a file is not read at all, and why: nothing of it was written. */
export function refused (message: string, code = 'malformed_file', accepted?: readonly string[]): Problem {
  return new Problem('VALIDATION_FAILED', message, { issues: [{ pointer: '', code, message, ...accepted === undefined ? {} : { accepted } }] })
}

/**
 * The header of a table from its first row: names without spaces around them. A column without a name is called by its
 * place; empty columns at the end, which spreadsheets leave behind, are cut off.
 * @throws Problem VALIDATION_FAILED for no names at all, more than 1,000 columns, or two columns of one name
 */
export function readHeader (cells: readonly string[], row: number): readonly string[] {
  const names = cells.map((cell) => cell.trim())
  while (names.at(-1) === '') names.pop()
  if (names.length === 0) throw refused(`Row ${row}: the names of the columns are missing. They stand in the first row that is not empty.`, 'no_header')
  if (names.length > tableLimits.columns) throw refused(`Row ${row}: the header has ${names.length.toLocaleString('en')} columns. A table may have ${tableLimits.columns.toLocaleString('en')}.`, 'too_many_columns')
  const header = names.map((name, index) => name === '' ? `column ${index + 1}` : name)
  const twice = [...new Set(header.filter((name, index) => header.indexOf(name) !== index))]
  if (twice.length > 0) throw refused(`Row ${row}: more than one column is called ${twice.map((name) => `'${shortened(name)}'`).join(', ')}. Give each column a name of its own.`, 'duplicate_header', twice.map(shortened))
  return header
}

/** A row's cells under the header. What stands beyond the header makes the row one that cannot be trusted. */
export function readRow (header: readonly string[], values: readonly string[], row: number): TableRow {
  const cells = Object.fromEntries(header.map((name, index) => [name, plainText(values[index] ?? '')]))
  if (!values.slice(header.length).some((value) => value.trim() !== '')) return { row, cells }
  return { row, cells, broken: { code: 'surplus_cells', message: `Row ${row} has ${values.length} cells, and the header ${header.length}: a cell that holds the separator may lack its quotes.` } }
}

/** Checks what no row may have. @throws Problem VALIDATION_FAILED with the row's number */
export function checkRow (values: readonly string[], row: number): void {
  let length = 0
  for (const [index, value] of values.entries()) {
    length += value.length
    if (value.length > tableLimits.cell) throw refused(`Row ${row}: cell ${index + 1} holds more than the 1 MiB that one may.`, 'cell_too_large')
    if (value.includes('\0')) throw refused(`Row ${row}: cell ${index + 1} holds a NUL byte, so this is no text. Save the file again as CSV or XLSX.`, 'nul_byte')
  }
  if (length > tableLimits.row) throw refused(`Row ${row} holds more than the 2 MiB that one may.`, 'row_too_large')
}

/** A row that cannot be trusted as the record that could not be read; undefined for all others. */
export function unreadableRow ({ row, broken }: TableRow): ParsedRecord | undefined {
  return broken === undefined ? undefined : { row, line: row, unreadable: broken }
}

const formula = /^'*[=+\-@\t\r]/

/**
 * A text so that no spreadsheet program takes it for a formula: an apostrophe before what begins like one. `plainText` takes
 * it off again, so every text comes back as it was.
 */
export function neutralText (text: string): string {
  return formula.test(text) ? `'${text}` : text
}

/** The text without the apostrophe that kept a spreadsheet program from taking it for a formula. */
export function plainText (text: string): string {
  return text.startsWith("'") && formula.test(text) ? text.slice(1) : text
}

function shortened (name: string): string {
  return name.length > 60 ? `${name.slice(0, 60)}…` : name
}
