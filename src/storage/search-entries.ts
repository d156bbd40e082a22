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

/** Before a word, a value of a facet or a kind of span by which only those find the profile who may see it in full. No word or code begins so. */
export const hiddenMark = '!'

/**
 * Replaces what an organisation is found by; `replace` false when it surely has nothing yet. When its public tier reads
 * otherwise than before, it counts as changed for the public when the profile last changed.
 * Throws NOT_FOUND when there is no such organisation.
 */
export async function putSearchEntry ({ db, t }: Session, engine: Engine, organisationId: string, entry: SearchEntry, { replace }: { readonly replace: boolean }): Promise<void> {
  const { organisations } = t
  const [row] = await db.select({ updatedAt: organisations.updatedAt, publicAt: organisations.publicAt, publicDigest: organisations.publicDigest })
    .from(organisations).where(eq(organisations.id, organisationId))
  if (row === undefined) throw new Problem('NOT_FOUND', `There is no organisation ${organisationId}.`)
  const { shown } = entry
  const asBefore = shown !== null && row.publicAt !== null && row.publicDigest === shown.digest
  await db.update(organisations).set({
    nameKey: clip(entry.nameKey),
    publicName: shown === null ? null : clip(shown.nameKey),
    publicDigest: shown?.digest ?? null,
    publicAt: shown === null ? null : asBefore ? row.publicAt : row.updatedAt
  }).where(eq(organisations.id, organisationId))

  if (replace) for (const table of [t.words, t.facets, t.spans]) await db.delete(table).where(eq(table.organisationId, organisationId))

  const { hidden } = entry
  const words = [...new Set([...entry.words.map(clip), ...hidden.words.map((word) => clip(hiddenMark + word))])].map((word) => ({ organisationId, word }))
  for (const rows of chunks(words, engine, 2)) await db.insert(t.words).values(rows)
  const facets = new Map([...entry.facets, ...hidden.facets.map(({ kind, value }) => ({ kind, value: hiddenMark + value }))]
    .map(({ kind, value }) => [JSON.stringify([kind, value]), { organisationId, kind, value }]))
  for (const rows of chunks([...facets.values()], engine, 3)) await db.insert(t.facets).values(rows)
  const spans = [...entry.spans, ...hidden.spans.map((span) => ({ ...span, kind: hiddenMark + span.kind }))]
    .map(({ kind, min, max }, ordinal) => ({ organisationId, ordinal, kind, min, max }))
  for (const rows of chunks(spans, engine, 5)) await db.insert(t.spans).values(rows)
}
