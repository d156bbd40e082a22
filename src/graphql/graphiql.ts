// GraphiQL at /graphiql, with everything it needs from this service: no other host is asked.
import { existsSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyPluginAsync } from 'fastify'
import { files } from './graphiql-files.ts'

const page = 'index.html'

export const graphiqlPage: FastifyPluginAsync = async (app) => {
  await app.register(fastifyStatic, { root: dirname(files[page].own), serve: false, decorateReply: !app.hasReplyDecorator('sendFile') })
  for (const [name, { own, source }] of Object.entries(files)) {
    // Built, all files lie in one folder; run from the sources, the libraries lie in their packages.
    const path = existsSync(own) ? own : source()
    app.get(name === page ? '/graphiql' : `/graphiql/${name}`, { schema: { hide: true } }, async (_request, reply) => await reply.sendFile(basename(path), dirname(path)))
  }
}
