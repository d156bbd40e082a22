import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto'
import { Problem } from '../errors.ts'
import { remembering } from '../remembering.ts'

const nonceBytes = 12
const tagBytes = 16
/** Sealed text is padded to steps of this many bytes, so that its length does not tell how long a name in it is. */
const step = 64
/** Sealed texts remembered: the same pages are asked for again and again, and sealing takes longer than looking one up. */
const mostRemembered = 1_000
/** Far beyond any cursor of ours, and short enough to refuse without work. */
const longestText = 8192

export interface Sealer {
  /** The payload (anything JSON can hold) as URL-safe text that shows nothing of it. Same secret, payload and context: same text. */
  seal (payload: unknown, context: string): string
  /** The payload again. Throws INVALID_CURSOR when the text was altered, made up, or sealed for another context or by another secret. */
  unseal (text: string, context: string): unknown
}

/**
 * Seals sort keys into cursors: AES-256-GCM, the context (the list and its arguments) as additional data.
 * The nonce is an HMAC of payload and context, as in SIV modes: it repeats only when both repeat, and a cursor is the same
 * text on every instance and engine that shares the secret.
 * @throws Error when the secret has fewer than 16 bytes
 */
export function createSealer (secret: string | Buffer): Sealer {
  const material = typeof secret === 'string' ? Buffer.from(secret, 'utf8') : secret
  if (material.length < 16) throw new Error('The secret that seals cursors needs at least 16 bytes.')
  const derive = (purpose: string): Buffer => Buffer.from(hkdfSync('sha256', material, Buffer.alloc(0), `ponteverde cursor ${purpose}`, 32))
  const encryptionKey = derive('encryption')
  const nonceKey = derive('nonce')

  const sealed = remembering((both) => {
    const [context, plain] = JSON.parse(both) as readonly [string, string]
    const nonce = createHmac('sha256', nonceKey).update(both).digest().subarray(0, nonceBytes)
    const cipher = createCipheriv('aes-256-gcm', encryptionKey, nonce).setAAD(Buffer.from(context, 'utf8'))
    return Buffer.concat([nonce, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64url')
  }, mostRemembered, longestText)

  return {
    // JSON keeps the two parts apart: a plain concatenation would let them trade characters.
    seal: (payload, context) => sealed(JSON.stringify([context, pad(JSON.stringify(payload))])),

    unseal (text, context) {
      if (text.length > longestText) throw notOurs()
      const bytes = Buffer.from(text, 'base64url')
      // Node's decoder skips what is not base64url; only the one canonical spelling is ours.
      if (bytes.length < nonceBytes + tagBytes || bytes.toString('base64url') !== text) throw notOurs()
      const decipher = createDecipheriv('aes-256-gcm', encryptionKey, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes })
        .setAAD(Buffer.from(context, 'utf8'))
        .setAuthTag(bytes.subarray(-tagBytes))
      try {
        return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()]).toString('utf8'))
      } catch {
        throw notOurs()
      }
    }
  }
}

/** Spaces after JSON are no part of it, so they can be padding. */
function pad (json: string): string {
  return json + ' '.repeat((step - Buffer.byteLength(json, 'utf8') % step) % step)
}

function notOurs (): Problem {
  return new Problem('INVALID_CURSOR', 'The cursor does not belong to this list with these arguments. Start again without it.')
}
