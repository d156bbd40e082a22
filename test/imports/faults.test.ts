// The process that imports is killed at random moments: what it acknowledged is stored, nothing is stored by halves, and the
// batch can be gone on with or taken back. 10 times an engine; `npm run test:faults` sets FAULT_ROUNDS to 100.
import { spawn, type ChildProcess } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import t, { type Test } from 'tap'
import { commandLine } from '../../src/access/principal.ts'
import { createImports } from '../../src/imports/imports.ts'
import type { Store } from '../../src/profiles/store.ts'
import { openStore } from '../../src/storage/open.ts'
import { freshDatabase } from '../postgres.ts'
import { catalogues } from '../service.ts'
import { smeDocument } from './world.ts'

const rounds = Number(process.env['FAULT_ROUNDS'] ?? 10)
const root = fileURLToPath(new URL('../..', import.meta.url))
const rows = 500
/** Every tenth record is refused. */
const isWrong = (at: number): boolean => at % 10 === 9
const externalId = (at: number): string => `row-${String(at).padStart(5, '0')}`

const documents = Array.from({ length: rows }, (_, at) => smeDocument(externalId(at), {
  province: isWrong(at) ? 'XX' : 'MI',
  needs: [{ kind: 'investment' }, { kind: 'research' }],
  claims: [{ kind: 'taxonomy', activity: 'CE 2.3', substantialContribution: 'met' }],
  certifications: [{ id: 'iso-14001', number: `N-${at}` }]
}))

function command (args: readonly string[], url: string): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', 'src/cli.ts', ...args], { cwd: root, env: { PATH: process.env['PATH'], DATABASE_URL: url }, stdio: ['ignore', 'pipe', 'pipe'] })
}

async function ended (child: ChildProcess): Promise<{ code: number | null, stdout: string, stderr: string }> {
  const parts: { stdout: Buffer[], stderr: Buffer[] } = { stdout: [], stderr: [] }
  child.stdout?.on('data', (chunk: Buffer) => parts.stdout.push(chunk))
  child.stderr?.on('data', (chunk: Buffer) => parts.stderr.push(chunk))
  const code = await new Promise<number | null>((resolve) => { child.on('close', resolve) })
  return { code, stdout: Buffer.concat(parts.stdout).toString(), stderr: Buffer.concat(parts.stderr).toString() }
}

/** The batch the child works on, as soon as there is one. */
async function newBatch (store: Store, known: ReadonlySet<string>): Promise<string> {
  for (;;) {
    const found = (await store.read.batches(10)).find(({ id }) => !known.has(id))
    if (found !== undefined) return found.id
    await sleep(5)
  }
}

/** The rows stored for externalIds, each checked to be whole. */
async function wholeRows (t: Test, store: Store): Promise<ReadonlySet<string>> {
  const stored = await store.read.wholesAfter('sme', '', rows + 1)
  const halves = stored.filter((whole) => !('needs' in whole) || whole.needs.length !== 2 || whole.claims.length !== 2)
  t.strictSame(halves.map(({ profile }) => profile.externalId), [], 'no profile is half-written')
  const found = await store.read.directoryCount({ kind: 'sme', facets: [{ kind: 'taxonomy_activity', values: ['CE 2.3'] }], spans: [], words: ['esempio'], statuses: ['draft'], eyes: 'all', orderBy: { field: 'name', direction: 'asc' }, first: 1 })
  t.equal(found, stored.length, 'directories find every one of them')
  return new Set(stored.flatMap(({ profile }) => profile.externalId ?? []))
}

async function trailIsGapless (t: Test, store: Store, from: number): Promise<void> {
  const changes = await store.read.changes({ after: from, limit: 100_000 })
  t.equal((changes.at(-1)?.position ?? from) - from, changes.length, 'positions have no gaps')
}

async function round (t: Test, store: Store, url: string, file: string, known: Set<string>, goesOn: boolean): Promise<void> {
  const imports = createImports({ store, catalogues, now: () => new Date() })
  const before = await store.read.dataVersion()
  const child = command(['import', file, '--json'], url)
  const end = ended(child)
  const id = await newBatch(store, known)
  known.add(id)
  const acknowledged = async (): Promise<number> => (await imports.find(id, commandLine))?.progress.rowsRead ?? 0

  // A random moment: within the unit of work after a random number of rows.
  const until = Math.floor(Math.random() * (rows / 100)) * 100
  let seen = await acknowledged()
  for (; seen < until; seen = await acknowledged()) await sleep(5)
  await sleep(Math.random() * 120)
  seen = await acknowledged()
  child.kill('SIGKILL')
  await end

  const stored = await wholeRows(t, store)
  const batch = await imports.find(id, commandLine)
  const read = batch?.progress.rowsRead ?? 0
  t.ok(read >= seen, `${seen} rows were acknowledged, ${read} are read`)
  t.strictSame([...stored].sort(), Array.from({ length: read }, (_, at) => at).filter((at) => !isWrong(at)).map(externalId), 'exactly the rows that the batch counts are there')
  t.equal(batch?.counts.rejected, Math.floor(read / 10))
  t.equal(new Set(batch?.rejected.map(({ row }) => row)).size, Math.floor(read / 10), 'and its report holds each refused one')
  await trailIsGapless(t, store, before)
  if (batch?.state === 'done') t.comment('it was quicker than we')
  else t.equal(batch?.state, 'interrupted')

  if (goesOn && batch?.state === 'interrupted') {
    const again = await ended(command(['import', file, '--resume', id, '--json'], url))
    t.equal(again.code, 1, again.stderr)
    t.match(JSON.parse(again.stdout), { id, counts: { read: rows, created: rows * 0.9, updated: 0, unchanged: 0, rejected: rows * 0.1 } })
    t.equal((await wholeRows(t, store)).size, rows * 0.9)
    await imports.undo(id, commandLine)
  } else {
    const undone = await ended(command(['undo', id, '--json'], url))
    t.equal(undone.code, 0, undone.stderr)
    t.match(JSON.parse(undone.stdout), { state: 'undone', removed: stored.size * 5, kept: [] })
  }
  t.equal(await store.read.countProfiles(), 0, 'nothing is left of what was undone')
}

const databases: ReadonlyArray<readonly [string, (t: Test, folder: string) => Promise<string>]> = [
  ['SQLite', async (_t, folder) => `sqlite:${join(folder, 'faults.db')}`],
  ['PostgreSQL', freshDatabase]
]

for (const [engine, database] of databases) {
  t.test(`${engine}: ${rounds} imports are killed at random moments`, { timeout: rounds * 60_000 }, async (t) => {
    const folder = t.testdir({})
    const url = await database(t, folder)
    const store = await openStore(url)
    t.teardown(() => store.close())
    await store.migrate()
    const file = join(folder, 'rows.ndjson')
    writeFileSync(file, documents.map((document) => JSON.stringify(document)).join('\n'))
    const known = new Set<string>()
    for (let count = 1; count <= rounds; count++) await t.test(`kill ${count}`, (t) => round(t, store, url, file, known, count % 2 === 1))
  })
}
