// What a unit of work inserts, kept back to be written together where the unit said beforehand what it will do; else at once.
import { inArray } from 'drizzle-orm'
import { Problem } from '../errors.ts'
import type { Identifier } from '../profiles/profile.ts'
import type { RecordKind, SearchEntry } from '../profiles/store.ts'
import { chunks, type Engine, type InsertRows, type Session } from './dialect.ts'
import { createQueue } from './queue.ts'
import { entryColumns, entryRows } from './entry-rows.ts'
import { recordTable, type OrganisationRow, type RecordRow } from './rows.ts'

export type IdentifierRow = Pick<Identifier, 'scheme' | 'value'> & { readonly organisationId: string }

export interface Pending {
  /** From here on inserts are kept back until `flush`. */
  defer (): void
  addOrganisation (row: OrganisationRow): void
  addIdentifiers (rows: readonly IdentifierRow[]): void
  addRecord (kind: RecordKind, row: RecordRow): void
  /** What directories find an organisation by that has nothing of the kind stored yet. */
  addEntry (organisationId: string, entry: SearchEntry): void
  /** True for an organisation that was added and is not written yet: its name is set by `addEntry`. */
  holds (organisationId: string): boolean
  /** To be called after adding: writes at once, unless inserts are kept back. */
  settle (): Promise<void>
  /** Writes all that is kept back. @throws Problem DUPLICATE when a record's id is taken; nothing kept back can be trusted then. */
  flush (): Promise<void>
}

interface Batch {
  readonly organisations: Map<string, OrganisationRow>
  readonly identifiers: IdentifierRow[]
  readonly records: Map<RecordKind, Map<string, RecordRow>>
  readonly entries: Map<string, SearchEntry>
}

const empty = (): Batch => ({ organisations: new Map(), identifiers: [], records: new Map(), entries: new Map() })

export function createPending (session: Session, engine: Engine, insertRows: InsertRows): Pending {
  const { db, t } = session
  let batch = empty()
  let deferring = false
  let failed: { readonly error: unknown } | undefined
  /** Statements of one flush after those of another, also when several methods of a unit of work run together. */
  const turns = createQueue()

  const refuseTaken = async (records: Batch['records']): Promise<void> => {
    for (const [kind, rows] of records) {
      const table = recordTable(t, kind)
      for (const ids of chunks([...rows.keys()], engine, 1)) {
        const [found] = await db.select({ id: table.id }).from(table).where(inArray(table.id, ids)).limit(1)
        if (found !== undefined) throw takenId(found.id)
      }
    }
  }

  const write = async ({ organisations, identifiers, records, entries }: Batch): Promise<void> => {
    await refuseTaken(records)
    if (organisations.size > 0) await insertRows(t.organisations, [...organisations.values()])
    if (identifiers.length > 0) await insertRows(t.identifiers, identifiers)
    for (const [kind, rows] of records) await insertRows(recordTable(t, kind), [...rows.values()])
    const rows = [...entries].map(([organisationId, entry]) => entryRows(organisationId, entry))
    for (const name of ['words', 'facets', 'spans'] as const) {
      const all = rows.flatMap((one): ReadonlyArray<Readonly<Record<string, unknown>>> => one[name])
      if (all.length > 0) await insertRows(t[name], all)
    }
  }

  const flush = (): Promise<void> => turns.run(async () => {
    if (failed !== undefined) throw failed.error
    const taken = batch
    if (taken.organisations.size === 0 && taken.identifiers.length === 0 && taken.records.size === 0 && taken.entries.size === 0) return
    batch = empty()
    try {
      await write(taken)
    } catch (error) {
      // Whoever asked for what is kept back was told that it went well.
      if (deferring) failed = { error }
      throw error
    }
  })

  return {
    defer () { deferring = true },
    addOrganisation (row) { batch.organisations.set(row.id, row) },
    addIdentifiers (rows) { batch.identifiers.push(...rows) },
    addRecord (kind, row) {
      const rows = batch.records.get(kind) ?? new Map<string, RecordRow>()
      if (rows.has(row.id)) throw takenId(row.id)
      batch.records.set(kind, rows.set(row.id, row))
    },
    addEntry (organisationId, entry) {
      const row = batch.organisations.get(organisationId)
      if (row !== undefined) batch.organisations.set(organisationId, { ...row, ...entryColumns(entry, row) })
      batch.entries.set(organisationId, entry)
    },
    holds: (organisationId) => batch.organisations.has(organisationId),
    settle: async () => { if (!deferring) await flush() },
    flush
  }
}

function takenId (id: string): Problem {
  const message = `The id ${id} is taken.`
  return new Problem('DUPLICATE', message, { issues: [{ pointer: '/id', code: 'duplicate', message }] })
}
