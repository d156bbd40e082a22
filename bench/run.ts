// npm run bench [-- --json FILE] [--only imports,…] [--rows N] [--rounds N]
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Bench } from './harness/bench.ts'
import { openDatabases } from './harness/databases.ts'
import { machine } from './harness/machine.ts'
import { importBenches } from './imports/benches.ts'

const benches: readonly Bench[] = importBenches

const { values } = parseArgs({ options: { json: { type: 'string' }, only: { type: 'string' }, rows: { type: 'string' }, rounds: { type: 'string' } } })
const wanted = values.only?.split(',')
const isWanted = ({ name }: Bench): boolean => wanted?.some((asked) => name === asked || name.startsWith(`${asked}.`)) ?? true
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
  for (const { name, run } of chosen) {
    say(`${name} …`)
    results[name] = await run({ databases, ...sizes, say })
    say(JSON.stringify(results[name]))
  }
  const report = JSON.stringify({ ...begun, engines, asked: sizes, results }, null, 2)
  if (values.json === undefined) process.stdout.write(`${report}\n`)
  else writeFileSync(values.json, `${report}\n`)
} finally {
  await databases.close()
}
