// The real code lists and the shipped model, loaded once for a test file.
import { readFileSync } from 'node:fs'
import { loadCatalogues } from '../../src/catalogues/catalogues.ts'
import type { ScoringModel } from '../../src/scoring/model.ts'
import { createEngine } from '../../src/scoring/engine.ts'

export const catalogues = loadCatalogues()
export const codes = catalogues.codes
export const model = JSON.parse(readFileSync(new URL('../../seeds/scoring/model-1.json', import.meta.url), 'utf8')) as ScoringModel
export const engine = createEngine({ model, codes })

/** How many random cases each property gets, and the seed, so that a failure can be run again. */
export const runs = Number(process.env['PROPERTY_RUNS'] ?? 10_000)
export const seed = Number(process.env['PROPERTY_SEED'] ?? Date.now() % 2_147_483_647)
