import { existsSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { buildProgram } from '../../src/cli/program.ts'
import type { Terminal } from '../../src/cli/terminal.ts'
import { runHere } from './terminal.ts'

/** An address at which no database may come to be. */
function nowhere (t: Test): { file: string, env: NodeJS.ProcessEnv } {
  const file = join(t.testdir({}), 'none', 'pv.db')
  return { file, env: { DATABASE_URL: `sqlite:${file}` } }
}

const commands = ['serve', 'migrate', 'seed', 'reindex', 'import', 'undo', 'mappings', 'mappings list', 'mappings show', 'mappings save', 'mappings remove', 'export', 'match', 'review', 'review list', 'keys', 'keys create', 'keys list', 'keys rotate', 'keys revoke', 'audit', 'audit verify', 'audit export', 'privacy', 'privacy export', 'privacy record', 'privacy erase', 'privacy retain', 'doctor']

t.test('every command has help', async (t) => {
  const program = buildProgram({ env: {}, exitCode: 0 } as Terminal)
  const named = program.commands.flatMap((command) => [command.name(), ...command.commands.map((inner) => `${command.name()} ${inner.name()}`)])
  t.strictSame(named.sort(), [...commands].sort())
  const { code, stdout, stderr } = await runHere(['--help'], {})
  t.strictSame([code, stderr], [0, ''])
  for (const command of commands.filter((name) => !name.includes(' '))) t.match(stdout, new RegExp(`^  ${command}\\b`, 'm'))
  for (const command of commands) {
    const help = await runHere([...command.split(' '), '--help'], {})
    t.strictSame([help.code, help.stderr], [0, ''], command)
    t.match(help.stdout, `Usage: ponteverde ${command}`)
    if (!['keys list', 'keys revoke', 'mappings list'].includes(command)) t.match(help.stdout, /^Examples?:\n {2}(\S+ )*ponteverde /m, `${command} has an example`)
    if (!['serve', 'keys', 'mappings', 'review', 'audit', 'privacy'].includes(command)) t.match(help.stdout, '--json', `${command} speaks JSON`)
  }
  t.match(await runHere(['--version'], {}), { code: 0, stdout: /^\d+\.\d+\.\d+\n$/ })
})

t.test('a command line that is not understood ends with 2, says why, and touches nothing', async (t) => {
  const { file, env } = nowhere(t)
  const wrong: ReadonlyArray<readonly [args: string, message: RegExp]> = [
    ['', /^Usage: ponteverde/],
    ['mtch sme_1', /unknown command 'mtch'\n\(Did you mean match\?\)\n"ponteverde --help" tells/],
    ['keys', /^Usage: ponteverde keys/],
    ['keys make', /unknown command 'make'/],
    ['keys create', /required option '--role <role>' not specified\n"ponteverde keys create --help" tells/],
    ['keys create --role owner', /Allowed choices are admin, reviewer, editor, partner, member/],
    ['keys create --role admin --scopes read', /There is no scope 'read'/],
    ['keys create --role admin --expires tomorrow', /a span of time from now on/],
    ['keys rotate key_x --overlap 60d', /up to 30 days/],
    ['keys revoke', /missing required argument 'id'/],
    ['match', /missing required argument 'id'/],
    ['match sme_1 --first 0', /a whole number from 1 to 100/],
    ['match sme_1 --first 1e1', /a whole number from 1 to 100/],
    ['match sme_1 --language fr', /Allowed choices are en, it, zh/],
    ['match sme_1 --as-of 2026-02-30', /a calendar day, such as/],
    ['match sme_1 inv_1 man_1', /too many arguments/],
    ['match sme_1 --lnguage it', /unknown option '--lnguage'\n\(Did you mean --language\?\)/],
    ['import members.doc', /the ending of 'members\.doc' does not tell its format: it can be \.json, \.ndjson, \.jsonl, \.csv/],
    ['import -', /say with --format what standard input holds/],
    ['import members.json --kind fund', /Allowed choices are sme, investor/],
    ['doctor now', /too many arguments/]
  ]
  for (const [args, message] of wrong) {
    const ended = await runHere(args === '' ? [] : args.split(' '), env)
    t.strictSame([ended.code, ended.stdout], [2, ''], args)
    t.match(ended.stderr, message, args)
  }
  t.notOk(existsSync(file))
})

t.test('what goes wrong is one sentence, with --json also data', async (t) => {
  const { file, env } = nowhere(t)
  const folder = t.testdir({})
  const wrong: ReadonlyArray<readonly [args: string, env: NodeJS.ProcessEnv, message: RegExp]> = [
    ['match sme_demo_15', env, /^There is no database at .*pv\.db yet\. "ponteverde seed --demo" makes one/],
    ['keys list', env, /^There is no database at /],
    ['import nothing.json', env, /^There is no file nothing\.json\.$/],
    [`import ${folder} --format json`, env, /is a folder\. Name a file in it\.$/],
    ['import package.json --dry-run', env, /^There is no database at /],
    ['migrate', { DATABASE_URL: 'mysql://pv:geheim@db/pv' }, /^The configuration is not usable:\n[^]*DATABASE_URL/],
    ['serve', { PORT: '80800' }, /a port is a number from 0 to 65535/]
  ]
  for (const [args, env, message] of wrong) {
    const ended = await runHere(args.split(' '), env)
    t.strictSame([ended.code, ended.stdout], [1, ''], args)
    t.match(ended.stderr.trimEnd(), message, args)
    t.notMatch(ended.stderr, /\n +at |geheim/, args)
  }
  const asked = await runHere(['match', 'sme_demo_15', '--json'], env)
  t.equal(asked.code, 1)
  t.match(JSON.parse(asked.stdout), { error: { code: 'FAILED', message: /There is no database/, issues: [] } })
  const debugging = await runHere(['match', 'sme_demo_15'], { ...env, LOG_LEVEL: 'debug' })
  t.match(debugging.stderr, /\n +at .*service\.ts/)
  t.notOk(existsSync(file))
})

t.test('doctor says what is wrong without making anything', async (t) => {
  const { file, env } = nowhere(t)
  const missing = await runHere(['doctor'], env)
  t.equal(missing.code, 1)
  t.match(missing.stdout, /^wrong +database +There is no database at\s/m)
  t.match(missing.stdout, /^ok +clock +\d{4}-/m)
  t.match(missing.stdout, /^nace-rev2 +\d+ +\d{4}-\d\d-\d\d +yes +Rev\. 2$/m)
  t.match(missing.stdout, /^1 wrong\.$/m)
  t.notOk(existsSync(file))

  const misconfigured = await runHere(['doctor', '--json'], { ...env, PORT: 'http' })
  t.equal(misconfigured.code, 1)
  const { ok, checks, catalogues } = JSON.parse(misconfigured.stdout)
  t.equal(ok, false)
  t.equal(catalogues.length, 18)
  t.match(checks.find(({ name }: { name: string }) => name === 'configuration'), { verdict: 'error', message: /PORT/ })

  const unreachable = await runHere(['doctor'], { DATABASE_URL: 'postgres://pv:geheim@127.0.0.1:1/pv' })
  t.equal(unreachable.code, 1)
  t.match(unreachable.stdout, /^wrong +database +Cannot connect to PostgreSQL/m)
  t.notMatch(unreachable.stdout + unreachable.stderr, 'geheim')

  const seen = await runHere(['doctor'], env, { isTTY: true })
  t.match(seen.stdout, '\u001b[31mwrong', 'colours on a terminal')
  t.notMatch((await runHere(['doctor'], { ...env, NO_COLOR: '1' }, { isTTY: true })).stdout, '\u001b[')
})

t.test('serve says when its port is taken', async (t) => {
  const { env } = nowhere(t)
  const server = createServer()
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  t.teardown(() => server.close())
  const { port } = server.address() as AddressInfo
  const ended = await runHere(['serve'], { ...env, PORT: String(port), SEED_DEMO: 'false', LOG_LEVEL: 'silent' })
  t.equal(ended.code, 1)
  t.equal(ended.stderr, `Something else listens at 127.0.0.1, port ${port}. Stop it, or set PORT to another number.\n`)
})
