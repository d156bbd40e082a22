// The rooms over a real database, with a clock that stands still until it is moved.
import type { Test } from 'tap'
import { type Principal, principalOf } from '../../src/access/principal.ts'
import { createSealer } from '../../src/access/seal.ts'
import { loadCatalogues } from '../../src/catalogues/catalogues.ts'
import { Problem, type FieldIssue } from '../../src/errors.ts'
import { createInvestors } from '../../src/investors/investors.ts'
import { createDirectories } from '../../src/profiles/directories.ts'
import type { InputContext } from '../../src/profiles/lists.ts'
import { createProfiles } from '../../src/profiles/profiles.ts'
import { createSmes } from '../../src/smes/smes.ts'
import { openStore } from '../../src/storage/open.ts'

export const catalogues = loadCatalogues()
export const admin: Principal = principalOf('key_admin', 'admin')
export const editor: Principal = principalOf('key_editor', 'editor')
export const reviewer: Principal = principalOf('key_reviewer', 'reviewer')
export const rates = [
  { date: '2024-12-31', currency: 'CNY', perEur: 7.5 },
  { date: '2025-12-31', currency: 'CNY', perEur: 8 }
] as const
export const context: InputContext = { catalogues, currencies: ['EUR', 'CNY'], now: new Date('2026-11-22T08:00:00Z'), idKey: new Uint8Array(32) }

export async function world (t: Test) {
  const clock = { now: new Date('2026-11-22T08:00:00Z') }
  const now = () => clock.now
  const store = await openStore(`sqlite:${t.testdir()}/test.db`, { now })
  t.teardown(() => store.close())
  await store.migrate()
  await store.write(admin, (work) => work.putExchangeRates([...rates]))
  const deps = { store, catalogues, now }
  return {
    store,
    clock,
    smes: createSmes(deps),
    investors: createInvestors(deps),
    profiles: createProfiles(deps),
    directories: createDirectories({ store, catalogues, sealer: createSealer('a secret of sixteen bytes') })
  }
}

/** The refusal that a promise or function ends in. */
export async function refusal (act: () => unknown): Promise<Problem> {
  try {
    await act()
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
  throw new Error('Nothing was refused.')
}

/** Where a refusal says something is wrong. */
export async function pointers (act: () => unknown): Promise<readonly string[]> {
  return (await refusal(act)).issues.map(({ pointer }: FieldIssue) => pointer)
}
