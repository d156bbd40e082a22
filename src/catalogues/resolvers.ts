// GraphQL edge of the catalogues.
import { connection } from '../graphql/connections.ts'
import type { Resolvers } from '../graphql/types.generated.ts'
import { catalogueEntryView, catalogueView, translationView } from './view.ts'

export const catalogueResolvers: Resolvers = {
  Query: {
    catalogues: (_, _args, { catalogues }) => catalogues.list().map(catalogueView),
    catalogueEntries: (_, { catalogue, ...query }, { cataloguePages }) => {
      const page = cataloguePages.entries(catalogue, query)
      return page === undefined ? null : connection(page.items.map(({ entry }) => catalogueEntryView(entry)), { ...page, cursors: page.items.map(({ cursor }) => cursor), totalCount: () => page.totalCount })
    },
    translateActivity: (_, { code, system }, { catalogues }) => {
      const translation = catalogues.translate(code, system)
      return translation === undefined ? null : translationView(translation)
    }
  },
  CatalogueEntry: {
    data: ({ data }) => data === null ? null : JSON.stringify(data)
  }
}
