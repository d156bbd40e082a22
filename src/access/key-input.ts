// What one says of a key when making or renewing it.
import { z } from 'zod'
import { invalid, type FieldIssue } from '../errors.ts'
import { line, list } from '../profiles/shapes.ts'
import { roles, scopes } from './principal.ts'

/** Longest overlap of a rotation in seconds: 30 days. */
export const longestOverlap = 30 * 86_400
/** How long an old key holds beside the new one when nothing is said, in seconds: a day. */
export const usualOverlap = 86_400

const scopeList = list(z.enum(scopes), scopes.length).min(1, 'Name at least one scope, or leave the list out for all that the role may.')
const expiry = z.iso.datetime({ offset: true, error: 'A moment with its offset, as 2027-03-01T00:00:00Z.' })

export const KeyInput = z.strictObject({
  role: z.enum(roles).describe('What the key may do.'),
  name: line(200).nullish().describe('What the key is for, so that an admin knows which one to revoke.'),
  partnerId: line(100).nullish().describe('The partner that the key acts for; for the role partner, and only for it.'),
  organisationIds: list(line(100)).nullish().describe('The organisations that the key belongs to; for the role member, and only for it.'),
  scopes: scopeList.nullish().describe('Narrows the key to these; null or left out: all that its role may.'),
  expiresAt: expiry.nullish().describe('From this moment on the key is refused; null or left out: it does not expire.')
})
export type KeyInput = z.input<typeof KeyInput>

export const RotationInput = z.strictObject({
  overlapSeconds: z.int({ error: 'A whole number of seconds.' }).min(0, 'At least 0: the old key ends at once.').max(longestOverlap, 'At most 2592000, which is 30 days.').nullish()
    .describe(`How long the old key still holds, in seconds from 0 to ${longestOverlap}; default ${usualOverlap}, a day.`),
  expiresAt: expiry.nullish().describe('When the new key expires; null or left out: it lasts as long as the old one was meant to.')
})
export type RotationInput = z.input<typeof RotationInput>

/**
 * Refuses a key whose parts do not go together: a partner's needs its partner, a member's its organisations, and nobody else has either.
 * @throws Problem VALIDATION_FAILED
 */
export function checkKey ({ role, partnerId, organisationIds, expiresAt }: z.output<typeof KeyInput>, now: Date): void {
  const issues: FieldIssue[] = []
  const fault = (pointer: string, code: string, message: string): void => { issues.push({ pointer, code, message }) }
  const organisations = organisationIds ?? []
  if (role === 'partner' && partnerId == null) fault('/partnerId', 'required', 'A partner\'s key names the partner it acts for.')
  if (role !== 'partner' && partnerId != null) fault('/partnerId', 'not_for_role', `A key with the role ${role} acts for no partner.`)
  if (role === 'member' && organisations.length === 0) fault('/organisationIds', 'required', 'A member\'s key names the organisations it belongs to.')
  if (role !== 'member' && organisations.length > 0) fault('/organisationIds', 'not_for_role', `A key with the role ${role} belongs to no organisation.`)
  issues.push(...expiryIssues(expiresAt, now))
  if (issues.length > 0) throw invalid(issues)
}

/** What is wrong with a moment of expiry: it has passed. */
export function expiryIssues (expiresAt: string | null | undefined, now: Date): FieldIssue[] {
  if (expiresAt == null || Date.parse(expiresAt) > now.getTime()) return []
  return [{ pointer: '/expiresAt', code: 'in_past', message: 'A key expires in the future.', accepted: [`after ${now.toISOString()}`] }]
}
