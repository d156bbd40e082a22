import t from 'tap'
import { anonymous } from '../../src/access/principal.ts'
import { profileStatuses } from '../../src/profiles/profile.ts'
import { arrivingStatus, transitions } from '../../src/profiles/status.ts'
import { admin, editor, pointers, refusal, reviewer, world } from './world.ts'

t.test('a draft is made, changed at its version, and removed', async (t) => {
  const { smes, profiles, clock, store } = await world(t)
  const { profile } = await smes.create({ legalName: 'Esempio S.r.l.', headcount: 3 }, editor)
  t.match(profile, { status: 'draft', version: 1, partnerId: 'key_editor', createdAt: clock.now })
  clock.now = new Date('2026-11-23T08:00:00Z')
  const changed = await smes.update({ id: profile.id, version: 1 }, { headcount: 4 }, editor)
  t.match(changed.profile, { headcount: 4, version: 2, updatedAt: clock.now, createdAt: profile.createdAt })
  const same = await smes.update({ id: profile.id, version: 2 }, { headcount: 4 }, editor)
  t.strictSame(same, changed, 'a change that changes nothing is not stored')
  const late = await refusal(() => smes.update({ id: profile.id, version: 1 }, { headcount: 5 }, editor))
  t.match(late, { code: 'VERSION_CONFLICT', currentVersion: 2 })
  t.equal((await refusal(() => smes.update({ id: profile.id }, {}, editor))).code, 'VERSION_REQUIRED')
  await smes.saveNeed({ organisationId: profile.id, input: { kind: 'research' } }, editor)
  await profiles.remove({ id: profile.id, version: 2 }, editor)
  t.equal(await store.read.countProfiles(), 0)
  t.equal((await refusal(() => smes.update({ id: profile.id, version: 2 }, {}, editor))).code, 'NOT_FOUND')
})

t.test('without a key one is asked for it, with the wrong one told what is missing', async (t) => {
  const { smes, investors, profiles } = await world(t)
  const { profile } = await investors.create({ registeredName: '示例', type: 'bank' }, admin)
  const acts = [
    (who: typeof admin) => smes.create({ legalName: 'x' }, who),
    (who: typeof admin) => investors.update({ id: profile.id, version: 1 }, {}, who),
    (who: typeof admin) => investors.saveMandate({ organisationId: profile.id, input: {} }, who),
    (who: typeof admin) => profiles.remove({ id: profile.id, version: 1 }, who),
    (who: typeof admin) => profiles.changeStatus({ id: profile.id, version: 1, status: 'in_review' }, who)
  ]
  for (const act of acts) {
    t.equal((await refusal(() => act(anonymous))).code, 'UNAUTHENTICATED')
    t.match(await refusal(() => act(reviewer)), { code: 'FORBIDDEN', message: /profiles:(write|create)/ })
  }
  t.equal((await refusal(() => investors.setStanding({ id: profile.id, version: 1, standing: 'accepted' }, editor))).code, 'FORBIDDEN')
})

t.test('every step between states is in the table, and no other is taken', async (t) => {
  const { smes, profiles } = await world(t)
  for (const from of profileStatuses) {
    for (const to of profileStatuses) {
      // The shortest way to `from` through the table.
      const way: Record<string, readonly string[]> = { draft: [], in_review: ['in_review'], published: ['published'], paused: ['published', 'paused'], expired: ['published', 'expired'], withdrawn: ['withdrawn'] }
      let { profile: { id, version } } = await smes.create({ legalName: `${from} ${to}` }, admin)
      for (const status of way[from] ?? []) ({ profile: { version } } = await profiles.changeStatus({ id, version, status, reason: 'test' }, admin))
      const step = () => profiles.changeStatus({ id, version, status: to, reason: 'test' }, admin)
      if (from === to) t.equal((await step()).profile.version, version, `${from} stays as it is`)
      else if (transitions[from].includes(to)) t.match((await step()).profile, { status: to, version: version + 1, statusReason: 'test' }, `${from} → ${to}`)
      else t.match(await refusal(step), { code: 'RULE_REFUSED', message: new RegExp(transitions[from].join(', ')) }, `${from} ↛ ${to}`)
    }
  }
})

t.test('an editor offers for review what an admin publishes', async (t) => {
  const { smes, profiles } = await world(t)
  const { profile: { id } } = await smes.create({ legalName: 'Esempio' }, editor)
  t.match(await refusal(() => profiles.changeStatus({ id, version: 1, status: 'published' }, editor)), { code: 'FORBIDDEN', message: /in_review/ })
  await profiles.changeStatus({ id, version: 1, status: 'in_review' }, editor)
  t.match((await profiles.changeStatus({ id, version: 2, status: 'published' }, admin)).profile, { status: 'published' })
  t.equal(arrivingStatus('published', editor), 'in_review')
  t.equal(arrivingStatus('published', admin), 'published')
})

t.test('withdrawing needs a reason, and only drafts are removed', async (t) => {
  const { smes, profiles } = await world(t)
  const { profile: { id } } = await smes.create({ legalName: 'Esempio' }, admin)
  await profiles.changeStatus({ id, version: 1, status: 'published' }, admin)
  t.strictSame(await pointers(() => profiles.changeStatus({ id, version: 2, status: 'withdrawn' }, admin)), ['/reason'])
  t.strictSame(await pointers(() => profiles.changeStatus({ id, version: 2, status: 'gone' }, admin)), ['/status'])
  t.equal((await refusal(() => profiles.remove({ id, version: 2 }, admin))).code, 'RULE_REFUSED')
  t.ok(await profiles.find(id, anonymous))
  await profiles.changeStatus({ id, version: 2, status: 'withdrawn', reason: 'asked for by the company' }, admin)
  t.equal(await profiles.find(id, anonymous), undefined, 'the next read no longer shows it')
  t.equal((await profiles.findMany([id, 'sme_none'], anonymous)).size, 0)
  t.equal((await profiles.findMany([id, 'sme_none'], admin)).size, 1)
})

t.test('an id, an external id and an identifier belong to one profile', async (t) => {
  const { smes } = await world(t)
  await smes.create({ id: 'sme_fixed', legalName: 'A', source: 'register', externalId: '1', vatNumber: '12345678903' }, admin)
  t.strictSame(await pointers(() => smes.create({ id: 'sme_fixed', legalName: 'B' }, admin)), ['/id'])
  t.strictSame(await pointers(() => smes.create({ legalName: 'B', source: 'register', externalId: '1' }, admin)), ['/externalId'])
  t.match(await refusal(() => smes.create({ legalName: 'B', vatNumber: 'IT12345678903' }, admin)), { code: 'DUPLICATE', message: /sme_fixed/ })
})

t.test('who excludes by externalId a counterpart that comes later excludes it', async (t) => {
  const { smes, investors } = await world(t)
  const { profile: first } = await smes.create({ legalName: 'A', source: 'register', excludedCounterparts: ['later'] }, admin)
  const { profile: later } = await investors.create({ registeredName: 'B', type: 'bank', source: 'register', externalId: 'later' }, admin)
  t.strictSame(first.excludedCounterparts, [later.id])
  const { profile: second } = await smes.create({ legalName: 'C', source: 'register', excludedCounterparts: ['later'] }, admin)
  t.strictSame(second.excludedCounterparts, [later.id])
})

t.test('mandates and deals are saved and removed beneath their investor', async (t) => {
  const { investors, profiles } = await world(t)
  const { profile: { id } } = await investors.create({ registeredName: '示例', type: 'bank' }, admin)
  const other = (await investors.create({ registeredName: '别的', type: 'bank' }, admin)).profile.id
  const mandate = await investors.saveMandate({ organisationId: id, input: { sectors: [{ code: 'E38', system: 'NACE2' }] } }, admin)
  const deal = await investors.saveDeal({ organisationId: id, input: { date: '2024-01-01' } }, admin)
  t.match(await investors.saveMandate({ organisationId: id, id: mandate.id, version: 1, input: { confidential: true } }, admin), { version: 2, confidential: true, sectors: [{ code: 'E38' }] })
  t.match(await investors.saveDeal({ organisationId: id, id: deal.id, version: 1, input: { source: 'press' } }, admin), { version: 2, date: '2024-01-01', source: 'press' })
  t.equal((await refusal(() => investors.saveDeal({ organisationId: other, id: deal.id, version: 2, input: {} }, admin))).code, 'NOT_FOUND')
  t.equal((await refusal(() => investors.saveMandate({ organisationId: 'sme_x', input: {} }, admin))).code, 'NOT_FOUND')
  t.equal((await refusal(() => profiles.remove({ id: mandate.id, version: 2, organisationId: other }, admin))).code, 'NOT_FOUND')
  await profiles.remove({ id: mandate.id, version: 2, organisationId: id }, admin)
  await profiles.remove({ id: deal.id, version: 2 }, admin)
  t.match(await profiles.find(id, admin), { mandates: [], deals: [] })
  t.equal((await refusal(() => profiles.remove({ id: 'claim_1', version: 1 }, admin))).code, 'NOT_FOUND')
})

t.test('a reviewer records an investor\'s standing', async (t) => {
  const { investors } = await world(t)
  const { profile: { id } } = await investors.create({ registeredName: '示例', type: 'bank' }, admin)
  t.match((await investors.setStanding({ id, version: 1, standing: 'refused' }, reviewer)).profile, { standing: 'refused', version: 2 })
  t.match((await investors.setStanding({ id, version: 2, standing: null }, reviewer)).profile, { standing: null, version: 3 })
  t.strictSame(await pointers(() => investors.setStanding({ id, version: 3, standing: 'good' }, reviewer)), ['/standing'])
})

t.test('an organisation has at most 100 needs', async (t) => {
  const { smes } = await world(t)
  const { profile: { id } } = await smes.create({ legalName: 'Esempio' }, admin)
  for (let count = 0; count < 100; count++) await smes.saveNeed({ organisationId: id, input: { kind: 'research' } }, admin)
  t.equal((await refusal(() => smes.saveNeed({ organisationId: id, input: { kind: 'research' } }, admin))).code, 'RULE_REFUSED')
})
