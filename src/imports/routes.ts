// REST edge of imports.
import type { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { DoorOptions } from '../http/door.ts'
import { jsonType, tags as allTags, type Routes } from '../http/route.ts'
import { checkLength, keep, limited } from '../http/upload.ts'
import { ImportBody, ImportResultDocument } from './documents.ts'

/** Bytes of one import. */
const largestImport = 50 * 1024 * 1024

const ndjsonTypes = ['application/x-ndjson', 'application/ndjson', 'application/jsonl']
const ImportQuery = z.strictObject({
  dryRun: z.boolean().default(false).describe('Applies the same checks and reports the same, writing nothing.'),
  mode: z.enum(['upsert']).default('upsert').describe('New records are created, known ones (by source and externalId) updated.'),
  source: z.string().min(1, 'Give a name, or leave the parameter out.').max(300).optional().describe('The source of records that name none.'),
  kind: z.enum(['sme', 'investor']).optional().describe('The kind of records that name none.')
})

export const importRoutes: Routes<DoorOptions> = (app, { door }, done) => {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser([jsonType, ...ndjsonTypes], (_request, payload, done) => { done(null, payload) })

  app.post('/v1/imports', {
    bodyLimit: largestImport,
    onRequest: async (request) => { checkLength(request, largestImport) },
    config: { permission: 'profiles:write', creates: true, streams: ImportBody, reads: [jsonType, ...ndjsonTypes] },
    schema: {
      operationId: 'import',
      tags: [allTags.imports],
      summary: 'Import organisations',
      description: 'Takes SMEs and investors with everything that belongs to them: JSON (one record or an array) or NDJSON (one record a line), up to 50 MiB. Rejected records never keep others back, and importing the same file again changes nothing.',
      querystring: ImportQuery,
      response: { 200: ImportResultDocument }
    }
  }, async (request, reply) => {
    const { dryRun, source, kind } = request.query
    const format = request.headers['content-type']?.toLowerCase().startsWith(jsonType) === true ? 'json' : 'ndjson'
    // All of it is there before anything is written: a broken connection imports nothing.
    const kept = await keep(limited(bodyOf(request), largestImport))
    try {
      await door.once(request, reply, kept.digest, async () => {
        const result = await door.imports.run(kept.read(), { format, dryRun, principal: request.principal, ...(source === undefined ? {} : { source }), ...(kind === undefined ? {} : { kind }) })
        return {
          answer: { status: 200, headers: { 'content-type': `${jsonType}; charset=utf-8` }, body: JSON.stringify(result) },
          // Records are known again by source and externalId: a second import of the same file has changed nothing.
          undo: async () => {}
        }
      })
    } finally {
      await kept.remove()
    }
  })
  done()
}

/**
 * The body's bytes. When we stop early, the rest is read and thrown away (until the server's request timeout), so that the
 * client can read the refusal and the connection comes to rest.
 */
async function * bodyOf (request: FastifyRequest): AsyncGenerator<Uint8Array> {
  const body = request.body as Readable
  try {
    yield * body.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>
  } finally {
    body.resume()
  }
}
