// Methods that an address does not take: 405 with what it takes, and OPTIONS answered with the same.
import type { FastifyInstance, FastifyReply, HTTPMethods } from 'fastify'
import { Problem } from '../errors.ts'
import { mergePatchType } from './route.ts'

/** Notes every route of the plugin, and `answerOthers`, called after all of them, adds the rest. */
export function watchMethods (app: FastifyInstance): { answerOthers: (app: FastifyInstance) => void } {
  const taken = new Map<string, Set<string>>()
  app.addHook('onRoute', ({ url, method }) => {
    const methods = taken.get(url) ?? new Set<string>()
    for (const one of [method].flat()) methods.add(one)
    taken.set(url, methods)
  })
  return {
    answerOthers (app) {
      const all = app.supportedMethods as HTTPMethods[]
      for (const [url, methods] of [...taken]) {
        const takes = [...methods, 'OPTIONS'].sort()
        const others = all.filter((method) => !methods.has(method))
        const allow = (reply: FastifyReply): FastifyReply => reply.header('allow', takes.join(', '))
        app.route({
          url,
          method: others,
          schema: { hide: true },
          exposeHeadRoute: false,
          // Before a body is read that nobody wants.
          onRequest: async (request, reply) => {
            allow(reply)
            if (request.method === 'OPTIONS') return reply.headers(methods.has('PATCH') ? { 'accept-patch': `${mergePatchType}, application/json` } : {}).code(204).send()
            throw new Problem('METHOD_NOT_ALLOWED', `${request.method} is not possible here. Possible: ${takes.join(', ')}.`, {
              issues: [{ pointer: '', code: 'method_not_allowed', message: 'Use one of the methods that this address takes.', accepted: takes }]
            })
          },
          handler: async (_request, reply) => allow(reply).code(204).send()
        })
      }
    }
  }
}
