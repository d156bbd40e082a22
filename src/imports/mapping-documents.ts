// What REST takes and answers of mappings, as zod: the source of the OpenAPI document.
import { z } from 'zod'
import { bodyOf } from '../http/bodies.ts'
import { Mapping } from './mapping/mapping.ts'

export const MappingBody = bodyOf('ImportMapping', Mapping)

const listed = {
  id: z.string(),
  title: z.string(),
  kind: z.enum(['sme', 'investor']),
  source: z.string(),
  shipped: z.boolean().describe('Whether it ships with the service: then it can be read and used, not changed.'),
  edition: z.string().describe('By what a batch names it: its own version and, after a plus sign, a digest of all of it.'),
  version: z.int().nullable().describe('Counts its uploads from 1; null for a shipped one.'),
  savedAt: z.iso.datetime().nullable(),
  savedBy: z.string().nullable().describe('Id of the key, or `cli`.')
} as const

export const ListedMappingDocument = z.object(listed).meta({ id: 'ListedImportMapping', description: 'A mapping, without what it says.' })
export const MappingDocument = z.object({ ...listed, mapping: z.record(z.string(), z.unknown()).describe('The mapping, as PUT takes it.') })
  .meta({ id: 'NamedImportMapping', description: 'A mapping: what the columns of somebody else’s table mean.' })
