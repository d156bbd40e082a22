// What follows from a claim's facts: derived, never typed in.
import { evidenceLevels, objectives, type EvidenceLevel, type Fact, type Objective } from '../scoring/types.ts'
import type { Claim, ClaimFacts } from './claim.ts'

/** The taxonomy part of a claim's facts. */
export type TaxonomyFacts = Extract<ClaimFacts, { kind: 'taxonomy' }>

/** The five objectives that an activity contributing to one must not harm. */
export function otherObjectives (objective: Objective): readonly Objective[] {
  return objectives.filter((other) => other !== objective)
}

/**
 * Whether the activity is taxonomy-aligned, from its tests alone: `met` when substantial contribution, all five
 * do-no-significant-harm tests (`not_applicable` is met) and the minimum safeguards are met, `not_met` when one is known
 * to fail, else `unknown`. Regulation (EU) 2020/852, article 3. Undefined for a claim that is not about an activity.
 */
export function derivedAlignment (facts: ClaimFacts): Fact | undefined {
  if (facts.kind !== 'taxonomy') return undefined
  const harm = otherObjectives(facts.objective).map((objective) => facts.dnsh[objective] ?? 'unknown')
  const tests = [facts.substantialContribution, ...harm.map((fact) => fact === 'not_applicable' ? 'met' : fact), facts.minimumSafeguards]
  if (tests.includes('not_met')) return 'not_met'
  return tests.every((fact) => fact === 'met') ? 'met' : 'unknown'
}

/** Whether evidence of one level is at least as strong as another. */
export function reaches (level: EvidenceLevel, atLeast: EvidenceLevel): boolean {
  return evidenceLevels.indexOf(level) >= evidenceLevels.indexOf(atLeast)
}

/**
 * Whether a review confirmed the numbers of criteria in a CAM claim: accepted as documented or better (scoring.md §2, CAM).
 * Undefined for other kinds.
 */
export function totalConfirmed (claim: Pick<Claim, 'facts' | 'state' | 'level'>): boolean | undefined {
  return claim.facts.kind === 'cam' ? claim.state === 'accepted' && reaches(claim.level, 'documented') : undefined
}
