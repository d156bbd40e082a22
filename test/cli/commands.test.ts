import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import t, { type Test } from 'tap'
import { columns } from '../../src/cli/layout.ts'
import { derivedId } from '../../src/ids.ts'
import { openStore } from '../../src/storage/open.ts'
import { runHere, runThere } from './terminal.ts'

interface Golden {
  readonly asOf: string
  readonly documents: ReadonlyArray<Readonly<Record<string, unknown>>>
  readonly lists: { readonly reviewed: Readonly<Record<string, ReadonlyArray<readonly [counterpart: string, score: number, scoreHigh: number]>>> }
}
const golden = JSON.parse(readFileSync(new URL('../fixtures/golden.json', import.meta.url), 'utf8')) as Golden
const smeId = (externalId: string): string => derivedId('sme', 'golden', externalId)
const investorId = (externalId: string): string => derivedId('investor', 'golden', externalId)

function place (t: Test): { file: (name: string, text: string) => string, env: NodeJS.ProcessEnv } {
  const folder = t.testdir({})
  return {
    env: { DATABASE_URL: `sqlite:${join(folder, 'pv.db')}` },
    file: (name, text) => {
      writeFileSync(join(folder, name), text)
      return join(folder, name)
    }
  }
}

async function dataVersion (env: NodeJS.ProcessEnv): Promise<number> {
  const store = await openStore(env['DATABASE_URL'] ?? '')
  try {
    return await store.read.dataVersion()
  } finally {
    await store.close()
  }
}

// A process for what only a process has (arguments, pipes, environment, exit code); the rest runs here, which is quicker.
t.test('documents go in and come out as rankings in three languages', async (t) => {
  const { env, file } = place(t)
  const documents = file('golden.json', JSON.stringify(golden.documents))

  const imported = await runThere(['import', documents], env)
  t.strictSame([imported.code, imported.stderr], [0, ''])
  t.match(imported.stdout, /^Import of golden\.json\n\n {2}read +14\n {2}created +14\n {2}updated +0\n {2}unchanged +0\n {2}rejected +0\n\nTo take it back: ponteverde undo imp_\w+\n$/)
  const again = await runThere(['import', '-', '--format', 'ndjson', '--json'], env, golden.documents.map((document) => JSON.stringify(document)).join('\n'))
  t.match(JSON.parse(again.stdout), { dryRun: false, counts: { read: 14, created: 0, updated: 0, unchanged: 14, rejected: 0 }, rejected: [] })

  const id = smeId('golden-sme-1')
  const expected = golden.lists.reviewed['golden-sme-1'] ?? []
  const english = await runThere(['match', id, '--as-of', golden.asOf], env)
  t.strictSame([english.code, english.stderr], [0, ''])
  t.match(english.stdout, /^Investors for Example Recycling \(invented company\)\nas of 2026-11-22 · scoring model 1 · data version \d+\n/)
  const ranked = english.stdout.slice(0, english.stdout.indexOf('The first, explained'))
  for (const [at, [counterpart, score, high]] of expected.entries()) {
    const scores = score === high ? (score / 100).toFixed(2) : `${(score / 100).toFixed(2)} – ${(high / 100).toFixed(2)}`
    t.match(ranked, new RegExp(` ${at + 1}\\. .* [█░·]{20} ${scores}\\n {5}${investorId(counterpart)}`))
  }
  t.match(english.stdout, /What the investor looks for, in the SME · \d+\.\d\d – \d+\.\d\d · certainty \d+%/)
  t.match(english.stdout, /^ {5}Sector +[█░·]{20} +\d+\.\d\d \/ +\d+\.\d\d\n {7}The company's activity/m)
  t.match(english.stdout, 'What the SME looks for, in the investor')

  const italian = await runHere(['match', id, '--language', 'it', '--first', '1', '--detail'], { ...env, LANG: 'zh_CN.UTF-8' })
  t.match(italian.stdout, /^Investitori per Esempio Riciclo/)
  t.match(italian.stdout, /Che cosa cerca l'impresa nell'investitore · .* grado di certezza \d+%/)
  t.match(italian.stdout, /^ {5}Settore +[█░·]{20}/m)
  t.match(italian.stdout, `1 di ${expected.length}; --first`)
  t.notMatch(italian.stdout, /^ +2\. /m)

  const chinese = await runThere(['match', id], { ...env, LANG: 'zh_CN.UTF-8' })
  t.match(chinese.stdout, /^与示例企业1匹配的投资方\n截至 /)
  t.match(chinese.stdout, /投资方对企业的要求 · .* 确定度 \d+%/)
  t.match(chinese.stdout, /^ {5}行业 +[█░·]{20}/m)
  const words = chinese.stdout.replaceAll(/\b(?:sme|inv|need|man)_\w+|--\w+|NACE Rev\./g, '').match(/[A-Za-z]*[a-z]{3,}/g)
  t.strictSame(words ?? [], [], 'no word of another language')
  const lines = [english, italian, chinese].flatMap(({ stdout }) => stdout.split('\n'))
  t.strictSame(lines.filter((line) => columns(line) > 102), [], 'nothing is wider than the page')

  const pair = await runHere(['match', investorId('golden-inv-1'), id, '--language', 'it', '--as-of', golden.asOf], env)
  t.match(pair.stdout, /^Esempio Riciclo .* e .*\nal 2026-11-22 · /)
  t.match(pair.stdout, ' 59.94 – 74.05\n')
})

t.test('JSON holds the same numbers and nothing else stands beside it', async (t) => {
  const { env, file } = place(t)
  const documents = file('golden.ndjson', golden.documents.map((document) => JSON.stringify(document)).join('\n'))
  await runHere(['import', documents], env)
  const id = smeId('golden-sme-1')
  const { code, stdout, stderr } = await runHere(['match', id, '--json', '--language', 'zh', '--as-of', golden.asOf], env)
  t.strictSame([code, stderr], [0, ''])
  const page = JSON.parse(stdout)
  t.match(page, { for: id, asOf: golden.asOf, scoringVersion: '1', basis: 'full', hasNextPage: false })
  t.strictSame(page.items.map((item: { investor: { externalId: string }, score: number, scoreHigh: number }) => [item.investor.externalId, item.score, item.scoreHigh]),
    (golden.lists.reviewed['golden-sme-1'] ?? []).map(([counterpart, score, high]) => [counterpart, score / 100, high / 100]))
  t.match(page.items[0].directions[0].criteria[0].sentence, /\p{Script=Han}/u)
  const pair = JSON.parse((await runHere(['match', id, investorId('golden-inv-1'), '--json', '--as-of', golden.asOf], env)).stdout)
  t.match(pair, { rank: null, score: 59.94, scoreHigh: 74.05, sme: { id }, investor: { externalId: 'golden-inv-1' } })

  const drawn = await runHere(['match', id, '--no-detail'], env, { isTTY: true })
  t.match(drawn.stdout, '\u001b[32m█')
  t.notMatch(drawn.stdout, 'The first, explained')
})

t.test('what is not there is said, with the ids that a name could mean', async (t) => {
  const { env, file } = place(t)
  await runHere(['import', file('golden.json', JSON.stringify(golden.documents))], env)
  const one = await runHere(['match', 'sme_none'], env)
  t.strictSame([one.code, one.stdout], [1, ''])
  t.equal(one.stderr, "There is nothing to match under 'sme_none'. Ids begin with sme_, need_, inv_ or man_.\n")
  const named = await runHere(['match', 'Esempio Riciclo'], env)
  t.equal(named.code, 1)
  t.equal(named.stderr, `There is nothing to match under 'Esempio Riciclo'. Did you mean\n  ${smeId('golden-sme-1')}  Example Recycling (invented company)\n`)
  t.match((await runHere(['match', smeId('golden-sme-1'), 'inv_none'], env)).stderr, /^There is nothing to match under 'inv_none'\./)
  t.match((await runHere(['match', smeId('golden-sme-1'), smeId('golden-sme-2')], env)).stderr, / are no pair: one must be an SME/)

  const before = await dataVersion(env)
  const indexed = await runHere(['reindex', '--json'], env)
  t.strictSame([indexed.code, JSON.parse(indexed.stdout)], [0, { profiles: 14 }])
  t.equal(await dataVersion(env), before, 'what is derived is no change of its own')
  t.equal((await runHere(['match', 'Esempio Riciclo'], env)).stderr, named.stderr)
  t.match((await runHere(['reindex'], env)).stdout, '14 profiles indexed.')
})

t.test('a file with mistakes: the good records go in, the others are reported, a dry run writes nothing', async (t) => {
  const { env, file } = place(t)
  t.match((await runHere(['migrate'], env)).stdout, /^The tables of .*pv\.db are up to date now\.\n$/)
  t.match(JSON.parse((await runHere(['migrate', '--json'], env)).stdout), { engine: 'sqlite', changed: false, current: true })
  const [good] = golden.documents
  const mixed = file('mixed.json', `[${JSON.stringify(good)}, {"kind": "sme", "externalId": "bad", "source": "x", "province": "XX", "activities": [{"code": "99.99.99", "system": "ATECO2025"}]}, {"kind": ]`)

  const tried = await runHere(['import', mixed, '--dry-run'], env)
  t.equal(tried.code, 1, 'not all is well')
  t.match(tried.stdout, /^Dry run of mixed\.json: nothing was written\.\n[^]*would be created +1\n[^]*rejected +2\n/)
  t.match(tried.stdout, /^What was wrong$/m)
  t.match(tried.stdout, /Row 2 \(line 1, bad\)[^]*province "XX"[^]*activities\.0\.code "99\.99\.99"[^]*Accepted: /)
  t.match(tried.stdout, /Row 3 \(line 1\)/)
  t.equal(await dataVersion(env), 0)

  const [table, data] = [join(dirname(mixed), 'report.csv'), join(dirname(mixed), 'report.json')]
  t.equal((await runHere(['import', mixed, '--dry-run', '--report', table], env)).code, 1)
  t.match(readFileSync(table, 'utf8'), /^\uFEFFpart,severity,[^]*\r\nsummary,error,1,2,,,province,XX,[^]*\r\nrow,error,,2,1,bad,province,XX,/)
  t.match(await runHere(['import', mixed, '--dry-run', '--report', 'report.txt'], env), { code: 2, stderr: /it can be \.csv or \.json/ })
  const unwritten = await runHere(['import', mixed, '--dry-run', '--report', join(dirname(mixed), 'none', 'report.csv')], env)
  t.match(unwritten, { code: 1, stderr: /^The dry run went through, but its report cannot be written: / })

  const done = await runHere(['import', mixed, '--json', '--report', data], env)
  t.equal(done.code, 1)
  t.strictSame(JSON.parse(readFileSync(data, 'utf8')), JSON.parse(done.stdout))
  const { counts, rejected } = JSON.parse(done.stdout)
  t.strictSame(counts, { read: 3, created: 1, updated: 0, unchanged: 0, rejected: 2 })
  t.match(rejected.find(({ pointer }: { pointer: string }) => pointer === '/province'), { row: 2, externalId: 'bad', value: 'XX' })

  const bare = file('bare.ndjson', '{"externalId": "c-1", "names": {"en": "Bare"}, "type": "private_equity"}\n')
  t.equal((await runHere(['import', bare], env)).code, 1, 'neither kind nor source is known')
  t.equal((await runHere(['import', bare, '--kind', 'investor', '--source', 'chamber'], env)).code, 0)
  t.match((await runHere(['import', '-', '--format', 'json'], env, { input: '' })).stdout, /The file is empty/)
})

t.test('keys are made, shown once, listed and revoked', async (t) => {
  const { env } = place(t)
  const made = await runThere(['keys', 'create', '--role', 'editor', '--name', 'Chamber', '--json'], env)
  t.strictSame([made.code, made.stderr], [0, ''])
  const { id, key, ...rest } = JSON.parse(made.stdout)
  t.strictSame(rest, {})
  t.match(key, /^pv_[0-9a-f]{16}_[A-Za-z0-9_-]{43}$/)
  t.match((await runHere(['keys', 'create', '--role', 'admin'], env)).stdout, /^pv_\S+\n\nThis is the admin key key_\S+\. It is not shown again\.\n/)

  const listed = await runHere(['keys', 'list'], env)
  t.match(listed.stdout, new RegExp(`^${id} +editor +\\d{4}-\\d\\d-\\d\\d +never +in use +Chamber$`, 'm'))
  t.notMatch(listed.stdout, key.slice(-43))
  const rotated = JSON.parse((await runHere(['keys', 'rotate', id, '--overlap', '0', '--expires', '30d', '--json'], env)).stdout)
  t.match(rotated, { id: /^key_/, key: /^pv_/, previous: id, previousEndsAt: /^\d{4}-/ })
  const after = await runHere(['keys', 'list'], env)
  t.match(after.stdout, new RegExp(`^${id} +editor .* expired \\d{4}-\\d\\d-\\d\\d +Chamber$`, 'm'))
  t.match(after.stdout, new RegExp(`^${rotated.id} +editor .* in use until \\d{4}-\\d\\d-\\d\\d +Chamber$`, 'm'))
  await runHere(['keys', 'revoke', rotated.id], env)
  t.match((await runHere(['keys', 'create', '--role', 'partner', '--partner', 'cciaa-verona', '--scopes', 'profiles:read,imports:write', '--expires', '2099-01-01'], env)).stdout, /partner key key_\S+, which ends 2099-01-01 00:00 UTC\./)
  t.match((await runHere(['keys', 'create', '--role', 'member'], env)).stderr, /names the organisations it belongs to/)
  t.match((await runHere(['keys', 'revoke', id], env)).stdout, `${id} is revoked`)
  const [first, second] = JSON.parse((await runHere(['keys', 'list', '--json'], env)).stdout)
  t.match(first, { id, role: 'editor', name: 'Chamber', revokedAt: /^\d{4}-/ })
  t.match(second, { role: 'admin', revokedAt: null })
  t.notOk('digest' in first)

  const unknown = await runHere(['keys', 'revoke', 'key_none', '--json'], env)
  t.equal(unknown.code, 1)
  t.match(JSON.parse(unknown.stdout), { error: { code: 'NOT_FOUND' } })
  t.equal(unknown.stderr, "There is no key 'key_none'.\n")
})

t.test('seed gives a database its start, and doctor tells what stands in it', async (t) => {
  const { env, file } = place(t)
  const seeded = await runHere(['seed', '--demo', '--json'], env)
  t.equal(seeded.code, 0, seeded.stderr)
  const { rates, demo } = JSON.parse(seeded.stdout)
  t.equal(rates, true)
  t.match(demo, { updated: 0, unchanged: 0, rejected: 0 })
  t.ok(demo.created > 50)
  t.match((await runHere(['seed', '--demo'], env)).stdout, new RegExp(`^Exchange rates: there are some already; nothing was changed\\.\nDemo profiles: 0 created, 0 updated, ${demo.created} unchanged\\.`))

  const healthy = await runHere(['doctor'], env)
  t.equal(healthy.code, 0, healthy.stdout)
  t.match(healthy.stdout, /^ok +database +SQLite \d+\.\d+\.\d+ at\s/m)
  t.match(healthy.stdout, /^ok +migrations /m)
  t.match(healthy.stdout, /^ok +profiles +\d+ SMEs and \d+ investors, all of them invented/m)
  t.match(healthy.stdout, /^warning +exchange rates +CNY, GBP, HKD, USD, of 2024-12-31: [\d,]+ days old\./m)
  t.match(healthy.stdout, /^All is well; 1 worth knowing\.$/m)

  await runHere(['import', file('real.json', JSON.stringify({ kind: 'sme', externalId: 'r-1', source: 'register', legalName: 'Vera S.r.l.', province: 'MI' }))], env)
  const mixed = JSON.parse((await runHere(['doctor', '--json'], env)).stdout)
  t.equal(mixed.ok, true)
  t.match(mixed.checks.find(({ name }: { name: string }) => name === 'profiles'), { verdict: 'warning', facts: { real: { smes: 1, investors: 0 } } })
  t.match(mixed.catalogues.find(({ id }: { id: string }) => id === 'ateco-2025'), { version: '2025', official: true })
})
