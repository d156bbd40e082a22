// What an import did, for a person: what happened, what was wrong most, then row by row.
import { groupText, type ImportReport, type Severity } from '../imports/report.ts'
import type { RejectedField } from '../imports/result.ts'
import { acceptedText } from './failure.ts'
import { count, wrap } from './layout.ts'
import { plainPaint, type Paint } from './terminal.ts'

/** Groups and rows shown one by one; the others are in the report that a file or `--json` takes. */
const mostGroups = 30
const mostRows = 50
const whole = '--report or --json lists them.'

export interface ReportOptions { readonly file: string, readonly width: number, readonly paint?: Paint }

function groupLines ({ summary }: ImportReport, severity: Severity, width: number): string[] {
  const groups = summary.filter((group) => group.severity === severity)
  const lines = groups.slice(0, mostGroups).flatMap((group) => {
    const accepted = acceptedText(group.accepted)
    return [hanging(groupText(group), width), ...accepted === '' ? [] : [wrap(`Accepted: ${accepted}`, width - 6, '      ')]]
  })
  if (groups.length > mostGroups) lines.push(`  … and ${count(groups.length - mostGroups, 'more kind')}; ${whole}`)
  return lines
}

/** Lines that go on are set in further than the first. */
function hanging (text: string, width: number): string {
  return `  ${wrap(text, width - 4, '    ').trimStart()}`
}

function byRow<T extends { readonly row: number }> (found: readonly T[]): Map<number, T[]> {
  const rows = new Map<number, T[]>()
  for (const one of found) {
    const row = rows.get(one.row)
    if (row === undefined) rows.set(one.row, [one])
    else row.push(one)
  }
  return rows
}

function rowTitle ({ row, externalId, line }: { readonly row: number, readonly externalId: string | null, readonly line?: number | null }): string {
  const facts = [...line == null ? [] : [`line ${line}`], ...externalId === null ? [] : [externalId]]
  return `  Row ${row}${facts.length === 0 ? '' : ` (${facts.join(', ')})`}`
}

function fieldLines ({ pointer, column, value, code, message, accepted }: RejectedField, width: number): string {
  const given = value === null ? '' : ` ${JSON.stringify(value)}`
  const lines = [`    ${column === '' ? pointer === '' ? '/' : pointer : column}${given} (${code})`, wrap(message, width - 6, '      ')]
  const text = acceptedText(accepted)
  if (text !== '') lines.push(wrap(`Accepted: ${text}`, width - 6, '      '))
  return lines.join('\n')
}

function rowLines<T extends { readonly row: number, readonly externalId: string | null }> (found: readonly T[], show: (one: T) => string): string[] {
  const rows = byRow(found)
  const lines = [...rows.values()].slice(0, mostRows).flatMap((fields) => [rowTitle(fields[0]!), ...fields.map(show)])
  if (rows.size > mostRows) lines.push(`  … and ${count(rows.size - mostRows, 'more row')}; ${whole}`)
  return lines
}

/** The report of an import, as lines. */
export function importReport (report: ImportReport, { file, width, paint = plainPaint }: ReportOptions): string {
  const { id, dryRun, counts, rejected, warnings, omitted } = report
  const lines = [paint('bold', dryRun ? `Dry run of ${file}: nothing was written.` : `Import of ${file}`), '']
  const said = dryRun ? 'would be ' : ''
  for (const [name, number] of [['read', counts.read], [`${said}created`, counts.created], [`${said}updated`, counts.updated], ['unchanged', counts.unchanged], ['rejected', counts.rejected]] as const) {
    const line = `  ${name.padEnd(16)}${number.toLocaleString('en').padStart(9)}`
    lines.push(name === 'rejected' && number > 0 ? paint('red', line) : line)
  }
  if (rejected.length > 0) lines.push('', paint('bold', 'What was wrong'), ...groupLines(report, 'error', width))
  if (warnings.length > 0) lines.push('', paint('bold', 'What was set aside'), ...groupLines(report, 'warning', width))
  if (rejected.length > 0) lines.push('', paint('bold', 'Rejected rows'), ...rowLines(rejected, (field) => fieldLines(field, width)))
  if (warnings.length > 0) {
    lines.push('', paint('bold', 'Rows with something set aside'), ...rowLines(warnings, ({ pointer, column = pointer, message }) => wrap(column === '' || message.startsWith(column) ? message : `${column}: ${message}`, width - 4, '    ')))
  }
  if (omitted > 0) lines.push('', `${count(omitted, 'more entry', 'more entries')} beyond what one report holds.`)
  if (!dryRun && counts.created + counts.updated > 0) lines.push('', `To take it back: ponteverde undo ${id}`)
  return lines.join('\n')
}
