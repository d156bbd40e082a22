// OpenTelemetry traces: what a request spent its time on. Without an endpoint none of OpenTelemetry is loaded, and nothing is wrapped.
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Attributes, Context, Span, SpanKind } from '@opentelemetry/api'

export interface Tracing {
  /** Runs work inside a span beneath the current one; it ends with the work, and says when that failed. */
  within<T> (name: string, attributes: Attributes, work: (span: Span) => Promise<T>): Promise<T>
  /** Begins a span for a request, beneath the caller's own when `traceparent` (W3C Trace Context) names one. */
  request (name: string, attributes: Attributes, traceparent: string | undefined): Span
  /** Runs something with a span as the current one. */
  enter<T> (span: Span, work: () => T): T
  /** Sends what is still waiting. */
  close (): Promise<void>
}

/** Where finished spans go: the exporter of `openTracing`, or one of a test. */
export type Exporter = import('@opentelemetry/sdk-trace-base').SpanExporter

export interface TracingOptions {
  /** The collector's address without a path, as OTEL_EXPORTER_OTLP_ENDPOINT has it. */
  readonly endpoint: string
  readonly serviceName: string
  readonly version: string
}

/** Traces that go to a collector by OTLP over HTTP, in batches, so that no request waits for it. */
export async function openTracing ({ endpoint, ...named }: TracingOptions): Promise<Tracing> {
  const [{ OTLPTraceExporter }, { BatchSpanProcessor }] = await Promise.all([import('@opentelemetry/exporter-trace-otlp-http'), import('@opentelemetry/sdk-trace-base')])
  return await tracingTo(new BatchSpanProcessor(new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, '')}/v1/traces` })), named)
}

/** The same over an exporter, span by span as they end. */
export async function tracingOver (exporter: Exporter, named: Omit<TracingOptions, 'endpoint'>): Promise<Tracing> {
  const { SimpleSpanProcessor } = await import('@opentelemetry/sdk-trace-base')
  return await tracingTo(new SimpleSpanProcessor(exporter), named)
}

const parentText = /^[\da-f]{2}-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})(?:-|$)/

async function tracingTo (processor: import('@opentelemetry/sdk-trace-base').SpanProcessor, { serviceName, version }: Omit<TracingOptions, 'endpoint'>): Promise<Tracing> {
  const [{ isSpanContextValid, ROOT_CONTEXT, SpanKind: kinds, SpanStatusCode, trace }, { BasicTracerProvider }, { resourceFromAttributes }] =
    await Promise.all([import('@opentelemetry/api'), import('@opentelemetry/sdk-trace-base'), import('@opentelemetry/resources')])
  const provider = new BasicTracerProvider({ resource: resourceFromAttributes({ 'service.name': serviceName, 'service.version': version }), spanProcessors: [processor] })
  const tracer = provider.getTracer('ponteverde', version)
  // Our own store of the current span: nothing is registered for the whole process, so tests can have several.
  const current = new AsyncLocalStorage<Span>()

  function start (name: string, attributes: Attributes, kind: SpanKind, parent: Context): Span {
    return tracer.startSpan(name, { attributes, kind }, parent)
  }
  function remote (traceparent: string | undefined): Context {
    const [, traceId, spanId, flags] = parentText.exec(traceparent ?? '') ?? []
    if (traceId === undefined || spanId === undefined) return ROOT_CONTEXT
    const context = { traceId, spanId, traceFlags: Number.parseInt(flags ?? '0', 16) & 1, isRemote: true }
    return isSpanContextValid(context) ? trace.setSpanContext(ROOT_CONTEXT, context) : ROOT_CONTEXT
  }

  return {
    async within (name, attributes, work) {
      const parent = current.getStore()
      const span = start(name, attributes, kinds.INTERNAL, parent === undefined ? ROOT_CONTEXT : trace.setSpan(ROOT_CONTEXT, parent))
      try {
        return await current.run(span, work, span)
      } catch (error) {
        // Its name only: messages may hold what somebody sent.
        span.setAttribute('error.type', error instanceof Error ? error.name : typeof error)
        span.setStatus({ code: SpanStatusCode.ERROR })
        throw error
      } finally {
        span.end()
      }
    },
    request: (name, attributes, traceparent) => start(name, attributes, kinds.SERVER, remote(traceparent)),
    enter: (span, work) => current.run(span, work),
    close: async () => { await provider.shutdown() }
  }
}
