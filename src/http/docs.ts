// The OpenAPI 3.1 document, made from the routes themselves, and the pages that show it.
import { createRequire } from 'node:module'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance, RouteOptions } from 'fastify'
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { problems, type ProblemCode } from '../errors.ts'
import { problemType } from './errors.ts'
import { jsonType, tags } from './route.ts'
import { contentSecurityPolicy } from './security.ts'

const { version } = createRequire(import.meta.url)('../../package.json') as { version: string }

const Issue = z.object({
  pointer: z.string().describe('JSON pointer into the body; for a query, the name of the parameter after a slash.'),
  code: z.string(),
  detail: z.string(),
  accepted: z.array(z.string()).optional().describe('What would be accepted.')
}).meta({ id: 'Issue', description: 'What is wrong with one field.' })

export const ProblemDocument = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.enum(Object.keys(problems) as [ProblemCode, ...ProblemCode[]]),
  requestId: z.string().describe('By which the log finds the request.'),
  currentVersion: z.int().optional().describe('For a lost race: the version that stands now.'),
  errors: z.array(Issue)
}).meta({ id: 'Problem', description: 'A refusal as problem details (RFC 9457).' })

type Json = Readonly<Record<string, unknown>>

/** The refusals that a route can give, from what it says of itself. */
function refusalsOf ({ config = {}, method, url }: RouteOptions): readonly ProblemCode[] {
  // Whoever signed in elsewhere may have no role here, and that place may not answer: at any address.
  const codes: ProblemCode[] = ['INVALID_QUERY', 'UNAUTHENTICATED', 'FORBIDDEN', 'NOT_ACCEPTABLE', 'RATE_LIMITED', 'UNAVAILABLE', 'OVERLOADED', 'INTERNAL', ...config.refusals ?? []]
  if (url.includes(':')) codes.push('NOT_FOUND')
  if (config.changes !== undefined && config.changes !== false) codes.push('VERSION_CONFLICT', 'VERSION_REQUIRED')
  if (config.creates === true) codes.push('IDEMPOTENCY_MISMATCH')
  // A body may come where none is read, and is then refused.
  if (method !== 'GET') codes.push('MALFORMED_REQUEST', 'TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE', 'VALIDATION_FAILED')
  return Object.keys(problems).filter((code): code is ProblemCode => codes.includes(code as ProblemCode))
}

/** Adds to a route's answers what it can refuse, each status once, and to its success its media type. */
export function documentAnswers (route: RouteOptions): void {
  if (route.schema === undefined || route.schema.hide === true) return
  const { response = {} } = route.schema as { response?: Readonly<Record<string, z.ZodType>> }
  const answers: Record<string, z.ZodNull | { description: string, content: Record<string, { schema: z.ZodType }> }> = {}
  for (const [status, shape] of Object.entries(response)) {
    const description = shape.meta()?.description ?? 'The answer.'
    const types = route.config?.answers ?? [jsonType]
    // Beside JSON, another format is the same as text.
    const shapeAs = (type: string): z.ZodType => type !== jsonType && types.includes(jsonType) ? z.string() : shape
    answers[status] = shape instanceof z.ZodNull ? shape.describe('Done; there is nothing to show.') : { description, content: Object.fromEntries(types.map((type) => [type, { schema: shapeAs(type) }])) }
  }
  for (const code of route.config?.operational === true ? route.config.refusals ?? [] : refusalsOf(route)) {
    const { status, title } = problems[code]
    const before = answers[status]?.description
    const description = before === undefined ? `${code}: ${title}.` : `${before} ${code}: ${title}.`
    answers[status] = { description, content: { [problemType]: { schema: ProblemDocument } } }
  }
  route.schema.response = answers
}

const headerParameters = {
  ifMatch: { type: 'string', description: 'The ETag of what is changed, as GET answered it.' },
  ifMatchOfOld: { type: 'string', description: 'The ETag of what is replaced, as GET answered it; left out for something new.' },
  ifNoneStands: { type: 'string', description: '`*` to be refused when there is something already.' },
  ifNoneMatch: { type: 'string', description: 'An ETag the client has: the answer is 304 without a body when it still holds.' },
  idempotencyKey: { type: 'string', minLength: 1, maxLength: 255, description: 'Sent again with the same request within 24 hours, the same answer comes again and nothing is created twice, whichever instance of the service it comes to.' }
} as const

function headersOf ({ method, config = {} }: RouteOptions): Json | undefined {
  if (config.operational === true) return undefined
  if (config.changes === true) return { type: 'object', properties: { 'If-Match': headerParameters.ifMatch }, required: ['If-Match'] }
  if (config.changes === 'what_stands') return { type: 'object', properties: { 'If-Match': headerParameters.ifMatchOfOld, 'If-None-Match': headerParameters.ifNoneStands } }
  if (config.creates === true) return { type: 'object', properties: { 'Idempotency-Key': headerParameters.idempotencyKey } }
  return method === 'GET' ? { type: 'object', properties: { 'If-None-Match': headerParameters.ifNoneMatch } } : undefined
}

/** A body that no validator reads: records one after the other, as JSON or one a line. */
function streamedBody (record: z.ZodType, types: readonly string[]): Json {
  const $ref = `#/components/schemas/${z.globalRegistry.get(record)?.id ?? ''}Input`
  const json = { oneOf: [{ $ref }, { type: 'array', items: { $ref } }] }
  return { content: Object.fromEntries(types.map((type) => [type, { schema: type === jsonType ? json : { type: 'string', description: type.includes('json') ? 'One record a line, each in the form of application/json.' : 'One row an organisation, with columns as in the templates.' } }])) }
}

const transform = createJsonSchemaTransform({})
const transformObject = createJsonSchemaTransformObject({})

interface Operation { readonly responses: Record<string, { headers?: Json, readonly content?: Json } | undefined> }
interface Document { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>, readonly components: { readonly schemas: Readonly<Record<string, unknown>> } }

const answerHeaders = {
  ETag: { description: 'Digest of what is shown; If-Match and If-None-Match take it.', schema: { type: 'string' } },
  Location: { description: 'Where it can be read.', schema: { type: 'string' } }
} as const

/** What answers carry besides their bodies: tags on what can be read, the address of what was created. */
function addHeaders (document: Document): void {
  for (const [path, operations] of Object.entries(document.paths)) {
    if (!path.startsWith('/v1/')) continue
    for (const [method, { responses }] of Object.entries(operations)) {
      const { ETag, Location } = answerHeaders
      const { 200: shown, 201: made } = responses
      // What is streamed has no tag: it would have to be read to its end first.
      if (shown?.content !== undefined && !(jsonType in shown.content)) continue
      if (made !== undefined) made.headers = { ETag, Location }
      if (shown !== undefined && method !== 'post') shown.headers = { ETag }
      if (method === 'get') responses['304'] = { description: 'The client has it already: If-None-Match named its ETag.' } as { headers?: Json }
    }
  }
}

/** Component names as readers expect them, and only those that something refers to. */
function tidy (document: Json): Json {
  const text = JSON.stringify(document).replaceAll(/BodyInput"/g, 'Input"')
  const renamed = JSON.parse(text) as Document
  addHeaders(renamed)
  const used = new Set<string>()
  const follow = (value: unknown): void => {
    for (const [, name = ''] of JSON.stringify(value ?? null).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (used.has(name)) continue
      used.add(name)
      follow(renamed.components.schemas[name])
    }
  }
  follow(renamed.paths)
  const schemas = Object.fromEntries(Object.entries(renamed.components.schemas).filter(([name]) => used.has(name)).sort(([a], [b]) => a < b ? -1 : 1))
  return { ...renamed, components: { ...renamed.components, schemas } }
}

const description = `Explained matching between green Italian SMEs and Chinese investors, by EU Taxonomy and CAM alignment.

- **Who asks.** \`Authorization: Bearer <API key, or access token of the sign-in provider>\`. Without a key one reads the public tier: what is hidden is null or empty.
- **Lists** are \`{ items, totalCount?, nextCursor? }\`; give \`nextCursor\` as \`after\`. A parameter that takes several values is repeated, or its values are separated by commas (\`%2C\` is a comma within a value). Unknown parameters are refused.
- **Changing** needs \`If-Match\` with the ETag that GET answered: 428 without, 412 when somebody else was first. PATCH takes a merge patch (RFC 7396).
- **Creating** takes an \`Idempotency-Key\`.
- **Refusals** are problem details (RFC 9457) with a \`code\`, a \`requestId\` and, for each field, a JSON pointer and what would be accepted.
- Scores are 0–100 with two decimals; shares 0–1; amounts whole currency units beside an ISO 4217 code; dates ISO 8601.`

const tagDescriptions: Readonly<Record<keyof typeof tags, string>> = {
  smes: 'Small and medium enterprises and their needs.',
  investors: 'Investors, their mandates and deals.',
  claims: 'What organisations say of themselves, and its review.',
  matching: 'Rankings, pairs and why they are so.',
  catalogues: 'The versioned code lists that everything refers to.',
  imports: 'Many organisations from one file.',
  exports: 'Organisations and rankings as files.',
  settings: 'What concerns the whole service.',
  access: 'Who asks, and the keys of machines.',
  operation: 'For whoever runs the service.'
}

/** Collects the routes registered after it. */
export async function documentRoutes (app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Ponte Verde', version, description, license: { name: 'Apache License 2.0', identifier: 'Apache-2.0' } },
      servers: [{ url: '/', description: 'This service' }],
      tags: Object.entries(tags).map(([key, name]) => ({ name, description: tagDescriptions[key as keyof typeof tags] })),
      components: { securitySchemes: { apiKey: { type: 'http', scheme: 'bearer', description: 'An API key (pv_…), or an access token of the OpenID Connect provider that the service is set to.' } } }
    },
    transform: (document) => {
      const { schema, url, route } = document
      // Only our own routes have zod shapes; those of other plugins are no part of the document.
      if (schema === undefined || schema.hide === true || schema.operationId === undefined) return { schema: { hide: true }, url }
      const made = transform(document) as { schema: Record<string, unknown>, url: string }
      const headers = headersOf(route)
      if (headers !== undefined) made.schema['headers'] = headers
      const { config = {} } = route
      made.schema['security'] = config.permission === undefined ? [{}, { apiKey: [] }] : [{ apiKey: [] }]
      if (schema.body !== undefined) made.schema['consumes'] = config.reads ?? [jsonType]
      if (config.streams !== undefined) made.schema['body'] = streamedBody(config.streams, config.reads ?? [jsonType])
      return made
    },
    transformObject: (document) => tidy(transformObject(document as Parameters<typeof transformObject>[0]) as unknown as Json) as ReturnType<typeof transformObject>
  })
}

/** /openapi.json, for everybody. */
export function documentPages (app: FastifyInstance): void {
  app.get('/openapi.json', { schema: { hide: true }, config: { operational: true, answers: [jsonType, 'application/openapi+json'] } }, async () => app.swagger())
}

const logo = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 220 40"><text x="0" y="28" font-family="sans-serif" font-size="24" fill="#fff">Ponte Verde 绿桥</text></svg>'

/** /docs. Everything it loads comes with the package; `validatorUrl` would ask a service outside. */
export async function readablePages (app: FastifyInstance): Promise<void> {
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: Object.fromEntries(Object.entries(contentSecurityPolicy).map(([name, sources]) => [name, [...sources]])),
    uiConfig: { validatorUrl: null, docExpansion: 'list', deepLinking: true, displayRequestDuration: true },
    theme: { title: 'Ponte Verde API' },
    logo: { type: 'image/svg+xml', content: logo }
  })
}
