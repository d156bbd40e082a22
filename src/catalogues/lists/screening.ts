// Rules on cross-border investment: Italy, European Union, China. Information, not legal advice, and no clearance.
import { z } from 'zod'
import type { Text } from '../catalogue.ts'
import { codes, confidence, entryOf, isoDay, type CatalogueList } from './list.ts'

const number = z.number().optional()
const flag = z.boolean().optional()
const words = codes.optional()

/** What raises a rule. Amounts are in the currency the name ends with, percentages 0–100. What is not named here is kept as it is. */
const trigger = z.looseObject({
  kind: z.enum(['sector', 'threshold', 'procedure', 'factor', 'restriction', 'scope', 'definition', 'amendment', 'exemption']),
  /** NACE Rev. 2, matched as a prefix (`C24.3` covers `C24.31`); indicative. Empty: no NACE test. */
  naceCodes: codes,
  naceBasis: z.string().optional(),
  sector: z.string().optional(),
  sectors: words,
  sectorsLimitedTo: words,
  keywords: words,
  exceptKeywords: words,
  /** Threshold rules of which one must hold as well; a threshold rule never fires alone. */
  combineWith: words,
  needsSectorRule: flag,
  acquirerOrigin: z.string().optional(),
  investor: z.string().optional(),
  investorFlags: words,
  chineseControlRequired: flag,
  control: flag,
  stakePctGte: number,
  stakePctSteps: z.array(z.number()).optional(),
  controlPctGt: number,
  totalInvestmentValueEurGte: number,
  investmentValueEurGt: number,
  targetTurnoverEurGte: number,
  targetEuTurnoverEurGte: number,
  targetEmployeesGte: number,
  chineseInvestmentUsdGte: number,
  chineseInvestmentUsdLt: number,
  foreignSharePctMax: z.number().nullable().optional(),
  restrictionType: z.string().optional(),
  projectType: z.string().optional(),
  transactionTypes: words,
  sizeFilterMayApply: flag,
  cnGuidance2024Codes: words,
  regions: words
})

const rule = z.looseObject({
  id: z.string().min(1),
  jurisdiction: z.enum(['IT', 'EU', 'CN']),
  instrument: z.string(),
  legalBasis: z.string(),
  appliesTo: z.enum(['inbound-IT', 'inbound-CN', 'outbound-CN']),
  status: z.string(),
  effectiveFrom: isoDay.nullable(),
  effectiveTo: isoDay.nullable(),
  trigger,
  effect: z.enum(['notification', 'filing', 'approval', 'restriction', 'factor', 'incentive', 'information']),
  noteEn: z.string(),
  suspensory: flag,
  powers: words,
  greenRelevant: flag,
  source: z.string(),
  confidence
})
export type ScreeningRule = z.output<typeof rule>

const precedent = z.looseObject({ year: z.int(), target: z.string(), investor: z.string(), outcome: z.string(), source: z.string(), confidence })
export type ScreeningPrecedent = z.output<typeof precedent>

export const ScreeningFile = z.looseObject({
  meta: z.looseObject({ asOf: isoDay, disclaimer: z.string() }),
  rules: z.array(rule),
  precedents: z.array(precedent)
})

/** Goes wherever a result of the rules is shown. */
export const screeningNotice: Text = {
  en: 'Information only: not legal advice and no clearance. A rule not shown here may still apply; law firms or the authorities decide.',
  it: 'Solo informazione: non è consulenza legale né un\'autorizzazione. Una norma non mostrata può comunque applicarsi; decidono i legali o le autorità.',
  zh: '仅供参考：不构成法律意见，亦非审批许可。未显示的规定仍可能适用，应由律师或主管机关判断。'
}

export function screeningList ({ meta, rules }: z.output<typeof ScreeningFile>): CatalogueList {
  return {
    catalogue: {
      id: 'screening',
      title: { en: 'Investment screening rules', it: 'Regole di controllo degli investimenti', zh: '投资审查规则' },
      version: meta.asOf,
      asOf: meta.asOf,
      official: false,
      notice: `${screeningNotice.en ?? ''} ${meta.disclaimer}`.trim()
    },
    entries: rules.map((row) => {
      const { id, effectiveFrom, effectiveTo, source, confidence, ...data } = row
      return entryOf({
        id,
        level: row.trigger.kind,
        title: { en: `${row.instrument}: ${row.trigger.sector ?? row.legalBasis}` },
        validFrom: effectiveFrom,
        validTo: effectiveTo,
        source,
        confidence,
        official: false,
        data
      })
    })
  }
}
