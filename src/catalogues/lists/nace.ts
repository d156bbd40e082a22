// NACE Rev. 2 (Regulation (EC) No 1893/2006), Rev. 2.1 (Delegated Regulation (EU) 2023/137) and Eurostat's correspondence of their classes.
import { z } from 'zod'
import { entryOf, type CatalogueList } from './list.ts'

const row = z.looseObject({
  code: z.string().regex(/^[A-V](\d\d(\.\d{1,2})?)?$/),
  level: z.enum(['section', 'division', 'group', 'class']),
  parent: z.string().nullable(),
  title: z.string().min(1),
  titleIt: z.string().min(1).optional()
})
export const NaceFile = z.array(row)
export type NaceRow = z.output<typeof row>

export const relations = ['1:1', '1:n', 'n:1', 'n:m'] as const
export type Relation = typeof relations[number]

export const CorrespondenceFile = z.array(z.object({ rev2: z.string(), rev2_1: z.string(), relation: z.enum(relations) }))
export type CorrespondenceRow = z.output<typeof CorrespondenceFile>[number]

/** The lists carry no date of their own; this is the one of the group's README. */
const compiled = '2026-11-22'

const editions = {
  'nace-rev2': {
    version: 'Rev. 2',
    source: 'Regulation (EC) No 1893/2006; Eurostat',
    title: { en: 'NACE Rev. 2', it: 'NACE Rev. 2', zh: '欧盟经济活动分类 NACE Rev. 2' },
    notice: 'The EU Taxonomy and the CAM mappings cite this revision. Rev. 2.1 reuses digits with other meanings: translate, never compare.'
  },
  'nace-rev2.1': {
    version: 'Rev. 2.1',
    source: 'Delegated Regulation (EU) 2023/137; Eurostat; Italian headings ISTAT',
    title: { en: 'NACE Rev. 2.1', it: 'NACE Rev. 2.1', zh: '欧盟经济活动分类 NACE Rev. 2.1' },
    notice: 'ATECO 2025 follows this revision. It reuses digits of Rev. 2 with other meanings: translate, never compare.'
  }
} as const

/** A NACE revision as a catalogue; ids carry the section letter (`D35.11`). */
export function naceList (id: keyof typeof editions, rows: readonly NaceRow[]): CatalogueList {
  const { source, ...edition } = editions[id]
  return {
    catalogue: { id, ...edition, asOf: compiled, official: true },
    entries: rows.map(({ code, level, parent, title, titleIt, ...data }) =>
      entryOf({ id: code, parent, level, title: { en: title, it: titleIt ?? null }, source, confidence: 'high', data }))
  }
}
