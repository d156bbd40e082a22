// Tells another thread of this process that a request is being answered.
import type { FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { enter, type AskerMemory } from '../imports/courtesy.ts'

/** Registered at the root: it counts the requests of both doors, apart from those that read or answer whole files. */
export const countAskers = fp<{ readonly askers: AskerMemory }>(async (app, { askers }) => {
  const leaving = new WeakMap<FastifyRequest, () => void>()
  app.addHook('onRequest', (request, _reply, done) => {
    const { takesItsTime = false, streams } = request.routeOptions.config
    if (!takesItsTime && streams === undefined) leaving.set(request, enter(askers))
    done()
  })
  app.addHook('onResponse', async (request) => { leaving.get(request)?.() })
}, { name: 'count-askers' })
