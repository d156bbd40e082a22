// Who acts. Roles, scopes and what they may do stand here and nowhere else; both doors and the command line read it.
// What one may do to a particular organisation is a second question: relation.ts answers it.

/** Roles that keys and signed-in people can have, the mightiest first. */
export const roles = ['admin', 'reviewer', 'editor', 'partner', 'member'] as const
export type Role = typeof roles[number]

/** What a key or token can be narrowed to. A scope never adds to what the role may do. */
export const scopes = ['profiles:read', 'profiles:write', 'matches:read', 'imports:write', 'claims:review', 'admin'] as const
export type Scope = typeof scopes[number]

/**
 * What can be granted. `profiles:read` and `matches:read` are about what is above the public tier, which anybody reads;
 * for partners and members all of them hold within their own organisations only, `confidential:read` is for all organisations.
 */
export const permissions = ['profiles:read', 'confidential:read', 'matches:read', 'profiles:write', 'profiles:create', 'profiles:publish', 'imports:write', 'claims:review', 'settings:write'] as const
export type Permission = typeof permissions[number]

const granted: Readonly<Record<Role | 'anonymous', readonly Permission[]>> = {
  admin: permissions,
  reviewer: ['profiles:read', 'confidential:read', 'matches:read', 'claims:review'],
  editor: ['profiles:read', 'confidential:read', 'matches:read', 'profiles:write', 'profiles:create', 'imports:write'],
  partner: ['profiles:read', 'matches:read', 'profiles:write', 'profiles:create', 'imports:write'],
  member: ['profiles:read', 'matches:read', 'profiles:write'],
  anonymous: []
}

/** The scopes of which a permission needs one, of whoever is narrowed by scopes. Who writes or reviews profiles sees what it writes. */
const scopesFor: Readonly<Record<Permission, readonly [Scope, ...Scope[]]>> = {
  'profiles:read': ['profiles:read', 'profiles:write', 'claims:review'],
  'confidential:read': ['profiles:read', 'profiles:write', 'claims:review'],
  'matches:read': ['matches:read'],
  'profiles:write': ['profiles:write'],
  'profiles:create': ['profiles:write'],
  'profiles:publish': ['admin'],
  'imports:write': ['imports:write'],
  'claims:review': ['claims:review'],
  'settings:write': ['admin']
}

export interface Principal {
  /** `key_…` for an API key, `cli` for the command line on the machine itself, `anonymous` without either. */
  readonly id: string
  readonly role: Role | 'anonymous'
  /** The partner organisation that a partner acts for; null for everybody else. */
  readonly partnerId: string | null
  /** Ids of the organisations that a member belongs to. */
  readonly organisationIds: readonly string[]
  /** What the key or token is narrowed to; null: all that the role may. */
  readonly scopes: readonly Scope[] | null
}

/** A principal with the parts that most have not left out: no partner, no organisations, not narrowed. */
export function principalOf (id: string, role: Principal['role'], { partnerId = null, organisationIds = [], scopes = null }: Partial<Omit<Principal, 'id' | 'role'>> = {}): Principal {
  return { id, role, partnerId, organisationIds, scopes }
}

export const anonymous: Principal = principalOf('anonymous', 'anonymous')
/** Whoever runs the command line on the server's own machine holds the database, so is its admin. */
export const commandLine: Principal = principalOf('cli', 'admin')

/** Whether the role may do it, scopes aside. */
export function grants (role: Principal['role'], permission: Permission): boolean {
  return granted[role].includes(permission)
}

/** The scope that would give a narrowed key or token the permission. */
export function scopeOf (permission: Permission): Scope {
  return scopesFor[permission][0]
}

/** Whether the principal's role grants the permission and its scopes do not take it away. */
export function may ({ role, scopes }: Principal, permission: Permission): boolean {
  return grants(role, permission) && (scopes === null || scopesFor[permission].some((scope) => scopes.includes(scope)))
}

/** What the principal may do at all, in the order of the list. */
export function permissionsOf (principal: Principal): readonly Permission[] {
  return permissions.filter((permission) => may(principal, permission))
}

/** On which part of the data an answer rests (product.md, "Whose eyes"). */
export const bases = ['public', 'own', 'full'] as const
export type Basis = typeof bases[number]

/**
 * The part of the data that the principal's lists of candidates are made from: `full` for staff, else `public`. Who ranks for
 * an organisation of its own sees that one in full beside them, and the answer's basis is then `own` (relation.ts, `basisFor`).
 */
export function basisOf (principal: Principal): Exclude<Basis, 'own'> {
  return may(principal, 'confidential:read') && may(principal, 'matches:read') ? 'full' : 'public'
}
