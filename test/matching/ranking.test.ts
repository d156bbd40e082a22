// Properties of a ranking over random populations: no candidate touches another, and the order is the model's.
import fc from 'fast-check'
import t from 'tap'
import { MatchIndex } from '../../src/matching/index/index.ts'
import type { InvestorCandidate, SmeCandidate, SmeIndex } from '../../src/matching/population.ts'
import { compareRanked, enumerationOf, rankingOf, type Rankable, type Ranked, type RankingQuery } from '../../src/matching/ranking.ts'
import type { WholeInvestor, WholeSme } from '../../src/profiles/store.ts'
import type { ScoringInvestor, ScoringSme } from '../../src/scoring/types.ts'
import * as random from '../scoring/arbitraries.ts'
import { codes, engine, model, runs, seed } from '../scoring/world.ts'

const options = { asOf: random.asOf, settings: { programmeRequiresCredentials: false } }
const facets = () => new Set<string>()

// Ranking reads the scoring view only; the whole profiles are for whoever shows the match.
function smeCandidate (scoring: ScoringSme): SmeCandidate {
  return { kind: 'sme', id: scoring.id, scoring, facets, whole: { profile: { id: scoring.id }, needs: [], claims: [] } as unknown as WholeSme }
}
function investorCandidate (scoring: ScoringInvestor): InvestorCandidate {
  return { kind: 'investor', id: scoring.id, scoring, facets, whole: { profile: { id: scoring.id }, mandates: [], deals: [], claims: [] } as unknown as WholeInvestor }
}
function population (smes: readonly ScoringSme[], smeIndex: SmeIndex): Rankable {
  return { smes: new Map(smes.map((sme) => [sme.id, smeCandidate(sme)])), investors: new Map(), smeIndex, investorIndex: MatchIndex.ofInvestors({ model, codes }) }
}
async function rank (investor: ScoringInvestor, smes: readonly ScoringSme[], index: SmeIndex, keeps?: RankingQuery['keeps']): Promise<readonly Ranked[]> {
  const [subject, all] = [investorCandidate(investor), population(smes, index)]
  return await rankingOf(enumerationOf(engine, subject, all, { options, keeps }), subject, all).slice(0, 100)
}
const indexOf = (smes: readonly ScoringSme[]) => MatchIndex.ofSmes({ model, codes }).next(smes.map((sme) => [sme.id, sme]))
const numbers = (ranked: readonly Ranked[]) => ranked.map(({ counterpart, best }) => [counterpart.id, best.score, best.scoreHigh, best.outcome])

const smes = fc.uniqueArray(random.sme, { minLength: 2, maxLength: 5, selector: ({ id }) => id })

t.test('11. adding or removing a candidate leaves the scores and the order of the rest', async (t) => {
  t.comment(`seed ${seed}, ${runs} cases`)
  await fc.assert(fc.asyncProperty(random.investor, smes, random.index, async (investor, all, at) => {
    const gone = all[at % all.length]!
    const rest = all.filter((sme) => sme !== gone)
    const index = indexOf(all)
    const whole = numbers(await rank(investor, all, index))
    const filtered = numbers(await rank(investor, all, index, ({ counterpart }) => counterpart.id !== gone.id))
    const less = numbers(await rank(investor, rest, index.next([[gone.id, undefined]])))
    const expected = JSON.stringify(whole.filter(([id]) => id !== gone.id))
    return JSON.stringify(less) === expected && JSON.stringify(filtered) === expected
  }), { numRuns: runs, seed })
  t.pass(`${runs} cases`)
})

t.test('10. the order in which candidates came changes nothing', async (t) => {
  t.comment(`seed ${seed}, ${runs} cases`)
  await fc.assert(fc.asyncProperty(random.investor, smes, async (investor, all) =>
    JSON.stringify(numbers(await rank(investor, all, indexOf(all)))) === JSON.stringify(numbers(await rank(investor, all, indexOf([...all].reverse()))))), { numRuns: runs, seed })
  t.pass(`${runs} cases`)
})

t.test('14. no failed pair is ranked, and none with an unknown gate stands before one without', async (t) => {
  t.comment(`seed ${seed}, ${runs} cases`)
  await fc.assert(fc.asyncProperty(random.investor, smes, async (investor, all) => {
    const ranked = await rank(investor, all, indexOf(all))
    return ranked.every((entry, at) => entry.best.outcome !== 'fail' && (at === 0 || compareRanked(ranked[at - 1]!, entry) < 0) &&
      (entry.best.outcome === 'unknown' || ranked.slice(0, at).every(({ best }) => best.outcome === 'pass')))
  }), { numRuns: runs, seed })
  t.pass(`${runs} cases`)
})
