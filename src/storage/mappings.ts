// Uploaded mappings of imports. Every change stands in the trail, with the whole document.
import { and, asc, eq } from 'drizzle-orm'
import { Problem } from '../errors.ts'
import type { StoredMapping } from '../imports/store.ts'
import type { ChangeLog } from './changes.ts'
import type { Session } from './dialect.ts'
import { canBeAsked } from './rows.ts'

/** All, in order of id. */
export async function listMappings ({ db, t }: Session): Promise<readonly StoredMapping[]> {
  return await db.select().from(t.mappings).orderBy(asc(t.mappings.id))
}

export async function findMapping ({ db, t }: Session, id: string): Promise<StoredMapping | undefined> {
  if (!canBeAsked(id)) return undefined
  const [row] = await db.select().from(t.mappings).where(eq(t.mappings.id, id))
  return row
}

/** @throws Problem DUPLICATE for a new one whose id is taken, else NOT_FOUND, VERSION_CONFLICT */
export async function putMapping (session: Session, log: ChangeLog, mapping: StoredMapping, expectedVersion: number | null): Promise<void> {
  const { db, t } = session
  const { id, ...rest } = mapping
  const before = await findMapping(session, id)
  if (expectedVersion === null) {
    if (before !== undefined) throw new Problem('DUPLICATE', `There is a mapping '${id}' already.`, { issues: [{ pointer: '/id', code: 'taken', message: 'Another mapping has this id.' }] })
    await db.insert(t.mappings).values(mapping)
  } else {
    const written = await db.update(t.mappings).set(rest).where(and(eq(t.mappings.id, id), eq(t.mappings.version, expectedVersion))).returning({ id: t.mappings.id })
    if (written.length === 0) throw lost(id, before)
  }
  log.add({ action: before === undefined ? 'create' : 'update', recordKind: 'mapping', recordId: id, organisationId: null, before: before ?? null, after: mapping })
}

/** @throws Problem NOT_FOUND, VERSION_CONFLICT */
export async function removeMapping (session: Session, log: ChangeLog, id: string, expectedVersion: number): Promise<void> {
  const { db, t } = session
  const before = await findMapping(session, id)
  if (before?.version !== expectedVersion) throw lost(id, before)
  await db.delete(t.mappings).where(eq(t.mappings.id, id))
  log.add({ action: 'remove', recordKind: 'mapping', recordId: id, organisationId: null, before, after: null })
}

function lost (id: string, stored: StoredMapping | undefined): Problem {
  if (stored === undefined) return new Problem('NOT_FOUND', `There is no uploaded mapping '${id}'.`)
  return new Problem('VERSION_CONFLICT', `Somebody else changed the mapping '${id}' first. Its version is now ${stored.version}; read it again.`, { currentVersion: stored.version })
}
