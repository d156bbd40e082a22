// From a file of any format to records.
import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Lists } from '../profiles/lists.ts'
import type { ProfileKind } from '../profiles/store.ts'
import { readCsv, type Reread } from './csv.ts'
import { flatRecords } from './flat-records.ts'
import type { Format } from './formats.ts'
import { mappedRecords } from './mapping/apply.ts'
import type { Mapping } from './mapping/mapping.ts'
import { parseJson, parseNdjson, type Bytes, type ParsedRecord, type ParserLimits } from './parser.ts'
import { refused, type Table } from './table.ts'
import { readXlsx } from './xlsx.ts'

/** A file to import: its text or bytes, bytes that come once, or a way to read them as often as needed, with the path of a file that holds them and stays while it is imported. */
export type ImportFile = string | Uint8Array | Bytes | { readonly read: Reread, readonly path?: string }

/** Where the file lies, if it is known to. */
export function pathOf (file: ImportFile): string | undefined {
  return typeof file === 'object' && 'read' in file ? file.path : undefined
}

/**
 * The table of a file, with what is wrong with the file as a whole told before its first row.
 * @throws Problem VALIDATION_FAILED
 */
export async function readTable (read: Reread, format: 'csv' | 'xlsx'): Promise<Table> {
  return format === 'csv' ? await readCsv(read) : await readXlsx(read())
}

/** Records as they are read, and how many there will be where that is known. */
export interface FileRecords { readonly records: AsyncIterable<ParsedRecord>, readonly total: number | undefined }

/** What turns the columns of a table into records: a mapping with the catalogues it reads codes by. */
export interface MappedBy { readonly mapping: Mapping, readonly lists: Lists }

/** The records of a file, by the names of the import document or by a mapping of its columns. @throws Problem VALIDATION_FAILED when it cannot be read at all */
export async function readRecords (read: Reread, format: Format, { kind, limits, mappedBy }: { readonly kind?: ProfileKind | undefined, readonly limits?: ParserLimits | undefined, readonly mappedBy?: MappedBy | undefined } = {}): Promise<FileRecords> {
  if (mappedBy !== undefined && format !== 'csv' && format !== 'xlsx') throw refused(`A mapping reads the columns of a table, and ${format.toUpperCase()} has none.`, 'not_a_table', ['csv', 'xlsx'])
  if (format === 'json') return { records: parseJson(read(), limits), total: undefined }
  if (format === 'ndjson') return { records: parseNdjson(read(), limits), total: undefined }
  const table = await readTable(read, format)
  if (mappedBy !== undefined) {
    const { mapping, lists } = mappedBy
    // Where rows are parted and gathered, how many records there are is known at the end.
    const { each, same } = mapping.rows
    return { records: mappedRecords(table, mapping, lists), total: each === undefined && same === 'leave_out' ? table.count : undefined }
  }
  return { records: flatRecords(table, { kind }), total: table.count }
}

/**
 * Does the work with a file that can be read again from its beginning. Bytes that come once are kept in a temporary file
 * that only this process's user can read, for as long as the work takes.
 */
export async function withReread<T> (file: ImportFile, work: (read: Reread) => Promise<T>): Promise<T> {
  if (typeof file === 'string' || file instanceof Uint8Array) return await work(() => [file])
  if ('read' in file) return await work(file.read)
  const kept = join(tmpdir(), `ponteverde-import-${randomUUID()}`)
  try {
    await pipeline(file, createWriteStream(kept, { flags: 'wx', mode: 0o600 }))
    return await work(() => createReadStream(kept))
  } finally {
    await rm(kept, { force: true })
  }
}
