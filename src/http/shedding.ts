// More requests than can be answered: those accepted finish, the rest are refused at once instead of all becoming slow.
// @fastify/under-pressure would refuse everything for as long as one turn of the event loop takes longer than its sampling
// interval, and nothing within a turn, however many requests it holds; hence our own.
import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyRequest, RouteHandlerMethod } from 'fastify'
import fp from 'fastify-plugin'
import { Problem } from '../errors.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** What is left of the request while it is under way: the sum of `answer` and `handler`, in shedding.ts. */
    partsUnderWay: number
  }
}

export interface SheddingOptions {
  /** Milliseconds that work waits for the event loop above which requests are refused; 0 refuses none. */
  readonly maxEventLoopDelay: number
  /** Requests under way at once, above which others are refused: about as many rankings as one process works through in two seconds. */
  readonly mostAtOnce?: number
  /** Told of each refusal. */
  readonly refused?: () => void
}

/** Parts of a request, each under way until it has ended. */
const answer = 1
const handler = 2

/** Milliseconds between beats of a timer that tells when the loop last turned. */
const beat = 20
/** When to ask again, in seconds. */
const retryAfter = 2

/** How often closing looks whether all work is done, in milliseconds. */
const look = 10
/** How long it waits at most: some work waits for others, who may be gone. */
const patience = 5_000

/**
 * Each turn of the event loop takes on work for so many milliseconds; requests that it reads later than that are refused. The
 * next turn begins anew, so that refusing ends as soon as it has helped. Health and metrics are answered always: who steers
 * the service must see that it is overloaded. A request is under way until it is answered and its handler has ended: whoever
 * asks and hangs up leaves the work behind, which counts, and for which closing waits.
 */
export const shedding = fp<SheddingOptions>(async (app, { maxEventLoopDelay, mostAtOnce = 500, refused = () => {} }) => {
  let turned = performance.now()
  const timer = setInterval(() => { turned = performance.now() }, beat).unref()
  let underWay = 0
  const ended = (request: FastifyRequest, part: typeof answer | typeof handler): void => {
    if ((request.partsUnderWay & part) === 0) return
    request.partsUnderWay -= part
    if (request.partsUnderWay === 0) underWay--
  }
  app.decorateRequest('partsUnderWay', 0)
  app.addHook('onRoute', (route) => {
    const { handler: own } = route
    // Adds no promise to those of the handler: each costs every request.
    const watched: RouteHandlerMethod = function (request, reply) {
      // Whose asker has hung up already is not under way any more.
      if (request.partsUnderWay !== 0) request.partsUnderWay |= handler
      const end = (): void => { ended(request, handler) }
      let work: unknown
      try {
        work = own.call(this, request, reply)
      } catch (error) {
        end()
        throw error
      }
      if (isThenable(work)) work.then(end, end)
      else end()
      return work
    }
    route.handler = watched
  })
  app.addHook('onRequest', (request, reply, done) => {
    if (request.routeOptions.config?.operational === true) return done()
    if (maxEventLoopDelay > 0 && (underWay >= mostAtOnce || performance.now() - turned - beat > maxEventLoopDelay)) {
      refused()
      throw new Problem('OVERLOADED', `The service has more to do than it can. Ask again in ${retryAfter} s.`, { retryAfter })
    }
    underWay++
    request.partsUnderWay = answer
    // Who hangs up is not answered, and no hook tells.
    reply.raw.once('close', () => { ended(request, answer) })
    done()
  })
  app.addHook('onResponse', (request, _reply, done) => {
    ended(request, answer)
    done()
  })
  app.addHook('onClose', async () => {
    clearInterval(timer)
    const until = performance.now() + patience
    const isBusy = (): boolean => underWay > 0 && performance.now() < until
    while (isBusy()) await sleep(look)
  })
}, { name: 'shedding' })

/** A promise, or the answer itself, which the framework's handlers may give back and which is done when it is sent. */
function isThenable (value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'
}
