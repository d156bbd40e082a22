// Rate limits that instances share, on PostgreSQL: a leaking bucket for each caller, in one statement.
import { lt, sql } from 'drizzle-orm'
import type { Store } from '../profiles/store.ts'
import type { Engine } from './dialect.ts'
import { everything } from './reach.ts'

/** The budgets of one database. They are the service's own, whoever asks. */
export function rateBudgets (engine: Engine): NonNullable<Store['rateBudgets']> {
  const { rateBudgets: t } = engine.t
  return {
    spend: (who, points, { limit, windowSeconds }) => engine.within(everything, () => engine.single(async (db) => {
      // The server's clock: those of instances differ. Who waited for the row of another may come with an earlier moment.
      const now = sql`greatest(${t.at}, excluded.at)`
      const before = sql`greatest(0, ${t.spent} - extract(epoch from ${now} - ${t.at})::double precision * ${limit / windowSeconds}::double precision)`
      const allowed = sql`(${before} = 0 or ${before} + excluded.spent <= ${limit}::double precision)`
      const [row] = await db.insert(t).values({ who, spent: points, allowed: true, at: sql`clock_timestamp()` }).onConflictDoUpdate({
        target: t.who,
        set: { spent: sql`case when ${allowed} then ${before} + excluded.spent else ${before} end`, allowed, at: now }
      }).returning({ allowed: t.allowed, spent: t.spent })
      if (row === undefined) throw new Error('The budget gave no answer')
      return row
    })),
    forget: (before) => engine.within(everything, () => engine.single(async (db) => { await db.delete(t).where(lt(t.at, before)) }))
  }
}
