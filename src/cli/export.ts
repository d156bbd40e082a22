// Exports SMEs, investors or a ranking to a file, or to standard output.
import { Argument, Option, type Command } from 'commander'
import { createWriteStream } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { extname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { commandLine } from '../access/principal.ts'
import type { ExportNoun } from '../imports/export-documents.ts'
import type { ExportContent, ExportFormat } from '../imports/exports.ts'
import { CommandFailure } from './failure.ts'
import { jsonOption, languageOption } from './options.ts'
import { withService, type Service } from './service.ts'
import { languageOf, sayJson, type Terminal } from './terminal.ts'

interface ExportOptions { readonly format?: ExportFormat, readonly out?: string, readonly for?: string, readonly filter?: readonly string[], readonly language?: string, readonly json?: true }

const endings: Readonly<Record<string, ExportFormat>> = { '.ndjson': 'ndjson', '.jsonl': 'ndjson', '.csv': 'csv', '.xlsx': 'xlsx' }

export function addExport (program: Command, terminal: Terminal): void {
  const command: Command = program.command('export').description('export SMEs, investors or a ranking')
    .addArgument(new Argument('<what>', 'what to export').choices(['smes', 'investors', 'matches']))
    .addOption(new Option('--format <format>', 'the format (default: by the ending of --out, else ndjson)').choices(['ndjson', 'csv', 'xlsx']))
    .option('--out <file>', 'the file to write (default: standard output)')
    .option('--for <id>', 'of matches: the SME, need, investor or mandate they are for')
    .option('--filter <name=value...>', 'a filter of the API, such as regions=IT-25,IT-45')
    .addOption(languageOption())
    .addOption(jsonOption())
    .addHelpText('after', `
A file of SMEs or investors imports again without a change. Filters are those of /v1/smes, /v1/investors and
/v1/matches; several values are separated by commas.

Examples:
  ponteverde export smes --out smes.xlsx
  ponteverde export smes --format csv --filter regions=IT-25 --filter sizes=small,medium > smes.csv
  ponteverde export matches --for sme_demo_15 --out ranking.csv --language it`)
  command.action(async (what: ExportNoun, options: ExportOptions) => {
    const format = options.format ?? endings[extname(options.out ?? '').toLowerCase()] ?? 'ndjson'
    if (what === 'matches' && options.for === undefined) command.error('error: say with --for whose matches to export')
    if (what !== 'matches' && options.for !== undefined) command.error('error: --for belongs to matches')
    if (format === 'xlsx' && options.out === undefined && terminal.stdout.isTTY) command.error('error: a workbook is nothing to be shown on a terminal: say with --out where to write it')
    if (options.json && options.out === undefined) command.error('error: --json tells of the file that was written: say with --out which')
    const filters = options.filter ?? []
    const malformed = filters.find((filter) => !/^\w+=/.test(filter))
    if (malformed !== undefined) command.error(`error: a filter is a name and its value, such as regions=IT-25, not '${malformed}'`)
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
  const { readQuery } = await import('../http/query.ts')
  const { parse } = await import('../parse.ts')
  const address = `?${filter.map((given) => given.replaceAll('%', '%25').replaceAll('&', '%26').replaceAll('+', '%2B')).join('&')}`
  const query = readQuery(address, exportQueries[what])
  if (what === 'smes') return await exportSmes(exports, parse(exportQueries.smes, query), format, commandLine)
  if (what === 'investors') return await exportInvestors(exports, parse(exportQueries.investors, query), format, commandLine)
  const content = await exportMatches(exports, parse(exportQueries.matches, { ...query, for: forId, language: language ?? languageOf(terminal.env) }), format, commandLine)
  if (content === undefined) throw new CommandFailure(`There is nothing to match under '${forId ?? ''}'. Ids begin with sme_, need_, inv_ or man_.`)
  return content
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
