// People sign in at a real provider, and what their tokens are worth at both doors.
import { createHmac, createPublicKey } from 'node:crypto'
import { importJWK, SignJWT, UnsecuredJWT, type CryptoKey, type JWK, type JWTPayload } from 'jose'
import t, { type Test } from 'tap'
import { createPeople, principalFrom, type ClaimsMapping, type PeopleOptions } from '../../src/access/oidc.ts'
import type { Principal } from '../../src/access/principal.ts'
import { usualPatience } from '../../src/access/provider.ts'
import { commandLine } from '../../src/access/principal.ts'
import { buildApp } from '../app.ts'
import { readConfig } from '../../src/config.ts'
import { onSqlite } from '../service.ts'
import { audience, newKey, startProvider, type TestProvider } from './provider.ts'

const accounts = {
  alice: { ponteverde_role: 'editor' },
  bruno: { ponteverde_role: 'partner', ponteverde_partner: 'cciaa-verona' },
  chen: { ponteverde_role: 'member', ponteverde_organisations: ['sme_demo_01'] },
  dora: { ponteverde_role: 'gardener' },
  elio: {}
}
/** Keys count as current for a moment only, and a silent provider is asked again at once. */
const impatient = { ...usualPatience, answer: 2_000, fresh: 0, cooldown: 0, pause: 0 }

function people ({ issuer }: Pick<TestProvider, 'issuer'>, options: PeopleOptions = {}, claims?: ClaimsMapping) {
  const made = createPeople({ OIDC_ISSUER: issuer, OIDC_AUDIENCE: audience, OIDC_CLAIMS: claims as undefined }, options)
  if (made === undefined) throw new Error('There is an issuer.')
  return made
}

async function doors (t: Test, provider: TestProvider, options: PeopleOptions = {}, claims?: ClaimsMapping) {
  const service = await onSqlite(t, { people: people(provider, options, claims) })
  const lines: string[] = []
  const app = await buildApp({ config: { GRAPHIQL: false }, service }, { logger: { level: 'trace', stream: { write (line: string) { lines.push(line) } } } })
  t.teardown(() => app.close())
  const headers = (token: string | undefined) => token === undefined ? {} : { authorization: `Bearer ${token}` }
  return {
    service,
    lines,
    rest: (token: string | undefined, url = '/v1/me') => app.inject({ url, headers: headers(token) }),
    send: (authorization: string) => app.inject({ url: '/v1/me', headers: { authorization } }),
    post: (token: string, url: string, payload: object) => app.inject({ method: 'POST', url, headers: headers(token), payload }),
    graphql: (token: string | undefined, query = '{ me { id role scopes partnerId organisationIds permissions } }') => app.inject({ method: 'POST', url: '/graphql', headers: headers(token), payload: { query } })
  }
}

/** Signs what the provider would, and what it would not. */
async function forger (key: JWK, issuer: string) {
  const secret = await importJWK(key, key.alg) as CryptoKey
  const now = Math.floor(Date.now() / 1000)
  const usual = { iss: issuer, aud: audience, sub: 'alice', iat: now, exp: now + 300, ponteverde_role: 'admin' }
  return {
    sign: (claims: Record<string, unknown> = {}, header: Record<string, unknown> = {}) => new SignJWT({ ...usual, ...claims }).setProtectedHeader({ alg: key.alg ?? '', kid: key.kid ?? '', typ: 'at+jwt', ...header }).sign(secret),
    usual,
    /** The public key as an HMAC secret, the oldest trick against libraries that believe the token's `alg`. */
    mac () {
      const { kty = '', n = '', e = '' } = key
      const pem = createPublicKey({ key: { kty, n, e }, format: 'jwk' }).export({ type: 'spki', format: 'pem' })
      const text = [{ alg: 'HS256', typ: 'at+jwt', kid: key.kid }, usual].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')
      return `${text}.${createHmac('sha256', pem).update(text).digest('base64url')}`
    }
  }
}

t.test('a person signs in through the authorisation-code flow, and the token works at both doors', async (t) => {
  const provider = await startProvider(t, accounts, [await newKey()])
  const { service, rest, post, graphql, lines } = await doors(t, provider)
  const token = await provider.signIn('alice')

  const me = await rest(token)
  t.equal(me.statusCode, 200)
  t.match(me.json(), { id: /^user_[0-9a-f]{32}$/, role: 'editor', scopes: null, partnerId: null, organisationIds: [] })
  t.ok(me.json<{ permissions: string[] }>().permissions.includes('profiles:write'))
  t.strictSame((await graphql(token)).json(), { data: { me: { ...me.json(), role: 'EDITOR' } } })
  t.match((await rest(undefined)).json(), { id: 'anonymous', role: 'anonymous', permissions: [] })
  t.match((await graphql(undefined)).json(), { data: { me: { id: 'anonymous', role: 'ANONYMOUS' } } })

  const made = await post(token, '/v1/smes', { legalName: 'Ponte S.r.l.' })
  t.equal(made.statusCode, 201)
  const [change] = await service.store.read.changes({ after: 0, limit: 9, recordId: made.json<{ id: string }>().id })
  t.equal(change?.actor, me.json<{ id: string }>().id, 'the trail names the person, always by the same id')
  t.equal((await rest(await provider.signIn('alice'))).json<{ id: string }>().id, change?.actor)
  t.notMatch(lines.join(), token.slice(-60))

  const { key } = await service.keys.create({ role: 'reviewer' }, commandLine)
  t.match((await rest(key)).json(), { role: 'reviewer' }, 'keys work beside tokens')
  t.equal(provider.asked(), 1, 'the provider is asked for its keys once')
})

t.test('the claims say who acts; who has no role here is told so', async (t) => {
  const provider = await startProvider(t, accounts, [await newKey('ES256')])
  const { rest, graphql } = await doors(t, provider)
  t.match((await rest(await provider.signIn('bruno'))).json(), { role: 'partner', partnerId: 'cciaa-verona', organisationIds: [] })
  t.match((await rest(await provider.signIn('chen'))).json(), { role: 'member', partnerId: null, organisationIds: ['sme_demo_01'] })
  for (const person of ['dora', 'elio']) {
    const token = await provider.signIn(person)
    const refused = await rest(token)
    t.equal(refused.statusCode, 403, person)
    t.match(refused.json(), { code: 'FORBIDDEN', detail: /have no role here/ })
    t.match((await graphql(token)).json(), { errors: [{ extensions: { code: 'FORBIDDEN' } }] })
  }

  const scoped = await doors(t, provider, {}, { scopes: 'scope' })
  t.match((await scoped.rest(await provider.signIn('alice', { scope: 'openid profiles:read matches:read' }))).json(), { role: 'editor', scopes: ['profiles:read', 'matches:read'], permissions: ['profiles:read', 'confidential:read', 'matches:read'] })
  const plain = await provider.signIn('alice', { scope: 'openid' })
  t.match((await scoped.rest(plain)).json(), { role: 'editor', scopes: [], permissions: [] }, 'scopes narrow, and none of ours leaves nothing')
  t.equal((await scoped.post(plain, '/v1/smes', { legalName: 'Ponte S.r.l.' })).statusCode, 403)
})

t.test('claims are read as the configuration says', async (t) => {
  const read = (payload: JWTPayload, mapping: ClaimsMapping = {}): Principal | string => {
    try {
      return principalFrom({ sub: 's', ...payload }, 'https://login.example', mapping)
    } catch (error) {
      return String(error)
    }
  }
  t.match(read({ ponteverde_role: ['editor', 'reviewer'] }), { role: 'reviewer' }, 'of several roles the mightiest')
  const groups: ClaimsMapping = { role: ['realm_access', 'roles'], roles: { 'pv-admins': 'admin', 'pv-partners': 'partner' }, partner: 'https://pv.example/partner', organisations: 'orgs', scopes: 'scp' }
  t.match(read({ realm_access: { roles: ['x', 'pv-admins'] }, scp: ['admin', 'email'] }, groups), { role: 'admin', scopes: ['admin'] })
  t.match(read({ realm_access: { roles: ['pv-partners'] }, 'https://pv.example/partner': 'p1' }, groups), { role: 'partner', partnerId: 'p1', scopes: [] })
  t.match(read({ realm_access: { roles: ['pv-partners'] } }, groups), /does not say of which/)
  t.match(read({ realm_access: { roles: ['admin'] } }, groups), /no role here/, 'with a table of roles their own names mean nothing')
  for (const role of ['toString', '__proto__', 'anonymous', '', 7, null, { admin: true }]) t.match(read({ ponteverde_role: role }), /no role here/, String(role))
  for (const role of ['constructor', '__proto__']) t.match(read({ realm_access: { roles: [role] } }, groups), /no role here/, role)
  t.match(read({ ponteverde_role: 'member' }), /of which organisation/)
  t.match(read({ ponteverde_role: 'member', ponteverde_organisations: 'sme_1' }), { organisationIds: ['sme_1'] })
  t.match(read({ ponteverde_role: 'editor', ponteverde_partner: 'p', ponteverde_organisations: ['sme_1'] }), { partnerId: null, organisationIds: [] }, 'staff act for nobody')
  t.not((read({ sub: 'a', ponteverde_role: 'editor' }) as Principal).id, (read({ sub: 'b', ponteverde_role: 'editor' }) as Principal).id)
  t.not((principalFrom({ sub: 'a', ponteverde_role: 'editor' }, 'https://one.example', {})).id, (principalFrom({ sub: 'a', ponteverde_role: 'editor' }, 'https://two.example', {})).id, 'a name means somebody else at another provider')
})

t.test('a token that does not hold is refused at both doors, and never repeated', async (t) => {
  const key = await newKey('RS256', 'the-key')
  const provider = await startProvider(t, accounts, [key])
  const { rest, send, graphql, lines } = await doors(t, provider)
  const { sign, usual, mac } = await forger(key, provider.issuer)
  const genuine = await provider.signIn('alice')
  const [head = '', body = '', signature = ''] = genuine.split('.')
  const stranger = await forger({ ...await newKey('RS256'), kid: 'the-key' }, provider.issuer)
  const past = usual.iat - 120

  t.equal((await rest(await sign())).statusCode, 200, 'the forger can sign what holds')
  const changed = Buffer.from(JSON.stringify({ ...JSON.parse(Buffer.from(body, 'base64url').toString()) as object, ponteverde_role: 'admin' })).toString('base64url')
  const tokens: ReadonlyArray<readonly [what: string, token: string, why: RegExp]> = [
    ['expired', await sign({ exp: past }), /has expired/],
    ['without an end', await sign({ exp: undefined }), /lacks what it needs/],
    ['not valid yet', await sign({ nbf: usual.iat + 3_600 }), /does not hold yet/],
    ['for another service', await provider.signIn('alice', { resource: 'https://other.example' }), /another service/],
    ['for no service', await sign({ aud: undefined }), /another service/],
    ['by another issuer', await sign({ iss: 'https://evil.example' }), /another provider/],
    ['of nobody', await sign({ sub: undefined }), /lacks what it needs/],
    ['with its claims changed', `${head}.${changed}.${signature}`, /was changed since/],
    ['with its signature cut', `${head}.${body}.${signature.slice(0, -8)}`, /was changed since/],
    ['without signature', `${head}.${body}.`, /was changed since/],
    ['alg none', new UnsecuredJWT(usual).encode(), /was changed since/],
    ['HS256 by the public key', mac(), /was changed since/],
    ['by a stranger\'s key of the same name', await stranger.sign(), /was changed since/],
    ['by a key nobody knows', await sign({}, { kid: 'nobody' }), /was changed since/],
    ['a logout token', await sign({}, { typ: 'logout+jwt' }), /not an access token/],
    ['bound to a key', await sign({ cnf: { jkt: 'x' } }), /bound to a key/],
    ['opaque', 'o'.repeat(43), /was changed since/],
    ['three dots', '...', /was changed since/]
  ]
  for (const [what, token, why] of tokens) {
    const refused = await rest(token)
    t.equal(refused.statusCode, 401, what)
    t.match(refused.json(), { code: 'UNAUTHENTICATED', detail: why }, what)
    t.equal(refused.headers['www-authenticate'], 'Bearer error="invalid_token"', what)
    const other = await graphql(token)
    t.strictSame([other.statusCode, other.headers['www-authenticate']], [401, 'Bearer error="invalid_token"'], what)
    if (token.length > 20) t.notOk(refused.body.includes(token.slice(-20)) || other.body.includes(token.slice(-20)), `${what}: not repeated`)
  }
  for (const header of ['Basic YWxpY2U6eA==', 'Bearer', 'Bearer a b']) t.equal((await send(header)).statusCode, 401, header)
  const logged = lines.join()
  t.notOk(tokens.some(([, token]) => token.length > 40 && logged.includes(token.slice(-40))), 'nor logged')
})

t.test('every pinned algorithm is taken', async (t) => {
  for (const alg of ['RS256', 'PS256', 'ES256', 'EdDSA']) {
    const provider = await startProvider(t, accounts, [await newKey(alg)])
    t.match(await people(provider).verify(await provider.signIn('alice')), { role: 'editor' }, alg)
  }
})

t.test('after a rotation the new key is taken and the old one refused', async (t) => {
  const [old, fresh] = [await newKey('RS256', 'old'), await newKey('RS256', 'fresh')]
  const provider = await startProvider(t, accounts, [old])
  const usual = people(provider, { patience: { ...usualPatience, cooldown: 0 } })
  const hurried = people(provider, { patience: impatient })
  const before = await provider.signIn('alice')
  t.match(await usual.verify(before), { role: 'editor' })
  provider.rotate([fresh])
  const after = await provider.signIn('alice')
  t.match(await usual.verify(after), { role: 'editor' }, 'a key we do not know makes us ask')
  await t.rejects(usual.verify(before), { code: 'UNAUTHENTICATED' }, 'and what is not there any more is not taken')
  provider.rotate([old])
  await t.rejects(hurried.verify(after), { code: 'UNAUTHENTICATED' }, 'keys that are no longer fresh are asked for again')
})

t.test('unknown keys do not make us ask the provider each time', async (t) => {
  const key = await newKey('RS256', 'known')
  const provider = await startProvider(t, accounts, [key])
  const { sign } = await forger(key, provider.issuer)
  const { verify } = people(provider)
  await verify(await sign())
  for (let i = 0; i < 20; i++) await t.rejects(verify(await sign({}, { kid: `unknown-${i}` })), { code: 'UNAUTHENTICATED' })
  t.equal(provider.asked(), 1)
})

t.test('while the provider is down the keys we have go on; without them it is 503, and keys of machines work', async (t) => {
  const key = await newKey()
  const provider = await startProvider(t, accounts, [key])
  const token = await provider.signIn('alice')
  const known = people(provider, { patience: impatient })
  await known.verify(token)
  const forgetful = people(provider, { patience: { ...impatient, stale: 0 } })
  await forgetful.verify(token)

  provider.silent = true
  const { service, rest, graphql } = await doors(t, provider, { patience: { ...impatient, pause: 60_000 } })
  t.match(await known.verify(token), { role: 'editor' })
  const { sign } = await forger({ ...key, kid: 'another' }, provider.issuer)
  await t.rejects(known.verify(await sign()), { code: 'UNAVAILABLE' }, 'of a key it would have to be asked for nobody can say anything')
  await new Promise((resolve) => { setTimeout(resolve, 5) })
  await t.rejects(forgetful.verify(token), { code: 'UNAVAILABLE', retryAfter: 1 }, 'not for ever')

  const refused = await rest(token)
  t.strictSame([refused.statusCode, refused.headers['retry-after'], refused.headers['www-authenticate']], [503, '60', undefined])
  t.match(refused.json(), { code: 'UNAVAILABLE', detail: /does not answer just now/ })
  const other = await graphql(token)
  t.strictSame([other.statusCode, other.headers['retry-after']], [503, '60'])
  t.match(other.json(), { errors: [{ extensions: { code: 'UNAVAILABLE' } }] })
  const { key: machine } = await service.keys.create({ role: 'reviewer' }, commandLine)
  t.equal((await rest(machine)).statusCode, 200)
  t.equal((await rest(undefined)).statusCode, 200)

  provider.silent = false
  t.equal((await rest(token)).statusCode, 503, 'a silent provider is left alone for a moment')
  t.match(await people(provider).verify(token), { role: 'editor' })
})

t.test('a document of another issuer is not believed', async (t) => {
  const provider = await startProvider(t, accounts, [await newKey()])
  const token = await provider.signIn('alice')
  await t.rejects(people({ issuer: `${provider.issuer}/` }).verify(token), { code: 'UNAVAILABLE' }, 'equal to the letter')
})

t.test('sign-in is configured by an issuer and an audience', async (t) => {
  t.equal(createPeople(readConfig({})), undefined)
  t.throws(() => readConfig({ OIDC_ISSUER: 'https://login.example.org' }), { name: 'ConfigError', message: /at OIDC_AUDIENCE/ })
  t.throws(() => createPeople({ OIDC_ISSUER: 'https://login.example.org', OIDC_AUDIENCE: undefined, OIDC_CLAIMS: undefined }), { name: 'ConfigError', message: /OIDC_AUDIENCE must be set/ })
  t.ok(createPeople(readConfig({ OIDC_ISSUER: 'https://login.example.org/realm', OIDC_AUDIENCE: 'pv', OIDC_CLAIMS: '{"role": ["realm_access", "roles"], "roles": {"pv-admins": "admin"}}' })))
  for (const OIDC_ISSUER of ['http://login.example.org', 'login.example.org', 'https://login.example.org/?x=1', 'ftp://login.example.org']) t.throws(() => readConfig({ OIDC_ISSUER }), { message: /at OIDC_ISSUER/ }, OIDC_ISSUER)
  for (const OIDC_CLAIMS of ['{', '[]', '{"rolle": "x"}', '{"role": 7}', '{"roles": {"a": "owner"}}']) t.throws(() => readConfig({ OIDC_CLAIMS }), { message: /at OIDC_CLAIMS/ }, OIDC_CLAIMS)
})
