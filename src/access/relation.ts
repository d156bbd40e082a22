// What a principal is to one organisation, and what follows from it. Who may do what at all stands in principal.ts, what
// each relation sees of each field in tiers.ts.
import { Problem } from '../errors.ts'
import { basisOf, may, type Basis, type Principal } from './principal.ts'

/** `staff`: of the programme; `owner`: a member of the organisation; `partner`: who brought it; `stranger`: everybody else. */
export const relations = ['staff', 'owner', 'partner', 'stranger'] as const
export type Relation = typeof relations[number]

/**
 * How far a field of a real profile opens, least first: to anybody, to a counterpart once both sides said they are
 * interested, to one bound by a non-disclosure agreement, to the organisation itself and whoever brought it, to staff alone.
 */
export const tiers = ['public', 'mutual', 'nda', 'owner', 'staff'] as const
export type Tier = typeof tiers[number]

/** What of an organisation decides who it belongs to. */
export interface Belonging { readonly id: string, readonly partnerId: string | null }

export function relationTo ({ role, partnerId, organisationIds }: Principal, organisation: Belonging): Relation {
  if (role === 'admin' || role === 'reviewer' || role === 'editor') return 'staff'
  if (role === 'member' && organisationIds.includes(organisation.id)) return 'owner'
  return role === 'partner' && partnerId !== null && partnerId === organisation.partnerId ? 'partner' : 'stranger'
}

const tierByRelation: Readonly<Record<Relation, Tier>> = { staff: 'staff', owner: 'owner', partner: 'owner', stranger: 'public' }

/** The highest tier that the relation opens. Mutual interest and an NDA come from introductions, which no relation stands for. */
export function tierOf (relation: Relation): Tier {
  return tierByRelation[relation]
}

/** Whether somebody who has one tier open sees what opens at another. */
export function reachesTier (open: Tier, at: Tier): boolean {
  return tiers.indexOf(open) >= tiers.indexOf(at)
}

/** The highest tier of the organisation that the principal may read: without profiles:read the one of anybody. */
export function tierFor (principal: Principal, organisation: Belonging): Tier {
  return may(principal, 'profiles:read') ? tierOf(relationTo(principal, organisation)) : 'public'
}

/** The basis on which a score for the organisation rests when the principal asks (product.md, "Whose eyes"). */
export function basisFor (principal: Principal, organisation: Belonging): Basis {
  const basis = basisOf(principal)
  if (basis === 'full') return basis
  return may(principal, 'matches:read') && tierFor(principal, organisation) === 'owner' ? 'own' : 'public'
}

/** Whose organisations a list shows in full: everybody's, or those of a partner and of a member's own. */
export type Eyes = 'all' | { readonly partnerId: string | null, readonly organisationIds: readonly string[] }

export function eyesOf (principal: Principal): Eyes {
  const { role, partnerId, organisationIds } = principal
  if (may(principal, 'confidential:read')) return 'all'
  const reads = may(principal, 'profiles:read')
  return { partnerId: reads && role === 'partner' ? partnerId : null, organisationIds: reads && role === 'member' ? organisationIds : [] }
}

/** Who is recorded as having brought what the principal creates: its partner organisation, for staff the key itself. */
export function broughtBy ({ id, partnerId }: Principal): string {
  return partnerId ?? id
}

/**
 * Who is recorded as having brought an organisation, once an input said `given` of it: whom staff name, null for nobody;
 * unsaid, it stays with whoever it was, and a new one is the principal's. A partner who could name another would hand it what
 * is confidential, and others are not even told who it is.
 * @throws Problem FORBIDDEN when others than staff say it
 */
export function broughtAfter (given: string | null | undefined, existing: Belonging | undefined, principal: Principal): string | null {
  if (given === undefined) return existing === undefined ? broughtBy(principal) : existing.partnerId
  if (isStaff(principal)) return given
  throw new Problem('FORBIDDEN', 'Who brought an organisation is recorded by the programme\'s staff: leave partnerId out.', { issues: [{ pointer: '/partnerId', code: 'not_allowed', message: 'Staff record it: leave it out.' }] })
}

/** Whether the principal is of the programme's staff, whatever its scopes. */
export function isStaff ({ role }: Principal): boolean {
  return role === 'admin' || role === 'reviewer' || role === 'editor'
}

/** Whether the principal may change the organisation, if it may write at all. */
export function isOwn (principal: Principal, organisation: Belonging): boolean {
  return relationTo(principal, organisation) !== 'stranger'
}

/** What is wrong with an id that others than staff give to something new. */
export const chosenId = { code: 'not_allowed', message: 'Ids are given by the service: leave it out.' } as const

/**
 * Ids are chosen by staff alone: an id that is refused because it is taken would tell whoever guesses that it exists.
 * @throws Problem FORBIDDEN
 */
export function refuseChosenId (principal: Principal, id: string | null | undefined): void {
  if (id != null && !isStaff(principal)) throw new Problem('FORBIDDEN', 'Ids are given by the service: leave the id out.', { issues: [{ pointer: '/id', ...chosenId }] })
}
