// Prints tap's totals as it gives them, then as "N passed, N failed"; fails when something failed or nothing ran.
import { readFileSync } from 'node:fs'

/** The last `# { total: 8, pass: 4, fail: 2, todo: 1, skip: 1 }` of a report: that of the whole run. tap leaves out what is 0. */
export function totals (report) {
  const line = report.match(/^# \{ total: .*\}$/gm)?.at(-1)
  if (line === undefined) return undefined
  const count = (name) => Number(new RegExp(`\\b${name}: (\\d+)`).exec(line)?.[1] ?? 0)
  return { line, passed: count('pass'), failed: count('fail') }
}

function read (file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

const found = totals(read(process.argv[2] ?? ''))
const { line, passed, failed } = found ?? { line: '# the tests did not run to their end', passed: 0, failed: 1 }
console.log(`${line}\n${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0
