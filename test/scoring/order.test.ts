// scoring.md §4, Both directions, order: by hand.
import t from 'tap'
import { toInteger } from '../../src/scoring/direction.ts'
import { comparePairs, reciprocal } from '../../src/scoring/engine.ts'
import type { DirectionScore, PairScore } from '../../src/scoring/outcome.ts'
import { activity, asOf, deal, investor, isNear, mandate, membership, need, pairOf, prioritised, rev2, settings, sme, wish, yesterday } from './build.ts'
import { engine } from './world.ts'

const options = { asOf, settings }
const direction = (score: number): DirectionScore => ({ direction: 'mandate_to_sme', score, scoreHigh: 10_000, certainty: 1, criteria: [] })
function pair (score: number, scoreHigh: number, lows: readonly [number, number], outcome: PairScore['outcome'] = 'pass'): PairScore {
  return { smeId: 'sme_1', investorId: 'inv_1', needId: null, mandateId: null, score, scoreHigh, gates: [], outcome, directions: [direction(lows[0]), direction(lows[1])] }
}

t.test('R = 2xy/(x+y), 0 if either is 0', async (t) => {
  isNear(t, reciprocal(0.698525, 0.639594), 0.667762, 'section 6, low', 5e-7)
  isNear(t, reciprocal(0.756645, 0.839594), 0.795964, 'section 6, high', 5e-7)
  isNear(t, reciprocal(1, 0.5), 2 / 3, 'one side is worth more')
  t.equal(reciprocal(0.7, 0.7), 0.7)
  t.strictSame([reciprocal(0, 1), reciprocal(1, 0), reciprocal(0, 0)], [0, 0, 0])
})

t.test('Low_R from both lows, High_R from both highs, from what is not yet rounded', async (t) => {
  const company = sme({ place: 'MI', activities: [activity(rev2('E38.32'))] })
  const fund = investor({ claims: [membership()], deals: [deal({ sector: rev2('E38.32'), region: 'MI' })], mandates: [mandate({ sectors: [wish(rev2('E38'))], sizes: ['small'] })] })
  const found = pairOf(company, fund)
  const low = [(25 + 20 * 0.045) / 50, (Math.LN2 / 3 + 0.6) / 2] as const
  const high = [(25 + 20 * 0.075 + 5) / 50, low[1]] as const
  t.strictSame(found.directions.map(({ score, scoreHigh }) => [score, scoreHigh]), [[5180, 6300], [4155, 4155]])
  t.equal(found.score, toInteger(2 * low[0] * low[1] / (low[0] + low[1])))
  t.equal(found.scoreHigh, toInteger(2 * high[0] * high[1] / (high[0] + high[1])))
})

t.test('Order, on the integers: pairs without unknown gates first, Low_R desc, sum of the two lows desc, High_R desc', async (t) => {
  const inOrder = [
    pair(5000, 6000, [5000, 5000]),
    pair(4000, 5000, [4100, 4001]),
    pair(4000, 9000, [4000, 4100]),
    pair(4000, 8000, [4100, 4000]),
    pair(10, 9999, [9000, 9000]),
    pair(9000, 9500, [9000, 9000], 'unknown'),
    pair(8000, 9500, [9000, 9000], 'unknown')
  ]
  for (const [i, a] of inOrder.entries()) {
    for (const [j, b] of inOrder.entries()) t.equal(Math.sign(comparePairs(a, b)), Math.sign(i - j), `${i} and ${j}`)
  }
  t.equal(comparePairs(pair(4000, 5000, [4100, 3900]), pair(4000, 5000, [3900, 4100])), 0, 'equal on all: the id decides')
})

t.test('A profile with several needs or mandates: with its best pair; the other pairs after it', async (t) => {
  const company = sme({ activities: [activity(rev2('E38.32'))], needs: [need({ id: 'need_b' }), need({ id: 'need_a', weights: { credentials: 80 } })] })
  const fund = investor({
    claims: [membership()],
    deals: [deal({ sector: rev2('E38.32'), region: 'MI' })],
    mandates: [mandate({ id: 'man_a', sectors: [wish(rev2('A'))] }), mandate({ id: 'man_b', sectors: [wish(rev2('E38'))] })]
  })
  const found = engine.scoreProfiles(company, fund, options)
  t.strictSame(found.map(({ needId, mandateId }) => `${needId} ${mandateId}`), ['need_a man_b', 'need_b man_b', 'need_a man_a', 'need_b man_a'])
  t.ok(found.every(({ score }, index) => index === 0 || score <= found[index - 1]!.score))
})

t.test('(equal pairs: need id, then mandate id)', async (t) => {
  const needs = ['need_2', 'need_10', 'need_1'].map((id) => need({ id }))
  const mandates = ['man_b', 'man_a'].map((id) => mandate({ id }))
  const ids = (company: typeof needs, fund: typeof mandates) => engine.scoreProfiles(sme({ needs: company }), investor({ mandates: fund }), options).map(({ needId, mandateId }) => `${needId} ${mandateId}`)
  const expected = ['need_1 man_a', 'need_1 man_b', 'need_10 man_a', 'need_10 man_b', 'need_2 man_a', 'need_2 man_b']
  t.strictSame(ids(needs, mandates), expected)
  t.strictSame(ids([...needs].reverse(), [...mandates].reverse()), expected, 'whatever the order in the profiles')
})

t.test('the best pair is one that can be ranked: pass, then unknown, then fail', async (t) => {
  const company = sme({ activities: [activity(rev2('E38.32'))], needs: [need({ modes: [prioritised('licensing')] })] })
  const rich = { sectors: [wish(rev2('E38'))] }
  const mandates = [
    mandate({ id: 'man_a', ...rich, modes: [prioritised('licensing')], excludedSectors: [rev2('E38.3')] }),
    mandate({ id: 'man_b', ...rich }),
    mandate({ id: 'man_c', sectors: [wish(rev2('A'))], modes: [prioritised('licensing')] })
  ]
  const found = engine.scoreProfiles(company, investor({ claims: [membership()], mandates }), options)
  t.strictSame(found.map(({ mandateId, outcome }) => [mandateId, outcome]), [['man_c', 'pass'], ['man_b', 'unknown'], ['man_a', 'fail']])
  t.ok(found[2]!.score > found[1]!.score && found[1]!.score > found[0]!.score, 'though each scores more than the one before it')
})

t.test('of several needs or mandates, those after their validTo are left out', async (t) => {
  const company = sme({ needs: [need({ id: 'need_a', validTo: yesterday }), need({ id: 'need_b', validTo: asOf })] })
  const fund = investor({ mandates: [mandate({ id: 'man_a' }), mandate({ id: 'man_b', validTo: yesterday })] })
  t.strictSame(engine.scoreProfiles(company, fund, options).map(({ needId, mandateId }) => [needId, mandateId]), [['need_b', 'man_a']])
  t.equal(engine.scoreProfiles(company, fund, { ...options, asOf: yesterday }).length, 4, 'a day before all are in')
})

t.test('An empty profile has low 0 against every mandate with stated preferences', async (t) => {
  const found = pairOf(sme(), investor({ mandates: [mandate({ sectors: [wish(rev2('E38'))], sizes: ['small'], camCategories: [prioritised('cam-edilizia')] })] }))
  t.strictSame([found.score, found.directions[0].score, found.directions[0].scoreHigh], [0, 0, 5000], 'sector and size unknown, 30 of 60')
})
