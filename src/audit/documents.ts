// What REST answers of the audit log, as zod: the source of the OpenAPI document.
import { z } from 'zod'
import { instant } from '../profiles/documents.ts'
import { pageOf } from '../http/pagination.ts'
import { auditActions } from './entry.ts'

export const AuditEntryDocument = z.object({
  position: z.string().describe('1, 2, 3 … without gaps.'),
  at: instant,
  actor: z.string(),
  role: z.string(),
  action: z.enum(auditActions),
  records: z.array(z.string()).readonly(),
  organisations: z.array(z.string()).readonly(),
  dataVersion: z.string().nullable(),
  ruleVersion: z.string().nullable(),
  requestId: z.string().nullable(),
  details: z.string().nullable().describe('JSON text.'),
  previousHash: z.string(),
  hash: z.string().describe('SHA-256 over all of the entry and the hash before, hexadecimal.')
}).meta({ id: 'AuditEntry', description: 'One entry of the audit log.' })

export const AuditPageDocument = pageOf(AuditEntryDocument).extend({
  headPosition: z.string().describe('Position of the last entry of the whole log.'),
  headHash: z.string().describe('Its hash: kept elsewhere, it shows later what was cut off.')
}).meta({ id: 'AuditPage', description: 'A page of the audit log, newest first.' })
