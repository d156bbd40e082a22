// The address picks the engine, and its driver is loaded only then.
import type { Store } from '../profiles/store.ts'
import { type Engine, StorageError } from './dialect.ts'
import { createStore } from './store.ts'
import { createTurns, type TurnMemory } from './turns.ts'

export { StorageError } from './dialect.ts'
export { awaitsTurn, createTurnMemory, leaveTurns, type TurnMemory } from './turns.ts'

export interface OpenOptions {
  /** Stamps the changes. */
  readonly now?: () => Date
  /** For a database that two threads of this process open: what they share to take turns, and which of them this is. */
  readonly turns?: { readonly memory: TurnMemory, readonly thread: 0 | 1 } | undefined
  /** Called between the statements of a unit of work that insert: may stand still for a moment. */
  readonly giveWay?: (() => void) | undefined
}

/**
 * Opens the database at `sqlite:path` or `postgres://user:password@host:port/database`.
 * Does not migrate. Throws StorageError, with a message for whoever set the address.
 */
export async function openStore (url: string, options: OpenOptions = {}): Promise<Store> {
  const { now = () => new Date(), giveWay } = options
  const turns = options.turns && createTurns(options.turns.memory, options.turns.thread)
  const storeOver = (engine: Engine): Store => createStore(giveWay === undefined ? engine : giving(engine, giveWay), now)
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase()
  if (scheme === 'sqlite') {
    const path = url.slice('sqlite:'.length).replace(/^\/\//, '')
    if (path === '') throw new StorageError('The database address sqlite: names no file. Example: sqlite:data/ponteverde.db')
    // Each connection would have a memory of its own, and the service needs three.
    if (path.includes(':memory:')) throw new StorageError('SQLite in memory is not supported: name a file, in a temporary folder if need be.')
    const { openSqlite } = await import('./sqlite.ts')
    return storeOver(openSqlite(path, { turns }))
  }
  if (scheme === 'postgres' || scheme === 'postgresql') {
    if (!URL.canParse(url)) throw new StorageError('The PostgreSQL address cannot be read. Example: postgres://user:password@host:5432/database (special characters of the password percent-encoded)')
    const { openPostgres } = await import('./postgres.ts')
    return storeOver(await openPostgres(url, turns))
  }
  // The address itself is not repeated: whatever it is, it may hold a password.
  throw new StorageError(`The database address must begin with sqlite: or postgres:, ${scheme === undefined ? 'and has no scheme' : `not ${scheme}:`}. Examples: sqlite:data/ponteverde.db, postgres://user:password@host:5432/database`)
}

/** The engine, calling `giveWay` before each insert of a unit of work: these are most of what an import asks of the database. */
function giving (engine: Engine, giveWay: () => void): Engine {
  return {
    ...engine,
    write: (work, reach) => engine.write((db, insertRows) => work(db, (...rows) => {
      giveWay()
      return insertRows(...rows)
    }), reach)
  }
}
