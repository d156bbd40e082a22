// A real process that is killed while it writes: what it acknowledged is there afterwards, and nothing is there by halves.
// And one that is asked to stop: what it accepted it finishes. PROPERTY_SEED repeats when the kills fall.
import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import type { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import t, { type Test } from 'tap'
import { openStore } from '../../src/storage/open.ts'
import { Database } from '../../src/storage/sqlite-driver.ts'
import { runHere } from '../cli/terminal.ts'
import { gather } from '../run-log.ts'
import { imported, need } from './documents.ts'
import { at, listAt, seed } from './world.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

interface Running {
  readonly child: ChildProcessByStdio<null, Readable, Readable>
  readonly address: string
  /** What it said besides its log, and of that what is worse than a warning. */
  readonly errors: () => string
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<number | string | null>
}

async function start (t: Test, env: Readonly<Record<string, string>>): Promise<Running> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], { cwd: root, env: { PATH: process.env['PATH'], PORT: '0', SEED_DEMO: 'false', LOG_LEVEL: 'info', MAX_EVENT_LOOP_DELAY: '0', ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  t.teardown(() => { child.kill('SIGKILL') })
  const said = { out: '', err: '' }
  child.stderr.on('data', (chunk: Buffer) => { said.err += chunk.toString() })
  child.once('close', () => { gather(`${said.out}\n${said.err}\n`) })
  const ended = new Promise<number | string | null>((resolve) => { child.once('exit', (code, signal) => { resolve(code ?? signal) }) })
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said.out += chunk.toString()
      const [, port] = /serves on http:\/\/localhost:(\d+)/.exec(said.out) ?? []
      if (port !== undefined) resolve(`http://127.0.0.1:${port}`)
    })
    ended.then((code) => { reject(new Error(`It ended with ${code} before it served: ${said.err}`)) }, reject)
  })
  return { child, address, errors: () => said.err.split('\n').filter((line) => !/^\{"level":[34]0,/.test(line)).join('\n'), ended }
}

/** What the clients were told. */
interface Told {
  /** Addresses of what was acknowledged and has been added to since. */
  readonly exists: Set<string>
  /** By address, the resource as it was last acknowledged. */
  readonly stands: Map<string, string>
  /** Addresses whose change was under way when the process ended: the old state or the next. */
  readonly open: Set<string>
  /** ExternalIds of imported records that were acknowledged. */
  readonly imported: Set<string>
}

/** An import record with all that belongs to an organisation, and no number that only one may have. */
function record (externalId: string): object {
  const { vatNumber, rea, lei, identifiers, ...rest } = imported
  return { ...rest, externalId, legalName: `Intera ${externalId}` }
}

/** Four clients that write until the connection breaks. */
async function write ({ address, ended }: Running, key: string, name: string, told: Told): Promise<void> {
  const send = async (method: string, url: string, body: unknown, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${address}${url}`, { method, headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status} ${text}`)
    return { text, etag: answer.headers.get('etag') ?? '', location: answer.headers.get('location') ?? '' }
  }
  const rounds = async (once: (round: number) => Promise<void>): Promise<void> => {
    for (let round = 0; ; round++) {
      try {
        await once(round)
      } catch (error) {
        if (error instanceof TypeError && typeof await ended === 'string') return // the connection broke, as it should
        throw error
      }
    }
  }
  const editor = async (): Promise<void> => await rounds(async (round) => {
    const made = await send('POST', '/v1/smes', { legalName: `Scritta ${name} ${round}`, province: 'MI' })
    told.exists.add(made.location)
    const added = await send('POST', `${made.location}/needs`, need)
    told.stands.set(added.location, added.text)
    told.open.add(added.location)
    const changed = await send('PATCH', added.location, { stakeOffered: 0.5 }, { 'if-match': added.etag })
    told.open.delete(added.location)
    told.stands.set(added.location, changed.text)
  })
  const importer = async (which: string): Promise<void> => await rounds(async (round) => {
    const ids = Array.from({ length: 4 }, (_, index) => `${name}-${which}-${round}-${index}`)
    const { text } = await send('POST', '/v1/imports', ids.map(record))
    if (at(JSON.parse(text), 'counts', 'created') !== ids.length) throw new Error(text)
    for (const id of ids) told.imported.add(id)
  })
  await Promise.all([editor(), editor(), importer('a'), importer('b')])
}

t.test(`killed while it writes, seed ${seed}`, async (t) => {
  const env = { DATABASE_URL: `sqlite:${t.testdir()}/killed.db` }
  const { key } = JSON.parse((await runHere(['keys', 'create', '--role', 'admin', '--json'], env)).stdout) as { key: string }
  const told: Told = { exists: new Set(), stands: new Map(), open: new Set(), imported: new Set() }
  const read = async (address: string, url: string): Promise<string> => await (await fetch(`${address}${url}`, { headers: { authorization: `Bearer ${key}` } })).text()

  const checkAll = async (t: Test, address: string): Promise<void> => {
    for (const [url, text] of told.stands) {
      const found = await read(address, url)
      if (told.open.has(url) && found !== text) t.equal(at(JSON.parse(found), 'version'), Number(at(JSON.parse(text), 'version')) + 1, `${url}: the change under way is there whole`)
      else if (found !== text) t.equal(found, text, `${url} is as it was acknowledged`)
      if (told.open.delete(url)) told.stands.set(url, found)
    }
    for (const url of told.exists) if (at(JSON.parse(await read(address, url)), 'id') === undefined) t.fail(`${url} is gone`)
    t.pass(`${told.exists.size + told.stands.size} acknowledged records are there`)
    const stored = new Set<unknown>()
    for (let after = ''; ;) {
      const page = JSON.parse(await read(address, `/v1/smes?source=import&first=100${after}`)) as unknown
      for (const sme of listAt(page, 'items')) {
        stored.add(at(sme, 'externalId'))
        const parts = [listAt(sme, 'needs').length, listAt(sme, 'claims').length, at(sme, 'status')]
        if (parts.join() !== '1,3,in_review') t.strictSame(parts, [1, 3, 'in_review'], `${String(at(sme, 'externalId'))} is whole`)
      }
      const cursor = at(page, 'nextCursor')
      if (cursor === undefined) break
      after = `&after=${String(cursor)}`
    }
    t.strictSame([...told.imported].filter((id) => !stored.has(id)), [], `all ${told.imported.size} acknowledged imports are there, of ${stored.size}`)
    const [last] = [...stored].reverse()
    if (last !== undefined) t.equal(listAt(JSON.parse(await read(address, `/v1/smes?search=${encodeURIComponent(String(last))}`)), 'items').length > 0, true, 'and found by name')
  }

  for (const [round, wait] of fc.sample(fc.integer({ min: 0, max: 1_000 }), { numRuns: 3, seed }).entries()) {
    const running = await start(t, env)
    await checkAll(t, running.address)
    const before = { records: told.stands.size, imported: told.imported.size }
    const writing = write(running, key, `r${round}`, told)
    // Only once something of each was acknowledged.
    while (told.stands.size === before.records || told.imported.size === before.imported) await Promise.race([sleep(5), writing])
    await Promise.race([sleep(wait), writing])
    running.child.kill('SIGKILL')
    t.equal(await running.ended, 'SIGKILL', `killed after ${wait} ms`)
    await writing
    t.comment(`${told.stands.size - before.records} records and ${told.imported.size - before.imported} imported ones were acknowledged`)
    t.equal(running.errors(), '', 'nothing was logged as an error')
  }

  const running = await start(t, env)
  await checkAll(t, running.address)
  running.child.kill('SIGTERM')
  t.equal(await running.ended, 0)

  const path = env.DATABASE_URL.slice('sqlite:'.length)
  const file = new Database(path, { readonly: true })
  t.strictSame(file.pragma('integrity_check'), [{ integrity_check: 'ok' }])
  t.strictSame(file.pragma('foreign_key_check'), [])
  file.close()
  const store = await openStore(env.DATABASE_URL)
  t.teardown(() => store.close())
  const changes = await store.read.changes({ after: 0, limit: 1_000_000 })
  t.strictSame(changes.map(({ position }) => position), changes.map((_, index) => index + 1), 'the record of changes has no gap')
})

t.test('asked to stop, it finishes what it accepted', async (t) => {
  const env = { DATABASE_URL: `sqlite:${t.testdir()}/stopped.db` }
  const { key } = JSON.parse((await runHere(['keys', 'create', '--role', 'admin', '--json'], env)).stdout) as { key: string }
  const { child, address, ended, errors } = await start(t, env)
  const body = Array.from({ length: 150 }, (_, index) => JSON.stringify(record(`s-${index}`))).join('\n')
  // A connection that would stay open, as browsers and proxies keep theirs.
  const agent = new Agent({ keepAlive: true })
  t.teardown(() => { agent.destroy() })
  const idle = request(`${address}/healthz`, { agent }).end()
  const [healthy] = await once(idle, 'response') as [Readable & { statusCode: number }]
  healthy.resume()
  await once(healthy, 'end')

  const importing = request(`${address}/v1/imports`, { method: 'POST', agent, headers: { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson', 'content-length': Buffer.byteLength(body), expect: '100-continue' } })
  importing.flushHeaders()
  await once(importing, 'continue') // accepted
  importing.write(body.slice(0, 1_000))
  child.kill('SIGTERM')
  const refused = async (): Promise<boolean> => await fetch(`${address}/healthz`).then(({ status }) => status === 503, () => true)
  while (!await refused()) await sleep(10)
  importing.end(body.slice(1_000))
  const [answer] = await once(importing, 'response') as [Readable & { statusCode: number }]
  const answered = Date.now()
  const chunks: Buffer[] = []
  for await (const chunk of answer) chunks.push(chunk as Buffer)
  t.equal(answer.statusCode, 200)
  t.match(JSON.parse(Buffer.concat(chunks).toString()), { counts: { read: 150, created: 150, rejected: 0 } })
  t.equal(await ended, 0)
  t.ok(Date.now() - answered < 5_000, `it ended ${Date.now() - answered} ms after its last answer`)
  t.equal(errors(), '')
  const store = await openStore(env.DATABASE_URL)
  t.teardown(() => store.close())
  t.equal(await store.read.countProfiles(), 150)
})
