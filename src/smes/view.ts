// What both doors show of an SME and its needs, in the shape of schema/smes.graphql.
import { noteSeen } from '../audit/request.ts'
import { claimView, type ClaimView } from '../claims/view.ts'
import type { MoneyRange } from '../profiles/profile.ts'
import type { WholeSme } from '../profiles/store.ts'
import { activityView, prioritisedViews, profileFields, ShownProfile, viewFields, weightViews, type ActivityView, type CriterionWeightView, type PrioritisedView, type ProfileView, type ViewContext } from '../profiles/view.ts'
import type { SizeClass, Territory } from '../scoring/types.ts'
import type { Band, Need, NeedKind, Sme } from './sme.ts'
import { sizeCandidates } from './size.ts'

export interface NeedView {
  readonly id: string
  readonly smeId: string
  readonly kind: NeedKind
  readonly amount: MoneyRange | null
  readonly instruments: readonly PrioritisedView[]
  readonly modes: readonly PrioritisedView[]
  readonly territory: Territory | null
  readonly excludedInvestorTypes: readonly string[]
  readonly stakeOffered: number | null
  readonly controlOffered: boolean | null
  readonly confidential: boolean
  readonly weights: readonly CriterionWeightView[] | null
  readonly validTo: string | null
  readonly version: number
}

export interface SmeView extends ProfileView {
  readonly legalName: string | null
  readonly province: string | null
  readonly region: string | null
  readonly activities: readonly ActivityView[]
  /** Annual work units. */
  readonly headcount: number | null
  /** Annual work units as a range. */
  readonly headcountBand: Band | null
  /** Whole euros. */
  readonly turnoverEur: number | null
  /** Whole euros as a range. */
  readonly turnoverBandEur: Band | null
  /** Whole euros. */
  readonly balanceSheetEur: number | null
  readonly fiscalYear: number | null
  readonly soleTrader: boolean | null
  /** The only class possible; null while several are. */
  readonly sizeClass: SizeClass | null
  readonly sizeCandidates: readonly SizeClass[]
  readonly needs: readonly NeedView[]
  readonly claims: readonly ClaimView[]
}

export function needView (need: Need, context: ViewContext): NeedView {
  const { id, organisationId, kind, amount, territory, excludedInvestorTypes, stakeOffered, controlOffered, confidential, validTo, version } = need
  return {
    id,
    smeId: organisationId,
    kind,
    amount,
    instruments: prioritisedViews('instruments', need.instruments, context),
    modes: prioritisedViews('modes', need.modes, context),
    territory,
    excludedInvestorTypes,
    stakeOffered,
    controlOffered,
    confidential,
    weights: weightViews('need_to_investor', need.weights),
    validTo,
    version
  }
}

/** The public band stands for figures taken away from the view. */
function candidatesOf (profile: Sme): readonly SizeClass[] {
  return profile.sizeBand ?? sizeCandidates(profile)
}

/** Lists are made when looked at: a page of matches shows twenty profiles, and seldom more than their names. */
class ShownSme extends ShownProfile implements SmeView {
  readonly legalName
  readonly province
  readonly region
  readonly headcount
  readonly headcountBand
  readonly turnoverEur
  readonly turnoverBandEur
  readonly balanceSheetEur
  readonly fiscalYear
  readonly soleTrader
  readonly #whole: WholeSme
  readonly #context: ViewContext

  constructor (whole: WholeSme, context: ViewContext) {
    const { profile } = whole
    super(profile, context)
    this.legalName = profile.legalName
    this.province = profile.province
    this.region = profile.region
    this.headcount = profile.headcount
    this.headcountBand = profile.headcountBand
    this.turnoverEur = profile.turnoverEur
    this.turnoverBandEur = profile.turnoverBandEur
    this.balanceSheetEur = profile.balanceSheetEur
    this.fiscalYear = profile.fiscalYear
    this.soleTrader = profile.soleTrader
    this.#whole = whole
    this.#context = context
  }

  get sizeCandidates () { return candidatesOf(this.#whole.profile) }
  get sizeClass () {
    const [only, another] = this.sizeCandidates
    return another === undefined ? only ?? null : null
  }

  get activities () { return this.#whole.profile.activities.map((activity) => activityView(activity, this.#context)) }
  get needs () { return this.#whole.needs.map((need) => needView(need, this.#context)) }
  get claims () { return this.#whole.claims.map(claimView) }
  get [viewFields] () { return smeFields }
}
const smeFields = [...profileFields, 'legalName', 'province', 'region', 'activities', 'headcount', 'headcountBand', 'turnoverEur', 'turnoverBandEur', 'balanceSheetEur', 'fiscalYear', 'soleTrader',
  'sizeClass', 'sizeCandidates', 'needs', 'claims'] as const satisfies ReadonlyArray<keyof SmeView>

export function smeView (whole: WholeSme, context: ViewContext): SmeView {
  noteSeen(whole.profile, context.principal)
  return new ShownSme(whole, context)
}
