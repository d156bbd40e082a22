// REST of what belongs to an organisation: needs, mandates, deals and claims are listed, made, read, changed and removed alike.
import type { FastifyInstance, RawServerDefault } from 'fastify'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyBaseLogger } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Principal } from '../access/principal.ts'
import { created, show } from '../http/answers.ts'
import type { Door } from '../http/door.ts'
import { requireMatch } from '../http/etag.ts'
import { pageOf, wholeList } from '../http/pagination.ts'
import { plain, type Plain } from '../http/plain.ts'
import { LanguageQuery } from '../http/query.ts'
import { found, jsonType, mergePatchType } from '../http/route.ts'
import type { SaveRecord, Versioned } from './profiles.ts'
import type { ViewContext } from './view.ts'

export type RestApp = FastifyInstance<RawServerDefault, IncomingMessage, ServerResponse, FastifyBaseLogger, ZodTypeProvider>

interface Kept { readonly id: string, readonly version: number }

/** One kind of record of one kind of organisation. */
export interface RecordRoom<Owner, R extends Kept, V extends Kept> {
  /** `/v1/smes/:id/needs` */
  readonly path: string
  readonly tag: string
  /** As in sentences (`need`, `needs`) and, with a capital, in operation ids. */
  readonly one: string
  readonly many: string
  /** Tells the operations of two kinds of organisation apart. */
  readonly of: string
  readonly document: z.ZodType<Plain<V>, Plain<V>>
  readonly body: z.ZodType
  readonly patch: z.ZodType
  owner (id: string, principal: Principal): Promise<Owner>
  records (owner: Owner): readonly R[]
  view (record: R, context: ViewContext): V
  save (record: SaveRecord, principal: Principal): Promise<R>
  remove (record: Versioned & { readonly organisationId: string }, principal: Principal): Promise<void>
}

const Owner = z.object({ id: z.string().describe('Id of the organisation.') })
const Record = z.object({ id: z.string().describe('Id of the organisation.'), recordId: z.string() })

export function recordRoutes<O, R extends Kept, V extends Kept> (app: RestApp, door: Door, room: RecordRoom<O, R, V>): void {
  const { path, tag, one, many, of, body, patch, owner, records, view, save, remove } = room
  // The constraint on V has compared it with the view; the router cannot follow a generic type.
  const document: z.ZodType<unknown, unknown> = room.document
  const tags = [tag]
  const name = (verb: string, noun: string): string => `${verb}${of}${noun.charAt(0).toUpperCase()}${noun.slice(1)}`
  const record = async (id: string, recordId: string, principal: Principal): Promise<R> =>
    found(records(await owner(id, principal)).find((one) => one.id === recordId), `${one} '${recordId}' of '${id}'`)

  app.get(path, {
    schema: { operationId: name('list', many), tags, summary: `All ${many}`, description: `The ${many} that the caller may see, in order of id.`, params: Owner, querystring: LanguageQuery, response: { 200: pageOf(document) } }
  }, async (request) => wholeList(records(await owner(request.params.id, request.principal)).map((record) => plain(view(record, door.view(request)), request.query.language))))

  app.post(path, {
    config: { permission: 'profiles:write', creates: true, refusals: ['DUPLICATE', 'RULE_REFUSED'] },
    schema: { operationId: name('create', one), tags, summary: `Make a ${one}`, description: `Makes a ${one} of the organisation.`, params: Owner, querystring: LanguageQuery, body, response: { 201: document } }
  }, (request, reply) => door.once(request, reply, JSON.stringify(request.body), async () => {
    const { params: { id: organisationId }, principal, body: input } = request
    // Both kinds of organisation have claims: at the other kind's address there is nothing to add one to.
    await owner(organisationId, principal)
    const { id } = await save({ organisationId, input }, principal)
    const made = await record(organisationId, id, principal)
    return created(`${path.replace(':id', organisationId)}/${id}`, view(made, door.view(request)), request.query.language, () => remove({ organisationId, id, version: made.version }, principal))
  }))

  app.get(`${path}/:recordId`, {
    schema: { operationId: name('read', one), tags, summary: `One ${one}`, description: `The ${one} as it stands, with the ETag needed to change it.`, params: Record, querystring: LanguageQuery, response: { 200: document } }
  }, async (request, reply) => show(reply, view(await record(request.params.id, request.params.recordId, request.principal), door.view(request)), request.query.language))

  app.patch(`${path}/:recordId`, {
    config: { permission: 'profiles:write', changes: true, refusals: ['RULE_REFUSED'], reads: [mergePatchType, jsonType] },
    schema: { operationId: name('change', one), tags, summary: `Change a ${one}`, description: `Applies a merge patch (RFC 7396) to the ${one}.`, params: Record, querystring: LanguageQuery, body: patch, response: { 200: document } }
  }, async (request, reply) => {
    const { params: { id: organisationId, recordId: id }, principal, body: input } = request
    const current = await record(organisationId, id, principal)
    requireMatch(request, view(current, door.view(request)))
    await save({ organisationId, id, version: current.version, input }, principal)
    return show(reply, view(await record(organisationId, id, principal), door.view(request)), request.query.language)
  })

  app.delete(`${path}/:recordId`, {
    config: { permission: 'profiles:write', changes: true, refusals: ['RULE_REFUSED'] },
    schema: { operationId: name('remove', one), tags, summary: `Remove a ${one}`, description: `Removes the ${one} for good.`, params: Record, response: { 204: z.null() } }
  }, async (request, reply) => {
    const { params: { id: organisationId, recordId: id }, principal } = request
    const current = await record(organisationId, id, principal)
    requireMatch(request, view(current, door.view(request)))
    await remove({ organisationId, id, version: current.version }, principal)
    return reply.code(204).send(null)
  })
}
