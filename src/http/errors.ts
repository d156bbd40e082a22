// Refusals as RFC 9457 problem details: ours as they are, the framework's in our words, everything else masked.
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { Problem, problems, type FieldIssue, type ProblemCode } from '../errors.ts'
import { challenge } from './challenge.ts'
import { masked } from './logging.ts'

export const problemType = 'application/problem+json'

/** A problem as it is sent. */
export interface ProblemDetails {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code: ProblemCode
  readonly requestId: string
  /** For a lost race: the version that stands now. */
  readonly currentVersion?: number
  readonly errors: ReadonlyArray<{ readonly pointer: string, readonly code: string, readonly detail: string, readonly accepted?: readonly string[] }>
}

/** A problem in the form of RFC 9457. */
export function problemDetails (problem: Problem, requestId: string): ProblemDetails {
  const { code, status, message, issues, currentVersion } = problem
  return {
    type: typeOf(code),
    title: problems[code].title,
    status,
    detail: inQuery(message),
    code,
    requestId,
    ...(currentVersion === undefined ? {} : { currentVersion }),
    errors: issues.map(({ pointer, code, message, accepted }) => ({ pointer: inQuery(pointer), code, detail: message, ...(accepted === undefined ? {} : { accepted }) }))
  }
}

/** A name for the kind of problem, which needs no address to be looked up at. */
function typeOf (code: ProblemCode): string {
  return `urn:problem-type:ponteverde:${code.toLowerCase().replaceAll('_', '-')}`
}

/** Use cases name a list's filters as one argument `filter`, as GraphQL has them; here they are parameters of their own. */
function inQuery (text: string): string {
  return text.replaceAll('/filter/', '/')
}

/** What is wrong with a query, each issue naming its parameter. */
export function invalidQuery (issues: readonly FieldIssue[]): Problem {
  const [first] = issues
  const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : ''
  return new Problem('INVALID_QUERY', first === undefined ? 'The query cannot be read.' : `${first.pointer.slice(1)}: ${first.message}${more}`, { issues })
}

/** The framework's own refusals, by their code. Its messages are for programmers of servers; ours for who sent the request. */
const framework: Readonly<Record<string, (request: FastifyRequest) => Problem>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: (request) => new Problem('TOO_LARGE', `The body has more than the ${mebibytes(request)} that it may have here.`),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: (request) => unread(request),
  FST_ERR_CTP_INVALID_TYPE: (request) => unread(request),
  FST_ERR_CTP_EMPTY_TYPE: (request) => unread(request),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () => new Problem('MALFORMED_REQUEST', 'The body is not as long as Content-Length says.'),
  FST_ERR_CTP_EMPTY_JSON_BODY: () => new Problem('MALFORMED_REQUEST', 'The body is empty, and JSON is expected.'),
  FST_ERR_CTP_INVALID_JSON_BODY: () => new Problem('MALFORMED_REQUEST', 'The body is not JSON: it cannot be parsed, or has a key that JavaScript gives a meaning of its own.'),
  FST_ERR_BAD_URL: () => new Problem('MALFORMED_REQUEST', 'The address cannot be read: a percent sign in it is not followed by two hexadecimal digits of UTF-8.'),
  FST_ERR_MAX_PARAM_LENGTH: () => new Problem('NOT_FOUND', 'There is nothing at this address.'),
  FST_STATIC_FORBIDDEN_PATH: () => new Problem('NOT_FOUND', 'There is nothing at this address.'),
  FST_ERR_ASYNC_CONSTRAINT: () => new Problem('NOT_FOUND', 'There is nothing at this address.')
}

function mebibytes (request: FastifyRequest): string {
  const limit = request.routeOptions?.bodyLimit
  return limit === undefined ? 'bytes' : `${limit / 1024 / 1024} MiB`
}

/** A body in a format that is not read at the request's address. */
export function unread (request: FastifyRequest): Problem {
  const accepted = request.routeOptions?.config?.reads ?? ['application/json']
  const given = request.headers['content-type']
  return new Problem('UNSUPPORTED_MEDIA_TYPE', `${given === undefined ? 'A body without Content-Type' : `The Content-Type '${given.slice(0, 100)}'`} is not read here. Accepted: ${accepted.join(', ')}.`, {
    issues: [{ pointer: '', code: 'unsupported_media_type', message: 'Send the body in one of the accepted formats.', accepted }]
  })
}

/** Any thrown thing as a problem of ours; INTERNAL for what is nobody's fault but the service's. */
export function toProblem (error: unknown, request: FastifyRequest): Problem {
  if (error instanceof Problem) return error
  if (error instanceof RangeError && /call stack/.test(error.message)) return new Problem('MALFORMED_REQUEST', 'The body is nested too deeply.')
  if (error instanceof Error) {
    const { code, statusCode } = error as FastifyError
    const known = typeof code === 'string' ? framework[code] : undefined
    if (known !== undefined) return known(request)
    // What the framework refuses in a way we have no words for is still the request's fault, not the service's.
    if (typeof code === 'string' && code.startsWith('FST_') && statusCode !== undefined && statusCode >= 400 && statusCode < 500) return new Problem('MALFORMED_REQUEST', 'The request could not be read.')
  }
  return new Problem('INTERNAL', 'Something went wrong on our side. The log has the details under this requestId.')
}

/** Answers any error with our message; one that is nobody's fault but ours with nothing but the id by which the log finds it. */
export function answerProblem (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = toProblem(error, request)
  if (problem.status === 500) request.log.error({ err: error }, 'request failed')
  else if (problem.code === 'UNAVAILABLE') request.log.warn({ err: error }, 'request could not be served')
  // The message may repeat what was sent, and that may be anything: the log has where it was wrong instead.
  else request.log.info({ code: problem.code, fields: problem.issues.slice(0, 20).map(shownIssue) }, 'request refused')
  challenge(request, reply, problem)
  if (problem.retryAfter !== undefined) reply.header('retry-after', problem.retryAfter)
  const shown = problem.status === 500 ? new Problem('INTERNAL', 'Something went wrong on our side. The log has the details under this requestId.') : problem
  return reply
    .code(shown.status)
    .header('x-request-id', request.id)
    .removeHeader('etag')
    .removeHeader('location')
    .header('cache-control', 'no-store')
    .type(problemType)
    .send(JSON.stringify(problemDetails(shown, request.id)))
}

/** Where something was wrong, for the log. The name of a field that is not ours is a text of who sent it. */
function shownIssue ({ pointer, code }: FieldIssue): string {
  const place = code.startsWith('unknown_field') || code === 'unknown_parameter' ? `${pointer.slice(0, pointer.lastIndexOf('/'))}/…` : pointer
  return `${masked(place).slice(0, 100)} ${code}`
}

/** Answers an address at which there is nothing. */
export function answerUnknownRoute (request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return answerProblem(new Problem('NOT_FOUND', `There is nothing at ${request.url.split('?', 1)[0]?.slice(0, 200)}. The addresses are described at /docs.`), request, reply)
}
