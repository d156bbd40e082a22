import { Problem } from '../errors.ts'
import { grants, may, scopeOf, type Permission, type Principal } from './principal.ts'

/**
 * Refuses who may not: without a key by asking for one, with a key by naming the permission that is missing.
 * @throws Problem UNAUTHENTICATED, FORBIDDEN
 */
export function demand (principal: Principal, permission: Permission): void {
  if (may(principal, permission)) return
  if (principal.role === 'anonymous') throw new Problem('UNAUTHENTICATED', 'This needs an API key (Authorization: Bearer pv_…).')
  const why = grants(principal.role, permission) ? `which this key's scopes leave out: it would need ${scopeOf(permission)}` : `which the role '${principal.role}' does not have`
  throw new Problem('FORBIDDEN', `This needs the permission ${permission}, ${why}.`)
}
