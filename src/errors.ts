// Every refusal the service gives, with its HTTP status. REST answers them as RFC 9457 problem details, GraphQL as
// members of a result union or as `extensions.code`. A test keeps README's table equal to this one.

export const problems = {
  MALFORMED_REQUEST: { status: 400, title: 'The request could not be read' },
  INVALID_QUERY: { status: 400, title: 'A query parameter is not valid' },
  INVALID_CURSOR: { status: 400, title: 'The cursor does not belong to this list' },
  UNAUTHENTICATED: { status: 401, title: 'A valid API key is needed' },
  FORBIDDEN: { status: 403, title: 'This key may not do that' },
  NOT_FOUND: { status: 404, title: 'There is no such thing' },
  METHOD_NOT_ALLOWED: { status: 405, title: 'This address does not take that method' },
  NOT_ACCEPTABLE: { status: 406, title: 'None of the asked formats can be given' },
  RULE_REFUSED: { status: 409, title: 'A rule of the programme refuses this' },
  DUPLICATE: { status: 409, title: 'Another record already has this' },
  VERSION_CONFLICT: { status: 412, title: 'Somebody else changed this first' },
  TOO_LARGE: { status: 413, title: 'The request is too large' },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, title: 'This format is not read here' },
  VALIDATION_FAILED: { status: 422, title: 'Some fields are not valid' },
  IDEMPOTENCY_MISMATCH: { status: 422, title: 'This Idempotency-Key was used for another request' },
  VERSION_REQUIRED: { status: 428, title: 'Say which version you change' },
  LIMIT_EXCEEDED: { status: 400, title: 'The request asks for more than the limits allow' },
  RATE_LIMITED: { status: 429, title: 'Too much was asked in too short a time' },
  OVERLOADED: { status: 503, title: 'The service has more work than it can do' },
  UNAVAILABLE: { status: 503, title: 'Something that the service needs does not answer' },
  INTERNAL: { status: 500, title: 'Internal error' }
} as const
export type ProblemCode = keyof typeof problems

/** What is wrong with one field: where (JSON pointer), why, and what would be accepted. */
export interface FieldIssue {
  readonly pointer: string
  readonly code: string
  readonly message: string
  readonly accepted?: readonly string[] | undefined
}

/** A refusal with a code of ours. The message is meant for the person who asked. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly status: number
  readonly issues: readonly FieldIssue[]
  /** For a lost race: the version that stands now. */
  readonly currentVersion: number | undefined
  /** For what may be asked again: after how many seconds. */
  readonly retryAfter: number | undefined

  constructor (code: ProblemCode, message: string, more: { issues?: readonly FieldIssue[], currentVersion?: number, retryAfter?: number } = {}) {
    super(message)
    this.name = 'Problem'
    this.code = code
    this.status = problems[code].status
    this.issues = more.issues ?? []
    this.currentVersion = more.currentVersion
    this.retryAfter = more.retryAfter
  }
}

/** Validation failed: one message, every field that is wrong. */
export function invalid (issues: readonly FieldIssue[]): Problem {
  const first = issues[0]
  const message = first === undefined
    ? 'The input is not valid.'
    : issues.length === 1 ? `${first.pointer || '/'}: ${first.message}` : `${first.pointer || '/'}: ${first.message} (and ${issues.length - 1} more)`
  return new Problem('VALIDATION_FAILED', message, { issues })
}
