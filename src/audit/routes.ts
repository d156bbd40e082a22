// REST edge of the audit log.
import { z } from 'zod'
import type { DoorOptions } from '../http/door.ts'
import { pageAnswer } from '../http/pagination.ts'
import { plain } from '../http/plain.ts'
import { pageParameters } from '../http/query.ts'
import { tags as allTags, type Routes } from '../http/route.ts'
import { auditFilters } from './audit.ts'
import { AuditPageDocument } from './documents.ts'
import { auditEntryView } from './view.ts'

const AuditQuery = z.strictObject({ ...auditFilters, ...pageParameters })

export const auditRoutes: Routes<DoorOptions> = (app, { door }, done) => {
  app.get('/v1/audit', {
    config: { permission: 'settings:write', refusals: ['INVALID_CURSOR'] },
    schema: { operationId: 'listAudit', tags: [allTags.access], summary: 'The audit log', description: 'Who wrote, reviewed, read confidential data and exported, newest first. `ponteverde audit verify` proves the whole of it, `ponteverde audit export` takes a copy.', querystring: AuditQuery, response: { 200: AuditPageDocument } }
  }, async (request) => {
    const { items, hasNextPage, head } = await door.audit.list(request.query, request.principal)
    return { ...pageAnswer(items, hasNextPage, ({ entry }) => plain(auditEntryView(entry), 'en')), headPosition: String(head.position), headHash: head.hash }
  })
  done()
}
