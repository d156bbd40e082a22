// npm run load: a real process under twice the load it can bear. What it accepts it must finish, what it refuses it must
// refuse with 503, and afterwards it must be as before. LOAD_SECONDS sets how long each part takes.
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import autocannon, { type Options, type Result } from 'autocannon'

const root = fileURLToPath(new URL('../..', import.meta.url))
const duration = Number(process.env['LOAD_SECONDS'] ?? 15)
/** More than the service works on at once, so that requests keep coming while others wait. */
const manyConnections = 2_000

const folder = await mkdtemp(join(tmpdir(), 'ponteverde-load-'))
const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
  cwd: root,
  env: { PATH: process.env['PATH'], PORT: '0', LOG_LEVEL: 'error', SEED_DEMO: 'true', RATE_LIMIT: '0', DATABASE_URL: `sqlite:${folder}/load.db` },
  stdio: ['ignore', 'pipe', 'pipe']
})
let said = ''
let errors = ''
child.stderr.on('data', (chunk: Buffer) => { errors += chunk.toString() })
const ended = new Promise<number | string | null>((resolve) => { child.once('exit', (code, signal) => { resolve(code ?? signal) }) })
const port = await new Promise<string>((resolve, reject) => {
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString()
    const [, found] = /serves on http:\/\/localhost:(\d+)/.exec(said) ?? []
    if (found !== undefined) resolve(found)
  })
  ended.then((code) => { reject(new Error(`The service ended with ${code}: ${errors}`)) }, reject)
})
const address = `http://127.0.0.1:${port}`

const day = 24 * 3_600_000
let asked = 0
/** Every request asks for another day, as an answer that is kept costs next to nothing. */
function body (): string {
  const asOf = new Date(Date.UTC(2026, 10, 22) - (asked++ % 20_000) * day).toISOString().slice(0, 10)
  return JSON.stringify({ query: 'query Load($asOf: Date) { matches(for: "sme_demo_01", first: 10, asOf: $asOf) { nodes { rank score investor { id } directions { direction score } } } }', variables: { asOf } })
}
const query: Pick<Options, 'url' | 'requests'> = {
  url: address,
  requests: [{ method: 'POST', path: '/graphql', headers: { 'content-type': 'application/json' }, setupRequest: (request) => ({ ...request, body: body() }) }]
}

interface Part { readonly name: string, readonly result: Result }
const parts: Part[] = []
async function run (name: string, options: Partial<Options>): Promise<Result> {
  const result = await autocannon({ ...query, duration, timeout: 20, ...options })
  parts.push({ name, result })
  return result
}
const statusesOf = ({ statusCodeStats = {} }: Result): Readonly<Record<string, number>> => Object.fromEntries(Object.entries(statusCodeStats).map(([status, { count = 0 }]) => [status, count]))

/** Asks every half second, as an orchestrator does, until told to stop: how many of its questions were answered, and how late at worst. */
function watchHealth (): () => Promise<{ readonly asked: number, readonly answered: number, readonly slowestMs: number }> {
  const stop = new AbortController()
  const told = { asked: 0, answered: 0, slowestMs: 0 }
  const watching = (async () => {
    while (!stop.signal.aborted) {
      const start = performance.now()
      told.asked++
      const ok = await fetch(`${address}/healthz`).then(({ status }) => status === 200, () => false)
      if (ok) told.answered++
      told.slowestMs = Math.max(told.slowestMs, Math.round(performance.now() - start))
      await sleep(500)
    }
  })()
  return async () => {
    stop.abort()
    await watching
    return told
  }
}

const faults: string[] = []
try {
  await autocannon({ ...query, connections: 4, duration: 3 })
  const saturation = await run('as much as it can, 4 connections', { connections: 4 })
  const rate = saturation.requests.average
  const stop = watchHealth()
  const overload = await run(`twice that, ${manyConnections} connections`, { connections: manyConnections, overallRate: Math.ceil(2 * rate) })
  const health = await stop()
  await sleep(1_000)
  const after = await run('afterwards, 4 connections', { connections: 4, duration: 5 })

  for (const { name, result } of parts) {
    const { requests, latency } = result
    console.log(`${name}: ${JSON.stringify(statusesOf(result))}, ${requests.average.toFixed(0)} answers/s, ${latency.p50} ms half, ${latency.p99} ms 99 %, ${latency.max} ms at most; ${result.errors} errors, ${result.timeouts} without an answer`)
  }
  console.log(`health during the overload: ${health.answered} of ${health.asked} answered, ${health.slowestMs} ms at most`)
  const { 200: served = 0, 503: refused = 0, ...others } = statusesOf(overload)
  console.log(`accepted under the overload: ${(served / duration).toFixed(0)} a second, ${Math.round(100 * served / duration / rate)} % of what it can`)
  if (overload.errors > 0 || overload.timeouts > 0) faults.push('some accepted requests had no answer')
  if (Object.keys(others).length > 0) faults.push(`other answers than 200 and 503: ${JSON.stringify(others)}`)
  if (refused === 0) faults.push('nothing was refused, so this was no overload')
  if (served < duration * rate / 4) faults.push('less than a quarter of what it can was served')
  if (health.answered < health.asked) faults.push('health was not always answered')
  if (Object.keys(statusesOf(after)).join() !== '200') faults.push('afterwards it still refused')
} finally {
  child.kill('SIGTERM')
  const code = await ended
  if (code !== 0) faults.push(`it ended with ${code}`)
  if (errors.includes('"level":50')) faults.push(`errors were logged: ${errors.slice(0, 500)}`)
  await rm(folder, { recursive: true })
}
for (const fault of faults) console.error(`✖ ${fault}`)
process.exitCode = faults.length > 0 ? 1 : 0
