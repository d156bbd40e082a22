// What REST answers of batches, as zod: the source of the OpenAPI document.
import { z } from 'zod'
import { ImportResultDocument } from './documents.ts'
import { importModes } from './store.ts'

const { counts, rejected, warnings, omitted } = ImportResultDocument.shape

export const BatchDocument = z.object({
  id: z.string(),
  state: z.enum(['running', 'interrupted', 'done', 'undoing', 'undo_interrupted', 'undone']).describe('`interrupted`: the process ended before the import did. Send the file again with `resume`, or undo the batch. `undo_interrupted`: undo it again.'),
  counts: counts.describe('What is stored or reported already: these records are safe whatever happens to the process.'),
  progress: z.object({ rowsRead: z.int(), rowsTotal: z.int().nullable().describe('Null while it is not known.') }),
  startedBy: z.string().describe('Id of the key, or `cli`.'),
  startedAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  mode: z.enum(importModes),
  overwrite: z.boolean(),
  file: z.object({ name: z.string().nullable(), hash: z.string().nullable().describe('SHA-256 of the bytes, hexadecimal.') }),
  mapping: z.object({ id: z.string(), version: z.string().nullable() }).nullable(),
  rejected,
  warnings,
  omitted
}).meta({ id: 'ImportBatch', description: 'One import of one file: who, when, how far, and with which result.' })

export const UndoDocument = z.object({
  id: z.string(),
  state: z.literal('undone'),
  restored: z.int().describe('Records that are what they were before the import.'),
  removed: z.int().describe('Records that the import had made and that are gone again.'),
  kept: z.array(z.object({
    organisationId: z.string(),
    recordId: z.string(),
    reason: z.enum(['edited_since', 'taken']).describe('`edited_since`: changed after the import. `taken`: what it was before belongs to another organisation now.'),
    changedBy: z.string().nullable(),
    changedAt: z.iso.datetime().nullable(),
    message: z.string()
  })).readonly()
}).meta({ id: 'ImportUndone', description: 'What became of the records that an import had changed.' })
