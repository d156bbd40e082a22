// The whole service on a fresh database of either engine, closed when the test ends.
import type { Test } from 'tap'
import type { People } from '../src/access/oidc.ts'
import { createService, type Service } from '../src/service.ts'
import { loadCatalogues } from '../src/catalogues/catalogues.ts'
import { createAskerMemory, type AskerMemory } from '../src/imports/courtesy.ts'
import { createElsewhere } from '../src/imports/elsewhere.ts'
import { createTurnMemory, leaveTurns, openStore } from '../src/storage/open.ts'
import { servedDatabase } from './postgres.ts'

/** Loaded once for a test file: the lists never change. */
export const catalogues = loadCatalogues()
export const today = '2026-11-22'
const secret = 'a secret of the tests, 32 bytes!'

/** Roles whose keys need nothing but the role; partners and members stand for somebody. */
export const staff = ['admin', 'reviewer', 'editor'] as const
export type Staff = typeof staff[number]

export interface World { readonly requireCredentials?: boolean, readonly now?: () => Date, readonly people?: People | undefined, /** Large imports run in a thread of their own, by the clock of the machine. */ readonly apart?: boolean, /** Requests that go before such an import. */ readonly askers?: AskerMemory }

/** Noon of the day the reference data was compiled, so that exchange rates and validity do not move with the calendar. */
const noon = () => new Date(`${today}T12:00:00Z`)

async function open (t: Pick<Test, 'teardown'>, url: string, { requireCredentials = false, now = noon, people, apart = false, askers = createAskerMemory() }: World): Promise<Service> {
  const turns = createTurnMemory()
  const store = await openStore(url, { now, turns: { memory: turns, thread: 0 } })
  const elsewhere = apart ? createElsewhere({ url, turns, askers }, () => { leaveTurns(turns, 1) }) : undefined
  t.teardown(async () => {
    await elsewhere?.close()
    await store.close()
  })
  await store.migrate()
  const service = createService({ config: { PROGRAMME_REQUIRES_CREDENTIALS: requireCredentials }, store, catalogues, secret, now, people, elsewhere })
  await service.seedRates()
  return service
}

export async function onSqlite (t: Pick<Test, 'teardown' | 'testdir'>, world: World = {}): Promise<Service> {
  return await open(t, `sqlite:${t.testdir()}/test.db`, world)
}

export async function onPostgres (t: Pick<Test, 'teardown'>, world: World = {}): Promise<Service> {
  return await open(t, (await servedDatabase(t, { now: world.now ?? noon })).service, world)
}

export const engines: ReadonlyArray<readonly [string, (t: Test, world?: World) => Promise<Service>]> = [['SQLite', onSqlite], ['PostgreSQL', onPostgres]]
