// REST edge of exports, and of the templates of imports.
import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { DoorOptions } from '../http/door.ts'
import { preferred } from '../http/negotiation.ts'
import { found, tags as allTags, type Routes } from '../http/route.ts'
import { exportInvestors, exportMatches, exportQueries, exportSmes } from './export-documents.ts'
import { exportFormats, type ExportContent, type ExportFormat } from './exports.ts'
import { mediaTypes } from './formats.ts'
import { csvTemplate, xlsxTemplate } from './templates.ts'

const tags = [allTags.exports]
const answers = exportFormats.map((format) => mediaTypes[format][0])
const File = z.string().describe('The file: NDJSON with one import document a line, CSV in UTF-8, or a workbook (binary).')
const what = 'A file exported imports again without a change. In CSV and workbooks a text that begins like a formula has an apostrophe before it, which an import takes off. In a workbook a text of more than 32,767 characters is left out, and its sheet \'guide\' says so.'

function formatFor (request: FastifyRequest): ExportFormat {
  const type = preferred(request.headers.accept, answers)
  return exportFormats.find((format) => mediaTypes[format][0] === type) ?? 'ndjson'
}

/** Sends the content as it comes, under a name a browser saves it by. */
function send (reply: FastifyReply, content: ExportContent, name: string, format: ExportFormat): FastifyReply {
  return attach(reply, name, format).send(Readable.from(content, { objectMode: false }))
}

function attach (reply: FastifyReply, name: string, format: 'ndjson' | 'csv' | 'xlsx'): FastifyReply {
  return reply.type(format === 'csv' ? `${mediaTypes.csv[0]}; charset=utf-8` : mediaTypes[format][0]).header('content-disposition', `attachment; filename="${name}.${format}"`)
}

export const exportRoutes: Routes<DoorOptions> = (app, { door }, done) => {
  const { exports } = door

  app.get('/v1/exports/smes', {
    config: { answers, takesItsTime: true, refusals: ['LIMIT_EXCEEDED'] },
    schema: { operationId: 'exportSmes', tags, summary: 'SMEs as a file', description: `SMEs by the filters of /v1/smes with all that belongs to them, as the caller may see them. ${what}`, querystring: exportQueries.smes, response: { 200: File } }
  }, async (request, reply) => {
    const format = formatFor(request)
    return send(reply, await exportSmes(exports, request.query, format, request.principal), 'smes', format) as never
  })

  app.get('/v1/exports/investors', {
    config: { answers, takesItsTime: true, refusals: ['LIMIT_EXCEEDED'] },
    schema: { operationId: 'exportInvestors', tags, summary: 'Investors as a file', description: `Investors by the filters of /v1/investors with all that belongs to them, as the caller may see them. ${what}`, querystring: exportQueries.investors, response: { 200: File } }
  }, async (request, reply) => {
    const format = formatFor(request)
    return send(reply, await exportInvestors(exports, request.query, format, request.principal), 'investors', format) as never
  })

  app.get('/v1/exports/matches', {
    config: { answers, takesItsTime: true, refusals: ['NOT_FOUND', 'LIMIT_EXCEEDED'] },
    schema: { operationId: 'exportMatches', tags, summary: 'A ranking as a file', description: 'The whole ranking of /v1/matches, best first, one flat record a pair with all that is shown of it: scores, every criterion with its weight in force and its reason, every gate, screening rules, the explanation in one language.', querystring: exportQueries.matches, response: { 200: File } }
  }, async (request, reply) => {
    const format = formatFor(request)
    const content = found(await exportMatches(exports, request.query, format, request.principal), `SME, need, investor or mandate '${request.query.for}'`)
    return send(reply, content, 'matches', format) as never
  })

  for (const kind of ['sme', 'investor'] as const) {
    for (const format of ['csv', 'xlsx'] as const) {
      app.get(`/v1/imports/templates/${kind}.${format}`, {
        config: { answers: [mediaTypes[format][0]] },
        schema: {
          operationId: `${kind}Template${format === 'csv' ? 'Csv' : 'Xlsx'}`,
          tags: [allTags.imports],
          summary: `A table of ${kind === 'sme' ? 'SMEs' : 'investors'} to fill in`,
          description: format === 'csv' ? 'The columns of an import as an empty CSV file.' : 'The columns of an import as an empty workbook, with a sheet that says what each holds.',
          response: { 200: z.string().describe('The file.') }
        }
      }, async (_request, reply) => attach(reply, `${kind}-template`, format).send(format === 'csv' ? csvTemplate(kind) : await xlsxTemplate(kind)) as never)
    }
  }
  done()
}
