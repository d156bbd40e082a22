// What metrics and traces tell of requests.
import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { InMemorySpanExporter, type ReadableSpan } from '@opentelemetry/sdk-trace-base'
import t from 'tap'
import { commandLine } from '../../src/access/principal.ts'
import { createService } from '../../src/service.ts'
import { openStore } from '../../src/storage/open.ts'
import { createMetrics } from '../../src/telemetry/metrics.ts'
import { observeStore } from '../../src/telemetry/observe.ts'
import { openTracing, tracingOver } from '../../src/telemetry/tracing.ts'
import { catalogues } from '../service.ts'
import { openProtected } from './protected.ts'

const named = { serviceName: 'ponteverde-test', version: '0' }

t.test('metrics count by operation and door, rankings by whether anybody was in them, and imported rows', async (t) => {
  const { app, service, get, graphql, key } = await openProtected(t)
  await service.seedDemo()
  await get('/v1/matches?for=sme_demo_01&first=1')
  await get('/v1/matches?for=sme_demo_01&minScore=100')
  await graphql({ query: 'query Somebody_s_name { matches(for: "sme_demo_01", first: 1) { nodes { rank } } }' })
  await graphql({ query: '{ nothing }' })
  const importing = (rows: readonly object[], query = '') => app.inject({ method: 'POST', url: `/v1/imports${query}`, headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' }, payload: JSON.stringify(rows) })
  const rows = [{ kind: 'sme', source: 'test', externalId: '1', legalName: 'Uno' }, { kind: 'sme', source: 'test', externalId: '2', legalName: 'Due', province: 'XX' }]
  t.equal((await importing(rows)).statusCode, 200)
  t.equal((await importing(rows, '?dryRun=true')).statusCode, 200)

  const { body } = await get('/metrics')
  const has = (line: string) => { t.ok(body.split('\n').some((one) => one.startsWith(line)), line) }
  has('ponteverde_operation_duration_seconds_count{door="rest",operation="listMatches",outcome="ok"} 2')
  has('ponteverde_operation_duration_seconds_count{door="graphql",operation="query matches",outcome="ok"} 1')
  has('ponteverde_operation_duration_seconds_count{door="graphql",operation="none",outcome="ok"} 1')
  has('ponteverde_score_duration_seconds_count{use_case="rank"} 3')
  has('ponteverde_rankings_total{result="some"} 2')
  has('ponteverde_rankings_total{result="empty"} 1')
  has('ponteverde_import_rows_total{outcome="created"} 1')
  has('ponteverde_import_rows_total{outcome="rejected"} 1')
  has(`ponteverde_data_version ${await service.store.read.dataVersion()}`)
  has('ponteverde_data_age_seconds 0')
  has('ponteverde_catalogue_age_seconds{catalogue="nace-rev2"')
  has('nodejs_eventloop_lag_seconds')
  t.notMatch(body, /Somebody_s_name|sme_demo/, 'labels hold names of ours only')

  Object.assign(service.store.read, { dataVersion: async () => { throw new Error('gone') } })
  t.equal((await get('/metrics')).statusCode, 200, 'a database that does not answer is no reason to say nothing')
})

/** A span's parent, by name. */
function parentOf (spans: readonly ReadableSpan[], name: string): string | undefined {
  const span = spans.find((one) => one.name === name)
  if (span === undefined) throw new Error(`There is no span ${name}: ${spans.map((one) => one.name).join(', ')}`)
  const id = span.parentSpanContext?.spanId
  return spans.find((one) => one.spanContext().spanId === id)?.name ?? id
}

t.test('a request’s spans hang together, beneath the caller’s own', async (t) => {
  const exporter = new InMemorySpanExporter()
  const tracing = await tracingOver(exporter, named)
  const metrics = createMetrics()
  const store = observeStore(await openStore(`sqlite:${t.testdir()}/traced.db`), { metrics, tracing })
  t.teardown(() => store.close())
  await store.migrate()
  const service = createService({ config: { PROGRAMME_REQUIRES_CREDENTIALS: false }, store, catalogues })
  await service.seedRates()
  await service.seedDemo()
  const { app, get, graphql, key } = await openProtected(t, {}, { service, tracing, metrics })
  exporter.reset()

  await graphql({ query: '{ matches(for: "sme_demo_01") { totalCount } }' }, { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' })
  const asked = exporter.getFinishedSpans()
  t.equal(parentOf(asked, 'score rank'), 'query matches')
  t.equal(parentOf(asked, 'query matches'), 'POST /graphql')
  t.equal(parentOf(asked, 'POST /graphql'), 'b7ad6b7169203331')
  for (const span of asked) t.equal(span.spanContext().traceId, '0af7651916cd43dd8448eb211c80319c')
  t.match(asked.at(-1)?.attributes, { 'http.request.method': 'POST', 'http.route': '/graphql', 'http.response.status_code': 200, 'ponteverde.request_id': String })
  exporter.reset()

  await app.inject({ method: 'POST', url: '/v1/smes', headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', traceparent: 'nonsense' }, payload: '{"legalName": "Segreta S.r.l."}' })
  const written = exporter.getFinishedSpans()
  t.equal(parentOf(written, 'store write'), 'POST /v1/smes')
  t.equal(parentOf(written, 'POST /v1/smes'), undefined)
  t.notMatch(JSON.stringify(written.map(({ name, attributes }) => [name, attributes])), /Segreta|pv_/)
  exporter.reset()

  Object.assign(service.matching, { rank: async () => { throw new RangeError('secret') } })
  t.equal((await get('/v1/matches?for=sme_demo_01')).statusCode, 500)
  const failed = exporter.getFinishedSpans()
  t.match(failed.map(({ name, status, attributes }) => [name, status.code, attributes['error.type']]), [['score rank', 2, 'RangeError'], ['GET /v1/matches', 2, undefined]])
  await tracing.close()
  await service.keys.list(commandLine)
})

t.test('spans reach a collector', async (t) => {
  const received: Array<{ readonly url: string, readonly body: string }> = []
  const collector = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => { body += chunk.toString() })
    request.on('end', () => {
      received.push({ url: request.url ?? '', body })
      response.setHeader('content-type', 'application/json').end('{}')
    })
  }).listen(0, '127.0.0.1')
  t.teardown(() => { collector.close() })
  await once(collector, 'listening')
  const tracing = await openTracing({ endpoint: `http://127.0.0.1:${(collector.address() as AddressInfo).port}/`, ...named })
  const { get } = await openProtected(t, {}, { tracing })
  await get('/v1/catalogues')
  await tracing.close()
  t.equal(received[0]?.url, '/v1/traces')
  t.match(received[0]?.body, /ponteverde-test[\s\S]*GET \/v1\/catalogues/)
})
