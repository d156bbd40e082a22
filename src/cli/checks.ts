// What `doctor` looks at. Each check says what it found; none changes anything.
import { existsSync, statSync } from 'node:fs'
import { isInUse } from '../access/keys.ts'
import type { Catalogue } from '../catalogues/catalogue.ts'
import type { Config } from '../config.ts'
import { profileStatuses } from '../profiles/profile.ts'
import type { DirectoryQuery, ProfileKind, Reads, Store } from '../profiles/store.ts'
import { failureReport } from './failure.ts'
import { count } from './layout.ts'
import { databaseFile, shownAddress } from './service.ts'

/** `warning` is worth knowing, `error` keeps the service from its work. */
export type Verdict = 'ok' | 'warning' | 'error'

export interface Check {
  readonly name: string
  readonly verdict: Verdict
  /** What was found, in one sentence; for a fault, with what to do. */
  readonly message: string
  /** The same as data. */
  readonly facts?: Readonly<Record<string, unknown>>
}

/** Days after which exchange rates are worth renewing. */
const oldRates = 30
/** How far this machine's clock may be behind the newest stored change, in ms: clocks of two machines differ a little. */
const clockTolerance = 60_000
const dayMs = 86_400_000

function failed (name: string, error: unknown): Check {
  return { name, verdict: 'error', message: failureReport(error).message }
}

/** Settings that are not secrets. */
export function configurationCheck (config: Config): Check {
  const { HOST, PORT, SEED_DEMO, LOG_LEVEL } = config
  const facts = { HOST, PORT, DATABASE_URL: shownAddress(config), SEED_DEMO, LOG_LEVEL }
  return { name: 'configuration', verdict: 'ok', message: Object.entries(facts).map(([key, value]) => `${key}=${value}`).join('  '), facts }
}

export function runtimeCheck (): Check {
  const { version, platform, arch } = process
  return { name: 'runtime', verdict: 'ok', message: `Node.js ${version.slice(1)} on ${platform} ${arch}`, facts: { node: version.slice(1), platform, arch } }
}

/** The shipped code lists, checked as at every start. */
export async function cataloguesCheck (): Promise<{ check: Check, catalogues: readonly Catalogue[] }> {
  try {
    const { loadCatalogues } = await import('../catalogues/catalogues.ts')
    const catalogues = loadCatalogues().list()
    const entries = catalogues.reduce((sum, { count }) => sum + count, 0)
    return { catalogues, check: { name: 'catalogues', verdict: 'ok', message: `${catalogues.length} code lists with ${count(entries, 'entry', 'entries')}; every reference between them holds` } }
  } catch (error) {
    return { catalogues: [], check: failed('catalogues', error) }
  }
}

/** A database file that does not exist is not made by looking for it. */
export function fileCheck (config: Config): Check | undefined {
  const file = databaseFile(config)
  if (file === undefined || existsSync(file)) return undefined
  return { name: 'database', verdict: 'error', message: `There is no database at ${file} yet. "ponteverde seed --demo" makes one with demo profiles, "ponteverde migrate" an empty one.` }
}

export async function engineCheck (store: Store, config: Config): Promise<Check> {
  try {
    const version = await store.version()
    const file = databaseFile(config)
    const bytes = file === undefined ? null : statSync(file).size
    const size = bytes === null ? '' : `, ${(bytes / 1_048_576).toLocaleString('en', { maximumFractionDigits: 1 })} MB`
    return { name: 'database', verdict: 'ok', message: `${store.engine === 'sqlite' ? 'SQLite' : 'PostgreSQL'} ${version} at ${shownAddress(config)}${size}`, facts: { engine: store.engine, version, bytes } }
  } catch (error) {
    return failed('database', error)
  }
}

/** Whether PostgreSQL's own guard over rows binds the user that the service connects as. */
export async function rowSecurityCheck (store: Store): Promise<Check | undefined> {
  const found = await store.rowSecurity()
  if (found === null) return undefined
  const { user, bypassed, owner } = found
  const name = 'row security'
  if (bypassed) return { name, verdict: 'warning', message: `The user ${user} is a superuser or bypasses row-level security, so the second line behind the service's own rules does nothing. Serve as a user that only reads and writes the tables, and migrate as their owner.`, facts: found }
  if (owner) return { name, verdict: 'warning', message: `The user ${user} owns the tables and could lift their policies. Serve as a user that only reads and writes them, and migrate as their owner.`, facts: found }
  return { name, verdict: 'ok', message: `PostgreSQL holds the user ${user} to the policies of its tables.`, facts: found }
}

export async function migrationsCheck (store: Store): Promise<Check> {
  return await store.ready()
    ? { name: 'migrations', verdict: 'ok', message: 'The tables are those of this version.' }
    : { name: 'migrations', verdict: 'error', message: 'The tables are not those of this version. "ponteverde migrate" brings them up to date.' }
}

async function profiles (reads: Reads, kind: ProfileKind, synthetic: boolean): Promise<number> {
  const query: DirectoryQuery = { kind, facets: [], spans: [], words: [], statuses: profileStatuses, eyes: 'all', synthetic, orderBy: { field: 'name', direction: 'asc' }, first: 1 }
  return await reads.directoryCount(query)
}

/** How many there are, and whether invented ones stand beside real ones. */
export async function profilesCheck (reads: Reads): Promise<Check> {
  const [smes, investors, inventedSmes, inventedInvestors] = [
    await profiles(reads, 'sme', false), await profiles(reads, 'investor', false), await profiles(reads, 'sme', true), await profiles(reads, 'investor', true)
  ]
  const facts = { real: { smes, investors }, synthetic: { smes: inventedSmes, investors: inventedInvestors } }
  const [real, invented] = [smes + investors, inventedSmes + inventedInvestors]
  const told = `${count(smes + inventedSmes, 'SME')} and ${count(investors + inventedInvestors, 'investor')}`
  if (real > 0 && invented > 0) {
    return { name: 'profiles', verdict: 'warning', message: `${told}, ${invented.toLocaleString('en')} of them invented (demo data) beside ${real.toLocaleString('en')} real ones: they are ranked together. Use a database without demo data for real work.`, facts }
  }
  return { name: 'profiles', verdict: 'ok', message: `${told}${invented > 0 ? ', all of them invented (demo data)' : ''}`, facts }
}

/** UTC counts: validity and ages are reckoned in calendar days of UTC. A clock behind the data would make them wrong. */
export async function clockCheck (now: Date, reads: Reads | undefined, catalogues: readonly Catalogue[]): Promise<Check> {
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const newest = reads === undefined ? undefined : (await reads.changes({ after: Math.max(0, await reads.dataVersion() - 1), limit: 1 }))[0]?.at
  const compiled = catalogues.map(({ asOf }) => asOf).sort().at(-1)
  const facts = { now: now.toISOString(), timeZone, newestChange: newest?.toISOString() ?? null }
  const told = `${now.toISOString().slice(0, 19).replace('T', ' ')} UTC (this machine's time zone: ${timeZone})`
  if (newest !== undefined && now.getTime() + clockTolerance < newest.getTime()) return { name: 'clock', verdict: 'error', message: `${told} is before the newest stored change, of ${newest.toISOString()}. Set the clock.`, facts }
  if (compiled !== undefined && now.toISOString().slice(0, 10) < compiled) return { name: 'clock', verdict: 'warning', message: `${told} is before ${compiled}, when the code lists were compiled. Set the clock.`, facts }
  return { name: 'clock', verdict: 'ok', message: told, facts }
}

/** The newest day of each currency's rates, and how old the oldest of these days is. */
export async function ratesCheck (now: Date, reads: Reads): Promise<Check> {
  const newest = new Map<string, string>()
  for (const { currency, date } of await reads.exchangeRates()) if (date > (newest.get(currency) ?? '')) newest.set(currency, date)
  const facts = { newest: Object.fromEntries(newest) }
  if (newest.size === 0) return { name: 'exchange rates', verdict: 'warning', message: 'There are none, so amounts in other currencies than the euro count as unknown. "ponteverde seed" stores the shipped table.', facts }
  const oldest = [...newest.values()].sort()[0] ?? ''
  const age = Math.floor((now.getTime() - Date.parse(oldest)) / dayMs)
  const told = `${[...newest.keys()].sort().join(', ')}, of ${oldest}`
  return age > oldRates
    ? { name: 'exchange rates', verdict: 'warning', message: `${told}: ${count(age, 'day')} old. Amounts in other currencies are converted by them; an admin can store current ones.`, facts }
    : { name: 'exchange rates', verdict: 'ok', message: told, facts }
}

export async function keysCheck (store: Store, now: Date): Promise<Check> {
  const inUse = (await store.keys.list()).filter((key) => isInUse(key, now))
  const admins = inUse.filter(({ role }) => role === 'admin').length
  const facts = { inUse: inUse.length, admins }
  return { name: 'API keys', verdict: 'ok', message: inUse.length === 0 ? 'none yet; "ponteverde keys create --role admin" makes one' : `${inUse.length} in use, ${count(admins, 'admin')} among them`, facts }
}
