// Idempotency-Key: a POST that creates can be sent again, after a broken connection say, without creating twice.
import { createHash, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from '../errors.ts'
import type { RequestClaim, Store } from '../profiles/store.ts'

/** An answer as it can be kept and sent again. */
export interface Answer { readonly status: number, readonly headers: Readonly<Record<string, string>>, readonly body: string }

/** What came of a request: the answer, and how to take the creation back should another request have been first. */
export interface Creation { readonly answer: Answer, readonly undo: () => Promise<void> }

const header = 'idempotency-key'
const keyText = /^[\x21-\x7e]{1,255}$/

/** How long an answer is kept, in milliseconds. */
export const keptFor = 24 * 60 * 60 * 1000
/** How long a request whose process fell silent keeps its key, and how often one at work says that it is, in milliseconds. */
const lease = 15_000
const heartbeat = 5_000
/** How often an instance looks whether another one has answered, in milliseconds: soon at first. */
const firstLook = 20
const lastLook = 500

/** The request's Idempotency-Key; undefined without one. @throws Problem MALFORMED_REQUEST */
export function idempotencyKey (request: FastifyRequest): string | undefined {
  const key = request.headers[header]
  if (key === undefined) return undefined
  if (typeof key === 'string' && keyText.test(key)) return key
  throw new Problem('MALFORMED_REQUEST', 'Idempotency-Key takes 1 to 255 printable ASCII characters without spaces, a UUID for instance.')
}

export interface OnceDeps { readonly store: Pick<Store, 'idempotency'>, readonly now: () => Date }
export type Once = ReturnType<typeof createOnce>

/** Forgets the answers of more than 24 hours ago; answers how many there were. */
export async function forgetOldAnswers ({ store, now }: OnceDeps): Promise<number> {
  return await store.idempotency.forget(new Date(now().getTime() - keptFor))
}

/**
 * Runs each keyed request once, whichever instance of the service it comes to: whoever comes second waits for the answer of
 * the first. Keys belong to their principal; the same key with another request is refused. Only what succeeded is
 * remembered, for 24 hours: a refused request changed nothing, so it can be mended and sent again under its key.
 */
export function createOnce ({ store, now }: OnceDeps) {
  const { idempotency } = store
  const running = new Map<string, Promise<unknown>>()

  /** One at a time for each principal and key within this instance: the second of two at once finds the answer of the first. */
  async function inTurn<T> (name: string, work: () => Promise<T>): Promise<T> {
    const before = running.get(name) ?? Promise.resolve()
    const turn = before.then(work, work)
    running.set(name, turn)
    try {
      return await turn
    } finally {
      if (running.get(name) === turn) running.delete(name)
    }
  }

  /** What another request under the key was answered; undefined when there is none. @throws Problem IDEMPOTENCY_MISMATCH */
  async function remembered ({ key, principalId, requestDigest }: RequestClaim): Promise<Answer | 'running' | undefined> {
    const found = await idempotency.find(key, principalId)
    if (found === undefined) return undefined
    const known = found.state === 'answered' ? found.answer : found
    if (found.state === 'answered' && found.answer.createdAt.getTime() < now().getTime() - keptFor) return undefined
    if (known.requestDigest !== requestDigest) throw new Problem('IDEMPOTENCY_MISMATCH', 'This Idempotency-Key came with another request before. A new request needs a new key.')
    if (found.state === 'running') return 'running'
    const { status, headers, body } = found.answer
    return { status, headers: { ...headers, 'idempotency-replayed': 'true' }, body }
  }

  /** Takes the key, or waits for the answer of who has it. @throws Problem MALFORMED_REQUEST once nobody waits for it any more */
  async function claimOrAnswer (make: () => RequestClaim, isGone: () => boolean): Promise<{ readonly claim: RequestClaim } | { readonly answer: Answer }> {
    for (let pause = firstLook; ; pause = Math.min(pause * 2, lastLook)) {
      const claim = make()
      const known = await remembered(claim)
      if (typeof known === 'object') return { answer: known }
      if (await idempotency.claim(claim, new Date(claim.createdAt.getTime() - keptFor))) return { claim }
      if (isGone()) throw new Problem('MALFORMED_REQUEST', 'The connection broke off while another request with this Idempotency-Key was at work.')
      await sleep(pause)
    }
  }

  /** Does the work while saying every few seconds that it goes on. */
  async function holding<T> (claim: RequestClaim, work: () => Promise<T>): Promise<T> {
    const beat = setInterval(() => {
      // What the database does not take now it may take next time; the lease covers three of these.
      idempotency.renew(claim, new Date(now().getTime() + lease)).catch(() => {})
    }, heartbeat)
    try {
      return await work()
    } finally {
      clearInterval(beat)
    }
  }

  /**
   * Answers a request that creates. `content` is what makes two requests the same besides their address: the body.
   * Ends when the answer is sent.
   * @throws Problem IDEMPOTENCY_MISMATCH, MALFORMED_REQUEST, and whatever `create` throws
   */
  return async function once (request: FastifyRequest, reply: FastifyReply, content: string, create: () => Promise<Creation>): Promise<void> {
    const key = idempotencyKey(request)
    if (key === undefined) return await send(reply, (await create()).answer)
    const principalId = request.principal.id
    const requestDigest = createHash('sha256').update(JSON.stringify([request.method, request.url, content])).digest('hex')
    const owner = randomUUID()
    const make = (): RequestClaim => {
      const at = now()
      return { key, principalId, requestDigest, owner, createdAt: at, leasedUntil: new Date(at.getTime() + lease) }
    }
    const answer = await inTurn(JSON.stringify([principalId, key]), async () => {
      const got = await claimOrAnswer(make, () => request.raw.socket.destroyed)
      if ('answer' in got) return got.answer
      const { claim } = got
      let creation: Creation
      try {
        creation = await holding(claim, create)
      } catch (error) {
        // If not even this can be written, the key is free once the lease has ended.
        await idempotency.release(claim).catch(() => {})
        throw error
      }
      const { answer, undo } = creation
      if (await idempotency.remember({ key, principalId, requestDigest, ...answer, createdAt: now() }, owner)) return answer
      // This process fell silent for so long that another one took the request over: what that one answers stands.
      await undo()
      const other = await claimOrAnswer(make, () => request.raw.socket.destroyed)
      if ('answer' in other) return other.answer
      // The other one was refused, so it is as if it had not been there.
      await idempotency.release(other.claim).catch(() => {})
      throw new Problem('VERSION_CONFLICT', 'Another request under this Idempotency-Key was at work at the same time, and nothing was changed. Send it again.')
    })
    return await send(reply, answer)
  }
}

function send (reply: FastifyReply, { status, headers, body }: Answer): FastifyReply {
  return reply.code(status).headers(headers).send(body)
}
