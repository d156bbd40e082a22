// The tables of imports: batches, what was said about their rows, what they changed, and jobs.
import type { BatchRemark, ImportMode, Job, StoredState } from '../imports/store.ts'
import type { ProfileKind, RecordKind } from '../profiles/store.ts'
import type { Columns } from './columns.pg.ts'

/** No foreign keys: these tables tell what happened, also of what is gone. */
export function defineImportTables (c: Columns) {
  const importBatches = c.table('import_batches', {
    id: c.text('id').primaryKey(),
    state: c.text('state').$type<StoredState>().notNull(),
    actor: c.text('actor').notNull(),
    partnerId: c.text('partner_id'),
    mode: c.text('mode').$type<ImportMode>().notNull(),
    overwrite: c.bool('overwrite').notNull(),
    fileName: c.text('file_name'),
    fileHash: c.text('file_hash'),
    mapping: c.text('mapping'),
    mappingVersion: c.text('mapping_version'),
    source: c.text('source'),
    kind: c.text('kind').$type<ProfileKind>(),
    rowsTotal: c.int('rows_total'),
    rowsRead: c.int('rows_read').notNull(),
    created: c.int('created').notNull(),
    updated: c.int('updated').notNull(),
    unchanged: c.int('unchanged').notNull(),
    rejected: c.int('rejected').notNull(),
    warned: c.int('warned').notNull(),
    refused: c.int('refused').notNull(),
    startedAt: c.instant('started_at').notNull(),
    updatedAt: c.instant('updated_at').notNull(),
    finishedAt: c.instant('finished_at')
  })

  /** `ordinal` keeps the order in which they were said. */
  const batchRemarks = c.table('batch_remarks', {
    batchId: c.text('batch_id').notNull(),
    ordinal: c.int('ordinal').notNull(),
    row: c.int('row').notNull(),
    kind: c.text('kind').$type<BatchRemark['kind']>().notNull(),
    body: c.json<unknown>('body').notNull()
  }, (t) => [c.primaryKey({ columns: [t.batchId, t.ordinal] })])

  /** One row for each record a batch changed. The documents before and after are those of `changes`. */
  const batchRecords = c.table('batch_records', {
    batchId: c.text('batch_id').notNull(),
    organisationId: c.text('organisation_id').notNull(),
    recordId: c.text('record_id').notNull(),
    recordKind: c.text('record_kind').$type<ProfileKind | RecordKind>().notNull(),
    firstPosition: c.long('first_position').notNull(),
    lastPosition: c.long('last_position').notNull(),
    versionAfter: c.int('version_after'),
    kept: c.json<readonly string[]>('kept'),
    undone: c.bool('undone').notNull()
  }, (t) => [
    c.primaryKey({ columns: [t.batchId, t.organisationId, t.recordId] }),
    c.index('batch_records_record_idx').on(t.recordId, t.lastPosition)
  ])

  const jobs = c.table('jobs', {
    id: c.text('id').primaryKey(),
    kind: c.text('kind').$type<Job['kind']>().notNull(),
    owner: c.text('owner'),
    leasedUntil: c.instant('leased_until'),
    attempts: c.int('attempts').notNull()
  })

  /** Mappings that were uploaded; those shipped with the service are files. */
  const mappings = c.table('mappings', {
    id: c.text('id').primaryKey(),
    version: c.int('version').notNull(),
    document: c.json<Readonly<Record<string, unknown>>>('document').notNull(),
    createdAt: c.instant('created_at').notNull(),
    createdBy: c.text('created_by').notNull(),
    updatedAt: c.instant('updated_at').notNull(),
    updatedBy: c.text('updated_by').notNull()
  })

  return { importBatches, batchRemarks, batchRecords, jobs, mappings }
}
