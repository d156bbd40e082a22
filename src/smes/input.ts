// An SME and a need as they are given: GraphQL's and REST's form and the import document's shorthand in one shape.
import { z } from 'zod'
import { code, CodeSystemInput, day, fixedId, flag, figure, limits, line, list, MoneyRangeInput, PrioritisedInput, profileFields, share, TerritoryInput, WeightsInput, year } from '../profiles/shapes.ts'
import { needKinds } from './sme.ts'

export const ActivityInput = z.strictObject({ code, system: CodeSystemInput, share: share.nullish().describe('Share of revenue, 0–1; all together at most 1.') })
export type ActivityInput = z.infer<typeof ActivityInput>

/** A figure known only as a range; either end can be open. */
const band = (end: z.ZodType<number>) => z.strictObject({ min: end.nullish(), max: end.nullish() })
  .refine(({ min, max }) => min != null || max != null, 'A range has a lower end, an upper end, or both.')
  .refine(({ min, max }) => min == null || max == null || min <= max, 'The lower end of a range is not above its upper end.')

const headcount = z.int({ error: 'A whole number of annual work units.' }).min(0, 'A headcount is 0 or more.').max(10_000_000, 'At most 10,000,000.')

export const SmeInput = z.strictObject({
  id: fixedId('sme').nullish().describe('Fixed id; without it the service makes one.'),
  legalName: line().nullish().describe('A legal name or a name in one language is needed.'),
  ...profileFields,
  vatNumber: line(limits.code).nullish().describe('Short for an identifier of the scheme vat: Partita IVA, with or without IT.'),
  rea: line(limits.code).nullish().describe('Short for an identifier of the scheme rea: MI-1234567.'),
  province: code.nullish().describe('Two-letter code of the catalogue it-provinces.'),
  region: code.nullish().describe('Code of the catalogue it-regions; derived from the province when that is given.'),
  activities: list(ActivityInput).nullish(),
  headcount: headcount.nullish().describe('Annual work units.'),
  headcountBand: band(headcount).nullish().describe('Annual work units as a range (20–49), where no more is known; either end can be open. The exact figure counts where both are given.'),
  turnoverEur: figure.nullish().describe('Whole euros a year.'),
  turnoverBandEur: band(figure).nullish().describe('Whole euros a year as a range, as headcountBand.'),
  balanceSheetEur: figure.nullish().describe('Whole euros.'),
  fiscalYear: year.nullish().describe('Year of the figures.'),
  soleTrader: flag.nullish().describe('Whether one person trades under its own name (ditta individuale): what tells who it is is then personal data.')
})
export type SmeInput = z.infer<typeof SmeInput>

export const NeedInput = z.strictObject({
  id: fixedId('need').nullish().describe('Fixed id; without it the service makes one.'),
  kind: z.enum(needKinds),
  amount: MoneyRangeInput.nullish(),
  instruments: list(PrioritisedInput).nullish().describe('Ids of the catalogue instruments.'),
  modes: list(PrioritisedInput).nullish().describe('Ids of the catalogue modes.'),
  territory: TerritoryInput.nullish().describe('Places in China: CN, a macro-region or a province of the catalogue cn-regions.'),
  excludedInvestorTypes: list(code).nullish().describe('Ids of the catalogue investor-types.'),
  stakeOffered: share.nullish().describe('Share of the capital offered, 0–1.'),
  controlOffered: flag.nullish(),
  confidential: flag.nullish().describe('A confidential need is matched for its owner and staff only. Default false.'),
  weights: WeightsInput.nullish(),
  validTo: day.nullish().describe('Last day on which the need is matched.')
})
export type NeedInput = z.infer<typeof NeedInput>
