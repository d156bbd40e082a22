import { readFileSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { buildApp } from './app.ts'
import { leaksIn, logFolder, searchLogs, writeGathered } from './run-log.ts'
import { onSqlite } from './service.ts'

const key = `pv_${'0a'.repeat(8)}_${'x'.repeat(43)}`
const leaking: Readonly<Record<string, string>> = {
  'an API key': `{"level":30,"msg":"made ${key}"}`,
  credentials: '{"level":30,"req":{"headers":{"authorization":"Bearer abcdefgh"}}}',
  'a token': '{"level":30,"token":"eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln"}',
  'a cookie': '{"level":30,"req":{"headers":{"cookie":"session=1"}}}',
  'a password in an address': '{"level":50,"err":{"message":"postgres://pv:hunter2@db/pv does not answer"}}',
  'an e-mail address': '{"level":30,"req":{"path":"/v1/smes/e.rossi%40azienda.example"}}',
  'a telephone number': '{"level":30,"msg":"call +39 055 123 4567"}',
  'a marked name': '{"level":30,"msg":"contact of anna bianchi"}'
}

t.test('what must not be in a log is found, and told without being repeated', async (t) => {
  for (const [what, line] of Object.entries(leaking)) {
    const found = leaksIn(`{"level":30,"msg":"nothing"}\n${line}\n`, '7.log')
    t.match(found, [{ file: '7.log', line: 2, what }], what)
    t.strictSame(leaksIn(found[0]?.shown ?? line, ''), [], `${what} is not repeated`)
  }
  const harmless = [
    '{"level":30,"time":1795380345769,"pid":7,"reqId":"01a20565-75d3-701e-b442-5c50496bf47d","req":{"method":"GET","path":"/v1/smes/sme_01","remoteAddress":"127.0.0.1"}}',
    '{"level":40,"err":{"message":"Bearer [credentials] of [e-mail] at postgres://[credentials]@db/pv, [telephone]"}}', '38.21.20 2026-11-22T08:00:00+01:00 node_modules/pg@8.23.1/lib'
  ]
  for (const line of harmless) t.strictSame(leaksIn(line, ''), [], line)
})

t.test('a run whose service logs such a thing fails', async (t) => {
  const folder = t.testdir({ '1.log': '{"level":30}\n', '2.log': Object.values(leaking).join('\n') })
  const { lines, leaks } = searchLogs(folder)
  t.equal(lines, Object.keys(leaking).length)
  t.strictSame(leaks.map(({ what }) => what).sort(), Object.keys(leaking).sort())

  // The scripts around a run, for a run of their own: this process is their tap.
  const script = (name: string) => execFileSync(process.execPath, ['--import', 'tsx', fileURLToPath(new URL(name, import.meta.url))], { encoding: 'utf8', stdio: 'pipe', env: { ...process.env, NODE_OPTIONS: '', TEST_POSTGRES_URL: 'postgres://nobody@127.0.0.1:1/none' } })
  const leave = (text: string) => { script('pg-before.ts'); execFileSync('tee', [`${logFolder(process.pid)}/1.log`], { input: text }) }
  leave('{"level":30,"msg":"all is well"}\n')
  t.match(script('pg-after.ts'), '1 lines of logs looked through, nothing confidential in them')
  leave(`{"level":30,"msg":"made ${key}"}\n`)
  let failed: unknown
  try {
    script('pg-after.ts')
  } catch (error) {
    failed = error
  }
  t.match(failed, { status: 1, stderr: /LEAK 1\.log:1 holds an API key: \{"level":30,"msg":"made \[an API key\]"\}/ })
})

t.test('what any service of the tests logs is gathered, and a test’s own logger hears what it wanted', async (t) => {
  const heard: string[] = []
  const app = await buildApp({ config: { GRAPHIQL: false }, service: await onSqlite(t) }, { logger: { level: 'error', stream: { write (line: string) { heard.push(line) } } } })
  t.teardown(() => app.close())
  const { headers } = await app.inject({ url: '/v1/smes' })
  t.strictSame(heard, [])
  app.log.error('heard')
  t.match(heard, [/heard/])
  writeGathered()
  t.match(readFileSync(`${logFolder(process.ppid)}/${process.pid}.log`, 'utf8'), String(headers['x-request-id']))
})
