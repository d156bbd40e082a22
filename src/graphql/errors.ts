// Errors as clients see them: ours by their code, GraphQL's own as they are, all others masked behind the request's id.
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { Problem, type ProblemCode } from '../errors.ts'

export interface ErrorLog { error (details: { readonly err: unknown }, message: string): void }

/** The error beneath GraphQL's wrappers. */
function cause (error: unknown): unknown {
  let inner = error
  while (inner instanceof GraphQLError && inner.originalError !== undefined && inner.originalError !== null) inner = inner.originalError
  return inner
}

/**
 * True for an error of GraphQL's own about the request. One thrown while an answer was being written (a value that its type
 * cannot take) has no place in the document by itself: that is our failure, not the client's.
 */
function isAboutRequest (error: GraphQLError, inner: GraphQLError): boolean {
  return error.path === undefined || inner.nodes !== undefined
}

function coded (code: ProblemCode, { issues, currentVersion }: Partial<Problem> = {}): Record<string, unknown> {
  return { code, ...(issues === undefined || issues.length === 0 ? {} : { issues }), ...(currentVersion === undefined ? {} : { currentVersion }) }
}

/** One error for the answer. What is masked is written to the log in full. */
export function formatError (error: unknown, requestId: string, log: ErrorLog): GraphQLFormattedError {
  const outer = error instanceof GraphQLError ? error : undefined
  const inner = cause(error)
  const place = outer === undefined
    ? {}
    : { ...(outer.locations === undefined ? {} : { locations: outer.locations }), ...(outer.path === undefined ? {} : { path: outer.path }) }
  if (inner instanceof Problem && inner.status !== 500) return { message: inner.message, ...place, extensions: coded(inner.code, inner) }
  if (outer !== undefined && inner instanceof GraphQLError && isAboutRequest(outer, inner)) {
    return { message: outer.message, ...place, extensions: { ...coded(outer.message.startsWith('Syntax Error') ? 'MALFORMED_REQUEST' : 'INVALID_QUERY'), ...outer.extensions } }
  }
  log.error({ err: inner }, 'A GraphQL field failed')
  return { message: 'Internal error. The log has more under the request id.', ...place, extensions: { ...coded('INTERNAL'), requestId } }
}

/** The errors inside what was thrown before an answer was begun: Mercurius wraps GraphQL's lists in one. */
export function requestErrors (thrown: unknown): readonly unknown[] {
  if (thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' && thrown.code.startsWith('MER_ERR') && 'errors' in thrown && Array.isArray(thrown.errors)) return thrown.errors
  return thrown instanceof AggregateError ? thrown.errors : [thrown]
}
