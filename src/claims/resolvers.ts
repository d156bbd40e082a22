// GraphQL edge of claims and their review.
import { may } from '../access/principal.ts'
import { reviewQueueConnection, uncounted } from '../graphql/connections.ts'
import { orRefusal, refusal } from '../graphql/refusals.ts'
import type { Resolvers } from '../graphql/types.generated.ts'
import { bulkReviewView, claimChangeView } from './review-view.ts'
import { claimView } from './view.ts'

/** A value of the trail as JSON text; null where there was nothing. */
function jsonText (value: string | number | boolean | null): string | null {
  return value === null ? null : JSON.stringify(value)
}

export const claimResolvers: Resolvers = {
  Query: {
    reviewQueue: async (_, query, { reviewQueue, countRanking, principal, view }) => {
      countRanking()
      return reviewQueueConnection(await reviewQueue.list(query, principal), view)
    }
  },
  Mutation: {
    saveClaim: (_, { organisation, ...claim }, { claims, principal }) => orRefusal(claims.save({ organisationId: organisation, ...claim }, principal).then(claimView)),
    submitClaim: (_, claim, { claims, principal }) => orRefusal(claims.submit(claim, principal).then(claimView)),
    reviewClaim: (_, { id, version, ...review }, { claims, principal }) => orRefusal(claims.review({ id, version }, review, principal).then(claimView)),
    bulkReviewClaims: (_, review, { claims, principal }) => orRefusal(claims.reviewMany(review, principal).then(bulkReviewView))
  },
  Claim: {
    history: async ({ id }, query, { claimHistory, principal }) => {
      if (!may(principal, 'confidential:read')) return null
      const page = await claimHistory.list(id, query, principal)
      return uncounted(page.items.map(({ change }) => claimChangeView(change)), { ...page, cursors: page.items.map(({ cursor }) => cursor) })
    }
  },
  ClaimFieldChange: { before: ({ before }) => jsonText(before), after: ({ after }) => jsonText(after) },
  BulkReviewItem: { result: ({ claim, problem }) => problem === null ? claim : refusal(problem) },
  ClaimResult: { __resolveType: (result) => '__typename' in result ? result.__typename : 'Claim' },
  BulkReviewResult: { __resolveType: (result) => '__typename' in result ? result.__typename : 'BulkReview' }
}
