// An id stands in every anonymous teaser, so it must not confirm a guess of the register and number it was made from.
import { createHash } from 'node:crypto'
import t, { type Test } from 'tap'
import { anonymous, commandLine, principalOf, type Principal } from '../../src/access/principal.ts'
import { createService, type Service } from '../../src/service.ts'
import { derivedId } from '../../src/ids.ts'
import { openStore } from '../../src/storage/open.ts'
import { freshDatabase, servedDatabase } from '../postgres.ts'
import { catalogues, engines, onSqlite } from '../service.ts'

const alpha = principalOf('key_alpha', 'partner', { partnerId: 'alpha' })
const source = 'registro-imprese'
const externalId = '12345678903'
const document = { kind: 'sme', source, externalId, legalName: 'Uno S.r.l.' }
const investor = { kind: 'investor', source, externalId: 'fondo', registeredName: '公司', type: 'bank', mandates: [{}] }

const take = async (service: Service, documents: readonly object[], { dryRun = false, principal = commandLine }: { readonly dryRun?: boolean, readonly principal?: Principal } = {}) =>
  await service.imports.run(JSON.stringify(documents), { format: 'json', principal, dryRun })

async function idOf ({ store }: Pick<Service, 'store'>, of: string = externalId): Promise<string> {
  return (await store.read.findBySource(source, [of])).get(of) ?? ''
}

/** Digests that whoever knows the parts could think of. */
function guesses (kind: 'sme' | 'inv', guess: string): string[] {
  const texts = [JSON.stringify([source, guess]), JSON.stringify([kind, source, guess]), `${source}${guess}`, `${source}/${guess}`, `${source}:${guess}`, `${source}\n${guess}`, guess]
  return ['sha256', 'sha1', 'md5', 'sha512'].flatMap((algorithm) => texts.map((text) => `${kind}_${createHash(algorithm).update(text).digest('hex').slice(0, 24)}`))
}

for (const [engine, open] of engines) {
  t.test(`ids of real organisations are each database's own, on ${engine}`, async (t: Test) => {
    const [one, other] = [await open(t), await open(t)]
    for (const service of [one, other]) t.match(await take(service, [document, investor]), { counts: { created: 2 } })
    const ids = [await idOf(one), await idOf(other)]
    t.not(ids[0], ids[1])
    for (const id of ids) t.match(id, /^sme_[0-9a-f]{24}$/)
    for (const service of [one, other]) {
      t.notOk(guesses('sme', externalId).includes(await idOf(service)))
      t.notOk(guesses('inv', 'fondo').includes(await idOf(service, 'fondo')))
    }
    const made = await one.smes.create({ source, externalId: '2', legalName: 'Due' }, commandLine)
    t.notOk(guesses('sme', '2').includes(made.profile.id), 'nor does one made at the door')
    t.match(await take(one, [document]), { counts: { unchanged: 1 } })
  })

  t.test(`a dry run foresees what the import does, for a partner too, on ${engine}`, async (t: Test) => {
    const service = await open(t)
    const later = { ...document, externalId: 'b', excludedCounterparts: ['later'] }
    const documents = [later, { ...investor, externalId: 'later' }]
    t.match(await take(service, documents, { dryRun: true, principal: alpha }), { counts: { created: 2 }, warnings: [] })
    t.match(await take(service, documents, { principal: alpha }), { counts: { created: 2 }, warnings: [] })
    const [whole] = await service.store.read.wholes([await idOf(service, 'b')])
    t.strictSame(whole?.profile.excludedCounterparts, [await idOf(service, 'later')])
    t.match(await take(service, documents, { dryRun: true, principal: alpha }), { counts: { unchanged: 2 } })
    const rehearsal = await service.store.rehearsal()
    t.strictSame(await rehearsal.write(alpha, (work) => work.idKey()), await service.store.read.idKey(), 'with the same key')
    await rehearsal.close()
  })

  t.test(`an organisation that has an id of the old kind keeps it, on ${engine}`, async (t: Test) => {
    const service = await open(t)
    const old = derivedId('sme', source, externalId)
    t.match(await take(service, [{ ...document, id: old }]), { counts: { created: 1 } })
    t.match(await take(service, [{ ...document, legalName: 'Uno nuovo S.r.l.' }]), { counts: { created: 0, updated: 1 } })
    t.match(await service.profiles.find(old, commandLine), { profile: { legalName: 'Uno nuovo S.r.l.', externalId } })
    t.equal(await service.store.read.countProfiles(), 1)
    await take(service, [{ ...investor, excludedCounterparts: [externalId] }])
    const [fund] = await service.store.read.wholes([await idOf(service, 'fondo')])
    t.strictSame(fund?.profile.excludedCounterparts, [old], 'and is excluded by it')
    t.match(await take(service, [{ ...document, id: old, legalName: 'Uno nuovo S.r.l.' }]), { counts: { unchanged: 1 } }, 'an export with its id comes in again')
  })
}

t.test('instances that start on one database at once have one key', async (t) => {
  const { service } = await servedDatabase(t)
  for (const [url, times] of [[`sqlite:${t.testdir()}/shared.db`, 3], [await freshDatabase(t), 4], [service, 2]] as const) {
    const stores = await Promise.all(Array.from({ length: times }, () => openStore(url)))
    t.teardown(() => Promise.all(stores.map((store) => store.close())))
    await Promise.all(stores.map((store) => store.migrate()))
    const keys = await Promise.all(stores.map(async (store) => Buffer.from(await store.read.idKey()).toString('hex')))
    t.match(keys[0], /^[0-9a-f]{64}$/)
    t.equal(new Set(keys).size, 1)
    const made = await Promise.all(stores.slice(0, 2).map(async (store, index) => {
      const instance = createService({ config: { PROGRAMME_REQUIRES_CREDENTIALS: false }, store, catalogues, secret: 'a secret of the tests, 32 bytes!' })
      return await take(instance, [{ ...document, legalName: `Uno ${index}` }])
    }))
    t.strictSame(made.map(({ counts }) => counts.created + counts.updated), [1, 1])
    t.equal(made.reduce((sum, { counts }) => sum + counts.created, 0), 1, 'so they agree on one id')
  }
})

t.test('what an invented organisation is called is no secret: its id is the same everywhere', async (t) => {
  const service = await onSqlite(t)
  await take(service, [{ ...document, synthetic: true }])
  t.equal(await idOf(service), derivedId('sme', source, externalId))
})

t.test('a what-if that excludes a guess tells nothing, and holds for whoever may know the id', async (t) => {
  const service = await onSqlite(t)
  const published = { status: 'published' }
  await take(service, [{ ...document, ...published, needs: [{ kind: 'investment' }] }, { ...investor, ...published }])
  const [company, fund] = [await idOf(service), await idOf(service, 'fondo')]
  const excluding = (guess: string) => ({ investor: { source, excludedCounterparts: [guess] } })
  const asked = async (guess: string, principal: Principal) => await service.whatIf(fund, excluding(guess), { first: 20 }, principal)
  for (const stranger of [anonymous, alpha]) {
    const answer = await asked(externalId, stranger)
    t.match(answer?.matches, [{ sme: { profile: { id: company } } }])
    // The ids it made up for the guess stand in the patched investor, and are nobody's.
    const told = (one: unknown): string => JSON.stringify(one).replaceAll(/"excludedCounterparts":\["sme_\w+"\]/g, '')
    t.equal(told(answer), told(await asked('anything else', stranger)))
    t.notOk(JSON.stringify(answer).includes(`"excludedCounterparts":["${company}"]`))
  }
  t.strictSame((await asked(externalId, commandLine))?.matches, [])
})
