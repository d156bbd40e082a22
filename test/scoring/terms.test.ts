// scoring.md §2, Instrument, Cooperation mode, Region, Size: by hand, over the real vocabulary and the real tree of places.
import t, { type Test } from 'tap'
import { instrument, mode, region, size } from '../../src/scoring/criteria/terms.ts'
import { sizeClasses, type SizeClass } from '../../src/scoring/types.ts'
import { context, investor, isInterval, isNear, mandate, need, pairOf, prioritised, sme } from './build.ts'
import { catalogues, codes } from './world.ts'

/** How a wished place of priority 1 covers a place. */
function covers (t: Test, wished: string, place: string, low: number, high = low): void {
  isInterval(t, region([prioritised(wished)], place, context), low, high, `${wished} covers ${place}`)
}

t.test('Instrument (both): max over pairs of π_i·C[i][j]; the wanting side’s priorities weigh, the other side’s are ignored', async (t) => {
  const wanted = [prioritised('equity_minority'), prioritised('loan', 0.5)]
  isInterval(t, instrument(wanted, [prioritised('convertible', 0.1)], context), 0.8, 0.8, 'max(1·0.8, 0.5·0.5)')
  isInterval(t, instrument(wanted, [prioritised('loan', 0.1)], context), 0.5, 0.5, 'max(1·0, 0.5·1)')
  isInterval(t, instrument(wanted, [prioritised('green_bond')], context), 0.3, 0.3, 'max(1·0, 0.5·0.6)')
  isInterval(t, instrument([prioritised('convertible', 0.5)], [prioritised('equity_minority')], context), 0.4, 0.4, '0.5·0.8')
  isInterval(t, instrument([prioritised('equity_minority')], [prioritised('equity_majority'), prioritised('equity_minority', 0.1)], context), 1, 1, 'what the other side would rather have does not matter')
  isInterval(t, instrument(wanted, [prioritised('grant')], context), 0, 0, 'nothing compatible')
  t.match(instrument(wanted, [], context), { low: 0, high: 1, reason: 'instrument_unknown' }, 'a fact not given')
})

t.test('C is the symmetric matrix of vocabulary.json', async (t) => {
  const ids = catalogues.entries('instruments').map(({ id }) => id)
  t.equal(ids.length, 11)
  for (const one of ids) {
    t.equal(codes.compatibility(one, one), 1, one)
    for (const other of ids) if (codes.compatibility(one, other) !== codes.compatibility(other, one)) t.fail(`${one} ${other}`)
  }
})

t.test('Cooperation mode (both): Σ π_m over wanted ∩ offered / Σ π_m over wanted', async (t) => {
  const wanted = [prioritised('direct_investment'), prioritised('technology_transfer', 0.5)]
  isInterval(t, mode(wanted, [prioritised('technology_transfer', 0.1), prioritised('licensing')]), 1 / 3, 1 / 3, '0.5 / 1.5')
  isInterval(t, mode(wanted, [prioritised('direct_investment', 0.1)]), 2 / 3, 2 / 3, '1 / 1.5')
  isInterval(t, mode(wanted, [prioritised('licensing'), ...wanted]), 1, 1, 'all')
  isInterval(t, mode(wanted, [prioritised('licensing')]), 0, 0, 'none')
  t.match(mode(wanted, []), { low: 0, high: 1, reason: 'mode_unknown' }, 'a fact not given')
})

t.test('Region (both): max_p π_p·cover(p, place) on the tree Italy / NUTS-1 / NUTS-2 / province', async (t) => {
  for (const wished of ['IT', 'ITC', 'ITC4', 'IT-25', 'MI', 'IT-MI']) covers(t, wished, 'MI', 1)
  covers(t, 'MI', 'BG', 6 / 8)
  covers(t, 'IT-25', 'TO', 4 / 7)
  covers(t, 'MI', 'TO', 4 / 8)
  covers(t, 'MI', 'NA', 2 / 8)
  covers(t, 'ITC', 'RM', 2 / 6)
  covers(t, 'IT-82', 'MI', 2 / 7)
  covers(t, 'CN-SH', 'MI', 0)
  covers(t, 'CN', 'MI', 0)
  isInterval(t, region([prioritised('IT-25', 0.5), prioritised('MI'), prioritised('IT')], 'BG', context), 1, 1, 'max(0.5·1, 1·0.75, 1·1)')
  isInterval(t, region([prioritised('IT-25', 0.5), prioritised('MI', 0.8)], 'BG', context), 0.8 * 0.75, 0.8 * 0.75, 'max(0.5·1, 0.8·0.75)')
  t.match(region([prioritised('MI')], null, context), { low: 0, high: 1, reason: 'region_unknown' }, 'a fact not given')
})

t.test('or China / macroRegion / province', async (t) => {
  covers(t, 'CN', 'CN-SH', 1)
  covers(t, 'CN-EAST', 'CN-SH', 1)
  covers(t, 'CN-SH', 'CN-SH', 1)
  covers(t, 'CN-SH', 'CN-JS', 4 / 6)
  covers(t, 'CN-SH', 'CN-SC', 2 / 6)
  covers(t, 'CN-EAST', 'CN-SC', 2 / 5)
  covers(t, 'CN-HK', 'CN-MO', 4 / 6)
  covers(t, 'IT', 'CN-SH', 0)
})

t.test('a place known only at a higher level counts like an activity known only above class level (depth 4; China 3)', async (t) => {
  covers(t, 'MI', 'IT-25', 6 / 8, 1)
  covers(t, 'MI', 'ITC4', 6 / 8, 1)
  covers(t, 'MI', 'ITC', 4 / 8, 1)
  covers(t, 'MI', 'IT', 2 / 8, 1)
  covers(t, 'IT-25', 'ITC', 4 / 7, 1)
  covers(t, 'IT-25', 'IT-25', 1)
  covers(t, 'IT-25', 'IT-21', 4 / 7)
  covers(t, 'MI', 'IT-21', 4 / 8)
  covers(t, 'CN-SH', 'CN-EAST', 4 / 6, 1)
  covers(t, 'CN-SH', 'CN', 2 / 6, 1)
  covers(t, 'CN-SH', 'CN-WEST', 2 / 6)
})

t.test('A region of two NUTS-2 units takes the worse in low, the better in high', async (t) => {
  covers(t, 'BZ', 'IT-32', 4 / 8, 1)
  covers(t, 'TN', 'IT-32', 4 / 8, 1)
  covers(t, 'ITH1', 'IT-32', 4 / 7, 1)
  covers(t, 'VR', 'IT-32', 4 / 8)
  covers(t, 'ITH', 'IT-32', 1)
  covers(t, 'IT-32', 'IT-32', 1)
  covers(t, 'IT-32', 'BZ', 1)
  covers(t, 'IT-32', 'TN', 1)
  covers(t, 'IT-32', 'VR', 4 / 7)
})

t.test('where a code is both region and province, the region', async (t) => {
  covers(t, 'IT-BZ', 'BZ', 1)
  covers(t, 'BZ', 'IT-BZ', 6 / 8, 1)
  covers(t, 'IT-TN', 'IT-BZ', 4 / 7)
  covers(t, 'IT-23', 'AO', 1)
  covers(t, 'AO', 'IT-23', 6 / 8, 1)
})

t.test('Cuneo is IT-CN; CN is China', async (t) => {
  covers(t, 'IT-CN', 'IT-CN', 1)
  covers(t, 'IT-21', 'IT-CN', 1)
  covers(t, 'TO', 'IT-CN', 6 / 8)
  covers(t, 'CN', 'IT-CN', 0)
  covers(t, 'IT-CN', 'CN-SH', 0)
})

t.test('a province divided since lies in one of its successors: the worse in low, the better in high', async (t) => {
  covers(t, 'IT-88', 'SU', 1)
  covers(t, 'CA', 'SU', 6 / 8, 1)
  covers(t, 'SU', 'CA', 1)
  covers(t, 'IT-82', 'SU', 4 / 7)
})

t.test('Size: 1 − |rank difference to the nearest wanted class| / 3 over the four classes', async (t) => {
  const rows: ReadonlyArray<readonly [SizeClass[], SizeClass[], number, number]> = [
    [['small'], ['small'], 1, 1], [['small'], ['micro'], 2 / 3, 2 / 3], [['large'], ['micro'], 0, 0], [['large'], ['small'], 1 / 3, 1 / 3],
    [['micro', 'large'], ['medium'], 2 / 3, 2 / 3], [['large', 'micro'], ['small', 'medium'], 2 / 3, 2 / 3],
    [['small'], ['small', 'medium'], 2 / 3, 1], [['micro'], ['small', 'medium', 'large'], 0, 2 / 3], [['small'], [...sizeClasses], 1 / 3, 1]
  ]
  for (const [wanted, candidates, low, high] of rows) isInterval(t, size(wanted, candidates), low, high, `${wanted.join()} wanted, ${candidates.join()} possible`)
  t.match(size(['micro'], []), { low: 0, high: 1, reason: 'size_unknown' }, 'no figure at all: [0,1]')
})

t.test('A criterion is stated when its field is non-empty on the wanting side', async (t) => {
  const terms = { instruments: [prioritised('loan')], modes: [prioritised('licensing')] }
  const keys = (pair: ReturnType<typeof pairOf>) => pair.directions.map(({ criteria }) => criteria.map(({ key }) => key))
  const ofMandate = mandate({ ...terms, territory: { codes: ['IT-25'], hard: false }, sizes: ['small'] })
  t.strictSame(keys(pairOf(sme({ needs: [need()] }), investor({ mandates: [ofMandate] }))), [['taxonomy', 'instrument', 'mode', 'region', 'size'], ['track_record', 'credentials']])
  const ofNeed = need({ ...terms, territory: { codes: ['CN-SH'], hard: false } })
  t.strictSame(keys(pairOf(sme({ needs: [ofNeed] }), investor({ mandates: [mandate()] }))), [['taxonomy'], ['track_record', 'credentials', 'instrument', 'mode', 'region']])
  t.strictSame(keys(pairOf(sme({ needs: [need({ territory: { codes: [], hard: true } })] }), investor({ mandates: [mandate({ territory: { codes: [], hard: true } })] }))), [['taxonomy'], ['track_record', 'credentials']])
})

t.test('the territories of both sides are judged at priority 1', async (t) => {
  const pair = pairOf(sme({ place: 'BG', needs: [need({ territory: { codes: ['CN-JS', 'CN-SC'], hard: false } })] }), investor({ place: 'CN-SH', mandates: [mandate({ territory: { codes: ['MI', 'IT-82'], hard: false } })] }))
  isNear(t, pair.directions[0].criteria.find(({ key }) => key === 'region')!.low, 0.75, 'max(cover(MI, BG), cover(IT-82, BG))')
  isNear(t, pair.directions[1].criteria.find(({ key }) => key === 'region')!.low, 4 / 6, 'max(cover(CN-JS, CN-SH), cover(CN-SC, CN-SH))')
})
