// Values from the text of cells, as people and spreadsheet programs of three languages write them. What is not certain stays
// text, so that the shape of the field refuses it and the person sees what was given.

const yes = new Set(['true', 'yes', 'sì', 'si', 'vero', '是', '真', '1'])
const no = new Set(['false', 'no', 'falso', '否', '假', '0'])

/** `true` from true, yes, sì, vero, 是 or 1 in any case; `false` likewise; else the text. */
export function toFlag (text: string): boolean | string {
  const given = text.trim().normalize('NFC').toLowerCase()
  return yes.has(given) ? true : no.has(given) ? false : text
}

const plainNumber = /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i
const grouped = /^[+-]?\d{1,3}(?:([.,'’])\d{3})(?:\1\d{3})+$|^[+-]?\d{1,3}(?:['’]\d{3})+$/
const italianDecimal = /^[+-]?(?:0,\d+|\d+,(?:\d{1,2}|\d{4,})|\d{1,3}(?:\.\d{3})+,\d+)$/
const englishDecimal = /^[+-]?\d{1,3}(?:,\d{3})+\.\d+$/

/**
 * A number as written with a point or a comma before decimals, with spaces, points, commas or apostrophes between
 * thousands, or in per cent (70 % is 0.7). A single point is a decimal one; a single comma before exactly three digits could
 * be either, so that text stays text.
 */
export function toNumber (text: string): number | string {
  const given = text.trim().replace(/[\s\u00a0\u202f]/g, '')
  const share = /^(.+)[%％]$/.exec(given)
  if (share?.[1] !== undefined) {
    const value = toNumber(share[1])
    // Per cent have two decimals more as shares: rounding takes away what binary fractions add.
    return typeof value === 'number' ? Number((value / 100).toPrecision(15)) : text
  }
  if (plainNumber.test(given)) return numberOr(given, text)
  if (grouped.test(given)) return numberOr(given.replace(/[.,'’]/g, ''), text)
  if (italianDecimal.test(given)) return numberOr(given.replaceAll('.', '').replace(',', '.'), text)
  if (englishDecimal.test(given)) return numberOr(given.replaceAll(',', ''), text)
  return text
}

function numberOr (digits: string, text: string): number | string {
  const value = Number(digits)
  return Number.isFinite(value) ? value : text
}

const dayFirst = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/
const yearFirst = /^(\d{4})[./-](\d{1,2})[./-](\d{1,2})$/
const chinese = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/
const midnight = /^(\d{4}-\d{2}-\d{2})[T ]00:00(?::00(?:\.0+)?)?Z?$/

/** A calendar day as YYYY-MM-DD from 2025-03-01, 2025/3/1, 2025年3月1日 or, day first as in Italy, 1/3/2025; else the text. */
export function toDay (text: string): string {
  const given = text.trim()
  const instant = midnight.exec(given)
  if (instant?.[1] !== undefined) return instant[1]
  const [, day = '', month = '', year = ''] = dayFirst.exec(given) ?? []
  if (year !== '') return calendarDay(year, month, day)
  const [, y = '', m = '', d = ''] = yearFirst.exec(given) ?? chinese.exec(given) ?? []
  return y === '' ? text : calendarDay(y, m, d)
}

function calendarDay (year: string, month: string, day: string): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

/** One of the values, in any case and with spaces or hyphens for underscores; else the text. */
export function toChoice (text: string, values: readonly string[]): string {
  const given = text.trim()
  if (values.includes(given)) return given
  const folded = (value: string): string => value.toLowerCase().replace(/[\s-]+/g, '_')
  return values.find((value) => folded(value) === folded(given)) ?? text
}

/** The values of a list in one cell: separated by semicolons, which stand as `\;` within a value, as `\` stands as `\\`. */
export function splitList (text: string): string[] {
  const values: string[] = []
  let value = ''
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? ''
    const next = text[at + 1]
    if (character === '\\' && (next === ';' || next === '\\')) {
      value += next
      at++
    } else if (character === ';') {
      values.push(value.trim())
      value = ''
    } else {
      value += character
    }
  }
  values.push(value.trim())
  return values
}

/** The values as one cell that `splitList` reads; an empty cell when none of them says anything. */
export function joinList (values: readonly string[]): string {
  if (values.every((value) => value === '')) return ''
  return values.map((value) => value.replace(/[\\;]/g, '\\$&')).join(';')
}
