// What REST takes and answers of imports, as zod: the source of the OpenAPI document.
import { z } from 'zod'
import { bodyOf } from '../http/bodies.ts'
import { ImportDocument } from './document.ts'
import { reportLimit } from './result.ts'

export const ImportBody = bodyOf('ImportRecord', ImportDocument)

const given = z.union([z.string(), z.number(), z.boolean()]).nullable()

export const ImportResultDocument = z.object({
  id: z.string(),
  dryRun: z.boolean(),
  counts: z.object({ read: z.int(), created: z.int(), updated: z.int(), unchanged: z.int(), rejected: z.int() }),
  rejected: z.array(z.object({
    row: z.int().describe('Number of the record in the file, from 1.'),
    line: z.int().nullable().describe('Line on which the record begins.'),
    externalId: z.string().nullable(),
    pointer: z.string().describe('JSON pointer into the record.'),
    column: z.string().describe('The same place as a column of a table is named.'),
    value: given.describe('What was given, when it is a single value.'),
    code: z.string(),
    message: z.string(),
    accepted: z.array(z.string()).readonly()
  })).readonly().describe(`Every wrong field of every rejected record, in order of row; at most ${reportLimit.toLocaleString('en')}.`),
  warnings: z.array(z.object({
    row: z.int(),
    externalId: z.string().nullable(),
    pointer: z.string(),
    column: z.string().optional().describe('The column of a table that it is about.'),
    value: given.optional().describe('What stands there.'),
    code: z.string(),
    message: z.string()
  })).readonly().describe('What was set aside while a record was taken.'),
  omitted: z.int().describe('How many entries there were beyond those limits.'),
  summary: z.array(z.object({
    severity: z.enum(['error', 'warning']).describe('An error rejected its row; a warning set something of it aside.'),
    rows: z.int().describe('Rows it was said of, among those listed.'),
    firstRow: z.int(),
    column: z.string().describe('Positions in lists are *.'),
    value: given.describe('The value they share; null when there are several.'),
    values: z.int().describe('How many different values.'),
    code: z.string(),
    message: z.string().describe('What was said; of several values, of the first row.'),
    accepted: z.array(z.string()).readonly()
  })).readonly().describe('What was said of many rows, once: errors first, then the most frequent first.')
}).meta({ id: 'ImportResult', description: 'What became of the records. Rejected records never keep others back.' })
