// What is shown of keys, and of whoever asks.
import type { ApiKey } from '../profiles/store.ts'
import { isInUse, type MadeKey, type RotatedKey, type ShownKey } from './keys.ts'
import { permissionsOf, type Permission, type Principal } from './principal.ts'

export const keyStates = ['in_use', 'expired', 'revoked'] as const
export type KeyState = typeof keyStates[number]

export interface ViewerView extends Principal {
  /** What one may do at all; to which organisations is another question. */
  readonly permissions: readonly Permission[]
}

export interface ApiKeyView extends ShownKey { readonly state: KeyState }
export interface MadeKeyView { readonly key: string, readonly apiKey: ApiKeyView }
export interface RotatedKeyView extends MadeKeyView { readonly previous: string, readonly previousEndsAt: Date }

export function viewerView (principal: Principal): ViewerView {
  const { id, role, partnerId, organisationIds, scopes } = principal
  return { id, role, permissions: permissionsOf(principal), scopes, partnerId, organisationIds }
}

/** A revoked key is revoked whatever its expiry says. */
export function keyState (key: Pick<ApiKey, 'revokedAt' | 'expiresAt'>, at: Date): KeyState {
  if (key.revokedAt !== null) return 'revoked'
  return isInUse(key, at) ? 'in_use' : 'expired'
}

export function apiKeyView (key: ShownKey, at: Date): ApiKeyView {
  return { ...key, state: keyState(key, at) }
}

export function madeKeyView ({ key, shown }: MadeKey, at: Date): MadeKeyView {
  return { key, apiKey: apiKeyView(shown, at) }
}

export function rotatedKeyView ({ previous, previousEndsAt, ...made }: RotatedKey, at: Date): RotatedKeyView {
  return { ...madeKeyView(made, at), previous, previousEndsAt }
}
