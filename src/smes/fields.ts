// An SME and its needs from the input form to the stored one and back. Pure: both doors, the command line and imports use it.
import type { Checks } from '../profiles/checks.ts'
import { activityCode, catalogueCodes, inCatalogue, prioritised, territory, twice } from '../profiles/code-checks.ts'
import { commonFields, commonInput, isNamed, mergeProfile, mergeTerms, type CommonFields } from '../profiles/fields.ts'
import type { InputContext } from '../profiles/lists.ts'
import { isObject, without } from '../profiles/merge.ts'
import { italianSeat } from '../profiles/places.ts'
import { moneyRange, ownWeights } from '../profiles/terms.ts'
import { parse } from '../parse.ts'
import type { CodedActivity } from '../scoring/types.ts'
import { NeedInput, SmeInput } from './input.ts'
import type { Band, Need, Sme } from './sme.ts'

export type SmeFields = CommonFields & Pick<Sme, 'legalName' | 'province' | 'region' | 'activities' | 'headcount' | 'headcountBand' | 'turnoverEur' | 'turnoverBandEur' | 'balanceSheetEur' | 'fiscalYear' | 'soleTrader'>
export type NeedFields = Omit<Need, 'id' | 'organisationId' | 'version' | 'createdAt' | 'updatedAt'>

/** Shares of revenue may exceed 1 by what rounding leaves. */
const shareTolerance = 1e-9

/** An SME's stored fields. What is wrong is added to `checks`, with pointers beneath `at`; the result counts only when nothing was. */
export function smeFields (input: SmeInput, context: InputContext, checks: Checks, at = '', existing?: Sme): SmeFields {
  const common = commonFields('sme', input, context, checks, at, existing)
  const legalName = input.legalName ?? null
  if (!isNamed(common.names, legalName)) checks.add({ pointer: `${at}/legalName`, code: 'required', message: 'Give a legal name, or a name in at least one language.' })
  const latest = context.now.getUTCFullYear() + 1
  if (input.fiscalYear != null && input.fiscalYear > latest) checks.add({ pointer: `${at}/fiscalYear`, code: 'in_future', message: `There are no figures of ${input.fiscalYear} yet.`, accepted: [`1800 to ${latest}`] })
  return {
    ...common,
    legalName,
    ...italianSeat(input, context.catalogues, checks, at),
    activities: activities(input, context, checks, `${at}/activities`),
    headcount: input.headcount ?? null,
    headcountBand: bandOf(input.headcountBand),
    turnoverEur: input.turnoverEur ?? null,
    turnoverBandEur: bandOf(input.turnoverBandEur),
    balanceSheetEur: input.balanceSheetEur ?? null,
    fiscalYear: input.fiscalYear ?? null,
    soleTrader: input.soleTrader ?? null
  }
}

function bandOf (given: SmeInput['headcountBand']): Band | null {
  return given == null ? null : { min: given.min ?? null, max: given.max ?? null }
}

function activities (input: SmeInput, { catalogues }: InputContext, checks: Checks, at: string): CodedActivity[] {
  const given = input.activities ?? []
  const sum = given.reduce((total, { share }) => total + (share ?? 0), 0)
  if (sum > 1 + shareTolerance) checks.add({ pointer: at, code: 'shares_above_one', message: `The activities' shares of revenue add up to ${Number(sum.toFixed(6))}, which is more than 1.`, accepted: ['shares that add up to at most 1'] })
  const seen = new Set<string>()
  return given.flatMap(({ code, system, share }, index) => {
    const known = activityCode({ code, system }, catalogues, checks, `${at}/${index}/code`)
    if (known === undefined || twice(`${system}:${known}`, seen, checks, `${at}/${index}/code`)) return []
    return [{ code: known, system, share: share ?? null }]
  })
}

/** A need's stored fields; as `smeFields`. */
export function needFields (input: NeedInput, context: InputContext, checks: Checks, at = ''): NeedFields {
  const { catalogues } = context
  return {
    kind: input.kind,
    amount: moneyRange(input.amount, context, checks, `${at}/amount`),
    instruments: prioritised(input.instruments, inCatalogue('instruments'), catalogues, checks, `${at}/instruments`),
    modes: prioritised(input.modes, inCatalogue('modes'), catalogues, checks, `${at}/modes`),
    territory: territory(input.territory, 'CN', catalogues, checks, `${at}/territory`),
    excludedInvestorTypes: catalogueCodes('investor-types', input.excludedInvestorTypes, catalogues, checks, `${at}/excludedInvestorTypes`),
    stakeOffered: input.stakeOffered ?? null,
    controlOffered: input.controlOffered ?? null,
    confidential: input.confidential ?? false,
    weights: ownWeights(input.weights, 'need_to_investor', checks, `${at}/weights`),
    validTo: input.validTo ?? null
  }
}

/** The input form of a stored SME. */
export function smeInput (sme: Sme): SmeInput {
  const { legalName, province, region, activities, headcount, headcountBand, turnoverEur, turnoverBandEur, balanceSheetEur, fiscalYear, soleTrader } = sme
  return { ...commonInput(sme), legalName, province, region, activities: activities.map((activity) => ({ ...activity })), headcount, headcountBand, turnoverEur, turnoverBandEur, balanceSheetEur, fiscalYear, soleTrader }
}

/** The input form of a stored need. */
export function needInput (need: Need): NeedInput {
  const { id, kind, amount, instruments, modes, territory, excludedInvestorTypes, stakeOffered, controlOffered, confidential, weights, validTo } = need
  return {
    id,
    kind,
    amount,
    instruments: [...instruments],
    modes: [...modes],
    territory: territory === null ? null : { ...territory, codes: [...territory.codes] },
    excludedInvestorTypes: [...excludedInvestorTypes],
    stakeOffered,
    controlOffered,
    confidential,
    weights,
    validTo
  }
}

/**
 * A stored SME with a merge patch (RFC 7396): null clears, what is absent stays. A new province takes the old
 * region with it, an exact figure the old range, and a range is replaced as a whole.
 * @throws Problem VALIDATION_FAILED
 */
export function mergeSme (sme: Sme, patch: unknown): SmeInput {
  if (!isObject(patch)) return parse(SmeInput, patch)
  const outdated = [
    ...patch['province'] != null && !('region' in patch) ? ['region'] : [],
    ...patch['headcount'] != null || 'headcountBand' in patch ? ['headcountBand'] : [],
    ...patch['turnoverEur'] != null || 'turnoverBandEur' in patch ? ['turnoverBandEur'] : []
  ]
  return parse(SmeInput, mergeProfile(without(smeInput(sme), outdated), patch))
}

/** A stored need with a merge patch, as `mergeSme`. */
export function mergeNeed (need: Need, patch: unknown): NeedInput {
  return parse(NeedInput, mergeTerms({ ...needInput(need) }, patch))
}
