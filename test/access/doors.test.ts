// Keys are kept through either door, with the same answer; their texts are in the answer that makes them and nowhere else.
import t from 'tap'
import { buildRest } from '../helper-rest.ts'
import { graphqlWorld } from '../helper-graphql.ts'

interface Made { readonly key: string, readonly apiKey: { readonly id: string, readonly expiresAt: string | null } }

t.test('an admin makes, lists, rotates and revokes keys by REST', async (t) => {
  const { send, service } = await buildRest(t)
  const created = await send('POST', '/v1/keys', { as: 'admin', body: { role: 'partner', partnerId: 'p1', scopes: ['profiles:read'], expiresAt: '2027-01-01T00:00:00Z', name: 'Portal' }, headers: { 'idempotency-key': 'once' } })
  t.equal(created.statusCode, 201)
  const { key, apiKey } = created.json<Made>()
  t.match(apiKey, { role: 'partner', partnerId: 'p1', scopes: ['profiles:read'], state: 'in_use', expiresAt: '2027-01-01T00:00:00.000Z', name: 'Portal', lastUsedAt: null, replacedBy: null })
  t.match(created.headers, { location: `/v1/keys/${apiKey.id}`, 'cache-control': 'no-store' })
  t.equal(await service.store.idempotency.find('once', (await send('GET', '/v1/me', { as: 'admin' })).json<{ id: string }>().id), undefined, 'the answer with the key is not remembered')
  t.match((await send('GET', '/v1/me', { as: key })).json(), { id: apiKey.id, role: 'partner', partnerId: 'p1', scopes: ['profiles:read'] })

  const shown = await send('GET', `/v1/keys/${apiKey.id}`, { as: 'admin' })
  t.match(shown.json(), { id: apiKey.id, lastUsedAt: '2026-11-22T12:00:00.000Z' })
  const rotated = (await send('POST', `/v1/keys/${apiKey.id}/rotate`, { as: 'admin', body: { overlapSeconds: 60 } })).json<Made & { previous: string, previousEndsAt: string }>()
  t.match(rotated, { previous: apiKey.id, previousEndsAt: '2026-11-22T12:01:00.000Z', apiKey: { role: 'partner', partnerId: 'p1' } })
  t.equal((await send('POST', `/v1/keys/${apiKey.id}/rotate`, { as: 'admin', body: {} })).statusCode, 409)
  const list = await send('GET', '/v1/keys', { as: 'admin' })
  const listed = new Map(list.json<{ items: Array<{ id: string, replacedBy: string | null }> }>().items.map(({ id, replacedBy }) => [id, replacedBy]))
  t.strictSame([listed.get(apiKey.id), listed.get(rotated.apiKey.id)], [rotated.apiKey.id, null])
  for (const text of [key, rotated.key]) t.notOk((list.body + shown.body).includes(text.slice(-43)))

  t.equal((await send('DELETE', `/v1/keys/${rotated.apiKey.id}`, { as: 'admin' })).statusCode, 204)
  const refused = await send('GET', '/v1/me', { as: rotated.key })
  t.strictSame([refused.statusCode, refused.headers['www-authenticate']], [401, 'Bearer error="invalid_token"'])
  t.equal((await send('DELETE', '/v1/keys/key_none', { as: 'admin' })).statusCode, 404)
})

t.test('others are refused, and mistakes are named', async (t) => {
  const { send } = await buildRest(t)
  for (const [method, url, body] of [['GET', '/v1/keys'], ['POST', '/v1/keys', { role: 'admin' }], ['GET', '/v1/keys/key_x'], ['POST', '/v1/keys/key_x/rotate', {}], ['DELETE', '/v1/keys/key_x']] as const) {
    t.equal((await send(method, url, { as: 'editor', body })).statusCode, 403, `${method} ${url}`)
    const stranger = await send(method, url, { body })
    t.strictSame([stranger.statusCode, stranger.headers['www-authenticate']], [401, 'Bearer'], `${method} ${url}`)
  }
  t.match((await send('POST', '/v1/keys', { as: 'admin', body: { role: 'partner' } })).json(), { code: 'VALIDATION_FAILED', errors: [{ pointer: '/partnerId', code: 'required' }] })
  t.match((await send('POST', '/v1/keys', { as: 'admin', body: { role: 'king' } })).json(), { code: 'VALIDATION_FAILED', errors: [{ pointer: '/role' }] })
})

t.test('the same in GraphQL', async (t) => {
  const { query, app } = await graphqlWorld(t, { demo: true })
  const create = 'mutation ($input: ApiKeyInput!) { createApiKey(input: $input) { __typename ... on ApiKeyMade { key apiKey { id role scopes organisationIds state } } ... on ValidationRefusal { issues { pointer } } ... on RuleRefusal { code } } }'
  const made = await query(create, { as: 'admin', variables: { input: { role: 'MEMBER', organisationIds: ['sme_demo_01'], scopes: ['matches:read'] } } }) as unknown as { data: { createApiKey: Made } }
  const { key, apiKey } = made.data.createApiKey
  t.strictSame(apiKey, { id: apiKey.id, role: 'MEMBER', scopes: ['matches:read'], organisationIds: ['sme_demo_01'], state: 'IN_USE' })
  const me = async () => (await app.inject({ method: 'POST', url: '/graphql', headers: { authorization: `Bearer ${key}` }, payload: { query: '{ me { id role } }' } }))
  t.strictSame((await me()).json(), { data: { me: { id: apiKey.id, role: 'MEMBER' } } })

  t.match(await query(create, { as: 'admin', variables: { input: { role: 'ANONYMOUS' } } }), { data: { createApiKey: { __typename: 'ValidationRefusal', issues: [{ pointer: '/role' }] } } })
  t.match(await query(create, { as: 'editor', variables: { input: { role: 'ADMIN' } } }), { data: { createApiKey: { __typename: 'RuleRefusal', code: 'FORBIDDEN' } } })
  t.match(await query(create, { variables: { input: { role: 'ADMIN' } } }), { data: { createApiKey: { __typename: 'RuleRefusal', code: 'UNAUTHENTICATED' } } })
  t.match(await query('{ apiKeys { id } }', { as: 'reviewer' }), { errors: [{ extensions: { code: 'FORBIDDEN' } }] })

  const rotate = 'mutation ($id: ID!) { rotateApiKey(id: $id, overlapSeconds: 0) { __typename ... on ApiKeyRotated { previous apiKey { id } } ... on RuleRefusal { code } } }'
  t.match(await query(rotate, { as: 'admin', variables: { id: apiKey.id } }), { data: { rotateApiKey: { __typename: 'ApiKeyRotated', previous: apiKey.id } } })
  t.equal((await me()).statusCode, 401)
  t.match(await query(rotate, { as: 'admin', variables: { id: apiKey.id } }), { data: { rotateApiKey: { code: 'RULE_REFUSED' } } })
  const revoke = 'mutation ($id: ID!) { revokeApiKey(id: $id) { __typename ... on ApiKey { state } ... on NotFoundRefusal { code } } }'
  t.match(await query(revoke, { as: 'admin', variables: { id: apiKey.id } }), { data: { revokeApiKey: { __typename: 'ApiKey', state: 'REVOKED' } } })
  t.match(await query(revoke, { as: 'admin', variables: { id: 'key_none' } }), { data: { revokeApiKey: { code: 'NOT_FOUND' } } })
  t.match(await query('{ apiKeys { id state replacedBy createdBy } }', { as: 'admin' }), { data: { apiKeys: Array } })
})
