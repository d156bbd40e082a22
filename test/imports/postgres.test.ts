import t from 'tap'
import { loadCatalogues } from '../../src/catalogues/catalogues.ts'
import { createImports } from '../../src/imports/imports.ts'
import { seedRates } from '../../src/imports/seed.ts'
import { openStore } from '../../src/storage/open.ts'
import { freshDatabase } from '../postgres.ts'
import { admin, golden, smeDocument } from './world.ts'

t.test('on PostgreSQL an import answers the same, changes nothing the second time, and a dry run leaves nothing', async (t) => {
  const store = await openStore(await freshDatabase(t))
  t.teardown(() => store.close())
  await store.migrate()
  await seedRates(store, admin)
  const imports = createImports({ store, catalogues: loadCatalogues(), now: () => new Date() })
  const docs = [...golden.documents, smeDocument('a', { vatNumber: 'IT99999010004' }), smeDocument('v', { excludedCounterparts: ['q'] })]
  const text = JSON.stringify(docs)
  const opts = { format: 'json', principal: admin } as const
  const dry = await imports.run(text, { ...opts, dryRun: true })
  t.equal(await store.read.countProfiles(), 0)
  const real = await imports.run(text, opts)
  t.strictSame({ ...dry, id: '', dryRun: false }, { ...real, id: '' })
  const again = await imports.run(text, opts)
  t.match(again.counts, { unchanged: 15, rejected: 1 })
})
