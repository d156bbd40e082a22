// The GraphQL door: Mercurius executes; what comes in and goes out over HTTP is ours, so that it follows the specification
// (protocol.ts) and the limits (limits.ts) hold.
import { createHash } from 'node:crypto'
import type { FastifyError, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { getOperationAST, GraphQLError, parse } from 'graphql'
import mercurius from 'mercurius'
import { anonymous, may, type Principal } from '../access/principal.ts'
import { introspectionFor } from '../config.ts'
import { Problem } from '../errors.ts'
import { sendBody } from '../http/answers.ts'
import { challenge } from '../http/challenge.ts'
import { documentPoints, requestPoints } from '../http/cost.ts'
import { readJson } from '../http/json.ts'
import { createKeptAnswers } from '../http/kept-answers.ts'
import { watchMethods } from '../http/methods.ts'
import { unlimited, type Limiter } from '../http/rate-limit.ts'
import { remembering } from '../remembering.ts'
import type { Watch } from '../telemetry/observe.ts'
import { graphiqlPage } from './graphiql.ts'
import type { Context, Services } from './context.ts'
import { formatError, requestErrors } from './errors.ts'
import { eventsType, isSubscription, sendEvents, wantsEvents } from './events.ts'
import { createFinder } from './found.ts'
import { checkSize, checkText, limits, tooManyRankings, type Cost } from './limits.ts'
import { loaders } from './loaders.ts'
import { mayBeKept } from './operation.ts'
import { jsonType, negotiate, readQueryString, readRequest, responseType, statusOf, type AnswerType, type GraphqlParameters } from './protocol.ts'
import { createSchema } from './schema.ts'
import { digestOf, readTrusted, textOf } from './trusted.ts'

export interface GraphqlOptions {
  readonly services: Services
  /** Whether /graphiql serves its page. */
  readonly graphiql: boolean
  /** Who may ask about the schema; everyone by default. */
  readonly introspection?: typeof introspectionFor[number] | undefined
  /** File or folder of the only documents that others than admins may send. */
  readonly trustedDocuments?: string | undefined
  /** What callers may ask in a minute; anything by default. */
  readonly limiter?: Limiter | undefined
  /** Bytes of answers that are kept while the data stand still; 0 for none. */
  readonly keptBytes?: number | undefined
  readonly watch?: Watch | undefined
}

/** What a document asks for at its top, by the schema's names, what it costs, and whether its answer can be kept. */
interface Found { readonly label: string, readonly cost: Cost, readonly kept: boolean }

interface Execution { readonly data?: unknown, readonly errors?: readonly unknown[], readonly extensions?: unknown }

/** What Mercurius is handed: our context, the name of the operation for its hooks, and what they found. */
interface RequestContext extends Context {
  readonly operationName: string | undefined
  readonly charge: (cost: Cost) => Promise<void> | undefined
  /** Known once the document is found valid. */
  found?: Found
}

/** JSON that Mercurius would take for a document's syntax tree; no document of operations begins like this. */
const likeJson = /^[\s\uFEFF]*(?:\{[\s,]*["}]|[["\d-]|(?:true|false|null)\s*$)/

export const graphql: FastifyPluginAsync<GraphqlOptions> = async (app, { services, graphiql, introspection = 'everyone', trustedDocuments, limiter = unlimited, keptBytes, watch }) => {
  const schema = createSchema()
  const answers = createKeptAnswers<Found>({ store: services.store, now: services.now, bytes: keptBytes, tagged: false })
  // A document in the key of an answer: in its 16-bit units, so that texts that are no Unicode are told apart too.
  const documentKey = remembering((text) => createHash('sha256').update(text, 'utf16le').digest('base64'))
  const trustedId = remembering(digestOf)
  const foundIn = createFinder()
  const documents = trustedDocuments === undefined ? undefined : readTrusted(trustedDocuments, schema)
  await app.register(mercurius, {
    schema,
    loaders: loaders as Parameters<typeof mercurius>[1]['loaders'] & object,
    routes: false,
    cache: 256,
    // What is asked again and again is compiled there and then: waiting for a quiet moment would leave a busy process, which gains most by it,
    // with the slow way for as long as it is busy.
    jit: 3,
    graphql: { parseOptions: { maxTokens: limits.tokens }, validateOptions: { maxErrors: 20 } },
    // Errors are formatted where the answer is sent.
    errorFormatter: ({ data, errors }) => ({ statusCode: 200, response: { data: data ?? null, errors: errors ?? [] } })
  })
  app.graphql.addHook('preValidation', async (_schema, document) => { checkSize(document) })
  app.graphql.addHook('preExecution', async (schema, document, given, variables) => {
    const context = given as unknown as RequestContext
    const { operationName, principal } = context
    const { label, kept, aboutSchema, several, checkVariables, costWith } = foundIn(schema, document, operationName)
    if (aboutSchema) checkIntrospection(introspection, principal)
    // Mercurius leaves this out of the request that it compiles the document for.
    checkVariables(variables ?? {})
    const cost = costWith(variables ?? {})
    context.found = { label, cost, kept }
    const charging = context.charge(cost)
    if (charging !== undefined) await charging
    // Compiled documents are kept by their text alone: of one with several operations the first asked for would answer for all.
    return several ? { document } : undefined
  })

  // A form or plain text, which a foreign page could make a browser send, is not read.
  app.removeAllContentTypeParsers()
  const parseJson = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => readJson(request, body as Buffer, parseJson, done))
  app.setErrorHandler((error: FastifyError, request, reply) => refuse(request, reply, error))

  const methods = watchMethods(app)
  app.get('/graphql', { schema: { hide: true } }, (request, reply) => answer(request, reply, () => readQueryString(request.query)))
  app.post('/graphql', { schema: { hide: true } }, (request, reply) => answer(request, reply, () => readRequest(request.body)))
  if (graphiql) await app.register(graphiqlPage)
  methods.answerOthers(app)

  async function authenticate (request: FastifyRequest, reply: FastifyReply): Promise<Principal> {
    let principal = anonymous
    try {
      principal = await services.signIn.authenticate(request.headers.authorization)
    } finally {
      // Trying keys costs too.
      limiter.enter(request, reply, principal)
    }
    return principal
  }

  /** Who asks; a promise only where somebody has to be looked up. */
  function callerOf (request: FastifyRequest, reply: FastifyReply): Principal | Promise<Principal> {
    if (request.headers.authorization !== undefined) return authenticate(request, reply)
    limiter.enter(request, reply, anonymous)
    return anonymous
  }

  function charge (request: FastifyRequest, reply: FastifyReply, principal: Principal, cost: Cost): Promise<void> | undefined {
    return limiter.charge(request, reply, principal, documentPoints(cost), true)
  }

  function contextOf (request: FastifyRequest, reply: FastifyReply, principal: Principal, operationName: string | undefined): RequestContext {
    const { catalogues, sentences } = services
    let rankings = 0
    // The use cases are inherited: copying them all takes longer than many a field.
    return Object.assign(Object.create(services) as Services, {
      principal,
      operationName,
      view: { catalogues, codes: catalogues.codes, principal, sentences },
      countRanking: () => { if (++rankings > limits.rankings) throw tooManyRankings() },
      charge: (cost: Cost) => charge(request, reply, principal, cost)
    })
  }

  async function answer (request: FastifyRequest, reply: FastifyReply, read: () => GraphqlParameters): Promise<FastifyReply> {
    if (request.method === 'POST' && wantsEvents(request)) {
      request.liftTimeLimit()
      const asked = read()
      const principal = await callerOf(request, reply)
      const context = contextOf(request, reply, principal, asked.operationName)
      const query = textOf(asked, documents, principal, trustedId)
      return services.store.within(principal, () => sendEvents(request, reply, app.graphql.schema, { ...asked, query }, { context, charge: context.charge, stillAllowed: async () => { await services.signIn.authenticate(request.headers.authorization) } }))
    }
    const type = negotiate(request.headers.accept)
    if (type === undefined) throw new Problem('NOT_ACCEPTABLE', `Answers come as ${responseType} or ${jsonType}.`)
    const asked = read()
    const { operationName, variables, showCost } = asked
    const caller = callerOf(request, reply)
    const principal = caller instanceof Promise ? await caller : caller
    const query = textOf(asked, documents, principal, trustedId)
    const start = performance.now()
    let found: Found | undefined
    try {
      checkText(query)
      if (likeJson.test(query)) parse(query, { maxTokens: limits.tokens })
      if (request.method !== 'POST') checkReading(query, operationName)
      if (isSubscription(query, operationName)) throw new GraphQLError(`A subscription is answered by events: send it by POST with Accept: ${eventsType}.`)
      const asking = mayBeKept(query) ? await answers.ask(principal, [documentKey(query), operationName, variables, showCost]) : undefined
      const known = asking?.known
      if (known?.body !== undefined) {
        found = known.note
        // It costs its caller what it cost the first.
        const charging = charge(request, reply, principal, found.cost)
        if (charging !== undefined) await charging
        const sending = sendBody(request, headed(reply, type, 200), known, principal)
        if (sending !== undefined) await sending
        return reply
      }
      const context = contextOf(request, reply, principal, operationName)
      const { data, errors = [] } = await services.store.within(principal, () => execute(reply, query, context, { ...variables })).finally(() => { found = context.found })
      const cost = showCost && found !== undefined ? { extensions: { cost: { ...found.cost, points: requestPoints + documentPoints(found.cost) } } } : {}
      if (asking === undefined || found?.kept !== true || errors.length > 0) return send(request, reply, type, statusOf(true, type), { data, ...(errors.length === 0 ? {} : { errors }), ...cost })
      await sendBody(request, headed(reply, type, 200), await asking.answer(Buffer.from(JSON.stringify({ data, ...cost })), found), principal)
      return reply
    } catch (error) {
      if (!isAboutDocument(error)) throw error
      return send(request, reply, type, statusOf(false, type), { errors: requestErrors(error) })
    } finally {
      watch?.metrics.operation('graphql', found?.label ?? 'none', reply.statusCode < 500, (performance.now() - start) / 1_000)
    }
  }

  async function execute (reply: FastifyReply, query: string, context: RequestContext, variables: Record<string, unknown>): Promise<Execution> {
    const run = async (): Promise<Execution> => await reply.graphql(query, context as unknown as Record<string, unknown>, variables, context.operationName) as Execution
    const tracing = watch?.tracing
    if (tracing === undefined) return await run()
    return await tracing.within('graphql', {}, async (span) => {
      try {
        return await run()
      } finally {
        if (context.found !== undefined) span.updateName(context.found.label).setAttributes({ 'graphql.operation.type': context.found.label.split(' ', 1)[0] ?? '', 'ponteverde.cost.values': context.found.cost.values, 'ponteverde.cost.rankings': context.found.cost.rankings })
      }
    })
  }
}

/** @throws Problem UNAUTHENTICATED, FORBIDDEN for who may not ask about the schema; admins may wherever they are known */
function checkIntrospection (allowed: typeof introspectionFor[number], principal: Principal): void {
  if (allowed === 'everyone' || (allowed === 'keys' && principal.role !== 'anonymous') || may(principal, 'settings:write')) return
  const anybody = principal.role === 'anonymous'
  throw new Problem(anybody ? 'UNAUTHENTICATED' : 'FORBIDDEN', `The schema is not told here${anybody ? ' without a key' : ''}. It ships with the source, in the folder schema.`)
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
  challenge(request, reply, problem)
  if (problem.retryAfter !== undefined) reply.header('retry-after', problem.retryAfter)
  if (problem.code === 'METHOD_NOT_ALLOWED' && !reply.hasHeader('allow')) reply.header('allow', 'POST')
  return send(request, reply, negotiate(request.headers.accept) ?? jsonType, problem.status, { errors: [problem.status === 500 ? error : problem] })
}

function toProblem (error: FastifyError | Problem): Problem {
  if (error instanceof Problem) return error
  if (error.statusCode === 413) return new Problem('TOO_LARGE', 'The request is larger than 1 MiB.')
  if (error.statusCode === 415) return new Problem('UNSUPPORTED_MEDIA_TYPE', `Send the request as ${jsonType}.`)
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) return new Problem('MALFORMED_REQUEST', 'The request could not be read: the body is one JSON object.')
  return new Problem('INTERNAL', error.message)
}

function headed (reply: FastifyReply, type: AnswerType, status: number): FastifyReply {
  return reply.code(status).headers({ 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store', vary: 'Accept, Authorization' })
}

function send (request: FastifyRequest, reply: FastifyReply, type: AnswerType, status: number, { data, errors, extensions }: Execution): FastifyReply {
  const formatted = errors?.map((error) => formatError(error, request.id, request.log))
  return headed(reply, type, status)
    .send(JSON.stringify({ ...(data === undefined ? {} : { data }), ...(formatted === undefined ? {} : { errors: formatted }), ...(extensions === undefined ? {} : { extensions }) }))
}
