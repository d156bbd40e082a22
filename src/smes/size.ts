// Size classes of an enterprise by Commission Recommendation 2003/361/EC.
import { sizeClasses, type SizeClass } from '../scoring/types.ts'

export interface SizeFigures {
  /** Annual work units. */
  readonly headcount: number | null
  /** Whole euros. */
  readonly turnoverEur: number | null
  /** Whole euros. */
  readonly balanceSheetEur: number | null
}

/** Ceilings of micro, small and medium enterprises (Recommendation 2003/361/EC, Annex, article 2). Staff below, money up to. */
const ceilings = [
  { staff: 10, turnover: 2_000_000, balanceSheet: 2_000_000 },
  { staff: 50, turnover: 10_000_000, balanceSheet: 10_000_000 },
  { staff: 250, turnover: 50_000_000, balanceSheet: 43_000_000 }
] as const
const largest = ceilings.length

/**
 * The classes that the known figures leave possible, smallest first; one when the class is settled, all four when nothing is
 * known. A class needs staff below its ceiling AND turnover OR balance sheet within it, so an enterprise is in the higher of
 * its class by staff and the lower of its classes by money. Only the organisation's own figures are read: partner and linked
 * enterprises (article 3) and the two-year rule (article 4) are for the profile's owner to have counted in.
 */
export function sizeCandidates ({ headcount, turnoverEur, balanceSheetEur }: SizeFigures): readonly SizeClass[] {
  const byStaff = headcount === null ? { low: 0, high: largest } : exactly(rank((ceiling) => headcount < ceiling.staff))
  const byTurnover = turnoverEur === null ? { low: 0, high: largest } : exactly(rank((ceiling) => turnoverEur <= ceiling.turnover))
  const byBalance = balanceSheetEur === null ? { low: 0, high: largest } : exactly(rank((ceiling) => balanceSheetEur <= ceiling.balanceSheet))
  const low = Math.max(byStaff.low, Math.min(byTurnover.low, byBalance.low))
  const high = Math.max(byStaff.high, Math.min(byTurnover.high, byBalance.high))
  return sizeClasses.slice(low, high + 1)
}

/** The class, when the figures settle it; else null. */
export function sizeClassOf (figures: SizeFigures): SizeClass | null {
  const [only, other] = sizeCandidates(figures)
  return other === undefined ? only ?? null : null
}

function rank (fits: (ceiling: typeof ceilings[number]) => boolean): number {
  const index = ceilings.findIndex(fits)
  return index === -1 ? largest : index
}

function exactly (value: number): { low: number, high: number } {
  return { low: value, high: value }
}
