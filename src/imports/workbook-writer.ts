// Workbooks (Office Open XML, .xlsx) written row by row: the first sheet leaves as it is made, the others wait for it in
// temporary files, deflated. Held in memory is little more than a page of rows, however many there are.
import { open, mkdtemp, rm, type FileHandle } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, createDeflateRaw } from 'node:zlib'
import { strToU8, Zip, ZipPassThrough, type ZipInputFile } from 'fflate'
import { Problem } from '../errors.ts'
import type { CellValue } from './flat.ts'
import { longestCell, sheetEnd, sheetHead, sheetRow, staticParts } from './workbook-xml.ts'

export type SheetRow = ReadonlyMap<string, CellValue>

/** A sheet, and which rows of it come of a page of what is exported. */
export interface SheetPlan<T> { readonly name: string, readonly header: readonly string[], rows (page: readonly T[]): Iterable<SheetRow> }

/** Rows of one sheet, the header's included, and bytes of its XML, by the formats of workbooks and archives. */
export const sheetLimits = { rows: 1_048_576, bytes: 0xffff_ffff } as const
/** Cells left out that are told one by one. */
const mostNotes = 1_000

/** Text that no cell can hold, so that it was left out. */
interface Omission { readonly sheet: string, readonly row: number, readonly column: string }

/**
 * A workbook of the sheets, as its bytes come. A text longer than a cell can hold is left out, and told on a last sheet under
 * the name of `notes`; there is none when all fits.
 * @throws Problem LIMIT_EXCEEDED for more rows or bytes than a sheet can have
 */
export async function * workbookOf<T> (pages: AsyncIterable<readonly T[]>, sheets: ReadonlyArray<SheetPlan<T>>, notes: string): AsyncGenerator<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), `ponteverde-export-${process.pid}-`))
  const archive = createArchive()
  const omissions: Omission[] = []
  const made: Array<ReturnType<typeof createSheet>> = []
  const sheet = <P extends Pick<SheetPlan<never>, 'name' | 'header'>>(plan: P, told: Omission[]) => {
    const part = createSheet(plan, made.length, folder, told)
    made.push(part)
    return { plan, part }
  }
  const [first, ...others] = sheets.map((plan) => sheet(plan, omissions))
  try {
    if (first === undefined) throw new Error('A workbook has a sheet.')
    archive.begin(first.part)
    for await (const page of pages) {
      await first.part.add(first.plan.rows(page))
      archive.push(first.part, first.part.take(), false)
      for (const { plan, part } of others) {
        await part.add(plan.rows(page))
        await part.spill()
      }
      yield * archive.take()
    }
    await first.part.end()
    archive.push(first.part, first.part.take(), true)
    yield * archive.take()
    const last = omissions.length === 0 ? [] : [sheet(notesPlan(notes), [])]
    for (const { plan, part } of last) await part.add(plan.rows(omissions))
    for (const { part } of [...others, ...last]) {
      await part.end()
      await part.spill()
      archive.begin(part)
      for await (const chunk of part.spilt()) {
        archive.push(part, chunk, false)
        yield * archive.take()
      }
      archive.push(part, new Uint8Array(0), true)
      yield * archive.take()
    }
    for (const [name, text] of staticParts([...sheets, ...last.map(({ plan }) => plan)].map(({ name }) => name))) archive.addWhole(name, text)
    archive.end()
    yield * archive.take()
  } finally {
    await Promise.all(made.map(async (part) => { await part.close() }))
    await rm(folder, { recursive: true, force: true })
  }
}

function notesPlan (name: string): SheetPlan<Omission> {
  return {
    name,
    header: ['sheet', 'row', 'column', 'note'],
    rows: (omissions) => omissions.map(({ sheet, row, column }) => new Map<string, CellValue>([
      ['sheet', sheet], ['row', row], ['column', column], ['note', `Left out: longer than the ${longestCell.toLocaleString('en')} characters that a cell can hold. CSV and NDJSON have it.`]
    ]))
  }
}

/** A part of the archive in the making: what it is called, and of what was put in its length and checksum. */
interface Part extends ZipInputFile { size: number, crc: number }

/** The archive, by what fflate writes around the parts, which are deflated by zlib, off the main thread. */
function createArchive () {
  let ready: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error
    ready.push(chunk)
  })
  return {
    begin (part: Part): void { zip.add(part) },
    push (part: Part, chunk: Uint8Array, isLast: boolean): void {
      if (chunk.length > 0 || isLast) part.ondata?.(null, chunk as Uint8Array<ArrayBuffer>, isLast)
    },
    addWhole (name: string, text: string): void {
      const part = new ZipPassThrough(name)
      zip.add(part)
      part.push(strToU8(text), true)
    },
    end (): void { zip.end() },
    /** What is ready to be sent. */
    take (): readonly Uint8Array[] {
      const chunks = ready
      ready = []
      return chunks
    }
  }
}

/** A sheet that is written row by row, deflated as it comes. */
function createSheet ({ name, header }: Pick<SheetPlan<never>, 'name' | 'header'>, index: number, folder: string, omissions: Omission[]) {
  const deflate = createDeflateRaw()
  let chunks: Buffer[] = []
  deflate.on('data', (chunk: Buffer) => { chunks.push(chunk) })
  const part: Part = { filename: `xl/worksheets/sheet${index + 1}.xml`, compression: 8, size: 0, crc: 0 }
  const file = join(folder, `sheet${index + 1}`)
  let handle: FileHandle | undefined
  let row = 0

  const write = async (text: string): Promise<void> => {
    const bytes = Buffer.from(text)
    part.crc = crc32(bytes, part.crc)
    part.size += bytes.length
    if (part.size > sheetLimits.bytes) throw tooMuch(`The sheet '${name}' has more than the 4 GiB that a workbook can hold.`)
    await new Promise<void>((resolve, reject) => { deflate.write(bytes, (error) => { if (error == null) resolve(); else reject(error) }) })
  }
  /** The beginning of the sheet, the first time it is asked for. */
  const begin = (): string => {
    if (row > 0) return ''
    row = 1
    return sheetHead(header)
  }
  const take = (): Uint8Array => {
    const all = chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks)
    chunks = []
    return all
  }

  return Object.assign(part, {
    async add (rows: Iterable<SheetRow>): Promise<void> {
      let text = begin()
      for (const cells of rows) {
        if (++row > sheetLimits.rows) throw tooMuch(`The sheet '${name}' has more than the ${sheetLimits.rows.toLocaleString('en')} rows that one can have.`)
        text += sheetRow(header, cells, row, (column) => { if (omissions.length < mostNotes) omissions.push({ sheet: name, row, column }) })
      }
      if (text !== '') await write(text)
    },
    async end (): Promise<void> {
      await write(`${begin()}${sheetEnd}`)
      await new Promise<void>((resolve, reject) => { deflate.once('end', resolve).once('error', reject).end() })
    },
    take,
    /** Puts what is deflated into the temporary file. */
    async spill (): Promise<void> {
      const chunk = take()
      if (chunk.length === 0) return
      handle ??= await open(file, 'wx+', 0o600)
      await handle.write(chunk)
    },
    async * spilt (): AsyncGenerator<Uint8Array> {
      if (handle !== undefined) yield * handle.createReadStream({ start: 0, autoClose: false }) as AsyncIterable<Buffer>
    },
    async close (): Promise<void> {
      deflate.destroy()
      await handle?.close()
    }
  })
}

function tooMuch (message: string): Problem {
  return new Problem('LIMIT_EXCEEDED', `${message} Filter them, or take CSV or NDJSON, which have no limit.`)
}
