// From bytes to records: NDJSON by lines, JSON by the elements of its array, both as they arrive. A record that cannot be
// read is reported with its place, and the next one is read all the same.
import { Buffer } from 'node:buffer'
import { firstNotUtf8 } from '../utf8.ts'

export type Bytes = AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>

/** One record of a file: what it holds, why it could not be read, or why a mapping leaves it out. `row` counts records from 1; `line` is where it begins. */
export type ParsedRecord =
  | { readonly row: number, readonly line: number, readonly value: unknown, readonly cell?: CellOf | undefined, readonly remarks?: readonly RowRemark[] | undefined }
  | { readonly row: number, readonly line: number, readonly unreadable: { readonly code: 'malformed_json' | 'not_utf8' | 'record_too_large' | 'surplus_cells' | 'no_owner', readonly message: string } }
  | { readonly row: number, readonly line: number, readonly leftOut: RowRemark }

/** What a mapping set aside in a row of a table; a record of several rows has remarks of each. */
export interface RowRemark { readonly row: number, readonly column: string, readonly value: string | null, readonly pointer: string, readonly code: string, readonly message: string }

/** Of a record from a table: which column a field of it came from, and what stands there; undefined when from none. */
export type CellOf = (path: readonly string[]) => { readonly column: string, readonly value: string | null } | undefined

export interface ParserLimits {
  /** Most bytes of one record; a longer one is skipped and reported. Default 1 MiB. */
  readonly maxRecordBytes?: number
}

const mebibyte = 1024 * 1024
const newline = 0x0a
const quote = 0x22
const comma = 0x2c
const openBracket = 0x5b
const backslash = 0x5c
const closeBracket = 0x5d
const openBrace = 0x7b
const closeBrace = 0x7d

/** Records of an NDJSON file. Empty lines are passed over; `row` counts the lines that are not. */
export async function * parseNdjson (source: Bytes, limits: ParserLimits = {}): AsyncGenerator<ParsedRecord> {
  const record = collector(limits)
  let row = 0
  let line = 1
  for await (const chunk of source) {
    const bytes = toBytes(chunk)
    let from = 0
    for (let at = bytes.indexOf(newline); at !== -1; at = bytes.indexOf(newline, from)) {
      record.add(bytes.subarray(from, at))
      if (!record.isBlank()) yield record.take(++row, line, 0)
      record.clear()
      from = at + 1
      line++
    }
    record.add(bytes.subarray(from))
  }
  if (!record.isBlank()) yield record.take(++row, line, 0)
}

/**
 * Records of a JSON file: the elements of an array, or the one value that the file is. The array is split by brackets and
 * strings before anything is parsed, so neither its length nor a mistake inside one element matters to the others.
 */
export async function * parseJson (source: Bytes, limits: ParserLimits = {}): AsyncGenerator<ParsedRecord> {
  const record = collector(limits)
  let state = 'start' as 'start' | 'elements' | 'single' | 'after'
  let row = 0
  let line = 1
  let startsAt = 1
  let column = 0
  let indent = 0
  let begun = false
  let depth = 0
  let inString = false
  let escaped = false

  for await (const chunk of source) {
    const bytes = toBytes(chunk)
    let from = 0
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at] ?? 0
      if (byte === newline) {
        line++
        column = 0
      } else if ((byte & 0xc0) !== 0x80) {
        // A character's first byte; four bytes are two units, as editors count.
        column += byte < 0xf0 ? 1 : 2
      }
      if (state === 'single') continue
      if (!begun) {
        if (isSpace(byte)) continue
        startsAt = line
      }
      if (state === 'start') {
        // Byte order mark: three bytes that Windows programs put first.
        if (byte === 0xef || byte === 0xbb || byte === 0xbf) continue
        state = byte === openBracket ? 'elements' : 'single'
        from = state === 'elements' ? at + 1 : at
        indent = state === 'elements' ? column : column - 1
        continue
      }
      if (state === 'after') {
        yield unreadable(++row, line, 'There is something after the end of the array.')
        return
      }
      begun = true
      if (inString) {
        if (escaped) escaped = false
        else if (byte === backslash) escaped = true
        else if (byte === quote) inString = false
      } else if (byte === quote) {
        inString = true
      } else if (byte === openBracket || byte === openBrace) {
        depth++
      } else if (depth > 0 && (byte === closeBracket || byte === closeBrace)) {
        depth--
      } else if (depth === 0 && (byte === comma || byte === closeBracket)) {
        record.add(bytes.subarray(from, at))
        const isEmptyArray = byte === closeBracket && row === 0 && record.isBlank()
        if (!isEmptyArray) yield record.take(++row, startsAt, indent)
        record.clear()
        begun = false
        from = at + 1
        indent = column
        if (byte === closeBracket) state = 'after'
      }
    }
    if (state === 'elements' || state === 'single') record.add(bytes.subarray(from))
  }
  if (state === 'start') yield unreadable(1, line, 'The file is empty.')
  if (state === 'single') yield record.take(1, startsAt, indent)
  if (state === 'elements') yield unreadable(row + 1, startsAt, 'The file ends inside its array: it may have been cut off.')
}

/** The bytes of the record being read, as many of them as may be kept. */
function collector ({ maxRecordBytes = mebibyte }: ParserLimits) {
  let parts: Uint8Array[] = []
  let length = 0
  let blank = true
  return {
    add (bytes: Uint8Array): void {
      if (bytes.length === 0) return
      blank &&= isBlank(bytes, 0, bytes.length)
      length += bytes.length
      if (length > maxRecordBytes) parts = []
      else parts.push(bytes)
    },
    isBlank: () => blank,
    clear (): void {
      parts = []
      length = 0
      blank = true
    },
    /** `indent`: how many characters stand before the record's bytes on the line they begin on. */
    take (row: number, line: number, indent: number): ParsedRecord {
      if (length > maxRecordBytes) {
        return { row, line, unreadable: { code: 'record_too_large', message: `Line ${line}: the record has more than the ${maxRecordBytes} bytes that one may have.` } }
      }
      try {
        const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts))
        return { row, line, value: JSON.parse(text) }
      } catch (error) {
        if (error instanceof SyntaxError) return unreadable(row, line, blank ? 'A record is missing here.' : error.message)
        return { row, line, unreadable: { code: 'not_utf8', message: `${placeOf(Buffer.concat(parts), line, indent)}: the text is not UTF-8.` } }
      }
    }
  }
}

/** Where a record's bytes stop being UTF-8, counted in its file; `line` is that of its first character which is no space. */
function placeOf (bytes: Uint8Array, line: number, indent: number): string {
  const place = firstNotUtf8(bytes)
  const [, space = ''] = /^([ \t\r\n]*)/.exec(Buffer.from(bytes).toString('latin1')) ?? []
  const before = space.split('\n').length - 1
  return place === undefined ? `Line ${line}` : `Line ${line - before + place.line - 1}, column ${place.column + (place.line === 1 ? indent : 0)}`
}

function unreadable (row: number, line: number, message: string): ParsedRecord {
  return { row, line, unreadable: { code: 'malformed_json', message: `Line ${line}: ${message}` } }
}

function toBytes (chunk: Uint8Array | string): Uint8Array {
  return typeof chunk === 'string' ? Buffer.from(chunk, 'utf8') : chunk
}

function isSpace (byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09
}

function isBlank (bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!isSpace(bytes[at] ?? 0)) return false
  return true
}
