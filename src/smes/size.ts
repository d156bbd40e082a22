// Size classes of an enterprise by Commission Recommendation 2003/361/EC.
import { sizeClasses, type SizeClass } from '../scoring/types.ts'
import type { Band } from './sme.ts'

export interface SizeFigures {
  /** Annual work units. */
  readonly headcount: number | null
  /** Annual work units as a range, read where the exact figure is not known. */
  readonly headcountBand?: Band | null | undefined
  /** Whole euros. */
  readonly turnoverEur: number | null
  /** Whole euros as a range, read where the exact figure is not known. */
  readonly turnoverBandEur?: Band | null | undefined
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
 * known; a figure known as a range leaves the classes from its lower to its upper end. A class needs staff below its ceiling AND turnover OR balance sheet within it, so an enterprise is in the higher of
 * its class by staff and the lower of its classes by money. Only the organisation's own figures are read: partner and linked
 * enterprises (article 3) and the two-year rule (article 4) are for the profile's owner to have counted in.
 */
export function sizeCandidates ({ headcount, headcountBand, turnoverEur, turnoverBandEur, balanceSheetEur }: SizeFigures): readonly SizeClass[] {
  const byStaff = between(headcount, headcountBand, (figure, ceiling) => figure < ceiling.staff)
  const byTurnover = between(turnoverEur, turnoverBandEur, (figure, ceiling) => figure <= ceiling.turnover)
  const byBalance = between(balanceSheetEur, null, (figure, ceiling) => figure <= ceiling.balanceSheet)
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

/** The lowest and highest rank a figure leaves: one where it is known, those of the range's ends otherwise. */
function between (figure: number | null, band: Band | null | undefined, fits: (figure: number, ceiling: typeof ceilings[number]) => boolean): { low: number, high: number } {
  const min = figure ?? band?.min ?? null
  const max = figure ?? band?.max ?? null
  return { low: min === null ? 0 : rank((ceiling) => fits(min, ceiling)), high: max === null ? largest : rank((ceiling) => fits(max, ceiling)) }
}

/** Whether anything is known that the size could be told from. */
export function hasSizeFigures ({ headcount, headcountBand, turnoverEur, turnoverBandEur, balanceSheetEur }: SizeFigures): boolean {
  return [headcount, headcountBand, turnoverEur, turnoverBandEur, balanceSheetEur].some((known) => known != null)
}
