import t from 'tap'
import { anonymous } from '../../src/access/principal.ts'
import { engines } from '../service.ts'
import { admin, editor, market, movingClock, reviewer, secondAdmin } from './review-world.ts'

const histories: unknown[] = []

for (const [engine, open] of engines) {
  t.test(`on ${engine} the history tells who changed what, when and why`, async (t) => {
    const service = await open(t, { now: movingClock() })
    const { claims: { ce } } = await market(service)
    const { claims, claimHistory } = service
    const edited = await claims.save({ organisationId: 'sme_a', id: ce.id, version: ce.version, input: { dnsh: { WTR: 'unknown' }, documents: [{ title: 'Relazione 2025', page: 4 }] } }, editor)
    const accepted = await claims.review(edited, { decision: 'accept', level: 'third_party', reason: 'The report shows it.' }, secondAdmin)
    const again = await claims.review(accepted, { decision: 'accept', level: 'audited', reason: 'The report shows it.' }, secondAdmin)
    await claims.review(again, { decision: 'revoke', reason: 'Ended.' }, reviewer)

    const { items, hasNextPage } = await claimHistory.list(ce.id, { first: 100 }, editor)
    t.equal(hasNextPage, false)
    const changes = items.map(({ change }) => change)
    t.same(changes.map(({ action, actor, version, reason }) => [action, actor, version, reason]), [
      ['create', 'key_admin', 1, null],
      ['submit', 'key_admin', 2, null],
      ['update', 'key_editor', 3, null],
      ['review', 'key_admin_2', 4, 'The report shows it.'],
      ['review', 'key_admin_2', 5, 'The report shows it.'],
      ['review', 'key_reviewer', 6, 'Ended.']
    ])
    t.ok(changes.every(({ at }, index) => at instanceof Date && (index === 0 || at > changes[index - 1]!.at)))
    t.ok(changes[0]?.fields.some(({ pointer, before, after }) => pointer === '/facts/dnsh/WTR' && before === null && after === 'met'), 'a new claim came from nothing')
    t.same(changes[1]?.fields, [{ pointer: '/state', before: 'draft', after: 'submitted' }, { pointer: '/submittedBy', before: null, after: 'key_admin' }])
    t.same(changes[2]?.fields, [
      { pointer: '/documents/0/page', before: null, after: 4 },
      { pointer: '/documents/0/title', before: null, after: 'Relazione 2025' },
      { pointer: '/facts/dnsh/WTR', before: 'met', after: 'unknown' },
      { pointer: '/submittedBy', before: 'key_admin', after: 'key_editor' }
    ])
    t.same(changes[4]?.fields.map(({ pointer }) => pointer), ['/level', '/reviewedAt'])
    histories.push(changes.map(({ at, fields, ...rest }) => ({ ...rest, fields: fields.filter(({ pointer }) => pointer !== '/organisationId') })))

    const seen: unknown[] = []
    for (let after: string | undefined; ;) {
      const page = await claimHistory.list(ce.id, { first: 4, after }, reviewer)
      seen.push(...page.items.map(({ change }) => change))
      if (!page.hasNextPage) break
      after = page.items.at(-1)?.cursor
    }
    t.same(seen, changes)
  })
}

t.test('both engines tell the same', async (t) => {
  t.equal(histories.length, engines.length)
  t.same(histories[0], histories[1])
})

const [[, onSqlite]] = engines as readonly [typeof engines[number]]

t.test('the history of a claim that was removed stays; that of none there ever was is not found', async (t) => {
  const service = await onSqlite(t, { now: movingClock() })
  const { claims: { member } } = await market(service)
  await service.claims.remove(member, editor)
  const { items } = await service.claimHistory.list(member.id, {}, editor)
  t.same(items.map(({ change: { action, version } }) => [action, version]), [['create', 1], ['submit', 2], ['remove', null]])
  t.ok(items.at(-1)?.change.fields.some(({ pointer, after }) => pointer === '/facts/name' && after === null))
  await t.rejects(service.claimHistory.list('claim_none', {}, editor), { code: 'NOT_FOUND' })
  await t.rejects(service.claimHistory.list('sme_a', {}, editor), { code: 'NOT_FOUND' }, 'a profile is no claim')
})

t.test('the history is for staff, and its cursors are its own', async (t) => {
  const service = await onSqlite(t, { now: movingClock() })
  const { claims: { ce, member } } = await market(service)
  await t.rejects(service.claimHistory.list(ce.id, {}, anonymous), { code: 'UNAUTHENTICATED' })
  for (const principal of [admin, editor, reviewer]) t.equal((await service.claimHistory.list(ce.id, {}, principal)).items.length, 2)
  const { items: [first] } = await service.claimHistory.list(ce.id, { first: 1 }, editor)
  await t.rejects(service.claimHistory.list(member.id, { after: first?.cursor }, editor), { code: 'INVALID_CURSOR' })
  for (const wrong of [{ first: 0 }, { first: 101 }, { last: 3 }]) await t.rejects(service.claimHistory.list(ce.id, wrong, editor), { code: 'VALIDATION_FAILED' })
})
