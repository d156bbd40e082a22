// GraphQL edge of the audit log.
import { uncounted } from '../graphql/connections.ts'
import type { Resolvers } from '../graphql/types.generated.ts'
import { auditEntryView } from './view.ts'

/** Arguments that are null were not given. */
function given (args: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(args).filter(([, value]) => value !== null))
}

export const auditResolvers: Resolvers = {
  Query: {
    audit: async (_, args, { audit, principal }) => {
      const page = await audit.list(given(args), principal)
      const nodes = page.items.map(({ entry }) => auditEntryView(entry))
      return { ...uncounted(nodes, { ...page, cursors: page.items.map(({ cursor }) => cursor) }), headPosition: String(page.head.position), headHash: page.head.hash }
    }
  }
}
