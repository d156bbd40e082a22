// REST edge of requests about personal data. Who is meant stands in the body: an address would be kept by logs and proxies.
import { z } from 'zod'
import type { DoorOptions } from '../http/door.ts'
import { pageOf, wholeList } from '../http/pagination.ts'
import { plain } from '../http/plain.ts'
import { NoQuery } from '../http/query.ts'
import { tags as allTags, type Routes } from '../http/route.ts'
import { ErasureBody, ErasureDocument, PersonalDataDocument, PrivacyRecordBody, PrivacyRecordDocument, SubjectBody } from './documents.ts'

const tags = [allTags.access]
const unkept = { 'cache-control': 'no-store' }

export const privacyRoutes: Routes<DoorOptions> = (app, { door }, done) => {
  const { privacy } = door

  app.post('/v1/privacy/access', {
    config: { permission: 'settings:write' },
    schema: { operationId: 'readPersonalData', tags, summary: 'Everything held on a person', description: 'Contacts in every wording, notices and consents, a sole trader\'s profile, names of keys, and where they are mentioned besides. Noted in the audit log without saying who.', querystring: NoQuery, body: SubjectBody, response: { 200: PersonalDataDocument } }
  }, async (request, reply) => {
    reply.headers(unkept)
    return plain(await privacy.access(request.body, request.principal), 'en') as unknown as z.infer<typeof PersonalDataDocument>
  })

  app.post('/v1/privacy/records', {
    config: { permission: 'settings:write', refusals: ['NOT_FOUND'] },
    schema: { operationId: 'recordPrivacy', tags, summary: 'Record a notice or consent', description: 'That a person was told, agreed, withdrew or objected: with day, purpose, legal basis and source.', querystring: NoQuery, body: PrivacyRecordBody, response: { 200: pageOf(PrivacyRecordDocument) } }
  }, async (request, reply) => {
    reply.headers(unkept)
    return wholeList((await privacy.record(request.body, request.principal)).map((record) => plain({ ...record }, 'en')))
  })

  app.post('/v1/privacy/erasures', {
    config: { permission: 'settings:write', refusals: ['NOT_FOUND', 'RULE_REFUSED'] },
    schema: { operationId: 'erasePerson', tags, summary: 'Erase a person', description: 'From profiles, the trail of changes, remembered answers and import reports. Ids stay, and what they were told and agreed to; the audit log never had more.', querystring: NoQuery, body: ErasureBody, response: { 200: ErasureDocument } }
  }, async (request, reply) => {
    reply.headers(unkept)
    return await privacy.erase(request.body, request.principal)
  })
  done()
}
