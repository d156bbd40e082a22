// An import document as the cells of a row, and a row as a document. Names are those of the document: `legalName`,
// `names.en`, `activities.code`. A list's values are separated by semicolons; the entries of a list of objects stand in
// parallel columns. Lists whose entries hold lists (needs, mandates, claims) are JSON in one column, or a sheet of their own.
import { isObject } from '../profiles/merge.ts'
import { joinList, splitList, toChoice, toDay, toFlag, toNumber } from './cells.ts'
import { isLeaf, isParallel, type Fields, type Leaf, type List, type Shape } from './flat-shape.ts'
import { clearMarker } from './table.ts'

type Json = Readonly<Record<string, unknown>>
/** A cell before it is written: numbers and booleans stay such for workbooks. */
export type CellValue = string | number | boolean

/** The cells of a document by column; what it does not say has no cell. `nested` leaves nested lists to sheets of their own. */
export function flatten (document: Json, shape: Fields, { nested = true, prefix = '' } = {}): Map<string, CellValue> {
  const cells = new Map<string, CellValue>()
  for (const [name, member] of shape.fields) {
    const value = document[name]
    if (value == null) continue
    const path = `${prefix}${name}`
    if (isLeaf(member)) {
      cells.set(path, typeof value === 'number' || typeof value === 'boolean' ? value : String(value))
    } else if (member.type === 'fields') {
      if (!isObject(value)) continue
      if (member.others !== undefined) cells.set(path, JSON.stringify(value))
      else for (const [column, cell] of flatten(value, member, { nested, prefix: `${path}.` })) cells.set(column, cell)
    } else if (Array.isArray(value)) {
      flattenList(value, member, path, nested, cells)
    }
  }
  return cells
}

function flattenList (values: readonly unknown[], list: List, path: string, nested: boolean, cells: Map<string, CellValue>): void {
  if (values.length === 0) return
  if (isLeaf(list.item)) {
    cells.set(path, joinList(values.map(String)))
  } else if (isParallel(list) && list.item.type === 'fields') {
    const { item } = list
    const rows = values.map((value) => flatten(isObject(value) ? value : {}, item, { prefix: `${path}.` }))
    for (const column of new Set(rows.flatMap((row) => [...row.keys()]))) cells.set(column, joinList(rows.map((row) => String(row.get(column) ?? ''))))
  } else if (nested) {
    cells.set(path, JSON.stringify(values))
  }
}

/** Whether a column's name means something to the shape. */
export function isColumn (name: string, shape: Shape): boolean {
  return name.split('.').reduce<Shape | undefined>((at, part) => at === undefined ? undefined : member(at, part), shape) !== undefined
}

/** What lies beneath a name. Within a list it is a field of its entries. */
function member (shape: Shape, name: string): Shape | undefined {
  if (shape.type === 'list') return member(shape.item, name)
  return shape.type === 'fields' ? shape.fields.get(name) ?? shape.others : undefined
}

/**
 * The document that a row's cells say: an empty cell says nothing, `#CLEAR` that there is nothing (null). What cannot be read
 * as what its column holds stays text, for the shape of the document to refuse.
 */
export function unflatten (cells: Readonly<Record<string, string>>, shape: Fields): Record<string, unknown> {
  const document: Record<string, unknown> = {}
  for (const [column, text] of Object.entries(cells)) {
    if (text.trim() !== '') place(document, column.split('.'), text, shape)
  }
  return document
}

function place (target: Record<string, unknown>, [name = '', ...rest]: readonly string[], text: string, shape: Fields): void {
  const below = shape.fields.get(name) ?? shape.others
  if (below === undefined) {
    // A name that the document does not have: the shape says so, with the whole of the column's name.
    put(target, [name, ...rest].join('.'), text)
  } else if (rest.length === 0) {
    put(target, name, whole(text, below))
  } else if (below.type === 'fields') {
    const inner = isObject(target[name]) ? { ...target[name] } : {}
    place(inner, rest, text, below)
    put(target, name, inner)
  } else if (below.type === 'list' && below.item.type === 'fields') {
    put(target, name, spread(target[name], rest, text, below.item))
  } else {
    put(target, [name, ...rest].join('.'), text)
  }
}

/** Puts a parallel column's values into the entries of its list. */
function spread (standing: unknown, path: readonly string[], text: string, item: Fields): unknown {
  if (text.trim() === clearMarker) return standing ?? null
  const entries: unknown[] = Array.isArray(standing) ? [...standing] : []
  for (const [index, value] of splitList(text).entries()) {
    const entry = isObject(entries[index]) ? { ...entries[index] } : {}
    if (value !== '') place(entry, path, value, item)
    entries[index] = entry
  }
  return entries
}

/** A cell that holds all of a value. */
function whole (text: string, shape: Shape): unknown {
  const given = text.trim()
  if (given === clearMarker) return null
  if (isLeaf(shape)) return leaf(text, shape)
  if (shape.type === 'list' && isLeaf(shape.item)) {
    const { item } = shape
    return splitList(given).filter((value) => value !== '').map((value) => leaf(value, item))
  }
  return fromJson(given)
}

function leaf (text: string, shape: Leaf): unknown {
  switch (shape.type) {
    case 'number': return toNumber(text)
    case 'flag': return toFlag(text)
    case 'day': return toDay(text)
    case 'choice': return toChoice(text, shape.values)
    case 'text': return text
  }
}

function fromJson (text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** Sets an own property whatever its name is, `__proto__` included. */
function put (target: Record<string, unknown>, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true })
}
