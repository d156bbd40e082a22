// Engines that take turns on the same queries: medians, and ratios round by round.
import { figures, type Figures } from '../harness/figures.ts'
import { collect } from '../harness/heap.ts'

/** One way to answer; `every`: it takes part in one round of so many, when it is slow. */
export interface Contender {
  readonly name: string
  readonly every?: number
  run (query: number): unknown
}

export interface Timing {
  /** Milliseconds a query. */
  readonly milliseconds: Figures
  /** Its time over the first contender's in the same round. */
  readonly ratio: Figures
  /** The first contender's time over its own. */
  readonly inverse: Figures
  /** The quartiles of the ratios span more than ±25 % of the median. */
  readonly noisy: boolean
}

/** Enough for the compiler to have settled. */
const warmUps = 3

/** Each contender answers each query, in turns and every other round backwards. The first is what the others are compared with. */
export async function compete (contenders: readonly Contender[], queries: number, rounds: number): Promise<Readonly<Record<string, Timing>>> {
  for (const { every = 1, run } of contenders) for (let round = 0; round < (every > 1 ? 1 : warmUps); round++) await run(round % queries)
  // What building and comparing left behind would be collected at somebody's expense: seconds, with a million profiles.
  collect()
  const times = new Map<string, Map<number, number>>(contenders.map(({ name }) => [name, new Map()]))
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 === 0 ? contenders : [...contenders].reverse()
    for (const { name, every = 1, run } of order) {
      if (round % every !== 0) continue
      const begun = performance.now()
      await run(round % queries)
      times.get(name)?.set(round, performance.now() - begun)
    }
  }
  const first = times.get(contenders[0]?.name ?? '') ?? new Map<number, number>()
  return Object.fromEntries([...times].map(([name, own]) => {
    const ratio = figures([...own].map(([round, time]) => time / (first.get(round) ?? NaN)))
    const inverse = figures([...own].map(([round, time]) => (first.get(round) ?? NaN) / time))
    const noisy = ratio.upperQuartile > 1.25 * ratio.median || ratio.lowerQuartile < 0.75 * ratio.median
    return [name, { milliseconds: figures([...own.values()]), ratio, inverse, noisy }]
  }))
}
