// scoring.md §2, Ticket: by hand.
import t, { type Test } from 'tap'
import { ticket } from '../../src/scoring/criteria/ticket.ts'
import type { EurRange } from '../../src/scoring/types.ts'
import { investor, isInterval, mandate, million, need, pairOf, range, sme } from './build.ts'

/** Amounts in millions of euros; null is a bound not given. */
type Bounds = readonly [number | null, number | null]
const euros = ([min, max]: Bounds): EurRange => range(min === null ? null : min * million, max === null ? null : max * million)
function fits (t: Test, wanted: Bounds, offered: Bounds, value: number): void {
  isInterval(t, ticket(euros(wanted), euros(offered)), value, value, `need ${wanted.join('–')} M against ${offered.join('–')} M`)
}
const { LN2 } = Math

t.test('μ(x) = 1 inside the offer, x/t1 below, t2/x above. Point need: s = μ(n)', async (t) => {
  fits(t, [1, 1], [3, 10], 1 / 3)
  fits(t, [3, 3], [3, 10], 1)
  fits(t, [5, 5], [3, 10], 1)
  fits(t, [10, 10], [3, 10], 1)
  fits(t, [20, 20], [3, 10], 0.5)
})

t.test('Range: s = ½·max μ + ½·(mean of μ over [n1,n2] on a log axis, in closed form)', async (t) => {
  fits(t, [2, 4], [3, 10], 0.5 + 0.5 * (1 / 3 + Math.log(4 / 3)) / LN2)
  isInterval(t, ticket(euros([2, 4]), euros([3, 10])), 0.947968, 0.947968, 'section 6, six decimals', 5e-7)
  fits(t, [4, 6], [3, 10], 1)
  fits(t, [3, 10], [3, 10], 1)
  fits(t, [1, 2], [4, 8], 0.25 + 0.5 * 0.25 / LN2)
  fits(t, [16, 32], [4, 8], 0.25 + 0.5 * 0.25 / LN2)
  fits(t, [1, 16], [2, 8], 0.5 + 0.5 * (0.5 + 2 * LN2 + 0.5) / (4 * LN2))
  fits(t, [5, 20], [3, 10], 0.5 + 0.5 * (LN2 + 0.5) / (2 * LN2))
})

t.test('Equal bounds: a range from n to n is a point, an offer from t to t is one amount', async (t) => {
  fits(t, [5, 5], [5, 5], 1)
  fits(t, [10, 10], [5, 5], 0.5)
  fits(t, [4, 9], [6, 6], 0.5 + 0.5 * (1 / 3 + 1 / 3) / Math.log(9 / 4))
})

t.test('One bound: a need is a point, an offer is open on the other side', async (t) => {
  fits(t, [2, null], [4, 8], 0.5)
  fits(t, [null, 32], [4, 8], 0.25)
  fits(t, [1, 1], [3, null], 1 / 3)
  fits(t, [900, 900], [3, null], 1)
  fits(t, [0.000001, 0.000001], [null, 10], 1)
  fits(t, [20, 20], [null, 10], 0.5)
  fits(t, [5, 20], [null, 10], 0.5 + 0.5 * (LN2 + 0.5) / (2 * LN2))
  fits(t, [1, 4], [2, null], 0.5 + 0.5 * (0.5 + LN2) / (2 * LN2))
  fits(t, [2, null], [null, 2], 1)
})

t.test('A fact the other side has not given makes the criterion [0, 1]: no amount, in each direction', async (t) => {
  const open = pairOf(sme({ needs: [need({ amount: euros([2, 4]) })] }), investor({ mandates: [mandate()] }))
  t.notOk(open.directions[0].criteria.some(({ key }) => key === 'ticket'), 'the mandate states no ticket, so it judges none')
  t.match(open.directions[1].criteria.find(({ key }) => key === 'ticket'), { low: 0, high: 1, reason: 'ticket_unknown', values: { side: 'mandate' } })
  const silent = pairOf(sme({ needs: [need()] }), investor({ mandates: [mandate({ ticket: euros([3, 10]) })] }))
  t.match(silent.directions[0].criteria.find(({ key }) => key === 'ticket'), { low: 0, high: 1, reason: 'ticket_unknown', values: { side: 'need' } })
  t.notOk(silent.directions[1].criteria.some(({ key }) => key === 'ticket'), 'the need states no amount, so it judges none')
})

t.test('Ticket (both): both directions read the same value', async (t) => {
  const pair = pairOf(sme({ needs: [need({ amount: euros([2, 4]) })] }), investor({ mandates: [mandate({ ticket: euros([3, 10]) })] }))
  for (const { criteria, direction } of pair.directions) isInterval(t, criteria.find(({ key }) => key === 'ticket')!, 0.5 + 0.5 * (1 / 3 + Math.log(4 / 3)) / LN2, 0.5 + 0.5 * (1 / 3 + Math.log(4 / 3)) / LN2, direction)
})
