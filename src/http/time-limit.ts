// No request takes for ever: one that is not answered in time gets a refusal, and what was computed for it stops. The framework's
// `handlerTimeout` knows no exception for a single request, which subscriptions at the address of all GraphQL need, and cuts off an
// answer that has begun; hence our own.
import type { FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { wantedUntil } from '../deadline.ts'
import { Problem } from '../errors.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Reads or answers whole files, or ends what must not end by halves: takes the time it needs. */
    takesItsTime?: boolean
  }
  interface FastifyRequest {
    /** What is given up with the request; null where there is no limit. */
    limit: Limit | null
    /** Lifts the limit for this request: what it answers is a stream without an end of its own. */
    liftTimeLimit: () => void
  }
}

export interface TimeLimitOptions {
  /** Seconds in which a request must be answered, or its answer begin; 0 for any time. */
  readonly seconds: number
  /** Told of each refusal. */
  readonly refused?: () => void
}

/** Told to a client that was too late: when to ask again, in seconds. */
const retryAfter = 5

interface Limit { readonly signal: AbortSignal, readonly lift: () => void }

/** Registered at the root: it holds for both doors, each of which words the refusal its way. */
export const timeLimit = fp<TimeLimitOptions>(async (app, { seconds, refused = () => {} }) => {
  app.decorateRequest('limit', null)
  app.decorateRequest('liftTimeLimit', function (this: FastifyRequest) { this.limit?.lift() })
  if (seconds === 0) return

  app.addHook('onRequest', (request, reply, done) => {
    const { takesItsTime = false, streams } = request.routeOptions.config
    if (takesItsTime || streams !== undefined) {
      done()
      return
    }
    const given = new AbortController()
    const timer = setTimeout(() => {
      // What has begun is let finish: half an answer is worse than a late one.
      if (reply.sent || reply.raw.headersSent) return
      const problem = new Problem('OVERLOADED', `This was not answered within ${seconds} s and has been given up. Ask for less, or again in ${retryAfter} s. What it was to change may have been changed all the same: look before you send it again, or send it with the Idempotency-Key it had.`, { retryAfter })
      given.abort(problem)
      refused()
      reply.send(problem)
    }, seconds * 1_000)
    request.limit = { signal: given.signal, lift: () => { clearTimeout(timer) } }
    wantedUntil(given.signal, done)
  })
  // A body is read by events of the connection, which know nothing of the request.
  app.addHook('preValidation', (request, _reply, done) => {
    if (request.limit === null) done()
    else wantedUntil(request.limit.signal, done)
  })
  app.addHook('onResponse', (request, _reply, done) => {
    request.limit?.lift()
    done()
  })
}, { name: 'time-limit' })
