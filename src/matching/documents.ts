// What REST answers of matches, as zod: the source of the OpenAPI document.
import { z } from 'zod'
import { CatalogueEntryDocument } from '../catalogues/documents.ts'
import { bodyOf } from '../http/bodies.ts'
import { ClaimBody, ClaimDocument } from '../claims/documents.ts'
import { InvestorDocument, InvestorPatch, MandateDocument, MandatePatch } from '../investors/documents.ts'
import { date } from '../profiles/documents.ts'
import { directions, mandateCriteria, needCriteria } from '../scoring/model.ts'
import { gateKeys } from '../scoring/outcome.ts'
import { evidenceLevels } from '../scoring/types.ts'
import { likelihoods } from '../screening/check.ts'
import { effects } from '../screening/rule.ts'
import { NeedDocument, NeedPatch, SmeDocument, SmePatch } from '../smes/documents.ts'
import type { InvestorView } from '../investors/view.ts'
import type { SmeView } from '../smes/view.ts'
import { WhatIfArgs } from './input.ts'

const points = z.number().min(0).max(100)
const unit = z.number().min(0).max(1)
const criterionKey = z.enum([...mandateCriteria, ...needCriteria])

export const CriterionScoreDocument = z.object({
  key: criterionKey,
  low: unit,
  high: unit,
  weight: z.number().describe('In force after own weights and the floor; not normalised.'),
  contribution: z.number().describe('Points of the direction\'s 0–100; together they are its score.'),
  inferred: z.boolean(),
  reason: z.string(),
  sentence: z.string(),
  evidence: z.array(ClaimDocument).readonly()
}).meta({ id: 'CriterionScore', description: 'What one criterion made of the pair, and why.' })

export const DirectionScoreDocument = z.object({
  direction: z.enum(directions),
  score: points,
  scoreHigh: points,
  certainty: unit,
  criteria: z.array(CriterionScoreDocument).readonly()
}).meta({ id: 'DirectionScore', description: 'How well one side fits what the other looks for.' })

export const GateResultDocument = z.object({ key: z.enum(gateKeys), outcome: z.enum(['pass', 'fail', 'unknown']), reason: z.string(), sentence: z.string() })
  .meta({ id: 'GateResult', description: 'A condition that excludes a pair when it fails.' })

export const ScreeningFlagDocument = z.object({
  rule: z.string(),
  jurisdiction: z.string(),
  instrument: z.string(),
  legalBasis: z.string(),
  effect: z.enum(effects),
  likelihood: z.enum(likelihoods),
  suspensory: z.boolean().describe('Whether the deal must wait for the answer.'),
  why: z.string(),
  notice: z.string(),
  source: z.string(),
  confidence: z.string()
}).meta({ id: 'ScreeningFlag', description: 'A cross-border rule that the pair may raise. Information, no legal advice.' })

const basis = z.enum(['public', 'own', 'full'])

/** Under which rules and data an answer was computed. */
export const stamp = { scoringVersion: z.string(), dataVersion: z.string(), asOf: date, basis } as const

const pair = {
  rank: z.int().nullable().describe('1 for the first; null for a pair that is not ranked.'),
  score: points.describe('The low end: unknowns count as unfavourable.'),
  scoreHigh: points.describe('What it would be if every unknown turned out well.'),
  need: NeedDocument.nullable(),
  mandate: MandateDocument.nullable(),
  implicitNeed: z.boolean(),
  implicitMandate: z.boolean(),
  directions: z.array(DirectionScoreDocument).readonly(),
  gates: z.array(GateResultDocument).readonly(),
  screening: z.array(ScreeningFlagDocument).readonly(),
  explanation: z.string(),
  ...stamp
} as const

const reference = z.object({ id: z.string() })
const otherPair = { need: reference.nullable(), mandate: reference.nullable(), implicitNeed: z.boolean(), implicitMandate: z.boolean(), score: points, scoreHigh: points } as const
export const OtherPairDocument = z.object(otherPair).meta({ id: 'OtherPair', description: 'Another need or mandate of the same two profiles; /v1/match explains it when asked for by these ids.' })

/** What a match tells of its two profiles: who they are. Everything else has an address of its own. */
export const matchedSmeFields = ['id', 'label', 'status', 'names', 'legalName', 'province', 'region', 'sizeClass', 'synthetic'] as const satisfies ReadonlyArray<keyof SmeView>
export const matchedInvestorFields = ['id', 'label', 'status', 'names', 'registeredName', 'type', 'province', 'synthetic'] as const satisfies ReadonlyArray<keyof InvestorView>
const only = <K extends string>(fields: readonly K[]) => Object.fromEntries(fields.map((field) => [field, true])) as Record<K, true>

export const MatchDocument = z.object({
  ...pair,
  sme: SmeDocument.pick(only(matchedSmeFields)).meta({ id: 'MatchedSme', description: 'The SME of a match, in short.' }),
  investor: InvestorDocument.pick(only(matchedInvestorFields)).meta({ id: 'MatchedInvestor', description: 'The investor of a match, in short.' }),
  otherPairs: z.array(OtherPairDocument).readonly()
}).meta({ id: 'Match', description: 'A pair with its score and everything that explains it.' })

export const WhatIfDocument = z.object({
  matches: z.array(MatchDocument).readonly(),
  changes: z.array(z.object({
    counterpart: z.string(),
    rankBefore: z.int().nullable(),
    rankAfter: z.int().nullable(),
    scoreBefore: points.nullable(),
    scoreAfter: points.nullable()
  })).readonly()
}).meta({ id: 'WhatIf', description: 'The ranking with the patch applied, and what it changed.' })

export const WhyNotDocument = z.object({
  match: MatchDocument.nullable(),
  scoreOfRankK: points.nullable(),
  missing: z.number().nullable().describe('Points the pair lacks to the k-th; null when a gate fails.'),
  failedGates: z.array(GateResultDocument).readonly(),
  sentence: z.string()
}).meta({ id: 'WhyNot', description: 'What keeps a counterpart from the first k.' })

export const ProofsDocument = z.object({
  items: z.array(z.object({
    fact: z.string().describe('Where the fact stands, such as claim_….dnsh.WTR; taxonomy.CE 2.3 for a claim not made yet.'),
    gain: z.number().describe('Points that the low end gains at best, on average over the first 50 matches.'),
    matchesRaised: z.int(),
    sentence: z.string(),
    suppliedBy: z.array(CatalogueEntryDocument).readonly()
  })).readonly(),
  ...stamp
}).meta({ id: 'NextBestProofs', description: 'The proofs that would raise the first matches most, best first.' })

export const StabilityDocument = z.object({
  key: criterionKey.nullable().describe('Null when no single weight alters first place.'),
  direction: z.enum(directions).nullable(),
  relativeChange: z.number().nullable().describe('By which share of itself the weight changes: 0.25 is a quarter more, -1 is none at all.'),
  newFirst: z.string().nullable(),
  sentence: z.string(),
  ...stamp
}).meta({ id: 'Stability', description: 'The smallest relative change of one weight that alters first place.' })

export const ScoringModelDocument = z.object({
  version: z.string(),
  criteria: z.array(z.object({ key: criterionKey, direction: z.enum(directions), weight: z.number(), title: z.string(), description: z.string() })).readonly(),
  evidenceFactors: z.array(z.object({ level: z.enum(evidenceLevels), factor: unit })).readonly()
}).meta({ id: 'ScoringModel', description: 'The model in force: criteria with their weights, and what evidence counts.' })

const patch = WhatIfArgs.shape.patch
export const WhatIfBody = bodyOf('WhatIf', WhatIfArgs.extend({
  patch: patch.extend({ sme: SmePatch.nullish(), investor: InvestorPatch.nullish(), need: NeedPatch.nullish(), mandate: MandatePatch.nullish(), claims: z.array(ClaimBody).max(20).nullish() })
}))
