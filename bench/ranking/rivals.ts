// The index against SQL, on the criteria that both can express.
import type { BenchContext } from '../harness/bench.ts'
import { keyOfPair } from '../../src/matching/index/kernel.ts'
import type { ScoringInvestor } from '../../src/scoring/types.ts'
import { compete } from './rounds.ts'
import { PostgresRival, SqliteRival, type SqlEntry } from './sql.ts'
import { asked, strippedInvestor, strippedSme, subsetModel, wideRows } from './subset.ts'
import { byEngine, byIndex, engineOf, generator, indexOf, k, mustEqual, shippedRates, smesForInvestor } from './world.ts'

const engine = engineOf(subsetModel)

/** SMEs for an investor's mandate at each size; SQL holds all in memory, both databases warm. */
export async function rivals ({ databases, rounds, say }: BenchContext, sizes: readonly number[]): Promise<unknown> {
  const rates = await shippedRates(databases)
  const synthetic = generator(rates, false)
  const results = []
  for (const count of sizes) {
    say(`SQL, ${count} candidates`)
    const subjects: ScoringInvestor[] = []
    for (let at = 0; subjects.length < 6; at++) {
      const subject = strippedInvestor(smesForInvestor.subject(synthetic, at))
      if (subject?.published === true) subjects.push(subject)
    }
    const candidates = Array.from({ length: count }, (_, at) => strippedSme(smesForInvestor.candidate(synthetic, at)))
    const byId = new Map(candidates.map((one) => [one.id, one]))
    const index = indexOf(smesForInvestor, candidates, subsetModel)
    const rows = candidates.flatMap(wideRows)
    const queries = subjects.map(asked)
    const sqlite = new SqliteRival()
    const url = await databases.fresh('postgres')
    const [single, parallel] = [await PostgresRival.open(url, 0), await PostgresRival.open(url, 2)]
    try {
      sqlite.load(rows)
      for (const query of queries) sqlite.prepare(query)
      await single.load(rows)
      const candidate = (id: string) => byId.get(id)!
      for (const [at, subject] of subjects.entries()) {
        const all = byEngine(smesForInvestor, subject, candidates, engine, Infinity)
        mustEqual(`subset, ${count} candidates, index, query ${at + 1}`, await byIndex(index, subject, candidate, engine), all.slice(0, k))
        // SQL leaves ties of score and sum to the id, without the high end between them: less work than the index does.
        const wanted: SqlEntry[] = all.map(({ id, pairs }) => ({ id, key: keyOfPair(pairs[0]!) })).sort((a, b) => b.key - a.key || (a.id < b.id ? -1 : 1)).slice(0, k)
        mustEqual(`SQLite, ${count} candidates, query ${at + 1}`, sqlite.ask(queries[at]!), wanted)
        mustEqual(`PostgreSQL, ${count} candidates, query ${at + 1}`, await single.ask(queries[at]!), wanted)
        mustEqual(`PostgreSQL, parallel, ${count} candidates, query ${at + 1}`, await parallel.ask(queries[at]!), wanted)
      }
      const every = count >= 100_000 ? 5 : 2
      const engines = await compete([
        { name: 'index', run: async (query) => await byIndex(index, subjects[query]!, candidate, engine) },
        { name: 'sqliteWide', every, run: (query) => sqlite.ask(queries[query]!) },
        { name: 'postgresWide', every, run: async (query) => await single.ask(queries[query]!) },
        { name: 'postgresWideParallel', every, run: async (query) => await parallel.ask(queries[query]!) },
        { name: 'everyPair', every: 5, run: (query) => byEngine(smesForInvestor, subjects[query]!, candidates, engine) }
      ], subjects.length, rounds ?? (count >= 100_000 ? 20 : 36))
      results.push({ candidates: count, rows: rows.length, queries: subjects.length, engines })
    } finally {
      sqlite.close()
      await single.close()
      await parallel.close()
      await databases.drop(url)
    }
  }
  return results
}
