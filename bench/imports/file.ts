import { createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { smeHeader, smeRows } from '../harness/rows.ts'

const part = 500

/** Writes a CSV file of so many made-up SMEs, or of as many as fill the bytes. Answers how many there are. */
export async function writeSmes (file: string, { rows = Infinity, bytes = Infinity, prose = 1 }: { readonly rows?: number, readonly bytes?: number, readonly prose?: number }): Promise<{ readonly rows: number, readonly bytes: number }> {
  let written = 0
  let size = 0
  await pipeline(function * () {
    yield smeHeader
    while (written < rows && size < bytes) {
      const text = smeRows(written + 1, Math.min(part, rows - written), prose)
      written += Math.min(part, rows - written)
      size += Buffer.byteLength(text)
      yield text
    }
  }, createWriteStream(file))
  return { rows: written, bytes: (await stat(file)).size }
}
