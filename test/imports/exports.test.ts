// Exports: what goes out comes in again without a change, and shows nobody more than the lists do.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { anonymous, commandLine, type Principal } from '../../src/access/principal.ts'
import type { ExportContent, ExportFormat } from '../../src/imports/exports.ts'
import { matchColumns } from '../../src/imports/export-matches.ts'
import { readTable } from '../../src/imports/read.ts'
import { runHere } from '../cli/terminal.ts'
import { buildRest } from '../helper-rest.ts'
import { onSqlite } from '../service.ts'

async function whole (content: ExportContent | undefined): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of content ?? []) parts.push(Buffer.from(part as Uint8Array))
  return Buffer.concat(parts)
}

async function rowsOf (bytes: Buffer, format: 'csv' | 'xlsx'): Promise<ReadonlyArray<Readonly<Record<string, string>>>> {
  const rows = []
  for await (const { cells } of (await readTable(() => [bytes], format)).rows) rows.push(cells)
  return rows
}

const service = await onSqlite(t)
await service.seedDemo()
const nouns = ['smes', 'investors'] as const
const counts = { smes: (await service.directories.smes({}, commandLine).then((page) => page.totalCount())), investors: (await service.directories.investors({}, commandLine).then((page) => page.totalCount())) }

for (const format of ['ndjson', 'csv', 'xlsx'] as const satisfies readonly ExportFormat[]) {
  t.test(`${format}: what is exported imports again without a change, and elsewhere as the same`, async (t) => {
    const other = await onSqlite(t)
    const version = await service.store.read.dataVersion()
    for (const noun of [...nouns].reverse()) {
      const bytes = await whole(await service.exports[noun]({}, format, commandLine))
      const again = await service.imports.run(bytes, { format, principal: commandLine })
      t.match(again, { counts: { read: counts[noun], created: 0, updated: 0, unchanged: counts[noun], rejected: 0 }, rejected: [], warnings: [] }, noun)
      t.match((await other.imports.run(bytes, { format, principal: commandLine })).counts, { created: counts[noun], rejected: 0 })
      t.equal(String(await whole(await other.exports[noun]({}, 'ndjson', commandLine))), String(await whole(await service.exports[noun]({}, 'ndjson', commandLine))), `${noun} are the same in another database`)
    }
    t.equal(await service.store.read.dataVersion(), version)
  })
}

t.test('filters are those of the lists', async (t) => {
  const lombard = await rowsOf(await whole(await service.exports.smes({ filter: { regions: ['IT-25'] }, orderBy: { field: 'name', direction: 'desc' } }, 'csv', commandLine)), 'csv')
  const listed = await service.directories.smes({ filter: { regions: ['IT-25'] }, orderBy: { field: 'name', direction: 'desc' }, first: 100 }, commandLine)
  t.strictSame(lombard.map(({ id }) => id), listed.items.map(({ profile }) => profile.id))
  t.ok(lombard.length > 1)
  await t.rejects(service.exports.smes({ filter: { regions: ['XX'] } }, 'csv', commandLine), { code: 'INVALID_QUERY' })
})

t.test('nobody exports what they may not see, and no text leaves as a formula', async (t) => {
  const own = await onSqlite(t)
  const real = { kind: 'sme', source: 'register', externalId: 'r-1', legalName: '=cmd|x', names: { it: '-Uno', en: '@Two', zh: "'=" }, headcount: 41, province: 'MI', status: 'published', contacts: [{ name: '+Somebody', email: 'somebody@example.org' }], needs: [{ kind: 'investment', confidential: true }], claims: [{ kind: 'membership', name: 'Rete', review: { state: 'accepted', level: 'documented', reason: 'Seen.' } }] }
  const hidden = { ...real, externalId: 'r-2', status: 'draft' }
  await own.imports.run(JSON.stringify([real, hidden]), { format: 'json', principal: commandLine })
  const take = async (format: ExportFormat, principal: Principal) => await whole(await own.exports.smes({}, format, principal))

  const shown = String(await take('ndjson', anonymous)).trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>)
  t.equal(shown.length, 1)
  t.strictSame(Object.keys(shown[0] ?? {}).filter((name) => ['source', 'externalId', 'contacts', 'headcount', 'legalName', 'names', 'province'].includes(name)), [])
  t.match(shown[0]?.['claims'], [{ review: { state: 'accepted', level: 'documented', reason: /not public/ } }])
  for (const format of ['csv', 'xlsx'] as const) {
    const rows = await rowsOf(await take(format, anonymous), format)
    t.strictSame(rows.map((row) => [row['externalId'], row['headcount'], row['contacts.name']]), [['', '', '']])
  }
  const csv = String(await take('csv', commandLine))
  t.match(csv, /,'=cmd\|x,/)
  t.notMatch(csv, /(^|,|\n)"?[=+@-]/)
  for (const format of ['csv', 'xlsx'] as const) {
    const [row] = await rowsOf(await take(format, commandLine), format)
    t.match(row, { legalName: '=cmd|x', 'names.it': '-Uno', 'names.en': '@Two', 'names.zh': "'=", 'contacts.name': '+Somebody', headcount: '41' })
    t.match((await own.imports.run(await take(format, commandLine), { format, principal: commandLine })).counts, { unchanged: 2, rejected: 0 })
  }
})

t.test('a ranking leaves as one record a pair', async (t) => {
  const ranked = await service.matching.rank({ for: 'sme_demo_15', first: 100 }, commandLine)
  const asked = { for: 'sme_demo_15' }
  for (const format of ['csv', 'xlsx'] as const) {
    const rows = await rowsOf(await whole(await service.exports.matches(asked, format, commandLine, 'it')), format)
    t.strictSame(rows.map((row) => [row['rank'], row['investor.id']]), ranked?.items.map(({ match }) => [String(match.rank), match.investor.profile.id]))
    t.strictSame(Object.keys(rows[0] ?? {}), matchColumns)
    t.match(rows[0], { 'gates.veto': 'pass', 'mandate_to_sme.sector.low': /^[\d.]+$/, asOf: '2026-11-22', basis: 'full' })
  }
  const lines = String(await whole(await service.exports.matches({ ...asked, filter: { minScore: 50 } }, 'ndjson', anonymous, 'zh'))).trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>)
  t.ok(lines.length > 0 && lines.every((line) => Number(line['score']) >= 50 && line['basis'] === 'public'))
  t.equal(await service.exports.matches({ for: 'sme_nobody' }, 'csv', commandLine, 'en'), undefined)
})

t.test('a ranking tells all that its list shows: weights in force, those of the owner, reasons, other pairs', async (t) => {
  const { send, service: own, app, keys } = await buildRest(t)
  await own.seedDemo()
  const weights = 'weights=mandate_to_sme.sector:60,need_to_investor.ticket:1'
  const headers = { accept: 'application/x-ndjson' }
  const lines = (body: string): Array<Record<string, unknown>> => body.trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>)
  const exported = lines((await send('GET', `/v1/exports/matches?for=sme_demo_15&${weights}&language=it`, { as: 'admin', headers })).body)
  const { items } = (await send('GET', `/v1/matches?for=sme_demo_15&${weights}&language=it&first=100`, { as: 'admin' })).json<{ items: Array<Record<string, unknown> & { sme: Record<string, unknown>, investor: Record<string, unknown>, need: { id: string } | null, directions: ReadonlyArray<{ direction: string, criteria: ReadonlyArray<Record<string, unknown> & { key: string, evidence: ReadonlyArray<{ id: string }> }> }>, gates: ReadonlyArray<Record<string, unknown> & { key: string }>, screening: ReadonlyArray<{ rule: string, likelihood: string }>, otherPairs: readonly unknown[] }> }>()
  t.equal(exported.length, items.length)
  for (const [index, item] of items.entries()) {
    const row = exported[index] ?? {}
    const wanted: Record<string, unknown> = {}
    for (const name of ['rank', 'score', 'scoreHigh', 'implicitNeed', 'implicitMandate', 'explanation', 'asOf', 'scoringVersion', 'dataVersion', 'basis']) wanted[name] = item[name]
    for (const name of ['id', 'status', 'legalName', 'province', 'region', 'sizeClass', 'synthetic']) wanted[`sme.${name}`] = item.sme[name] ?? undefined
    for (const name of ['id', 'status', 'registeredName', 'type', 'province', 'synthetic']) wanted[`investor.${name}`] = item.investor[name] ?? undefined
    for (const { direction, criteria } of item.directions) {
      for (const { key, evidence, ...criterion } of criteria) {
        for (const [name, value] of Object.entries(criterion)) wanted[`${direction}.${key}.${name}`] = value
        wanted[`${direction}.${key}.evidence`] = evidence.length === 0 ? undefined : evidence.map(({ id }) => id).join(';')
      }
    }
    for (const { key, outcome, reason, sentence } of item.gates) Object.assign(wanted, { [`gates.${key}`]: outcome, [`gates.${key}.reason`]: reason, [`gates.${key}.sentence`]: sentence })
    if (item.screening.length > 0) Object.assign(wanted, { screening: item.screening.map(({ rule }) => rule).join(';'), 'screening.likelihood': item.screening.map(({ likelihood }) => likelihood).join(';') })
    t.same(Object.fromEntries(Object.keys(wanted).map((name) => [name, row[name]])), wanted)
    t.equal(row['otherPairs'] === undefined ? 0 : String(row['otherPairs']).split(';').length, item.otherPairs.length)
  }
  t.ok(exported.every((row) => Object.keys(row).every((column) => matchColumns.includes(column))))

  const [need] = (await own.store.read.wholesAfter('sme', '', 1_000)).flatMap((whole) => 'needs' in whole && whole.profile.id === 'sme_demo_15' ? whole.needs : [])
  await app.inject({ method: 'PATCH', url: `/v1/smes/sme_demo_15/needs/${need?.id ?? ''}`, headers: { authorization: `Bearer ${keys.admin.key}`, 'if-match': '*', 'content-type': 'application/json' }, payload: JSON.stringify({ weights: { ticket: 40, mode: 2 } }) })
  const [best] = lines((await send('GET', `/v1/exports/matches?for=${need?.id ?? ''}`, { as: 'admin', headers })).body)
  t.match(best, { 'need.id': need?.id, 'need.weights': /^ticket:40;.*mode:2/ })
})

t.test('over REST by Accept and Content-Type', async (t) => {
  const { send, service: own, app, keys } = await buildRest(t)
  await own.seedDemo()
  const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  const lines = await send('GET', '/v1/exports/smes', { headers: { accept: '*/*' } })
  t.match(lines.headers, { 'content-type': 'application/x-ndjson', 'content-disposition': 'attachment; filename="smes.ndjson"' })
  const csv = await send('GET', '/v1/exports/investors?types=private_equity&orderBy=name&direction=desc', { as: 'admin', headers: { accept: 'text/csv, application/x-ndjson;q=0.5' } })
  t.match(csv.headers['content-type'], /^text\/csv/)
  t.match(await send('POST', '/v1/imports', { as: 'admin', raw: csv.body, headers: { 'content-type': 'text/csv; charset=utf-8' } }).then((answer) => answer.json<unknown>()), { counts: { updated: 0, created: 0, rejected: 0 } })
  const book = await app.inject({ url: '/v1/exports/smes', headers: { accept: xlsx, authorization: `Bearer ${keys.admin.key}` } })
  t.match(await send('POST', '/v1/imports?dryRun=true', { as: 'admin', raw: book.rawPayload, headers: { 'content-type': xlsx } }).then((answer) => answer.json<unknown>()), { dryRun: true, counts: { read: counts.smes, unchanged: counts.smes } })
  t.match(await send('POST', '/v1/imports', { as: 'admin', raw: 'a,a\n1,2', headers: { 'content-type': 'text/csv' } }), { statusCode: 422 })

  t.equal((await send('GET', '/v1/exports/smes', { headers: { accept: 'text/html' } })).statusCode, 406)
  t.equal((await send('GET', '/v1/exports/smes?regions=XX')).statusCode, 400)
  t.equal((await send('GET', '/v1/exports/smes?first=3')).statusCode, 400)
  t.equal((await send('GET', '/v1/exports/matches')).statusCode, 400)
  t.equal((await send('GET', '/v1/exports/matches?for=sme_nobody')).statusCode, 404)
  const matches = await send('GET', '/v1/exports/matches?for=sme_demo_15&minScore=50&language=it', { headers: { accept: 'text/csv' } })
  t.match(matches.body, /^\ufeffrank,score,/)
  for (const kind of ['sme', 'investor']) {
    t.match(await send('GET', `/v1/imports/templates/${kind}.csv`, { headers: { accept: 'text/csv' } }), { statusCode: 200, body: /^\ufeffkind,/ })
    const template = await app.inject(`/v1/imports/templates/${kind}.xlsx`)
    t.match(template.headers, { 'content-type': xlsx, 'content-disposition': `attachment; filename="${kind}-template.xlsx"` })
    t.equal(template.rawPayload.subarray(0, 2).toString(), 'PK')
  }
})

t.test('on the command line, to a file or to standard output', async (t) => {
  const folder = t.testdir({})
  const env = { DATABASE_URL: `sqlite:${join(folder, 'pv.db')}` }
  await runHere(['seed', '--demo'], env)
  const out = join(folder, 'smes.xlsx')
  t.strictSame(await runHere(['export', 'smes', '--out', out], env), { code: 0, stdout: '', stderr: '' })
  t.match(JSON.parse((await runHere(['import', out, '--json'], env)).stdout), { counts: { read: counts.smes, unchanged: counts.smes } })
  t.match(JSON.parse((await runHere(['export', 'smes', '--out', out, '--json'], env)).stdout), { file: out, format: 'xlsx', bytes: Number })
  const csv = join(folder, 'ranking.csv')
  t.equal((await runHere(['export', 'matches', '--for', 'sme_demo_15', '--out', csv, '--language', 'zh'], env)).code, 0)
  t.match(readFileSync(csv, 'utf8'), /^\ufeffrank,/)
  const some = await runHere(['export', 'investors', '--filter', 'types=private_equity', 'synthetic=true'], env)
  t.ok(some.stdout.trim().split('\n').every((line) => (JSON.parse(line) as { type: string }).type === 'private_equity'))
  t.match(await runHere(['export', 'matches'], env), { code: 2, stderr: /--for/ })
  t.match(await runHere(['export', 'smes', '--filter', 'colour=green'], env), { code: 1, stderr: /colour/ })
  t.match(await runHere(['export', 'matches', '--for', 'sme_nobody'], env), { code: 1, stderr: /sme_nobody/ })
  t.match(await runHere(['export', 'smes', '--out', join(folder, 'none', 'x.csv')], env), { code: 1, stderr: /cannot be written/ })
  t.match(await runHere(['import', join(folder, 'x.csv')], env), { code: 1, stderr: /There is no file/ })
})
