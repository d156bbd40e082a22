// What a request about personal data says: about whom, and what was told or agreed.
import { z } from 'zod'
import { day, line, prose } from '../profiles/shapes.ts'
import { legalBases, privacyRecordKinds } from './store.ts'

/** Who is meant. Parts given together must all fit. */
export const subjectFields = {
  email: z.email({ error: 'An e-mail address, such as name@example.org.' }).max(320).nullish().describe('E-mail address of a contact, letter case aside.'),
  name: line().nullish().describe('Name of a contact as it is written, accents and letter case aside.'),
  personId: line(100).nullish().describe('`per_…`, as an access request answers it.'),
  organisationId: line(100).nullish().describe('Contacts of this organisation; alone: the sole trader itself.'),
  keyId: line(100).nullish().describe('`key_…`: the name of an API key. Alone.')
} as const

export const SubjectInput = z.strictObject(subjectFields).refine(isSomebody, { error: 'Say who is meant: email, name, personId, organisationId or keyId.' })
export type SubjectInput = z.infer<typeof SubjectInput>

/** What erases must leave no doubt: a name alone can be several people's. */
export const ErasureInput = z.strictObject({ ...subjectFields, reason: prose(2_000).describe('Why: the request, or the rule. Not who.') })
  .refine(isSomebody, { error: 'Say who is meant: email, personId, name with organisationId, organisationId of a sole trader, or keyId.' })
  .refine(({ name, email, personId, organisationId }) => name == null || email != null || personId != null || organisationId != null, { error: 'A name alone can be several people\'s: say the organisationId too, or the personId.', path: ['name'] })
export type ErasureInput = z.infer<typeof ErasureInput>

export const PrivacyRecordInput = z.strictObject({
  ...subjectFields,
  kind: z.enum(privacyRecordKinds).describe('What happened.'),
  day: day.describe('When, not after today.'),
  purpose: prose(2_000).describe('What the data are used for.'),
  legalBasis: z.enum(legalBases).describe('GDPR article 6(1), letters a to f; other_law for what another law provides.'),
  source: line().describe('Where it can be seen: a form, a letter, a file and its row.')
}).refine(({ email, name, personId }) => email != null || name != null || personId != null, { error: 'Say who: email, name or personId.' })
export type PrivacyRecordInput = z.infer<typeof PrivacyRecordInput>

function isSomebody ({ email, name, personId, organisationId, keyId }: z.infer<z.ZodObject<typeof subjectFields>>): boolean {
  return [email, name, personId, organisationId, keyId].some((part) => part != null)
}
