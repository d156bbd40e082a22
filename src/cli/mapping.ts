// Mappings on the command line: by name or from a file, and a proposal for a file that has none.
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { loadCatalogues } from '../catalogues/catalogues.ts'
import { readMapping, type Mapping } from '../imports/mapping/mapping.ts'
import { mappingNames, shippedMapping } from '../imports/mapping/shipped.ts'
import { suggestMapping } from '../imports/mapping/suggest.ts'
import { readTable } from '../imports/read.ts'
import { CommandFailure } from './failure.ts'
import type { Terminal } from './terminal.ts'

/** Rows a proposal looks at. */
const sampleRows = 200

/**
 * A shipped mapping by its name, or one from a file.
 * @throws CommandFailure when there is none, or the file holds no JSON; Problem VALIDATION_FAILED when it is misshapen
 */
export async function mappingNamed (name: string): Promise<Mapping> {
  const names = mappingNames()
  if (names.includes(name)) return shippedMapping(name)
  let text: string
  try {
    text = await readFile(name, 'utf8')
  } catch (error) {
    throw new CommandFailure(`There is no mapping '${name}', neither shipped (${names.join(', ')}) nor as a file: ${error instanceof Error ? error.message : String(error)}`)
  }
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch (error) {
    throw new CommandFailure(`The mapping ${name} is not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
  return readMapping(given)
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
