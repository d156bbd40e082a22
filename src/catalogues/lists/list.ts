// What every list family hands over, and the small helpers they share.
import { z } from 'zod'
import type { Catalogue, CatalogueEntry, Text } from '../catalogue.ts'

/** A catalogue before it is counted and indexed. */
export interface CatalogueList {
  readonly catalogue: Omit<Catalogue, 'count'>
  readonly entries: readonly CatalogueEntry[]
}

export const isoDay = z.iso.date()
export const confidence = z.enum(['high', 'medium', 'low'])
export const objective = z.enum(['CCM', 'CCA', 'WTR', 'CE', 'PPC', 'BIO'])
export const codes = z.array(z.string().min(1))

/** An entry whose unnamed fields take what most lists have: its code is its id, it stands at the top, it is official and in force without dates. */
export function entryOf (fields: Partial<CatalogueEntry> & { readonly id: string, readonly title: Text }): CatalogueEntry {
  const { data = null, ...rest } = fields
  return {
    code: fields.id,
    parent: null,
    level: null,
    heading: false,
    validFrom: null,
    validTo: null,
    supersededBy: null,
    source: null,
    confidence: null,
    official: true,
    ...rest,
    data: data === null || Object.keys(data).length === 0 ? null : data
  }
}

/** Section titles stand in capitals in the acts; the rest of the list is in sentence case. */
export function sentenceCase (title: string): string {
  return title.charAt(0).toUpperCase() + title.slice(1).toLowerCase()
}
