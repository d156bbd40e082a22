import t from 'tap'
import { anonymous } from '../../src/access/principal.ts'
import { loadCatalogues } from '../../src/catalogues/catalogues.ts'
import { Problem } from '../../src/errors.ts'
import { derivedId } from '../../src/ids.ts'
import { createImports } from '../../src/imports/imports.ts'
import type { Store } from '../../src/profiles/store.ts'
import { admin, build, editor, golden, investorDocument, reviewer, smeDocument } from './world.ts'

const taxonomyClaim = { kind: 'taxonomy', activity: 'CE 2.3', substantialContribution: 'met' }

t.test('the golden documents are taken as they are, and importing them again changes nothing', async (t) => {
  const { run, store, stored, clock } = await build(t)
  const first = await run(golden.documents)
  t.match(first, { dryRun: false, counts: { read: 14, created: 14, updated: 0, unchanged: 0, rejected: 0 }, rejected: [], warnings: [] })
  t.match(first.id, /^imp_/)
  t.match(await stored('golden-sme-1', 'golden'), {
    profile: { status: 'published', region: 'IT-25', synthetic: true, identifiers: [{ scheme: 'vat', value: 'IT99999010004' }], partnerId: 'key_admin' },
    needs: [{ kind: 'investment', amount: { min: 2_000_000, max: 4_000_000, currency: 'EUR', hard: false }, excludedInvestorTypes: [], confidential: false }]
  })
  const claims = (await stored('golden-sme-3', 'golden'))?.claims ?? []
  t.match(claims.find(({ state }) => state === 'revoked'), { level: 'audited', reviewedBy: 'key_admin', submittedBy: null, reviewReason: 'invented' })
  t.match(claims.find(({ state }) => state === 'submitted'), { level: 'self_declared', submittedBy: 'key_admin' })
  const certified = await stored('golden-sme-2', 'golden')
  t.match(certified?.claims.find(({ facts }) => facts.kind === 'certification'), { facts: { certification: 'iso-14001', number: 'PROVA-0001' }, validTo: '2028-02-28', state: 'submitted' })
  t.match((await stored('golden-inv-4', 'golden'))?.profile.excludedCounterparts, [(await stored('golden-sme-7', 'golden'))?.profile.id])

  const version = await store.read.dataVersion()
  clock.now = new Date('2026-11-23T10:00:00Z')
  const second = await run(golden.documents)
  t.match(second.counts, { read: 14, created: 0, updated: 0, unchanged: 14, rejected: 0 })
  t.equal(await store.read.dataVersion(), version, 'not a single change was written')
})

t.test('NDJSON, JSON and records read elsewhere give the same', async (t) => {
  const documents = golden.documents.slice(0, 3)
  const everything = async (t: Parameters<typeof build>[0], how: (world: Awaited<ReturnType<typeof build>>) => Promise<unknown>): Promise<unknown> => {
    const world = await build(t)
    await how(world)
    return (await world.store.read.wholesAfter('sme', '', 10))
  }
  const lines = documents.map((document) => JSON.stringify(document)).join('\n')
  const array = await everything(t, ({ run }) => run(documents))
  await t.test('lines', async (t) => {
    t.strictSame(await everything(t, ({ imports }) => imports.run(lines, { format: 'ndjson', principal: admin })), array)
  })
  await t.test('records', async (t) => {
    t.strictSame(await everything(t, ({ imports }) => imports.runRecords(documents.map((value, index) => ({ row: index + 1, line: index + 2, value })), { principal: admin })), array)
  })
})

t.test('a refused record is told with its place and keeps no other back', async (t) => {
  const { imports, stored } = await build(t)
  const records = [
    smeDocument('a'),
    smeDocument('b', { province: 'XX', headcount: -1, activities: [{ code: 'E38.3', system: 'NACE2' }, { code: 'E99.99', system: 'NACE2' }] }),
    'no object',
    { ...smeDocument('c'), kind: 'company' },
    { kind: 'sme', legalName: 'Nobody knows it again' },
    smeDocument('d', { claims: [{ kind: 'cam', category: 'cam-edilizia', mandatoryMet: 3, mandatoryTotal: 2 }], certifications: [{ id: 'iso-99999' }], needs: [{ kind: 'investment', instruments: [{ id: 'equity' }] }] }),
    smeDocument('e', { colour: 'green' })
  ]
  const text = `${records.map((record) => JSON.stringify(record)).join('\n')}\n{"kind": "sme",\n${JSON.stringify(smeDocument('f'))}`
  const result = await imports.run(text, { format: 'ndjson', principal: admin })
  t.match(result.counts, { read: 9, created: 2, rejected: 7 })
  t.ok(await stored('a'))
  t.ok(await stored('f'))
  t.equal(await stored('d'), undefined, 'nothing is left of a refused record')
  const of = (row: number) => result.rejected.filter((one) => one.row === row)
  t.match(of(2), [{ externalId: 'b', line: 2, pointer: '/headcount', column: 'headcount', value: -1 }], 'a misshapen field')
  t.match(of(3), [{ externalId: null, pointer: '', code: 'invalid_type' }])
  t.match(of(4), [{ pointer: '/kind', value: 'company', accepted: ['sme', 'investor'] }])
  t.match(of(5), [{ pointer: '/externalId', code: 'required' }])
  t.match(of(6).map(({ pointer, column, value, code }) => ({ pointer, column, value, code })), [
    { pointer: '/needs/0/instruments/0/id', column: 'needs.0.instruments.0.id', value: 'equity', code: 'unknown_code' },
    { pointer: '/claims/0/mandatoryMet', column: 'claims.0.mandatoryMet', value: 3, code: 'above_total' },
    { pointer: '/certifications/0/id', column: 'certifications.0.id', value: 'iso-99999', code: 'unknown_code' }
  ], 'all that is wrong in one answer')
  t.match(of(7), [{ pointer: '/colour', code: 'unknown_field', value: 'green' }])
  t.match(of(8), [{ line: 8, code: 'malformed_json', message: /^Line 8: / }])
})

t.test('an identifier belongs to one organisation, also within one file', async (t) => {
  const { run } = await build(t)
  const documents = [smeDocument('a', { vatNumber: 'IT99999010004' }), smeDocument('b', { vatNumber: '99999010004' }), smeDocument('c', { identifiers: [{ scheme: 'vat', value: 'IT99999010004' }] }), smeDocument('d')]
  for (const dryRun of [true, false]) {
    const result = await run(documents, { dryRun })
    t.match(result.counts, { created: 2, rejected: 2 })
    t.match(result.rejected, [{ row: 2, pointer: '/vatNumber', code: 'duplicate', value: '99999010004' }, { row: 3, pointer: '/identifiers/0/value', code: 'duplicate' }])
  }
})

t.test('a dry run reports the same and writes nothing', async (t) => {
  const { run, store } = await build(t)
  const documents = [...golden.documents, smeDocument('twice'), smeDocument('twice', { headcount: 3 }), smeDocument('bad', { province: 'XX' }), smeDocument('veto', { excludedCounterparts: ['nobody'] })]
  const version = await store.read.dataVersion()
  const dry = await run(documents, { dryRun: true })
  t.equal(await store.read.dataVersion(), version)
  t.equal(await store.read.countProfiles(), 0)
  const real = await run(documents)
  t.strictSame({ ...dry, id: '', dryRun: false }, { ...real, id: '' })
  t.match(real.counts, { read: 18, created: 16, updated: 1, rejected: 1 })
})

t.test('a document changes what it names: null clears, what is absent stays', async (t) => {
  const { run, sme } = await build(t)
  await run([smeDocument('a', { headcount: 10, website: 'https://example.org', names: { en: 'Example', zh: '示例' }, needs: [{ kind: 'research' }] })])
  const result = await run([smeDocument('a', { headcount: 12, website: null, names: { zh: '例子' } })])
  t.match(result.counts, { updated: 1 })
  const { profile, needs } = await sme('a')
  t.match(profile, { headcount: 12, website: null, names: { en: 'Example', zh: '例子' }, version: 2 })
  t.equal(needs.length, 1)
})

t.test('needs, mandates and deals are known by id, else by their place; places no longer named are removed', async (t) => {
  const { run, sme, investor, store } = await build(t)
  const need = (kind: string, more = {}) => ({ kind, ...more })
  await run([smeDocument('a', { needs: [need('investment'), need('research', { id: 'need_fixed' }), need('market_entry')] })])
  const before = await sme('a')
  t.match(before.needs.map(({ id }) => id).sort(), [derivedId('need', before.profile.id, '0'), derivedId('need', before.profile.id, '2'), 'need_fixed'].sort())

  t.match((await run([smeDocument('a', { needs: [need('technology_offer')] })])).counts, { updated: 1 })
  const after = await sme('a')
  t.match(new Map(after.needs.map(({ id, kind, version }) => [id, `${kind} ${version}`])), new Map([['need_fixed', 'research 1'], [derivedId('need', before.profile.id, '0'), 'technology_offer 2']]),
    'one with an id of its own is not the file\'s to remove')

  await run([investorDocument('i', { mandates: [{}, { kpi: 'capex' }], deals: [{ date: '2024-05-01' }] })])
  await run([investorDocument('i', { mandates: [], deals: [{ date: '2024-05-02' }] })])
  t.match(await investor('i'), { mandates: [], deals: [{ date: '2024-05-02', version: 2 }] })

  const taken = await run([smeDocument('b', { needs: [need('research', { id: 'need_fixed' })] }), smeDocument('c', { needs: [need('research', { id: 'need_c' }), need('research', { id: 'need_c' })] })])
  t.match(taken.rejected, [{ row: 1, pointer: '/needs/0/id', code: 'duplicate' }, { row: 2, pointer: '/needs/1/id', code: 'duplicate' }])
  t.equal((await store.read.record('need', 'need_fixed'))?.organisationId, before.profile.id)
})

t.test('an excluded counterpart may come later in the file, under any id, or not at all', async (t) => {
  const { run, sme, investor, store } = await build(t)
  const documents = [
    smeDocument('a', { excludedCounterparts: ['later', 'fixed', 'nobody', 'inv_byid'] }),
    investorDocument('later'),
    investorDocument('fixed', { id: 'inv_fixed', excludedCounterparts: ['a'] })
  ]
  const first = await run(documents)
  t.match(first.counts, { created: 3 })
  t.match(first.warnings, [{ row: 1, externalId: 'a', pointer: '/excludedCounterparts/2', code: 'unknown_counterpart' }])
  const excluded = (await sme('a')).profile.excludedCounterparts
  t.strictSame(excluded, [(await investor('later')).profile.id, 'inv_fixed', derivedId('investor', 'test', 'nobody'), 'inv_byid'])
  t.strictSame((await investor('fixed')).profile.excludedCounterparts, [(await sme('a')).profile.id])

  const version = await store.read.dataVersion()
  t.match((await run(documents)).counts, { unchanged: 3 })
  t.equal(await store.read.dataVersion(), version)
  t.match((await run([investorDocument('nobody')])).counts, { created: 1 })
  t.equal((await investor('nobody')).profile.id, excluded[2], 'the exclusion held before the counterpart was there')
})

t.test('who may not review or publish is told so, and the rest is taken', async (t) => {
  const { run, sme } = await build(t)
  const document = smeDocument('a', { status: 'published', claims: [{ ...taxonomyClaim, review: { state: 'accepted', level: 'audited', reason: 'Read.' } }] })
  const result = await run([document], { principal: editor })
  t.match(result.counts, { created: 1 })
  t.match(result.warnings, [{ row: 1, pointer: '/status', code: 'publishing_not_allowed' }, { row: 1, pointer: '/claims/0/review', code: 'review_ignored' }])
  t.match(await sme('a'), { profile: { status: 'in_review' }, claims: [{ state: 'submitted', level: 'self_declared', submittedBy: 'key_editor', reviewedBy: null, reviewReason: null }] })

  t.match((await run([document])).counts, { updated: 1 })
  t.match(await sme('a'), { profile: { status: 'published' }, claims: [{ state: 'accepted', level: 'audited', submittedBy: null, reviewedBy: 'key_admin', reviewReason: 'Read.' }] })
  const again = await run([document], { principal: editor })
  t.match(again.counts, { unchanged: 1 }, 'what was published and accepted since stays')
  await t.rejects(run([document], { principal: reviewer }), { code: 'FORBIDDEN' })
  await t.rejects(run([document], { principal: anonymous }), { code: 'UNAUTHENTICATED' })
})

t.test('a review must have a reason and a level that a review can set', async (t) => {
  const { run } = await build(t)
  const claim = (review: object) => smeDocument('a', { claims: [{ ...taxonomyClaim, review }] })
  const result = await run([claim({ state: 'accepted', level: 'documented' }), claim({ state: 'accepted', level: 'inferred', reason: 'x' }), claim({ state: 'pending', reason: 'x' })])
  t.match(result.rejected, [{ pointer: '/claims/0/review/reason' }, { pointer: '/claims/0/review/level', accepted: ['self_declared', 'documented', 'third_party', 'audited'] }, { pointer: '/claims/0/review/state', value: 'pending' }])
})

t.test('a document can leave a claim a draft, or give a certification the id of its claim', async (t) => {
  const { run, sme } = await build(t)
  const document = smeDocument('a', { claims: [{ ...taxonomyClaim, review: { state: 'draft' } }], certifications: [{ id: 'iso-14001', claimId: 'claim_iso', review: { state: 'submitted' } }] })
  t.match(await run([document]), { counts: { created: 1 }, warnings: [] })
  const { claims } = await sme('a')
  t.strictSame(new Map(claims.map(({ facts, state }) => [facts.kind, state])), new Map([['taxonomy', 'draft'], ['certification', 'submitted']]))
  t.match(claims.find(({ id }) => id === 'claim_iso'), { facts: { kind: 'certification' } })
  t.match((await run([document])).counts, { unchanged: 1 })
  t.match((await run([smeDocument('b', { certifications: [{ id: 'iso-14001', claimId: 'claim_iso' }] })])).rejected, [{ pointer: '/certifications/0/claimId', code: 'duplicate' }])
})

t.test('a claim is known again by what it is about, keeps its review, and loses it when it says something else', async (t) => {
  const { run, sme, claims } = await build(t)
  const document = (...given: object[]) => smeDocument('a', { claims: given })
  const accepted = { ...taxonomyClaim, review: { state: 'accepted', level: 'documented', reason: 'Read.' } }
  await run([document(accepted, { kind: 'certification', certification: 'iso-14001' }, { kind: 'membership', name: 'Alleanza' })])
  t.match((await run([document(taxonomyClaim, { kind: 'membership', name: 'ALLEANZA' }, { kind: 'certification', certification: 'iso-14001', number: 'X-1' })])).counts, { updated: 1 })
  const { claims: kept } = await sme('a')
  t.equal(kept.length, 3, 'spelling and a number that was missing make no new claim')
  t.match(kept.find(({ facts }) => facts.kind === 'taxonomy'), { state: 'accepted', level: 'documented', version: 1 })

  const lapsed = await run([document({ ...taxonomyClaim, substantialContribution: 'not_met' })], { principal: editor })
  t.match(lapsed.warnings, [{ pointer: '/claims/0', code: 'review_lapsed' }])
  const changed = (await sme('a')).claims.find(({ facts }) => facts.kind === 'taxonomy')
  t.match(changed, { state: 'submitted', level: 'self_declared', submittedBy: 'key_editor', reviewedBy: null })
  t.equal((await sme('a')).claims.length, 3, 'claims the file does not name stay')

  await run([document({ ...accepted, validTo: '2027-01-01' }, { ...accepted, validFrom: '2027-01-02' })])
  t.match((await sme('a')).claims.filter(({ facts }) => facts.kind === 'taxonomy').length, 2, 'two claims about one activity are two')
  t.match((await run([document({ ...accepted, validFrom: '2027-01-02' }, { ...accepted, validTo: '2027-01-01' })])).counts, { unchanged: 1 }, 'in any order')

  const [one] = (await sme('a')).claims.filter(({ facts }) => facts.kind === 'taxonomy')
  await claims.review({ id: one?.id ?? '', version: one?.version }, { decision: 'revoke', reason: 'The audit was forged.' }, admin)
  const back = await run([document({ ...accepted, validTo: '2027-01-01' }, { ...accepted, validFrom: '2027-01-02' })])
  t.match(back.counts, { unchanged: 1 })
  t.match(back.warnings, [{ code: 'claim_revoked' }], 'a file does not bring back what a reviewer revoked')
})

t.test('a file does not accept what a reviewer rejected, unless it says something else', async (t) => {
  const { run, sme, claims } = await build(t)
  const accepted = { ...taxonomyClaim, review: { state: 'accepted', level: 'documented', reason: 'Read.' } }
  await run([smeDocument('a', { claims: [taxonomyClaim] })])
  const [claim] = (await sme('a')).claims
  await claims.review({ id: claim?.id ?? '', version: claim?.version }, { decision: 'reject', reason: 'Not shown.' }, reviewer)
  t.match(await run([smeDocument('a', { claims: [accepted] })]), { counts: { unchanged: 1 }, warnings: [{ code: 'claim_rejected' }] })
  t.match((await run([smeDocument('a', { claims: [{ ...accepted, documents: [{ title: 'The report' }] }] })])).counts, { updated: 1 })
  t.match((await sme('a')).claims, [{ state: 'accepted', level: 'documented', reviewedBy: 'key_admin' }])
})

t.test('a claim by its id stays of its kind and with its organisation', async (t) => {
  const { run, sme } = await build(t)
  await run([smeDocument('a', { claims: [{ id: 'claim_1', kind: 'membership', name: 'A' }] })])
  const result = await run([smeDocument('a', { claims: [{ id: 'claim_1', ...taxonomyClaim }] }), smeDocument('b', { claims: [{ id: 'claim_1', kind: 'membership', name: 'A' }] })])
  t.match(result.rejected, [{ row: 1, pointer: '/claims/0/kind', code: 'fixed' }, { row: 2, pointer: '/claims/0/id', code: 'duplicate' }])
  t.match((await run([smeDocument('a', { claims: [{ id: 'claim_1', kind: 'membership', name: 'B' }] })])).counts, { updated: 1 })
  t.match((await sme('a')).claims, [{ id: 'claim_1', facts: { name: 'B' }, version: 2 }])
})

t.test('a CAM claim keeps the decree it was counted by', async (t) => {
  const { run, sme } = await build(t)
  await run([smeDocument('a', { claims: [{ kind: 'cam', category: 'cam-edilizia', decree: 'cam-edilizia-2022', mandatoryMet: 2, mandatoryTotal: 3 }] })])
  t.match((await run([smeDocument('a', { claims: [{ kind: 'cam', category: 'cam-edilizia', mandatoryMet: 2, mandatoryTotal: 3 }] })])).counts, { unchanged: 1 })
  t.match((await sme('a')).claims, [{ facts: { decree: 'cam-edilizia-2022' }, ruleSet: 'cam-edilizia-2022' }])
})

t.test('a file does not republish what was paused or withdrawn in the service', async (t) => {
  const { run, sme, profiles } = await build(t)
  for (const status of ['paused', 'withdrawn'] as const) {
    const document = smeDocument(status, { status: 'published' })
    await run([document])
    const { profile } = await sme(status)
    await profiles.changeStatus({ id: profile.id, version: profile.version, status, reason: 'They asked for it.' }, admin)
    const result = await run([document])
    t.match(result, { counts: { unchanged: 1 }, warnings: [{ pointer: '/status', code: 'status_kept' }] })
    t.equal((await sme(status)).profile.status, status)
  }
})

t.test('an organisation is one thing and has one name at its source', async (t) => {
  const { run } = await build(t)
  await run([smeDocument('a'), smeDocument('b', { id: 'sme_b' })])
  const result = await run([investorDocument('a'), smeDocument('a', { id: 'sme_b' }), smeDocument('b', { id: 'sme_b' })])
  t.match(result.rejected, [{ row: 1, pointer: '/kind', code: 'fixed' }, { row: 2, pointer: '/id', code: 'duplicate' }])
  t.match(result.counts, { unchanged: 1, rejected: 2 })
})

t.test('source and kind can be said once for the whole file', async (t) => {
  const { run, stored } = await build(t)
  t.match((await run([{ externalId: 'x', legalName: 'Esempio' }], { source: 'register', kind: 'sme' })).counts, { created: 1 })
  t.match(await stored('x', 'register'), { profile: { kind: 'sme', status: 'draft', source: 'register' } })
})

t.test('more records than fit a batch, with refused ones among them, come all through', async (t) => {
  const { run, store } = await build(t)
  const seen: number[] = []
  const documents = Array.from({ length: 250 }, (_, index) => smeDocument(String(index), index % 50 === 7 ? { province: 'XX' } : {}))
  const result = await run(documents, { onProgress: (read) => { seen.push(read) } })
  t.match(result.counts, { read: 250, created: 245, rejected: 5 })
  t.strictSame(result.rejected.map(({ row }) => row), [8, 58, 108, 158, 208])
  t.strictSame(seen, [100, 200, 250])
  t.equal(await store.read.countProfiles(), 245)
})

t.test('an imported organisation is found by what it says at once', async (t) => {
  const { run, store } = await build(t)
  await run([smeDocument('a', { status: 'published', province: 'MI', claims: [taxonomyClaim] })])
  const page = await store.read.directory({ kind: 'sme', facets: [{ kind: 'taxonomy_activity', values: ['CE 2.3'] }], words: ['esempio'], statuses: ['published'], spans: [], eyes: 'all', orderBy: { field: 'name', direction: 'asc' }, first: 5 })
  t.equal(page.rows.length, 1)
})

t.test('what only writing finds out rolls back that record alone; a lost race is tried again', async (t) => {
  const { store, sme, stored } = await build(t)
  let races = 2
  const unlucky = (store: Store): Store => ({
    ...store,
    rehearsal: async () => unlucky(await store.rehearsal()),
    write: (principal, body) => store.write(principal, (work) => body({
      ...work,
      async insertRecord (kind, record) {
        if (kind === 'need' && 'kind' in record && record.kind === 'research') throw new Problem('DUPLICATE', 'Taken meanwhile.')
        if (kind === 'need' && races-- > 0) throw new Problem('VERSION_CONFLICT', 'Others are writing.')
        await work.insertRecord(kind, record)
      }
    }))
  })
  const imports = createImports({ store: unlucky(store), catalogues: loadCatalogues(), now: () => new Date() })
  const documents = [smeDocument('a', { needs: [{ kind: 'investment' }] }), smeDocument('b', { needs: [{ kind: 'research' }] }), smeDocument('c')]
  for (const dryRun of [true, false]) {
    races = 2
    const result = await imports.runRecords(documents.map((value, index) => ({ row: index + 1, line: 1, value })), { principal: admin, dryRun })
    t.match(result, { counts: { created: 2, rejected: 1 }, rejected: [{ row: 2, code: 'duplicate', message: 'Taken meanwhile.' }] })
  }
  t.equal((await sme('a')).needs.length, 1)
  t.equal(await stored('b'), undefined)
  const broken = createImports({ store: { ...store, write: () => Promise.reject(new Error('The disk is full.')) }, catalogues: loadCatalogues(), now: () => new Date() })
  await t.rejects(broken.run('[{}]', { format: 'json', principal: admin }), { message: 'The disk is full.' }, 'a failure that is no refusal is not reported as one')
})
