// An investor, its mandates and deals from the input form to the stored one and back. Pure: both doors, the command line and
// imports use it.
import { parse } from '../parse.ts'
import type { Checks } from '../profiles/checks.ts'
import { activityCode, camCategory, catalogueCode, catalogueCodes, inCatalogue, placeCode, prioritised, taxonomyActivity, territory, twice, unique } from '../profiles/code-checks.ts'
import { commonFields, commonInput, isNamed, mergeProfile, mergeTerms, type CommonFields } from '../profiles/fields.ts'
import type { InputContext } from '../profiles/lists.ts'
import { chineseProvince } from '../profiles/places.ts'
import { money, moneyRange, objectiveWeights, ownWeights } from '../profiles/terms.ts'
import { sizeClasses, type SectorWish } from '../scoring/types.ts'
import { DealInput, InvestorInput, MandateInput } from './input.ts'
import type { Deal, Investor, Mandate } from './investor.ts'
import { parseSectorCode, sectorCodeText } from './sector-code.ts'

export type InvestorFields = CommonFields & Pick<Investor, 'registeredName' | 'type' | 'province' | 'assets'>
type RecordFields<R> = Omit<R, 'id' | 'organisationId' | 'version' | 'createdAt' | 'updatedAt'>
export type MandateFields = RecordFields<Mandate>
export type DealFields = RecordFields<Deal>

/** An investor's stored fields. What is wrong is added to `checks`, with pointers beneath `at`; the result counts only when nothing was. */
export function investorFields (input: InvestorInput, context: InputContext, checks: Checks, at = '', existing?: Investor): InvestorFields {
  const { catalogues } = context
  const common = commonFields('investor', input, context, checks, at, existing)
  const registeredName = input.registeredName ?? null
  if (!isNamed(common.names, registeredName)) checks.add({ pointer: `${at}/registeredName`, code: 'required', message: 'Give the registered name, or a name in at least one language.' })
  if (input.type == null) checks.add({ pointer: `${at}/type`, code: 'required', message: 'Give the type of investor.', accepted: catalogues.entries('investor-types').map(({ id }) => id) })
  return {
    ...common,
    registeredName,
    type: input.type == null ? '' : catalogueCode('investor-types', input.type, catalogues, checks, `${at}/type`) ?? '',
    province: input.province == null ? null : chineseProvince(input.province, catalogues, checks, `${at}/province`) ?? null,
    assets: money(input.assets, context, checks, `${at}/assets`)
  }
}

/** A mandate's stored fields; as `investorFields`. */
export function mandateFields (input: MandateInput, context: InputContext, checks: Checks, at = ''): MandateFields {
  const { catalogues } = context
  return {
    sectors: sectors(input, context, checks, `${at}/sectors`),
    excludedSectors: unique((input.excludedSectors ?? []).flatMap((text, index) => excludedSector(text, context, checks, `${at}/excludedSectors/${index}`) ?? [])),
    objectives: objectiveWeights(input.objectives, checks, `${at}/objectives`),
    activities: unique((input.activities ?? []).flatMap((code, index) => taxonomyActivity(code, catalogues, checks, `${at}/activities/${index}`) ?? [])),
    chinaCatalogue: catalogueCodes('cn-green', input.chinaCatalogue, catalogues, checks, `${at}/chinaCatalogue`),
    camCategories: prioritised(input.camCategories, camCategory, catalogues, checks, `${at}/camCategories`),
    minimumEvidence: input.minimumEvidence ?? null,
    minimumAligned: input.minimumAligned ?? null,
    kpi: input.kpi ?? 'turnover',
    ticket: moneyRange(input.ticket, context, checks, `${at}/ticket`),
    instruments: prioritised(input.instruments, inCatalogue('instruments'), catalogues, checks, `${at}/instruments`),
    modes: prioritised(input.modes, inCatalogue('modes'), catalogues, checks, `${at}/modes`),
    territory: territory(input.territory, 'IT', catalogues, checks, `${at}/territory`),
    sizes: sizeClasses.filter((size) => input.sizes?.includes(size)),
    stakeWanted: input.stakeWanted ?? null,
    controlWanted: input.controlWanted ?? null,
    confidential: input.confidential ?? false,
    weights: ownWeights(input.weights, 'mandate_to_sme', checks, `${at}/weights`),
    validTo: input.validTo ?? null
  }
}

function sectors (input: MandateInput, { catalogues }: InputContext, checks: Checks, at: string): SectorWish[] {
  const seen = new Set<string>()
  return (input.sectors ?? []).flatMap(({ code, system, priority }, index) => {
    const known = activityCode({ code, system }, catalogues, checks, `${at}/${index}/code`)
    if (known === undefined || twice(`${system}:${known}`, seen, checks, `${at}/${index}/code`)) return []
    return [{ code: known, system, priority: priority ?? 1 }]
  })
}

function excludedSector (text: string, { catalogues }: InputContext, checks: Checks, at: string): string | undefined {
  const given = parseSectorCode(text)
  const code = activityCode(given, catalogues, checks, at)
  return code === undefined ? undefined : sectorCodeText({ code, system: given.system })
}

/** A deal's stored fields; as `investorFields`. */
export function dealFields (input: DealInput, context: InputContext, checks: Checks, at = ''): DealFields {
  const { catalogues } = context
  const sector = input.sector == null ? undefined : { system: input.sector.system, code: activityCode(input.sector, catalogues, checks, `${at}/sector/code`) }
  return {
    date: input.date,
    sector: sector?.code === undefined ? null : { code: sector.code, system: sector.system },
    region: input.region == null ? null : placeCode(input.region, 'IT', catalogues, checks, `${at}/region`) ?? null,
    amount: money(input.amount, context, checks, `${at}/amount`),
    source: input.source ?? null
  }
}

/** The input form of a stored investor. */
export function investorInput (investor: Investor): InvestorInput {
  const { registeredName, type, province, assets } = investor
  return { ...commonInput(investor), registeredName, type, province, assets }
}

/** The input form of a stored mandate. */
export function mandateInput (mandate: Mandate): MandateInput {
  const { organisationId, version, createdAt, updatedAt, ...said } = mandate
  const { sectors, excludedSectors, activities, chinaCatalogue, camCategories, instruments, modes, sizes, territory, minimumEvidence } = said
  return {
    ...said,
    sectors: [...sectors],
    excludedSectors: [...excludedSectors],
    activities: [...activities],
    chinaCatalogue: [...chinaCatalogue],
    camCategories: [...camCategories],
    instruments: [...instruments],
    modes: [...modes],
    sizes: [...sizes],
    territory: territory === null ? null : { ...territory, codes: [...territory.codes] },
    // The weakest level asks for nothing more than a claim.
    minimumEvidence: minimumEvidence === 'inferred' ? 'self_declared' : minimumEvidence
  }
}

/** The input form of a stored deal. */
export function dealInput (deal: Deal): DealInput {
  const { id, date, sector, region, amount, source } = deal
  return { id, date, sector, region, amount, source }
}

/**
 * A stored investor with a merge patch (RFC 7396): null clears, what is absent stays.
 * @throws Problem VALIDATION_FAILED
 */
export function mergeInvestor (investor: Investor, patch: unknown): InvestorInput {
  return parse(InvestorInput, mergeProfile({ ...investorInput(investor) }, patch))
}

/** A stored mandate with a merge patch, as `mergeInvestor`. */
export function mergeMandate (mandate: Mandate, patch: unknown): MandateInput {
  return parse(MandateInput, mergeTerms({ ...mandateInput(mandate) }, patch))
}

/** A stored deal with a merge patch, as `mergeInvestor`. */
export function mergeDeal (deal: Deal, patch: unknown): DealInput {
  return parse(DealInput, mergeTerms({ ...dealInput(deal) }, patch))
}
