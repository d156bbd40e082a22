// Funding programmes that an Italian green SME can reach, and Sino-Italian instruments.
import { z } from 'zod'
import { codes, confidence, entryOf, isoDay, objective, type CatalogueList } from './list.ts'

const euros = z.number().nonnegative().nullable()
const row = z.looseObject({
  id: z.string(),
  nameEn: z.string(),
  nameIt: z.string(),
  nameZh: z.string(),
  level: z.enum(['EU', 'IT', 'regional', 'IT-CN']),
  instrument: z.enum(['grant', 'loan', 'guarantee', 'equity', 'tax_credit', 'blended']),
  ticketMinEur: euros,
  ticketMaxEur: euros,
  projectCostMinEur: euros,
  projectCostMaxEur: euros,
  eligibleSizes: z.array(z.enum(['micro', 'small', 'medium', 'small_midcap', 'large', 'research_org'])),
  eligibleObjectives: z.array(objective),
  eligibleNace: codes,
  eligibleRegions: codes,
  status: z.enum(['open', 'recurring', 'closed', 'unverified']),
  source: z.string(),
  confidence
})
export const FundingFile = z.looseObject({ meta: z.looseObject({ asOf: isoDay }), items: z.array(row) })

export function fundingList ({ meta, items }: z.output<typeof FundingFile>): CatalogueList {
  return {
    catalogue: {
      id: 'funding',
      title: { en: 'Funding programmes', it: 'Programmi di finanziamento', zh: '资助计划' },
      version: meta.asOf,
      asOf: meta.asOf,
      official: false,
      notice: 'For orientation; not advice and not an eligibility decision. Status changes monthly.'
    },
    entries: items.map(({ id, nameEn, nameIt, nameZh, level, source, confidence, ...data }) =>
      entryOf({ id, level, title: { en: nameEn, it: nameIt, zh: nameZh }, source, confidence, data }))
  }
}
