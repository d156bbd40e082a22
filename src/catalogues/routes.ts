// REST edge of catalogues and exchange rates.
import { z } from 'zod'
import { show } from '../http/answers.ts'
import type { DoorOptions } from '../http/door.ts'
import { requireMatch } from '../http/etag.ts'
import { pageAnswer, pageOf, wholeList } from '../http/pagination.ts'
import { plain } from '../http/plain.ts'
import { NoQuery, pageParameters } from '../http/query.ts'
import { found, tags as allTags, type Routes } from '../http/route.ts'
import type { CodeSystem } from '../scoring/types.ts'
import { ActivityTranslationDocument, CatalogueDocument, CatalogueEntryDocument, ExchangeRateDocument, ExchangeRatesBody } from './documents.ts'
import { catalogueEntryView, catalogueView, translationView } from './view.ts'

const tags = [allTags.catalogues]
const Id = z.object({ id: z.string().describe('Id of the catalogue, such as nace-rev2.') })
const EntryId = Id.extend({ code: z.string().describe('Id of the entry, such as C27.20 or 27.20.01.') })
/** The catalogues whose codes say what somebody does. */
const systemOf: ReadonlyMap<string, CodeSystem> = new Map([['nace-rev2', 'NACE2'], ['nace-rev2.1', 'NACE21'], ['ateco-2025', 'ATECO2025']])
const EntriesQuery = z.strictObject({
  search: z.string().max(200, 'At most 200 characters.').optional().describe('All words must occur in the code or a title; case and accents do not matter.'),
  parent: z.string().max(200).optional().describe('Directly beneath this entry; the empty text: the top level; none: all levels.'),
  ...pageParameters,
  first: pageParameters.first.unwrap().default(50).describe('How many items: 1 to 100.')
})

export const catalogueRoutes: Routes<DoorOptions> = (app, { door }, done) => {
  const { catalogues, cataloguePages, exchangeRates } = door

  app.get('/v1/catalogues', {
    schema: { operationId: 'listCatalogues', tags, summary: 'The code lists', description: 'Every catalogue with its version and the day its data was compiled.', querystring: NoQuery, response: { 200: pageOf(CatalogueDocument) } }
  }, async () => wholeList(catalogues.list().map((catalogue) => plain(catalogueView(catalogue), 'en'))))

  app.get('/v1/catalogues/:id/entries', {
    schema: { operationId: 'listCatalogueEntries', tags, summary: 'Entries of a code list', description: 'Entries in the catalogue\'s order, titles in all languages there are.', params: Id, querystring: EntriesQuery, response: { 200: pageOf(CatalogueEntryDocument) } }
  }, async (request) => {
    const page = found(cataloguePages.entries(request.params.id, request.query), `catalogue '${request.params.id}'`)
    return pageAnswer(page.items, page.hasNextPage, ({ entry }) => plain(catalogueEntryView(entry), 'en'), page.totalCount)
  })

  app.get('/v1/catalogues/:id/entries/:code/translation', {
    config: { refusals: ['NOT_FOUND'] },
    schema: { operationId: 'translateActivity', tags, summary: 'An activity code in both NACE revisions', description: 'What a code of nace-rev2, nace-rev2.1 or ateco-2025 stands for in NACE Rev. 2 and Rev. 2.1, whose digits repeat with other meanings.', params: EntryId, querystring: NoQuery, response: { 200: ActivityTranslationDocument } }
  }, async (request) => {
    const { id, code } = request.params
    const system = found(systemOf.get(id), `translation of codes in '${id}': they are translated from ${[...systemOf.keys()].join(', ')}`)
    return plain(translationView(found(catalogues.translate(code, system), `entry '${code}' in the catalogue '${id}'`)), 'en')
  })

  app.get('/v1/exchange-rates', {
    config: { permission: 'settings:write' },
    schema: { operationId: 'listExchangeRates', tags: [allTags.settings], summary: 'Exchange rates', description: 'All rates, by day and then currency.', querystring: NoQuery, response: { 200: pageOf(ExchangeRateDocument) } }
  }, async (request, reply) => show(reply, wholeList(await exchangeRates.list(request.principal)), 'en'))

  app.put('/v1/exchange-rates', {
    config: { permission: 'settings:write', changes: true },
    schema: { operationId: 'changeExchangeRates', tags: [allTags.settings], summary: 'Add or replace exchange rates', description: 'Rates of a day and currency that is there already are replaced; others stay, since older amounts are read by them.', querystring: NoQuery, body: ExchangeRatesBody, response: { 200: pageOf(ExchangeRateDocument) } }
  }, async (request, reply) => {
    const seen = await exchangeRates.list(request.principal)
    requireMatch(request, wholeList(seen))
    return show(reply, wholeList(await exchangeRates.put(request.body, seen, request.principal)), 'en')
  })
  done()
}
