// A long export to a file that survives its process. Rows go to FILE.part; FILE.progress.json says how many of its bytes
// belong to profiles that are done, so whatever a killed process left behind them is cut off before the next goes on.
import { open, readFile, rename, rm, writeFile, type FileHandle } from 'node:fs/promises'
import { z } from 'zod'
import { matchLines, type PopulationQuery, type ProfileMatches } from '../imports/export-population.ts'
import { CommandFailure } from './failure.ts'

/** What an export was asked for: going on with another question would make a file of two answers. */
const Asked = z.strictObject({ top: z.int(), format: z.enum(['ndjson', 'csv']), language: z.enum(['en', 'it', 'zh']), filters: z.array(z.string()), asOf: z.iso.date() })
export type Asked = z.output<typeof Asked>

const State = z.strictObject({
  asked: Asked,
  /** The last profile that is done; empty for none. */
  after: z.string(),
  /** Length of the part of the file that is done. */
  bytes: z.int().min(0),
  profiles: z.int().min(0),
  rows: z.int().min(0),
  /** Versions of the data of the first and the last row so far. */
  dataVersions: z.tuple([z.string(), z.string()]).nullable()
})
type State = z.output<typeof State>

export interface PopulationFile {
  readonly file: string
  readonly profiles: number
  readonly rows: number
  readonly bytes: number
  /** Where an interrupted export went on, as a number of profiles; 0 for one made in a single go. */
  readonly resumedAt: number
  /** True when the data changed while it was made: its rows then name several versions. */
  readonly changed: boolean
}

export interface PopulationFileOptions {
  readonly asked: Omit<Asked, 'asOf'> & { readonly asOf: string | undefined }
  /** The day of an export that begins without one. */
  readonly today: string
  /** Begins anew, whatever an interrupted export left. */
  readonly restart: boolean
  /** Milliseconds between two notes of how far it is; default 500. What was done after the last is done again. */
  readonly noteEvery?: number
  readonly onProgress?: (profiles: number, rows: number) => void
  readonly signal?: AbortSignal
}

/**
 * Writes every profile's matches to a file, going on where an interrupted export of the same question to the same file
 * stopped: the file is then byte for byte that of an uninterrupted one, as long as the data stood still.
 * @throws CommandFailure when the file cannot be written, or an interrupted export asked for something else
 */
export async function writePopulation (file: string, matches: (query: Pick<PopulationQuery, 'after' | 'asOf'>) => AsyncIterable<ProfileMatches>, options: PopulationFileOptions): Promise<PopulationFile> {
  const { asked, today, restart, noteEvery = 500, onProgress, signal } = options
  const [part, note] = [`${file}.part`, `${file}.progress.json`]
  if (restart) await Promise.all([rm(part, { force: true }), rm(note, { force: true })])
  const begun = await readState(note, part)
  if (begun !== undefined) checkSame(begun.asked, asked, file)
  let state: State = begun ?? { asked: { ...asked, asOf: asked.asOf ?? today }, after: '', bytes: 0, profiles: 0, rows: 0, dataVersions: null }
  const resumedAt = state.profiles
  const { format } = state.asked
  const handle = await opened(part)
  try {
    await handle.truncate(state.bytes)
    let noted = Date.now()
    let pending = ''
    const flush = async (): Promise<void> => {
      const { bytesWritten } = await handle.write(pending, state.bytes)
      if (bytesWritten !== Buffer.byteLength(pending)) throw new CommandFailure(`${part} could not be written to its end: is the disk full?`)
      pending = ''
      state = { ...state, bytes: state.bytes + bytesWritten }
      // The note must never know of bytes that the disk has not.
      await handle.datasync()
      await writeFile(`${note}.new`, JSON.stringify(state))
      await rename(`${note}.new`, note)
      noted = Date.now()
    }
    if (state.profiles === 0) {
      pending = matchLines([], format, true)
      await flush()
    }
    for await (const { id, rows, dataVersion } of matches({ after: state.after, asOf: state.asked.asOf })) {
      pending += matchLines(rows, format, false)
      const dataVersions = dataVersion === null ? state.dataVersions : [state.dataVersions?.[0] ?? dataVersion, dataVersion] as const
      state = { ...state, after: id, profiles: state.profiles + 1, rows: state.rows + rows.length, dataVersions: dataVersions === null ? null : [...dataVersions] }
      if (Date.now() - noted >= noteEvery || pending.length > mostPending) await flush()
      onProgress?.(state.profiles, state.rows)
      signal?.throwIfAborted()
    }
    await flush()
  } finally {
    await handle.close()
  }
  await rename(part, file)
  await rm(note, { force: true })
  const [first, last] = state.dataVersions ?? ['', '']
  return { file, profiles: state.profiles, rows: state.rows, bytes: state.bytes, resumedAt, changed: first !== last }
}

/** Characters kept until they are written. */
const mostPending = 1_000_000

async function opened (part: string): Promise<FileHandle> {
  try {
    return await open(part, 'r+').catch(async (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return await open(part, 'w+')
      throw error
    })
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR' || code === 'ENOTDIR') throw new CommandFailure(`${part} cannot be written: ${message}`)
    throw error
  }
}

/** How far an interrupted export came; undefined when there is none, or its rows are gone. */
async function readState (note: string, part: string): Promise<State | undefined> {
  let text: string
  try {
    text = await readFile(note, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
  const state = State.safeParse(parsed(text))
  const handle = await open(part, 'r').catch(() => undefined)
  const size = handle === undefined ? -1 : (await handle.stat().finally(() => handle.close())).size
  if (!state.success || size < state.data.bytes) throw new CommandFailure(`${note} and ${part} do not belong together. --restart makes the export anew.`)
  return state.data
}

function parsed (text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function checkSame (begun: Asked, asked: PopulationFileOptions['asked'], file: string): void {
  const now: Asked = { ...asked, asOf: asked.asOf ?? begun.asOf }
  const other = (Object.keys(begun) as Array<keyof Asked>).filter((name) => JSON.stringify(begun[name]) !== JSON.stringify(now[name]))
  if (other.length > 0) throw new CommandFailure(`The interrupted export to ${file} had another ${other.join(', ')}. Ask for the same to go on with it, or say --restart to make it anew.`)
}
