// Imports: many records from one file, each taken or refused by itself.
import { createHash } from 'node:crypto'
import { demand } from '../access/demand.ts'
import type { Elsewhere } from './elsewhere.ts'
import type { Format } from './formats.ts'
import { editionOf, type Mapping } from './mapping/mapping.ts'
import type { ParsedRecord, ParserLimits } from './parser.ts'
import { pathOf, readRecords, withReread, type ImportFile } from './read.ts'
import type { ImportResult } from './result.ts'
import { createRun, type RunDeps, type RunOptions } from './run.ts'
import { createUndo } from './undo.ts'

export type { ImportResult } from './result.ts'

export interface ImportOptions extends RunOptions {
  /** Checks and reports the same, and writes nothing. */
  readonly dryRun?: boolean
}
export interface FileOptions extends ImportOptions {
  /** `json`: one record or an array of them; `ndjson`: one record a line; `csv` and `xlsx`: one row an organisation. */
  readonly format: Format
  readonly limits?: ParserLimits
  /** Says what the columns of a table mean that are not named as the import document names them. Its source is that of records without one. */
  readonly mapping?: Mapping | undefined
  /** Runs it in another thread, where the service has one and the file has a path: for imports that would keep this one busy for long. */
  readonly apart?: boolean | undefined
}

export interface ImportsDeps extends RunDeps {
  readonly elsewhere?: Elsewhere | undefined
}

export type Imports = ReturnType<typeof createImports>

export function createImports ({ store, catalogues, now, elsewhere, recordsAtOnce, giveWay }: ImportsDeps) {
  const { batches, run } = createRun({ store, catalogues, now, recordsAtOnce, giveWay })

  /** The same run on a store that answers as ours does and keeps to itself what is written, so nobody waits for it. */
  const tryOut = async (records: AsyncIterable<ParsedRecord> | Iterable<ParsedRecord>, { onStart: _, resume: __, ...options }: ImportOptions): Promise<ImportResult> => {
    const rehearsal = await store.rehearsal()
    try {
      return { ...await createRun({ store: rehearsal, catalogues, now, giveWay }).run(records, options), dryRun: true }
    } finally {
      await rehearsal.close()
    }
  }

  const runRecords = async (records: AsyncIterable<ParsedRecord> | Iterable<ParsedRecord>, options: ImportOptions): Promise<ImportResult> => {
    demand(options.principal, 'imports:write')
    return options.dryRun === true ? await tryOut(records, options) : await run(records, options)
  }

  return {
    find: batches.find,
    progress: batches.progress,
    undo: createUndo({ store, catalogues, now, leases: batches.leases }),

    /** Takes records that were read already, such as the rows of a table. */
    runRecords,

    /**
     * Takes the records of a file, new or known by source and externalId, with everything that belongs to them. A record
     * that is refused is reported and keeps none of the others back. Importing the same file again changes nothing.
     * Needs imports:write; publishing and reviews need their own permissions, and are set aside with a warning without. A partner
     * imports its own organisations from sources of its own.
     * @throws Problem UNAUTHENTICATED, FORBIDDEN; VALIDATION_FAILED for a table that cannot be read at all, with nothing
     *   written; of a resumed batch NOT_FOUND, RULE_REFUSED
     */
    async run (file: ImportFile, { apart = false, ...asked }: FileOptions): Promise<ImportResult> {
      const path = apart ? pathOf(file) : undefined
      if (elsewhere !== undefined && path !== undefined) {
        demand(asked.principal, 'imports:write')
        return await elsewhere.run(path, asked)
      }
      const { format, limits, mapping, ...given } = asked
      const options = mapping === undefined ? given : mapped(given, mapping)
      demand(options.principal, 'imports:write')
      return await withReread(file, async (read) => {
        // Before anything is written: an interrupted batch knows its file again by it.
        const hash = options.dryRun === true ? undefined : options.file?.hash ?? await hashOf(read())
        const { records, total } = await readRecords(read, format, { kind: options.kind, limits, mappedBy: mapping && { mapping, lists: catalogues } })
        return await runRecords(records, { ...options, file: { rowsTotal: total, ...options.file, hash } })
      })
    }
  }
}

/** The batch remembers by which mapping its file was read; the mapping's source is that of its records, unless another is given. */
function mapped (options: ImportOptions, mapping: Mapping): ImportOptions {
  return { ...options, source: options.source ?? mapping.source, file: { ...options.file, mapping: mapping.id, mappingVersion: editionOf(mapping) } }
}

/** SHA-256 of bytes, hexadecimal. */
async function hashOf (bytes: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of bytes) hash.update(chunk)
  return hash.digest('hex')
}
