// What directories find a profile by, as columns and rows.
import type { SearchEntry } from '../profiles/store.ts'
import type { OrganisationRow } from './rows.ts'

/** Before a word, a value of a facet or a kind of span by which only those find the profile who may see it in full. No word or code begins so. */
export const hiddenMark = '!'

/** PostgreSQL refuses an index entry beyond some 2,700 bytes, and its text cannot hold U+0000: both engines get the first 200 characters, without it. */
export function clip (text: string): string {
  const clean = text.includes('\0') ? text.replaceAll('\0', '') : text
  return clean.length <= 200 ? clean : [...clean].slice(0, 200).join('')
}

/** What an organisation sorts by. When its public tier reads otherwise than before, it counts as changed for the public when the profile last changed. */
export function entryColumns ({ nameKey, shown }: SearchEntry, before: Pick<OrganisationRow, 'updatedAt' | 'publicAt' | 'publicDigest'>): Pick<OrganisationRow, 'nameKey' | 'publicName' | 'publicAt' | 'publicDigest'> {
  const asBefore = shown !== null && before.publicAt !== null && before.publicDigest === shown.digest
  return {
    nameKey: clip(nameKey),
    publicName: shown === null ? null : clip(shown.nameKey),
    publicDigest: shown?.digest ?? null,
    publicAt: shown === null ? null : asBefore ? before.publicAt : before.updatedAt
  }
}

/** Each word and each label once, the hidden ones marked. */
export function entryRows (organisationId: string, { words, facets, spans, hidden }: Pick<SearchEntry, 'words' | 'facets' | 'spans' | 'hidden'>) {
  const labels = new Map([...facets, ...hidden.facets.map(({ kind, value }) => ({ kind, value: hiddenMark + value }))].map(({ kind, value }) => [`${kind}\0${value}`, { organisationId, kind, value }]))
  return {
    words: [...new Set([...words.map(clip), ...hidden.words.map((word) => clip(hiddenMark + word))])].map((word) => ({ organisationId, word })),
    facets: [...labels.values()],
    spans: [...spans, ...hidden.spans.map((span) => ({ ...span, kind: hiddenMark + span.kind }))].map(({ kind, min, max }, ordinal) => ({ organisationId, ordinal, kind, min, max }))
  }
}
