// One query over 10,000 to 1,000,000 candidates: the index against scoring every pair, and against reading memory.
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { BenchContext } from '../harness/bench.ts'
import { figures, rounded, type Figures } from '../harness/figures.ts'
import { compareEntries, type Entry } from '../../src/matching/index/enumeration.ts'
import type { MatchIndex } from '../../src/matching/index/index.ts'
import { investorShape } from '../../src/matching/index/investor-rows.ts'
import type { Shape } from '../../src/matching/index/rows.ts'
import { smeShape } from '../../src/matching/index/sme-rows.ts'
import type { Synthetic } from '../../src/synthetic/synthetic.ts'
import { compete, type Contender } from './rounds.ts'
import { byEngine, byIndex, engineOf, enumerated, generator, indexOf, investorsForSme, k, mustEqual, shippedModel, shippedRates, smesForInvestor, subjectsOf, type Direction, type Party } from './world.ts'
import { yardsticks } from './yardsticks.ts'

const engine = engineOf(shippedModel)
/** Words and small numbers of a row in the index. */
const bytesOf = ({ words, smalls }: Shape): number => words * 4 + smalls * 2
const rowBytes = { [smesForInvestor.name]: bytesOf(smeShape), [investorsForSme.name]: bytesOf(investorShape) }
/** Above it, profiles are made anew as they are needed: a million of them would take gigabytes. */
const mostHeld = 200_000

interface Held<S extends Party, C extends Party> {
  readonly index: MatchIndex<S, C>
  /** Milliseconds that building took, without making the profiles. */
  readonly built: number
  readonly candidate: (id: string) => C
  /** All of them, when they are held. */
  readonly all: readonly C[] | undefined
}

function * profiles<S extends Party, C extends Party> ({ candidate }: Direction<S, C>, synthetic: Synthetic, count: number): Generator<C> {
  for (let index = 0; index < count; index++) yield candidate(synthetic, index)
}

function hold<S extends Party, C extends Party> (direction: Direction<S, C>, synthetic: Synthetic, count: number): Held<S, C> {
  if (count <= mostHeld) {
    const all = [...profiles(direction, synthetic, count)]
    const byId = new Map(all.map((one) => [one.id, one]))
    const begun = performance.now()
    const index = indexOf(direction, all)
    return { index, built: performance.now() - begun, candidate: (id) => byId.get(id)!, all }
  }
  let index = direction.empty(shippedModel)
  let built = 0
  let batch: Array<readonly [string, C]> = []
  const flush = (): void => {
    const begun = performance.now()
    index = index.next(batch)
    built += performance.now() - begun
    batch = []
  }
  for (const one of profiles(direction, synthetic, count)) if (batch.push([one.id, one]) === 64) flush()
  flush()
  // Those that a query refines are made once, when answers are compared, and not while time is taken.
  const known = new Map<string, C>()
  const candidate = (id: string): C => {
    let one = known.get(id)
    if (one === undefined) known.set(id, one = direction.candidate(synthetic, Number(id.slice(id.lastIndexOf('_') + 1))))
    return one
  }
  return { index, built, candidate, all: undefined }
}

/** Scores every pair of a population that is not held, all queries in one pass; the time is the scoring's and sorting's alone. */
async function streamed<S extends Party, C extends Party> (direction: Direction<S, C>, synthetic: Synthetic, count: number, subjects: readonly S[], say: (text: string) => void): Promise<ReadonlyArray<{ readonly top: readonly Entry[], readonly milliseconds: number }>> {
  const answers = subjects.map((subject) => ({ subject, top: [] as readonly Entry[], milliseconds: 0 }))
  for (let from = 0; from < count; from += 1000) {
    const part = Array.from({ length: Math.min(1000, count - from) }, (_, at) => direction.candidate(synthetic, from + at))
    for (const answer of answers) {
      const begun = performance.now()
      answer.top = [...answer.top, ...byEngine(direction, answer.subject, part, engine)].sort(compareEntries).slice(0, k)
      answer.milliseconds += performance.now() - begun
    }
    if (from % 100_000 === 0) say(`  scored ${from}`)
    await nextTurn()
  }
  return answers
}

async function grow<S extends Party, C extends Party> (direction: Direction<S, C>, synthetic: Synthetic, count: number, { rounds, say }: BenchContext): Promise<unknown> {
  const queries = count > mostHeld ? 2 : count >= 100_000 ? 4 : 12
  const subjects = subjectsOf(direction, synthetic, queries)
  const { index, built, candidate, all } = hold(direction, synthetic, count)
  const slow = all === undefined ? await streamed(direction, synthetic, count, subjects, say) : []
  for (const [at, subject] of subjects.entries()) {
    const wanted = all === undefined ? slow[at]?.top : byEngine(direction, subject, all, engine)
    mustEqual(`${direction.name}, ${count} candidates, query ${at + 1}`, await byIndex(index, subject, candidate, engine), wanted)
  }
  const subjectAt = (query: number): S => subjects[query]!
  const rankings = subjects.map((subject) => enumerated(index, subject, candidate, engine))
  for (const one of rankings) await one.slice(0, k)
  const hot = index.rows * (rowBytes[direction.name] ?? 0)
  const { loop, memory } = yardsticks(hot)
  const contenders: Contender[] = [
    { name: 'index', run: async (query) => await byIndex(index, subjectAt(query), candidate, engine) },
    { name: 'javascriptReadLoop', run: loop },
    { name: 'memoryRead', run: memory },
    ...all === undefined ? [] : [{ name: 'everyPair', every: 5, run: (query: number) => byEngine(direction, subjectAt(query), all, engine) }]
  ]
  const timings = await compete(contenders, queries, rounds ?? (count >= 100_000 ? 24 : 48))
  const loopMilliseconds = await roundsOfLoop(async () => {
    for (let query = 0; query < 3 * queries; query++) await byIndex(index, subjectAt(query % queries), candidate, engine)
  })
  const own = timings['index']?.milliseconds.median ?? NaN
  return {
    candidates: count,
    rows: index.rows,
    queries,
    engines: timings,
    ...slow.length === 0 ? {} : { everyPairOnce: { milliseconds: slow.map(({ milliseconds }) => rounded(milliseconds, 0)), ratio: rounded(slow.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / slow.length / own, 1) } },
    loopMilliseconds,
    scoredByTheEngine: rankings.map(({ scored }) => scored),
    build: { milliseconds: rounded(built, 1), candidatesPerSecond: rounded(count / built * 1000, 0) },
    bytesPerCandidate: rounded(index.bytes / index.organisations, 1),
    hotMegabytes: rounded(hot / 1e6)
  }
}

/** How long the event loop waits between two rounds while the work goes on, in milliseconds; pauses of the garbage collector are in it. */
async function roundsOfLoop (work: () => Promise<void>): Promise<Figures> {
  const rounds: number[] = []
  let [last, working] = [performance.now(), true]
  const round = (): void => {
    const now = performance.now()
    rounds.push(now - last)
    last = now
    if (working) setImmediate(round)
  }
  setImmediate(round)
  await work()
  working = false
  return figures(rounds)
}

/** At each size: both directions over the correlated set, and the first over the uncorrelated one. */
export async function growth (context: BenchContext, sizes: readonly number[]): Promise<unknown> {
  const rates = await shippedRates(context.databases)
  const results = []
  for (const count of sizes) {
    for (const [direction, uncorrelated] of [[smesForInvestor, false], [investorsForSme, false], [smesForInvestor, true], [investorsForSme, true]] as const) {
      if (uncorrelated && (count > mostHeld || (count > 50_000 && direction === investorsForSme))) continue
      const synthetic = generator(rates, uncorrelated)
      context.say(`${direction.name}, ${count} candidates${uncorrelated ? ', uncorrelated' : ''}`)
      // The two directions differ in both type parameters, and each is grown by itself.
      const result = direction === smesForInvestor ? await grow(smesForInvestor, synthetic, count, context) : await grow(investorsForSme, synthetic, count, context)
      results.push({ direction: direction.name, uncorrelated, ...result as object })
    }
  }
  return results
}
