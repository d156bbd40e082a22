// What can be set from outside, in one place. Only main.ts and cli.ts read the environment and hand it to `readConfig`.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import { insecurities } from './production.ts'

/** The configuration is not usable. The message is for whoever set it, lists every problem, and repeats no value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/** What seals cursors may be no shorter, in bytes of UTF-8. */
export const shortestSecret = 16

/** Who may ask the GraphQL schema about itself. */
export const introspectionFor = ['everyone', 'keys', 'nobody'] as const

const proxyText = /^(?:loopback|linklocal|uniquelocal|[\da-f.:]+(?:\/\d{1,3})?)$/i
const engines = /^(sqlite|postgres|postgresql):/i
const examples = 'sqlite:data/ponteverde.db or postgres://user:password@host:5432/database'

// Messages name what would be accepted and never what was given: an address may hold a password, and a secret may stand on the wrong line.
export const Env = z.object({
  /** Where to listen. 0 takes any free port. */
  PORT: z.string().regex(/^\d{1,5}$/, 'a port is a number from 0 to 65535').transform(Number).refine((port) => port <= 65_535, 'a port is a number from 0 to 65535').default(3000),
  /** The address to listen at; `0.0.0.0` or `::` for all of the machine's. */
  HOST: z.string().default('127.0.0.1'),
  /** `sqlite:data/ponteverde.db` or `postgres://user:password@host:port/database`; the scheme picks the engine. */
  DATABASE_URL: z.string().regex(engines, `an address begins with sqlite: or postgres:, for example ${examples}`)
    .refine((url) => !['', ':memory:'].includes(sqlitePath(url) ?? 'a server'), `an SQLite address names a file, for example ${examples}`).default('sqlite:data/ponteverde.db'),
  /** Whether the first start on an empty embedded database loads the demo profiles. Not in production when not said. */
  SEED_DEMO: flag().optional(),
  /** Whether invented demo profiles may stand beside real ones in production. */
  ALLOW_DEMO: flag().default(false),
  LOG_LEVEL: oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** Seals the cursors of lists. Instances that serve the same lists share it. */
  CURSOR_SECRET: z.string().refine((secret) => Buffer.byteLength(secret, 'utf8') >= shortestSecret, `a secret has at least ${shortestSecret} bytes; 'openssl rand -base64 32' makes one`).optional(),
  /** Origins whose pages may call the service from a browser, separated by commas; `*` for all. None when not set. */
  CORS_ORIGINS: z.string().transform(listed).refine((origins) => origins.every((origin) => origin === '*' || isOrigin(origin)), 'origins look like https://app.example.org, separated by commas; * stands for all').default([]),
  /** Whether browsers may send credentials of their own (cookies, client certificates) with such calls. Keys need none. */
  CORS_CREDENTIALS: flag().default(false),
  /** Addresses or networks of the proxies before the service, separated by commas: their X-Forwarded-For says who asks. */
  TRUST_PROXY: z.string().transform(listed).refine((proxies) => proxies.every((proxy) => proxyText.test(proxy)), 'addresses, networks (10.0.0.0/8), loopback, linklocal or uniquelocal, separated by commas').default([]),
  /** Points that one key, or one address without a key, may spend in a minute; 0 for no limit. See src/http/cost.ts for what costs how many. */
  RATE_LIMIT: whole(0, 1_000_000_000).optional(),
  /** Whether instances on one PostgreSQL database grant a caller one budget together; each grants its own otherwise, and the embedded database has one process. */
  RATE_LIMIT_SHARED: flag().default(false),
  /** Milliseconds that work may wait for the process before new requests are refused with 503; 0 never refuses. */
  MAX_EVENT_LOOP_DELAY: whole(0, 60_000).default(1_000),
  /** Seconds in which a request is answered or its answer begins, else it is given up with 503; 0 for any time. Files and subscriptions have no limit. */
  REQUEST_TIMEOUT: whole(0, 3_600).default(30),
  /** Seconds in which /readyz says no before the process, asked to stop, takes no more connections. */
  DRAIN_SECONDS: whole(0, 600).default(0),
  /** Whether anybody may read /metrics. Otherwise they need a key, except on the machine itself. */
  METRICS_OPEN: flag().default(false),
  /** Whether /graphiql serves its page. Not in production when not said. */
  GRAPHIQL: flag().optional(),
  /** Who may ask the GraphQL schema about itself. Holders of keys in production when not said, everyone elsewhere. */
  GRAPHQL_INTROSPECTION: oneOf(introspectionFor).optional(),
  /** A JSON file or a folder of .graphql files with the only operations that others than admins may send. */
  GRAPHQL_TRUSTED_DOCUMENTS: z.string().optional(),
  /** The OpenID Connect provider where people sign in, as its documents and tokens call it. Without one only keys are taken. */
  OIDC_ISSUER: z.string().refine(isIssuer, 'an address as https://login.example.org/realm; http only for this machine').optional(),
  /** What access tokens for this service name as their audience. */
  OIDC_AUDIENCE: z.string().max(500, 'at most 500 characters').optional(),
  /** Which claims of a token say what, as JSON. Without it the claims are called ponteverde_role, ponteverde_partner and ponteverde_organisations. */
  OIDC_CLAIMS: z.string().transform(asJson).pipe(claimsMapping()).optional(),
  /** Where OpenTelemetry traces go (OTLP over HTTP); none are made when not set. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/, error: 'an address as http://collector:4318' }).optional(),
  /** What traces call the service. */
  OTEL_SERVICE_NAME: z.string().default('ponteverde'),
  /** Whether the programme requires investors' own standing: one a reviewer refused then fails its gate, one not reviewed yet is to be verified. */
  PROGRAMME_REQUIRES_CREDENTIALS: flag().default(false),
  /** Hours that answers to requests with an Idempotency-Key are remembered. */
  RETENTION_ANSWERS_HOURS: whole(1, 24).default(24),
  /** Days that contacts are kept which no profile names any more, or only one withdrawn or expired since. */
  RETENTION_CONTACTS_DAYS: whole(1, 36_500).default(365),
  NODE_ENV: oneOf(['development', 'production', 'test']).default('development')
})

type Given = Readonly<z.output<typeof Env>>

/** What is meant by a setting that was not given, where that depends on what the service runs for. */
function completed (given: Given) {
  const production = given.NODE_ENV === 'production'
  return {
    ...given,
    SEED_DEMO: given.SEED_DEMO ?? !production,
    GRAPHIQL: given.GRAPHIQL ?? !production,
    GRAPHQL_INTROSPECTION: given.GRAPHQL_INTROSPECTION ?? (production ? 'keys' : 'everyone'),
    RATE_LIMIT: given.RATE_LIMIT ?? (production ? 6_000 : 0)
  } as const
}

/** The settings by the names they have in the environment. */
export type Config = Readonly<ReturnType<typeof completed>>

/**
 * The settings of an environment, frozen. A value that is empty or only spaces counts as not set, as files for containers leave it.
 * Any setting can be read from a file instead: `CURSOR_SECRET_FILE=/run/secrets/cursor` stands for `CURSOR_SECRET`.
 * Throws ConfigError listing every problem: what cannot be read, and in production what would not be safe.
 */
export function readConfig (env: NodeJS.ProcessEnv): Config {
  const problems: string[] = []
  const given: Record<string, string> = {}
  for (const key of Object.keys(Env.shape)) {
    const [text, file] = [env[key]?.trim() ?? '', env[`${key}_FILE`]?.trim() ?? '']
    if (text !== '') given[key] = text
    if (file === '') continue
    if (text !== '') problems.push(problem(`set ${key} or ${key}_FILE, not both`, `${key}_FILE`))
    else {
      const content = contentOf(file)
      if (content === undefined) problems.push(problem('the file cannot be read', `${key}_FILE`))
      else if (content !== '') given[key] = content
    }
  }
  const result = Env.safeParse(given)
  if (!result.success) problems.push(z.prettifyError(result.error))
  // What is not safe is told together with what is not readable: settings that are not are taken as not given.
  const unread = new Set(result.error?.issues.map(({ path }) => path[0]))
  const config = completed(result.data ?? Env.parse(Object.fromEntries(Object.entries(given).filter(([key]) => !unread.has(key)))))
  if (config.OIDC_ISSUER !== undefined && config.OIDC_AUDIENCE === undefined && !unread.has('OIDC_AUDIENCE')) problems.push(problem('with OIDC_ISSUER, the name under which the provider makes tokens for this service', 'OIDC_AUDIENCE'))
  problems.push(...insecurities(config).map(({ setting, message }) => problem(message, setting)))
  if (problems.length > 0) throw new ConfigError(`The configuration is not usable:\n${problems.join('\n')}`)
  return Object.freeze(config)
}

/** A problem in the form that zod gives its own. */
function problem (message: string, setting: string): string {
  return `✖ ${message}\n  → at ${setting}`
}

function contentOf (file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return undefined
  }
}

/** The file of the embedded database, as an absolute path; undefined when the address names a server. */
export function embeddedFile ({ DATABASE_URL: url }: Pick<Config, 'DATABASE_URL'>): string | undefined {
  const path = sqlitePath(url)
  return path === undefined ? undefined : resolve(path)
}

function sqlitePath (url: string): string | undefined {
  return /^sqlite:/i.test(url) ? url.slice('sqlite:'.length).replace(/^\/\//, '') : undefined
}

/** `true`, `1`, `yes`, `on`, `enabled` and their opposites, in any case: text alone would make `false` true. */
function flag () {
  return z.stringbool({ error: 'this is switched on by true and off by false' })
}

function whole (min: number, max: number) {
  const error = `a whole number from ${min} to ${max}`
  return z.string().regex(/^\d{1,15}$/, error).transform(Number).refine((value) => value >= min && value <= max, error)
}

function listed (text: string): readonly string[] {
  return text.split(',').map((part) => part.trim()).filter((part) => part !== '')
}

function isOrigin (text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text && /^https?:/.test(text)
}

function oneOf<const Values extends readonly string[]> (values: Values) {
  return z.enum(values, { error: `one of ${values.join(', ')}` })
}

/** https, or http that does not leave the machine. */
export function isSecureAddress (text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname } = new URL(text)
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname))
}

/** The standard wants neither query nor fragment. */
function isIssuer (text: string): boolean {
  return isSecureAddress(text) && !/[?#]/.test(text)
}

function asJson (text: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    context.addIssue({ code: 'custom', message: 'JSON as {"role": "groups", "roles": {"programme-admins": "admin"}}' })
    return z.NEVER
  }
}

/** `src/access/oidc.ts` says what each member does. */
function claimsMapping () {
  const path = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)], { error: 'the name of a claim, or a list of names that leads to it' })
  const role = oneOf(['admin', 'reviewer', 'editor', 'partner', 'member'])
  return z.strictObject({ role: path.optional(), roles: z.record(z.string(), role).optional(), partner: path.optional(), organisations: path.optional(), scopes: path.optional() })
}
