// How well the facts known meet a condition, and what follows for a rule with several conditions.

export const likelihoods = ['likely', 'possible', 'unknown'] as const
export type Likelihood = typeof likelihoods[number]

/** `open`: the facts known allow both; `unknown`: the fact that decides was not given; `no`: the facts known exclude it. */
export type Check = 'met' | 'open' | 'unknown' | 'no'

/** A span of percent or of whole euros; `high: null` is open upwards. */
export interface Span { readonly low: number, readonly high: number | null }

const order: readonly Check[] = ['met', 'open', 'unknown', 'no']

/** The best met of several alternatives; `no` for none. */
export function anyOf (...checks: readonly Check[]): Check {
  return order.find((check) => checks.includes(check)) ?? 'no'
}

/** The worst met of several conditions; `met` for none. */
export function allOf (...checks: readonly Check[]): Check {
  return order.findLast((check) => checks.includes(check)) ?? 'met'
}

/** A condition that counts as no more than open, because it only stands near what the law tests. */
export function atMostOpen (check: Check): Check {
  return check === 'met' ? 'open' : check
}

/** Whether a value known within a span is at least (or, with `below`, under) a bound of the same unit. */
export function reaches (span: Span | null, bound: number): Check {
  if (span === null) return 'unknown'
  if (span.low >= bound) return 'met'
  return span.high !== null && span.high < bound ? 'no' : 'open'
}

/** The opposite condition. */
export function not (check: Check): Check {
  return check === 'met' ? 'no' : check === 'no' ? 'met' : check
}

/**
 * Likelihood of a rule all of whose conditions must hold; null when one of them is excluded.
 * Likely: all are met. Unknown: most of them lack their fact. Possible: anything between.
 */
export function together (...checks: readonly Check[]): Likelihood | null {
  if (checks.includes('no')) return null
  if (checks.every((check) => check === 'met')) return 'likely'
  const unknown = checks.filter((check) => check === 'unknown').length
  return unknown * 2 > checks.length ? 'unknown' : 'possible'
}

/** The less likely of two; null when either is excluded. */
export function weaker (a: Likelihood | null, b: Likelihood | null): Likelihood | null {
  if (a === null || b === null) return null
  return likelihoods.indexOf(a) > likelihoods.indexOf(b) ? a : b
}

/** The likeliest of several; null for none. */
export function likeliest (all: readonly Likelihood[]): Likelihood | null {
  return likelihoods.find((likelihood) => all.includes(likelihood)) ?? null
}

/** One step less likely. */
export function lowered (likelihood: Likelihood): Likelihood {
  return likelihood === 'likely' ? 'possible' : 'unknown'
}
