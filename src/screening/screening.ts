// Which cross-border rules a pair could meet. Beside the score, never in it: nothing here is read by the scoring engine.
import type { CodeLists } from '../scoring/codes.ts'
import { likelihoods, weaker } from './check.ts'
import { dealOf } from './deal.ts'
import { europeanUnion } from './eu.ts'
import { toFlag, type Raised, type ScreeningFlag } from './flag.ts'
import { goldenPower } from './golden-power.ts'
import { inboundChina } from './inbound-china.ts'
import { outbound } from './outbound.ts'
import type { ScreeningPair } from './pair.ts'
import { readRules, standing, type ScreeningRule, type ScreeningRuleRow } from './rule.ts'
import type { Scene } from './scene.ts'
import { createSectorMatcher } from './sector.ts'

export type { ScreeningFlag } from './flag.ts'
export type { ScreeningPair } from './pair.ts'
export { dealValue } from './pair.ts'
export { why, notice, instrumentName } from './texts.ts'
export { likelihoods, type Likelihood } from './check.ts'

export interface Screening {
  /**
   * The rules whose sector and threshold conditions the pair can meet on a day (ISO 8601, UTC): likely first, then by jurisdiction and rule id.
   * Information only, no legal advice and no clearance; a rule not in the answer can bind all the same.
   */
  screen (pair: ScreeningPair, asOf: string): readonly ScreeningFlag[]
}

/**
 * Screening by the given catalogue of rules. Pure: the same pair, day and catalogue give the same flags.
 * Throws VALIDATION_FAILED when a row lacks what the evaluation reads.
 */
export function createScreening ({ rules: rows, codes }: { rules: readonly ScreeningRuleRow[], codes: CodeLists }): Screening {
  const rules = readRules(rows)
  const matcher = createSectorMatcher({ rules, codes })
  // Requests share a day; the last one asked is kept.
  let today: { readonly asOf: string, readonly live: ReadonlyMap<string, ScreeningRule> } | undefined
  const liveOn = (asOf: string): ReadonlyMap<string, ScreeningRule> => {
    if (today?.asOf !== asOf) today = { asOf, live: new Map(rules.filter((rule) => standing(rule, asOf) !== null).map((rule) => [rule.id, rule])) }
    return today.live
  }
  return {
    screen (pair, asOf) {
      const live = liveOn(asOf)
      const scene: Scene = {
        pair,
        deal: dealOf(pair),
        live,
        codes,
        sector: (rule) => matcher.match(rule, pair.sme),
        naceCodes: matcher.codesOf(pair.sme)
      }
      const national = goldenPower(scene)
      const raised: readonly Raised[] = [...national, ...europeanUnion(scene, national), ...outbound(scene), ...inboundChina(scene)]
      return raised.flatMap((one) => {
        const rule = live.get(one.rule)
        const likelihood = rule === undefined ? null : weaker(one.likelihood, standing(rule, asOf))
        return rule === undefined || likelihood === null ? [] : [toFlag(rule, { ...one, likelihood })]
      }).sort(byLikelihood)
    }
  }
}

function byLikelihood (a: ScreeningFlag, b: ScreeningFlag): number {
  return likelihoods.indexOf(a.likelihood) - likelihoods.indexOf(b.likelihood) || compare(a.jurisdiction, b.jurisdiction) || compare(a.rule, b.rule)
}

/** By code unit, so that the order is the same on every machine. */
function compare (a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
