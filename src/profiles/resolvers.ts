// GraphQL edge of what SMEs and investors have in common.
import { claimView } from '../claims/view.ts'
import { orRefusal, orRuleRefusal, type Removed } from '../graphql/refusals.ts'
import type { Context } from '../graphql/context.ts'
import type { Resolvers } from '../graphql/types.generated.ts'
import { nounOf, type Noun } from '../ids.ts'
import { dealView, investorView, mandateView, type InvestorView } from '../investors/view.ts'
import { needView, smeView, type SmeView } from '../smes/view.ts'
import { findNode, type FoundNode } from './node.ts'
import type { Whole } from './store.ts'
import type { ViewContext } from './view.ts'

const typeNames = { sme: 'Sme', investor: 'Investor', need: 'Need', mandate: 'Mandate', deal: 'Deal', claim: 'Claim' } as const satisfies Record<Noun, string>

/** The GraphQL type of what an id names. */
function typeOf (id: string): typeof typeNames[Noun] {
  const noun = nounOf(id)
  if (noun === undefined) throw new Error(`'${id}' is no id of this service.`)
  return typeNames[noun]
}

/** A whole profile of either kind. */
export function wholeView (whole: Whole, context: ViewContext): SmeView | InvestorView {
  return 'needs' in whole ? smeView(whole, context) : investorView(whole, context)
}

function nodeView (node: FoundNode, context: ViewContext) {
  switch (node.kind) {
    case 'profile': return wholeView(node.whole, context)
    case 'need': return needView(node.record, context)
    case 'mandate': return mandateView(node.record, context)
    case 'deal': return dealView(node.record, context)
    case 'claim': return claimView(node.record)
  }
}

async function remove (id: string, version: number, { profiles, claims, principal }: Context): Promise<Removed> {
  await (nounOf(id) === 'claim' ? claims : profiles).remove({ id, version }, principal)
  return { __typename: 'Removed', id }
}

export const profileResolvers: Resolvers = {
  Query: {
    node: async (_, { id }, context) => {
      const node = await findNode(context, id, context.principal)
      return node === undefined ? null : nodeView(node, context.view)
    }
  },
  Mutation: {
    changeStatus: (_, change, { profiles, principal, view }) => orRefusal(profiles.changeStatus(change, principal).then((whole) => wholeView(whole, view))),
    remove: (_, { id, version }, context) => orRuleRefusal(remove(id, version, context))
  },
  Node: { __resolveType: ({ id }) => typeOf(id) },
  Profile: { __resolveType: (profile) => 'needs' in profile ? 'Sme' : 'Investor' },
  ProfileResult: { __resolveType: (result) => '__typename' in result ? result.__typename : 'needs' in result ? 'Sme' : 'Investor' },
  RemoveResult: { __resolveType: (result) => result.__typename },
  Refusal: { __resolveType: ({ __typename }) => __typename }
}
