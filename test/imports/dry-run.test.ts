import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import t from 'tap'
import { commandLine } from '../../src/access/principal.ts'
import type { ImportOptions } from '../../src/imports/imports.ts'
import { engines } from '../service.ts'
import { admin, investorDocument, smeDocument, type Json } from './world.ts'

/** Enough records between two that concern each other for them to be in different units of work. */
const between = Array.from({ length: 230 }, (_, at) => smeDocument(`between-${at}`))

const ours = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith(`ponteverde-dry-run-${process.pid}-`))

for (const [engine, open] of engines) {
  t.test(`${engine}: a dry run answers as the import that follows it, and leaves nothing`, async (t) => {
    const { imports, profiles, store, smes, seedRates } = await open(t)
    await seedRates()
    const run = (documents: readonly Json[], options: Partial<ImportOptions> = {}) => imports.run(JSON.stringify(documents), { format: 'json', principal: admin, ...options })
    await run([
      smeDocument('stored', { headcount: 10, province: 'MI', vatNumber: 'IT99999010004', needs: [{ kind: 'investment' }, { kind: 'research' }], claims: [{ kind: 'taxonomy', activity: 'CE 2.3' }] }),
      smeDocument('edited', { headcount: 10, province: 'MI' }),
      smeDocument('theirs', { id: 'sme_theirs', needs: [{ id: 'need_theirs', kind: 'research' }] }),
      smeDocument('gone', { needs: [{ kind: 'investment' }] })
    ])
    const idOf = async (externalId: string): Promise<string> => (await store.read.findBySource('test', [externalId])).get(externalId) ?? ''
    const edited = (await store.read.wholes([await idOf('edited')]))[0]?.profile
    await smes.update({ id: edited?.id ?? '', version: edited?.version }, { headcount: 99 }, admin)
    const [gone] = await store.read.wholes([await idOf('gone')])
    const need = gone !== undefined && 'needs' in gone ? gone.needs[0] : undefined
    await profiles.remove({ id: need?.id ?? '', version: need?.version, organisationId: gone?.profile.id }, admin)

    const documents = [
      smeDocument('stored', { headcount: 11, needs: [{ kind: 'investment' }] }),
      smeDocument('edited', { headcount: 12, province: 'TO' }),
      smeDocument('gone', { needs: [{ kind: 'investment' }] }),
      smeDocument('thief', { vatNumber: 'IT99999010004' }),
      smeDocument('need thief', { needs: [{ id: 'need_theirs', kind: 'research' }] }),
      smeDocument('namesake', { legalName: 'ESEMPIO STORED (IMPRESA INVENTATA)', province: 'MI' }),
      smeDocument('new', { vatNumber: 'IT99999020003', headcount: 1, legalName: 'Nuova Inventata S.r.l.' }),
      smeDocument('forward', { excludedCounterparts: ['later fund', 'no fund'] }),
      ...between,
      smeDocument('new', { headcount: 2 }),
      smeDocument('new', { headcount: 2 }),
      smeDocument('second thief', { vatNumber: 'IT99999020003' }),
      smeDocument('second namesake', { legalName: 'NUOVA INVENTATA SRL' }),
      investorDocument('later fund', { id: 'inv_later_fund' }),
      smeDocument('wrong', { province: 'XX' })
    ]
    const kept = ours()
    for (const [mode, options] of [['', {}], ['overwriting', { overwrite: true }], ['create-only', { mode: 'create-only' }], ['update-only', { mode: 'update-only' }]] satisfies Array<[string, Partial<ImportOptions>]>) {
      const version = await store.read.dataVersion()
      const before = await store.read.wholesAfter('sme', '', 1_000)
      const told: number[] = []
      const dry = await run(documents, { ...options, dryRun: true, onStart: () => t.fail('a dry run makes no batch'), onProgress: (read) => { told.push(read) } })
      t.strictSame(told, [100, 200, documents.length], 'it tells how far it is')
      t.equal(dry.dryRun, true)
      t.equal(await store.read.dataVersion(), version)
      t.strictSame(await store.read.wholesAfter('sme', '', 1_000), before, 'nothing changed')
      t.strictSame(ours(), kept, 'and no file is left')
      const real = await run(documents, options)
      t.strictSame({ ...dry, id: real.id, dryRun: false }, real, `${mode} as in earnest`)
      if (mode === '') {
        t.match(real.counts, { created: 235, updated: 3, rejected: 4 })
        t.strictSame([...new Set(real.warnings.map(({ code }) => code))].sort(), ['human_edit_kept', 'possible_duplicate', 'unknown_counterpart'])
      }
      await imports.undo(real.id, commandLine)
      t.equal((await store.read.wholesAfter('sme', '', 1_000)).length, before.length)
      t.equal(await imports.find(dry.id, admin), undefined, 'and no batch of the dry run is known')
    }
  })

  t.test(`${engine}: who writes is not kept waiting by a dry run`, async (t) => {
    const { imports, smes } = await open(t)
    let meanwhile: Promise<unknown> | undefined
    const order: string[] = []
    await imports.run(JSON.stringify(between), {
      format: 'json',
      principal: admin,
      dryRun: true,
      onProgress: () => { meanwhile ??= smes.create({ legalName: 'Scritta Intanto (impresa inventata)' }, admin).then(() => { order.push('written') }) }
    })
    order.push('tried')
    await meanwhile
    t.strictSame(order, ['written', 'tried'])
  })
}
