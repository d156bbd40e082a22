// GraphQL edge of claims and their review.
import { orRefusal } from '../graphql/refusals.ts'
import type { Resolvers } from '../graphql/types.generated.ts'
import { claimView } from './view.ts'

export const claimResolvers: Resolvers = {
  Mutation: {
    saveClaim: (_, { organisation, ...claim }, { claims, principal }) => orRefusal(claims.save({ organisationId: organisation, ...claim }, principal).then(claimView)),
    submitClaim: (_, claim, { claims, principal }) => orRefusal(claims.submit(claim, principal).then(claimView)),
    reviewClaim: (_, { id, version, ...review }, { claims, principal }) => orRefusal(claims.review({ id, version }, review, principal).then(claimView))
  },
  ClaimResult: { __resolveType: (result) => '__typename' in result ? result.__typename : 'Claim' }
}
