// Runs `npm ci && npm start` in a folder as README's reader would, and looks that the service says, does and ends as promised.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

const cwd = process.argv[2]
const startWithinMs = 180_000
const stopWithinMs = 20_000

async function freePort () {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address()
  probe.close()
  await once(probe, 'close')
  return port
}

async function ask (address, init) {
  const response = await fetch(address, { ...init, signal: AbortSignal.timeout(30_000) })
  const text = await response.text()
  if (!response.ok) throw new Error(`${address} answered ${response.status}: ${text.slice(0, 500)}`)
  console.log(`${address}: ${response.status}`)
  return text
}

async function check (base) {
  await ask(`${base}/healthz`)
  const query = '{ smes(first: 1) { edges { node { id matches(first: 3) { edges { node { rank score investor { id } } } } } } } }'
  const answer = JSON.parse(await ask(`${base}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) }))
  const matches = answer.data?.smes.edges[0]?.node.matches.edges ?? []
  if (answer.errors !== undefined || matches[0]?.node.rank !== 1) throw new Error(`No ranking over GraphQL: ${JSON.stringify(answer).slice(0, 500)}`)
  console.log(`a ranking over GraphQL: ${matches.map(({ node }) => node.score).join(', ')}`)
}

const install = spawnSync('npm', ['ci'], { cwd, stdio: ['ignore', 'inherit', 'inherit'] })
if (install.status !== 0) throw new Error(`npm ci ended with ${install.status ?? install.signal}`)

const port = await freePort()
// A process group of its own: should npm leave the service behind, it is found and ended.
const service = spawn('npm', ['start'], { cwd, env: { ...process.env, PORT: String(port) }, stdio: ['ignore', 'pipe', 'inherit'], detached: true })
const ended = new Promise((resolve) => { service.once('exit', (code, signal) => resolve(code ?? signal)) })
let said = ''
service.stdout.setEncoding('utf8').on('data', (text) => {
  said += text
  process.stdout.write(text)
})

try {
  const wanted = { 'the address': new RegExp(`http://(localhost|127\\.0\\.0\\.1):${port}\\b`), 'a ranked match': /^\s*1\. .*\d+\.\d\d/m }
  const missing = () => Object.keys(wanted).filter((what) => !wanted[what].test(said))
  const deadline = Date.now() + startWithinMs
  while (missing().length > 0) {
    if (Date.now() > deadline) throw new Error(`After ${startWithinMs / 1000} s it has not printed ${missing().join(' and ')}.`)
    const early = await Promise.race([ended, sleep(200)])
    if (early !== undefined) throw new Error(`npm start ended with ${early} before it had printed ${missing().join(' and ')}.`)
  }
  await check(`http://127.0.0.1:${port}`)
  service.kill('SIGTERM')
  const code = await Promise.race([ended, sleep(stopWithinMs, 'nothing: it still runs', { ref: false })])
  if (code !== 0) throw new Error(`After SIGTERM npm start ended with ${code}, not 0.`)
  console.log('ended with 0 after SIGTERM')
} finally {
  try {
    process.kill(-service.pid, 'SIGKILL')
  } catch {
    // Nothing of it is left.
  }
}
