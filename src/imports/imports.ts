// Imports: many records from one file, each taken or refused by itself.
import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { demand } from '../access/demand.ts'
import { Problem } from '../errors.ts'
import { inputContext } from '../profiles/lists.ts'
import type { RoomDeps } from '../profiles/profiles.ts'
import type { Work } from '../profiles/store.ts'
import { createBatches, newBatchId, type BatchOptions, type BatchOutcome } from './batches.ts'
import { readDocument } from './document.ts'
import type { Format } from './formats.ts'
import type { Mapping } from './mapping/mapping.ts'
import type { ParsedRecord, ParserLimits } from './parser.ts'
import { planRecord } from './plan.ts'
import { readRecords, withReread, type ImportFile } from './read.ts'
import { placeOf, rejection, summary, warningsOf, type ImportResult, type ImportWarning, type RecordOutcome } from './result.ts'
import { createUndo } from './undo.ts'
import { settleVetoes } from './vetoes.ts'

export type { ImportResult } from './result.ts'

export interface ImportOptions extends BatchOptions {
  /** Checks and reports the same, and writes nothing. */
  readonly dryRun?: boolean
  /** Told the batch's id before its first record is taken. Not called by a dry run, which makes no batch. */
  readonly onStart?: (id: string) => void
  /** Told after each unit of work how many records were read so far: all of them are stored or reported. */
  readonly onProgress?: (read: number) => void
  /** Ends the import after the unit of work it is in; the batch can then be resumed or undone. */
  readonly signal?: AbortSignal | undefined
}
export interface FileOptions extends ImportOptions {
  /** `json`: one record or an array of them; `ndjson`: one record a line; `csv` and `xlsx`: one row an organisation. */
  readonly format: Format
  readonly limits?: ParserLimits
  /** Says what the columns of a table mean that are not named as the import document names them. Its source is that of records without one. */
  readonly mapping?: Mapping | undefined
}

/** Records of one unit of work: enough to make its cost small, few enough to let other writers in between. */
const batchSize = 100
/** How often a unit of work is tried again when others were writing at the same time. */
const mostAttempts = 4

type Taken = BatchOutcome

/** Thrown to roll back a dry run after everything was done. */
class DryRunDone extends Error {
  readonly outcomes: readonly RecordOutcome[]
  constructor (outcomes: readonly RecordOutcome[]) {
    super('The dry run is rolled back.')
    this.outcomes = outcomes
  }
}

export type Imports = ReturnType<typeof createImports>

export function createImports ({ store, catalogues, now }: RoomDeps) {
  const batches = createBatches({ store, now })
  /** Takes one record, or says why not. A refusal here has written nothing. */
  const take = async (work: Work, record: ParsedRecord, options: ImportOptions, context: Awaited<ReturnType<typeof inputContext>>): Promise<Taken> => {
    if ('unreadable' in record) return { vetoes: [], ...rejection(record, new Problem('VALIDATION_FAILED', record.unreadable.message, { issues: [{ pointer: '', ...record.unreadable }] })) }
    if ('leftOut' in record) return { outcome: 'left_out', rejected: [], vetoes: [], warnings: warningsOf(record) }
    const { mode = 'upsert', overwrite = false } = options
    const choices = { mode, overwrite }
    let plan
    try {
      plan = await planRecord(work, readDocument(record.value, options), context, options.principal, choices)
    } catch (error) {
      if (error instanceof Problem) return { vetoes: [], ...rejection(record, error) }
      throw error
    }
    const outcome = await plan.apply(work)
    const place = placeOf(record)
    return { outcome, rejected: [], warnings: warningsOf(record, plan.warnings), vetoes: plan.openVetoes.map((veto) => ({ ...veto, place })) }
  }

  /** Takes records one after the other within a unit of work; `refused` holds those that failed it before. */
  const takeAll = async (work: Work, records: readonly ParsedRecord[], options: ImportOptions, refused: ReadonlyMap<ParsedRecord, Problem>, at: (record: ParsedRecord) => void): Promise<Taken[]> => {
    const context = await inputContext(work, catalogues, now())
    const taken: Taken[] = []
    for (const record of records) {
      at(record)
      const problem = refused.get(record)
      taken.push(problem === undefined ? await take(work, record, options, context) : { vetoes: [], ...rejection(record, problem) })
      // A database in this process never waits, and other requests need their turn.
      if (taken.length % batchSize === 0) await setImmediate()
    }
    return taken
  }

  /**
   * One unit of work over the records, ended by `close`. A refusal that comes only when writing (an identifier somebody else
   * has) rolls the unit back and is made again without that record, so that it leaves nothing behind and the others are not
   * touched by it.
   */
  const unit = async <T>(records: readonly ParsedRecord[], options: ImportOptions, open: (work: Work) => Promise<void>, close: (work: Work, taken: readonly Taken[]) => Promise<T>): Promise<T> => {
    const refused = new Map<ParsedRecord, Problem>()
    for (let attempts = 1; ;) {
      let current: ParsedRecord | undefined
      try {
        return await store.write(options.principal, async (work) => {
          await open(work)
          const taken = await takeAll(work, records, options, refused, (record) => { current = record })
          current = undefined
          return await close(work, taken)
        })
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        const contended = error.code === 'VERSION_CONFLICT' && attempts++ < mostAttempts
        if (contended) continue
        if (current === undefined) throw error
        refused.set(current, error)
      }
    }
  }

  /** One unit of work, so that the dry run sees its own earlier records as the real run does, and rolled back. */
  const tryOut = async (records: AsyncIterable<ParsedRecord> | Iterable<ParsedRecord>, options: ImportOptions): Promise<ImportResult> => {
    const all: ParsedRecord[] = []
    for await (const record of records) all.push(record)
    const id = newBatchId()
    try {
      return await unit(all, options, (work) => work.noteChanges(id), async (work, taken) => {
        const warnings = await settleVetoes(work, taken.flatMap(({ vetoes }) => vetoes), now())
        throw new DryRunDone(settled(taken, warnings))
      })
    } catch (error) {
      if (!(error instanceof DryRunDone)) throw error
      options.onProgress?.(all.length)
      return summary(id, true, error.outcomes)
    }
  }

  const runBatch = async (records: AsyncIterable<ParsedRecord> | Iterable<ParsedRecord>, given: ImportOptions): Promise<ImportResult> => {
    const open = await batches.open(given)
    const { lease } = open
    let { batch } = open
    const { mode, overwrite, source, kind } = batch
    const options = { ...given, mode, overwrite, source: source ?? undefined, kind: kind ?? undefined }
    const step = async (part: readonly ParsedRecord[]): Promise<void> => {
      batch = await unit(part, options, async (work) => {
        await lease.fence(work)
        await work.noteChanges(batch.id)
      }, (work, taken) => batches.advance(work, batch, taken))
      options.onProgress?.(batch.counts.read)
    }
    try {
      options.onStart?.(batch.id)
      // Of a batch that goes on, these are committed.
      let passed = batch.counts.read
      let part: ParsedRecord[] = []
      for await (const record of records) {
        if (passed > 0) {
          passed--
          continue
        }
        if (part.push(record) < batchSize) continue
        await step(part)
        part = []
        options.signal?.throwIfAborted()
      }
      if (part.length > 0 || batch.counts.read === 0) await step(part)
      return await batches.finish(open, batch, options)
    } catch (error) {
      await batches.abandon(open, options.principal).catch(() => {})
      throw error
    } finally {
      lease.end()
    }
  }

  const runRecords = async (records: AsyncIterable<ParsedRecord> | Iterable<ParsedRecord>, options: ImportOptions): Promise<ImportResult> => {
    demand(options.principal, 'imports:write')
    return options.dryRun === true ? await tryOut(records, options) : await runBatch(records, options)
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
    async run (file: ImportFile, { format, limits, mapping, ...given }: FileOptions): Promise<ImportResult> {
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
function mapped (options: ImportOptions, { id, version, source }: Mapping): ImportOptions {
  return { ...options, source: options.source ?? source, file: { ...options.file, mapping: id, mappingVersion: version } }
}

/** SHA-256 of bytes, hexadecimal. */
async function hashOf (bytes: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of bytes) hash.update(chunk)
  return hash.digest('hex')
}

/** The outcomes, with what the settling of vetoes had to say. */
function settled (taken: readonly Taken[], warnings: readonly ImportWarning[]): readonly RecordOutcome[] {
  if (warnings.length === 0) return taken
  const last = taken.at(-1)
  return last === undefined ? taken : [...taken.slice(0, -1), { ...last, warnings: [...last.warnings, ...warnings] }]
}
