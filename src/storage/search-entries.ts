// What directories find a profile by: derived rows, replaced together.
import { eq } from 'drizzle-orm'
import { Problem } from '../errors.ts'
import type { SearchEntry } from '../profiles/store.ts'
import { clip } from './entry-rows.ts'
import type { WriteSession } from './write-session.ts'

/**
 * Replaces an organisation's name key, words, facets and spans; `replace` false when it surely has none yet.
 * Throws NOT_FOUND when there is no such organisation.
 */
export async function putSearchEntry ({ db, t, known, pending }: WriteSession, organisationId: string, entry: SearchEntry, { replace }: { readonly replace: boolean }): Promise<void> {
  const nameKey = clip(entry.nameKey)
  if (replace || !pending.holds(organisationId)) {
    await pending.flush()
    const stored = await db.update(t.organisations).set({ nameKey })
      .where(eq(t.organisations.id, organisationId)).returning({ id: t.organisations.id })
    if (stored.length === 0) throw new Problem('NOT_FOUND', `There is no organisation ${organisationId}.`)
    if (replace) for (const table of [t.words, t.facets, t.spans]) await db.delete(table).where(eq(table.organisationId, organisationId))
  }
  pending.addEntry(organisationId, entry)
  known.named(organisationId, nameKey)
  await pending.settle()
}
