// What no client should send, through the REST door: every answer is a refusal in our words or a valid answer where the
// change is harmless, never a failure of ours, and what is refused leaves nothing behind. wrong-values.test.ts does the
// same at random, hostile-graphql.test.ts at the other door.
import { Readable } from 'node:stream'
import t, { type Test } from 'tap'
import { commandLine } from '../../src/access/principal.ts'
import type { ProblemCode } from '../../src/errors.ts'
import { engines } from '../service.ts'
import { claims, deal, mandate, need } from './documents.ts'
import { restVerdict, standing } from './verdict.ts'
import { at, listAt, openDoors, type Doors, type Sent } from './world.ts'

type Method = Parameters<Doors['rest']>[0]
type Expected = ProblemCode | 'done'
interface Try { readonly what: string, readonly method: Method, readonly url: string, readonly sent?: Sent | undefined, readonly expected: Expected, readonly pointer?: string | undefined, readonly value?: unknown }

const deep = (open: string, inside: string, close: string, times: number): string => open.repeat(times) + inside + close.repeat(times)
const json = { 'content-type': 'application/json' }
const ten = 10 * 1024 * 1024

/** What a text is as JSON; nothing when it is none. */
function valueOf (text: string | Buffer | undefined): unknown {
  try {
    return JSON.parse(String(text))
  } catch {
    return undefined
  }
}

/** The parameters of an address, and those it could lack. */
function names (url: string): ReadonlyArray<string | undefined> {
  return ['a', 'b', ...url.slice(url.indexOf('?') + 1).split('&').map((pair) => decodeURIComponent(pair.split('=', 1)[0] ?? ''))]
}

async function world (t: Test, open: typeof engines[number][1]) {
  const doors = await openDoors(t, await open(t))
  const { smes, investors, claims: room } = doors.service
  const company = await smes.create({ legalName: 'Prima S.r.l.', vatNumber: 'IT01234567897', source: 'register', externalId: 'r-0' }, commandLine)
  const other = await smes.create({ id: 'sme_other', legalName: 'Seconda S.r.l.' }, commandLine)
  const house = await investors.create({ registeredName: '第一', type: 'bank', uscc: '919999990000009167' }, commandLine)
  const ids = {
    sme: company.profile.id,
    other: other.profile.id,
    investor: house.profile.id,
    need: (await smes.saveNeed({ organisationId: company.profile.id, input: need }, commandLine)).id,
    mandate: (await investors.saveMandate({ organisationId: house.profile.id, input: mandate }, commandLine)).id,
    deal: (await investors.saveDeal({ organisationId: house.profile.id, input: deal }, commandLine)).id,
    claim: (await room.save({ organisationId: company.profile.id, input: claims.cam }, commandLine)).id
  }
  /** Sends each, and holds the answer and the database against what is expected. */
  const tries = async (t: Test, all: readonly Try[]): Promise<void> => {
    for (const { what, method, url, sent = {}, expected, pointer, value } of all) {
      const before = await standing(doors.service)
      const failed = doors.failures.length
      const answer = await doors.rest(method, url, sent)
      t.strictSame(doors.failures.slice(failed), [], `${what}: nothing failed inside at ${url.slice(0, 100)}`)
      if (answer.statusCode >= 500) continue
      const verdict = restVerdict(answer, sent.body ?? value ?? valueOf(sent.raw))
      if (!verdict.done && verdict.code === 'INVALID_QUERY') t.strictSame(verdict.issues.filter(({ pointer }) => !names(url).includes(pointer.split('/')[1])), [], `${what}: every issue names a parameter`)
      t.equal(verdict.done ? 'done' : verdict.code, expected, `${what}: ${method} ${url.slice(0, 100)}${verdict.done ? '' : ` — ${verdict.message.slice(0, 120)}`}`)
      if (pointer !== undefined) t.ok(!verdict.done && verdict.issues.some((issue) => issue.pointer === pointer), `${what}: ${pointer}${verdict.done ? '' : ` of ${JSON.stringify(verdict.issues).slice(0, 300)}`}`)
      if (!verdict.done) t.equal(await standing(doors.service), before, `${what}: nothing was left behind`)
    }
  }
  return { doors, ids, tries }
}

const post = (url: string) => (what: string, body: unknown, expected: Expected, pointer?: string): Try => ({ what, method: 'POST', url, sent: { body }, expected, pointer })
const raw = (what: string, url: string, text: string | Buffer, expected: Expected, headers: Record<string, string> = json): Try => ({ what, method: 'POST', url, sent: { raw: text, headers }, expected })
const get = (what: string, url: string, expected: Expected, headers: Record<string, string> = {}): Try => ({ what, method: 'GET', url, sent: { headers }, expected })

for (const [engine, open] of engines) {
  t.test(`REST on ${engine}`, async (t) => {
    const { doors, ids, tries } = await world(t, open)
    const { rest, service } = doors
    const etagOf = async (url: string): Promise<string> => String((await rest('GET', url)).headers['etag'])
    const own = `/v1/smes/${ids.sme}`

    t.test('documents that say what cannot be', async (t) => {
      const sme = (what: string, body: object, pointer: string, expected: Expected = 'VALIDATION_FAILED') => post('/v1/smes')(what, { legalName: 'X', ...body }, expected, pointer)
      const needs = (what: string, body: object, pointer: string) => post(`${own}/needs`)(what, { kind: 'investment', ...body }, 'VALIDATION_FAILED', pointer)
      const mandates = (what: string, body: object, pointer: string) => post(`/v1/investors/${ids.investor}/mandates`)(what, body, 'VALIDATION_FAILED', pointer)
      const deals = (what: string, body: object, pointer: string) => post(`/v1/investors/${ids.investor}/deals`)(what, { date: '2024-05-01', ...body }, 'VALIDATION_FAILED', pointer)
      const amount = (value: unknown) => ({ amount: { min: value, currency: 'EUR' } })
      await tries(t, [
        sme('an unknown activity', { activities: [{ code: '99.99.99', system: 'ATECO2025' }] }, '/activities/0/code'),
        sme('a code of another list', { activities: [{ code: '38.21.20', system: 'NACE2' }] }, '/activities/0/code'),
        sme('an unknown province', { province: 'XX' }, '/province'),
        sme('a province of another region', { province: 'MI', region: 'IT-82' }, '/region'),
        sme('a negative turnover', { turnoverEur: -1 }, '/turnoverEur'),
        sme('a turnover with cents', { turnoverEur: 1.5 }, '/turnoverEur'),
        sme('a turnover beyond 2^53', { turnoverEur: 2 ** 53 }, '/turnoverEur'),
        sme('a headcount that is text', { headcount: '41' }, '/headcount'),
        sme('shares above one', { activities: [{ code: 'C27.20', system: 'NACE2', share: 0.7 }, { code: 'C28.99', system: 'NACE2', share: 0.7 }] }, '/activities'),
        sme('a day that does not exist', { informedOn: '2026-02-30' }, '/informedOn'),
        sme('a year to come', { founded: 2990 }, '/founded'),
        sme('a checksum that does not fit', { vatNumber: 'IT12345678900' }, '/vatNumber'),
        sme('an unknown field', { legalname: 'x' }, '/legalname'),
        sme('an unknown field further in', { contacts: [{ name: 'A', 'e/m~ail': 'x' }] }, '/contacts/0/e~1m~0ail'),
        sme('a NUL', { legalName: 'a\u0000b' }, '/legalName'),
        sme('a control character', { legalName: 'a\u001b[31mb' }, '/legalName'),
        sme('half a character', { legalName: 'a\ud800b' }, '/legalName'),
        sme('the other half, in a list', { contacts: [{ name: '\udc00' }] }, '/contacts/0/name'),
        sme('text that turns around', { names: { it: 'a\u202eb' } }, '/names/it'),
        sme('a very long text', { legalName: 'x'.repeat(100_000) }, '/legalName'),
        sme('ten thousand entries', { activities: Array.from({ length: 10_000 }, () => ({ code: 'C27.20', system: 'NACE2' })) }, '/activities'),
        sme('the key of an object that all have', { constructor: 1 }, '/constructor'),
        sme('the VAT of another SME', { vatNumber: 'IT01234567897' }, '/vatNumber', 'DUPLICATE'),
        sme('source and externalId of another', { source: 'register', externalId: 'r-0' }, '/externalId', 'DUPLICATE'),
        sme('the id of another', { id: 'sme_other' }, '/id', 'DUPLICATE'),
        sme('an id of another noun', { id: 'inv_x' }, '/id'),
        sme('an id that climbs', { id: 'sme_../../x' }, '/id'),
        needs('a negative amount', amount(-5), '/amount/min'),
        needs('an amount with cents', amount(0.01), '/amount/min'),
        needs('an amount beyond 2^53', amount(2 ** 53 + 2), '/amount/min'),
        needs('an amount without bounds', { amount: { currency: 'EUR' } }, '/amount/min'),
        needs('a range upside down', { amount: { min: 5, max: 2, currency: 'EUR' } }, '/amount/max'),
        needs('a currency without a rate', { amount: { min: 5, currency: 'XAU' } }, '/amount/currency'),
        needs('a share of 20', { stakeOffered: 20 }, '/stakeOffered'),
        needs('an instrument twice', { instruments: [{ id: 'loan' }, { id: 'loan' }] }, '/instruments/1/id'),
        needs('an instrument that every object has', { instruments: [{ id: 'toString' }] }, '/instruments/0/id'),
        needs('a place in Italy', { territory: { codes: ['IT-25'] } }, '/territory/codes/0'),
        needs('a criterion of the other side', { weights: { sector: 5 } }, '/weights/sector'),
        needs('a criterion that every object has', { weights: { constructor: 5 } }, '/weights/constructor'),
        needs('weights that weigh nothing', { weights: { track_record: 0, ticket: 0, credentials: 0, instrument: 0, mode: 0, region: 0 } }, '/weights'),
        mandates('an objective that is none', { objectives: { GREEN: 1 } }, '/objectives/GREEN'),
        mandates('an evidence level of inference', { minimumEvidence: 'inferred' }, '/minimumEvidence'),
        mandates('a priority of 0', { sectors: [{ code: 'E38', system: 'NACE2', priority: 0 }] }, '/sectors/0/priority'),
        mandates('an excluded code of no list', { excludedSectors: ['NACE3:E38'] }, '/excludedSectors/0'),
        deals('the 13th month', { date: '2024-13-01' }, '/date'),
        deals('a day with an hour', { date: '2024-05-01T00:00:00Z' }, '/date'),
        deals('a deal of nothing', { amount: { value: 0, currency: 'EUR' } }, '/amount/value'),
        post(`${own}/claims`)('more met than there are', { ...claims.cam, mandatoryMet: 11 }, 'VALIDATION_FAILED', '/mandatoryMet'),
        post(`${own}/claims`)('a field of another kind', { ...claims.cam, activity: 'CE 2.3' }, 'VALIDATION_FAILED', '/activity'),
        post(`${own}/claims`)('a heading', { kind: 'china_catalogue', entry: 'GIGC-2024' }, 'VALIDATION_FAILED', '/entry'),
        post(`${own}/claims`)('a claim that ends before it begins', { ...claims.membership, validFrom: '2026-01-01', validTo: '2025-01-01' }, 'VALIDATION_FAILED', '/validTo')
      ])
      t.notOk('admin' in {}, 'no prototype was touched')
    })

    t.test('bodies that are none', async (t) => {
      const huge = JSON.stringify({ legalName: 'x'.repeat(ten) })
      await tries(t, [
        raw('10 MB', '/v1/smes', huge, 'TOO_LARGE'),
        raw('a what-if of 10 MB', '/v1/what-if', huge, 'TOO_LARGE'),
        raw('no JSON', '/v1/smes', 'legalName=X', 'MALFORMED_REQUEST'),
        raw('broken off', '/v1/smes', '{"legalName": "X', 'MALFORMED_REQUEST'),
        raw('more after the end', '/v1/smes', '{"legalName": "X"} {}', 'MALFORMED_REQUEST'),
        { ...raw('a number out of bounds', '/v1/smes', '{"legalName": "X", "turnoverEur": 1e999}', 'VALIDATION_FAILED'), value: { turnoverEur: Infinity } },
        raw('nothing', '/v1/smes', '', 'MALFORMED_REQUEST'),
        { what: 'no body', method: 'POST', url: '/v1/smes', expected: 'MALFORMED_REQUEST' },
        ...['null', '[]', '"X"', '1', 'true', '[{"legalName": "X"}]'].map((text) => raw(`the value ${text}`, '/v1/smes', text, 'VALIDATION_FAILED')),
        raw('a prototype', '/v1/smes', '{"legalName": "X", "__proto__": {"admin": true}}', 'MALFORMED_REQUEST'),
        raw('a prototype further in', '/v1/smes', '{"legalName": "X", "names": {"__proto__": {"en": "X"}}}', 'MALFORMED_REQUEST'),
        raw('a constructor', '/v1/smes', '{"legalName": "X", "constructor": {"prototype": {"admin": true}}}', 'MALFORMED_REQUEST'),
        raw('deep lists', '/v1/smes', `{"legalName": ${deep('[', '1', ']', 100_000)}}`, 'VALIDATION_FAILED'),
        raw('deep objects in a what-if', '/v1/what-if', `{"for": "${ids.sme}", "patch": {"sme": {"names": ${deep('{"en":', '1', '}', 100_000)}}}}`, 'VALIDATION_FAILED'),
        ...['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/xml', 'application/jsonx', 'application/merge-patch+json', '///', '\u00fc'].map((type) =>
          raw(`as ${type}`, '/v1/smes', '{"legalName": "X"}', 'UNSUPPORTED_MEDIA_TYPE', { 'content-type': type })),
        raw('shorter than announced', '/v1/smes', '{"legalName": "X"}', 'MALFORMED_REQUEST', { ...json, 'content-length': '200' }),
        raw('longer than announced', '/v1/smes', '{"legalName": "X"}', 'MALFORMED_REQUEST', { ...json, 'content-length': '5' }),
        { what: 'a body where none is read', method: 'POST', url: `/v1/claims/${ids.claim}/submit`, sent: { body: { state: 'accepted' }, headers: { 'if-match': '*' } }, expected: 'VALIDATION_FAILED' }
      ])
      const { statusCode, body } = await rest('POST', '/v1/smes', { raw: Buffer.concat([Buffer.from('\ufeff{"legalName": "'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]), headers: json })
      t.ok([201, 400, 422].includes(statusCode), `bytes that are no UTF-8: ${statusCode} ${body.slice(0, 200)}`)
    })

    t.test('imports', async (t) => {
      const before = await standing(service)
      const report = async (what: string, text: string | Buffer, type = 'application/json'): Promise<unknown> => {
        const verdict = restVerdict(await rest('POST', '/v1/imports', { raw: text, headers: { 'content-type': type } }))
        t.ok(verdict.done && at(verdict.body, 'counts', 'created') === 0 && at(verdict.body, 'counts', 'updated') === 0, `${what}: ${JSON.stringify(verdict).slice(0, 200)}`)
        t.equal(await standing(service), before, `${what}: nothing was left behind`)
        return verdict.done ? verdict.body : undefined
      }
      const record = '"kind": "sme", "source": "s", "externalId": "1", "legalName": "X"'
      for (const text of ['', '[', '[]', '[[]]', 'null', '{"kind": ', '{}', '"x"', '[1, null, "x"]', `[{${record}, "province": "XX"}, {`, deep('[', '', ']', 100_000)]) await report(`the text ${text.slice(0, 40)}`, text)
      t.match(await report('a prototype', `[{${record}, "__proto__": {"status": "published"}}]`), { counts: { rejected: 1 } })
      t.match(await report('a record of 2 MB', `[{${record}, "x": "${'x'.repeat(2 * 1024 * 1024)}"}]`), { rejected: [{ code: 'record_too_large' }] })
      t.match(await report('lines that are none', `{${record}\n\u0000\n{"kind": "dragon"}\n`, 'application/x-ndjson'), { counts: { read: 3, rejected: 3 } })
      t.match(await report('the VAT of another', `[{${record}, "vatNumber": "IT01234567897"}]`), { rejected: [{ pointer: '/vatNumber', code: 'duplicate' }] })
      t.match(await report('deep', `[{${record}, "names": ${deep('{"en":', '1', '}', 100_000)}}]`), { counts: { rejected: 1 } })
      await tries(t, [
        raw('no import', '/v1/imports', '{}', 'UNSUPPORTED_MEDIA_TYPE', { 'content-type': 'text/html' }),
        raw('no table of ours', '/v1/imports', '{}', 'VALIDATION_FAILED', { 'content-type': 'text/csv' }),
        raw('announced as 60 MB', '/v1/imports', '{}', 'TOO_LARGE', { ...json, 'content-length': '60000000' }),
        raw('an unknown mode', '/v1/imports?mode=replace', '[]', 'INVALID_QUERY'),
        raw('a source of NUL', '/v1/imports?source=%00', '[{"kind": "sme", "externalId": "1", "legalName": "X"}]', 'INVALID_QUERY')
      ])
      const stream = Readable.from((function * () { for (let sent = 0; sent < 52; sent++) yield Buffer.alloc(1024 * 1024, ' ') })())
      const streamed = await doors.app.inject({ method: 'POST', url: '/v1/imports', headers: { ...json, authorization: `Bearer ${doors.keys.admin}` }, payload: stream })
      t.match(restVerdict(streamed), { done: false, code: 'TOO_LARGE' }, '52 MB that were not announced')
      t.equal(await standing(service), before)
    })

    t.test('addresses', async (t) => {
      const junk = ['%', '%zz', '%ff', '%c0%af', '%e0%80%80']
      const climbing = ['..%2f..%2f..%2fetc%2fpasswd', '%2e%2e', '%2e%2e%2f%2e%2e', '....//', '..%5c..%5cpackage.json', 'sme_%2e%2e']
      await tries(t, [
        ...junk.map((part) => get('junk in an id', `/v1/smes/${part}`, 'MALFORMED_REQUEST')),
        ...junk.map((part) => get('junk in a query', `/v1/smes?search=${part}`, 'INVALID_QUERY')),
        ...climbing.map((part) => get('an id that climbs', `/v1/smes/${part}`, 'NOT_FOUND')),
        ...climbing.map((part) => get('an asset that climbs', `/docs/static/${part}/package.json`, 'NOT_FOUND')),
        ...climbing.map((part) => get('a page that climbs', `/graphiql/${part}/package.json`, 'NOT_FOUND')),
        ...['%00', 'sme_%00', `${ids.sme}%00`, `${ids.sme}%20`, ids.sme.toUpperCase(), `${ids.sme}/`, '__proto__', 'constructor', 'sme_', `sme_${'x'.repeat(5_000)}`, '%F0%9F%8D%83', "'%20or%201=1--"].map((part) => get('an id of nobody', `/v1/smes/${part}`, 'NOT_FOUND')),
        ...['__proto__', 'constructor', 'toString', '..%2fcam', '%00'].map((part) => get('a catalogue of nobody', `/v1/catalogues/${part}/entries`, 'NOT_FOUND')),
        get('an investor as an SME', `/v1/smes/${ids.investor}`, 'NOT_FOUND'),
        get('an SME as an investor', `/v1/investors/${ids.sme}`, 'NOT_FOUND'),
        get('a mandate as a need', `${own}/needs/${ids.mandate}`, 'NOT_FOUND'),
        get('a need of another', `/v1/smes/${ids.other}/needs/${ids.need}`, 'NOT_FOUND'),
        get('needs of an investor', `/v1/smes/${ids.investor}/needs`, 'NOT_FOUND'),
        get('a list for a deal', `/v1/matches?for=${ids.deal}`, 'NOT_FOUND'),
        get('a list for NUL', '/v1/matches?for=%00', 'NOT_FOUND'),
        get('a pair of two SMEs', `/v1/match?a=${ids.sme}&b=${ids.other}`, 'NOT_FOUND'),
        get('a pair of one', `/v1/match?a=${ids.sme}`, 'INVALID_QUERY'),
        get('nowhere', '/v1/nothing', 'NOT_FOUND'),
        get('nowhere, deep', `/v1/${'a/'.repeat(2_000)}`, 'NOT_FOUND'),
        ...['first=0', 'first=101', 'first=-1', 'first=1.5', 'first=1e2', 'first=0x10', 'first=NaN', 'first=', 'first=20&first=30', 'first[]=1', 'after=', 'after=x', `after=${'A'.repeat(9_000)}`, `search=${'x'.repeat(201)}`, 'regions=', 'regions=XX', 'regions=__proto__',
          'activities=NACE9:X', 'sizes=huge', 'synthetic=1', 'updatedSince=yesterday', 'updatedSince=2026-02-30T00:00:00Z', 'source=%00', 'orderBy=password', 'direction=up', '__proto__=1', 'constructor=1', 'toString', '%00=1', 'language=de', 'limit=5', 'filter[first]=1',
          `externalIds=${'x,'.repeat(1_001)}x`, `regions=${'IT-25,'.repeat(101)}IT-25`].map((query) => get('a query of nobody', `/v1/smes?${query}`, query.startsWith('after=') ? 'INVALID_CURSOR' : 'INVALID_QUERY')),
        ...['asOf=2026-02-30', 'asOf=0000-01-01', 'asOf=tomorrow', 'weights=x', 'weights=mandate_to_sme.ticket:-1', 'weights=need_to_investor.sector:3', 'minScore=101', 'ticketEur=9007199254740993', 'ticketEur=1.5', 'screening=none', 'withoutScreening=maybe', 'k=3'].map((query) =>
          get('a ranking of nobody', `/v1/matches?for=${ids.sme}&${query}`, 'INVALID_QUERY')),
        ...['investorTypes=x', 'activities=x', 'screening=IT-GP-T-NONEU,x', 'sizes=small', 'regions=IT-25'].map((query) => get('a filter of nobody', `/v1/matches?for=${ids.sme}&${query}`, 'INVALID_QUERY')),
        ...['investorTypes=bank', 'activities=x', 'regions=XX', 'sizes=huge', 'provinces=CN-SH'].map((query) => get('a filter of nobody', `/v1/matches?for=${ids.investor}&${query}`, 'INVALID_QUERY')),
        get('only separators', '/v1/smes?&&&', 'done'),
        get('a search for nothing', '/v1/smes?search=%00%E2%80%AE', 'done')
      ])
      for (const path of ['/docs/static/..%2f..%2fpackage.json', '/docs/../package.json', '/graphiql/..%2f..%2f..%2fpackage.json', '/docs/static/%2e%2e/%2e%2e/package.json']) t.notMatch((await rest('GET', path)).body, /"name"/, `nothing is told at ${path}`)
    })

    t.test('headers and methods', async (t) => {
      await tries(t, [
        ...['Bearer x', 'Bearer', 'Basic YWRtaW46YWRtaW4=', `Bearer ${doors.keys.admin}x`, `Bearer ${doors.keys.admin} ${doors.keys.admin}`, `Bearer ${'x'.repeat(60_000)}`, doors.keys.admin, ''].map((authorization) => get('a key of nobody', '/v1/smes', 'UNAUTHENTICATED', { authorization })),
        ...['text/html', 'application/json;q=0', 'x', '/', ';;;,,,=', 'application/'].map((accept) => get('a format of nobody', '/v1/smes', 'NOT_ACCEPTABLE', { accept })),
        get('a tag that is none', '/v1/smes', 'done', { 'if-none-match': '%%%,,"' }),
        get('much too long', '/v1/smes', 'done', { 'x-junk': 'x'.repeat(100_000), 'accept-language': '\u00ff'.repeat(1_000), range: 'bytes=0-1', 'x-http-method-override': 'DELETE', 'x-forwarded-for': "'; drop table organisations" }),
        ...(['PUT', 'PATCH', 'DELETE'] as const).map((method): Try => ({ what: 'another method', method, url: '/v1/smes', sent: { body: {} }, expected: 'METHOD_NOT_ALLOWED' })),
        { what: 'a ranking by POST', method: 'POST', url: '/v1/matches', sent: { raw: 'x'.repeat(10) }, expected: 'METHOD_NOT_ALLOWED' },
        { what: 'HEAD of nowhere', method: 'PUT', url: '/v1/nothing', sent: { body: {} }, expected: 'NOT_FOUND' },
        ...['', 'a b', '\u00e9', 'x'.repeat(256), '\u0001'].map((key): Try => ({ what: 'a key for once that is none', method: 'POST', url: '/v1/smes', sent: { body: { legalName: 'X' }, headers: { 'idempotency-key': key } }, expected: 'MALFORMED_REQUEST' })),
        { what: 'without a key', method: 'POST', url: '/v1/smes', sent: { as: 'anonymous', body: { legalName: 'X' } }, expected: 'UNAUTHENTICATED' },
        { what: 'without the permission', method: 'POST', url: '/v1/smes', sent: { as: 'reviewer', body: { legalName: 'X' } }, expected: 'FORBIDDEN' },
        { what: 'publishing without the permission', method: 'PUT', url: `${own}/status`, sent: { as: 'editor', body: { status: 'published' }, headers: { 'if-match': '*' } }, expected: 'FORBIDDEN' }
      ])
      for (const url of ['/v1/smes', '/v1/scoring-model', own, '/openapi.json', '/healthz']) t.match(await rest('HEAD', url), { statusCode: 200, body: '' }, `HEAD ${url}`)
      for (const url of ['/v1/nothing', '/v1/smes/none']) t.match(await rest('HEAD', url), { statusCode: 404 }, `HEAD ${url}`)
      t.match(await rest('OPTIONS', own), { statusCode: 204, headers: { allow: 'DELETE, GET, HEAD, OPTIONS, PATCH' } })
      t.match(await rest('PUT', own, { body: {} }), { statusCode: 405, headers: { allow: 'DELETE, GET, HEAD, OPTIONS, PATCH' } })
      t.match(await rest('OPTIONS', '/v1/nothing'), { statusCode: 404 })
    })

    t.test('changes without the right tag', async (t) => {
      const records = [own, `${own}/needs/${ids.need}`, `${own}/claims/${ids.claim}`, `/v1/investors/${ids.investor}`, `/v1/investors/${ids.investor}/mandates/${ids.mandate}`, `/v1/investors/${ids.investor}/deals/${ids.deal}`]
      const changes = records.flatMap((url) => [{ method: 'PATCH', url, body: {} }, { method: 'DELETE', url }] as const)
      const all = [...changes, { method: 'PUT', url: `${own}/status`, body: { status: 'in_review' } }, { method: 'POST', url: `/v1/claims/${ids.claim}/submit` }, { method: 'POST', url: `/v1/claims/${ids.claim}/review`, body: { decision: 'accept', reason: 'x' } }, { method: 'PUT', url: '/v1/exchange-rates', body: { items: [{ date: '2026-01-01', currency: 'CNY', perEur: 8 }] } }] as const
      for (const { method, url, ...rest } of all) {
        const body = 'body' in rest ? { body: rest.body } : {}
        const tag = await etagOf(url.replace(/\/(status|submit|review)$/, '').replace('/v1/claims/', `${own}/claims/`))
        await tries(t, [
          { what: 'no tag', method, url, sent: body, expected: 'VERSION_REQUIRED' },
          { what: 'junk for a tag', method, url, sent: { ...body, headers: { 'if-match': 'x' } }, expected: 'MALFORMED_REQUEST' },
          { what: 'no tag in it', method, url, sent: { ...body, headers: { 'if-match': '' } }, expected: 'MALFORMED_REQUEST' },
          { what: 'another tag', method, url, sent: { ...body, headers: { 'if-match': '"AAAAAAAAAAAAAAAAAAAAAAAAAAA"' } }, expected: 'VERSION_CONFLICT' },
          { what: 'the weak form of the tag', method, url, sent: { ...body, headers: { 'if-match': `W/${tag}` } }, expected: 'VERSION_CONFLICT' }
        ])
      }
    })

    t.test('the same key for once', async (t) => {
      const send = (key: string, body: unknown, as: 'admin' | 'editor' = 'admin') => rest('POST', '/v1/smes', { body, as, headers: { 'idempotency-key': key } })
      const first = await send('k-1', { legalName: 'Once' })
      const again = await send('k-1', { legalName: 'Once' })
      t.strictSame([again.statusCode, again.body, again.headers['location'], again.headers['idempotency-replayed']], [201, first.body, first.headers['location'], 'true'])
      const before = await standing(service)
      t.match(restVerdict(await send('k-1', { legalName: 'Twice' })), { code: 'IDEMPOTENCY_MISMATCH' })
      t.match(restVerdict(await rest('POST', `${own}/needs`, { body: { kind: 'research' }, headers: { 'idempotency-key': 'k-1' } })), { code: 'IDEMPOTENCY_MISMATCH' })
      t.equal(await standing(service), before)
      t.match((await send('k-1', { legalName: 'Once' }, 'editor')).headers['idempotency-replayed'], undefined, 'keys belong to who sends them')
      t.match(restVerdict(await send('k-2', { legalName: 5 })), { code: 'VALIDATION_FAILED' })
      t.match(restVerdict(await send('k-2', { legalName: 'Mended' })), { done: true }, 'what was refused can be mended')
    })

    t.test('every script comes back as it went in', async (t) => {
      const text = '🍃 绿桥 𠮷野家 Ünïcödé ́e ٱلْعَرَبِيَّة 👩‍🔬 <b>&amp;\'"\\ {{x}} %00 \u{10ffff}'
      const made = await rest('POST', '/v1/smes', { body: { legalName: text, names: { zh: text, en: text }, descriptions: { it: `${text}\n\t${text}` } } })
      t.equal(made.statusCode, 201, made.body)
      const whole = text.normalize('NFC')
      const expected = { legalName: whole, names: { zh: whole, en: whole, it: null }, descriptions: { it: `${whole}\n\t${whole}` } }
      const url = String(made.headers['location'])
      t.match((await rest('GET', url)).json(), expected)
      const asked = await doors.graphql('query ($id: ID!) { sme(id: $id) { legalName names { zh en it } descriptions { it } } }', { id: at(made.json(), 'id') })
      t.match(at(asked.json(), 'data', 'sme'), expected)
      for (const search of ['绿桥', '野家', 'unicode']) t.equal(listAt((await rest('GET', `/v1/smes?search=${encodeURIComponent(search)}`)).json(), 'items').length, 1, `found by ${search}`)
    })
  })
}
