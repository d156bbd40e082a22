// What a service that runs for real must not be set to, with the way out of each.
import type { Config } from './config.ts'

/** One setting that is not safe in production, and why. The message repeats no value. */
export interface Insecurity { readonly setting: keyof Config & string, readonly message: string }

type Rule = readonly [setting: keyof Config & string, unsafe: (config: Config) => boolean, message: string]

const rules: readonly Rule[] = [
  ['CORS_CREDENTIALS', ({ CORS_ORIGINS: origins, CORS_CREDENTIALS: credentials }) => credentials && origins.includes('*'), 'any page could act with its visitors’ credentials: name the origins in CORS_ORIGINS, or leave credentials off'],
  ['CORS_ORIGINS', ({ CORS_ORIGINS: origins, CORS_CREDENTIALS: credentials }) => credentials && origins.some((origin) => origin.startsWith('http:')), 'credentials would travel from pages that anybody on the way can change: use https origins'],
  ['OIDC_ISSUER', ({ OIDC_ISSUER: issuer }) => issuer !== undefined && !issuer.startsWith('https:'), 'anybody on the way could sign people in: use an https issuer'],
  ['SEED_DEMO', ({ SEED_DEMO: seed, ALLOW_DEMO: allowed }) => seed && !allowed, 'invented demo profiles would stand in a real directory: leave it off, or say ALLOW_DEMO=true'],
  ['METRICS_OPEN', ({ METRICS_OPEN: open }) => open, 'anybody could read how the service is used: give the collector a key, or let it ask on the machine itself'],
  ['CURSOR_SECRET', ({ CURSOR_SECRET: secret, DATABASE_URL: url }) => secret === undefined && !/^sqlite:/i.test(url), 'must be set with a database server, the same for every instance; \'openssl rand -base64 32\' makes one']
]

/** Everything in the settings that is not safe in production; nothing elsewhere. */
export function insecurities (config: Config): readonly Insecurity[] {
  if (config.NODE_ENV !== 'production') return []
  return rules.flatMap(([setting, unsafe, message]) => unsafe(config) ? [{ setting, message }] : [])
}

/**
 * What is not safe about the data that a production service would serve: invented profiles beside real ones, unless that is
 * allowed. Undefined when there is nothing to say.
 */
export function demoBesideReal ({ NODE_ENV: environment, ALLOW_DEMO: allowed }: Pick<Config, 'NODE_ENV' | 'ALLOW_DEMO'>, counts: { readonly synthetic: number, readonly real: number }): string | undefined {
  if (environment !== 'production' || allowed || counts.synthetic === 0 || counts.real === 0) return undefined
  return `${counts.synthetic} invented demo profiles stand beside ${counts.real} real ones in this database. Remove them, or say ALLOW_DEMO=true.`
}
