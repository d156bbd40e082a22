// What directories find a profile by: derived rows, replaced together.
import { eq } from 'drizzle-orm'
import { Problem } from '../errors.ts'
import type { SearchEntry } from '../profiles/store.ts'
import { chunks, type Engine, type Session } from './dialect.ts'

/** PostgreSQL refuses an index entry beyond some 2,700 bytes, and its text cannot hold U+0000: both engines get the first 200 characters, without it. */
export function clip (text: string): string {
  const clean = text.replaceAll('\0', '')
  return clean.length <= 200 ? clean : [...clean].slice(0, 200).join('')
}

/**
 * Replaces an organisation's name key, words, facets and spans; `replace` false when it surely has none yet.
 * Throws NOT_FOUND when there is no such organisation.
 */
export async function putSearchEntry ({ db, t }: Session, engine: Engine, organisationId: string, entry: SearchEntry, { replace }: { readonly replace: boolean }): Promise<void> {
  const known = await db.update(t.organisations).set({ nameKey: clip(entry.nameKey) })
    .where(eq(t.organisations.id, organisationId)).returning({ id: t.organisations.id })
  if (known.length === 0) throw new Problem('NOT_FOUND', `There is no organisation ${organisationId}.`)

  if (replace) for (const table of [t.words, t.facets, t.spans]) await db.delete(table).where(eq(table.organisationId, organisationId))

  const words = [...new Set(entry.words.map(clip))].map((word) => ({ organisationId, word }))
  for (const rows of chunks(words, engine, 2)) await db.insert(t.words).values(rows)
  const facets = new Map(entry.facets.map(({ kind, value }) => [JSON.stringify([kind, value]), { organisationId, kind, value }]))
  for (const rows of chunks([...facets.values()], engine, 3)) await db.insert(t.facets).values(rows)
  const spans = entry.spans.map(({ kind, min, max }, ordinal) => ({ organisationId, ordinal, kind, min, max }))
  for (const rows of chunks(spans, engine, 5)) await db.insert(t.spans).values(rows)
}
