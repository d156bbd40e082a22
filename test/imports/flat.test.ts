// The import document as a table and back: cells as people write them, names as columns, and where a mistake stands.
import t from 'tap'
import { joinList, splitList, toChoice, toDay, toFlag, toNumber } from '../../src/imports/cells.ts'
import { columnsOf, documentShapes } from '../../src/imports/flat-shape.ts'
import { flatten, unflatten } from '../../src/imports/flat.ts'
import { csvTemplate, xlsxTemplate } from '../../src/imports/templates.ts'
import { Problem } from '../../src/errors.ts'
import { readXlsx } from '../../src/imports/xlsx.ts'
import writeWorkbook from 'write-excel-file/node'
import { admin, build } from './world.ts'

t.test('numbers, flags, days and choices as people write them', async (t) => {
  const numbers: ReadonlyArray<readonly [string, unknown]> = [
    ['41', 41], [' 41 ', 41], ['-2.5', -2.5], ['1e3', 1000], ['0,7', 0.7], ['0,375', 0.375], ['12,5', 12.5], ['1.234.567', 1234567], ['1,234,567', 1234567], ["1'234'567", 1234567], ["1'234", 1234],
    ['1 234 567', 1234567], ['1\u00a0234', 1234], ['1.234,56', 1234.56], ['1,234.56', 1234.56], ['1.234', 1.234], ['70%', 0.7], ['12,5 %', 0.125], ['7％', 0.07],
    ['1,234', '1,234'], ['12.34.56', '12.34.56'], ['n.d.', 'n.d.'], ['20-49', '20-49'], ['1e999', '1e999'], ['0x10', '0x10']
  ]
  for (const [given, value] of numbers) t.equal(toNumber(given), value, given)
  for (const given of ['true', 'TRUE', 'Yes', 'sì', 'SI', 'Vero', '是', '1']) t.equal(toFlag(given), true, given)
  for (const given of ['false', 'No', 'Falso', '否', '0']) t.equal(toFlag(given), false, given)
  t.equal(toFlag('forse'), 'forse')
  for (const given of ['2025-03-01', '01/03/2025', '1.3.2025', '1-3-2025', '2025/3/1', '2025年3月1日', '2025-03-01T00:00:00.000Z']) t.equal(toDay(given), '2025-03-01', given)
  for (const given of ['2025-03', '3/2025', '2025-03-01T10:00:00Z', 'ieri']) t.equal(toDay(given), given)
  t.equal(toChoice('Third Party', ['self_declared', 'third_party']), 'third_party')
  t.equal(toChoice('expert', ['third_party']), 'expert')
})

t.test('lists come back as they were, whatever their values hold', async (t) => {
  for (const list of [['a'], ['a', 'b'], ['a;b', 'c\\', '\\;'], ['', 'x', ''], ['C:\\new', 'x']]) t.strictSame(splitList(joinList(list)), list)
  t.equal(joinList(['', '']), '')
  t.strictSame(splitList('a ; b;c\\d'), ['a', 'b', 'c\\d'])
})

t.test('a document becomes cells and the cells the document', async (t) => {
  const document = {
    kind: 'sme',
    names: { it: 'Uno; due', zh: '一' },
    textStatus: { it: { origin: 'human', reviewed: true } },
    activities: [{ code: '38.32.10', system: 'ATECO2025', share: 0.7 }, { code: 'C28', system: 'NACE2' }],
    excludedCounterparts: ['inv_1', 'a;b'],
    headcount: 41,
    synthetic: false,
    needs: [{ kind: 'investment', amount: { min: 1, currency: 'EUR' }, instruments: [{ id: 'x', priority: 1 }], weights: { ticket: 20 } }]
  }
  const cells = flatten(document, documentShapes.sme)
  t.strictSame(Object.fromEntries(cells), {
    kind: 'sme',
    'names.it': 'Uno; due',
    'names.zh': '一',
    'textStatus.it.origin': 'human',
    'textStatus.it.reviewed': true,
    excludedCounterparts: 'inv_1;a\\;b',
    'activities.code': '38.32.10;C28',
    'activities.system': 'ATECO2025;NACE2',
    'activities.share': '0.7;',
    headcount: 41,
    synthetic: false,
    needs: JSON.stringify(document.needs)
  })
  for (const column of cells.keys()) t.ok(columnsOf(documentShapes.sme).includes(column), column)
  t.strictSame(unflatten(Object.fromEntries([...cells].map(([name, value]) => [name, String(value)])), documentShapes.sme), document)
})

t.test('an empty cell says nothing, #CLEAR that there is nothing; names of nothing stay for the shape to refuse', async (t) => {
  const read = (cells: Record<string, string>) => unflatten(cells, documentShapes.sme)
  t.strictSame(read({ legalName: ' ', website: '#CLEAR', 'names.it': '#CLEAR', activities: '#CLEAR', 'contacts.name': '#CLEAR' }), { website: null, names: { it: null }, activities: null, contacts: null })
  t.strictSame(read({ 'needs.kind': 'investment;research', 'needs.amount.min': '1000000;', 'needs.territory.codes': 'CN-SH\\;CN-BJ' }), { needs: [{ kind: 'investment', amount: { min: 1000000 }, territory: { codes: ['CN-SH', 'CN-BJ'] } }, { kind: 'research' }] })
  t.strictSame(read({ 'names.fr': 'x', colour: 'y', needs: '[broken', headcount: 'many' }), { names: { fr: 'x' }, colour: 'y', needs: '[broken', headcount: 'many' })
  t.strictSame(Object.keys(read({ '__proto__.x': '1', constructor: '2' })), ['__proto__.x', 'constructor'])
})

t.test('a table is imported, and a mistake is told by its row, column and value', async (t) => {
  const { imports, stored } = await build(t)
  const csv = [
    'Kind;externalId;legalName;province;headcount;activities.code;activities.system;certifications.id;certifications.validTo;synthetic',
    'SME;a;Prova Uno (impresa inventata);mi;41;38.21.20;ATECO2025;iso-14001;28/02/2028;sì',
    'sme;b;Prova Due (impresa inventata);XX;tanti;38.32.10;ATECO2025;iso-99999;;sì',
    'sme;c;Prova; Tre;MI;1;;;;;;sì',
    'company;d;Prova Quattro;;;;;;;',
    ''
  ].join('\r\n')
  const result = await imports.run(csv, { format: 'csv', source: 'registro', principal: admin })
  t.match(result.counts, { read: 4, created: 1, rejected: 3 })
  t.strictSame(result.rejected.map(({ row, line, column, value, code }) => [row, line, column, value, code]).filter(([row]) => row !== 3), [
    [4, 4, '', null, 'surplus_cells'],
    [5, 5, 'kind', 'company', 'invalid_value']
  ])
  t.match(result.rejected.find(({ row }) => row === 3), { externalId: 'b', column: 'headcount', value: 'tanti' })
  t.match(await stored('a', 'registro'), { profile: { legalName: 'Prova Uno (impresa inventata)', province: 'MI', headcount: 41, synthetic: true }, claims: [{ facts: { certification: 'iso-14001' }, validTo: '2028-02-28' }] })

  const columns = await imports.run('kind,externalId,Ragione sociale\nsme,x,y', { format: 'csv', source: 'r', principal: admin }).catch((error: unknown) => error)
  t.match(columns, { code: 'VALIDATION_FAILED', issues: [{ code: 'unknown_column', message: /'Ragione sociale'/ }] })
  t.ok(columns instanceof Problem)
})

t.test('nothing is written of a file that breaks off being a table after many rows', async (t) => {
  const { imports, store } = await build(t)
  const rows = Array.from({ length: 300 }, (_, index) => `sme,r${index},Prova ${index},true`).join('\n')
  const given = Buffer.from(`kind,externalId,legalName,synthetic\n${rows}\nsme,last,x\0,true\n`)
  await t.rejects(imports.run(given, { format: 'csv', source: 'r', principal: admin }), { code: 'VALIDATION_FAILED', message: /Row 302/ })
  t.equal(await store.read.countProfiles(), 0)
})

t.test('further sheets of a workbook belong to the organisations they name', async (t) => {
  const { imports, sme } = await build(t)
  const sheet = (more: string) => writeWorkbook([
    { sheet: 'smes', data: [['kind', 'source', 'externalId', 'legalName', 'synthetic', 'headcount'], ['sme', 'test', 'a', 'Prova (impresa inventata)', true, 41]] },
    { sheet: 'Needs', data: [['organisation.externalId', 'kind', 'amount.min', 'amount.currency', 'modes.id'], ['a', 'investment', 1000000, 'EUR', 'joint_venture'], [more, 'research', null, null, null]] },
    { sheet: 'guide', data: [['anything'], ['at all']] }
  ]).toBuffer()
  t.match(await imports.run(await sheet('a'), { format: 'xlsx', principal: admin }), { counts: { read: 1, created: 1, rejected: 0 } })
  t.match((await sme('a')).needs.map(({ kind }) => kind).sort(), ['investment', 'research'])
  t.match(await imports.run(await sheet('b'), { format: 'xlsx', principal: admin }), { counts: { rejected: 1 }, rejected: [{ row: 3, code: 'no_owner', message: /sheet 'Needs'|sheet 'needs'/ }] })
})

t.test('templates hold columns that an import knows', async (t) => {
  const { imports } = await build(t)
  for (const kind of ['sme', 'investor'] as const) {
    t.match(await imports.run(csvTemplate(kind), { format: 'csv', kind, principal: admin }), { counts: { read: 0, rejected: 0 } })
    const workbook = await xlsxTemplate(kind)
    t.match(await imports.run(workbook, { format: 'xlsx', kind, principal: admin }), { counts: { read: 0, rejected: 0 } })
    const guide = (await readXlsx([workbook])).sheets?.find(({ name }) => name === 'guide')
    t.ok((guide?.rows.length ?? 0) > 50)
    t.match(guide?.rows.find(({ cells }) => cells['column'] === 'externalId')?.cells, { holds: 'text' })
  }
  t.match(csvTemplate('sme'), /certifications\.id,.*needs\.kind/)
})
