// The one file where everything meets: the rooms' use cases behind both doors.
import Fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify'
import type { Config } from './config.ts'
import { graphql } from './graphql/plugin.ts'
import { serializers } from './http/logging.ts'
import { rest } from './http/plugin.ts'
import { createLimiter } from './http/rate-limit.ts'
import { serverOptions } from './http/server-options.ts'
import type { AskerMemory } from './imports/courtesy.ts'
import type { Service } from './service.ts'
import { createMetrics, type Metrics } from './telemetry/metrics.ts'
import { observeUseCases } from './telemetry/observe.ts'
import type { Tracing } from './telemetry/tracing.ts'

type DoorSettings = 'CORS_ORIGINS' | 'CORS_CREDENTIALS' | 'TRUST_PROXY' | 'RATE_LIMIT' | 'RATE_LIMIT_SHARED' | 'MAX_EVENT_LOOP_DELAY' | 'REQUEST_TIMEOUT' | 'METRICS_OPEN' | 'GRAPHQL_INTROSPECTION' | 'GRAPHQL_TRUSTED_DOCUMENTS'

export interface AppDeps {
  /** Protections that are not set are off, as tests of other things want them. */
  readonly config: Pick<Config, 'GRAPHIQL'> & Partial<Pick<Config, DoorSettings>>
  readonly service: Service
  /** By default of this app alone. */
  readonly metrics?: Metrics | undefined
  readonly tracing?: Tracing | undefined
  /** True once the process was asked to stop. */
  readonly draining?: (() => boolean) | undefined
  /** Shared with the thread of the imports, which lets those go first who ask. */
  readonly askers?: AskerMemory | undefined
}

/** The service behind its two doors. The caller closes the store. @throws ConfigError for trusted documents that cannot be used */
export async function buildApp ({ config, service: unwatched, metrics = createMetrics(), tracing, draining, askers }: AppDeps, options: FastifyServerOptions = {}): Promise<FastifyInstance> {
  const { TRUST_PROXY: proxies = [], RATE_LIMIT: limit = 0 } = config
  const { logger, ...others } = options
  const settings: FastifyServerOptions = {
    ...serverOptions,
    ...(proxies.length === 0 ? {} : { trustProxy: [...proxies] }),
    ...others,
    ...(logger === undefined ? {} : { logger: typeof logger === 'object' ? { ...logger, serializers } : logger })
  }
  const app = Fastify(settings)
  const watch = { metrics, tracing }
  const service = observeUseCases(unwatched, watch)
  const limiter = createLimiter(limit, {
    refused: () => { metrics.refused('rate') },
    shared: config.RATE_LIMIT_SHARED === true ? service.store.rateBudgets ?? undefined : undefined,
    named: (who) => service.audit.digest(who),
    failed: (error) => { app.log.warn({ err: error }, 'The budgets that instances share cannot be asked; for some seconds each grants its own.') }
  })
  await app.register(rest, {
    ...service,
    ...watch,
    limiter,
    draining,
    askers,
    corsOrigins: config.CORS_ORIGINS,
    corsCredentials: config.CORS_CREDENTIALS,
    maxEventLoopDelay: config.MAX_EVENT_LOOP_DELAY,
    timeLimit: config.REQUEST_TIMEOUT,
    metricsOpen: config.METRICS_OPEN
  })
  await app.register(graphql, { services: service, graphiql: config.GRAPHIQL, introspection: config.GRAPHQL_INTROSPECTION, trustedDocuments: config.GRAPHQL_TRUSTED_DOCUMENTS, limiter, watch })
  await app.ready()
  return app
}
