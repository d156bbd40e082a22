// JSON bodies of both doors, from bytes: text that is not UTF-8 is refused, not mended by characters nobody wrote.
import type { FastifyBodyParser, FastifyRequest } from 'fastify'
import { Problem } from '../errors.ts'
import { firstNotUtf8 } from '../utf8.ts'

/** Hands the body's text to the framework's parser, or MALFORMED_REQUEST with the line and column that are not UTF-8 to `done`. */
export function readJson (request: FastifyRequest, body: Buffer, parse: FastifyBodyParser<string>, done: (error: Error | null, body?: unknown) => void): void {
  const place = firstNotUtf8(body)
  if (place !== undefined) {
    const message = `Line ${place.line}, column ${place.column}: the body is not UTF-8, in which JSON is written.`
    done(new Problem('MALFORMED_REQUEST', message, { issues: [{ pointer: '', code: 'not_utf8', message, accepted: ['utf-8'] }] }))
    return
  }
  const promised = parse(request, body.toString('utf8'), done)
  // The framework's own parser answers by `done`; one that promises instead is heard too.
  if (promised instanceof Promise) promised.then((value: unknown) => { done(null, value) }, done)
}
