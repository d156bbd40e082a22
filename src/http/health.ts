// Whether the service lives, whether it can serve, and how it is doing.
import { z } from 'zod'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from '../errors.ts'
import { tags, type Routes } from './route.ts'

const slowest = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

export type Metrics = ReturnType<typeof createMetrics>

/** Prometheus metrics of one service: those of the process, and every request's duration in seconds. */
export function createMetrics () {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const duration = new Histogram({ name: 'http_request_duration_seconds', help: 'Duration of HTTP requests in seconds.', labelNames: ['method', 'route', 'status'], buckets: slowest, registers: [registry] })
  return {
    contentType: registry.contentType,
    text: async (): Promise<string> => await registry.metrics(),
    /** Labels hold the route's pattern: addresses hold ids, of which there is no end. */
    observe (request: FastifyRequest, reply: FastifyReply): void {
      duration.observe({ method: request.method, route: request.routeOptions.url ?? 'none', status: reply.statusCode }, reply.elapsedTime / 1000)
    }
  }
}

export interface HealthOptions {
  readonly metrics: Metrics
  /** Whether the database answers and its tables are those of this version. */
  readonly storeReady: () => Promise<boolean>
  /** Whether matching holds its data in memory. */
  readonly populationsReady: () => boolean | Promise<boolean>
}

const Alive = z.object({ status: z.literal('ok') }).meta({ id: 'Alive', description: 'The process answers.' })
const Ready = z.object({ status: z.enum(['ready', 'not_ready']), database: z.boolean(), matching: z.boolean() }).meta({ id: 'Ready', description: 'What is ready and what is not.' })
const MetricsText = z.string().meta({ id: 'Metrics', description: 'Metrics in Prometheus\' text format.' })

/** True for a request made on the machine itself. A proxy on it says for whom it asks, and then it is not. */
export function isLocal (request: FastifyRequest): boolean {
  const { socket, headers } = request.raw
  if (headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined || headers['x-real-ip'] !== undefined) return false
  return /^(?:127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/.test(socket.remoteAddress ?? '')
}

/** A check that fails is a no, never a failed request: whoever asks wants to know just that. */
async function holds (check: () => boolean | Promise<boolean>, request: FastifyRequest): Promise<boolean> {
  try {
    return await check()
  } catch (error) {
    request.log.error({ err: error }, 'readiness check failed')
    return false
  }
}

export const healthRoutes: Routes<HealthOptions> = (app, { metrics, storeReady, populationsReady }, done) => {
  app.get('/healthz', {
    config: { operational: true },
    schema: { operationId: 'alive', tags: [tags.operation], summary: 'Whether the process answers', description: 'Says nothing of the database: a restart mends a process, not a database.', response: { 200: Alive } }
  }, async () => ({ status: 'ok' as const }))

  app.get('/readyz', {
    config: { operational: true },
    schema: { operationId: 'ready', tags: [tags.operation], summary: 'Whether requests can be served', description: '503 while the database does not answer, its tables are of another version, or matching has not loaded its data.', response: { 200: Ready, 503: Ready } }
  }, async (request, reply) => {
    const [database, matching] = await Promise.all([holds(storeReady, request), holds(populationsReady, request)])
    const ready = database && matching
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' as const : 'not_ready' as const, database, matching })
  })

  app.get('/metrics', {
    config: { operational: true, answers: ['text/plain'], refusals: ['UNAUTHENTICATED'] },
    schema: { operationId: 'metrics', tags: [tags.operation], summary: 'Metrics for Prometheus', description: 'On the machine itself without a key; from elsewhere with any.', response: { 200: MetricsText } }
  }, async (request, reply) => {
    if (request.principal.role === 'anonymous' && !isLocal(request)) throw new Problem('UNAUTHENTICATED', 'Metrics need an API key, except on the machine itself.')
    return reply.type(metrics.contentType).send(await metrics.text())
  })
  done()
}
