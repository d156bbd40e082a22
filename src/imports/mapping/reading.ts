// What reading a cell gives: a value, a value with something to say about it, or why there is none.
import { fold } from '../../fold.ts'

export type Reading =
  | { readonly value: unknown, readonly remark?: Complaint }
  | { readonly fault: Complaint }

/** `says` goes on after the column and its value: "AtecoCode 'NC' is not a code". */
export interface Complaint { readonly code: string, readonly says: string }

export function fault (code: string, says: string): Reading {
  return { fault: { code, says } }
}

/** Words of a text for comparison: folded, whatever is no letter and no digit as one space. */
export function words (text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}

/** A text without spaces around it and with single ones within. */
export function tidy (text: string): string {
  return text.replace(/[\s\u00A0\u200B\uFEFF]+/g, ' ').trim()
}
