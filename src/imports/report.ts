// The report of an import for whoever has to mend the file: what was wrong how often, then row by row; errors apart from
// warnings. As data (JSON), as CSV, and as the lines that a readable table begins with.
import type { ImportResult, ImportWarning, RejectedField } from './result.ts'
import { csvOf } from './table-writer.ts'

/** An error rejected its row; a warning set something of it aside. */
export type Severity = 'error' | 'warning'

/** One thing that was said of several rows. */
export interface ReportGroup {
  readonly severity: Severity
  /** Rows it was said of, among those that the report lists. */
  readonly rows: number
  readonly firstRow: number
  /** The column; positions in lists are `*`, as a mistake is the same wherever it stands in one. */
  readonly column: string
  /** The value they share; null when it is not a single value, or they have several. */
  readonly value: RejectedField['value']
  /** How many different values. */
  readonly values: number
  readonly code: string
  /** What was said; of several values, of the first row. */
  readonly message: string
  readonly accepted: readonly string[]
}

export interface ImportReport extends ImportResult {
  /** Errors first, then the most frequent first. */
  readonly summary: readonly ReportGroup[]
}

/** Values of one column and code that have a group of their own; all others share one. */
const mostValues = 5

interface Entry { readonly severity: Severity, readonly row: number, readonly line: number | null, readonly externalId: string | null, readonly column: string, readonly value: RejectedField['value'], readonly code: string, readonly message: string, readonly accepted: readonly string[] }

function columnOf (pointer: string): string {
  return pointer.split('/').slice(1).map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~')).join('.')
}

function errorEntry ({ row, line, externalId, column, value, code, message, accepted }: RejectedField): Entry {
  return { severity: 'error', row, line, externalId, column, value, code, message, accepted }
}

function warningEntry ({ row, externalId, pointer, column = columnOf(pointer), value = null, code, message }: ImportWarning): Entry {
  return { severity: 'warning', row, line: null, externalId, column, value, code, message, accepted: [] }
}

function anywhere (column: string): string {
  return column.split('.').map((part) => /^\d+$/.test(part) ? '*' : part).join('.')
}

function grouped<T> (items: Iterable<T>, keyOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return [...groups.values()]
}

function rowsOf (entries: readonly Entry[]): number {
  return new Set(entries.map(({ row }) => row)).size
}

function groupOf (entries: readonly Entry[]): ReportGroup {
  const first = entries[0]!
  const values = new Set(entries.map(({ value }) => value))
  const { severity, row, code, message, accepted } = first
  return { severity, rows: rowsOf(entries), firstRow: row, column: anywhere(first.column), value: values.size === 1 ? first.value : null, values: values.size, code, message, accepted }
}

/** The groups of one column and code: frequent values by themselves, the rest together. */
function groupsOf (entries: readonly Entry[]): ReportGroup[] {
  const byValue = grouped(entries, ({ value, message }) => JSON.stringify([value, message])).sort((a, b) => b.length - a.length)
  const own = byValue.length === 1 ? byValue : byValue.slice(0, mostValues).filter((alike) => alike.length > 1)
  const rest = byValue.slice(own.length).flat().sort((a, b) => a.row - b.row)
  return [...own, ...(rest.length > 0 ? [rest] : [])].map(groupOf)
}

function entriesOf ({ rejected, warnings }: ImportResult): readonly Entry[] {
  return [...rejected.map(errorEntry), ...warnings.map(warningEntry)]
}

/** The result with its summary. Of a result that left entries out, the summary counts those it lists. */
export function reportOf (result: ImportResult): ImportReport {
  const summary = grouped(entriesOf(result), ({ severity, column, code }) => JSON.stringify([severity, anywhere(column), code])).flatMap(groupsOf)
    .sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning') || b.rows - a.rows || a.firstRow - b.firstRow)
  return { ...result, summary }
}

/** A group as a sentence: `178 rows: AtecoCode 'NC' is not a code; left without sector`. */
export function groupText ({ rows, column, value, values, message }: ReportGroup): string {
  const many = `${rows.toLocaleString('en')} ${rows === 1 ? 'row' : 'rows'}: `
  // A mapping's messages begin with the column and the value.
  if (column === '' || message.startsWith(column)) return `${many}${values > 1 ? 'such as ' : ''}${message}`
  if (values > 1) return `${many}${column}, ${values.toLocaleString('en')} values, such as: ${message}`
  return `${many}${column}${value === null ? '' : ` '${value}'`}: ${message}`
}

const header = ['part', 'severity', 'rows', 'row', 'line', 'externalId', 'column', 'value', 'code', 'message', 'accepted'] as const

/**
 * The report as CSV (UTF-8 with a byte order mark, by which Excel knows it): first a line for each group (`part` is `summary`),
 * then one for each entry (`row`). No text of the file can be taken for a formula.
 */
export function reportCsv (report: ImportReport): string {
  const line = (cells: Readonly<Partial<Record<typeof header[number], string | number | boolean | null>>>) =>
    new Map(Object.entries(cells).flatMap(([column, value]) => value === null ? [] : [[column, value] as const]))
  const groups = report.summary.map(({ severity, rows, firstRow, column, value, code, message, accepted }) =>
    line({ part: 'summary', severity, rows, row: firstRow, column, value, code, message, accepted: accepted.join(';') }))
  const entries = entriesOf(report).map(({ severity, row, line: at, externalId, column, value, code, message, accepted }) =>
    line({ part: 'row', severity, row, line: at, externalId, column, value, code, message, accepted: accepted.join(';') }))
  return csvOf(header, [...groups, ...entries], true)
}

/** The report as JSON, indented for reading. */
export function reportJson (report: ImportReport): string {
  return `${JSON.stringify(report, null, 2)}\n`
}
