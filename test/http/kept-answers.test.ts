// Answers kept while the data stand still: nothing is ranked for them again, and nobody is given what is another's.
import { setTimeout as sleep } from 'node:timers/promises'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import t, { type Test } from 'tap'
import { anonymous, commandLine, principalOf } from '../../src/access/principal.ts'
import { buildApp } from '../app.ts'
import { inRequest, newTrace } from '../../src/audit/request.ts'
import { codingFor } from '../../src/http/compression.ts'
import { createKeptAnswers, type KeptAnswersDeps } from '../../src/http/kept-answers.ts'
import { collectNotes } from '../noted.ts'
import { engines } from '../service.ts'

const url = '/v1/matches?for=sme_demo_01&first=5'
const query = 'query One($for: ID!, $first: Int) { matches(for: $for, first: $first) { nodes { score investor { id } } dataVersion basis } }'

async function open (t: Test, start: typeof engines[number][1], { now = () => new Date('2026-11-22T12:00:00Z'), limit = 0 } = {}) {
  const service = await start(t, { now })
  await service.seedDemo()
  let ranked = 0
  const { rank } = service.matching
  Object.assign(service.matching, { rank: async (...args: Parameters<typeof rank>) => { ranked++; return await rank(...args) } })
  const noted = collectNotes(service)
  const app = await buildApp({ config: { GRAPHIQL: false, RATE_LIMIT: limit }, service }, { logger: false })
  t.teardown(() => app.close())
  const keys = new Map<string, string>()
  const as = (name?: string) => name === undefined ? {} : { authorization: `Bearer ${keys.get(name) ?? ''}` }
  return {
    service,
    keys,
    noted,
    get: async (url: string, headers: Record<string, string> = {}, who?: string) => await app.inject({ url, headers: { ...headers, ...as(who) } }),
    graphql: async (query: string, variables: object = {}, who?: string, more: object = {}) => await app.inject({ method: 'POST', url: '/graphql', headers: as(who), payload: { query, variables, ...more } }),
    /** How often anything was ranked since it was last asked. */
    rankings: () => { const since = ranked; ranked = 0; return since }
  }
}

type Opened = Awaited<ReturnType<typeof open>>

for (const [engine, start] of engines) {
  t.test(`what stands still is ranked once, on ${engine}`, async (t) => {
    let time = new Date('2026-11-22T12:00:00Z')
    const { service, get, graphql, rankings } = await open(t, start, { now: () => time })

    const first = await get(url)
    t.equal(rankings(), 1)
    const again = await get('/v1/matches?first=5&for=sme_demo_01&language=en')
    t.equal(again.body, first.body)
    t.strictSame([again.headers.etag, again.headers['content-type'], again.headers['cache-control']], [first.headers.etag, first.headers['content-type'], first.headers['cache-control']])
    const unchanged = await get(url, { 'if-none-match': String(first.headers.etag) })
    t.strictSame([unchanged.statusCode, unchanged.body, unchanged.headers.etag], [304, '', first.headers.etag])
    t.match(unchanged.headers, { vary: /Authorization/ })
    t.equal(rankings(), 0, 'neither the answer nor 304 ranks')
    for (const other of [`${url}&language=zh`, `${url}&minScore=10`, `${url}&weights=mandate_to_sme.sector:30`, '/v1/matches?for=sme_demo_01&first=4']) {
      t.not((await get(other)).body, first.body, other)
      t.equal(rankings(), 1, other)
    }
    const [best] = first.json().items
    for (const address of [`/v1/match?a=sme_demo_01&b=${best.investor.id}`, '/v1/stability?for=sme_demo_01', '/v1/next-best-proofs?for=sme_demo_01']) t.equal((await get(address)).body, (await get(address)).body, address)
    for (let times = 0; times < 2; times++) t.equal((await get('/v1/matches?for=sme_none')).statusCode, 404)
    rankings()

    const listed = await graphql(query, { for: 'sme_demo_01', first: 5 })
    t.equal((await graphql(query, { for: 'sme_demo_01', first: 5 })).body, listed.body)
    t.equal(rankings(), 1)
    await graphql(query, { for: 'sme_demo_01', first: 4 })
    t.equal(rankings(), 1, 'other variables')
    const costly = await graphql(query, { for: 'sme_demo_01', first: 5 }, undefined, { extensions: { cost: true } })
    t.match(costly.json(), { extensions: { cost: { rankings: 1 } } })
    rankings()
    const wrong = 'query { matches(for: "sme_demo_01", after: "x") { dataVersion } }'
    for (let times = 0; times < 2; times++) t.match((await graphql(wrong)).json(), { errors: [{ extensions: { code: 'INVALID_CURSOR' } }] })
    t.equal(rankings(), 2, 'errors are not kept')
    const both = 'query { matches(for: "sme_demo_01") { dataVersion } smes(first: 1) { totalCount } }'
    for (let times = 0; times < 2; times++) await graphql(both)
    t.equal(rankings(), 2, 'nor what asks for more than matches')

    await get(url)
    await service.smes.create({ legalName: 'Nuova S.r.l.' }, commandLine)
    rankings()
    const after = await get(url, { 'if-none-match': String(first.headers.etag) })
    t.equal(after.statusCode, 200, 'the answer names the version of the data')
    t.not(after.json().dataVersion, first.json().dataVersion)
    t.not((await graphql(query, { for: 'sme_demo_01', first: 5 })).body, listed.body)
    t.equal(rankings(), 2, 'a change drops what was kept')
    time = new Date('2026-11-23T00:00:01Z')
    t.equal((await get(url)).json().asOf, '2026-11-23', 'and so does the day')
    t.equal(rankings(), 1)
  })

  t.test(`nobody is given another's answer, on ${engine}`, async (t) => {
    const { service, keys, get, graphql, rankings, noted } = await open(t, start)
    const { profile } = await service.smes.create({ legalName: 'Vera S.r.l.', province: 'MI', activities: [{ code: '38.32', system: 'ATECO2025' }] }, principalOf('key_p', 'partner', { partnerId: 'chamber' }))
    const { profile: reviewed } = await service.profiles.changeStatus({ id: profile.id, version: profile.version, status: 'in_review' }, commandLine)
    await service.profiles.changeStatus({ id: profile.id, version: reviewed.version, status: 'published' }, commandLine)
    await service.smes.saveNeed({ organisationId: profile.id, input: { kind: 'investment', confidential: true, amount: { min: 300_000, currency: 'EUR' } } }, commandLine)
    keys.set('chamber', (await service.keys.create({ role: 'partner', partnerId: 'chamber' }, commandLine)).key)
    keys.set('other', (await service.keys.create({ role: 'partner', partnerId: 'other' }, commandLine)).key)
    keys.set('narrowed', (await service.keys.create({ role: 'partner', partnerId: 'chamber', scopes: ['profiles:read'] }, commandLine)).key)
    keys.set('editor', (await service.keys.create({ role: 'editor' }, commandLine)).key)

    const address = `/v1/matches?for=${profile.id}&first=2`
    const bases: Readonly<Record<string, string>> = { nobody: 'public', chamber: 'own', other: 'public', narrowed: 'public', editor: 'full' }
    for (let times = 0; times < 2; times++) {
      for (const [name, basis] of Object.entries(bases)) {
        const who = name === 'nobody' ? undefined : name
        t.equal((await get(address, {}, who)).json().basis, basis, `${name}, REST`)
        t.equal((await graphql(query, { for: profile.id, first: 2 }, who)).json().data.matches.basis, basis.toUpperCase(), `${name}, GraphQL`)
      }
    }
    const own = await get(address, {}, 'chamber')
    const theirs = await get(address, { 'if-none-match': String(own.headers.etag) })
    t.equal(theirs.statusCode, 200, 'a tag of the owner’s answer is nobody else’s')
    await noted()
    const known = await service.store.read.auditEntries({ action: 'read', limit: 1_000 })
    rankings()
    for (let times = 0; times < 2; times++) {
      await get(address, {}, 'chamber')
      t.equal((await get(address, { 'if-none-match': String(own.headers.etag) }, 'chamber')).statusCode, 304)
      await graphql(query, { for: profile.id, first: 2 }, 'chamber')
    }
    t.equal(rankings(), 6, 'what the log tells of is not kept')
    await noted()
    t.equal((await service.store.read.auditEntries({ action: 'read', limit: 1_000 })).length, known.length + 6, 'and it tells of each')
  })
}

t.test('a kept answer costs its caller what it cost the first', async (t) => {
  const [[, start]] = engines as [typeof engines[number]]
  // A ranking is 11 points.
  for (const ask of [({ get }: Opened) => get(url), ({ graphql }: Opened) => graphql(query, { for: 'sme_demo_01', first: 5 })]) {
    const opened = await open(t, start, { limit: 25 })
    const statuses = [await ask(opened), await ask(opened), await ask(opened)].map(({ statusCode }) => statusCode)
    t.strictSame([...statuses, opened.rankings()], [200, 200, 429, 1])
  }
})

t.test('public answers are coded for who takes it', async (t) => {
  const [[, start]] = engines as [typeof engines[number]]
  const { service, keys, get, graphql } = await open(t, start)
  keys.set('editor', (await service.keys.create({ role: 'editor' }, commandLine)).key)
  const plain = await get(url)
  const coded = await get(url, { 'accept-encoding': 'gzip, deflate, br' })
  t.match(coded.headers, { 'content-encoding': 'br', vary: /Accept-Encoding/, etag: /-br"$/ })
  t.equal(brotliDecompressSync(coded.rawPayload).toString(), plain.body)
  t.ok(coded.rawPayload.length * 5 < plain.rawPayload.length)
  const zipped = await get(url, { 'accept-encoding': 'gzip' })
  t.equal(gunzipSync(zipped.rawPayload).toString(), plain.body)
  t.equal(new Set([plain, coded, zipped].map(({ headers }) => headers.etag)).size, 3, 'other bytes have other tags')
  for (const { headers } of [plain, coded, zipped]) t.equal((await get(url, { 'if-none-match': String(headers.etag), 'accept-encoding': 'br' })).statusCode, 304)
  t.equal((await get(url, { 'accept-encoding': 'br' }, 'editor')).headers['content-encoding'], undefined, 'what is not public is not coded')
  t.equal((await graphql(query, { for: 'sme_demo_01' })).headers['content-encoding'], undefined)

  for (const [accepted, coding] of [['br', 'br'], ['gzip;q=1, br;q=0.5', 'gzip'], ['br;q=0', undefined], ['*', 'br'], ['identity', undefined], ['deflate', undefined], ['br;q=0.5, identity;q=1', undefined], [undefined, undefined]] as const) t.equal(codingFor(accepted, anonymous, 10_000), coding, String(accepted))
  t.equal(codingFor('br', anonymous, 100), undefined, 'little is sent as it is')
})

t.test('memory of answers is bounded, and of one state of the data', async (t) => {
  let version = 1
  const store = { unrestricted: () => ({ read: { dataVersion: async () => version } }) } as unknown as KeptAnswersDeps['store']
  const answers = createKeptAnswers<null>({ store, now: () => new Date('2026-11-22T12:00:00Z'), bytes: 1_000 })
  const within = <T>(work: () => T): T => inRequest(newTrace('test'), work)
  const body = Buffer.alloc(300, 'a')
  const put = async (question: number, bytes = body) => await within(async () => await (await answers.ask(anonymous, [question])).answer(bytes, null))
  for (let question = 0; question < 10; question++) await put(question)
  t.strictSame(answers.size, { answers: 10, bytes: 900 })
  const old = (await answers.ask(anonymous, [0])).known
  t.match(old, { body: undefined, tag: String }, 'what is longest unused is known by its tag')
  t.ok((await answers.ask(anonymous, [9])).known?.body)
  t.ok((await put(0)).body)
  t.equal(answers.size.bytes, 900)
  t.ok((await put(20, Buffer.alloc(5_000))).body, 'one too large is answered')
  t.equal(answers.size.bytes, 0, 'and not kept')

  const before = await put(1)
  await before.coded('gzip')
  t.ok(answers.size.bytes > 300 && answers.size.bytes <= 1_000, 'codings count')
  t.equal((await answers.ask(principalOf('key_1', 'partner', { partnerId: 'a' }), [1])).known, undefined)
  for (let question = 100; question < 20_200; question++) await put(question, Buffer.alloc(1))
  t.ok(answers.size.answers <= 20_000)

  const asked = await answers.ask(anonymous, ['moving'])
  version = 2
  await within(async () => await asked.answer(body, null))
  t.equal((await answers.ask(anonymous, ['moving'])).known, undefined, 'made while the data moved')
  t.strictSame(answers.size, { answers: 0, bytes: 0 }, 'a newer version empties it')
  await (await answers.ask(anonymous, ['outside'])).answer(body, null)
  t.equal(answers.size.answers, 0, 'without a request nobody knows what was shown')
})

t.test('what is asked often is compiled, and answered the same', async (t) => {
  const [[, start]] = engines as [typeof engines[number]]
  const { graphql } = await open(t, start)
  const several = 'query A { smes(first: 1) { totalCount nodes { id } } } query B { investors(first: 1) { totalCount nodes { id names { en } } } }'
  const single = 'query S($id: ID!, $language: Language) { sme(id: $id) { legalName createdAt sizeClass activities { title(language: $language) nace2 } claims { kind state organisation { id } } matches(first: 2) { totalCount nodes { explanation(language: $language) directions { direction criteria { key sentence evidence { id } } } } } } }'
  const first = { a: (await graphql(several, {}, undefined, { operationName: 'A' })).body, b: (await graphql(several, {}, undefined, { operationName: 'B' })).body, s: (await graphql(single, { id: 'sme_demo_01', language: 'ZH' })).body }
  t.match(first, { a: /sme_/, b: /inv_/, s: /explanation/ })
  for (let times = 0; times < 8; times++) {
    await sleep(20)
    t.equal((await graphql(several, {}, undefined, { operationName: 'B' })).body, first.b)
    t.equal((await graphql(several, {}, undefined, { operationName: 'A' })).body, first.a)
    t.equal((await graphql(single, { id: 'sme_demo_01', language: 'ZH' })).body, first.s)
    t.match((await graphql(single, { id: 'sme_demo_01', language: 'XX' })).json(), { errors: [{ message: /"XX" does not exist in "Language" enum/ }] })
  }
})
