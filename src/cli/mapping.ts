// The mapping of an import on the command line: by id or from a file, and a proposal for a file that has none.
import { createReadStream, existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { loadCatalogues } from '../catalogues/catalogues.ts'
import { mappingId, readMapping, type Mapping } from '../imports/mapping/mapping.ts'
import { mappingNames, shippedMapping } from '../imports/mapping/shipped.ts'
import { suggestMapping } from '../imports/mapping/suggest.ts'
import { readTable } from '../imports/read.ts'
import { CommandFailure } from './failure.ts'
import { configOf, databaseFile, withStore } from './service.ts'
import type { Terminal } from './terminal.ts'

/** Rows a proposal looks at. */
const sampleRows = 200

/**
 * A shipped or uploaded mapping by its id, or one from a file.
 * @throws CommandFailure when there is none, or the file holds no JSON; Problem VALIDATION_FAILED when it is misshapen
 */
export async function mappingNamed (terminal: Terminal, name: string): Promise<Mapping> {
  const names = mappingNames()
  if (names.includes(name)) return shippedMapping(name)
  const uploaded = mappingId.test(name) ? await uploadedMapping(terminal, name) : undefined
  if (uploaded !== undefined) return uploaded
  const given = await mappingFile(name, `There is no mapping '${name}', neither shipped (${names.join(', ')}) nor uploaded nor as a file`)
  return readMapping(given)
}

/** The JSON of a mapping's file. @throws CommandFailure beginning with `missing` when it cannot be read */
export async function mappingFile (file: string, missing: string): Promise<unknown> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    throw new CommandFailure(`${missing}: ${error instanceof Error ? error.message : String(error)}`)
  }
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new CommandFailure(`The mapping ${file} is not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** A mapping from the database; undefined where there is none, nor tables of this version, nor a database. */
async function uploadedMapping (terminal: Terminal, id: string): Promise<Mapping | undefined> {
  const config = configOf(terminal)
  const file = databaseFile(config)
  if (file !== undefined && !existsSync(file)) return undefined
  const stored = await withStore(config, async (store) => await store.ready() ? await store.read.mapping(id) : undefined)
  return stored === undefined ? undefined : readMapping(stored.document)
}

/** Writes a proposed mapping for a table to standard output, and what to know of it to standard error. @throws Problem, CommandFailure */
export async function proposeMapping (terminal: Terminal, file: string, format: 'csv' | 'xlsx'): Promise<void> {
  const table = await readTable(() => createReadStream(file), format).catch((error: unknown) => {
    throw error instanceof Error && 'syscall' in error ? new CommandFailure(`${file} cannot be read: ${error.message}`) : error
  })
  const rows: Array<Readonly<Record<string, string>>> = []
  for await (const { cells } of table.rows) {
    rows.push(cells)
    if (rows.length === sampleRows) break
  }
  const { mapping, shipped } = suggestMapping({ header: table.header, rows }, basename(file, extname(file)), loadCatalogues())
  terminal.stderr.write(shipped === null ? `${mapping.notes.join('\n')}\n` : `These are the columns of the shipped mapping: --mapping ${shipped}\n`)
  terminal.stdout.write(`${JSON.stringify(mapping, null, 2)}\n`)
}
