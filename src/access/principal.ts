// Who acts. Roles and what they may do stand here and nowhere else; both doors and the command line read it.

export const roles = ['admin', 'reviewer', 'editor'] as const
export type Role = typeof roles[number]

export const permissions = ['profiles:write', 'profiles:publish', 'claims:review', 'confidential:read', 'settings:write'] as const
export type Permission = typeof permissions[number]

const granted: Readonly<Record<Role | 'anonymous', readonly Permission[]>> = {
  admin: permissions,
  reviewer: ['claims:review', 'confidential:read'],
  editor: ['profiles:write', 'confidential:read'],
  anonymous: []
}

export interface Principal {
  /** `key_…` for an API key, `cli` for the command line on the machine itself, `anonymous` without a key. */
  readonly id: string
  readonly role: Role | 'anonymous'
}

export const anonymous: Principal = { id: 'anonymous', role: 'anonymous' }
/** Whoever runs the command line on the server's own machine holds the database, so is its admin. */
export const commandLine: Principal = { id: 'cli', role: 'admin' }

/** Whether the principal's role includes the permission. */
export function may (principal: Principal, permission: Permission): boolean {
  return granted[principal.role].includes(permission)
}

/** On which part of the data an answer rests (product.md, "Whose eyes"). */
export type Basis = 'public' | 'own' | 'full'

/** Staff read the full basis; without a key one reads the public tier. */
export function basisOf (principal: Principal): Basis {
  return may(principal, 'confidential:read') ? 'full' : 'public'
}
