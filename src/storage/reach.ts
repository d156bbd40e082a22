// How far a connection may reach into the rows of PostgreSQL (migration row_level_security). The application's rules come
// first; this holds where one of them was forgotten.
import type { Principal } from '../access/principal.ts'
import { isStaff } from '../access/relation.ts'

/** On whose behalf statements run. */
export interface Reach {
  /** `all`: staff, or the service itself; `own`: besides what is open, one's own; `open`: what is open. */
  readonly level: 'all' | 'own' | 'open'
  readonly principal: string
  readonly partner: string
  /** JSON, as the policies read it. */
  readonly organisations: string
}

/** The service itself: what it loads for all, or looks up before it knows who asks. */
export const everything: Reach = { level: 'all', principal: '', partner: '', organisations: '' }

/** How far a principal reaches. Scopes are the application's part: a policy knows whose a row is, not what for it is read. */
export function reachOf (principal: Principal): Reach {
  const { id, role, partnerId, organisationIds } = principal
  const own = (role === 'partner' && partnerId !== null) || (role === 'member' && organisationIds.length > 0)
  return {
    level: isStaff(principal) ? 'all' : own ? 'own' : 'open',
    principal: id,
    partner: role === 'partner' ? partnerId ?? '' : '',
    organisations: role === 'member' ? JSON.stringify(organisationIds) : ''
  }
}

/**
 * The settings of a transaction, as SQL to begin it with. Who writes meets others' organisations, since ids, sources and
 * identifiers are taken once for all; what is confidential of them stays out of reach.
 */
export function reachSettings ({ level, principal, partner, organisations }: Reach, { writes }: { readonly writes: boolean }, escape: (text: string) => string): string {
  const settings = { reach: writes && level === 'own' ? 'writing' : level, principal, partner, organisations }
  return Object.entries(settings).map(([name, value]) => `set local ponteverde.${name} = ${escape(value)}`).join('; ')
}
