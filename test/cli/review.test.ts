import { join } from 'node:path'
import t from 'tap'
import { onSqlite } from '../service.ts'
import { market, movingClock } from '../claims/review-world.ts'
import { runHere } from './terminal.ts'

t.test('review list shows what waits, with filters, as a table and as JSON', async (t) => {
  const service = await onSqlite(t, { now: movingClock() })
  const env = { DATABASE_URL: `sqlite:${join(t.testdirName, 'test.db')}`, LANG: 'it_IT.UTF-8' }
  t.match(await runHere(['review', 'list'], env), { code: 0, stdout: 'Nothing awaits review.\n' })
  const { claims: { ce } } = await market(service)

  const { code, stdout } = await runHere(['review', 'list'], env)
  t.equal(code, 0)
  const [titles, ...rows] = stdout.trimEnd().split('\n')
  t.match(titles, /^matches {2}since +kind +about +organisation +id$/)
  t.equal(rows.length, 8)
  t.match(rows.find((row) => row.includes(ce.id)), /^ +\d+ {2}\d{4}-\d\d-\d\d {2}taxonomy +CE 2\.3 +Esempio sme_a +claim_\w+ \(version 2\)$/)
  t.match(rows.find((row) => row.endsWith('sme_c')), /profile +sme +Esempio sme_c +sme_c$/)

  const few = await runHere(['review', 'list', '--first', '1', '--kind', 'taxonomy', 'profile'], env)
  t.match(few.stdout, /\n\n… and 4 more entries; --first shows up to 100\.\n$/)
  const json = JSON.parse((await runHere(['review', 'list', '--objective', 'CE', '--source', 'register', '--json'], env)).stdout)
  t.match(json, { totalCount: 1, unweighed: 0, items: [{ id: ce.id, kind: 'taxonomy', organisation: 'sme_a', claim: { version: 2 } }] })
  t.match(await runHere(['review', 'list', '--kind', 'claim'], env), { code: 2, stderr: /Allowed choices are profile, taxonomy/ })
})
