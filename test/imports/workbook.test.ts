// Workbooks as they are written: every value comes back, however many rows there are. WORKBOOK_ROWS=50000 writes more of them.
import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import type { CellValue } from '../../src/imports/flat.ts'
import { workbookOf, type SheetPlan } from '../../src/imports/workbook-writer.ts'
import { readXlsx } from '../../src/imports/xlsx.ts'

type Cells = Readonly<Record<string, CellValue>>
const most = Number(process.env['WORKBOOK_ROWS'] ?? 6_000)
const folders = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith(`ponteverde-export-${process.pid}-`))

function plan (name: string, header: readonly string[], of: (item: Cells) => readonly Cells[] = (item) => [item]): SheetPlan<Cells> {
  return { name, header, rows: (page) => page.flatMap(of).map((cells) => new Map(Object.entries(cells))) }
}

async function * paged<T> (pages: ReadonlyArray<readonly T[]>): AsyncGenerator<readonly T[]> {
  yield * pages
}

async function read (chunks: AsyncIterable<Uint8Array>) {
  const parts: Uint8Array[] = []
  for await (const chunk of chunks) parts.push(chunk)
  const { header, rows, sheets = [] } = await readXlsx([Buffer.concat(parts)])
  const found = []
  for await (const { cells } of rows) found.push({ ...cells })
  return { header, rows: found, sheets: Object.fromEntries(sheets.map(({ name, header, rows }) => [name, { header, rows: rows.map(({ cells }) => ({ ...cells })) }])) }
}

t.test('every value comes back as it was, on every sheet', async (t) => {
  const before = folders()
  const header = ['text', 'n', 'b & "c"', ...Array.from({ length: 30 }, (_, index) => `x${index}`)]
  const texts = ['上海 🌱', ' two  spaces ', 'a\nb\r\nc\td', '<&>"\'', '_x0041_ _x005F_', '=1+1', "'=x", '\u0001\uFFFE', 'lone \ud800', '-', ']]>', 'true', '007']
  const items = texts.map((text, index) => ({ text, n: index / 3, 'b & "c"': index % 2 === 0, x29: 'last' }))
  const { rows, sheets, ...table } = await read(workbookOf(paged([items.slice(0, 5), [], items.slice(5)]), [plan('smes', header), plan('none', ['a']), plan('needs', ['of', 'n'], ({ text = '' }) => [{ of: text, n: 1 }, { of: text, n: 2 }])].map((one) => one.name === 'none' ? { ...one, rows: () => [] } : one), 'guide'))
  t.strictSame(table.header, header)
  t.strictSame(rows.map((row) => row['text']), texts)
  t.match(rows[1], { n: String(1 / 3), 'b & "c"': 'false', x29: 'last', x0: '' })
  t.strictSame(Object.keys(sheets), ['none', 'needs'])
  t.strictSame(sheets['none'], { header: ['a'], rows: [] })
  t.strictSame(sheets['needs']?.rows.map(({ of, n }) => [of, n]), texts.flatMap((text) => [[text, '1'], [text, '2']]))
  t.strictSame(folders(), before, 'nothing is left behind')
})

t.test('a text no cell can hold is left out and told', async (t) => {
  const { rows, sheets } = await read(workbookOf(paged([[{ a: 'x'.repeat(32_767), b: 'y'.repeat(32_768) }, { a: `=${'x'.repeat(32_766)}`, b: 'short' }]]), [plan('smes', ['a', 'b'])], 'guide'))
  t.strictSame(rows.map(({ a = '', b = '' }) => [a.length, b.length]), [[32_767, 0], [0, 5]])
  t.match(sheets['guide']?.rows, [{ sheet: 'smes', row: '2', column: 'b', note: /Left out/ }, { sheet: 'smes', row: '3', column: 'a' }])
})

t.test('the first rows leave before the last are made, and whoever stops early leaves nothing behind', async (t) => {
  const before = folders()
  let made = 0
  async function * pages (): AsyncGenerator<readonly Cells[]> {
    for (; made < 500; made++) yield Array.from({ length: 100 }, (_, index) => ({ a: `${made} ${index} ${Math.sin(made * 100 + index)}` }))
  }
  const chunks = workbookOf(pages(), [plan('smes', ['a'])], 'guide')
  let bytes = 0
  for await (const chunk of chunks) {
    bytes += chunk.length
    if (bytes > 20_000) break
  }
  t.ok(made < 100, `${made} of 500 pages were made`)
  t.strictSame(folders(), before)
  async function * failing (): AsyncGenerator<readonly Cells[]> {
    yield [{ a: 1 }]
    throw new Error('The database went away.')
  }
  await t.rejects(read(workbookOf(failing(), [plan('smes', ['a'])], 'guide')), { message: 'The database went away.' })
  t.strictSame(folders(), before)
})

t.test(`${most} rows need little more memory than few`, { skip: process.platform !== 'linux' && 'needs /proc' }, async (t) => {
  const script = fileURLToPath(new URL('write-large.ts', import.meta.url))
  const peak = async (rows: number): Promise<{ bytes: number, peakMegabytes: number }> => {
    const child = spawn(process.execPath, ['--max-old-space-size=96', '--import', 'tsx', script, String(rows)], { stdio: ['ignore', 'pipe', 'inherit'] })
    let text = ''
    for await (const chunk of child.stdout) text += String(chunk)
    return JSON.parse(text) as { bytes: number, peakMegabytes: number }
  }
  const few = await peak(100)
  const many = await peak(most)
  t.ok(many.bytes > few.bytes * 5, `${many.bytes} bytes`)
  t.ok(many.peakMegabytes < few.peakMegabytes + 120, `${many.peakMegabytes} MB for ${most} rows, ${few.peakMegabytes} MB for 100`)
  t.comment(`${most} rows: ${many.bytes} bytes, ${many.peakMegabytes} MB at most; 100 rows: ${few.peakMegabytes} MB`)
})
