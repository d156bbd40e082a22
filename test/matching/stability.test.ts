// Stability by brute force: at the change told the first place is lost, and at no smaller one.
import fc from 'fast-check'
import t from 'tap'
import { findSwing, mostFactor, outranks, type Contender } from '../../src/matching/advice/stability.ts'
import { at } from '../../src/matching/advice/mobius.ts'
import { keyAt, piecesOf, rawWeights, type Knob } from '../../src/matching/advice/weighing.ts'
import { comparePairs } from '../../src/scoring/engine.ts'
import { compareText } from '../../src/scoring/interval.ts'
import { criteriaOf, directions } from '../../src/scoring/model.ts'
import type { ScoringInvestor, ScoringSme } from '../../src/scoring/types.ts'
import * as random from '../scoring/arbitraries.ts'
import { engine, model, runs, seed } from '../scoring/world.ts'

const options = { asOf: random.asOf, settings: { programmeRequiresCredentials: false } }
const knobs = directions.flatMap((direction) => criteriaOf(direction).map((key): Knob => ({ direction, key })))
const cases = Math.ceil(runs / 20)

function contender (sme: ScoringSme, investor: ScoringInvestor): Contender | undefined {
  const pairs = engine.scoreProfiles(sme, investor, options).filter(({ outcome }) => outcome !== 'fail').map((pair) => ({
    pair,
    raw: rawWeights(sme.needs.find(({ id }) => id === pair.needId) ?? null, investor.mandates.find(({ id }) => id === pair.mandateId) ?? null, model)
  }))
  return pairs.length === 0 ? undefined : { id: sme.id, pairs }
}
function ranked (investor: ScoringInvestor, smes: readonly ScoringSme[]): readonly Contender[] {
  return smes.flatMap((sme) => contender(sme, investor) ?? [])
    .sort((a, b) => comparePairs(a.pairs[0]!.pair, b.pairs[0]!.pair) || compareText(a.id, b.id))
}
const smes = fc.uniqueArray(random.statedSme, { minLength: 2, maxLength: 6, selector: ({ id }) => id })

t.test('a pair weighed with one weight changed is the pair as the engine scores it under that weight', async (t) => {
  t.comment(`seed ${seed}, ${cases} cases`)
  fc.assert(fc.property(random.statedInvestor, random.statedSme, fc.constantFrom(...knobs), fc.double({ min: 0, max: 20, noNaN: true }), (investor, sme, knob, f) => {
    for (const { pair, raw } of contender(sme, investor)?.pairs ?? []) {
      const key = keyAt(pair, raw, knob, f, model)
      const weights = [{ ...knob, weight: (raw[knob.direction][knob.key] ?? 0) * f }]
      const same = engine.scoreProfiles(sme, investor, { ...options, weights }).find(({ needId, mandateId }) => needId === pair.needId && mandateId === pair.mandateId)!
      const [one, other] = same.directions
      const expected = [Number(same.outcome !== 'pass'), -same.score, -(one.score + other.score), -same.scoreHigh]
      if (String(key) !== String(expected)) throw new Error(`${String(key)} is not ${String(expected)}`)
      // Between its breakpoints the formula is the number.
      const piece = piecesOf(pair, raw, knob, mostFactor, model).find(({ from, to }) => from <= f && f <= to)!
      if (f > 1e-6 && Math.abs(Math.floor(10_000 * at(piece.score, f) + 0.5 + 1e-6) - same.score) > 1) throw new Error(`formula ${at(piece.score, f)}, score ${same.score}`)
    }
  }), { numRuns: cases, seed })
})

t.test('the change told gives the first place away, and no smaller change of one weight does', async (t) => {
  await fc.assert(fc.asyncProperty(random.statedInvestor, smes, async (investor, all) => {
    const [first, ...rest] = ranked(investor, all)
    if (first === undefined) return
    const swing = await findSwing(first, rest, model, () => {})
    const least = swing === undefined ? Infinity : Math.abs(swing.relativeChange)
    if (swing !== undefined) {
      const taker = rest.find(({ id }) => id === swing.newFirst)!
      if (!outranks(taker, first, swing, 1 + swing.relativeChange, model)) throw new Error(`${swing.newFirst} does not come first at ${swing.relativeChange}`)
    }
    for (const knob of knobs) {
      for (let part = 0; part <= 40; part++) {
        // Finer near none; up to the change told, or to the ends.
        const share = (part / 40) ** 2 * (1 - 1e-5)
        for (const f of [1 - share * Math.min(1, least), 1 + share * Math.min(mostFactor - 1, least)]) {
          const taker = rest.find((one) => outranks(one, first, knob, f, model))
          if (taker !== undefined && Math.abs(f - 1) < least - 1.1e-6) throw new Error(`${taker.id} comes first at ${f} of ${knob.direction} ${knob.key}, told was ${least}`)
        }
      }
    }
  }), { numRuns: Math.ceil(cases / 5), seed })
})

t.test('of such populations some have a swing and some have none, or the test above says little', async (t) => {
  let swings = 0
  for (const [investor, all] of fc.sample(fc.tuple(random.statedInvestor, smes), { numRuns: 100, seed: 1 })) {
    const [first, ...rest] = ranked(investor, all)
    if (first !== undefined && await findSwing(first, rest, model, () => {}) !== undefined) swings++
  }
  t.ok(swings > 10 && swings < 90, `${swings} of 100`)
})
