// What REST answers of claims, as zod: the source of the OpenAPI document.
import { z } from 'zod'
import { bodyOf, patchOf } from '../http/bodies.ts'
import { date, instant } from '../profiles/documents.ts'
import { evidenceLevels, factValues, kpis, objectives, reviewStates } from '../scoring/types.ts'
import { claimKinds } from './claim.ts'
import { ReviewInput } from './claims.ts'
import { ClaimInput } from './input.ts'

export const fact = z.enum(factValues)
export const KpiShareDocument = z.object({ kpi: z.enum(kpis), share: z.number().describe('0–1.') }).meta({ id: 'KpiShare', description: 'A share of turnover, CapEx or OpEx.' })

export const ClaimFactsDocument = z.object({
  activity: z.string().nullable(),
  objective: z.enum(objectives).nullable(),
  substantialContribution: fact.nullable(),
  dnsh: z.array(z.object({ objective: z.enum(objectives), fact })).readonly().nullable(),
  minimumSafeguards: fact.nullable(),
  kpis: z.array(KpiShareDocument).readonly().nullable(),
  derivedAlignment: fact.nullable().describe('Alignment by Regulation (EU) 2020/852, article 3, as the facts say it.'),
  camCategory: z.string().nullable(),
  decree: z.string().nullable(),
  mandatoryMet: z.int().nullable(),
  mandatoryTotal: z.int().nullable(),
  totalConfirmed: z.boolean().nullable(),
  rewardedMet: z.int().nullable(),
  rewardedTotal: z.int().nullable(),
  certification: z.string().nullable(),
  number: z.string().nullable(),
  issuer: z.string().nullable(),
  catalogueEntry: z.string().nullable(),
  membership: z.string().nullable()
}).meta({ id: 'ClaimFacts', description: 'The facts of every kind of claim side by side; those of other kinds are null.' })

export const ClaimDocument = z.object({
  id: z.string(),
  organisationId: z.string(),
  kind: z.enum(claimKinds),
  facts: ClaimFactsDocument,
  level: z.enum(evidenceLevels).describe('Evidence level; self_declared until a review sets it.'),
  state: z.enum(reviewStates),
  ruleSet: z.string().describe('The rules by which the facts are read: a delegated act, a decree, an edition.'),
  documents: z.array(z.object({ title: z.string(), issuer: z.string().nullable(), page: z.int().nullable(), url: z.string().nullable(), sha256: z.string().nullable() })).readonly(),
  validFrom: date.nullable(),
  validTo: date.nullable(),
  submittedBy: z.string().nullable(),
  reviewedBy: z.string().nullable(),
  reviewedAt: instant.nullable(),
  reviewReason: z.string().nullable(),
  version: z.int().describe('0 when the caller may not see it.')
}).meta({ id: 'Claim', description: 'What an organisation says of itself, with the evidence for it and how far it was reviewed.' })

export const ClaimBody = bodyOf('Claim', ClaimInput)
export const ClaimPatch = patchOf('Claim', ClaimInput)
export const ReviewBody = bodyOf('Review', ReviewInput)
