// What REST answers to requests about personal data, as zod: the source of the OpenAPI document.
import { z } from 'zod'
import { bodyOf } from '../http/bodies.ts'
import { date, instant } from '../profiles/documents.ts'
import { ErasureInput, PrivacyRecordInput, SubjectInput } from './input.ts'
import { legalBases, privacyRecordKinds } from './store.ts'

export const SubjectBody = bodyOf('Subject', SubjectInput)
export const ErasureBody = bodyOf('Erasure', ErasureInput)
export const PrivacyRecordBody = bodyOf('PrivacyRecord', PrivacyRecordInput)

export const PrivacyRecordDocument = z.object({
  id: z.string(),
  personId: z.string(),
  kind: z.enum(privacyRecordKinds),
  day: date,
  purpose: z.string(),
  legalBasis: z.enum(legalBases),
  source: z.string(),
  recordedAt: instant,
  recordedBy: z.string()
}).meta({ id: 'PrivacyRecord', description: 'That a person was told, agreed, withdrew or objected.' })

const MentionDocument = z.object({
  where: z.enum(['profile', 'record', 'change', 'remembered_answer', 'import_report', 'api_key']),
  id: z.string()
}).meta({ id: 'Mention', description: 'Where a text occurs outside contacts.' })

export const PersonalDataDocument = z.object({
  at: instant,
  contacts: z.array(z.object({
    id: z.string(),
    personId: z.string(),
    organisationId: z.string(),
    name: z.string(),
    role: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    createdAt: instant,
    retiredAt: instant.nullable().describe('Since when the profile does not name it; null while it does.')
  })).readonly().describe('Every wording, oldest first.'),
  records: z.array(PrivacyRecordDocument).readonly(),
  soleTraders: z.array(z.looseObject({ id: z.string() })).readonly().describe('A sole trader\'s own profile, as it is stored.'),
  keys: z.array(z.looseObject({ id: z.string() })).readonly().describe('API keys whose name tells of the person.'),
  mentions: z.array(MentionDocument).readonly().describe('Where the addresses, numbers and names occur besides.')
}).meta({ id: 'PersonalData', description: 'Everything that is held on somebody.' })

const count = z.int().min(0)
export const ErasureDocument = z.object({
  persons: z.array(z.string()).readonly(),
  organisations: z.array(z.string()).readonly(),
  contacts: count.describe('Wordings emptied.'),
  records: count.describe('Profiles and records changed.'),
  keys: count,
  changes: count.describe('Documents of the trail that were emptied of it.'),
  rememberedAnswers: count,
  importReports: count,
  left: z.array(MentionDocument).readonly().describe('Where names still occur in free text: a name can be another person\'s, so somebody must read these.')
}).meta({ id: 'ErasureResult', description: 'What an erasure did.' })
