// The OpenAPI document, the pages that show it, health, and the headers of everything.
import type { FastifyInstance } from 'fastify'
import t from 'tap'
import { problems } from '../../src/errors.ts'
import { buildRest } from '../helper-rest.ts'
import { operationAt, type OpenApi, type Operation } from './conformity.ts'

/** The addresses that api.md promises and this release serves. */
const promised = [
  'GET /healthz', 'GET /readyz', 'GET /metrics',
  'GET /v1/smes', 'POST /v1/smes', 'GET /v1/smes/{id}', 'PATCH /v1/smes/{id}', 'DELETE /v1/smes/{id}', 'PUT /v1/smes/{id}/status',
  'GET /v1/investors', 'POST /v1/investors', 'GET /v1/investors/{id}', 'PATCH /v1/investors/{id}', 'DELETE /v1/investors/{id}', 'PUT /v1/investors/{id}/status', 'PUT /v1/investors/{id}/standing',
  ...['smes/{id}/needs', 'investors/{id}/mandates', 'investors/{id}/deals', 'smes/{id}/claims', 'investors/{id}/claims'].flatMap((path) => [
    `GET /v1/${path}`, `POST /v1/${path}`, `GET /v1/${path}/{recordId}`, `PATCH /v1/${path}/{recordId}`, `DELETE /v1/${path}/{recordId}`
  ]),
  'POST /v1/claims/{id}/submit', 'POST /v1/claims/{id}/review', 'GET /v1/claims/{id}/history', 'GET /v1/review-queue', 'POST /v1/claims/review',
  'GET /v1/me', 'GET /v1/keys', 'POST /v1/keys', 'GET /v1/keys/{id}', 'DELETE /v1/keys/{id}', 'POST /v1/keys/{id}/rotate',
  'GET /v1/audit', 'POST /v1/privacy/access', 'POST /v1/privacy/records', 'POST /v1/privacy/erasures',
  'GET /v1/matches', 'GET /v1/match', 'POST /v1/what-if', 'GET /v1/why-not', 'GET /v1/next-best-proofs', 'GET /v1/stability', 'GET /v1/scoring-model',
  'GET /v1/catalogues', 'GET /v1/catalogues/{id}/entries', 'GET /v1/catalogues/{id}/entries/{code}/translation', 'GET /v1/exchange-rates', 'PUT /v1/exchange-rates', 'POST /v1/imports', 'GET /v1/imports/{id}', 'POST /v1/imports/{id}/undo', 'GET /v1/imports/mappings', ...['GET', 'PUT', 'DELETE'].map((method) => `${method} /v1/imports/mappings/{id}`),
  ...['smes', 'investors', 'matches'].map((noun) => `GET /v1/exports/${noun}`), ...['sme.csv', 'sme.xlsx', 'investor.csv', 'investor.xlsx'].map((file) => `GET /v1/imports/templates/${file}`)
]

function operations (document: OpenApi): Array<readonly [string, Operation]> {
  return Object.entries(document.paths).flatMap(([path, verbs]) => Object.entries(verbs).map(([verb, operation]) => [`${verb.toUpperCase()} ${path}`, operation] as const))
}

/** Every schema within a value of the document. */
function * schemas (value: unknown, at: string): Generator<readonly [string, Readonly<Record<string, unknown>>]> {
  if (typeof value !== 'object' || value === null) return
  if (!Array.isArray(value) && ('type' in value || '$ref' in value) && !('name' in value && 'in' in value)) yield [at, value as Readonly<Record<string, unknown>>]
  for (const [key, inner] of Object.entries(value)) yield * schemas(inner, `${at}/${key}`)
}

t.test('the OpenAPI document is complete and sound', async (t) => {
  const { document } = await buildRest(t)
  t.equal(document.openapi, '3.1.0')
  t.same(operations(document).map(([name]) => name).sort(), [...promised].sort())

  const ids = new Set<string>()
  for (const [name, { operationId, summary, description, tags, security, parameters = [], requestBody, responses }] of operations(document)) {
    t.ok(operationId !== '' && !ids.has(operationId), `${name} has an operationId of its own`)
    ids.add(operationId)
    t.ok(summary.length > 2 && description.length > 10 && tags.length === 1 && security.length > 0, `${name} is described`)
    t.same(parameters.filter((parameter) => parameter.in === 'path').map((parameter) => parameter.name), [...name.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter), `${name} declares what its path holds`)
    t.ok(Object.keys(responses).some((status) => status.startsWith('2')), `${name} succeeds`)
    for (const [status, { description, content = {} }] of Object.entries(responses)) {
      t.ok(description.length > 5, `${name} ${status} is described`)
      const types = Object.keys(content)
      if (Number(status) >= 400 && !name.endsWith('/readyz')) t.same(types, ['application/problem+json'], `${name} ${status}`)
      for (const { schema } of Object.values(content)) t.ok(schema, `${name} ${status} has a schema`)
    }
    const takesBody = /^(?:POST|PUT|PATCH)/.test(name) && !/\/(?:submit|undo)$/.test(name)
    t.equal(requestBody !== undefined, takesBody, `${name} ${takesBody ? 'takes a body' : 'takes none'}`)
    const writes = !name.startsWith('GET') && !name.endsWith('/what-if')
    if (writes) t.ok(security.every((way) => 'apiKey' in way) && '403' in responses, `${name} needs a key`)
    // What creates where nothing stands takes If-None-Match instead, and 428 is of what stands.
    const creates = name.startsWith('PUT') && parameters.some((parameter) => parameter.name === 'If-None-Match')
    t.equal(parameters.some((parameter) => parameter.name === 'If-Match' && (parameter.required || creates)), '428' in responses, `${name} If-Match`)
  }

  const faults = [...schemas(document, '')].flatMap(([at, schema]) => {
    const { $ref, type } = schema as { $ref?: string, type?: unknown }
    const kinds = at.includes('securitySchemes') ? [] : [type].flat().filter((kind): kind is string => typeof kind === 'string')
    return [
      ...(typeof $ref === 'string' && document.components.schemas[$ref.replace('#/components/schemas/', '')] === undefined ? [`${at}: ${$ref} leads nowhere`] : []),
      ...kinds.filter((kind) => !['string', 'number', 'integer', 'boolean', 'null', 'array', 'object'].includes(kind)).map((kind) => `${at}: ${kind} is no type`),
      ...('nullable' in schema || '$schema' in schema || '$id' in schema ? [`${at} is not JSON Schema 2020-12`] : [])
    ]
  })
  t.same(faults, [])
  t.same((document.components.schemas['Problem'] as { properties: { code: { enum: string[] } } }).properties.code.enum, Object.keys(problems))
  t.equal(operationAt(document, 'PATCH', '/v1/smes/x')?.requestBody?.content['application/merge-patch+json'] === undefined, false)
})

t.test('pages load nothing from outside', async (t) => {
  const { app } = await buildRest(t)
  const page = await app.inject({ url: '/docs' })
  t.equal(page.statusCode, 200)
  const files = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file = '']) => file)
  t.ok(files.length >= 5)
  t.notMatch(page.body, /https?:\/\//)
  t.notMatch(page.body, /<script>|<script (?!src)/, 'no inline scripts')
  for (const file of files) {
    t.ok(file.startsWith('/docs/static/'), file)
    t.equal((await app.inject({ url: file })).statusCode, 200, file)
  }
  t.notMatch((await app.inject({ url: '/docs/static/swagger-initializer.js' })).body.replaceAll(/\/\/ .*$/gm, ''), /https?:\/\//, 'and asks no validator')
  for (const url of ['/docs', '/v1/catalogues', '/openapi.json', '/nothing']) {
    const { headers } = await app.inject({ url })
    const policy = String(headers['content-security-policy'])
    t.match(policy, /default-src 'none'/, url)
    t.notMatch(policy, /upgrade-insecure-requests|https?:|script-src[^;]*unsafe/, url)
    t.equal(headers['x-content-type-options'], 'nosniff')
    t.equal(headers['access-control-allow-origin'], undefined)
  }
})

t.test('CORS only where it is asked for', async (t) => {
  const { send } = await buildRest(t, {}, { corsOrigins: ['https://partner.example'] })
  const ask = async (origin: string) => await send('OPTIONS', '/v1/smes', { headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'idempotency-key' } })
  t.equal((await ask('https://partner.example')).headers['access-control-allow-origin'], 'https://partner.example')
  t.equal((await ask('https://other.example')).headers['access-control-allow-origin'], undefined)
  t.match(String((await send('GET', '/v1/smes', { headers: { origin: 'https://partner.example' } })).headers.vary), /Origin.*Authorization/)
  t.equal((await send('OPTIONS', '/v1/smes')).headers.allow, 'GET, HEAD, OPTIONS, POST')
})

t.test('health', async (t) => {
  let database: () => Promise<boolean> = async () => true
  let matching = true
  const world = await buildRest(t)
  const { send } = await buildRest(t, {}, { store: { ...world.service.store, ready: () => database() }, keys: world.service.keys, populationsReady: () => matching })
  t.same((await send('GET', '/healthz')).json(), { status: 'ok' })
  t.same((await send('GET', '/readyz')).json(), { status: 'ready', database: true, matching: true })
  matching = false
  t.equal((await send('GET', '/readyz')).statusCode, 503)
  matching = true
  database = async () => { throw new Error('connection lost') }
  const lost = await send('GET', '/readyz', { headers: { accept: 'text/plain' } })
  t.equal(lost.statusCode, 503)
  t.same(lost.json(), { status: 'not_ready', database: false, matching: true })
  t.equal(lost.headers['cache-control'], 'no-store')
  t.same((await world.send('GET', '/readyz')).json(), { status: 'ready', database: true, matching: true }, 'matching loads when asked')

  const metrics = async (app: FastifyInstance, remoteAddress: string, headers: Record<string, string> = {}) => await app.inject({ url: '/metrics', remoteAddress, headers })
  t.equal((await metrics(world.app, '127.0.0.1')).statusCode, 200)
  t.equal((await metrics(world.app, '::1')).statusCode, 200)
  t.equal((await metrics(world.app, '10.0.0.5')).statusCode, 401)
  t.equal((await metrics(world.app, '127.0.0.1', { 'x-forwarded-for': '10.0.0.5' })).statusCode, 401, 'a proxy on the machine asks for somebody else')
  const told = await metrics(world.app, '10.0.0.5', { authorization: `Bearer ${world.keys.reviewer.key}` })
  t.match(told.body, /http_request_duration_seconds_count\{method="GET",route="\/readyz",status="200"\} 1/)
  t.match(told.body, /^process_cpu_seconds_total /m)
})
