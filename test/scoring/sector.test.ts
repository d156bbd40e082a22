// scoring.md §2, Sector: by hand, over the real NACE lists.
import t, { type Test } from 'tap'
import { sector } from '../../src/scoring/criteria/sector.ts'
import { coverSector, wuPalmer } from '../../src/scoring/similarity.ts'
import type { CodedActivity, CodeRef, SectorWish } from '../../src/scoring/types.ts'
import { activity, ateco, context, investor, isInterval, isNear, mandate, need, pairOf, rev2, rev21, sme, wish } from './build.ts'
import { codes } from './world.ts'

const judged = (wishes: readonly SectorWish[], activities: readonly CodedActivity[], inferred = false) => sector(wishes, activities, inferred, context)
/** With one activity and no shares, s is its cover times the priority. */
function covers (t: Test, wished: CodeRef, given: CodeRef, low: number, high: number): void {
  isInterval(t, coverSector(wished, given, codes), low, high, `${wished.system} ${wished.code} covers ${given.system} ${given.code}`)
  isInterval(t, judged([wish(wished, 0.5)], [activity(given)]), 0.5 * low, 0.5 * high, `the criterion with π = 0.5, ${given.code}`)
}

t.test('wp(x,y) = 2·d(lca) / (d(x)+d(y)), root 0', async (t) => {
  for (const [x, y, value] of [
    ['C27.11', 'C27.12', 0.75], ['C27.11', 'C27.20', 0.5], ['C27.11', 'C28.11', 0.25], ['C27.11', 'D35.11', 0], ['C27.11', 'C27.11', 1],
    ['E38', 'E38.32', 4 / 6], ['E38.3', 'E38.32', 6 / 7], ['E', 'E38.32', 2 / 5], ['C', 'D', 0], ['C', 'C', 1]
  ] as const) {
    isNear(t, wuPalmer(codes.nace2, x, y), value, `wp(${x},${y})`)
    isNear(t, wuPalmer(codes.nace2, y, x), value, `wp(${y},${x})`)
  }
  t.equal(wuPalmer(codes.nace2, 'C27.11', 'Z99'), 0, 'a code that is not in the list is like nothing')
})

t.test('cover(p,x) = 1 if p is an ancestor of x or equal, else wp(p,x)', async (t) => {
  covers(t, rev2('D35'), rev2('D35.11'), 1, 1)
  covers(t, rev2('D'), rev2('D35.11'), 1, 1)
  covers(t, rev2('D35.11'), rev2('D35.11'), 1, 1)
  covers(t, rev2('C27.11'), rev2('C27.12'), 0.75, 0.75)
  covers(t, rev2('C27.1'), rev2('C27.20'), 4 / 7, 4 / 7)
  covers(t, rev2('C27'), rev2('C28.11'), 2 / 6, 2 / 6)
  covers(t, rev2('C'), rev2('D35.11'), 0, 0)
})

t.test('c_a = max_p π_p·cover(p,a); s = ½·max_a c_a + ½·Σ r_a c_a / Σ r_a', async (t) => {
  const wishes = [wish(rev2('E38')), wish(rev2('D35.11')), wish(rev2('C28'), 0.5)]
  isInterval(t, judged(wishes, [activity(rev2('E38.32'), 0.7), activity(rev2('C28.99'), 0.3)]), 0.925, 0.925, 'section 6: ½·1 + ½·(0.7 + 0.3·0.5)')
  isInterval(t, judged(wishes, [activity(rev2('E38.32'), 0.2), activity(rev2('C28.99'), 0.2)]), 0.875, 0.875, 'shares that sum to 0.4: ½·1 + ½·0.75')
  isInterval(t, judged(wishes, [activity(rev2('E38.32'), 0), activity(rev2('C28.99'), 0.5)]), 0.75, 0.75, 'a share of 0 is a share: ½·1 + ½·0.5')
  isInterval(t, judged([wish(rev2('C27.11'), 0.5), wish(rev2('C27'), 0.2)], [activity(rev2('C27.12'))]), 0.375, 0.375, 'max(0.5·0.75, 0.2·1)')
  isInterval(t, judged([wish(rev2('C27.11'), 0.5), wish(rev2('C27'), 0.9)], [activity(rev2('C27.12'))]), 0.9, 0.9, 'max(0.5·0.75, 0.9·1)')
})

t.test('If any share is missing or all are 0, shares count as not given: the second term lies between ½·min c_a and ½·max c_a', async (t) => {
  const wishes = [wish(rev2('E38')), wish(rev2('C28'), 0.5)]
  const given = (a: number | null, b: number | null) => judged(wishes, [activity(rev2('E38.32'), a), activity(rev2('C28.99'), b)])
  isInterval(t, given(null, null), 0.75, 1, 'no share')
  isInterval(t, given(0.9, null), 0.75, 1, 'one share of two')
  isInterval(t, given(0, 0), 0.75, 1, 'all 0')
  isInterval(t, judged(wishes, [activity(rev2('C28.99'))]), 0.5, 0.5, 'one activity without a share: least and best are the same')
  isInterval(t, judged(wishes, [activity(rev2('C28.99'), 0)]), 0.5, 0.5, 'one activity with a share of 0')
})

t.test('An activity known only above class level counts in low as a class below it (depth 4) that is not the wished one; if the wish lies under it, high is 1', async (t) => {
  covers(t, rev2('D35.11'), rev2('D35.1'), 0.75, 1)
  covers(t, rev2('D35.11'), rev2('D35'), 0.5, 1)
  covers(t, rev2('D35.11'), rev2('D'), 0.25, 1)
  covers(t, rev2('D35.1'), rev2('D35'), 4 / 7, 1)
  covers(t, rev2('D35'), rev2('D'), 2 / 6, 1)
  covers(t, rev2('D35.1'), rev2('D35.1'), 1, 1)
  covers(t, rev2('C28.11'), rev2('C27'), 0.25, 0.25)
  covers(t, rev2('C27.11'), rev2('C27.2'), 0.5, 0.5)
  covers(t, rev2('C28.11'), rev2('D'), 0, 0)
  const mixed = judged([wish(rev2('D35.11'))], [activity(rev2('D35'), 0.5), activity(rev2('C28.11'), 0.5)])
  isInterval(t, mixed, 0.375, 0.75, 'low ½·0.5 + ½·0.25, high ½·1 + ½·0.5')
})

t.test('Two codes of one version (NACE Rev. 2, or Rev. 2.1 with ATECO 2025) are compared in it', async (t) => {
  covers(t, rev21('D35.11'), rev21('D35.12'), 0.75, 0.75)
  covers(t, rev21('D35.12'), ateco('35.12.00'), 1, 1)
  covers(t, ateco('35.11.00'), ateco('35.12.00'), 0.75, 0.75)
  covers(t, ateco('35.1'), rev21('D35.12'), 1, 1)
  covers(t, rev21('D35.12'), ateco('35'), 0.5, 1)
  covers(t, ateco('38.21.20'), ateco('38.21.40'), 1, 1)
  covers(t, rev21('G46.89'), rev21('G46.89'), 1, 1)
  covers(t, rev21('G46.81'), rev21('G46.89'), 0.75, 0.75)
})

t.test('otherwise both in Rev. 2 through the correspondence (max over targets)', async (t) => {
  t.strictSame(codes.toNace2('D35.12'), ['D35.11'])
  covers(t, rev2('D35.11'), rev21('D35.12'), 1, 1)
  covers(t, rev21('D35.12'), rev2('D35.12'), 0.75, 0.75)
  t.strictSame(codes.toNace2('E38.21'), ['E38.21', 'E38.31', 'E38.32'])
  covers(t, rev2('E38.32'), rev21('E38.21'), 1, 1)
  covers(t, rev2('E38.32'), ateco('38.21.20'), 1, 1)
  covers(t, rev2('E38.11'), rev21('E38.21'), 0.5, 0.5)
  covers(t, rev21('E38.21'), rev2('E38.32'), 1, 1)
  covers(t, rev21('E38.21'), rev2('E38.22'), 0.75, 0.75)
  t.equal(codes.toNace2('G47.92').length, 37, 'agents of other retail stand for 37 classes')
  covers(t, rev21('G47.92'), rev2('N82.99'), 1, 1)
  covers(t, rev2('G45.32'), rev21('G47.92'), 1, 1)
  covers(t, rev21('G47.92'), rev2('N82.91'), 0.75, 0.75)
  covers(t, rev21('G47.92'), rev2('C27.11'), 0, 0)
})

t.test('a code above class level becomes the ancestors, at its own level, of its classes’ targets', async (t) => {
  t.strictSame(codes.toNace2('M'), ['F', 'L'])
  covers(t, rev21('M'), rev2('L68.20'), 1, 1)
  covers(t, rev21('M'), rev2('F41.10'), 1, 1)
  covers(t, rev21('M'), rev2('M71.12'), 0, 0)
  t.strictSame(codes.toNace2('N71.1'), ['M71.1'])
  covers(t, rev21('N71.1'), rev2('M71.12'), 1, 1)
  covers(t, rev2('M71.12'), rev21('N71.1'), 0.75, 1)
  covers(t, rev2('M71.2'), rev21('N71.1'), 4 / 7, 4 / 7)
})

t.test('a class without a row takes its group’s', async (t) => {
  t.strictSame(codes.toNace2('G46.89'), ['G46.7'])
  covers(t, rev2('G46.7'), rev21('G46.89'), 1, 1)
  covers(t, rev2('G46.77'), rev21('G46.89'), 0.75, 1)
  covers(t, rev2('G46.61'), rev21('G46.89'), 0.5, 0.5)
  covers(t, rev21('G46.89'), rev2('G46.77'), 1, 1)
})

t.test('The code as given is kept', async (t) => {
  const judgement = judged([wish(rev2('E38.32'), 0.5)], [activity(ateco('38.21.20'))])
  t.match(judgement, { reason: 'sector_match', values: { wish: rev2('E38.32'), activity: ateco('38.21.20'), cover: 1, priority: 0.5, relation: 'within' } })
})

t.test('A mandate without sector preference leaves the criterion out', async (t) => {
  const keys = (sectors: SectorWish[]) => pairOf(sme({ needs: [need()] }), investor({ mandates: [mandate({ sectors })] })).directions[0].criteria.map(({ key }) => key)
  t.strictSame(keys([]), ['taxonomy'])
  t.strictSame(keys([wish(rev2('E38'))]), ['sector', 'taxonomy'])
})

t.test('A fact the other side has not given makes the criterion [0, 1]: no activity', async (t) => {
  t.match(judged([wish(rev2('E38'))], []), { low: 0, high: 1, reason: 'sector_unknown' })
})

t.test('Sums run in code-list order, so input order cannot change a bit', async (t) => {
  const wishes = [wish(rev2('E38'), 0.7), wish(rev21('C28'), 0.3), wish(ateco('35.12.00'), 0.9)]
  const activities = [activity(rev2('E38.32'), 0.1), activity(ateco('28'), 0.2), activity(rev21('D35.11'), 0.3)]
  t.strictSame(judged([...wishes].reverse(), [...activities].reverse()), judged(wishes, activities))
})
