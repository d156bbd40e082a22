// Query parameters: text from the address, read by the kinds of the shape that checks it.
import { z } from 'zod'
import { languages } from '../catalogues/catalogue.ts'
import { invalidQuery } from './errors.ts'

/** Longest text of one parameter; cursors are the longest. */
const longest = 10_000

export const language = z.enum(languages).default('en').describe('Language of titles and sentences.')
export const LanguageQuery = z.strictObject({ language })
export const NoQuery = z.strictObject({})

/** The parameters of a list that is answered in pages. */
export const pageParameters = {
  first: z.int().min(1).max(100).default(20).describe('How many items: 1 to 100.'),
  after: z.string().max(longest).optional().describe('nextCursor of the page before, with otherwise the same parameters.')
}

type Given<S> = S extends z.ZodOptional<z.ZodNullable<infer Inner extends z.ZodType>> ? z.ZodOptional<Inner> : S

/** The members of a filter as parameters: an address has no null, so what may be null may only be left out. */
export function parameters<S extends Readonly<Record<string, z.ZodType>>> (shape: S): { [K in keyof S]: Given<S[K]> } {
  return Object.fromEntries(Object.entries(shape).map(([name, member]) => {
    if (!(member instanceof z.ZodOptional) || !(member.unwrap() instanceof z.ZodNullable)) return [name, member]
    const given = (member.unwrap() as z.ZodNullable<z.ZodType>).unwrap().optional()
    return [name, member.description === undefined ? given : given.describe(member.description)]
  })) as { [K in keyof S]: Given<S[K]> }
}

type QueryShape = z.ZodObject<Readonly<Record<string, z.ZodType>>>

/**
 * The parameters of an address as the shape wants them: a list is the parameter repeated, or its values separated by commas
 * (%2C is a comma within a value); numbers and booleans come from their JSON spelling. What does not fit stays text, for the shape to refuse.
 * @throws Problem INVALID_QUERY for text that is not percent-encoded UTF-8
 */
export function readQuery (address: string, shape: QueryShape): Readonly<Record<string, unknown>> {
  const start = address.indexOf('?')
  const given = new Map<string, string[]>()
  for (const pair of start === -1 ? [] : address.slice(start + 1).split('&')) {
    if (pair === '') continue
    const equals = pair.indexOf('=')
    const name = decode(equals === -1 ? pair : pair.slice(0, equals), pair)
    const values = given.get(name) ?? []
    given.set(name, [...values, equals === -1 ? '' : pair.slice(equals + 1)])
  }
  return Object.fromEntries([...given].map(([name, raw]) => {
    const kind = kindOf(shape.shape[name])
    if (kind === 'array') {
      const values = raw.flatMap((text) => text.split(',')).map((text) => decode(text, name)).filter((text) => text !== '')
      if (values.length === 0) throw invalidQuery([{ pointer: `/${name}`, code: 'empty', message: 'Give at least one value, or leave the parameter out.' }])
      return [name, values]
    }
    if (raw.length > 1 && kind !== undefined) throw invalidQuery([{ pointer: `/${name}`, code: 'repeated', message: 'This parameter takes one value, and is given several times.' }])
    return [name, scalar(decode(raw[0] ?? '', name), kind)]
  }))
}

function scalar (text: string, kind: string | undefined): unknown {
  if (kind === 'number' && /^-?\d+(\.\d+)?$/.test(text)) return Number(text)
  if (kind === 'boolean' && (text === 'true' || text === 'false')) return text === 'true'
  return text
}

/** The kind of a parameter beneath what makes it optional. */
function kindOf (shape: z.ZodType | undefined): string | undefined {
  let inner: unknown = shape
  while (inner instanceof z.ZodOptional || inner instanceof z.ZodDefault || inner instanceof z.ZodNullable) inner = inner.unwrap()
  return inner instanceof z.ZodType ? inner.def.type : undefined
}

function decode (text: string, name: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    throw invalidQuery([{ pointer: `/${name.slice(0, 100)}`, code: 'not_utf8', message: 'This is not percent-encoded UTF-8.' }])
  }
}
