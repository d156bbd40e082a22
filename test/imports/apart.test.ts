// Large imports of a service run in a thread of their own: what they do, say and leave is the same, and the service goes on.
import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import Fastify from 'fastify'
import t, { type Test } from 'tap'
import { commandLine } from '../../src/access/principal.ts'
import { Problem } from '../../src/errors.ts'
import { createAskerMemory, createCourtesy, enter } from '../../src/imports/courtesy.ts'
import { countAskers } from '../../src/http/askers.ts'
import type { FileOptions } from '../../src/imports/imports.ts'
import { createTurnMemory } from '../../src/storage/open.ts'
import { engines, onSqlite } from '../service.ts'
import { buildRest } from '../helper-rest.ts'
import { admin, reviewer, smeDocument, type Json } from './world.ts'

/** A file that lies on the disk. */
function fileOf (t: Test, documents: readonly Json[] | string): { readonly path: string, read (): ReturnType<typeof createReadStream> } {
  const folder = mkdtempSync(join(tmpdir(), 'apart-'))
  t.teardown(() => { rmSync(folder, { recursive: true }) })
  const path = join(folder, 'file')
  writeFileSync(path, typeof documents === 'string' ? documents : JSON.stringify(documents))
  return { path, read: () => createReadStream(path) }
}

const many = (count: number): readonly Json[] => Array.from({ length: count }, (_, at) => smeDocument(`row-${String(at).padStart(4, '0')}`, { needs: [{ kind: 'investment' }], ...(at % 50 === 49 ? { province: 'XX' } : {}) }))
const apart = { format: 'json', principal: admin, apart: true } as const satisfies FileOptions

for (const [engine, open] of engines) {
  t.test(`on ${engine} an import in another thread answers and leaves what it would here`, async (t) => {
    const { imports, store } = await open(t, { apart: true })
    const file = fileOf(t, many(120))
    const here = await imports.run(file, { ...apart, apart: false, dryRun: true })
    const told: unknown[] = []
    const there = await imports.run(file, { ...apart, onStart: (id) => { told.push(id) }, onProgress: (read) => { told.push(read) } })
    t.strictSame({ ...there, id: '' }, { ...here, id: '', dryRun: false })
    t.strictSame(told, [there.id, 25, 50, 75, 100, 120])
    t.match(await imports.find(there.id ?? '', admin), { state: 'done', counts: here.counts, startedBy: admin.id })
    t.equal(await store.read.countProfiles(), 118)
    t.match(await imports.run(file, apart), { counts: { unchanged: 118, rejected: 2 } }, 'once more it changes nothing')
    t.match(await imports.undo(there.id ?? '', admin), { state: 'undone', kept: [] })
    t.equal(await store.read.countProfiles(), 0)
    t.match(await imports.run(file, { ...apart, dryRun: true }), { dryRun: true, counts: here.counts })
    t.equal(await store.read.countProfiles(), 0, 'a dry run leaves nothing')
  })

  t.test(`on ${engine} others write and read between the units of work of an import in another thread`, async (t) => {
    const { imports, smes, store } = await open(t, { apart: true })
    const file = fileOf(t, many(400))
    let read = 0
    let begun = (): void => {}
    const first = new Promise<void>((resolve) => { begun = resolve })
    const done = imports.run(file, { ...apart, onProgress: (count) => { read = count; begun() } })
    const during: Array<{ read: number, stored: number }> = []
    await Promise.race([first, done])
    for (let at = 0; at < 3; at++) {
      await smes.create({ legalName: `Esempio ${at} (impresa inventata)`, synthetic: true }, admin)
      during.push({ read, stored: await store.read.countProfiles() })
    }
    t.match(await done, { counts: { read: 400, created: 392, rejected: 8 } })
    t.ok(during.every((then) => then.read < 400), 'each was written while the import went on')
    t.ok(during.every((then, at) => then.stored >= Math.floor(then.read * 49 / 50) + at + 1), 'what the import has told is there for whoever reads next')
    t.equal(await store.read.countProfiles(), 395)
    const changes = await store.read.changes({ after: 0, limit: 10_000 })
    t.strictSame(changes.map(({ position }) => position), changes.map((_, at) => (changes[0]?.position ?? 0) + at), 'the trail has no gaps')
  })

  t.test(`on ${engine} an import in another thread that is stopped goes on where it ended`, async (t) => {
    const { imports, store } = await open(t, { apart: true })
    const file = fileOf(t, many(1_000))
    const stop = new AbortController()
    let id = ''
    const failure = await imports.run(file, { ...apart, signal: stop.signal, onStart: (given) => { id = given }, onProgress: () => { stop.abort() } }).then(() => undefined, (error: unknown) => error)
    t.match(failure, { message: /abort/ })
    const batch = await imports.find(id, admin)
    t.match(batch, { state: 'interrupted' })
    const rows = batch?.progress.rowsRead ?? 0
    t.ok(rows > 0 && rows < 1_000 && rows % 25 === 0, `whole units of work: ${rows}`)
    t.match(await imports.run(file, { ...apart, resume: id }), { id, counts: { read: 1_000, created: 980, rejected: 20 } })
    t.equal(await store.read.countProfiles(), 980)
  })
}

t.test('what is refused in another thread is refused as it would be here', async (t) => {
  const { imports } = await onSqlite(t, { apart: true })
  const file = fileOf(t, many(1))
  await t.rejects(imports.run(file, { ...apart, principal: reviewer }), { code: 'FORBIDDEN' })
  const refused = await imports.run(file, { ...apart, resume: 'imp_none' }).then(() => undefined, (error: unknown) => error)
  t.ok(refused instanceof Problem)
  t.match(refused, { code: 'NOT_FOUND', status: 404, message: "There is no import 'imp_none'." })
  await t.rejects(imports.run(fileOf(t, 'legalName,legalName\na,b\n'), { ...apart, format: 'csv' }), { code: 'VALIDATION_FAILED' })
  const both = await Promise.all([imports.run(file, apart), imports.run(fileOf(t, many(60)), apart)])
  t.strictSame(both.map(({ counts }) => counts.read), [1, 60], 'imports at the same time share the thread')
})

t.test('a thread that cannot open its store fails the imports it was to take, and no others', async (t) => {
  const { createElsewhere } = await import('../../src/imports/elsewhere.ts')
  let ends = 0
  const elsewhere = createElsewhere({ url: 'nothing:', turns: createTurnMemory(), askers: createAskerMemory() }, () => { ends++ })
  const { path } = fileOf(t, many(1))
  await t.rejects(Promise.all([elsewhere.run(path, { format: 'json', principal: commandLine }), elsewhere.run(path, { format: 'json', principal: commandLine })]), { message: /must begin with sqlite/ })
  await t.rejects(elsewhere.run(path, { format: 'json', principal: commandLine }), { message: /must begin with sqlite/ })
  await elsewhere.close()
  t.equal(ends, 2)
})

t.test('a large body is imported in another thread, with the id of its request in the log', async (t) => {
  const { app, send, service, keys } = await buildRest(t, { apart: true })
  const body = many(400).map((document) => ({ ...document, descriptions: { en: 'Invented. '.repeat(40) } }))
  t.ok(JSON.stringify(body).length > 128 * 1024)
  const accepted = await send('POST', '/v1/imports', { as: 'editor', body, headers: { prefer: 'respond-async' } })
  t.equal(accepted.statusCode, 202)
  const { id } = accepted.json<{ id: string }>()
  // Closing the door ends the import after the unit of work it is in.
  await app.close()
  const batch = await service.imports.find(id, admin)
  t.equal(batch?.state, 'interrupted')
  const entries = await service.store.read.auditEntries({ actor: keys.editor.id, limit: 100 })
  const written = entries.filter(({ action }) => action === 'create')
  t.ok(written.length > 0)
  t.ok(written.every(({ requestId }) => requestId === accepted.headers['x-request-id']))
})

t.test('the thread of the imports stands still while requests are answered, and moves on however many there are', async (t) => {
  const memory = createAskerMemory()
  const patient = createCourtesy(memory, { most: 60_000 })
  const state = new Int32Array(new SharedArrayBuffer(4))
  const [asked, answered] = [1, 2]
  const answering = new Worker(`
    const { memory, state } = require('node:worker_threads').workerData
    Atomics.add(memory, 0, 1)
    Atomics.wait(state, 0, 0)
    Atomics.wait(state, 0, ${asked}, 50)
    Atomics.store(state, 0, ${answered})
    Atomics.sub(memory, 0, 1)
    Atomics.notify(memory, 0)
  `, { eval: true, workerData: { memory, state } })
  // What it stands still for it has worked for: half of that at least.
  await sleep(2_000)
  t.equal(Atomics.load(memory, 0), 1)
  Atomics.store(state, 0, asked)
  Atomics.notify(state, 0)
  patient()
  t.equal(Atomics.load(state, 0), answered, 'the answer was there first')
  await once(answering, 'exit')

  const leave = enter(memory)
  let looks = 0
  createCourtesy(memory, { isAwaited: () => ++looks > 0, most: 60_000 })()
  t.equal(looks, 1, 'who waits to write is not held up')
  createCourtesy(memory)()
  leave()
  leave()
  t.equal(Atomics.load(memory, 0), 0, 'whoever leaves twice left once')

  enter(memory)
  while (Atomics.load(memory, 0) > 0) await sleep(10)
  t.pass('a request that goes on and on no longer counts')
})

for (const [engine, open] of engines) {
  t.test(`on ${engine} an import ends while somebody asks all the time, and who writes meanwhile is not kept out`, async (t) => {
    const askers = createAskerMemory()
    Atomics.store(askers, 0, 1)
    const { imports, smes, store } = await open(t, { apart: true, askers })
    const done = imports.run(fileOf(t, many(100)), apart)
    await smes.create({ legalName: 'Esempio (impresa inventata)', synthetic: true }, admin)
    t.match(await done, { counts: { read: 100, created: 98, rejected: 2 } })
    t.equal(await store.read.countProfiles(), 99)
    t.equal(Atomics.load(askers, 0), 1)
  })
}

t.test('requests count while they are answered, apart from those that take their time', async (t) => {
  const askers = createAskerMemory()
  const app = Fastify()
  t.teardown(() => app.close())
  await app.register(countAskers, { askers })
  const count = async (): Promise<string> => String(Atomics.load(askers, 0))
  app.get('/one', count)
  app.get('/two', async () => (await app.inject('/one')).body)
  app.get('/file', { config: { takesItsTime: true } }, count)
  for (const [url, counted] of [['/one', '1'], ['/two', '2'], ['/file', '0'], ['/nowhere', '{"message"']] as const) t.match((await app.inject(url)).body, counted, url)
  t.equal(Atomics.load(askers, 0), 0)
})
