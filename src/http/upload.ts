// Bodies taken as they come: counted while they flow, and kept in a file when they are needed twice.
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { FastifyRequest } from 'fastify'
import { Problem } from '../errors.ts'

type Chunks = AsyncIterable<Uint8Array>

function tooLarge (limit: number): Problem {
  return new Problem('TOO_LARGE', `The body has more than the ${limit / 1024 / 1024} MiB that it may have here.`)
}

/** Refuses a body by its announced length, before any of it is read. @throws Problem TOO_LARGE */
export function checkLength (request: FastifyRequest, limit: number): void {
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge(limit)
}

/** The same bytes, ended with TOO_LARGE once there are more of them than allowed. */
export async function * limited (source: Chunks, limit: number): AsyncGenerator<Uint8Array> {
  let total = 0
  for await (const chunk of source) {
    total += chunk.byteLength
    if (total > limit) throw tooLarge(limit)
    yield chunk
  }
}

export interface Kept {
  /** SHA-256 of the bytes, hexadecimal. */
  readonly digest: string
  /** How many bytes. */
  readonly size: number
  /** The temporary file. */
  readonly path: string
  /** The bytes, from the first, as often as they are read. */
  read (): Chunks
  remove (): Promise<void>
}

/** The bytes in a temporary file that only this process's user can read. @throws Problem MALFORMED_REQUEST when they break off */
export async function keep (source: Chunks): Promise<Kept> {
  const folder = await mkdtemp(join(tmpdir(), 'ponteverde-'))
  const remove = async (): Promise<void> => { await rm(folder, { recursive: true, force: true }) }
  const path = join(folder, 'body')
  let size = 0
  const hash = createHash('sha256')
  try {
    await pipeline(source, async function * (chunks: Chunks) {
      for await (const chunk of chunks) {
        hash.update(chunk)
        size += chunk.byteLength
        yield chunk
      }
    }, createWriteStream(path))
  } catch (error) {
    await remove()
    // A body that breaks off is nobody's fault here.
    if ((error as NodeJS.ErrnoException).code === 'ECONNRESET') throw new Problem('MALFORMED_REQUEST', 'The body broke off before its end.')
    throw error
  }
  return { digest: hash.digest('hex'), size, path, read: () => createReadStream(path), remove }
}
