// The REST door over the real rooms on a fresh database, with a key for each role.
import Fastify, { type FastifyInstance, type LightMyRequestResponse } from 'fastify'
import type { InjectOptions } from 'fastify'
import type { Test } from 'tap'
import { commandLine } from '../src/access/principal.ts'
import { serverOptions } from '../src/http/server-options.ts'
import { rest, type RestOptions } from '../src/http/plugin.ts'
import type { Service } from '../src/service.ts'
import { differences, operationAt, type OpenApi } from './http/conformity.ts'
import { onSqlite, staff, type Staff, type World } from './service.ts'

export type Caller = Staff | 'anonymous'
export type Send = (method: InjectOptions['method'] & string, url: string, more?: { as?: Caller | string, body?: unknown, headers?: Record<string, string>, raw?: string | Buffer }) => Promise<LightMyRequestResponse>

export interface Rest {
  readonly app: FastifyInstance
  readonly service: Service
  /** Sends a request and holds its answer against the OpenAPI document. */
  readonly send: Send
  readonly document: OpenApi
  readonly keys: Readonly<Record<Staff, { readonly id: string, readonly key: string }>>
}

function conforms (t: Test, document: OpenApi, method: string, url: string, { statusCode, headers, body }: LightMyRequestResponse): void {
  const operation = operationAt(document, method, url)
  // What is not possible at an address is not described there.
  if (operation === undefined || statusCode === 404 || statusCode === 405) return
  const refuse = (what: string): void => { t.fail(`${method} ${url}: ${what}`) }
  const answer = operation.responses[String(statusCode)]
  const type = String(headers['content-type'] ?? '').split(';', 1)[0] ?? ''
  if (answer === undefined) return refuse(`${statusCode} is not in the document: ${body}`)
  if (body === '') return answer.content === undefined ? undefined : refuse(`${statusCode} has a body in the document`)
  const schema = answer.content?.[type]?.schema
  if (schema === undefined) return refuse(`${statusCode} ${type} is not in the document`)
  t.same(differences(schema, /[/+]json$/.test(type) ? JSON.parse(body) : body, document), [], `${method} ${url} ${statusCode} is as the document says`)
}

/** The door on a new SQLite database; `over` replaces parts of it, to see it fail. */
export async function buildRest (t: Test, world: World = {}, over: Partial<RestOptions> = {}): Promise<Rest> {
  const service = await onSqlite(t, world)
  const app = Fastify(serverOptions)
  await app.register(rest, { ...service, ...over })
  await app.ready()
  t.teardown(() => app.close())
  const document = (await app.inject({ url: '/openapi.json' })).json<OpenApi>()
  const made = await Promise.all(staff.map(async (role): Promise<readonly [Staff, { readonly id: string, readonly key: string }]> => [role, await service.keys.create({ role }, commandLine)]))
  const keys = Object.fromEntries(made) as Rest['keys']

  const send: Send = async (method, url, { as = 'anonymous', body, headers = {}, raw } = {}) => {
    const key = as === 'anonymous' ? undefined : as in keys ? keys[as as Staff].key : as
    const response = await app.inject({
      method: method as 'GET',
      url,
      headers: {
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers
      },
      ...(raw !== undefined ? { payload: raw } : body === undefined ? {} : { payload: JSON.stringify(body) })
    })
    conforms(t, document, method, url, response)
    return response
  }
  return { app, service, send, keys, document }
}
