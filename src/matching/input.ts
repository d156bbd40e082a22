// What can be asked of matching: both doors read their arguments by these shapes.
import { z } from 'zod'
import { amount, code, day, list } from '../profiles/shapes.ts'
import { criteriaOf, directions, type Direction } from '../scoring/model.ts'
import { evidenceLevels, objectives, sizeClasses } from '../scoring/types.ts'

/** Restricts the candidates, never their scores. Groups all hold; within a list one value is enough. */
export const MatchFilter = z.strictObject({
  minScore: z.number().min(0).max(100).nullish().describe('0–100, the low end.'),
  regions: list(code).nullish().describe('Of SMEs: regions, NUTS-1 or NUTS-2 units, IT.'),
  provinces: list(code).nullish().describe('Of the counterpart: Italian province codes or Chinese ISO 3166-2 codes.'),
  activities: list(code).nullish().describe('Of SMEs their activities, of investors their wished sectors. A bare code is NACE Rev. 2; others as NACE21:…, ATECO2025:….'),
  objectives: list(z.enum(objectives)).nullish(),
  camCategories: list(code).nullish(),
  ticketEur: amount.nullish().describe('An amount in whole euros that the counterpart’s need or mandate takes.'),
  minimumEvidence: z.enum(evidenceLevels).nullish(),
  sizes: list(z.enum(sizeClasses)).nullish().describe('Of SMEs.'),
  investorTypes: list(code).nullish().describe('Of investors.'),
  screening: list(code).nullish().describe('Only pairs that raise one of these screening rules.'),
  withoutScreening: z.boolean().nullish().describe('Only pairs that raise no rule by which a deal could be stopped or must wait: no notification, approval or restriction.')
})
export type MatchFilter = z.infer<typeof MatchFilter>

const mostWeight = 1_000_000

/** A weight of one request in place of the owner's: a criterion of that direction, 0 to 1,000,000. The floor of the sustainability criteria holds all the same. */
export const WeightInput = z.strictObject({ direction: z.enum(directions), key: z.string(), weight: z.number().min(0).max(mostWeight) }).superRefine(({ direction, key }, context) => {
  const accepted: readonly string[] = criteriaOf(direction)
  if (!accepted.includes(key)) context.addIssue({ code: 'custom', path: ['key'], message: noCriterion(direction, key), params: { accepted } })
})

function noCriterion (direction: Direction, key: string): string {
  return `'${key}' is no criterion of ${direction}: ${criteriaOf(direction).join(', ')}.`
}

const weightText = /^(mandate_to_sme|need_to_investor)\.([a-z_]+):(\d+(?:\.\d+)?)$/

/** A weight as a parameter of an address has it, `mandate_to_sme.sector:30`; what is wrong with it is wrong with the whole of it. */
export const WeightParameter = z.string().regex(weightText, 'A weight is written direction.criterion:weight, such as mandate_to_sme.sector:30.').transform((text, context): z.output<typeof WeightInput> => {
  const [, given = '', key = '', number = ''] = weightText.exec(text) ?? []
  const direction = directions.find((one) => one === given) ?? directions[0]
  const weight = Number(number)
  const accepted = criteriaOf(direction).map((one) => `${direction}.${one}`)
  if (!accepted.includes(`${direction}.${key}`)) context.addIssue({ code: 'custom', message: noCriterion(direction, key), params: { accepted } })
  if (weight > mostWeight) context.addIssue({ code: 'custom', message: `A weight is at most ${mostWeight.toLocaleString('en')}.` })
  return { direction, key, weight }
})

export const WeightParameters = z.array(WeightParameter).max(20).optional().describe('Weights of this request, such as mandate_to_sme.sector:30.')

/** As GraphQL has it (`{criteria: […]}`), or the bare list. */
export const WeightsInput = z.union([z.strictObject({ criteria: z.array(WeightInput).max(20) }).transform(({ criteria }) => criteria), z.array(WeightInput).max(20)])
export type WeightsInput = z.output<typeof WeightsInput>

export const MatchArgs = z.strictObject({
  for: z.string().min(1).max(100),
  filter: MatchFilter.nullish(),
  weights: WeightsInput.nullish(),
  asOf: day.nullish(),
  first: z.int({ error: 'A whole number from 1 to 100.' }).min(1, 'From 1 to 100.').max(100, 'From 1 to 100.').default(20),
  after: z.string().max(10_000).nullish()
})
export type MatchArgs = z.output<typeof MatchArgs>

/** A what-if: the parts of the patch are merge patches, checked as a real change would be. */
export const WhatIfArgs = z.strictObject({
  for: z.string().min(1).max(100),
  patch: z.strictObject({
    sme: z.record(z.string(), z.unknown()).nullish(),
    investor: z.record(z.string(), z.unknown()).nullish(),
    need: z.record(z.string(), z.unknown()).nullish(),
    mandate: z.record(z.string(), z.unknown()).nullish(),
    claims: z.array(z.record(z.string(), z.unknown())).max(20).nullish(),
    weights: WeightsInput.nullish()
  }),
  asOf: day.nullish(),
  first: z.int({ error: 'A whole number from 1 to 100.' }).min(1, 'From 1 to 100.').max(100, 'From 1 to 100.').default(20)
})
export type WhatIfArgs = z.output<typeof WhatIfArgs>
