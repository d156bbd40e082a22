// What REST takes and answers of imports, as zod: the source of the OpenAPI document.
import { z } from 'zod'
import { bodyOf } from '../http/bodies.ts'
import { ImportDocument } from './document.ts'
import { reportLimit } from './result.ts'

export const ImportBody = bodyOf('ImportRecord', ImportDocument)

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
    value: z.union([z.string(), z.number(), z.boolean()]).nullable().describe('What was given, when it is a single value.'),
    code: z.string(),
    message: z.string(),
    accepted: z.array(z.string()).readonly()
  })).readonly().describe(`Every wrong field of every rejected record, in order of row; at most ${reportLimit.toLocaleString('en')}.`),
  warnings: z.array(z.object({ row: z.int(), externalId: z.string().nullable(), pointer: z.string(), code: z.string(), message: z.string() })).readonly().describe('What was set aside while a record was taken.'),
  omitted: z.int().describe('How many entries there were beyond those limits.')
}).meta({ id: 'ImportResult', description: 'What became of the records. Rejected records never keep others back.' })
