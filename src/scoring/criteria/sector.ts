import type { Context } from '../context.ts'
import { compareText, unknown } from '../interval.ts'
import { oncePer } from '../once.ts'
import type { Judgement } from '../outcome.ts'
import { codeRef, coverSector } from '../similarity.ts'
import type { CodedActivity, Interval, SectorWish } from '../types.ts'

const sortedWishes = oncePer((wishes: readonly SectorWish[]) => [...wishes].sort((a, b) => compareText(a.system, b.system) || compareText(a.code, b.code) || b.priority - a.priority))
const sortedActivities = oncePer((activities: readonly CodedActivity[]) =>
  [...activities].sort((a, b) => compareText(a.system, b.system) || compareText(a.code, b.code) || (a.share ?? -1) - (b.share ?? -1)))

/** The best wish for one activity: `max_p π_p·cover(p, a)`, and the wish that gave it. */
function bestWish (wishes: readonly SectorWish[], activity: CodedActivity, context: Context): Interval & { wish: SectorWish, cover: Interval } {
  let found: { wish: SectorWish, cover: Interval, low: number, high: number } | undefined
  let high = 0
  for (const wish of wishes) {
    const cover = coverSector(wish, activity, context.codes)
    const value = { low: wish.priority * cover.low, high: wish.priority * cover.high }
    if (value.high > high) high = value.high
    if (found === undefined || value.low > found.low || (value.low === found.low && value.high > found.high)) found = { wish, cover, ...value }
  }
  if (found === undefined) throw new Error('A sector criterion needs a wish.')
  return { ...found, high }
}

/**
 * Sector: half for the best activity, half for the mean over the company's activities weighted by revenue share.
 * Shares not given leave the second half between the worst and the best activity. An implicit mandate (`inferred`) counts the best activity alone.
 */
export function sector (wishes: readonly SectorWish[], activities: readonly CodedActivity[], inferred: boolean, context: Context): Judgement {
  const wished = sortedWishes(wishes)
  if (activities.length === 0) return { ...unknown, reason: 'sector_unknown', values: { wishes: wished.map(codeRef) }, evidence: [] }
  const covers = sortedActivities(activities).map((activity) => ({ activity, ...bestWish(wished, activity, context) }))
  let top = covers[0]!
  let maxHigh = 0
  let minLow = 1
  let weighted = { low: 0, high: 0 }
  let total = 0
  let sharesKnown = true
  for (const item of covers) {
    if (item.low > top.low || (item.low === top.low && item.high > top.high)) top = item
    if (item.high > maxHigh) maxHigh = item.high
    if (item.low < minLow) minLow = item.low
    if (item.activity.share === null) sharesKnown = false
    const share = item.activity.share ?? 0
    weighted = { low: weighted.low + share * item.low, high: weighted.high + share * item.high }
    total += share
  }
  sharesKnown &&= total > 0
  const mean = sharesKnown ? { low: weighted.low / total, high: weighted.high / total } : { low: minLow, high: maxHigh }
  const value = inferred
    ? { low: top.low, high: maxHigh }
    : { low: 0.5 * top.low + 0.5 * mean.low, high: 0.5 * maxHigh + 0.5 * mean.high }
  const relation = top.cover.low === 1 ? 'within' : top.cover.high === 1 ? 'maybe_within' : top.cover.high > 0 ? 'near' : 'far'
  return {
    ...value,
    reason: 'sector_match',
    values: { wish: codeRef(top.wish), activity: codeRef(top.activity), cover: top.cover.low, priority: top.wish.priority, relation, sharesKnown: sharesKnown || inferred, activities: activities.length },
    evidence: []
  }
}
