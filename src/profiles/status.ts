// In which state a profile may follow which, and who may bring it there.
import { may, type Permission, type Principal } from '../access/principal.ts'
import { Problem } from '../errors.ts'
import type { ProfileStatus } from './profile.ts'

/**
 * The states that may follow each. A withdrawn profile is reopened as a draft or for review, so that nobody publishes again
 * in one step what its organisation withdrew.
 */
export const transitions: Readonly<Record<ProfileStatus, readonly ProfileStatus[]>> = {
  draft: ['in_review', 'published', 'withdrawn'],
  in_review: ['draft', 'published', 'withdrawn'],
  published: ['in_review', 'paused', 'expired', 'withdrawn'],
  paused: ['published', 'expired', 'withdrawn'],
  expired: ['in_review', 'published', 'withdrawn'],
  withdrawn: ['draft', 'in_review']
}

/** What bringing a profile into a state needs. */
export function permissionFor (status: ProfileStatus): Permission {
  return status === 'published' ? 'profiles:publish' : 'profiles:write'
}

/** The state in which a document that asks for one arrives: who may not publish offers for review. */
export function arrivingStatus (asked: ProfileStatus, principal: Principal): ProfileStatus {
  return asked === 'published' && !may(principal, 'profiles:publish') ? 'in_review' : asked
}

/** @throws Problem RULE_REFUSED, naming the states that may follow */
export function checkTransition (from: ProfileStatus, to: ProfileStatus): void {
  if (transitions[from].includes(to)) return
  throw new Problem('RULE_REFUSED', `A profile that is '${from}' cannot become '${to}'. It can become: ${transitions[from].join(', ')}.`)
}
