// The same use cases and store, watched: how long they take, and what comes of them. What they do is not touched.
import type { Imports } from '../imports/imports.ts'
import type { Matching } from '../matching/matching.ts'
import type { Store } from '../profiles/store.ts'
import type { Metrics } from './metrics.ts'
import type { Tracing } from './tracing.ts'

export interface Watch { readonly metrics: Metrics, readonly tracing?: Tracing | undefined }

type Work = (...args: never[]) => Promise<unknown>

/** Work with a span, when there is tracing, and its duration in seconds told when it ends, whichever way. */
async function timed<T> ({ tracing }: Watch, name: string, tell: (seconds: number) => void, work: () => Promise<T>): Promise<T> {
  const start = performance.now()
  try {
    return tracing === undefined ? await work() : await tracing.within(name, {}, work)
  } finally {
    tell((performance.now() - start) / 1_000)
  }
}

/** A function with the same parameters and answer that is timed as a scoring use case. */
function scored<F extends Work> (watch: Watch, name: string, work: F): F {
  const observed = (...args: Parameters<F>) => timed(watch, `score ${name}`, (seconds) => { watch.metrics.scored(name, seconds) }, () => work(...args))
  return observed as F
}

/** An object that answers as `under` does when it is asked, but for what is given. */
function over<T extends object> (under: T, given: Partial<T>): T {
  return Object.assign(Object.create(under) as T, given)
}

/** Use cases whose time is that of scoring. */
interface Scoring { readonly matching: Matching, readonly whatIf: Work, readonly imports: Imports }

/**
 * The use cases with their times and results told. They are looked up when called, so that one replaced afterwards (as tests
 * do to see the doors fail) is the one that runs.
 */
export function observeUseCases<S extends Scoring> (service: S, watch: Watch): S {
  const { metrics } = watch
  const { matching, imports } = service
  const watched: Scoring = {
    whatIf: scored(watch, 'whatIf', (...args) => service.whatIf(...args)),
    matching: over(matching, {
      rank: scored(watch, 'rank', async (...args: Parameters<Matching['rank']>) => {
        const page = await matching.rank(...args)
        const [{ after }] = args
        if (page !== undefined && after == null) metrics.ranked(page.items.length === 0)
        return page
      }),
      pair: scored(watch, 'pair', (...args: Parameters<Matching['pair']>) => matching.pair(...args)),
      whyNot: scored(watch, 'whyNot', (...args: Parameters<Matching['whyNot']>) => matching.whyNot(...args))
    }),
    imports: over(imports, {
      run: async (...args) => {
        const result = await imports.run(...args)
        if (!result.dryRun) for (const [outcome, count] of Object.entries(result.counts)) if (outcome !== 'read') metrics.imported(outcome, count)
        return result
      }
    })
  }
  return { ...service, ...watched }
}

/** The store with the times of its units of work and snapshots told. */
export function observeStore (store: Store, watch: Watch): Store {
  const { metrics } = watch
  return {
    ...store,
    write: (principal, work) => timed(watch, 'store write', (seconds) => { metrics.stored('write', seconds) }, () => store.write(principal, work)),
    snapshot: (work) => timed(watch, 'store snapshot', (seconds) => { metrics.stored('snapshot', seconds) }, () => store.snapshot(work))
  }
}

/** The newest change of a store, for the gauges of the data's age. */
export async function dataState ({ read }: Pick<Store, 'read'>): Promise<{ version: number, changedAt: Date | null }> {
  const version = await read.dataVersion()
  const [newest] = version === 0 ? [] : await read.changes({ after: version - 1, limit: 1 })
  return { version, changedAt: newest?.at ?? null }
}
