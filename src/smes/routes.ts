// REST edge of SMEs and their needs.
import { z } from 'zod'
import { created, show } from '../http/answers.ts'
import type { DoorOptions } from '../http/door.ts'
import { requireMatch } from '../http/etag.ts'
import { pageAnswer, pageOf } from '../http/pagination.ts'
import { plain } from '../http/plain.ts'
import { LanguageQuery, language, pageParameters, parameters } from '../http/query.ts'
import { jsonType, mergePatchType, tags as allTags, type Routes } from '../http/route.ts'
import { SmeFilter } from '../profiles/directory-input.ts'
import { orderParameters, StatusBody } from '../profiles/documents.ts'
import { listing, orderOf } from '../profiles/listing.ts'
import { recordRoutes } from '../profiles/record-routes.ts'
import { NeedBody, NeedDocument, NeedPatch, SmeBody, SmeDocument, SmePatch } from './documents.ts'
import { needView, smeView } from './view.ts'

const tags = [allTags.smes]
const Id = z.object({ id: z.string().describe('Id of the SME.') })
const SmeQuery = z.strictObject({ ...parameters(SmeFilter.shape), ...orderParameters, ...pageParameters, language })

export const smeRoutes: Routes<DoorOptions> = (app, { door }, done) => {
  const { directories, profiles, smes } = door

  app.get('/v1/smes', {
    schema: { operationId: 'listSmes', tags, summary: 'SMEs', description: 'SMEs by filters and words, as the caller may see them. All filters hold together; within one, one value is enough.', querystring: SmeQuery, response: { 200: pageOf(SmeDocument) } }
  }, async (request) => {
    const { language, first, after, search, orderBy, direction, ...filter } = request.query
    const page = await directories.smes({ filter, search, orderBy: orderOf(orderBy, direction), first, after }, request.principal)
    return pageAnswer(listing(page), page.hasNextPage, ({ item }) => plain(smeView(item, door.view(request)), language), await page.totalCount())
  })

  app.post('/v1/smes', {
    config: { permission: 'profiles:create', creates: true, refusals: ['DUPLICATE'] },
    schema: { operationId: 'createSme', tags, summary: 'Make an SME', description: 'Makes a draft. It is matched once it is published.', querystring: LanguageQuery, body: SmeBody, response: { 201: SmeDocument } }
  }, (request, reply) => door.once(request, reply, JSON.stringify(request.body), async () => {
    const { principal } = request
    const { profile: { id } } = await smes.create(request.body, principal)
    const made = await door.sme(id, principal)
    return created(`/v1/smes/${id}`, smeView(made, door.view(request)), request.query.language, () => profiles.remove({ id, version: made.profile.version }, principal))
  }))

  app.get('/v1/smes/:id', {
    schema: { operationId: 'readSme', tags, summary: 'One SME', description: 'The SME with its needs and claims, as the caller may see it, with the ETag needed to change it.', params: Id, querystring: LanguageQuery, response: { 200: SmeDocument } }
  }, async (request, reply) => show(reply, smeView(await door.sme(request.params.id, request.principal), door.view(request)), request.query.language))

  app.patch('/v1/smes/:id', {
    config: { permission: 'profiles:write', changes: true, refusals: ['DUPLICATE'], reads: [mergePatchType, jsonType] },
    schema: { operationId: 'changeSme', tags, summary: 'Change an SME', description: 'Applies a merge patch (RFC 7396). Needs and claims have addresses of their own.', params: Id, querystring: LanguageQuery, body: SmePatch, response: { 200: SmeDocument } }
  }, async (request, reply) => {
    const { params: { id }, principal } = request
    const current = await door.sme(id, principal)
    requireMatch(request, smeView(current, door.view(request)))
    await smes.update({ id, version: current.profile.version }, request.body, principal)
    return show(reply, smeView(await door.sme(id, principal), door.view(request)), request.query.language)
  })

  app.delete('/v1/smes/:id', {
    config: { permission: 'profiles:create', changes: true, refusals: ['RULE_REFUSED'] },
    schema: { operationId: 'removeSme', tags, summary: 'Remove a draft', description: 'Removes a draft with all that belongs to it. What was ever offered for review is withdrawn instead.', params: Id, response: { 204: z.null() } }
  }, async (request, reply) => {
    const { params: { id }, principal } = request
    const current = await door.sme(id, principal)
    requireMatch(request, smeView(current, door.view(request)))
    await profiles.remove({ id, version: current.profile.version }, principal)
    return reply.code(204).send(null)
  })

  app.put('/v1/smes/:id/status', {
    config: { permission: 'profiles:write', changes: true, refusals: ['RULE_REFUSED'] },
    schema: { operationId: 'changeSmeStatus', tags, summary: 'Publish, pause, withdraw or reopen an SME', description: 'Brings the SME into another state. Publishing needs the permission profiles:publish, withdrawing a reason.', params: Id, querystring: LanguageQuery, body: StatusBody, response: { 200: SmeDocument } }
  }, async (request, reply) => {
    const { params: { id }, principal } = request
    const current = await door.sme(id, principal)
    requireMatch(request, smeView(current, door.view(request)))
    await profiles.changeStatus({ id, version: current.profile.version, ...request.body }, principal)
    return show(reply, smeView(await door.sme(id, principal), door.view(request)), request.query.language)
  })

  recordRoutes(app, door, {
    path: '/v1/smes/:id/needs',
    tag: allTags.smes,
    one: 'need',
    many: 'needs',
    of: '',
    document: NeedDocument,
    body: NeedBody,
    patch: NeedPatch,
    owner: door.sme,
    records: ({ needs }) => needs,
    view: needView,
    save: smes.saveNeed,
    remove: profiles.remove
  })
  done()
}
