// Secrets the service makes for itself: kept in the database, so that all instances and the command line have the same.
import { randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Engine } from './dialect.ts'
import { everything } from './reach.ts'

const idKeyName = 'id_key'
const keyBytes = 32

/** Makes the key of derived ids where there is none yet. Of several processes that start at once, one makes it. */
export async function makeIdKey (engine: Engine, now: () => Date): Promise<void> {
  if (await stored(engine) !== undefined) return
  await engine.write(async (db) => {
    await db.insert(engine.t.secrets).values({ name: idKeyName, value: randomBytes(keyBytes).toString('base64url'), madeAt: now() }).onConflictDoNothing()
  })
}

/**
 * What reads the key of derived ids, and remembers it, as it never changes. On whosever behalf it is asked, the service itself
 * reads it: no caller's reach includes it. Throws when the database was never migrated by a store.
 */
export function idKeyReader (engine: Engine): () => Promise<Uint8Array> {
  let known: Uint8Array | undefined
  return async () => {
    if (known !== undefined) return known
    const value = await stored(engine)
    if (value === undefined) throw new Error('The database has no key for ids: migrate it first.')
    known = Buffer.from(value, 'base64url')
    return known
  }
}

async function stored (engine: Engine): Promise<string | undefined> {
  // Awaited inside: a query begins when it is awaited.
  const [row] = await engine.within(everything, async () => await engine.read.select({ value: engine.t.secrets.value }).from(engine.t.secrets).where(eq(engine.t.secrets.name, idKeyName)))
  return row?.value
}
