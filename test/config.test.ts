import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import t from 'tap'
import { cursorSecret } from '../src/access/cursor-secret.ts'
import { createSealer } from '../src/access/seal.ts'
import { ConfigError, embeddedFile, Env, readConfig, shortestSecret } from '../src/config.ts'
import { demoBesideReal } from '../src/production.ts'

const example = readFileSync(new URL('../.env.example', import.meta.url), 'utf8')

/** The message that refuses an environment. */
function refusal (env: NodeJS.ProcessEnv): string {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
  throw new Error('This environment should have been refused.')
}

t.test('without an environment there is a default for everything but the secret', async (t) => {
  t.strictSame(readConfig({}), {
    PORT: 3000,
    HOST: '127.0.0.1',
    DATABASE_URL: 'sqlite:data/ponteverde.db',
    SEED_DEMO: true,
    ALLOW_DEMO: false,
    LOG_LEVEL: 'info',
    CORS_ORIGINS: [],
    CORS_CREDENTIALS: false,
    TRUST_PROXY: [],
    RATE_LIMIT: 0,
    RATE_LIMIT_SHARED: false,
    MAX_EVENT_LOOP_DELAY: 1_000,
    REQUEST_TIMEOUT: 30,
    DRAIN_SECONDS: 0,
    METRICS_OPEN: false,
    GRAPHIQL: true,
    GRAPHQL_INTROSPECTION: 'everyone',
    OTEL_SERVICE_NAME: 'ponteverde',
    PROGRAMME_REQUIRES_CREDENTIALS: false,
    RETENTION_ANSWERS_HOURS: 24,
    RETENTION_CONTACTS_DAYS: 365,
    NODE_ENV: 'development'
  })
})

t.test('.env.example names every key, in the order of the schema, with its default', async (t) => {
  t.strictSame([...example.matchAll(/^([A-Z_]+)=/gm)].map(([, key]) => key), Object.keys(Env.shape))
  t.strictSame(readConfig(parseEnv(example)), readConfig({}))
})

t.test('values are read as what they are', async (t) => {
  const config = readConfig({ PORT: ' 8080 ', HOST: '::', DATABASE_URL: 'postgres://pv:secret@db/pv', SEED_DEMO: 'false', GRAPHIQL: 'OFF', PROGRAMME_REQUIRES_CREDENTIALS: '1', LOG_LEVEL: 'silent', CURSOR_SECRET: 'sixteen bytes ok', NODE_ENV: 'production' })
  t.match(config, { PORT: 8080, HOST: '::', SEED_DEMO: false, GRAPHIQL: false, PROGRAMME_REQUIRES_CREDENTIALS: true, LOG_LEVEL: 'silent', CURSOR_SECRET: 'sixteen bytes ok', NODE_ENV: 'production' })
  t.equal(readConfig({ PORT: '0' }).PORT, 0)
})

t.test('an empty value counts as not set, and what is none of ours is ignored', async (t) => {
  t.strictSame(readConfig({ PORT: '', CURSOR_SECRET: '  ', SEED_DEMO: '', PATH: '/bin', npm_config_port: 'x' }), readConfig({}))
})

t.test('the settings cannot be changed afterwards', async (t) => {
  t.ok(Object.isFrozen(readConfig({})))
})

t.test('one message lists every problem with what would be accepted', async (t) => {
  const message = refusal({ PORT: '80.5', LOG_LEVEL: 'loud', SEED_DEMO: 'maybe', NODE_ENV: 'prod', DATABASE_URL: 'mysql://host/x', CURSOR_SECRET: 'short', GRAPHIQL: '2', PROGRAMME_REQUIRES_CREDENTIALS: 'nope' })
  for (const key of ['PORT', 'LOG_LEVEL', 'SEED_DEMO', 'NODE_ENV', 'DATABASE_URL', 'CURSOR_SECRET', 'GRAPHIQL', 'PROGRAMME_REQUIRES_CREDENTIALS']) t.match(message, new RegExp(`at ${key}$`, 'm'))
  t.match(message, /0 to 65535/)
  t.match(message, /one of fatal, error, warn, info, debug, trace, silent/)
  t.match(message, /one of development, production, test/)
})

t.test('ports and addresses that cannot be are refused', async (t) => {
  for (const PORT of ['-1', '65536', '99999', '1e3', '0x50', '3000/tcp', '１']) t.match(refusal({ PORT }), /at PORT/, PORT)
  for (const DATABASE_URL of ['data/ponteverde.db', 'sqlite:', 'sqlite://', 'sqlite::memory:', 'http://host']) t.match(refusal({ DATABASE_URL }), /at DATABASE_URL/, DATABASE_URL)
})

t.test('no message repeats a value: it may hold a password', async (t) => {
  const hidden = 'hunter2-hunter2'
  const message = refusal({ PORT: hidden, DATABASE_URL: `mysql://pv:${hidden}@host/x`, CURSOR_SECRET: 'hunter2', LOG_LEVEL: hidden, SEED_DEMO: hidden, NODE_ENV: hidden })
  t.notMatch(message, /hunter2/)
})

t.test('the file of an embedded database is known, and a server has none', async (t) => {
  t.equal(embeddedFile({ DATABASE_URL: 'sqlite:/srv/pv.db' }), '/srv/pv.db')
  t.equal(embeddedFile({ DATABASE_URL: 'sqlite:///srv/pv.db' }), '/srv/pv.db')
  t.equal(embeddedFile({ DATABASE_URL: 'SQLITE:data/pv.db' }), join(process.cwd(), 'data/pv.db'))
  t.equal(embeddedFile({ DATABASE_URL: 'postgres://host/pv' }), undefined)
})

t.test('what runs for real says more for itself', async (t) => {
  const unsaid = { SEED_DEMO: false, GRAPHIQL: false, GRAPHQL_INTROSPECTION: 'keys', RATE_LIMIT: 6_000 } as const
  t.match(readConfig({ NODE_ENV: 'production' }), unsaid)
  t.match(readConfig({ NODE_ENV: 'production', SEED_DEMO: 'true', ALLOW_DEMO: 'true', GRAPHIQL: 'true', GRAPHQL_INTROSPECTION: 'everyone', RATE_LIMIT: '0' }), { SEED_DEMO: true, GRAPHIQL: true, GRAPHQL_INTROSPECTION: 'everyone', RATE_LIMIT: 0 })
})

t.test('lists are separated by commas, and hold what they may', async (t) => {
  t.match(readConfig({ CORS_ORIGINS: 'https://a.example, http://localhost:5173 ,', TRUST_PROXY: '10.0.0.0/8,::1, loopback' }), { CORS_ORIGINS: ['https://a.example', 'http://localhost:5173'], TRUST_PROXY: ['10.0.0.0/8', '::1', 'loopback'] })
  for (const CORS_ORIGINS of ['a.example', 'https://a.example/', 'https://a.example/path', 'null', 'ftp://a.example']) t.match(refusal({ CORS_ORIGINS }), /at CORS_ORIGINS/, CORS_ORIGINS)
  for (const TRUST_PROXY of ['true', '*', 'proxy.example']) t.match(refusal({ TRUST_PROXY }), /at TRUST_PROXY/, TRUST_PROXY)
  for (const OTEL_EXPORTER_OTLP_ENDPOINT of ['collector:4318', 'grpc://collector']) t.match(refusal({ OTEL_EXPORTER_OTLP_ENDPOINT }), /at OTEL_EXPORTER_OTLP_ENDPOINT/)
})

t.test('what is not safe in production is refused with one message, together with what cannot be read', async (t) => {
  const unsafe = { NODE_ENV: 'production', CORS_ORIGINS: 'https://a.example,*', CORS_CREDENTIALS: 'true', SEED_DEMO: 'true', METRICS_OPEN: 'true', OIDC_ISSUER: 'http://localhost:9000', OIDC_AUDIENCE: 'pv', DATABASE_URL: 'postgres://pv:hunter2@db/pv' }
  const all = ['CORS_CREDENTIALS', 'OIDC_ISSUER', 'SEED_DEMO', 'METRICS_OPEN', 'CURSOR_SECRET']
  const message = refusal({ ...unsafe, PORT: 'x' })
  for (const key of [...all, 'PORT']) t.match(message, new RegExp(`→ at ${key}$`, 'm'))
  t.notMatch(message, /hunter2/)
  t.doesNotThrow(() => readConfig({ ...unsafe, NODE_ENV: 'development' }), 'elsewhere it is everybody’s own choice')
  t.doesNotThrow(() => readConfig({ NODE_ENV: 'production', CORS_ORIGINS: '*' }), 'without credentials, pages see what anybody sees')
  t.match(refusal({ NODE_ENV: 'production', CORS_ORIGINS: 'http://a.example', CORS_CREDENTIALS: 'yes' }), /→ at CORS_ORIGINS/)
})

t.test('invented profiles beside real ones are refused in production unless they are allowed', async (t) => {
  const production = { NODE_ENV: 'production', ALLOW_DEMO: false } as const
  t.match(demoBesideReal(production, { synthetic: 94, real: 3 }), /94 invented demo profiles stand beside 3 real ones.*ALLOW_DEMO/)
  for (const counts of [{ synthetic: 94, real: 0 }, { synthetic: 0, real: 3 }]) t.equal(demoBesideReal(production, counts), undefined)
  t.equal(demoBesideReal({ ...production, ALLOW_DEMO: true }, { synthetic: 94, real: 3 }), undefined)
  t.equal(demoBesideReal({ ...production, NODE_ENV: 'development' }, { synthetic: 94, real: 3 }), undefined)
})

t.test('any setting can be read from a file', async (t) => {
  const folder = t.testdir({ secret: 'a secret from a file\n', url: ' postgres://pv:p@db/pv \n', empty: '\n' })
  t.match(readConfig({ CURSOR_SECRET_FILE: `${folder}/secret`, DATABASE_URL_FILE: `${folder}/url` }), { CURSOR_SECRET: 'a secret from a file', DATABASE_URL: 'postgres://pv:p@db/pv' })
  t.strictSame(readConfig({ CURSOR_SECRET_FILE: `${folder}/empty`, PORT_FILE: ' ' }), readConfig({}))
  t.match(refusal({ CURSOR_SECRET_FILE: `${folder}/none` }), /the file cannot be read\n {2}→ at CURSOR_SECRET_FILE/)
  t.match(refusal({ PORT: '80', PORT_FILE: `${folder}/secret` }), /not both\n {2}→ at PORT_FILE/)
})

t.test('a cursor secret that is given is used, and is long enough for the sealer', async (t) => {
  const CURSOR_SECRET = 'ä'.repeat(shortestSecret / 2)
  t.equal(await cursorSecret(readConfig({ CURSOR_SECRET, DATABASE_URL: 'postgres://host/pv', NODE_ENV: 'production' })), CURSOR_SECRET)
  t.doesNotThrow(() => createSealer(CURSOR_SECRET))
  t.match(refusal({ CURSOR_SECRET: 'ä'.repeat(shortestSecret / 2 - 1) }), /at least 16 bytes/)
})

t.test('beside an embedded database a secret is made once and kept to its owner', async (t) => {
  const folder = join(t.testdir(), 'data')
  const config = readConfig({ DATABASE_URL: `sqlite:${folder}/pv.db`, NODE_ENV: 'production' })
  const [first, ...others] = await Promise.all(Array.from({ length: 8 }, () => cursorSecret(config)))
  for (const other of others) t.strictSame(other, first, 'whoever starts at the same time gets the same one')
  t.strictSame(await cursorSecret(config), first, 'a restart finds it again')
  t.equal(first?.length, 32)
  t.strictSame(readdirSync(folder), ['pv.db.cursor-secret'], 'nothing else is left behind')
  t.equal(statSync(join(folder, 'pv.db.cursor-secret')).mode & 0o777, 0o600)
  t.not(String(await cursorSecret(readConfig({ DATABASE_URL: `sqlite:${folder}/other.db` }))), String(first), 'another database has another')
})

t.test('a damaged secret or a place that takes none is told, with the way out', async (t) => {
  const folder = t.testdir({ 'pv.db.cursor-secret': 'c2hvcnQ\n', file: '' })
  await t.rejects(cursorSecret(readConfig({ DATABASE_URL: `sqlite:${folder}/pv.db` })), { name: 'ConfigError', message: /pv\.db\.cursor-secret does not hold a secret of ours.*set CURSOR_SECRET/ })
  t.equal(readFileSync(join(folder, 'pv.db.cursor-secret'), 'utf8'), 'c2hvcnQ\n', 'it is not written over')
  await t.rejects(cursorSecret(readConfig({ DATABASE_URL: `sqlite:${folder}/file/pv.db` })), { name: 'ConfigError', message: /Set CURSOR_SECRET instead/ })
})

t.test('with a database server a secret lasts one process, and production asks for one', async (t) => {
  const server = { DATABASE_URL: 'postgres://pv:password@host/pv' }
  const [one, two] = [await cursorSecret(readConfig(server)), await cursorSecret(readConfig(server))]
  t.equal(one.length, 32)
  t.not(String(one), String(two))
  await t.rejects(cursorSecret({ ...readConfig(server), NODE_ENV: 'production' }), { name: 'ConfigError', message: /^CURSOR_SECRET must be set/ })
  t.match(refusal({ ...server, NODE_ENV: 'production' }), /the same for every instance.*\n {2}→ at CURSOR_SECRET$/)
})

t.test('a secret on disk is read with its line end or without', async (t) => {
  const folder = t.testdir({})
  const config = readConfig({ DATABASE_URL: `sqlite:${folder}/pv.db` })
  const secret = await cursorSecret(config)
  const file = join(folder, 'pv.db.cursor-secret')
  t.ok(existsSync(file))
  writeFileSync(file, readFileSync(file, 'utf8').trim())
  t.strictSame(await cursorSecret(config), secret)
})
