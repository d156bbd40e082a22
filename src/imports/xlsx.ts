// From a workbook (Office Open XML, .xlsx) to a table: its first sheet, and the others beside it. Workbooks are read whole,
// so what they hold is counted first, without keeping any of it.
import { Buffer } from 'node:buffer'
import readWorkbook, { InvalidInputError, InvalidSpreadsheetError } from 'read-excel-file/universal'
import type { Bytes } from './parser.ts'
import { checkRow, readHeader, readRow, refused, tableLimits, type ExtraSheet, type Table } from './table.ts'
import { readDirectory, unpack, type ZipEntry } from './zip.ts'

export const workbookLimits = { bytes: 50 * 1024 * 1024, rows: 1_048_576, cells: 5_000_000 } as const

/** Compound files of Microsoft: workbooks of before 2007, and encrypted ones. */
const compoundFile = Buffer.from([0xd0, 0xcf, 0x11, 0xe0])
const archive = Buffer.from([0x50, 0x4b])

/** Characters after an opening bracket until a tag must have ended. */
const longestTag = 64 * 1024

type Value = string | number | boolean | Date | null

/**
 * The table of a workbook. Of formulas the values that the program stored with them are taken.
 * @throws Problem VALIDATION_FAILED for what is no workbook, is encrypted, holds macros, or more than can be read: 50 MiB,
 *   200 MB unpacked, 1,000 columns, 5,000,000 cells
 */
export async function readXlsx (bytes: Bytes): Promise<Table> {
  const file = await whole(bytes)
  await checkWorkbook(file)
  const [first, ...others] = await sheetsOf(file)
  const [header, from] = headerOf(first?.data ?? [])
  if (first === undefined || header === undefined) throw refused('The first sheet is empty: a table begins with the names of its columns.', 'empty_file')
  const rows = [...rowsOf(first.data, header, from)]
  const sheets = others.flatMap(({ sheet, data }): ExtraSheet[] => {
    const [names, start] = headerOf(data)
    return names === undefined ? [] : [{ name: sheet, header: names, rows: [...rowsOf(data, names, start)] }]
  })
  return {
    header,
    sheets,
    count: rows.length,
    rows: (async function * () { yield * rows })()
  }
}

async function whole (bytes: Bytes): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of bytes) {
    const part = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
    length += part.length
    if (length > workbookLimits.bytes) throw refused('The workbook has more than 50 MiB. Save the sheet as CSV, which is read row by row.', 'too_large')
    chunks.push(part)
  }
  return Buffer.concat(chunks)
}

async function checkWorkbook (file: Buffer): Promise<void> {
  if (file.subarray(0, 4).equals(compoundFile)) throw refused('The workbook is protected by a password, or is one of before 2007 (.xls). Save it as XLSX without a password.', 'encrypted')
  if (!file.subarray(0, 2).equals(archive)) throw refused('This is no XLSX workbook. If it is text with separators, say so by its name (.csv) or its media type.', 'malformed_file')
  const entries = readDirectory(file)
  if (entries.some(({ name }) => /vbaproject\.bin$/i.test(name))) throw refused('The workbook holds macros. Save it without them, as XLSX.', 'macros')
  if (!entries.some(({ name }) => /^xl\/workbook\.xml$/i.test(name))) throw refused('The archive holds no XLSX workbook. Save it again as XLSX.', 'malformed_file')
  for (const entry of entries) await checkEntry(file, entry)
}

// Quoted values may hold what would end a tag.
const attribute = /(?:[^<>"']|"[^"]*"|'[^']*')*/.source
const cellTag = new RegExp(`<(?:[^\\s<>:"'/]+:)?(row|c)(?=[\\s/>])(${attribute})>`, 'g')
const wholeTag = new RegExp(`^<${attribute}>`)
const reference = /(?:^|\s)r\s*=\s*["']([^"']*)["']/

/** Unpacks an entry to nothing, counting; of a sheet, how far its cells reach, as empty ones before them are made up. */
async function checkEntry (file: Buffer, entry: ZipEntry): Promise<void> {
  // What is a sheet is said by another part, so every part that is read could be one.
  const isRead = /\.xml(?:\.rels)?$/.test(entry.name)
  let rest = ''
  let columns = 0
  let rows = 0
  for await (const chunk of unpack(file, entry)) {
    if (!isRead) continue
    const text = rest + chunk.toString('latin1')
    for (const [, tag, attributes = ''] of text.matchAll(cellTag)) {
      const given = reference.exec(attributes)?.[1]
      const [, letters = '', digits = ''] = /^([A-Z]{0,3})(\d{1,7})$/.exec(given ?? '') ?? []
      if (given === undefined ? tag === 'c' : (digits === '' || (letters === '') !== (tag === 'row'))) throw refused(`A cell of the workbook stands at '${(given ?? '').slice(0, 30)}', which is no place on a sheet.`, 'malformed_file')
      rows = Math.max(rows + (given === undefined ? 1 : 0), Number(digits))
      // Cells that are only formatted hold nothing.
      if (tag === 'c' && !attributes.endsWith('/')) columns = Math.max(columns, columnNumber(letters))
    }
    // A tag that is cut off is read again with the next chunk.
    const last = text.lastIndexOf('<')
    rest = last === -1 || wholeTag.test(text.slice(last)) ? '' : text.slice(last)
    if (rest.length > longestTag) throw refused(`'${entry.name.slice(0, 60)}' of the workbook holds a tag that does not end.`, 'malformed_file')
    if (columns > tableLimits.columns) throw refused(`A sheet has cells up to column ${columns.toLocaleString('en')}. A table may have ${tableLimits.columns.toLocaleString('en')} columns.`, 'too_many_columns')
    if (rows > workbookLimits.rows || rows * columns > workbookLimits.cells) throw refused(`A sheet reaches over ${rows.toLocaleString('en')} rows and ${columns.toLocaleString('en')} columns; ${workbookLimits.cells.toLocaleString('en')} cells are read at most. Delete what is empty, or save the sheet as CSV.`, 'too_large')
  }
}

function columnNumber (letters: string): number {
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0)
}

async function sheetsOf (file: Buffer): Promise<ReadonlyArray<{ readonly sheet: string, readonly data: ReadonlyArray<readonly Value[]> }>> {
  try {
    const copy = new ArrayBuffer(file.length)
    new Uint8Array(copy).set(file)
    return await readWorkbook(copy, { trim: false }) as Array<{ sheet: string, data: Value[][] }>
  } catch (error) {
    if (error instanceof InvalidInputError || error instanceof InvalidSpreadsheetError || error instanceof Error) {
      throw refused(`The workbook cannot be read: ${error.message}. Save it again as XLSX, with formulas computed.`, 'malformed_file')
    }
    throw error
  }
}

/** The header and the index of the row after it; undefined for an empty sheet. */
function headerOf (data: ReadonlyArray<readonly Value[]>): readonly [readonly string[] | undefined, number] {
  const at = data.findIndex((row) => row.some((value) => shown(value).trim() !== ''))
  const row = data[at]
  return row === undefined ? [undefined, 0] : [readHeader(row.map(shown), at + 1), at + 1]
}

function * rowsOf (data: ReadonlyArray<readonly Value[]>, header: readonly string[], from: number) {
  for (let at = from; at < data.length; at++) {
    const values = (data[at] ?? []).map(shown)
    checkRow(values, at + 1)
    if (values.some((value) => value.trim() !== '')) yield readRow(header, values, at + 1)
  }
}

/** A cell as text: numbers and booleans as JSON writes them, days as YYYY-MM-DD, instants in full. */
function shown (value: Value | undefined): string {
  if (value == null) return ''
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().replace('T00:00:00.000Z', '')
  return String(value)
}
