// Gates: what must hold before a pair is ranked. `fail`: not ranked. `unknown`: ranked after all pairs without an unknown gate.
import type { Context } from './context.ts'
import { needSpan, offerSpan } from './criteria/ticket.ts'
import { inForce, levelOf } from './evidence.ts'
import { compareText } from './interval.ts'
import { oncePer } from './once.ts'
import type { GateKey, GateOutcome, GateReason, GateResult } from './outcome.ts'
import { codeRef, underExcluded, withinPlaces } from './similarity.ts'
import { alignmentLevel } from './taxonomy-values.ts'
import { evidenceLevels, type CodeRef, type ScoringInvestor, type ScoringMandate, type ScoringNeed, type ScoringSme, type TaxonomyClaim, type Territory } from './types.ts'

export interface Pair { readonly sme: ScoringSme, readonly need: ScoringNeed | null, readonly investor: ScoringInvestor, readonly mandate: ScoringMandate }
/** Settings of the programme that the gates read. */
export interface GateSettings { readonly programmeRequiresCredentials: boolean }

function published ({ sme, investor }: Pair): GateReason {
  if (!sme.published) return { reason: 'published_fail', values: { side: 'sme' } }
  return investor.published ? { reason: 'published_pass', values: {} } : { reason: 'published_fail', values: { side: 'investor' } }
}

function veto ({ sme, investor }: Pair): GateReason {
  if (sme.excludedCounterparts.includes(investor.id)) return { reason: 'veto_fail', values: { by: 'sme' } }
  if (investor.excludedCounterparts.includes(sme.id)) return { reason: 'veto_fail', values: { by: 'investor' } }
  return { reason: 'veto_pass', values: {} }
}

const sortedByCode = oncePer((refs: readonly CodeRef[]): readonly CodeRef[] => [...refs].sort((a, b) => compareText(a.system, b.system) || compareText(a.code, b.code)))
const sortedIds = oncePer((all: ReadonlyArray<{ readonly id: string }>): readonly string[] => all.map(({ id }) => id).sort())

function exclusion ({ sme, need, investor, mandate }: Pair, { codes }: Context): GateReason {
  const types = need?.excludedInvestorTypes ?? []
  if (types.includes(investor.type)) return { reason: 'exclusion_fail', values: { excluded: investor.type, activity: null } }
  const bars = sortedByCode(mandate.excludedSectors)
  const first = bars[0]
  if (first === undefined) return types.length > 0 ? { reason: 'exclusion_pass', values: {} } : { reason: 'exclusion_not_asked', values: {} }
  if (sme.activities.length === 0) return { reason: 'exclusion_unknown', values: { excluded: first.code, activity: null } }
  let open: { excluded: string, activity: CodeRef } | undefined
  const activities = sortedByCode(sme.activities)
  for (const bar of bars) {
    for (const activity of activities) {
      const place = underExcluded(bar, activity, codes)
      if (place === 'in') return { reason: 'exclusion_fail', values: { excluded: bar.code, activity: codeRef(activity) } }
      if (place === 'maybe') open ??= { excluded: bar.code, activity: codeRef(activity) }
    }
  }
  return open === undefined ? { reason: 'exclusion_pass', values: {} } : { reason: 'exclusion_unknown', values: open }
}

function cooperationMode ({ need, mandate }: Pair): GateReason {
  const offered = need === null ? [] : sortedIds(need.modes)
  const wanted = sortedIds(mandate.modes)
  if (offered.length === 0 && wanted.length === 0) return { reason: 'cooperation_mode_not_asked', values: {} }
  if (offered.length === 0) return { reason: 'cooperation_mode_unknown', values: { silent: 'need' } }
  if (wanted.length === 0) return { reason: 'cooperation_mode_unknown', values: { silent: 'mandate' } }
  const shared = offered.filter((id) => wanted.includes(id))
  return shared.length > 0 ? { reason: 'cooperation_mode_pass', values: { shared } } : { reason: 'cooperation_mode_fail', values: { need: offered, mandate: wanted } }
}

function ticket ({ need, mandate }: Pair): GateReason {
  const hard = need?.amount?.hard === true || mandate.ticket?.hard === true
  if (!hard) return { reason: 'ticket_not_asked', values: {} }
  const wanted = needSpan(need?.amount ?? null)
  const offered = offerSpan(mandate.ticket)
  if (wanted === null) return { reason: 'ticket_unknown', values: { side: 'need' } }
  if (offered === null) return { reason: 'ticket_unknown', values: { side: 'mandate' } }
  if (wanted.max >= offered.min && wanted.min <= offered.max) return { reason: 'ticket_pass', values: {} }
  return { reason: 'ticket_fail', values: { needMin: wanted.min, needMax: wanted.max, offerMin: mandate.ticket?.min ?? null, offerMax: mandate.ticket?.max ?? null } }
}

function territory ({ sme, need, investor, mandate }: Pair, { codes }: Context): GateReason {
  const asked: Array<readonly ['need' | 'mandate', Territory, string | null]> = []
  if (mandate.territory?.hard === true && mandate.territory.codes.length > 0) asked.push(['mandate', mandate.territory, sme.place])
  if (need?.territory?.hard === true && need.territory.codes.length > 0) asked.push(['need', need.territory, investor.place])
  if (asked.length === 0) return { reason: 'territory_not_asked', values: {} }
  let open: GateReason | undefined
  for (const [by, wished, place] of asked) {
    const where = place === null ? 'maybe' : withinPlaces(wished.codes, place, codes)
    if (where === 'out' && place !== null) return { reason: 'territory_fail', values: { by, place, codes: [...wished.codes].sort() } }
    if (where === 'maybe') open ??= { reason: 'territory_unknown', values: { by, place, codes: [...wished.codes].sort() } }
  }
  return open ?? { reason: 'territory_pass', values: {} }
}

function minimumEvidence ({ sme, mandate }: Pair, { asOf }: Context): GateReason {
  const asked = mandate.minimumEvidence
  if (asked === null) return { reason: 'minimum_evidence_not_asked', values: {} }
  let reached = -1
  for (const claim of sme.claims) {
    if ((claim.kind === 'taxonomy' || claim.kind === 'cam') && inForce(claim, asOf)) reached = Math.max(reached, evidenceLevels.indexOf(levelOf(claim)))
  }
  const found = evidenceLevels[reached]
  return found !== undefined && reached >= evidenceLevels.indexOf(asked)
    ? { reason: 'minimum_evidence_pass', values: { asked, best: found } }
    : { reason: 'minimum_evidence_fail', values: { asked, best: found ?? null } }
}

/** Aligned share of a KPI over the claims in force, 0–1: per activity the best claim, summed, at most 1. */
export function alignedShare (claims: readonly TaxonomyClaim[], kpi: 'turnover' | 'capex' | 'opex', { model }: Pick<Context, 'model'>): { readonly low: number, readonly high: number } {
  const byActivity = new Map<string, { low: number, high: number }>()
  for (const claim of claims) {
    const level = alignmentLevel(claim, model)
    const share = claim.kpis[kpi] ?? null
    const aligned = model.taxonomy.levelAligned
    const known = byActivity.get(claim.activity) ?? { low: 0, high: 0 }
    byActivity.set(claim.activity, {
      low: Math.max(known.low, level.low === aligned ? share ?? 0 : 0),
      high: Math.max(known.high, level.high === aligned ? share ?? 1 : 0)
    })
  }
  let low = 0
  let high = 0
  for (const [, share] of [...byActivity].sort(([a], [b]) => compareText(a, b))) {
    low += share.low
    high += share.high
  }
  return { low: Math.min(1, low), high: Math.min(1, high) }
}

/** Shares that add up to the minimum but for floating-point noise reach it. */
const shareTolerance = 1e-9

function minimumAlignment ({ sme, mandate }: Pair, context: Context): GateReason {
  if (mandate.minimumAligned === null) return { reason: 'minimum_alignment_not_asked', values: {} }
  const { kpi, share: asked } = mandate.minimumAligned
  const claims = sme.claims.filter((claim): claim is TaxonomyClaim => claim.kind === 'taxonomy' && inForce(claim, context.asOf))
  if (claims.length === 0) return { reason: 'minimum_alignment_unknown', values: { kpi, asked, low: 0, high: 1, claims: 0 } }
  const { low, high } = alignedShare(claims, kpi, context)
  if (high < asked - shareTolerance) return { reason: 'minimum_alignment_fail', values: { kpi, asked, low, high } }
  if (low >= asked - shareTolerance) return { reason: 'minimum_alignment_pass', values: { kpi, asked, low, high } }
  return { reason: 'minimum_alignment_unknown', values: { kpi, asked, low, high, claims: claims.length } }
}

function programmeCredentials ({ investor }: Pair, settings: GateSettings): GateReason {
  if (!settings.programmeRequiresCredentials) return { reason: 'programme_credentials_not_asked', values: {} }
  if (investor.standing === null) return { reason: 'programme_credentials_unknown', values: {} }
  return investor.standing === 'accepted' ? { reason: 'programme_credentials_pass', values: {} } : { reason: 'programme_credentials_fail', values: {} }
}

/** What a gate's reason comes to. */
export function outcomeOf (reason: GateReason['reason']): GateOutcome {
  return reason.endsWith('_fail') ? 'fail' : reason.endsWith('_unknown') ? 'unknown' : 'pass'
}

/** The gates that read what both sides state, one by one: each reads the parts of a pair that its name suggests and no other. */
export const statedGates = { exclusion, cooperationMode, territory, minimumAlignment } as const

/** All gates of a pair, in their fixed order, passed ones included. */
export function judgeGates (pair: Pair, context: Context, settings: GateSettings): readonly GateResult[] {
  const reasons: ReadonlyArray<readonly [GateKey, GateReason]> = [
    ['published', published(pair)],
    ['veto', veto(pair)],
    ['exclusion', exclusion(pair, context)],
    ['cooperation_mode', cooperationMode(pair)],
    ['ticket', ticket(pair)],
    ['territory', territory(pair, context)],
    ['minimum_evidence', minimumEvidence(pair, context)],
    ['minimum_alignment', minimumAlignment(pair, context)],
    ['programme_credentials', programmeCredentials(pair, settings)]
  ]
  // Field by field, as a spread takes several times as long; reason and values stay those of one object.
  return reasons.map(([key, { reason, values }]) => ({ reason, values, key, outcome: outcomeOf(reason) }) as GateResult)
}
