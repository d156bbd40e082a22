// Opens the service behind a command and closes it again. What is heavy is loaded here, so that --help stays quick.
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Service } from '../service.ts'
import { embeddedFile, readConfig, type Config } from '../config.ts'
import type { Store } from '../profiles/store.ts'
import { CommandFailure } from './failure.ts'
import type { Terminal } from './terminal.ts'

export type { Service }

/** The configuration of the environment. @throws ConfigError naming every variable that is wrong */
export function configOf ({ env }: Terminal): Config {
  return readConfig(env)
}

/** Where the embedded database lies; undefined when the address names a server. */
export function databaseFile (config: Pick<Config, 'DATABASE_URL'>): string | undefined {
  const file = embeddedFile(config)
  return file === undefined ? undefined : resolve(file)
}

/** The address without its password, fit to be shown. */
export function shownAddress (config: Pick<Config, 'DATABASE_URL'>): string {
  const file = databaseFile(config)
  if (file !== undefined) return file
  const { DATABASE_URL: url } = config
  if (!URL.canParse(url)) return 'an address that cannot be read'
  const shown = new URL(url)
  if (shown.password !== '') shown.password = '***'
  for (const name of [...shown.searchParams.keys()]) if (/pass/i.test(name)) shown.searchParams.set(name, '***')
  return shown.href
}

/** Opens the database, does the work, and closes the database whatever happened. */
export async function withStore<T> ({ DATABASE_URL: url }: Pick<Config, 'DATABASE_URL'>, work: (store: Store) => Promise<T>): Promise<T> {
  const { openStore } = await import('../storage/open.ts')
  const store = await openStore(url)
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

/**
 * Does the work with the service on the configured database. A command that writes brings the tables up to date first;
 * one that only reads makes and changes nothing.
 * @throws CommandFailure when there is no database to read, or its tables are of another version
 */
export async function withService<T> (terminal: Terminal, { writes }: { readonly writes: boolean }, work: (service: Service) => Promise<T>): Promise<T> {
  const config = configOf(terminal)
  const file = databaseFile(config)
  if (!writes && file !== undefined && !existsSync(file)) throw new CommandFailure(`There is no database at ${file} yet. "ponteverde seed --demo" makes one with demo profiles, "ponteverde migrate" an empty one.`)
  return await withStore(config, async (store) => {
    if (writes) await store.migrate()
    else if (!await store.ready()) throw new CommandFailure(`The tables of ${shownAddress(config)} are not those of this version. "ponteverde migrate" brings them up to date.`)
    const { createService } = await import('../service.ts')
    // Digests in the audit log are then those of the service.
    return await work(createService({ config, store, ...config.CURSOR_SECRET === undefined ? {} : { secret: config.CURSOR_SECRET } }))
  })
}
