// Taking an import back: what it changed becomes what it was, unless somebody changed it since; then that is told.
import { isDeepStrictEqual } from 'node:util'
import { demand } from '../access/demand.ts'
import type { Principal } from '../access/principal.ts'
import { isStaff } from '../access/relation.ts'
import { Problem } from '../errors.ts'
import { isObject } from '../profiles/merge.ts'
import type { RoomDeps } from '../profiles/profiles.ts'
import { refreshSearchEntry } from '../profiles/search-entry.ts'
import type { Change, Profile, ProfileKind, RecordKind, Records, Whole, Work } from '../profiles/store.ts'
import { batchOf } from './batches.ts'
import type { Leases } from './leases.ts'
import type { BatchRecord, ImportBatch } from './store.ts'

/** A record that the undo left as it is. */
export interface KeptRecord {
  readonly organisationId: string
  readonly recordId: string
  /** `edited_since`: somebody changed it or what belongs to it after the import; `taken`: what it was before belongs to another organisation now. */
  readonly reason: 'edited_since' | 'taken'
  /** Who changed it last and when; null when that is not one single change. */
  readonly changedBy: string | null
  readonly changedAt: Date | null
  readonly message: string
}

export interface UndoResult {
  readonly id: string
  readonly state: 'undone'
  /** Records that are what they were before the import. */
  readonly restored: number
  /** Records that the import had made and that are gone again. */
  readonly removed: number
  /** In order of organisation. Undoing again tries these again. */
  readonly kept: readonly KeptRecord[]
}

interface Step { readonly undone: string[], readonly kept: KeptRecord[], restored: number, removed: number }
/** A record of the batch with what it was, what the batch made of it, and what it is. */
interface Traced { readonly noted: BatchRecord, readonly before: unknown, readonly after: unknown, readonly now: Stored | undefined }
type Stored = Profile | Records[RecordKind]

/** Organisations of one unit of work. */
const unitSize = 50

export function createUndo ({ store, catalogues, now, leases }: RoomDeps & { readonly leases: Leases }) {
  const trace = async (work: Work, noted: BatchRecord, whole: Whole | undefined): Promise<Traced> => {
    const change = async (position: number): Promise<Change | undefined> => (await work.changes({ after: position - 1, limit: 1 }))[0]
    const first = await change(noted.firstPosition)
    const last = noted.lastPosition === noted.firstPosition ? first : await change(noted.lastPosition)
    return { noted, before: first?.before ?? null, after: last?.after ?? null, now: recordsOf(whole).find(({ id }) => id === noted.recordId) }
  }

  /** Who changed it is told to staff: keys stand for people. */
  const keptBecause = async (work: Work, { organisationId, recordId, lastPosition }: BatchRecord, principal: Principal): Promise<KeptRecord> => {
    const since = (await work.changes({ after: lastPosition, limit: 1, recordId }))[0]
    const actor = isStaff(principal) ? since?.actor : undefined
    const who = since === undefined ? 'Something that belongs to it was changed' : `${actor ?? 'Somebody'} changed it (${since.action})`
    return { organisationId, recordId, reason: 'edited_since', changedBy: actor ?? null, changedAt: since?.at ?? null, message: `${who} after the import, so it stays as it is.` }
  }

  /** Takes back what the batch did to one organisation, reading everything before anything is written. */
  const undoOrganisation = async (work: Work, organisationId: string, noted: readonly BatchRecord[], step: Step, principal: Principal): Promise<void> => {
    const [whole] = await work.wholes([organisationId])
    const traced = await Promise.all(noted.map((one) => trace(work, one, whole)))
    const profile = traced.find(({ noted }) => noted.recordId === organisationId)

    if (profile !== undefined && profile.before === null) {
      const own = new Map(traced.map((one) => [one.noted.recordId, one]))
      const touched = recordsOf(whole).filter((record) => !isAsLeft(own.get(record.id), record))
      if (whole === undefined || touched.length === 0) {
        if (whole !== undefined) await work.removeProfile(whole.profile.kind, organisationId, whole.profile.version)
        step.undone.push(...own.keys())
        step.removed += whole === undefined ? 0 : recordsOf(whole).length
      } else {
        step.kept.push(await keptBecause(work, own.get(touched[0]?.id ?? '')?.noted ?? profile.noted, principal))
      }
      return
    }

    let changed = false
    // The profile last: its records refer to it, and a refusal of it must not cost theirs.
    for (const one of [...traced].sort((a, b) => Number(a === profile) - Number(b === profile))) {
      if (!isAsLeft(one, one.now)) {
        step.kept.push(await keptBecause(work, one.noted, principal))
        continue
      }
      try {
        await restore(work, one, now())
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        step.kept.push({ organisationId, recordId: one.noted.recordId, reason: 'taken', changedBy: null, changedAt: null, message: isStaff(principal) ? error.message : 'What it was before belongs to another organisation now.' })
        continue
      }
      changed = true
      step.undone.push(one.noted.recordId)
      if (one.before === null) step.removed++
      else step.restored++
    }
    if (changed) await refreshSearchEntry(work, organisationId, catalogues.codes)
  }

  /**
   * Undoes an import, finished or interrupted, in units of work of some organisations each; every change stands in the trail
   * with the action `undo`. A record is restored when it still is as the import left it. An organisation that the import made
   * goes with all that belongs to it, unless any of that was changed since. Interrupted or called again, it goes on.
   * Needs imports:write, for somebody else's import profiles:publish too.
   * @throws Problem UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, RULE_REFUSED while the import runs
   */
  return async function undo (id: string, principal: Principal): Promise<UndoResult> {
    demand(principal, 'imports:write')
    const lease = await store.write(principal, async (work) => {
      const batch = await batchOf(work, id, principal)
      const taken = await leases.take(work, id, 'undo')
      await work.putBatch({ ...batch, state: 'undoing', updatedAt: now() })
      return taken
    })
    lease.begin()
    const done: Step = { undone: [], kept: [], restored: 0, removed: 0 }
    try {
      for (let after = ''; ;) {
        const unit = await store.write(principal, async (work) => {
          await lease.fence(work)
          await work.noteUndo()
          const records = await work.batchRecords(id, unitSize, after)
          const step: Step = { undone: [], kept: [], restored: 0, removed: 0 }
          for (const [organisationId, noted] of byOrganisation(records)) await undoOrganisation(work, organisationId, noted, step, principal)
          await work.markUndone(id, step.undone)
          return { step, last: records.at(-1)?.organisationId }
        })
        done.kept.push(...unit.step.kept)
        done.restored += unit.step.restored
        done.removed += unit.step.removed
        if (unit.last === undefined) break
        after = unit.last
      }
      await store.write(principal, async (work) => {
        await lease.fence(work)
        const batch: ImportBatch = await batchOf(work, id, principal)
        await work.putBatch({ ...batch, state: 'undone', updatedAt: now(), finishedAt: now() })
        await lease.release(work)
      })
    } catch (error) {
      await store.write(principal, (work) => lease.release(work)).catch(() => {})
      throw error
    } finally {
      lease.end()
    }
    return { id, state: 'undone', restored: done.restored, removed: done.removed, kept: done.kept }
  }
}

/** Whether the record is what the batch made of it: its version, or what it says (a later import that was undone itself). */
function isAsLeft (traced: Traced | undefined, record: Stored | undefined): boolean {
  if (traced === undefined) return false
  if (record === undefined) return traced.noted.versionAfter === null || traced.before === null
  if (traced.noted.versionAfter === null) return false
  return record.version === traced.noted.versionAfter || isDeepStrictEqual(said(record), said(traced.after))
}

function said (record: unknown): unknown {
  if (!isObject(record)) return record
  const { version: _, updatedAt: __, ...rest } = record
  return JSON.parse(JSON.stringify(rest))
}

async function restore (work: Work, { noted, before, now }: Traced, at: Date): Promise<void> {
  const kind = noted.recordKind
  if (before === null) {
    if (now !== undefined && isRecordKind(kind)) await work.removeRecord(kind, now.id, now.version)
    return
  }
  const version = now?.version ?? (isObject(before) ? Number(before['version']) : 0)
  const was = { ...revived(before), version: version + 1, updatedAt: at }
  if (!isRecordKind(kind)) {
    await work.updateProfile(was as Profile, version)
  } else if (now === undefined) {
    await work.insertRecord(kind, was as Records[typeof kind])
  } else {
    await work.updateRecord(kind, was as Records[typeof kind], version)
  }
}

/** A record out of the trail, its moments as dates again. */
function revived (json: unknown): Record<string, unknown> {
  if (!isObject(json)) throw new Error('The trail does not hold what the record was.')
  const moments = ['createdAt', 'updatedAt', 'reviewedAt'].flatMap((field) => typeof json[field] === 'string' ? [[field, new Date(json[field])]] : [])
  return { ...json, ...Object.fromEntries(moments) }
}

function isRecordKind (kind: ProfileKind | RecordKind): kind is RecordKind {
  return kind !== 'sme' && kind !== 'investor'
}

function recordsOf (whole: Whole | undefined): readonly Stored[] {
  if (whole === undefined) return []
  return 'needs' in whole ? [whole.profile, ...whole.needs, ...whole.claims] : [whole.profile, ...whole.mandates, ...whole.deals, ...whole.claims]
}

function byOrganisation (records: readonly BatchRecord[]): ReadonlyMap<string, readonly BatchRecord[]> {
  const groups = new Map<string, BatchRecord[]>()
  for (const record of records) {
    const group = groups.get(record.organisationId)
    if (group === undefined) groups.set(record.organisationId, [record])
    else group.push(record)
  }
  return groups
}
