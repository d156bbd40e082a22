// npm run bench [-- --json FILE] [--only imports,…] [--rows N] [--rounds N] [--large]
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Bench } from './harness/bench.ts'
import { openDatabases } from './harness/databases.ts'
import { machine } from './harness/machine.ts'
import { httpBenches } from './http/benches.ts'
import { importBenches } from './imports/benches.ts'
import { rankingBenches } from './ranking/benches.ts'
import { fileName, resultsFolder, type Report } from './report/report.ts'
import { writeReport } from './report/write.ts'

const { values } = parseArgs({ options: { json: { type: 'string' }, only: { type: 'string', default: 'ranking,http' }, rows: { type: 'string' }, rounds: { type: 'string' }, large: { type: 'boolean', default: false } } })
const benches: readonly Bench[] = [...importBenches, ...rankingBenches(values.large), ...httpBenches]
const wanted = values.only.split(',')
const isWanted = ({ name }: Bench): boolean => wanted.some((asked) => name === asked || name.startsWith(`${asked}.`))
const chosen = benches.filter(isWanted)
if (chosen.length === 0) throw new Error(`There is no bench '${values.only}'. There are: ${benches.map(({ name }) => name).join(', ')}.`)

const count = (given: string | undefined): number | undefined => {
  if (given === undefined) return undefined
  if (!/^[1-9]\d*$/.test(given)) throw new Error(`'${given}' is no count.`)
  return Number(given)
}
const sizes = { rows: count(values.rows), rounds: count(values.rounds) }
const say = (text: string): void => { process.stderr.write(`${text}\n`) }

const databases = await openDatabases()
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => { databases.close().finally(() => { process.exit(1) }).catch(() => {}) })
}
const begun = { at: new Date().toISOString(), machine: machine() }
const results: Record<string, unknown> = {}
try {
  const engines = { sqlite: await databases.version('sqlite'), postgres: await databases.version('postgres') }
  // A run of some benches keeps what the others found on this day and machine.
  const file = values.json ?? join(resultsFolder, fileName(begun))
  const before = values.json === undefined && existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Report).results : {}
  mkdirSync(dirname(file), { recursive: true })
  for (const { name, run } of chosen) {
    say(`${name} …`)
    results[name] = await run({ databases, ...sizes, say })
    // After each, so that a run that is stopped keeps what it found.
    writeFileSync(file, `${JSON.stringify({ ...begun, engines, asked: { ...sizes, large: values.large }, results: { ...before, ...results } }, null, 2)}\n`)
  }
  if (values.json === undefined) writeReport()
  say(file)
} finally {
  await databases.close()
}
