// README tells what was measured last, and nothing else.
import { readFileSync } from 'node:fs'
import t from 'tap'
import { newest } from '../bench/report/report.ts'
import { plot } from '../bench/report/plot.ts'
import { benchTable, targetsTable, withTable } from '../bench/report/table.ts'

t.test('the tables of figures are made from the newest results', async (t) => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
  const latest = newest()
  t.equal(readme, withTable(readme, latest === undefined ? undefined : benchTable(latest.file, latest.report)), 'npm run bench:report writes it')
  const benchReadme = readFileSync(new URL('../bench/README.md', import.meta.url), 'utf8')
  t.equal(benchReadme, withTable(benchReadme, latest === undefined ? undefined : targetsTable(latest.report), 'targets'), 'and the targets with what was reached')
})

t.test('a plot names its lines and needs something to draw', async (t) => {
  const svg = plot('One & two', [{ name: 'a < b', points: [[10, 1], [100, 12]] }])
  t.match(svg, 'a &lt; b')
  t.match(svg, 'One &amp; two')
  t.throws(() => plot('Nothing', []), /nothing to draw/)
})
