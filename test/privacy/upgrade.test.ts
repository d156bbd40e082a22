// A database of the first release has contacts within profiles and in its trail: they are set apart once, and nothing is lost.
import pg from 'pg'
import t from 'tap'
import { commandLine } from '../../src/access/principal.ts'
import { verifyAudit } from '../../src/audit/verify.ts'
import { openStore } from '../../src/storage/open.ts'
import { Database } from '../../src/storage/sqlite-driver.ts'
import { freshDatabase } from '../postgres.ts'
import { sme } from '../storage/samples.ts'
import { anna, luca } from './world.ts'

for (const engine of ['SQLite', 'PostgreSQL'] as const) {
  t.test(`contacts stored in place are set apart, on ${engine}`, async (t) => {
    const url = engine === 'SQLite' ? `sqlite:${t.testdir()}/test.db` : await freshDatabase(t)
    const raw = async (statement: string, ...values: readonly unknown[]): Promise<readonly unknown[]> => {
      if (engine === 'SQLite') {
        const database = new Database(url.slice('sqlite:'.length))
        try {
          const prepared = database.prepare(statement.replaceAll(/\$\d/g, '?'))
          return prepared.reader ? prepared.all(...values) : [prepared.run(...values)]
        } finally {
          database.close()
        }
      }
      const client = new pg.Client({ connectionString: url, options: '-c ponteverde.reach=all' })
      await client.connect()
      try {
        return (await client.query(statement, [...values])).rows
      } finally {
        await client.end()
      }
    }
    const store = await openStore(url)
    t.teardown(() => store.close())
    await store.migrate()
    await store.write(commandLine, (work) => work.insertProfile(sme('sme_1', { contacts: [] })))
    await store.write(commandLine, (work) => work.updateProfile(sme('sme_1', { contacts: [] }), 1))
    // As the first release left it.
    const { contacts: _, ...facts } = sme('sme_1')
    await raw('update organisations set facts = $1', JSON.stringify({ ...facts, contacts: [luca] }))
    const document = (contacts: unknown) => JSON.stringify({ ...sme('sme_1'), contacts })
    await raw('update changes set after = $1 where position = 1', document([anna, luca]))
    await raw('update changes set before = $1, after = $2 where position = 2', document([anna, luca]), document([luca]))
    await raw('delete from upgrades')
    t.strictSame((await store.read.wholes(['sme_1']))[0]?.profile.contacts, [luca], 'readable before')

    await store.migrate()
    t.strictSame((await store.read.wholes(['sme_1']))[0]?.profile.contacts, [luca])
    const [first, second] = await store.read.changes({ after: 0, limit: 9 })
    t.match([first?.before, first?.after, second?.before, second?.after], [null, { contacts: [anna, luca] }, { contacts: [anna, luca] }, { contacts: [luca] }])
    t.strictSame((await store.read.findContacts({ organisationId: 'sme_1' })).map(({ name, retiredAt }) => [name, retiredAt === null]).sort(), [[anna.name, false], [luca.name, true]])
    for (const table of ['organisations', 'changes']) t.notMatch(JSON.stringify(await raw(`select * from ${table}`)), luca.email, table)
    await store.migrate()
    t.equal((await store.read.findContacts({})).length, 2, 'once')
    t.match(await verifyAudit(store.read), { ok: true })
  })
}
