// API keys: who may call, and as what.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { Problem } from '../errors.ts'
import { parse } from '../parse.ts'
import type { ApiKey, Store } from '../profiles/store.ts'
import { anonymous, may, roles, type Principal } from './principal.ts'

export const KeyInput = z.strictObject({
  role: z.enum(roles),
  /** What the key is for, so that an admin knows which one to revoke. */
  name: z.string().trim().min(1).max(200).nullish()
})
export type KeyInput = z.infer<typeof KeyInput>

/** A key as it may be shown again: everything but its digest. */
export type ShownKey = Omit<ApiKey, 'digest'>

/** `pv_<id>_<secret>`: a prefix that secret scanners can be taught, 8 random bytes that name the key, 32 that prove it. */
const keyText = /^pv_([0-9a-f]{16})_([A-Za-z0-9_-]{43})$/
const bearer = /^bearer +(\S+) *$/i
const touchEvery = 60_000

export type Keys = ReturnType<typeof createKeys>

export function createKeys ({ store, now }: { store: Store, now: () => Date }) {
  return {
    /**
     * A new key. Its text is in this answer only: the database holds a digest. Needs settings:write.
     * @throws Problem FORBIDDEN, VALIDATION_FAILED
     */
    async create (input: KeyInput, principal: Principal): Promise<{ readonly id: string, readonly key: string }> {
      mayKeep(principal)
      const { role, name } = parse(KeyInput, input)
      const handle = randomBytes(8).toString('hex')
      const secret = randomBytes(32).toString('base64url')
      const key: ApiKey = { id: `key_${handle}`, name: name ?? null, role, digest: digestOf(secret).toString('hex'), createdAt: now(), createdBy: principal.id, lastUsedAt: null, revokedAt: null }
      await store.write(principal, (work) => work.insertKey(key))
      return { id: key.id, key: `pv_${handle}_${secret}` }
    },

    /** Every key, revoked ones too. Needs settings:write. */
    async list (principal: Principal): Promise<readonly ShownKey[]> {
      mayKeep(principal)
      return (await store.keys.list()).map(({ digest, ...shown }) => shown)
    },

    /** Ends a key at once and for good; a key that has ended stays as it is. Throws NOT_FOUND. Needs settings:write. */
    async revoke (id: string, principal: Principal): Promise<void> {
      mayKeep(principal)
      const key = await store.keys.find(id)
      if (key === undefined) throw new Problem('NOT_FOUND', `There is no key '${id}'.`)
      if (key.revokedAt === null) await store.write(principal, (work) => work.revokeKey(id, now()))
    },

    /**
     * Who sends this `Authorization` header: `Bearer pv_…`. Without a header: anonymous.
     * An unknown, malformed or revoked key is refused (UNAUTHENTICATED) rather than read as anonymous, so that
     * nobody works for days with a mistyped key on public data. The message is one for all, and never repeats the key.
     */
    async authenticate (header: string | undefined): Promise<Principal> {
      if (header === undefined) return anonymous
      const [, handle, secret] = keyText.exec(bearer.exec(header)?.[1] ?? '') ?? []
      if (handle === undefined || secret === undefined) throw unauthenticated()
      const key = await store.keys.find(`key_${handle}`)
      // Compared also when there is no such key: the time taken does not tell which ids exist.
      const fits = timingSafeEqual(digestOf(secret), key === undefined ? Buffer.alloc(32) : Buffer.from(key.digest, 'hex'))
      if (key === undefined || !fits || key.revokedAt !== null) throw unauthenticated()
      const at = now()
      if (key.lastUsedAt === null || at.getTime() - key.lastUsedAt.getTime() >= touchEvery) await store.keys.touch(key.id, at)
      return { id: key.id, role: key.role }
    }
  }
}

/**
 * SHA-256 of a key's secret. A slow, salted digest (scrypt, argon2) protects what people choose, by making each guess dear.
 * Here the secret is 256 random bits: there is nothing to guess from, and no two are alike, so a fast digest loses nothing
 * and every request is spared the time.
 */
function digestOf (secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}

function mayKeep (principal: Principal): void {
  if (!may(principal, 'settings:write')) throw new Problem('FORBIDDEN', 'Only an admin may see or change API keys.')
}

function unauthenticated (): Problem {
  return new Problem('UNAUTHENTICATED', 'The Authorization header holds no valid API key (expected: Bearer pv_…).')
}
