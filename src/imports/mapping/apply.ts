// From the rows of somebody else's table to records of the import document, by a mapping.
import { createHash } from 'node:crypto'
import type { Lists } from '../../profiles/lists.ts'
import { isObject } from '../../profiles/merge.ts'
import { contradicts, whereProvinceLies } from '../../profiles/places.ts'
import { limits } from '../../profiles/shapes.ts'
import type { ParsedRecord, RowRemark } from '../parser.ts'
import { refused, unreadableRow, type Table, type TableRow } from '../table.ts'
import { matchHeader } from './header.ts'
import type { Mapping } from './mapping.ts'
import { splitText } from './operations.ts'
import { cellText, evaluate, holds, type Cells, type Place } from './values.ts'

/** Records that may be kept in memory to gather rows in, and keys of rows to know repeated ones by. */
export const gatheringLimits = { records: 100_000, keys: 2_000_000 } as const

/** A record in the making. */
interface Made { readonly row: number, readonly value: Record<string, unknown>, readonly remarks: RowRemark[], readonly places: Map<string, Place> }

/**
 * The records of a table, in the order of its rows. What a cell holds and cannot be read is left out with a remark; rows
 * that the mapping leaves out come as such. Rows that are gathered come at the end; everything else passes row by row.
 * @throws Problem VALIDATION_FAILED when a required column is missing, or there is too much to gather
 */
export async function * mappedRecords (table: Table, mapping: Mapping, lists: Lists): AsyncGenerator<ParsedRecord> {
  const header = matchHeader(table.header, mapping)
  const missing = new Map(Object.entries(mapping.columns).map(([name, column]) => [name, new Set((column.missing ?? mapping.missing).map((text) => text.toLowerCase()))]))
  const { same } = mapping.rows
  const gathered = new Map<string, Made>()
  const seen = new Map<string, number>()
  let untold: readonly RowRemark[] = header.remarks
  for await (const row of table.rows) {
    const broken = unreadableRow(row)
    if (broken !== undefined) {
      yield broken
      continue
    }
    for (const cells of rowsOf(row, mapping, header.names, missing)) {
      const made = make(cells, mapping, lists)
      if ('leftOut' in made) {
        yield made
        continue
      }
      made.remarks.unshift(...untold)
      untold = []
      const key = made.value['externalId']
      if (typeof key !== 'string') {
        yield recordOf(made)
      } else if (same === 'leave_out') {
        const digest = createHash('sha1').update(key).digest('base64').slice(0, 16)
        const first = seen.get(digest)
        if (first !== undefined) {
          yield leftOut({ ...placed(made, 'externalId'), code: 'repeated_row', message: 'The row says who an earlier one is about; left out. The first row stands.' })
          continue
        }
        if (seen.size >= gatheringLimits.keys) throw refused(`Row ${row.row}: a file read by a mapping can have ${gatheringLimits.keys.toLocaleString('en')} rows.`, 'too_many_rows')
        seen.set(digest, row.row)
        yield recordOf(made)
      } else {
        const earlier = gathered.get(key)
        if (earlier !== undefined) gather(earlier, made, same.gather)
        else if (gathered.size >= gatheringLimits.records) throw refused(`Row ${row.row}: rows can be gathered in ${gatheringLimits.records.toLocaleString('en')} records. Split the file.`, 'too_many_rows')
        else gathered.set(key, made)
      }
    }
  }
  for (const made of gathered.values()) yield recordOf(same === 'leave_out' ? made : shortened(made, same.gather))
}

/** A row as the mapping reads it, or one for each part of a cell. */
function rowsOf ({ row, cells }: TableRow, { rows: { each } }: Mapping, names: ReadonlyMap<string, string>, missing: ReadonlyMap<string, ReadonlySet<string>>): Cells[] {
  const label = (column: string): string => names.get(column) ?? column
  const cell = (column: string): string | null | undefined => cellText(cells[label(column)], missing.get(column))
  const parts = each === undefined ? [] : [...new Set(splitText(cell(each.column) ?? '', each.by))]
  if (each === undefined || parts.length === 0) return [{ row, cell, label, alone: true }]
  return parts.map((part) => ({ row, cell: (column) => column === each.column ? part : cell(column), label, alone: parts.length === 1 }))
}

function make (cells: Cells, mapping: Mapping, lists: Lists): Made | Extract<ParsedRecord, { leftOut: RowRemark }> {
  const value: Record<string, unknown> = { kind: mapping.kind }
  const made: Made = { row: cells.row, value, remarks: [], places: new Map() }
  const field = (path: string): unknown => path.split('.').reduce<unknown>((found, part) => isObject(found) ? found[part] : undefined, value)
  const evaluation = { cells, lists, field, remarks: made.remarks, places: made.places }
  const told = (condition: Mapping['rows']['remarks'][number]): RowRemark[] => holds(condition.if, evaluation)
    ? [{ row: cells.row, column: cells.label(condition.column), value: cells.cell(condition.column) ?? null, pointer: '', code: condition.code, message: condition.message }]
    : []
  const [out] = mapping.rows.leaveOut.flatMap(told)
  if (out !== undefined) return leftOut(out)
  for (const rule of mapping.fields) {
    const path = rule.to.split('.')
    const read = evaluate(rule, evaluation, `/${path.join('/')}`, rule.called ?? rule.to)
    // A field that is filled already stays: rules for the same one stand in order of preference.
    if (read !== undefined && field(rule.to) === undefined) put(value, path, read)
  }
  if (mapping.kind === 'sme') settleSeat(made, cells, lists)
  made.remarks.push(...mapping.rows.remarks.flatMap(told))
  // Two rules that read the same cell in vain say so once.
  const said = new Set<string>()
  const remarks = made.remarks.filter(({ message }) => !said.has(message) && said.add(message))
  return { ...made, remarks }
}

/** Where a row's region contradicts its province the province stands: it is the more exact one, and the region follows from it. */
function settleSeat (made: Made, cells: Cells, lists: Lists): void {
  const { province, region } = made.value
  if (typeof province !== 'string' || lists.entry('it-provinces', province) === undefined) return
  const level = typeof region === 'string' ? lists.entry('it-regions', region)?.level : undefined
  if (region === undefined) {
    // What could not be read of the region is no loss.
    made.remarks.splice(0, Infinity, ...made.remarks.filter(({ pointer }) => pointer !== '/region'))
  } else if (typeof region === 'string' && (level === 'region' || level === 'autonomous_province') && contradicts(province, region, lists)) {
    const { column, value } = made.places.get('/region') ?? { column: cells.label('region'), value: region }
    delete made.value['region']
    made.remarks.push({ row: cells.row, column, value, pointer: '/region', code: 'contradiction', message: `${column} '${value ?? region}' contradicts the province, which stands: ${whereProvinceLies(province, lists)}` })
  }
}

function put (into: Record<string, unknown>, [first = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    into[first] = value
    return
  }
  const inner: Record<string, unknown> = isObject(into[first]) ? { ...into[first] } : {}
  put(inner, rest, value)
  into[first] = inner
}

/** Adds a later row of the same record: its lists are added entry by entry, other fields only where there was nothing. */
function gather (made: Made, later: Made, lists: readonly string[]): void {
  made.remarks.push(...later.remarks)
  const { row } = later
  for (const [name, given] of Object.entries(later.value)) {
    const before = made.value[name]
    if (lists.includes(name) && Array.isArray(given)) {
      const held: unknown[] = Array.isArray(before) ? before : []
      const texts = new Set(held.map((entry) => JSON.stringify(entry)))
      for (const [index, entry] of given.entries()) {
        if (texts.has(JSON.stringify(entry))) {
          made.remarks.push({ row, column: name, value: null, pointer: `/${name}`, code: 'repeated_row', message: `The row says the same of ${name} as an earlier one; taken once.` })
          continue
        }
        for (const [pointer, place] of later.places) {
          const from = `/${name}/${index}`
          if (pointer === from || pointer.startsWith(`${from}/`)) made.places.set(`/${name}/${held.length}${pointer.slice(from.length)}`, place)
        }
        held.push(entry)
      }
      made.value[name] = held
    } else if (before === undefined) {
      made.value[name] = given
      for (const [pointer, place] of later.places) if (pointer === `/${name}` || pointer.startsWith(`/${name}/`)) made.places.set(pointer, place)
    } else if (JSON.stringify(before) !== JSON.stringify(given)) {
      made.remarks.push({ ...placed(later, name), code: 'differs', message: `The row says something else of ${name} than an earlier one; the first stands.` })
    }
  }
}

/** A record holds so many entries of a list: the newest stay. */
function shortened (made: Made, lists: readonly string[]): Made {
  for (const name of lists) {
    const entries = made.value[name]
    if (!Array.isArray(entries) || entries.length <= limits.list) continue
    const dated = entries.map((entry: unknown, index) => ({ index, date: isObject(entry) && typeof entry['date'] === 'string' ? entry['date'] : '' }))
    const kept = new Set(dated.sort((a, b) => b.date.localeCompare(a.date) || a.index - b.index).slice(0, limits.list).map(({ index }) => index))
    made.value[name] = entries.filter((_, index) => kept.has(index))
    made.remarks.push({ row: made.row, column: name, value: null, pointer: `/${name}`, code: 'too_many', message: `There are ${entries.length} ${name}; the newest ${limits.list} are taken.` })
  }
  return made
}

function placed ({ row, places }: Made, name: string): Omit<RowRemark, 'code' | 'message'> {
  const place = cellOf([name], places)
  return { row, column: place?.column ?? name, value: place?.value ?? null, pointer: `/${name}` }
}

function leftOut (remark: RowRemark): Extract<ParsedRecord, { leftOut: RowRemark }> {
  return { row: remark.row, line: remark.row, leftOut: remark }
}

function recordOf ({ row, value, remarks, places }: Made): ParsedRecord {
  return { row, line: row, value, remarks, cell: (path) => cellOf(path, places) }
}

/** The cell that a field came from, or the field it is part of, or its first part. */
function cellOf (path: readonly string[], places: ReadonlyMap<string, Place>): { readonly column: string, readonly value: string | null } | undefined {
  for (let length = path.length; length > 0; length--) {
    const place = places.get(`/${path.slice(0, length).join('/')}`)
    if (place !== undefined) return place
  }
  const within = `/${path.join('/')}/`
  return [...places].find(([pointer]) => pointer.startsWith(within))?.[1]
}
