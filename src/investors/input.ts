// An investor, a mandate and a deal as they are given: GraphQL's and REST's form and the import document's shorthand in one shape.
import { z } from 'zod'
import { amount, code, CodeSystemInput, currency, day, fixedId, flag, limits, line, list, MoneyInput, MoneyRangeInput, ObjectivesInput, PrioritisedInput, priority, profileFields, share, TerritoryInput, WeightsInput } from '../profiles/shapes.ts'
import { evidenceLevels, kpis, sizeClasses, type EvidenceLevel } from '../scoring/types.ts'

/** Levels a claim can have: `inferred` marks a match without a claim. */
export const claimLevels = evidenceLevels.filter((level): level is Exclude<EvidenceLevel, 'inferred'> => level !== 'inferred')

export const InvestorInput = z.strictObject({
  id: fixedId('inv').nullish().describe('Fixed id; without it the service makes one.'),
  registeredName: line().nullish().describe('Name as registered, in Chinese. This or a name in one language is needed.'),
  ...profileFields,
  uscc: line(limits.code).nullish().describe('Short for an identifier of the scheme uscc: Unified Social Credit Code.'),
  type: code.nullish().describe('Id of the catalogue investor-types; needed.'),
  province: code.nullish().describe('Code of the catalogue cn-regions (CN-SH).'),
  assets: MoneyInput.nullish()
})
export type InvestorInput = z.infer<typeof InvestorInput>

export const SectorWishInput = z.strictObject({ code, system: CodeSystemInput, priority: priority.nullish().describe('Above 0, at most 1; default 1.') })

export const MandateInput = z.strictObject({
  id: fixedId('man').nullish().describe('Fixed id; without it the service makes one.'),
  sectors: list(SectorWishInput).nullish(),
  excludedSectors: list(code).nullish().describe('A bare code is NACE Rev. 2; others as NACE21:D35.11, ATECO2025:35.11.00.'),
  objectives: ObjectivesInput.nullish(),
  activities: list(code).nullish().describe('Codes of the catalogue eu-taxonomy (CE 2.7).'),
  chinaCatalogue: list(code).nullish().describe('Ids of the catalogue cn-green (GIGC-2024/3.2).'),
  camCategories: list(PrioritisedInput).nullish().describe('Category ids of the catalogue cam.'),
  minimumEvidence: z.enum(claimLevels).nullish(),
  minimumAligned: z.strictObject({ kpi: z.enum(kpis), share }).nullish(),
  kpi: z.enum(kpis).nullish().describe('The KPI the taxonomy criterion reads; default turnover.'),
  ticket: MoneyRangeInput.nullish(),
  instruments: list(PrioritisedInput).nullish().describe('Ids of the catalogue instruments.'),
  modes: list(PrioritisedInput).nullish().describe('Ids of the catalogue modes.'),
  territory: TerritoryInput.nullish().describe('Places in Italy: IT, a NUTS-1 or NUTS-2 unit, a region or a province.'),
  sizes: list(z.enum(sizeClasses)).nullish(),
  stakeWanted: share.nullish().describe('Share of the capital wanted, 0–1.'),
  controlWanted: flag.nullish(),
  confidential: flag.nullish().describe('A confidential mandate is matched for its owner and staff only. Default false.'),
  weights: WeightsInput.nullish(),
  validTo: day.nullish().describe('Last day on which the mandate is matched.')
})
export type MandateInput = z.infer<typeof MandateInput>

export const DealInput = z.strictObject({
  id: fixedId('deal').nullish().describe('Fixed id; without it the service makes one.'),
  date: day,
  sector: z.strictObject({ code, system: CodeSystemInput, share: z.null().optional().describe('A deal has no revenue share.') }).nullish(),
  region: code.nullish().describe('Region or province in Italy.'),
  amount: z.strictObject({ value: amount, currency }).nullish(),
  source: line(1_000).nullish()
})
export type DealInput = z.infer<typeof DealInput>
