import t, { type Test } from 'tap'
import { anonymous, commandLine } from '../../src/access/principal.ts'
import { createSealer } from '../../src/access/seal.ts'
import type { Claim } from '../../src/claims/claim.ts'
import { createReviewQueue, type ReviewQueuePage } from '../../src/claims/review-queue.ts'
import type { Service } from '../../src/service.ts'
import type { Engine } from '../../src/scoring/engine.ts'
import { engines } from '../service.ts'
import { admin, editor, market, movingClock, reviewer, secondAdmin, type Open } from './review-world.ts'

type Claims = Awaited<ReturnType<typeof market>>['claims']

/** The matches of an organisation as anybody on the full basis sees them: rank, score and high end by counterpart. */
async function ranking ({ matching }: Service, id: string): Promise<ReadonlyMap<string, string>> {
  const page = await matching.rank({ for: id, first: 100 }, admin)
  return new Map(page?.items.map(({ match: { rank, score, sme, investor } }) => [id.startsWith('sme_') ? investor.profile.id : sme.profile.id, `${rank} ${score.score} ${score.scoreHigh}`]))
}

function moved (before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((id) => before.get(id) !== after.get(id))
}

/** What really taking every decision, each in a world of its own, changes of the organisation's ranking. */
async function really (t: Test, open: Open, name: keyof Claims, organisation: string): Promise<number> {
  const changed = new Set<string>()
  for (const decision of [{ decision: 'reject' }, { decision: 'accept', level: 'documented' }, { decision: 'accept', level: 'third_party' }]) {
    const service = await open(t, { now: movingClock() })
    const { claims } = await market(service)
    const before = await ranking(service, organisation)
    await service.claims.review(claims[name], { ...decision, reason: 'Decided.' }, secondAdmin)
    for (const id of moved(before, await ranking(service, organisation))) changed.add(id)
  }
  return changed.size
}

function idsOf ({ items }: ReviewQueuePage): string[] {
  return items.map(({ item }) => item.id)
}

for (const [engine, open] of engines) {
  t.test(`on ${engine}`, async (t) => {
    t.test('a priority is what taking the decisions really changes', async (t) => {
      const service = await open(t, { now: movingClock() })
      const { claims } = await market(service)
      const page = await service.reviewQueue.list({}, reviewer)
      const priority = new Map(page.items.map(({ item }) => [item.id, item.priority]))
      t.equal(priority.get(claims.ce.id), await really(t, open, 'ce', 'sme_a'))
      if (engine === 'SQLite') {
        t.equal(priority.get(claims.cam.id), await really(t, open, 'cam', 'sme_b'))
        t.equal(priority.get(claims.investor.id), await really(t, open, 'investor', 'inv_circular'))
      }
      t.ok((priority.get(claims.ce.id) ?? 0) >= 3, 'acceptance also opens the gate of who wants documents')
      t.equal(priority.get(claims.member.id), 0, 'nobody asks an SME for memberships')
      t.equal(priority.get(claims.draftOwner.id), 0, 'a draft is matched with nobody')
      t.ok((priority.get(claims.inReview.id) ?? 0) > 0, 'a profile in review is weighed as if it were published')

      for (const [id, kind] of [['sme_c', 'sme'], ['inv_waiting', 'investor']] as const) {
        const [whole] = await service.store.read.wholes([id])
        t.equal((await ranking(service, id)).size, 0)
        const expected = priority.get(id)
        const published = await open(t, { now: movingClock() })
        await market(published)
        await published.profiles.changeStatus({ id, version: whole!.profile.version, status: 'published' }, admin)
        t.equal(expected, (await ranking(published, id)).size, `${kind}: the matches it then has`)
        t.ok((expected ?? 0) > 0)
      }
    })

    t.test('the queue holds what waits, most matches first, then who waits longest', async (t) => {
      const service = await open(t, { now: movingClock() })
      const { claims } = await market(service)
      const page = await service.reviewQueue.list({ first: 100 }, admin)
      t.same([page.totalCount, page.unweighed, page.hasNextPage, page.changed], [8, 0, false, false])
      t.same([...idsOf(page)].sort(), [...Object.values(claims).map(({ id }) => id), 'sme_c', 'inv_waiting'].sort())
      const keys = page.items.map(({ item: { priority, waitingSince } }) => [-(priority ?? -1), waitingSince.getTime()] as const)
      t.same(keys, [...keys].sort((a, b) => a[0] - b[0] || a[1] - b[1]))
      t.match(page.items.find(({ item }) => item.id === claims.ce.id)?.item, { kind: 'taxonomy', claim: { id: claims.ce.id, state: 'submitted' }, organisation: { profile: { id: 'sme_a' } }, waitingSince: claims.ce.updatedAt })
      t.match(page.items.find(({ item }) => item.id === 'sme_c')?.item, { kind: 'profile', claim: null })

      await service.claims.review(claims.ce, { decision: 'accept', level: 'documented', reason: 'Read.' }, reviewer)
      t.notOk(idsOf(await service.reviewQueue.list({}, admin)).includes(claims.ce.id), 'what is decided waits no longer')
    })

    t.test('filters by kind, objective, organisation and source', async (t) => {
      const service = await open(t, { now: movingClock() })
      const { claims } = await market(service)
      const found = async (filter: object): Promise<string[]> => idsOf(await service.reviewQueue.list({ filter }, reviewer)).sort()
      t.same(await found({ kinds: ['profile'] }), ['inv_waiting', 'sme_c'])
      t.same(await found({ kinds: ['cam', 'membership'] }), [claims.cam.id, claims.member.id, claims.investor.id].sort())
      t.same(await found({ objectives: ['CE'] }), [claims.ce.id, claims.inReview.id, claims.draftOwner.id].sort())
      t.same(await found({ objectives: ['WTR'] }), [])
      t.same(await found({ organisation: 'sme_a' }), [claims.ce.id, claims.member.id].sort())
      t.same(await found({ source: 'register', kinds: ['taxonomy'] }), [claims.ce.id])
      t.same(await found({ source: 'nowhere' }), [])
      for (const [filter, pointer] of [[{ kinds: ['claim'] }, '/filter/kinds/0'], [{ objectives: ['XX'] }, '/filter/objectives/0'], [{ state: 'draft' }, '/filter/state']] as const) {
        await t.rejects(service.reviewQueue.list({ filter }, reviewer), { code: 'VALIDATION_FAILED', issues: [{ pointer }] })
      }
      for (const first of [0, 101, 1.5]) await t.rejects(service.reviewQueue.list({ first }, reviewer), { code: 'VALIDATION_FAILED', issues: [{ pointer: '/first' }] })
    })

    t.test('pages give each entry once, and say when something moved', async (t) => {
      const service = await open(t, { now: movingClock() })
      const { claims } = await market(service)
      const all = idsOf(await service.reviewQueue.list({ first: 100 }, reviewer))
      const seen: string[] = []
      let after: string | undefined
      for (;;) {
        const page = await service.reviewQueue.list({ first: 3, after }, reviewer)
        t.equal(page.changed, false)
        t.equal(page.hasPreviousPage, after !== undefined)
        seen.push(...idsOf(page))
        if (!page.hasNextPage) break
        after = page.items.at(-1)?.cursor
      }
      t.same(seen, all)
      await t.rejects(service.reviewQueue.list({ filter: { kinds: ['profile'] }, after }, reviewer), { code: 'INVALID_CURSOR' })
      await t.rejects(service.reviewQueue.list({ after: 'made up' }, reviewer), { code: 'INVALID_CURSOR' })
      await service.claims.review(claims.member, { decision: 'reject', reason: 'Not shown.' }, reviewer)
      t.equal((await service.reviewQueue.list({ first: 3, after }, reviewer)).changed, true)
    })
  })
}

const [[, onSqlite]] = engines as readonly [typeof engines[number]]

/** The queue of a service with a budget, and how often it scored. */
function counted ({ matching }: Service, budget: number): { queue: ReturnType<typeof createReviewQueue>, scored: () => number } {
  let calls = 0
  const engine: Engine = { ...matching.engine, scoreProfiles: (...pair) => { calls++; return matching.engine.scoreProfiles(...pair) } }
  return {
    queue: createReviewQueue({ matching: { ...matching, engine }, sealer: createSealer('a secret of the tests, 32 bytes!'), budget }),
    scored: () => { const since = calls; calls = 0; return since }
  }
}

t.test('a request does bounded work; what is left comes last and is computed by the next', async (t) => {
  const service = await onSqlite(t, { now: movingClock() })
  await market(service)
  const { queue, scored } = counted(service, 1)
  const whole = idsOf(await service.reviewQueue.list({}, admin))
  const left: number[] = []
  for (let page = await queue.list({}, admin); ; page = await queue.list({}, admin)) {
    left.push(page.unweighed)
    const unweighed = page.items.map(({ item }) => item.priority === null)
    t.same(unweighed, [...unweighed].sort((a, b) => Number(a) - Number(b)), 'last')
    t.equal(unweighed.filter(Boolean).length, page.unweighed)
    t.ok(scored() <= 400)
    if (page.unweighed === 0) {
      t.same(idsOf(page), whole)
      break
    }
  }
  t.same(left, [...new Set(left)].sort((a, b) => b - a), 'each request gets on')
  t.ok(left.length > 3)
  const { items, changed } = await counted(service, 1).queue.list({ first: 1 }, admin)
  t.equal(changed, false)
  t.equal(items.length, 1)
})

t.test('priorities are kept until what they rest on changes', async (t) => {
  const service = await onSqlite(t, { now: movingClock() })
  const { claims } = await market(service)
  const { queue, scored } = counted(service, 100_000)
  const first = await queue.list({}, admin)
  t.ok(scored() > 0)
  t.same(idsOf(await queue.list({ filter: { source: 'fair' } }, admin)).length, 6)
  t.equal(scored(), 0)
  await service.claims.review(claims.cam, { decision: 'reject', reason: 'Not shown.' }, reviewer)
  const second = await queue.list({}, admin)
  t.ok(scored() > 0, 'of the investors, who see another SME')
  const fresh = await counted(service, 100_000).queue.list({}, admin)
  t.same(second.items.map(({ item }) => [item.id, item.priority]), fresh.items.map(({ item }) => [item.id, item.priority]), 'kept ones are those computed anew')
  t.not(second.dataVersion, first.dataVersion)
})

t.test('other requests get their turn while it computes', async (t) => {
  const service = await onSqlite(t)
  await service.seedDemo()
  await service.matching.populations.current('full')
  let turns = 0
  let next: NodeJS.Immediate
  const turn = (): void => { turns++; next = setImmediate(turn) }
  next = setImmediate(turn)
  await service.reviewQueue.list({}, admin)
  clearImmediate(next)
  t.ok(turns > 100, `${turns} turns`)
})

t.test('the queue is for reviewers and admins', async (t) => {
  const { reviewQueue } = await onSqlite(t)
  await t.rejects(reviewQueue.list({}, anonymous), { code: 'UNAUTHENTICATED' })
  await t.rejects(reviewQueue.list({}, editor), { code: 'FORBIDDEN' })
  for (const principal of [admin, reviewer, commandLine]) t.match(await reviewQueue.list({}, principal), { items: [], totalCount: 0, unweighed: 0, hasNextPage: false })
})

t.test('a bulk review decides each claim by itself', async (t) => {
  for (const [engine, open] of engines) {
    const service = await open(t, { now: movingClock() })
    const { claims } = await market(service)
    const all = (given: readonly Claim[]) => given.map(({ id, version }) => ({ id, version }))
    await service.claims.review(claims.member, { decision: 'reject', reason: 'Not shown.' }, reviewer)
    const { ce, cam, member, inReview } = claims
    const answer = await service.claims.reviewMany({ claims: [...all([ce, cam, member]), { id: inReview.id, version: 1 }, { id: 'claim_none', version: 1 }], decision: 'accept', level: 'documented', reason: 'Read on one morning.' }, reviewer)
    t.same(answer.map(({ id, claim, problem }) => [id, claim?.state ?? problem?.code]), [[ce.id, 'accepted'], [cam.id, 'accepted'], [member.id, 'VERSION_CONFLICT'], [inReview.id, 'VERSION_CONFLICT'], ['claim_none', 'NOT_FOUND']], engine)
    t.match(await service.store.read.record('claim', ce.id), { state: 'accepted', level: 'documented', reviewedBy: 'key_reviewer', reviewReason: 'Read on one morning.' })
    t.match(await service.store.read.record('claim', inReview.id), { state: 'submitted' }, 'a lost race leaves it as it was')
  }
})

t.test('a bulk review keeps the rule of two people, and refuses what is no request', async (t) => {
  const service = await onSqlite(t, { now: movingClock() })
  const { claims: { ce, cam } } = await market(service)
  const which = [{ id: ce.id, version: ce.version }]
  const one = { claims: which, decision: 'accept', reason: 'Read.' }
  t.match(await service.claims.reviewMany({ ...one, level: 'third_party' }, admin), [{ id: ce.id, claim: null, problem: { code: 'RULE_REFUSED' } }], 'who submitted it')
  t.match(await service.claims.reviewMany({ ...one, level: 'third_party' }, secondAdmin), [{ claim: { level: 'third_party' }, problem: null }])
  t.match(await service.claims.reviewMany({ ...one, claims: [{ id: cam.id, version: cam.version }], level: 'documented' }, admin), [{ claim: { level: 'documented' } }], 'one person is enough for documents')
  await t.rejects(service.claims.reviewMany(one, editor), { code: 'FORBIDDEN' })
  await t.rejects(service.claims.reviewMany(one, anonymous), { code: 'UNAUTHENTICATED' })
  const wrong: ReadonlyArray<readonly [object, string]> = [
    [{ ...one, claims: [] }, '/claims'], [{ ...one, claims: [...which, ...which] }, '/claims/1/id'], [{ ...one, claims: Array.from({ length: 101 }, (_, at) => ({ id: `claim_${at}`, version: 1 })) }, '/claims'],
    [{ ...one, reason: ' ' }, '/reason'], [{ ...one, level: 'inferred' }, '/level'], [{ ...one, decision: 'submit' }, '/decision'], [{ ...one, claims: [{ id: ce.id }] }, '/claims/0/version']
  ]
  for (const [input, pointer] of wrong) await t.rejects(service.claims.reviewMany(input, reviewer), { code: 'VALIDATION_FAILED', issues: [{ pointer }] }, pointer)
})
