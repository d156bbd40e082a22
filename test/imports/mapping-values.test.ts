// What single operations of a mapping read: numbers, ranges, days, Chinese amounts, codes, endings; and proposed mappings.
import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import t from 'tap'
import { loadCatalogues } from '../../src/catalogues/catalogues.ts'
import { chineseAmounts } from '../../src/chinese-numbers.ts'
import { mappedRecords } from '../../src/imports/mapping/apply.ts'
import { readChineseAmount } from '../../src/imports/mapping/chinese.ts'
import { readAteco, readChineseProvince, readProvince, readRegion } from '../../src/imports/mapping/codes.ts'
import { readDate } from '../../src/imports/mapping/dates.ts'
import { Operation, readMapping } from '../../src/imports/mapping/mapping.ts'
import { readBand, readNumber } from '../../src/imports/mapping/numbers.ts'
import { operate } from '../../src/imports/mapping/operations.ts'
import type { Reading } from '../../src/imports/mapping/reading.ts'
import { suggestMapping } from '../../src/imports/mapping/suggest.ts'
import { readCsv } from '../../src/imports/csv.ts'

const lists = loadCatalogues()
const value = (reading: Reading): unknown => 'value' in reading ? reading.value : reading.fault.code
const remark = (reading: Reading): string | undefined => 'value' in reading ? reading.remark?.code : reading.fault.code
const italian = { decimal: ',', units: { mln: 1_000_000, mila: 1_000 } } as const
const english = { decimal: '.', units: { m: 1_000_000 } } as const
const number = (text: string, notation: typeof italian | typeof english = italian): unknown => value(readNumber(text, { ...notation, scale: 1, whole: true }))
const band = (text: string, notation: typeof italian | typeof english = italian): unknown => value(readBand(text, { ...notation, classes: { D: { min: 20, max: 49 } } }))

t.test('numbers in two notations', async (t) => {
  t.equal(number('1.234.567,4'), 1_234_567)
  t.equal(number('€ 6,2 mln'), 6_200_000)
  t.equal(number('350 mila euro'), 350_000)
  t.equal(number('1,234,567.4', english), 1_234_567)
  t.equal(number('-5'), -5)
  t.ok(Object.is(number('-0,2'), 0))
  for (const wrong of ['', 'n.d.', '12-15', '1.2.3', '1e5', '0x10', '9'.repeat(30)]) t.equal(number(wrong), 'not_a_number', wrong)
  fc.assert(fc.property(fc.integer({ min: -1e12, max: 1e12 }), (given) => {
    return number(given.toLocaleString('de')) === given && number(given.toLocaleString('en'), english) === given && number(String(given)) === given
  }))
})

t.test('ranges, with open ends', async (t) => {
  const ranges: ReadonlyArray<readonly [string, number | null, number | null]> = [
    ['20-49', 20, 49], ['20 – 49 addetti', 20, 49], ['da 20 a 49', 20, 49], ['tra 20 e 49', 20, 49], ['D', 20, 49], ['D: 20-49', 20, 49], ['oltre 250', 251, null], ['> 250', 251, null], ['250+', 250, null],
    ['almeno 5', 5, null], ['>= 5', 5, null], ['< 10', null, 9], ['meno di 10', null, 9], ['fino a 9', null, 9], ['≤ 9', null, 9], ['12', 12, 12], ['100.001-500.000 euro', 100_001, 500_000], ['2 mln - 5 mln', 2_000_000, 5_000_000]
  ]
  for (const [text, min, max] of ranges) t.strictSame(band(text), { min, max }, text)
  t.strictSame(band('1,000+', english), { min: 1_000, max: null })
  for (const wrong of ['', 'molti', '49-20', '5-', '-5', '20-49-60', 'Z', '< 0']) t.equal(band(wrong), 'not_a_band', wrong)
  fc.assert(fc.property(fc.nat(1e9), fc.nat(1e9), fc.constantFrom('-', ' - ', '–', ' a '), (min, more, between) => {
    const text = `${min.toLocaleString('de')}${between}${(min + more).toLocaleString('de')}`
    const found = band(text) as { min: number, max: number }
    return found.min === min && found.max === min + more
  }))
  fc.assert(fc.property(fc.string(), (text) => {
    const found = band(text)
    return found === 'not_a_band' || (typeof found === 'object' && found !== null && 'min' in found && 'max' in found)
  }))
})

t.test('days by format; what is no day is none', async (t) => {
  t.equal(value(readDate('01/03/2019', ['dd/mm/yyyy'])), '2019-03-01')
  t.equal(value(readDate('1/3/2019', ['d/m/yyyy'])), '2019-03-01')
  t.equal(value(readDate('1/3/2019', ['dd/mm/yyyy'])), 'not_a_date', 'dd is two digits')
  t.equal(value(readDate('2019-03-01T00:00:00.000Z', ['yyyy-mm-dd'])), '2019-03-01')
  t.equal(value(readDate('2024年5月1日', ['yyyy年m月d日'])), '2024-05-01')
  t.equal(value(readDate('43525', ['serial'])), '2019-03-01')
  for (const wrong of ['31/02/2019', '29/02/2023', '00/01/2019', '1/13/2019', '', 'ieri', '1/3/19']) t.equal(value(readDate(wrong, ['d/m/yyyy'])), 'not_a_date', wrong)
  fc.assert(fc.property(fc.date({ min: new Date('1800-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }), (date) => {
    const iso = date.toISOString().slice(0, 10)
    const [year, month, day] = iso.split('-') as [string, string, string]
    return value(readDate(`${day}/${month}/${year}`, ['dd/mm/yyyy'])) === iso && value(readDate(`${year}年${Number(month)}月${Number(day)}日`, ['yyyy年m月d日'])) === iso
  }))
})

t.test('Chinese amounts', async (t) => {
  const amounts: ReadonlyArray<readonly [string, number, string, string | undefined]> = [
    ['1500万美元', 15_000_000, 'USD', undefined], ['3.2亿元', 320_000_000, 'CNY', undefined], ['1亿2000万人民币', 120_000_000, 'CNY', undefined], ['三千五百万元', 35_000_000, 'CNY', undefined], ['2,000万港元', 20_000_000, 'HKD', undefined],
    ['十五亿欧元', 1_500_000_000, 'EUR', undefined], ['ＵＳ＄１５００万', 15_000_000, 'USD', undefined], ['HK$30m', 30_000_000, 'HKD', undefined], ['近1.5亿元', 150_000_000, 'CNY', 'amount_approximate'], ['超3000万美元', 30_000_000, 'USD', 'amount_approximate'],
    ['500万', 5_000_000, 'CNY', 'currency_assumed'], ['一万亿元', 1_000_000_000_000, 'CNY', undefined]
  ]
  for (const [text, given, currency, code] of amounts) {
    t.strictSame(value(readChineseAmount(text, 'CNY')), { value: given, currency }, text)
    t.equal(remark(readChineseAmount(text, 'CNY')), code, text)
  }
  for (const [text, code] of [
    ['数百万人民币', 'amount_vague'], ['数千万元', 'amount_vague'], ['亿元', 'amount_vague'], ['近亿元', 'amount_vague'], ['上亿元', 'amount_vague'], ['几千万', 'amount_vague'], ['未披露', 'amount_undisclosed'], ['未透露', 'amount_undisclosed'],
    ['2000-3000万元', 'amount_range'], ['谢谢', 'not_an_amount']
  ] as const) t.equal(value(readChineseAmount(text, 'CNY')), code, text)
  t.equal(value(readChineseAmount('10亿日元', 'CNY', ['CNY'])), 'currency_unknown')
  fc.assert(fc.property(fc.integer({ min: 1, max: 1e11 }), (amount) => {
    const [text = ''] = chineseAmounts([amount])
    const found = value(readChineseAmount(`${text}美元`, 'CNY')) as { value: number, currency: string }
    return found.value === amount && found.currency === 'USD'
  }), { examples: [[20_000], [150_000_000], [12_345]] })
  fc.assert(fc.property(fc.array(fc.constantFrom(...'零一二两三四五六七八九十百千万亿数近.5元美'), { maxLength: 12 }), (letters) => {
    const found = value(readChineseAmount(letters.join(''), 'CNY'))
    return typeof found === 'string' || (typeof found === 'object' && found !== null && 'value' in found && Number.isSafeInteger(found.value))
  }))
})

t.test('ATECO codes in every spelling', async (t) => {
  const ateco = (text: string): unknown => value(readAteco(text, ['2025', '2007'], lists))
  for (const text of ['38.21.20', '382120', 'E38.21.20', ' 38.21.20. ', '38,21,20']) t.strictSame(ateco(text), { code: '38.21.20', system: 'ATECO2025' }, text)
  t.strictSame(ateco('38'), { code: '38', system: 'ATECO2025' })
  t.strictSame(ateco('3821'), { code: '38.21', system: 'ATECO2025' })
  t.strictSame(ateco('1.11'), { code: '01.11', system: 'ATECO2025' }, 'a spreadsheet ate the zero')
  t.strictSame(ateco('38.21.99'), { code: 'E38.21', system: 'NACE2' })
  t.strictSame(value(readAteco('38.21.99', ['2025'], lists)), { code: '38.21', system: 'ATECO2025' }, 'shortened to what it begins with')
  t.strictSame(value(readAteco('62.01', ['2007'], lists)), { code: 'J62.01', system: 'NACE2' })
  for (const wrong of ['NC', '', '99.99.99', 'abc', '1', '1234567']) t.equal(ateco(wrong), 'not_a_code', wrong)
  // Every code is read from its own digits.
  for (const { id } of lists.entries('ateco-2025').filter((entry) => /^\d/.test(entry.id))) {
    const digits = id.replaceAll('.', '')
    if (value(readAteco(digits, ['2025'], lists)) === 'not_a_code' || JSON.stringify(ateco(digits)) !== JSON.stringify({ code: id, system: 'ATECO2025' })) t.fail(id)
  }
})

t.test('places in every spelling', async (t) => {
  for (const [text, code] of [['MI', 'MI'], ['mi', 'MI'], ['Milano', 'MI'], ['Provincia di Bari', 'BA'], ["REGGIO NELL'EMILIA", 'RE'], ['Reggio Calabria', 'RC'], ['forli-cesena', 'FC'], ['Bozen', 'BZ'], ['Monza e Brianza', 'MB'], ['Turin', 'TO'], ['意大利米兰', 'MI']] as const) t.equal(value(readProvince(text, lists)), code, text)
  for (const [text, code] of [['LOMBARDIA', 'IT-25'], ['lombardy', 'IT-25'], ['IT-25', 'IT-25'], ['Emilia Romagna', 'IT-45'], ["valle d'aosta", 'IT-23'], ["Vallée d'Aoste", 'IT-23'], ['Trentino Alto Adige', 'IT-32'], ['Friuli-Venezia  Giulia', 'IT-36'], ['Regione Puglia', 'IT-75'], ['Tuscany', 'IT-52']] as const) t.equal(value(readRegion(text, lists)), code, text)
  t.equal(value(readProvince('NAN', lists)), 'not_a_province')
  t.equal(value(readRegion('Bavaria', lists)), 'not_a_region')
  for (const text of ['江苏省苏州市', '江苏 苏州', 'Jiangsu', '江苏']) t.equal(value(readChineseProvince(text, lists)), 'CN-JS', text)
  t.equal(value(readChineseProvince('巴黎', lists)), 'not_a_province')
})

t.test('endings, tables, lists and keys', async (t) => {
  const run = (given: unknown, operation: unknown): unknown => value(operate(given, Operation.parse(operation), lists))
  const endings = { op: 'endings', values: { 's.r.l.': 'S.r.l.', 'societa a responsabilita limitata': 'S.r.l.', 'in liquidazione': '', 领投: '' } }
  t.equal(run("PROVA  SOCIETÀ A RESPONSABILITA' LIMITATA - IN LIQUIDAZIONE", endings), 'PROVA S.r.l.')
  t.equal(run('PROVA SRL', endings), 'PROVA S.r.l.')
  t.equal(run('PROVASRL', endings), 'PROVASRL', 'a word is not cut')
  t.equal(run('SRL', endings), 'SRL', 'nothing would be left')
  t.equal(run('示例资本（领投）', endings), '示例资本')
  t.equal(run('  SÌ ', { op: 'table', values: { si: true } }), true)
  t.equal(run('x', { op: 'table', values: { si: true }, otherwise: 'keep' }), 'x')
  t.equal(run('x', { op: 'table', values: { si: true }, otherwise: 'drop' }), undefined)
  t.strictSame(run(['1', 'x', '3'], { op: 'number' }), [1, 3])
  t.strictSame(run('a; b ;;c', { op: 'split', by: [';'] }), ['a', 'b', 'c'])
  t.equal(run(['a', 'b'], { op: 'part', at: 1 }), 'b')
  t.equal(run("L'Aquila — Prova, S.r.l.", { op: 'key' }), run('l aquila prova S R L', { op: 'key' }))
  t.equal(String(run('x'.repeat(500), { op: 'key' })).length, 200)
  t.equal(run('www.example.org/a', { op: 'address' }), 'https://www.example.org/a')
  t.equal(run('a website', { op: 'address' }), 'not_an_address')
})

t.test('a mapping is proposed from header and first rows', async (t) => {
  const read = async (file: string) => {
    const bytes = readFileSync(new URL(file, import.meta.url))
    const table = await readCsv(() => [bytes])
    const rows = []
    for await (const { cells } of table.rows) rows.push(cells)
    return { header: table.header, rows }
  }
  for (const [file, shipped] of [['register', 'it-innovative-register'], ['bcorp', 'bcorp-directory'], ['events', 'cn-investment-events']] as const) {
    t.equal(suggestMapping(await read(`../fixtures/imports/${file}.csv`), file, lists).shipped, shipped)
  }
  const fair = await read('../../examples/fair-catalogue.csv')
  const { mapping, shipped } = suggestMapping(fair, 'Fiera Verde 2026', lists)
  t.equal(shipped, null)
  t.match(mapping, { id: 'fiera-verde-2026', columns: { Espositore: { required: true }, Stand: { note: /Not used/ } } })
  const rules = new Map(mapping.fields.map((rule) => [rule.to, rule]))
  t.strictSame([...rules.keys()], ['externalId', 'legalName', 'vatNumber', 'province', 'headcountBand', 'website', 'certifications'])
  t.strictSame(readMapping(JSON.parse(JSON.stringify(mapping))), mapping, 'as a file it says the same')
  const records = []
  async function * rows () { for (const [index, cells] of fair.rows.entries()) yield { row: index + 2, cells } }
  for await (const record of mappedRecords({ header: fair.header, rows: rows() }, mapping, lists)) records.push('value' in record ? record.value : record)
  t.match(records[0], { kind: 'sme', legalName: 'Esempio Compost S.r.l.', province: 'TO', headcountBand: { min: 20, max: 49 }, certifications: [{ id: 'iso-14001' }, { id: 'emas' }] })
  t.match(suggestMapping({ header: ['x', 'y'], rows: [{ x: '12345678903', y: 'Puglia' }, { x: 'IT12345678903', y: 'LOMBARDIA' }] }, '绿色', lists).mapping, { id: 'my-mapping', fields: [{ to: 'externalId', from: 'x' }, { to: 'vatNumber' }, { to: 'region' }] }, 'by what the cells hold')
  t.equal(suggestMapping({ header: ['a'], rows: [] }, 'a', lists).mapping.fields.length, 1)
})
