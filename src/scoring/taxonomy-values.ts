// What each claim is worth under the EU taxonomy: level × evidence × share, and across the China bridge.
// Regulation (EU) 2020/852 article 3: aligned means substantial contribution, no significant harm to the five other
// objectives, and minimum safeguards, all shown.
import type { CodeLists } from './codes.ts'
import type { Context } from './context.ts'
import { counts, evidenceFactor, expiredDays, levelOf } from './evidence.ts'
import { compareText } from './interval.ts'
import type { ScoringModel } from './model.ts'
import type { BridgeValues, TaxonomyClaimValues, TaxonomyTest } from './outcome.ts'
import { codeRef, inNace2 } from './similarity.ts'
import { objectives, type CodedActivity, type CodeRef, type Fact, type Interval, type Kpi, type Objective, type ScoringClaim, type TaxonomyClaim, type ChinaCatalogueClaim } from './types.ts'

/** A value under one activity and objective, with what decided it. */
export type TaxonomyValue = Interval & { readonly activity: string, readonly objective: Objective, readonly claimId: string | null } & (
  | { readonly reason: 'claim', readonly values: TaxonomyClaimValues }
  | { readonly reason: 'bridged', readonly values: BridgeValues }
  | { readonly reason: 'inferred', readonly values: { readonly activity: string, readonly matched: CodeRef } })

interface Tests { readonly substantialContribution: Fact, readonly met: number, readonly failed: readonly TaxonomyTest[], readonly unknown: readonly TaxonomyTest[] }

/** The six tests beside substantial contribution: DNSH for the five other objectives, then the minimum safeguards. `not_applicable` is met. */
export function testsOf (claim: Pick<TaxonomyClaim, 'objective' | 'substantialContribution' | 'dnsh' | 'minimumSafeguards'>): Tests {
  const failed: TaxonomyTest[] = []
  const open: TaxonomyTest[] = []
  let met = 0
  const test = (name: TaxonomyTest, fact: Fact) => {
    if (fact === 'met' || fact === 'not_applicable') met++
    else if (fact === 'not_met') failed.push(name)
    else open.push(name)
  }
  for (const objective of objectives) if (objective !== claim.objective) test(objective, claim.dnsh[objective] ?? 'unknown')
  test('safeguards', claim.minimumSafeguards)
  return { substantialContribution: claim.substantialContribution, met, failed, unknown: open }
}

function level (contributes: boolean, met: number, model: ScoringModel): number {
  const { levelWithoutContribution, levelRise, levelAligned } = model.taxonomy
  if (!contributes) return levelWithoutContribution
  return met === 6 ? levelAligned : levelWithoutContribution + levelRise * met / 6
}

/** Alignment level of a claim: low counts unknown facts as not met, high as met. 1 if and only if all tests are met. */
export function alignmentLevel (claim: Pick<TaxonomyClaim, 'objective' | 'substantialContribution' | 'dnsh' | 'minimumSafeguards'>, model: ScoringModel): Interval {
  const tests = testsOf(claim)
  const contributes = claim.substantialContribution
  return {
    low: level(contributes === 'met', tests.met, model),
    high: level(contributes === 'met' || contributes === 'unknown', tests.met + tests.unknown.length, model)
  }
}

function shareOf (claim: TaxonomyClaim | ChinaCatalogueClaim, kpi: Kpi): number | null {
  return claim.kpis[kpi] ?? null
}

/** `0.6 + 0.4·q`: an unknown share counts 0 in low, 1 in high. */
function shareFactor (share: number | null, model: ScoringModel): Interval {
  const { shareBase, shareWeight } = model.taxonomy
  return { low: shareBase + shareWeight * (share ?? 0), high: shareBase + shareWeight * (share ?? 1) }
}

/** `catalogue/code` with catalogues of assumed equal codes read as one. */
export function normalEntry (entry: string, model: ScoringModel): string {
  const slash = entry.indexOf('/')
  const catalogue = entry.slice(0, slash)
  return `${model.taxonomy.assumedSameCodes[catalogue] ?? catalogue}${entry.slice(slash)}`
}

/** Equal to the entry, or beneath it by the dots of its code. */
export function atOrBeneath (entry: string, above: string): boolean {
  return entry === above || entry.startsWith(`${above}.`)
}

function bridgeFactor (row: CodeLists['crosswalk'][number], side: 'euClaim' | 'chinaClaim', model: ScoringModel): number {
  if (row.excluded || row.lowConfidence) return 0
  return (model.taxonomy.bridge[row.scenario ?? 'unrecorded'] ?? { euClaim: 0, chinaClaim: 0 })[side]
}

function claimValue (claim: TaxonomyClaim, kpi: Kpi, { model, asOf }: Context): TaxonomyValue {
  const tests = testsOf(claim)
  const levels = alignmentLevel(claim, model)
  const gamma = evidenceFactor(claim, asOf, model)
  const share = shareOf(claim, kpi)
  const factor = shareFactor(share, model)
  return {
    low: levels.low * gamma * factor.low,
    high: levels.high * gamma * factor.high,
    activity: claim.activity,
    objective: claim.objective,
    claimId: claim.id,
    reason: 'claim',
    values: {
      activity: claim.activity,
      objective: claim.objective,
      substantialContribution: claim.substantialContribution,
      metTests: tests.met,
      failedTests: tests.failed,
      unknownTests: tests.unknown,
      evidence: levelOf(claim),
      kpi,
      share,
      expiredDays: expiredDays(claim, asOf),
      related: false
    }
  }
}

function bridgeValues (claim: TaxonomyClaim | ChinaCatalogueClaim, claimed: string, readAs: string, scenario: string | null, factor: number, kpi: Kpi, { model, asOf }: Context): BridgeValues {
  return {
    claimed,
    readAs,
    scenario,
    factor,
    evidence: levelOf(claim),
    kpi,
    share: shareOf(claim, kpi),
    expiredDays: expiredDays(claim, asOf),
    assumedSameCodes: [claimed, readAs].some((code) => code.includes('/') && normalEntry(code, model) !== code)
  }
}

/** A Chinese claim read by an EU mandate: through every crosswalk row it reaches, into climate mitigation only, level capped. */
function bridgedToEu (claim: ChinaCatalogueClaim, kpi: Kpi, context: Context): TaxonomyValue[] {
  const { model, codes, asOf } = context
  const entry = normalEntry(claim.entry, model)
  const gamma = evidenceFactor(claim, asOf, model)
  const share = shareFactor(shareOf(claim, kpi), model)
  const found: TaxonomyValue[] = []
  for (const row of codes.crosswalk) {
    if (!row.entries.some((code) => atOrBeneath(entry, normalEntry(code, model)))) continue
    const factor = bridgeFactor(row, 'chinaClaim', model)
    if (factor === 0) continue
    for (const activity of row.euActivities) {
      found.push({
        low: model.taxonomy.bridgeCap * factor * gamma * share.low,
        high: model.taxonomy.bridgeCap * factor * gamma * share.high,
        activity,
        objective: 'CCM',
        claimId: claim.id,
        reason: 'bridged',
        values: bridgeValues(claim, claim.entry, activity, row.scenario, factor, kpi, context)
      })
    }
  }
  return found
}

/** Taxonomy activities to which the company's codes point: a topic, never proof, so a low level with evidence "inferred". */
function inferredValues (activities: readonly CodedActivity[], { model, codes }: Context): TaxonomyValue[] {
  const { levelInferred, shareBase, shareWeight } = model.taxonomy
  const worth = levelInferred * model.evidenceFactors.inferred
  const byActivity = new Map<string, CodeRef>()
  for (const matched of activities.map(codeRef).sort((a, b) => compareText(a.system, b.system) || compareText(a.code, b.code))) {
    for (const code of inNace2(matched, codes)) {
      for (const activity of codes.taxonomyByNace2(code)) if (!byActivity.has(activity)) byActivity.set(activity, matched)
    }
  }
  const found: TaxonomyValue[] = []
  for (const [activity, matched] of byActivity) {
    const objective = codes.taxonomyActivities.get(activity)?.objective
    if (objective === undefined) continue
    found.push({ low: worth * shareBase, high: worth * (shareBase + shareWeight), activity, objective, claimId: null, reason: 'inferred', values: { activity, matched } })
  }
  return found
}

/**
 * Every value an organisation has under the EU taxonomy at a date, for one KPI, in order of activity code and claim id.
 * `activities` adds what is inferred from the company's codes; an investor has none.
 */
export function taxonomyValues (claims: readonly ScoringClaim[], activities: readonly CodedActivity[], kpi: Kpi, context: Context): readonly TaxonomyValue[] {
  const found: TaxonomyValue[] = []
  for (const claim of claims) {
    if (!counts(claim, context.asOf)) continue
    if (claim.kind === 'taxonomy') found.push(claimValue(claim, kpi, context))
    else if (claim.kind === 'china_catalogue') found.push(...bridgedToEu(claim, kpi, context))
  }
  found.push(...inferredValues(activities, context))
  return found.sort((a, b) => compareText(a.activity, b.activity) || compareText(a.claimId ?? '', b.claimId ?? ''))
}

export type ChinaValue = Interval & { readonly claimId: string, readonly reason: 'bridged' | 'china', readonly values: BridgeValues }

/**
 * The values an organisation has under one entry of a Chinese catalogue: Chinese claims at or beneath it as they are,
 * EU claims through the crosswalk. The common ground covers substantial contribution to mitigation only: level at most 0.70.
 */
export function chinaValues (claims: readonly ScoringClaim[], wished: string, kpi: Kpi, context: Context): readonly ChinaValue[] {
  const { model, codes, asOf } = context
  const entry = normalEntry(wished, model)
  const cap = model.taxonomy.bridgeCap
  const found: ChinaValue[] = []
  for (const claim of claims) {
    if (!counts(claim, asOf)) continue
    if (claim.kind === 'china_catalogue' && atOrBeneath(normalEntry(claim.entry, model), entry)) {
      const gamma = evidenceFactor(claim, asOf, model)
      const share = shareFactor(shareOf(claim, kpi), model)
      found.push({ low: cap * gamma * share.low, high: cap * gamma * share.high, claimId: claim.id, reason: 'china', values: bridgeValues(claim, claim.entry, wished, null, 1, kpi, context) })
    } else if (claim.kind === 'taxonomy') {
      for (const row of codes.crosswalk) {
        if (!row.euActivities.includes(claim.activity) || !row.entries.some((code) => atOrBeneath(normalEntry(code, model), entry))) continue
        const factor = bridgeFactor(row, 'euClaim', model)
        if (factor === 0) continue
        const levels = alignmentLevel(claim, model)
        const gamma = evidenceFactor(claim, asOf, model)
        const share = shareFactor(shareOf(claim, kpi), model)
        found.push({
          low: Math.min(levels.low, cap) * factor * gamma * share.low,
          high: Math.min(levels.high, cap) * factor * gamma * share.high,
          claimId: claim.id,
          reason: 'bridged',
          values: bridgeValues(claim, claim.activity, wished, row.scenario, factor, kpi, context)
        })
      }
    }
  }
  return found.sort((a, b) => compareText(a.claimId, b.claimId))
}
