// REST edge of investors, their mandates and deals.
import { z } from 'zod'
import { created, show } from '../http/answers.ts'
import type { DoorOptions } from '../http/door.ts'
import { requireMatch } from '../http/etag.ts'
import { pageAnswer, pageOf } from '../http/pagination.ts'
import { plain } from '../http/plain.ts'
import { LanguageQuery, language, pageParameters, parameters } from '../http/query.ts'
import { jsonType, mergePatchType, tags as allTags, type Routes } from '../http/route.ts'
import { InvestorFilter } from '../profiles/directory-input.ts'
import { orderParameters, StatusBody } from '../profiles/documents.ts'
import { listing, orderOf } from '../profiles/listing.ts'
import { recordRoutes } from '../profiles/record-routes.ts'
import { DealBody, DealDocument, DealPatch, InvestorBody, InvestorDocument, InvestorPatch, MandateBody, MandateDocument, MandatePatch, StandingBody } from './documents.ts'
import { dealView, investorView, mandateView } from './view.ts'

const tags = [allTags.investors]
const Id = z.object({ id: z.string().describe('Id of the investor.') })
const InvestorQuery = z.strictObject({ ...parameters(InvestorFilter.shape), ...orderParameters, ...pageParameters, language })

export const investorRoutes: Routes<DoorOptions> = (app, { door }, done) => {
  const { directories, profiles, investors } = door

  app.get('/v1/investors', {
    schema: { operationId: 'listInvestors', tags, summary: 'Investors', description: 'Investors by filters and words, as the caller may see them. What mandates look for finds real investors for staff only.', querystring: InvestorQuery, response: { 200: pageOf(InvestorDocument) } }
  }, async (request) => {
    const { language, first, after, search, orderBy, direction, ...filter } = request.query
    const page = await directories.investors({ filter, search, orderBy: orderOf(orderBy, direction), first, after }, request.principal)
    return pageAnswer(listing(page), page.hasNextPage, ({ item }) => plain(investorView(item, door.view(request)), language), await page.totalCount())
  })

  app.post('/v1/investors', {
    config: { permission: 'profiles:create', creates: true, refusals: ['DUPLICATE'] },
    schema: { operationId: 'createInvestor', tags, summary: 'Make an investor', description: 'Makes a draft. It is matched once it is published.', querystring: LanguageQuery, body: InvestorBody, response: { 201: InvestorDocument } }
  }, (request, reply) => door.once(request, reply, JSON.stringify(request.body), async () => {
    const { principal } = request
    const { profile: { id } } = await investors.create(request.body, principal)
    const made = await door.investor(id, principal)
    return created(`/v1/investors/${id}`, investorView(made, door.view(request)), request.query.language, () => profiles.remove({ id, version: made.profile.version }, principal))
  }))

  app.get('/v1/investors/:id', {
    schema: { operationId: 'readInvestor', tags, summary: 'One investor', description: 'The investor with its mandates, deals and claims, as the caller may see it, with the ETag needed to change it.', params: Id, querystring: LanguageQuery, response: { 200: InvestorDocument } }
  }, async (request, reply) => show(reply, investorView(await door.investor(request.params.id, request.principal), door.view(request)), request.query.language))

  app.patch('/v1/investors/:id', {
    config: { permission: 'profiles:write', changes: true, refusals: ['DUPLICATE'], reads: [mergePatchType, jsonType] },
    schema: { operationId: 'changeInvestor', tags, summary: 'Change an investor', description: 'Applies a merge patch (RFC 7396). Mandates, deals and claims have addresses of their own.', params: Id, querystring: LanguageQuery, body: InvestorPatch, response: { 200: InvestorDocument } }
  }, async (request, reply) => {
    const { params: { id }, principal } = request
    const current = await door.investor(id, principal)
    requireMatch(request, investorView(current, door.view(request)))
    await investors.update({ id, version: current.profile.version }, request.body, principal)
    return show(reply, investorView(await door.investor(id, principal), door.view(request)), request.query.language)
  })

  app.delete('/v1/investors/:id', {
    config: { permission: 'profiles:create', changes: true, refusals: ['RULE_REFUSED'] },
    schema: { operationId: 'removeInvestor', tags, summary: 'Remove a draft', description: 'Removes a draft with all that belongs to it. What was ever offered for review is withdrawn instead.', params: Id, response: { 204: z.null() } }
  }, async (request, reply) => {
    const { params: { id }, principal } = request
    const current = await door.investor(id, principal)
    requireMatch(request, investorView(current, door.view(request)))
    await profiles.remove({ id, version: current.profile.version }, principal)
    return reply.code(204).send(null)
  })

  app.put('/v1/investors/:id/status', {
    config: { permission: 'profiles:write', changes: true, refusals: ['RULE_REFUSED'] },
    schema: { operationId: 'changeInvestorStatus', tags, summary: 'Publish, pause, withdraw or reopen an investor', description: 'Brings the investor into another state. Publishing needs the permission profiles:publish, withdrawing a reason.', params: Id, querystring: LanguageQuery, body: StatusBody, response: { 200: InvestorDocument } }
  }, async (request, reply) => {
    const { params: { id }, principal } = request
    const current = await door.investor(id, principal)
    requireMatch(request, investorView(current, door.view(request)))
    await profiles.changeStatus({ id, version: current.profile.version, ...request.body }, principal)
    return show(reply, investorView(await door.investor(id, principal), door.view(request)), request.query.language)
  })

  app.put('/v1/investors/:id/standing', {
    config: { permission: 'claims:review', changes: true },
    schema: { operationId: 'changeInvestorStanding', tags, summary: 'Record the review of an investor\'s standing', description: 'The programme\'s review of the investor\'s own standing; null takes it back. Needs the permission claims:review.', params: Id, querystring: LanguageQuery, body: StandingBody, response: { 200: InvestorDocument } }
  }, async (request, reply) => {
    const { params: { id }, principal } = request
    const current = await door.investor(id, principal)
    requireMatch(request, investorView(current, door.view(request)))
    await investors.setStanding({ id, version: current.profile.version, ...request.body }, principal)
    return show(reply, investorView(await door.investor(id, principal), door.view(request)), request.query.language)
  })

  const common = { tag: allTags.investors, of: '', owner: door.investor, remove: profiles.remove }
  recordRoutes(app, door, {
    ...common,
    path: '/v1/investors/:id/mandates',
    one: 'mandate',
    many: 'mandates',
    document: MandateDocument,
    body: MandateBody,
    patch: MandatePatch,
    records: ({ mandates }) => mandates,
    view: mandateView,
    save: investors.saveMandate
  })
  recordRoutes(app, door, {
    ...common,
    path: '/v1/investors/:id/deals',
    one: 'deal',
    many: 'deals',
    document: DealDocument,
    body: DealBody,
    patch: DealPatch,
    records: ({ deals }) => deals,
    view: dealView,
    save: investors.saveDeal
  })
  done()
}
