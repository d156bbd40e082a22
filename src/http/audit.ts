// Every request has a trace: the audit log learns from it which request wrote something, and whose confidential data it showed.
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import type { Audit } from '../audit/audit.ts'
import { inRequest, newTrace, type RequestTrace } from '../audit/request.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** What the audit log learns from the request; null before it has begun. */
    trace: RequestTrace | null
  }
}

const plugin: FastifyPluginAsync<{ readonly audit: Pick<Audit, 'noteRequest'> }> = async (app, { audit }) => {
  app.decorateRequest('trace', null)
  app.addHook('onRequest', (request, _reply, done) => {
    const trace = newTrace(request.id)
    request.trace = trace
    inRequest(trace, done)
  })
  // A body is read by events of the connection, which know nothing of the request.
  app.addHook('preValidation', (request, _reply, done) => {
    inRequest(request.trace ?? newTrace(request.id), done)
  })
  app.addHook('onResponse', (request, _reply, done) => {
    const { trace } = request
    // Most requests show nothing that the log has to tell of.
    if (trace === null || trace.seen.size === 0) done()
    else audit.noteRequest(trace, operationOf(request)).then(() => { done() }, done)
  })
}

/** What was asked, by its name in the API. */
function operationOf ({ method, routeOptions: { schema, url } }: FastifyRequest): string {
  return schema?.operationId ?? `${method} ${url ?? ''}`
}

/** Registered at the root: it holds for both doors. */
export const auditRequests = fp(plugin, { name: 'audit-requests' })
