// From a row to the values of a mapping, with what was set aside and where each value came from.
import type { Lists } from '../../profiles/lists.ts'
import type { RowRemark } from '../parser.ts'
import { clearMarker } from '../table.ts'
import type { Condition, Value } from './mapping.ts'
import { operate } from './operations.ts'
import { tidy, words, type Complaint } from './reading.ts'

/** A row under the mapping's names of columns. */
export interface Cells {
  readonly row: number
  /** What a column holds, tidied; undefined for nothing, null for the marker that erases. */
  cell (column: string): string | null | undefined
  /** A column as the file calls it. */
  label (column: string): string
  /** Whether `rows.each` found only this part in the row. */
  readonly alone: boolean
}

/** Where a field came from. */
export interface Place { readonly row: number, readonly column: string, readonly value: string | null }

/** What evaluating fills besides the value. */
export interface Notes {
  readonly remarks: RowRemark[]
  /** Places by pointer into the record. */
  readonly places: Map<string, Place>
}

export interface Evaluation extends Notes {
  readonly cells: Cells
  readonly lists: Lists
  /** Fields filled so far. */
  field (path: string): unknown
}

export function holds (condition: Condition, { cells, field }: Pick<Evaluation, 'cells' | 'field'>): boolean {
  const ask = (inner: Condition): boolean => holds(inner, { cells, field })
  if ('all' in condition) return condition.all.every(ask)
  if ('any' in condition) return condition.any.some(ask)
  if ('not' in condition) return !ask(condition.not)
  if ('alone' in condition) return cells.alone === condition.alone
  if ('field' in condition) return (field(condition.field) == null) === condition.empty
  const text = cells.cell(condition.column) ?? ''
  if ('empty' in condition) return (text === '') === condition.empty
  const said = words(text)
  if ('is' in condition) return condition.is.some((one) => words(one) === said && (said !== '' || one.trim() === text))
  return condition.contains.some((one) => {
    const sought = words(one)
    if (sought === '') return text.includes(one.trim())
    // Chinese has no spaces between words.
    return /\p{Script=Han}/u.test(sought) ? said.includes(sought) : ` ${said} `.includes(` ${sought} `)
  })
}

/** The value; undefined for none, null for what the file erases. */
export function evaluate (value: Value, evaluation: Evaluation, pointer: string, called: string): unknown {
  if (value.if !== undefined && !holds(value.if, evaluation)) return undefined
  const name = value.called ?? called
  const { given, place } = source(value, evaluation, pointer, name)
  if (given === undefined || given === null) return given
  if (place !== undefined) evaluation.places.set(pointer, place)
  let read: unknown = given
  const complain = ({ code, says }: Complaint, without: boolean): void => {
    const { row, column, value } = place ?? { row: evaluation.cells.row, column: name, value: typeof read === 'string' ? read : null }
    evaluation.remarks.push({ row, column, value, pointer, code, message: `${column}${value === null ? '' : ` '${shown(value)}'`} ${says}${without ? `; left without ${name}` : ''}` })
  }
  for (const operation of value.do ?? []) {
    const reading = operate(read, operation, evaluation.lists)
    if ('fault' in reading) {
      complain(reading.fault, true)
      return undefined
    }
    if (reading.remark !== undefined) complain(reading.remark, false)
    read = reading.value
    if (read === undefined || (Array.isArray(read) && read.length === 0)) return undefined
  }
  return read
}

/** Long values are cut in what people read. */
function shown (value: string): string {
  return value.length > 60 ? `${value.slice(0, 60)}…` : value
}

interface Source { readonly given: unknown, readonly place?: Place }

function source (value: Value, evaluation: Evaluation, pointer: string, name: string): Source {
  const { cells } = evaluation
  if (value.from !== undefined) {
    for (const column of typeof value.from === 'string' ? [value.from] : value.from) {
      const given = cells.cell(column)
      if (given !== undefined) return { given, place: { row: cells.row, column: cells.label(column), value: given } }
    }
    return { given: undefined }
  }
  if (value.join !== undefined) {
    const parts = value.join.columns.flatMap((column) => {
      const text = cells.cell(column)
      return text == null ? [] : [{ column, text }]
    })
    if (parts.length === 0) return { given: undefined }
    const text = parts.map((part) => part.text).join(value.join.with)
    return { given: text, place: { row: cells.row, column: parts.map(({ column }) => cells.label(column)).join(' + '), value: text } }
  }
  if (value.object !== undefined) {
    const found: Record<string, unknown> = {}
    for (const [key, inner] of Object.entries(value.object)) {
      const read = evaluate(inner, evaluation, `${pointer}/${key}`, `${name} ${key}`)
      if (read !== undefined) found[key] = read
    }
    const complete = (value.needs ?? []).every((key) => found[key] != null)
    return { given: complete && Object.keys(found).length > 0 ? found : undefined }
  }
  if (value.list !== undefined) {
    const found: unknown[] = []
    for (const inner of value.list) {
      const read = evaluate(inner, evaluation, `${pointer}/${found.length}`, name)
      if (read != null) found.push(...Array.isArray(read) ? read : [read])
    }
    return { given: found.length === 0 ? undefined : found }
  }
  if (value.first !== undefined) {
    const before = evaluation.remarks.length
    for (const inner of value.first) {
      const alone = evaluation.remarks.length
      const read = evaluate(inner, evaluation, pointer, name)
      if (read === undefined) continue
      // What came before it is no longer missing.
      evaluation.remarks.splice(before, alone - before)
      return { given: read }
    }
    return { given: undefined }
  }
  return { given: value.constant }
}

/** A cell tidied; undefined when it holds nothing or one of the texts that stand for nothing, null for the marker that erases. */
export function cellText (given: string | undefined, missing: ReadonlySet<string> | undefined): string | null | undefined {
  const text = tidy(given ?? '')
  if (text === '' || missing?.has(text.toLowerCase())) return undefined
  return text === clearMarker ? null : text
}
