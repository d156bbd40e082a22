// The tables of figures in README.md and bench/README.md, made from a report and nothing else.
import { floors, isMet } from './floors.ts'
import { overEveryPair, type Report } from './report.ts'

/** Three digits that say something. */
function short (value: number | undefined): string {
  if (value === undefined || Number.isNaN(value)) return '–'
  return value >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(value >= 10 ? 3 : 2)))
}
const times = (value: number | undefined): string => value === undefined ? '–' : `${short(value)}×`

/** The lines between the markers. */
export function benchTable (file: string, { at, machine, engines, results }: Report): string {
  const lines = [`Measured ${at.slice(0, 10)} on ${machine.cores} cores of ${machine.cpu}, Node ${machine.node.slice(1)}, SQLite ${engines.sqlite}, PostgreSQL ${engines.postgres}, load ${machine.load} at the start ([all figures](bench/results/${file})). Medians; ratios are taken round by round, so trust them before milliseconds.`]
  const grown = (results['ranking.growth'] ?? []).filter(({ uncorrelated }) => !uncorrelated)
  const sizes = [...new Set(grown.map(({ candidates }) => candidates))].sort((a, b) => a - b)
  if (sizes.length > 0) {
    lines.push('', `| one ranking, first 20 places explained | ${sizes.map((size) => size.toLocaleString('en')).join(' | ')} |`, `| --- |${' ---: |'.repeat(sizes.length)}`)
    for (const direction of new Set(grown.map(({ direction }) => direction))) {
      const at = (size: number) => grown.find((one) => one.direction === direction && one.candidates === size)
      const row = (title: string, cell: (size: number) => string): void => { lines.push(`| ${title} | ${sizes.map(cell).join(' | ')} |`) }
      row(`**${direction}**, milliseconds`, (size) => short(at(size)?.engines['index']?.milliseconds.median))
      row('… scoring every pair takes', (size) => { const one = at(size); return times(one === undefined ? undefined : overEveryPair(one)) })
      row('… time over a JavaScript loop that reads the same bytes', (size) => times(at(size)?.engines['javascriptReadLoop']?.inverse.median))
      row('… over reading them at the speed of memory', (size) => times(at(size)?.engines['memoryRead']?.inverse.median))
      row('… bytes a candidate', (size) => short(at(size)?.bytesPerCandidate))
    }
    const sql = results['ranking.sql'] ?? []
    for (const [name, title] of [['sqliteWide', 'SQLite'], ['sqliteNormalised', 'SQLite, normalised tables,'], ['postgresWide', 'PostgreSQL, one process'], ['postgresWideParallel', 'PostgreSQL, two workers'], ['postgresNormalised', 'PostgreSQL, normalised tables,']] as const) {
      if (sql.length > 0) lines.push(`| the criteria SQL can express, ${title} takes | ${sizes.map((size) => times(sql.find(({ candidates }) => candidates === size)?.engines[name]?.ratio.median)).join(' | ')} |`)
    }
  }
  const startup = results['ranking.startup']
  if (startup !== undefined) {
    lines.push('', `Start-up loads ${short(startup.sqlite.profilesPerSecond)} profiles a second from SQLite and ${short(startup.postgres.profilesPerSecond)} from PostgreSQL (${startup.profiles.toLocaleString('en')} profiles).` +
    (results['ranking.updates'] === undefined ? '' : ` A changed profile is in the index after ${short(results['ranking.updates'].microseconds.median)} µs.`) +
    (results['ranking.all_pairs'] === undefined ? '' : ` Whole-population jobs rank ${results['ranking.all_pairs'].sides.map(({ indexPairsPerSecond, direction }) => `${short(indexPairsPerSecond)} pairs a second (${direction})`).join(' and ')} on one core.`))
  }
  const http = results['http.matches']
  if (http !== undefined) {
    lines.push('', `| 20 matches over HTTP, ${http.candidates.toLocaleString('en')} candidates | CPU a request, µs | × static | requests/s |`, '| --- | ---: | ---: | ---: |')
    for (const [name, { microseconds, overStatic, requestsPerSecond }] of Object.entries(http.servers)) lines.push(`| ${name} | ${short(microseconds.median)} | ${short(overStatic.median)} | ${short(requestsPerSecond.median)} |`)
  }
  return lines.join('\n')
}

/** The targets of the design, what was measured, and what bounds those that are not reached. */
export function targetsTable (report: Report): string {
  const lines = ['| target, as a ratio in one run | asked | measured | |', '| --- | ---: | ---: | --- |']
  for (const floor of floors(report)) {
    const { goal, least, most, measured, limit } = floor
    const met = isMet(floor)
    lines.push(`| ${goal} | ${least === undefined ? `≤ ${most}` : `≥ ${least}`} | ${short(measured)} | ${met === undefined ? 'not measured' : met ? 'met' : `not met${limit === undefined ? '' : `: ${limit}`}`} |`)
  }
  return lines.join('\n')
}

/** A text with the table between its marks `name` and `/name`; without one, with nothing there. @throws Error when it has no marks */
export function withTable (readme: string, table: string | undefined, name = 'bench'): string {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
  const [from, to] = [readme.indexOf(start), readme.indexOf(end)]
  if (from === -1 || to < from) throw new Error(`There is no place for the table: ${start} … ${end}.`)
  return `${readme.slice(0, from + start.length)}\n${table === undefined ? '' : `${table}\n`}${readme.slice(to)}`
}
