// What a Store is: the same for every engine. `open` gives a migrated store on a database of its own, closed when the test ends.
import type { Test } from 'tap'
import { commandLine } from '../../src/access/principal.ts'
import type { Store, Work } from '../../src/profiles/store.ts'
import { batchContract } from './contract-batches.ts'
import { directoryContract } from './contract-directory.ts'
import { unitContract } from './contract-units.ts'
import { claims, deal, entry, investor, mandate, need, sme } from './samples.ts'

export type Open = (t: Test, options?: { readonly now?: () => Date }) => Promise<Store>

/** A write by the command line: who writes matters in one test only. */
export function write<T> (store: Store, work: (work: Work) => Promise<T>): Promise<T> {
  return store.write(commandLine, work)
}

export async function storeContract (t: Test, open: Open): Promise<void> {
  await recordsContract(t, open)
  await refusalsContract(t, open)
  await unitContract(t, open)
  await directoryContract(t, open)
  await settingsContract(t, open)
  await batchContract(t, open)
}

async function recordsContract (t: Test, open: Open): Promise<void> {
  await t.test('every field of every noun comes back as it was given', async (t) => {
    const store = await open(t)
    const identifiers = [{ scheme: 'vat', value: 'IT01234567890', warning: null }, { scheme: 'uscc', value: '91310000', warning: 'checksum' }] as const
    const full = sme('sme_1', { source: 'registro', externalId: 'A/1 è', identifiers })
    const bare = sme('sme_2', {
      status: 'draft',
      names: {},
      descriptions: {},
      textStatus: {},
      website: null,
      founded: null,
      synthetic: true,
      partnerId: null,
      excludedCounterparts: [],
      contacts: [],
      matchingConsent: false,
      informedOn: null,
      legalName: null,
      province: null,
      region: null,
      activities: [],
      headcount: null,
      headcountBand: null,
      turnoverEur: null,
      turnoverBandEur: null,
      balanceSheetEur: null,
      fiscalYear: null,
      soleTrader: null
    })
    const fund = investor('inv_1', { synthetic: true })
    const given = claims('claim_', 'sme_1')
    const theirs = claims('claim_i', 'inv_1')
    await write(store, async (work) => {
      for (const profile of [full, bare, fund]) await work.insertProfile(profile)
      for (const id of ['need_b', 'need_a']) await work.insertRecord('need', need(id, 'sme_1'))
      await work.insertRecord('mandate', mandate('man_1', 'inv_1'))
      await work.insertRecord('deal', deal('deal_1', 'inv_1'))
      for (const claim of [...given, ...theirs].reverse()) await work.insertRecord('claim', claim)
    })

    const wholeSme = { profile: full, needs: [need('need_a', 'sme_1'), need('need_b', 'sme_1')], claims: given }
    const wholeInvestor = { profile: fund, mandates: [mandate('man_1', 'inv_1')], deals: [deal('deal_1', 'inv_1')], claims: theirs }
    const wholeBare = { profile: bare, needs: [], claims: [] }
    t.strictSame(await store.read.wholes(['inv_1', 'nobody', 'sme_2', 'sme_1']), [wholeInvestor, wholeBare, wholeSme], 'in the order asked, unknown ids left out')
    t.strictSame(await store.read.wholes([]), [])
    t.strictSame(await store.read.wholesAfter('sme', '', 1), [wholeSme])
    t.strictSame(await store.read.wholesAfter('sme', 'sme_1', 10), [wholeBare])
    t.strictSame(await store.read.wholesAfter('investor', '', 10), [wholeInvestor])
    t.strictSame(await store.read.record('need', 'need_a'), need('need_a', 'sme_1'))
    t.strictSame(await store.read.record('mandate', 'man_1'), mandate('man_1', 'inv_1'))
    t.strictSame(await store.read.record('deal', 'deal_1'), deal('deal_1', 'inv_1'))
    for (const claim of given) t.strictSame(await store.read.record('claim', claim.id), claim, claim.facts.kind)
    t.equal(await store.read.record('claim', 'need_a'), undefined)
    t.strictSame([...await store.read.findBySource('registro', ['A/1 è', 'none', 'A/1 è'])], [['A/1 è', 'sme_1']])
    t.strictSame([...await store.read.findBySource('registro', [])], [])
    t.equal(await store.read.findByIdentifier('uscc', '91310000'), 'sme_1')
    t.equal(await store.read.findByIdentifier('vat', '91310000'), undefined)
    t.equal(await store.read.countProfiles(), 3)
  })

  await t.test('an update raises the version and replaces every field; a removal takes all that belongs to the profile', async (t) => {
    const store = await open(t)
    const vat = (value: string) => ({ scheme: 'vat', value, warning: null }) as const
    await write(store, async (work) => {
      await work.insertProfile(sme('sme_1', { identifiers: [vat('1'), vat('2')] }))
      await work.insertProfile(investor('inv_1'))
      await work.insertRecord('need', need('need_1', 'sme_1'))
      for (const claim of claims('claim_', 'sme_1')) await work.insertRecord('claim', claim)
      await work.putSearchEntry('sme_1', entry({ words: ['verde'], facets: [{ kind: 'region', value: 'IT-25' }], spans: [{ kind: 'ticket', min: 1, max: null }] }))
    })
    const later = { updatedAt: new Date('2026-07-08T09:10:11.012Z') }
    const changed = sme('sme_1', { ...later, status: 'paused', headcount: null, identifiers: [vat('2'), vat('3')] })
    await write(store, async (work) => {
      await work.updateProfile(changed, 1, 'status')
      await work.updateRecord('need', need('need_1', 'sme_1', { ...later, amount: null }), 1)
    })
    t.strictSame((await store.read.wholes(['sme_1']))[0]?.profile, { ...changed, version: 2 })
    t.strictSame(await store.read.record('need', 'need_1'), need('need_1', 'sme_1', { ...later, amount: null, version: 2 }))
    t.strictSame(await Promise.all(['1', '2', '3'].map((value) => store.read.findByIdentifier('vat', value))), [undefined, 'sme_1', 'sme_1'])

    await write(store, async (work) => { await work.removeRecord('claim', 'claim_3', 1) })
    t.equal(await store.read.record('claim', 'claim_3'), undefined)
    await write(store, (work) => work.removeProfile('sme', 'sme_1', 2))
    t.strictSame(await store.read.wholes(['sme_1']), [])
    t.equal(await store.read.record('need', 'need_1'), undefined)
    t.equal(await store.read.findByIdentifier('vat', '2'), undefined)
    t.equal(await store.read.directoryCount({ kind: 'sme', facets: [], spans: [], words: ['verde'], statuses: ['paused'], eyes: 'all', orderBy: { field: 'name', direction: 'asc' }, first: 1 }), 0)
    const trail = await store.read.changes({ after: 0, limit: 100 })
    t.match(trail.find(({ action }) => action === 'status'), { before: { headcount: 12.5, status: 'published', version: 1 }, after: { headcount: null, status: 'paused', version: 2 } })
    t.strictSame(trail.filter(({ action }) => action === 'remove').map(({ recordKind, recordId }) => [recordKind, recordId]), [
      ['claim', 'claim_3'], ['claim', 'claim_0'], ['claim', 'claim_1'], ['claim', 'claim_2'], ['claim', 'claim_4'], ['need', 'need_1'], ['sme', 'sme_1']
    ], 'each removed record is a change of its own')
    t.equal(await store.read.countProfiles(), 1)
  })
}

async function refusalsContract (t: Test, open: Open): Promise<void> {
  await t.test('what is taken, missing or outdated is refused, and the unit of work may go on', async (t) => {
    const store = await open(t)
    const vat = [{ scheme: 'vat', value: 'IT1', warning: null }] as const
    await write(store, async (work) => {
      await work.insertProfile(sme('sme_1', { source: 's', externalId: 'e', identifiers: vat }))
      await work.insertProfile(sme('sme_2'))
      await work.insertRecord('need', need('need_1', 'sme_1'))
    })
    await write(store, async (work) => {
      await t.rejects(work.insertProfile(sme('sme_1')), { code: 'DUPLICATE', message: /sme_1/, issues: [{ pointer: '/id' }] })
      await t.rejects(work.insertProfile(sme('sme_3', { source: 's', externalId: 'e' })), { code: 'DUPLICATE', message: /external id 'e'.*sme_1/, issues: [{ pointer: '/externalId' }] })
      await t.rejects(work.insertProfile(investor('inv_3', { identifiers: [{ scheme: 'lei', value: 'L', warning: null }, ...vat] })), { code: 'DUPLICATE', message: /vat.*sme_1/, issues: [{ pointer: '/identifiers/1' }] })
      await t.rejects(work.updateProfile(sme('sme_2', { identifiers: vat }), 1), { code: 'DUPLICATE' })
      await t.rejects(work.updateProfile(sme('sme_2', { source: 's', externalId: 'e' }), 1), { code: 'DUPLICATE' })
      await t.rejects(work.updateProfile(sme('sme_1'), 7), { code: 'VERSION_CONFLICT', currentVersion: 1 })
      await t.rejects(work.updateProfile(sme('sme_9'), 1), { code: 'NOT_FOUND' })
      await t.rejects(work.updateProfile(investor('sme_1'), 1), { code: 'NOT_FOUND' }, 'the kind is part of what is asked for')
      await t.rejects(work.removeProfile('sme', 'sme_1', 2), { code: 'VERSION_CONFLICT', currentVersion: 1 })
      await t.rejects(work.removeProfile('investor', 'sme_1', 1), { code: 'NOT_FOUND' })
      await t.rejects(work.insertRecord('need', need('need_1', 'sme_1')), { code: 'DUPLICATE', issues: [{ pointer: '/id' }] })
      await t.rejects(work.insertRecord('need', need('need_2', 'ghost')), { code: 'NOT_FOUND', message: /ghost/ })
      await t.rejects(work.insertRecord('deal', deal('deal_1', 'sme_1')), { code: 'NOT_FOUND' }, 'an SME has no deals')
      await t.rejects(work.updateRecord('need', need('need_1', 'sme_1'), 2), { code: 'VERSION_CONFLICT', currentVersion: 1 })
      await t.rejects(work.updateRecord('need', need('need_1', 'sme_2'), 1), { code: 'NOT_FOUND' }, 'a record does not move to another organisation')
      await t.rejects(work.removeRecord('need', 'need_1', 2), { code: 'VERSION_CONFLICT', currentVersion: 1 })
      await t.rejects(work.removeRecord('need', 'need_9', 1), { code: 'NOT_FOUND' })
      await t.rejects(work.putSearchEntry('ghost', entry()), { code: 'NOT_FOUND' })
      await work.insertProfile(sme('sme_4', { source: 's', externalId: 'f' }))
      await work.updateProfile(sme('sme_1', { source: 's', externalId: 'e', identifiers: vat }), 1)
    })
    t.strictSame((await store.read.wholesAfter('sme', '', 9)).map(({ profile }) => [profile.id, profile.version]), [['sme_1', 2], ['sme_2', 1], ['sme_4', 1]])
    t.equal(await store.read.dataVersion(), 5, 'a refusal is no change')
    t.strictSame(await store.read.wholesAfter('investor', '', 9), [])
  })
}

async function settingsContract (t: Test, open: Open): Promise<void> {
  await t.test('exchange rates are replaced by day and currency; only a difference is a change', async (t) => {
    const store = await open(t)
    const rate = (date: string, currency: string, perEur: number) => ({ date, currency, perEur })
    const first = [rate('2026-01-02', 'USD', 1.1), rate('2026-01-01', 'CNY', 7.123456789012345), rate('2026-01-02', 'CNY', 7.2)]
    await write(store, (work) => work.putExchangeRates([...first, rate('2026-01-02', 'CNY', 7.3)]))
    t.strictSame(await store.read.exchangeRates(), [rate('2026-01-01', 'CNY', 7.123456789012345), rate('2026-01-02', 'CNY', 7.3), rate('2026-01-02', 'USD', 1.1)])
    await write(store, (work) => work.putExchangeRates([rate('2026-01-01', 'CNY', 7), rate('2026-01-02', 'USD', 1.1)]))
    await write(store, (work) => work.putExchangeRates([]))
    t.match(await store.read.changes({ after: 3, limit: 9 }), [{ action: 'settings', recordKind: 'exchange_rate', recordId: '2026-01-01/CNY', before: { perEur: 7.123456789012345 }, after: { perEur: 7 } }])
    t.equal(await store.read.dataVersion(), 4)
    t.strictSame(await store.read.changedSince(3), { position: 4, organisationIds: [], settings: true })
  })

  await t.test('keys are made, used and revoked; the trail does not hold their digest', async (t) => {
    const store = await open(t)
    const key = (id: string, createdAt: string) => ({
      id, name: id === 'key_b' ? null : '钥匙', role: 'editor', partnerId: null, organisationIds: [], scopes: id === 'key_b' ? null : ['imports:write', 'profiles:read'] as const, digest: 'd1ge57'.repeat(10), createdAt: new Date(createdAt), createdBy: 'cli', lastUsedAt: null, expiresAt: null, revokedAt: null, replacedBy: null
    }) as const
    const [a, b] = [key('key_a', '2026-01-02T00:00:00.001Z'), key('key_b', '2026-01-01T00:00:00.002Z')]
    await write(store, async (work) => {
      await work.insertKey(a)
      await work.insertKey(b)
      await t.rejects(work.insertKey(a), { code: 'DUPLICATE' })
    })
    t.strictSame(await store.keys.list(), [b, a])
    t.strictSame(await store.keys.find('key_a'), a)
    t.equal(await store.keys.find('key_z'), undefined)
    const used = new Date('2026-05-05T05:05:05.555Z')
    await store.keys.touch('key_a', used)
    t.strictSame(await store.keys.find('key_a'), { ...a, lastUsedAt: used })
    t.strictSame(await write(store, async (work) => [await work.revokeKey('key_a', used), await work.revokeKey('key_a', new Date()), await work.revokeKey('key_z', used)]), [true, false, false])
    t.strictSame(await store.keys.find('key_a'), { ...a, lastUsedAt: used, revokedAt: used })
    const by = { replacedBy: 'key_c', expiresAt: used }
    t.strictSame(await write(store, async (work) => [await work.replaceKey('key_b', by), await work.replaceKey('key_b', { ...by, replacedBy: 'key_d' }), await work.replaceKey('key_a', by), await work.replaceKey('key_z', by)]), [true, false, false, false])
    t.strictSame(await store.keys.find('key_b'), { ...b, ...by })
    const trail = await store.read.changes({ after: 0, limit: 9 })
    t.strictSame(trail.map(({ action, recordId }) => [action, recordId]), [['create', 'key_a'], ['create', 'key_b'], ['update', 'key_a'], ['update', 'key_b']])
    t.notMatch(JSON.stringify(trail), 'd1ge57')
    t.strictSame(await store.read.changedSince(0), { position: 4, organisationIds: [], settings: false }, 'keys change no matching')
  })

  await t.test('of two who claim one key one gets it, until it is answered, given back or old', async (t) => {
    const store = await open(t)
    const { idempotency } = store
    const at = (seconds: number): Date => new Date(Date.UTC(2026, 0, 1, 0, 0, seconds, 123))
    const claim = (owner: string, { principalId = 'key_a', seconds = 0 } = {}) => ({ key: 'k', principalId, requestDigest: `r-${owner}`, owner, createdAt: at(seconds), leasedUntil: at(seconds + 15) })
    const long = at(-86_400)
    const won = await Promise.all([idempotency.claim(claim('one'), long), idempotency.claim(claim('two'), long), idempotency.claim(claim('three', { principalId: 'key_b' }), long)])
    t.strictSame([...won].sort(), [false, true, true])
    t.equal(won[2], true, 'another principal has keys of its own')
    const [owner, other] = won[0] === true ? ['one', 'two'] : ['two', 'one']
    t.strictSame(await idempotency.find('k', 'key_a'), { state: 'running', requestDigest: `r-${owner}` })
    t.equal(await idempotency.find('k', 'key_c'), undefined)

    const answer = (body: string) => ({ key: 'k', principalId: 'key_a', requestDigest: 'r', status: 201, body, headers: { location: '/v1/smes/1', etag: '"x"' }, createdAt: at(1) })
    const mine = { key: 'k', principalId: 'key_a', owner }
    t.strictSame(await Promise.all([idempotency.renew(mine, at(20)), idempotency.renew({ ...mine, owner: other }, at(99))]), [true, false])
    t.equal(await idempotency.claim(claim(other, { seconds: 19 }), long), false, 'the lease was extended')
    t.equal(await idempotency.remember(answer('no'), other), false, 'only who has the key answers')
    t.equal(await idempotency.claim(claim(other, { seconds: 21 }), long), true, 'an ended lease is free')
    t.equal(await idempotency.remember(answer('no'), owner), false)
    await idempotency.release(mine)
    t.equal(await idempotency.remember(answer('{"ok":"好"}'), other), true)
    t.strictSame(await idempotency.find('k', 'key_a'), { state: 'answered', answer: answer('{"ok":"好"}') })
    t.equal(await idempotency.claim(claim('four', { seconds: 3600 }), long), false, 'an answer stays')

    t.equal(await idempotency.claim(claim('five', { seconds: 3600 }), at(2)), true, 'until it is too old')
    await idempotency.release({ ...mine, owner: 'five' })
    t.equal(await idempotency.find('k', 'key_a'), undefined)
    t.strictSame([await idempotency.forget(at(0)), await idempotency.forget(at(1))], [0, 1])
    t.equal(await idempotency.find('k', 'key_b'), undefined)
    t.equal(await store.read.dataVersion(), 0)
  })

  await t.test('mappings are kept by id, each change at the version it was made on', async (t) => {
    const store = await open(t)
    const moment = new Date('2026-01-01T00:00:00.123Z')
    const mapping = (id: string, version = 1) => ({ id, version, document: { id, title: '展会 ü', nested: { b: [1, null], a: '\u0000' } }, createdAt: moment, createdBy: 'key_a', updatedAt: moment, updatedBy: 'key_b' })
    await write(store, async (work) => {
      await work.putMapping(mapping('b'), null)
      await work.putMapping(mapping('a'), null)
    })
    t.strictSame(await store.read.mappings(), [mapping('a'), mapping('b')])
    t.strictSame(await store.read.mapping('b'), mapping('b'))
    t.strictSame([await store.read.mapping('c'), await store.read.mapping('\u0000')], [undefined, undefined])
    await t.rejects(write(store, (work) => work.putMapping(mapping('b'), null)), { code: 'DUPLICATE' })
    await write(store, (work) => work.putMapping(mapping('b', 2), 1))
    await t.rejects(write(store, (work) => work.putMapping(mapping('b', 3), 1)), { code: 'VERSION_CONFLICT', currentVersion: 2 })
    await t.rejects(write(store, (work) => work.putMapping(mapping('z', 2), 1)), { code: 'NOT_FOUND' })
    await t.rejects(write(store, (work) => work.removeMapping('b', 1)), { code: 'VERSION_CONFLICT', currentVersion: 2 })
    await write(store, (work) => work.removeMapping('b', 2))
    await t.rejects(write(store, (work) => work.removeMapping('b', 2)), { code: 'NOT_FOUND' })
    t.strictSame((await store.read.mappings()).map(({ id }) => id), ['a'])
    const trail = await store.read.changes({ after: 0, limit: 9, recordId: 'b' })
    t.strictSame(trail.map(({ action, recordKind, before, after }) => [action, recordKind, before !== null, after !== null]), [['create', 'mapping', false, true], ['update', 'mapping', true, true], ['remove', 'mapping', true, false]])
    t.match(await store.read.changedSince(0), { organisationIds: [], settings: false })
  })
}
