// People: access tokens of an OpenID Connect provider. The front end signs people in there (authorisation code with PKCE);
// here the token it was given is verified, and its claims say who acts.
import { createHash } from 'node:crypto'
import { errors, jwtVerify, type JWTPayload } from 'jose'
import { ConfigError, type Config } from '../config.ts'
import { Problem } from '../errors.ts'
import { principalOf, roles, scopes, type Principal, type Role, type Scope } from './principal.ts'
import { providerKeys, usualPatience, type Patience } from './provider.ts'

/** What tokens may be signed by. Pinned: what a token says of itself is not asked, so neither `none` nor a MAC by a public key passes. */
export const algorithms = ['RS256', 'PS256', 'ES256', 'EdDSA'] as const

/** How far the provider's clock may differ from ours, in seconds. */
const clockTolerance = 30
/** Most organisations of one person. */
const mostOrganisations = 100

/** A claim by its name, or by the names that lead to it through objects. */
export type ClaimPath = string | readonly string[]

/** Which claims say what; each has a default. */
export interface ClaimsMapping {
  /** The role, or a list that it is in. Default `ponteverde_role`. */
  readonly role?: ClaimPath | undefined
  /** Values of that claim and the roles they stand for; without it the values are the roles' own names. */
  readonly roles?: Readonly<Record<string, Role>> | undefined
  /** The partner that a partner acts for. Default `ponteverde_partner`. */
  readonly partner?: ClaimPath | undefined
  /** The organisation or organisations of a member. Default `ponteverde_organisations`. */
  readonly organisations?: ClaimPath | undefined
  /** Scopes that narrow what the role may (`scope`, `scp`). By default tokens are not narrowed. */
  readonly scopes?: ClaimPath | undefined
}

const usualClaims = { role: 'ponteverde_role', partner: 'ponteverde_partner', organisations: 'ponteverde_organisations' } as const

export interface People {
  /**
   * Who an access token stands for.
   * @throws Problem UNAUTHENTICATED (not valid here; the message never repeats the token), FORBIDDEN (a person without a role here), UNAVAILABLE (the provider does not answer)
   */
  verify (token: string): Promise<Principal>
}

export interface PeopleOptions { readonly now?: () => Date, readonly patience?: Patience }

/**
 * Sign-in as configured; undefined without OIDC_ISSUER.
 * @throws ConfigError when the issuer is set without the audience that tokens must be made for
 */
export function createPeople (config: Pick<Config, 'OIDC_ISSUER' | 'OIDC_AUDIENCE' | 'OIDC_CLAIMS'>, { now = () => new Date(), patience = usualPatience }: PeopleOptions = {}): People | undefined {
  const { OIDC_ISSUER: issuer, OIDC_AUDIENCE: audience, OIDC_CLAIMS: mapping = {} } = config
  if (issuer === undefined) return undefined
  // Any client of the provider could otherwise use the tokens it got for something else.
  if (audience === undefined) throw new ConfigError('OIDC_AUDIENCE must be set with OIDC_ISSUER: the name under which the provider makes tokens for this service.')
  const keys = providerKeys(issuer, patience)
  return {
    async verify (token) {
      const payload = await verified(() => jwtVerify(token, keys, { issuer, audience, algorithms: [...algorithms], clockTolerance, currentDate: now(), requiredClaims: ['sub', 'exp'] }))
      return principalFrom(payload, issuer, mapping)
    }
  }
}

async function verified (verify: () => ReturnType<typeof jwtVerify>): Promise<JWTPayload> {
  try {
    const { payload, protectedHeader } = await verify()
    // Logout tokens and proofs are signed by the same keys (RFC 9068, section 4).
    const typ = protectedHeader.typ?.toLowerCase().replace(/^application\//, '') ?? 'jwt'
    if (typ !== 'jwt' && typ !== 'at+jwt') throw refused('It is not an access token.')
    // A token bound to a key of its holder (DPoP, mutual TLS) is worth nothing without the proof, which a bearer does not give.
    if (payload['cnf'] !== undefined) throw refused('It is bound to a key, and such tokens are not taken here.')
    return payload
  } catch (error) {
    if (error instanceof Problem) throw error
    if (error instanceof errors.JWTExpired) throw refused('It has expired: sign in again.')
    if (error instanceof errors.JWTClaimValidationFailed) throw refused(claimFaults[error.claim] ?? 'It lacks what it needs to say.')
    throw refused('It was not signed by the sign-in provider, or was changed since.')
  }
}

const claimFaults: Readonly<Record<string, string>> = {
  iss: 'It was made by another provider.',
  aud: 'It was made for another service.',
  nbf: 'It does not hold yet.'
}

/** Constant sentences: nothing of the token is repeated. */
function refused (why: string): Problem {
  return new Problem('UNAUTHENTICATED', `The access token is not valid here. ${why}`)
}

/**
 * The principal of verified claims. Without a role that is known here a person is refused rather than read as a stranger:
 * who signs in expects more than that, and would look for the fault in the data.
 * @throws Problem FORBIDDEN
 */
export function principalFrom (payload: JWTPayload, issuer: string, mapping: ClaimsMapping): Principal {
  const named = texts(claimAt(payload, mapping.role ?? usualClaims.role))
  const own = (name: string): Role | undefined => mapping.roles === undefined
    ? roles.find((role) => role === name)
    : Object.hasOwn(mapping.roles, name) ? mapping.roles[name] : undefined
  const held = named.map(own)
  // Of several the mightiest, which stands first in the list.
  const role = roles.find((role) => held.includes(role))
  if (role === undefined) throw new Problem('FORBIDDEN', 'You are signed in, but have no role here. Ask the programme for one.')

  const [partnerId = null] = role === 'partner' ? texts(claimAt(payload, mapping.partner ?? usualClaims.partner)) : []
  if (role === 'partner' && partnerId === null) throw new Problem('FORBIDDEN', 'You are signed in as a partner, but your account does not say of which. Ask the programme to complete it.')
  const organisationIds = role === 'member' ? [...new Set(texts(claimAt(payload, mapping.organisations ?? usualClaims.organisations)))].slice(0, mostOrganisations) : []
  if (role === 'member' && organisationIds.length === 0) throw new Problem('FORBIDDEN', 'You are signed in as a member, but your account does not say of which organisation. Ask the programme to complete it.')

  return principalOf(personId(issuer, payload.sub ?? ''), role, { partnerId, organisationIds, scopes: mapping.scopes === undefined ? null : scopesIn(claimAt(payload, mapping.scopes)) })
}

/** Stands in the trail in place of the provider's own id, which may be an address or a name. The same person has the same one. */
function personId (issuer: string, subject: string): string {
  return `user_${createHash('sha256').update(JSON.stringify([issuer, subject])).digest('hex').slice(0, 32)}`
}

/** A list, or text with spaces between, as OAuth has it. What is no scope of ours narrows nothing further. */
function scopesIn (value: unknown): readonly Scope[] {
  const named = new Set(texts(value).flatMap((text) => text.split(' ')))
  return scopes.filter((scope) => named.has(scope))
}

function claimAt (payload: JWTPayload, path: ClaimPath): unknown {
  const names = typeof path === 'string' ? [path] : path
  return names.reduce<unknown>((value, name) => typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined, payload)
}

function texts (value: unknown): readonly string[] {
  return [value].flat().filter((item): item is string => typeof item === 'string' && item.trim() !== '')
}
