// Days as files write them, by format.
import { fault, type Reading } from './reading.ts'

const dayLength = 86_400_000
/** Day 0 of a workbook, as counted from 1 March 1900 on: the 29 February 1900 that workbooks know did not exist. */
const serialOrigin = Date.UTC(1899, 11, 30)

function isoDay (year: number, month: number, day: number): string | undefined {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : undefined
}

/**
 * A day as ISO 8601, by the first format that fits all of the text; a time behind it is passed over. Formats are made of
 * `dd`, `mm`, `yyyy` and whatever stands between them; `d` and `m` take one digit or two. `serial` is a workbook's day number.
 */
export function readDate (text: string, formats: readonly string[]): Reading {
  const given = text.normalize('NFKC').trim()
  for (const format of formats) {
    const found = format === 'serial' ? bySerial(given) : byFormat(given, format)
    if (found !== undefined) return { value: found }
  }
  return fault('not_a_date', `is not a date such as ${formats.map((format) => format === 'serial' ? 'a day number' : format).join(' or ')}`)
}

function bySerial (given: string): string | undefined {
  if (!/^\d{3,6}(?:\.\d+)?$/.test(given)) return undefined
  const date = new Date(serialOrigin + Math.floor(Number(given)) * dayLength)
  return isoDay(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
}

const parts: Readonly<Record<string, string>> = { dd: '(?<day>\\d{2})', d: '(?<day>\\d{1,2})', mm: '(?<month>\\d{2})', m: '(?<month>\\d{1,2})', yyyy: '(?<year>\\d{4})' }

function byFormat (given: string, format: string): string | undefined {
  const pattern = format.normalize('NFKC').replace(/yyyy|dd|mm|d|m|[^dmy]+/g, (part) => parts[part] ?? part.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
  const found = new RegExp(`^${pattern}(?:[T ]\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?(?:Z|[+-]\\d{2}:?\\d{2})?)?$`, 'u').exec(given)?.groups
  return found === undefined ? undefined : isoDay(Number(found['year']), Number(found['month'] ?? '1'), Number(found['day'] ?? '1'))
}
