// The two sides of an index alike, so that one test holds for both.
import type fc from 'fast-check'
import { MatchIndex } from '../../src/matching/index/index.ts'
import { needSpan, offerSpan } from '../../src/scoring/criteria/ticket.ts'
import type { ScoringOptions } from '../../src/scoring/engine.ts'
import type { PairScore } from '../../src/scoring/outcome.ts'
import type { ScoringInvestor, ScoringSme } from '../../src/scoring/types.ts'
import { codes, engine, model } from '../scoring/world.ts'
import * as crowds from './crowds.ts'

const basics = { model, codes }
export interface Party { readonly id: string }
/** Both sides alike: whom the index holds, and how a pair is scored. */
export interface Side<S extends Party, C extends Party> {
  readonly name: string
  readonly empty: () => MatchIndex<S, C>
  readonly subject: fc.Arbitrary<S>
  readonly crowd: (most: number) => fc.Arbitrary<readonly C[]>
  score (subject: S, candidate: C, options: ScoringOptions): readonly PairScore[]
  takes (candidate: C, amountEur: number): boolean
  /** One need or mandate of the subject alone, as a ranking for it has it. */
  single (subject: S): S
  /** Labels as a directory would give: some that many share. */
  labels (candidate: C): readonly string[]
}

export const smeSide: Side<ScoringInvestor, ScoringSme> = {
  name: 'SMEs for an investor',
  empty: () => MatchIndex.ofSmes(basics),
  subject: crowds.investor,
  crowd: crowds.smes,
  score: (investor, sme, options) => engine.scoreProfiles(sme, investor, options),
  takes: ({ needs }, amount) => needs.some((need) => within(needSpan(need.amount), amount)),
  single: (investor) => ({ ...investor, mandates: investor.mandates.slice(0, 1) }),
  labels: ({ place, sizeCandidates, activities }) => [`region=${place}`, ...sizeCandidates.map((size) => `size=${size}`), ...activities.map(({ code }) => `activity=${code}`)]
}
export const investorSide: Side<ScoringSme, ScoringInvestor> = {
  name: 'investors for an SME',
  empty: () => MatchIndex.ofInvestors(basics),
  subject: crowds.sme,
  crowd: crowds.investors,
  score: (sme, investor, options) => engine.scoreProfiles(sme, investor, options),
  takes: ({ mandates }, amount) => mandates.some((mandate) => within(offerSpan(mandate.ticket), amount)),
  single: (sme) => ({ ...sme, needs: sme.needs.slice(0, 1) }),
  labels: ({ place, type, mandates }) => [`region=${place}`, `size=${type}`, ...mandates.flatMap(({ sectors }) => sectors.map(({ code }) => `activity=${code}`))]
}

function within (span: { readonly min: number, readonly max: number } | null, amount: number): boolean {
  return span !== null && span.min <= amount && amount <= span.max
}

/** Both, for tests that do not look into profiles. */
export const sides = [smeSide, investorSide] as unknown as ReadonlyArray<Side<Party, Party>>
