// The XML of a workbook (ECMA-376, part 1): no more of it than tables of text, numbers and booleans need.
import type { CellValue } from './flat.ts'
import { neutralText } from './table.ts'

/** Characters of one cell, by the format. */
export const longestCell = 32_767

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const documents = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** The beginning of a sheet with its header, which is bold and stays in sight. */
export function sheetHead (header: readonly string[]): string {
  const cells = header.map((column, index) => `<c r="${letters(index)}1" s="1" t="inlineStr"><is><t xml:space="preserve">${escaped(column)}</t></is></c>`).join('')
  return `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData><row r="1">${cells}</row>`
}

export const sheetEnd = '</sheetData></worksheet>'

/** A row of a sheet, counted from 1; `omit` is told of each column whose text no cell can hold. No text can be taken for a formula. */
export function sheetRow (header: readonly string[], cells: ReadonlyMap<string, CellValue>, row: number, omit: (column: string) => void): string {
  let text = `<row r="${row}">`
  for (const [index, column] of header.entries()) {
    const value = cells.get(column)
    if (value === undefined || value === '') continue
    const place = `${letters(index)}${row}`
    if (typeof value === 'number') {
      text += `<c r="${place}"><v>${value}</v></c>`
    } else if (typeof value === 'boolean') {
      text += `<c r="${place}" t="b"><v>${value ? 1 : 0}</v></c>`
    } else {
      const neutral = neutralText(value)
      if (neutral.length > longestCell) omit(column)
      else text += `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escaped(neutral)}</t></is></c>`
    }
  }
  return `${text}</row>`
}

const names: string[] = []

/** The letters of a column, counted from 0: A … Z, AA … */
function letters (index: number): string {
  const name = names[index] ?? (index < 26 ? String.fromCharCode(65 + index) : `${letters(Math.floor(index / 26) - 1)}${letters(index % 26)}`)
  names[index] = name
  return name
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** What XML gives a meaning, and by `_x0009_` what it cannot hold or would change; what looks like that already is kept from it. */
function escaped (text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[&<>"]/g, (character) => entities[character] ?? character)
    // eslint-disable-next-line no-control-regex -- these are the ones that may not stand in XML
    .replace(/[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
}

/** Every other part of a workbook with these sheets, by its name in the archive. */
export function staticParts (sheets: readonly string[]): ReadonlyArray<readonly [name: string, xml: string]> {
  const each = (part: (name: string, number: number) => string): string => sheets.map((name, index) => part(name, index + 1)).join('')
  const relation = (id: string, type: string, target: string): string => `<Relationship Id="${id}" Type="${relationships}/${type}" Target="${target}"/>`
  return [
    ['[Content_Types].xml', `${declaration}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${documents}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${documents}.styles+xml"/>${each((_, number) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${documents}.worksheet+xml"/>`)}</Types>`],
    ['_rels/.rels', `${declaration}<Relationships xmlns="${packages}/relationships">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`],
    ['xl/workbook.xml', `${declaration}<workbook xmlns="${main}" xmlns:r="${relationships}"><sheets>${each((name, number) => `<sheet name="${escaped(name)}" sheetId="${number}" r:id="rId${number}"/>`)}</sheets></workbook>`],
    ['xl/_rels/workbook.xml.rels', `${declaration}<Relationships xmlns="${packages}/relationships">${each((_, number) => relation(`rId${number}`, 'worksheet', `worksheets/sheet${number}.xml`))}${relation(`rId${sheets.length + 1}`, 'styles', 'styles.xml')}</Relationships>`],
    ['xl/styles.xml', `${declaration}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>`]
  ]
}
