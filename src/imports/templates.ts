// Files to fill in: the columns of an import, and in workbooks a sheet that says what each of them holds.
import type { ProfileKind } from '../profiles/store.ts'
import { columnsOf, documentShapes, nestedLists, type Fields, type Shape } from './flat-shape.ts'
import { guideSheet, ownerColumns } from './flat-records.ts'
import type { CellValue } from './flat.ts'
import { csvOf, xlsxOf } from './table-writer.ts'

/** What programs fill in rather than people. */
const forMachines = /^(textStatus|identifiers|claims)(\.|$)|(^|\.)(sha256|claimId|camCategory|catalogueEntry|membership)$/
/** Lists that fit in columns of the one table of a CSV file, without the lists within their entries. */
const inColumns: Readonly<Record<ProfileKind, readonly string[]>> = { sme: ['certifications', 'needs'], investor: ['mandates'] }

/** An empty CSV table with the columns of a kind. Entries of a list stand in its columns, separated by semicolons. */
export function csvTemplate (kind: ProfileKind): string {
  const shape = documentShapes[kind]
  const lists = nestedLists(shape).filter(([name]) => inColumns[kind].includes(name))
  const header = [...columnsOf(shape, { nested: false }), ...lists.flatMap(([name, item]) => columnsOf(item, { prefix: `${name}.` }).filter((column) => !column.startsWith(`${name}.documents`)))]
  return csvOf(header.filter((column) => !forMachines.test(column)), [], true)
}

/** An empty workbook: a sheet for organisations, one for each list whose entries hold lists, and the guide. */
export async function xlsxTemplate (kind: ProfileKind): Promise<Buffer> {
  const shape = documentShapes[kind]
  const sheets = [
    { name: kind === 'sme' ? 'smes' : 'investors', shape, header: columnsOf(shape, { nested: false }).filter((column) => !forMachines.test(column)) },
    ...nestedLists(shape).map(([name, item]) => ({ name, shape: item, header: [...ownerColumns, ...columnsOf(item)] }))
  ]
  const guide = sheets.flatMap(({ name, shape, header }) => header.map((column) => guideRow(name, column, shape)))
  return await xlsxOf([...sheets.map(({ name, header }) => ({ name, header, rows: [] })), { name: guideSheet, header: ['sheet', 'column', 'holds', 'note'], rows: guide }])
}

function guideRow (sheet: string, column: string, shape: Fields): Map<string, CellValue> {
  const row = new Map<string, CellValue>([['sheet', sheet], ['column', column]])
  const owner: readonly string[] = ownerColumns
  if (owner.includes(column)) return row.set('holds', 'text').set('note', 'Names the organisation of the first sheet: its id, or its externalId (with its source).')
  let at: Shape | undefined = shape
  let listed = false
  const notes: string[] = []
  for (const part of column.split('.')) {
    if (at?.type === 'list') at = at.item
    at = at?.type === 'fields' ? at.fields.get(part) ?? at.others : undefined
    if (at?.note !== undefined) notes.push(at.note)
    if (at?.type === 'list') listed = true
  }
  const item = at?.type === 'list' ? at.item : at
  row.set('holds', `${holds(item)}${listed ? '; several are separated by semicolons' : ''}`)
  return notes.length === 0 ? row : row.set('note', notes.join(' '))
}

function holds (shape: Shape | undefined): string {
  switch (shape?.type) {
    case 'number': return 'a number'
    case 'flag': return 'true or false'
    case 'day': return 'a day, such as 2026-11-22 or 22/11/2026'
    case 'choice': return `one of: ${shape.values.join(', ')}`
    case 'fields': case 'list': return 'JSON'
    default: return 'text'
  }
}
