// What imports keep in the database besides the profiles: batches with their remarks, what each batch changed, and jobs
// with leases. Plain types; src/storage implements them on both engines.
import type { IdentifierScheme } from '../profiles/profile.ts'
import type { ProfileKind, RecordKind } from '../profiles/store.ts'
import type { ImportCounts, ImportWarning, RejectedField } from './result.ts'

/** `upsert`: new records are created, known ones updated; the others leave the one or the other alone. */
export const importModes = ['upsert', 'create-only', 'update-only'] as const
export type ImportMode = typeof importModes[number]

/** As stored. What is `running` or `undoing` without anybody holding its job's lease was interrupted. */
export type StoredState = 'running' | 'done' | 'undoing' | 'undone'

/** One import of one file. `counts` hold what is committed: they are written together with the records they count. */
export interface ImportBatch {
  readonly id: string
  readonly state: StoredState
  /** Id of the principal who started it. */
  readonly actor: string
  /** The partner for whom it was started; null for staff. */
  readonly partnerId: string | null
  readonly mode: ImportMode
  /** Whether it may replace what people changed. */
  readonly overwrite: boolean
  readonly fileName: string | null
  /** SHA-256 of the file's bytes, hexadecimal; null while not known. */
  readonly fileHash: string | null
  /** Id and version of the mapping the file was read by; null for none. */
  readonly mapping: string | null
  readonly mappingVersion: string | null
  /** The source and kind of records that name none. */
  readonly source: string | null
  readonly kind: ProfileKind | null
  /** Records of the file; null while not known. */
  readonly rowsTotal: number | null
  readonly counts: ImportCounts
  /** Warnings and rejected fields so far; beyond the report's limit they are counted but not kept. */
  readonly warned: number
  readonly refused: number
  readonly startedAt: Date
  readonly updatedAt: Date
  readonly finishedAt: Date | null
}

/** A remark kept with its batch; `veto` is an exclusion to be settled once all records are there. */
export type BatchRemark =
  | { readonly kind: 'rejected', readonly row: number, readonly body: RejectedField }
  | { readonly kind: 'warning', readonly row: number, readonly body: ImportWarning }
  | { readonly kind: 'veto', readonly row: number, readonly body: unknown }

/** What a batch did to one record. What it was before stands in the change at `firstPosition`, what it became in that at `lastPosition`. */
export interface BatchRecord {
  readonly batchId: string
  readonly recordKind: ProfileKind | RecordKind
  readonly recordId: string
  readonly organisationId: string
  readonly firstPosition: number
  readonly lastPosition: number
  /** The record's version when the batch left it; null when the batch removed it. */
  readonly versionAfter: number | null
  /** Fields in which a person's change was kept against the file, as `field` or `field/part`. */
  readonly kept: readonly string[]
}

/** How the newest import that was not undone left a record. `position` is null while that import's unit of work is not over. */
export interface LastImported { readonly position: number | null, readonly version: number | null, readonly kept: readonly string[] }

/** Work in progress. Whoever holds the lease works on it; after `leasedUntil` somebody else may. */
export interface Job {
  readonly id: string
  readonly kind: 'import' | 'undo'
  /** Who holds the lease; null when nobody does. */
  readonly owner: string | null
  readonly leasedUntil: Date | null
  /** How often somebody began. */
  readonly attempts: number
}

/** An organisation that may be the one being imported: the same name in directories. */
export interface Namesake { readonly id: string, readonly province: string | null, readonly source: string | null, readonly externalId: string | null }

/** An uploaded mapping. `document` is as it was given: whoever reads files by it checks its shape. */
export interface StoredMapping {
  readonly id: string
  /** Counts its changes from 1; the document's own version is its author's. */
  readonly version: number
  readonly document: Readonly<Record<string, unknown>>
  readonly createdAt: Date
  /** Ids of principals. */
  readonly createdBy: string
  readonly updatedAt: Date
  readonly updatedBy: string
}

/** What a unit of work will ask for: all of it is read together. What it asks for besides is read all the same. */
export interface Foreseen {
  /** By source. */
  readonly externalIds?: ReadonlyArray<readonly [source: string, externalId: string]>
  /** Ids, stored or not. */
  readonly organisations?: readonly string[]
  readonly identifiers?: ReadonlyArray<{ readonly scheme: IdentifierScheme, readonly value: string }>
  /** Names as `namesakes` will be asked for them. */
  readonly names?: ReadonlyArray<{ readonly kind: ProfileKind, readonly nameKeys: readonly string[] }>
}

export interface BatchReads {
  batch (id: string): Promise<ImportBatch | undefined>
  /** The newest batches first. */
  batches (first: number): Promise<readonly ImportBatch[]>
  /** In order of row. */
  batchRemarks (batchId: string): Promise<readonly BatchRemark[]>
  /** What the batch changed and is not undone, of up to `organisations` organisations, in order of organisation and then of change. */
  batchRecords (batchId: string, organisations: number, after?: string): Promise<readonly BatchRecord[]>
  lastImported (recordId: string): Promise<LastImported | undefined>
  job (id: string): Promise<Job | undefined>
  /** Uploaded mappings, in order of id. */
  mappings (): Promise<readonly StoredMapping[]>
  mapping (id: string): Promise<StoredMapping | undefined>
  /** Organisations of the kind whose name in directories (`SearchEntry.nameKey`) is one of these, in order of id; at most 20. */
  namesakes (kind: ProfileKind, nameKeys: readonly string[]): Promise<readonly Namesake[]>
}

export interface BatchWork {
  /**
   * Reads in bulk what the unit of work will ask for. From here on its inserts are kept back and written together: a refusal
   * that only the database can make (an id that a record of another organisation has) then comes from `settle`, or at the
   * unit's end, and ends the unit. Can be called again for what was learnt from the answers.
   */
  foresee (expected: Foreseen): Promise<void>
  /** Writes what is kept back. @throws Problem DUPLICATE */
  settle (): Promise<void>
  /** Stores a mapping, new (`expectedVersion` null) or in place of that version. @throws Problem DUPLICATE, VERSION_CONFLICT, NOT_FOUND */
  putMapping (mapping: StoredMapping, expectedVersion: number | null): Promise<void>
  /** @throws Problem VERSION_CONFLICT, NOT_FOUND */
  removeMapping (id: string, expectedVersion: number): Promise<void>
  /** From here on every change of this unit of work to an organisation is noted as the batch's. */
  noteChanges (batchId: string): Promise<void>
  /** From here on every change of this unit of work stands in the trail with the action `undo`. */
  noteUndo (): Promise<void>
  /** Fields of a record in which a person's change stands; noted with the record's change. */
  noteKept (recordId: string, fields: readonly string[]): Promise<void>
  /** Stores the batch: a new one, or one known by its id. */
  putBatch (batch: ImportBatch): Promise<void>
  addBatchRemarks (batchId: string, remarks: readonly BatchRemark[]): Promise<void>
  /** These records of the batch are as if it had not been. */
  markUndone (batchId: string, recordIds: readonly string[]): Promise<void>
  /** Takes the lease when nobody holds it at `now`, or `from` does; false when somebody else works on the job. */
  takeJob (job: { readonly id: string, readonly kind: Job['kind'], readonly owner: string, readonly now: Date, readonly until: Date, readonly from?: string | undefined }): Promise<boolean>
  /** Extends the lease; false when it is no longer the owner's. Inside a unit of work it fences: without the lease nothing may be committed. */
  renewJob (id: string, owner: string, until: Date): Promise<boolean>
  /** Gives the lease back, if it still is the owner's. */
  releaseJob (id: string, owner: string): Promise<void>
}
