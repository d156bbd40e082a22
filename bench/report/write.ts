// npm run bench:report: the tables of README.md and bench/README.md and the plots, anew from the newest results.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../harness/root.ts'
import { plot, type Line } from './plot.ts'
import { newest, resultsFolder, type Report } from './report.ts'
import { benchTable, targetsTable, withTable } from './table.ts'

const readme = join(root, 'README.md')
const benchReadme = join(root, 'bench/README.md')

/** The plots of a report, by file name. */
export function plots ({ results }: Report): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const grown = results['ranking.growth'] ?? []
  const names = [['index', 'index'], ['everyPair', 'scoring every pair'], ['javascriptReadLoop', 'JavaScript read loop'], ['memoryRead', 'memory read']] as const
  for (const [direction, file] of [['SMEs for an investor', 'growth-smes.svg'], ['investors for an SME', 'growth-investors.svg']] as const) {
    const own = grown.filter((one) => one.direction === direction && !one.uncorrelated)
    const lines = names.map(([engine, name]): Line => ({
      name,
      points: own.flatMap(({ candidates, engines, everyPairOnce }): Array<readonly [number, number]> => {
        const once = everyPairOnce === undefined ? undefined : everyPairOnce.milliseconds.reduce((sum, one) => sum + one, 0) / everyPairOnce.milliseconds.length
        const time = engines[engine]?.milliseconds.median ?? (engine === 'everyPair' ? once : undefined)
        return time === undefined || time <= 0 ? [] : [[candidates, time]]
      })
    })).filter(({ points }) => points.length > 0)
    if (lines.length > 0) found.set(file, plot(`One ranking: ${direction}`, lines))
  }
  const sql = results['ranking.sql'] ?? []
  const rivals = [['index', 'index'], ['sqliteWide', 'SQLite'], ['postgresWide', 'PostgreSQL, one process'], ['postgresWideParallel', 'PostgreSQL, two workers'], ['everyPair', 'scoring every pair']] as const
  const lines = rivals.map(([engine, name]): Line => ({ name, points: sql.flatMap(({ candidates, engines }) => engines[engine] === undefined ? [] : [[candidates, engines[engine].milliseconds.median] as const]) })).filter(({ points }) => points.length > 0)
  if (lines.length > 0) found.set('growth-sql.svg', plot('The criteria that SQL can express', lines))
  return found
}

/** Writes them all. @throws Error when nothing was ever measured */
export function writeReport (): void {
  const latest = newest()
  if (latest === undefined) throw new Error('There are no results: npm run bench makes some.')
  for (const [file, svg] of plots(latest.report)) writeFileSync(`${resultsFolder}/${file}`, svg)
  writeFileSync(readme, withTable(readFileSync(readme, 'utf8'), benchTable(latest.file, latest.report)))
  writeFileSync(benchReadme, withTable(readFileSync(benchReadme, 'utf8'), targetsTable(latest.report), 'targets'))
}

if (process.argv[1] !== undefined && import.meta.filename === process.argv[1]) writeReport()
