// The secret that seals cursors: given, or kept beside the embedded database, so that a cursor outlives a restart.
import { randomBytes } from 'node:crypto'
import { link, mkdir, open, readFile, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type Config, ConfigError, embeddedFile } from '../config.ts'

const secretBytes = 32

/**
 * CURSOR_SECRET when it is set. Else, with the embedded database, one made once and kept in the file `<database>.cursor-secret`
 * (mode 0600); with a database server, one that lasts as long as the process, and in production none.
 * Throws ConfigError when there is none, or when the file can be neither read nor made.
 */
export async function cursorSecret (config: Pick<Config, 'CURSOR_SECRET' | 'DATABASE_URL' | 'NODE_ENV'>): Promise<string | Buffer> {
  if (config.CURSOR_SECRET !== undefined) return config.CURSOR_SECRET
  const database = embeddedFile(config)
  if (database !== undefined) return await keptIn(`${database}.cursor-secret`)
  // Instances behind one address would not know each other's cursors, nor would a restarted one know its own.
  if (config.NODE_ENV === 'production') throw new ConfigError("CURSOR_SECRET must be set in production with a database server, the same for every instance: 'openssl rand -base64 32' makes one.")
  return randomBytes(secretBytes)
}

async function keptIn (file: string): Promise<Buffer> {
  try {
    return await read(file) ?? await make(file)
  } catch (error) {
    if (error instanceof ConfigError) throw error
    throw new ConfigError(`The secret that seals cursors cannot be kept in ${file} (${error instanceof Error ? error.message : String(error)}). Set CURSOR_SECRET instead.`)
  }
}

async function read (file: string): Promise<Buffer | undefined> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined
    throw error
  }
  const secret = Buffer.from(text.trim(), 'base64url')
  if (secret.length !== secretBytes) throw new ConfigError(`The file ${file} does not hold a secret of ours. Delete it to have a new one made (lists that are being paged through start again), or set CURSOR_SECRET.`)
  return secret
}

/** Written in full beside its place and then linked there, which fails when another process was faster: whoever looks finds all of one secret. */
async function make (file: string): Promise<Buffer> {
  const secret = randomBytes(secretBytes)
  const draft = `${file}.${randomBytes(6).toString('hex')}`
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  try {
    const handle = await open(draft, 'wx', 0o600)
    try {
      await handle.writeFile(`${secret.toString('base64url')}\n`)
      await handle.sync() // else a power cut could leave the name without the content
    } finally {
      await handle.close()
    }
    await link(draft, file)
    return secret
  } catch (error) {
    const theirs = isCode(error, 'EEXIST') ? await read(file) : undefined
    if (theirs === undefined) throw error
    return theirs
  } finally {
    await rm(draft, { force: true })
  }
}

function isCode (error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
