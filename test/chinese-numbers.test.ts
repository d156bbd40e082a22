import t from 'tap'
import { chineseAmounts } from '../src/chinese-numbers.ts'

t.test('amounts are counted in ten thousands and hundred millions, to the whole unit', async (t) => {
  t.strictSame(chineseAmounts([2_000_000, 12_500_000]), ['200万', '1,250万'])
  t.strictSame(chineseAmounts([99_990_000, 100_000_000, 350_000_000, 1_234_000_000]), ['9,999万', '1亿', '3.5亿', '12.34亿'])
  t.strictSame(chineseAmounts([100_010_000]), ['10,001万'])
  t.strictSame(chineseAmounts([9_000]), ['9,000'])
  t.strictSame(chineseAmounts([2_000_000, 6_329_698]), ['2,000,000', '6,329,698'], 'written alike where one is not round')
  t.strictSame(chineseAmounts([3_073_636.81]), ['3,073,637'])
  t.strictSame(chineseAmounts([]), [])
})
