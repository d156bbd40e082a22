// scoring.md §2, Track record: by hand.
import t from 'tap'
import { trackRecord } from '../../src/scoring/criteria/track-record.ts'
import type { ScoringDeal, ScoringSme } from '../../src/scoring/types.ts'
import { activity, context, deal, investor, isInterval, mandate, pairOf, rev2, rev21, sme, tomorrow } from './build.ts'

const recycler = { activities: [activity(rev2('E38.32'))], place: 'MI' }
const judged = (deals: readonly ScoringDeal[], company: Partial<ScoringSme> = recycler) => trackRecord(deals, sme(company), context)
const sat = (n: number) => Math.min(1, Math.log(1 + n) / 3)
const exact = { sector: rev2('E38.32'), region: 'MI' }

t.test('No deal up to asOf: [0,1]', async (t) => {
  t.match(judged([]), { low: 0, high: 1, reason: 'track_record_unknown' })
  t.match(judged([deal({ ...exact, date: tomorrow })]), { low: 0, high: 1, reason: 'track_record_unknown' }, 'a deal of tomorrow')
})

t.test('s = 0.4·sat(n_S) + 0.6·sat(n_R), sat(n) = min(1, ln(1+n)/3)', async (t) => {
  isInterval(t, judged([deal(exact)]), Math.LN2 / 3, Math.LN2 / 3, 'one deal of today, same sector, same place: ln 2 / 3')
  isInterval(t, judged([deal(exact), deal({ ...exact, id: 'deal_2' })]), Math.log(3) / 3, Math.log(3) / 3, 'two: ln 3 / 3')
  isInterval(t, judged([deal({ ...exact, region: 'IT-82' })]), 0.4 * sat(1) + 0.6 * sat(2 / 7), 0.4 * sat(1) + 0.6 * sat(2 / 7), 'cover(IT-82, MI) = 2/7')
  isInterval(t, judged([deal({ ...exact, sector: rev2('D35.11') })]), 0.6 * sat(1), 0.6 * sat(1), 'another section')
  const many = Array.from({ length: 20 }, (_, index) => deal({ ...exact, id: `deal_${index}` }))
  isInterval(t, judged(many), 1, 1, 'ln 21 / 3 > 1')
  isInterval(t, judged(many.slice(0, 19)), Math.log(20) / 3, Math.log(20) / 3, 'ln 20 / 3 < 1')
})

t.test('deals up to asOf weighted g = 2^(−age in days / 1095.75)', async (t) => {
  isInterval(t, judged([deal({ ...exact, date: '2026-11-21' })]), sat(2 ** (-1 / 1095.75)), sat(2 ** (-1 / 1095.75)), 'of yesterday')
  isInterval(t, judged([deal({ ...exact, date: '2014-11-22' })]), sat(1 / 16), sat(1 / 16), 'twelve years, 4383 days: 2⁻⁴')
  isInterval(t, judged([deal({ ...exact, date: '2014-11-22' }), deal({ id: 'deal_2', ...exact }), deal({ id: 'deal_3', ...exact, date: tomorrow })]), sat(17 / 16), sat(17 / 16), 'with one of today and one of tomorrow, which does not count')
})

t.test('n_S = Σ g·max_a cover(deal sector, a)', async (t) => {
  const company = { place: 'MI', activities: [activity(rev2('C27.12'), 0.99), activity(rev2('E38.11'), 0.01)] }
  isInterval(t, judged([deal({ ...exact, sector: rev2('C27.11') })], company), 0.4 * sat(0.75) + 0.6 * sat(1), 0.4 * sat(0.75) + 0.6 * sat(1), 'the best activity, whatever its share')
  isInterval(t, judged([deal({ ...exact, sector: rev2('E38.32') }), deal({ ...exact, id: 'deal_2', sector: rev2('C27') })], company), 0.4 * sat(0.5 + 1) + 0.6 * sat(2), 0.4 * sat(0.5 + 1) + 0.6 * sat(2), 'each deal by its own')
  isInterval(t, judged([deal({ ...exact, sector: rev21('E38.21') })]), sat(1), sat(1), 'through the correspondence')
  isInterval(t, judged([deal(exact)], { ...recycler, activities: [activity(rev2('E38'))] }), 0.4 * sat(0.5) + 0.6 * sat(1), sat(1), 'an activity known only above class level')
})

t.test('n_R = Σ g·cover(deal region, SME place) (its province where known)', async (t) => {
  isInterval(t, judged([deal({ ...exact, region: 'IT-25' })]), sat(1), sat(1), 'the region of the province')
  isInterval(t, judged([deal({ ...exact, region: 'BG' })]), 0.4 * sat(1) + 0.6 * sat(0.75), 0.4 * sat(1) + 0.6 * sat(0.75), 'another province of it')
  isInterval(t, judged([deal(exact)], { ...recycler, place: 'IT-25' }), 0.4 * sat(1) + 0.6 * sat(0.75), sat(1), 'only the region of the SME known')
  isInterval(t, judged([deal({ ...exact, region: 'IT-32' })], { ...recycler, place: 'BZ' }), sat(1), sat(1), 'a region of two units covers both')
})

t.test('a deal without sector or region, or an SME without activities or place: that cover is [0,1]', async (t) => {
  isInterval(t, judged([deal({ region: 'MI' })]), 0.6 * sat(1), sat(1), 'a deal without sector')
  isInterval(t, judged([deal({ sector: rev2('E38.32') })]), 0.4 * sat(1), sat(1), 'a deal without region')
  isInterval(t, judged([deal(exact)], { ...recycler, activities: [] }), 0.6 * sat(1), sat(1), 'an SME without activities')
  isInterval(t, judged([deal(exact)], { ...recycler, place: null }), 0.4 * sat(1), sat(1), 'an SME without a place')
  isInterval(t, judged([deal(), deal({ ...exact, id: 'deal_2' })]), sat(1), sat(2), 'a deal that says nothing beside one that says all')
  isInterval(t, judged([deal()], {}), 0, sat(1), 'nothing known but that there was a deal')
})

t.test('credentials and track_record are always stated: the programme states them for everyone', async (t) => {
  const pair = pairOf(sme(recycler), investor({ mandates: [mandate()], deals: [deal(exact)] }))
  t.strictSame(pair.directions[1].criteria.map(({ key, weight }) => [key, weight]), [['track_record', 20], ['credentials', 20]])
})
