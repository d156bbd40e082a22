// Imports a file of organisations, or of standard input.
import { Argument, Option, type Command } from 'commander'
import type { ReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { commandLine } from '../access/principal.ts'
import type { FileOptions, ImportResult } from '../imports/imports.ts'
import type { ProfileKind } from '../profiles/store.ts'
import { CommandFailure } from './failure.ts'
import { importReport } from './import-report.ts'
import { jsonOption } from './options.ts'
import { createProgress } from './progress.ts'
import { withService } from './service.ts'
import { paintFor, say, sayJson, widthOf, type Terminal } from './terminal.ts'

type Format = FileOptions['format']
interface ImportCommandOptions { readonly kind?: ProfileKind, readonly format?: Format, readonly source?: string, readonly dryRun?: boolean, readonly json?: true }

const formats = { '.json': 'json', '.ndjson': 'ndjson', '.jsonl': 'ndjson' } as const satisfies Readonly<Record<string, Format>>

/** What is read, and how much of it there is in bytes; null for a pipe. */
interface Source { readonly bytes: AsyncIterable<Uint8Array>, readonly size: number | null, close (): void }

export function addImport (program: Command, terminal: Terminal): void {
  const command: Command = program.command('import').description('import organisations with everything that belongs to them')
    .addArgument(new Argument('<file>', 'a file of import documents, or - for standard input'))
    .addOption(new Option('--kind <kind>', 'what records are that do not say it').choices(['sme', 'investor']))
    .addOption(new Option('--format <format>', 'json: one record or an array; ndjson: one record a line (default: by the file\'s ending)').choices(['json', 'ndjson']))
    .option('--source <name>', 'the source of records that name none')
    .option('--dry-run', 'check and report the same, and write nothing')
    .addOption(jsonOption())
    .addHelpText('after', `
Every record is taken or refused by itself. The same file again changes nothing: records are known by source and
externalId. Exit code 1 when a record was rejected.

Examples:
  ponteverde import members.json --dry-run
  ponteverde import members.ndjson --kind sme --source chamber-export
  gunzip -c funds.ndjson.gz | ponteverde import - --format ndjson --kind investor --json`)
  command.action(async (file: string, options: ImportCommandOptions) => {
    const format = options.format ?? formatOf(file)
    if (format === undefined) {
      command.error(file === '-'
        ? 'error: say with --format what standard input holds: json or ndjson'
        : `error: the ending of '${file}' does not tell its format: it can be .json, .ndjson or .jsonl, or say it with --format`)
    }
    const result = await runImport(terminal, file, format, options)
    if (options.json) sayJson(terminal, result)
    else say(terminal, importReport(result, { file: file === '-' ? 'standard input' : basename(file), width: widthOf(terminal), paint: paintFor(terminal) }))
    if (result.counts.rejected > 0) terminal.exitCode = 1
  })
}

function formatOf (file: string): Format | undefined {
  const ending = extname(file).toLowerCase()
  return ending in formats ? formats[ending as keyof typeof formats] : undefined
}

async function runImport (terminal: Terminal, file: string, format: Format, { kind, source, dryRun = false }: ImportCommandOptions): Promise<ImportResult> {
  // Opened before the database, so that a mistyped name makes none.
  const read = file === '-' ? { bytes: terminal.stdin, size: null, close () {} } : await openFile(file)
  return await withService(terminal, { writes: !dryRun }, async (service) => {
    const progress = createProgress(terminal)
    let bytes = 0
    let records = 0
    const tell = () => progress.tell(records, read.size === null || dryRun ? null : bytes / read.size)
    const counted = count(read.bytes, (length) => { bytes += length })
    try {
      if (!dryRun) await service.seedRates()
      return await service.imports.run(counted, {
        format,
        dryRun,
        principal: commandLine,
        ...kind === undefined ? {} : { kind },
        ...source === undefined ? {} : { source },
        onProgress: (read) => { records = read; tell() }
      })
    } finally {
      progress.end()
    }
  }).finally(() => { read.close() })
}

async function * count (bytes: AsyncIterable<Uint8Array>, more: (length: number) => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    more(chunk.length)
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
    const stream: ReadStream = handle.createReadStream()
    return { bytes: stream, size: info.isFile() && info.size > 0 ? info.size : null, close: () => { stream.destroy() } }
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
