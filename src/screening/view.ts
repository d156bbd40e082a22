// What both doors show of a screening flag, in the shape of schema/screening.graphql.
import type { Language } from '../catalogues/catalogue.ts'
import type { Worded } from '../profiles/view.ts'
import type { Likelihood } from './check.ts'
import type { ScreeningFlag } from './flag.ts'
import type { Effect } from './rule.ts'

/** The sentences of screening; every one is about the flag's own reason and values. */
export interface ScreeningWords {
  /** Why the rule was raised. */
  why (flag: ScreeningFlag, language: Language): string
  /** That this is information, no legal advice and no clearance. */
  notice (language: Language): string
}

export interface ScreeningFlagView {
  readonly rule: string
  readonly jurisdiction: string
  readonly instrument: string
  readonly legalBasis: string
  readonly effect: Effect
  readonly likelihood: Likelihood
  readonly suspensory: boolean
  readonly why: Worded
  readonly notice: Worded
  readonly source: string
  readonly confidence: string
}

export function screeningFlagView (flag: ScreeningFlag, words: ScreeningWords): ScreeningFlagView {
  const { rule, jurisdiction, instrument, legalBasis, effect, likelihood, suspensory, source, confidence } = flag
  return {
    rule, jurisdiction, instrument, legalBasis, effect, likelihood, suspensory,
    why: ({ language }) => words.why(flag, language ?? 'en'),
    notice: ({ language }) => words.notice(language ?? 'en'),
    source, confidence
  }
}
