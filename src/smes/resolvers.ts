// GraphQL edge of SMEs and their needs.
import { connection } from '../graphql/connections.ts'
import { orRefusal } from '../graphql/refusals.ts'
import type { Resolvers } from '../graphql/types.generated.ts'
import { needView, smeView } from './view.ts'

export const smeResolvers: Resolvers = {
  Query: {
    sme: async (_, { id }, { profiles, principal, view }) => {
      const whole = await profiles.find(id, principal)
      return whole !== undefined && 'needs' in whole ? smeView(whole, view) : null
    },
    smes: async (_, query, { directories, principal, view }) => {
      const page = await directories.smes(query, principal)
      return connection(page.items.map((whole) => smeView(whole, view)), page)
    }
  },
  Mutation: {
    createSme: (_, { input }, { smes, principal, view }) => orRefusal(smes.create(input, principal).then((whole) => smeView(whole, view))),
    updateSme: (_, { id, version, patch }, { smes, principal, view }) => orRefusal(smes.update({ id, version }, patch, principal).then((whole) => smeView(whole, view))),
    saveNeed: (_, { sme, ...need }, { smes, principal, view }) => orRefusal(smes.saveNeed({ organisationId: sme, ...need }, principal).then((saved) => needView(saved, view)))
  },
  SmeResult: { __resolveType: (result) => '__typename' in result ? result.__typename : 'Sme' },
  NeedResult: { __resolveType: (result) => '__typename' in result ? result.__typename : 'Need' }
}
