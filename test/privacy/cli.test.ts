// The command line of personal data.
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { runHere } from '../cli/terminal.ts'
import { onSqlite } from '../service.ts'
import { anna, fill } from './world.ts'

t.test('a person is told of, recorded, erased and found no more', async (t) => {
  const service = await onSqlite(t)
  const { sme } = await fill(service)
  const env = { DATABASE_URL: `sqlite:${t.testdirName}/test.db` }
  const record = ['privacy', 'record', '--email', anna.email, '--organisation', sme, '--kind', 'notice', '--day', '2026-01-01', '--purpose', 'Matching', '--basis', 'legitimate_interests', '--source', 'Letter']
  t.match(await runHere(record, env), { code: 0, stdout: /^Recorded for 1 person: per_/ })

  const out = join(t.testdirName, 'answer.json')
  t.match(await runHere(['privacy', 'export', '--email', anna.email, '--out', out, '--json'], env), { code: 0, stdout: /"file"/ })
  t.equal(statSync(out).mode & 0o777, 0o600)
  t.match(JSON.parse(readFileSync(out, 'utf8')), { contacts: [{ email: anna.email }, { email: anna.email }], records: [{ kind: 'notice' }] })
  t.match(JSON.parse((await runHere(['privacy', 'export', '--name', anna.name], env)).stdout), { contacts: [{ name: anna.name }, { name: anna.name }] })

  t.match(await runHere(['privacy', 'erase', '--name', anna.name, '--reason', 'asked'], env), { code: 1, stderr: /A name alone/ })
  t.match(await runHere(['privacy', 'erase', '--email', anna.email, '--reason', 'asked'], env), { code: 0, stdout: /^Erased 2 persons: 2 contacts, / })
  t.match(await runHere(['privacy', 'erase', '--email', anna.email, '--reason', 'asked'], env), { code: 1, stderr: /no such contact/ })
  t.match(await runHere(['privacy', 'retain'], env), { code: 0, stdout: /^Erased 0 contacts \(0 profiles changed\) and 0 remembered answers\.$/m })
  t.match(await runHere(['privacy', 'retain', '--contacts-days', '0'], env), { code: 2 })
  t.match(await runHere(['privacy', 'record', '--kind', 'gossip'], env), { code: 2 })
  t.match(await runHere(['audit', 'verify'], env), { code: 0, stdout: /^Audit log intact/ })
})
