import { execFile } from 'node:child_process'
import { chmodSync, existsSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { test, type Test } from 'tap'
import { createTurnMemory, leaveTurns, openStore } from '../../src/storage/open.ts'
import { type Open, storeContract, write } from './contract.ts'
import { sme } from './samples.ts'

const open: Open = async (t: Test, options) => {
  const store = await openStore(`sqlite:${t.testdir()}/test.db`, options)
  t.teardown(() => store.close())
  await store.migrate()
  return store
}

test('a store on SQLite', (t) => storeContract(t, open))

test('two stores on one file take turns without stopping the event loop, and both see what the other wrote', async (t) => {
  const url = `sqlite:${t.testdir()}/test.db`
  const [one, two] = [await openStore(url), await openStore(url)]
  t.teardown(() => Promise.all([one.close(), two.close()]))
  await Promise.all([one.migrate(), two.migrate()])
  let second: Promise<void> | undefined
  await write(one, async (work) => {
    await work.insertProfile(sme('sme_1'))
    second = write(two, (other) => other.insertProfile(sme('sme_2')))
    await new Promise((resolve) => setTimeout(resolve, 300))
  })
  await second
  t.equal(await one.read.countProfiles(), 2)
  t.equal(await two.read.dataVersion(), 2)
})

test('of two threads that share turns, one that writes again and again lets the other in after each unit of work', async (t) => {
  const url = `sqlite:${t.testdir()}/test.db`
  const memory = createTurnMemory()
  const [one, two] = [await openStore(url, { turns: { memory, thread: 0 } }), await openStore(url, { turns: { memory, thread: 1 } })]
  t.teardown(() => Promise.all([one.close(), two.close()]))
  await one.migrate()
  const order: string[] = []
  const others = { going: true }
  const many = (async () => {
    while (others.going) {
      await write(one, async () => {
        order.push('one')
        await new Promise((resolve) => setImmediate(resolve))
      })
    }
  })()
  for (let i = 0; i < 20; i++) {
    // However long the gap between two writes of the other, which never waits.
    await new Promise((resolve) => setTimeout(resolve, i % 3))
    order.push('asked')
    await write(two, async () => { order.push('two') })
  }
  others.going = false
  await many
  const between = order.join(' ').split('asked').slice(1).map((part) => part.split('two')[0]?.trim() ?? '')
  t.strictSame(between.filter((part) => part.split(' ').filter((who) => who === 'one').length > 1), [], 'at most the unit of work that was under way came first')
  t.equal(between.length, 20)
})

test('nobody waits for a thread that ended while it waited', async (t) => {
  const url = `sqlite:${t.testdir()}/test.db`
  const memory = createTurnMemory()
  const store = await openStore(url, { turns: { memory, thread: 0 } })
  t.teardown(() => store.close())
  await store.migrate()
  await write(store, (work) => work.insertProfile(sme('sme_1')))
  memory[1] = 1
  await write(store, (work) => work.insertProfile(sme('sme_2')))
  leaveTurns(memory, 1)
  t.equal(memory[1], 0)
  await write(store, (work) => work.insertProfile(sme('sme_3')))
  t.equal(await store.read.countProfiles(), 3)
})

test('several processes may migrate and write one new file at once', async (t) => {
  const file = join(t.testdir(), 'deep', 'er', 'test.db')
  const script = fileURLToPath(new URL('./one-writer.ts', import.meta.url))
  const run = promisify(execFile)
  await Promise.all(['a', 'b', 'c'].map((name) => run(process.execPath, ['--import', 'tsx', script, `sqlite:${file}`, name, '20'], { env: { ...process.env, NODE_OPTIONS: '' } })))
  const store = await openStore(`sqlite:${file}`)
  t.teardown(() => store.close())
  t.equal(await store.ready(), true)
  t.strictSame((await store.read.changes({ after: 0, limit: 100 })).map(({ position }) => position), Array.from({ length: 60 }, (_, i) => i + 1))
  t.equal(await store.read.countProfiles(), 60)
})

test('the file is its owner\'s alone, and closing leaves no side files', async (t) => {
  const folder = t.testdir({ 'old.db': '' })
  chmodSync(join(folder, 'old.db'), 0o664)
  for (const name of ['new.db', 'old.db']) {
    const store = await openStore(`sqlite:${join(folder, name)}`)
    await store.migrate()
    for (const file of readdirSync(folder).filter((file) => file.startsWith(name))) t.equal(statSync(join(folder, file)).mode & 0o007, 0, file)
    await store.close()
    t.notOk(existsSync(join(folder, `${name}-wal`)))
  }
  t.equal(statSync(join(folder, 'new.db')).mode & 0o777, 0o600)
})

test('what keeps a file from opening is said in words', async (t) => {
  const folder = t.testdir({ file: 'not a database, but long enough to be taken for one '.repeat(20), folder: {} })
  const cases: ReadonlyArray<readonly [string, RegExp]> = [
    [`sqlite:${folder}/file`, /is not an SQLite database/],
    [`sqlite:${folder}/folder`, /it is a folder/],
    [`sqlite:${folder}/file/below.db`, /is a file, not a folder/],
    ['sqlite:', /names no file/],
    ['sqlite::memory:', /in memory is not supported/],
    ['mysql://root:gehe1m@localhost/x', /not mysql:/],
    ['data/gehe1m.db', /has no scheme/]
  ]
  for (const [url, message] of cases) {
    const error: unknown = await openStore(url).catch((error: unknown) => error)
    t.match(error, { name: 'StorageError', message }, url)
    t.notMatch(String(error), 'gehe1m')
  }
  writeFileSync(join(folder, 'read-only.db'), '')
  if (process.getuid?.() !== 0) {
    chmodSync(join(folder, 'read-only.db'), 0o400)
    await t.rejects(openStore(`sqlite:${folder}/read-only.db`), { message: /permission denied/ })
  }
})

test('an address may be written as a URL', async (t) => {
  const folder = t.testdir()
  const store = await openStore(`sqlite://${folder}/test.db`)
  await store.close()
  t.ok(existsSync(join(folder, 'test.db')))
})
