// Idempotency-Key: a POST that creates can be sent again, after a broken connection say, without creating twice.
import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from '../errors.ts'
import type { RememberedAnswer, Store } from '../profiles/store.ts'

/** An answer as it can be kept and sent again. */
export interface Answer { readonly status: number, readonly headers: Readonly<Record<string, string>>, readonly body: string }

/** What came of a request: the answer, and how to take the creation back should another request have been first. */
export interface Creation { readonly answer: Answer, readonly undo: () => Promise<void> }

const header = 'idempotency-key'
const keyText = /^[\x21-\x7e]{1,255}$/

/** The request's Idempotency-Key; undefined without one. @throws Problem MALFORMED_REQUEST */
export function idempotencyKey (request: FastifyRequest): string | undefined {
  const key = request.headers[header]
  if (key === undefined) return undefined
  if (typeof key === 'string' && keyText.test(key)) return key
  throw new Problem('MALFORMED_REQUEST', 'Idempotency-Key takes 1 to 255 printable ASCII characters without spaces, a UUID for instance.')
}

export type Once = ReturnType<typeof createOnce>

/**
 * Runs each keyed request once. Keys belong to their principal; the same key with another request is refused. Only what
 * succeeded is remembered: a refused request changed nothing, so it can be mended and sent again under its key.
 */
export function createOnce ({ store, now }: { readonly store: Store, readonly now: () => Date }) {
  const running = new Map<string, Promise<unknown>>()

  /** One at a time for each principal and key: the second of two at once finds the answer of the first. */
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

  async function remembered (key: string, principalId: string, requestDigest: string): Promise<Answer | undefined> {
    const found = await store.idempotency.find(key, principalId)
    if (found === undefined) return undefined
    if (found.requestDigest !== requestDigest) throw new Problem('IDEMPOTENCY_MISMATCH', 'This Idempotency-Key came with another request before. A new request needs a new key.')
    return { status: found.status, headers: { ...found.headers, 'idempotency-replayed': 'true' }, body: found.body }
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
    const answer = await inTurn(JSON.stringify([principalId, key]), async () => {
      const known = await remembered(key, principalId, requestDigest)
      if (known !== undefined) return known
      const { answer, undo } = await create()
      const entry: RememberedAnswer = { key, principalId, requestDigest, ...answer, createdAt: now() }
      if (await store.idempotency.remember(entry)) return answer
      // Another instance of the service had the same request and was first: its answer stands, ours is taken back.
      await undo()
      return await remembered(key, principalId, requestDigest) ?? answer
    })
    return await send(reply, answer)
  }
}

function send (reply: FastifyReply, { status, headers, body }: Answer): FastifyReply {
  return reply.code(status).headers(headers).send(body)
}
