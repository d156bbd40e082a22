// What both doors show of a screening flag, in the shape of schema/screening.graphql.
import type { Worded } from '../profiles/view.ts'
import type { Likelihood } from './check.ts'
import type { ScreeningFlag } from './flag.ts'
import type { Effect } from './rule.ts'
import { notice, why } from './texts.ts'

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

export function screeningFlagView (flag: ScreeningFlag): ScreeningFlagView {
  const { rule, jurisdiction, instrument, legalBasis, effect, likelihood, suspensory, source, confidence } = flag
  return {
    rule,
    jurisdiction,
    instrument,
    legalBasis,
    effect,
    likelihood,
    suspensory,
    why: ({ language }) => why(flag, language ?? 'en'),
    notice: ({ language }) => notice(language ?? 'en'),
    source,
    confidence
  }
}
