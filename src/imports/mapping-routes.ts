// REST edge of mappings: reading, uploading and removing them.
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { invalid, Problem } from '../errors.ts'
import { show } from '../http/answers.ts'
import type { DoorOptions } from '../http/door.ts'
import { requireMatch } from '../http/etag.ts'
import { pageOf, wholeList } from '../http/pagination.ts'
import { plain } from '../http/plain.ts'
import { NoQuery } from '../http/query.ts'
import { found, tags as allTags, type Routes } from '../http/route.ts'
import { ListedMappingDocument, MappingBody, MappingDocument } from './mapping-documents.ts'
import type { NamedMapping } from './mapping/mappings.ts'
import { importMappingView, type ImportMappingView } from './view.ts'

const tags = [allTags.imports]
const Id = z.object({ id: z.string().describe('Id of the mapping, such as it-innovative-register.') })

/** A mapping in a list: without what it says. */
function listed ({ mapping: _, ...view }: ImportMappingView) {
  return plain(view, 'en')
}

/** That the caller changes what stands: If-Match names it, or nothing stands where If-None-Match says so. @throws Problem VERSION_CONFLICT */
function checkConditions (request: FastifyRequest, stored: NamedMapping | undefined): void {
  const { 'if-match': match, 'if-none-match': none } = request.headers
  if (none?.trim() === '*' && stored !== undefined) throw new Problem('VERSION_CONFLICT', 'If-None-Match says that there is no such mapping, and there is one. Read it and decide anew.', versionOf(stored))
  if (match === undefined) return
  if (stored === undefined) throw new Problem('VERSION_CONFLICT', 'If-Match names a state, and there is no such mapping (any more).')
  requireMatch(request, importMappingView(stored))
}

function versionOf ({ stored }: NamedMapping): { currentVersion?: number } {
  return stored === null ? {} : { currentVersion: stored.version }
}

export const mappingRoutes: Routes<DoorOptions> = (app, { door: { mappings } }, done) => {
  app.get('/v1/imports/mappings', {
    config: { permission: 'profiles:write' },
    schema: { operationId: 'listImportMappings', tags, summary: 'Mappings', description: 'What ships with the service and what was uploaded, by id. Imports name them in `mapping`.', querystring: NoQuery, response: { 200: pageOf(ListedMappingDocument) } }
  }, async (request) => wholeList((await mappings.list(request.principal)).map((one) => listed(importMappingView(one)))))

  app.get('/v1/imports/mappings/:id', {
    config: { permission: 'profiles:write' },
    schema: { operationId: 'readImportMapping', tags, summary: 'One mapping', description: 'The mapping with all that it says: a shipped one is a good beginning for one of your own.', params: Id, querystring: NoQuery, response: { 200: MappingDocument } }
  }, async (request, reply) => {
    const one = found(await mappings.find(request.params.id, request.principal), `mapping '${request.params.id}'`)
    return show(reply, importMappingView(one), 'en') as unknown as z.infer<typeof MappingDocument>
  })

  app.put('/v1/imports/mappings/:id', {
    config: { permission: 'settings:write', changes: 'what_stands', refusals: ['RULE_REFUSED'] },
    schema: {
      operationId: 'saveImportMapping',
      tags,
      summary: 'Upload a mapping',
      description: 'A new mapping, or one in place of what stands, which If-Match names. The same mapping again is no change. Ids of shipped mappings are taken. Imports that were read by it stay as they are, and an interrupted one is resumed only by the mapping it began with.',
      params: Id,
      querystring: NoQuery,
      body: MappingBody,
      response: { 200: MappingDocument, 201: MappingDocument.describe('It is new.') }
    }
  }, async (request, reply) => {
    const { params: { id }, body, principal } = request
    if (body.id !== id) throw invalid([{ pointer: '/id', code: 'other_id', message: `The mapping calls itself '${body.id}', and the address '${id}'.`, accepted: [id] }])
    const before = await mappings.find(id, principal)
    if (before?.stored !== null) checkConditions(request, before)
    const seen = request.headers['if-match'] === undefined ? undefined : before?.stored?.version
    const { isNew, ...saved } = await mappings.save(body, seen, principal, '')
    if (isNew) reply.code(201).header('location', `/v1/imports/mappings/${id}`)
    return show(reply, importMappingView(saved), 'en') as unknown as z.infer<typeof MappingDocument>
  })

  app.delete('/v1/imports/mappings/:id', {
    config: { permission: 'settings:write', changes: true, refusals: ['RULE_REFUSED'] },
    schema: { operationId: 'removeImportMapping', tags, summary: 'Remove an uploaded mapping', description: 'What was imported by it stays. A shipped mapping cannot be removed.', params: Id, querystring: NoQuery, response: { 204: z.null() } }
  }, async (request, reply) => {
    const { params: { id }, principal } = request
    const one = found(await mappings.find(id, principal), `mapping '${id}'`)
    requireMatch(request, importMappingView(one))
    await mappings.remove({ id, version: one.stored?.version ?? 0 }, principal)
    return await reply.code(204).send(null)
  })
  done()
}
