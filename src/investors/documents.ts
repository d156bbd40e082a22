// What REST answers of investors, mandates and deals, as zod: the source of the OpenAPI document.
import { z } from 'zod'
import { bodyOf, patchOf } from '../http/bodies.ts'
import { ClaimDocument, KpiShareDocument } from '../claims/documents.ts'
import { DealInput, InvestorInput, MandateInput } from './input.ts'
import { StandingInput } from './investors.ts'
import { ActivityDocument, CriterionWeightDocument, date, MoneyDocument, MoneyRangeDocument, PrioritisedDocument, profileDocument, TerritoryDocument } from '../profiles/documents.ts'
import { codeSystems, evidenceLevels, kpis, objectives, sizeClasses } from '../scoring/types.ts'

export const MandateDocument = z.object({
  id: z.string(),
  investorId: z.string(),
  sectors: z.array(z.object({ code: z.string(), system: z.enum(codeSystems), priority: z.number() })).readonly(),
  excludedSectors: z.array(z.string()).readonly(),
  objectives: z.array(z.object({ objective: z.enum(objectives), weight: z.number() })).readonly(),
  activities: z.array(z.string()).readonly(),
  chinaCatalogue: z.array(z.string()).readonly(),
  camCategories: z.array(PrioritisedDocument).readonly(),
  minimumEvidence: z.enum(evidenceLevels).nullable(),
  minimumAligned: KpiShareDocument.nullable(),
  kpi: z.enum(kpis),
  ticket: MoneyRangeDocument.nullable(),
  instruments: z.array(PrioritisedDocument).readonly(),
  modes: z.array(PrioritisedDocument).readonly(),
  territory: TerritoryDocument.nullable(),
  sizes: z.array(z.enum(sizeClasses)).readonly(),
  stakeWanted: z.number().nullable(),
  controlWanted: z.boolean().nullable(),
  confidential: z.boolean(),
  weights: z.array(CriterionWeightDocument).readonly().nullable(),
  validTo: date.nullable(),
  version: z.int().describe('0 when the caller may not see it.')
}).meta({ id: 'Mandate', description: 'What an investor is looking for.' })

export const DealDocument = z.object({
  id: z.string(),
  investorId: z.string(),
  date,
  sector: ActivityDocument.nullable(),
  region: z.string().nullable(),
  amount: MoneyDocument.nullable(),
  source: z.string().nullable(),
  version: z.int().describe('0 when the caller may not see it.')
}).meta({ id: 'Deal', description: 'A past investment in Italy.' })

export const InvestorDocument = z.object({
  ...profileDocument,
  registeredName: z.string().nullable(),
  type: z.string(),
  province: z.string().nullable(),
  assets: MoneyDocument.nullable(),
  standing: z.enum(['accepted', 'refused']).nullable().describe('The programme\'s review of the investor\'s own standing.'),
  mandates: z.array(MandateDocument).readonly(),
  deals: z.array(DealDocument).readonly(),
  claims: z.array(ClaimDocument).readonly()
}).meta({ id: 'Investor', description: 'An investor, as the caller may see it. What is hidden from the caller is null or empty.' })

export const InvestorBody = bodyOf('Investor', InvestorInput)
export const InvestorPatch = patchOf('Investor', InvestorInput)
export const MandateBody = bodyOf('Mandate', MandateInput)
export const MandatePatch = patchOf('Mandate', MandateInput)
export const DealBody = bodyOf('Deal', DealInput)
export const DealPatch = patchOf('Deal', DealInput)
export const StandingBody = bodyOf('Standing', z.strictObject({ standing: StandingInput }))
