// Rows a second of the real import, beside what the database alone inserts of the very same table rows.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { BenchContext } from '../harness/bench.ts'
import { runScript } from '../harness/child.ts'
import { figures, interleaved, rounded } from '../harness/figures.ts'
import { load } from '../harness/machine.ts'
import { writeSmes } from './file.ts'
import type { Took } from './importing.ts'
import type { RawTook } from './raw.ts'

export async function speed ({ databases, rows = 100_000, rounds = 2, say }: BenchContext): Promise<unknown> {
  const file = join(databases.folder, 'smes.csv')
  const size = await writeSmes(file, { rows })
  const byEngine: Record<string, unknown> = {}
  try {
    for (const engine of ['sqlite', 'postgres'] as const) {
      const loadBefore = load()
      let imported = await databases.fresh(engine)
      // The rows that the database alone inserts are those of the newest import.
      const first = await runScript<Took>('bench/imports/importing.ts', ['import', imported, file])
      say(`${engine}: ${Math.round(first.rows / first.seconds)} rows a second`)
      const importing = async (): Promise<Took | RawTook> => {
        await databases.drop(imported)
        imported = await databases.fresh(engine)
        return await runScript<Took>('bench/imports/importing.ts', ['import', imported, file])
      }
      const inserting = async (): Promise<Took | RawTook> => {
        const target = await databases.fresh(engine)
        const took = await runScript<RawTook>('bench/imports/raw.ts', [imported, target])
        await databases.drop(target)
        return took
      }
      const [raws = [], imports = []] = await interleaved(rounds, [inserting, importing])
      const all = [first, ...imports as readonly Took[]]
      await databases.drop(imported)
      const rate = figures(all.map((took) => took.rows / took.seconds))
      const raw = figures(raws.map((took) => took.rows / took.seconds))
      const { peakMegabytes, rejected } = all.reduce((a, b) => a.peakMegabytes > b.peakMegabytes ? a : b)
      byEngine[engine] = { load: loadBefore, importRowsPerSecond: rate, insertRowsPerSecond: raw, ratio: rounded(rate.median / raw.median), importCpuSecondsPerThousandRows: rounded(figures(all.map((took) => took.cpuSeconds / took.rows * 1000)).median), tableRows: (raws[0] as RawTook | undefined)?.tableRows, peakMegabytes, rejected }
      say(`${engine}: import ${Math.round(rate.median)} rows/s, database alone ${Math.round(raw.median)} rows/s`)
    }
  } finally {
    await rm(file, { force: true })
  }
  return { rows, fileMegabytes: rounded(size.bytes / 1e6, 1), ...byEngine }
}
