// Amounts in other currencies, read in euros by dated rates.
import type { EurRange } from '../scoring/types.ts'
import type { MoneyRange } from './profile.ts'
import type { ExchangeRate } from './store.ts'

/**
 * The amount in euros, not rounded: by the last rate of its currency not after `date` (ISO 8601 day); an amount older than
 * all rates takes the first. Undefined for a currency without a rate.
 */
export function toEur (value: number, currency: string, date: string, rates: readonly ExchangeRate[]): number | undefined {
  if (currency === 'EUR') return value
  const rate = rateAt(currency, date, rates)
  return rate === undefined ? undefined : value / rate.perEur
}

/** A range in euros by the rate of the day; null when there is none or its currency has no rate. */
export function toEurRange (range: MoneyRange | null, date: string, rates: readonly ExchangeRate[]): EurRange | null {
  if (range === null) return null
  const bound = (value: number | null): number | null | undefined => value === null ? null : toEur(value, range.currency, date, rates)
  const min = bound(range.min)
  const max = bound(range.max)
  return min === undefined || max === undefined ? null : { min, max, hard: range.hard }
}

/** Currencies an amount can be given in: the euro and those with a stored rate. */
export function knownCurrencies (rates: readonly ExchangeRate[]): readonly string[] {
  return ['EUR', ...new Set(rates.map(({ currency }) => currency).filter((currency) => currency !== 'EUR').sort())]
}

/** The rates may come in any order. ISO days compare as text. */
function rateAt (currency: string, date: string, rates: readonly ExchangeRate[]): ExchangeRate | undefined {
  let last: ExchangeRate | undefined
  let first: ExchangeRate | undefined
  for (const rate of rates) {
    if (rate.currency !== currency) continue
    if (rate.date <= date && (last === undefined || rate.date > last.date)) last = rate
    if (first === undefined || rate.date < first.date) first = rate
  }
  return last ?? first
}
