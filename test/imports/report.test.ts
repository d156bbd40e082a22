import { parse } from 'csv-parse/sync'
import t from 'tap'
import { groupText, reportCsv, reportJson, reportOf, type ReportGroup } from '../../src/imports/report.ts'
import type { ImportResult, ImportWarning, RejectedField } from '../../src/imports/result.ts'
import { buildRest } from '../helper-rest.ts'
import { build, smeDocument } from './world.ts'
import { principalOf } from '../../src/access/principal.ts'

const rejected = (row: number, column: string, value: RejectedField['value'], code = 'unknown_code', message = `'${value}' is not known.`): RejectedField =>
  ({ row, line: row + 1, externalId: `reg-${row}`, pointer: `/${column.replaceAll('.', '/')}`, column, value, code, message, accepted: ['E38.21', 'E38.22'] })
const warning = (row: number, value: string): ImportWarning =>
  ({ row, externalId: `reg-${row}`, pointer: '/activities/0/code', column: 'AtecoCode', value, code: 'not_a_code', message: `AtecoCode '${value}' is not a code; left without sector` })

function result (more: Partial<ImportResult>): ImportResult {
  return { id: 'imp_1', dryRun: true, counts: { read: 200, created: 0, updated: 0, unchanged: 0, rejected: 0 }, rejected: [], warnings: [], omitted: 0, ...more }
}

function rows (count: number, of: (row: number) => ImportWarning): ImportWarning[] {
  return Array.from({ length: count }, (_, at) => of(at + 1))
}

t.test('what was said of many rows is said once, errors apart from warnings', async (t) => {
  const report = reportOf(result({
    rejected: [rejected(3, 'activities.0.code', '99.99'), rejected(4, 'activities.1.code', '99.99'), rejected(4, 'province', 'XX'), rejected(9, 'activities.0.code', '00')],
    warnings: rows(178, (row) => warning(row, 'NC'))
  }))
  t.same(report.summary.map(({ severity, rows, firstRow, column, value }) => [severity, rows, firstRow, column, value]), [
    ['error', 2, 3, 'activities.*.code', '99.99'],
    ['error', 1, 4, 'province', 'XX'],
    ['error', 1, 9, 'activities.*.code', '00'],
    ['warning', 178, 1, 'AtecoCode', 'NC']
  ])
  t.same(report.summary.map(groupText), [
    "2 rows: activities.*.code '99.99': '99.99' is not known.",
    "1 row: province 'XX': 'XX' is not known.",
    "1 row: activities.*.code '00': '00' is not known.",
    "178 rows: AtecoCode 'NC' is not a code; left without sector"
  ])
})

t.test('values that nobody shares are told together, frequent ones by themselves', async (t) => {
  const { summary } = reportOf(result({ warnings: [...rows(40, (row) => warning(row, 'NC')), ...rows(300, (row) => warning(row + 40, `${row}.9`))] }))
  t.same(summary.map(({ rows, value, values }) => [rows, value, values]), [[300, null, 300], [40, 'NC', 1]])
  t.equal(groupText(summary[0] as ReportGroup), "300 rows: such as AtecoCode '1.9' is not a code; left without sector")
  const [errors] = reportOf(result({ rejected: Array.from({ length: 1_200 }, (_, at) => rejected(at + 1, 'vatNumber', `IT${at}`)) })).summary
  t.equal(groupText(errors as ReportGroup), "1,200 rows: vatNumber, 1,200 values, such as: 'IT0' is not known.")
})

t.test('the CSV begins with the summary, holds every entry, and no formula', async (t) => {
  const report = reportOf(result({ rejected: [rejected(3, 'website', '=HYPERLINK("http://x.example")'), rejected(5, 'legalName', 'a;"b"\nc', 'text', '+39')], warnings: [warning(7, 'NC')] }))
  const csv = reportCsv(report)
  t.ok(csv.startsWith('\uFEFFpart,severity,rows,row,line,externalId,column,value,code,message,accepted\r\n'))
  const lines = parse<Record<string, string>>(csv, { columns: true, bom: true })
  t.same(lines.map(({ part, severity, row }) => [part, severity, row]), [
    ['summary', 'error', '3'], ['summary', 'error', '5'], ['summary', 'warning', '7'],
    ['row', 'error', '3'], ['row', 'error', '5'], ['row', 'warning', '7']
  ])
  t.match(lines[3], { line: '4', externalId: 'reg-3', column: 'website', value: '\'=HYPERLINK("http://x.example")', accepted: 'E38.21;E38.22' })
  t.match(lines[4], { value: 'a;"b"\nc', message: "'+39" })
  t.same(JSON.parse(reportJson(report)), report)
})

/** Everything that can be said: taken, taken with a warning, rejected for one and for several reasons, unreadable. */
const file = [
  JSON.stringify(smeDocument('a')),
  JSON.stringify(smeDocument('b', { excludedCounterparts: ['nobody'] })),
  JSON.stringify(smeDocument('c', { province: 'XX', activities: [{ code: '99.99.99', system: 'ATECO2025' }] })),
  JSON.stringify(smeDocument('d', { province: 'XX' })),
  '{"kind": "sme",',
  JSON.stringify(smeDocument('a', { legalName: 'Esempio cambiato (impresa inventata)' }))
].join('\n')

t.test('the same file, tried and done, gives the same report but for the ids', async (t) => {
  const { imports, store } = await build(t)
  const principal = principalOf('key_editor', 'editor')
  const run = async (dryRun: boolean) => reportOf(await imports.run(file, { format: 'ndjson', principal, dryRun }))
  const tried = await run(true)
  t.equal(await store.read.countProfiles(), 0)
  const done = await run(false)
  t.same({ ...tried, id: '', dryRun: false }, { ...done, id: '' })
  t.equal(reportCsv(tried), reportCsv(done))
  t.same(done.counts, { read: 6, created: 2, updated: 1, unchanged: 0, rejected: 3 })
  t.match(done.summary.filter(({ column }) => column === 'province'), [{ rows: 2, value: 'XX', severity: 'error' }])
  t.ok(done.summary.some(({ severity }) => severity === 'warning'))
})

t.test('REST answers the report as JSON or as a table, whichever is wanted more', async (t) => {
  const { send } = await buildRest(t)
  const ask = async (accept: string, key?: string) => await send('POST', '/v1/imports?dryRun=true', { as: 'editor', raw: file, headers: { 'content-type': 'application/x-ndjson', accept, ...(key === undefined ? {} : { 'idempotency-key': key }) } })
  const json = await ask('*/*')
  t.equal(json.statusCode, 200, json.body.slice(0, 300))
  t.match(json.headers['content-type'], /^application\/json/)
  const { summary } = json.json<{ summary: ReportGroup[] }>()
  t.ok(summary.length > 2)
  const csv = await ask('text/csv, */*;q=0.1')
  t.match(csv.headers['content-type'], /^text\/csv/)
  const lines = parse<Record<string, string>>(csv.body, { columns: true, bom: true })
  t.equal(lines.filter(({ part }) => part === 'summary').length, summary.length)
  t.equal((await ask('image/png')).statusCode, 406)
  t.equal((await ask('text/csv', 'k')).statusCode, 200)
  t.equal((await ask('text/csv', 'k')).headers['idempotency-replayed'], 'true')
  t.equal((await ask('application/json', 'k')).statusCode, 422, 'a table is no answer to who asks for JSON')
})
