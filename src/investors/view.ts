// What both doors show of an investor, its mandates and deals, in the shape of schema/investors.graphql.
import { noteSeen } from '../audit/request.ts'
import { claimView, type ClaimView, type KpiShareView } from '../claims/view.ts'
import type { Money, MoneyRange } from '../profiles/profile.ts'
import type { WholeInvestor } from '../profiles/store.ts'
import { activityView, prioritisedViews, profileFields, ShownProfile, viewFields, weightViews, type ActivityView, type CriterionWeightView, type PrioritisedView, type ProfileView, type ViewContext } from '../profiles/view.ts'
import { objectives, type EvidenceLevel, type Kpi, type Objective, type SectorWish, type SizeClass, type Territory } from '../scoring/types.ts'
import type { Deal, Investor, Mandate } from './investor.ts'

export interface ObjectiveWeightView { readonly objective: Objective, readonly weight: number }

export interface MandateView {
  readonly id: string
  readonly investorId: string
  readonly sectors: readonly SectorWish[]
  readonly excludedSectors: readonly string[]
  readonly objectives: readonly ObjectiveWeightView[]
  readonly activities: readonly string[]
  readonly chinaCatalogue: readonly string[]
  readonly camCategories: readonly PrioritisedView[]
  readonly minimumEvidence: EvidenceLevel | null
  readonly minimumAligned: KpiShareView | null
  readonly kpi: Kpi
  readonly ticket: MoneyRange | null
  readonly instruments: readonly PrioritisedView[]
  readonly modes: readonly PrioritisedView[]
  readonly territory: Territory | null
  readonly sizes: readonly SizeClass[]
  readonly stakeWanted: number | null
  readonly controlWanted: boolean | null
  readonly confidential: boolean
  readonly weights: readonly CriterionWeightView[] | null
  readonly validTo: string | null
  readonly version: number
}

export interface DealView {
  readonly id: string
  readonly investorId: string
  readonly date: string
  readonly sector: ActivityView | null
  readonly region: string | null
  readonly amount: Money | null
  readonly source: string | null
  readonly version: number
}

export interface InvestorView extends ProfileView {
  readonly registeredName: string | null
  readonly type: string
  readonly province: string | null
  readonly assets: Money | null
  readonly standing: Investor['standing']
  readonly mandates: readonly MandateView[]
  readonly deals: readonly DealView[]
  readonly claims: readonly ClaimView[]
}

export function mandateView (mandate: Mandate, context: ViewContext): MandateView {
  const { id, organisationId, sectors, excludedSectors, activities, chinaCatalogue, minimumEvidence, minimumAligned, kpi, ticket, territory, sizes, stakeWanted, controlWanted, confidential, validTo, version } = mandate
  return {
    id,
    investorId: organisationId,
    sectors,
    excludedSectors,
    objectives: objectives.flatMap((objective) => {
      const weight = mandate.objectives[objective]
      return weight === undefined ? [] : [{ objective, weight }]
    }),
    activities,
    chinaCatalogue,
    camCategories: prioritisedViews('cam', mandate.camCategories, context),
    minimumEvidence,
    minimumAligned,
    kpi,
    ticket,
    instruments: prioritisedViews('instruments', mandate.instruments, context),
    modes: prioritisedViews('modes', mandate.modes, context),
    territory,
    sizes,
    stakeWanted,
    controlWanted,
    confidential,
    weights: weightViews('mandate_to_sme', mandate.weights),
    validTo,
    version
  }
}

export function dealView (deal: Deal, context: ViewContext): DealView {
  const { id, organisationId, date, sector, region, amount, source, version } = deal
  return { id, investorId: organisationId, date, sector: sector === null ? null : activityView(sector, context), region, amount, source, version }
}

/** Lists are made when looked at, as those of an SME. */
class ShownInvestor extends ShownProfile implements InvestorView {
  readonly registeredName
  readonly type
  readonly province
  readonly assets
  readonly standing
  readonly #whole: WholeInvestor
  readonly #context: ViewContext

  constructor (whole: WholeInvestor, context: ViewContext) {
    const { profile } = whole
    super(profile, context)
    this.registeredName = profile.registeredName
    this.type = profile.type
    this.province = profile.province
    this.assets = profile.assets
    this.standing = profile.standing
    this.#whole = whole
    this.#context = context
  }

  get mandates () { return this.#whole.mandates.map((mandate) => mandateView(mandate, this.#context)) }
  get deals () { return this.#whole.deals.map((deal) => dealView(deal, this.#context)) }
  get claims () { return this.#whole.claims.map(claimView) }
  get [viewFields] () { return investorFields }
}
const investorFields = [...profileFields, 'registeredName', 'type', 'province', 'assets', 'standing', 'mandates', 'deals', 'claims'] as const satisfies ReadonlyArray<keyof InvestorView>

export function investorView (whole: WholeInvestor, context: ViewContext): InvestorView {
  noteSeen(whole.profile, context.principal)
  return new ShownInvestor(whole, context)
}
