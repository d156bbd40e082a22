// The one file where everything meets: the rooms' use cases behind both doors.
import Fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify'
import type { Config } from './config.ts'
import { graphql } from './graphql/plugin.ts'
import { rest } from './http/plugin.ts'
import { serverOptions } from './http/server-options.ts'
import type { Service } from './service.ts'

export interface AppDeps { readonly config: Pick<Config, 'GRAPHIQL'>, readonly service: Service }

/** The service behind its two doors. The caller closes the store. */
export async function buildApp ({ config, service }: AppDeps, options: FastifyServerOptions = {}): Promise<FastifyInstance> {
  const app = Fastify({ ...serverOptions, ...options })
  await app.register(rest, service)
  await app.register(graphql, { services: service, graphiql: config.GRAPHIQL })
  await app.ready()
  return app
}
