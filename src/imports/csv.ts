// From a CSV file to a table. The file is gone through before its first row is given: what is wrong with it as a file is
// told before anything of it is written.
import { pipeline } from 'node:stream/promises'
import { parse, type CsvError } from 'csv-parse'
import { decode, detectDelimiter, detectEncoding, type Delimiter, type Encoding } from './formats.ts'
import type { Bytes } from './parser.ts'
import { checkRow, readHeader, readRow, refused, tableLimits, type Table, type TableRow } from './table.ts'

/** Gives the bytes of a file from its beginning, as often as it is asked. */
export type Reread = () => Bytes

interface Line { readonly row: number, readonly values: readonly string[] }

/** Text in which the separator is looked for. */
const firstPart = 64 * 1024

/**
 * The table of a CSV file: encoding and separator are told by the file, lines end by any convention, empty lines are passed
 * over. Held in memory is little more than a row.
 * @throws Problem VALIDATION_FAILED for a file that is no table: mixed encodings, NUL bytes, a row above 2 MiB, a cell above
 *   1 MiB, a header above 1,000 columns or with a name twice, a quote that is never closed; each with its row
 */
export async function readCsv (read: Reread): Promise<Table> {
  const encoding = await detectEncoding(read())
  const delimiter = detectDelimiter(await beginning(read(), encoding))
  let header: readonly string[] | undefined
  let count = 0
  for await (const { row, values } of lines(read, encoding, delimiter)) {
    checkRow(values, row)
    if (header === undefined) header = readHeader(values, row)
    else count++
  }
  if (header === undefined) throw refused('The file is empty: a table begins with the names of its columns.', 'empty_file')
  return { header, count, rows: rows(read, encoding, delimiter, header) }
}

async function * rows (read: Reread, encoding: Encoding, delimiter: Delimiter, header: readonly string[]): AsyncGenerator<TableRow> {
  let isHeader = true
  for await (const { row, values } of lines(read, encoding, delimiter)) {
    if (!isHeader) yield readRow(header, values, row)
    isHeader = false
  }
}

async function beginning (bytes: Bytes, encoding: Encoding): Promise<string> {
  let text = ''
  for await (const part of decode(bytes, encoding)) {
    text += part
    if (text.length >= firstPart) break
  }
  return text
}

/** Rows that hold something, with the line on which each begins. */
async function * lines (read: Reread, encoding: Encoding, delimiter: Delimiter): AsyncGenerator<Line> {
  let begins = 1
  const told = (record: string[], { lines }: { readonly lines: number }) => {
    begins = lines + 1
    return { record, lines }
  }
  const parser = parse({ delimiter, on_record: told as never, record_delimiter: '\n', relax_column_count: true, relax_quotes: true, skip_empty_lines: true, max_record_size: tableLimits.row })
  const feeding = pipeline(decode(read(), encoding), parser).catch(() => {
    // Whoever reads the parser is told the same.
  })
  try {
    for await (const { record, lines } of parser as AsyncIterable<ReturnType<typeof told>>) {
      const row = lines - record.reduce((breaks, value) => breaks + lineBreaks(value), 0)
      if (record.some((value) => value.trim() !== '')) yield { row, values: record }
    }
  } catch (error) {
    throw isCsvError(error) ? unparsed(error, begins) : error
  } finally {
    parser.destroy()
    await feeding
  }
}

function lineBreaks (value: string): number {
  let count = 0
  for (let at = value.indexOf('\n'); at !== -1; at = value.indexOf('\n', at + 1)) count++
  return count
}

function isCsvError (error: unknown): error is CsvError {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('CSV_')
}

function unparsed (error: CsvError, row: number): Error {
  switch (error.code) {
    case 'CSV_MAX_RECORD_SIZE': return refused(`Row ${row} holds more than the 2 MiB that one may. A quote (") may be missing where a cell of it ends.`, 'row_too_large')
    case 'CSV_QUOTE_NOT_CLOSED': return refused(`Row ${row}: a quote (") opens a cell and is never closed.`, 'quote_not_closed')
    default: return refused(`Row ${row}: ${error.message}`, 'malformed_csv')
  }
}
