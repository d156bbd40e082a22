// Whether the service lives, whether it can serve, and how it is doing.
import { z } from 'zod'
import type { FastifyRequest } from 'fastify'
import { Problem } from '../errors.ts'
import type { Metrics } from '../telemetry/metrics.ts'
import { tags, type Routes } from './route.ts'

export interface HealthOptions {
  readonly metrics: Metrics
  /** Whether metrics need no key from outside the machine. */
  readonly metricsOpen: boolean
  /** Whether the process was asked to stop. */
  readonly draining: () => boolean
  /** Whether the database answers and its tables are those of this version. */
  readonly storeReady: () => Promise<boolean>
  /** Whether matching holds its data in memory. */
  readonly populationsReady: () => boolean | Promise<boolean>
}

const Alive = z.object({ status: z.literal('ok') }).meta({ id: 'Alive', description: 'The process answers.' })
const Ready = z.object({ status: z.enum(['ready', 'not_ready']), database: z.boolean(), matching: z.boolean(), draining: z.literal(true).optional().describe('Present while the process, asked to stop, finishes what it has.') }).meta({ id: 'Ready', description: 'What is ready and what is not.' })
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

export const healthRoutes: Routes<HealthOptions> = (app, { metrics, metricsOpen, draining, storeReady, populationsReady }, done) => {
  app.get('/healthz', {
    config: { operational: true },
    schema: { operationId: 'alive', tags: [tags.operation], summary: 'Whether the process answers', description: 'Says nothing of the database: a restart mends a process, not a database.', response: { 200: Alive } }
  }, async () => ({ status: 'ok' as const }))

  app.get('/readyz', {
    config: { operational: true },
    schema: { operationId: 'ready', tags: [tags.operation], summary: 'Whether requests can be served', description: '503 while the database does not answer, its tables are of another version, matching has not loaded its data, or the process was asked to stop.', response: { 200: Ready, 503: Ready } }
  }, async (request, reply) => {
    const [database, matching] = await Promise.all([holds(storeReady, request), holds(populationsReady, request)])
    const ready = database && matching && !draining()
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' as const : 'not_ready' as const, database, matching, ...(draining() ? { draining: true as const } : {}) })
  })

  app.get('/metrics', {
    config: { operational: true, answers: ['text/plain'], refusals: ['UNAUTHENTICATED'] },
    schema: { operationId: 'metrics', tags: [tags.operation], summary: 'Metrics for Prometheus', description: 'On the machine itself without a key; from elsewhere with any.', response: { 200: MetricsText } }
  }, async (request, reply) => {
    if (!metricsOpen && request.principal.role === 'anonymous' && !isLocal(request)) throw new Problem('UNAUTHENTICATED', 'Metrics need an API key, except on the machine itself.')
    return reply.type(metrics.contentType).send(await metrics.text())
  })
  done()
}
