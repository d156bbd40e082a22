// ATECO 2025, ISTAT's Italian version of NACE Rev. 2.1, down to subcategories. Codes carry no section letter.
import { z } from 'zod'
import { confidence, entryOf, isoDay, sentenceCase, type CatalogueList } from './list.ts'

const row = z.looseObject({
  code: z.string().regex(/^([A-V]|\d\d(\.\d{1,2}(\.\d{1,2})?)?)$/),
  level: z.int(),
  levelName: z.enum(['section', 'division', 'group', 'class', 'category', 'subcategory']),
  parent: z.string().nullable(),
  section: z.string().length(1),
  naceRev21: z.string(),
  titleIt: z.string().min(1),
  titleEn: z.string().min(1)
})
export const AtecoFile = z.looseObject({
  meta: z.looseObject({ asOf: isoDay, validFrom: isoDay, source: z.string(), confidence }),
  items: z.array(row)
})
export type AtecoRow = z.output<typeof row>

export function atecoList ({ meta, items }: z.output<typeof AtecoFile>): CatalogueList {
  return {
    catalogue: {
      id: 'ateco-2025',
      title: { en: 'ATECO 2025', it: 'ATECO 2025', zh: '意大利经济活动分类 ATECO 2025' },
      version: '2025',
      asOf: meta.asOf,
      official: true,
      notice: 'Follows NACE Rev. 2.1 down to classes; never read its digits as NACE Rev. 2. Source: ISTAT.'
    },
    entries: items.map(({ code, level: depth, levelName, parent, titleIt, titleEn, ...data }) => {
      const shown = depth === 1 ? sentenceCase : (title: string) => title
      return entryOf({
        id: code,
        parent,
        level: levelName,
        title: { it: shown(titleIt), en: shown(titleEn) },
        validFrom: meta.validFrom,
        source: meta.source,
        confidence: meta.confidence,
        data
      })
    })
  }
}
