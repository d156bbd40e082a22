// Subscriptions over server-sent events.
import t from 'tap'
import { commandLine } from '../../src/access/principal.ts'
import { smeDocument } from '../imports/world.ts'
import { at, graphqlWorld } from '../helper-graphql.ts'

const document = 'subscription ($id: ID!) { importProgress(id: $id) { id rowsRead rowsTotal created updated unchanged rejected done } }'

t.test('the progress of an import comes as events, until it ends', async (t) => {
  const { app, service, query, keys } = await graphqlWorld(t, { demo: false })
  const events = async (body: unknown, key: string | null = keys.editor): Promise<{ names: readonly string[], answers: readonly unknown[] }> => {
    const { statusCode, headers, payload } = await app.inject({ method: 'POST', url: '/graphql', payload: JSON.stringify(body), headers: { accept: 'text/event-stream', 'content-type': 'application/json', ...(key === null ? {} : { authorization: `Bearer ${key}` }) } })
    t.equal(statusCode, 200)
    t.equal(headers['content-type'], 'text/event-stream; charset=utf-8')
    const parts = payload.split('\n\n').filter((part) => part !== '')
    return {
      names: parts.map((part) => part.split('\n')[0]?.slice('event: '.length) ?? ''),
      answers: parts.map((part) => part.split('\n')[1]?.slice('data: '.length) ?? '').filter((data) => data !== '').map((data) => JSON.parse(data) as unknown)
    }
  }

  const { progress } = service.imports
  let look = (): void => {}
  const looked = new Promise<void>((resolve) => { look = resolve })
  Object.assign(service.imports, { progress: async (...args: Parameters<typeof progress>) => await progress(...args).finally(look) })
  let id = ''
  let watching: ReturnType<typeof events> | undefined
  async function * records () {
    for (let index = 0; index < 250; index++) {
      if (index === 150) {
        watching = events({ query: document, variables: { id } })
        // The watcher looks once while the import runs.
        await looked
      }
      yield { row: index + 1, line: 1, value: smeDocument(`s${index}`) }
    }
  }
  await service.imports.runRecords(records(), { principal: commandLine, onStart: (started) => { id = started } })
  const { names, answers } = await watching ?? { names: [], answers: [] }
  t.equal(names.at(-1), 'complete')
  t.match(at(answers[0], 'data', 'importProgress'), { id, rowsRead: 100, rowsTotal: null, created: 100, done: false })
  t.match(at(answers.at(-1), 'data', 'importProgress'), { id, rowsRead: 250, rowsTotal: 250, created: 250, updated: 0, unchanged: 0, rejected: 0, done: true })

  t.match(await query('query ($id: ID!) { importProgress(id: $id) { rowsRead done } none: importProgress(id: "imp_none") { id } }', { variables: { id }, as: 'editor' }), { data: { importProgress: { rowsRead: 250, done: true }, none: null } })
  t.match(await query('query ($id: ID!) { importProgress(id: $id) { rowsRead } }', { variables: { id } }), { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] })

  t.match(await events({ query: document, variables: { id } }, null), { names: ['next', 'complete'], answers: [{ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] }] })
  t.match(await events({ query: document, variables: { id } }, keys.reviewer), { answers: [{ errors: [{ extensions: { code: 'FORBIDDEN' } }] }] })
  t.match(await events({ query: document, variables: { id: 'imp_none' } }), { answers: [{ errors: [{ extensions: { code: 'NOT_FOUND' } }] }] })
  t.match(await events({ query: 'subscription { nothing }' }), { names: ['next', 'complete'], answers: [{ errors: [{ message: /nothing/ }] }] })
  t.match(await events({ query: 'subscription {' }), { answers: [{ errors: [{ message: /Syntax Error/ }] }] })
  t.match(await query(document, { variables: { id }, as: 'editor' }), { errors: [{ message: /text\/event-stream/ }] })
})
