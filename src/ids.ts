import { createHash } from 'node:crypto'
import { uuidv7 } from 'uuidv7'

/** Prefix of an identifier by what it names. An id tells its noun, so `node(id)` needs no look-up table. */
export const prefixes = { sme: 'sme', investor: 'inv', need: 'need', mandate: 'man', deal: 'deal', claim: 'claim' } as const
export type Noun = keyof typeof prefixes

const nouns = new Map<string, Noun>(Object.entries(prefixes).map(([noun, prefix]) => [prefix, noun as Noun]))

/** A new, time-ordered id: `sme_0192…`. */
export function newId (noun: Noun): string {
  return `${prefixes[noun]}_${uuidv7().replaceAll('-', '')}`
}

/** The same id for the same parts, on every machine: what an import without ids of its own gets. */
export function derivedId (noun: Noun, ...parts: readonly string[]): string {
  return `${prefixes[noun]}_${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 24)}`
}

/** The noun an id names; undefined when it has none of our prefixes. */
export function nounOf (id: string): Noun | undefined {
  return nouns.get(id.slice(0, id.indexOf('_')))
}
