// The service is killed while its thread imports and others ask: whole rows only, as many as the batch counts, and it goes on.
import { spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import t, { type Test } from 'tap'
import { createKeys } from '../../src/access/keys.ts'
import { commandLine } from '../../src/access/principal.ts'
import { createImports } from '../../src/imports/imports.ts'
import { openStore } from '../../src/storage/open.ts'
import { freshDatabase } from '../postgres.ts'
import { gather } from '../run-log.ts'
import { catalogues } from '../service.ts'
import { smeDocument } from './world.ts'

const rows = 800
const externalId = (at: number): string => `row-${String(at).padStart(4, '0')}`
const file = Array.from({ length: rows }, (_, at) => JSON.stringify(smeDocument(externalId(at), {
  needs: [{ kind: 'investment' }, { kind: 'research' }],
  claims: [{ kind: 'taxonomy', activity: 'CE 2.3', substantialContribution: 'met' }]
}))).join('\n')
const now = (): Date => new Date()

/** The service as it is started, on a database of its own. */
async function start (t: Test, url: string) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], { cwd: fileURLToPath(new URL('../..', import.meta.url)), env: { PATH: process.env['PATH'], PORT: '0', SEED_DEMO: 'false', DATABASE_URL: url }, stdio: ['ignore', 'pipe', 'pipe'] })
  t.teardown(() => { child.kill('SIGKILL') })
  let said = ''
  const ended = new Promise<void>((resolve) => { child.once('close', () => { gather(said); resolve() }) })
  child.stderr.on('data', (chunk: Buffer) => { said += chunk.toString() })
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const [, port] = /serves on http:\/\/localhost:(\d+)/.exec(said) ?? []
      if (port !== undefined) resolve(`http://127.0.0.1:${port}`)
    })
    ended.then(() => { reject(new Error(`It ended before it served: ${said}`)) }, reject)
  })
  return { address, kill: async () => { child.kill('SIGKILL'); await ended } }
}

const databases: ReadonlyArray<readonly [string, (t: Test) => Promise<string>]> = [
  ['SQLite', async (t) => `sqlite:${t.testdir()}/killed.db`],
  ['PostgreSQL', freshDatabase]
]

for (const [engine, database] of databases) {
  t.test(`${engine}: the service is killed while its thread imports`, async (t) => {
    const url = await database(t)
    const store = await openStore(url)
    t.teardown(() => store.close())
    await store.migrate()
    const { key } = await createKeys({ store, now }).create({ role: 'admin' }, commandLine)
    const { address, kill } = await start(t, url)
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson', prefer: 'respond-async' }
    const accepted = await fetch(`${address}/v1/imports`, { method: 'POST', headers, body: file })
    t.equal(accepted.status, 202)
    const { id } = await accepted.json() as { id: string }

    const until = 25 + Math.floor(Math.random() * 300)
    let acknowledged = 0
    for (; acknowledged < until; await sleep(Math.random() * 20)) {
      const batch = await (await fetch(`${address}/v1/imports/${id}`, { headers })).json() as { progress: { rowsRead: number } }
      acknowledged = batch.progress.rowsRead
    }
    await kill()

    const imports = createImports({ store, catalogues, now })
    const batch = await imports.find(id, commandLine)
    const read = batch?.progress.rowsRead ?? 0
    t.equal(batch?.state, 'interrupted')
    t.ok(read >= acknowledged && read < rows && read % 25 === 0, `${acknowledged} rows were acknowledged, ${read} are read`)
    const stored = await store.read.wholesAfter('sme', '', rows + 1)
    t.strictSame(stored.map(({ profile }) => profile.externalId).sort(), Array.from({ length: read }, (_, at) => externalId(at)), 'exactly the rows that the batch counts are there')
    t.ok(stored.every((whole) => 'needs' in whole && whole.needs.length === 2 && whole.claims.length === 1), 'no profile is half-written')
    t.match(await imports.run(file, { format: 'ndjson', principal: commandLine, resume: id }), { id, counts: { read: rows, created: rows, rejected: 0 } })
    t.equal(await store.read.countProfiles(), rows)
  })
}
