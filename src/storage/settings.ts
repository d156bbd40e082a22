// What concerns the whole service: exchange rates and API keys.
import { and, asc, eq, isNull, sql, type SQL } from 'drizzle-orm'
import { Problem } from '../errors.ts'
import type { ApiKey, ExchangeRate } from '../profiles/store.ts'
import type { ChangeLog } from './changes.ts'
import { chunks, type Engine, type Session } from './dialect.ts'

/** All rates, by day and then currency. */
export async function exchangeRates ({ db, t }: Session): Promise<readonly ExchangeRate[]> {
  return await db.select().from(t.exchangeRates).orderBy(asc(t.exchangeRates.date), asc(t.exchangeRates.currency))
}

/** Adds or replaces rates; one that is stored already with the same value is no change. */
export async function putExchangeRates (session: Session, engine: Engine, log: ChangeLog, rates: readonly ExchangeRate[]): Promise<void> {
  const { db, t } = session
  const name = ({ date, currency }: ExchangeRate) => `${date}/${currency}`
  const stored = new Map((await exchangeRates(session)).map((rate) => [name(rate), rate]))
  // The last one counts where a day's currency is given twice: one statement may not touch a row twice.
  const given = [...new Map(rates.map(({ date, currency, perEur }) => [`${date}/${currency}`, { date, currency, perEur }])).values()]
  const changed = given.filter((rate) => stored.get(name(rate))?.perEur !== rate.perEur)
  for (const part of chunks(changed, engine, 3)) {
    await db.insert(t.exchangeRates).values(part).onConflictDoUpdate({
      target: [t.exchangeRates.date, t.exchangeRates.currency], set: { perEur: sql`excluded.per_eur` }
    })
  }
  log.add(...changed.map((rate) => ({
    action: 'settings' as const, recordKind: 'exchange_rate' as const, recordId: name(rate), organisationId: null, before: stored.get(name(rate)) ?? null, after: rate
  })))
}

type KeyRow = Session['t']['apiKeys']['$inferSelect']

function keyQueryOf ({ db, t }: Session) {
  // Without a name: poolers between us and PostgreSQL may not keep named statements.
  return db.select().from(t.apiKeys).where(eq(t.apiKeys.id, sql.placeholder('id'))).prepare('')
}

/** By connection: every request with a key asks, and making the statement takes longer than running it. */
const keyQueries = new WeakMap<Session['db'], ReturnType<typeof keyQueryOf>>()

export async function findKey (session: Session, id: string): Promise<ApiKey | undefined> {
  let query = keyQueries.get(session.db)
  if (query === undefined) keyQueries.set(session.db, query = keyQueryOf(session))
  const [row] = await query.execute({ id })
  return row === undefined ? undefined : toKey(row)
}

/** All keys, ended ones too, oldest first. */
export async function listKeys ({ db, t }: Session): Promise<readonly ApiKey[]> {
  return (await db.select().from(t.apiKeys).orderBy(asc(t.apiKeys.createdAt), asc(t.apiKeys.id))).map(toKey)
}

export async function touchKey ({ db, t }: Session, id: string, at: Date): Promise<void> {
  await db.update(t.apiKeys).set({ lastUsedAt: at }).where(eq(t.apiKeys.id, id))
}

export async function insertKey ({ db, t }: Session, log: ChangeLog, key: ApiKey): Promise<void> {
  const row: KeyRow = { ...key, organisationIds: key.organisationIds.length === 0 ? null : key.organisationIds }
  const written = await db.insert(t.apiKeys).values(row).onConflictDoNothing().returning({ id: t.apiKeys.id })
  if (written.length === 0) throw new Problem('DUPLICATE', `The key id ${key.id} is taken.`)
  log.add({ action: 'create', recordKind: 'api_key', recordId: key.id, organisationId: null, before: null, after: told(key) })
}

export async function revokeKey (session: Session, log: ChangeLog, id: string, at: Date): Promise<boolean> {
  return await endKey(session, log, id, { revokedAt: at }, isNull(session.t.apiKeys.revokedAt))
}

export async function replaceKey (session: Session, log: ChangeLog, id: string, by: { readonly replacedBy: string, readonly expiresAt: Date }): Promise<boolean> {
  const { apiKeys } = session.t
  return await endKey(session, log, id, by, and(isNull(apiKeys.revokedAt), isNull(apiKeys.replacedBy)))
}

async function endKey (session: Session, log: ChangeLog, id: string, end: Partial<Pick<ApiKey, 'revokedAt' | 'replacedBy' | 'expiresAt'>>, still: SQL | undefined): Promise<boolean> {
  const { db, t } = session
  const before = await findKey(session, id)
  const [row] = await db.update(t.apiKeys).set(end).where(and(eq(t.apiKeys.id, id), still)).returning()
  if (before === undefined || row === undefined) return false
  log.add({ action: 'update', recordKind: 'api_key', recordId: id, organisationId: null, before: told(before), after: told(toKey(row)) })
  return true
}

function toKey (row: KeyRow): ApiKey {
  return { ...row, organisationIds: row.organisationIds ?? [] }
}

/** The audit trail tells of keys, not what their secrets hash to. */
function told ({ digest: _, ...key }: ApiKey): Omit<ApiKey, 'digest'> {
  return key
}
