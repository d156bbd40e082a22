// What REST answers of any profile, as zod: the source of the OpenAPI document. The views (view.ts) make it; the compiler
// compares the two where routes answer.
import { z } from 'zod'
import { directions } from '../scoring/model.ts'
import { codeSystems } from '../scoring/types.ts'
import { bodyOf } from '../http/bodies.ts'
import { ProfileOrder } from './directory-input.ts'
import { identifierSchemes, profileStatuses } from './profile.ts'
import { StatusInput } from './profiles.ts'

/** An instant, ISO 8601 in UTC. */
export const instant = z.iso.datetime()
/** A calendar day. */
export const date = z.iso.date()
/** Whole currency units: more than 32 bits. */
export const whole = z.int().meta({ format: 'int64' })

export const TextDocument = z.object({ en: z.string().nullable(), it: z.string().nullable(), zh: z.string().nullable() }).meta({ id: 'Text', description: 'A text in each language; null where there is none.' })
export const MoneyDocument = z.object({ value: whole, currency: z.string() }).meta({ id: 'Money', description: 'Whole currency units beside an ISO 4217 code.' })
export const MoneyRangeDocument = z.object({ min: whole.nullable(), max: whole.nullable(), currency: z.string(), hard: z.boolean() })
  .meta({ id: 'MoneyRange', description: 'A missing bound is null. A hard range excludes what does not meet it.' })
export const PrioritisedDocument = z.object({ id: z.string(), priority: z.number(), title: z.string() }).meta({ id: 'Prioritised', description: 'An entry of a catalogue with its priority, above 0 and at most 1.' })
export const TerritoryDocument = z.object({ codes: z.array(z.string()).readonly(), hard: z.boolean() }).meta({ id: 'Territory', description: 'Places; a hard territory excludes others.' })
export const ActivityDocument = z.object({
  code: z.string(),
  system: z.enum(codeSystems),
  share: z.number().nullable().describe('Share of revenue, 0–1.'),
  nace2: z.array(z.string()).readonly().describe('The NACE Rev. 2 codes it stands for.'),
  title: z.string()
}).meta({ id: 'Activity', description: 'An economic activity by its code.' })
export const CriterionWeightDocument = z.object({ direction: z.enum(directions), key: z.string(), weight: z.number() }).meta({ id: 'CriterionWeight', description: 'An own weight of one criterion.' })

const origin = z.object({ origin: z.enum(['human', 'machine']), reviewed: z.boolean() }).nullable()

/** The fields of every profile. */
export const profileDocument = {
  id: z.string(),
  label: z.string().describe('What to print for it, in the language asked: its name; where that is not to be seen its kind, sector and place.'),
  status: z.enum(profileStatuses),
  statusReason: z.string().nullable(),
  names: TextDocument,
  descriptions: TextDocument,
  textStatus: z.object({ en: origin, it: origin, zh: origin }).describe('How each language\'s text came to be.'),
  identifiers: z.array(z.object({ scheme: z.enum(identifierSchemes), value: z.string(), warning: z.string().nullable() })).readonly(),
  website: z.string().nullable(),
  founded: z.int().nullable().describe('Year.'),
  synthetic: z.boolean().describe('True for an invented profile.'),
  source: z.string().nullable(),
  externalId: z.string().nullable(),
  partnerId: z.string().nullable(),
  excludedCounterparts: z.array(z.string()).readonly(),
  contacts: z.array(z.object({ name: z.string(), role: z.string().nullable(), email: z.string().nullable(), phone: z.string().nullable() })).readonly(),
  matchingConsent: z.boolean().nullable(),
  informedOn: date.nullable(),
  version: z.int().nullable().describe('Null when the caller may not see it.'),
  createdAt: instant,
  updatedAt: instant.nullable()
} as const

export const StatusBody = bodyOf('Status', StatusInput)

/** The order of a directory and the words it is searched by. */
export const orderParameters = {
  search: z.string().max(200, 'At most 200 characters.').optional().describe('All words must occur; case and accents do not matter.'),
  orderBy: ProfileOrder.shape.field.optional().describe('Default name.'),
  direction: z.enum(['asc', 'desc']).optional().describe('Default asc.')
} as const
