// Activity codes written as one text: a bare code is NACE Rev. 2, others name their system (`NACE21:D35.11`, `ATECO2025:35.11.00`).
import { codeSystems, type CodeRef, type CodeSystem } from '../scoring/types.ts'

/** The code and its system. Any text can be read: whether the code exists is for the catalogues to say. */
export function parseSectorCode (text: string): CodeRef {
  const colon = text.indexOf(':')
  const system = codeSystems.find((name) => name === text.slice(0, colon).trim().toUpperCase())
  return system === undefined ? { code: text.trim(), system: 'NACE2' } : { code: text.slice(colon + 1).trim(), system }
}

/** The one spelling of a code and its system; the inverse of `parseSectorCode`. */
export function sectorCodeText ({ code, system }: { readonly code: string, readonly system: CodeSystem }): string {
  return system === 'NACE2' ? code : `${system}:${code}`
}
