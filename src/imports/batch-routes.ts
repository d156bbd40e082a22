// REST edge of batches: how far an import is, and taking it back.
import { z } from 'zod'
import type { DoorOptions } from '../http/door.ts'
import { found, tags, type Routes } from '../http/route.ts'
import { BatchDocument, UndoDocument } from './batch-documents.ts'

const BatchParams = z.object({ id: z.string().describe('Id of the import: `imp_…`.') })

export const batchRoutes: Routes<DoorOptions> = (app, { door }, done) => {
  app.get('/v1/imports/:id', {
    config: { permission: 'imports:write', refusals: ['NOT_FOUND'] },
    schema: {
      operationId: 'importBatch',
      tags: [tags.imports],
      summary: 'How far an import is',
      description: 'State, counts and report of an import, while it runs and afterwards. The counts are stored together with the records: what is counted is safe.',
      params: BatchParams,
      response: { 200: BatchDocument }
    }
  }, async (request, reply) => await reply.send(found(await door.imports.find(request.params.id, request.principal), `import '${request.params.id}'`) as unknown as z.infer<typeof BatchDocument>))

  app.post('/v1/imports/:id/undo', {
    config: { permission: 'imports:write', takesItsTime: true, refusals: ['NOT_FOUND', 'RULE_REFUSED'] },
    schema: {
      operationId: 'undoImport',
      tags: [tags.imports],
      summary: 'Take an import back',
      description: 'Restores what the import changed, unless it was edited since: then the answer says which. Works on finished and on interrupted imports; called again it tries what it kept. Another key\'s import needs the permission profiles:publish.',
      params: BatchParams,
      response: { 200: UndoDocument }
    }
  }, async (request, reply) => await reply.send(await door.imports.undo(request.params.id, request.principal) as unknown as z.infer<typeof UndoDocument>))
  done()
}
