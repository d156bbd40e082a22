// Every request has a trace: the audit log learns from it which request wrote something, and whose confidential data it showed.
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import type { Audit } from '../audit/audit.ts'
import { inRequest, newTrace, type RequestTrace } from '../audit/request.ts'

const plugin: FastifyPluginAsync<{ readonly audit: Pick<Audit, 'noteRequest'> }> = async (app, { audit }) => {
  const traces = new WeakMap<FastifyRequest, RequestTrace>()
  app.addHook('onRequest', (request, _reply, done) => {
    const trace = newTrace(request.id)
    traces.set(request, trace)
    inRequest(trace, done)
  })
  // A body is read by events of the connection, which know nothing of the request.
  app.addHook('preValidation', (request, _reply, done) => {
    inRequest(traces.get(request) ?? newTrace(request.id), done)
  })
  app.addHook('onResponse', async (request) => {
    const trace = traces.get(request)
    if (trace !== undefined) await audit.noteRequest(trace, operationOf(request))
  })
}

/** What was asked, by its name in the API. */
function operationOf ({ method, routeOptions: { schema, url } }: FastifyRequest): string {
  return schema?.operationId ?? `${method} ${url ?? ''}`
}

/** Registered at the root: it holds for both doors. */
export const auditRequests = fp(plugin, { name: 'audit-requests' })
