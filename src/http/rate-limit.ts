// How much one caller may ask in a minute, at both doors together. The budget drains evenly, so nobody waits for a clock's
// next minute; it is kept by this process for itself, and several instances each grant one.
import { isIPv6 } from 'node:net'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Principal } from '../access/principal.ts'
import { Problem } from '../errors.ts'

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
      return {
        allowed,
        remaining: Math.max(0, Math.floor(limit - after)),
        reset: Math.ceil(after / perMs / 1_000),
        wait: allowed ? 0 : Math.max(1, Math.ceil(Math.min(before, before + points - limit) / perMs / 1_000))
      }
    }
  }
}

/** Charges requests. Without a limit nothing is charged and no header is sent. */
export interface Limiter {
  /**
   * Takes points from the budget of whoever asks, and says so in the answer's headers `RateLimit` and `RateLimit-Policy`
   * (draft-ietf-httpapi-ratelimit-headers).
   * @throws Problem RATE_LIMITED
   */
  charge (request: FastifyRequest, reply: FastifyReply, principal: Pick<Principal, 'id' | 'role'>, points: number): void
}

export const unlimited: Limiter = { charge () {} }

/** @param limit points a minute; 0 for none @param refused told of each refusal */
export function createLimiter (limit: number, refused: () => void = () => {}, now?: () => number): Limiter {
  if (limit === 0) return unlimited
  const budgets = createBudgets(limit, now)
  return {
    charge (request, reply, principal, points) {
      const { allowed, remaining, reset, wait } = budgets.spend(principal.role === 'anonymous' ? network(request.ip) : principal.id, points)
      reply.headers({ 'ratelimit-policy': `"points";q=${limit};w=${windowSeconds}`, ratelimit: `"points";r=${remaining};t=${reset}` })
      if (allowed) return
      refused()
      throw new Problem('RATE_LIMITED', `This costs ${points} points and ${remaining} are left of the ${limit} that may be spent in a minute. Ask again in ${wait} s, or for less.`, { retryAfter: wait })
    }
  }
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
