// What directories find a profile by: derived rows, replaced together.
import { eq } from 'drizzle-orm'
import { Problem } from '../errors.ts'
import type { SearchEntry } from '../profiles/store.ts'
import { clip, entryColumns } from './entry-rows.ts'
import type { WriteSession } from './write-session.ts'

/**
 * Replaces what an organisation is found by; `replace` false when it surely has nothing yet. When its public tier reads
 * otherwise than before, it counts as changed for the public when the profile last changed.
 * Throws NOT_FOUND when there is no such organisation.
 */
export async function putSearchEntry ({ db, t, known, pending }: WriteSession, organisationId: string, entry: SearchEntry, { replace }: { readonly replace: boolean }): Promise<void> {
  const { organisations } = t
  if (replace || !pending.holds(organisationId)) {
    await pending.flush()
    const [row] = await db.select({ updatedAt: organisations.updatedAt, publicAt: organisations.publicAt, publicDigest: organisations.publicDigest })
      .from(organisations).where(eq(organisations.id, organisationId))
    if (row === undefined) throw new Problem('NOT_FOUND', `There is no organisation ${organisationId}.`)
    await db.update(organisations).set(entryColumns(entry, row)).where(eq(organisations.id, organisationId))
    if (replace) for (const table of [t.words, t.facets, t.spans]) await db.delete(table).where(eq(table.organisationId, organisationId))
  }
  pending.addEntry(organisationId, entry)
  known.named(organisationId, clip(entry.nameKey))
  await pending.settle()
}
