// Many measurements of one thing as a few figures.

export interface Figures {
  readonly count: number
  readonly min: number
  readonly lowerQuartile: number
  readonly median: number
  readonly upperQuartile: number
  readonly p99: number
  readonly max: number
}

/** Quantiles by the nearest rank, in the unit of the measurements, with three decimals. @throws Error when there is none */
export function figures (measured: readonly number[]): Figures {
  if (measured.length === 0) throw new Error('Nothing was measured.')
  const sorted = [...measured].sort((a, b) => a - b)
  const at = (share: number): number => rounded(sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? 0)
  return { count: sorted.length, min: at(0), lowerQuartile: at(0.25), median: at(0.5), upperQuartile: at(0.75), p99: at(0.99), max: at(1) }
}

export function rounded (value: number, decimals = 3): number {
  return Number(value.toFixed(decimals))
}

/** Runs each of the works once a round, in turns and every other round backwards, so that a machine that slows down slows all alike. */
export async function interleaved<T> (rounds: number, works: ReadonlyArray<() => Promise<T>>): Promise<readonly (readonly T[])[]> {
  const results = works.map((): T[] => [])
  for (let round = 0; round < rounds; round++) {
    const order = works.map((_, index) => index)
    if (round % 2 === 1) order.reverse()
    for (const index of order) {
      const work = works[index]
      if (work !== undefined) results[index]?.push(await work())
    }
  }
  return results
}
