// The memory of a real process that reads, dry-runs and imports a CSV file of 500 MB.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { BenchContext } from '../harness/bench.ts'
import { runScript } from '../harness/child.ts'
import { rounded } from '../harness/figures.ts'
import { writeSmes } from './file.ts'
import type { Took } from './importing.ts'

/** The description takes most of a row, as in registers that hold the object of the company: some 4 KB a row. */
const prose = 48

export async function memory ({ databases, rows, say }: BenchContext): Promise<unknown> {
  const file = join(databases.folder, 'large.csv')
  const size = await writeSmes(file, rows === undefined ? { bytes: 500_000_000, prose } : { rows, prose })
  say(`a file of ${size.rows} rows, ${Math.round(size.bytes / 1e6)} MB`)
  const took: Record<string, Took> = {}
  try {
    took['read'] = await runScript<Took>('bench/imports/importing.ts', ['read', '-', file])
    for (const engine of ['sqlite', 'postgres'] as const) {
      for (const what of ['dry-run', 'import']) {
        say(`${engine}: ${what}`)
        const url = await databases.fresh(engine)
        took[`${engine}.${what}`] = await runScript<Took>('bench/imports/importing.ts', [what, url, file])
        await databases.drop(url)
      }
    }
  } finally {
    await rm(file, { force: true })
  }
  return { fileMegabytes: rounded(size.bytes / 1e6, 1), rows: size.rows, took }
}
