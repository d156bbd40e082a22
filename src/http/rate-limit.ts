// How much one caller may ask in a minute, at both doors together. The budget drains evenly, so nobody waits for a clock's
// next minute. It is kept by this process for itself, or, where several instances share a PostgreSQL database, by that for all.
import { isIPv6 } from 'node:net'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Principal } from '../access/principal.ts'
import { Problem } from '../errors.ts'
import { requestPoints } from './cost.ts'

/** Seconds over which a budget holds. */
const windowSeconds = 60
/** Callers remembered before those who spent nothing lately are forgotten. */
const mostCallers = 50_000

export interface Spent {
  readonly allowed: boolean
  /** Points left now. */
  readonly remaining: number
  /** Seconds until all points are there again. */
  readonly reset: number
  /** Seconds until the same could be allowed; 0 when it was. */
  readonly wait: number
}

/** Budgets that the database keeps for all instances: one statement a request. */
export interface SharedBudgets {
  /** Takes points from a budget of `limit` in `windowSeconds`, as `createBudgets` does. Answers the points that are spent then. */
  spend (who: string, points: number, budget: { readonly limit: number, readonly windowSeconds: number }): Promise<{ readonly allowed: boolean, readonly spent: number }>
}

interface Level { points: number, at: number }

/**
 * Budgets of `limit` points a minute. A request dearer than a whole budget is allowed to who has all of it.
 * @param now milliseconds of a clock that never goes back
 */
export function createBudgets (limit: number, now: () => number = () => performance.now()) {
  const levels = new Map<string, Level>()
  const perMs = limit / (windowSeconds * 1_000)
  const drained = ({ points, at }: Level, time: number): number => Math.max(0, points - (time - at) * perMs)

  function forget (time: number): void {
    for (const [who, level] of levels) if (drained(level, time) === 0) levels.delete(who)
    // Under a flood from ever new addresses those seen first go first.
    for (const who of levels.keys()) {
      if (levels.size < mostCallers) break
      levels.delete(who)
    }
  }

  return {
    limit,
    windowSeconds,
    /** Takes points from a caller's budget, or none when there are not enough left. */
    spend (who: string, points: number): Spent {
      const time = now()
      if (levels.size >= mostCallers && !levels.has(who)) forget(time)
      const level = levels.get(who) ?? { points: 0, at: time }
      const before = drained(level, time)
      const allowed = before === 0 || before + points <= limit
      const after = allowed ? before + points : before
      levels.set(who, { points: after, at: time })
      return told(limit, points, allowed, after)
    }
  }
}

/** @param spent points of the budget that are spent now */
function told (limit: number, points: number, allowed: boolean, spent: number): Spent {
  const perSecond = limit / windowSeconds
  return {
    allowed,
    remaining: Math.max(0, Math.floor(limit - spent)),
    reset: Math.ceil(spent / perSecond),
    wait: allowed ? 0 : Math.max(1, Math.ceil(Math.min(spent, spent + points - limit) / perSecond))
  }
}

/** Charges requests. Without a limit nothing is charged and no header is sent. */
export interface Limiter {
  /**
   * Takes the points of any request, for one of which is not known yet what it asks, or who. At this process alone, also where
   * budgets are shared.
   * @throws Problem RATE_LIMITED
   */
  enter (request: FastifyRequest, reply: FastifyReply, principal: Pick<Principal, 'id' | 'role'>): void
  /**
   * Takes points from the budget of whoever asks, and says so in the answer's headers `RateLimit` and `RateLimit-Policy`
   * (draft-ietf-httpapi-ratelimit-headers). `entered`: besides those that `enter` took. A promise only where the budget is
   * asked of a database.
   * @throws Problem RATE_LIMITED
   */
  charge (request: FastifyRequest, reply: FastifyReply, principal: Pick<Principal, 'id' | 'role'>, points: number, entered?: boolean): Promise<void> | undefined
}

export const unlimited: Limiter = { enter () {}, charge: () => undefined }

export interface LimiterOptions {
  /** Told of each refusal. */
  readonly refused?: () => void
  readonly now?: () => number
  /** Budgets of all instances together. */
  readonly shared?: SharedBudgets | undefined
  /** The name under which a caller's budget is shared: an address is nobody's business there. */
  readonly named?: (who: string) => string
  /** Told when the shared budgets could not be asked; this process's own hold for a while. */
  readonly failed?: (error: unknown) => void
}

/** Milliseconds for which a request waits for the shared budgets, and for which they are not asked after they failed. */
const patience = { answer: 500, failure: 5_000 }

/** @param limit points a minute; 0 for none */
export function createLimiter (limit: number, { refused = () => {}, now = () => performance.now(), shared, named = (who) => who, failed = () => {} }: LimiterOptions = {}): Limiter {
  if (limit === 0) return unlimited
  const budgets = createBudgets(limit, now)
  const policy = `"points";q=${limit};w=${windowSeconds}`
  let resting = -Infinity

  const answer = (reply: FastifyReply, points: number, { allowed, remaining, reset, wait }: Spent): void => {
    reply.header('ratelimit-policy', policy).header('ratelimit', `"points";r=${remaining};t=${reset}`)
    if (allowed) return
    refused()
    throw new Problem('RATE_LIMITED', `This costs ${points} points and ${remaining} are left of the ${limit} that may be spent in a minute. Ask again in ${wait} s, or for less.`, { retryAfter: wait })
  }

  /** From the budget of all instances; undefined when that cannot be had now. */
  const fromShared = async (who: string, points: number): Promise<Spent | undefined> => {
    if (shared === undefined || now() < resting) return undefined
    let timer: NodeJS.Timeout | undefined
    try {
      const late = new Promise<never>((_resolve, reject) => { timer = setTimeout(() => { reject(new Error(`No answer within ${patience.answer} ms`)) }, patience.answer) })
      const { allowed, spent } = await Promise.race([shared.spend(named(who), points, { limit, windowSeconds }), late])
      return told(limit, points, allowed, spent)
    } catch (error) {
      resting = now() + patience.failure
      failed(error)
      return undefined
    } finally {
      clearTimeout(timer)
    }
  }

  const chargeShared = async (reply: FastifyReply, who: string, points: number, entered: boolean): Promise<void> => {
    // One point of each request at this process first: who floods one instance does not flood the database.
    if (!entered) answer(reply, requestPoints, budgets.spend(who, requestPoints))
    const spent = await fromShared(who, entered ? points + requestPoints : points)
    const rest = entered ? points : points - requestPoints
    answer(reply, points, spent ?? budgets.spend(who, rest))
  }

  return {
    enter (request, reply, principal) {
      answer(reply, requestPoints, budgets.spend(callerOf(request, principal), requestPoints))
    },
    charge (request, reply, principal, points, entered = false) {
      const who = callerOf(request, principal)
      if (shared !== undefined) return chargeShared(reply, who, points, entered)
      answer(reply, points, budgets.spend(who, points))
      return undefined
    }
  }
}

function callerOf (request: FastifyRequest, { id, role }: Pick<Principal, 'id' | 'role'>): string {
  return role === 'anonymous' ? network(request.ip) : id
}

/** Whom an address stands for: itself, or with IPv6 the network that one household or machine has whole (/64). */
export function network (address: string): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address
  const [head = '', tail] = address.split('::')
  const groups = head === '' ? [] : head.split(':')
  const rest = tail === undefined || tail === '' ? [] : tail.split(':')
  const whole = tail === undefined ? groups : [...groups, ...Array.from({ length: Math.max(0, 8 - groups.length - rest.length) }, () => '0'), ...rest]
  return `${whole.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, '')).join(':')}::/64`
}
