// A ranking, or one pair, with what explains it.
import { Argument, InvalidArgumentError, Option, type Command } from 'commander'
import { commandLine } from '../access/principal.ts'
import type { Language } from '../catalogues/catalogue.ts'
import { nounOf } from '../ids.ts'
import type { Match, MatchPage } from '../matching/match.ts'
import { matchView, type MatchViewContext } from '../matching/view.ts'
import { plain } from '../http/plain.ts'
import { profileStatuses } from '../profiles/profile.ts'
import type { ProfileKind, Store } from '../profiles/store.ts'
import { queryWords } from '../profiles/words.ts'
import { CommandFailure } from './failure.ts'
import { legend, matchBlock, matchTable, nameOf, type TableOptions } from './match-table.ts'
import { tableWords } from './match-words.ts'
import { jsonOption, languageOption, wholeNumber } from './options.ts'
import { withService, type Service } from './service.ts'
import { languageOf, paintFor, say, sayJson, widthOf, type Terminal } from './terminal.ts'

interface MatchOptions { readonly first: number, readonly language?: Language, readonly asOf?: string, readonly detail?: boolean, readonly json?: true }

export function addMatch (program: Command, terminal: Terminal): void {
  program.command('match').description('rank the counterparts of a profile, or explain one pair')
    .addArgument(new Argument('<id>', 'an SME, need, investor or mandate: sme_…, need_…, inv_… or man_…'))
    .addArgument(new Argument('[counterpart]', 'one of the other side: explains this pair, also when it is not ranked'))
    .addOption(new Option('--first <n>', 'how many, at most 100').argParser(wholeNumber(1, 100)).default(10))
    .addOption(languageOption())
    .addOption(new Option('--as-of <date>', 'the day on which it is computed, such as 2026-11-22 (default: today in UTC)').argParser(calendarDay))
    .option('--detail', 'explain every match (default: the first one)')
    .option('--no-detail', 'explain none')
    .addOption(jsonOption())
    .addHelpText('after', `
A bar shows what is proven (█), what is unknown and counts only if it turns out well (░), and what is missing (·).
A name instead of an id is answered with the ids it could mean.

Examples:
  ponteverde match sme_demo_15
  ponteverde match sme_demo_15 --language zh --first 3 --detail
  ponteverde match sme_demo_15 inv_demo_01 --language it
  ponteverde match man_demo_01a --json`)
    .action(async (id: string, counterpart: string | undefined, options: MatchOptions) => {
      await withService(terminal, { writes: false }, async (service) => {
        if (counterpart === undefined) await showRanking(terminal, service, id, options)
        else await showPair(terminal, service, [id, counterpart], options)
      })
    })
}

function calendarDay (text: string): string {
  const time = Date.parse(`${text}T00:00:00Z`)
  if (/^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)) return text
  throw new InvalidArgumentError('It can be a calendar day, such as 2026-11-22.')
}

async function showRanking (terminal: Terminal, service: Service, id: string, options: MatchOptions): Promise<void> {
  const { first, asOf, detail } = options
  const page = await service.matching.rank({ for: id, first, asOf }, commandLine)
  if (page === undefined) throw await unknown(service.store, id)
  const table = tableOptions(terminal, service, options, nounOf(id) === 'sme' || nounOf(id) === 'need' ? 'sme' : 'investor')
  if (options.json) return sayJson(terminal, await rankingJson(page, id, service, table.language))
  const matches = page.items.map(({ match }) => match)
  const [best] = matches
  const { paint = (_style, text) => text, language } = table
  const word = tableWords[language]
  const lines = [heading(best, id, page, table), '', matchTable(matches, { ...table, detail: detail === true, law: detail === true ? 'full' : 'short' })]
  if (best !== undefined && detail === undefined) lines.push('', paint('bold', word.first), '', matchBlock(best, { ...table, detail: true }))
  if (page.hasNextPage) lines.push('', paint('dim', word.further(matches.length, await page.totalCount())))
  say(terminal, lines.join('\n'))
}

async function showPair (terminal: Terminal, service: Service, ids: readonly [string, string], options: MatchOptions): Promise<void> {
  const match = await service.matching.pair(...ids, { asOf: options.asOf }, commandLine)
  if (match === undefined) throw await noPair(service, ids)
  const table = tableOptions(terminal, service, options, nounOf(ids[0]) === 'sme' || nounOf(ids[0]) === 'need' ? 'sme' : 'investor')
  const { language } = table
  if (options.json) return sayJson(terminal, plain(matchView(match, viewContext(service)), language))
  const word = tableWords[language]
  const { paint = (_style, text) => text } = table
  const lines = [
    paint('bold', word.pair(nameOf(match.sme, language), nameOf(match.investor, language))),
    paint('dim', word.stamp(match.asOf, match.scoringVersion, match.dataVersion)),
    '',
    matchBlock(match, { ...table, detail: options.detail ?? true, law: 'full' }),
    '',
    legend(table)
  ]
  say(terminal, lines.join('\n'))
}

function tableOptions (terminal: Terminal, { sentences }: Service, { language, detail }: MatchOptions, side: TableOptions['side']): TableOptions {
  return { language: language ?? languageOf(terminal.env), sentences, side, width: widthOf(terminal), paint: paintFor(terminal), detail: detail === true, law: detail === true ? 'full' : 'short' }
}

function heading (best: Match | undefined, id: string, page: MatchPage, { language, side, paint = (_style, text) => text }: TableOptions): string {
  const word = tableWords[language]
  const name = best === undefined ? id : nameOf(side === 'sme' ? best.sme : best.investor, language)
  return `${paint('bold', side === 'sme' ? word.investorsFor(name) : word.smesFor(name))}\n${paint('dim', word.stamp(page.asOf, page.scoringVersion, page.dataVersion))}`
}

function viewContext ({ catalogues, sentences }: Service): MatchViewContext {
  return { catalogues, codes: catalogues.codes, principal: commandLine, sentences }
}

/** The same objects as REST shows. */
async function rankingJson (page: MatchPage, id: string, service: Service, language: Language): Promise<unknown> {
  const { asOf, dataVersion, scoringVersion, basis, hasNextPage } = page
  const context = viewContext(service)
  return {
    for: id,
    asOf,
    dataVersion,
    scoringVersion,
    basis,
    totalCount: await page.totalCount(),
    hasNextPage,
    items: page.items.map(({ match }) => plain(matchView(match, context), language))
  }
}

async function noPair (service: Service, ids: readonly [string, string]): Promise<CommandFailure> {
  for (const id of ids) if (await service.matching.rank({ for: id, first: 1 }, commandLine) === undefined) return await unknown(service.store, id)
  return new CommandFailure(`${ids[0]} and ${ids[1]} are no pair: one must be an SME or its need, the other an investor or its mandate.`)
}

/** That there is no such id, and whose name it could be. */
async function unknown (store: Store, given: string): Promise<CommandFailure> {
  const words = queryWords(given)
  const found = nounOf(given) !== undefined || words.length === 0 ? [] : (await Promise.all((['sme', 'investor'] satisfies ProfileKind[]).map((kind) => named(store, kind, words)))).flat()
  const hint = found.length > 0 ? `Did you mean\n${found.map((line) => `  ${line}`).join('\n')}` : 'Ids begin with sme_, need_, inv_ or man_.'
  return new CommandFailure(`There is nothing to match under '${given}'. ${hint}`)
}

async function named (store: Store, kind: ProfileKind, words: readonly string[]): Promise<string[]> {
  const { rows } = await store.read.directory({ kind, facets: [], spans: [], words, statuses: profileStatuses, eyes: 'all', orderBy: { field: 'name', direction: 'asc' }, first: 5 })
  return (await store.read.wholes(rows.map(({ id }) => id))).map((whole) => `${whole.profile.id}  ${nameOf(whole, 'en')}`)
}
