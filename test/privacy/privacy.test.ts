// What people may ask of a service that keeps data on them: an answer, and to be forgotten, with the audit log intact.
import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import { anonymous, commandLine, principalOf } from '../../src/access/principal.ts'
import { verifyAudit } from '../../src/audit/verify.ts'
import { daily } from '../../src/privacy/schedule.ts'
import type { RememberedAnswer, Store } from '../../src/profiles/store.ts'
import { engines } from '../service.ts'
import { anna, dump, fill, luca, retention } from './world.ts'

/** Keeps an answer as a request that was claimed does. */
async function remember (store: Store, answer: RememberedAnswer): Promise<void> {
  const { key, principalId, requestDigest, createdAt } = answer
  await store.idempotency.claim({ key, principalId, requestDigest, createdAt, owner: 'test', leasedUntil: createdAt }, new Date(0))
  await store.idempotency.remember(answer, 'test')
}

for (const [name, open] of engines) {
  t.test(`contacts stand apart from profiles, and come back in place, on ${name}`, async (t) => {
    const service = await open(t)
    const { sme, investor } = await fill(service)
    const { read } = service.store
    const [whole] = await read.wholes([sme])
    t.strictSame(whole?.profile.contacts, [anna, luca])
    const [first] = await read.changes({ after: 0, limit: 1, recordId: sme })
    t.match(first?.after, { contacts: [anna, luca] }, 'the trail shows them')
    const stored = await read.findContacts({ email: 'ANNA.bianchi@verde.example' })
    t.strictSame(stored.map(({ organisationId }) => organisationId).sort(), [sme, investor].sort())

    const changed = { ...anna, phone: '+39 02 555 0200' }
    await service.smes.update({ id: sme, version: whole?.profile.version }, { contacts: [luca, changed] }, commandLine)
    t.strictSame((await read.wholes([sme]))[0]?.profile.contacts, [luca, changed], 'in the order given')
    const wordings = await read.findContacts({ email: anna.email, organisationId: sme })
    t.strictSame(wordings.map(({ phone, retiredAt }) => [phone, retiredAt === null]), [[anna.phone, false], [changed.phone, true]])
    t.equal(new Set(wordings.map(({ personId }) => personId)).size, 1, 'one person')
  })

  t.test(`notices and consents are kept by person, on ${name}`, async (t) => {
    const { privacy, ...service } = await open(t)
    const { sme } = await fill({ privacy, ...service })
    const said = { kind: 'notice', day: '2026-11-20', purpose: 'Matching with investors', legalBasis: 'legitimate_interests', source: 'Letter of the chamber' }
    const made = await privacy.record({ email: anna.email, organisationId: sme, ...said }, commandLine)
    t.match(made, [{ ...said, recordedBy: 'cli' }])
    await t.rejects(privacy.record({ email: anna.email, ...said, day: '2030-01-01' }, commandLine), { code: 'VALIDATION_FAILED' })
    await t.rejects(privacy.record({ email: 'nobody@verde.example', ...said }, commandLine), { code: 'NOT_FOUND' })
    await t.rejects(privacy.record({ organisationId: sme, ...said }, commandLine), { code: 'VALIDATION_FAILED' })
    await t.rejects(privacy.record({ email: anna.email, ...said }, principalOf('key_e', 'editor')), { code: 'FORBIDDEN' })
    const { records } = await privacy.access({ name: 'anna  BIANCHI' }, commandLine)
    t.strictSame(records, made)
  })

  t.test(`an access request answers everything, and the log does not say about whom, on ${name}`, async (t) => {
    const service = await open(t)
    const { sme, investor } = await fill(service)
    const data = await service.privacy.access({ email: anna.email }, commandLine)
    t.strictSame(data.contacts.map(({ organisationId, role }) => [organisationId, role]).sort(), [[sme, 'CFO'], [investor, 'Adviser']].sort())
    t.ok(data.mentions.some(({ where, id }) => where === 'profile' && id === sme), 'free text that names the address')
    t.strictSame((await service.privacy.access({ email: 'nobody@verde.example' }, commandLine)).contacts, [])
    await t.rejects(service.privacy.access({}, commandLine), { code: 'VALIDATION_FAILED' })
    await t.rejects(service.privacy.access({ email: anna.email }, anonymous), { code: 'UNAUTHENTICATED' })
    const log = JSON.stringify(await service.store.read.auditEntries({ limit: 100 }))
    t.match(log, '"privacy_access"')
    t.notMatch(log.toLowerCase(), anna.email.toLowerCase())
    t.notMatch(log, 'Bianchi')
  })

  t.test(`an erased person is nowhere, others are untouched, and the log is intact, on ${name}`, async (t) => {
    const service = await open(t)
    const { sme, investor } = await fill(service)
    const { store } = service
    const before = (await store.read.wholes([sme]))[0]?.profile.version
    await service.smes.update({ id: sme, version: before }, { contacts: [{ ...anna, role: 'CEO' }, luca] }, commandLine)
    await remember(store, { key: 'k', principalId: 'key_e', requestDigest: 'x', status: 201, body: JSON.stringify({ id: sme, contacts: [anna] }), headers: { location: `/v1/smes/${sme}` }, createdAt: new Date() })
    await store.write(commandLine, (work) => work.insertKey({ id: 'key_1', name: 'Key of anna.bianchi@verde.example', role: 'editor', partnerId: null, organisationIds: [], scopes: null, digest: 'd', createdAt: new Date(), createdBy: 'cli', lastUsedAt: null, expiresAt: null, revokedAt: null, replacedBy: null }))
    const head = await store.read.auditHead()

    const erased = await service.privacy.erase({ email: anna.email, reason: 'She asked' }, commandLine)
    t.match(erased, { contacts: 3, keys: 1, rememberedAnswers: 1, organisations: [sme, investor].sort() })
    t.match(await store.idempotency.find('k', 'key_e'), { state: 'answered', answer: { status: 201, body: JSON.stringify({ id: sme, erased: true }), headers: { location: `/v1/smes/${sme}` } } })
    const left = await dump(t, service)
    for (const text of [anna.email, anna.name, anna.phone]) t.notMatch(left.toLowerCase(), text.toLowerCase(), text)
    t.strictSame((await store.read.wholes([sme]))[0]?.profile.contacts, [luca])
    t.equal((await store.read.wholes([sme]))[0]?.profile.descriptions.en, 'Ask [erased] for details.')
    t.match(await service.privacy.access({ email: anna.email }, commandLine), { contacts: [], mentions: [], keys: [] })
    t.match(await verifyAudit(store.read, head), { ok: true, findings: [] })
    await t.rejects(service.privacy.erase({ email: anna.email, reason: 'again' }, commandLine), { code: 'NOT_FOUND' })
    await t.rejects(service.privacy.erase({ name: luca.name, reason: 'a name alone' }, commandLine), { code: 'VALIDATION_FAILED' })
    await t.rejects(service.privacy.erase({ organisationId: sme, reason: 'a company' }, commandLine), { code: 'RULE_REFUSED' })
  })

  t.test(`undoing an import does not bring an erased person back, on ${name}`, async (t) => {
    const service = await open(t)
    const { store, imports } = service
    const document = { kind: 'sme', source: 'reg', externalId: 'a', legalName: 'Verde S.r.l.', province: 'MI' }
    const run = async (contacts: unknown) => await imports.run(JSON.stringify([{ ...document, contacts }]), { format: 'json', principal: commandLine })
    await run([anna, luca])
    const second = await run([luca])
    await service.privacy.erase({ email: anna.email, reason: 'She asked' }, commandLine)
    const undone = await imports.undo(second.id, commandLine)
    t.match(undone, { restored: 1, kept: [] })
    const [whole] = await store.read.wholesAfter('sme', '', 1)
    t.strictSame(whole?.profile.contacts, [luca])
  })

  t.test(`a sole trader is a person, on ${name}`, async (t) => {
    const service = await open(t)
    const given = { legalName: 'Rossi Mario Impianti', soleTrader: true, vatNumber: 'IT00743110157', province: 'MI', website: 'https://rossimario.example', source: 'reg', externalId: 'RSSMRA', contacts: [luca] }
    const { profile } = await service.smes.create(given, commandLine)
    const claim = await service.claims.save({ organisationId: profile.id, input: { kind: 'certification', certification: 'iso-14001', number: '7', issuer: 'RINA', documents: [{ title: 'Certificato Rossi Mario Impianti' }] } }, commandLine)
    t.match(await service.privacy.access({ organisationId: profile.id }, commandLine), { soleTraders: [{ id: profile.id, legalName: given.legalName }], contacts: [{ name: luca.name }] })

    await service.privacy.erase({ organisationId: profile.id, reason: 'He asked' }, commandLine)
    const left = await dump(t, service)
    for (const text of ['Rossi Mario', '00743110157', 'rossimario', 'RSSMRA', luca.email]) t.notMatch(left, text, text)
    t.match((await service.store.read.wholes([profile.id]))[0]?.profile, { legalName: '[erased]', contacts: [], identifiers: [], matchingConsent: false })
    t.equal((await service.store.read.record('claim', claim.id))?.documents[0]?.title, 'Certificato [erased]')
    t.equal(await service.store.read.findByIdentifier('vat', 'IT00743110157'), undefined)
    t.match(await verifyAudit(service.store.read), { ok: true })

    const document = { kind: 'sme', source: 'list', externalId: 'A1', legalName: 'Verdi Giuseppe Energia', soleTrader: true }
    const run = async () => await service.imports.run(JSON.stringify([document]), { format: 'json', principal: commandLine, overwrite: true })
    t.match((await run()).counts, { created: 1 })
    const [id] = (await service.store.read.findBySource('list', ['A1'])).values()
    await service.privacy.erase({ organisationId: id, reason: 'He asked' }, commandLine)
    t.match(await run(), { counts: { rejected: 1 }, rejected: [{ code: 'erased' }] }, 'the next file does not bring him back')
  })

  t.test(`what is kept long enough is erased, and nothing else, on ${name}`, async (t) => {
    let now = new Date('2026-11-22T12:00:00Z')
    const service = await open(t, { now: () => now })
    const { sme, investor } = await fill(service)
    const { store, privacy } = service
    const answer = (key: string) => ({ key, principalId: 'key_e', requestDigest: 'x', status: 201, body: '{}', headers: {}, createdAt: now })
    await remember(store, answer('old'))
    await service.smes.update({ id: sme, version: (await store.read.wholes([sme]))[0]?.profile.version }, { contacts: [luca] }, commandLine)
    t.strictSame(await privacy.retain(retention, commandLine), { rememberedAnswers: 0, contacts: 0, organisations: 0 })

    now = new Date('2026-11-24T12:00:00Z')
    await remember(store, answer('new'))
    t.strictSame(await privacy.retain(retention, commandLine), { rememberedAnswers: 1, contacts: 0, organisations: 0 })
    const [whole] = await store.read.wholes([sme])
    await service.profiles.changeStatus({ id: sme, version: whole?.profile.version, status: 'withdrawn', reason: 'Sold' }, commandLine)

    now = new Date('2027-11-23T12:00:00Z')
    t.match(await privacy.retain(retention, commandLine), { contacts: 1, organisations: 0 }, 'the contact that no profile names')
    now = new Date('2027-11-25T12:00:00Z')
    t.match(await privacy.retain(retention, commandLine), { contacts: 1, organisations: 1 }, 'those of the withdrawn profile')
    t.strictSame((await store.read.findContacts({})).map(({ organisationId }) => organisationId), [investor])
    t.match(await privacy.retain(retention, commandLine), { contacts: 0, organisations: 0 })
    t.match(await verifyAudit(store.read), { ok: true })
  })
}

t.test('retention runs by itself, goes on after a failure and ends when asked', async (t) => {
  let runs = 0
  const failures: unknown[] = []
  const stop = daily(async () => { if (++runs === 1) throw new Error('database away') }, (error) => { failures.push(error) }, { first: 1, every: 5 })
  const goesOn = () => runs > 2
  while (!goesOn()) await sleep(5)
  await stop()
  const done = runs
  await sleep(20)
  t.equal(runs, done)
  t.match(failures, [{ message: 'database away' }])
})
