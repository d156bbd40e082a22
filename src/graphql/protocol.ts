// GraphQL over HTTP: what a request may look like, and which status and media type an answer gets.
// https://graphql.github.io/graphql-over-http/draft/ — every audit of the graphql-http package passes, see test/graphql/audit.test.ts.
import { z } from 'zod'
import { Problem } from '../errors.ts'

export const jsonType = 'application/json'
export const responseType = 'application/graphql-response+json'
export type AnswerType = typeof jsonType | typeof responseType

const map = z.record(z.string(), z.unknown())
/** Null stands for nothing; other members are ignored, as the specification says. */
const RequestShape = z.object({
  query: z.string({ error: "'query' is the document, as text." }).min(1, "'query' is empty.").nullish(),
  documentId: z.string({ error: "'documentId' is the SHA-256 of a trusted document." }).max(100, "'documentId' is the SHA-256 of a trusted document.").nullish(),
  operationName: z.string({ error: "'operationName' is text or null." }).nullish(),
  variables: map.nullish(),
  extensions: map.nullish()
})

/** What Apollo's clients send beside the document or instead of it. */
const Persisted = z.object({ persistedQuery: z.object({ sha256Hash: z.string().max(100) }) })

export interface GraphqlParameters {
  /** The document; undefined when it is named by its id. */
  readonly query: string | undefined
  /** The SHA-256 of a trusted document, with `sha256:` before it or without. */
  readonly documentId: string | undefined
  readonly operationName: string | undefined
  readonly variables: Readonly<Record<string, unknown>>
  /** Whether the answer shall say what it cost: `extensions: {"cost": true}`. */
  readonly showCost: boolean
}

/** A request whose document is known. */
export type GraphqlRequest = Omit<GraphqlParameters, 'query' | 'documentId'> & { readonly query: string }

function malformed (message: string): Problem {
  return new Problem('MALFORMED_REQUEST', message)
}

/** The parameters of a request. Throws MALFORMED_REQUEST; a list of requests is none, as batches are not served. */
export function readRequest (parameters: unknown): GraphqlParameters {
  if (Array.isArray(parameters)) throw malformed('Send one operation in a request; batches are not served.')
  const result = RequestShape.safeParse(parameters)
  if (!result.success) {
    const [issue] = result.error.issues
    throw malformed(issue === undefined || issue.path.length === 0 ? 'The body is an object with a query.' : issue.code === 'invalid_type' && issue.expected === 'record' ? `'${issue.path.join('.')}' is an object or null.` : issue.message)
  }
  const { query, operationName, variables, extensions } = result.data
  // What is not there need not be refused, which takes longer than all the rest.
  const documentId = result.data.documentId ?? (extensions == null ? undefined : Persisted.safeParse(extensions).data?.persistedQuery.sha256Hash)
  if (query == null && documentId === undefined) throw malformed("'query' is the document, as text.")
  return { query: query ?? undefined, documentId, operationName: operationName ?? undefined, variables: variables ?? {}, showCost: extensions?.['cost'] === true }
}

/** The same from a URL's query string, where variables and extensions are JSON texts. */
export function readQueryString (query: unknown): GraphqlParameters {
  const { variables, extensions, ...rest } = z.record(z.string(), z.unknown()).parse(query)
  return readRequest({ ...rest, variables: fromJson(variables, 'variables'), extensions: fromJson(extensions, 'extensions') })
}

function fromJson (text: unknown, name: string): unknown {
  if (text === undefined || text === '') return undefined
  try {
    return JSON.parse(String(text))
  } catch {
    throw malformed(`'${name}' is no JSON.`)
  }
}

/**
 * The media type of the answer that the client prefers; undefined when it takes neither. Without a preference, and for the
 * wildcards, `application/json`, as older clients expect.
 */
export function negotiate (accept: string | undefined): AnswerType | undefined {
  if (accept === undefined || accept.trim() === '') return jsonType
  const types: Readonly<Record<string, AnswerType>> = { [jsonType]: jsonType, [responseType]: responseType, '*/*': jsonType, 'application/*': jsonType }
  let best: { readonly type: AnswerType, readonly quality: number } | undefined
  for (const part of accept.split(',')) {
    const [range = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase())
    const type = types[range]
    const stated = parameters.find((parameter) => parameter.startsWith('q='))
    const quality = stated === undefined ? 1 : Number(stated.slice(2))
    if (type !== undefined && quality > 0 && quality > (best?.quality ?? 0)) best = { type, quality }
  }
  return best?.type
}

/**
 * Status of a well-formed request. `application/json` says 200 whatever the document (old clients and proxies take other
 * codes for failures of the transport); `application/graphql-response+json` says 400 when nothing was answered.
 */
export function statusOf (answered: boolean, type: AnswerType): number {
  return answered || type === jsonType ? 200 : 400
}
