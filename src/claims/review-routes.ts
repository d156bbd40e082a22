// REST edge of the review queue, of claims' histories and of bulk reviews.
import { z } from 'zod'
import type { DoorOptions } from '../http/door.ts'
import { pageAnswer, pageOf } from '../http/pagination.ts'
import { plain } from '../http/plain.ts'
import { NoQuery, pageParameters, parameters } from '../http/query.ts'
import { tags as allTags, type Routes } from '../http/route.ts'
import { BulkReviewBody, BulkReviewDocument, ClaimChangeDocument, ReviewQueueDocument } from './review-documents.ts'
import { ReviewQueueFilter } from './review-queue.ts'
import { bulkReviewView, claimChangeView, reviewItemView, type ReviewItemView } from './review-view.ts'

const tags = [allTags.claims]
const QueueQuery = z.strictObject({ ...parameters(ReviewQueueFilter.shape), ...pageParameters })
const Id = z.object({ id: z.string().describe('Id of the claim.') })

/** An entry with its organisation in short. */
function shown ({ organisation, ...item }: ReviewItemView) {
  const { id, status, names, source, externalId, synthetic, version } = organisation
  const isSme = 'legalName' in organisation
  return { ...item, organisation: { kind: isSme ? 'sme' as const : 'investor' as const, id, status, name: isSme ? organisation.legalName : organisation.registeredName, names, source, externalId, synthetic, version } }
}

export const reviewRoutes: Routes<DoorOptions> = (app, { door }, done) => {
  const { claims, claimHistory, reviewQueue } = door

  app.get('/v1/review-queue', {
    config: { permission: 'claims:review', refusals: ['INVALID_CURSOR'] },
    schema: { operationId: 'listReviewQueue', tags, summary: 'What awaits review', description: 'Submitted claims and profiles in review, those first whose decision would change the most matches, then those that wait longest. A request computes a bounded number of priorities and keeps them while the data stand; what is left comes last.', querystring: QueueQuery, response: { 200: ReviewQueueDocument } }
  }, async (request) => {
    const { first, after, ...filter } = request.query
    const page = await reviewQueue.list({ filter, first, after }, request.principal)
    const { unweighed, changed, dataVersion } = page
    return {
      ...pageAnswer(page.items, page.hasNextPage, ({ item }) => plain(shown(reviewItemView(item, door.view(request))), 'en'), page.totalCount),
      unweighed,
      changed,
      dataVersion
    }
  })

  app.get('/v1/claims/:id/history', {
    config: { permission: 'confidential:read', refusals: ['INVALID_CURSOR'] },
    schema: { operationId: 'readClaimHistory', tags, summary: 'The history of a claim', description: 'Every change, oldest first: who, when, what it was and became, and the reason of reviews. The history of a claim that was removed stays.', params: Id, querystring: z.strictObject(pageParameters), response: { 200: pageOf(ClaimChangeDocument) } }
  }, async (request) => {
    const page = await claimHistory.list(request.params.id, request.query, request.principal)
    return pageAnswer(page.items, page.hasNextPage, ({ change }) => plain(claimChangeView(change), 'en'))
  })

  app.post('/v1/claims/review', {
    config: { permission: 'claims:review' },
    schema: { operationId: 'reviewClaims', tags, summary: 'Decide on several claims', description: 'One decision, with one reason, on up to 100 claims, each at the version that was seen. A claim that is refused keeps none of the others back. Who submitted a claim cannot accept it as third_party or audited.', querystring: NoQuery, body: BulkReviewBody, response: { 200: BulkReviewDocument } }
  }, async (request) => {
    const { done, refused, items } = bulkReviewView(await claims.reviewMany(request.body, request.principal))
    return {
      done,
      refused,
      items: items.map(({ id, claim, problem }) => ({
        id,
        claim: claim === null ? null : plain(claim, 'en'),
        problem: problem === null ? null : { code: problem.code, detail: problem.message, currentVersion: problem.currentVersion ?? null }
      }))
    }
  })
  done()
}
