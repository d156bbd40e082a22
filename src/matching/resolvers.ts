// GraphQL edge of matching.
import { invalid, Problem } from '../errors.ts'
import { matchConnection, type MatchConnection } from '../graphql/connections.ts'
import type { Context } from '../graphql/context.ts'
import type { QueryMatchesArgs, Resolvers } from '../graphql/types.generated.ts'
import { fieldIssues } from '../parse.ts'
import { WeightsInput } from './input.ts'
import type { MatchFilter } from './match.ts'
import { matchView, proofViews, scoringModelView, stabilityView, whatIfView, whyNotView } from './view.ts'

/** GraphQL's null is no restriction. */
function given<T extends object> (value: T): { [K in keyof T]: Exclude<T[K], null> } {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== null)) as { [K in keyof T]: Exclude<T[K], null> }
}

/** Made once: making one takes longer than checking most weights by it. */
const OwnWeights = WeightsInput.nullish()

/** Weights of one request, checked as in REST. `place` says where they stand. @throws Problem INVALID_QUERY, VALIDATION_FAILED of what-if */
function weightsOf (weights: QueryMatchesArgs['weights'], place: 'weights' | 'patch'): WeightsInput | undefined {
  const { data, error } = OwnWeights.safeParse(weights)
  if (error === undefined) return data ?? undefined
  const refused = invalid(fieldIssues(error).map((issue) => ({ ...issue, pointer: `${place === 'patch' ? '/patch' : ''}/weights${issue.pointer}` })))
  throw place === 'patch' ? refused : new Problem('INVALID_QUERY', refused.message, { issues: refused.issues })
}

/** One ranking; null when there is nobody to rank for. */
async function ranking ({ for: forId, filter, weights, asOf, first, after }: QueryMatchesArgs, { matching, countRanking, principal, view }: Context): Promise<MatchConnection | null> {
  countRanking()
  const restriction: MatchFilter | undefined = filter == null ? undefined : given(filter)
  const page = await matching.rank({ for: forId, filter: restriction, weights: weightsOf(weights, 'weights'), asOf: asOf ?? undefined, first: first ?? 20, after: after ?? undefined }, principal)
  return page === undefined ? null : matchConnection(page, view)
}

/** The ranking of something that was just found, so is there unless it changed meanwhile. */
async function rankingOf ({ id }: { readonly id: string }, args: Omit<QueryMatchesArgs, 'for'>, context: Context): Promise<MatchConnection> {
  const page = await ranking({ ...args, for: id }, context)
  if (page === null) throw new Problem('NOT_FOUND', `'${id}' is not there to be matched any more.`)
  return page
}

export const matchingResolvers: Resolvers = {
  Query: {
    matches: (_, args, context) => ranking(args, context),
    match: async (_, { a, b, asOf }, { matching, principal, view }) => {
      const match = await matching.pair(a, b, { asOf: asOf ?? undefined }, principal)
      return match === undefined ? null : matchView(match, view)
    },
    whatIf: async (_, { for: forId, patch, asOf, first }, { whatIf, countRanking, principal, view }) => {
      countRanking()
      const answer = await whatIf(forId, { ...given(patch), weights: weightsOf(patch.weights, 'patch') }, { asOf: asOf ?? undefined, first: first ?? 20 }, principal)
      return answer === undefined ? null : whatIfView(answer, view)
    },
    whyNot: async (_, { for: forId, counterpart, k }, { matching, countRanking, principal, view }) => {
      countRanking()
      const answer = await matching.whyNot(forId, counterpart, k ?? 20, principal)
      return answer === undefined ? null : whyNotView(answer, view)
    },
    nextBestProofs: async (_, { for: forId, first }, { advice, countRanking, principal, view }) => {
      countRanking()
      const answer = await advice.nextBestProofs(forId, first ?? 10, principal)
      return answer === undefined ? null : [...proofViews(answer, view)]
    },
    stability: async (_, { for: forId }, { advice, countRanking, principal, view }) => {
      countRanking()
      const answer = await advice.stability(forId, principal)
      return answer === undefined ? null : stabilityView(answer, view)
    },
    scoringModel: (_, _args, { matching, sentences }) => scoringModelView(matching.model, { sentences })
  },
  Sme: { matches: rankingOf },
  Investor: { matches: rankingOf },
  Need: { matches: rankingOf },
  Mandate: { matches: rankingOf }
}
