// Who may move a claim from which state to which. The one table of it.
import type { ReviewState } from '../scoring/types.ts'

export const decisions = ['accept', 'reject', 'revoke'] as const
export type Decision = typeof decisions[number]
export type ClaimAct = 'edit' | 'submit' | 'remove' | Decision

/** The state after each act; an act not listed for a state is refused. `removed` is no state: the claim is gone. */
export const transitions: Readonly<Record<ReviewState, Readonly<Partial<Record<ClaimAct, ReviewState | 'removed'>>>>> = {
  draft: { edit: 'draft', submit: 'submitted', remove: 'removed' },
  submitted: { edit: 'submitted', remove: 'removed', accept: 'accepted', reject: 'rejected' },
  // What was reviewed is what was accepted: changing it makes it unreviewed. Accepting again sets another level.
  accepted: { edit: 'submitted', accept: 'accepted', revoke: 'revoked' },
  rejected: { edit: 'draft' },
  revoked: {}
}

/** What could be done instead, for the person who was refused. */
export function actsFrom (state: ReviewState): readonly string[] {
  return Object.keys(transitions[state])
}
