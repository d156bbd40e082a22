// GraphQL edge of the catalogues and exchange rates.
import { Problem } from '../errors.ts'
import { connection } from '../graphql/connections.ts'
import { orRefusal } from '../graphql/refusals.ts'
import type { Resolvers } from '../graphql/types.generated.ts'
import { etagOf } from '../http/etag.ts'
import { wholeList } from '../http/pagination.ts'
import type { ExchangeRate } from '../profiles/store.ts'
import { catalogueEntryView, catalogueView, translationView, type ExchangeRatesView } from './view.ts'

/** The tag is the entity tag of the same rates in REST. */
function ratesView (items: readonly ExchangeRate[]): ExchangeRatesView {
  return { tag: etagOf(wholeList(items)), items }
}

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
    },
    exchangeRates: async (_, _args, { exchangeRates, principal }) => ratesView(await exchangeRates.list(principal))
  },
  Mutation: {
    setExchangeRates: (_, { items, tag }, { exchangeRates, principal }) => orRefusal((async () => {
      const seen = await exchangeRates.list(principal)
      if (ratesView(seen).tag !== tag) throw new Problem('VERSION_CONFLICT', 'The exchange rates were changed since you read them, or the tag is none of theirs. Read them again and decide anew.')
      return ratesView(await exchangeRates.put({ items }, seen, principal))
    })())
  },
  ExchangeRatesResult: { __resolveType: (result) => '__typename' in result ? result.__typename : 'ExchangeRates' },
  CatalogueEntry: {
    data: ({ data }) => data === null ? null : JSON.stringify(data)
  }
}
