// Tables as files: CSV page by page, small workbooks whole (workbook-writer.ts writes large ones). No text of theirs can be taken for a formula.
import { stringify } from 'csv-stringify/sync'
import writeWorkbook, { type Cell, type SheetData } from 'write-excel-file/node'
import { Problem } from '../errors.ts'
import type { CellValue } from './flat.ts'
import { neutralText } from './table.ts'
import { longestCell } from './workbook-xml.ts'

export interface SheetContent { readonly name: string, readonly header: readonly string[], readonly rows: ReadonlyArray<ReadonlyMap<string, CellValue>> }

/** Rows as CSV (RFC 4180) under a header. With `begins` the header and a byte order mark, by which Excel knows UTF-8, come first. */
export function csvOf (header: readonly string[], rows: ReadonlyArray<ReadonlyMap<string, CellValue>>, begins: boolean): string {
  const lines = rows.map((row) => header.map((column) => safe(row.get(column) ?? '')))
  return stringify(begins ? [[...header], ...lines] : lines, { bom: begins, record_delimiter: 'windows', cast: { boolean: String } })
}

/** A workbook of the sheets. @throws Problem LIMIT_EXCEEDED for a text that no cell can hold */
export async function xlsxOf (sheets: readonly SheetContent[]): Promise<Buffer> {
  return await writeWorkbook(sheets.map(({ name, header, rows }) => ({
    sheet: name,
    stickyRowsCount: 1,
    data: [header.map((column): Cell => ({ value: column, fontWeight: 'bold' })), ...rows.map((row) => header.map((column) => workbookCell(row.get(column), column)))] as SheetData
  }))).toBuffer()
}

function workbookCell (value: CellValue | undefined, column: string): Cell {
  if (value === undefined || value === '') return null
  if (typeof value !== 'string') return { value, type: typeof value === 'number' ? Number : Boolean }
  if (value.length > longestCell) throw new Problem('LIMIT_EXCEEDED', `A text under '${column}' is longer than the ${longestCell.toLocaleString('en')} characters that a cell of a workbook can hold. Take CSV or NDJSON.`)
  // The format reads _x0041_ as a character's number; escaped, it stays what it is.
  return { value: neutralText(value).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'), type: String }
}

function safe (value: CellValue): CellValue {
  return typeof value === 'string' ? neutralText(value) : value
}
