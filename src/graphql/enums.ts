// What enum values are called inside the service: lower case, as REST and import documents have them. GraphQL's upper case
// is mapped here, once, for the executable schema and for the generated types.
import { isEnumType, type GraphQLSchema } from 'graphql'
import type { Principal } from '../access/principal.ts'
import type { Investor } from '../investors/investor.ts'
import type { ProfileOrder } from '../profiles/directory-input.ts'
import type { TextOrigin } from '../profiles/profile.ts'

export type ViewerRole = Principal['role']
export type Standing = NonNullable<Investor['standing']>
export type TextMaker = TextOrigin['origin']
export type ProfileOrderField = ProfileOrder['field']
export type SortDirection = NonNullable<ProfileOrder['direction']>

/** Codes of the field, upper case everywhere. */
const kept: ReadonlySet<string> = new Set(['Objective', 'CodeSystem'])

function internal (type: string, value: string): string {
  return kept.has(type) ? value : value.toLowerCase()
}

/** By enum type and GraphQL value: the value inside. */
export function internalEnums (schema: GraphQLSchema): Record<string, Record<string, string>> {
  return Object.fromEntries(Object.values(schema.getTypeMap())
    .filter(isEnumType)
    .filter(({ name }) => !name.startsWith('__'))
    .map((type) => [type.name, Object.fromEntries(type.getValues().map(({ name }) => [name, internal(type.name, name)]))]))
}
