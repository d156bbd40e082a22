// Numbers by which registers know an organisation: how they are written, and the check digits in them.
import type { Identifier, IdentifierScheme } from './profile.ts'

/** Why an identifier is refused, and what would be accepted, for the person who gave it. */
export interface IdentifierFault { readonly code: 'invalid_format' | 'invalid_checksum', readonly message: string, readonly accepted: readonly string[] }
export type IdentifierReading = { readonly identifier: Identifier } | { readonly fault: IdentifierFault }

/** An identifier in the one spelling in which it is stored, or what is wrong with it. Spaces, dots and case do not matter. */
export function readIdentifier (scheme: IdentifierScheme, given: string): IdentifierReading {
  return readers[scheme](given.normalize('NFKC').toUpperCase().replace(/[\s.]/gu, ''), given)
}

const readers: Readonly<Record<IdentifierScheme, (value: string, given: string) => IdentifierReading>> = {
  vat (value, given) {
    const digits = value.replace(/^IT/, '')
    if (!/^\d{11}$/.test(digits) || /^0{7}/.test(digits)) {
      return fault('invalid_format', `'${given}' is not a Partita IVA: 11 digits, with or without IT before them.`, 'IT12345678903')
    }
    if (partitaIvaCheckDigit(digits.slice(0, 10)) !== Number(digits[10])) {
      return fault('invalid_checksum', `The last digit of the Partita IVA '${given}' does not fit the others: one digit is wrong.`, 'IT12345678903')
    }
    return found('vat', `IT${digits}`)
  },

  rea (value, given) {
    const parts = /^([A-Z]{2})-?(\d{1,7})$/.exec(value)
    if (parts === null) return fault('invalid_format', `'${given}' is not a REA number: two letters of the province, a hyphen and up to 7 digits.`, 'MI-1234567')
    return found('rea', `${parts[1]}-${parts[2]}`)
  },

  lei (value, given) {
    if (!/^[0-9A-Z]{18}\d{2}$/.test(value)) {
      return fault('invalid_format', `'${given}' is not an LEI: 18 letters or digits and 2 check digits.`, '529900T8BM49AURSDO55')
    }
    if (leiRemainder(value) !== 1) return fault('invalid_checksum', `The check digits of the LEI '${given}' do not fit: one character is wrong.`, '529900T8BM49AURSDO55')
    return found('lei', value)
  },

  uscc (value, given) {
    if (!/^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(value)) {
      return fault('invalid_format', `'${given}' is not a Unified Social Credit Code: 18 digits or letters without I, O, S, V and Z, six digits at places 3 to 8.`, '919999990000009167')
    }
    const fits = usccCheckCharacter(value.slice(0, 17)) === value[17]
    return found('uscc', value, fits ? null : 'The check character does not fit the others. Some real codes fail this test: compare it with the business licence.')
  }
}

function found (scheme: IdentifierScheme, value: string, warning: string | null = null): IdentifierReading {
  return { identifier: { scheme, value, warning } }
}

function fault (code: IdentifierFault['code'], message: string, example: string): IdentifierReading {
  return { fault: { code, message: `${message} Example: ${example}.`, accepted: [example] } }
}

/** Check digit of a Partita IVA's first ten digits (Luhn; Ministerial Decree of 23 December 1976). */
export function partitaIvaCheckDigit (tenDigits: string): number {
  let sum = 0
  for (const [index, digit] of [...tenDigits].map(Number).entries()) {
    const doubled = digit * 2
    sum += index % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled
  }
  return (10 - sum % 10) % 10
}

/** Remainder modulo 97 of an LEI with letters read as 10–35; 1 when the check digits fit (ISO 17442, ISO 7064 MOD 97-10). */
export function leiRemainder (lei: string): number {
  let remainder = 0
  for (const character of lei) {
    const value = Number.parseInt(character, 36)
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97
  }
  return remainder
}

const usccAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** Check character of a USCC's first 17 characters: weights 3ⁱ modulo 31 (GB 32100-2015). */
export function usccCheckCharacter (first17: string): string {
  let sum = 0
  let weight = 1
  for (const character of first17) {
    sum += usccAlphabet.indexOf(character) * weight
    weight = weight * 3 % 31
  }
  return usccAlphabet.charAt((31 - sum % 31) % 31)
}
