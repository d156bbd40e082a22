// Entity tags: a digest of what is shown, so that a client need not load it twice, nor change what it has not seen.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from '../errors.ts'
import { codings } from './compression.ts'
import { tagOf } from './kept-answers.ts'
import { canonical } from './plain.ts'

/** The strong entity tag of a view as one principal may see it: the same in every language. */
export function etagOf (view: unknown): string {
  return tagOf(canonical(view))
}

const tag = /^(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"$/

/** The tags of an If-Match or If-None-Match header: `*`, or a list. */
function readTags (header: string, name: string): readonly string[] {
  const tags = header.split(',').map((part) => part.trim()).filter((part) => part !== '')
  if (header.trim() === '*' || (tags.length > 0 && tags.every((part) => tag.test(part)))) return tags
  throw new Problem('MALFORMED_REQUEST', `${name} holds no entity tag. It takes the ETag of an answer as it was sent, quotes included: "…".`)
}

/**
 * That the caller changes what it has seen: If-Match names the tag of `view`, which is the resource as the caller may see
 * it now. Weak tags never match (RFC 9110, section 13.1.1).
 * @throws Problem VERSION_REQUIRED, VERSION_CONFLICT, MALFORMED_REQUEST
 */
export function requireMatch (request: FastifyRequest, view: object): void {
  const tags = readTags(requireTag(request), 'If-Match')
  if (tags.includes('*') || tags.includes(etagOf(view))) return
  const version = 'version' in view ? view.version : undefined
  throw new Problem('VERSION_CONFLICT', 'This was changed since you read it: If-Match names another state. Read it again and decide anew.', typeof version === 'number' ? { currentVersion: version } : {})
}

/** The If-Match header. @throws Problem VERSION_REQUIRED when there is none. */
export function requireTag (request: FastifyRequest): string {
  const header = request.headers['if-match']
  if (header === undefined) throw new Problem('VERSION_REQUIRED', 'Send If-Match with the ETag of what you change, as GET answered it.')
  return header
}

/** The tag of the same answer in a content coding: other bytes are another representation. */
export function codedTag (etag: string, coding: string): string {
  return `${etag.slice(0, -1)}-${coding}"`
}

/** Whether If-None-Match says that the caller has the answer with this tag already, in whatever coding. */
export function isKnown (request: FastifyRequest, etag: string): boolean {
  const header = request.headers['if-none-match']
  if (header === undefined) return false
  // A tag that cannot be read is one nobody has: the answer is sent in full.
  const tags = header.split(',').map((part) => part.trim().replace(/^W\//, ''))
  return tags.includes('*') || tags.includes(etag) || codings.some((coding) => tags.includes(codedTag(etag, coding)))
}

/** On sending: gives an answer without a tag that of its bytes, and answers 304 to who has it already. */
export function answerConditionally (request: FastifyRequest, reply: FastifyReply, payload: unknown): unknown {
  if ((request.method !== 'GET' && request.method !== 'HEAD') || reply.statusCode !== 200 || typeof payload !== 'string') return payload
  // Rows and workbooks are for downloading, and the document says that they have no tag.
  if (!String(reply.getHeader('content-type') ?? '').includes('json')) return payload
  const known = reply.getHeader('etag')
  const etag = typeof known === 'string' ? known : tagOf(payload)
  reply.header('etag', etag)
  if (!isKnown(request, etag)) return payload
  reply.code(304).removeHeader('content-type').removeHeader('content-length')
  return ''
}
