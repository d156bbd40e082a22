// The index against SQL, on the criteria that both can express.
import type { BenchContext } from '../harness/bench.ts'
import { keyOfPair } from '../../src/matching/index/kernel.ts'
import { compareEntries, type Entry } from '../../src/matching/index/enumeration.ts'
import type { ScoringInvestor, ScoringSme } from '../../src/scoring/types.ts'
import { compete } from './rounds.ts'
import { normalisedForm } from './normalised.ts'
import { PostgresRival, SqliteRival, wideForm, type SqlEntry } from './sql.ts'
import { asked, strippedInvestor, strippedSme, subsetModel, wideRows, type WideRow } from './subset.ts'
import { byEngine, byIndex, engineOf, enumerated, generator, indexOf, k, mustEqual, shippedRates, smesForInvestor } from './world.ts'

const engine = engineOf(subsetModel)

/** The rows of the wide table, one candidate's after the other's. */
function * rowsOf (candidates: Iterable<ScoringSme>): Iterable<WideRow> {
  for (const candidate of candidates) yield * wideRows(candidate)
}

/** Candidates scored at a time. */
const part = 1_000

/** What the plain engine puts first: in the ranking's order, and in that of SQL, which leaves ties of score and sum to the id, without the high end between them. */
function expected (subject: ScoringInvestor, count: number, candidateAt: (at: number) => ScoringSme): { readonly ranked: readonly Entry[], readonly bySql: readonly SqlEntry[] } {
  let ranked: readonly Entry[] = []
  let bySql: readonly SqlEntry[] = []
  // In parts, of profiles made for this alone: what the engine remembers of a profile, and what explains a pair, would take gigabytes for a million.
  for (let from = 0; from < count; from += part) {
    const candidates = Array.from({ length: Math.min(part, count - from) }, (_, at) => candidateAt(from + at))
    const scored = byEngine(smesForInvestor, subject, candidates, engine, Infinity)
    ranked = [...ranked, ...scored].sort(compareEntries).slice(0, k)
    bySql = [...bySql, ...scored.map(({ id, pairs }) => ({ id, key: keyOfPair(pairs[0]!) }))].sort((a, b) => b.key - a.key || (a.id < b.id ? -1 : 1)).slice(0, k)
  }
  return { ranked, bySql }
}

/** Subjects at the usual sizes, and at a million, where each answer of SQL takes seconds. */
const [usualQueries, fewQueries] = [6, 2]

/** SMEs for an investor's mandate at each size; SQL holds all in memory, both databases warm. */
export async function rivals ({ databases, rounds, say }: BenchContext, sizes: readonly number[]): Promise<unknown> {
  const rates = await shippedRates(databases)
  const synthetic = generator(rates, false)
  const results = []
  for (const count of sizes) {
    say(`SQL, ${count} candidates`)
    const subjects: ScoringInvestor[] = []
    const isHuge = count >= 1_000_000
    for (let at = 0; subjects.length < (isHuge ? fewQueries : usualQueries); at++) {
      const subject = strippedInvestor(smesForInvestor.subject(synthetic, at))
      if (subject?.published === true) subjects.push(subject)
    }
    const candidateAt = (at: number): ScoringSme => strippedSme(smesForInvestor.candidate(synthetic, at))
    const candidates = Array.from({ length: count }, (_, at) => candidateAt(at))
    const byId = new Map(candidates.map((one) => [one.id, one]))
    const index = indexOf(smesForInvestor, candidates, subsetModel)
    // Once for their number, and so that a query knows all codes; whoever loads them makes them anew, since those of a million would take as much as all else.
    let rowCount = 0
    for (const candidate of candidates) rowCount += wideRows(candidate).length
    const queries = subjects.map(asked)
    const sqlite = { sqliteWide: new SqliteRival(wideForm), sqliteNormalised: new SqliteRival(normalisedForm) }
    const [wideUrl, normalisedUrl] = [await databases.fresh('postgres'), await databases.fresh('postgres')]
    const postgres = {
      postgresWide: await PostgresRival.open(wideUrl, wideForm, 0),
      postgresWideParallel: await PostgresRival.open(wideUrl, wideForm, 2),
      postgresNormalised: await PostgresRival.open(normalisedUrl, normalisedForm, 0)
    }
    const sql = Object.entries({ ...sqlite, ...postgres })
    try {
      for (const rival of Object.values(sqlite)) {
        rival.load(rowsOf(candidates))
        for (const query of queries) rival.prepare(query)
      }
      // The parallel one reads the tables of the other.
      await postgres.postgresWide.load(rowsOf(candidates))
      await postgres.postgresNormalised.load(rowsOf(candidates))
      const candidate = (id: string) => byId.get(id)!
      for (const [at, subject] of subjects.entries()) {
        const { ranked, bySql } = expected(subject, count, candidateAt)
        mustEqual(`subset, ${count} candidates, index, query ${at + 1}`, await byIndex(index, subject, candidate, engine), ranked)
        for (const [name, rival] of sql) mustEqual(`${name}, ${count} candidates, query ${at + 1}`, await rival.ask(queries[at]!), bySql)
        say(`  query ${at + 1}: the answers are equal`)
      }
      const every = isHuge ? 3 : count >= 100_000 ? 5 : 2
      const engines = await compete([
        // As SQL does: places and keys, no explanations.
        { name: 'index', run: async (query) => await enumerated(index, subjects[query]!, candidate, engine).reach(k) },
        ...sql.map(([name, rival]) => ({ name, every, run: async (query: number) => await rival.ask(queries[query]!) })),
        // At a million it is in the bench of growth.
        ...isHuge ? [] : [{ name: 'everyPair', every: 5, run: (query: number) => byEngine(smesForInvestor, subjects[query]!, candidates, engine) }]
      ], subjects.length, rounds ?? (isHuge ? 12 : count >= 100_000 ? 20 : 36))
      results.push({ candidates: count, rows: rowCount, queries: subjects.length, engines })
    } finally {
      for (const [, rival] of sql) await rival.close()
      for (const url of [wideUrl, normalisedUrl]) await databases.drop(url)
    }
  }
  return results
}
