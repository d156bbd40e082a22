import t from 'tap'
import { failureText } from '../../src/cli/failure.ts'
import { importReport } from '../../src/cli/import-report.ts'
import { reportOf } from '../../src/imports/report.ts'
import { columns, cut, pad, table, wrap } from '../../src/cli/layout.ts'
import { bar } from '../../src/cli/match-table.ts'
import { createProgress, progressLine } from '../../src/cli/progress.ts'
import { shownAddress } from '../../src/cli/service.ts'
import { languageOf } from '../../src/cli/terminal.ts'
import { invalid, Problem } from '../../src/errors.ts'
import type { ImportResult, RejectedField } from '../../src/imports/result.ts'
import { remembering } from './terminal.ts'

t.test('a bar shows what is proven, what is unknown and what is missing', async (t) => {
  t.equal(bar(0, 0, 10), '··········')
  t.equal(bar(1, 1, 10), '██████████')
  t.equal(bar(0.5, 0.8, 10), '█████░░░··')
  for (const [low, high] of [[0.04, 0.06], [0.95, 1], [0.333, 0.334]] as const) t.equal(columns(bar(low, high)), 20)
})

t.test('Chinese characters take two columns', async (t) => {
  t.equal(columns('绿桥 PV'), 7)
  t.equal(columns(pad('绿桥', 10)), 10)
  t.equal(cut('绿桥投资', 5), '绿桥…')
  t.equal(cut('绿桥', 4), '绿桥')
  t.equal(cut('Esempio', 4), 'Ese…')
  t.equal(table(['id', 'name'], [['a', '绿桥'], ['绿', 'b']]), 'id  name\na   绿桥\n绿  b')
})

t.test('text is broken at spaces or between Chinese characters, never before a closing mark', async (t) => {
  t.equal(wrap('one two three', 7, '  '), '  one two\n  three')
  t.equal(wrap('投资方对企业的要求', 8, ''), '投资方对\n企业的要\n求')
  t.equal(wrap('投资方对，企业', 8, ''), '投资方对，\n企业')
  t.equal(wrap('', 8, '  '), '')
})

t.test('the language of the environment is that of the first locale that names one of ours', async (t) => {
  t.equal(languageOf({}), 'en')
  t.equal(languageOf({ LANG: 'it_IT.UTF-8' }), 'it')
  t.equal(languageOf({ LANG: 'zh_CN' }), 'zh')
  t.equal(languageOf({ LANG: 'de_DE.UTF-8' }), 'en')
  t.equal(languageOf({ LC_ALL: 'C.UTF-8', LANG: 'it' }), 'it')
  t.equal(languageOf({ LC_ALL: 'zh_CN.UTF-8', LANG: 'it_IT' }), 'zh')
})

t.test('a failure is told as sentences, its stack only where the log is for debugging', async (t) => {
  const one = invalid([{ pointer: '/role', code: 'invalid_value', message: 'There is no such role.', accepted: ['admin', 'reviewer', 'editor'] }])
  t.equal(failureText(one, false), '/role: There is no such role.\n  Accepted: admin, reviewer or editor')
  const two = invalid([{ pointer: '/a', code: 'x', message: 'A is wrong.' }, { pointer: '', code: 'y', message: 'All is wrong.' }])
  t.equal(failureText(two, false), '/a: A is wrong. (and 1 more)\n  /a: A is wrong.\n  /: All is wrong.')
  t.match(failureText(new Problem('NOT_FOUND', 'Gone.'), true), /Gone\.\n +at /)
  const inner = failureText(new TypeError('x is undefined'), false)
  t.match(inner, 'x is undefined')
  t.match(inner, 'LOG_LEVEL=debug')
  t.notMatch(inner, / at /)
  t.match(failureText(Object.assign(new Error('listen EADDRINUSE'), { code: 'EADDRINUSE', address: '127.0.0.1', port: 3000 }), false), /^Something else listens at 127\.0\.0\.1, port 3000\./)
})

t.test('an address is shown without its password', async (t) => {
  t.equal(shownAddress({ DATABASE_URL: 'postgres://pv:geheim@db:5432/pv' }), 'postgres://pv:***@db:5432/pv')
  t.notMatch(shownAddress({ DATABASE_URL: 'postgres://db/pv?user=pv&password=geheim' }), 'geheim')
  t.notMatch(shownAddress({ DATABASE_URL: 'postgres://pv:ge heim@[db/pv' }), 'heim')
  t.equal(shownAddress({ DATABASE_URL: 'sqlite:/tmp/pv.db' }), '/tmp/pv.db')
})

t.test('progress is a bar on a terminal, and a line now and then elsewhere', async (t) => {
  t.equal(progressLine(1204, 0.6, 12.7), `[${'█'.repeat(18)}${'░'.repeat(12)}]  60%  1,204 records  12 s  95/s  9 s left`)
  t.match(progressLine(1_000, 0.01, 60), /17\/s {2}1 h 39 min left$/)
  t.equal(progressLine(1, null, 0), '1 record  0 s')
  const clock = { now: 0 }
  const tell = (isTTY: boolean) => {
    clock.now = 0
    const { stream, text } = remembering(isTTY)
    const progress = createProgress({ stderr: stream, env: {} }, () => clock.now)
    for (; clock.now <= 12_000; clock.now += 1_000) progress.tell(clock.now / 10, clock.now / 12_000)
    progress.end()
    return text()
  }
  const drawn = tell(true)
  t.equal(drawn.match(/\r\[/g)?.length, 13)
  t.notMatch(drawn, '\n')
  t.match(drawn, /\r +\r$/, 'the bar takes itself away')
  t.equal(tell(false).split('\n').length - 1, 2, 'one line in five seconds')
  t.notMatch(tell(false), '\r')
})

t.test('an import is told from the whole to the single field', async (t) => {
  const wrong = (row: number, pointer: string): RejectedField => ({ row, line: row * 10, externalId: `reg-${row}`, pointer, column: pointer.slice(1).replaceAll('/', '.'), value: '99.99', code: 'unknown_code', message: 'There is no such code.', accepted: ['38.21', '38.22'] })
  const result: ImportResult = {
    id: 'imp_1',
    dryRun: true,
    counts: { read: 3, created: 1, updated: 0, unchanged: 0, rejected: 2 },
    rejected: [wrong(2, '/activities/0/code'), wrong(3, '/activities/1/code')],
    warnings: [{ row: 1, externalId: null, pointer: '/claims/0/review', code: 'ignored', message: 'The review was set aside.' }],
    omitted: 0
  }
  const shown = (more: Partial<ImportResult> = {}, file = 'x'): string => importReport(reportOf({ ...result, ...more }), { file, width: 100 })
  const text = shown({}, 'members.json')
  t.match(text, /^Dry run of members\.json: nothing was written\.\n/)
  t.match(text, /would be created +1\n/)
  t.match(text, "\n  2 rows: activities.*.code '99.99': There is no such code.\n      Accepted: 38.21 or 38.22\n")
  t.match(text, 'Row 2 (line 20, reg-2)\n    activities.0.code "99.99" (unknown_code)\n      There is no such code.\n      Accepted: 38.21 or 38.22')
  t.match(text, 'Row 1\n    /claims/0/review: The review was set aside.')
  t.ok(text.indexOf('2 rows') < text.indexOf('set aside'), 'errors before warnings')
  t.ok(text.indexOf('1 row: ') < text.indexOf('Row 2'), 'the summaries first')
  t.match(shown({ rejected: Array.from({ length: 80 }, (_, at) => wrong(at + 1, '/vatNumber')) }), '… and 30 more rows; --report or --json lists them.')
  t.match(shown({ rejected: Array.from({ length: 40 }, (_, at) => wrong(at + 1, `/field${at}`)) }), '… and 10 more kinds; --report or --json lists them.')
  t.notMatch(shown({ dryRun: false, rejected: [], warnings: [] }), /would|wrong/)
})
