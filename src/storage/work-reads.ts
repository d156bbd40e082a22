// Reads within a unit of work: they see what the unit did, also what it keeps back, and ask for nothing that it knows.
import type { Foreseen } from '../imports/store.ts'
import type { Reads, Whole } from '../profiles/store.ts'
import { lastImports, namesakesByKey } from './batches.ts'
import type { ChangeLog } from './changes.ts'
import { findBySource, findHolders } from './profiles.ts'
import { wholes } from './wholes.ts'
import type { WriteSession } from './write-session.ts'

/** The reads of a session, each after what the unit of work keeps back was written, unless it knows the answer. */
export function readsOfWork (seen: Reads, session: WriteSession, log: ChangeLog): Reads {
  const { known, pending } = session
  const afterFlush = Object.fromEntries(Object.entries(seen).map(([name, read]: [string, (...args: unknown[]) => Promise<unknown>]) => [name, async (...args: unknown[]) => {
    await pending.flush()
    return await read(...args)
  }])) as unknown as Reads
  const afterLog = async (): Promise<void> => {
    await pending.flush()
    await log.flush()
  }
  return {
    ...afterFlush,
    async dataVersion () { await afterLog(); return await seen.dataVersion() },
    async changes (query) { await afterLog(); return await seen.changes(query) },
    async changedSince (position) { await afterLog(); return await seen.changedSince(position) },
    async exchangeRates () {
      const rates = known.rates() ?? await seen.exchangeRates()
      known.learnRates(rates)
      return rates
    },
    async wholes (ids) {
      if (!known.on) return await afterFlush.wholes(ids)
      await learnWholes(session, ids)
      return ids.flatMap((id) => known.whole(id) ?? [])
    },
    async findBySource (source, externalIds) {
      if (!known.on) return await afterFlush.findBySource(source, externalIds)
      await learnSources(session, source, externalIds)
      return new Map(externalIds.flatMap((externalId) => {
        const id = known.ofSource(source, externalId)
        return id == null ? [] : [[externalId, id]]
      }))
    },
    async findByIdentifier (scheme, value) {
      const holder = known.ofIdentifier(scheme, value)
      return holder === undefined ? await afterFlush.findByIdentifier(scheme, value) : holder ?? undefined
    },
    async namesakes (kind, nameKeys) {
      return known.namesakes(kind, nameKeys) ?? await afterFlush.namesakes(kind, nameKeys)
    },
    async lastImported (recordId) {
      const noted = log.notedOf(recordId) ?? known.imported(recordId)
      return noted === undefined ? await seen.lastImported(recordId) : noted ?? undefined
    }
  }
}

/** Reads in bulk what the unit of work will ask for; from here on it remembers what it reads, and keeps its inserts back. */
export async function foresee (session: WriteSession, { externalIds = [], organisations = [], identifiers = [], names = [] }: Foreseen): Promise<void> {
  const { known, pending, engine } = session
  known.begin()
  pending.defer()
  for (const [source, values] of grouped(externalIds)) await learnSources(session, source, values)
  await learnWholes(session, organisations)
  for (const [scheme, values] of grouped(identifiers.map(({ scheme, value }) => [scheme, value] as const))) {
    const open = values.filter((value) => known.ofIdentifier(scheme, value) === undefined)
    if (open.length === 0) continue
    await pending.flush()
    known.learnIdentifiers(scheme, open, await findHolders(session, engine, scheme, open))
  }
  for (const kind of ['sme', 'investor'] as const) {
    const lists = names.flatMap((one) => one.kind === kind && known.namesakes(kind, one.nameKeys) === undefined ? [one.nameKeys] : [])
    if (lists.length === 0) continue
    await pending.flush()
    known.learnNames(kind, lists, await namesakesByKey(session, engine, kind, [...new Set(lists.flat())]))
  }
}

async function learnSources (session: WriteSession, source: string, externalIds: readonly string[]): Promise<void> {
  const { known, pending, engine } = session
  const open = externalIds.filter((externalId) => known.ofSource(source, externalId) === undefined)
  if (open.length === 0) return
  await pending.flush()
  known.learnSources(source, open, await findBySource(session, engine, source, open))
}

/** Organisations with all that belongs to them, and how imports left each record. */
async function learnWholes (session: WriteSession, ids: readonly string[]): Promise<void> {
  const { known, pending, engine } = session
  const open = [...new Set(ids)].filter((id) => known.whole(id) === undefined)
  if (open.length === 0) return
  await pending.flush()
  const found = await wholes(session, engine, open)
  known.learnWholes(open, found)
  const records = found.flatMap(recordIds)
  if (records.length > 0) known.learnImported(records, await lastImports(session, engine, records))
}

function recordIds (whole: Whole): string[] {
  const lists: ReadonlyArray<ReadonlyArray<{ readonly id: string }>> = 'needs' in whole ? [[whole.profile], whole.needs, whole.claims] : [[whole.profile], whole.mandates, whole.deals, whole.claims]
  return lists.flatMap((list) => list.map(({ id }) => id))
}

/** Each value once, by what stands before it. */
function grouped<K extends string> (pairs: ReadonlyArray<readonly [K, string]>): Map<K, string[]> {
  const groups = new Map<K, Set<string>>()
  for (const [key, value] of pairs) {
    const group = groups.get(key)
    if (group === undefined) groups.set(key, new Set([value]))
    else group.add(value)
  }
  return new Map([...groups].map(([key, values]) => [key, [...values]]))
}
