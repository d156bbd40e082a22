// What an import answers: counts, and each thing that was refused or set aside, with its place in the file.
import { type FieldIssue, Problem } from '../errors.ts'
import { isObject } from '../profiles/merge.ts'
import type { ParsedRecord, RowRemark } from './parser.ts'

/** Rows that a mapping leaves out are read, and nothing else. */
export interface ImportCounts { readonly read: number, readonly created: number, readonly updated: number, readonly unchanged: number, readonly rejected: number }

/** One field of a rejected record. A record with several wrong fields has several entries of the same row. */
export interface RejectedField {
  /** Number of the record in the file, from 1. */
  readonly row: number
  /** Line on which the record begins, for files of text. */
  readonly line: number | null
  readonly externalId: string | null
  /** JSON pointer into the record; empty for the record as a whole. */
  readonly pointer: string
  /** The same place as a column: the table's own when the record came from one, else as a table would name it (`needs.0.amount.min`). */
  readonly column: string
  /** What was given, when it is a single value; long text is cut. */
  readonly value: string | number | boolean | null
  readonly code: string
  readonly message: string
  readonly accepted: readonly string[]
}

/** Something that was set aside while the record was taken. */
export interface ImportWarning {
  readonly row: number
  readonly externalId: string | null
  readonly pointer: string
  /** The column of a table that it is about, when the record came from one, and what stands there. */
  readonly column?: string | undefined
  readonly value?: RejectedField['value'] | undefined
  readonly code: string
  readonly message: string
}
/** A warning before it has a row. */
export type Remark = Pick<ImportWarning, 'pointer' | 'code' | 'message'>

export interface ImportResult {
  readonly id: string
  readonly dryRun: boolean
  readonly counts: ImportCounts
  /** In order of row; at most 10,000 entries. */
  readonly rejected: readonly RejectedField[]
  /** In order of row; at most 10,000 entries. */
  readonly warnings: readonly ImportWarning[]
  /** How many entries there were beyond those limits. */
  readonly omitted: number
}

export const noCounts: ImportCounts = { read: 0, created: 0, updated: 0, unchanged: 0, rejected: 0 }

export const reportLimit = 10_000
const longestValue = 200

/** What became of one record. */
export interface RecordOutcome {
  readonly outcome: 'created' | 'updated' | 'unchanged' | 'rejected' | 'left_out'
  readonly rejected: readonly RejectedField[]
  readonly warnings: readonly ImportWarning[]
}

export function rejection (record: ParsedRecord, problem: Problem): RecordOutcome {
  const issues: readonly FieldIssue[] = problem.issues.length > 0 ? problem.issues : [{ pointer: '', code: problem.code.toLowerCase(), message: problem.message }]
  return { outcome: 'rejected', rejected: issues.map((issue) => rejectedField(record, issue)), warnings: warningsOf(record) }
}

export function rejectedField (record: ParsedRecord, { pointer, code, message, accepted = [] }: FieldIssue): RejectedField {
  const value = 'value' in record ? record.value : undefined
  const cell = 'value' in record ? record.cell?.(path(pointer)) : undefined
  return {
    ...placeOf(record),
    line: record.line,
    pointer,
    column: cell?.column ?? path(pointer).join('.'),
    value: shown(at(value, path(pointer)) ?? cell?.value),
    code,
    message,
    accepted
  }
}

/** What was set aside of a record, by a mapping first, with the columns of the table it came from. */
export function warningsOf (record: ParsedRecord, remarks: readonly Remark[] = []): ImportWarning[] {
  const place = placeOf(record)
  const mapped: readonly RowRemark[] = 'leftOut' in record ? [record.leftOut] : 'value' in record ? record.remarks ?? [] : []
  return [
    ...mapped.map((remark) => ({ ...remark, externalId: place.externalId, value: shown(remark.value) })),
    ...remarks.map((remark) => {
      const cell = 'value' in record ? record.cell?.(path(remark.pointer)) : undefined
      return { ...place, ...remark, ...cell === undefined ? {} : { column: cell.column, value: shown(cell.value) } }
    })
  ]
}

/** Where a record stands in its file, and what its owner calls it. */
export function placeOf (record: ParsedRecord): Pick<ImportWarning, 'row' | 'externalId'> {
  return { row: record.row, externalId: externalIdOf(record) }
}

/** What was said about rows, as a report holds it. */
export interface Said { readonly rejected: readonly RejectedField[], readonly warnings: readonly ImportWarning[] }

/** Counts after some more records. */
export function counted (counts: ImportCounts, outcomes: readonly RecordOutcome[]): ImportCounts {
  const count = (outcome: Exclude<RecordOutcome['outcome'], 'left_out'>): number => counts[outcome] + outcomes.filter((one) => one.outcome === outcome).length
  return { read: counts.read + outcomes.length, created: count('created'), updated: count('updated'), unchanged: count('unchanged'), rejected: count('rejected') }
}

function externalIdOf (record: ParsedRecord): string | null {
  const given = 'value' in record && isObject(record.value) ? record.value['externalId'] : undefined
  return typeof given === 'string' ? given.slice(0, longestValue) : null
}

function path (pointer: string): string[] {
  return pointer.split('/').slice(1).map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
}

function at (value: unknown, [first, ...rest]: readonly string[]): unknown {
  if (first === undefined) return value
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, first)) return undefined
  return at(Reflect.get(value, first), rest)
}

function shown (value: unknown): RejectedField['value'] {
  if (typeof value === 'string') return value.length > longestValue ? `${value.slice(0, longestValue)}…` : value
  return typeof value === 'number' || typeof value === 'boolean' ? value : null
}
