// The REST door: everything at /v1, the health of the service, and the documents that describe it.
import type { FastifyInstance, FastifyPluginAsync } from 'fastify'
import fp from 'fastify-plugin'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { demand } from '../access/demand.ts'
import { catalogueRoutes } from '../catalogues/routes.ts'
import { reviewRoutes } from '../claims/review-routes.ts'
import { claimRoutes } from '../claims/routes.ts'
import { invalid, Problem } from '../errors.ts'
import { exportRoutes } from '../imports/export-routes.ts'
import { batchRoutes } from '../imports/batch-routes.ts'
import { mappingRoutes } from '../imports/mapping-routes.ts'
import { importRoutes } from '../imports/routes.ts'
import { investorRoutes } from '../investors/routes.ts'
import { matchingRoutes } from '../matching/routes.ts'
import { fieldIssues } from '../parse.ts'
import { smeRoutes } from '../smes/routes.ts'
import { documentAnswers, documentPages, documentRoutes, readablePages } from './docs.ts'
import { createDoor, type DoorDeps } from './door.ts'
import { answerProblem, answerUnknownRoute, invalidQuery, unread } from './errors.ts'
import { answerConditionally, requireTag } from './etag.ts'
import { createMetrics, healthRoutes } from './health.ts'
import { forgetOldAnswers } from './idempotency.ts'
import { watchMethods } from './methods.ts'
import { readJson } from './json.ts'
import { checkAcceptable } from './negotiation.ts'
import { NoQuery, readQuery } from './query.ts'
import { jsonType, mergePatchType } from './route.ts'
import { security, type SecurityOptions } from './security.ts'

export interface RestOptions extends DoorDeps, SecurityOptions {
  /** Whether matching holds its data; by default it is asked to load them. */
  readonly populationsReady?: (() => boolean | Promise<boolean>) | undefined
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

/** Forgets old answers once the service is ready and every hour from then on. */
function sweepAnswers (app: FastifyInstance, deps: DoorDeps): void {
  const sweep = async (): Promise<void> => {
    try {
      await forgetOldAnswers(deps)
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
const routes: FastifyPluginAsync<RestOptions & { readonly metrics: ReturnType<typeof createMetrics> }> = async (plain, options) => {
  const app = plain.withTypeProvider<ZodTypeProvider>()
  const { keys, store, matching, metrics } = options
  const { populationsReady = async () => (await matching.populations.current('public')).dataVersion >= 0 } = options
  const door = createDoor(options)

  app.setValidatorCompiler(({ schema, httpPart }) => check(schema as Shape, httpPart))
  // Answers are made from typed views; the tests hold every one of them against its shape.
  app.setSerializerCompiler(() => (data) => JSON.stringify(data))
  readBodies(plain)
  app.decorateRequest('principal')

  const methods = watchMethods(plain)
  app.addHook('onRoute', (route) => {
    // HEAD comes with GET and shares its shapes.
    if (route.schema === undefined || route.schema.hide === true || route.method === 'HEAD') return
    route.schema.querystring ??= NoQuery
    documentAnswers(route)
  })
  app.addHook('onRequest', async (request) => {
    const { config } = request.routeOptions
    if (config.operational !== true) checkAcceptable(request)
    request.principal = await keys.authenticate(request.headers.authorization)
    if (config.permission !== undefined) demand(request.principal, config.permission)
  })
  app.addHook('preValidation', async (request) => {
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
  })
  app.addHook('onSend', async (request, reply, payload) => {
    if (request.routeOptions.config.operational === true) {
      reply.header('cache-control', 'no-store')
      return payload
    }
    // What is shown depends on who asks, and is asked for again each time.
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'private, no-cache')
    const vary = reply.getHeader('vary')
    reply.header('vary', vary === undefined ? 'Authorization, Accept' : `${String(vary)}, Authorization, Accept`)
    return await answerConditionally(request, reply, payload)
  })

  await app.register(healthRoutes, { metrics, storeReady: () => store.ready(), populationsReady })
  for (const room of [smeRoutes, investorRoutes, claimRoutes, reviewRoutes, matchingRoutes, catalogueRoutes, importRoutes, batchRoutes, mappingRoutes, exportRoutes]) await app.register(room, { door })
  documentPages(plain)
  methods.answerOthers(plain)
  sweepAnswers(plain, options)
}

/**
 * The REST door. Registered at the root and first: its headers, problem details and metrics hold for the other door too,
 * its zod compilers for its own routes only.
 */
export const rest = fp<RestOptions>(async (app, options) => {
  const metrics = createMetrics()
  await app.register(security, options.corsOrigins === undefined ? {} : { corsOrigins: options.corsOrigins })
  app.setErrorHandler(answerProblem)
  app.setNotFoundHandler(answerUnknownRoute)
  app.addHook('onRequest', async (request, reply) => { reply.header('x-request-id', request.id) })
  app.addHook('onResponse', async (request, reply) => { metrics.observe(request, reply) })
  await app.register(async (door) => {
    await documentRoutes(door)
    await door.register(routes, { ...options, metrics })
    await readablePages(door)
  })
}, { name: 'rest' })
