// What screening reads of the two sides. The domain records fit as they are; what a viewer may not see is null in them.
import type { EurRange } from '../scoring/types.ts'
import type { Investor, Mandate } from '../investors/investor.ts'
import type { Need, Sme } from '../smes/sme.ts'
import type { Span } from './check.ts'

export interface ScreeningPair {
  /** Words are sought in the English name and description. All rules hold nationwide, so the place does not matter. */
  readonly sme: Pick<Sme, 'activities' | 'names' | 'descriptions' | 'turnoverEur' | 'headcount'> & Partial<Pick<Sme, 'turnoverBandEur' | 'headcountBand'>>
  readonly investor: Pick<Investor, 'type' | 'province'>
  /** Null: an implicit need. */
  readonly need: Pick<Need, 'kind' | 'instruments' | 'modes' | 'territory' | 'stakeOffered' | 'controlOffered'> | null
  /** Null: an implicit mandate. */
  readonly mandate: Pick<Mandate, 'instruments' | 'modes' | 'stakeWanted' | 'controlWanted'> | null
  /** Whole euros the deal could be worth (`dealValue`); null when neither side says. */
  readonly valueEur: Span | null
}

/**
 * Whole euros a deal could be worth. Both ranges: what they share, or the gap one of them would have to cross.
 * One range: that one; a need with one bound is a point, an offer is open on its other side.
 */
export function dealValue (need: Omit<EurRange, 'hard'> | null, ticket: Omit<EurRange, 'hard'> | null): Span | null {
  const low = need?.min ?? need?.max ?? null
  const asked = low === null ? null : { low, high: need?.max ?? low }
  const offered = ticket === null || (ticket.min === null && ticket.max === null) ? null : { low: ticket.min ?? 0, high: ticket.max }
  if (asked === null || offered === null) return asked ?? offered
  const floor = Math.max(asked.low, offered.low)
  const ceiling = Math.min(asked.high, offered.high ?? Infinity)
  return { low: Math.min(floor, ceiling), high: Math.max(floor, ceiling) }
}
