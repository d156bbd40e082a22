// scoring.md §4, Implicit sides: by hand.
import t from 'tap'
import { inferMandate, quantile } from '../../src/scoring/implicit.ts'
import type { EurRange, ScoringDeal } from '../../src/scoring/types.ts'
import { activity, asOf, ateco, deal, investor, isInterval, mandate, million, need, pairOf, prioritised, range, rev2, settings, sme, taxonomyClaim, tomorrow, yesterday } from './build.ts'
import { engine, model } from './world.ts'

const options = { asOf, settings }
/** Deals with ids of their own. */
const deals = (...given: ReadonlyArray<Partial<ScoringDeal>>): ScoringDeal[] => given.map((one, index) => deal({ id: `deal_${index}`, ...one }))
const threeDeals = deals({ sector: rev2('E38.32'), region: 'IT-25' }, { sector: rev2('E38.32'), region: 'IT-25' }, { sector: rev2('D35.11'), region: 'BZ' })
const inferred = (...given: ReadonlyArray<Partial<ScoringDeal>>) => inferMandate(investor({ deals: deals(...given) }), asOf, model)

t.test('An implicit need states nothing beyond the programme’s defaults', async (t) => {
  const pair = pairOf(sme(), investor({ place: 'CN-SH', mandates: [mandate({ instruments: [prioritised('loan')], ticket: range(1, 2) })] }))
  t.equal(pair.needId, null)
  t.strictSame(pair.directions[1].criteria.map(({ key, weight, inferred }) => [key, weight, inferred]), [['track_record', 20, false], ['credentials', 20, false]])
  t.match(pair.directions[0].criteria.find(({ key }) => key === 'instrument'), { low: 0, high: 1 }, 'the mandate’s wishes are open')
})

t.test('An implicit mandate is inferred from the investor’s deals up to asOf (3 or more)', async (t) => {
  const fund = (...dates: string[]) => investor({ deals: deals(...dates.map((date) => ({ date, sector: rev2('E38.32') }))) })
  t.equal(engine.scoreProfiles(sme(), fund(asOf, yesterday, '2001-01-01'), options).length, 1, 'three, one of them today')
  t.strictSame(engine.scoreProfiles(sme(), fund(asOf, yesterday, tomorrow), options), [], 'the third is of tomorrow')
  t.equal(engine.scoreProfiles(sme(), fund(asOf, yesterday, tomorrow), { ...options, asOf: tomorrow }).length, 1, 'and counts tomorrow')
  t.strictSame(engine.scoreProfiles(sme(), fund(), options), [], 'Fewer than 3 deals and no mandate: not ranked')
  t.equal(engine.scorePair(sme(), null, fund(asOf, yesterday), null, options), undefined)
})

t.test('sectors and regions with π = share of deals / largest share (unweighted, codes as given)', async (t) => {
  const found = inferred(
    { sector: rev2('E38.32'), date: '1999-01-01', region: 'MI' }, { sector: rev2('E38.32'), date: '2000-01-01', region: 'IT-25' }, { sector: rev2('D35.11'), region: 'IT-25' },
    { sector: ateco('38.21.20'), region: 'IT-25' }, { sector: null, region: null }, { sector: rev2('A01.11'), date: tomorrow, region: 'NA' }
  )
  t.strictSame(found?.stated.sectors, [{ system: 'ATECO2025', code: '38.21.20', priority: 0.5 }, { system: 'NACE2', code: 'D35.11', priority: 0.5 }, { system: 'NACE2', code: 'E38.32', priority: 1 }], 'the age of a deal does not weigh, nor does what comes later')
  t.strictSame(found?.places, [{ id: 'IT-25', priority: 1 }, { id: 'MI', priority: 1 / 3 }])
})

t.test('and s = max π·cover', async (t) => {
  const judged = (company: Parameters<typeof sme>[0]) => pairOf(sme(company), investor({ deals: threeDeals })).directions[0].criteria
  const read = (company: Parameters<typeof sme>[0], name: string) => judged(company).find(({ key }) => key === name)!
  isInterval(t, read({ activities: [activity(rev2('D35.11'))] }, 'sector'), 0.5, 0.5, 'π of D35.11')
  isInterval(t, read({ activities: [activity(rev2('E38.32'), 0.01), activity(rev2('A01.11'), 0.99)] }, 'sector'), 1, 1, 'the best activity alone, whatever the shares')
  isInterval(t, read({ activities: [activity(rev2('E38')), activity(rev2('A01.11'))] }, 'sector'), 0.5, 1, 'an activity known only above class level')
  isInterval(t, read({ place: 'MI' }, 'region'), 1, 1, 'IT-25')
  isInterval(t, read({ place: 'TN' }, 'region'), 2 / 7, 2 / 7, 'max(1·cover(IT-25, TN) = 2/7, 0.5·cover(BZ, TN) = 0.25)')
})

t.test('ticket from the lower to the upper quartile of known amounts (linear interpolation; none known: no ticket)', async (t) => {
  const ticketOf = (...amounts: Array<number | null>): EurRange | null | undefined => inferred(...amounts.map((amountEur) => ({ amountEur })))?.stated.ticket
  t.strictSame(ticketOf(4 * million, million, 3 * million, 2 * million), range(1_750_000, 3_250_000), 'four: at 0.75 and 2.25')
  t.strictSame(ticketOf(6 * million, million, 2 * million), range(1_500_000, 4 * million), 'three: at 0.5 and 1.5')
  t.strictSame(ticketOf(5 * million, million, 2 * million, 9 * million, 3 * million), range(2 * million, 5 * million), 'five: the second and the fourth')
  t.strictSame(ticketOf(null, 7 * million, null), range(7 * million, 7 * million), 'one known')
  t.equal(ticketOf(null, null, null), null, 'none known')
  t.equal(quantile([10, 20], 0.25), 12.5)
})

t.test('its weights are sector 20, region 20, taxonomy 20, ticket 15; everything inferred is marked so in the match', async (t) => {
  const pair = pairOf(sme(), investor({ deals: threeDeals.map((one) => ({ ...one, amountEur: million })) }))
  t.equal(pair.mandateId, null)
  t.strictSame(pair.directions[0].criteria.map(({ key, weight, inferred }) => [key, weight, inferred]), [['sector', 20, true], ['taxonomy', 20, false], ['ticket', 15, true], ['region', 20, true]])
  const bare = pairOf(sme(), investor({ deals: deals({}, {}, {}) }))
  t.strictSame(bare.directions[0].criteria.map(({ key, weight }) => [key, weight]), [['taxonomy', 20]], 'deals that name nothing leave only the programme’s default')
})

t.test('its taxonomy is the programme’s default: the maximum over the six objectives, of turnover', async (t) => {
  const pair = pairOf(sme({ claims: [taxonomyClaim('BIO 1.1', { kpis: { turnover: 0.5, capex: 1 } })] }), investor({ deals: threeDeals }))
  isInterval(t, pair.directions[0].criteria.find(({ key }) => key === 'taxonomy')!, 0.8, 0.8, 'BIO 1.1')
})

t.test('what an implicit mandate does not state is unknown to the need', async (t) => {
  const pair = pairOf(sme({ needs: [need({ instruments: [prioritised('loan')], modes: [prioritised('licensing')], amount: range(million, million) })] }), investor({ deals: threeDeals }))
  t.strictSame(pair.directions[1].criteria.map(({ key, low, high }) => [key, low, high]).slice(1), [['ticket', 0, 1], ['credentials', 0, 1], ['instrument', 0, 1], ['mode', 0, 1]])
  t.equal(pair.outcome, 'unknown', 'the cooperation modes are to be verified')
  const known = pairOf(sme({ needs: [need({ amount: range(million, million) })] }), investor({ deals: threeDeals.map((one) => ({ ...one, amountEur: million })) }))
  t.match(known.directions[1].criteria.find(({ key }) => key === 'ticket'), { low: 1, high: 1, inferred: true }, 'what is inferred is marked on the need’s side too')
})

t.test('A need or mandate after its validTo is not matched, and does not make its owner implicit', async (t) => {
  const company = (validTo: string | null) => sme({ needs: [need({ validTo })] })
  const fund = (validTo: string | null) => investor({ deals: threeDeals, mandates: [mandate({ validTo })] })
  t.equal(engine.scoreProfiles(company(asOf), fund(asOf), options).length, 1, 'both on their last day')
  t.strictSame(engine.scoreProfiles(company(yesterday), fund(null), options), [], 'the need has ended')
  t.strictSame(engine.scoreProfiles(company(null), fund(yesterday), options), [], 'the mandate has ended, though there are deals enough')
  t.strictSame(engine.scoreProfiles(company(null), fund(null), options).map(({ needId, mandateId }) => [needId, mandateId]), [['need_1', 'man_1']], 'a stated mandate is not replaced by the deals')
})
