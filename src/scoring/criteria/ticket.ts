import { unknown } from '../interval.ts'
import type { Judgement } from '../outcome.ts'
import type { EurRange } from '../types.ts'

export interface Span { readonly min: number, readonly max: number }

/** A need's amount: one bound makes it a point. */
export function needSpan (amount: EurRange | null): Span | null {
  if (amount === null) return null
  const min = amount.min ?? amount.max
  const max = amount.max ?? amount.min
  return min === null || max === null ? null : { min, max }
}

/** An offer's ticket: a missing bound is open. Null when both are missing. */
export function offerSpan (ticket: EurRange | null): Span | null {
  if (ticket === null || (ticket.min === null && ticket.max === null)) return null
  return { min: ticket.min ?? 0, max: ticket.max ?? Infinity }
}

/** The best μ that an amount range has, 0–1: at least how well it fits the offer, without its mean. */
export function ticketMost (need: Span, offer: Span): number {
  return need.max < offer.min ? need.max / offer.min : need.min > offer.max ? offer.max / need.min : 1
}

/**
 * How well an amount range fits an offer, 0–1. μ(x) is 1 inside the offer, x/t₁ below and t₂/x above; a range takes half the best μ
 * and half its mean on a logarithmic axis, in closed form.
 */
export function ticketFit (need: Span, offer: Span): number {
  const top = ticketMost(need, offer)
  if (need.min === need.max) return top
  const below = Math.min(need.max, offer.min)
  const above = Math.max(need.min, offer.max)
  const from = Math.max(need.min, offer.min)
  const to = Math.min(need.max, offer.max)
  let area = 0
  if (below > need.min) area += (below - need.min) / offer.min
  if (to > from) area += Math.log(to / from)
  if (need.max > above) area += offer.max / above - offer.max / need.max
  return 0.5 * top + 0.5 * area / Math.log(need.max / need.min)
}

/** Ticket: the same value for both sides; unknown when the other side gives no amount. */
export function ticket (need: EurRange | null, offer: EurRange | null): Judgement {
  const wanted = needSpan(need)
  const offered = offerSpan(offer)
  if (wanted === null || offered === null) return { ...unknown, reason: 'ticket_unknown', values: { side: wanted === null ? 'need' : 'mandate' }, evidence: [] }
  const value = ticketFit(wanted, offered)
  const relation = wanted.max < offered.min ? 'below' : wanted.min > offered.max ? 'above' : wanted.min >= offered.min && wanted.max <= offered.max ? 'inside' : 'overlap'
  return {
    low: value,
    high: value,
    reason: 'ticket_fit',
    values: { needMin: wanted.min, needMax: wanted.max, offerMin: offer?.min ?? null, offerMax: offer?.max ?? null, relation },
    evidence: []
  }
}
