// More requests than can be answered: those accepted finish, the rest are refused at once instead of all becoming slow.
// @fastify/under-pressure would refuse everything for as long as one turn of the event loop takes longer than its sampling
// interval, and nothing within a turn, however many requests it holds; hence our own.
import fp from 'fastify-plugin'
import { Problem } from '../errors.ts'

export interface SheddingOptions {
  /** Milliseconds that work waits for the event loop above which requests are refused; 0 refuses none. */
  readonly maxEventLoopDelay: number
  /** Requests under way at once, waiting for the database say, above which others are refused. */
  readonly mostAtOnce?: number
  /** Told of each refusal. */
  readonly refused?: () => void
}

/** Milliseconds between beats of a timer that tells when the loop last turned. */
const beat = 20
/** When to ask again, in seconds. */
const retryAfter = 2

/**
 * Each turn of the event loop takes on work for so many milliseconds; requests that it reads later than that are refused. The
 * next turn begins anew, so that refusing ends as soon as it has helped. Health and metrics are answered always: who steers
 * the service must see that it is overloaded.
 */
export const shedding = fp<SheddingOptions>(async (app, { maxEventLoopDelay, mostAtOnce = 1_000, refused = () => {} }) => {
  if (maxEventLoopDelay === 0) return
  let turned = performance.now()
  const timer = setInterval(() => { turned = performance.now() }, beat).unref()
  const counted = new WeakSet<object>()
  let underWay = 0
  app.addHook('onClose', async () => { clearInterval(timer) })
  app.addHook('onRequest', async (request) => {
    if (request.routeOptions.config?.operational === true) return
    if (underWay >= mostAtOnce || performance.now() - turned - beat > maxEventLoopDelay) {
      refused()
      throw new Problem('OVERLOADED', `The service has more to do than it can. Ask again in ${retryAfter} s.`, { retryAfter })
    }
    underWay++
    counted.add(request)
  })
  app.addHook('onResponse', async (request) => { if (counted.delete(request)) underWay-- })
}, { name: 'shedding' })
