// What REST and the command line take of exports, as zod: the same filters as the lists they export.
import { z } from 'zod'
import type { Principal } from '../access/principal.ts'
import { language, parameters } from '../http/query.ts'
import { MatchFilter, WeightParameters } from '../matching/input.ts'
import { InvestorFilter, SmeFilter } from '../profiles/directory-input.ts'
import { orderParameters } from '../profiles/documents.ts'
import { orderOf } from '../profiles/listing.ts'
import { day } from '../profiles/shapes.ts'
import type { ExportContent, ExportFormat, Exports } from './exports.ts'

export const exportNouns = ['smes', 'investors', 'matches'] as const
export type ExportNoun = typeof exportNouns[number]

export const exportQueries = {
  smes: z.strictObject({ ...parameters(SmeFilter.shape), ...orderParameters }),
  investors: z.strictObject({ ...parameters(InvestorFilter.shape), ...orderParameters }),
  matches: z.strictObject({
    for: z.string().min(1, 'Give an id.').max(100, 'At most 100 characters.').describe('An SME, need, investor or mandate.'),
    ...parameters(MatchFilter.shape),
    weights: WeightParameters,
    asOf: day.optional().describe('The day as of which claims and rules are read; today in UTC when not given.'),
    language
  })
} as const

type Query<N extends ExportNoun> = z.output<typeof exportQueries[N]>

/** SMEs as the parameters ask. */
export async function exportSmes (exports: Exports, { search, orderBy, direction, ...filter }: Query<'smes'>, format: ExportFormat, principal: Principal): Promise<ExportContent> {
  return await exports.smes({ filter, search, orderBy: orderOf(orderBy, direction) }, format, principal)
}

/** Investors as the parameters ask. */
export async function exportInvestors (exports: Exports, { search, orderBy, direction, ...filter }: Query<'investors'>, format: ExportFormat, principal: Principal): Promise<ExportContent> {
  return await exports.investors({ filter, search, orderBy: orderOf(orderBy, direction) }, format, principal)
}

/** A ranking as the parameters ask; undefined for an unknown id. */
export async function exportMatches (exports: Exports, { for: forId, weights, asOf, language, ...filter }: Query<'matches'>, format: ExportFormat, principal: Principal): Promise<ExportContent | undefined> {
  return await exports.matches({ for: forId, filter, weights, asOf }, format, principal, language)
}
