// Nothing that a field may not show can be learnt from any answer: a hidden field changes, every question is asked again, and
// not a byte of the answers may differ, but for the data version. All fields change, a record at a time, and after each kind of
// record one of the readers asks, after all of them everybody; PostgreSQL is asked at the end. LEAKS=all asks everybody after each
// single change on both engines, to find the field.
import t, { type Test } from 'tap'
import { commandLine } from '../../src/access/principal.ts'
import { reachesTier } from '../../src/access/relation.ts'
import { refreshSearchEntry } from '../../src/profiles/search-entry.ts'
import type { Profile, RecordKind, Records, Work } from '../../src/profiles/store.ts'
import { catalogues, engines } from '../service.ts'
import { hiddenChanges, type HiddenChange } from './leak-changes.ts'
import { leakWorld, type LeakWorld, type Reader } from './leak-world.ts'

const all = process.env['LEAKS'] === 'all'
const { changes, missing } = hiddenChanges()

type Answers = Awaited<ReturnType<LeakWorld['ask']>>

/** Without tags and cursors: they are random letters, in which anything may stand. */
function withoutSealed (answer: string): string {
  return answer.replace(/^\d+ \S* /, '').replaceAll(/(cursor":")[\w-]*"/gi, '$1"')
}

/** Fails with the first question that is answered otherwise than before. */
function same (t: Test, now: Answers, before: Answers, what: string): void {
  const other = before.findIndex(([question, answer], at) => now[at]?.[0] !== question || now[at]?.[1] !== answer)
  if (other === -1) t.equal(now.length, before.length, what)
  else t.equal(`${now[other]?.[0]}\n${now[other]?.[1]}`, `${before[other]?.[0]}\n${before[other]?.[1]}`, what)
}

async function write (world: LeakWorld, kind: 'sme' | 'investor', work: (work: Work, at: Date) => Promise<void>): Promise<void> {
  world.clock.now = new Date(world.clock.now.getTime() + 1_000)
  await world.store.write(commandLine, async (unit) => {
    await work(unit, world.clock.now)
    await refreshSearchEntry(unit, world[kind], catalogues.codes)
  })
}

/** Makes the change in every record of its kind, of both organisations where both have such records. */
async function apply (world: LeakWorld, { kind, change }: HiddenChange): Promise<void> {
  for (const side of ['sme', 'investor'] as const) {
    const { profile, ...lists } = side === 'sme' ? await world.whole('sme') : await world.whole('investor')
    if (kind === profile.kind) {
      await write(world, side, (work, at) => work.updateProfile({ ...change(profile) as Profile, version: profile.version + 1, updatedAt: at }, profile.version))
    } else if (kind !== 'sme' && kind !== 'investor') {
      const records = (lists as Partial<Record<`${RecordKind}s`, ReadonlyArray<Records[RecordKind]>>>)[`${kind}s`] ?? []
      for (const record of records) await write(world, side, (work, at) => work.updateRecord(kind, { ...change(record), version: record.version + 1, updatedAt: at } as Records[typeof kind], record.version))
    }
  }
}

/** Records that are there for their owner alone come and go. */
const secretRecords: ReadonlyArray<readonly [string, (world: LeakWorld) => Promise<void>]> = [
  ['a confidential need is made, one is removed', async (world) => {
    const { needs } = await world.whole('sme')
    const secret = needs.find(({ confidential }) => confidential)
    if (secret === undefined) throw new Error('There is a confidential need.')
    await write(world, 'sme', (work, at) => work.insertRecord('need', { ...secret, id: 'need_secret', kind: 'market_entry', createdAt: at, updatedAt: at, version: 1 }))
    await write(world, 'sme', (work) => work.removeRecord('need', secret.id, secret.version))
  }],
  ['a confidential mandate says something else', async (world) => {
    const secret = (await world.whole('investor')).mandates.find(({ confidential }) => confidential)
    if (secret === undefined) throw new Error('There is a confidential mandate.')
    await write(world, 'investor', (work, at) => work.updateRecord('mandate', { ...secret, sectors: [], sizes: ['large'], excludedSectors: ['E38'], version: secret.version + 1, updatedAt: at }, secret.version))
  }],
  ['a draft claim says something else, another is made', async (world) => {
    const draft = (await world.whole('sme')).claims.find(({ state }) => state === 'draft')
    if (draft === undefined) throw new Error('There is a draft.')
    await write(world, 'sme', (work, at) => work.updateRecord('claim', { ...draft, validTo: '2030-01-01', version: draft.version + 1, updatedAt: at }, draft.version))
    await write(world, 'sme', (work, at) => work.insertRecord('claim', { ...draft, id: 'claim_draft', facts: { kind: 'certification', certification: 'iso-50001', number: null, issuer: null }, version: 1, createdAt: at, updatedAt: at }))
  }],
  ['a deal is added, one is removed', async (world) => {
    const [deal] = (await world.whole('investor')).deals
    if (deal === undefined) throw new Error('There is a deal.')
    await write(world, 'investor', (work, at) => work.insertRecord('deal', { ...deal, id: 'deal_new', date: '2026-01-01', version: 1, createdAt: at, updatedAt: at }))
    await write(world, 'investor', (work) => work.removeRecord('deal', deal.id, deal.version))
  }],
  ['another organisation is being written', async (world) => {
    await write(world, 'sme', async (work, at) => {
      const { profile } = await world.whole('sme')
      await work.insertProfile({ ...profile, id: 'sme_unseen', status: 'in_review', source: null, externalId: null, identifiers: [], version: 1, createdAt: at, updatedAt: at })
      await refreshSearchEntry(work, 'sme_unseen', catalogues.codes)
    })
  }]
]

t.test('every hidden field has a change to try', async (t) => {
  t.strictSame(missing, [])
  t.ok(changes.length > 60, `${changes.length} changes`)
})

for (const [engine, open] of engines) {
  t.test(`nothing hidden is told on ${engine}`, { timeout: 900_000 }, async (t) => {
    const world = await leakWorld(t, open)
    const { readers } = world
    const strangers = readers.filter(({ owns }) => !owns)
    const owners = readers.filter(({ owns }) => owns)
    const baseline = new Map<Reader, Answers>()
    for (const reader of readers) baseline.set(reader, await world.ask(reader))
    const before = (reader: Reader): Answers => baseline.get(reader) ?? []
    const check = async (asked: readonly Reader[], what: string): Promise<void> => {
      for (const reader of asked) same(t, await world.ask(reader), before(reader), `${what}: ${reader.name}`)
    }
    const inTurn = (at: number): readonly Reader[] => all ? strangers : strangers.slice(at % strangers.length, at % strangers.length + 1)
    for (const owner of owners) for (const own of ['velata', '"basis":"own"', 'need_', 'man_', 'deal_']) t.ok(before(owner).some(([, answer]) => answer.includes(own)), `${owner.name} sees ${own}`)
    for (const stranger of strangers) {
      const told = before(stranger).filter(([, answer]) => /velata|IT12345678903|919999990000009167/i.test(withoutSealed(answer)))
      t.strictSame(told.map(([question]) => question), [], `${stranger.name} is told nothing hidden from the beginning`)
    }

    // Staff's own is hidden from owners too, but for who brought it, which decides who they are.
    const staffs = changes.filter(({ name, tier }) => !reachesTier('owner', tier) && !name.endsWith('partnerId'))
    for (const change of staffs) await apply(world, change)
    for (const owner of owners) checkOwner(t, await world.ask(owner), before(owner), owner.name)
    await check(inTurn(0), 'what is staff’s')

    const kinds = ['sme', 'investor', 'need', 'mandate', 'deal', 'claim'] as const
    for (const [at, kind] of kinds.entries()) {
      for (const change of changes.filter((one) => one.kind === kind && !staffs.includes(one))) {
        await apply(world, change)
        if (all) await check(strangers, change.name)
      }
      if (!all && engine === 'SQLite') await check(inTurn(at + 1), `every hidden field of ${kind}`)
    }
    for (const [what, change] of secretRecords) {
      await change(world)
      if (all) await check(strangers, what)
    }
    await check(strangers, 'all of it')
    t.strictSame(world.doors.failures, [])
  })
}

/** An owner sees that something changed by the version and the time of it, and nothing else. */
function checkOwner (t: Test, now: Answers, before: Answers, who: string): void {
  const timeless = (answers: Answers): Answers => answers.flatMap(([question, answer]) => {
    // Orders and filters by time of change follow the change, as they should.
    if (/updated/i.test(question)) return []
    const kept = answer.replace(/"(version|currentVersion)":\d+/g, '').replace(/"updatedAt":"[^"]*"/g, '').replace(/^(\d+) "[^"]*"/, '$1')
    return [[question, kept] as const]
  })
  same(t, timeless(now), timeless(before), `what is staff’s: ${who}`)
}
