// Amounts, weights and objectives of needs, mandates and deals, from either form to the stored one.
import type { z } from 'zod'
import { criteriaOf, type Direction } from '../scoring/model.ts'
import { objectives, type Objective } from '../scoring/types.ts'
import type { Checks } from './checks.ts'
import { twice } from './code-checks.ts'
import type { InputContext } from './lists.ts'
import type { Money, MoneyRange } from './profile.ts'
import type { MoneyInput, MoneyRangeInput, ObjectivesInput, WeightsInput } from './shapes.ts'

/** An amount in a currency with a stored rate. */
export function money (given: z.infer<typeof MoneyInput> | null | undefined, context: InputContext, checks: Checks, at: string): Money | null {
  if (given == null) return null
  checkCurrency(given.currency, context, checks, at)
  return { value: given.value, currency: given.currency }
}

/** A range with at least one bound, the smaller one first. */
export function moneyRange (given: z.infer<typeof MoneyRangeInput> | null | undefined, context: InputContext, checks: Checks, at: string): MoneyRange | null {
  if (given == null) return null
  const { min = null, max = null, currency, hard } = given
  checkCurrency(currency, context, checks, at)
  if (min === null && max === null) checks.add({ pointer: `${at}/min`, code: 'required', message: 'Give min, max or both; null for the whole range when no amount is known.' })
  if (min !== null && max !== null && min > max) checks.add({ pointer: `${at}/max`, code: 'below_min', message: `The range ends at ${max}, below its beginning at ${min}.`, accepted: [`${min} or more`] })
  return { min, max, currency, hard: hard ?? false }
}

function checkCurrency (currency: string, { currencies }: InputContext, checks: Checks, at: string): void {
  if (currencies.includes(currency)) return
  checks.add({ pointer: `${at}/currency`, code: 'unknown_currency', message: `There is no exchange rate for '${currency}'. Currencies with a rate: ${currencies.join(', ')}.`, accepted: currencies })
}

const whose: Readonly<Record<Direction, string>> = { mandate_to_sme: 'a mandate', need_to_investor: 'a need' }

/** Own weights by criterion key, in the criteria's order; null when none is given. All criteria at 0 would leave nothing to rank by. */
export function ownWeights (given: WeightsInput | null | undefined, direction: Direction, checks: Checks, at: string): Readonly<Record<string, number>> | null {
  if (given == null) return null
  const keys: readonly string[] = criteriaOf(direction)
  const rows = isList(given)
    ? given.criteria.map((row, index) => ({ ...row, pointer: `${at}/criteria/${index}/key` }))
    : Object.entries(given).flatMap(([key, weight]) => weight === null ? [] : [{ direction, key, weight, pointer: `${at}/${key}` }])
  const seen = new Set<string>()
  const found = new Map<string, number>()
  for (const [index, row] of rows.entries()) {
    if (row.direction !== direction) {
      checks.add({ pointer: `${at}/criteria/${index}/direction`, code: 'wrong_direction', message: `The criteria of ${whose[direction]} have the direction ${direction}.`, accepted: [direction] })
    } else if (!keys.includes(row.key)) {
      checks.add({ pointer: row.pointer, code: 'unknown_criterion', message: `'${row.key}' is no criterion of ${whose[direction]}. Its criteria: ${keys.join(', ')}.`, accepted: keys })
    } else if (!twice(row.key, seen, checks, row.pointer)) {
      found.set(row.key, row.weight)
    }
  }
  if (keys.every((key) => found.get(key) === 0)) checks.add({ pointer: at, code: 'all_zero', message: 'At least one criterion must weigh more than 0.' })
  return found.size === 0 ? null : Object.fromEntries(keys.flatMap((key) => found.has(key) ? [[key, found.get(key) ?? 0]] : []))
}

function isList (given: WeightsInput): given is Extract<WeightsInput, { criteria: unknown[] }> {
  return Array.isArray(given['criteria'])
}

/** Objectives with their weights, in the regulation's order; those that weigh nothing are left out. */
export function objectiveWeights (given: z.infer<typeof ObjectivesInput> | null | undefined, checks: Checks, at: string): Readonly<Partial<Record<Objective, number>>> {
  if (given == null) return {}
  const seen = new Set<string>()
  const rows = Array.isArray(given)
    ? given.filter(({ objective }, index) => !twice(objective, seen, checks, `${at}/${index}/objective`))
    : objectives.flatMap((objective) => given[objective] == null ? [] : [{ objective, weight: given[objective] }])
  if (rows.length > 0 && rows.every(({ weight }) => weight === 0)) checks.add({ pointer: at, code: 'all_zero', message: 'At least one objective must weigh more than 0.' })
  const weights = new Map(rows.map(({ objective, weight }) => [objective, weight]))
  return Object.fromEntries(objectives.flatMap((objective) => (weights.get(objective) ?? 0) > 0 ? [[objective, weights.get(objective)]] : []))
}
