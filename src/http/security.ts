// Headers that tell browsers what our pages may do. Everything they load comes from us.
import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import cors from '@fastify/cors'
import fp from 'fastify-plugin'
import helmet from 'helmet'

export interface SecurityOptions {
  /** Origins whose pages may call the service from a browser, `*` for all; none by default. */
  readonly corsOrigins?: readonly string[] | undefined
  /** Whether browsers may add credentials of their own to such calls. */
  readonly corsCredentials?: boolean | undefined
}

/**
 * What /docs and /graphiql need, and nothing more. Inline styles are allowed because both pages' libraries set them; inline
 * scripts are not. There is no upgrade-insecure-requests: the service also speaks plain http, on a developer's machine or
 * behind a proxy.
 */
export const contentSecurityPolicy = {
  'default-src': ['\'none\''],
  'script-src': ['\'self\''],
  'style-src': ['\'self\'', '\'unsafe-inline\''],
  'img-src': ['\'self\'', 'data:'],
  'font-src': ['\'self\'', 'data:'],
  'connect-src': ['\'self\''],
  'form-action': ['\'self\''],
  'base-uri': ['\'none\''],
  'frame-ancestors': ['\'none\''],
  'object-src': ['\'none\'']
} as const

/**
 * The headers, which are the same for every answer: made once, as making them takes longer than many an answer.
 * @throws Error for a policy that helmet does not take
 */
function protectiveHeaders (): Readonly<Record<string, string>> {
  const answer = new ServerResponse(new IncomingMessage(new Socket()))
  helmet({
    contentSecurityPolicy: { useDefaults: false, directives: Object.fromEntries(Object.entries(contentSecurityPolicy).map(([name, sources]) => [name, [...sources]])) },
    // For how long a domain is https only is for whoever holds its certificate to say, at the proxy.
    strictTransportSecurity: false,
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' }
  })(answer.req, answer, (error) => { if (error !== undefined) throw error })
  return Object.fromEntries(Object.entries(answer.getHeaders()).map(([name, value]) => [name, String(value)]))
}

/** Registered at the root, so that it holds for both doors and all pages. */
export const security = fp<SecurityOptions>(async (app, { corsOrigins = [], corsCredentials = false }) => {
  const headers = protectiveHeaders()
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers)
    done()
  })
  if (corsOrigins.length > 0) {
    await app.register(cors, {
      origin: corsOrigins.includes('*') ? corsCredentials || '*' : [...corsOrigins],
      credentials: corsCredentials,
      methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
      allowedHeaders: ['authorization', 'content-type', 'if-match', 'if-none-match', 'idempotency-key', 'prefer', 'traceparent'],
      exposedHeaders: ['etag', 'location', 'x-request-id', 'idempotency-replayed', 'ratelimit', 'ratelimit-policy', 'retry-after'],
      // Addresses answer OPTIONS themselves, with what they take.
      strictPreflight: false,
      preflightContinue: true,
      maxAge: 600
    })
  }
}, { name: 'security' })
