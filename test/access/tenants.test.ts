// Partners and members change what is theirs and nothing else, and what they are refused tells them nothing of others.
import t, { type Test } from 'tap'
import { anonymous, commandLine, principalOf, type Principal } from '../../src/access/principal.ts'
import { Problem } from '../../src/errors.ts'
import { reindexAfterUpgrade } from '../../src/profiles/reindex.ts'
import type { Service } from '../../src/service.ts'
import { engines, onSqlite } from '../service.ts'

const alpha = principalOf('key_alpha', 'partner', { partnerId: 'alpha' })
const alphaToo = principalOf('key_alpha_2', 'partner', { partnerId: 'alpha' })
const beta = principalOf('key_beta', 'partner', { partnerId: 'beta' })
const editor = principalOf('key_editor', 'editor')

async function refused (act: () => Promise<unknown>): Promise<Problem> {
  try {
    await act()
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
  throw new Error('Nothing was refused.')
}

async function publish (service: Service, id: string): Promise<void> {
  const whole = await service.profiles.find(id, commandLine)
  await service.profiles.changeStatus({ id, version: whole?.profile.version, status: 'published' }, commandLine)
}

const imported = async (service: Service, principal: Principal, documents: readonly object[]) => await service.imports.run(JSON.stringify(documents), { format: 'json', principal })

t.test('a partner makes, changes, offers and removes what it brought, and does not publish', async (t) => {
  const service = await onSqlite(t)
  const { smes, profiles, claims } = service
  const { profile: { id } } = await smes.create({ legalName: 'Uno', vatNumber: '12345678903' }, alpha)
  t.equal((await profiles.find(id, commandLine))?.profile.partnerId, 'alpha')
  t.match(await smes.update({ id, version: 1 }, { founded: 1999 }, alphaToo), { profile: { founded: 1999, version: 2 } }, 'another key of the same partner')
  t.match(await smes.update({ id, version: 2 }, {}, alpha), { profile: { partnerId: null, statusReason: null } }, 'answers hold no more than reading')
  const need = await smes.saveNeed({ organisationId: id, input: { kind: 'research' } }, alpha)
  const claim = await claims.save({ organisationId: id, input: { kind: 'membership', membership: 'Rete' } }, alpha)
  t.match(await claims.submit({ id: claim.id, version: 1 }, alpha), { state: 'submitted', submittedBy: null })
  t.match(await refused(() => claims.review({ id: claim.id, version: 2 }, { decision: 'accept', level: 'documented', reason: 'x' }, alpha)), { code: 'FORBIDDEN' })
  t.match(await refused(() => profiles.changeStatus({ id, version: 2, status: 'published' }, alpha)), { code: 'FORBIDDEN' })
  t.match(await profiles.changeStatus({ id, version: 2, status: 'in_review' }, alpha), { profile: { status: 'in_review' } })
  await profiles.remove({ id: need.id, version: 1 }, alpha)
  t.match(await refused(() => service.reviewQueue.list({}, alpha)), { code: 'FORBIDDEN' })
  t.match(await refused(() => service.keys.list(alpha)), { code: 'FORBIDDEN' })
})

t.test('of what is not theirs, partners and members are told as much as of what is not there', async (t) => {
  const service = await onSqlite(t)
  const { smes, investors, profiles, claims } = service
  const { profile: { id } } = await smes.create({ legalName: 'Uno' }, alpha)
  const need = await smes.saveNeed({ organisationId: id, input: { kind: 'research', confidential: true } }, alpha)
  const open = await smes.saveNeed({ organisationId: id, input: { kind: 'research' } }, alpha)
  const claim = await claims.save({ organisationId: id, input: { kind: 'membership', membership: 'Rete' } }, alpha)
  const member = principalOf('key_m', 'member', { organisationIds: [(await investors.create({ registeredName: '示例', type: 'bank' }, alpha)).profile.id] })
  const acts: ReadonlyArray<readonly [string, (principal: Principal, missing: boolean) => Promise<unknown>]> = [
    ['update', (who, no) => smes.update({ id: no ? 'sme_x' : id, version: 7 }, { founded: 1 }, who)],
    ['need', (who, no) => smes.saveNeed({ organisationId: no ? 'sme_x' : id, input: { kind: 'research' } }, who)],
    ['claim', (who, no) => claims.save({ organisationId: no ? 'sme_x' : id, input: { kind: 'membership', membership: 'R' } }, who)],
    ['status', (who, no) => profiles.changeStatus({ id: no ? 'sme_x' : id, version: 7, status: 'withdrawn', reason: 'x' }, who)],
    ['remove need', (who, no) => profiles.remove({ id: no ? 'need_x' : need.id, version: 7 }, who)],
    ['submit', (who, no) => claims.submit({ id: no ? 'claim_x' : claim.id, version: 7 }, who)],
    ['remove claim', (who, no) => claims.remove({ id: no ? 'claim_x' : claim.id, version: 7 }, who)]
  ]
  for (const who of [beta, member]) {
    for (const [name, act] of acts) {
      const [there, missing] = [await refused(() => act(who, false)), await refused(() => act(who, true))]
      t.strictSame([there.code, there.message.replaceAll(/(?:sme|need|claim)_\w+/g, 'ID')], [missing.code, missing.message.replaceAll(/(?:sme|need|claim)_\w+/g, 'ID')], `${who.role}: ${name}`)
      t.equal(there.code, 'NOT_FOUND')
    }
    t.equal(await profiles.find(id, who), undefined)
  }
  await publish(service, id)
  for (const who of [beta, member]) {
    for (const [name, act] of acts) {
      const expected = ['remove need', 'submit', 'remove claim'].includes(name) ? 'NOT_FOUND' : 'FORBIDDEN'
      t.match(await refused(() => act(who, false)), { code: expected, currentVersion: undefined }, `${who.role}: ${name}, now that it can be seen`)
    }
    t.match(await refused(() => profiles.remove({ id: open.id, version: 7 }, who)), { code: 'FORBIDDEN' }, 'an open need can be seen')
  }
})

t.test('a member keeps its own organisation, and makes none', async (t) => {
  const service = await onSqlite(t)
  const { smes, investors, profiles, claims } = service
  const { profile: { id } } = await investors.create({ registeredName: '示例', type: 'bank' }, alpha)
  const member = principalOf('key_m', 'member', { organisationIds: [id] })
  t.match(await investors.update({ id, version: 1 }, { founded: 2001 }, member), { profile: { founded: 2001 } })
  await investors.saveMandate({ organisationId: id, input: { confidential: true } }, member)
  await investors.saveDeal({ organisationId: id, input: { date: '2025-01-01' } }, member)
  const claim = await claims.save({ organisationId: id, input: { kind: 'membership', membership: 'Rete' } }, member)
  await claims.submit({ id: claim.id, version: 1 }, member)
  t.match(await profiles.changeStatus({ id, version: 2, status: 'in_review' }, member), { profile: { status: 'in_review' } })
  for (const act of [
    () => investors.create({ registeredName: '另一', type: 'bank' }, member),
    () => smes.create({ legalName: 'Due' }, member),
    () => profiles.changeStatus({ id, version: 3, status: 'published' }, member),
    () => profiles.remove({ id, version: 3 }, member),
    () => investors.setStanding({ id, version: 3, standing: 'accepted' }, member),
    () => imported(service, member, []),
    () => service.imports.find('imp_x', member)
  ]) t.match(await refused(act), { code: 'FORBIDDEN' })
})

t.test('scopes take away and add nothing', async (t) => {
  const service = await onSqlite(t)
  const { profile: { id } } = await service.smes.create({ legalName: 'Uno' }, alpha)
  const narrowed = (...scopes: NonNullable<Principal['scopes']>): Principal => ({ ...alpha, scopes })
  t.match(await refused(() => service.smes.update({ id, version: 1 }, { founded: 1999 }, narrowed('profiles:read'))), { code: 'FORBIDDEN', message: /scopes leave out: it would need profiles:write/ })
  t.match(await refused(() => imported(service, narrowed('profiles:write'), [])), { code: 'FORBIDDEN', message: /imports:write/ })
  t.equal(await service.profiles.find(id, narrowed('imports:write')), undefined)
  for (const scope of ['profiles:read', 'profiles:write'] as const) t.match(await service.profiles.find(id, narrowed(scope)), { profile: { legalName: 'Uno' } }, 'who writes sees what it writes')
  t.match(await refused(() => service.profiles.changeStatus({ id, version: 1, status: 'published' }, narrowed('admin', 'profiles:write'))), { code: 'FORBIDDEN' }, 'a scope is no role')
})

for (const [engine, open] of engines) {
  t.test(`a partner imports its own, from sources of its own, on ${engine}`, async (t: Test) => {
    const service = await open(t)
    const document = { kind: 'sme', source: 'alpha-list', externalId: '1', legalName: 'Uno', vatNumber: '12345678903', status: 'published', needs: [{ kind: 'research', confidential: true }] }
    const first = await imported(service, alpha, [document])
    t.match(first, { counts: { created: 1 }, warnings: [{ code: 'publishing_not_allowed' }] })
    t.match((await imported(service, alphaToo, [{ ...document, founded: 1999 }])).counts, { updated: 1 })
    const [id] = [...(await service.store.read.findBySource('alpha-list', ['1'])).values()]
    if (id === undefined) throw new Error('It was imported.')
    await publish(service, id)

    for (const [what, theirs] of [
      ['its place in a source', document],
      ['another place in that source', { ...document, externalId: '2', vatNumber: null }],
      ['its id', { ...document, source: 'beta-list', id }],
      ['an id of nobody', { kind: 'sme', id: 'sme_free', legalName: 'Due' }],
      ['its Partita IVA', { ...document, source: 'beta-list' }],
      ['an id for a need', { ...document, source: 'beta-list', vatNumber: null, needs: [{ id: 'need_free', kind: 'research' }] }],
      ['an id for a claim', { ...document, source: 'beta-list', vatNumber: null, claims: [{ id: 'claim_free', kind: 'membership', name: 'Rete' }] }]
    ] as const) {
      const { counts, rejected } = await imported(service, beta, [theirs])
      t.match(counts, { created: 0, updated: 0, rejected: 1 }, what)
      t.notMatch(JSON.stringify(rejected.map(({ message }) => message)), /sme_|Uno|stored|research/, `${what}: the refusal tells nothing`)
    }
    t.match(await refused(() => service.smes.create({ id: 'sme_mine', legalName: 'Due' }, beta)), { code: 'FORBIDDEN', issues: [{ pointer: '/id' }] })
    t.match(await refused(() => service.smes.create({ source: 'alpha-list', legalName: 'Due' }, beta)), { code: 'FORBIDDEN', issues: [{ pointer: '/source' }] })
    const taken = await refused(() => service.smes.create({ vatNumber: '12345678903', legalName: 'Due' }, beta))
    t.match(taken, { code: 'DUPLICATE', message: /belongs to another organisation/ })
    t.match(await refused(() => service.smes.create({ vatNumber: '12345678903', legalName: 'Due' }, editor)), { message: new RegExp(id) }, 'staff is told which')
    t.match((await imported(service, beta, [{ ...document, source: 'beta-list', vatNumber: null, legalName: 'Uno', excludedCounterparts: ['1'] }])).warnings.filter(({ code }) => code === 'possible_duplicate'), [], 'nor is a namesake of somebody else’s')
    t.match((await imported(service, editor, [{ ...document, source: 'staff-list', vatNumber: null }])).warnings.map(({ code }) => code).filter((code) => code === 'possible_duplicate').length, 2)

    t.match(await service.imports.find(first.id, alphaToo), { id: first.id, startedBy: 'key_alpha' })
    t.equal(await service.imports.find(first.id, beta), undefined)
    t.equal(await service.imports.progress(first.id, beta), undefined)
    t.match(await refused(() => service.imports.undo(first.id, beta)), { code: 'NOT_FOUND' })
    const undone = await service.imports.undo(first.id, alphaToo)
    t.match(undone, { kept: [{ changedBy: null, message: /^Somebody changed it/ }] }, 'who acted is told to staff')
  })
}

t.test('an organisation is ranked on its own side in full, and on what others see of theirs', async (t) => {
  const service = await onSqlite(t)
  const { matching, whatIf } = service
  const company = { kind: 'sme', source: 'alpha-list', externalId: '1', legalName: 'Uno', province: 'MI', activities: [{ code: 'E38.32', system: 'NACE2', share: 1 }], headcount: 41, turnoverEur: 6_200_000 }
  await imported(service, alpha, [{ ...company, needs: [{ kind: 'investment', amount: { min: 2_500_000, max: 4_000_000, currency: 'EUR' } }, { kind: 'research', confidential: true, instruments: [{ id: 'equity_minority', priority: 1 }] }] }])
  await imported(service, beta, [{ kind: 'investor', source: 'beta-list', externalId: '1', registeredName: '示例', type: 'bank', mandates: [{ sectors: [{ code: 'E38.32', system: 'NACE2' }], ticket: { min: 3_000_000, max: 9_000_000, currency: 'EUR' }, territory: { codes: ['MI'], hard: false } }, { confidential: true, sectors: [{ code: 'E', system: 'NACE2' }] }] }])
  const [sme] = [...(await service.store.read.findBySource('alpha-list', ['1'])).values()]
  const [investor] = [...(await service.store.read.findBySource('beta-list', ['1'])).values()]
  if (sme === undefined || investor === undefined) throw new Error('They were imported.')
  for (const id of [sme, investor]) await publish(service, id)
  const [{ needs }, { mandates }] = await service.store.read.wholes([sme, investor]) as unknown as [{ needs: Array<{ id: string, confidential: boolean }> }, { mandates: Array<{ id: string, confidential: boolean }> }]
  const secret = needs.find(({ confidential }) => confidential)?.id ?? ''
  const secretMandate = mandates.find(({ confidential }) => confidential)?.id ?? ''

  const best = async (who: Principal, id = sme) => {
    const page = await matching.rank({ for: id, first: 5, asOf: '2026-11-22' }, who)
    return { basis: page?.basis, match: page?.items[0]?.match }
  }
  const member = principalOf('key_m', 'member', { organisationIds: [sme] })
  const sector = (match: Awaited<ReturnType<typeof best>>['match']) => match?.score.directions[0].criteria.find(({ key }) => key === 'sector')
  const own = await best(alpha)
  const open = await best(beta)
  t.equal(own.basis, 'own')
  t.strictSame((await best(member)).match?.score, own.match?.score, 'whoever it belongs to')
  t.match(own.match?.sme.profile, { legalName: 'Uno', headcount: 41 })
  t.match(own.match?.investor, { profile: { registeredName: null }, mandates: [{ ticket: { min: 2_000_000, max: 10_000_000 } }] }, 'the other side’s public tier')
  t.equal(own.match?.investor.mandates.length, 1)
  t.match(sector(own.match), { low: 1, high: 1 })
  t.match([open.basis, sector(open.match)], ['public', { low: 0.75, high: 1 }], 'an activity known by its group alone is an interval')
  for (const who of [anonymous, { ...alpha, scopes: ['profiles:read' as const] }, { ...alpha, scopes: ['matches:read' as const] }]) t.strictSame(await best(who), open, 'others, and who may not read or rank, see the public basis')
  t.equal((await best(commandLine)).basis, 'full')

  t.equal((await best(alpha, secret)).basis, 'own', 'a confidential need ranks for its owner')
  for (const who of [anonymous, beta, { ...alpha, scopes: ['profiles:read' as const] }]) t.equal(await matching.rank({ for: secret, first: 5 }, who), undefined)
  t.equal((await best(beta, secretMandate)).basis, 'own')
  t.equal(await matching.rank({ for: secretMandate, first: 5 }, alpha), undefined)

  const pair = async (a: string, b: string, who: Principal) => await matching.pair(a, b, { asOf: '2026-11-22' }, who)
  t.strictSame((await pair(sme, investor, alpha))?.score, own.match?.score, 'the pair by name has the score of the list')
  t.strictSame((await pair(investor, sme, alpha))?.score, own.match?.score, 'whichever is named first')
  t.equal((await pair(investor, sme, alpha))?.basis, 'own')
  t.equal((await pair(secretMandate, sme, alpha)), undefined)
  t.match(await matching.whyNot(sme, investor, 1, alpha), { match: { basis: 'own', rank: 1 }, missing: 0 })
  t.match(await whatIf(sme, { sme: { headcount: 300 } }, { first: 5 }, alpha), { matches: [{ basis: 'own', sme: { profile: { headcount: 300, legalName: 'Uno' } } }] })
  t.match(await whatIf(sme, { sme: { headcount: 300 } }, { first: 5 }, beta), { matches: [{ basis: 'public', sme: { profile: { headcount: 300, legalName: null } } }] }, 'a patch needs no name of what has none to show')

  const page = await matching.rank({ for: sme, first: 1 }, alpha)
  t.match(await refused(() => matching.rank({ for: sme, first: 1, after: page?.items[0]?.cursor }, beta)), { code: 'INVALID_CURSOR' }, 'a cursor belongs to its basis')
})

t.test('what an older release stored is shown to others once what is public of it is known', async (t) => {
  const service = await onSqlite(t)
  const { profile: { id } } = await service.smes.create({ legalName: 'Uno' }, commandLine)
  await publish(service, id)
  await service.store.write(commandLine, (work) => work.putSearchEntry(id, { nameKey: 'uno', shown: null, words: ['uno'], facets: [], spans: [], hidden: { words: [], facets: [], spans: [] } }))
  const seen = async (search?: string) => (await service.directories.smes({ search }, anonymous)).items.length
  t.strictSame([await seen(), await seen('uno')], [0, 0])
  await reindexAfterUpgrade({ store: service.store, codes: service.catalogues.codes }, commandLine)
  t.strictSame([await seen(), await seen('uno')], [1, 0])
})
