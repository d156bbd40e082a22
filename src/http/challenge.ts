// What WWW-Authenticate says with a refusal (RFC 6750, section 3), at both doors.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Problem } from '../errors.ts'

/** Tells with a 401 how to authenticate: whether anything was sent that did not hold, and never what. */
export function challenge (request: FastifyRequest, reply: FastifyReply, { code }: Problem): void {
  if (code !== 'UNAUTHENTICATED') return
  reply.header('www-authenticate', request.headers.authorization === undefined ? 'Bearer' : 'Bearer error="invalid_token"')
}
