// The REST door: everything at /v1, the health of the service, and the documents that describe it.
import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { demand } from '../access/demand.ts'
import { accessRoutes } from '../access/routes.ts'
import { auditRoutes } from '../audit/routes.ts'
import { catalogueRoutes } from '../catalogues/routes.ts'
import { reviewRoutes } from '../claims/review-routes.ts'
import { claimRoutes } from '../claims/routes.ts'
import { invalid, Problem } from '../errors.ts'
import { exportRoutes } from '../imports/export-routes.ts'
import { batchRoutes } from '../imports/batch-routes.ts'
import type { AskerMemory } from '../imports/courtesy.ts'
import { mappingRoutes } from '../imports/mapping-routes.ts'
import { importRoutes } from '../imports/routes.ts'
import { investorRoutes } from '../investors/routes.ts'
import { matchingRoutes } from '../matching/routes.ts'
import { fieldIssues } from '../parse.ts'
import { privacyRoutes } from '../privacy/routes.ts'
import { smeRoutes } from '../smes/routes.ts'
import { auditRequests } from './audit.ts'
import { countAskers } from './askers.ts'
import { documentAnswers, documentPages, documentRoutes, readablePages } from './docs.ts'
import { createDoor, type DoorDeps } from './door.ts'
import { answerProblem, answerUnknownRoute, invalidQuery, unread } from './errors.ts'
import { answerConditionally, requireTag } from './etag.ts'
import { operationPoints } from './cost.ts'
import { healthRoutes } from './health.ts'
import { forgetOldAnswers } from './idempotency.ts'
import { watchMethods } from './methods.ts'
import { readJson } from './json.ts'
import { checkAcceptable } from './negotiation.ts'
import { NoQuery, readQuery } from './query.ts'
import { unlimited, type Limiter } from './rate-limit.ts'
import { jsonType, mergePatchType } from './route.ts'
import { security, type SecurityOptions } from './security.ts'
import { shedding } from './shedding.ts'
import { telemetry } from './telemetry.ts'
import { timeLimit } from './time-limit.ts'
import { anonymous, type Principal } from '../access/principal.ts'
import { createMetrics, type Metrics } from '../telemetry/metrics.ts'
import { dataState } from '../telemetry/observe.ts'
import type { Tracing } from '../telemetry/tracing.ts'

export interface RestOptions extends DoorDeps, SecurityOptions {
  /** Whether matching holds its data; by default it is asked to load them. */
  readonly populationsReady?: (() => boolean | Promise<boolean>) | undefined
  /** True once the process was asked to stop: it finishes what it has, and wants no more. */
  readonly draining?: (() => boolean) | undefined
  /** What callers may ask in a minute; anything by default. */
  readonly limiter?: Limiter | undefined
  /** Milliseconds of delay above which requests are refused; 0, and by default, none are. */
  readonly maxEventLoopDelay?: number | undefined
  /** Seconds in which requests are answered; 0, and by default, any time. */
  readonly timeLimit?: number | undefined
  /** Bytes of answers that are kept while the data stand still; 0 for none. */
  readonly keptBytes?: number | undefined
  /** Whether metrics need no key from outside the machine. */
  readonly metricsOpen?: boolean | undefined
  readonly metrics?: Metrics | undefined
  readonly tracing?: Tracing | undefined
  /** Where requests that are being answered are counted, for who lets them go first. */
  readonly askers?: AskerMemory | undefined
}

type Shape = z.ZodType

/** Checks by zod, and refuses in our words: bodies with pointers, queries with what is accepted. */
function check (schema: Shape, part: string | undefined): (data: unknown) => { value: unknown } | { error: Error } {
  return (data) => {
    const result = schema.safeParse(data)
    if (result.success) return { value: result.data }
    const issues = fieldIssues(result.error)
    if (part !== 'querystring') return { error: invalid(issues) }
    const accepted = schema instanceof z.ZodObject ? Object.keys(schema.shape) : []
    return { error: invalidQuery(issues.map((issue) => issue.code === 'unknown_field' ? { pointer: issue.pointer, code: 'unknown_parameter', message: `There is no parameter '${issue.pointer.slice(1)}' here.${accepted.length > 0 ? ` Accepted: ${accepted.join(', ')}.` : ''}`, accepted } : issue)) }
  }
}

/** JSON bodies and no others, as the framework reads them, except that an empty one is no mistake where none is expected. */
function readBodies (app: FastifyInstance): void {
  const parseJson = app.getDefaultJsonParser('error', 'error')
  app.removeContentTypeParser([jsonType, 'text/plain'])
  app.addContentTypeParser([jsonType, mergePatchType], { parseAs: 'buffer' }, (request, body, done) => {
    const { schema, config } = request.routeOptions
    const type = request.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase()
    if (body.length === 0 && schema?.body === undefined) return done(null, undefined)
    if (type === mergePatchType && config.reads?.includes(mergePatchType) !== true) return done(unread(request))
    return readJson(request, body as Buffer, parseJson, done)
  })
}

/** How often remembered answers are looked through for old ones, in milliseconds. */
const sweepEvery = 60 * 60 * 1000

/** Forgets old answers, and what callers spent of budgets that are whole again, once the service is ready and every hour from then on. */
function sweepAnswers (app: FastifyInstance, deps: DoorDeps): void {
  const sweep = async (): Promise<void> => {
    try {
      await forgetOldAnswers(deps)
      await deps.store.rateBudgets?.forget(new Date(deps.now().getTime() - sweepEvery))
    } catch (error) {
      app.log.warn({ err: error }, 'Old remembered answers could not be forgotten; the next hour tries again.')
    }
  }
  let timer: NodeJS.Timeout | undefined
  app.addHook('onReady', async () => {
    await sweep()
    timer = setInterval(() => { sweep().catch(() => {}) }, sweepEvery).unref()
  })
  app.addHook('onClose', async () => { clearInterval(timer) })
}

/** Every path of api.md's table; inside, shapes are zod. */
const routes: FastifyPluginAsync<RestOptions & { readonly metrics: Metrics }> = async (plain, options) => {
  const app = plain.withTypeProvider<ZodTypeProvider>()
  const { signIn, store, matching, metrics, limiter = unlimited, metricsOpen = false, draining = () => false } = options
  const { populationsReady = async () => (await matching.populations.current('public')).dataVersion >= 0 } = options
  const door = createDoor(options, options.keptBytes)

  app.setValidatorCompiler(({ schema, httpPart }) => check(schema as Shape, httpPart))
  // Answers are made from typed views; the tests hold every one of them against its shape.
  app.setSerializerCompiler(() => (data) => JSON.stringify(data))
  readBodies(plain)
  app.decorateRequest('principal')

  const methods = watchMethods(plain)
  app.addHook('onRoute', (route) => {
    // HEAD comes with GET and shares its shapes.
    if (route.schema === undefined || route.schema.hide === true || route.method === 'HEAD') return
    // What asks after health may add what it likes, to get past a cache say.
    if (route.config?.operational !== true) route.schema.querystring ??= NoQuery
    documentAnswers(route)
  })
  /** Lets in who may; a promise only where something has to be waited for. */
  function admit (request: FastifyRequest, reply: FastifyReply, principal: Principal): Promise<void> | undefined {
    const { config, schema } = request.routeOptions
    request.principal = principal
    const demanded = (): void => { if (config.permission !== undefined) demand(principal, config.permission) }
    const charged = config.operational === true ? undefined : limiter.charge(request, reply, principal, operationPoints(schema?.operationId))
    if (charged !== undefined) return charged.then(demanded)
    demanded()
    return undefined
  }
  async function signedIn (request: FastifyRequest, reply: FastifyReply): Promise<Principal> {
    try {
      return await signIn.authenticate(request.headers.authorization)
    } catch (error) {
      // Trying keys costs too.
      limiter.enter(request, reply, anonymous)
      throw error
    }
  }
  app.addHook('onRequest', (request, reply, done) => {
    const { config } = request.routeOptions
    // Whoever asks whether the service lives, lives without a key, and without the database that knows keys.
    if (config.operational === true && config.refusals?.includes('UNAUTHENTICATED') !== true) {
      request.principal = anonymous
      return done()
    }
    if (config.operational !== true) checkAcceptable(request)
    // Without a header there is nobody to be looked up.
    const admitted = request.headers.authorization === undefined ? admit(request, reply, anonymous) : signedIn(request, reply).then((principal) => admit(request, reply, principal))
    if (admitted === undefined) done()
    else admitted.then(() => { done() }, done)
  })
  // After the body is read: what reads it runs on nobody's behalf. `done` goes on with the request inside.
  app.addHook('preValidation', (request, _reply, done) => { store.within(request.principal, done) })
  app.addHook('preValidation', (request, _reply, done) => {
    const { config, schema } = request.routeOptions
    if (schema?.querystring instanceof z.ZodObject) request.query = readQuery(request.url, schema.querystring)
    if (config.changes === true) requireTag(request)
    if (config.streams !== undefined) {
      if (request.body === undefined) throw new Problem('MALFORMED_REQUEST', `A body is expected, with its Content-Type: ${config.reads?.join(' or ') ?? jsonType}.`)
    } else if (schema?.body !== undefined) {
      if (request.body === undefined) throw new Problem('MALFORMED_REQUEST', 'A JSON body is expected, with its Content-Type.')
    } else if (typeof request.body === 'object' && request.body !== null && Object.keys(request.body).length > 0) {
      throw invalid(Object.keys(request.body).map((key) => ({ pointer: `/${key}`, code: 'unknown_field', message: `There is no field '${key}' here: nothing is read from a body.` })))
    }
    done()
  })
  app.addHook('onSend', (request, reply, payload, done) => {
    if (request.routeOptions.config.operational === true) {
      reply.header('cache-control', 'no-store')
      return done(null, payload)
    }
    // What is shown depends on who asks, and is asked for again each time.
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'private, no-cache')
    const vary = reply.getHeader('vary')
    reply.header('vary', vary === undefined ? 'Authorization, Accept' : `${String(vary)}, Authorization, Accept`)
    done(null, answerConditionally(request, reply, payload))
  })

  await app.register(healthRoutes, { metrics, metricsOpen, draining, storeReady: () => store.ready(), populationsReady })
  for (const room of [accessRoutes, auditRoutes, privacyRoutes, smeRoutes, investorRoutes, claimRoutes, reviewRoutes, matchingRoutes, catalogueRoutes, importRoutes, batchRoutes, mappingRoutes, exportRoutes]) await app.register(room, { door })
  documentPages(plain)
  methods.answerOthers(plain)
  sweepAnswers(plain, options)
}

/**
 * The REST door. Registered at the root and first: its headers, problem details and metrics hold for the other door too,
 * its zod compilers for its own routes only.
 */
export const rest = fp<RestOptions>(async (app, options) => {
  const { metrics = createMetrics(), tracing, corsOrigins, corsCredentials, maxEventLoopDelay = 0, timeLimit: seconds = 0, store, catalogues, now } = options
  metrics.watchData(() => dataState(store), catalogues.list(), now)
  app.addHook('onClose', async () => { metrics.close() })
  await app.register(telemetry, { metrics, tracing })
  await app.register(auditRequests, { audit: options.audit })
  await app.register(security, { corsOrigins, corsCredentials })
  app.setErrorHandler(answerProblem)
  app.setNotFoundHandler(answerUnknownRoute)
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id)
    done()
  })
  await app.register(shedding, { maxEventLoopDelay, refused: () => { metrics.refused('load') } })
  if (options.askers !== undefined) await app.register(countAskers, { askers: options.askers })
  await app.register(timeLimit, { seconds, refused: () => { metrics.refused('time') } })
  await app.register(async (door) => {
    await documentRoutes(door)
    await door.register(routes, { ...options, metrics })
    await readablePages(door)
  })
}, { name: 'rest' })
