// A real OpenID Connect provider in this process, on a port of its own, and a person's way through it.
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, type JWK } from 'jose'
import Provider, { type Configuration } from 'oidc-provider'
import { allowInsecureRequests, authorizationCodeGrant, buildAuthorizationUrl, calculatePKCECodeChallenge, discovery, None, randomPKCECodeVerifier, randomState } from 'openid-client'
import type { Test } from 'tap'

export const audience = 'https://api.ponteverde.example'
const redirect = 'https://front.ponteverde.example/callback'
const client = 'front-end'

/** What the provider says of its people, by their name there. */
export type Accounts = Readonly<Record<string, Readonly<Record<string, unknown>>>>

export interface TestProvider {
  readonly issuer: string
  /** Signs in as a person: the whole authorisation-code flow with PKCE, with its pages for sign-in and consent. Answers the access token. */
  signIn (person: string, options?: { readonly resource?: string, readonly scope?: string }): Promise<string>
  /** Another set of keys, as after a rotation; the old ones are gone. */
  rotate (keys: readonly JWK[]): void
  /** Stops answering, or answers again. */
  silent: boolean
  /** Requests for the keys so far. */
  readonly asked: () => number
}

/** A private key of a signature algorithm, as a JWK with an id. */
export async function newKey (alg = 'RS256', kid = `${alg}-${Math.random()}`): Promise<JWK> {
  const { privateKey } = await generateKeyPair(alg, { extractable: true })
  return { ...await exportJWK(privateKey), alg, kid, use: 'sig' }
}

export async function startProvider (t: Pick<Test, 'teardown'>, accounts: Accounts, keys: readonly JWK[]): Promise<TestProvider> {
  let handle: RequestListener = (_request, response) => { response.writeHead(503).end() }
  let asked = 0
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    if (request.url?.startsWith('/jwks') === true) asked++
    if (state.silent) request.socket.destroy()
    else handle(request, response)
  }
  const server = createServer(answer)
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  t.teardown(() => new Promise<void>((resolve) => { server.close(() => { resolve() }); server.closeAllConnections() }))
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`
  const build = (own: readonly JWK[]): RequestListener => new Provider(issuer, configuration(accounts, own)).callback()
  handle = build(keys)
  const state = {
    issuer,
    silent: false,
    rotate (own: readonly JWK[]) { handle = build(own) },
    asked: () => asked,
    signIn: (person: string, { resource = audience, scope = 'openid matches:read' }: { resource?: string, scope?: string } = {}) => signIn(issuer, person, resource, scope)
  }
  return state
}

function configuration (accounts: Accounts, keys: readonly JWK[]): Configuration {
  const [first] = keys
  return {
    jwks: { keys: keys.map((key) => ({ ...key })) as NonNullable<Configuration['jwks']>['keys'] },
    clients: [{ client_id: client, redirect_uris: [redirect], token_endpoint_auth_method: 'none', grant_types: ['authorization_code'], response_types: ['code'], ...(first?.alg === undefined ? {} : { id_token_signed_response_alg: first.alg as 'RS256' }) }],
    cookies: { keys: ['a secret of the test provider'] },
    pkce: { required: () => true },
    ttl: { Session: 600, Interaction: 600, Grant: 600, AccessToken: 600, IdToken: 600, AuthorizationCode: 60 },
    findAccount: (_context, id) => ({ accountId: id, claims: async () => ({ sub: id }) }),
    extraTokenClaims: async (_context, token) => 'accountId' in token ? { ...accounts[token.accountId] } : undefined,
    features: {
      devInteractions: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: async (_context, _client, oneOf) => oneOf === undefined ? [] : oneOf[0] ?? [],
        useGrantedResource: async () => true,
        getResourceServerInfo: async (_context, resource) => ({ scope: 'profiles:read profiles:write matches:read', audience: resource, accessTokenFormat: 'jwt', accessTokenTTL: 600, jwt: { sign: { alg: (first?.alg ?? 'RS256') as 'RS256' } } })
      }
    }
  }
}

async function signIn (issuer: string, person: string, resource: string, scope: string): Promise<string> {
  const config = await discovery(new URL(issuer), client, undefined, None(), { execute: [allowInsecureRequests] })
  const verifier = randomPKCECodeVerifier()
  const state = randomState()
  const start = buildAuthorizationUrl(config, { redirect_uri: redirect, scope, resource, state, code_challenge: await calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' })
  const back = await browse(start, person)
  const tokens = await authorizationCodeGrant(config, back, { pkceCodeVerifier: verifier, expectedState: state }, { resource })
  return tokens.access_token
}

/** What a browser does: keeps cookies, follows redirects, fills the form of each page; ends at the front end's address. */
async function browse (start: URL, person: string): Promise<URL> {
  const cookies = new Map<string, string>()
  let at = start
  let form: URLSearchParams | undefined
  for (let step = 0; step < 20; step++) {
    const response: Response = await fetch(at, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form === undefined ? {} : { method: 'POST', body: form })
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      cookies.set(name, value)
    }
    const location = response.headers.get('location')
    form = undefined
    if (location !== null) {
      at = new URL(location, at)
      if (at.href.startsWith(redirect)) return at
      continue
    }
    const page = await response.text()
    const [, action] = /<form[^>]* action="([^"]+)"/.exec(page) ?? []
    if (action === undefined) throw new Error(`The provider shows a page without a form (${response.status}): ${page.slice(0, 500)}`)
    at = new URL(action, at)
    form = new URLSearchParams(page.includes('name="login"') ? { prompt: 'login', login: person, password: 'any' } : { prompt: 'consent' })
  }
  throw new Error('The sign-in does not end.')
}
