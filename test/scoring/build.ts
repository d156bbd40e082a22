// Small profiles for the tests of single rules: a test names what its rule is about, everything else is absent.
import { silentMandate } from '../../src/scoring/silent.ts'
import type { Test } from 'tap'
import type { CrosswalkRow } from '../../src/scoring/codes.ts'
import type { Context } from '../../src/scoring/context.ts'
import type { GateKey, GateOutcome, PairScore } from '../../src/scoring/outcome.ts'
import {
  objectives,
  type CamClaim, type CertificationClaim, type ChinaCatalogueClaim, type CodedActivity, type CodeRef, type CodeSystem, type EurRange, type Fact, type Interval,
  type MembershipClaim, type Objective, type Prioritised, type ScoringDeal, type ScoringInvestor, type ScoringMandate, type ScoringNeed, type ScoringSme,
  type SectorWish, type TaxonomyClaim
} from '../../src/scoring/types.ts'
import { codes, engine, model } from './world.ts'

/** The day on which the tests look, the one before and the one after. */
export const asOf = '2026-11-22'
export const yesterday = '2026-11-21'
export const tomorrow = '2026-11-23'
export const context: Context = { model, codes, asOf }
export const at = (day: string): Context => ({ ...context, asOf: day })
export const settings = { programmeRequiresCredentials: false }

export const million = 1_000_000
export const range = (min: number | null, max: number | null, hard = false): EurRange => ({ min, max, hard })

export const rev2 = (code: string): CodeRef => ({ code, system: 'NACE2' })
export const rev21 = (code: string): CodeRef => ({ code, system: 'NACE21' })
export const ateco = (code: string): CodeRef => ({ code, system: 'ATECO2025' })
export const activity = (ref: CodeRef, share: number | null = null): CodedActivity => ({ ...ref, share })
export const wish = (ref: { readonly code: string, readonly system: CodeSystem }, priority = 1): SectorWish => ({ ...ref, priority })
export const prioritised = (id: string, priority = 1): Prioritised => ({ id, priority })

export function sme (given: Partial<ScoringSme> = {}): ScoringSme {
  return { id: 'sme_1', published: true, excludedCounterparts: [], activities: [], place: null, sizeCandidates: [], claims: [], needs: [], ...given }
}
export function need (given: Partial<ScoringNeed> = {}): ScoringNeed {
  return { id: 'need_1', amount: null, instruments: [], modes: [], territory: null, excludedInvestorTypes: [], weights: null, validTo: null, ...given }
}
export function investor (given: Partial<ScoringInvestor> = {}): ScoringInvestor {
  return { id: 'inv_1', published: true, excludedCounterparts: [], type: 'private_equity', place: null, claims: [], deals: [], standing: null, mandates: [], ...given }
}
export function mandate (given: Partial<ScoringMandate> = {}): ScoringMandate {
  return { ...silentMandate, id: 'man_1', ...given }
}
export function deal (given: Partial<ScoringDeal> = {}): ScoringDeal {
  return { id: 'deal_1', date: asOf, sector: null, region: null, amountEur: null, ...given }
}

const reviewed = { id: 'claim_1', state: 'accepted', level: 'audited', validFrom: null, validTo: null } as const

/** An audited claim that is aligned in full with all its turnover, unless the test says otherwise: worth exactly 1. */
export function taxonomyClaim (code: string, given: Partial<TaxonomyClaim> = {}): TaxonomyClaim {
  const objective = code.slice(0, code.indexOf(' ')) as Objective
  return {
    ...reviewed, kind: 'taxonomy', activity: code, objective, substantialContribution: 'met', dnsh: tests(objective, 5), minimumSafeguards: 'met', kpis: { turnover: 1 }, ...given
  }
}
/** The five DNSH tests beside an objective: the first `met` are met, the others as told. */
export function tests (objective: Objective, met: number, others: Fact = 'unknown'): Partial<Record<Objective, Fact>> {
  return Object.fromEntries(objectives.filter((name) => name !== objective).map((name, index) => [name, index < met ? 'met' : others]))
}
/** An audited claim under the decree in force of a category, without counts. */
export function camClaim (category: string, given: Partial<CamClaim> = {}): CamClaim {
  return { ...reviewed, kind: 'cam', category, decree: category, mandatoryMet: null, mandatoryTotal: null, rewardedMet: null, rewardedTotal: null, ...given }
}
export function certification (id: string, given: Partial<CertificationClaim> = {}): CertificationClaim {
  return { ...reviewed, kind: 'certification', certification: id, ...given }
}
export function chinaClaim (entry: string, given: Partial<ChinaCatalogueClaim> = {}): ChinaCatalogueClaim {
  return { ...reviewed, kind: 'china_catalogue', entry, kpis: { turnover: 1 }, ...given }
}
export function membership (given: Partial<MembershipClaim> = {}): MembershipClaim {
  return { ...reviewed, kind: 'membership', name: 'Invented Alliance', ...given }
}

/** The code lists with a crosswalk of one row: `CCM 4.1` and `GIGC-2024/4.2.2`. */
export function withRow (row: Partial<CrosswalkRow>): Context {
  const plain: CrosswalkRow = { id: 'xw', euActivities: ['CCM 4.1'], entries: ['GIGC-2024/4.2.2'], scenario: '1', excluded: false, lowConfidence: false, official: false }
  return { ...context, codes: { ...codes, crosswalk: [{ ...plain, ...row }] } }
}

/** The first need (or the implicit one) against the first mandate (or the implicit one). */
export function pairOf (company: ScoringSme, fund: ScoringInvestor, day = asOf): PairScore {
  const pair = engine.scorePair(company, company.needs[0] ?? null, fund, fund.mandates[0]?.id ?? null, { asOf: day, settings })
  if (pair === undefined) throw new Error('The investor has neither a mandate nor enough deals.')
  return pair
}
/** The outcome of one gate between a need and a mandate. */
export function gateOf (key: GateKey, { company = {}, wanted = {}, fund = {}, offered = {}, day = asOf }: {
  company?: Partial<ScoringSme>, wanted?: Partial<ScoringNeed>, fund?: Partial<ScoringInvestor>, offered?: Partial<ScoringMandate>, day?: string
}): GateOutcome | undefined {
  const pair = pairOf(sme({ needs: [need(wanted)], ...company }), investor({ mandates: [mandate(offered)], ...fund }), day)
  return pair.gates.find((gate) => gate.key === key)?.outcome
}

/** Compares bounds to twelve decimals: what is computed by hand and by the engine may differ in the last bits only. */
export function isInterval (t: Test, found: Interval, low: number, high: number, message: string, tolerance = 1e-12): void {
  const near = Math.abs(found.low - low) < tolerance && Math.abs(found.high - high) < tolerance
  t.ok(near, `${message}: ${low} to ${high}`, { found: { low: found.low, high: found.high }, wanted: { low, high } })
}
export function isNear (t: Test, found: number, wanted: number, message: string, tolerance = 1e-12): void {
  t.ok(Math.abs(found - wanted) < tolerance, `${message}: ${wanted}`, { found, wanted })
}
