// The targets of the design, each as a ratio of one run, and what keeps us from those that are not reached.
import { overEveryPair, type Grown, type Report, type Results } from './report.ts'

export interface Floor {
  readonly goal: string
  /** The least ratio, or the greatest. */
  readonly least?: number
  readonly most?: number
  readonly measured: number | undefined
  /** What bounds it here, for one that is not met. */
  readonly limit?: string
}

const directions = ['SMEs for an investor', 'investors for an SME'] as const
const model = 'a pair is judged by real amounts, intervals, priorities and claims with days (scoring model), where the design\'s prototype had ten bytes; SQL was given the cheap criteria alone'
const reading = 'the loop reads words and does nothing; a row of ours is some twenty dependent look-ups and two harmonic bounds, so it is bound by arithmetic and branches, not by memory'
const explaining = 'twenty pairs are scored in intervals with all evidence and reasons for the page, the same work in every server here; it alone takes longer than the whole static answer'
const executing = 'every value of an answer of half a megabyte passes the executor, which resolves it, checks its type and whether it may be null, and writes enums in capitals; REST copies the same views'
const loading = 'every profile is read with all its records from the normalised tables and kept as text; building the index is a tenth of that, and a stored form of its own would be a second truth'

function grown (results: Results, candidates: number, direction: string = directions[0]): Grown | undefined {
  return results['ranking.growth']?.find((one) => one.direction === direction && one.candidates === candidates && !one.uncorrelated)
}

/** Every target with what the report says of it; undefined where it was not measured. */
export function floors ({ results }: Report): readonly Floor[] {
  const sql = (candidates: number) => results['ranking.sql']?.find((one) => one.candidates === candidates)?.engines
  const size = (candidates: number): string => candidates.toLocaleString('en')
  const both = (each: (direction: string) => readonly Floor[]): readonly Floor[] => directions.flatMap(each)
  const servers = results['http.matches']?.servers
  return [
    ...both((direction) => [[10_000, 70], [100_000, 100], [1_000_000, 180]].map(([candidates = 0, least = 0]): Floor => {
      const found = grown(results, candidates, direction)
      return { goal: `scoring every pair / index, ${direction}, ${size(candidates)}`, least, measured: found === undefined ? undefined : overEveryPair(found), limit: 'a page of twenty is scored and explained in full, which is half of the time at 10,000' }
    })),
    ...[[10_000, 140], [100_000, 160]].map(([candidates = 0, least = 0]): Floor => ({ goal: `SQLite, normalised tables / index, ${size(candidates)}`, least, measured: sql(candidates)?.['sqliteNormalised']?.ratio.median, limit: model })),
    ...[[10_000, 33], [100_000, 60]].map(([candidates = 0, least = 0]): Floor => ({ goal: `PostgreSQL, wide table, one process / index, ${size(candidates)}`, least, measured: sql(candidates)?.['postgresWide']?.ratio.median, limit: model })),
    { goal: 'PostgreSQL, wide table, two workers / index, 100,000', least: 20, measured: sql(100_000)?.['postgresWideParallel']?.ratio.median, limit: model },
    ...both((direction) => [[100_000, 2.4], [1_000_000, 1.9]].map(([candidates = 0, most = 0]): Floor => ({ goal: `index / JavaScript loop reading its rows, ${direction}, ${size(candidates)}`, most, measured: grown(results, candidates, direction)?.engines['javascriptReadLoop']?.inverse.median, limit: reading }))),
    ...both((direction) => [{ goal: `index / reading its rows at the speed of memory, ${direction}, 1,000,000`, most: 4.5, measured: grown(results, 1_000_000, direction)?.engines['memoryRead']?.inverse.median, limit: reading }]),
    ...both((direction) => {
      const [small, large] = [10_000, 1_000_000].map((candidates) => grown(results, candidates, direction)?.engines['index']?.milliseconds.median)
      return [{ goal: `index at 1,000,000 / at 10,000, ${direction}`, most: 65, measured: small === undefined || large === undefined ? undefined : large / small }]
    }),
    ...both((direction) => [{ goal: `longest round of the event loop, ms, ${direction}, 1,000,000`, most: 10, measured: grown(results, 1_000_000, direction)?.loopMilliseconds.max, limit: 'turns end after 4 ms; what is longer is the garbage collector' }]),
    ...(results['ranking.all_pairs']?.sides ?? []).map(({ direction, ratio }): Floor => ({ goal: `all pairs, first ten each: scoring every pair / index, ${direction}`, least: 70, measured: ratio.median, limit: 'among 5,000 the ten that are scored and explained for each are most of the time' })),
    ...both((direction) => [100_000, 1_000_000].map((candidates): Floor => ({ goal: `bytes a candidate, ${direction}, ${size(candidates)}`, most: 144, measured: grown(results, candidates, direction)?.bytesPerCandidate, limit: 'claims, deals, wishes and priorities are kept exactly, each list of its own length, since decay and intervals read them; what many have in common weighs less the more there are' }))),
    { goal: 'start-up / one ranking by scoring every pair, SQLite', most: 2, measured: results['ranking.startup']?.sqlite.ratioToOneNaiveQuery, limit: loading },
    { goal: 'start-up / one ranking by scoring every pair, PostgreSQL', most: 2, measured: results['ranking.startup']?.postgres.ratioToOneNaiveQuery, limit: loading },
    { goal: 'GraphQL / REST with the same fields, CPU', most: 1.25, measured: servers?.['REST'] === undefined ? undefined : 1 / servers['REST'].overGraphql.median, limit: executing },
    { goal: 'GraphQL Yoga / ours, CPU', least: 2, measured: servers?.['GraphQL Yoga']?.overGraphql.median, limit: explaining },
    { goal: 'Apollo Server / ours, CPU', least: 2.8, measured: servers?.['Apollo Server']?.overGraphql.median, limit: explaining },
    { goal: 'answer kept / static, requests a second', least: 0.65, measured: servers?.['GraphQL, answer kept']?.shareOfStatic.median, limit: 'a POST with a body to read, against a GET; the version of the data is asked of the database each time, so that no answer is ever old' },
    { goal: 'ranked list kept / static, requests a second', least: 0.18, measured: servers?.['GraphQL']?.shareOfStatic.median, limit: 'the views of twenty matches, executing the document, 20 KB of JSON and a POST, against one buffer written' },
    { goal: 'nothing kept / static, requests a second', least: 0.08, measured: servers?.['GraphQL, nothing cached']?.shareOfStatic.median, limit: explaining },
    { goal: 'nothing kept / static, CPU', most: 12, measured: servers?.['GraphQL, nothing cached']?.overStatic.median, limit: explaining }
  ]
}

/** Whether it is met; undefined when it was not measured. */
export function isMet ({ least, most, measured }: Floor): boolean | undefined {
  return measured === undefined ? undefined : (least === undefined || measured >= least) && (most === undefined || measured <= most)
}
