import fc from 'fast-check'
import t from 'tap'
import { knownCurrencies, toEur, toEurRange } from '../../src/profiles/money.ts'

const rates = [
  { date: '2025-06-30', currency: 'CNY', perEur: 8 },
  { date: '2024-12-31', currency: 'CNY', perEur: 7.5 },
  { date: '2024-12-31', currency: 'USD', perEur: 1.25 }
]

t.test('an amount takes the last rate not after its day', async (t) => {
  t.equal(toEur(6000, 'CNY', '2025-06-29', rates), 800)
  t.equal(toEur(6000, 'CNY', '2025-06-30', rates), 750)
  t.equal(toEur(6000, 'CNY', '2030-01-01', rates), 750)
})
t.test('an amount older than all rates takes the first', async (t) => {
  t.equal(toEur(6000, 'CNY', '2001-01-01', rates), 800)
})
t.test('euros need no rate, and a currency without one is unknown', async (t) => {
  t.equal(toEur(5, 'EUR', '2025-01-01', []), 5)
  t.equal(toEur(5, 'JPY', '2025-01-01', rates), undefined)
  t.strictSame(knownCurrencies(rates), ['EUR', 'CNY', 'USD'])
})
t.test('a range keeps its open side, and is unknown with its currency', async (t) => {
  t.strictSame(toEurRange({ min: 750, max: null, currency: 'CNY', hard: true }, '2025-01-01', rates), { min: 100, max: null, hard: true })
  t.equal(toEurRange({ min: 750, max: null, currency: 'JPY', hard: true }, '2025-01-01', rates), null)
  t.equal(toEurRange(null, '2025-01-01', rates), null)
})
t.test('the order in which rates are stored does not matter, and more is never less', async () => {
  const day = fc.integer({ min: 0, max: 3000 }).map((days) => new Date(Date.UTC(2020, 0, 1 + days)).toISOString().slice(0, 10))
  const rate = fc.record({ date: day, currency: fc.constantFrom('CNY', 'USD'), perEur: fc.double({ min: 0.1, max: 200, noNaN: true }) })
  fc.assert(fc.property(fc.uniqueArray(rate, { minLength: 1, selector: ({ date, currency }) => date + currency }), day, fc.integer({ min: 1, max: 2 ** 40 }), (rates, date, value) => {
    const there = toEur(value, 'CNY', date, rates)
    const more = toEur(value + 1, 'CNY', date, rates)
    return there === toEur(value, 'CNY', date, rates.toReversed()) && (there === undefined) === (more === undefined) && (there === undefined || (more ?? 0) > there)
  }))
})
