// Datapoints of the voluntary sustainability reporting standard for non-listed SMEs (EFRAG VSME, Recommendation (EU) 2025/1710).
import { z } from 'zod'
import type { CatalogueEntry } from '../catalogue.ts'
import { confidence, entryOf, isoDay, objective, type CatalogueList } from './list.ts'

export const VsmeFile = z.looseObject({
  meta: z.looseObject({ asOf: isoDay, taxonomyVersion: z.string() }),
  modules: z.array(z.looseObject({ id: z.string(), nameEn: z.string(), nameIt: z.string(), nameZh: z.string() })),
  items: z.array(z.looseObject({
    id: z.string(),
    module: z.string(),
    nameEn: z.string(),
    nameIt: z.string(),
    euTaxonomyObjectives: z.array(objective),
    source: z.string(),
    confidence
  }))
})

export function vsmeList ({ meta, modules, items }: z.output<typeof VsmeFile>): CatalogueList {
  const entries: CatalogueEntry[] = modules.flatMap(({ id, nameEn, nameIt, nameZh, ...data }) => [
    entryOf({ id, level: 'module', heading: true, title: { en: nameEn, it: nameIt, zh: nameZh }, source: 'EFRAG VSME; Italian and Chinese module names are translations of ours', confidence: 'high', data }),
    ...items.filter((item) => item.module === id).map(({ id, module, nameEn, nameIt, source, confidence, ...data }) =>
      entryOf({ id, parent: module, level: 'datapoint', title: { en: nameEn, it: nameIt }, source, confidence, data }))
  ])
  return {
    catalogue: {
      id: 'vsme',
      title: { en: 'VSME datapoints', it: 'Datapoint VSME', zh: '中小企业自愿报告准则（VSME）数据点' },
      version: meta.taxonomyVersion,
      asOf: meta.asOf,
      official: true,
      notice: 'Follows Recommendation (EU) 2025/1710 as tagged by EFRAG. A delegated regulation adopted on 3 July 2026 replaces it; its datapoints are not reflected. `core` marks a selection of ours.'
    },
    entries
  }
}
