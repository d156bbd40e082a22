// A dry run's store: a private SQLite file that begins empty and copies, from the store it stands in for, each organisation
// that is asked about before it answers. So the same code reads and writes as in earnest, later records see earlier ones, and
// neither is anybody kept waiting by it nor anything of it left, on either engine.
import { inArray } from 'drizzle-orm'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RecordKind, Work } from '../profiles/store.ts'
import { lastImported, namesakesByKey } from './batches.ts'
import { changes } from './changes.ts'
import { chunks, type Engine, type Session } from './dialect.ts'
import { broughtFrom, findBySource, findHolders } from './profiles.ts'
import { findRecord } from './records.ts'
import { recordTable } from './rows.ts'
import { exchangeRates } from './settings.ts'
import type { WriteSession } from './write-session.ts'

/** What a rehearsal stands in for: statements see the newest committed state. */
export interface Origin { readonly session: Session, readonly engine: Engine }

/** Changes of a rehearsal have positions from here on, so that those of the store it stands in for keep theirs. */
const firstPosition = 2 ** 40

const nothingFound = { words: [], facets: [], spans: [], hidden: { words: [], facets: [], spans: [] }, shown: null }

/** The database of a rehearsal, in a temporary folder that only this process's user can read; `close` removes it. */
export async function openScratch ({ session }: Origin): Promise<Engine> {
  const { openSqlite } = await import('./sqlite.ts')
  const folder = await mkdtemp(join(tmpdir(), `ponteverde-dry-run-${process.pid}-`))
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    const engine = openSqlite(join(folder, 'dry-run.db'), { durable: false })
    await engine.migrate()
    const rates = await exchangeRates(session)
    await engine.write(async (_, insertRows) => {
      await insertRows(engine.t.exchangeRates, rates.map((rate) => ({ ...rate })))
      await insertRows(engine.t.dataVersion, [{ id: 1, position: firstPosition }])
    })
    return { ...engine, close: () => engine.close().finally(remove) }
  } catch (error) {
    await remove()
    throw error
  }
}

/** The unit of work, copying before it answers. */
export function rehearsed (work: Work, own: WriteSession, { session, engine }: Origin): Work {
  const { known } = own
  const bring = (ids: Iterable<string>): Promise<void> => bringOrganisations(own, { session, engine }, [...new Set(ids)])
  const bySource = async (source: string, externalIds: readonly string[]): Promise<void> => {
    const open = externalIds.filter((externalId) => known.ofSource(source, externalId) === undefined)
    if (open.length > 0) await bring((await findBySource(session, engine, source, open)).values())
  }
  return {
    ...work,
    async foresee (expected) {
      const { externalIds = [], organisations = [], identifiers = [], names = [] } = expected
      for (const source of new Set(externalIds.map(([source]) => source))) await bySource(source, externalIds.flatMap(([of, externalId]) => of === source ? [externalId] : []))
      await bring(organisations)
      for (const scheme of new Set(identifiers.map(({ scheme }) => scheme))) {
        await bring((await findHolders(session, engine, scheme, identifiers.flatMap((one) => one.scheme === scheme ? [one.value] : []))).values())
      }
      for (const { kind, nameKeys } of together(names)) {
        const found = await namesakesByKey(session, engine, kind, nameKeys)
        await bring([...found.values()].flat().map(({ id }) => id))
      }
      await work.foresee(expected)
    },
    async wholes (ids) {
      await bring(ids)
      return await work.wholes(ids)
    },
    async findBySource (source, externalIds) {
      await bySource(source, externalIds)
      return await work.findBySource(source, externalIds)
    },
    async findByIdentifier (scheme, value) {
      if (known.ofIdentifier(scheme, value) === undefined) await bring((await findHolders(session, engine, scheme, [value])).values())
      return await work.findByIdentifier(scheme, value)
    },
    async record (kind, id) {
      const record = await findRecord(session, kind, id)
      if (record !== undefined) await bring([record.organisationId])
      return await work.record(kind, id)
    },
    async namesakes (kind, nameKeys) {
      if (known.namesakes(kind, nameKeys) === undefined) await bring([...(await namesakesByKey(session, engine, kind, nameKeys)).values()].flat().map(({ id }) => id))
      return await work.namesakes(kind, nameKeys)
    },
    lastImported: async (recordId) => await work.lastImported(recordId) ?? await lastImported(session, recordId),
    broughtFrom: async (source) => [...new Set([...await broughtFrom(session, source), ...await work.broughtFrom(source)])],
    changes: (query) => query.after < firstPosition ? changes(session, engine, query) : work.changes(query),
    // What directories find by is never asked in a rehearsal; the name is, for namesakes.
    putSearchEntry: (organisationId, { nameKey }) => work.putSearchEntry(organisationId, { ...nothingFound, nameKey })
  }
}

type Names = ReadonlyArray<{ readonly kind: 'sme' | 'investor', readonly nameKeys: readonly string[] }>

function together (names: Names): Names {
  return (['sme', 'investor'] as const).flatMap((kind) => {
    const nameKeys = [...new Set(names.flatMap((one) => one.kind === kind ? one.nameKeys : []))]
    return nameKeys.length === 0 ? [] : [{ kind, nameKeys }]
  })
}

/** Copies the organisations that are not there yet, with all that belongs to them and what imports did to them. */
async function bringOrganisations (own: WriteSession, { session, engine }: Origin, ids: readonly string[]): Promise<void> {
  const { db, t } = session
  const open = ids.filter((id) => own.known.whole(id) == null)
  for (const part of chunks(open, engine, 1)) {
    const rows = await db.select().from(t.organisations).where(inArray(t.organisations.id, part))
    if (rows.length === 0) continue
    await own.pending.flush()
    const there = new Set((await own.db.select({ id: own.t.organisations.id }).from(own.t.organisations).where(inArray(own.t.organisations.id, rows.map(({ id }) => id)))).map(({ id }) => id))
    const missing = rows.filter(({ id }) => !there.has(id))
    if (missing.length === 0) continue
    // Somebody may have changed the store meanwhile: where a copy would clash with what was tried out, that stays.
    const copy = (table: Parameters<WriteSession['insertRows']>[0], copied: ReadonlyArray<Readonly<Record<string, unknown>>>) => own.insertRows(table, copied, 'on conflict do nothing')
    await copy(own.t.organisations, missing)
    const of = missing.map(({ id }) => id)
    await copy(own.t.contacts, await db.select().from(t.contacts).where(inArray(t.contacts.organisationId, of)))
    await copy(own.t.identifiers, await db.select().from(t.identifiers).where(inArray(t.identifiers.organisationId, of)))
    const records = [...of]
    for (const kind of ['need', 'mandate', 'deal', 'claim'] satisfies RecordKind[]) {
      const table = recordTable(t, kind)
      const found = await db.select().from(table).where(inArray(table.organisationId, of))
      await copy(recordTable(own.t, kind), found)
      records.push(...found.map(({ id }) => id))
    }
    for (const some of chunks(records, engine, 1)) await copy(own.t.batchRecords, await db.select().from(t.batchRecords).where(inArray(t.batchRecords.recordId, some)))
  }
}
