// Prometheus metrics of one service: the process, its requests, and what they are about.
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

export type DoorName = 'rest' | 'graphql'
export type Metrics = ReturnType<typeof createMetrics>

/** What the data that are served are like, asked when somebody reads the metrics. */
export interface DataState {
  /** Position of the newest change. */
  readonly version: number
  /** When it was made; null for an empty database. */
  readonly changedAt: Date | null
}
export interface ListState { readonly id: string, readonly version: string, readonly asOf: string }

/** Metrics with a registry of their own. Labels take names of ours only: ids and texts of clients have no end. */
export function createMetrics () {
  const registry = new Registry()
  const registers = [registry]
  // The event loop's delay and use, memory and garbage collection are among them.
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({ name: 'http_request_duration_seconds', help: 'Duration of HTTP requests in seconds.', labelNames: ['method', 'route', 'status'], buckets: seconds, registers })
  const operations = new Histogram({ name: 'ponteverde_operation_duration_seconds', help: 'Duration of operations in seconds, by door and name.', labelNames: ['door', 'operation', 'outcome'], buckets: seconds, registers })
  const scoring = new Histogram({ name: 'ponteverde_score_duration_seconds', help: 'Duration of ranking and scoring in seconds, by use case.', labelNames: ['use_case'], buckets: seconds, registers })
  const storing = new Histogram({ name: 'ponteverde_store_duration_seconds', help: 'Duration of units of work and snapshots of the database in seconds.', labelNames: ['unit'], buckets: seconds, registers })
  const rankings = new Counter({ name: 'ponteverde_rankings_total', help: 'First pages of rankings, by whether anybody was in them.', labelNames: ['result'], registers })
  const imported = new Counter({ name: 'ponteverde_import_rows_total', help: 'Records of imports that were not dry runs, by outcome.', labelNames: ['outcome'], registers })
  const refused = new Counter({ name: 'ponteverde_requests_refused_total', help: 'Requests refused to protect the service, by reason.', labelNames: ['reason'], registers })
  for (const result of ['some', 'empty']) rankings.inc({ result }, 0)
  for (const reason of ['rate', 'load', 'time']) refused.inc({ reason }, 0)

  return {
    contentType: registry.contentType,
    text: async (): Promise<string> => await registry.metrics(),
    /** Lets go of everything watched: the process goes on watching its garbage collection, and would keep it all. */
    close: (): void => { registry.clear() },
    request (method: string, route: string, status: number, duration: number): void { requests.observe({ method, route, status }, duration) },
    operation (door: DoorName, operation: string, ok: boolean, duration: number): void { operations.observe({ door, operation, outcome: ok ? 'ok' : 'error' }, duration) },
    scored (useCase: string, duration: number): void { scoring.observe({ use_case: useCase }, duration) },
    stored (unit: 'write' | 'snapshot', duration: number): void { storing.observe({ unit }, duration) },
    ranked (empty: boolean): void { rankings.inc({ result: empty ? 'empty' : 'some' }) },
    imported (outcome: string, count: number): void { imported.inc({ outcome }, count) },
    refused (reason: 'rate' | 'load' | 'time'): void { refused.inc({ reason }) },

    /** Adds gauges of how old the data are. A database that does not answer leaves them out rather than failing the page. */
    watchData (state: () => Promise<DataState>, lists: readonly ListState[], now: () => Date): void {
      const ageOf = (since: Date): number => Math.max(0, (now().getTime() - since.getTime()) / 1_000)
      const latest = async (use: (state: DataState) => void): Promise<void> => { await state().then(use, () => {}) }
      // eslint-disable-next-line no-new
      new Gauge({ name: 'ponteverde_data_version', help: 'Position of the newest change.', registers, async collect () { await latest(({ version }) => { this.set(version) }) } })
      // eslint-disable-next-line no-new
      new Gauge({ name: 'ponteverde_data_age_seconds', help: 'Seconds since the newest change.', registers, async collect () { await latest(({ changedAt }) => { if (changedAt !== null) this.set(ageOf(changedAt)) }) } })
      // eslint-disable-next-line no-new
      new Gauge({
        name: 'ponteverde_catalogue_age_seconds',
        help: 'Seconds since the day a code list was compiled.',
        labelNames: ['catalogue', 'version'],
        registers,
        collect () { for (const { id, version, asOf } of lists) this.set({ catalogue: id, version }, ageOf(new Date(asOf))) }
      })
    }
  }
}
