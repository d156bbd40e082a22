// A mapping: a data file that says how somebody else's columns become the names of the import document. It holds no code and
// no patterns, so that whoever knows the file can write one, and whoever gets one can read what it does.
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { invalid, Problem } from '../../errors.ts'
import { fieldIssues } from '../../parse.ts'

const name = z.string().trim().min(1).max(300)
const names = z.array(name).min(1).max(50)
const table = z.record(z.string().max(300), z.union([z.string().max(300), z.number(), z.boolean()]))
const notation = {
  decimal: z.enum([',', '.']).default(',').describe('What separates decimals; the other one groups thousands.'),
  units: z.record(z.string().min(1).max(30), z.number().positive()).default({}).describe('Words that multiply the number before them: {"mln": 1000000}.')
}
const Ends = z.strictObject({ min: z.number().nonnegative().nullish(), max: z.number().nonnegative().nullish() })

/** Each part once, the year among them. */
const DateFormat = z.string().regex(/^(?:yyyy|dd|mm|d|m|[^a-zA-Z])+$/).refine((format) => ['y+', 'd+', 'm+'].every((part) => (format.match(new RegExp(part, 'g')) ?? []).length <= 1) && format.includes('yyyy'), 'A format holds yyyy, and each of dd, mm and yyyy at most once.')
  .or(z.literal('serial'))

export const Operation = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('table'), values: table, otherwise: z.enum(['warn', 'keep', 'drop']).default('warn').describe('What becomes of a value that is not in the table.') }).describe('A value for a value. Case, accents and spaces do not matter.'),
  z.strictObject({ op: z.literal('endings'), values: z.record(name, z.string().max(100)) }).describe('Replaces what a text ends with, again and again; an empty text takes it off. For legal forms. Case, accents and points do not matter.'),
  z.strictObject({ op: z.literal('split'), by: names }).describe('A text into a list; empty parts are passed over.'),
  z.strictObject({ op: z.literal('part'), at: z.int().min(0).max(100) }).describe('One part of a list, counted from 0.'),
  z.strictObject({ op: z.literal('join'), with: z.string().max(20) }).describe('A list into a text.'),
  z.strictObject({ op: z.literal('cut'), length: z.int().min(1).max(4_000) }).describe('At most so many characters.'),
  z.strictObject({ op: z.literal('key') }).describe('A text as an id that stays the same whatever its case, accents, spaces and punctuation.'),
  z.strictObject({ op: z.literal('address') }).describe('A web address, with https:// where it has none.'),
  z.strictObject({ op: z.literal('number'), ...notation, scale: z.number().positive().default(1).describe('What the file counts in: 1000 for thousands.'), whole: z.boolean().default(true).describe('Rounds to a whole number.') }),
  z.strictObject({ op: z.literal('band'), ...notation, classes: z.record(name, Ends).default({}).describe('Bands by their name, for files that write A, B, C.') }).describe('A range as {min, max}: 20-49, da 20 a 49, oltre 250, < 10, 1000+.'),
  z.strictObject({ op: z.literal('exact') }).describe('The number of a range whose ends are the same; of others there is none.'),
  z.strictObject({ op: z.literal('date'), formats: z.array(DateFormat).min(1).max(10) }).describe('A day by one of these formats, made of dd, mm and yyyy; serial is the day number of a workbook.'),
  z.strictObject({ op: z.literal('year') }).describe('The year of a day.'),
  z.strictObject({ op: z.literal('chinese_amount'), currency: z.string().regex(/^[A-Z]{3}$/).default('CNY').describe('Where the text names none.'), only: z.array(z.string().regex(/^[A-Z]{3}$/)).min(1).optional().describe('Currencies that are taken: those with an exchange rate.') }).describe('An amount as Chinese financial news write it: 1500万美元, 3.2亿元. Without a number (数百万人民币, 未披露) there is none.'),
  z.strictObject({ op: z.literal('ateco'), editions: z.array(z.enum(['2025', '2007'])).min(1).default(['2025', '2007']).describe('Editions of the classification, in the order in which they are tried. Codes of 2007 become NACE Rev. 2.') }).describe('An activity as {code, system}, from a code with or without dots, of two to six digits.'),
  z.strictObject({ op: z.literal('province') }).describe('The code of an Italian province, from its code or its name in any language.'),
  z.strictObject({ op: z.literal('region') }).describe('The code of an Italian region, from its code or its name in any language, case and spelling.'),
  z.strictObject({ op: z.literal('chinese_province') }).describe('The code of a Chinese province that a text begins with.')
]).meta({ id: 'ImportMappingOperation', description: 'What is done to a value.' })
export type Operation = z.infer<typeof Operation>

export type Condition =
  | { readonly column: string, readonly is: readonly string[] }
  | { readonly column: string, readonly contains: readonly string[] }
  | { readonly column: string, readonly empty: boolean }
  | { readonly field: string, readonly empty: boolean }
  | { readonly alone: boolean }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }

export const Condition: z.ZodType<Condition> = z.lazy(() => z.union([
  z.strictObject({ column: name, is: names.describe('The cell is one of these; case, accents and spaces do not matter.') }),
  z.strictObject({ column: name, contains: names.describe('The cell holds one of these as whole words (Chinese: anywhere).') }),
  z.strictObject({ column: name, empty: z.boolean() }),
  z.strictObject({ field: name.describe('A field that a rule above has filled.'), empty: z.boolean() }),
  z.strictObject({ alone: z.boolean().describe('Whether `rows.each` found only one part in the row.') }),
  z.strictObject({ all: z.array(Condition).min(1).max(20) }),
  z.strictObject({ any: z.array(Condition).min(1).max(20) }),
  z.strictObject({ not: Condition })
])).meta({ id: 'ImportMappingCondition', description: 'When a rule, a value or a remark holds.' })

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }
const Json: z.ZodType<Json> = z.lazy(() => z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(Json), z.record(z.string(), Json)])).meta({ id: 'Json', description: 'Any JSON.' })

/** Where a value comes from (one of the first six), when it holds (`if`), and what is done to it (`do`, in order; of a list to each part). */
export interface Value {
  /** A column; of several the first that has something. */
  readonly from?: string | readonly string[] | undefined
  /** Several columns as one text; empty ones are passed over. */
  readonly join?: { readonly columns: readonly string[], readonly with: string } | undefined
  readonly constant?: Json | undefined
  /** Fields of their own; without those named in `needs` there is none. */
  readonly object?: Readonly<Record<string, Value>> | undefined
  readonly needs?: readonly string[] | undefined
  /** Values one after the other; empty ones are passed over. */
  readonly list?: readonly Value[] | undefined
  /** The first of these that has something. */
  readonly first?: readonly Value[] | undefined
  readonly if?: Condition | undefined
  readonly do?: readonly Operation[] | undefined
  /** How a warning calls what is missing when the cell cannot be read: "left without sector". */
  readonly called?: string | undefined
}

const value = {
  from: z.union([name, names]).optional(),
  join: z.strictObject({ columns: names, with: z.string().max(20) }).optional(),
  constant: Json.optional(),
  get object () { return z.record(name, Value).optional() },
  needs: names.optional(),
  get list () { return z.array(Value).max(50).optional() },
  get first () { return z.array(Value).min(1).max(20).optional() },
  if: Condition.optional(),
  do: z.array(Operation).max(20).optional(),
  called: name.optional()
}
const sources = ['from', 'join', 'constant', 'object', 'list', 'first'] as const
const fromOne = 'Say where the value comes from by one of from, join, constant, object, list and first.'
const isFromOne = (given: object): boolean => sources.filter((source) => source in given).length === 1

export const Value: z.ZodType<Value> = z.lazy(() => z.strictObject(value).refine(isFromOne, fromOne)).meta({ id: 'ImportMappingValue', description: 'Where a value comes from, when it holds and what is done to it.' })
const Rule = z.strictObject({ to: z.string().regex(/^[A-Za-z]+(\.[A-Za-z]+)*$/, 'A field of the import document, such as names.it.'), ...value }).refine(isFromOne, fromOne)
export type Rule = Value & { readonly to: string }

const Remark = z.strictObject({
  if: Condition,
  column: name.describe('The column that tells.'),
  code: z.string().regex(/^[a-z_]{1,50}$/),
  message: z.string().min(1).max(500)
})
export type MappingRemark = z.infer<typeof Remark>

/** What a mapping can be called. */
export const mappingId = /^[a-z0-9][a-z0-9-]{0,60}$/

export const Mapping = z.strictObject({
  format: z.literal(1).describe('The format of mapping files that this one is written in.'),
  id: z.string().regex(mappingId, 'An id has lower-case letters, digits and hyphens, begins with no hyphen and has at most 61 characters.').describe('What it is called.'),
  version: z.string().min(1).max(30).describe('Its own version; a batch says which it was read by.'),
  title: z.string().max(300),
  notes: z.array(z.string().max(1_000)).max(50).default([]).describe('For people: what the file is and what the mapping decides.'),
  kind: z.enum(['sme', 'investor']).describe('What each row becomes.'),
  source: name.describe('The source of its records, unless the import names another. With externalId a record is known again.'),
  columns: z.record(name, z.strictObject({
    also: z.array(name).max(50).default([]).describe('Other names of the same column.'),
    required: z.boolean().default(false).describe('Without it the file is refused.'),
    missing: z.array(z.string().max(100)).max(100).optional().describe('Texts that stand for an empty cell in this column, in place of the mapping’s.'),
    note: z.string().max(1_000).optional().describe('For people.')
  })).describe('The columns it knows. Case, accents, spaces and underscores do not matter; others of the file are passed over with a warning.'),
  missing: z.array(z.string().max(100)).max(100).default([]).describe('Texts that stand for an empty cell.'),
  rows: z.strictObject({
    leaveOut: z.array(Remark).max(50).default([]).describe('Rows that become no record; their warning says why.'),
    remarks: z.array(Remark).max(50).default([]).describe('Warnings about rows that become one.'),
    each: z.strictObject({ column: name, by: names }).optional().describe('Makes a row into one for each part of a cell.'),
    same: z.union([z.literal('leave_out'), z.strictObject({ gather: z.array(z.enum(['deals', 'activities', 'certifications', 'claims', 'needs', 'mandates'])).min(1) })]).default('leave_out')
      .describe('What becomes of a row with the externalId of an earlier one: left out with a warning, or its lists are gathered in the earlier one.')
  }).prefault({}),
  fields: z.array(Rule).min(1).max(200).describe('The fields, in order: a condition can ask what those above have filled.')
}).superRefine((mapping, context) => {
  for (const { column, path } of columnsNamed(mapping)) {
    if (!Object.hasOwn(mapping.columns, column)) context.addIssue({ code: 'custom', path, message: `The column '${column}' is not among 'columns'.` })
  }
  if (!mapping.fields.some(({ to }) => to === 'externalId')) context.addIssue({ code: 'custom', path: ['fields'], message: 'A rule must fill externalId, so that importing the file again finds its records.' })
})
export type Mapping = z.infer<typeof Mapping>

/** Every column that a rule, a condition or a remark names, with its place. */
function columnsNamed (given: unknown, path: readonly PropertyKey[] = []): Array<{ column: string, path: PropertyKey[] }> {
  if (typeof given !== 'object' || given === null) return []
  return Object.entries(given).flatMap(([key, inner]: [string, unknown]) => {
    const at = [...path, key]
    if (['constant', 'notes'].includes(key) || (path.length === 0 && key === 'columns') || ['values', 'classes', 'units'].includes(key)) return []
    if (key === 'column' || (key === 'from' && typeof inner === 'string')) return [{ column: String(inner), path: at }]
    if ((key === 'from' || key === 'columns') && Array.isArray(inner)) return inner.map((column, index) => ({ column: String(column), path: [...at, index] }))
    return columnsNamed(inner, at)
  })
}

/** Values within values that a mapping can have; what goes deeper is no mapping. */
const deepest = 60

function isTooDeep (given: unknown): boolean {
  let level: unknown[] = [given]
  for (let depth = 0; depth <= deepest; depth++) {
    level = level.flatMap((value) => typeof value === 'object' && value !== null ? Object.values(value) : [])
    if (level.length === 0) return false
  }
  return true
}

/**
 * A mapping in its shape. `at` is where it stands in what was given, as a JSON pointer.
 * @throws Problem VALIDATION_FAILED with every field that is wrong
 */
export function readMapping (given: unknown, at = '/mapping'): Mapping {
  if (isTooDeep(given)) throw invalid([{ pointer: at, code: 'too_deep', message: `A mapping has no more than ${deepest} values within values.` }])
  const result = Mapping.safeParse(given)
  if (!result.success) throw new Problem('VALIDATION_FAILED', 'The mapping is not in its shape.', { issues: fieldIssues(result.error).map((issue) => ({ ...issue, pointer: `${at}${issue.pointer}` })) })
  return result.data
}

/** By what a batch names the mapping it was read by: the mapping's own version and, after a plus sign, a digest of all of it. */
export function editionOf (mapping: Mapping): string {
  return `${mapping.version}+${createHash('sha256').update(JSON.stringify(mapping)).digest('hex').slice(0, 12)}`
}
