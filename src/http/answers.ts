// How what a use case gave becomes an answer.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Principal } from '../access/principal.ts'
import type { Language } from '../catalogues/catalogue.ts'
import { codingFor } from './compression.ts'
import { codedTag, etagOf, isKnown } from './etag.ts'
import type { Creation } from './idempotency.ts'
import type { Answer, KeptAnswers } from './kept-answers.ts'
import { plain, type Plain } from './plain.ts'
import { jsonType } from './route.ts'

/** A view as the answer's body, its tag as the answer's. */
export function show<V extends object> (reply: FastifyReply, view: V, language: Language): Plain<V> {
  reply.header('etag', etagOf(view))
  return plain(view, language)
}

/** 201 with the view of what was created at the address, and how to take it back. */
export function created (location: string, view: object, language: Language, undo: () => Promise<void>): Creation {
  return {
    answer: { status: 201, headers: { 'content-type': `${jsonType}; charset=utf-8`, location, etag: etagOf(view) }, body: JSON.stringify(plain(view, language)) },
    undo
  }
}

/** Sends a body, in a coding where the caller takes one and nothing in it is secret. A promise only where a coding has to be waited for. */
export function sendBody (request: FastifyRequest, reply: FastifyReply, { body, coded }: Answer<unknown>, principal: Principal, tag?: string): Promise<void> | undefined {
  if (body === undefined) throw new Error('There is no body to send.')
  const coding = codingFor(request.headers['accept-encoding'], principal, body.length)
  const vary = reply.getHeader('vary')
  reply.header('vary', vary === undefined ? 'Accept-Encoding' : `${String(vary)}, Accept-Encoding`)
  if (tag !== undefined) reply.header('etag', coding === undefined ? tag : codedTag(tag, coding))
  if (coding !== undefined) return coded(coding).then((made) => { reply.header('content-encoding', coding).send(made) })
  reply.send(body)
  return undefined
}

/**
 * Answers a reading whose answer follows from its parameters, the caller, the day and the data: from memory when the same was
 * asked before, else with what `work` gives. A caller who has it already is told so, which needs no work either.
 */
export async function answerOnce (answers: KeptAnswers<null>, request: FastifyRequest, reply: FastifyReply, work: () => Promise<object>): Promise<FastifyReply> {
  const { principal, routeOptions: { schema }, query } = request
  const { known, answer } = await answers.ask(principal, [schema?.operationId, query])
  const kept = known !== undefined && (known.body !== undefined || isKnown(request, known.tag)) ? known : await answer(Buffer.from(JSON.stringify(await work())), null)
  if (isKnown(request, kept.tag)) return reply.code(304).header('etag', kept.tag).send()
  const sending = sendBody(request, reply.type(`${jsonType}; charset=utf-8`), kept, principal, kept.tag)
  if (sending !== undefined) await sending
  return reply
}
