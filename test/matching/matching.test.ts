// Ranking over the demo profiles: filters, pages, what-if, why-not, and what a reader sees right after a change.
import t from 'tap'
import { anonymous, commandLine, type Principal } from '../../src/access/principal.ts'
import type { MatchPage } from '../../src/matching/match.ts'
import type { Service } from '../../src/service.ts'
import { onSqlite, today } from '../service.ts'

const staff: Principal = commandLine
async function demo (t: Parameters<typeof onSqlite>[0]): Promise<Service> {
  const service = await onSqlite(t)
  await service.seedDemo()
  return service
}
async function rank (service: Service, query: Partial<Parameters<Service['matching']['rank']>[0]> & { for: string }, principal: Principal = anonymous): Promise<MatchPage> {
  const page = await service.matching.rank({ first: 20, asOf: today, ...query }, principal)
  if (page === undefined) throw new Error(`no ranking for ${query.for}`)
  return page
}
const ids = (page: MatchPage, side: 'smeId' | 'investorId') => page.items.map(({ match }) => match.score[side])

t.test('a ranking orders by gates, then score, and no failed gate is in it', async (t) => {
  const service = await demo(t)
  for (const id of ['sme_demo_01', 'sme_demo_11', 'inv_demo_01', 'inv_demo_09', 'need_demo_01a', 'man_demo_01a']) {
    const { items, totalCount } = await rank(service, { for: id, first: 100 })
    t.ok(items.length > 0, `${id} has matches`)
    t.equal(await totalCount(), items.length)
    items.forEach(({ match }, at) => {
      t.equal(match.rank, at + 1)
      t.not(match.score.outcome, 'fail')
      const before = items[at - 1]?.match.score
      if (before === undefined) return
      t.ok(before.outcome === 'pass' || match.score.outcome === 'unknown', 'pairs with an unknown gate come last')
      if (before.outcome === match.score.outcome) t.ok(before.score >= match.score.score)
    })
  }
})

t.test('small pages together are one big page, whatever their size', async (t) => {
  const service = await demo(t)
  const whole = ids(await rank(service, { for: 'inv_demo_02', first: 100 }), 'smeId')
  for (const first of [1, 3, 7]) {
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await rank(service, { for: 'inv_demo_02', first, after })
      t.equal(page.changed, false)
      seen.push(...ids(page, 'smeId'))
      after = page.hasNextPage ? page.items.at(-1)?.cursor : undefined
    } while (after !== undefined)
    t.strictSame(seen, whole, `pages of ${first}`)
  }
})

t.test('a page after a change says that the data moved, and a cursor of another list is refused', async (t) => {
  const service = await demo(t)
  const first = await rank(service, { for: 'inv_demo_02', first: 2 })
  const after = first.items.at(-1)?.cursor
  const sme = await service.profiles.find('sme_demo_05', staff)
  await service.profiles.changeStatus({ id: 'sme_demo_05', version: sme!.profile.version, status: 'paused', reason: 'a test' }, staff)
  t.equal((await rank(service, { for: 'inv_demo_02', first: 2, after })).changed, true)
  await t.rejects(service.matching.rank({ for: 'inv_demo_01', first: 2, after }, anonymous), { code: 'INVALID_CURSOR' })
  await t.rejects(service.matching.rank({ for: 'inv_demo_02', first: 2, after: `${after}x` }, anonymous), { code: 'INVALID_CURSOR' })
})

t.test('a withdrawal and a veto show in the very next read', async (t) => {
  const service = await demo(t)
  const [first] = ids(await rank(service, { for: 'sme_demo_01' }), 'investorId')
  const sme = await service.profiles.find('sme_demo_01', staff)
  await service.smes.update({ id: 'sme_demo_01', version: sme!.profile.version }, { excludedCounterparts: [first] }, staff)
  const vetoed = await rank(service, { for: 'sme_demo_01' })
  t.notOk(ids(vetoed, 'investorId').includes(first!))
  const pair = await service.matching.pair('sme_demo_01', first!, { asOf: today }, anonymous)
  t.match(pair?.score.gates.find(({ key }) => key === 'veto'), { outcome: 'fail' }, 'asked for by name, the pair answers with its failed gate')
  const [next] = ids(vetoed, 'investorId')
  const investor = await service.profiles.find(next!, staff)
  await service.profiles.changeStatus({ id: next!, version: investor!.profile.version, status: 'withdrawn', reason: 'left the programme' }, staff)
  t.notOk(ids(await rank(service, { for: 'sme_demo_01', first: 100 }), 'investorId').includes(next!))
})

t.test('removing a candidate leaves the scores and the order of the others', async (t) => {
  const service = await demo(t)
  const numbers = (page: MatchPage) => page.items.map(({ match }) => [match.score.smeId, match.score.score, match.score.scoreHigh])
  const before = await rank(service, { for: 'inv_demo_01', first: 100 })
  const gone = ids(before, 'smeId')[2]!
  const { profile } = (await service.profiles.find(gone, staff))!
  await service.profiles.changeStatus({ id: gone, version: profile.version, status: 'paused', reason: 'a test' }, staff)
  t.strictSame(numbers(await rank(service, { for: 'inv_demo_01', first: 100 })), numbers(before).filter(([id]) => id !== gone))
})

t.test('filters restrict the candidates and change no score', async (t) => {
  const service = await demo(t)
  const all = await rank(service, { for: 'inv_demo_01', first: 100 })
  const scores = new Map(all.items.map(({ match }) => [match.score.smeId, match.score.score]))
  const filters = [
    { regions: ['IT-25'] }, { provinces: ['BG'] }, { activities: ['E38'] }, { objectives: ['CE' as const] }, { sizes: ['small' as const] }, { minimumEvidence: 'third_party' as const },
    { ticketEur: 3_000_000 }, { minScore: 50 }, { withoutScreening: true }, { screening: ['CN-OUT-837'] }, { camCategories: ['cam-edilizia'] }, { regions: ['IT'], activities: ['E38.32'] }
  ]
  for (const filter of filters) {
    const some = await rank(service, { for: 'inv_demo_01', first: 100, filter })
    const name = JSON.stringify(filter)
    t.ok(some.items.length < all.items.length || name.includes('IT"]'), `${name} leaves some out`)
    t.ok(some.items.every(({ match }) => scores.get(match.score.smeId) === match.score.score), `${name} keeps the scores`)
  }
  t.ok((await rank(service, { for: 'inv_demo_01', filter: { regions: ['IT-25'] } })).items.every(({ match }) => match.sme.profile.region === 'IT-25'))
  await t.rejects(service.matching.rank({ for: 'inv_demo_01', first: 5, filter: { regions: ['IT-99'] } }, anonymous), { code: 'INVALID_QUERY' }, 'an unknown code is refused, not an empty list')
  await t.rejects(service.matching.rank({ for: 'sme_demo_01', first: 5, filter: { sizes: ['small'] } }, anonymous), { code: 'INVALID_QUERY' }, 'a filter of the other side is refused')
})

t.test('an id that is unknown, or that the viewer may not see, has no ranking', async (t) => {
  const service = await demo(t)
  for (const id of ['sme_nobody', 'need_nobody', 'deal_demo_01a', '', 'x']) t.equal(await service.matching.rank({ for: id, first: 5 }, anonymous), undefined, id)
  t.equal(await service.matching.pair('sme_demo_01', 'sme_demo_02', {}, anonymous), undefined, 'two of one side are no pair')
  const confidential = (await service.profiles.find('inv_demo_23', staff))
  const mandate = confidential !== undefined && 'mandates' in confidential ? confidential.mandates.find((one) => one.confidential) : undefined
  t.ok(mandate, 'the demo data has a confidential mandate')
  t.equal(await service.matching.rank({ for: mandate!.id, first: 5 }, anonymous), undefined)
  t.ok(await service.matching.rank({ for: mandate!.id, first: 5 }, staff))
})

t.test('asOf moves validity: a claim that has ended counts less a year later', async (t) => {
  const service = await demo(t)
  const at = async (asOf: string) => (await service.matching.pair('sme_demo_01', 'inv_demo_01', { asOf }, anonymous))?.score.directions[0].criteria.find(({ key }) => key === 'taxonomy')?.low ?? 0
  t.ok(await at('2040-01-01') < await at(today))
  await t.rejects(service.matching.pair('sme_demo_01', 'inv_demo_01', { asOf: '2026-02-30' }, anonymous), { code: 'INVALID_QUERY' })
})

t.test('a what-if answers the patched ranking, says what changed, and stores nothing', async (t) => {
  const service = await demo(t)
  const before = await rank(service, { for: 'sme_demo_01', first: 100 })
  const version = await service.store.read.dataVersion()
  const open = before.items[0]!.match.score.directions[0].criteria.find(({ key }) => key === 'taxonomy')
  t.ok(open!.low < open!.high, 'something about the first match is unknown')
  const weights = [{ direction: 'mandate_to_sme' as const, key: 'taxonomy', weight: 100 }]
  const answer = (await service.whatIf('sme_demo_01', { weights }, { asOf: today, first: 5 }, anonymous))!
  t.equal(answer.matches.length, 5)
  t.ok(answer.changes.length > 0)
  const moved = answer.changes[0]!
  t.equal(before.items.find(({ match }) => match.score.investorId === moved.counterpart)?.match.rank ?? null, moved.rankBefore)
  const smaller = (await service.whatIf('need_demo_01a', { need: { amount: { min: 50_000, max: 80_000, currency: 'EUR' } } }, { asOf: today, first: 5 }, anonymous))!
  t.ok(smaller.matches[0]!.score.score < before.items[0]!.match.score.score, 'a need far below the tickets fits worse')
  t.equal(await service.store.read.dataVersion(), version)
  t.strictSame((await rank(service, { for: 'sme_demo_01', first: 100 })).items.map(({ match }) => match.score), before.items.map(({ match }) => match.score))
  await t.rejects(service.whatIf('need_demo_01a', { need: { amount: { min: -1, currency: 'EUR' } } }, { first: 5 }, anonymous), { code: 'VALIDATION_FAILED' })
  await t.rejects(service.whatIf('sme_demo_01', { need: { amount: null } }, { first: 5 }, anonymous), { code: 'VALIDATION_FAILED', issues: [{ accepted: ['need_demo_01a', 'need_demo_01b'] }] }, 'of several needs one must be named')
  await t.rejects(service.whatIf('sme_demo_01', { mandate: {} }, { first: 5 }, anonymous), { code: 'VALIDATION_FAILED' })
})

t.test('a further accepted-looking claim in a what-if counts as submitted', async (t) => {
  const service = await demo(t)
  const claim = { kind: 'cam', category: 'cam-arredi-interni', mandatoryMet: 10, mandatoryTotal: 10 }
  const answer = (await service.whatIf('sme_demo_01', { claims: [claim] }, { asOf: today, first: 100 }, anonymous))!
  const found = answer.matches.flatMap(({ score }) => score.directions[0].criteria.filter(({ reason }) => reason === 'cam_claim'))
  t.ok(found.some((score) => score.reason === 'cam_claim' && score.values.category === 'cam-arredi-interni' && score.values.evidence === 'self_declared' && score.evidence[0] === 'claim_whatif_0'))
})

t.test('why-not tells failed gates, or how many points are missing to rank k', async (t) => {
  const service = await demo(t)
  const { items } = await rank(service, { for: 'sme_demo_01', first: 100 })
  const third = items[2]!.match.score.score / 100
  const late = items.find(({ match }) => match.rank! > 5 && match.score.outcome === 'pass')!.match
  const answer = (await service.matching.whyNot('sme_demo_01', late.score.investorId, 3, anonymous))!
  t.equal(answer.scoreOfRankK, third)
  t.equal(answer.missing, Number(((items[2]!.match.score.score - late.score.score) / 100).toFixed(2)))
  t.equal((await service.matching.whyNot('sme_demo_01', items[0]!.match.score.investorId, 3, anonymous))?.missing, 0)
  const vetoed = (await service.matching.whyNot('sme_demo_13', 'inv_demo_05', 20, anonymous))!
  t.equal(vetoed.missing, null)
  t.ok(vetoed.match?.score.gates.some(({ outcome }) => outcome === 'fail'))
})

t.test('the reader’s basis is on every answer: the public sees no figure of a real profile in its scores', async (t) => {
  const service = await demo(t)
  t.equal((await rank(service, { for: 'sme_demo_01' })).basis, 'public')
  t.equal((await rank(service, { for: 'sme_demo_01' }, staff)).basis, 'full')
  const { profile: real } = await service.smes.create({
    legalName: 'Prova Reale S.r.l.', province: 'MI', activities: [{ code: 'E38.32', system: 'NACE2' }], headcount: 20, turnoverEur: 3_000_000, balanceSheetEur: 2_500_000
  }, staff)
  await service.smes.saveNeed({ organisationId: real.id, input: { kind: 'investment', amount: { min: 3_000_000, max: 3_000_000, currency: 'EUR' } } }, staff)
  await service.smes.saveNeed({ organisationId: real.id, input: { kind: 'investment', amount: { min: 4_000_000, max: 4_000_000, currency: 'EUR' }, confidential: true } }, staff)
  await service.profiles.changeStatus({ id: real.id, version: 1, status: 'published' }, staff)
  const open = (await service.matching.pair(real.id, 'inv_demo_01', { asOf: today }, anonymous))!
  const full = (await service.matching.pair(real.id, 'inv_demo_01', { asOf: today }, staff))!
  t.match(open.need, { amount: { min: 2_000_000, max: 5_000_000 }, confidential: false }, 'an amount is a band')
  t.strictSame([open.others.length, full.others.length], [1, 3], 'a confidential need makes no pair with either mandate')
  t.strictSame([...new Set([full, ...full.others].map(({ need }) => need?.amount?.max))].sort(), [3_000_000, 4_000_000])
  t.equal(open.sme.profile.kind === 'sme' && open.sme.profile.turnoverEur, null)
})
