// Exports SMEs, investors, a ranking or everybody's best matches to a file, or to standard output.
import { Argument, Option, type Command } from 'commander'
import { createWriteStream } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { extname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { commandLine } from '../access/principal.ts'
import type { Language } from '../catalogues/catalogue.ts'
import type { ExportNoun } from '../imports/export-documents.ts'
import type { ExportContent, ExportFormat } from '../imports/exports.ts'
import type { readQuery } from '../http/query.ts'
import { CommandFailure } from './failure.ts'
import { count } from './layout.ts'
import { jsonOption, languageOption, wholeNumber } from './options.ts'
import { createProgress } from './progress.ts'
import { withService, type Service } from './service.ts'
import { languageOf, say, sayJson, type Terminal } from './terminal.ts'

interface ExportOptions { readonly format?: ExportFormat, readonly out?: string, readonly for?: string, readonly top?: number, readonly restart?: true, readonly filter?: readonly string[], readonly language?: Language, readonly json?: true }

const endings: Readonly<Record<string, ExportFormat>> = { '.ndjson': 'ndjson', '.jsonl': 'ndjson', '.csv': 'csv', '.xlsx': 'xlsx' }

export function addExport (program: Command, terminal: Terminal): void {
  const command: Command = program.command('export').description('export SMEs, investors or a ranking')
    .addArgument(new Argument('<what>', 'what to export').choices(['smes', 'investors', 'matches']))
    .addOption(new Option('--format <format>', 'the format (default: by the ending of --out, else ndjson)').choices(['ndjson', 'csv', 'xlsx']))
    .option('--out <file>', 'the file to write (default: standard output)')
    .option('--for <id>', 'of matches: the SME, need, investor or mandate they are for')
    .option('--top <count>', 'of matches: the best so many of every need, and of every SME that states none', wholeNumber(1, 100))
    .option('--restart', 'of --top: begin anew instead of going on with an interrupted export')
    .option('--filter <name=value...>', 'a filter of the API, such as regions=IT-25,IT-45')
    .addOption(languageOption())
    .addOption(jsonOption())
    .addHelpText('after', `
A file of SMEs or investors imports again without a change. Filters are those of /v1/smes, /v1/investors and
/v1/matches; several values are separated by commas.

Everybody's matches (--top) can take long. With --out they go to FILE.part, FILE.progress.json tells how far it is, and the
same command again goes on where it was interrupted. Every row says of which data version it is.

Examples:
  ponteverde export smes --out smes.xlsx
  ponteverde export smes --format csv --filter regions=IT-25 --filter sizes=small,medium > smes.csv
  ponteverde export matches --for sme_demo_15 --out ranking.csv --language it
  ponteverde export matches --top 10 --out everybody.ndjson`)
  command.action(async (what: ExportNoun, options: ExportOptions) => {
    const format = options.format ?? endings[extname(options.out ?? '').toLowerCase()] ?? 'ndjson'
    if (what === 'matches' && (options.for === undefined) === (options.top === undefined)) command.error('error: say with --for whose matches to export, or with --top how many of everybody\'s')
    if (what !== 'matches' && options.top !== undefined) command.error('error: --top belongs to matches')
    if (options.restart && (options.top === undefined || options.out === undefined)) command.error('error: --restart belongs to --top and --out')
    if (options.top !== undefined && format === 'xlsx') command.error('error: everybody\'s matches are CSV or NDJSON: a workbook holds too few rows')
    if (what !== 'matches' && options.for !== undefined) command.error('error: --for belongs to matches')
    if (format === 'xlsx' && options.out === undefined && terminal.stdout.isTTY) command.error('error: a workbook is nothing to be shown on a terminal: say with --out where to write it')
    if (options.json && options.out === undefined) command.error('error: --json tells of the file that was written: say with --out which')
    const filters = options.filter ?? []
    const malformed = filters.find((filter) => !/^\w+=/.test(filter))
    if (malformed !== undefined) command.error(`error: a filter is a name and its value, such as regions=IT-25, not '${malformed}'`)
    if (options.top !== undefined && format !== 'xlsx') {
      await exportPopulation(terminal, { ...options, top: options.top, format })
      return
    }
    await withService(terminal, { writes: false }, async (service) => {
      const content = await contentOf(service, what, format, options, terminal)
      if (options.out === undefined) {
        await pipeline(content, terminal.stdout, { end: false })
        return
      }
      await writeFile(content, options.out)
      if (options.json) sayJson(terminal, { file: options.out, format, bytes: (await stat(options.out)).size })
    })
  })
}

/** @throws Problem for filters that mean nothing, CommandFailure for an unknown id */
async function contentOf ({ exports }: Service, what: ExportNoun, format: ExportFormat, { for: forId, filter = [], language }: ExportOptions, terminal: Terminal): Promise<ExportContent> {
  const { exportInvestors, exportMatches, exportQueries, exportSmes } = await import('../imports/export-documents.ts')
  const { parse } = await import('../parse.ts')
  const query = await queryOf(filter, exportQueries[what])
  if (what === 'smes') return await exportSmes(exports, parse(exportQueries.smes, query), format, commandLine)
  if (what === 'investors') return await exportInvestors(exports, parse(exportQueries.investors, query), format, commandLine)
  const content = await exportMatches(exports, parse(exportQueries.matches, { ...query, for: forId, language: language ?? languageOf(terminal.env) }), format, commandLine)
  if (content === undefined) throw new CommandFailure(`There is nothing to match under '${forId ?? ''}'. Ids begin with sme_, need_, inv_ or man_.`)
  return content
}

/** @throws Problem for filters that mean nothing, CommandFailure as `writePopulation` */
async function exportPopulation (terminal: Terminal, { top, format, out, language: asked, filter = [], restart, json }: ExportOptions & { readonly top: number, readonly format: 'ndjson' | 'csv' }): Promise<void> {
  const { exportQueries } = await import('../imports/export-documents.ts')
  const { matchLines, populationMatches } = await import('../imports/export-population.ts')
  const { writePopulation } = await import('./export-population.ts')
  const { parse } = await import('../parse.ts')
  const language = asked ?? languageOf(terminal.env)
  const shape = exportQueries.matches.omit({ for: true })
  const progress = createProgress(terminal)
  const done = await withService(terminal, { writes: false }, async ({ store, matching, catalogues, sentences, directories }) => {
    const { asOf, language: _, ...filters } = parse(shape, await queryOf(filter, shape))
    const today = matching.optionsFor(undefined).asOf
    const matches = (where: { readonly after: string, readonly asOf: string }) => populationMatches({ store, matching, catalogues, codes: catalogues.codes, sentences }, { top, filter: filters, language, ...where }, commandLine)
    if (out === undefined) {
      await pipeline(async function * () {
        yield matchLines([], format, true)
        for await (const { rows } of matches({ after: '', asOf: asOf ?? today })) yield matchLines(rows, format, false)
      }, terminal.stdout, { end: false })
      return undefined
    }
    const total = await (await directories.smes({ first: 1 }, commandLine)).totalCount()
    return await writePopulation(out, matches, {
      asked: { top, format, language, filters: [...filter].sort(), asOf },
      today,
      restart: restart === true,
      onProgress: (profiles, rows) => { progress.tell(rows, total === 0 ? null : Math.min(1, profiles / total)) }
    })
  }).finally(() => progress.end())
  if (done === undefined) return
  if (json) return sayJson(terminal, { format, ...done })
  if (done.resumedAt > 0) say(terminal, `Went on after ${count(done.resumedAt, 'profile')}.`)
  if (done.changed) say(terminal, 'The data changed while the export was made: its rows name more than one data version.')
}

/** Filters of the command line, as the addresses of the API have them. */
async function queryOf (filter: readonly string[], shape: Parameters<typeof readQuery>[1]): Promise<ReturnType<typeof readQuery>> {
  const { readQuery } = await import('../http/query.ts')
  return readQuery(`?${filter.map((given) => given.replaceAll('%', '%25').replaceAll('&', '%26').replaceAll('+', '%2B')).join('&')}`, shape)
}

/** Writes beside the file first, so that an export that fails leaves no half of one. */
async function writeFile (content: ExportContent, file: string): Promise<void> {
  const partial = `${file}.part`
  try {
    await pipeline(content, createWriteStream(partial))
    await rename(partial, file)
  } catch (error) {
    await rm(partial, { force: true })
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR' || code === 'ENOTDIR') throw new CommandFailure(`${file} cannot be written: ${error instanceof Error ? error.message : code}`)
    throw error
  }
}
