// Tells another thread of this process that a request is being answered.
import fp from 'fastify-plugin'
import { enter, type AskerMemory } from '../imports/courtesy.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Ends counting the request as being answered; null for one that is not counted. */
    leave: (() => void) | null
  }
}

/** Registered at the root: it counts the requests of both doors, apart from those that read or answer whole files. */
export const countAskers = fp<{ readonly askers: AskerMemory }>(async (app, { askers }) => {
  app.decorateRequest('leave', null)
  app.addHook('onRequest', (request, _reply, done) => {
    const { takesItsTime = false, streams } = request.routeOptions.config
    if (!takesItsTime && streams === undefined) request.leave = enter(askers)
    done()
  })
  app.addHook('onResponse', (request, _reply, done) => {
    request.leave?.()
    done()
  })
}, { name: 'count-askers' })
