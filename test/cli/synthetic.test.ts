import { join } from 'node:path'
import t from 'tap'
import { runHere } from './terminal.ts'

t.test('seed makes an invented population of any size, once', async (t) => {
  const env = { DATABASE_URL: `sqlite:${join(t.testdir({}), 'pv.db')}` }
  const first = await runHere(['seed', '--synthetic', '30', '--seed', '5', '--investors', '0.5', '--json'], env)
  t.equal(first.code, 0)
  t.match(JSON.parse(first.stdout), { rates: true, demo: null, synthetic: { seed: 5, source: 'synthetic-5', batch: /^imp_/, created: 30, unchanged: 0, rejected: 0 } })
  const again = await runHere(['seed', '--synthetic', '40', '--seed', '5', '--investors', '0.5'], env)
  t.equal(again.code, 0)
  t.match(again.stdout, /Profiles of synthetic-5: 10 created, 0 updated, 30 unchanged\. All of them are invented\.\nThey are the import imp_\w+\.\n$/)
  const other = await runHere(['seed', '--synthetic', '5', '--seed', '5', '--uncorrelated'], env)
  t.match(other.stdout, /Profiles of synthetic-5-uncorrelated: 5 created, 0 updated, 0 unchanged\./)
  const match = await runHere(['match', 'inv_syn_5_1', '--first', '3'], env)
  t.equal(match.code, 0)
  t.match(match.stdout, /sme_syn_5_\d+/)
})

t.test('seed says what is wrong with the population that was asked for', async (t) => {
  const env = { DATABASE_URL: `sqlite:${join(t.testdir({}), 'pv.db')}` }
  for (const [args, says] of [
    [['--synthetic', 'many'], /a whole number from 0 to/],
    [['--synthetic', '5', '--investors', '1.5'], /Give a share from 0 to 1/],
    [['--seed', '5'], /--seed belongs to --synthetic/],
    [['--uncorrelated'], /--uncorrelated belongs to --synthetic/],
    [['--synthetic', '100000000'], /A population has at most 5,955,080 SMEs/]
  ] as const) {
    const ended = await runHere(['seed', ...args], env)
    t.not(ended.code, 0)
    t.match(ended.stderr, says)
  }
})
