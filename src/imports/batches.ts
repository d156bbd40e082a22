// Batches: one import of one file, from its first row to its undoing. What a batch says of itself is committed together with
// the records it speaks of, so whatever ends the process, its counts are true.
import { uuidv7 } from 'uuidv7'
import { demand } from '../access/demand.ts'
import { may, type Principal } from '../access/principal.ts'
import { isStaff } from '../access/relation.ts'
import { Problem } from '../errors.ts'
import type { RoomDeps } from '../profiles/profiles.ts'
import type { ProfileKind, Reads, Work } from '../profiles/store.ts'
import { createLeases, type Lease } from './leases.ts'
import { counted, noCounts, reportLimit, type ImportCounts, type ImportResult, type ImportWarning, type RecordOutcome, type RejectedField } from './result.ts'
import type { BatchRemark, ImportBatch, ImportMode } from './store.ts'
import { settleVetoes, type PlacedVeto } from './vetoes.ts'

/** The file a batch was made of, as far as its caller knows it. */
export interface BatchFile {
  readonly name?: string | undefined
  /** SHA-256 of its bytes, hexadecimal. */
  readonly hash?: string | undefined
  /** Id and version of the mapping it is read by. */
  readonly mapping?: string | undefined
  readonly mappingVersion?: string | undefined
  readonly rowsTotal?: number | undefined
}

export interface BatchOptions {
  readonly principal: Principal
  readonly mode?: ImportMode | undefined
  readonly overwrite?: boolean | undefined
  readonly source?: string | undefined
  readonly kind?: ProfileKind | undefined
  readonly file?: BatchFile | undefined
  /** Id of an interrupted batch to go on with. The file must be the same; mode, source and kind are the batch's. */
  readonly resume?: string | undefined
}

/** Where a batch is. `interrupted`: its process ended before it did; it can be resumed with its file, or undone. */
export type BatchState = ImportBatch['state'] | 'interrupted' | 'undo_interrupted'

/** A batch as staff see it. */
export interface BatchView extends Pick<ImportResult, 'rejected' | 'warnings' | 'omitted'> {
  readonly id: string
  readonly state: BatchState
  readonly counts: ImportCounts
  readonly progress: { readonly rowsRead: number, readonly rowsTotal: number | null }
  readonly startedBy: string
  readonly startedAt: Date
  readonly updatedAt: Date
  readonly finishedAt: Date | null
  readonly mode: ImportMode
  readonly overwrite: boolean
  readonly file: { readonly name: string | null, readonly hash: string | null }
  readonly mapping: { readonly id: string, readonly version: string | null } | null
}

/** A batch being worked on by this process. */
export interface OpenBatch {
  readonly batch: ImportBatch
  readonly lease: Lease
}

/** What one record became, with what it leaves open. */
export type BatchOutcome = RecordOutcome & { readonly vetoes: readonly PlacedVeto[] }

export type Batches = ReturnType<typeof createBatches>

export function createBatches ({ store, now }: Pick<RoomDeps, 'store' | 'now'>) {
  const leases = createLeases({ store, now })

  const resumed = async (work: Work, id: string, { principal, file }: BatchOptions): Promise<ImportBatch> => {
    const batch = await batchOf(work, id, principal)
    if (batch.state !== 'running') throw new Problem('RULE_REFUSED', `The import ${id} is '${batch.state}': there is nothing to go on with.`)
    const hash = file?.hash ?? null
    if (hash !== null && batch.fileHash !== null && hash !== batch.fileHash) throw new Problem('RULE_REFUSED', `The import ${id} was of another file. Go on with the same one, or undo it.`)
    if ((file?.mapping ?? null) !== batch.mapping || (file?.mappingVersion ?? null) !== batch.mappingVersion) throw new Problem('RULE_REFUSED', `The import ${id} read its file by another mapping${batch.mapping === null ? ' (none)' : `: ${batch.mapping} ${batch.mappingVersion ?? ''}`.trimEnd()}.`)
    return batch
  }

  const begun = ({ principal, mode = 'upsert', overwrite = false, source, kind, file }: BatchOptions): ImportBatch => ({
    id: newBatchId(),
    state: 'running',
    actor: principal.id,
    partnerId: principal.partnerId,
    mode,
    overwrite,
    fileName: file?.name ?? null,
    fileHash: file?.hash ?? null,
    mapping: file?.mapping ?? null,
    mappingVersion: file?.mappingVersion ?? null,
    source: source ?? null,
    kind: kind ?? null,
    rowsTotal: file?.rowsTotal ?? null,
    counts: noCounts,
    warned: 0,
    refused: 0,
    startedAt: now(),
    updatedAt: now(),
    finishedAt: null
  })

  return {
    leases,

    /**
     * A new batch, or an interrupted one to go on with; its lease is ours until `lease.end`.
     * @throws Problem NOT_FOUND, FORBIDDEN, RULE_REFUSED (not interrupted, another file or mapping, somebody works on it)
     */
    async open (options: BatchOptions): Promise<OpenBatch> {
      const open = await store.write(options.principal, async (work) => {
        const batch = options.resume === undefined ? begun(options) : await resumed(work, options.resume, options)
        // The batch first: a job belongs to whoever its batch belongs to, and the database holds the row of the job to that.
        await work.putBatch(batch)
        const lease = await leases.take(work, batch.id, 'import')
        return { batch, lease }
      })
      open.lease.begin()
      return open
    },

    /** Within the unit of work that took the records: what became of them. Answers the batch as it is then. */
    async advance (work: Work, batch: ImportBatch, outcomes: readonly BatchOutcome[]): Promise<ImportBatch> {
      const rejected = outcomes.flatMap((one) => one.rejected)
      const warnings = outcomes.flatMap((one) => one.warnings)
      const remarks: BatchRemark[] = [
        ...rejected.slice(0, Math.max(0, reportLimit - batch.refused)).map((body) => ({ kind: 'rejected' as const, row: body.row, body })),
        ...warnings.slice(0, Math.max(0, reportLimit - batch.warned)).map((body) => ({ kind: 'warning' as const, row: body.row, body })),
        ...outcomes.flatMap((one) => one.vetoes).map((body) => ({ kind: 'veto' as const, row: body.place.row, body }))
      ]
      const next = { ...batch, counts: counted(batch.counts, outcomes), refused: batch.refused + rejected.length, warned: batch.warned + warnings.length, updatedAt: now() }
      await work.addBatchRemarks(batch.id, remarks)
      await work.putBatch(next)
      return next
    },

    /** Settles what records left open, and closes the batch. */
    async finish ({ lease }: Pick<OpenBatch, 'lease'>, batch: ImportBatch, { principal }: Pick<BatchOptions, 'principal'>): Promise<ImportResult> {
      return await store.write(principal, async (work) => {
        await lease.fence(work)
        await work.noteChanges(batch.id)
        const vetoes = (await work.batchRemarks(batch.id)).flatMap((remark) => remark.kind === 'veto' ? [remark.body as PlacedVeto] : [])
        const warnings = await settleVetoes(work, vetoes, now())
        const room = Math.max(0, reportLimit - batch.warned)
        await work.addBatchRemarks(batch.id, warnings.slice(0, room).map((body) => ({ kind: 'warning', row: body.row, body })))
        const done: ImportBatch = { ...batch, state: 'done', rowsTotal: batch.counts.read, warned: batch.warned + warnings.length, updatedAt: now(), finishedAt: now() }
        await work.putBatch(done)
        await lease.release(work)
        return { id: done.id, dryRun: false, counts: done.counts, ...await saidOf(work, done) }
      })
    },

    /** Gives an unfinished batch back, so that it can be resumed or undone at once. */
    async abandon ({ lease }: Pick<OpenBatch, 'lease'>, principal: Principal): Promise<void> {
      await store.write(principal, (work) => lease.release(work))
    },

    /**
     * A batch with what was said about its rows; undefined when there is none to see. Needs imports:write.
     * @throws Problem UNAUTHENTICATED, FORBIDDEN
     */
    async find (id: string, principal: Principal): Promise<BatchView | undefined> {
      demand(principal, 'imports:write')
      return await store.snapshot(async (reads) => {
        const batch = await reads.batch(id)
        if (batch === undefined || !mayWatch(principal, batch)) return undefined
        const { counts, mode, overwrite, startedAt, updatedAt, finishedAt, actor, mapping } = batch
        return {
          id,
          state: await stateOf(reads, batch),
          counts,
          progress: { rowsRead: counts.read, rowsTotal: batch.rowsTotal },
          startedBy: actor,
          startedAt,
          updatedAt,
          finishedAt,
          mode,
          overwrite,
          file: { name: batch.fileName, hash: batch.fileHash },
          mapping: mapping === null ? null : { id: mapping, version: batch.mappingVersion },
          ...await saidOf(reads, batch)
        }
      })
    },

    /** Where a batch is, without its report: for watching it. Needs imports:write. @throws Problem UNAUTHENTICATED, FORBIDDEN */
    async progress (id: string, principal: Principal): Promise<{ readonly batch: ImportBatch, readonly state: BatchState } | undefined> {
      demand(principal, 'imports:write')
      const batch = await store.read.batch(id)
      return batch === undefined || !mayWatch(principal, batch) ? undefined : { batch, state: await stateOf(store.read, batch) }
    }
  }

  async function stateOf (reads: Reads, batch: ImportBatch): Promise<BatchState> {
    if (batch.state !== 'running' && batch.state !== 'undoing') return batch.state
    if (leases.isHeld(await reads.job(batch.id))) return batch.state
    return batch.state === 'running' ? 'interrupted' : 'undo_interrupted'
  }
}

export function newBatchId (): string {
  return `imp_${uuidv7().replaceAll('-', '')}`
}

/** Staff see every batch, a partner those of all its keys and people. */
function mayWatch (principal: Principal, { actor, partnerId }: ImportBatch): boolean {
  return isStaff(principal) || actor === principal.id || isSamePartner(principal, partnerId)
}

function isSamePartner (principal: Principal, partnerId: string | null): boolean {
  return principal.role === 'partner' && partnerId !== null && principal.partnerId === partnerId
}

/**
 * A batch to be changed by the principal: its own or its partner's, or any for those who may publish.
 * @throws Problem NOT_FOUND, FORBIDDEN
 */
export async function batchOf (reads: Reads, id: string, principal: Principal): Promise<ImportBatch> {
  const batch = await reads.batch(id)
  if (batch === undefined || !mayWatch(principal, batch)) throw new Problem('NOT_FOUND', `There is no import '${id}'.`)
  if (batch.actor !== principal.id && !isSamePartner(principal, batch.partnerId) && !may(principal, 'profiles:publish')) throw new Problem('FORBIDDEN', 'Another key made this import. Resuming or undoing it needs the permission profiles:publish.')
  return batch
}

async function saidOf (reads: Reads, { id, warned, refused }: ImportBatch): Promise<Pick<ImportResult, 'rejected' | 'warnings' | 'omitted'>> {
  const rejected: RejectedField[] = []
  const warnings: ImportWarning[] = []
  for (const remark of await reads.batchRemarks(id)) {
    if (remark.kind === 'rejected') rejected.push(remark.body)
    else if (remark.kind === 'warning') warnings.push(remark.body)
  }
  return { rejected, warnings, omitted: refused - rejected.length + warned - warnings.length }
}
