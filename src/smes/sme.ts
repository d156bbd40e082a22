import type { CodedActivity, SizeClass } from '../scoring/types.ts'
import type { MoneyRange, Prioritised, ProfileBase, Stamped, Territory } from '../profiles/profile.ts'

/** A figure of which only the range is known, both ends included; null where it has no end. */
export interface Band { readonly min: number | null, readonly max: number | null }

export interface Sme extends ProfileBase {
  readonly kind: 'sme'
  readonly legalName: string | null
  /** Two-letter province code (`MI`). */
  readonly province: string | null
  /** ISO 3166-2 region code (`IT-25`); derived from the province when that is given. */
  readonly region: string | null
  readonly activities: readonly CodedActivity[]
  /** Annual work units. */
  readonly headcount: number | null
  /** Annual work units as a range, where a register tells no more. The exact figure counts where both are known. */
  readonly headcountBand: Band | null
  /** Whole euros. */
  readonly turnoverEur: number | null
  /** Whole euros as a range, as `headcountBand`. */
  readonly turnoverBandEur: Band | null
  /** Whole euros. */
  readonly balanceSheetEur: number | null
  readonly fiscalYear: number | null
  /** Whether one person trades under its own name (ditta individuale): what tells who it is is then personal data. Null when not said. */
  readonly soleTrader: boolean | null
  /** Set only in a view from which the figures were taken away: the public band that stands for them. */
  readonly sizeBand?: readonly SizeClass[] | undefined
}

export const needKinds = ['investment', 'market_entry', 'technology_offer', 'technology_request', 'research'] as const
export type NeedKind = typeof needKinds[number]

export interface Need extends Stamped {
  readonly id: string
  readonly organisationId: string
  readonly kind: NeedKind
  readonly amount: MoneyRange | null
  readonly instruments: readonly Prioritised[]
  readonly modes: readonly Prioritised[]
  /** Places in China. */
  readonly territory: Territory | null
  readonly excludedInvestorTypes: readonly string[]
  /** Share of the capital offered, 0–1. */
  readonly stakeOffered: number | null
  readonly controlOffered: boolean | null
  readonly confidential: boolean
  /** Own weights by criterion key of need → investor. */
  readonly weights: Readonly<Record<string, number>> | null
  /** Last day on which the need is matched. */
  readonly validTo: string | null
}
