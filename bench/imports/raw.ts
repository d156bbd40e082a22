// A process that inserts the table rows of one database into an empty one through the driver alone, as fast as it can: the
// same rows in transactions of the same size. Reading them is not counted. Arguments: the addresses of the two.
import { openStore } from '../../src/storage/open.ts'
import { rounded } from '../harness/figures.ts'
import { openRaw, type RawRows } from './raw-engines.ts'

export interface RawTook { readonly seconds: number, readonly cpuSeconds: number, readonly rows: number, readonly tableRows: number }

/** Organisations of one transaction: those of an import's unit of work. */
const unitSize = 100

/** In the order in which foreign keys allow them. */
const byOrganisation = ['identifiers', 'needs', 'claims', 'words', 'facets', 'spans'] as const

const [from = '', to = ''] = process.argv.slice(2)
const target = await openStore(to)
await target.migrate()
await target.close()
const source = await openRaw(from)
const sink = await openRaw(to)

let seconds = 0
let cpuSeconds = 0
let rows = 0
let tableRows = 0
for (let after = 0; ;) {
  const made = await source.made(after, unitSize)
  const last = made.at(-1)
  if (last === undefined) break
  const ids = made.map(({ id }) => id)
  const until = await source.until(last.position)
  const tables: Array<readonly [string, RawRows]> = [['organisations', await source.rows('organisations', 'id', ids)]]
  for (const table of byOrganisation) tables.push([table, await source.rows(table, 'organisation_id', ids)])
  tables.push(['changes', await source.changes(after, until)], ['batch_records', await source.batchRecords(after, until)])
  const begun = performance.now()
  const cpu = process.cpuUsage()
  await sink.insert(tables)
  seconds += (performance.now() - begun) / 1000
  const used = process.cpuUsage(cpu)
  cpuSeconds += (used.user + used.system) / 1e6
  rows += ids.length
  tableRows += tables.reduce((sum, [, { values }]) => sum + values.length, 0)
  after = until
}
await source.close()
await sink.close()
process.stdout.write(`${JSON.stringify({ seconds: rounded(seconds), cpuSeconds: rounded(cpuSeconds), rows, tableRows } satisfies RawTook)}\n`)
