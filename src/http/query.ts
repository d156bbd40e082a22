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

/** One or more values: the parameter repeated, or its values separated by commas (%2C is a comma within a value). */
export function listOf<S extends z.ZodType> (item: S) {
  return z.array(item).min(1, 'Give at least one value, or leave the parameter out.').max(100, 'At most 100 values.').optional()
}

/** A code, id or name in a filter. */
export const term = z.string().min(1, 'Give a value, or leave the parameter out.').max(300, 'At most 300 characters.')

type QueryShape = z.ZodObject<Readonly<Record<string, z.ZodType>>>

/**
 * The parameters of an address as the shape wants them: lists by commas and repetition, numbers and booleans from their
 * JSON spelling. What does not fit stays text, for the shape to refuse.
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
    if (kind === 'array') return [name, raw.flatMap((text) => text.split(',')).map((text) => decode(text, name)).filter((text) => text !== '')]
    if (raw.length > 1) {
      const known = shape.shape[name] !== undefined
      if (known) throw invalidQuery([{ pointer: `/${name}`, code: 'repeated', message: 'This parameter takes one value, and is given several times.' }])
    }
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
