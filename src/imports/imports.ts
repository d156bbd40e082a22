// Imports: many records from one file, each taken or refused by itself.
import { setImmediate } from 'node:timers/promises'
import { uuidv7 } from 'uuidv7'
import { demand } from '../access/demand.ts'
import type { Principal } from '../access/principal.ts'
import { Problem } from '../errors.ts'
import { inputContext } from '../profiles/lists.ts'
import type { RoomDeps } from '../profiles/profiles.ts'
import type { ProfileKind, Work } from '../profiles/store.ts'
import { readDocument } from './document.ts'
import { parseJson, parseNdjson, type Bytes, type ParsedRecord, type ParserLimits } from './parser.ts'
import { planRecord, type OpenVeto } from './plan.ts'
import { placeOf, rejection, summary, type ImportResult, type ImportWarning, type RecordOutcome } from './result.ts'

export type { ImportResult } from './result.ts'

export interface ImportOptions {
  readonly principal: Principal
  /** Checks and reports the same, and writes nothing. */
  readonly dryRun?: boolean
  /** The source of records that name none. */
  readonly source?: string
  /** The kind of records that name none. */
  readonly kind?: ProfileKind
  /** Told after each batch how many records were read so far. */
  readonly onProgress?: (read: number) => void
}
export interface FileOptions extends ImportOptions {
  /** `json`: one record or an array of them; `ndjson`: one record a line. */
  readonly format: 'json' | 'ndjson'
  readonly limits?: ParserLimits
}

/** Records of one unit of work: enough to make its cost small, few enough to let other writers in between. */
const batchSize = 100
/** How often a unit of work is tried again when others were writing at the same time. */
const mostAttempts = 4

/** What a record became, with the vetoes to look at again once all records are there. Of the record only its place is kept. */
interface Taken extends RecordOutcome { readonly openVetoes: ReadonlyArray<OpenVeto & { readonly place: Pick<ImportWarning, 'row' | 'externalId'> }> }

/** Thrown to roll back a dry run after everything was done. */
class DryRunDone extends Error {
  readonly taken: readonly Taken[]
  constructor (taken: readonly Taken[]) {
    super('The dry run is rolled back.')
    this.taken = taken
  }
}

export type Imports = ReturnType<typeof createImports>

export function createImports ({ store, catalogues, now }: RoomDeps) {
  /** Takes one record, or says why not. A refusal here has written nothing. */
  const take = async (work: Work, record: ParsedRecord, options: ImportOptions, context: Awaited<ReturnType<typeof inputContext>>): Promise<Taken> => {
    if ('unreadable' in record) return { openVetoes: [], ...rejection(record, new Problem('VALIDATION_FAILED', record.unreadable.message, { issues: [{ pointer: '', ...record.unreadable }] })) }
    let plan
    try {
      plan = await planRecord(work, readDocument(record.value, options), context, options.principal)
    } catch (error) {
      if (error instanceof Problem) return { openVetoes: [], ...rejection(record, error) }
      throw error
    }
    const outcome = await plan.apply(work)
    const place = placeOf(record)
    return { outcome, rejected: [], warnings: plan.warnings.map((remark) => ({ ...place, ...remark })), openVetoes: plan.openVetoes.map((veto) => ({ ...veto, place })) }
  }

  /** Takes records one after the other within a unit of work; `refused` holds those that failed it before. */
  const takeAll = async (work: Work, records: readonly ParsedRecord[], options: ImportOptions, refused: ReadonlyMap<ParsedRecord, Problem>, at: (record: ParsedRecord) => void): Promise<Taken[]> => {
    const context = await inputContext(work, catalogues, now())
    const taken: Taken[] = []
    for (const record of records) {
      at(record)
      const problem = refused.get(record)
      taken.push(problem === undefined ? await take(work, record, options, context) : { openVetoes: [], ...rejection(record, problem) })
      // A database in this process never waits, and other requests need their turn.
      if (taken.length % batchSize === 0) await setImmediate()
    }
    return taken
  }

  /**
   * One unit of work over the records. A refusal that comes only when writing (an identifier somebody else has) rolls the
   * unit back and is made again without that record, so that it leaves nothing behind and the others are not touched by it.
   */
  const unit = async (records: readonly ParsedRecord[], options: ImportOptions): Promise<readonly Taken[]> => {
    const refused = new Map<ParsedRecord, Problem>()
    for (let attempts = 1; ;) {
      let current: ParsedRecord | undefined
      try {
        return await store.write(options.principal, async (work) => {
          const taken = await takeAll(work, records, options, refused, (record) => { current = record })
          current = undefined
          if (options.dryRun === true) throw new DryRunDone(await settleVetoes(work, taken, now()))
          return taken
        })
      } catch (error) {
        if (error instanceof DryRunDone) return error.taken
        if (!(error instanceof Problem)) throw error
        const contended = error.code === 'VERSION_CONFLICT' && attempts++ < mostAttempts
        if (contended) continue
        if (current === undefined) throw error
        refused.set(current, error)
      }
    }
  }

  const runRecords = async (records: AsyncIterable<ParsedRecord> | Iterable<ParsedRecord>, options: ImportOptions): Promise<ImportResult> => {
    demand(options.principal, 'profiles:write')
    const taken: Taken[] = []
    let batch: ParsedRecord[] = []
    for await (const record of records) {
      batch.push(record)
      // A dry run is one unit of work, so that it sees its own earlier records as the real run does.
      if (options.dryRun !== true && batch.length === batchSize) {
        taken.push(...await unit(batch, options))
        batch = []
        options.onProgress?.(taken.length)
      }
    }
    if (batch.length > 0) taken.push(...await unit(batch, options))
    options.onProgress?.(taken.length)
    const open = taken.some(({ openVetoes }) => openVetoes.length > 0)
    const settled = options.dryRun === true || !open ? taken : await store.write(options.principal, (work) => settleVetoes(work, taken, now()))
    return summary(`imp_${uuidv7().replaceAll('-', '')}`, options.dryRun === true, settled)
  }

  return {
    /** Takes records that were read already, such as the rows of a table. */
    runRecords,

    /**
     * Takes the records of a file, new or known by source and externalId, with everything that belongs to them. A record
     * that is refused is reported and keeps none of the others back. Importing the same file again changes nothing.
     * Needs profiles:write; publishing and reviews need their own permissions, and are set aside with a warning without.
     * @throws Problem UNAUTHENTICATED, FORBIDDEN
     */
    async run (file: string | Uint8Array | Bytes, { format, limits, ...options }: FileOptions): Promise<ImportResult> {
      const bytes: Bytes = typeof file === 'string' || file instanceof Uint8Array ? [file] : file
      return await runRecords(format === 'json' ? parseJson(bytes, limits) : parseNdjson(bytes, limits), options)
    }
  }
}

/**
 * Vetoes against organisations that were not there yet. Where one came meanwhile under an id of its own, its veto is set
 * right; where none came, the veto stands against the id it would get, and a warning says so.
 */
async function settleVetoes (work: Work, taken: readonly Taken[], at: Date): Promise<readonly Taken[]> {
  const settled: Taken[] = []
  for (const one of taken) {
    const warnings = [...one.warnings]
    for (const { place, organisationId, source, externalId, assumed, pointer } of one.openVetoes) {
      const id = (await work.findBySource(source, [externalId])).get(externalId)
      if (id === undefined) {
        warnings.push({ ...place, pointer, code: 'unknown_counterpart', message: `There is no organisation '${externalId}' of the source '${source}' yet. The exclusion holds once it is imported.` })
      } else if (id !== assumed) {
        const [whole] = await work.wholes([organisationId])
        if (whole === undefined) continue
        const { profile } = whole
        const excludedCounterparts = [...new Set(profile.excludedCounterparts.map((excluded) => excluded === assumed ? id : excluded))]
        await work.updateProfile({ ...profile, excludedCounterparts, version: profile.version + 1, updatedAt: at }, profile.version)
      }
    }
    settled.push({ ...one, warnings })
  }
  return settled
}
