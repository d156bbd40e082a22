// What can be asked of a directory: both doors read their arguments by these shapes.
import { z } from 'zod'
import { evidenceLevels, objectives, sizeClasses } from '../scoring/types.ts'
import { needKinds } from '../smes/sme.ts'
import { profileStatuses } from './profile.ts'
import { amount, code, flag, limits, line, list } from './shapes.ts'

const common = {
  objectives: list(z.enum(objectives)).nullish(),
  camCategories: list(code).nullish(),
  statuses: list(z.enum(profileStatuses)).nullish(),
  source: line().nullish(),
  externalIds: list(line(), 1_000).nullish(),
  synthetic: flag.nullish(),
  updatedSince: z.iso.datetime({ offset: true, error: 'A date and time of ISO 8601, such as 2026-11-22T08:00:00Z.' }).nullish()
} as const

export const SmeFilter = z.strictObject({
  regions: list(code).nullish().describe('Regions, NUTS-1 or NUTS-2 units, IT.'),
  provinces: list(code).nullish(),
  activities: list(code).nullish().describe('A bare code is NACE Rev. 2; others as NACE21:…, ATECO2025:…. A code covers what is beneath it.'),
  sizes: list(z.enum(sizeClasses)).nullish(),
  taxonomyActivities: list(code).nullish(),
  certifications: list(code).nullish(),
  minimumEvidence: z.enum(evidenceLevels).nullish(),
  needKinds: list(z.enum(needKinds)).nullish(),
  ...common
})
export type SmeFilter = z.infer<typeof SmeFilter>

export const InvestorFilter = z.strictObject({
  provinces: list(code).nullish().describe('Provinces, macro-regions, CN.'),
  types: list(code).nullish(),
  sectors: list(code).nullish().describe('Codes as in SMEs’ activities: wishes within the code, and wider ones that cover it.'),
  ticketEur: amount.nullish().describe('An amount in whole euros that a mandate’s ticket takes.'),
  ...common
})
export type InvestorFilter = z.infer<typeof InvestorFilter>

export const ProfileOrder = z.strictObject({ field: z.enum(['name', 'updated_at', 'created_at']), direction: z.enum(['asc', 'desc']).nullish() })
export type ProfileOrder = z.infer<typeof ProfileOrder>

const page = {
  search: z.string({ error: 'Give text.' }).max(200, 'At most 200 characters.').nullish(),
  orderBy: ProfileOrder.nullish(),
  first: z.int({ error: 'A whole number from 1 to 100.' }).min(1, 'From 1 to 100.').max(limits.list, 'From 1 to 100.').nullish(),
  after: z.string({ error: 'Give text.' }).max(10_000).nullish()
} as const

export const SmeDirectoryQuery = z.strictObject({ filter: SmeFilter.nullish(), ...page })
export const InvestorDirectoryQuery = z.strictObject({ filter: InvestorFilter.nullish(), ...page })
