// What REST answers of SMEs and needs, as zod: the source of the OpenAPI document.
import { z } from 'zod'
import { ClaimDocument } from '../claims/documents.ts'
import { ActivityDocument, CriterionWeightDocument, date, MoneyRangeDocument, PrioritisedDocument, profileDocument, TerritoryDocument, whole } from '../profiles/documents.ts'
import { sizeClasses } from '../scoring/types.ts'
import { bodyOf, patchOf } from '../http/bodies.ts'
import { NeedInput, SmeInput } from './input.ts'
import { needKinds } from './sme.ts'

export const NeedDocument = z.object({
  id: z.string(),
  smeId: z.string(),
  kind: z.enum(needKinds),
  amount: MoneyRangeDocument.nullable(),
  instruments: z.array(PrioritisedDocument).readonly(),
  modes: z.array(PrioritisedDocument).readonly(),
  territory: TerritoryDocument.nullable(),
  excludedInvestorTypes: z.array(z.string()).readonly(),
  stakeOffered: z.number().nullable(),
  controlOffered: z.boolean().nullable(),
  confidential: z.boolean(),
  weights: z.array(CriterionWeightDocument).readonly().nullable(),
  validTo: date.nullable(),
  version: z.int().describe('0 when the caller may not see it.')
}).meta({ id: 'Need', description: 'What an SME is looking for.' })

/** A figure known as a range. */
const BandDocument = z.object({ min: whole.nullable(), max: whole.nullable() }).meta({ id: 'Band', description: 'A figure known as a range, both ends included; null where it has no end.' })

export const SmeDocument = z.object({
  ...profileDocument,
  legalName: z.string().nullable(),
  province: z.string().nullable(),
  region: z.string().nullable(),
  activities: z.array(ActivityDocument).readonly(),
  headcount: z.number().nullable().describe('Annual work units.'),
  headcountBand: BandDocument.nullable().describe('Annual work units as a range, where no more is known.'),
  turnoverEur: whole.nullable().describe('Whole euros.'),
  turnoverBandEur: BandDocument.nullable().describe('Whole euros as a range, where no more is known.'),
  balanceSheetEur: whole.nullable().describe('Whole euros.'),
  fiscalYear: z.int().nullable(),
  soleTrader: z.boolean().nullable().describe('Whether one person trades under its own name; null when not said or not to be seen.'),
  sizeClass: z.enum(sizeClasses).nullable().describe('By Recommendation 2003/361/EC; null while several classes are possible.'),
  sizeCandidates: z.array(z.enum(sizeClasses)).readonly(),
  needs: z.array(NeedDocument).readonly(),
  claims: z.array(ClaimDocument).readonly()
}).meta({ id: 'Sme', description: 'A small or medium enterprise, as the caller may see it. What is hidden from the caller is null or empty.' })

export const SmeBody = bodyOf('Sme', SmeInput)
export const SmePatch = patchOf('Sme', SmeInput)
export const NeedBody = bodyOf('Need', NeedInput)
export const NeedPatch = patchOf('Need', NeedInput)
