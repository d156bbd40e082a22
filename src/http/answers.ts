// How what a use case gave becomes an answer.
import type { FastifyReply } from 'fastify'
import type { Language } from '../catalogues/catalogue.ts'
import { etagOf } from './etag.ts'
import type { Creation } from './idempotency.ts'
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
