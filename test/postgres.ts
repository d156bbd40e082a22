// The throw-away PostgreSQL server of this run of tap, and a database of one's own on it.
import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import type { Test } from 'tap'

/** What pg-before.ts tells the tests and pg-after.ts; `stop` is null for a server that is not ours to stop. */
export interface TestServer {
  readonly url: string
  readonly stop: { readonly bin: string, readonly data: string, readonly folder: string, readonly uid?: number, readonly gid?: number } | null
}

/** Named by the tap process, so that two runs at once each have their own server. */
export function serverFile (runner: number): string {
  return fileURLToPath(new URL(`../node_modules/.cache/ponteverde/postgres-${runner}.json`, import.meta.url))
}

function serverUrl (): string {
  const own = process.env['TEST_POSTGRES_URL']
  if (own !== undefined) return own
  const file = serverFile(process.ppid)
  if (!existsSync(file)) throw new Error('No test server: run this through tap, which starts one, or set TEST_POSTGRES_URL.')
  return (JSON.parse(readFileSync(file, 'utf8')) as TestServer).url
}

/** The URL of a new, empty database, dropped when the test ends. */
export async function freshDatabase (t: Pick<Test, 'teardown'>): Promise<string> {
  const server = serverUrl()
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const admin = async (statement: string) => {
    const client = new pg.Client({ connectionString: server })
    await client.connect()
    try {
      await client.query(statement)
    } finally {
      await client.end()
    }
  }
  await admin(`create database ${name} template template0 encoding 'UTF8'`)
  t.teardown(() => admin(`drop database if exists ${name} with (force)`))
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

async function migrate (url: string, options: { readonly now?: () => Date }): Promise<void> {
  const { openStore } = await import('../src/storage/open.ts') // the runner's own scripts read this file too
  const store = await openStore(url, options)
  await store.migrate()
  await store.close()
}

/** A user of the test server that owns nothing and bypasses no policy. */
const serviceUser = 'ponteverde_service'

/**
 * A new database as production has it: its tables belong to whoever migrated, and the service may only read and write them, so
 * that row-level security holds it. `now` stamps what migrating writes. Answers the address of either.
 */
export async function servedDatabase (t: Pick<Test, 'teardown'>, options: { readonly now?: () => Date } = {}): Promise<{ readonly owner: string, readonly service: string }> {
  const owner = await freshDatabase(t)
  await migrate(owner, options)
  const client = new pg.Client({ connectionString: owner })
  await client.connect()
  try {
    // Other test files make it at the same moment: whoever is first does.
    await client.query(`create role ${serviceUser} login password '${serviceUser}'`).catch((error: unknown) => {
      if (!(error instanceof pg.DatabaseError) || !['42710', '23505'].includes(error.code ?? '')) throw error
    })
    await client.query(`
      grant usage on schema public, drizzle to ${serviceUser};
      grant select, insert, update, delete on all tables in schema public to ${serviceUser};
      grant select on all tables in schema drizzle to ${serviceUser}`)
  } finally {
    await client.end()
  }
  const service = new URL(owner)
  service.username = serviceUser
  service.password = serviceUser
  return { owner, service: service.href }
}
