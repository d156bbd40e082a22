// Random populations for the tests of the index: some where most pairs are ranked, some where most tie, some as wild as they come.
import fc from 'fast-check'
import { criteriaOf, directions } from '../../src/scoring/model.ts'
import type { ScoringInvestor, ScoringSme } from '../../src/scoring/types.ts'
import * as random from '../scoring/arbitraries.ts'

/** Without what keeps pairs from being ranked; the chance that both sides' gates pass is small otherwise. */
function open (sme: ScoringSme): ScoringSme {
  return { ...sme, published: true, excludedCounterparts: [], needs: sme.needs.map((need) => ({ ...need, amount: need.amount && { ...need.amount, hard: false }, territory: need.territory && { ...need.territory, hard: false }, excludedInvestorTypes: [], validTo: null })) }
}
function openInvestor (investor: ScoringInvestor): ScoringInvestor {
  return {
    ...investor,
    published: true,
    excludedCounterparts: [],
    mandates: investor.mandates.map((mandate) => ({
      ...mandate,
      ticket: mandate.ticket && { ...mandate.ticket, hard: false },
      territory: mandate.territory && { ...mandate.territory, hard: false },
      excludedSectors: [],
      minimumEvidence: null,
      minimumAligned: null,
      validTo: null
    }))
  }
}
const maybe = <T> (arbitrary: fc.Arbitrary<T>, change: (value: T) => T): fc.Arbitrary<T> => fc.tuple(arbitrary, fc.integer({ min: 0, max: 9 })).map(([value, chance]) => chance < 7 ? change(value) : value)

export const sme = maybe(random.sme, open)
/** Investors known by their deals alone: before the last of them their implicit mandate is another one. */
const byDeals = fc.tuple(random.investor, fc.uniqueArray(random.deal, { minLength: 3, maxLength: 8, selector: ({ id }) => id })).map(([investor, deals]): ScoringInvestor => ({ ...investor, mandates: [], deals }))
export const investor = maybe(fc.oneof({ arbitrary: random.investor, weight: 3 }, { arbitrary: byDeals, weight: 1 }), openInvestor)

/** Candidates with ids of their own; every third crowd has few originals and many copies, so that keys tie down to the id. */
function crowd<T extends { readonly id: string }> (one: fc.Arbitrary<T>, most: number): fc.Arbitrary<readonly T[]> {
  const named = (items: readonly T[]) => items.map((item, at) => ({ ...item, id: `${item.id}_${(at * 7) % 101}_${at}` }))
  return fc.oneof(
    { arbitrary: fc.array(one, { maxLength: most }).map(named), weight: 2 },
    { arbitrary: fc.tuple(fc.array(one, { minLength: 1, maxLength: 2 }), fc.array(fc.nat({ max: 1 }), { maxLength: most })).map(([originals, picks]) => named(picks.map((pick) => originals[pick % originals.length]!))), weight: 1 }
  )
}
export const smes = (most: number) => crowd(sme, most)
export const investors = (most: number) => crowd(investor, most)

/** Today, the past and the future: claims begin and end, deals have not happened yet. */
export const asOf = fc.constantFrom(random.asOf, random.asOf, random.asOf, '2019-01-01', '2024-03-01', '2028-06-30')

/** Weights of a request. */
export const weights = fc.option(fc.array(fc.constantFrom(...directions).chain((direction) =>
  fc.record({ direction: fc.constant(direction), key: fc.constantFrom(...criteriaOf(direction)), weight: fc.constantFrom(0, 1, 7.5, 30, 100) })), { maxLength: 4 }), { nil: undefined, freq: 3 })

export const options = fc.record({ asOf, weights, settings: fc.record({ programmeRequiresCredentials: fc.constantFrom(false, false, true) }) })
