// What the functions of a unit of work share.
import type { Engine, InsertRows, Session } from './dialect.ts'
import { createKnown, type Known } from './known.ts'
import { createPending, type Pending } from './pending.ts'

export interface WriteSession extends Session {
  readonly engine: Engine
  readonly insertRows: InsertRows
  readonly known: Known
  /** Whoever reads or changes rows flushes it first: what it keeps back is not in the database yet. */
  readonly pending: Pending
}

export function createWriteSession (session: Session, engine: Engine, insertRows: InsertRows): WriteSession {
  return { ...session, engine, insertRows, known: createKnown(), pending: createPending(session, engine, insertRows) }
}
