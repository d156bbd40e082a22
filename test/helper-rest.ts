// The REST door over the real rooms on a fresh database, with a key for each role.
import Fastify, { type FastifyInstance, type LightMyRequestResponse } from 'fastify'
import type { InjectOptions } from 'fastify'
import type { Test } from 'tap'
import { commandLine, roles, type Role } from '../src/access/principal.ts'
import { rest, type RestOptions } from '../src/http/plugin.ts'
import type { Service } from '../src/service.ts'
import { onSqlite, type World } from './service.ts'

export type Caller = Role | 'anonymous'
export type Send = (method: InjectOptions['method'] & string, url: string, more?: { as?: Caller | string, body?: unknown, headers?: Record<string, string>, raw?: string | Buffer }) => Promise<LightMyRequestResponse>

export interface Rest {
  readonly app: FastifyInstance
  readonly service: Service
  readonly send: Send
  readonly keys: Readonly<Record<Role, { readonly id: string, readonly key: string }>>
}

/** The door on a new SQLite database; `over` replaces parts of it, to see it fail. */
export async function buildRest (t: Test, world: World = {}, over: Partial<RestOptions> = {}): Promise<Rest> {
  const service = await onSqlite(t, world)
  const app = Fastify({ bodyLimit: 1_048_576 })
  await app.register(rest, { ...service, ...over })
  await app.ready()
  t.teardown(() => app.close())
  const made = await Promise.all(roles.map(async (role) => [role, await service.keys.create({ role }, commandLine)] as const))
  const keys = Object.fromEntries(made) as Rest['keys']

  const send: Send = async (method, url, { as = 'anonymous', body, headers = {}, raw } = {}) => {
    const key = as === 'anonymous' ? undefined : as in keys ? keys[as as Role].key : as
    return await app.inject({
      method: method as 'GET',
      url,
      headers: {
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers
      },
      ...(raw !== undefined ? { payload: raw } : body === undefined ? {} : { payload: JSON.stringify(body) })
    })
  }
  return { app, service, send, keys }
}
