import t from 'tap'
import { anonymous, principalOf, type Principal } from '../../src/access/principal.ts'
import type { Claim } from '../../src/claims/claim.ts'
import { reindex } from '../../src/profiles/reindex.ts'
import { refreshSearchEntry } from '../../src/profiles/search-entry.ts'
import { admin, catalogues, pointers, refusal, world } from './world.ts'

type World = Awaited<ReturnType<typeof world>>

async function publish ({ profiles }: World, id: string) {
  const whole = await profiles.find(id, admin)
  await profiles.changeStatus({ id, version: whole?.profile.version, status: 'published' }, admin)
  return id
}
async function sme (rooms: World, given: Record<string, unknown>, needs: ReadonlyArray<Record<string, unknown>> = []) {
  const { profile: { id } } = await rooms.smes.create({ legalName: 'Esempio S.r.l.', ...given }, admin)
  for (const input of needs) await rooms.smes.saveNeed({ organisationId: id, input }, admin)
  return await publish(rooms, id)
}
async function investor (rooms: World, given: Record<string, unknown>, mandates: ReadonlyArray<Record<string, unknown>> = []) {
  const { profile: { id } } = await rooms.investors.create({ registeredName: '示例资本', type: 'bank', ...given }, admin)
  for (const input of mandates) await rooms.investors.saveMandate({ organisationId: id, input }, admin)
  return await publish(rooms, id)
}
async function claim ({ store }: World, organisationId: string, facts: Claim['facts'], more: Partial<Claim> = {}) {
  const at = new Date('2026-11-22T08:00:00Z')
  await store.write(admin, async (work) => {
    await work.insertRecord('claim', {
      id: `claim_${(await work.dataVersion()) + 1}`,
      organisationId,
      facts,
      state: 'accepted',
      level: 'documented',
      ruleSet: 'test',
      documents: [],
      validFrom: null,
      validTo: null,
      submittedBy: null,
      reviewedBy: null,
      reviewedAt: null,
      reviewReason: null,
      version: 1,
      createdAt: at,
      updatedAt: at,
      ...more
    })
    await refreshSearchEntry(work, organisationId, catalogues.codes)
  })
}
const taxonomy: Claim['facts'] = { kind: 'taxonomy', activity: 'CE 2.7', objective: 'CE', substantialContribution: 'met', dnsh: {}, minimumSafeguards: 'met', kpis: {} }
const ids = async ({ directories }: World, filter: Record<string, unknown>, principal: Principal = admin) => (await directories.smes({ filter, first: 100 }, principal)).items.map(({ profile }) => profile.id)
const investorIds = async ({ directories }: World, filter: Record<string, unknown>, principal: Principal = admin) => (await directories.investors({ filter, first: 100 }, principal)).items.map(({ profile }) => profile.id)

t.test('an SME is found by its activity in all three systems, with all that is above it', async (t) => {
  const rooms = await world(t)
  const a = await sme(rooms, { id: 'sme_a', activities: [{ code: '35.12.00', system: 'ATECO2025' }] })
  const b = await sme(rooms, { id: 'sme_b', activities: [{ code: 'E38.32', system: 'NACE2' }] })
  for (const code of ['D35.11', 'D35.1', 'D35', 'D', 'NACE2:D35', 'NACE21:D35.12', 'ATECO2025:35.12.00', 'ATECO2025:351200', 'ATECO2025:35.12', 'ATECO2025:D']) t.strictSame(await ids(rooms, { activities: [code] }), [a], code)
  for (const code of ['E38.32', 'E38', 'e', 'NACE21:E38.21', 'ATECO2025:38.21']) t.strictSame(await ids(rooms, { activities: [code] }), [b], code)
  t.strictSame(await ids(rooms, { activities: ['D35.12'] }), [], 'Rev. 2 and Rev. 2.1 give the same digits another meaning')
  t.same(new Set(await ids(rooms, { activities: ['E38', 'D35'] })), new Set([a, b]))
  t.match(await refusal(() => ids(rooms, { activities: ['38'], regions: ['Lombardia!'] })), { code: 'INVALID_QUERY', issues: [{ pointer: '/filter/regions/0' }, { pointer: '/filter/activities/0', accepted: ['E38'] }] })
})

t.test('an SME is found by every place above its seat', async (t) => {
  const rooms = await world(t)
  const milan = await sme(rooms, { id: 'sme_mi', province: 'MI' })
  const cuneo = await sme(rooms, { id: 'sme_cn', province: 'CN' })
  const bolzano = await sme(rooms, { id: 'sme_bz', province: 'BZ' })
  const both = await sme(rooms, { id: 'sme_taa', region: 'IT-32' })
  for (const code of ['IT-25', 'ITC4']) t.strictSame(await ids(rooms, { regions: [code] }), [milan], code)
  t.strictSame(await ids(rooms, { regions: ['IT-21'] }), [cuneo])
  t.same(new Set(await ids(rooms, { regions: ['ITC'] })), new Set([milan, cuneo]))
  t.equal((await ids(rooms, { regions: ['IT'] })).length, 4)
  for (const code of ['IT-BZ', 'ITH1']) t.strictSame(await ids(rooms, { regions: [code] }), [bolzano], code)
  for (const code of ['IT-32', 'ITH']) t.same(new Set(await ids(rooms, { regions: [code] })), new Set([bolzano, both]), code)
  t.strictSame(await ids(rooms, { provinces: ['cn', 'IT-MI'], sizes: null }), await ids(rooms, { regions: ['ITC'] }))
})

t.test('claims that count make an SME findable, others do not', async (t) => {
  const rooms = await world(t)
  const a = await sme(rooms, { id: 'sme_a' })
  const b = await sme(rooms, { id: 'sme_b', activities: [{ code: 'E38.32', system: 'NACE2' }] })
  await claim(rooms, a, taxonomy, { level: 'third_party' })
  await claim(rooms, a, { kind: 'certification', certification: 'iso-14001', number: null, issuer: null }, { state: 'submitted' })
  await claim(rooms, b, taxonomy, { state: 'revoked', level: 'audited' })
  await claim(rooms, b, { kind: 'cam', category: 'cam-edilizia', decree: 'cam-edilizia', mandatoryMet: null, mandatoryTotal: null, rewardedMet: null, rewardedTotal: null }, { state: 'submitted', level: 'self_declared' })
  t.strictSame(await ids(rooms, { objectives: ['CE'] }), [a])
  t.strictSame(await ids(rooms, { taxonomyActivities: ['CE2.7'] }), [a])
  t.strictSame(await ids(rooms, { camCategories: ['cam-edilizia'] }), [b])
  t.strictSame(await ids(rooms, { certifications: ['iso-14001'] }), [a])
  t.strictSame(await ids(rooms, { minimumEvidence: 'third_party' }), [a])
  t.strictSame(await ids(rooms, { minimumEvidence: 'audited' }), [])
  t.equal((await ids(rooms, { minimumEvidence: 'self_declared' })).length, 2)
})

t.test('a NACE code that suggests an activity is inferred evidence and no more', async (t) => {
  const rooms = await world(t)
  const a = await sme(rooms, { activities: [{ code: 'E38.32', system: 'NACE2' }] })
  await sme(rooms, { legalName: 'Altro' })
  t.strictSame(await ids(rooms, { minimumEvidence: 'inferred' }), [a])
  t.strictSame(await ids(rooms, { minimumEvidence: 'self_declared' }), [])
})

t.test('what a real profile keeps to itself finds it for staff and its own only', async (t) => {
  const rooms = await world(t)
  const need = { kind: 'research', confidential: false }
  const secret = { kind: 'investment', confidential: true }
  const real = await sme(rooms, { id: 'sme_real', legalName: 'Segreta S.r.l.', source: 'register', externalId: '1', province: 'MI', activities: [{ code: 'E38.32', system: 'NACE2' }], headcount: 41, turnoverEur: 6_200_000 }, [need, secret])
  const open = await sme(rooms, { id: 'sme_open', legalName: 'Aperta', source: 'register', externalId: '2', province: 'MI', activities: [{ code: 'E38.32', system: 'NACE2' }], synthetic: true }, [need, secret])
  const member = principalOf('key_m', 'member', { organisationIds: [real] })
  const partner = principalOf('key_p', 'partner', { partnerId: admin.id })
  const everybody = [anonymous, principalOf('key_n', 'member'), principalOf('key_q', 'partner', { partnerId: 'another' }), principalOf('key_s', 'member', { organisationIds: [real], scopes: ['imports:write'] })]
  const both = [open, real].sort()
  const found = async (query: Record<string, unknown>, principal: Principal) => (await rooms.directories.smes(query, principal)).items.map(({ profile }) => profile.id).sort()
  for (const query of [{ filter: {} }, { filter: { regions: ['IT-25'] } }, { filter: { activities: ['E38.3'] } }, { filter: { needKinds: ['research'] } }]) {
    for (const principal of [...everybody, member, partner, admin]) t.strictSame(await found(query, principal), both, `${principal.id} ${JSON.stringify(query)}`)
  }
  for (const query of [{ filter: { provinces: ['MI'] } }, { filter: { activities: ['E38.32'] } }, { filter: { source: 'register' } }, { filter: { externalIds: ['1', '2'] } }]) {
    for (const principal of everybody) t.strictSame(await found(query, principal), [open], `${principal.id} ${JSON.stringify(query)}`)
    for (const principal of [member, partner, admin]) t.strictSame(await found(query, principal), both, `${principal.id} ${JSON.stringify(query)}`)
  }
  for (const [who, ids] of [[anonymous, []], [member, [real]], [partner, both], [admin, both]] as const) t.strictSame(await found({ filter: { needKinds: ['investment'] } }, who), ids, `${who.id}: a confidential need`)
  for (const [who, ids] of [[anonymous, []], [member, [real]], [partner, [real]], [admin, [real]]] as const) t.strictSame(await found({ search: 'segreta' }, who), ids, `${who.id}: a name`)
  t.strictSame(await found({ filter: { sizes: ['small'] } }, anonymous), [real], 'the size band is public')
  const names = async (principal: Principal) => (await rooms.directories.smes({}, principal)).items.map(({ profile }) => profile.id)
  t.strictSame([await names(admin), await names(anonymous)], [[open, real], [open, real]])
  await rooms.smes.update({ id: real, version: 2 }, { legalName: 'AAA S.r.l.' }, admin)
  t.strictSame([await names(admin), await names(member), await names(anonymous)], [[real, open], [real, open], [open, real]], 'a hidden name does not order')
})

t.test('an investor is found by what its mandates want, within a code or covering it', async (t) => {
  const rooms = await world(t)
  const mandate = (code: string, system = 'NACE2', more: Record<string, unknown> = {}) => ({ sectors: [{ code, system }], ...more })
  const a = await investor(rooms, { id: 'inv_a', synthetic: true, province: 'CN-SH', type: 'private_equity' }, [mandate('E38', 'NACE2', { objectives: { CE: 1 }, ticket: { min: 3_000_000, max: 10_000_000, currency: 'EUR' } })])
  const b = await investor(rooms, { id: 'inv_b', synthetic: true, province: 'CN-SC' }, [mandate('E38.21', 'NACE21', { activities: ['CCM 4.1'], ticket: { max: 16_000_000, currency: 'CNY' } })])
  const real = await investor(rooms, { id: 'inv_r' }, [mandate('D35')])
  t.strictSame(await investorIds(rooms, { sectors: ['E38.11'] }), [a], 'a wider wish covers it')
  t.same(new Set(await investorIds(rooms, { sectors: ['E38.32'] })), new Set([a, b]), 'a wish in Rev. 2.1 is translated')
  t.same(new Set(await investorIds(rooms, { sectors: ['E'] })), new Set([a, b]))
  for (const viewer of [anonymous, admin]) t.strictSame(await investorIds(rooms, { sectors: ['D35.11'] }, viewer), [real], 'what a real one looks for is public')
  t.strictSame(await investorIds(rooms, { objectives: ['CE'] }), [a])
  t.strictSame(await investorIds(rooms, { objectives: ['CCM'] }), [b])
  t.strictSame(await investorIds(rooms, { provinces: ['CN-EAST'] }), [a])
  t.strictSame(await investorIds(rooms, { types: ['private_equity'] }), [a])
  t.same(await investorIds(rooms, { ticketEur: 3_000_000 }), [a])
  t.same(await investorIds(rooms, { ticketEur: 2_000_000 }), [b], 'CNY 16 million at 8 a euro, the bound included')
  t.same(await investorIds(rooms, { ticketEur: 2_000_001 }), [])
  t.same(await investorIds(rooms, { ticketEur: 10_000_001 }, admin), [])
})

t.test('new exchange rates reach the directory when it is derived anew', async (t) => {
  const rooms = await world(t)
  const b = await investor(rooms, { synthetic: true }, [{ ticket: { max: 16_000_000, currency: 'CNY' } }])
  await rooms.store.write(admin, (work) => work.putExchangeRates([{ date: '2026-11-01', currency: 'CNY', perEur: 16 }]))
  t.strictSame(await investorIds(rooms, { ticketEur: 2_000_000 }), [b])
  const before = await rooms.store.read.dataVersion()
  t.equal(await reindex({ store: rooms.store, codes: catalogues.codes }, admin), 1)
  t.strictSame(await investorIds(rooms, { ticketEur: 2_000_000 }), [])
  t.strictSame(await investorIds(rooms, { ticketEur: 1_000_000 }), [b])
  t.equal(await rooms.store.read.dataVersion(), before)
})

t.test('names and descriptions are searched in every language, contacts never', async (t) => {
  const rooms = await world(t)
  const a = await sme(rooms, { id: 'sme_a', names: { zh: '上海绿色能源示例公司', it: 'Società Esempio' }, descriptions: { en: 'Recovers lithium from batteries' }, contacts: [{ name: 'Filomena Inventata' }], vatNumber: '12345678903' })
  const found = async (search: string) => (await rooms.directories.smes({ search }, admin)).items.map(({ profile }) => profile.id)
  for (const search of ['societa ESEMPIO', '绿色', '绿色能源', 'lithium batteries', 'IT12345678903', '示例公司 società']) t.strictSame(await found(search), [a], search)
  for (const search of ['filomena', '绿能', 'lithium gold', '???']) t.strictSame(await found(search), [], search)
  t.equal((await refusal(() => found('天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨'))).code, 'INVALID_QUERY')
})

t.test('without a key one sees what is published, and of the invented what is not withdrawn', async (t) => {
  const rooms = await world(t)
  const draft = async (given: Record<string, unknown>) => (await rooms.smes.create({ legalName: 'Bozza', ...given }, admin)).profile.id
  await draft({ id: 'sme_real' })
  await draft({ id: 'sme_invented', synthetic: true })
  await draft({ id: 'sme_gone', synthetic: true })
  await rooms.profiles.changeStatus({ id: 'sme_gone', version: 1, status: 'withdrawn', reason: 'x' }, admin)
  await sme(rooms, { id: 'sme_published' })
  t.same(new Set(await ids(rooms, {}, anonymous)), new Set(['sme_invented', 'sme_published']))
  t.strictSame(await ids(rooms, { statuses: ['draft'] }, anonymous), ['sme_invented'])
  t.strictSame(await ids(rooms, { statuses: ['published'] }, anonymous), ['sme_published'])
  t.equal((await ids(rooms, {}, admin)).length, 4)
  t.strictSame(await ids(rooms, { synthetic: false }, anonymous), ['sme_published'])
})

t.test('a list is filtered by source, external id and time of change', async (t) => {
  const rooms = await world(t)
  await sme(rooms, { id: 'sme_a', source: 'register', externalId: '1' })
  rooms.clock.now = new Date('2026-11-23T08:00:00Z')
  await sme(rooms, { id: 'sme_b', source: 'register', externalId: '2' })
  t.strictSame(await ids(rooms, { source: 'register', externalIds: ['2', '3'] }), ['sme_b'])
  t.strictSame(await ids(rooms, { updatedSince: '2026-11-23T00:00:00+01:00' }), ['sme_b'])
  t.strictSame(await pointers(() => ids(rooms, { updatedSince: 'yesterday', colour: 'green' })), ['/filter/updatedSince', '/filter/colour'])
})

t.test('pages follow each other without gap or repetition, in any order', async (t) => {
  const rooms = await world(t)
  for (const [at, name] of ['Èlite', 'alfa', 'Beta', 'Alfa', 'zeta', 'gamma', 'élan'].entries()) {
    rooms.clock.now = new Date(Date.UTC(2026, 10, 22, 8, at))
    await sme(rooms, { id: `sme_${at}`, names: { en: name }, legalName: null, synthetic: true })
  }
  for (const field of ['name', 'updated_at', 'created_at']) {
    for (const direction of ['asc', 'desc']) {
      const orderBy = { field, direction }
      const all = (await rooms.directories.smes({ orderBy }, anonymous)).items.map(({ profile }) => profile.id)
      t.equal(all.length, 7)
      const paged: string[] = []
      let after: string | undefined
      for (let more = true; more;) {
        const page = await rooms.directories.smes({ orderBy, first: 2, after }, anonymous)
        paged.push(...page.items.map(({ profile }) => profile.id))
        t.equal(page.hasPreviousPage, after !== undefined)
        t.equal(await page.totalCount(), 7)
        after = page.cursors.at(-1)
        more = page.hasNextPage
      }
      t.strictSame(paged, all)
    }
  }
  const names = (await rooms.directories.smes({}, anonymous)).items.map(({ profile }) => profile.names.en)
  t.strictSame(names.map((name) => name?.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')), ['alfa', 'alfa', 'beta', 'elan', 'elite', 'gamma', 'zeta'])
})

t.test('a cursor belongs to its list, its arguments and its viewer', async (t) => {
  const rooms = await world(t)
  for (const name of ['a', 'b', 'c']) await sme(rooms, { legalName: name })
  const { cursors: [cursor] } = await rooms.directories.smes({ first: 1 }, anonymous)
  const code = async (query: Record<string, unknown>, principal = anonymous) => (await refusal(() => rooms.directories.smes({ after: cursor, ...query }, principal))).code
  t.equal((await rooms.directories.smes({ after: cursor, first: 50 }, anonymous)).items.length, 2, 'the page may have another size')
  t.equal(await code({ search: 'a' }), 'INVALID_CURSOR')
  t.equal(await code({ filter: { sizes: ['small'] } }), 'INVALID_CURSOR')
  t.equal(await code({ orderBy: { field: 'created_at' } }), 'INVALID_CURSOR')
  t.equal(await code({}, admin), 'INVALID_CURSOR')
  t.equal(await code({ after: 'made up' }), 'INVALID_CURSOR')
  t.equal((await refusal(() => rooms.directories.investors({ after: cursor }, anonymous))).code, 'INVALID_CURSOR')
  t.strictSame(await pointers(() => rooms.directories.smes({ first: 101 }, anonymous)), ['/first'])
})
