// Bytes that are to be text: where they are not UTF-8.
import { Buffer, isUtf8 } from 'node:buffer'

/** A place in a text: both counted from 1, columns in characters as an editor counts them (UTF-16 units). */
export interface TextPlace { readonly line: number, readonly column: number }

const newline = 0x0a
const replacement = '\uFFFD'
const written = Buffer.from(replacement)

/** Where the first byte stands that cannot be read as UTF-8; undefined when all can. Lines end by a line feed. */
export function firstNotUtf8 (bytes: Uint8Array): TextPlace | undefined {
  if (isUtf8(bytes)) return undefined
  let line = 1
  for (let from = 0; ; line++) {
    const end = bytes.indexOf(newline, from)
    const part = bytes.subarray(from, end === -1 ? bytes.length : end)
    if (!isUtf8(part)) return { line, column: readable(part) + 1 }
    if (end === -1) return undefined
    from = end + 1
  }
}

/** How many characters can be read before the first byte that cannot. */
function readable (line: Uint8Array): number {
  const bytes = Buffer.from(line)
  const text = bytes.toString('utf8')
  // What cannot be read becomes U+FFFD; one that was written stands there as its own three bytes.
  for (let at = text.indexOf(replacement); at !== -1; at = text.indexOf(replacement, at + 1)) {
    const offset = Buffer.byteLength(text.slice(0, at))
    if (!bytes.subarray(offset, offset + 3).equals(written)) return at
  }
  return text.length
}
