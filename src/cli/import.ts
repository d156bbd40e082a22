// Imports a file of organisations, or of standard input.
import { Argument, Option, type Command } from 'commander'
import { open, writeFile } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { commandLine } from '../access/principal.ts'
import { formatOfEnding, formats } from '../imports/formats.ts'
import type { FileOptions, ImportResult } from '../imports/imports.ts'
import type { ImportFile } from '../imports/read.ts'
import { reportCsv, reportJson, reportOf, type ImportReport } from '../imports/report.ts'
import { importModes, type ImportMode } from '../imports/store.ts'
import type { ProfileKind } from '../profiles/store.ts'
import { CommandFailure } from './failure.ts'
import { importReport } from './import-report.ts'
import { count } from './layout.ts'
import { jsonOption } from './options.ts'
import { mappingNamed, proposeMapping } from './mapping.ts'
import { createProgress } from './progress.ts'
import { withService } from './service.ts'
import { paintFor, say, sayJson, widthOf, type Terminal } from './terminal.ts'

type Format = FileOptions['format']
interface ImportCommandOptions { readonly kind?: ProfileKind, readonly format?: Format, readonly source?: string, readonly mapping?: string, readonly suggest?: true, readonly dryRun?: boolean, readonly mode: ImportMode, readonly overwrite?: boolean, readonly resume?: string, readonly report?: string, readonly json?: true }

/** What is read, and how much of it there is in bytes; null for a pipe. `told` hears of each part that is read, 0 when it begins anew. */
interface Source { file (told: (length: number) => void): ImportFile, readonly size: number | null, close (): Promise<void> }

export function addImport (program: Command, terminal: Terminal): void {
  const command: Command = program.command('import').description('import organisations with everything that belongs to them')
    .addArgument(new Argument('<file>', 'a file of import documents, or - for standard input'))
    .addOption(new Option('--kind <kind>', 'what records are that do not say it').choices(['sme', 'investor']))
    .addOption(new Option('--format <format>', 'json: one record or an array; ndjson: one record a line; csv, xlsx: one row an organisation (default: by the file\'s ending)').choices(formats))
    .option('--source <name>', 'the source of records that name none')
    .addOption(new Option('--mode <mode>', 'upsert: new records are created, known ones updated; create-only and update-only leave the others alone').choices(importModes).default('upsert'))
    .option('--overwrite', 'replace what people changed since the last import')
    .addOption(new Option('--resume <batch>', 'go on with an interrupted import of the same file, in its mode').conflicts(['dryRun', 'mode', 'overwrite', 'source', 'kind']))
    .option('--mapping <name>', 'what the columns of somebody else\'s table mean: the id of a shipped or uploaded mapping, or a file')
    .option('--suggest', 'import nothing: print a proposed mapping for a table')
    .option('--dry-run', 'check and report the same, and write nothing')
    .option('--report <file>', 'write the whole report to a file: .csv or .json')
    .addOption(jsonOption())
    .addHelpText('after', `
Every record is taken or refused by itself. Tables have the columns of the template (/v1/imports/templates/sme.xlsx); of a
CSV file encoding and separator are detected. The same file again changes nothing: records are known by source and
externalId. Exit code 1 when a record was rejected.

Examples:
  ponteverde import members.json --dry-run
  ponteverde import members.ndjson --kind sme --source chamber-export
  ponteverde import members.xlsx --kind sme --source chamber-export
  ponteverde import register.ndjson --mode update-only
  ponteverde import startup.csv --mapping it-innovative-register --dry-run
  ponteverde import fair.xlsx --suggest > fair.mapping.json
  ponteverde import members.json --dry-run --report problems.csv
  gunzip -c funds.ndjson.gz | ponteverde import - --format ndjson --kind investor --json`)
  command.action(async (file: string, options: ImportCommandOptions) => {
    const format = options.format ?? formatOfEnding(extname(file))
    if (format === undefined) {
      command.error(file === '-'
        ? 'error: say with --format what standard input holds: json, ndjson, csv or xlsx'
        : `error: the ending of '${file}' does not tell its format: it can be .json, .ndjson, .jsonl, .csv, .tsv or .xlsx, or say it with --format`)
    }
    if ((options.mapping !== undefined || options.suggest) && format !== 'csv' && format !== 'xlsx') command.error('error: a mapping reads the columns of a table: a .csv or .xlsx file')
    if (options.suggest && (format === 'csv' || format === 'xlsx')) {
      if (file === '-') command.error('error: --suggest needs a file, as it reads it twice')
      await proposeMapping(terminal, file, format)
      return
    }
    const { report: reportFile } = options
    if (reportFile !== undefined && !(extname(reportFile).toLowerCase() in reportFormats)) command.error(`error: the ending of '${reportFile}' does not tell the report's format: it can be .csv or .json`)
    const result = reportOf(await runImport(terminal, file, format, options))
    if (reportFile !== undefined) await writeReport(reportFile, result)
    if (options.json) sayJson(terminal, result)
    else say(terminal, importReport(result, { file: file === '-' ? 'standard input' : basename(file), width: widthOf(terminal), paint: paintFor(terminal) }))
    if (result.counts.rejected > 0) terminal.exitCode = 1
  })
}

const reportFormats: Readonly<Record<string, (report: ImportReport) => string>> = { '.csv': reportCsv, '.json': reportJson }

/** @throws CommandFailure when the file cannot be written: what the import did stands all the same */
async function writeReport (file: string, report: ImportReport): Promise<void> {
  const write = reportFormats[extname(file).toLowerCase()] ?? reportJson
  try {
    await writeFile(file, write(report))
  } catch (error) {
    const { created, updated } = report.counts
    const stands = report.dryRun ? 'The dry run went through' : `The import is done (${created} created, ${updated} updated)`
    throw new CommandFailure(`${stands}, but its report cannot be written: ${error instanceof Error ? error.message : String(error)}`)
  }
}

async function runImport (terminal: Terminal, file: string, format: Format, { kind, source, mapping: mappedBy, dryRun = false, mode, overwrite = false, resume }: ImportCommandOptions): Promise<ImportResult> {
  const mapping = mappedBy === undefined ? undefined : await mappingNamed(terminal, mappedBy)
  // Opened before the database, so that a mistyped name makes none.
  const read: Source = file === '-' ? { file: (told) => counting(terminal.stdin, told), size: null, close: async () => {} } : await openFile(file)
  return await withService(terminal, { writes: !dryRun }, async (service) => {
    const progress = createProgress(terminal)
    let bytes = 0
    let records = 0
    let batch: string | undefined
    const tell = () => progress.tell(records, read.size === null || dryRun ? null : bytes / read.size)
    const counted = read.file((length) => { bytes = length === 0 ? 0 : bytes + length })
    try {
      if (!dryRun) await service.seedRates()
      return await service.imports.run(counted, {
        format,
        mapping,
        dryRun,
        principal: commandLine,
        ...kind === undefined ? {} : { kind },
        ...source === undefined ? {} : { source },
        mode,
        overwrite,
        resume,
        ...file === '-' ? {} : { file: { name: basename(file) } },
        onStart: (id) => { batch = id },
        onProgress: (read) => { records = read; tell() }
      })
    } catch (error) {
      progress.end()
      if (batch !== undefined && records > 0) terminal.stderr.write(`${count(records, 'record')} of the import ${batch} are stored. Go on with: ponteverde import ${file} --resume ${batch}, or take it back with: ponteverde undo ${batch}\n`)
      throw error
    } finally {
      progress.end()
    }
  }).finally(() => read.close())
}

async function * counting (bytes: AsyncIterable<Uint8Array>, told: (length: number) => void): AsyncGenerator<Uint8Array> {
  told(0)
  for await (const chunk of bytes) {
    told(chunk.length)
    yield chunk
  }
}

/** @throws CommandFailure when the file cannot be read */
async function openFile (file: string): Promise<Source> {
  try {
    const handle = await open(file)
    const info = await handle.stat()
    if (info.isDirectory()) {
      await handle.close()
      throw new CommandFailure(`${file} is a folder. Name a file in it.`)
    }
    // A pipe has no beginning to go back to.
    if (!info.isFile()) return { file: (told) => counting(handle.createReadStream({ autoClose: false }), told), size: null, close: () => handle.close() }
    return { file: (told) => ({ read: () => counting(handle.createReadStream({ start: 0, autoClose: false }), told) }), size: info.size > 0 ? info.size : null, close: () => handle.close() }
  } catch (error) {
    if (error instanceof CommandFailure) throw error
    throw new CommandFailure(unreadable(file, error))
  }
}

function unreadable (file: string, error: unknown): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT': return `There is no file ${file}.`
    case 'EACCES': case 'EPERM': return `${file} may not be read: permission denied.`
    case 'EISDIR': return `${file} is a folder. Name a file in it.`
    default: return `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`
  }
}
