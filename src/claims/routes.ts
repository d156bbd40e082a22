// REST edge of claims.
import { z } from 'zod'
import type { Principal } from '../access/principal.ts'
import { Problem } from '../errors.ts'
import { show } from '../http/answers.ts'
import type { DoorOptions } from '../http/door.ts'
import { requireMatch } from '../http/etag.ts'
import { LanguageQuery } from '../http/query.ts'
import { tags as allTags, type Routes } from '../http/route.ts'
import { recordRoutes } from '../profiles/record-routes.ts'
import type { Claim } from './claim.ts'
import { ClaimBody, ClaimDocument, ClaimPatch, ReviewBody } from './documents.ts'
import { claimView } from './view.ts'

const tags = [allTags.claims]
const Id = z.object({ id: z.string().describe('Id of the claim.') })

export const claimRoutes: Routes<DoorOptions> = (app, { door }, done) => {
  const { claims, profiles, store } = door
  const common = {
    tag: allTags.claims, one: 'claim', many: 'claims', document: ClaimDocument, body: ClaimBody, patch: ClaimPatch, view: claimView, save: claims.save, remove: claims.remove
  }
  recordRoutes(app, door, { ...common, path: '/v1/smes/:id/claims', of: 'Sme', owner: door.sme, records: (whole) => whole.claims })
  recordRoutes(app, door, { ...common, path: '/v1/investors/:id/claims', of: 'Investor', owner: door.investor, records: (whole) => whole.claims })

  /** The claim as the principal may see it, by its id alone. */
  const claim = async (id: string, principal: Principal): Promise<Claim> => {
    const stored = await store.read.record('claim', id)
    const whole = stored === undefined ? undefined : await profiles.find(stored.organisationId, principal)
    const seen = whole?.claims.find((one) => one.id === id)
    if (seen === undefined) throw new Problem('NOT_FOUND', `There is no claim '${id}'.`)
    return seen
  }

  app.post('/v1/claims/:id/submit', {
    config: { permission: 'profiles:write', changes: true, refusals: ['RULE_REFUSED'] },
    schema: { operationId: 'submitClaim', tags, summary: 'Offer a claim for review', description: 'A draft becomes submitted. If-Match takes the claim\'s own ETag.', params: Id, querystring: LanguageQuery, response: { 200: ClaimDocument } }
  }, async (request, reply) => {
    const { params: { id }, principal } = request
    const current = await claim(id, principal)
    requireMatch(request, claimView(current))
    await claims.submit({ id, version: current.version }, principal)
    return show(reply, claimView(await claim(id, principal)), request.query.language)
  })

  app.post('/v1/claims/:id/review', {
    config: { permission: 'claims:review', changes: true, refusals: ['RULE_REFUSED'] },
    schema: { operationId: 'reviewClaim', tags, summary: 'Accept, reject or revoke a claim', description: 'Accepting sets the evidence level. For third_party and audited the reviewer is not who submitted the claim. If-Match takes the claim\'s own ETag.', params: Id, querystring: LanguageQuery, body: ReviewBody, response: { 200: ClaimDocument } }
  }, async (request, reply) => {
    const { params: { id }, principal } = request
    const current = await claim(id, principal)
    requireMatch(request, claimView(current))
    await claims.review({ id, version: current.version }, request.body, principal)
    return show(reply, claimView(await claim(id, principal)), request.query.language)
  })
  done()
}
