// The run of one batch: records in units of work, each whole or not at all. A dry run is the same on a store of its own.
import { Problem } from '../errors.ts'
import { inputContext, type InputContext } from '../profiles/lists.ts'
import type { RoomDeps } from '../profiles/profiles.ts'
import type { Work } from '../profiles/store.ts'
import { createBatches, type BatchOptions, type BatchOutcome } from './batches.ts'
import { readDocument, type ImportDocument } from './document.ts'
import { foreseeDocuments } from './foresee.ts'
import type { ParsedRecord } from './parser.ts'
import { createPauses } from './pauses.ts'
import { planRecord } from './plan.ts'
import { placeOf, rejection, warningsOf, type ImportResult } from './result.ts'

export interface RunOptions extends BatchOptions {
  /** Told the batch's id before its first record is taken. Not called by a dry run, which leaves no batch. */
  readonly onStart?: ((id: string) => void) | undefined
  /** Told after each unit of work how many records were read so far: all of them are stored or reported. */
  readonly onProgress?: ((read: number) => void) | undefined
  /** Ends the import after the unit of work it is in; the batch can then be resumed or undone. */
  readonly signal?: AbortSignal | undefined
}

/** Records of one unit of work where nothing else is said: enough to make its cost small, few enough to let other writers in between. */
const unitSize = 100
/** The same in a thread beside requests: whoever ranks next reads what the last unit brought first, and whoever writes waits until it is over. */
export const servingUnitSize = 25
/** How often a unit of work is tried again when others were writing at the same time. */
const mostAttempts = 4

/** A record with its document, or with why it is not taken. */
type Prepared = { readonly record: ParsedRecord, readonly document: ImportDocument } | { readonly record: ParsedRecord, readonly said: BatchOutcome }

export interface RunDeps extends RoomDeps {
  /** Records of one unit of work; default 100. */
  readonly recordsAtOnce?: number | undefined
  /** Called between records, in a thread beside requests: lets those go first (`createCourtesy`). */
  readonly giveWay?: (() => void) | undefined
}

export function createRun ({ store, catalogues, now, recordsAtOnce = unitSize, giveWay }: RunDeps) {
  const batches = createBatches({ store, now })

  /** Takes one document, or says why not. A refusal here has written nothing. */
  const take = async (work: Work, { record, document }: Extract<Prepared, { document: ImportDocument }>, { mode = 'upsert', overwrite = false, principal }: BatchOptions, context: InputContext): Promise<BatchOutcome> => {
    let plan
    try {
      plan = await planRecord(work, document, context, principal, { mode, overwrite })
    } catch (error) {
      if (error instanceof Problem) return refusal(record, error)
      throw error
    }
    const outcome = await plan.apply(work)
    const place = placeOf(record)
    return { outcome, rejected: [], warnings: warningsOf(record, plan.warnings), vetoes: plan.openVetoes.map((veto) => ({ ...veto, place })) }
  }

  /**
   * One unit of work over the records, ended by `close`. A refusal that comes only when writing (an identifier somebody else
   * has) rolls the unit back and is made again without that record, so that it leaves nothing behind and the others are not
   * touched by it. Where it came for several records written together, the unit is made again writing one by one.
   */
  const unit = async <T>(records: readonly ParsedRecord[], options: BatchOptions, open: (work: Work) => Promise<void>, close: (work: Work, taken: readonly BatchOutcome[]) => Promise<T>): Promise<T> => {
    const pause = createPauses(giveWay)
    const prepared: Prepared[] = []
    for (const record of records) {
      prepared.push(prepare(record, options))
      await pause()
    }
    const refused = new Map<ParsedRecord, Problem>()
    let oneByOne = false
    for (let attempts = 1; ;) {
      let current: ParsedRecord | undefined
      let opened = false
      try {
        return await store.write(options.principal, async (work) => {
          await open(work)
          opened = true
          await foreseeDocuments(work, prepared.flatMap((one) => 'document' in one ? [one.document] : []))
          const context = await inputContext(work, catalogues, now())
          const taken: BatchOutcome[] = []
          for (const one of prepared) {
            const problem = refused.get(one.record)
            current = one.record
            taken.push(problem !== undefined ? refusal(one.record, problem) : 'said' in one ? one.said : await take(work, one, options, context))
            if (oneByOne) await work.settle()
            await pause()
          }
          current = undefined
          await work.settle()
          return await close(work, taken)
        })
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        const contended = error.code === 'VERSION_CONFLICT' && attempts++ < mostAttempts
        if (contended) continue
        if (!opened) throw error
        if (oneByOne && current !== undefined) refused.set(current, error)
        else if (!oneByOne) oneByOne = true
        else throw error
      }
    }
  }

  return {
    batches,

    /**
     * Takes records as a new batch, or as the rest of an interrupted one.
     * @throws Problem of a resumed batch NOT_FOUND, FORBIDDEN, RULE_REFUSED; whatever reading the records throws
     */
    async run (records: AsyncIterable<ParsedRecord> | Iterable<ParsedRecord>, given: RunOptions): Promise<ImportResult> {
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
          if (part.push(record) < recordsAtOnce) continue
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
  }
}

/** Reads a record's document before its unit of work begins: others may write meanwhile. */
function prepare (record: ParsedRecord, options: BatchOptions): Prepared {
  if ('unreadable' in record) return { record, said: refusal(record, new Problem('VALIDATION_FAILED', record.unreadable.message, { issues: [{ pointer: '', ...record.unreadable }] })) }
  if ('leftOut' in record) return { record, said: { outcome: 'left_out', rejected: [], vetoes: [], warnings: warningsOf(record) } }
  try {
    return { record, document: readDocument(record.value, options) }
  } catch (error) {
    if (error instanceof Problem) return { record, said: refusal(record, error) }
    throw error
  }
}

function refusal (record: ParsedRecord, problem: Problem): BatchOutcome {
  return { vetoes: [], ...rejection(record, problem) }
}
