// What every group of rules reads when it looks at one pair on one day.
import type { CodeLists } from '../scoring/codes.ts'
import type { Deal } from './deal.ts'
import type { ScreeningPair } from './pair.ts'
import type { ScreeningRule } from './rule.ts'
import type { SectorMatch } from './sector.ts'
import { reason, type Raised, type Reason } from './flag.ts'
import type { Likelihood } from './check.ts'

export interface Scene {
  readonly pair: ScreeningPair
  readonly deal: Deal
  /** Rules that can bind on the day, by id, in catalogue order. */
  readonly live: ReadonlyMap<string, ScreeningRule>
  readonly codes: Pick<CodeLists, 'places' | 'placeNodes'>
  /** How the company's field meets the rule's; null when it does not. */
  sector (rule: ScreeningRule): SectorMatch | null
  /** NACE Rev. 2 codes of the company. */
  readonly naceCodes: readonly string[]
}

/** Collects what a group raises; a rule that is not live is left out. */
export function collector (scene: Scene): { readonly raised: Raised[], raise (rule: string, likelihood: Likelihood | null, why: Reason): void, accompany (rule: string, other: Raised | undefined): void } {
  const raised: Raised[] = []
  const raise = (rule: string, likelihood: Likelihood | null, why: Reason): void => {
    if (likelihood !== null && scene.live.has(rule)) raised.push({ rule, likelihood, reason: why })
  }
  return {
    raised,
    raise,
    /** Raises a row without a condition of its own beside the rule it belongs to, as likely as that one. */
    accompany (rule, other) {
      if (other !== undefined) raise(rule, other.likelihood, reason('accompanies', { rule: other.rule }))
    }
  }
}

/** The likeliest of some raised rules, the first of equals. */
export function leading (raised: readonly Raised[]): Raised | undefined {
  return raised.find(({ likelihood }) => likelihood === 'likely') ?? raised.find(({ likelihood }) => likelihood === 'possible') ?? raised[0]
}

/** Why a company's field is the rule's. */
export function sectorReason (match: SectorMatch, more: { readonly sizeFilter?: boolean, readonly withRules?: readonly string[] } = {}): Reason {
  const { sizeFilter = false, withRules = [] } = more
  return match.nace === null || match.ruleCode === null
    ? reason('sector_word', { keyword: match.keyword ?? '', sizeFilter, withRules })
    : reason('sector_code', { nace: match.nace, ruleCode: match.ruleCode, keyword: match.keyword, sure: match.check === 'met', sizeFilter, withRules })
}
