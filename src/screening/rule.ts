// One row of the catalogue of cross-border investment rules, as the evaluation reads it.
import { z } from 'zod'
import { parse } from '../parse.ts'
import type { Likelihood } from './check.ts'

/** What a rule brings: four kinds of duty or limit, and three kinds of row without a duty of its own. */
export const effects = ['notification', 'filing', 'approval', 'restriction', 'factor', 'incentive', 'information'] as const
export type Effect = typeof effects[number]

export const flows = ['inbound-IT', 'outbound-CN', 'inbound-CN'] as const

const day = z.iso.date().nullable()
const count = z.number().nonnegative()

/** Only the parts that are evaluated; whatever else a row holds is kept for the catalogue. Shares are percent, amounts as the name says. */
const triggerShape = z.looseObject({
  kind: z.string(),
  /** NACE Rev. 2, by prefix: `C24.3` covers `C24.31`, a bare letter the section; empty: no NACE test. */
  naceCodes: z.array(z.string()),
  naceBasis: z.string().optional(),
  keywords: z.array(z.string()).optional(),
  /** Rules of which one must be met together with this one. */
  combineWith: z.array(z.string()).optional(),
  sizeFilterMayApply: z.boolean().optional(),
  stakePctGte: count.optional(),
  totalInvestmentValueEurGte: count.optional(),
  targetTurnoverEurGte: count.optional(),
  targetEmployeesGte: count.optional(),
  targetEuTurnoverEurGte: count.optional(),
  contractValueEurGte: count.optional(),
  chineseInvestmentUsdGte: count.optional(),
  chineseInvestmentUsdLt: count.optional(),
  anyOf: z.array(z.looseObject({ chinaTurnoverEachOfTwoCnyGt: count.optional() })).optional(),
  restrictionType: z.string().pipe(z.enum(['prohibited', 'equity-cap', 'control', 'joint-venture'])).optional(),
  foreignSharePctMax: count.nullable().optional(),
  /** ISO 3166-2 codes of the Chinese places where a regional rule holds. */
  regions: z.array(z.string()).optional()
})

export const ruleShape = z.looseObject({
  id: z.string().min(1),
  jurisdiction: z.string(),
  instrument: z.string(),
  legalBasis: z.string(),
  appliesTo: z.enum(flows),
  status: z.string(),
  effectiveFrom: day,
  effectiveTo: day,
  trigger: triggerShape,
  effect: z.enum(effects),
  noteEn: z.string(),
  suspensory: z.boolean().optional(),
  source: z.string(),
  confidence: z.string()
})
/** A row as the catalogues room holds it. */
export type ScreeningRuleRow = z.input<typeof ruleShape>
export type ScreeningRule = Readonly<z.output<typeof ruleShape>>

/** Checks the parts of the rows that are evaluated. Throws VALIDATION_FAILED naming row and field. */
export function readRules (rows: readonly ScreeningRuleRow[]): readonly ScreeningRule[] {
  return parse(z.array(ruleShape), rows)
}

/**
 * The most that can be said of a rule on a day, whatever the facts; null where it is silent.
 * A proposal binds nobody. A rule adopted to apply later is silent before its first day and at most `possible` from then on, because the row
 * was written before that day. A rule "unknown since" a day is silent before it (the row does not say what held) and `unknown` from then on.
 */
export function standing (rule: ScreeningRule, asOf: string): Likelihood | null {
  if (rule.effectiveFrom === null || asOf < rule.effectiveFrom) return null
  if (rule.effectiveTo !== null && asOf > rule.effectiveTo) return null
  if (rule.status === 'in force') return 'likely'
  if (rule.status === 'adopted, applies later') return 'possible'
  const since = /^unknown since (\d{4}-\d{2}-\d{2})$/.exec(rule.status)?.[1]
  return since !== undefined && asOf >= since ? 'unknown' : null
}
