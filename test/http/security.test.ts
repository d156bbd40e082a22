// The headers that protect whoever opens an answer in a browser are on every one of them, whichever door it comes from.
import t from 'tap'
import { buildApp } from '../app.ts'
import { onSqlite } from '../service.ts'

t.test('answers, refusals and pages have the same protective headers', async (t) => {
  const service = await onSqlite(t)
  const app = await buildApp({ config: { GRAPHIQL: true }, service }, { logger: false })
  t.teardown(() => app.close())
  const expected = {
    'content-security-policy': "default-src 'none';script-src 'self';style-src 'self' 'unsafe-inline';img-src 'self' data:;font-src 'self' data:;connect-src 'self';form-action 'self';base-uri 'none';frame-ancestors 'none';object-src 'none'",
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'origin-agent-cluster': '?1',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-dns-prefetch-control': 'off',
    'x-download-options': 'noopen',
    'x-frame-options': 'DENY',
    'x-permitted-cross-domain-policies': 'none',
    'x-xss-protection': '0'
  }
  const asked = [
    { url: '/v1/smes' }, { url: '/v1/keys' }, { url: '/nothing' }, { url: '/v1/smes?first=x' }, { url: '/health/live' }, { url: '/graphiql' },
    { method: 'OPTIONS', url: '/v1/smes' }, { method: 'PUT', url: '/v1/smes' }, { method: 'POST', url: '/graphql', payload: { query: '{ __typename }' } }, { method: 'POST', url: '/graphql', payload: { query: '{' } }
  ] as const
  for (const request of asked) {
    const { headers, statusCode } = await app.inject(request)
    t.match(headers, expected, `${request.url} ${statusCode}`)
    t.notOk('strict-transport-security' in headers, 'is for the proxy to say')
  }
})
