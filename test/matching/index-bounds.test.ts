// The bounds that the index ranks by, against the engine's own keys.
import fc from 'fast-check'
import t from 'tap'
import { MatchIndex } from '../../src/matching/index/index.ts'
import { fail, keyLevels, keyOfPair, keySums, pass } from '../../src/matching/index/kernel.ts'
import type { ScoringInvestor } from '../../src/scoring/types.ts'
import * as build from '../scoring/build.ts'
import { codes, engine, model, seed } from '../scoring/world.ts'
import * as crowds from './crowds.ts'
import { sides } from './sides.ts'

/** Cases of each property, of up to ten candidates each; `INDEX_RUNS=100000` for a long search. */
const runs = Number(process.env['INDEX_RUNS'] ?? 2_000)

/** Below it rough bounds may be loose; most scores of random pairs lie in the lower half of their group. */
const floor = fc.oneof(fc.constant(-1), fc.integer({ min: 0, max: keyLevels * keySums - 1 }), fc.integer({ min: 10_001, max: 16_000 }).map((level) => level * keySums))

for (const side of sides) {
  t.test(`bounds hold the engine's key between them: ${side.name}`, async (t) => {
    t.comment(`seed ${seed}, ${runs} cases`)
    let [pairs, ranked, settled, told] = [0, 0, 0, 0]
    fc.assert(fc.property(side.subject, side.crowd(10), crowds.options, floor, (subject, candidates, options, floor) => {
      const bounds = side.empty().next(candidates.map((candidate) => [candidate.id, candidate])).bounds(subject, options, floor)
      const asksAlignment = 'mandates' in subject && (subject as unknown as ScoringInvestor).mandates.some(({ minimumAligned }) => minimumAligned !== null)
      for (const candidate of candidates) {
        const scored = side.score(subject, candidate, options)
        const open = scored.filter(({ outcome }) => outcome !== 'fail')
        const key = scored[0] !== undefined && open.length > 0 ? keyOfPair(scored[0]) : -1
        const nothing = { key: -1, least: -1, presence: fail, score: 0 }
        const { key: most, least, presence, score, rough } = bounds.get(candidate.id) ?? { ...nothing, rough: nothing }
        pairs++
        if (most < key || least > key || (presence === pass && key < 0) || (presence === fail && key >= 0) || open.some((pair) => pair.score > score)) return false
        if (rough.key < key || open.some((pair) => pair.score > rough.score)) return false
        // What the index leaves to the engine: minimum alignment, and implicit mandates before their last deal.
        if (key < 0 || asksAlignment || options.asOf < '2028') continue
        ranked++
        if (most === least) settled++
        if (presence === pass) told++
      }
      return true
    }), { numRuns: runs, seed })
    t.comment(`${pairs} pairs; ${ranked} to be settled, ${settled} are; ${told} are known to be ranked by their gates alone`)
    t.ok(told >= 0.9 * ranked, 'who is ranked is counted without the engine')
    t.ok(settled >= 0.9 * ranked, 'bounds are tight: a table that falls behind the engine shows here first')
  })
}

t.test('who is ranked before an investor\'s last deal is counted by the ticket of that day', async (t) => {
  const deals = (year: number, count: number, amount: number) => Array.from({ length: count }, (_, at) => build.deal({ id: `deal_${year}_${at}`, date: `${year}-0${at + 1}-01`, amountEur: amount }))
  const investors = [
    build.investor({ id: 'inv_larger_since', mandates: [], deals: [...deals(2023, 3, 1_000_000), ...deals(2025, 9, 20_000_000)] }),
    build.investor({ id: 'inv_smaller_since', mandates: [], deals: [...deals(2023, 3, 20_000_000), ...deals(2025, 9, 1_000_000)] })
  ]
  const subject = build.sme({ needs: [build.need({ amount: build.range(1_000_000, 1_000_000, true), modes: [] })] })
  const index = MatchIndex.ofInvestors({ model, codes }).next(investors.map((investor) => [investor.id, investor]))
  for (const [asOf, ranked] of [['2024-06-30', ['inv_larger_since']], ['2026-06-30', ['inv_smaller_since']]] as const) {
    const options = { asOf, settings: { programmeRequiresCredentials: false } }
    const ask = { subject, engine, options, candidate: (id: string) => ({ scoring: investors.find((one) => one.id === id)!, facets: () => [] }) }
    t.equal(await index.enumerate(ask).count(), ranked.length, asOf)
    t.strictSame((await index.enumerate(ask).scores()).map(({ id }) => id).sort(), ranked, asOf)
  }
})
