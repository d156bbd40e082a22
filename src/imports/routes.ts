// REST edge of imports.
import type { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Problem } from '../errors.ts'
import type { DoorOptions } from '../http/door.ts'
import { invalidQuery } from '../http/errors.ts'
import { preferred } from '../http/negotiation.ts'
import { jsonType, tags as allTags, type Routes } from '../http/route.ts'
import { checkLength, keep, limited } from '../http/upload.ts'
import { createBackground } from './background.ts'
import { BatchDocument } from './batch-documents.ts'
import { ImportBody, ImportResultDocument } from './documents.ts'
import { formats, mediaTypes, type Format } from './formats.ts'
import type { FileOptions } from './imports.ts'
import type { Mapping } from './mapping/mapping.ts'
import { line } from '../profiles/shapes.ts'
import { importModes } from './store.ts'
import { reportCsv, reportOf } from './report.ts'

/** Bytes of one import. */
const largestImport = 50 * 1024 * 1024

/** Bytes from which on an import is taken by a thread of its own, which costs a second to start: some hundred rows. */
const apartFrom = 128 * 1024

const csvType = 'text/csv'
const types = Object.values(mediaTypes).flat()
const ImportQuery = z.strictObject({
  dryRun: z.boolean().default(false).describe('Applies the same checks and reports the same, writing nothing.'),
  mode: z.enum(importModes).default('upsert').describe('`upsert`: new records are created, known ones (by source and externalId) updated. `create-only` leaves known ones alone, `update-only` new ones; each is told as a warning.'),
  overwrite: z.boolean().default(false).describe('Replaces what people changed since the last import; without it their values are kept, with a warning.'),
  resume: z.string().max(100).optional().describe('Id of an interrupted import to go on with: send the same file. Mode, overwrite, source and kind are those of the import.'),
  source: line().min(1, 'Give a name, or leave the parameter out.').optional().describe('The source of records that name none.'),
  kind: z.enum(['sme', 'investor']).optional().describe('The kind of records that name none.'),
  mapping: z.string().max(100).optional().describe('What the columns of somebody else’s table (CSV, XLSX) mean: the id of a shipped or uploaded mapping.')
})

export const importRoutes: Routes<DoorOptions> = (app, { door }, done) => {
  const background = createBackground()
  app.addHook('onClose', async () => { await background.stop() })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(types, (_request, payload, done) => { done(null, payload) })

  app.post('/v1/imports', {
    bodyLimit: largestImport,
    onRequest: async (request) => { checkLength(request, largestImport) },
    config: { permission: 'imports:write', creates: true, refusals: ['NOT_FOUND', 'RULE_REFUSED'], streams: ImportBody, reads: types, answers: [jsonType, csvType] },
    schema: {
      operationId: 'import',
      tags: [allTags.imports],
      summary: 'Import organisations',
      description: 'Takes SMEs and investors with everything that belongs to them: JSON (one record or an array), NDJSON (one record a line), CSV or an XLSX workbook (one row an organisation, as in the templates), up to 50 MiB. A table that cannot be read at all is refused as a whole. Rejected records never keep others back, and importing the same file again changes nothing. With Prefer: respond-async the answer comes at once and the import goes on: GET /v1/imports/{id} tells how far it is. With Accept: text/csv the report comes as a table: first what was said of many rows, then row by row.',
      querystring: ImportQuery,
      response: { 200: ImportResultDocument, 202: BatchDocument.describe('The import goes on; Location tells where to see how far it is.') }
    }
  }, async (request, reply) => {
    const { dryRun, mode, overwrite, resume, source, kind, mapping: id } = request.query
    const mapping = id === undefined ? undefined : await mappingCalled(id, door)
    const later = !dryRun && /(?:^|,)\s*respond-async\s*(?:$|[,;])/i.test(request.headers['prefer']?.toString() ?? '')
    const format = formatOf(request)
    const type = preferred(request.headers.accept, [jsonType, csvType]) ?? jsonType
    // All of it is there before anything is written: a broken connection imports nothing.
    const kept = await keep(limited(bodyOf(request), largestImport))
    const options: FileOptions = { format, dryRun, mode, overwrite, resume, principal: request.principal, apart: kept.size >= apartFrom, file: { hash: kept.digest }, ...(source === undefined ? {} : { source }), ...(kind === undefined ? {} : { kind }), ...(mapping === undefined ? {} : { mapping }) }
    let handedOver = false
    try {
      await door.once(request, reply, type === jsonType ? kept.digest : `${kept.digest} ${type}`, async () => {
        if (later) {
          handedOver = true
          const id = await background.start((more) => door.imports.run(kept, { ...options, ...more }), async (error) => {
            if (error !== undefined) request.log.error({ err: error }, 'An import in the background did not finish.')
            await kept.remove()
          })
          const body = JSON.stringify(await door.imports.find(id, request.principal))
          return { answer: { status: 202, headers: { 'content-type': `${jsonType}; charset=utf-8`, location: `/v1/imports/${id}`, 'preference-applied': 'respond-async' }, body }, undo: async () => {} }
        }
        const result = await door.imports.run(kept, options)
        const report = reportOf(result)
        return {
          answer: { status: 200, headers: { 'content-type': `${type}; charset=utf-8` }, body: type === csvType ? reportCsv(report) : JSON.stringify(report) },
          // Records are known again by source and externalId: a second import of the same file has changed nothing.
          undo: async () => {}
        }
      })
    } finally {
      if (!handedOver) await kept.remove()
    }
  })
  done()
}

/** @throws Problem INVALID_QUERY naming the mappings there are */
async function mappingCalled (id: string, { mappings }: Pick<DoorOptions['door'], 'mappings'>): Promise<Mapping> {
  try {
    return await mappings.toReadBy(id)
  } catch (error) {
    throw error instanceof Problem && error.code === 'VALIDATION_FAILED' ? invalidQuery(error.issues) : error
  }
}

/** The format that Content-Type names. */
function formatOf (request: FastifyRequest): Format {
  const type = request.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase()
  return formats.find((format) => mediaTypes[format].some((known) => known === type)) ?? 'ndjson'
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
