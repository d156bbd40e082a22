// Requests as metrics and spans.
import type { Span } from '@opentelemetry/api'
import type { FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import type { Watch } from '../telemetry/observe.ts'

/** Registered at the root, so that it holds for both doors, and first, so that what refuses a request is seen too. */
export const telemetry = fp<Watch>(async (app, { metrics, tracing }) => {
  app.addHook('onResponse', (request, reply, done) => {
    const { url: route = 'none', schema } = request.routeOptions
    const seconds = reply.elapsedTime / 1_000
    metrics.request(request.method, route, reply.statusCode, seconds)
    const { operationId } = (schema ?? {}) as { readonly operationId?: string }
    // HEAD shares the shapes of GET; what was refused because nothing was wrong on our side is no error.
    if (operationId !== undefined) metrics.operation('rest', operationId, reply.statusCode < 500, seconds)
    done()
  })
  if (tracing === undefined) return

  const spans = new WeakMap<FastifyRequest, Span>()
  app.addHook('onRequest', (request, _reply, done) => {
    const { url: route } = request.routeOptions
    const { traceparent } = request.headers
    const attributes = { 'http.request.method': request.method, ...(route === undefined ? {} : { 'http.route': route }), 'ponteverde.request_id': request.id }
    const span = tracing.request(`${request.method} ${route ?? 'none'}`, attributes, typeof traceparent === 'string' ? traceparent : undefined)
    spans.set(request, span)
    tracing.enter(span, done)
  })
  // Reading a body leaves the context in which the request came.
  app.addHook('preValidation', (request, _reply, done) => {
    const span = spans.get(request)
    if (span === undefined) done()
    else tracing.enter(span, done)
  })
  app.addHook('onResponse', async (request, reply) => {
    const span = spans.get(request)
    span?.setAttribute('http.response.status_code', reply.statusCode)
    // 2: an error of ours, as the conventions have it for servers.
    if (reply.statusCode >= 500) span?.setStatus({ code: 2 })
    span?.end()
  })
}, { name: 'telemetry' })
