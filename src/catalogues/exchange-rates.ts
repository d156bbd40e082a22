// Exchange rates: dated, kept by an admin, read wherever amounts in other currencies are compared.
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { demand } from '../access/demand.ts'
import type { Principal } from '../access/principal.ts'
import { invalid, Problem, type FieldIssue } from '../errors.ts'
import { parse } from '../parse.ts'
import { currency, day, list } from '../profiles/shapes.ts'
import type { ExchangeRate, Store } from '../profiles/store.ts'

/** Most rates of one change. */
const mostRates = 1_000

export const ExchangeRateInput = z.strictObject({
  date: day.describe('Day of the rate, not after today.'),
  currency: currency.describe('ISO 4217 code, other than EUR.'),
  perEur: z.number({ error: 'A number above 0.' }).gt(0, 'A rate is above 0.').max(1e9, 'At most 1,000,000,000.').describe('Units of the currency for one euro.')
})
export const ExchangeRatesInput = z.strictObject({ items: list(ExchangeRateInput, mostRates).min(1, 'Give at least one rate.') })
export type ExchangeRatesInput = z.infer<typeof ExchangeRatesInput>

const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'))

export type ExchangeRates = ReturnType<typeof createExchangeRates>

export function createExchangeRates ({ store, now }: { readonly store: Store, readonly now: () => Date }) {
  return {
    /** All rates, by day and then currency. Needs settings:write. @throws Problem UNAUTHENTICATED, FORBIDDEN */
    async list (principal: Principal): Promise<readonly ExchangeRate[]> {
      demand(principal, 'settings:write')
      return await store.read.exchangeRates()
    },

    /**
     * Adds rates, replacing those of the same day and currency; others stay, since older amounts are read by them. `seen` are
     * all rates as the caller knows them: when others stand by now, nothing is changed. Answers all rates. Needs settings:write.
     * @throws Problem UNAUTHENTICATED, FORBIDDEN, VALIDATION_FAILED, VERSION_CONFLICT
     */
    async put (input: unknown, seen: readonly ExchangeRate[], principal: Principal): Promise<readonly ExchangeRate[]> {
      demand(principal, 'settings:write')
      const { items } = parse(ExchangeRatesInput, input)
      const issues = faults(items, now().toISOString().slice(0, 10))
      if (issues.length > 0) throw invalid(issues)
      return await store.write(principal, async (work) => {
        if (!isDeepStrictEqual(await work.exchangeRates(), seen)) throw new Problem('VERSION_CONFLICT', 'The exchange rates were changed since you read them. Read them again and decide anew.')
        await work.putExchangeRates(items)
        return await work.exchangeRates()
      })
    }
  }
}

function faults (rates: readonly ExchangeRate[], today: string): FieldIssue[] {
  const seen = new Set<string>()
  return rates.flatMap(({ date, currency }, index) => {
    const at = `/items/${index}`
    const key = `${date} ${currency}`
    const issues: FieldIssue[] = []
    if (date > today) issues.push({ pointer: `${at}/date`, code: 'in_future', message: `There is no rate of ${date} yet.`, accepted: [`${today} or earlier`] })
    if (currency === 'EUR') issues.push({ pointer: `${at}/currency`, code: 'not_for_euro', message: 'Rates are per euro: the euro has none.' })
    else if (!currencies.has(currency)) issues.push({ pointer: `${at}/currency`, code: 'unknown_currency', message: `'${currency}' is not a currency code of ISO 4217.` })
    if (seen.has(key)) issues.push({ pointer: at, code: 'duplicate', message: `The rate of ${currency} on ${date} is given twice.` })
    seen.add(key)
    return issues
  })
}
