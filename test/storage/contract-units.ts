// Units of work: all or nothing, one after another, numbered without gaps; and snapshots beside them.
import { inspect } from 'node:util'
import type { Test } from 'tap'
import { commandLine, principalOf } from '../../src/access/principal.ts'
import type { Work } from '../../src/profiles/store.ts'
import { type Open, write } from './contract.ts'
import { claims, deal, entry, investor, mandate, need, sme } from './samples.ts'

export async function unitContract (t: Test, open: Open): Promise<void> {
  await t.test('a unit of work that fails leaves nothing, not even a change', async (t) => {
    const store = await open(t)
    await write(store, (work) => work.insertProfile(sme('sme_1')))
    await t.rejects(write(store, async (work) => {
      await work.insertProfile(sme('sme_2', { identifiers: [{ scheme: 'lei', value: 'L', warning: null }] }))
      await work.updateProfile(sme('sme_1', { status: 'paused' }), 1)
      await work.putSearchEntry('sme_2', entry({ words: ['ghost'] }))
      await work.insertRecord('need', need('need_1', 'sme_2'))
      await work.putExchangeRates([{ date: '2026-01-01', currency: 'CNY', perEur: 7 }])
      t.equal(await work.dataVersion(), 5, 'inside, the work sees what it did')
      t.equal((await work.changes({ after: 1, limit: 9 })).length, 4)
      t.equal(await work.countProfiles(), 2)
      throw new Error('changed my mind')
    }), { message: 'changed my mind' })
    t.equal(await store.read.countProfiles(), 1)
    t.match((await store.read.wholes(['sme_1']))[0], { profile: { status: 'published', version: 1 } })
    t.equal(await store.read.findByIdentifier('lei', 'L'), undefined)
    t.strictSame(await store.read.exchangeRates(), [])
    t.equal(await store.read.dataVersion(), 1)
    t.equal((await store.read.changes({ after: 0, limit: 9 })).length, 1)
    await write(store, (work) => work.insertProfile(sme('sme_3')))
    t.strictSame((await store.read.changes({ after: 1, limit: 9 })).map(({ position, recordId }) => [position, recordId]), [[2, 'sme_3']], 'and no gap')
  })

  await t.test('a failure of the database dooms the unit of work, even when its caller swallows it', async (t) => {
    const store = await open(t)
    const broken = { ...sme('sme_2'), version: null } as unknown as ReturnType<typeof sme>
    const error: unknown = await write(store, async (work) => {
      await work.insertProfile(sme('sme_1'))
      await work.insertProfile(broken).catch(() => {})
      await work.insertProfile(sme('sme_3')).catch(() => {})
    }).catch((error: unknown) => error)
    t.ok(error instanceof Error)
    t.notMatch(inspect(error, { depth: 9 }), /王小明|key_partner|Verde/, 'the error repeats no values')
    t.equal(await store.read.countProfiles(), 0)
    await write(store, (work) => work.insertProfile(sme('sme_1')))
    t.equal(await store.read.countProfiles(), 1, 'the next one is not touched by it')
  })

  await t.test('of two who change the same version one wins, and the other learns the version that stands', async (t) => {
    const store = await open(t)
    await write(store, async (work) => {
      await work.insertProfile(sme('sme_1'))
      await work.insertRecord('need', need('need_1', 'sme_1'))
    })
    const race = async (attempt: (work: Work, i: number) => Promise<void>) => {
      const outcomes = await Promise.allSettled([0, 1, 2].map((i) => write(store, (work) => attempt(work, i))))
      return outcomes.map((outcome) => outcome.status === 'rejected' ? outcome.reason : 'won').sort((a, b) => Number(b === 'won') - Number(a === 'won'))
    }
    const lost = { code: 'VERSION_CONFLICT', currentVersion: 2 }
    t.match(await race((work, i) => work.updateProfile(sme('sme_1', { headcount: i }), 1)), ['won', lost, lost])
    t.match(await race((work, i) => work.updateRecord('need', need('need_1', 'sme_1', { stakeOffered: i }), 1)), ['won', lost, lost])
    t.match(await race((work, i) => work.insertProfile(sme(`sme_r${i}`, { source: 's', externalId: 'same' }))), ['won', { code: 'DUPLICATE' }, { code: 'DUPLICATE' }])
    t.match(await race((work) => work.removeRecord('need', 'need_1', 2)), ['won', { code: 'NOT_FOUND' }, { code: 'NOT_FOUND' }])
    t.equal(await store.read.dataVersion(), 6)
  })

  await t.test('changes are numbered 1, 2, 3 … in order of commit, with who, when, before and after', async (t) => {
    let clock = Date.parse('2026-02-03T04:05:06.789Z')
    const store = await open(t, { now: () => new Date(clock) })
    t.equal(await store.read.dataVersion(), 0)
    t.strictSame(await store.read.changedSince(0), { position: 0, organisationIds: [], settings: false })
    await Promise.allSettled(Array.from({ length: 30 }, (_, i) => write(store, async (work) => {
      await work.insertProfile(sme(`sme_${i}`))
      if (i % 3 === 0) throw new Error('no')
      await work.insertRecord('need', need(`need_${i}`, `sme_${i}`))
    })))
    t.strictSame((await store.read.changes({ after: 0, limit: 100 })).map(({ position }) => position), Array.from({ length: 40 }, (_, i) => i + 1))
    clock += 1_000
    await store.write(principalOf('key_x', 'editor'), async (work) => {
      await work.insertProfile(investor('inv_1'))
      await work.insertRecord('claim', claims('claim_', 'inv_1')[0] as NonNullable<ReturnType<typeof claims>[0]>)
      await work.updateProfile(sme('sme_1'), 1, 'submit')
      await work.insertRecord('mandate', mandate('man_1', 'inv_1'))
    })
    const trail = await store.read.changes({ after: 40, limit: 3 })
    t.equal(trail.length, 3)
    t.match(trail[0], { position: 41, at: new Date(clock), actor: 'key_x', action: 'create', recordKind: 'investor', recordId: 'inv_1', organisationId: 'inv_1', before: null, after: JSON.parse(JSON.stringify(investor('inv_1'))) })
    t.match(trail[1], { position: 42, recordKind: 'claim', recordId: 'claim_0', organisationId: 'inv_1', after: { reviewedAt: '2026-03-04T05:06:07.089Z' } })
    t.match(trail[2], { position: 43, action: 'submit', recordKind: 'sme', recordId: 'sme_1', before: { version: 1 }, after: { version: 2 } })
    t.strictSame(await store.read.changedSince(40), { position: 44, organisationIds: ['inv_1', 'sme_1'], settings: false })
    t.strictSame(await store.read.changedSince(44), { position: 44, organisationIds: [], settings: false })
    t.strictSame((await store.read.changes({ after: 0, limit: 9, recordId: 'sme_1' })).map(({ action }) => action), ['create', 'submit'])
  })

  await t.test('a snapshot keeps seeing one state, readers see only what was committed, and nothing nests', async (t) => {
    const store = await open(t)
    await write(store, (work) => work.insertProfile(sme('sme_1')))
    await store.snapshot(async (reads) => {
      t.equal(await reads.dataVersion(), 1)
      await write(store, async (work) => {
        await work.insertProfile(sme('sme_2'))
        t.equal(await store.read.countProfiles(), 1, 'not yet committed')
        t.equal(await store.read.dataVersion(), 1)
      })
      t.equal(await store.read.countProfiles(), 2)
      t.strictSame(await Promise.all([reads.countProfiles(), reads.dataVersion(), reads.wholes(['sme_2'])]), [1, 1, []])
      await t.rejects(store.snapshot(async () => {}), { message: /inside another/ })
    })
    t.equal(await store.snapshot((reads) => reads.countProfiles()), 2)
    await t.rejects(store.snapshot(async () => { throw new Error('no') }), { message: 'no' })

    let kept: Work | undefined
    await write(store, async (work) => {
      kept = work
      await t.rejects(write(store, async () => {}), { message: /inside another/ })
      await t.rejects(store.keys.touch('key_a', new Date()), { message: /inside another/ })
    })
    await t.rejects(kept?.insertProfile(sme('sme_3')) ?? Promise.resolve(), { message: /is over/ }, 'a statement that was not awaited cannot land outside its transaction')
    t.equal(await store.read.countProfiles(), 2)
  })

  await t.test('what runs on after a unit of work may write again', async (t) => {
    const store = await open(t)
    let later: Promise<void> | undefined
    await write(store, async (work) => {
      await work.insertProfile(sme('sme_1'))
      later = new Promise((resolve) => setTimeout(resolve, 50)).then(() => write(store, (again) => again.insertProfile(sme('sme_2'))))
    })
    await later
    t.equal(await store.read.countProfiles(), 2)
  })

  await t.test('statements started together inside a unit of work all land in it', async (t) => {
    const store = await open(t)
    await write(store, async (work) => { await Promise.all(Array.from({ length: 20 }, (_, i) => work.insertProfile(sme(`sme_${i}`)))) })
    t.equal(await store.read.countProfiles(), 20)
    t.equal(await store.read.dataVersion(), 20)
  })

  await t.test('pages of either kind have all that belongs to their profiles and nothing else, however their ids lie', async (t) => {
    const store = await open(t)
    const kinds = { sme: ['a', 'c', 'd', 'Z', '山', '🌱'], investor: ['b', 'e', 'c1', 'A', '山1'] } as const
    await write(store, async (work) => {
      // Ids of records run against those of their owners.
      let left = 99
      for (const id of kinds.sme) {
        await work.insertProfile(sme(id))
        for (let more = 0; more < left % 3; more++) await work.insertRecord('need', need(`need_${left}_${more}`, id))
        for (const claim of claims(`claim_${left}`, id)) await work.insertRecord('claim', claim)
        left--
      }
      for (const id of kinds.investor) {
        await work.insertProfile(investor(id))
        await work.insertRecord('mandate', mandate(`mandate_${left}`, id))
        await work.insertRecord('deal', deal(`deal_${left}`, id))
        for (const claim of claims(`claim_${left}`, id)) await work.insertRecord('claim', claim)
        left--
      }
    })
    for (const [kind, ids] of Object.entries(kinds) as Array<['sme' | 'investor', readonly string[]]>) {
      const each = (await Promise.all(ids.map(async (id) => await store.read.wholes([id])))).flat()
      const inOrder = each.sort((a, b) => Buffer.compare(Buffer.from(a.profile.id), Buffer.from(b.profile.id)))
      t.ok(inOrder.length === ids.length && inOrder.every((whole) => whole.claims.length > 3 && whole.claims.every(({ organisationId }) => organisationId === whole.profile.id)))
      for (const limit of [1, 2, 3, 100]) {
        const found = []
        for (let page = await store.read.wholesAfter(kind, '', limit); page.length > 0; page = await store.read.wholesAfter(kind, page.at(-1)!.profile.id, limit)) found.push(...page)
        t.strictSame(found, inOrder, `${kind}, ${limit} at a time`)
      }
    }
  })

  await t.test('5,000 profiles go in by batches and come back in pages', async (t) => {
    const store = await open(t)
    const started = Date.now()
    const id = (i: number) => `sme_${String(i).padStart(5, '0')}`
    for (let from = 0; from < 5_000; from += 500) {
      await store.write(commandLine, async (work) => {
        for (let i = from; i < from + 500; i++) {
          await work.insertProfile(sme(id(i), { source: 'bulk', externalId: String(i) }))
          await work.putSearchEntry(id(i), entry({ nameKey: `name ${i}`, words: ['bulk', `word${i}`], facets: [{ kind: 'region', value: `R${i % 20}` }] }))
        }
      })
    }
    t.comment(`${store.engine}: 5,000 profiles with their search entries in ${Date.now() - started} ms`)
    t.equal(await store.read.dataVersion(), 5_000)
    t.equal(await store.read.countProfiles(), 5_000)
    const seen: string[] = []
    for (let page = await store.read.wholesAfter('sme', '', 1_000); page.length > 0; page = await store.read.wholesAfter('sme', seen.at(-1) ?? '', 1_000)) {
      seen.push(...page.map(({ profile }) => profile.id))
    }
    t.strictSame(seen, Array.from({ length: 5_000 }, (_, i) => id(i)))
    t.equal((await store.read.wholes(seen)).length, 5_000)
    t.equal((await store.read.changedSince(0)).organisationIds.length, 5_000)
    t.equal((await store.read.findBySource('bulk', seen.map((_, i) => String(i)))).size, 5_000)
    await write(store, (work) => work.putSearchEntry(id(0), entry({ words: Array.from({ length: 40_000 }, (_, i) => `w${i}`) })))
  })
}
