// GraphQL edge of investors, their mandates and deals.
import { connection } from '../graphql/connections.ts'
import { orRefusal } from '../graphql/refusals.ts'
import type { Resolvers } from '../graphql/types.generated.ts'
import { dealView, investorView, mandateView } from './view.ts'

export const investorResolvers: Resolvers = {
  Query: {
    investor: async (_, { id }, { profiles, principal, view }) => {
      const whole = await profiles.find(id, principal)
      return whole !== undefined && 'mandates' in whole ? investorView(whole, view) : null
    },
    investors: async (_, query, { directories, principal, view }) => {
      const page = await directories.investors(query, principal)
      return connection(page.items.map((whole) => investorView(whole, view)), page)
    }
  },
  Mutation: {
    createInvestor: (_, { input }, { investors, principal, view }) => orRefusal(investors.create(input, principal).then((whole) => investorView(whole, view))),
    updateInvestor: (_, { id, version, patch }, { investors, principal, view }) => orRefusal(investors.update({ id, version }, patch, principal).then((whole) => investorView(whole, view))),
    saveMandate: (_, { investor, ...mandate }, { investors, principal, view }) => orRefusal(investors.saveMandate({ organisationId: investor, ...mandate }, principal).then((saved) => mandateView(saved, view))),
    saveDeal: (_, { investor, ...deal }, { investors, principal, view }) => orRefusal(investors.saveDeal({ organisationId: investor, ...deal }, principal).then((saved) => dealView(saved, view))),
    setStanding: (_, { id, version, standing = null }, { investors, principal, view }) => orRefusal(investors.setStanding({ id, version, standing }, principal).then((whole) => investorView(whole, view)))
  },
  InvestorResult: { __resolveType: (result) => '__typename' in result ? result.__typename : 'Investor' },
  MandateResult: { __resolveType: (result) => '__typename' in result ? result.__typename : 'Mandate' },
  DealResult: { __resolveType: (result) => '__typename' in result ? result.__typename : 'Deal' }
}
