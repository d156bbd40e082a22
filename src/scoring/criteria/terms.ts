// What both sides state in the same terms: instruments, cooperation modes, places; and the size a mandate wants.
import type { Context } from '../context.ts'
import { compareText, unknown } from '../interval.ts'
import { oncePer } from '../once.ts'
import type { Judgement } from '../outcome.ts'
import { coverPlace } from '../similarity.ts'
import { sizeClasses, type Interval, type Prioritised, type SizeClass } from '../types.ts'

const sortedById = oncePer((all: readonly Prioritised[]) => [...all].sort((a, b) => compareText(a.id, b.id)))
const sortedPlaces = oncePer((all: readonly Prioritised[]) => [...all].sort((a, b) => compareText(a.id, b.id) || b.priority - a.priority))

/** Instrument: the best pair, `max π_i·C[i][j]`; the wanting side's priorities weigh. */
export function instrument (wanted: readonly Prioritised[], offered: readonly Prioritised[], { codes }: Context): Judgement {
  const wishes = sortedById(wanted)
  const offers = sortedById(offered)
  const firstWish = wishes[0]
  const firstOffer = offers[0]
  if (firstWish === undefined || firstOffer === undefined) return { ...unknown, reason: 'instrument_unknown', values: { wanted: wishes.map(({ id }) => id) }, evidence: [] }
  let top = { wanted: firstWish.id, offered: firstOffer.id, compatibility: 0, priority: firstWish.priority }
  let value = 0
  for (const wish of wishes) {
    for (const offer of offers) {
      const compatibility = codes.compatibility(wish.id, offer.id)
      if (wish.priority * compatibility > value) {
        value = wish.priority * compatibility
        top = { wanted: wish.id, offered: offer.id, compatibility, priority: wish.priority }
      }
    }
  }
  return { low: value, high: value, reason: 'instrument_fit', values: top, evidence: [] }
}

/** Cooperation mode: the share, by priority, of the modes wanted that the other side states too. */
export function mode (wanted: readonly Prioritised[], offered: readonly Prioritised[]): Judgement {
  const wishes = sortedById(wanted)
  if (offered.length === 0) return { ...unknown, reason: 'mode_unknown', values: { wanted: wishes.map(({ id }) => id) }, evidence: [] }
  const known = new Set(offered.map(({ id }) => id))
  let met = 0
  let total = 0
  for (const { id, priority } of wishes) {
    total += priority
    if (known.has(id)) met += priority
  }
  const value = met / total
  return {
    low: value,
    high: value,
    reason: 'mode_fit',
    values: { shared: wishes.filter(({ id }) => known.has(id)).map(({ id }) => id), missing: wishes.filter(({ id }) => !known.has(id)).map(({ id }) => id) },
    evidence: []
  }
}

/** Region: the best wished place, `max π·cover`. */
export function region (wishes: readonly Prioritised[], place: string | null, { codes }: Context): Judgement {
  const sorted = sortedPlaces(wishes)
  if (place === null) return { ...unknown, reason: 'region_unknown', values: { wishes: sorted.map(({ id }) => id) }, evidence: [] }
  let value: Interval = { low: 0, high: 0 }
  let told: { wish: string, cover: Interval, low: number } | undefined
  for (const { id, priority } of sorted) {
    const cover = coverPlace(id, place, codes)
    value = { low: Math.max(value.low, priority * cover.low), high: Math.max(value.high, priority * cover.high) }
    if (told === undefined || priority * cover.low > told.low) told = { wish: id, cover, low: priority * cover.low }
  }
  const cover = told?.cover ?? { low: 0, high: 0 }
  const relation = cover.low === 1 ? 'inside' : cover.high === 1 ? 'partly' : cover.high > 0 ? 'near' : 'far'
  return { ...value, reason: 'region_fit', values: { wish: told?.wish ?? '', place, relation }, evidence: [] }
}

/** Size: one third less for each class between the company's and the nearest wanted; an interval while figures are missing. */
export function size (wanted: readonly SizeClass[], candidates: readonly SizeClass[]): Judgement {
  const wishes = sizeClasses.filter((name) => wanted.includes(name))
  if (candidates.length === 0) return { ...unknown, reason: 'size_unknown', values: { wanted: wishes }, evidence: [] }
  const values = candidates.map((candidate) => Math.max(...wishes.map((wish) => 1 - Math.abs(sizeClasses.indexOf(candidate) - sizeClasses.indexOf(wish)) / 3)))
  return { low: Math.min(...values), high: Math.max(...values), reason: 'size_fit', values: { wanted: wishes, candidates: sizeClasses.filter((name) => candidates.includes(name)) }, evidence: [] }
}
