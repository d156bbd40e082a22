// Hostile requests by the thousand, generated from our own OpenAPI document and schema. FUZZ_REQUESTS sets how many,
// FUZZ_SEED repeats a run; `npm run fuzz` sends a million.
import t from 'tap'
import { seed as anySeed } from '../doors/world.ts'
import { onPostgres } from '../service.ts'
import { openInFolder } from './open.ts'
import { fuzz, summaryText, type FuzzOptions } from './run.ts'

const requests = Number(process.env['FUZZ_REQUESTS'] ?? (process.env['CI'] === undefined ? 3_000 : 20_000))
const seed = Number(process.env['FUZZ_SEED'] ?? anySeed)

/** Most of what can go wrong goes wrong before a database is asked. */
const shares: ReadonlyArray<readonly [engine: string, share: number, open: (t: Parameters<typeof onPostgres>[0]) => FuzzOptions['open']]> = [
  ['SQLite', 0.9, () => openInFolder],
  ['PostgreSQL', 0.1, (t) => async () => ({ service: await onPostgres(t), close: async () => {} })]
]

for (const [engine, share, open] of shares) {
  t.test(`hostile requests on ${engine}, seed ${seed}`, async (t) => {
    const summary = await fuzz({ requests: Math.round(requests * share), seed, open: open(t) })
    t.comment(summaryText(summary))
    t.strictSame(summary.faults, [])
    t.ok(summary.operations > 60, `${summary.operations} operations were asked`)
    const { strangers: [half, whole], worlds } = summary.heap
    t.ok(whole - half < 20, `the heap went from ${half} to ${whole} MB while nothing could be written`)
    const [first = 0, last = first] = [worlds[0], worlds.at(-1)]
    t.ok(last - first < 40, `the heap went from ${first} to ${last} MB from one database to the last`)
  })
}
