// What a file is, told by its bytes: the encoding of a text and the character that separates its cells.
import { Buffer, isAscii, isUtf8 } from 'node:buffer'
import type { Bytes } from './parser.ts'
import { refused, tableLimits } from './table.ts'

export const formats = ['json', 'ndjson', 'csv', 'xlsx'] as const
export type Format = typeof formats[number]

/** Media types by format; the first is the one we answer with. */
export const mediaTypes = {
  json: ['application/json'],
  ndjson: ['application/x-ndjson', 'application/ndjson', 'application/jsonl'],
  csv: ['text/csv'],
  xlsx: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet']
} as const satisfies Readonly<Record<Format, readonly string[]>>

const endings: Readonly<Record<string, Format>> = { '.json': 'json', '.ndjson': 'ndjson', '.jsonl': 'ndjson', '.csv': 'csv', '.tsv': 'csv', '.txt': 'csv', '.xlsx': 'xlsx', '.xlsm': 'xlsx' }

/** The format that a file's ending (`.csv`) stands for. */
export function formatOfEnding (ending: string): Format | undefined {
  const name = ending.toLowerCase()
  return Object.hasOwn(endings, name) ? endings[name] : undefined
}

export const encodings = ['utf-8', 'windows-1252', 'gb18030', 'utf-16le', 'utf-16be'] as const
export type Encoding = typeof encodings[number]
export const delimiters = [',', ';', '\t', '|'] as const
export type Delimiter = typeof delimiters[number]

const newline = 0x0a
/** Bytes of lines that are not UTF-8, kept to tell of what encoding they are. */
const sampleSize = 256 * 1024
/** The longest line without a break: every character of a row of full length takes four bytes. */
const longestLine = tableLimits.row * 4

/**
 * The encoding of a text: what its byte order mark says, else UTF-8 when all of it is, else GB18030 when what is not UTF-8
 * comes in the pairs of bytes of Chinese text, else Windows-1252.
 * @throws Problem VALIDATION_FAILED naming the line where one encoding gives way to another, or that is too long
 */
export async function detectEncoding (bytes: Bytes): Promise<Encoding> {
  const lines = lineSurvey()
  let first = true
  let rest: Uint8Array = Buffer.alloc(0)
  for await (const given of bytes) {
    let chunk: Uint8Array = typeof given === 'string' ? Buffer.from(given) : given
    if (rest.length > 0) chunk = Buffer.concat([rest, chunk])
    if (first && chunk.length >= 2) {
      first = false
      if (chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le'
      if (chunk[0] === 0xfe && chunk[1] === 0xff) return 'utf-16be'
    }
    const end = chunk.lastIndexOf(newline) + 1
    if (end > 0) lines.add(chunk.subarray(0, end))
    // A copy, as the chunk's memory would be kept for a few bytes of it.
    rest = Uint8Array.from(chunk.subarray(end))
    if (rest.length > longestLine) throw refused(`Line ${lines.number()} is longer than a row of a table may be: 2 MiB.`, 'row_too_large')
  }
  lines.add(rest)
  return lines.encoding()
}

/** Counts lines by what they could be. */
function lineSurvey () {
  let line = 1
  const utf8 = { count: 0, line: 0 }
  const other = { count: 0, line: 0 }
  const sample: Uint8Array[] = []
  let sampled = 0
  const one = (bytes: Uint8Array): void => {
    if (isAscii(bytes)) return
    if (isUtf8(bytes)) {
      // Two bytes of another encoding can look like a letter of UTF-8 by chance; a line full of them does not.
      if (utf8.count++ === 0) utf8.line = line
      return
    }
    if (other.count++ === 0) other.line = line
    if (sampled < sampleSize) {
      sample.push(Uint8Array.from(bytes))
      sampled += bytes.length
    }
  }
  return {
    number: () => line,
    add (bytes: Uint8Array): void {
      const ascii = isAscii(bytes)
      let from = 0
      for (let at = bytes.indexOf(newline); at !== -1; at = bytes.indexOf(newline, from)) {
        if (!ascii) one(bytes.subarray(from, at))
        from = at + 1
        line++
      }
      if (!ascii && from < bytes.length) one(bytes.subarray(from))
    },
    encoding (): Encoding {
      if (other.count === 0) return 'utf-8'
      const found = isChinese(sample) ? 'gb18030' : 'windows-1252'
      // Short Chinese lines are UTF-8 by chance now and then, accented Latin ones hardly ever.
      if (utf8.count > (found === 'gb18030' ? other.count / 4 : 0)) {
        const [odd, usual] = other.count <= utf8.count ? [other, 'UTF-8'] : [utf8, 'not']
        throw refused(`Line ${odd.line} is ${usual === 'UTF-8' ? 'not UTF-8, as other lines are' : 'UTF-8, which other lines are not'}: the file mixes encodings. Save all of it as UTF-8.`, 'mixed_encodings', ['utf-8', 'windows-1252', 'gb18030'])
      }
      return found
    }
  }
}

/** Whether bytes above ASCII stand in pairs, as GB18030 writes Chinese, and nearly all lines can be read so. */
function isChinese (lines: readonly Uint8Array[]): boolean {
  const high = /[\x80-\xff]+/g
  let bytes = 0
  let paired = 0
  for (const line of lines) {
    for (const [run] of Buffer.from(line).toString('latin1').matchAll(high)) {
      bytes += run.length
      if (run.length > 1) paired += run.length
    }
  }
  if (paired < bytes * 0.8) return false
  const unread = lines.filter((line) => !isReadable(line)).length
  return unread <= lines.length / 10
}

function isReadable (line: Uint8Array): boolean {
  try {
    new TextDecoder('gb18030', { fatal: true }).decode(line)
    return true
  } catch {
    return false
  }
}

/**
 * The text of the bytes, with line feeds alone between lines and without a byte order mark.
 * @throws Problem VALIDATION_FAILED naming the line that is not of the encoding
 */
export async function * decode (bytes: Bytes, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  let line = 1
  let heldBack = ''
  const read = (chunk?: Uint8Array): string => {
    try {
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true })
    } catch {
      throw refused(`Line ${line} or one soon after it is not ${encoding}, as the lines before are: the file mixes encodings or is damaged. Save all of it as UTF-8.`, 'mixed_encodings', ['utf-8', 'windows-1252', 'gb18030'])
    }
  }
  for await (const chunk of bytes) {
    let text = heldBack + read(typeof chunk === 'string' ? Buffer.from(chunk) : chunk)
    // A carriage return at the end may belong to the line feed that follows.
    heldBack = text.endsWith('\r') ? '\r' : ''
    if (heldBack !== '') text = text.slice(0, -1)
    if (text.includes('\r')) text = text.replace(/\r\n?/g, '\n')
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) line++
    if (text !== '') yield text
  }
  const last = heldBack.replace('\r', '\n') + read()
  if (last !== '') yield last
}

/** The character that separates cells: the one that splits the header into most, outside of quotes. A table of one column has none. */
export function detectDelimiter (text: string): Delimiter {
  const header = text.split('\n').find((line) => line.trim() !== '') ?? ''
  const bare = header.replace(/"[^"]*"/g, '')
  const [best] = delimiters.map((delimiter) => ({ delimiter, count: bare.split(delimiter).length })).sort((a, b) => b.count - a.count)
  return best?.delimiter ?? ','
}
