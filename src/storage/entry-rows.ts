// What directories find a profile by, as rows.
import type { SearchEntry } from '../profiles/store.ts'

/** PostgreSQL refuses an index entry beyond some 2,700 bytes, and its text cannot hold U+0000: both engines get the first 200 characters, without it. */
export function clip (text: string): string {
  const clean = text.includes('\0') ? text.replaceAll('\0', '') : text
  return clean.length <= 200 ? clean : [...clean].slice(0, 200).join('')
}

/** Each word and each label once. */
export function entryRows (organisationId: string, entry: Pick<SearchEntry, 'words' | 'facets' | 'spans'>) {
  const facets = new Map(entry.facets.map(({ kind, value }) => [`${kind}\0${value}`, { organisationId, kind, value }]))
  return {
    words: [...new Set(entry.words.map(clip))].map((word) => ({ organisationId, word })),
    facets: [...facets.values()],
    spans: entry.spans.map(({ kind, min, max }, ordinal) => ({ organisationId, ordinal, kind, min, max }))
  }
}
