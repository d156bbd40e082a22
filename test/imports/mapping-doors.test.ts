// Mappings by name over REST, and by name, file and proposal on the command line.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { runHere } from '../cli/terminal.ts'
import { buildRest } from '../helper-rest.ts'

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url))
const register = path('../fixtures/imports/register.csv')
const fair = path('../../examples/fair-catalogue.csv')

t.test('over REST', async (t) => {
  const { send } = await buildRest(t)
  const csv = { 'content-type': 'text/csv' }
  const raw = readFileSync(register)
  const { counts, warnings } = (await send('POST', '/v1/imports?mapping=it-innovative-register&dryRun=true', { as: 'admin', raw, headers: csv })).json()
  t.match(counts, { read: 10, created: 8, rejected: 1 })
  t.match(warnings[0], { row: 2, column: 'AtecoCode', value: 'NC', code: 'not_a_code', message: "AtecoCode 'NC' is not a code; left without sector" })
  t.equal((await send('POST', '/v1/imports?mapping=nothing', { as: 'admin', raw, headers: csv })).statusCode, 400)
  t.match((await send('POST', '/v1/imports?mapping=bcorp-directory', { as: 'admin', raw, headers: csv })).json(), { code: 'VALIDATION_FAILED', errors: [{ code: 'missing_column' }] })
  t.match((await send('POST', '/v1/imports?mapping=bcorp-directory', { as: 'admin', body: [] })).json(), { errors: [{ code: 'not_a_table' }] })
})

t.test('on the command line', async (t) => {
  const folder = t.testdir({})
  const env = { DATABASE_URL: `sqlite:${join(folder, 'pv.db')}` }
  t.equal((await runHere(['migrate'], env)).code, 0)
  const byName = await runHere(['import', register, '--mapping', 'it-innovative-register', '--dry-run'], env)
  t.match(byName, { code: 1, stdout: /3 rows: AtecoCode 'NC' is not a code; left without sector/ })

  const proposed = await runHere(['import', fair, '--suggest'], env)
  t.match(proposed, { code: 0, stderr: /Not used: Stand, / })
  const own = join(folder, 'own.json')
  writeFileSync(own, proposed.stdout)
  t.match(JSON.parse((await runHere(['import', fair, '--mapping', own, '--dry-run', '--json'], env)).stdout), { counts: { read: 3, created: 3 } }, 'what is proposed can be used')
  const byFile = await runHere(['import', fair, '--mapping', path('../../examples/fair-catalogue.mapping.json'), '--json'], env)
  t.match(JSON.parse(byFile.stdout), { counts: { read: 3, created: 3, rejected: 0 } })
  t.match(await runHere(['import', register, '--suggest'], env), { code: 0, stderr: /--mapping it-innovative-register/ })

  t.match(await runHere(['import', fair, '--mapping', 'nothing'], env), { code: 1, stderr: /There is no mapping 'nothing', neither shipped \(bcorp-directory, .*\) nor uploaded nor as a file/ })
  t.match(await runHere(['import', fair, '--mapping', fair], env), { code: 1, stderr: /is not JSON/ })
  writeFileSync(own, '{"format": 2}')
  t.match(await runHere(['import', fair, '--mapping', own], env), { code: 1, stderr: /not in its shape/ })
  t.match(await runHere(['import', 'x.json', '--suggest'], env), { code: 2, stderr: /a \.csv or \.xlsx file/ })
  t.match(await runHere(['import', '-', '--format', 'csv', '--suggest'], env), { code: 2, stderr: /needs a file/ })
  t.match(await runHere(['import', join(folder, 'none.csv'), '--suggest'], env), { code: 1, stderr: /cannot be read/ })
})

t.test('uploaded ones on the command line', async (t) => {
  const folder = t.testdir({})
  const env = { DATABASE_URL: `sqlite:${join(folder, 'pv.db')}` }
  const file = path('../../examples/fair-catalogue.mapping.json')
  t.match(await runHere(['import', fair, '--mapping', 'fair-catalogue'], env), { code: 1, stderr: /There is no mapping/ }, 'a mistyped name makes no database')
  t.match(await runHere(['mappings', 'list'], env), { code: 1, stderr: /no database/ })
  t.match(await runHere(['mappings', 'save', file], env), { code: 0, stdout: /^fair-catalogue is uploaded/ })
  const listed = JSON.parse((await runHere(['mappings', 'list', '--json'], env)).stdout) as ReadonlyArray<{ id: string, edition: string, version: number | null }>
  t.match(listed, [{ id: 'bcorp-directory', version: null }, {}, { id: 'fair-catalogue', version: 1 }, {}])
  t.match((await runHere(['mappings', 'list'], env)).stdout, /fair-catalogue .* cli, \d{4}/)
  const imported = JSON.parse((await runHere(['import', fair, '--mapping', 'fair-catalogue', '--json'], env)).stdout) as { counts: unknown }
  t.match(imported, { counts: { read: 3, created: 3, rejected: 0 } })

  const changed = join(folder, 'changed.json')
  writeFileSync(changed, JSON.stringify({ ...JSON.parse((await runHere(['mappings', 'show', 'fair-catalogue'], env)).stdout) as object, title: 'Changed' }))
  t.match(JSON.parse((await runHere(['mappings', 'save', changed, '--json'], env)).stdout), { version: 2, title: 'Changed' })
  t.match(JSON.parse((await runHere(['mappings', 'show', 'fair-catalogue', '--json'], env)).stdout), { version: 2, savedBy: 'cli', mapping: { title: 'Changed' } })
  writeFileSync(changed, '{"id": "bcorp-directory"}')
  t.match(await runHere(['mappings', 'save', changed], env), { code: 1, stderr: /not in its shape/ })
  t.match(await runHere(['mappings', 'remove', 'bcorp-directory'], env), { code: 1, stderr: /ships with the service/ })
  t.match(await runHere(['mappings', 'remove', 'fair-catalogue'], env), { code: 0, stdout: 'fair-catalogue is removed.\n' })
  t.match(await runHere(['mappings', 'remove', 'fair-catalogue'], env), { code: 1, stderr: /There is no mapping/ })
  t.match(await runHere(['mappings', 'show', 'fair-catalogue'], env), { code: 1, stderr: /There is no mapping/ })
})
