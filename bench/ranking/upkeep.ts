// What it costs to have the index: loading everybody from the store, changes in place, and whole-population jobs.
import type { BenchContext } from '../harness/bench.ts'
import { figures, rounded } from '../harness/figures.ts'
import { heapInUse } from '../harness/heap.ts'
import { commandLine } from '../../src/access/principal.ts'
import { createImports } from '../../src/imports/imports.ts'
import { seedRates } from '../../src/imports/seed.ts'
import { createPopulations } from '../../src/matching/population.ts'
import { openStore } from '../../src/storage/open.ts'
import { seedSynthetic } from '../../src/synthetic/seed.ts'
import { byEngine, byIndex, catalogues, engineOf, generator, indexOf, investorsForSme, mustEqual, options, seed, shippedModel, shippedRates, smesForInvestor, subjectsOf } from './world.ts'

const engine = engineOf(shippedModel)

/** Start-up from each database: profiles loaded, disclosed for one basis and indexed, as the first request waits for it. */
export async function startup ({ databases, say }: BenchContext, count: number): Promise<unknown> {
  const byEngineName: Record<string, unknown> = {}
  for (const engineName of ['sqlite', 'postgres'] as const) {
    say(`start-up, ${count} profiles on ${engineName}`)
    const url = await databases.fresh(engineName)
    const store = await openStore(url)
    try {
      await store.migrate()
      await seedRates(store, commandLine)
      const imports = createImports({ store, catalogues, now: () => new Date() })
      await seedSynthetic({ imports, catalogues }, { principal: commandLine, count, seed })
      const took: number[] = []
      let held = 0
      let organisations = 0
      for (let round = 0; round < 3; round++) {
        const populations = createPopulations({ store, model: shippedModel, codes: catalogues.codes })
        const before = await heapInUse()
        const begun = performance.now()
        await populations.current('full')
        took.push(performance.now() - begun)
        held = await heapInUse() - before
        // Asked for again, so that it was held until here.
        const { smeIndex, investorIndex, smes, investors } = await populations.current('full')
        organisations = smes.size + investors.size
        if (smeIndex.organisations + investorIndex.organisations === 0) throw new Error('Nothing was loaded.')
      }
      // One naive ranking over as many SMEs is what a rebuild is held to.
      const synthetic = generator(await store.read.exchangeRates(), false)
      const [subject] = subjectsOf(smesForInvestor, synthetic, 1)
      const candidates = Array.from({ length: count }, (_, at) => smesForInvestor.candidate(synthetic, at))
      let naive = 0
      // The first time warms the compiler.
      for (let round = 0; round < 2; round++) {
        const begun = performance.now()
        if (subject !== undefined) byEngine(smesForInvestor, subject, candidates, engine)
        naive = performance.now() - begun
      }
      const milliseconds = figures(took)
      byEngineName[engineName] = { milliseconds, profilesPerSecond: rounded(organisations / milliseconds.median * 1000, 0), heapBytesPerProfile: rounded(Math.max(0, held) / organisations, 0), ratioToOneNaiveQuery: rounded(milliseconds.median / naive) }
    } finally {
      await store.close()
      await databases.drop(url)
    }
  }
  return { profiles: count, ...byEngineName }
}

/** One profile changed in place, and the first ranking after it. */
export async function updates ({ databases }: BenchContext, count: number): Promise<unknown> {
  const synthetic = generator(await shippedRates(databases), false)
  const candidates = new Map(Array.from({ length: count }, (_, at) => smesForInvestor.candidate(synthetic, at)).map((one) => [one.id, one]))
  const ids = [...candidates.keys()]
  let index = indexOf(smesForInvestor, candidates.values())
  const took: number[] = []
  const changes = 300
  for (let change = 0; change < changes; change++) {
    const id = ids[change * 7919 % ids.length]!
    const changed = { ...smesForInvestor.candidate(synthetic, count + change), id }
    candidates.set(id, changed)
    const begun = performance.now()
    index = index.next([[id, changed]])
    took.push((performance.now() - begun) * 1000)
  }
  const [subject] = subjectsOf(smesForInvestor, synthetic, 1)
  if (subject !== undefined) mustEqual('after changes in place', await byIndex(index, subject, (id) => candidates.get(id)!, engine), byEngine(smesForInvestor, subject, candidates.values(), engine))
  return { candidates: count, changes, microseconds: figures(took.slice(50)) }
}

/** Whom all pairs are sampled for, how many are timed together, and how often the index answers each. */
const [parties, block, repeats] = [60, 10, 4]

/** Every investor against every SME, the first ten of each, sampled. */
export async function allPairs ({ databases, say }: BenchContext, count: number): Promise<unknown> {
  const synthetic = generator(await shippedRates(databases), false)
  const results: unknown[] = []
  const measure = async (name: string, run: { naive (at: number): unknown, index (at: number): Promise<unknown> }): Promise<void> => {
    say(`all pairs: ${name}`)
    for (let at = 0; at < 5; at++) mustEqual(`all pairs, ${name}`, await run.index(at), run.naive(at))
    for (let at = 0; at < parties; at++) await run.index(at)
    // In blocks of the same subjects: one may be ranked in no time and the next one slowly, by either.
    const naive: number[] = []
    const indexed: number[] = []
    for (let from = 0; from < parties; from += block) {
      let begun = performance.now()
      for (let at = from; at < from + block; at++) run.naive(at)
      naive.push(performance.now() - begun)
      begun = performance.now()
      for (let time = 0; time < repeats; time++) for (let at = from; at < from + block; at++) await run.index(at)
      indexed.push((performance.now() - begun) / repeats)
    }
    const perSecond = (times: readonly number[]) => rounded(count * parties / times.reduce((sum, time) => sum + time, 0) * 1000, 0)
    results.push({ direction: name, candidates: count, subjects: parties, indexPairsPerSecond: perSecond(indexed), everyPairPairsPerSecond: perSecond(naive), ratio: figures(naive.map((time, at) => time / indexed[at]!)) })
  }
  const smes = Array.from({ length: count }, (_, at) => smesForInvestor.candidate(synthetic, at))
  const investors = Array.from({ length: count }, (_, at) => investorsForSme.candidate(synthetic, at))
  const smeById = new Map(smes.map((one) => [one.id, one]))
  const investorById = new Map(investors.map((one) => [one.id, one]))
  const [smeIndex, investorIndex] = [indexOf(smesForInvestor, smes), indexOf(investorsForSme, investors)]
  await measure(smesForInvestor.name, {
    naive: (at) => byEngine(smesForInvestor, investors[at]!, smes, engine, 10),
    index: async (at) => await byIndex(smeIndex, investors[at]!, (id) => smeById.get(id)!, engine, 10)
  })
  await measure(investorsForSme.name, {
    naive: (at) => byEngine(investorsForSme, smes[at]!, investors, engine, 10),
    index: async (at) => await byIndex(investorIndex, smes[at]!, (id) => investorById.get(id)!, engine, 10)
  })
  return { asOf: options.asOf, sides: results }
}
