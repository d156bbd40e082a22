import type { Interval } from './types.ts'

export const unknown: Interval = { low: 0, high: 1 }

/** Days since 1970-01-01 of an ISO date. */
export function dayNumber (date: string): number {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / 86_400_000
}

/** Compares code points, so that the order is the same on every machine and in both databases. */
export function compareText (a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The best of several by low, then by high, then the first: which one a reason tells about. */
export function best<T extends Interval> (items: readonly T[]): T | undefined {
  let found: T | undefined
  for (const item of items) {
    if (found === undefined || item.low > found.low || (item.low === found.low && item.high > found.high)) found = item
  }
  return found
}

/** Element-wise maximum; `[0, 0]` of nothing. */
export function maximum (items: readonly Interval[]): Interval {
  let low = 0
  let high = 0
  for (const item of items) {
    if (item.low > low) low = item.low
    if (item.high > high) high = item.high
  }
  return { low, high }
}
