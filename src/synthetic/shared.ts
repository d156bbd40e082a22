// What invented SMEs and investors have in common.
import type { ProfileStatus } from '../profiles/profile.ts'
import type { Random, Table } from './random.ts'
import type { Tables } from './tables.ts'

/** The source of a population, by which importing it again knows its profiles. */
export function sourceOf (seed: number, uncorrelated: boolean): string {
  return `synthetic-${seed}${uncorrelated ? '-uncorrelated' : ''}`
}

/** One number for a population: the uncorrelated one of a seed has names and identifiers of its own. */
export function populationOf (seed: number, uncorrelated: boolean): number {
  return seed * 2 + Number(uncorrelated)
}

/** How every text of an invented profile came to be. */
export const machine = { origin: 'machine', reviewed: false } as const

/** Most profiles are published; a few are in each other state that an import may bring. */
export function profileStatus (random: Random): ProfileStatus {
  const at = random.next()
  return at < 0.94 ? 'published' : at < 0.97 ? 'in_review' : at < 0.99 ? 'draft' : 'paused'
}

/** An amount as people write it: two digits that say something, at least 1000. */
export function nice (amount: number): number {
  const whole = Math.max(1000, amount)
  const step = 10 ** (Math.floor(Math.log10(whole)) - 1)
  return Math.round(whole / step) * step
}

/** Different ids of a table, the first with priority 1, the others with less. */
export function prioritised (random: Random, ids: Table<string>, count: number): Array<{ id: string, priority: number }> {
  return random.several(ids, count).map((id, at) => ({ id, priority: at === 0 ? 1 : random.whole(3, 9) / 10 }))
}

/** One to three provinces of China, a macro-region, or all of it. */
export function chinesePlaces (random: Random, { chineseProvinces }: Tables): string[] {
  const at = random.next()
  if (at < 0.1) return ['CN']
  if (at < 0.25) return [random.one(['CN-EAST', 'CN-CENTRAL', 'CN-WEST', 'CN-NORTHEAST'])]
  return random.several(chineseProvinces, random.whole(1, 3))
}

/** One to three regions or provinces of Italy, a NUTS-1 unit, or all of it. */
export function italianPlaces (random: Random, { regions, provincesOf }: Tables): string[] {
  const at = random.next()
  if (at < 0.05) return ['IT']
  if (at < 0.2) return [random.one(['ITC', 'ITH', 'ITI', 'ITF', 'ITG'])]
  const found = random.several(regions, random.whole(1, 3))
  const [first] = found
  const provinces = first === undefined ? [] : provincesOf.get(first) ?? []
  return at < 0.3 && provinces.length > 0 ? [random.one(provinces)] : found
}

/** The last day of a need or mandate: most have one, a few are over. */
export function expiry (random: Random): { validTo?: string } {
  const at = random.next()
  return at < 0.04 ? { validTo: random.day('2025-01-01', '2026-10-31') } : at < 0.7 ? { validTo: random.day('2027-01-01', '2030-12-31') } : {}
}
