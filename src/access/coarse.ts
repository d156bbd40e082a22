// What stands for a fact until it opens: coarse enough not to identify, and never better than the fact.
import type { MoneyRange } from '../profiles/profile.ts'
import type { CodedActivity } from '../scoring/types.ts'

/** A class or what is beneath it, of NACE (`E38.32`) and ATECO (`38.21.20`). */
const beneathGroup = /^([A-Z]?\d\d\.\d)[\d.]+$/

/** The activities at the level of their group, each once and in order of code, without shares of revenue. */
export function coarseActivities (activities: readonly CodedActivity[]): readonly CodedActivity[] {
  const groups = new Map(activities.map(({ code, system }) => {
    const group = code.replace(beneathGroup, '$1')
    return [`${system} ${group}`, { code: group, system, share: null }] as const
  }))
  return [...groups].sort(([a], [b]) => a < b ? -1 : 1).map(([, activity]) => activity)
}

/** Steps of the bands, within each power of ten. */
const steps = [1, 2, 5] as const

/** The greatest 1, 2 or 5 times a power of ten that is not above the amount; the amount is at least 1. */
export function bandFrom (amount: number): number {
  const power = 10 ** (String(Math.trunc(amount)).length - 1)
  return steps.reduce<number>((from, step) => step * power <= amount ? step * power : from, power)
}

/** The smallest such number above the amount, so that the band says of no amount that it is exactly its end. */
export function bandTo (amount: number): number {
  const power = 10 ** (String(Math.trunc(amount)).length - 1)
  return (steps.find((step) => step * power > amount) ?? 10) * power
}

/** A need's amount as a band around it: with one bound it is a point, so the band has two. */
export function coarseNeed (amount: MoneyRange | null): MoneyRange | null {
  if (amount === null) return null
  const [low, high] = [amount.min ?? amount.max, amount.max ?? amount.min]
  return { ...amount, min: low === null ? null : bandFrom(low), max: high === null ? null : bandTo(high) }
}

/** A mandate's ticket as a band around it; a side that is open stays open. */
export function coarseTicket (ticket: MoneyRange | null): MoneyRange | null {
  if (ticket === null) return null
  const { min, max } = ticket
  return { ...ticket, min: min === null ? null : bandFrom(min), max: max === null ? null : bandTo(max) }
}
