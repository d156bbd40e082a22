// What screening answers: a rule, how likely it concerns the pair, and the facts that say so as a reason code with values.
import type { Likelihood, Span } from './check.ts'
import type { Effect, ScreeningRule } from './rule.ts'

/** Values of each reason. Percent and whole euros; null: not known. */
export interface ReasonValues {
  sector_code: { nace: string, ruleCode: string, keyword: string | null, sure: boolean, sizeFilter: boolean, withRules: readonly string[] }
  sector_word: { keyword: string, sizeFilter: boolean, withRules: readonly string[] }
  acquisition: { stakePct: Span | null, control: boolean, valueEur: Span | null, stakePctGte: number, valueEurGte: number, withRules: readonly string[] }
  strategic_acts: { mode: string | null, withRules: readonly string[] }
  new_company: { stakePct: Span | null, stakePctGte: number, withRules: readonly string[] }
  network_purchase: { nace: string | null, keyword: string | null }
  state_investor: { investorType: string }
  accompanies: { rule: string }
  large_target: { turnoverEur: number, turnoverEurGte: number }
  public_contract: { valueEur: Span, valueEurGte: number }
  outbound_capital: { place: string | null, sensitive: boolean }
  outbound_finance: { place: string | null }
  outbound_amount: { valueEur: Span | null, usd: number, side: 'below' | 'above' | 'open' | 'unknown' }
  central_investor: { investorType: string }
  technology_in: { mode: string | null, nace: string | null, keyword: string | null }
  entering_china: { modes: readonly string[] }
  negative_list: { nace: string, ruleCode: string, restriction: 'prohibited' | 'equity-cap' | 'control' | 'joint-venture' | 'none', sharePctMax: number | null }
  encouraged: { nace: string, ruleCode: string, place: string | null }
  security_review: { nace: string, ruleCode: string }
  services: { nace: string }
  technology_contract: { mode: string }
}
export type ReasonCode = keyof ReasonValues
export type Reason = { [C in ReasonCode]: { readonly code: C, readonly values: Readonly<ReasonValues[C]> } }[ReasonCode]

export interface ScreeningFlag {
  readonly rule: string
  readonly jurisdiction: string
  /** In English, as the catalogue names it; `instrumentName` has the other languages. */
  readonly instrument: string
  readonly legalBasis: string
  readonly effect: Effect
  /** How well the facts known meet the rule's conditions. How sure the row itself is stands in `confidence`. */
  readonly likelihood: Likelihood
  readonly reason: Reason
  readonly source: string
  readonly confidence: string
  /** Whether the deal must wait for the answer. */
  readonly suspensory: boolean
}

/** A rule raised by a pair, before its row is added. */
export interface Raised { readonly rule: string, readonly likelihood: Likelihood, readonly reason: Reason }

export function reason<C extends ReasonCode> (code: C, values: ReasonValues[C]): Reason {
  return { code, values } as Reason
}

export function toFlag (rule: ScreeningRule, { likelihood, reason }: Raised): ScreeningFlag {
  const { id, jurisdiction, instrument, legalBasis, effect, source, confidence } = rule
  return { rule: id, jurisdiction, instrument, legalBasis, effect, likelihood, reason, source, confidence, suspensory: rule.suspensory ?? false }
}
