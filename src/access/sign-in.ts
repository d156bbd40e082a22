// Who asks: a machine with an API key, a person with an access token, or anybody.
import type { Keys } from './keys.ts'
import { credentialOf } from './keys.ts'
import type { People } from './oidc.ts'
import { Problem } from '../errors.ts'
import type { Principal } from './principal.ts'

export interface SignIn {
  /**
   * The principal of an `Authorization` header; without one, anonymous.
   * @throws Problem UNAUTHENTICATED, FORBIDDEN (a person without a role here), UNAVAILABLE (the provider does not answer)
   */
  authenticate (header: string | undefined): Promise<Principal>
}

/** Keys begin with `pv_`; everything else is for the provider, where one is configured. */
export function createSignIn ({ keys, people }: { readonly keys: Keys, readonly people: People | undefined }): SignIn {
  return {
    async authenticate (header) {
      const credential = header === undefined ? undefined : credentialOf(header)
      if (people === undefined || header === undefined || credential?.startsWith('pv_') === true) return await keys.authenticate(header)
      if (credential === undefined) throw new Problem('UNAUTHENTICATED', 'The Authorization header is neither an API key nor an access token (expected: Bearer …).')
      return await people.verify(credential)
    }
  }
}
