// Imports and their batches in the REST door.
import t from 'tap'
import { smeDocument } from '../imports/world.ts'
import { buildRest } from '../helper-rest.ts'

t.test('an import has a batch that tells of it and can be undone', async (t) => {
  const { send, keys } = await buildRest(t)
  const made = await send('POST', '/v1/imports', { as: 'editor', body: [smeDocument('a'), smeDocument('b', { province: 'XX' })] })
  t.equal(made.statusCode, 200)
  const { id } = made.json<{ id: string }>()
  const batch = await send('GET', `/v1/imports/${id}`, { as: 'editor' })
  t.match(batch.json(), { id, state: 'done', counts: { read: 2, created: 1, rejected: 1 }, progress: { rowsRead: 2, rowsTotal: 2 }, startedBy: keys.editor.id, file: { hash: /^[0-9a-f]{64}$/ }, rejected: [{ row: 2 }] })
  t.equal((await send('GET', `/v1/imports/${id}`)).statusCode, 401)
  t.equal((await send('GET', `/v1/imports/${id}`, { as: 'reviewer' })).statusCode, 403)
  t.equal((await send('GET', '/v1/imports/imp_none', { as: 'editor' })).statusCode, 404)

  const theirs = (await send('POST', '/v1/imports', { as: 'admin', body: smeDocument('c') })).json<{ id: string }>()
  t.equal((await send('POST', `/v1/imports/${theirs.id}/undo`, { as: 'editor' })).statusCode, 403)
  const undone = await send('POST', `/v1/imports/${id}/undo`, { as: 'editor' })
  t.match(undone.json(), { id, state: 'undone', restored: 0, removed: 1, kept: [] })
  t.match((await send('GET', `/v1/imports/${id}`, { as: 'editor' })).json(), { state: 'undone' })
  t.equal((await send('POST', '/v1/imports/imp_none/undo', { as: 'admin' })).statusCode, 404)
})

t.test('what the query says of modes is what the import does', async (t) => {
  const { send } = await buildRest(t)
  await send('POST', '/v1/imports', { as: 'editor', body: smeDocument('a') })
  t.match((await send('POST', '/v1/imports?mode=create-only', { as: 'editor', body: smeDocument('a', { founded: 1990 }) })).json(), { counts: { unchanged: 1 }, warnings: [{ code: 'already_known' }] })
  t.match((await send('POST', '/v1/imports?mode=update-only', { as: 'editor', body: smeDocument('b') })).json(), { counts: { unchanged: 1 }, warnings: [{ code: 'not_known' }] })
  t.equal((await send('POST', '/v1/imports?resume=imp_none', { as: 'editor', body: smeDocument('a') })).statusCode, 404)
})

t.test('an import may go on after the answer, and its batch tells when it is done', async (t) => {
  const { send } = await buildRest(t)
  const body = Array.from({ length: 150 }, (_, at) => smeDocument(`s${at}`))
  const accepted = await send('POST', '/v1/imports', { as: 'editor', body, headers: { prefer: 'respond-async', 'idempotency-key': 'later' } })
  t.equal(accepted.statusCode, 202)
  const { id } = accepted.json<{ id: string }>()
  t.equal(accepted.headers.location, `/v1/imports/${id}`)
  const state = async (): Promise<{ state: string, counts: { created: number } }> => (await send('GET', `/v1/imports/${id}`, { as: 'editor' })).json()
  while ((await state()).state === 'running') await new Promise((resolve) => setTimeout(resolve, 20))
  t.match(await state(), { state: 'done', counts: { created: 150 } })
  t.equal((await send('POST', '/v1/imports', { as: 'editor', body, headers: { prefer: 'respond-async', 'idempotency-key': 'later' } })).json<{ id: string }>().id, id)
})
