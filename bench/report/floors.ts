// The floors of the design, each as a ratio of one run.
import { overEveryPair, type Report, type Results } from './report.ts'

export interface Floor {
  readonly goal: string
  /** The least ratio, or the greatest. */
  readonly least?: number
  readonly most?: number
  readonly measured: number | undefined
}

function grown (results: Results, candidates: number, direction = 'SMEs for an investor') {
  return results['ranking.growth']?.find((one) => one.direction === direction && one.candidates === candidates && !one.uncorrelated)
}

/** Every floor with what the report says of it; undefined where it was not measured. */
export function floors ({ results }: Report): readonly Floor[] {
  const sql = (candidates: number) => results['ranking.sql']?.find((one) => one.candidates === candidates)?.engines
  const naive = (candidates: number): number | undefined => {
    const found = grown(results, candidates)
    return found === undefined ? undefined : overEveryPair(found)
  }
  const time = (candidates: number): number | undefined => grown(results, candidates)?.engines['index']?.milliseconds.median
  const over = (name: string, candidates: number): number | undefined => grown(results, candidates)?.engines[name]?.inverse.median
  const servers = results['http.matches']?.servers
  const [small, big] = [time(10_000), time(1_000_000)]
  return [
    { goal: 'every pair / index, 10,000', least: 70, measured: naive(10_000) },
    { goal: 'every pair / index, 100,000', least: 100, measured: naive(100_000) },
    { goal: 'every pair / index, 1,000,000', least: 180, measured: naive(1_000_000) },
    { goal: 'SQLite, normalised / index, 10,000', least: 140, measured: sql(10_000)?.['sqliteNormalised']?.ratio.median },
    { goal: 'SQLite, normalised / index, 100,000', least: 160, measured: sql(100_000)?.['sqliteNormalised']?.ratio.median },
    { goal: 'PostgreSQL, one process / index, 10,000', least: 33, measured: sql(10_000)?.['postgresWide']?.ratio.median },
    { goal: 'PostgreSQL, one process / index, 100,000', least: 33, measured: sql(100_000)?.['postgresWide']?.ratio.median },
    { goal: 'PostgreSQL, two workers / index, 100,000', least: 20, measured: sql(100_000)?.['postgresWideParallel']?.ratio.median },
    { goal: 'index / JavaScript read loop, 100,000', most: 2.4, measured: over('javascriptReadLoop', 100_000) },
    { goal: 'index / JavaScript read loop, 1,000,000', most: 1.9, measured: over('javascriptReadLoop', 1_000_000) },
    { goal: 'index / memory limit, 1,000,000', most: 4.5, measured: over('memoryRead', 1_000_000) },
    { goal: 'time at 1,000,000 / at 10,000', most: 65, measured: small === undefined || big === undefined ? undefined : big / small },
    ...(results['ranking.all_pairs']?.sides ?? []).map(({ direction, ratio }): Floor => ({ goal: `all pairs, index / every pair: ${direction}`, least: 70, measured: ratio.median })),
    { goal: 'bytes a candidate, 100,000', most: 144, measured: grown(results, 100_000)?.bytesPerCandidate },
    { goal: 'start-up / one ranking by every pair, SQLite', most: 2, measured: results['ranking.startup']?.sqlite.ratioToOneNaiveQuery },
    { goal: 'GraphQL / REST, CPU', most: 1.25, measured: servers?.['REST']?.overGraphql.median },
    { goal: 'GraphQL Yoga / ours, CPU', least: 2, measured: servers?.['GraphQL Yoga']?.overGraphql.median },
    { goal: 'Apollo Server / ours, CPU', least: 2.8, measured: servers?.['Apollo Server']?.overGraphql.median },
    { goal: 'response cached / static, requests', least: 0.65, measured: servers?.['GraphQL, answer kept']?.shareOfStatic.median },
    { goal: 'ranked list cached / static, requests', least: 0.18, measured: servers?.['GraphQL']?.shareOfStatic.median },
    { goal: 'nothing cached / static, requests', least: 0.08, measured: servers?.['GraphQL, nothing cached']?.shareOfStatic.median },
    { goal: 'nothing cached / static, CPU', most: 12, measured: servers?.['GraphQL, nothing cached']?.overStatic.median }
  ]
}

/** Whether it is met; undefined when it was not measured. */
export function isMet ({ least, most, measured }: Floor): boolean | undefined {
  return measured === undefined ? undefined : (least === undefined || measured >= least) && (most === undefined || measured <= most)
}
