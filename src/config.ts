// What can be set from outside, in one place. Only main.ts and cli.ts read the environment and hand it to `readConfig`.
import { resolve } from 'node:path'
import { z } from 'zod'

/** The configuration is not usable. The message is for whoever set it, lists every problem, and repeats no value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/** What seals cursors may be no shorter, in bytes of UTF-8. */
export const shortestSecret = 16

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
  /** Whether the first start on an empty embedded database loads the demo profiles. */
  SEED_DEMO: flag(true),
  LOG_LEVEL: oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** Seals the cursors of lists. Instances that serve the same lists share it. */
  CURSOR_SECRET: z.string().refine((secret) => Buffer.byteLength(secret, 'utf8') >= shortestSecret, `a secret has at least ${shortestSecret} bytes; 'openssl rand -base64 32' makes one`).optional(),
  /** Whether /graphiql serves its page. */
  GRAPHIQL: flag(true),
  /** Whether the programme requires investors' own standing: one a reviewer refused then fails its gate, one not reviewed yet is to be verified. */
  PROGRAMME_REQUIRES_CREDENTIALS: flag(false),
  NODE_ENV: oneOf(['development', 'production', 'test']).default('development')
})

/** The settings by the names they have in the environment. */
export type Config = Readonly<z.output<typeof Env>>

/**
 * The settings of an environment, frozen. A value that is empty or only spaces counts as not set, as files for containers leave it.
 * Throws ConfigError listing every problem.
 */
export function readConfig (env: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(env).flatMap(([key, value]) => value === undefined || value.trim() === '' ? [] : [[key, value.trim()]]))
  const result = Env.safeParse(given)
  if (!result.success) throw new ConfigError(`The configuration is not usable:\n${z.prettifyError(result.error)}`)
  return Object.freeze(result.data)
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
function flag (fallback: boolean) {
  return z.stringbool({ error: 'this is switched on by true and off by false' }).default(fallback)
}

function oneOf<const Values extends readonly string[]> (values: Values) {
  return z.enum(values, { error: `one of ${values.join(', ')}` })
}
