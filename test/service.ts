// The whole service on a fresh database of either engine, closed when the test ends.
import type { Test } from 'tap'
import { createService, type Service } from '../src/service.ts'
import { loadCatalogues } from '../src/catalogues/catalogues.ts'
import { openStore } from '../src/storage/open.ts'
import { freshDatabase } from './postgres.ts'

/** Loaded once for a test file: the lists never change. */
export const catalogues = loadCatalogues()
export const today = '2026-11-22'
const secret = 'a secret of the tests, 32 bytes!'

export interface World { readonly requireCredentials?: boolean, readonly now?: () => Date }

/** Noon of the day the reference data was compiled, so that exchange rates and validity do not move with the calendar. */
const noon = () => new Date(`${today}T12:00:00Z`)

async function open (t: Pick<Test, 'teardown'>, url: string, { requireCredentials = false, now = noon }: World): Promise<Service> {
  const store = await openStore(url, { now })
  t.teardown(() => store.close())
  await store.migrate()
  const service = createService({ config: { PROGRAMME_REQUIRES_CREDENTIALS: requireCredentials }, store, catalogues, secret, now })
  await service.seedRates()
  return service
}

export async function onSqlite (t: Pick<Test, 'teardown' | 'testdir'>, world: World = {}): Promise<Service> {
  return await open(t, `sqlite:${t.testdir()}/test.db`, world)
}

export async function onPostgres (t: Pick<Test, 'teardown'>, world: World = {}): Promise<Service> {
  return await open(t, await freshDatabase(t), world)
}

export const engines: ReadonlyArray<readonly [string, (t: Test, world?: World) => Promise<Service>]> = [['SQLite', onSqlite], ['PostgreSQL', onPostgres]]
