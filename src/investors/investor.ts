import type { CodeRef, EvidenceLevel, Kpi, Objective, SectorWish, SizeClass } from '../scoring/types.ts'
import type { Money, MoneyRange, Prioritised, ProfileBase, Stamped, Territory } from '../profiles/profile.ts'

export interface Investor extends ProfileBase {
  readonly kind: 'investor'
  /** Name as registered, in Chinese. */
  readonly registeredName: string | null
  /** Id of the `investor-types` catalogue. */
  readonly type: string
  /** ISO 3166-2 code (`CN-SH`). */
  readonly province: string | null
  readonly assets: Money | null
  /** The programme's review of the investor's own standing; null until reviewed. */
  readonly standing: 'accepted' | 'refused' | null
}

export interface Mandate extends Stamped {
  readonly id: string
  readonly organisationId: string
  readonly sectors: readonly SectorWish[]
  /** As given: a bare NACE Rev. 2 code, or `NACE21:D35.11`, `ATECO2025:35.11.00`. */
  readonly excludedSectors: readonly string[]
  readonly objectives: Readonly<Partial<Record<Objective, number>>>
  readonly activities: readonly string[]
  readonly chinaCatalogue: readonly string[]
  readonly camCategories: readonly Prioritised[]
  readonly minimumEvidence: EvidenceLevel | null
  readonly minimumAligned: { readonly kpi: Kpi, readonly share: number } | null
  /** The KPI that the taxonomy criterion reads. */
  readonly kpi: Kpi
  readonly ticket: MoneyRange | null
  readonly instruments: readonly Prioritised[]
  readonly modes: readonly Prioritised[]
  /** Places in Italy. */
  readonly territory: Territory | null
  readonly sizes: readonly SizeClass[]
  /** Share of the capital wanted, 0–1. */
  readonly stakeWanted: number | null
  readonly controlWanted: boolean | null
  readonly confidential: boolean
  /** Own weights by criterion key of mandate → SME. */
  readonly weights: Readonly<Record<string, number>> | null
  readonly validTo: string | null
}

export interface Deal extends Stamped {
  readonly id: string
  readonly organisationId: string
  readonly date: string
  readonly sector: CodeRef | null
  /** Italian region or province code. */
  readonly region: string | null
  readonly amount: Money | null
  readonly source: string | null
}
