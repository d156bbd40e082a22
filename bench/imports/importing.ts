// A process that does one thing with a file and says what it took: read | dry-run | import, the database's address, the file.
import { createReadStream } from 'node:fs'
import { commandLine } from '../../src/access/principal.ts'
import { loadCatalogues } from '../../src/catalogues/catalogues.ts'
import { createImports } from '../../src/imports/imports.ts'
import { readRecords } from '../../src/imports/read.ts'
import { seedRates } from '../../src/imports/seed.ts'
import { openStore } from '../../src/storage/open.ts'
import { rounded } from '../harness/figures.ts'
import { peakMegabytes } from '../harness/machine.ts'

/** What one process took. */
export interface Took { readonly seconds: number, readonly cpuSeconds: number, readonly rows: number, readonly rejected: number, readonly peakMegabytes: number }

const [what = '', url = '', file = ''] = process.argv.slice(2)
const read = () => createReadStream(file)

async function work (): Promise<{ rows: number, rejected: number, seconds: number, cpuSeconds: number }> {
  const store = what === 'read' ? undefined : await openStore(url)
  await store?.migrate()
  const catalogues = loadCatalogues()
  if (store !== undefined) await seedRates(store, commandLine)
  const begun = performance.now()
  const cpu = process.cpuUsage()
  let rows = 0
  let rejected = 0
  if (store === undefined) {
    for await (const record of (await readRecords(read, 'csv')).records) if ('value' in record) rows++
  } else {
    const { counts } = await createImports({ store, catalogues, now: () => new Date() }).run({ read }, { format: 'csv', principal: commandLine, dryRun: what === 'dry-run' })
    rows = counts.read
    rejected = counts.rejected
  }
  const seconds = (performance.now() - begun) / 1000
  const used = process.cpuUsage(cpu)
  await store?.close()
  return { rows, rejected, seconds, cpuSeconds: (used.user + used.system) / 1e6 }
}

const { rows, rejected, seconds, cpuSeconds } = await work()
process.stdout.write(`${JSON.stringify({ seconds: rounded(seconds), cpuSeconds: rounded(cpuSeconds), rows, rejected, peakMegabytes: peakMegabytes() } satisfies Took)}\n`)
