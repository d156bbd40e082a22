// Next best proof (scoring.md, section 5): what each step would add to the low end of the first matches.
import { setImmediate as nextTurn } from 'node:timers/promises'
import { stillWanted } from '../../deadline.ts'
import type { Engine, ScoringOptions } from '../../scoring/engine.ts'
import type { CodeLists } from '../../scoring/codes.ts'
import { compareText } from '../../scoring/interval.ts'
import type { CriterionKey } from '../../scoring/model.ts'
import type { Kpi, ScoringClaim } from '../../scoring/types.ts'
import { pairsOf, type Ranked, type Subject } from '../ranking.ts'
import { stepsOf, type StepReason, type SupplyRef } from './steps.ts'
import { isOwnGap, liftOf, ownTerms } from './terms.ts'

/** A fact not given that is no claim: a term, a figure, a place. */
export interface TermReason { readonly kind: 'state', readonly values: { readonly criterion: CriterionKey } }

export type Proof = (StepReason | TermReason) & {
  readonly fact: string
  readonly suppliedBy: readonly SupplyRef[]
  /** Points of 100 that the low end gains on average over the matches looked at, at best. */
  readonly gain: number
  /** How many of these matches gain at least one hundredth of a point. */
  readonly matchesRaised: number
  /** How many matches were looked at: the first 50, or as many as there are. */
  readonly matches: number
}

/** Pairs scored before other requests get a turn. */
const slice = 64

function withClaims (subject: Subject, claims: readonly ScoringClaim[]): Subject {
  return subject.kind === 'sme' ? { ...subject, scoring: { ...subject.scoring, claims } } : { ...subject, scoring: { ...subject.scoring, claims } }
}

/** What the mandates of these matches ask about; an investor's own claims are read by turnover. */
function askedBy (subject: Subject, first: readonly Ranked[]): { readonly kpis: ReadonlySet<Kpi>, readonly categories: ReadonlySet<string> } {
  if (subject.kind === 'investor') return { kpis: new Set<Kpi>(['turnover']), categories: new Set() }
  const mandates = first.flatMap(({ counterpart, best }) => counterpart.kind === 'investor' ? counterpart.scoring.mandates.filter(({ id }) => id === best.mandateId) : [])
  const implicit = first.some(({ best }) => best.mandateId === null)
  return { kpis: new Set<Kpi>([...(implicit ? ['turnover' as const] : []), ...mandates.map(({ kpi }) => kpi)]), categories: new Set(mandates.flatMap(({ camCategories }) => camCategories.map(({ id }) => id))) }
}

/** Sums integer gains into what is told of them. */
function gained (gains: readonly number[]): Pick<Proof, 'gain' | 'matchesRaised' | 'matches'> {
  const sum = gains.reduce((total, gain) => total + gain, 0)
  return { gain: Math.round(100 * sum / gains.length) / 10_000, matchesRaised: gains.filter((gain) => gain > 0).length, matches: gains.length }
}

/**
 * The steps that raise the low end of these matches, the one that raises it most on average first (equal gains: by name of the fact). Steps that raise none are left
 * out. A counterpart counts with its best pair before and after; the set of counterparts stays the same.
 */
export async function bestProofs (subject: Subject, first: readonly Ranked[], { engine, codes, options }: { readonly engine: Engine, readonly codes: CodeLists, readonly options: ScoringOptions }): Promise<readonly Proof[]> {
  if (first.length === 0) return []
  const context = { model: engine.model, codes, asOf: options.asOf }
  const proofs: Proof[] = []
  let scored = 0
  for (const { claims, ...step } of stepsOf(subject, askedBy(subject, first), context)) {
    const changed = withClaims(subject, claims)
    const gains: number[] = []
    for (const { counterpart, best } of first) {
      if (++scored % slice === 0) await nextTurn()
      stillWanted()
      const [after] = pairsOf(engine, changed, counterpart, options)
      gains.push(after === undefined || after.outcome === 'fail' ? 0 : Math.max(0, after.score - best.score))
    }
    proofs.push({ ...step, ...gained(gains) })
  }
  const { direction, facts } = ownTerms[subject.kind]
  for (const [key, fact] of Object.entries(facts) as Array<[CriterionKey, string]>) {
    const gains = first.map(({ best }) => {
      const criterion = best.directions.find((one) => one.direction === direction)?.criteria.find((score) => score.key === key)
      return criterion !== undefined && isOwnGap(criterion, subject) ? liftOf(best, direction, key) : 0
    })
    proofs.push({ kind: 'state', values: { criterion: key }, fact, suppliedBy: [], ...gained(gains) })
  }
  return proofs.filter(({ gain }) => gain > 0).sort((a, b) => b.gain - a.gain || compareText(a.fact, b.fact))
}
