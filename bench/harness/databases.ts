// Fresh databases of both engines: SQLite files in a temporary folder, and a PostgreSQL server like the tests', started for this run.
import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { openStore } from '../../src/storage/open.ts'
import { serverFile, type TestServer } from '../../test/postgres.ts'
import { root } from './root.ts'

export type EngineName = 'sqlite' | 'postgres'

export interface Databases {
  /** A temporary folder for files. */
  readonly folder: string
  /** The address of a new, empty database. */
  fresh (engine: EngineName): Promise<string>
  drop (url: string): Promise<void>
  version (engine: EngineName): Promise<string>
  close (): Promise<void>
}

/** Starts a server unless BENCH_POSTGRES_URL names one. Its settings are the tests': nothing of it is forced to the disk. */
export async function openDatabases (): Promise<Databases> {
  const folder = await mkdtemp(join(tmpdir(), 'ponteverde-bench-'))
  const own = process.env['BENCH_POSTGRES_URL']
  let server = own
  const run = (name: string) => execFileSync(process.execPath, ['--import', 'tsx', join(root, 'test', name)], { stdio: 'inherit' })
  // The scripts know a run by the process that starts them.
  const file = serverFile(process.pid)
  const serverUrl = (): string => {
    if (server !== undefined) return server
    run('pg-before.ts')
    server = (JSON.parse(readFileSync(file, 'utf8')) as TestServer).url
    return server
  }
  const admin = async (statement: string): Promise<void> => {
    const client = new pg.Client({ connectionString: serverUrl() })
    await client.connect()
    try {
      await client.query(statement)
    } finally {
      await client.end()
    }
  }
  const fresh = async (engine: EngineName): Promise<string> => {
    const name = `bench_${randomUUID().replaceAll('-', '')}`
    if (engine === 'sqlite') return `sqlite:${join(folder, `${name}.db`)}`
    await admin(`create database ${name} template template0 encoding 'UTF8'`)
    const url = new URL(serverUrl())
    url.pathname = `/${name}`
    return url.href
  }
  const drop = async (url: string): Promise<void> => {
    if (!url.startsWith('sqlite:')) return await admin(`drop database if exists ${new URL(url).pathname.slice(1)} with (force)`)
    for (const ending of ['', '-wal', '-shm']) await rm(`${url.slice('sqlite:'.length)}${ending}`, { force: true })
  }
  return {
    folder,
    fresh,
    drop,
    async version (engine) {
      const url = await fresh(engine)
      const store = await openStore(url)
      try {
        return await store.version()
      } finally {
        await store.close()
        await drop(url)
      }
    },
    async close () {
      await rm(folder, { recursive: true, force: true })
      if (own === undefined && existsSync(file)) run('pg-after.ts')
    }
  }
}
