// What a ZIP archive holds, and whether it is what it says, before any library unpacks it: an archive can say one size and
// unpack to another, a thousand times its own.
import { Buffer } from 'node:buffer'
import { Readable } from 'node:stream'
import { createInflateRaw } from 'node:zlib'
import { refused } from './table.ts'

export interface ZipEntry {
  readonly name: string
  /** 0: stored; 8: deflated. */
  readonly method: number
  readonly packed: number
  readonly unpacked: number
  /** Where its local header stands. */
  readonly offset: number
}

export const zipLimits = { entries: 2_000, unpacked: 200 * 1000 * 1000, ratio: 250 } as const

const endRecord = 0x06054b50
const directoryRecord = 0x02014b50
const localRecord = 0x04034b50
const endLength = 22
const longestComment = 0xffff
/** Below it, a high ratio is only a small file. */
const smallEntry = 1024 * 1024

/**
 * The archive's directory (APPNOTE.TXT 4.3.12 and 4.3.16).
 * @throws Problem VALIDATION_FAILED for what is no archive, is encrypted, or says it unpacks to more than 200 MB or 250 times itself
 */
export function readDirectory (archive: Buffer): readonly ZipEntry[] {
  const end = archive.subarray(Math.max(0, archive.length - endLength - longestComment)).lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  const at = end + Math.max(0, archive.length - endLength - longestComment)
  if (end === -1 || at + endLength > archive.length || archive.readUInt32LE(at) !== endRecord) throw damaged('its end is missing')
  const count = archive.readUInt16LE(at + 10)
  if (count > zipLimits.entries) throw refused(`The workbook holds ${count.toLocaleString('en')} files; ${zipLimits.entries.toLocaleString('en')} are read at most.`, 'too_large')
  const entries: ZipEntry[] = []
  let from = archive.readUInt32LE(at + 16)
  for (let index = 0; index < count; index++) {
    if (from + 46 > archive.length || archive.readUInt32LE(from) !== directoryRecord) throw damaged('its directory is cut off')
    const [nameLength, extraLength, commentLength] = [archive.readUInt16LE(from + 28), archive.readUInt16LE(from + 30), archive.readUInt16LE(from + 32)]
    const name = archive.toString('utf8', from + 46, from + 46 + nameLength)
    if ((archive.readUInt16LE(from + 8) & 1) !== 0) throw refused('The workbook is protected by a password. Save it without one.', 'encrypted')
    const entry = { name, method: archive.readUInt16LE(from + 10), packed: archive.readUInt32LE(from + 20), unpacked: archive.readUInt32LE(from + 24), offset: archive.readUInt32LE(from + 42) }
    if (entries.some((other) => other.name === name)) throw damaged(`it holds '${name.slice(0, 60)}' twice`)
    if (entry.unpacked > smallEntry && entry.unpacked > entry.packed * zipLimits.ratio) throw tooLarge()
    entries.push(entry)
    from += 46 + nameLength + extraLength + commentLength
  }
  if (entries.reduce((sum, { unpacked }) => sum + unpacked, 0) > zipLimits.unpacked) throw tooLarge()
  return entries
}

/**
 * The bytes of an entry as they are unpacked, held against what the directory says.
 * @throws Problem VALIDATION_FAILED when there are more or fewer of them
 */
export async function * unpack (archive: Buffer, entry: ZipEntry): AsyncGenerator<Buffer> {
  const { offset, packed, unpacked, method, name } = entry
  if (offset + 30 > archive.length || archive.readUInt32LE(offset) !== localRecord) throw damaged(`'${name.slice(0, 60)}' is not where its directory says`)
  const start = offset + 30 + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28)
  const bytes = archive.subarray(start, start + packed)
  let length = 0
  try {
    for await (const chunk of method === 0 ? [bytes] : Readable.from([bytes], { objectMode: false }).pipe(createInflateRaw()) as AsyncIterable<Buffer>) {
      length += chunk.length
      if (length > unpacked) throw refused('The workbook unpacks to more than it says, as an archive made to fill a machine does.', 'too_large')
      yield chunk
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) throw damaged(`'${name.slice(0, 60)}' cannot be unpacked`)
    throw error
  }
  if (length !== unpacked) throw damaged(`'${name.slice(0, 60)}' is shorter than its directory says`)
}

function tooLarge (): Error {
  return refused('The workbook unpacks to more than 200 MB, or to more than 250 times its size. Save the sheet as CSV, which is read row by row.', 'too_large')
}

function damaged (what: string): Error {
  return refused(`The file is no workbook that can be read: ${what}. Save it again as XLSX.`, 'malformed_file')
}
