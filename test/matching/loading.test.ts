// Everybody is loaded page by page, the next one read while one is worked on: nobody is lost between pages, and no page that fails.
import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import { commandLine } from '../../src/access/principal.ts'
import { createPopulations } from '../../src/matching/population.ts'
import type { Reads, Store, Whole } from '../../src/profiles/store.ts'
import { loadScoringModel } from '../../src/service.ts'
import { seedSynthetic } from '../../src/synthetic/seed.ts'
import { engines } from '../service.ts'

/** More than a page of either kind. */
const count = 1_300

for (const [engine, open] of engines) {
  t.test(engine, async (t) => {
    const service = await open(t)
    const { store, catalogues: { codes } } = service
    const model = loadScoringModel()
    await seedSynthetic(service, { principal: commandLine, count, seed: 11, investorShare: 0.45 })

    /** Populations of the same store, whose pages pass through `page` on their way. */
    const loading = (page: (pages: number, read: () => Promise<readonly Whole[]>) => Promise<readonly Whole[]>) => {
      let pages = 0
      const through = (reads: Reads): Reads => ({ ...reads, wholesAfter: (...asked) => page(++pages, () => reads.wholesAfter(...asked)) })
      const altered: Store = { ...store, snapshot: (work) => store.snapshot((reads) => work(through(reads))) }
      return createPopulations({ store: altered, model, codes })
    }

    await t.test('everybody is there, each as stored, and findable by a need or mandate', async (t) => {
      const { smes, investors, smeOfNeed, investorOfMandate } = await createPopulations({ store, model, codes }).current('full')
      t.equal(smes.size + investors.size, count)
      t.ok(smes.size > 500 && investors.size > 500, 'several pages of both')
      const stored: Whole[] = []
      for (const kind of ['sme', 'investor'] as const) stored.push(...await store.read.wholesAfter(kind, '', count))
      t.equal(stored.length, count)
      const different = stored.filter((whole) => JSON.stringify((smes.get(whole.profile.id) ?? investors.get(whole.profile.id))?.whole) !== JSON.stringify(whole))
      t.strictSame(different.map(({ profile }) => profile.id), [])
      const astray = stored.filter((whole) => 'needs' in whole ? whole.needs.some(({ id }) => smeOfNeed(id)?.id !== whole.profile.id) : whole.mandates.some(({ id }) => investorOfMandate(id)?.id !== whole.profile.id))
      t.strictSame(astray.map(({ profile }) => profile.id), [])
    })

    await t.test('a page that cannot be read is an error for who asked, and loading begins anew for the next', async (t) => {
      for (const failing of [1, 2, 3, 4]) {
        let broken = true
        const populations = loading(async (pages, read) => {
          if (pages === failing && broken) throw new Error('The disk is gone.')
          return await read()
        })
        await t.rejects(populations.current('public'), { message: 'The disk is gone.' }, `page ${failing}`)
        broken = false
        const { smes, investors } = await populations.current('public')
        t.ok(smes.size > 500 && investors.size > 500)
      }
    })

    await t.test('of a page read ahead that nobody gets to, nothing is heard, and its reading ends before the snapshot does', async (t) => {
      let ahead = 'not begun'
      const unheard: unknown[] = []
      const note = (reason: unknown) => { unheard.push(reason) }
      process.on('unhandledRejection', note)
      t.teardown(() => process.off('unhandledRejection', note))
      const populations = loading(async (pages, read) => {
        if (pages === 2) ahead = 'begun'
        const page = await read()
        if (pages === 2) {
          await sleep(50)
          ahead = 'ended'
          throw new Error('Read ahead, and lost.')
        }
        // Modes are told apart by sixteen bits.
        return page.map((whole) => 'needs' in whole ? { ...whole, needs: whole.needs.map((need) => ({ ...need, modes: Array.from({ length: 17 }, (_, at) => ({ id: `mode_${at}`, priority: 1 })) })) } : whole)
      })
      await t.rejects(populations.current('full'), { name: 'RangeError', message: /16 modes/ })
      t.equal(ahead, 'ended')
      await sleep(10)
      t.strictSame(unheard, [])
    })
  })
}
