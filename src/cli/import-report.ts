// What an import did, for a person: what happened, what was wrong most, then row by row.
import type { ImportResult, ImportWarning, RejectedField } from '../imports/result.ts'
import { acceptedText } from './failure.ts'
import { count, wrap } from './layout.ts'
import { plainPaint, type Paint } from './terminal.ts'

/** Rows shown one by one; the others are in `--json`. */
const mostRows = 50

export interface ReportOptions { readonly file: string, readonly width: number, readonly paint?: Paint }

/** The place of a field whatever its position in lists: `/claims/3/dnsh` and `/claims/0/dnsh` are one kind of mistake. */
function place (pointer: string): string {
  return pointer === '' ? '/' : pointer.replace(/\/\d+(?=\/|$)/g, '/*')
}

function kinds (found: ReadonlyArray<Pick<ImportWarning, 'row' | 'pointer' | 'code' | 'message'>>): string[] {
  const groups = new Map<string, { rows: Set<number>, place: string, code: string, message: string }>()
  for (const { row, pointer, code, message } of found) {
    const name = `${place(pointer)}\n${code}`
    const group = groups.get(name) ?? { rows: new Set(), place: place(pointer), code, message }
    group.rows.add(row)
    groups.set(name, group)
  }
  return [...groups.values()].sort((a, b) => b.rows.size - a.rows.size)
    .map(({ rows, place, code, message }) => `  ${String(rows.size).padStart(5)} × ${place} (${code})${rows.size === 1 ? '' : ', such as'}: ${message}`)
}

function byRow<T extends { readonly row: number }> (found: readonly T[]): Map<number, T[]> {
  const rows = new Map<number, T[]>()
  for (const one of found) rows.set(one.row, [...rows.get(one.row) ?? [], one])
  return rows
}

function rowTitle ({ row, externalId, line }: { readonly row: number, readonly externalId: string | null, readonly line?: number | null }): string {
  const facts = [...line == null ? [] : [`line ${line}`], ...externalId === null ? [] : [externalId]]
  return `  Row ${row}${facts.length === 0 ? '' : ` (${facts.join(', ')})`}`
}

function fieldLines ({ pointer, value, message, accepted }: RejectedField, width: number): string {
  const given = value === null ? '' : ` ${JSON.stringify(value)}`
  const lines = [`    ${pointer === '' ? '/' : pointer}${given}`, wrap(message, width - 6, '      ')]
  const text = acceptedText(accepted)
  if (text !== '') lines.push(wrap(`Accepted: ${text}`, width - 6, '      '))
  return lines.join('\n')
}

function rowLines<T extends { readonly row: number, readonly externalId: string | null }> (found: readonly T[], show: (one: T) => string): string[] {
  const rows = byRow(found)
  const lines = [...rows.values()].slice(0, mostRows).flatMap((fields) => [rowTitle(fields[0]!), ...fields.map(show)])
  if (rows.size > mostRows) lines.push(`  … and ${count(rows.size - mostRows, 'more row')}; --json lists them.`)
  return lines
}

/** The report of an import, as lines. */
export function importReport ({ dryRun, counts, rejected, warnings, omitted }: ImportResult, { file, width, paint = plainPaint }: ReportOptions): string {
  const lines = [paint('bold', dryRun ? `Dry run of ${file}: nothing was written.` : `Import of ${file}`), '']
  const said = dryRun ? 'would be ' : ''
  for (const [name, number] of [['read', counts.read], [`${said}created`, counts.created], [`${said}updated`, counts.updated], ['unchanged', counts.unchanged], ['rejected', counts.rejected]] as const) {
    const line = `  ${name.padEnd(16)}${number.toLocaleString('en').padStart(9)}`
    lines.push(name === 'rejected' && number > 0 ? paint('red', line) : line)
  }
  if (rejected.length > 0) {
    lines.push('', paint('bold', 'What was wrong'), ...kinds(rejected).map((line) => wrapKind(line, width)))
    lines.push('', paint('bold', 'Rejected rows'), ...rowLines(rejected, (field) => fieldLines(field, width)))
  }
  if (warnings.length > 0) {
    lines.push('', paint('bold', 'What was set aside'), ...kinds(warnings).map((line) => wrapKind(line, width)))
    lines.push('', paint('bold', 'Rows with something set aside'), ...rowLines(warnings, ({ pointer, message }) => wrap(`${pointer === '' ? '/' : pointer}: ${message}`, width - 4, '    ')))
  }
  if (omitted > 0) lines.push('', `${count(omitted, 'more entry', 'more entries')} beyond what one report holds.`)
  return lines.join('\n')
}

/** Continues behind the number, so that numbers stand alone at the left. */
function wrapKind (line: string, width: number): string {
  const text = wrap(line.slice(10), width - 10, ' '.repeat(10))
  return line.slice(0, 10) + text.slice(10)
}
