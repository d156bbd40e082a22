// REST edge of keys, and of the question who one is.
import { z } from 'zod'
import type { DoorOptions } from '../http/door.ts'
import { wholeList, pageOf } from '../http/pagination.ts'
import { plain } from '../http/plain.ts'
import { NoQuery } from '../http/query.ts'
import { found, tags as allTags, type Routes } from '../http/route.ts'
import { ApiKeyBody, ApiKeyDocument, MadeKeyDocument, RotatedKeyDocument, RotationBody, ViewerDocument } from './documents.ts'
import { apiKeyView, madeKeyView, rotatedKeyView, viewerView } from './view.ts'

const tags = [allTags.access]
const Id = z.object({ id: z.string().describe('Id of the key: `key_…`.') })

export const accessRoutes: Routes<DoorOptions> = (app, { door }, done) => {
  const { keys, now } = door

  app.get('/v1/me', {
    schema: { operationId: 'readMe', tags, summary: 'Who am I', description: 'The role, permissions and organisations of whoever asks, as the Authorization header says; without one, anonymous.', querystring: NoQuery, response: { 200: ViewerDocument } }
  }, async (request) => plain(viewerView(request.principal), 'en'))

  app.get('/v1/keys', {
    config: { permission: 'settings:write' },
    schema: { operationId: 'listKeys', tags, summary: 'API keys', description: 'All keys, ended ones too, oldest first.', querystring: NoQuery, response: { 200: pageOf(ApiKeyDocument) } }
  }, async (request) => wholeList((await keys.list(request.principal)).map((key) => plain(apiKeyView(key, now()), 'en'))))

  app.get('/v1/keys/:id', {
    config: { permission: 'settings:write' },
    schema: { operationId: 'readKey', tags, summary: 'One API key', description: 'A key without its text.', params: Id, querystring: NoQuery, response: { 200: ApiKeyDocument } }
  }, async (request) => plain(apiKeyView(found(await keys.find(request.params.id, request.principal), `key '${request.params.id}'`), now()), 'en'))

  // No Idempotency-Key here and below: remembering the answer would be storing the key.
  app.post('/v1/keys', {
    config: { permission: 'settings:write' },
    schema: { operationId: 'createKey', tags, summary: 'Make an API key', description: 'Answers the text of the key this once; the database holds a digest. A request sent twice makes two keys.', querystring: NoQuery, body: ApiKeyBody, response: { 201: MadeKeyDocument } }
  }, async (request, reply) => {
    const made = await keys.create(request.body, request.principal)
    return await reply.code(201).headers({ location: `/v1/keys/${made.id}`, 'cache-control': 'no-store' }).send(plain(madeKeyView(made, now()), 'en'))
  })

  app.post('/v1/keys/:id/rotate', {
    config: { permission: 'settings:write', refusals: ['RULE_REFUSED'] },
    schema: { operationId: 'rotateKey', tags, summary: 'Rotate an API key', description: 'Makes a key of the same role, scopes and organisations. The old one holds beside it for the overlap, and is refused afterwards.', params: Id, querystring: NoQuery, body: RotationBody, response: { 201: RotatedKeyDocument } }
  }, async (request, reply) => {
    const made = await keys.rotate(request.params.id, request.body, request.principal)
    return await reply.code(201).headers({ location: `/v1/keys/${made.id}`, 'cache-control': 'no-store' }).send(plain(rotatedKeyView(made, now()), 'en'))
  })

  app.delete('/v1/keys/:id', {
    config: { permission: 'settings:write' },
    schema: { operationId: 'revokeKey', tags, summary: 'Revoke an API key', description: 'Ends a key at once and for good: the next request with it is refused. Again, it changes nothing.', params: Id, querystring: NoQuery, response: { 204: z.null() } }
  }, async (request, reply) => {
    await keys.revoke(request.params.id, request.principal)
    return await reply.code(204).send(null)
  })
  done()
}
