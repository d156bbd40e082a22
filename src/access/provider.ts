// The keys of the sign-in provider: found by OpenID Connect discovery, cached, fetched anew when they rotate.
import { createLocalJWKSet, createRemoteJWKSet, customFetch, errors, jwksCache, type ExportedJWKSCache, type JWTVerifyGetKey } from 'jose'
import { z } from 'zod'
import { isSecureAddress } from '../config.ts'
import { Problem } from '../errors.ts'

/** How patient we are with the provider, all in milliseconds. */
export interface Patience {
  /** For one answer. */
  readonly answer: number
  /** How long keys count as current: one that was withdrawn is refused after this at the latest. */
  readonly fresh: number
  /** A token by a key we do not know makes us ask for new keys, at most this often. */
  readonly cooldown: number
  /** How long the keys we have still count while the provider cannot be asked. */
  readonly stale: number
  /** After a question without an answer none is asked for this long. */
  readonly pause: number
}

export const usualPatience: Patience = { answer: 5_000, fresh: 10 * 60_000, cooldown: 30_000, stale: 24 * 3_600_000, pause: 10_000 }

const Discovery = z.object({ issuer: z.string(), jwks_uri: z.url() })

/**
 * The provider's public keys, as jose asks for them. Nothing is fetched before the first token. Its errors are jose's where
 * a token names no key of the provider.
 * @throws Problem UNAVAILABLE when the provider would have to be asked and does not answer
 */
export function providerKeys (issuer: string, patience: Patience = usualPatience): JWTVerifyGetKey {
  let failedAt = -Infinity
  let keys: Promise<JWTVerifyGetKey> | undefined

  /** One address of the provider. While it is silent it is asked once in a while only, however many tokens come. */
  const ask: typeof fetch = async (address, init) => {
    if (Date.now() - failedAt < patience.pause) throw new Error('The provider did not answer a moment ago')
    try {
      const response = await fetch(address, init)
      if (!response.ok) throw new Error(`The provider answers ${response.status}`)
      return response
    } catch (error) {
      failedAt = Date.now()
      throw error
    }
  }

  async function discover (): Promise<JWTVerifyGetKey> {
    const response = await ask(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, { redirect: 'error', headers: { accept: 'application/json' }, signal: AbortSignal.timeout(patience.answer) })
    const document = Discovery.parse(await response.json())
    if (document.issuer !== issuer) throw new Error('The document found at OIDC_ISSUER belongs to another issuer; the two must be equal to the letter')
    if (!isSecureAddress(document.jwks_uri)) throw new Error('The provider offers its keys by plain http')
    const cache: ExportedJWKSCache | Record<string, never> = {}
    const remote = createRemoteJWKSet(new URL(document.jwks_uri), { timeoutDuration: patience.answer, cooldownDuration: patience.cooldown, cacheMaxAge: patience.fresh, [customFetch]: ask, [jwksCache]: cache })
    return async (header, token) => {
      try {
        return await remote(header, token)
      } catch (error) {
        if (isVerdict(error)) throw error
        // The provider does not answer. The keys we have go on for a while, so that its outage is not ours.
        const { jwks, uat } = cache
        if (jwks === undefined || uat === undefined || Date.now() - uat > patience.stale) throw error
        return await createLocalJWKSet(jwks)(header, token).catch(() => { throw error })
      }
    }
  }

  return async (header, token) => {
    try {
      keys ??= discover()
      return await (await keys.catch((error: unknown) => { keys = undefined; throw error }))(header, token)
    } catch (error) {
      if (isVerdict(error)) throw error
      const problem = new Problem('UNAVAILABLE', 'The sign-in provider does not answer just now. Try again in a moment.', { retryAfter: Math.max(1, Math.ceil(patience.pause / 1000)) })
      problem.cause = error // for the log
      throw problem
    }
  }
}

/** Whether jose says of the token that none of the provider's keys is for it. */
function isVerdict (error: unknown): boolean {
  return error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys || error instanceof errors.JOSENotSupported
}
