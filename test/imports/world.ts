// A service's rooms over a database of its own, and documents to import into it.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Test } from 'tap'
import { type Principal, principalOf } from '../../src/access/principal.ts'
import { loadCatalogues } from '../../src/catalogues/catalogues.ts'
import { createClaims } from '../../src/claims/claims.ts'
import { createImports, type ImportOptions, type ImportResult } from '../../src/imports/imports.ts'
import { seedRates } from '../../src/imports/seed.ts'
import { createProfiles } from '../../src/profiles/profiles.ts'
import type { WholeInvestor, WholeSme } from '../../src/profiles/store.ts'
import { openStore } from '../../src/storage/open.ts'

export type Json = Record<string, unknown>

export const admin: Principal = principalOf('key_admin', 'admin')
export const editor: Principal = principalOf('key_editor', 'editor')
export const reviewer: Principal = principalOf('key_reviewer', 'reviewer')

const catalogues = loadCatalogues()

export async function build (t: Test) {
  const clock = { now: new Date('2026-11-22T10:00:00Z') }
  const now = (): Date => clock.now
  const store = await openStore(`sqlite:${join(t.testdir({}), 'test.db')}`, { now })
  t.teardown(() => store.close())
  await store.migrate()
  await seedRates(store, admin)
  const deps = { store, catalogues, now }
  const imports = createImports(deps)
  const run = async (documents: readonly unknown[], options: Partial<ImportOptions> = {}): Promise<ImportResult> =>
    await imports.run(JSON.stringify(documents), { format: 'json', principal: admin, ...options })
  /** The organisation of the source `test` with that externalId. */
  const stored = async (externalId: string, source = 'test') => {
    const id = (await store.read.findBySource(source, [externalId])).get(externalId)
    const [whole] = id === undefined ? [] : await store.read.wholes([id])
    return whole
  }
  const sme = async (externalId: string): Promise<WholeSme> => (await stored(externalId)) as WholeSme
  const investor = async (externalId: string): Promise<WholeInvestor> => (await stored(externalId)) as WholeInvestor
  return { store, clock, imports, run, stored, sme, investor, claims: createClaims(deps), profiles: createProfiles(deps) }
}

export function smeDocument (externalId: string, more: Json = {}): Json {
  return { kind: 'sme', source: 'test', externalId, legalName: `Esempio ${externalId} (impresa inventata)`, synthetic: true, ...more }
}

export function investorDocument (externalId: string, more: Json = {}): Json {
  return { kind: 'investor', source: 'test', externalId, registeredName: `示例${externalId}`, type: 'private_equity', synthetic: true, ...more }
}

export const golden = JSON.parse(readFileSync(new URL('../fixtures/golden.json', import.meta.url), 'utf8')) as { documents: Json[] }
