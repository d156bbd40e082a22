// An investor without a stated mandate: what its deals say it looks for.
import type { ScoringModel } from './model.ts'
import { compareText } from './interval.ts'
import { dealsUpTo } from './criteria/track-record.ts'
import { silentMandate } from './silent.ts'
import type { Prioritised, ScoringInvestor, ScoringMandate, ScoringNeed, ScoringSme, SectorWish } from './types.ts'

/** A mandate as the engine reads it: territory with priorities, and whether it was inferred. */
export interface EffectiveMandate { readonly stated: ScoringMandate, readonly places: readonly Prioritised[], readonly inferred: boolean }

/** Quartile `q` of sorted numbers by linear interpolation between the two nearest ranks. */
export function quantile (sorted: readonly number[], q: number): number {
  const position = (sorted.length - 1) * q
  const lower = sorted[Math.floor(position)] ?? 0
  const upper = sorted[Math.ceil(position)] ?? lower
  return lower + (upper - lower) * (position - Math.floor(position))
}

/** Each key's count over the largest count, in order of the key. */
function shares (keys: readonly string[]): ReadonlyArray<readonly [string, number]> {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  const largest = Math.max(...counts.values())
  return [...counts].sort(([a], [b]) => compareText(a, b)).map(([key, count]) => [key, count / largest])
}

/** Turns a stated mandate into what the engine reads. */
export function statedMandate (mandate: ScoringMandate): EffectiveMandate {
  return { stated: mandate, places: (mandate.territory?.codes ?? []).map((id) => ({ id, priority: 1 })), inferred: false }
}

/**
 * Infers a mandate from the deals up to the date: sectors and regions by their share of the deals (codes as given), the ticket
 * from the lower to the upper quartile of the known amounts. Fewer deals than the model asks: undefined, the investor is not ranked.
 */
export function inferMandate (investor: ScoringInvestor, asOf: string, model: ScoringModel): EffectiveMandate | undefined {
  const deals = dealsUpTo(investor.deals, asOf)
  if (deals.length < model.implicitMandateDeals) return undefined
  const sectors = shares(deals.flatMap(({ sector }) => sector === null ? [] : [`${sector.system}|${sector.code}`])).map(([key, priority]): SectorWish => {
    const bar = key.indexOf('|')
    return { system: key.slice(0, bar) as SectorWish['system'], code: key.slice(bar + 1), priority }
  })
  const places = shares(deals.flatMap(({ region }) => region === null ? [] : [region])).map(([id, priority]) => ({ id, priority }))
  const amounts = deals.flatMap(({ amountEur }) => amountEur === null ? [] : [amountEur]).sort((a, b) => a - b)
  return {
    stated: { ...silentMandate, sectors, ticket: amounts.length === 0 ? null : { min: quantile(amounts, 0.25), max: quantile(amounts, 0.75), hard: false } },
    places,
    inferred: true
  }
}

/** Needs that can be matched at the date; none stated at all: the implicit one (null). */
export function needsAt ({ needs }: Pick<ScoringSme, 'needs'>, asOf: string): ReadonlyArray<ScoringNeed | null> {
  return needs.length === 0 ? [null] : needs.filter(({ validTo }) => validTo === null || asOf <= validTo)
}

/** Mandates that can be matched at the date; none stated at all: the implicit one, when the deals allow it. */
export function mandatesAt (investor: ScoringInvestor, asOf: string, model: ScoringModel): readonly EffectiveMandate[] {
  if (investor.mandates.length === 0) {
    const mandate = inferMandate(investor, asOf, model)
    return mandate === undefined ? [] : [mandate]
  }
  return investor.mandates.filter(({ validTo }) => validTo === null || asOf <= validTo).map(statedMandate)
}
