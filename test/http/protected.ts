// Both doors with the protections of a real start, on a fresh database, with an admin's key.
import type { FastifyInstance, FastifyServerOptions, LightMyRequestResponse } from 'fastify'
import type { Test } from 'tap'
import { commandLine } from '../../src/access/principal.ts'
import { buildApp, type AppDeps } from '../app.ts'
import type { Service } from '../../src/service.ts'
import { onSqlite } from '../service.ts'

export interface Protected {
  readonly app: FastifyInstance
  readonly service: Service
  /** An admin's key. */
  readonly key: string
  get (url: string, headers?: Readonly<Record<string, string>>, remoteAddress?: string): Promise<LightMyRequestResponse>
  graphql (body: unknown, headers?: Readonly<Record<string, string>>, remoteAddress?: string): Promise<LightMyRequestResponse>
}

export async function openProtected (t: Test, config: Partial<AppDeps['config']> = {}, more: Partial<AppDeps> = {}, options: FastifyServerOptions = { logger: false }): Promise<Protected> {
  const service = more.service ?? await onSqlite(t)
  const { key } = await service.keys.create({ role: 'admin' }, commandLine)
  const app = await buildApp({ config: { GRAPHIQL: true, ...config }, ...more, service }, options)
  t.teardown(() => app.close())
  return {
    app,
    service,
    key,
    get: async (url, headers = {}, remoteAddress = '127.0.0.1') => await app.inject({ url, headers: { ...headers }, remoteAddress }),
    graphql: async (body, headers = {}, remoteAddress = '127.0.0.1') => await app.inject({ method: 'POST', url: '/graphql', headers: { 'content-type': 'application/json', ...headers }, remoteAddress, payload: JSON.stringify(body) })
  }
}
