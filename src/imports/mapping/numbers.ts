// Numbers and ranges as people write them.
import { fold } from '../../fold.ts'
import { fault, type Reading } from './reading.ts'

export interface Notation { readonly decimal: ',' | '.', readonly units: Readonly<Record<string, number>> }

/** A number at the beginning of a text with what follows it; undefined when there is none. */
interface Found { readonly value: number, readonly rest: string }

const noise = /(?:€|eur\b|euro\b|\baddetti\b|\bdipendenti\b|\bunita\b|\bula\b|\bemployees\b|人)/g

/** Groups of three by the other mark, decimals by this one: 1.234.567,89. */
function numberAt (text: string, { decimal, units }: Notation): Found | undefined {
  const group = decimal === ',' ? "[. ']" : "[, ']"
  const match = new RegExp(`^(?:\\d{1,3}(?:${group}\\d{3})+(?!\\d)|\\d+)(?:[${decimal}]\\d+)?`).exec(text)
  if (match === null) return undefined
  const digits = match[0].replace(new RegExp(group, 'g'), '').replace(decimal, '.')
  const rest = text.slice(match[0].length).trimStart()
  for (const unit of Object.keys(units).sort((a, b) => b.length - a.length)) {
    const word = fold(unit)
    if (rest.startsWith(word) && !/^\p{L}/u.test(rest.slice(word.length))) return { value: Number((Number(digits) * (units[unit] ?? 1)).toPrecision(15)), rest: rest.slice(word.length).trimStart() }
  }
  return { value: Number(digits), rest }
}

function plain (text: string): string {
  return fold(text).replace(noise, ' ').replace(/[\u2010-\u2015\u2212]/g, '-').replace(/\s+/g, ' ').trim()
}

/** A number with grouped thousands, decimals, a sign, a currency sign and a word that multiplies it. */
export function readNumber (text: string, notation: Notation & { readonly scale: number, readonly whole: boolean }): Reading {
  const given = plain(text)
  const negative = given.startsWith('-')
  const found = numberAt(negative ? given.slice(1).trimStart() : given, notation)
  if (found === undefined || found.rest !== '') return fault('not_a_number', 'is not a number')
  const value = Number(((negative ? -found.value : found.value) * notation.scale).toPrecision(15))
  if (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER) return fault('not_a_number', 'is too large a number')
  // Not negative zero, which would be a change against the zero that is stored.
  return { value: notation.whole ? Math.round(value) + 0 : value }
}

export interface Band { readonly min: number | null, readonly max: number | null }

const above = /^(?:oltre|piu di|maggiore di|sopra(?: i)?|over|more than|above|>)\s*/
const atLeast = /^(?:da almeno|almeno|at least|from|>=|≥)\s*/
const below = /^(?:meno di|minore di|sotto(?: i)?|under|less than|below|<)\s*/
const atMost = /^(?:fino a(?:i)?|al massimo|non oltre|up to|<=|≤)\s*/

/**
 * A range of whole numbers, both ends included: `20-49`, `da 20 a 49`, `oltre 250` (from 251), `< 10` (to 9), `1000+`, or one
 * number. A letter that names the class before its range (`C: 10-19`) is passed over; a class alone is looked up in `classes`.
 */
export function readBand (text: string, notation: Notation & { readonly classes: Readonly<Record<string, { readonly min?: number | null | undefined, readonly max?: number | null | undefined }>> }): Reading {
  const given = plain(text)
  const named = Object.entries(notation.classes).find(([name]) => plain(name) === given)
  if (named !== undefined) return { value: { min: named[1].min ?? null, max: named[1].max ?? null } satisfies Band }
  return bandOf(given, notation) ?? bandOf(given.replace(/^[a-z]\s*[):.]?\s+|^[a-z]\s*[):.]\s*/, ''), notation) ?? fault('not_a_band', 'is not a range')
}

function bandOf (given: string, notation: Notation): Reading | undefined {
  const one = (pattern: RegExp): number | undefined => {
    if (!pattern.test(given)) return undefined
    const found = numberAt(given.replace(pattern, ''), notation)
    return found?.rest === '' ? found.value : undefined
  }
  const least = one(atLeast)
  if (least !== undefined) return band(least, null)
  const more = one(above)
  if (more !== undefined) return band(Math.floor(more) + 1, null)
  const most = one(atMost)
  if (most !== undefined) return band(null, most)
  const less = one(below)
  if (less !== undefined) return less > 0 ? band(null, Math.ceil(less) - 1) : undefined
  const low = numberAt(given.replace(/^(?:da|tra|from|between)\s+/, ''), notation)
  if (low === undefined) return undefined
  if (low.rest === '') return band(low.value, low.value)
  if (/^(?:\+|e oltre|ed oltre|e piu|and more|or more|以上)$/.test(low.rest)) return band(low.value, null)
  const high = /^(?:-|a|e|to|and|至|~)\s*(?=\d)/.exec(low.rest)
  const end = high === null ? undefined : numberAt(low.rest.slice(high[0].length), notation)
  return end === undefined || end.rest !== '' || end.value < low.value ? undefined : band(low.value, end.value)
}

function band (min: number | null, max: number | null): Reading | undefined {
  const ends: Band = { min: min === null ? null : Math.ceil(min), max: max === null ? null : Math.floor(max) }
  return [ends.min, ends.max].some((end) => end !== null && !Number.isSafeInteger(end)) ? undefined : { value: ends }
}
