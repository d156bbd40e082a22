// Fills a database with an invented population, through the door of every import.
import type { Principal } from '../access/principal.ts'
import type { ImportResult, Imports } from '../imports/imports.ts'
import type { ParsedRecord } from '../imports/parser.ts'
import type { Lists } from '../profiles/lists.ts'
import { createSynthetic, sourceOf } from './synthetic.ts'

/** The share of investors where none is said. */
export const defaultInvestorShare = 0.2

export interface SyntheticOptions {
  readonly principal: Principal
  /** How many profiles, SMEs and investors together. */
  readonly count: number
  /** A whole number from 0 to 2^52 − 1; the same seed makes the same profiles on every machine. */
  readonly seed: number
  /** 0–1. */
  readonly investorShare?: number
  readonly uncorrelated?: boolean
  /** Told how many profiles were taken so far. */
  readonly onProgress?: (taken: number) => void
  readonly signal?: AbortSignal | undefined
}

/**
 * Imports the profiles, one at a time, in an import batch of their own that can be undone. Doing it again changes nothing;
 * a larger count adds the profiles that are missing.
 * @throws RangeError for a seed, a count or a share out of range
 */
export async function seedSynthetic ({ imports, catalogues }: { readonly imports: Imports, readonly catalogues: Lists }, options: SyntheticOptions): Promise<ImportResult> {
  const { principal, count, seed, investorShare = defaultInvestorShare, uncorrelated = false, onProgress, signal } = options
  const synthetic = createSynthetic({ catalogues, investorShare, uncorrelated })
  synthetic.checkPopulation(seed, count)
  function * records (): Generator<ParsedRecord> {
    let row = 0
    for (const value of synthetic.documents(seed, count)) {
      row++
      yield { row, line: row, value }
    }
  }
  const source = sourceOf(seed, uncorrelated)
  return await imports.runRecords(records(), { principal, source, file: { name: source, rowsTotal: count }, signal, ...onProgress === undefined ? {} : { onProgress } })
}
