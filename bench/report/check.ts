// npm run bench:check: the newest results against the floors. Ends with 1 when a floor that was measured is not met.
import { floors, isMet } from './floors.ts'
import { newest } from './report.ts'

const latest = newest()
if (latest === undefined) throw new Error('There are no results: npm run bench makes some.')
process.stdout.write(`${latest.file}\n`)
for (const floor of floors(latest.report)) {
  const { goal, least, most, measured } = floor
  const met = isMet(floor)
  const bound = least === undefined ? `at most ${most}` : `at least ${least}`
  process.stdout.write(`${met === undefined ? 'not measured' : met ? 'met         ' : 'NOT MET     '}  ${goal}: ${measured === undefined ? '–' : Number(measured.toPrecision(3))} (${bound})\n`)
  if (met === false) process.exitCode = 1
}
