// What tells one question from another among the answers that are kept.
import t from 'tap'
import { anonymous, commandLine, principalOf } from '../../src/access/principal.ts'
import { inRequest, newTrace } from '../../src/audit/request.ts'
import { createKeptAnswers } from '../../src/http/kept-answers.ts'
import { buildApp } from '../app.ts'
import { onSqlite } from '../service.ts'

t.test('questions of any length, callers and days are told apart', async (t) => {
  const service = await onSqlite(t)
  let time = new Date('2026-11-22T23:59:59Z')
  const answers = createKeptAnswers<null>({ store: service.store, now: () => time })
  const long = 'x'.repeat(1_000)
  const questions = [['a'], ['a', null], ['b'], [`${long}a`], [`${long}b`], ['\ud800'], ['\ud801']]
  const callers = [anonymous, commandLine, principalOf('key_1', 'member', { organisationIds: ['a'] }), principalOf('key_1', 'member', { organisationIds: ['b'] })]
  const each = async (work: (text: string, known: string | undefined, keep: () => Promise<unknown>) => Promise<void>): Promise<void> => {
    for (const [at, caller] of callers.entries()) {
      for (const [which, question] of questions.entries()) {
        const { known, answer } = await answers.ask(caller, question)
        await work(`${at} ${which}`, known?.body?.toString(), () => inRequest(newTrace('one'), () => answer(Buffer.from(`${at} ${which}`), null)))
      }
    }
  }
  await each(async (text, known, keep) => { t.equal(known, undefined, text); await keep() })
  await each(async (text, known) => { t.equal(known, text) })
  time = new Date('2026-11-23T00:00:00Z')
  await each(async (text, known) => { t.equal(known, undefined, `${text} the next day`) })
})

t.test('a door without tags makes none', async (t) => {
  const { store, now } = await onSqlite(t)
  const answers = createKeptAnswers<null>({ store, now, tagged: false })
  const { answer } = await answers.ask(anonymous, ['a'])
  t.equal((await inRequest(newTrace('one'), () => answer(Buffer.from('a'), null))).tag, '')
})

t.test('a document that is refused is not answered as one that reads alike', async (t) => {
  const service = await onSqlite(t)
  await service.seedDemo()
  const app = await buildApp({ config: { GRAPHIQL: false }, service }, { logger: false })
  t.teardown(() => app.close())
  const ask = async (text: string) => (await app.inject({ method: 'POST', url: '/graphql', payload: { query: `{ matches(for: "sme_demo_01", first: 1) { dataVersion } } # ${text}` } })).json() as { readonly data?: object, readonly errors?: object }
  // Half a pair of UTF-16 is written as U+FFFD where a text becomes UTF-8.
  for (let times = 0; times < 2; times++) {
    t.equal((await ask('\ufffd')).errors, undefined)
    t.equal((await ask('\ud800')).data, undefined)
  }
})
