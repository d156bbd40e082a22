// CSV files as registers and offices write them: encodings, separators, line ends, and what makes a file no table.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { Problem } from '../../src/errors.ts'
import { readCsv } from '../../src/imports/csv.ts'
import { withReread } from '../../src/imports/read.ts'
import type { Bytes } from '../../src/imports/parser.ts'
import { neutralText, plainText } from '../../src/imports/table.ts'

/** Chinese text in GB18030, made by hand: no encoder for it ships with Node. */
const shanghai = Buffer.from([0xc9, 0xcf, 0xba, 0xa3])
const china = Buffer.from([0xd6, 0xd0, 0xb9, 0xfa])

/** Bytes in parts that fall where they hurt most: within characters, line ends and quotes. */
function parts (bytes: Buffer, size: number): Bytes {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) => bytes.subarray(index * size, (index + 1) * size))
}

async function read (given: string | Buffer, size = 7) {
  const bytes = Buffer.from(given as string)
  const table = await readCsv(() => parts(bytes, size))
  const rows = []
  for await (const row of table.rows) rows.push(row)
  return { ...table, rows }
}

async function refusal (given: string | Buffer): Promise<{ code: string | undefined, message: string }> {
  try {
    await read(given, 64 * 1024)
  } catch (error) {
    if (error instanceof Problem) return { code: error.issues[0]?.code, message: error.message }
    throw error
  }
  return { code: undefined, message: 'was read' }
}

t.test('the separator and the encoding are told by the file', async (t) => {
  for (const delimiter of [',', ';', '\t', '|']) {
    t.strictSame((await read(`a${delimiter}b\n1${delimiter}2`)).rows, [{ row: 2, cells: { a: '1', b: '2' } }], JSON.stringify(delimiter))
  }
  t.strictSame((await read('"a;x",b\n1,2')).header, ['a;x', 'b'], 'not by what stands in quotes')
  t.strictSame((await read('\ufeffcittà,b\nForlì,ü')).rows, [{ row: 2, cells: { città: 'Forlì', b: 'ü' } }], 'UTF-8 with a byte order mark')
  t.strictSame((await read('città,b\nForlì,上海')).rows, [{ row: 2, cells: { città: 'Forlì', b: '上海' } }], 'and without')
  t.strictSame((await read(Buffer.from('città,b\nForlì,Südtirol\nperché,è', 'latin1'))).rows[0]?.cells, { città: 'Forlì', b: 'Südtirol' }, 'Windows-1252')
  t.strictSame((await read(Buffer.from([0x61, 0x0a, 0x80, 0x35, 0x30]))).rows[0]?.cells, { a: '€50' }, 'with its euro sign')
  t.strictSame((await read(Buffer.concat([Buffer.from('a,b\n'), shanghai, Buffer.from(','), china, Buffer.from('\r\n')]), 1)).rows, [{ row: 2, cells: { a: '上海', b: '中国' } }], 'GB18030')
  t.strictSame((await read(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('a\tb\n上\t2', 'utf16le')]))).rows[0]?.cells, { a: '上', b: '2' }, 'what Excel calls Unicode text')
})

t.test('rows are numbered as a person sees them, whatever ends their lines', async (t) => {
  const { rows, count } = await read('\r\na,b\r\n1,"x\r\ny"\r\n\r\n3,4\n , \n5,6\r7,8')
  t.strictSame(rows.map(({ row, cells }) => [row, cells['b']]), [[3, 'x\ny'], [6, '4'], [8, '6'], [9, '8']])
  t.equal(count, 4)
})

t.test('dirt in a row is that row\'s', async (t) => {
  const { header, rows } = await read('a,,c,,\n"Rossi" srl,1,y"z\n1,2,3,,,\n1,2,3,,x\n1')
  t.strictSame(header, ['a', 'column 2', 'c'])
  t.strictSame(rows.map(({ cells }) => Object.values(cells)), [['"Rossi" srl', '1', 'y"z'], ['1', '2', '3'], ['1', '2', '3'], ['1', '', '']])
  t.match(rows[2]?.broken, { code: 'surplus_cells', message: /^Row 4 has 5 cells, and the header 3/ })
  t.strictSame(Object.keys((await read('__proto__,b\n1,2')).rows[0]?.cells ?? {}), ['__proto__', 'b'])
})

t.test('a file that is no table is refused as a whole, with the row', async (t) => {
  const cases: ReadonlyArray<readonly [string | Buffer, string, RegExp]> = [
    ['', 'empty_file', /empty/],
    ['\n \n', 'empty_file', /empty/],
    ['a,b,A,a,b\n', 'duplicate_header', /Row 1: .*'a', 'b'/],
    [Array.from({ length: 1001 }, (_, index) => `c${index}`).join(), 'too_many_columns', /1,001 columns/],
    ['a,b\n1,2\n3,4\0', 'nul_byte', /Row 3: cell 2/],
    ['a,b\n1,2\n1,"x\n3,4', 'quote_not_closed', /^Row 3/],
    [`a,b\n1,${'x'.repeat(1024 * 1024 + 1)}\n`, 'cell_too_large', /Row 2: cell 2/],
    [`a,b\n1,2\n${'x,'.repeat(5 * 1024 * 1024)}\n`, 'row_too_large', /(Row|Line) 3/],
    [`a,b\n1,"${'x,\n'.repeat(2 * 1024 * 1024)}`, 'row_too_large', /Row 2/],
    [Buffer.concat([Buffer.from('a\nperché\n'), Buffer.from('più\n', 'latin1'), Buffer.from('così')]), 'mixed_encodings', /Line 3 is not UTF-8/],
    [Buffer.concat([Buffer.from('a\nperché\n', 'latin1'), Buffer.from('più\n', 'latin1'), Buffer.from('così')]), 'mixed_encodings', /Line 4 is UTF-8/],
    [Buffer.concat([Buffer.from('a\n上海市\n北京市\n'), shanghai]), 'mixed_encodings', /Line 4 is not UTF-8/],
    [Buffer.concat([Buffer.from('a\n'), ...Array<Buffer>(20_000).fill(Buffer.concat([shanghai, china, Buffer.from('\n')])), Buffer.from([0xc9, 0x20, 0x0a])]), 'mixed_encodings', /Line (1\d{4}|20002) or one soon after/]
  ]
  for (const [given, code, message] of cases) t.match(await refusal(given), { code, message })
})

t.test('an apostrophe keeps a text from being a formula and comes off again', async (t) => {
  for (const text of ['=1+1', '+39 02', '-5', '@here', '\tx', "'=1", "''-", "'tis", '', 'a=b']) t.equal(plainText(neutralText(text)), text)
  for (const text of ['=1+1', '+39', '-5', '@x', '\t', "'="]) t.match(neutralText(text), /^'/)
  t.equal((await read("a,b\n'=SUM(A1),'tis")).rows[0]?.cells['a'], '=SUM(A1)')
})

t.test('bytes that come once are kept while they are needed', async (t) => {
  const once = (async function * () { yield Buffer.from('a\n1\n'); yield Buffer.from('2') })()
  t.equal(await withReread(once, async (read) => (await readCsv(read)).count), 2)
})

t.test('a file of 100 MB is read in little memory', { skip: process.platform !== 'linux' && 'needs /proc' }, async (t) => {
  const script = fileURLToPath(new URL('read-large.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', script, join(t.testdir({}), 'large.csv'), '100'], { stdio: ['ignore', 'pipe', 'inherit'] })
  let text = ''
  for await (const chunk of child.stdout) text += String(chunk)
  const { rows, read, peakMegabytes } = JSON.parse(text) as { rows: number, read: number, peakMegabytes: number }
  t.equal(read, rows)
  t.ok(peakMegabytes < 400, `the process held ${peakMegabytes} MB at most`)
})
