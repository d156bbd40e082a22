// API keys: who may call, and as what.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { invalid, Problem } from '../errors.ts'
import { parse } from '../parse.ts'
import type { ApiKey, Store } from '../profiles/store.ts'
import { demand } from './demand.ts'
import { checkKey, expiryIssues, KeyInput, RotationInput, usualOverlap } from './key-input.ts'
import { anonymous, type Principal } from './principal.ts'

export { KeyInput } from './key-input.ts'

/** A key as it may be shown again: everything but its digest. */
export type ShownKey = Omit<ApiKey, 'digest'>

/** A new key with its text, which is in this answer only: the database holds a digest. */
export interface MadeKey { readonly id: string, readonly key: string, readonly shown: ShownKey }
/** A new key in the place of an old one, which holds until `previousEndsAt`. */
export interface RotatedKey extends MadeKey { readonly previous: string, readonly previousEndsAt: Date }

/** `pv_<id>_<secret>`: a prefix that secret scanners can be taught, 8 random bytes that name the key, 32 that prove it. */
const keyText = /^pv_([0-9a-f]{16})_([A-Za-z0-9_-]{43})$/
const bearer = /^bearer +(\S+) *$/i
const touchEvery = 60_000

/** The credential of an `Authorization: Bearer …` header; undefined for a header of another kind. */
export function credentialOf (header: string): string | undefined {
  return bearer.exec(header)?.[1]
}

/** Whether a key holds at a moment: neither revoked nor expired. */
export function isInUse ({ revokedAt, expiresAt }: Pick<ApiKey, 'revokedAt' | 'expiresAt'>, at: Date): boolean {
  return revokedAt === null && (expiresAt === null || expiresAt.getTime() > at.getTime())
}

export type Keys = ReturnType<typeof createKeys>

export function createKeys ({ store, now }: { store: Store, now: () => Date }) {
  async function existing (id: string): Promise<ApiKey> {
    const key = await store.keys.find(id)
    if (key === undefined) throw new Problem('NOT_FOUND', `There is no key '${id}'.`)
    return key
  }

  return {
    /**
     * A new key. Needs settings:write; who is narrowed by scopes can only make keys narrowed to some of the same.
     * @throws Problem UNAUTHENTICATED, FORBIDDEN, VALIDATION_FAILED
     */
    async create (input: KeyInput, principal: Principal): Promise<MadeKey> {
      demand(principal, 'settings:write')
      const given = parse(KeyInput, input)
      checkKey(given, now())
      const { role, name, partnerId, organisationIds, scopes, expiresAt } = given
      refuseWider(scopes ?? null, principal)
      const organisations = [...new Set(organisationIds ?? [])]
      await refuseUnknown(store, organisations)
      const made = makeKey({
        role, name: name ?? null, partnerId: partnerId ?? null, organisationIds: organisations, scopes: scopes == null ? null : [...new Set(scopes)], expiresAt: expiresAt == null ? null : new Date(expiresAt)
      }, now(), principal)
      await store.write(principal, (work) => work.insertKey(made.stored))
      return told(made)
    },

    /** Every key, ended ones too, oldest first. Needs settings:write. @throws Problem UNAUTHENTICATED, FORBIDDEN */
    async list (principal: Principal): Promise<readonly ShownKey[]> {
      demand(principal, 'settings:write')
      return (await store.keys.list()).map(withoutDigest)
    },

    /** One key; undefined when there is none. Needs settings:write. @throws Problem UNAUTHENTICATED, FORBIDDEN */
    async find (id: string, principal: Principal): Promise<ShownKey | undefined> {
      demand(principal, 'settings:write')
      const key = await store.keys.find(id)
      return key === undefined ? undefined : withoutDigest(key)
    },

    /**
     * Ends a key at once and for good; a key that has ended stays as it is. Needs settings:write.
     * @throws Problem UNAUTHENTICATED, FORBIDDEN, NOT_FOUND
     */
    async revoke (id: string, principal: Principal): Promise<ShownKey> {
      demand(principal, 'settings:write')
      const key = await existing(id)
      if (key.revokedAt === null) await store.write(principal, (work) => work.revokeKey(id, now()))
      return withoutDigest(await existing(id))
    },

    /**
     * A new key of the same role, scopes and organisations in the place of another, which holds beside it for the overlap, or
     * for as long as it would have anyway when that is shorter. Needs settings:write.
     * @throws Problem UNAUTHENTICATED, FORBIDDEN, VALIDATION_FAILED, NOT_FOUND, RULE_REFUSED when the old key has ended or was rotated before
     */
    async rotate (id: string, input: RotationInput, principal: Principal): Promise<RotatedKey> {
      demand(principal, 'settings:write')
      const { overlapSeconds, expiresAt } = parse(RotationInput, input)
      const at = now()
      const issues = expiryIssues(expiresAt, at)
      if (issues.length > 0) throw invalid(issues)
      const old = await existing(id)
      if (old.replacedBy !== null) throw new Problem('RULE_REFUSED', `The key '${id}' was rotated before: '${old.replacedBy}' took its place.`)
      if (!isInUse(old, at)) throw new Problem('RULE_REFUSED', `The key '${id}' has ended. Make a new one.`)
      refuseWider(old.scopes, principal)
      const previousEndsAt = earlier(new Date(at.getTime() + (overlapSeconds ?? usualOverlap) * 1000), old.expiresAt)
      const made = makeKey({ ...old, expiresAt: expiresAt == null ? sameSpan(old, at) : new Date(expiresAt) }, at, principal)
      await store.write(principal, async (work) => {
        if (!await work.replaceKey(id, { replacedBy: made.stored.id, expiresAt: previousEndsAt })) throw new Problem('RULE_REFUSED', `The key '${id}' was rotated or revoked just now.`)
        await work.insertKey(made.stored)
      })
      return { ...told(made), previous: id, previousEndsAt }
    },

    /**
     * Who sends this `Authorization` header: `Bearer pv_…`. Without a header: anonymous.
     * An unknown, malformed, revoked or expired key is refused (UNAUTHENTICATED) rather than read as anonymous, so that
     * nobody works for days with a mistyped key on public data. The message never repeats the key, and tells of its
     * expiry only to who holds the whole of it.
     */
    async authenticate (header: string | undefined): Promise<Principal> {
      if (header === undefined) return anonymous
      const [, handle, secret] = keyText.exec(credentialOf(header) ?? '') ?? []
      if (handle === undefined || secret === undefined) throw unauthenticated()
      const key = await store.keys.find(`key_${handle}`)
      // Compared also when there is no such key: the time taken does not tell which ids exist.
      const fits = timingSafeEqual(digestOf(secret), key === undefined ? Buffer.alloc(32) : Buffer.from(key.digest, 'hex'))
      if (key === undefined || !fits || key.revokedAt !== null) throw unauthenticated()
      const at = now()
      if (!isInUse(key, at)) throw new Problem('UNAUTHENTICATED', 'This API key has expired. Ask an admin for a new one.')
      if (key.lastUsedAt === null || at.getTime() - key.lastUsedAt.getTime() >= touchEvery) await store.keys.touch(key.id, at)
      const { id, role, partnerId, organisationIds, scopes } = key
      return { id, role, partnerId, organisationIds, scopes }
    }
  }
}

interface Made { readonly stored: ApiKey, readonly key: string }

function makeKey (given: Pick<ApiKey, 'name' | 'role' | 'partnerId' | 'organisationIds' | 'scopes' | 'expiresAt'>, at: Date, principal: Principal): Made {
  const handle = randomBytes(8).toString('hex')
  const secret = randomBytes(32).toString('base64url')
  const { name, role, partnerId, organisationIds, scopes, expiresAt } = given
  const stored: ApiKey = {
    id: `key_${handle}`, name, role, partnerId, organisationIds, scopes, digest: digestOf(secret).toString('hex'), createdAt: at, createdBy: principal.id, lastUsedAt: null, expiresAt, revokedAt: null, replacedBy: null
  }
  return { stored, key: `pv_${handle}_${secret}` }
}

function told ({ stored, key }: Made): MadeKey {
  return { id: stored.id, key, shown: withoutDigest(stored) }
}

function withoutDigest ({ digest: _, ...shown }: ApiKey): ShownKey {
  return shown
}

/**
 * SHA-256 of a key's secret. A slow, salted digest (scrypt, argon2) protects what people choose, by making each guess dear.
 * Here the secret is 256 random bits: there is nothing to guess from, and no two are alike, so a fast digest loses nothing
 * and every request is spared the time.
 */
function digestOf (secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}

/** Whoever keeps keys under scopes could else make a key without them, and the scopes would mean nothing. */
function refuseWider (scopes: ApiKey['scopes'], principal: Principal): void {
  const own = principal.scopes
  if (own === null || scopes?.every((scope) => own.includes(scope)) === true) return
  throw new Problem('FORBIDDEN', `You are narrowed to ${own.join(', ')}: the keys you make name some of these scopes and no others.`)
}

async function refuseUnknown (store: Store, organisationIds: readonly string[]): Promise<void> {
  if (organisationIds.length === 0) return
  const known = new Set((await store.read.wholes(organisationIds)).map(({ profile }) => profile.id))
  const issues = organisationIds.flatMap((id, index) => known.has(id) ? [] : [{ pointer: `/organisationIds/${index}`, code: 'unknown_organisation', message: `There is no organisation '${id}'.` }])
  if (issues.length > 0) throw invalid(issues)
}

function earlier (one: Date, other: Date | null): Date {
  return other === null || one.getTime() < other.getTime() ? one : other
}

/** The span of time that the old key was made for, from now on. */
function sameSpan ({ createdAt, expiresAt }: ApiKey, at: Date): Date | null {
  return expiresAt === null ? null : new Date(at.getTime() + expiresAt.getTime() - createdAt.getTime())
}

function unauthenticated (): Problem {
  return new Problem('UNAUTHENTICATED', 'The Authorization header holds no valid API key (expected: Bearer pv_…).')
}
