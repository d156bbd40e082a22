// Crosswalk of EU Taxonomy activities and Chinese catalogue entries: derived, not the official Common Ground Taxonomy table.
import { z } from 'zod'
import type { Text } from '../catalogue.ts'
import { codes, confidence, entryOf, isoDay, type CatalogueList } from './list.ts'

const row = z.looseObject({
  id: z.string().min(1),
  isicSection: z.string(),
  cgtCode: z.string().nullable(),
  cgtCodeCandidate: z.string().nullable(),
  name: z.string().min(1),
  euActivities: codes,
  cnCatalogueCodes: codes,
  cnGuidance2024Codes: codes,
  cgtMembership: z.enum(['expected', 'excluded']),
  basis: z.string(),
  scenario: z.string().nullable(),
  nace: codes,
  source: z.string(),
  confidence
})
export type CrosswalkSource = z.output<typeof row>
export const CrosswalkFile = z.looseObject({
  meta: z.looseObject({ asOf: isoDay, scenarios: z.array(z.looseObject({ id: z.string(), included: z.boolean() })) }),
  rows: z.array(row)
})

/** Goes wherever a row of the crosswalk is shown. */
export const crosswalkNotice: Text = {
  en: 'A derived EU–China crosswalk, not the official Common Ground Taxonomy table. The pairing is a researcher\'s judgement and has no legal standing.',
  it: 'Raccordo UE–Cina derivato, non la tabella ufficiale della Common Ground Taxonomy. Gli abbinamenti sono una valutazione di ricerca e non hanno valore legale.',
  zh: '本中欧对照表为推导所得，并非《共同分类目录》官方表格；对应关系属研究判断，不具法律效力。'
}

/** Entry ids of the Chinese side of a row: bonds catalogue 2021 first, then the 2024 guidance catalogue. */
export function crosswalkEntries (row: CrosswalkSource): string[] {
  return [...row.cnCatalogueCodes.map((code) => `GBEPC-2021/${code}`), ...row.cnGuidance2024Codes.map((code) => `GIGC-2024/${code}`)]
}

export function crosswalkList ({ meta, rows }: z.output<typeof CrosswalkFile>): CatalogueList {
  return {
    catalogue: {
      id: 'eu-cn-crosswalk',
      title: { en: 'EU–China crosswalk (derived)', it: 'Raccordo UE–Cina (derivato)', zh: '中欧分类对照（推导）' },
      version: meta.asOf,
      asOf: meta.asOf,
      official: false,
      notice: crosswalkNotice.en ?? null
    },
    entries: rows.map((row) => {
      // The candidates are guesses at official codes: shown anywhere, they would be taken for them.
      const { id, name, source, confidence, cgtCodeCandidate: _, ...data } = row
      return entryOf({ id, level: row.basis, title: { en: name }, source, confidence, official: row.cgtCode !== null, data: { ...data, entries: crosswalkEntries(row) } })
    })
  }
}
