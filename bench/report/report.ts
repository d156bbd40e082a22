// The newest results as the table, the plots and the check read them. What a bench did not run is missing.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Figures } from '../harness/figures.ts'
import type { Machine } from '../harness/machine.ts'
import { root } from '../harness/root.ts'
import type { Timing } from '../ranking/rounds.ts'

export const resultsFolder = join(root, 'bench/results')

export interface Grown {
  readonly direction: string
  readonly uncorrelated: boolean
  readonly candidates: number
  readonly engines: Readonly<Record<string, Timing>>
  /** Scoring every pair in one pass, where nobody would wait for rounds of it: over the index's median. */
  readonly everyPairOnce?: { readonly milliseconds: readonly number[], readonly ratio: number }
  readonly loopMilliseconds: Figures
  readonly build: { readonly milliseconds: number, readonly candidatesPerSecond: number }
  readonly bytesPerCandidate: number
}
export interface Rivalled { readonly candidates: number, readonly engines: Readonly<Record<string, Timing>> }
export interface Started { readonly milliseconds: Figures, readonly profilesPerSecond: number, readonly ratioToOneNaiveQuery: number }
export interface Served { readonly microseconds: Figures, readonly requestsPerSecond: Figures, readonly overStatic: Figures, readonly shareOfStatic: Figures, readonly overGraphql: Figures, readonly bytes: number }

export interface Results {
  readonly 'ranking.growth'?: readonly Grown[]
  readonly 'ranking.sql'?: readonly Rivalled[]
  readonly 'ranking.startup'?: { readonly profiles: number, readonly sqlite: Started, readonly postgres: Started }
  readonly 'ranking.updates'?: { readonly candidates: number, readonly microseconds: Figures }
  readonly 'ranking.all_pairs'?: { readonly sides: ReadonlyArray<{ readonly direction: string, readonly candidates: number, readonly indexPairsPerSecond: number, readonly everyPairPairsPerSecond: number, readonly ratio: Figures }> }
  readonly 'http.matches'?: { readonly candidates: number, readonly servers: Readonly<Record<string, Served>> }
}
export interface Report { readonly at: string, readonly machine: Machine, readonly engines: { readonly sqlite: string, readonly postgres: string }, readonly results: Results }

/** The results file of the latest run, by its name, which begins with its date; undefined when there is none. */
export function newest (folder = resultsFolder): { readonly file: string, readonly report: Report } | undefined {
  const file = (existsSync(folder) ? readdirSync(folder) : []).filter((name) => name.endsWith('.json')).sort().at(-1)
  return file === undefined ? undefined : { file, report: JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as Report }
}

/** How a results file is called: the day and the machine. */
export function fileName ({ at, machine }: Pick<Report, 'at' | 'machine'>): string {
  const cpu = machine.cpu.toLowerCase().replaceAll(/\((r|tm)\)/g, '').replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '')
  return `${at.slice(0, 10)}-${cpu}-${machine.cores}.json`
}

/** How many times the index is faster than scoring every pair. */
export function overEveryPair ({ engines, everyPairOnce }: Grown): number | undefined {
  return engines['everyPair']?.ratio.median ?? everyPairOnce?.ratio
}
