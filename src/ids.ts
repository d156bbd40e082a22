import { createHash, createHmac } from 'node:crypto'
import { uuidv7 } from 'uuidv7'

/** Prefix of an identifier by what it names. An id tells its noun, so `node(id)` needs no look-up table. */
export const prefixes = { sme: 'sme', investor: 'inv', need: 'need', mandate: 'man', deal: 'deal', claim: 'claim' } as const
export type Noun = keyof typeof prefixes

const nouns = new Map<string, Noun>(Object.entries(prefixes).map(([noun, prefix]) => [prefix, noun as Noun]))

/** A new, time-ordered id: `sme_0192…`. */
export function newId (noun: Noun): string {
  return `${prefixes[noun]}_${uuidv7().replaceAll('-', '')}`
}

/**
 * The same id for the same parts, on every machine. Whoever knows the parts knows the id, so they must tell nothing that is
 * hidden: places in a list of an organisation whose id is known, or the source of an invented profile, which is public. The ids
 * of demo and synthetic data are these, and so the same in every database.
 */
export function derivedId (noun: Noun, ...parts: readonly string[]): string {
  return idOf(noun, createHash('sha256').update(JSON.stringify(parts)).digest('hex'))
}

/** The same id for the same parts in one database, and in no other: nobody without its key (32 random bytes) can tell from a guess of the parts. */
export function keyedId (key: Uint8Array, noun: Noun, ...parts: readonly string[]): string {
  return idOf(noun, createHmac('sha256', key).update(JSON.stringify(parts)).digest('hex'))
}

/** 96 bits of the digest: enough that no two ever meet. */
function idOf (noun: Noun, digest: string): string {
  return `${prefixes[noun]}_${digest.slice(0, 24)}`
}

/** The noun an id names; undefined when it has none of our prefixes. */
export function nounOf (id: string): Noun | undefined {
  return nouns.get(id.slice(0, id.indexOf('_')))
}
