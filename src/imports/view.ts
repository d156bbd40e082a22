// Imports and mappings as both doors show them.
import type { ProfileKind } from '../profiles/store.ts'
import type { Batches } from './batches.ts'
import { editionOf, type Mapping } from './mapping/mapping.ts'
import type { NamedMapping } from './mapping/mappings.ts'

export interface ImportProgressView {
  readonly id: string
  readonly rowsRead: number
  readonly rowsTotal: number | null
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly rejected: number
  readonly done: boolean
}

export function progressView ({ batch, state }: NonNullable<Awaited<ReturnType<Batches['progress']>>>): ImportProgressView {
  const { read, ...counts } = batch.counts
  return { id: batch.id, rowsRead: read, rowsTotal: batch.rowsTotal, ...counts, done: state === 'done' || state === 'undone' }
}

export interface ImportMappingView {
  readonly id: string
  readonly title: string
  readonly kind: ProfileKind
  readonly source: string
  readonly shipped: boolean
  /** By what a batch names it. */
  readonly edition: string
  /** Counts its uploads; null for one that ships with the service, as are the next two. */
  readonly version: number | null
  readonly savedAt: Date | null
  readonly savedBy: string | null
  readonly mapping: Mapping
}

/** A mapping with all that it says. */
export function importMappingView ({ mapping, stored }: NamedMapping): ImportMappingView {
  const { id, title, kind, source } = mapping
  return { id, title, kind, source, shipped: stored === null, edition: editionOf(mapping), version: stored?.version ?? null, savedAt: stored?.updatedAt ?? null, savedBy: stored?.updatedBy ?? null, mapping }
}
