// scoring.md §3 and the rounding of §4: by hand.
import t, { type Test } from 'tap'
import { apportion, toInteger } from '../../src/scoring/direction.ts'
import { criteriaOf, type CriterionKey, type Direction } from '../../src/scoring/model.ts'
import { effectiveWeights } from '../../src/scoring/weights.ts'
import { activity, asOf, camClaim, deal, investor, isNear, mandate, million, need, pairOf, prioritised, range, rev2, settings, sme, taxonomyClaim, tests, wish } from './build.ts'
import { engine, model } from './world.ts'

type Weights = Partial<Record<string, number>>
const defaults: Record<Direction, Weights> = { mandate_to_sme: model.weights.mandateToSme, need_to_investor: model.weights.needToInvestor }
function isWeighted (t: Test, direction: Direction, own: Weights | null, expected: Weights, message: string, asked: Weights | null = null): void {
  const found = effectiveWeights(Object.keys(expected) as CriterionKey[], direction, [defaults[direction], own, asked], model.sustainabilityFloor)
  t.strictSame(Object.fromEntries([...found].map(([key, weight]) => [key, Number(weight.toFixed(9))])), expected, message)
}

t.test('Default weights. Mandate → SME and need → investor', async (t) => {
  t.strictSame(defaults, {
    mandate_to_sme: { sector: 25, taxonomy: 20, ticket: 15, cam: 10, instrument: 10, mode: 10, region: 5, size: 5 },
    need_to_investor: { track_record: 20, ticket: 20, credentials: 20, instrument: 15, mode: 15, region: 10 }
  })
  for (const direction of ['mandate_to_sme', 'need_to_investor'] as const) {
    t.strictSame(criteriaOf(direction), Object.keys(defaults[direction]), 'the weight list’s order')
    isWeighted(t, direction, null, defaults[direction], 'all stated: as they are')
  }
})

t.test('They replace the defaults of the criteria named', async (t) => {
  isWeighted(t, 'mandate_to_sme', { sector: 30, region: 7 }, { sector: 30, taxonomy: 20, ticket: 15, region: 7 }, 'two of four; size, which is not stated, is left out')
  isWeighted(t, 'mandate_to_sme', { size: 90 }, { sector: 25, taxonomy: 20 }, 'a weight of a criterion that is not stated changes nothing')
  isWeighted(t, 'mandate_to_sme', { sector: 0 }, { sector: 0, taxonomy: 20, ticket: 15 }, 'zero is a weight')
})

t.test('a floor cannot be undercut: taxonomy + cam are raised in proportion to 20 % of the resulting sum over K', async (t) => {
  isWeighted(t, 'mandate_to_sme', { taxonomy: 5, cam: 3 }, { sector: 25, taxonomy: 6.25, ticket: 15, cam: 3.75 }, '8 of 48 becomes 10 of 50')
  isWeighted(t, 'mandate_to_sme', { taxonomy: 2 }, { sector: 25, taxonomy: 10, ticket: 15 }, 'without cam in K')
  isWeighted(t, 'mandate_to_sme', { taxonomy: 0, cam: 3 }, { sector: 25, taxonomy: 0, ticket: 15, cam: 10 }, 'only cam weighs: it alone is raised')
  isWeighted(t, 'mandate_to_sme', { taxonomy: 0, cam: 15 }, { sector: 25, taxonomy: 0, ticket: 15, cam: 15 }, 'only cam, above the floor')
  isWeighted(t, 'mandate_to_sme', { taxonomy: 10, cam: 0 }, { sector: 25, taxonomy: 10, ticket: 15, cam: 0 }, 'exactly at the floor')
  isWeighted(t, 'mandate_to_sme', { sector: 1000 }, { sector: 1000, taxonomy: 250 }, 'a large weight elsewhere raises it too')
})

t.test('and credentials', async (t) => {
  isWeighted(t, 'need_to_investor', { credentials: 1 }, { track_record: 20, ticket: 20, credentials: 10 }, '1 of 41 becomes 10 of 50')
  isWeighted(t, 'need_to_investor', { credentials: 0 }, { track_record: 20, credentials: 5 }, '0 becomes 5 of 25')
  isWeighted(t, 'need_to_investor', null, { track_record: 20, ticket: 20, credentials: 20, instrument: 15, mode: 15 }, 'the defaults stand above it')
})

t.test('(all zero: on taxonomy)', async (t) => {
  isWeighted(t, 'mandate_to_sme', { taxonomy: 0, cam: 0 }, { sector: 25, taxonomy: 10, ticket: 15, cam: 0 }, 'both zero: taxonomy takes the floor')
  isWeighted(t, 'mandate_to_sme', { sector: 0, taxonomy: 0, ticket: 0, cam: 0 }, { sector: 0, taxonomy: 1, ticket: 0, cam: 0 }, 'every weight zero: taxonomy alone counts')
  isWeighted(t, 'mandate_to_sme', { taxonomy: 0 }, { taxonomy: 1 }, 'taxonomy alone stated')
  isWeighted(t, 'need_to_investor', { track_record: 0, credentials: 0 }, { track_record: 0, credentials: 1 }, 'the other direction: credentials')
})

t.test('A request can override weights for a what-if', async (t) => {
  isWeighted(t, 'mandate_to_sme', { sector: 30, ticket: 30 }, { sector: 40, taxonomy: 20, ticket: 10 }, 'the request over the owner over the defaults', { sector: 40, ticket: 10 })
  isWeighted(t, 'mandate_to_sme', null, { sector: 25, taxonomy: 6.25 }, 'the floor holds all the same', { taxonomy: 0 })
  const fund = investor({ mandates: [mandate({ sectors: [wish(rev2('E38'))], weights: { sector: 30 } })] })
  const weights = [{ direction: 'mandate_to_sme', key: 'sector', weight: 60 }, { direction: 'need_to_investor', key: 'track_record', weight: 80 }] as const
  const pair = engine.scorePair(sme(), null, fund, 'man_1', { asOf, settings, weights })
  t.strictSame(pair?.directions.map(({ criteria }) => criteria.map(({ weight }) => weight)), [[60, 20], [80, 20]], 'each in its own direction')
})

t.test('Low = Σ w_k l_k / Σ w_k, High likewise, certainty = 1 − (High − Low)', async (t) => {
  const pair = pairOf(sme({ activities: [activity(rev2('E38.32'))], claims: [taxonomyClaim('CE 2.7', { kpis: {} })] }), investor({ mandates: [mandate({ sectors: [wish(rev2('E38'), 0.5)], sizes: ['small'] })] }))
  const [toSme, toInvestor] = pair.directions
  t.equal(toSme.score, 4900, '(25·0.5 + 20·0.6 + 5·0) / 50')
  t.equal(toSme.scoreHigh, 7500, '(25·0.5 + 20·1 + 5·1) / 50')
  isNear(t, toSme.certainty, 0.74, '1 − (0.75 − 0.49)')
  t.match(toInvestor, { score: 0, scoreHigh: 10_000 }, 'nothing known of the investor')
  isNear(t, toInvestor.certainty, 0, 'nothing is certain')
})

t.test('Scores are integers 0–10000 by floor(10000·s + 0.5 + 1e-6), rounded once at the end', async (t) => {
  for (const [value, integer] of [[0, 0], [1, 10_000], [0.00005, 1], [0.00004999, 0], [0.00004999995, 1], [0.12345, 1235], [0.123449, 1234], [0.69852546, 6985], [0.667762, 6678], [0.99995, 10_000]] as const) {
    t.equal(toInteger(value), integer, String(value))
  }
  t.equal(toInteger(0.1 + 0.2 + 0.00005), 3001, 'noise in the last bits does not decide')
  t.equal(toInteger(0.30005 - 1e-13), 3001)
})

t.test('Contributions are integers too (largest remainder compared at 6 decimals, ties to the earlier criterion of the weight list)', async (t) => {
  t.strictSame(apportion([3333.3333333, 3333.3333333, 3333.3333333], 10_000), [3334, 3333, 3333], 'a tie goes to the first')
  t.strictSame(apportion([2.2, 3.7, 4.1], 10), [2, 4, 4], 'the largest remainder')
  t.strictSame(apportion([1.5, 1.50000004, 1.5], 4), [2, 1, 1], 'equal at six decimals is equal')
  t.strictSame(apportion([1.5, 1.500002, 1.5], 4), [1, 2, 1], 'different at six decimals')
  t.strictSame(apportion([2.9999999999, 1.0000000001], 4), [3, 1], 'an integer but for noise is that integer')
  t.strictSame(apportion([0.4, 0.4], 1), [1, 0])
  t.strictSame(apportion([0.2, 0.2], 0), [0, 0])
  t.strictSame(apportion([0.6], 1), [1])
})

t.test('section 6: so they sum to the direction’s score exactly', async (t) => {
  const company = sme({
    place: 'MI',
    sizeCandidates: ['small'],
    activities: [activity(rev2('E38.32'), 0.7), activity(rev2('C28.99'), 0.3)],
    claims: [
      taxonomyClaim('CE 2.7', { id: 'claim_1', level: 'documented', dnsh: tests('CE', 4), kpis: { turnover: 0.7 } }),
      taxonomyClaim('CCM 5.9', { id: 'claim_2', state: 'submitted', substantialContribution: 'unknown', dnsh: {}, minimumSafeguards: 'unknown', kpis: {} }),
      camClaim('cam-arredi-interni', { id: 'claim_3', level: 'documented', mandatoryMet: 9, mandatoryTotal: 10, rewardedMet: 2, rewardedTotal: 5 })
    ],
    needs: [need({ amount: range(2 * million, 4 * million), instruments: [prioritised('equity_minority')], modes: [prioritised('direct_investment')] })]
  })
  const fund = investor({
    deals: [deal({ sector: rev2('E38.32'), region: 'MI' })],
    mandates: [mandate({
      sectors: [wish(rev2('E38')), wish(rev2('D35.11')), wish(rev2('C28'), 0.5)],
      objectives: { CE: 0.6, CCM: 0.4 },
      ticket: range(3 * million, 10 * million),
      camCategories: [prioritised('cam-arredi-interni')],
      instruments: [prioritised('joint_venture_equity')],
      modes: [prioritised('direct_investment'), prioritised('joint_venture')],
      territory: { codes: ['IT-25'], hard: false },
      sizes: ['small']
    })]
  })
  const { score, scoreHigh, criteria } = pairOf(company, fund).directions[0]
  t.strictSame([score, scoreHigh], [6985, 7566])
  t.strictSame(criteria.map(({ key, contribution }) => [key, contribution]), [
    ['sector', 2312], ['taxonomy', 611], ['ticket', 1422], ['cam', 540], ['instrument', 600], ['mode', 500], ['region', 500], ['size', 500]
  ], '2312.5, 610.8, 1421.952, …: the two largest remainders are raised, the sum is 6985')
})
