import t, { type Test } from 'tap'
import type { ImportOptions, ImportResult } from '../../src/imports/imports.ts'
import type { Service } from '../../src/service.ts'
import { engines } from '../service.ts'
import { admin, editor, investorDocument, smeDocument, type Json } from './world.ts'
import { principalOf } from '../../src/access/principal.ts'

interface World {
  readonly service: Service
  readonly run: (documents: readonly Json[], options?: Partial<ImportOptions>) => Promise<ImportResult>
  readonly names: () => Promise<ReadonlyArray<string | null>>
}

/** The same test on both engines. */
function onBoth (name: string, body: (t: Test, world: World) => Promise<void>): void {
  t.test(name, async (t) => {
    for (const [engine, open] of engines) {
      await t.test(engine, async (t) => {
        const service = await open(t)
        await body(t, {
          service,
          run: async (documents, options = {}) => await service.imports.run(JSON.stringify(documents), { format: 'json', principal: admin, ...options }),
          names: async () => (await service.store.read.wholesAfter('sme', '', 1000)).map(({ profile }) => profile.kind === 'sme' ? profile.legalName : null).sort()
        })
      })
    }
  })
}

const many = (count: number, more: Json = {}): Json[] => Array.from({ length: count }, (_, at) => smeDocument(`m${at}`, { needs: [{ kind: 'investment' }], ...more }))

onBoth('a batch says who imported what, when and with which result', async (t, { service: { imports }, run }) => {
  const file = { name: 'members.json', hash: 'ab'.repeat(32), mapping: 'register', mappingVersion: '3' }
  const started: string[] = []
  const result = await run([smeDocument('a'), smeDocument('b', { province: 'XX' })], { file, source: 'test', onStart: (id) => started.push(id) })
  t.strictSame(started, [result.id])
  t.match(await imports.find(result.id, admin), {
    id: result.id,
    state: 'done',
    counts: { read: 2, created: 1, updated: 0, unchanged: 0, rejected: 1 },
    progress: { rowsRead: 2, rowsTotal: 2 },
    startedBy: 'key_admin',
    startedAt: Date,
    finishedAt: Date,
    mode: 'upsert',
    overwrite: false,
    file: { name: file.name, hash: file.hash },
    mapping: { id: 'register', version: '3' },
    rejected: result.rejected,
    warnings: [],
    omitted: 0
  })
  t.equal(await imports.find('imp_none', admin), undefined)
  await t.rejects(imports.find(result.id, principalOf('anonymous', 'anonymous')), { code: 'UNAUTHENTICATED' })
  t.equal(await imports.find((await run([smeDocument('a')], { dryRun: true })).id, admin), undefined, 'a dry run leaves no batch')
})

onBoth('undoing restores what the batch changed, and tells what was edited since', async (t, { service, run, names }) => {
  const { store, imports, smes, profiles } = service
  await run([
    smeDocument('old', { legalName: 'Old', website: 'https://a.example', needs: [{ kind: 'investment' }, { kind: 'research' }], certifications: [{ id: 'iso-14001' }] }),
    smeDocument('both', { legalName: 'Both' })
  ])
  const idOf = async (externalId: string): Promise<string> => (await store.read.findBySource('test', [externalId])).get(externalId) ?? ''
  const everything = async () => (await store.read.wholesAfter('sme', '', 10)).map((whole) => JSON.parse(JSON.stringify(whole, (key, value: unknown) => key === 'version' || key === 'updatedAt' ? undefined : value)) as Json)
  const before = await everything()
  const second = await run([
    smeDocument('old', { legalName: 'New', website: 'https://b.example', needs: [{ kind: 'market_entry' }], certifications: [{ id: 'iso-14001', number: 'X-1' }] }),
    smeDocument('both', { legalName: 'Changed' }),
    smeDocument('made', { legalName: 'Made', needs: [{ kind: 'investment' }] }),
    smeDocument('used', { legalName: 'Used' })
  ])
  t.match(second.counts, { created: 2, updated: 2 })
  const used = await idOf('used')
  await smes.saveNeed({ organisationId: used, input: { kind: 'research' } }, admin)

  const position = await store.read.dataVersion()
  const undone = await imports.undo(second.id, admin)
  t.match(undone, { id: second.id, state: 'undone', restored: 5, removed: 2, kept: [{ organisationId: used, recordId: used, reason: 'edited_since' }] })
  t.strictSame((await everything()).filter((whole) => (whole['profile'] as Json)['id'] !== used), before, 'as it was, versions aside')
  t.strictSame(await names(), ['Both', 'Old', 'Used'])
  const trail = await store.read.changes({ after: position, limit: 100 })
  t.ok(trail.length > 0 && trail.every(({ action, actor }) => action === 'undo' && actor === 'key_admin'))
  t.match(await imports.find(second.id, admin), { state: 'undone' })

  const need = (await store.read.wholes([used])).flatMap((whole) => 'needs' in whole ? whole.needs : [])[0]
  await profiles.remove({ id: need?.id ?? '', version: 1 }, admin)
  t.match(await imports.undo(second.id, admin), { removed: 1, kept: [] }, 'called again, it tries what was kept')
  t.strictSame(await names(), ['Both', 'Old'])
})

onBoth('imports are undone one after the other, and an edited field keeps its record', async (t, { service, run, names }) => {
  const { imports, smes, store } = service
  const first = await run([smeDocument('a', { legalName: 'One' })])
  const second = await run([smeDocument('a', { legalName: 'Two' })])
  const third = await run([smeDocument('a', { legalName: 'Three' })])
  t.match(await imports.undo(second.id, admin), { restored: 0, kept: [{ reason: 'edited_since', changedBy: 'key_admin' }] })
  t.match(await imports.undo(third.id, admin), { restored: 1, kept: [] })
  t.match(await imports.undo(second.id, admin), { restored: 1, kept: [] })
  t.strictSame(await names(), ['One'])
  const [whole] = await store.read.wholesAfter('sme', '', 1)
  await smes.update({ id: whole?.profile.id ?? '', version: whole?.profile.version }, { website: 'https://person.example' }, admin)
  t.match(await imports.undo(first.id, admin), { removed: 0, kept: [{ message: /key_admin changed it \(update\)/ }] })
  t.strictSame(await names(), ['One'])
})

onBoth('whose import it is decides who may undo it', async (t, { service: { imports }, run }) => {
  const theirs = await run([smeDocument('a')])
  await t.rejects(imports.undo(theirs.id, editor), { code: 'FORBIDDEN' })
  await t.rejects(imports.undo('imp_none', admin), { code: 'NOT_FOUND' })
  const own = await run([smeDocument('b')], { principal: editor })
  t.match(await imports.undo(own.id, editor), { removed: 1 })
})

onBoth('a mode leaves known or unknown records alone', async (t, { run, names }) => {
  await run([smeDocument('a', { legalName: 'A' })])
  const create = await run([smeDocument('a', { legalName: 'A2' }), smeDocument('b', { legalName: 'B' })], { mode: 'create-only' })
  t.match(create, { counts: { created: 1, unchanged: 1 }, warnings: [{ row: 1, externalId: 'a', code: 'already_known' }] })
  const update = await run([smeDocument('a', { legalName: 'A3' }), smeDocument('c', { legalName: 'C' })], { mode: 'update-only' })
  t.match(update, { counts: { updated: 1, unchanged: 1 }, warnings: [{ row: 2, externalId: 'c', code: 'not_known' }] })
  t.strictSame(await names(), ['A3', 'B'])
})

onBoth('what a person changed is kept from later files until they overwrite it', async (t, { service, run }) => {
  const { store, smes, profiles } = service
  const document = (more: Json = {}): Json => smeDocument('a', { legalName: 'Register', names: { en: 'Register', zh: '登记' }, website: 'https://register.example', province: 'MI', needs: [{ kind: 'investment' }, { kind: 'research' }], ...more })
  await run([document()])
  const whole = async () => (await store.read.wholesAfter('sme', '', 1))[0]
  const at = async () => {
    const found = await whole()
    if (found === undefined || !('needs' in found)) throw new Error('It is not there.')
    return found
  }
  const { profile, needs } = await at()
  await smes.update({ id: profile.id, version: profile.version }, { website: 'https://person.example', names: { en: 'Person' } }, editor)
  const [investment, research] = [needs.find(({ kind }) => kind === 'investment'), needs.find(({ kind }) => kind === 'research')]
  await smes.saveNeed({ organisationId: profile.id, id: investment?.id, version: 1, input: { stakeOffered: 0.2 } }, editor)
  await profiles.remove({ id: research?.id ?? '', version: 1 }, editor)

  const next = document({ legalName: 'Register 2', names: { en: 'Register 2', zh: '登记二' }, website: 'https://register2.example', needs: [{ kind: 'investment', stakeOffered: 0.4, controlOffered: true }, { kind: 'research' }] })
  const second = await run([next])
  t.strictSame(second.warnings.map(({ code, pointer }) => `${code} ${pointer}`).sort(), ['human_edit_kept /names/en', 'human_edit_kept /needs/0/stakeOffered', 'human_edit_kept /needs/1', 'human_edit_kept /website'])
  t.match(await at(), { profile: { legalName: 'Register 2', names: { en: 'Person', zh: '登记二' }, website: 'https://person.example' }, needs: [{ stakeOffered: 0.2, controlOffered: true }] })
  t.equal((await at()).needs.length, 1)
  t.match((await run([next])).counts, { unchanged: 1 })

  const third = await run([document({ legalName: 'Register 3' })])
  t.ok(third.warnings.some(({ pointer }) => pointer === '/website'), 'it stays the person\'s, however many imports follow')
  t.match(await at(), { profile: { legalName: 'Register 3', website: 'https://person.example' } })

  t.match(await run([next], { overwrite: true }), { warnings: [], counts: { updated: 1 } })
  t.match(await at(), { profile: { names: { en: 'Register 2' }, website: 'https://register2.example' } })
  t.equal((await at()).needs.length, 2)
  t.match(await run([document({ website: 'https://register4.example' })]), { warnings: [] }, 'from here on it is the file\'s again')
  t.match(await at(), { profile: { website: 'https://register4.example' } })
})

onBoth('a claim that a person changed or removed is not the file\'s any more', async (t, { service, run }) => {
  const { store, claims } = service
  const document = (met: number): Json => smeDocument('a', {
    claims: [{ kind: 'cam', category: 'cam-edilizia', mandatoryMet: met, mandatoryTotal: 10 }, { kind: 'membership', name: 'Rete Esempio', review: { state: 'draft' } }]
  })
  await run([document(5)])
  const stored = async () => (await store.read.wholesAfter('sme', '', 1))[0]?.claims ?? []
  const of = async (kind: string) => (await stored()).find(({ facts }) => facts.kind === kind)
  const [cam, membership] = [await of('cam'), await of('membership')]
  await claims.save({ organisationId: cam?.organisationId ?? '', id: cam?.id, version: cam?.version, input: { mandatoryMet: 7 } }, editor)
  await claims.remove({ id: membership?.id ?? '', version: membership?.version }, editor)
  t.match((await run([document(6)])).warnings, [{ code: 'human_edit_kept', pointer: '/claims/0' }, { code: 'human_edit_kept', pointer: '/claims/1' }])
  t.match((await of('cam'))?.facts, { mandatoryMet: 7 })
  t.equal(await of('membership'), undefined)
  t.match((await run([document(6)], { overwrite: true })).counts, { updated: 1 })
  t.match((await of('cam'))?.facts, { mandatoryMet: 6 })
  t.ok(await of('membership'))
})

onBoth('one company in two sources: an identifier is refused, a name is a suggestion', async (t, { service, run }) => {
  const first = await run([smeDocument('a', { legalName: 'Città Verde S.r.l.', province: 'MI', vatNumber: 'IT99999010004' }), investorDocument('i', { registeredName: '绿色资本有限公司', province: 'CN-SH' })])
  t.match(first, { warnings: [] })
  const id = (await service.store.read.findBySource('test', ['a'])).get('a') ?? ''
  const second = await run([
    { ...smeDocument('1', { legalName: 'CITTA VERDE SRL', province: 'MI' }), source: 'fair' },
    { ...smeDocument('2', { legalName: 'Citta Verde SRL', province: 'RM' }), source: 'fair' },
    { ...smeDocument('3', { legalName: 'Other', vatNumber: 'IT99999010004' }), source: 'fair' },
    { ...investorDocument('4', { registeredName: '绿色资本股份有限公司', province: 'CN-SH' }), source: 'fair' }
  ])
  t.match(second.counts, { created: 3, rejected: 1 })
  t.match(second.rejected, [{ row: 3, pointer: '/vatNumber', code: 'duplicate', message: new RegExp(id) }])
  t.strictSame(second.warnings.map(({ row, code }) => [row, code]), [[1, 'possible_duplicate'], [4, 'possible_duplicate']])
  t.match(second.warnings[0]?.message, new RegExp(`^${id} \\(test a\\)`))
})

onBoth('two imports at once take turns: every record is there once and whole', async (t, { service: { imports, store }, run, names }) => {
  const documents = many(250)
  const results = await Promise.all([run(documents), run(documents), run(many(250, { website: 'https://a.example' }))])
  t.equal(results.reduce((total, { counts }) => total + counts.created, 0), 250)
  t.equal(results.reduce((total, { counts }) => total + counts.rejected, 0), 0)
  t.equal((await names()).length, 250)
  t.ok((await store.read.wholesAfter('sme', '', 1000)).every((whole) => 'needs' in whole && whole.needs.length === 1))
  for (const { id } of results) t.match(await imports.find(id, admin), { state: 'done', counts: { read: 250 } })
})

onBoth('an interrupted batch goes on with its file, and with no other', async (t, { service: { imports }, run, names }) => {
  const documents = many(250)
  const stop = new AbortController()
  let id = ''
  const file = { hash: 'a'.repeat(64) }
  await t.rejects(run(documents, { file, mode: 'create-only', signal: stop.signal, onStart: (started) => { id = started }, onProgress: () => { stop.abort() } }), { name: 'AbortError' })
  t.match(await imports.find(id, admin), { state: 'interrupted', progress: { rowsRead: 100, rowsTotal: null }, counts: { created: 100 } })
  t.equal((await names()).length, 100)
  await t.rejects(run(documents, { resume: id, file: { hash: 'b'.repeat(64) } }), { code: 'RULE_REFUSED', message: /another file/ })
  await t.rejects(run(documents, { resume: id, file: { ...file, mapping: 'x' } }), { code: 'RULE_REFUSED', message: /another mapping/ })
  await t.rejects(run(documents, { resume: id, principal: editor }), { code: 'FORBIDDEN' })
  t.match(await run(documents, { resume: id, file }), { id, counts: { read: 250, created: 250, rejected: 0 } })
  t.match(await imports.find(id, admin), { state: 'done', mode: 'create-only' })
  await t.rejects(run(documents, { resume: id, file }), { code: 'RULE_REFUSED', message: /'done'/ })
  t.match(await imports.undo(id, admin), { removed: 500, kept: [] })
  t.equal((await names()).length, 0)
  t.match((await run(documents)).counts, { created: 250 }, 'what was undone can be imported again')
})

onBoth('while one process works on a batch no other does, and who lost it writes no more', async (t, { service: { imports, store }, names }) => {
  const documents = many(300)
  let id = ''
  async function * records () {
    for (const [index, value] of documents.entries()) {
      if (index === 100) {
        await t.rejects(imports.undo(id, admin), { code: 'RULE_REFUSED', message: /being worked on/ })
        await t.rejects(imports.runRecords([], { principal: admin, resume: id }), { code: 'RULE_REFUSED' })
        t.match(await imports.find(id, admin), { state: 'running' })
      }
      if (index === 150) {
        const owner = (await store.read.job(id))?.owner ?? ''
        await store.write(admin, (work) => work.takeJob({ id, kind: 'import', owner: 'another/1/x', now: new Date(), until: new Date('2030-01-01'), from: owner }))
      }
      yield { row: index + 1, line: index + 1, value }
    }
  }
  await t.rejects(imports.runRecords(records(), { principal: admin, onStart: (started) => { id = started } }), { code: 'RULE_REFUSED', message: /taken over/ })
  t.equal((await names()).length, 100)
  t.match(await imports.find(id, admin), { state: 'running', progress: { rowsRead: 100 } }, 'the other one holds it')
})
