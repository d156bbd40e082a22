// What REST takes and answers of keys and of whoever asks, as zod: the source of the OpenAPI document.
import { z } from 'zod'
import { bodyOf } from '../http/bodies.ts'
import { instant } from '../profiles/documents.ts'
import { KeyInput, RotationInput } from './key-input.ts'
import { permissions, roles, scopes } from './principal.ts'
import { keyStates } from './view.ts'

const whose = {
  scopes: z.array(z.enum(scopes)).readonly().nullable().describe('What the key or token is narrowed to; null: all that the role may.'),
  partnerId: z.string().nullable().describe('The partner that a partner acts for; null for every other role.'),
  organisationIds: z.array(z.string()).readonly().describe('The organisations of a member; empty for every other role.')
}

export const ViewerDocument = z.object({
  id: z.string().describe('key_… for a key, user_… for a person, anonymous for neither.'),
  role: z.enum([...roles, 'anonymous']),
  permissions: z.array(z.enum(permissions)).readonly().describe('What one may do at all; partners and members within their own organisations.'),
  ...whose
}).meta({ id: 'Viewer', description: 'Who asks, as the service understands the Authorization header.' })

export const ApiKeyDocument = z.object({
  id: z.string(),
  name: z.string().nullable(),
  role: z.enum(roles),
  ...whose,
  state: z.enum(keyStates),
  createdAt: instant,
  createdBy: z.string().describe('Id of the key or person that made it; cli for the command line.'),
  lastUsedAt: instant.nullable().describe('To the minute; null: never.'),
  expiresAt: instant.nullable().describe('From this moment on it is refused; null: it does not expire.'),
  revokedAt: instant.nullable(),
  replacedBy: z.string().nullable().describe('The key that took its place when it was rotated.')
}).meta({ id: 'ApiKey', description: 'An API key without its text, which nobody can be shown again.' })

const made = {
  key: z.string().describe('The text of the key, for Authorization: Bearer …. It is in this answer only.'),
  apiKey: ApiKeyDocument
}
export const MadeKeyDocument = z.object(made).meta({ id: 'MadeKey', description: 'A new key with its text.' })
export const RotatedKeyDocument = z.object({
  ...made,
  previous: z.string().describe('Id of the key whose place it takes.'),
  previousEndsAt: instant.describe('Until then both hold.')
}).meta({ id: 'RotatedKey', description: 'A new key with its text, in the place of another.' })

export const ApiKeyBody = bodyOf('ApiKey', KeyInput)
export const RotationBody = bodyOf('Rotation', RotationInput)
