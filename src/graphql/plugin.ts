// The GraphQL door: Mercurius executes; what comes in and goes out over HTTP is ours, so that it follows the specification
// (protocol.ts) and the limits (limits.ts) hold.
import type { FastifyError, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { getOperationAST, GraphQLError, parse } from 'graphql'
import mercurius from 'mercurius'
import { Problem } from '../errors.ts'
import { readJson } from '../http/json.ts'
import { watchMethods } from '../http/methods.ts'
import { graphiqlPage } from './graphiql.ts'
import type { Context, Services } from './context.ts'
import { formatError, requestErrors } from './errors.ts'
import { eventsType, isSubscription, sendEvents, wantsEvents } from './events.ts'
import { checkCost, checkSize, checkText, limits, tooManyRankings } from './limits.ts'
import { loaders } from './loaders.ts'
import { jsonType, negotiate, readQueryString, readRequest, responseType, statusOf, type AnswerType, type GraphqlRequest } from './protocol.ts'
import { createSchema } from './schema.ts'

export interface GraphqlOptions {
  readonly services: Services
  /** Whether /graphiql serves its page. */
  readonly graphiql: boolean
}

interface Execution { readonly data?: unknown, readonly errors?: readonly unknown[] }

/** What Mercurius is handed: our context, and the name of the operation for its hooks. */
interface RequestContext extends Context { readonly operationName: string | undefined }

/** JSON that Mercurius would take for a document's syntax tree; no document of operations begins like this. */
const likeJson = /^[\s\uFEFF]*(?:\{[\s,]*["}]|[["\d-]|(?:true|false|null)\s*$)/

export const graphql: FastifyPluginAsync<GraphqlOptions> = async (app, { services, graphiql }) => {
  await app.register(mercurius, {
    schema: createSchema(),
    loaders: loaders as Parameters<typeof mercurius>[1]['loaders'] & object,
    routes: false,
    cache: 256,
    graphql: { parseOptions: { maxTokens: limits.tokens }, validateOptions: { maxErrors: 20 } },
    // Errors are formatted where the answer is sent.
    errorFormatter: ({ data, errors }) => ({ statusCode: 200, response: { data: data ?? null, errors: errors ?? [] } })
  })
  app.graphql.addHook('preValidation', async (_schema, document) => { checkSize(document) })
  app.graphql.addHook('preExecution', async (schema, document, context, variables) => {
    checkCost(schema, document, (context as unknown as RequestContext).operationName, variables ?? {})
  })

  // A form or plain text, which a foreign page could make a browser send, is not read.
  app.removeAllContentTypeParsers()
  const parseJson = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => readJson(request, body as Buffer, parseJson, done))
  app.setErrorHandler((error: FastifyError, request, reply) => refuse(request, reply, error))

  const methods = watchMethods(app)
  app.get('/graphql', { schema: { hide: true } }, async (request, reply) => await answer(request, reply, () => readQueryString(request.query)))
  app.post('/graphql', { schema: { hide: true } }, async (request, reply) => await answer(request, reply, () => readRequest(request.body)))
  if (graphiql) await app.register(graphiqlPage)
  methods.answerOthers(app)

  async function contextOf (request: FastifyRequest, operationName: string | undefined): Promise<RequestContext> {
    const { catalogues, sentences, keys } = services
    const principal = await keys.authenticate(request.headers.authorization)
    let rankings = 0
    return {
      ...services,
      principal,
      operationName,
      view: { catalogues, codes: catalogues.codes, principal, sentences },
      countRanking: () => { if (++rankings > limits.rankings) throw tooManyRankings() }
    }
  }

  async function answer (request: FastifyRequest, reply: FastifyReply, read: () => GraphqlRequest): Promise<FastifyReply> {
    if (request.method === 'POST' && wantsEvents(request)) {
      const asked = read()
      return sendEvents(request, reply, app.graphql.schema, asked, await contextOf(request, asked.operationName))
    }
    const type = negotiate(request.headers.accept)
    if (type === undefined) throw new Problem('NOT_ACCEPTABLE', `Answers come as ${responseType} or ${jsonType}.`)
    const { query, operationName, variables } = read()
    const context = await contextOf(request, operationName)
    try {
      checkText(query)
      if (likeJson.test(query)) parse(query, { maxTokens: limits.tokens })
      if (request.method !== 'POST') checkReading(query, operationName)
      if (isSubscription(query, operationName)) throw new GraphQLError(`A subscription is answered by events: send it by POST with Accept: ${eventsType}.`)
      const { data, errors } = await reply.graphql(query, context as unknown as Record<string, unknown>, { ...variables }, operationName) as Execution
      return send(request, reply, type, statusOf(true, type), { data, ...(errors === undefined || errors.length === 0 ? {} : { errors }) })
    } catch (error) {
      if (!isAboutDocument(error)) throw error
      return send(request, reply, type, statusOf(false, type), { errors: requestErrors(error) })
    }
  }
}

/** GET only reads. Throws METHOD_NOT_ALLOWED for another operation, GraphQL's own error for a document it cannot read. */
function checkReading (query: string, operationName: string | undefined): void {
  const operation = getOperationAST(parse(query, { maxTokens: limits.tokens }), operationName)
  if (operation == null) throw new GraphQLError(operationName === undefined ? 'Must provide operation name if query contains multiple operations.' : `Unknown operation named "${operationName}".`)
  if (operation.operation !== 'query') throw new Problem('METHOD_NOT_ALLOWED', 'A GET only reads. Send mutations by POST.')
}

/** Errors that say what is wrong with a well-formed request's document, variables or extent. */
function isAboutDocument (error: unknown): boolean {
  if (error instanceof Problem) return error.code === 'LIMIT_EXCEEDED' || error.code === 'INVALID_QUERY'
  return requestErrors(error).every((inner) => inner instanceof GraphQLError)
}

/** Errors before there was an operation to answer: by their own status. */
function refuse (request: FastifyRequest, reply: FastifyReply, error: FastifyError | Problem): FastifyReply {
  const problem = toProblem(error)
  if (problem.code === 'UNAUTHENTICATED') reply.header('www-authenticate', 'Bearer')
  if (problem.code === 'METHOD_NOT_ALLOWED' && !reply.hasHeader('allow')) reply.header('allow', 'POST')
  return send(request, reply, negotiate(request.headers.accept) ?? jsonType, problem.status, { errors: [problem.status < 500 ? problem : error] })
}

function toProblem (error: FastifyError | Problem): Problem {
  if (error instanceof Problem) return error
  if (error.statusCode === 413) return new Problem('TOO_LARGE', 'The request is larger than 1 MiB.')
  if (error.statusCode === 415) return new Problem('UNSUPPORTED_MEDIA_TYPE', `Send the request as ${jsonType}.`)
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) return new Problem('MALFORMED_REQUEST', 'The request could not be read: the body is one JSON object.')
  return new Problem('INTERNAL', error.message)
}

function send (request: FastifyRequest, reply: FastifyReply, type: AnswerType, status: number, { data, errors }: Execution): FastifyReply {
  const formatted = errors?.map((error) => formatError(error, request.id, request.log))
  return reply
    .code(status)
    .headers({ 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store', vary: 'Accept, Authorization' })
    .send(JSON.stringify({ ...(data === undefined ? {} : { data }), ...(formatted === undefined ? {} : { errors: formatted }) }))
}
