// README tells what was measured last, and nothing else.
import { readFileSync } from 'node:fs'
import t from 'tap'
import { newest } from '../bench/report/report.ts'
import { plot } from '../bench/report/plot.ts'
import { benchTable, withTable } from '../bench/report/table.ts'

t.test('README’s table of figures is made from the newest results', async (t) => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
  const latest = newest()
  t.equal(readme, withTable(readme, latest === undefined ? undefined : benchTable(latest.file, latest.report)), 'npm run bench:report writes it')
})

t.test('a plot names its lines and needs something to draw', async (t) => {
  const svg = plot('One & two', [{ name: 'a < b', points: [[10, 1], [100, 12]] }])
  t.match(svg, 'a &lt; b')
  t.match(svg, 'One &amp; two')
  t.throws(() => plot('Nothing', []), /nothing to draw/)
})
