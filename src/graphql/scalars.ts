// The scalars of the schema. Inside, a date is ISO text and an amount a number; a moment comes in as ISO text in UTC and goes out from a Date.
import { GraphQLError, Kind, print, type ValueNode } from 'graphql'
import { remembering } from '../remembering.ts'

/** A calendar day that exists, as ISO 8601 text. An answer has the same few days many times. */
const isDay = remembering((text) => {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}, 1_000, 10)

const momentText = /^(\d{4}-\d\d-\d\d)T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i

/** What was given, in short. Lists and objects are only named: they can be nested deeper than can be written out. */
function shown (value: unknown): string {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object'
  const text = typeof value === 'string' ? `'${value}'` : String(value)
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}

function day (value: unknown): string {
  if (typeof value === 'string' && isDay(value)) return value
  throw new GraphQLError(`Date cannot be ${shown(value)}: a calendar day that exists, as 2026-03-01.`)
}

function moment (value: unknown): string {
  const date = typeof value === 'string' ? momentText.exec(value)?.[1] : undefined
  // Date.parse takes the 30th of February for the 2nd of March.
  if (typeof value === 'string' && date !== undefined && isDay(date)) return new Date(value).toISOString()
  throw new GraphQLError(`DateTime cannot be ${shown(value)}: a moment with its offset, as 2026-03-01T09:30:00Z.`)
}

function amount (value: unknown): number {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value
  throw new GraphQLError(`Amount cannot be ${shown(value)}: a whole number of currency units, at most ${Number.MAX_SAFE_INTEGER}.`)
}

/** A literal of one kind in the document, through the same check as a variable. */
function literal<T> (kind: Kind.STRING | Kind.INT, read: (value: unknown) => T): (node: ValueNode) => T {
  return (node) => {
    if (node.kind === kind) return read(kind === Kind.INT ? Number(node.value) : node.value)
    return read(node.kind === Kind.INT || node.kind === Kind.FLOAT ? Number(node.value) : print(node))
  }
}

/** Resolvers of the scalars, in the form that leaves the schema's descriptions in place. */
export const scalars = {
  Date: { __serialize: day, __parseValue: day, __parseLiteral: literal(Kind.STRING, day) },
  DateTime: {
    __serialize: (value: unknown): string => {
      if (value instanceof Date) return value.toISOString()
      throw new TypeError('A moment is a Date inside the service.')
    },
    __parseValue: moment,
    __parseLiteral: literal(Kind.STRING, moment)
  },
  Amount: { __serialize: amount, __parseValue: amount, __parseLiteral: literal(Kind.INT, amount) }
}
