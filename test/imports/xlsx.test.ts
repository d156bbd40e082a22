// Workbooks: what is read of them, and those that are made to do harm.
import { strToU8, zipSync } from 'fflate'
import t from 'tap'
import writeWorkbook from 'write-excel-file/node'
import { Problem } from '../../src/errors.ts'
import { readXlsx } from '../../src/imports/xlsx.ts'

const contentTypes = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
const relations = (type: string, target: string): string => `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/></Relationships>`

/** A workbook by hand, with the rows as they stand in its XML. */
function workbook (rows: string, more: Record<string, Uint8Array> = {}): Buffer {
  return Buffer.from(zipSync({
    '[Content_Types].xml': strToU8(contentTypes),
    '_rels/.rels': strToU8(relations('officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': strToU8('<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="smes" sheetId="1" r:id="rId1"/></sheets></workbook>'),
    'xl/_rels/workbook.xml.rels': strToU8(relations('worksheet', 'worksheets/sheet1.xml')),
    'xl/worksheets/sheet1.xml': strToU8(`<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`),
    ...more
  }))
}

const text = (at: string, value: string): string => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`

async function refusal (bytes: Buffer): Promise<{ code: string | undefined, message: string }> {
  try {
    await readXlsx([bytes])
  } catch (error) {
    if (error instanceof Problem) return { code: error.issues[0]?.code, message: error.message }
    throw error
  }
  return { code: undefined, message: 'was read' }
}

async function all (bytes: Buffer) {
  const table = await readXlsx([bytes.subarray(0, 100), bytes.subarray(100)])
  const rows = []
  for await (const row of table.rows) rows.push(row)
  return { ...table, rows }
}

t.test('the first sheet is the table, the others stand beside it', async (t) => {
  const day = { value: new Date('2025-03-01'), type: Date, format: 'yyyy-mm-dd' }
  const bytes = await writeWorkbook([
    { sheet: 'smes', data: [[null, null], ['name', 'n'], ['上海', 0.7], [], [true, day], ["'=1+1", '  ']] },
    { sheet: 'needs', data: [['organisation.id', 'kind'], ['sme_1', 'investment']] },
    { sheet: 'empty', data: [] }
  ]).toBuffer()
  const { header, rows, sheets, count } = await all(bytes)
  t.strictSame(header, ['name', 'n'])
  t.strictSame(rows.map(({ row, cells }) => [row, ...Object.values(cells)]), [[3, '上海', '0.7'], [5, 'true', '2025-03-01'], [6, '=1+1', '  ']])
  t.strictSame(sheets, [{ name: 'needs', header: ['organisation.id', 'kind'], rows: [{ row: 2, cells: { 'organisation.id': 'sme_1', kind: 'investment' } }] }])
  t.equal(count, 3)
})

t.test('of a formula the stored value is read, never its text', async (t) => {
  const { rows } = await all(workbook(`<row r="1">${text('A1', 'a')}${text('B1', 'b')}</row><row r="2"><c r="A2"><f>1+1</f><v>2</v></c><c r="B2" t="str"><f>HYPERLINK("http://x")</f><v>x</v></c></row>`))
  t.strictSame(rows, [{ row: 2, cells: { a: '2', b: 'x' } }])
})

t.test('what cannot be read safely is refused', async (t) => {
  const header = `<row r="1">${text('A1', 'a')}</row>`
  const good = workbook(header)
  const lying = Buffer.from(workbook(header, { 'xl/worksheets/sheet2.xml': new Uint8Array(3_000_000) }))
  const at = lying.lastIndexOf(Buffer.from('xl/worksheets/sheet2.xml')) - 46
  lying.writeUInt32LE(1000, at + 24)
  const locked = Buffer.from(good)
  const directory = locked.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]))
  locked.writeUInt16LE(locked.readUInt16LE(directory + 8) | 1, directory + 8)
  const cases: ReadonlyArray<readonly [string, Buffer, string, RegExp]> = [
    ['a bomb', workbook(header, { 'xl/worksheets/sheet2.xml': new Uint8Array(30_000_000) }), 'too_large', /250 times/],
    ['one that lies about its size', lying, 'too_large', /more than it says/],
    ['many files', workbook(header, Object.fromEntries(Array.from({ length: 2100 }, (_, index) => [`x${index}`, new Uint8Array(0)]))), 'too_large', /files/],
    ['macros', workbook(header, { 'xl/vbaProject.bin': new Uint8Array(10) }), 'macros', /macros/],
    ['a password', locked, 'encrypted', /password/],
    ['a compound file', Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600)]), 'encrypted', /\.xls/],
    ['text', Buffer.from('a,b\n1,2'), 'malformed_file', /no XLSX/],
    ['another archive', Buffer.from(zipSync({ 'a.txt': strToU8('x') })), 'malformed_file', /no XLSX/],
    ['a cut file', good.subarray(0, good.length - 40), 'malformed_file', /end is missing|cut off/],
    ['a cell in the far corner', workbook(`${header}<row r="1048576">${text('XFD1048576', 'x')}</row>`), 'too_many_columns', /column 16,384/],
    ['a row far down', workbook(`${header}<row r="9999999">${text('A9999999', 'x')}</row>`), 'too_large', /9,999,999 rows/],
    ['a row far down, behind what looks like the end of its tag', workbook(`${header}<row x=">" r="9999999">${text('A9999999', 'x')}</row>`), 'too_large', /9,999,999 rows/],
    ['a tag that does not end', workbook(`${header}<row x="${'y'.repeat(300_000)}`), 'malformed_file', /does not end/],
    ['a place that is none', workbook(`${header}<row r="1e9">${text('A2', 'x')}</row>`), 'malformed_file', /'1e9'/],
    ['many cells', workbook(`<row r="1">${text('A1', 'a')}${text('ALL1', 'b')}</row><row r="100000">${text('A100000', 'x')}</row>`), 'too_large', /cells are read/],
    ['a name twice', workbook(`<row r="1">${text('A1', 'a')}${text('B1', 'a')}</row>`), 'duplicate_header', /'a'/],
    ['nothing', workbook(''), 'empty_file', /first sheet is empty/]
  ]
  t.equal((await refusal(good)).message, 'was read')
  for (const [name, bytes, code, message] of cases) t.match(await refusal(bytes), { code, message }, name)
})
