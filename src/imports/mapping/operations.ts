// What a mapping can do to a value, one operation after the other.
import { createHash } from 'node:crypto'
import type { Lists } from '../../profiles/lists.ts'
import { isObject } from '../../profiles/merge.ts'
import { readChineseAmount } from './chinese.ts'
import { readAteco, readChineseProvince, readProvince, readRegion } from './codes.ts'
import { readDate } from './dates.ts'
import type { Operation } from './mapping.ts'
import { readBand, readNumber } from './numbers.ts'
import { fault, tidy, words, type Reading } from './reading.ts'

type Of<K extends Operation['op']> = Extract<Operation, { op: K }>

/**
 * One operation on one value. Of a list each part is read for itself, but by `join` and `part`; a part that cannot be read is
 * left out, and the first complaint is told.
 */
export function operate (given: unknown, operation: Operation, lists: Lists): Reading {
  if (Array.isArray(given)) {
    const parts: readonly unknown[] = given
    if (operation.op === 'join') return { value: parts.join(operation.with) }
    if (operation.op === 'part') return parts[operation.at] === undefined ? { value: undefined } : { value: parts[operation.at] }
    const read = parts.map((part) => operate(part, operation, lists))
    const value = read.flatMap((one) => 'value' in one && one.value !== undefined ? one.value : [])
    const complaint = read.map((one) => 'fault' in one ? one.fault : one.remark).find((one) => one !== undefined)
    return complaint === undefined ? { value } : value.length === 0 ? { fault: complaint } : { value, remark: complaint }
  }
  return one(typeof given === 'string' ? given : typeof given === 'number' ? String(given) : '', given, operation, lists)
}

function one (text: string, given: unknown, operation: Operation, lists: Lists): Reading {
  switch (operation.op) {
    case 'table': return byTable(text, operation)
    case 'endings': return { value: withoutEndings(text, operation) || undefined }
    case 'split': return { value: splitText(text, operation.by) }
    case 'part': case 'join': return { value: given }
    case 'cut': return { value: [...text].slice(0, operation.length).join('').trimEnd() }
    case 'key': return { value: key(text) || undefined }
    case 'address': return address(text)
    case 'number': return readNumber(text, operation)
    case 'band': return readBand(text, operation)
    case 'exact': return exact(given)
    case 'date': return readDate(text, operation.formats)
    case 'year': return /^\d{4}(?:-|$)/.test(text) ? { value: Number(text.slice(0, 4)) } : fault('not_a_date', 'is not a day')
    case 'chinese_amount': return readChineseAmount(text, operation.currency, operation.only)
    case 'ateco': return readAteco(text, operation.editions, lists)
    case 'province': return readProvince(text, lists)
    case 'region': return readRegion(text, lists)
    case 'chinese_province': return readChineseProvince(text, lists)
  }
}

function exact (given: unknown): Reading {
  return isObject(given) && typeof given['min'] === 'number' && given['min'] === given['max'] ? { value: given['min'] } : { value: undefined }
}

function byTable (text: string, { values, otherwise }: Of<'table'>): Reading {
  const sought = words(text)
  // What is all signs (`+`, `-`) is compared as it stands.
  const found = Object.entries(values).find(([name]) => sought === '' ? name.trim() === text.trim() : words(name) === sought)
  if (found !== undefined) return { value: found[1] }
  if (otherwise === 'keep') return { value: text }
  return otherwise === 'drop' ? { value: undefined } : fault('not_in_table', 'is not known')
}

/** Letters and digits of an ending, with whatever points and spaces stand between them: S.r.l., SRL, s r l. */
function endingPattern (ending: string): RegExp {
  const letters = [...words(ending).replaceAll(' ', '')].map((letter) => letter.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  // Chinese has no spaces between words.
  const before = /^\p{Script=Han}/u.test(ending) ? '' : '(?:^|[\\s,;.\\-–(])'
  return new RegExp(`${before}['"(（]*${letters.join("[\\s.'’\\-]*")}[\\s.'’")）\\-]*$`, 'u')
}

const patterns = new WeakMap<Of<'endings'>['values'], ReadonlyArray<readonly [RegExp, string]>>()

/** Endings are taken off, longest first, until none is left; what stands for them is set behind, in the order of the text. */
function withoutEndings (text: string, { values }: Of<'endings'>): string {
  let tried = patterns.get(values)
  if (tried === undefined) {
    tried = Object.entries(values).sort(([a], [b]) => b.length - a.length).map(([ending, short]) => [endingPattern(ending), short] as const)
    patterns.set(values, tried)
  }
  let rest = tidy(text)
  const shorts: string[] = []
  for (let again = true; again;) {
    again = false
    for (const [pattern, short] of tried) {
      const begins = pattern.exec(unaccented(rest))?.index
      if (begins === undefined || begins === 0) continue
      rest = rest.slice(0, begins).replace(/[\s,;\-–(（]+$/, '')
      if (short !== '' && shorts[0] !== short) shorts.unshift(short)
      again = true
      break
    }
  }
  return tidy([rest, ...shorts].join(' '))
}

/** The text in lower case and without accents, letter for letter in the same places. */
function unaccented (text: string): string {
  return text.replace(/[^ -~]/gu, (letter) => {
    const base = letter.normalize('NFD').replace(/\p{M}/gu, '')
    return base.length === letter.length ? base : letter
  }).replace(/[A-Z]/g, (letter) => letter.toLowerCase())
}

/** The parts of a text between any of the separators, tidied, without empty ones. */
export function splitText (text: string, by: readonly string[]): readonly string[] {
  return by.reduce<readonly string[]>((parts, separator) => parts.flatMap((part) => part.split(separator)), [text]).map(tidy).filter((part) => part !== '')
}

const longestKey = 200

/** A text as an id: folded words with hyphens; what would be too long ends in a digest of it. */
export function key (text: string): string {
  const plain = words(text).replaceAll(' ', '-')
  return plain.length <= longestKey ? plain : `${plain.slice(0, longestKey - 17)}-${createHash('sha256').update(plain).digest('hex').slice(0, 16)}`
}

function address (text: string): Reading {
  const given = text.replace(/^(https?):?\/+/i, (_, scheme: string) => `${scheme.toLowerCase()}://`)
  const full = /^https?:/.test(given) ? given : `https://${given}`
  return URL.canParse(full) && /\.\p{L}/u.test(new URL(full).hostname) && !/\s/.test(full) ? { value: full } : fault('not_an_address', 'is not a web address')
}
