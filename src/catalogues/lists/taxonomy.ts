// Activities of the EU Taxonomy (Regulation (EU) 2020/852), one for each objective under which an act gives criteria.
import { z } from 'zod'
import { objectives, type Objective } from '../../scoring/types.ts'
import type { CatalogueEntry, Text } from '../catalogue.ts'
import { codes, entryOf, objective, type CatalogueList } from './list.ts'

const row = z.looseObject({
  code: z.string().regex(/^[A-Z]{2,3} \d+\.\d+$/),
  objective,
  number: z.string(),
  sector: z.string().min(1),
  name: z.string().min(1),
  act: z.enum(['2021/2139', '2022/1214', '2023/2485', '2023/2486']),
  nace: codes,
  relatedProductNace: codes.optional(),
  support: z.record(z.string(), codes)
})
export const TaxonomyFile = z.array(row)
export type TaxonomyRow = z.output<typeof row>

/** Environmental objectives of Regulation (EU) 2020/852, article 9. */
export const objectiveTitles: Readonly<Record<Objective, Text>> = {
  CCM: { en: 'Climate change mitigation', it: 'Mitigazione dei cambiamenti climatici', zh: '减缓气候变化' },
  CCA: { en: 'Climate change adaptation', it: 'Adattamento ai cambiamenti climatici', zh: '适应气候变化' },
  WTR: { en: 'Sustainable use and protection of water and marine resources', it: 'Uso sostenibile e protezione delle acque e delle risorse marine', zh: '水和海洋资源的可持续利用与保护' },
  CE: { en: 'Transition to a circular economy', it: 'Transizione verso un\'economia circolare', zh: '向循环经济转型' },
  PPC: { en: 'Pollution prevention and control', it: 'Prevenzione e riduzione dell\'inquinamento', zh: '污染预防与控制' },
  BIO: { en: 'Protection and restoration of biodiversity and ecosystems', it: 'Protezione e ripristino della biodiversità e degli ecosistemi', zh: '生物多样性和生态系统的保护与恢复' }
}

function sectorId (of: Objective, sector: string): string {
  return `${of}/${sector.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`
}

/** High when number, name and NACE codes each rest on more than the compiler's memory. */
function confidenceOf (row: TaxonomyRow): string {
  const checked = (facet: string) => (row.support[facet] ?? []).some((by) => by !== 'knowledge')
  return checked('number') && checked('name') && (checked('nace') || row.nace.length === 0) ? 'high' : 'medium'
}

/** The tree is objective, sector, activity; the upper two are headings. Ids of activities are the acts' own (`CCM 4.1`). */
export function taxonomyList (rows: readonly TaxonomyRow[]): CatalogueList {
  const entries: CatalogueEntry[] = []
  for (const of of objectives) {
    const own = rows.filter((row) => row.objective === of)
    entries.push(entryOf({ id: of, level: 'objective', heading: true, title: objectiveTitles[of], source: 'Regulation (EU) 2020/852, article 9', confidence: 'high' }))
    for (const sector of new Set(own.map((row) => row.sector))) {
      entries.push(entryOf({ id: sectorId(of, sector), code: sector, parent: of, level: 'sector', heading: true, title: { en: sector }, source: 'EU Taxonomy Navigator' }))
      for (const row of own) {
        if (row.sector !== sector) continue
        const { code, name, ...data } = row
        entries.push(entryOf({
          id: code,
          parent: sectorId(of, sector),
          level: 'activity',
          title: { en: name },
          source: `Delegated Regulation (EU) ${row.act}`,
          confidence: confidenceOf(row),
          data
        }))
      }
    }
  }
  return {
    catalogue: {
      id: 'eu-taxonomy',
      title: { en: 'EU Taxonomy activities', it: 'Attività della tassonomia UE', zh: '欧盟分类法活动' },
      version: '2021/2139, 2022/1214, 2023/2485, 2023/2486',
      asOf: '2026-11-22',
      official: true,
      notice: 'Only the acts in the Official Journal are authentic. Eligibility is decided by an activity\'s description; a NACE code shows topic, never alignment.'
    },
    entries
  }
}
