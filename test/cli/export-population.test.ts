// Everybody's best matches in one file: what matching says, and the same bytes however often the export was interrupted.
import { spawn } from 'node:child_process'
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import t, { type Test } from 'tap'
import { commandLine } from '../../src/access/principal.ts'
import { writePopulation, type PopulationFileOptions } from '../../src/cli/export-population.ts'
import { matchColumns } from '../../src/imports/export-matches.ts'
import { populationMatches } from '../../src/imports/export-population.ts'
import { createService } from '../../src/service.ts'
import type { WholeSme } from '../../src/profiles/store.ts'
import { openStore } from '../../src/storage/open.ts'
import { seedSynthetic } from '../../src/synthetic/seed.ts'
import { catalogues, engines } from '../service.ts'
import { runHere } from './terminal.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const asOf = '2026-11-22'
const size = Number(process.env['POPULATION_SIZE'] ?? 70)

/** A folder beside the test's own, which holds the database and would be emptied. */
function place (t: Test): string {
  const folder = mkdtempSync(join(tmpdir(), 'pv-export-'))
  t.teardown(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

for (const [engine, open] of engines) {
  t.test(`${engine}: the file holds what matching says of everybody, also when it was interrupted`, async (t) => {
    const service = await open(t)
    await seedSynthetic(service, { principal: commandLine, count: size, seed: 3, investorShare: 0.3 })
    const { store, matching, sentences } = service
    const deps = { store, matching, catalogues, codes: catalogues.codes, sentences }
    const folder = place(t)
    const matches = (where: { after: string, asOf: string }) => populationMatches(deps, { top: 3, language: 'it', ...where }, commandLine)

    for (const format of ['ndjson', 'csv'] as const) {
      const asked = { top: 3, format, language: 'it' as const, filters: [], asOf } satisfies PopulationFileOptions['asked']
      const straight = await writePopulation(join(folder, `straight.${format}`), matches, { asked, today: asOf, restart: false })
      t.match(straight, { resumedAt: 0, changed: false })
      const expected = readFileSync(straight.file)
      t.equal(straight.bytes, expected.length)

      // Interrupted wherever it may be; what was written after the last note is there, and torn.
      const file = join(folder, `interrupted.${format}`)
      let went: Awaited<ReturnType<typeof writePopulation>> | undefined
      const resumed: number[] = []
      for (let tries = 0; went === undefined && tries < 50; tries++) {
        const stop = new AbortController()
        let more = 13
        try {
          went = await writePopulation(file, matches, { asked, today: '2027-01-01', restart: false, noteEvery: 0, signal: stop.signal, onProgress: (profiles) => { if (--more === 0) stop.abort(); resumed.push(profiles) } })
        } catch (error) {
          t.equal((error as Error).name, 'AbortError')
          t.notOk(existsSync(file), 'half an export is no export')
          appendFileSync(`${file}.part`, '{"rank":1,"sco')
        }
      }
      t.ok(went !== undefined && went.resumedAt > 13)
      t.strictSame(resumed, Array.from({ length: straight.profiles }, (_, at) => at + 1), 'nobody twice, nobody left out')
      t.ok(expected.equals(readFileSync(file)), `${format}: byte for byte the same`)
      t.notOk(existsSync(`${file}.part`) || existsSync(`${file}.progress.json`), 'nothing is left behind')
    }

    const rows = readFileSync(join(folder, 'straight.ndjson'), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>)
    const wanted: unknown[] = []
    const smes = await store.read.wholesAfter('sme', '', 500) as readonly WholeSme[]
    t.ok(smes.some(({ needs }) => needs.length === 0) && smes.some(({ needs }) => needs.length > 1))
    for (const { profile, needs } of smes) {
      for (const id of needs.length === 0 ? [profile.id] : needs.map((need) => need.id)) {
        const page = await matching.rank({ for: id, first: 3, asOf }, commandLine)
        for (const { match } of page?.items ?? []) wanted.push([profile.id, match.need?.id, match.rank, match.investor.profile.id, match.score.score / 100])
      }
    }
    t.strictSame(rows.map((row) => [row['sme.id'], row['need.id'], row['rank'], row['investor.id'], row['score']]), wanted)
    t.ok(wanted.length > size)
    t.ok(readFileSync(join(folder, 'straight.csv'), 'utf8').startsWith(`\ufeff${matchColumns.join()}\r\n`))
  })
}

t.test('on the command line: killed, gone on with, refused for another question, begun anew', async (t) => {
  const folder = t.testdir({})
  const url = `sqlite:${join(folder, 'pv.db')}`
  const env = { DATABASE_URL: url }
  await runHere(['seed', '--synthetic', String(size), '--seed', '3', '--investors', '0.3'], env)
  const [straight, killed] = [join(folder, 'straight.ndjson'), join(folder, 'killed.ndjson')]
  const command = (file: string) => ['export', 'matches', '--top', '5', '--out', file, '--filter', `asOf=${asOf}`]
  t.match(JSON.parse((await runHere([...command(straight), '--json'], env)).stdout), { file: straight, format: 'ndjson', resumedAt: 0, changed: false, rows: Number })

  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli.ts', ...command(killed)], { cwd: root, env: { PATH: process.env['PATH'], ...env }, stdio: 'ignore' })
  const ended = new Promise<NodeJS.Signals | null>((resolve) => { child.on('close', (_code, signal) => { resolve(signal) }) })
  // The first note stands before the first profile is done: the process is then at work, or has just ended.
  while (!existsSync(`${killed}.progress.json`) && !existsSync(killed)) await wait(5)
  child.kill('SIGKILL')
  t.equal(await ended, 'SIGKILL')
  t.notOk(existsSync(killed))

  t.match(await runHere(['export', 'matches', '--top', '6', '--out', killed], env), { code: 1, stderr: /had another top/ })
  const resumed = await runHere([...command(killed), '--json'], env)
  t.equal(resumed.code, 0)
  t.ok(readFileSync(straight).equals(readFileSync(killed)), 'killed and gone on with, byte for byte the same')

  writeFileSync(`${killed}.progress.json`, '{"asked":')
  t.match(await runHere(command(killed), env), { code: 1, stderr: /do not belong together/ })
  t.equal((await runHere([...command(killed), '--restart'], env)).code, 0)
  t.ok(readFileSync(straight).equals(readFileSync(killed)))
  const streamed = await runHere(['export', 'matches', '--top', '5', '--filter', `asOf=${asOf}`], env)
  t.equal(streamed.stdout, readFileSync(straight, 'utf8'), 'to standard output the same')

  for (const [args, says] of [
    [['matches', '--top', '5', '--for', 'sme_1'], /with --for .* or with --top/],
    [['smes', '--top', '5'], /--top belongs to matches/],
    [['matches', '--top', '101'], /from 1 to 100/],
    [['matches', '--for', 'sme_1', '--restart'], /--restart belongs to --top/],
    [['matches', '--top', '5', '--out', 'x.xlsx'], /CSV or NDJSON/]
  ] as const) t.match(await runHere(['export', ...args], env), { code: 2, stderr: says })
  t.match(await runHere(['export', 'matches', '--top', '5', '--out', join(folder, 'none', 'x.csv')], env), { code: 1, stderr: /cannot be written/ })
  t.match(await runHere(['export', 'matches', '--top', '5', '--filter', 'colour=green'], env), { code: 1, stderr: /colour/ })
})

t.test('an export during which the data changed says so', async (t) => {
  const store = await openStore(`sqlite:${join(t.testdir({}), 'pv.db')}`)
  t.teardown(() => store.close())
  await store.migrate()
  const service = createService({ config: { PROGRAMME_REQUIRES_CREDENTIALS: false }, store, catalogues })
  await service.seedRates()
  await seedSynthetic(service, { principal: commandLine, count: 40, seed: 3, investorShare: 0.5 })
  const { matching, sentences } = service
  const file = join(place(t), 'all.ndjson')
  const written = await writePopulation(file, async function * (where) {
    let first = true
    for await (const one of populationMatches({ store, matching, catalogues, codes: catalogues.codes, sentences }, { top: 2, language: 'en', ...where }, commandLine)) {
      yield one
      if (first && one.rows.length > 0) {
        first = false
        await seedSynthetic(service, { principal: commandLine, count: 50, seed: 3, investorShare: 0.5 })
      }
    }
  }, { asked: { top: 2, format: 'ndjson', language: 'en', filters: [], asOf }, today: asOf, restart: false })
  t.equal(written.changed, true)
})
