// The floors of the design, each as a ratio of one run.
import { overEveryPair, type Report, type Results } from './report.ts'

export interface Floor {
  readonly goal: string
  /** The least ratio, or the greatest. */
  readonly least?: number
  readonly most?: number
  readonly measured: number | undefined
  /** Why it is not reached, where it is not. */
  readonly limit?: string
}

/** Ours is another model than the one that the floors were measured on: real numbers, intervals, several claims and needs each. */
const model = 'The floors come from a model of ten bytes a company. Here a candidate is judged for each need against each mandate, over claims by level, share and date, in exact real numbers.'

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
  const memory = 'Claims, sequences and texts are kept once each and shared by number, yet what candidates say differs more than a fixed row of bytes can hold.'
  const answer = 'The answer is larger than the one that the floors were measured on: every criterion and gate of 20 matches is explained.'
  return [
    { goal: 'every pair / index, 10,000', least: 70, measured: naive(10_000), limit: model },
    { goal: 'every pair / index, 100,000', least: 100, measured: naive(100_000), limit: model },
    { goal: 'every pair / index, 1,000,000', least: 180, measured: naive(1_000_000), limit: model },
    { goal: 'PostgreSQL, one process / index, 10,000', least: 33, measured: sql(10_000)?.['postgresWide']?.ratio.median, limit: model },
    { goal: 'PostgreSQL, one process / index, 100,000', least: 33, measured: sql(100_000)?.['postgresWide']?.ratio.median, limit: model },
    { goal: 'PostgreSQL, two workers / index, 100,000', least: 20, measured: sql(100_000)?.['postgresWideParallel']?.ratio.median, limit: model },
    { goal: 'index / JavaScript read loop, 100,000', most: 2.4, measured: over('javascriptReadLoop', 100_000), limit: `${model} That is compute, not reading: the loop only adds words up.` },
    { goal: 'index / JavaScript read loop, 1,000,000', most: 1.9, measured: over('javascriptReadLoop', 1_000_000), limit: model },
    { goal: 'index / memory limit, 1,000,000', most: 4.5, measured: over('memoryRead', 1_000_000), limit: model },
    { goal: 'time at 1,000,000 / at 10,000', most: 65, measured: small === undefined || big === undefined ? undefined : big / small, limit: 'Every candidate is bounded; a hundred times the candidates leave the caches as well.' },
    ...(results['ranking.all_pairs']?.sides ?? []).map(({ direction, ratio }): Floor => ({ goal: `all pairs, index / every pair: ${direction}`, least: 70, measured: ratio.median, limit: `${model} A query also prepares its tables, which 5,000 candidates pay for.` })),
    { goal: 'bytes a candidate, 100,000', most: 144, measured: grown(results, 100_000)?.bytesPerCandidate, limit: memory },
    { goal: 'start-up / one ranking by every pair, SQLite', most: 2, measured: results['ranking.startup']?.sqlite.ratioToOneNaiveQuery, limit: 'Profiles are read whole, disclosed for the viewer and kept, not only indexed.' },
    { goal: 'GraphQL / REST, CPU', most: 1.25, measured: servers?.['REST']?.overGraphql.median, limit: answer },
    { goal: 'GraphQL Yoga / ours, CPU', least: 2, measured: servers?.['GraphQL Yoga']?.overGraphql.median, limit: answer },
    { goal: 'Apollo Server / ours, CPU', least: 2.8, measured: servers?.['Apollo Server']?.overGraphql.median, limit: answer },
    { goal: 'ranked list cached / static, requests', least: 0.18, measured: servers?.['GraphQL']?.shareOfStatic.median, limit: answer },
    { goal: 'nothing cached / static, requests', least: 0.08, measured: servers?.['GraphQL, nothing cached']?.shareOfStatic.median, limit: answer },
    { goal: 'nothing cached / static, CPU', most: 12, measured: servers?.['GraphQL, nothing cached']?.overStatic.median, limit: answer }
  ]
}

/** Whether it is met; undefined when it was not measured. */
export function isMet ({ least, most, measured }: Floor): boolean | undefined {
  return measured === undefined ? undefined : (least === undefined || measured >= least) && (most === undefined || measured <= most)
}
