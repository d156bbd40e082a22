import fc from 'fast-check'
import t from 'tap'
import { parseJson, parseNdjson, type ParsedRecord } from '../../src/imports/parser.ts'

async function all (records: AsyncIterable<ParsedRecord>): Promise<ParsedRecord[]> {
  const found: ParsedRecord[] = []
  for await (const record of records) found.push(record)
  return found
}
/** The text as bytes, cut into pieces of the given size, also inside characters. */
function pieces (text: string, size: number): Uint8Array[] {
  const bytes = Buffer.from(text)
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, n) => bytes.subarray(n * size, (n + 1) * size))
}
const values = (records: ParsedRecord[]): unknown[] => records.map((record) => 'value' in record ? record.value : 'unreadable' in record ? record.unreadable.code : record.leftOut.code)

t.test('an array and lines give the same records, however they are cut', async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.jsonValue()), fc.integer({ min: 1, max: 50 }), fc.constantFrom(0, 2), async (list, size, indent) => {
    const wanted = JSON.stringify(list)
    const fromArray = values(await all(parseJson(pieces(JSON.stringify(list, null, indent), size))))
    const fromLines = values(await all(parseNdjson(pieces(list.map((value) => JSON.stringify(value)).join('\r\n'), size))))
    return JSON.stringify(fromArray) === wanted && JSON.stringify(fromLines) === wanted
  }))
})

t.test('rows and lines are counted as a person would', async (t) => {
  t.match(await all(parseJson(['[\n {"a": 1},\n\n {\n"a": 2}\n]'])), [{ row: 1, line: 2, value: { a: 1 } }, { row: 2, line: 4, value: { a: 2 } }])
  t.match(await all(parseNdjson(['{"a":1}\n\n{"a":2}\n'])), [{ row: 1, line: 1 }, { row: 2, line: 3 }])
  t.match(await all(parseJson(['\n {"a": "[,]"}\n'])), [{ row: 1, line: 2, value: { a: '[,]' } }])
})

t.test('a mistake in one record leaves the others readable', async (t) => {
  t.strictSame(values(await all(parseJson(['[{"a":1}, {"a":x}, {"a":3}]']))), [{ a: 1 }, 'malformed_json', { a: 3 }])
  t.strictSame(values(await all(parseNdjson(['{"a":1}\n{"a":\n{"a":3}']))), [{ a: 1 }, 'malformed_json', { a: 3 }])
  t.strictSame(values(await all(parseJson(['[{"a":1},]']))), [{ a: 1 }, 'malformed_json'])
  const [bad] = await all(parseNdjson(['\n{"a" 1}']))
  t.match(bad, { row: 1, line: 2, unreadable: { message: /^Line 2: / } })
})

t.test('a file that ends early, is empty or goes on is told', async (t) => {
  t.strictSame(values(await all(parseJson(['[{"a":1}, {"a"']))), [{ a: 1 }, 'malformed_json'])
  t.strictSame(values(await all(parseJson(['[{"a":1}'])))[0], 'malformed_json')
  t.strictSame(values(await all(parseJson(['[1] 2']))), [1, 'malformed_json'])
  t.strictSame(values(await all(parseJson([' \n']))), ['malformed_json'])
  t.strictSame(values(await all(parseJson(['{"a":1} {"b":2}']))), ['malformed_json'])
  t.strictSame(await all(parseJson(['[ ]'])), [])
  t.strictSame(await all(parseNdjson([' \n \n'])), [])
})

t.test('a byte order mark is no part of the first record', async (t) => {
  t.strictSame(values(await all(parseJson(['\uFEFF{"a":1}']))), [{ a: 1 }])
  t.strictSame(values(await all(parseJson(['\uFEFF[{"a":1}]']))), [{ a: 1 }])
  t.strictSame(values(await all(parseNdjson(['\uFEFF{"a":1}']))), [{ a: 1 }])
})

t.test('a record that is too long is skipped, not kept in memory', async (t) => {
  const long = JSON.stringify({ a: 'x'.repeat(200) })
  t.strictSame(values(await all(parseJson([`[1,${long},3]`], { maxRecordBytes: 100 }))), [1, 'record_too_large', 3])
  t.strictSame(values(await all(parseNdjson([`1\n${long}\n3`], { maxRecordBytes: 100 }))), [1, 'record_too_large', 3])
})

t.test('text that is not UTF-8 is told with its line and column, however it is cut', async (t) => {
  /** `@` stands for a byte that no UTF-8 has. */
  const broken = (text: string): Buffer => Buffer.from(Buffer.from(text).toString('latin1').replaceAll('@', '\xff'), 'latin1')
  const told = async (parse: typeof parseJson, text: string, size: number): Promise<string[]> => {
    const bytes = broken(text)
    const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, n) => bytes.subarray(n * size, (n + 1) * size))
    return (await all(parse(chunks))).flatMap((record) => 'unreadable' in record && record.unreadable.code === 'not_utf8' ? [record.unreadable.message] : [])
  }
  for (const size of [1, 7, 1000]) {
    t.strictSame(await told(parseNdjson, '"@"', size), ['Line 1, column 2: the text is not UTF-8.'])
    t.strictSame(await told(parseNdjson, '{"a":1}\n{"好\ufffd🌱":"@"}\n{"a":2}', size), ['Line 2, column 10: the text is not UTF-8.'])
    t.strictSame(await told(parseJson, '[{"a":"好🌱"}, {"b":"@"},\n\n  {"c":\n "@"}]', size), ['Line 1, column 21: the text is not UTF-8.', 'Line 4, column 3: the text is not UTF-8.'])
    t.strictSame(await told(parseJson, '\n {"a": "@"}', size), ['Line 2, column 9: the text is not UTF-8.'])
  }
})
