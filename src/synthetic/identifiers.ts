// Identifiers that pass their check digits and that no register can issue.
import { leiRemainder, partitaIvaCheckDigit, usccCheckCharacter } from '../profiles/identifiers.ts'
import { mixed, shuffle } from './random.ts'

/** Most profiles of one kind with identifiers of their own. */
export const mostIdentifiers = 9_000_000

/**
 * Province offices that do not exist: the tax authority's are 001 to 100, 120, 121, 888 and 999. The demo profiles have 000.
 * Each seed has one of these, so that populations of different seeds seldom meet.
 */
const offices = Array.from({ length: 1000 }, (_, office) => office).filter((office) => office > 100 && ![120, 121, 888, 999].includes(office))

/** A Partita IVA, different for every index of a seed. */
export function vatNumber (seed: number, index: number): string {
  const number = 1_000_000 + shuffle(index, mostIdentifiers, mixed([seed, 11]))
  const digits = `${number}${String(offices[mixed([seed, 12]) % offices.length]).padStart(3, '0')}`
  return `IT${digits}${partitaIvaCheckDigit(digits)}`
}

const usccAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
/** Weights of the check character of an organisation code (GB 11714-1997). */
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2]

function inAlphabet (value: number, length: number): string {
  let text = ''
  for (let rest = value; text.length < length; rest = Math.floor(rest / usccAlphabet.length)) text = usccAlphabet.charAt(rest % usccAlphabet.length) + text
  return text
}

/** A Unified Social Credit Code of division 999999, which is none, different for every index of a seed. */
export function uscc (seed: number, index: number): string {
  const organisation = `${mixed([seed, 21]) % 10}${inAlphabet(mixed([seed, 22]) % 961, 2)}${inAlphabet(shuffle(index, mostIdentifiers, mixed([seed, 23])), 5)}`
  let sum = 0
  for (const [at, weight] of organisationWeights.entries()) sum += weight * Number.parseInt(organisation.charAt(at), 36)
  const check = 11 - sum % 11
  const first17 = `91999999${organisation}${check === 10 ? 'X' : check === 11 ? '0' : check}`
  return `${first17}${usccCheckCharacter(first17)}`
}

/** An LEI of issuer 9999, which is none, different for every index of a seed and kind (a letter). */
export function lei (seed: number, index: number, kind: 'S' | 'N'): string {
  const entity = `999900${kind}${mixed([seed, 31]).toString(36).padStart(7, '0').slice(-5)}${index.toString(36).padStart(6, '0')}`.toUpperCase()
  return `${entity}${String(98 - leiRemainder(`${entity}00`)).padStart(2, '0')}`
}
