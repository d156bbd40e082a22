// What both doors can do alike: mappings, exchange rates and the translation of activity codes.
import { readFileSync } from 'node:fs'
import t from 'tap'
import { editionOf, readMapping } from '../../src/imports/mapping/mapping.ts'
import { engines, onSqlite } from '../service.ts'
import { at, listAt, openDoors, type Doors } from './world.ts'

type Json = Record<string, unknown>
const fair = JSON.parse(readFileSync(new URL('../../examples/fair-catalogue.mapping.json', import.meta.url), 'utf8')) as Json
const csv = readFileSync(new URL('../../examples/fair-catalogue.csv', import.meta.url))
const refusals = '... on ValidationRefusal { code issues { pointer code message accepted } } ... on ConflictRefusal { code currentVersion } ... on NotFoundRefusal { code } ... on RuleRefusal { code message }'
const fields = 'id title kind source shipped edition version savedBy mapping'
const saving = `mutation ($mapping: String!, $version: Int) { saveImportMapping(mapping: $mapping, version: $version) { __typename ... on ImportMapping { ${fields} } ${refusals} } }`
const removing = 'mutation ($id: ID!, $version: Int!) { removeImportMapping(id: $id, version: $version) { __typename ... on Removed { id } ... on ConflictRefusal { code currentVersion } ... on NotFoundRefusal { code } ... on RuleRefusal { code } } }'
const address = '/v1/imports/mappings/fair-catalogue'

/** A mutation or query, its first field. */
async function asked ({ graphql }: Doors, query: string, variables: Json = {}, as?: Parameters<Doors['graphql']>[2]): Promise<unknown> {
  return Object.values((at((await graphql(query, variables, as)).json(), 'data') ?? {}) as Json)[0]
}

/** What REST shows of a mapping as GraphQL has it. */
function asGraphql ({ savedAt: _, ...view }: Json): Json {
  return { ...view, kind: String(view['kind']).toUpperCase(), mapping: JSON.stringify(view['mapping']) }
}

for (const [engine, open] of engines) {
  t.test(`mappings on ${engine}`, async (t) => {
    const doors = await openDoors(t, await open(t))
    const { rest, service, keys } = doors
    const edition = editionOf(readMapping(fair))
    const listed = async () => listAt((await rest('GET', '/v1/imports/mappings')).json(), 'items').map((item) => at(item, 'id'))
    t.strictSame(await listed(), ['bcorp-directory', 'cn-investment-events', 'it-innovative-register'])

    const unknown = await rest('POST', '/v1/imports?mapping=fair-catalogue', { raw: csv, headers: { 'content-type': 'text/csv' } })
    t.equal(unknown.statusCode, 400)
    t.match(unknown.json<unknown>(), { code: 'INVALID_QUERY', errors: [{ pointer: '/mapping', code: 'unknown_mapping', accepted: ['bcorp-directory', 'cn-investment-events', 'it-innovative-register'] }] })

    const made = await rest('PUT', address, { body: fair })
    t.match(made, { statusCode: 201, headers: { location: address, etag: String } })
    t.match(made.json<unknown>(), { id: 'fair-catalogue', kind: 'sme', shipped: false, version: 1, edition, savedBy: /^key_/, mapping: { id: 'fair-catalogue' } })
    t.strictSame(await listed(), ['bcorp-directory', 'cn-investment-events', 'fair-catalogue', 'it-innovative-register'])
    t.strictSame((await rest('PUT', address, { body: fair })).statusCode, 200, 'the same again is no change')
    const read = await rest('GET', address, { as: 'editor' })
    t.strictSame(asGraphql(read.json()), await asked(doors, `query { importMapping(id: "fair-catalogue") { ${fields} } }`, {}, 'editor'))
    t.strictSame(listAt(await asked(doors, 'query { importMappings { id } }')).map((one) => at(one, 'id')), await listed())
    t.match(await asked(doors, `query { importMapping(id: "bcorp-directory") { ${fields} } }`), { shipped: true, version: null, savedBy: null, edition: /^1\+[0-9a-f]{12}$/ })
    t.equal((await rest('GET', address, { headers: { 'if-none-match': String(read.headers.etag) } })).statusCode, 304)

    t.test('a batch keeps what it was read by', async (t) => {
      const done = await rest('POST', '/v1/imports?mapping=fair-catalogue', { raw: csv, headers: { 'content-type': 'text/csv' } })
      t.match(done.json<unknown>(), { counts: { read: 3, created: 3 } })
      t.match((await rest('GET', `/v1/imports/${String(at(done.json(), 'id'))}`)).json<unknown>(), { mapping: { id: 'fair-catalogue', version: edition } })
    })

    t.test('a change says what it was made on', async (t) => {
      const changed = { ...fair, title: '展会 — Fiera' }
      t.match(await rest('PUT', address, { body: changed }), { statusCode: 428 })
      t.match(await rest('PUT', address, { body: changed, headers: { 'if-none-match': '*' } }), { statusCode: 412 })
      t.match(await rest('PUT', address, { body: changed, headers: { 'if-match': '"other"' } }), { statusCode: 412 })
      t.match(await rest('PUT', '/v1/imports/mappings/new', { body: { ...fair, id: 'new' }, headers: { 'if-match': '*' } }), { statusCode: 412 })
      const second = await rest('PUT', address, { body: changed, headers: { 'if-match': String(read.headers.etag) } })
      t.match(second.json<unknown>(), { version: 2, title: '展会 — Fiera' })
      t.not(at(second.json(), 'edition'), edition, 'the same version of its own, and another edition')
      const text = JSON.stringify({ ...changed, version: '2' })
      t.match(await asked(doors, saving, { mapping: text }), { __typename: 'RuleRefusal', code: 'VERSION_REQUIRED' })
      t.match(await asked(doors, saving, { mapping: text, version: 1 }), { __typename: 'ConflictRefusal', currentVersion: 2 })
      t.match(await asked(doors, saving, { mapping: text, version: 2 }), { __typename: 'ImportMapping', version: 3, edition: /^2\+/ })
      t.match(await asked(doors, saving, { mapping: text }), { __typename: 'ImportMapping', version: 3 }, 'the same again')
      t.match(await asked(doors, saving, { mapping: JSON.stringify({ ...fair, id: 'new' }), version: 1 }), { __typename: 'NotFoundRefusal' })
    })

    t.test('an id of a shipped one is taken', async (t) => {
      const shipped = { ...fair, id: 'bcorp-directory' }
      t.match((await rest('PUT', '/v1/imports/mappings/bcorp-directory', { body: shipped })).json<unknown>(), { status: 409, code: 'RULE_REFUSED', detail: /ships with the service/, errors: [{ pointer: '/id', code: 'shipped' }] })
      t.match(await asked(doors, saving, { mapping: JSON.stringify(shipped) }), { __typename: 'RuleRefusal', code: 'RULE_REFUSED', message: /ships with the service/ })
      const { headers } = await rest('GET', '/v1/imports/mappings/bcorp-directory')
      t.match(await rest('DELETE', '/v1/imports/mappings/bcorp-directory', { headers: { 'if-match': String(headers.etag) } }), { statusCode: 409 })
      t.match(await asked(doors, removing, { id: 'bcorp-directory', version: 1 }), { __typename: 'RuleRefusal', code: 'RULE_REFUSED' })
    })

    t.test('what is wrong with one is told field by field', async (t) => {
      const wrong = { ...fair, fields: [{ to: 'externalId', from: 'Azienda', do: [{ op: 'shout' }] }, { to: 'legalName', from: 'Nowhere', if: { column: 'Nowhere', like: 'x' } }] }
      const issues = [{ pointer: '/fields/0/do/0/op', accepted: ['table', 'endings'] }, { pointer: '/fields/1/if/is' }, { pointer: '/fields/1/if/like', code: 'unknown_field' }]
      t.match((await rest('PUT', address, { body: wrong })).json<unknown>(), { status: 422, code: 'VALIDATION_FAILED', errors: issues })
      t.match(await asked(doors, saving, { mapping: JSON.stringify(wrong) }), { __typename: 'ValidationRefusal', issues: issues.map(({ pointer, ...more }) => ({ ...more, pointer: `/mapping${pointer}` })) })
      const column = { ...fair, fields: [...fair['fields'] as unknown[], { to: 'founded', from: 'Nowhere' }] }
      t.match((await rest('PUT', address, { body: column })).json<unknown>(), { errors: [{ detail: "The column 'Nowhere' is not among 'columns'." }] })
      t.match((await rest('PUT', '/v1/imports/mappings/other', { body: fair })).json<unknown>(), { status: 422, errors: [{ pointer: '/id', accepted: ['other'] }] })
      t.match(await asked(doors, saving, { mapping: '{"format": 1,' }), { issues: [{ pointer: '/mapping', code: 'malformed_json' }] })
      const deep = `${'{"not":'.repeat(20_000)}{}${'}'.repeat(20_000)}`
      t.match(await asked(doors, saving, { mapping: `{"id":"x","fields":[{"to":"externalId","if":${deep}}]}` }), { issues: [{ code: 'too_deep' }] })
      t.equal((await rest('PUT', address, { raw: `{"id":"x","fields":[{"to":"externalId","if":${deep}}]}`, headers: { 'content-type': 'application/json' } })).statusCode < 500, true)
      const large = { ...fair, fields: [...fair['fields'] as unknown[], { to: 'names.en', constant: 'x'.repeat(300_000) }] }
      t.match((await rest('PUT', address, { body: large })).json<unknown>(), { status: 422, errors: [{ pointer: '', code: 'too_large' }] })
    })

    t.test('who may', async (t) => {
      for (const as of ['editor', 'reviewer'] as const) {
        t.equal((await rest('PUT', address, { as, body: fair })).statusCode, 403)
        t.match(await asked(doors, saving, { mapping: '{' }, as), { code: 'FORBIDDEN' })
        t.match(await asked(doors, removing, { id: 'fair-catalogue', version: 1 }, as), { code: 'FORBIDDEN' })
      }
      t.equal((await rest('GET', '/v1/imports/mappings', { as: 'reviewer' })).statusCode, 403)
      t.equal((await rest('GET', '/v1/imports/mappings', { as: 'anonymous' })).statusCode, 401)
      t.match((await doors.graphql('query { importMappings { id } }', {}, 'anonymous')).json<unknown>(), { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] })
    })

    t.test('removing', async (t) => {
      t.equal((await rest('DELETE', address)).statusCode, 428)
      t.match(await asked(doors, removing, { id: 'fair-catalogue', version: 1 }), { __typename: 'ConflictRefusal', currentVersion: 3 })
      const { headers } = await rest('GET', address)
      t.equal((await rest('DELETE', address, { headers: { 'if-match': String(headers.etag) } })).statusCode, 204)
      t.equal((await rest('GET', address)).statusCode, 404)
      t.match(await asked(doors, removing, { id: 'fair-catalogue', version: 3 }), { __typename: 'NotFoundRefusal' })
      t.match(await asked(doors, saving, { mapping: JSON.stringify(fair) }), { __typename: 'ImportMapping', version: 1, edition })
      t.match(await asked(doors, removing, { id: 'fair-catalogue', version: 1 }), { __typename: 'Removed', id: 'fair-catalogue' })
      const trail = await service.store.read.changes({ after: 0, limit: 100, recordId: 'fair-catalogue' })
      t.strictSame(trail.map(({ action, recordKind }) => `${recordKind} ${action}`), ['create', 'update', 'update', 'remove', 'create', 'remove'].map((action) => `mapping ${action}`))
      t.ok(trail.every(({ actor }) => keys.admin.includes(actor.slice('key_'.length))))
    })
    t.strictSame(doors.failures, [], 'nothing failed inside')
  })
}

t.test('exchange rates at both doors', async (t) => {
  const doors = await openDoors(t, await onSqlite(t))
  const { rest } = doors
  const reading = 'query { exchangeRates { tag items { date currency perEur } } }'
  const setting = `mutation ($items: [ExchangeRateInput!]!, $tag: String!) { setExchangeRates(items: $items, tag: $tag) { __typename ... on ExchangeRates { tag items { date currency perEur } } ${refusals} } }`
  const seen = await rest('GET', '/v1/exchange-rates')
  const tag = String(seen.headers.etag)
  t.strictSame(await asked(doors, reading), { tag, items: seen.json<{ items: unknown }>().items })
  const rate = { date: '2026-11-20', currency: 'CNY', perEur: 8.25 }
  t.match(await asked(doors, setting, { items: [{ ...rate, currency: 'EUR' }, { ...rate, date: '2026-11-23' }], tag }), { __typename: 'ValidationRefusal', issues: [{ pointer: '/items/0/currency', code: 'not_for_euro' }, { pointer: '/items/1/date', code: 'in_future' }] })
  t.match(await asked(doors, setting, { items: [{ ...rate, perEur: 0 }], tag }), { issues: [{ pointer: '/items/0/perEur' }] })
  t.match(await asked(doors, setting, { items: [rate], tag: '"other"' }), { __typename: 'RuleRefusal', code: 'VERSION_CONFLICT' })
  const set = await asked(doors, setting, { items: [rate], tag })
  const after = await rest('GET', '/v1/exchange-rates')
  t.strictSame(set, { __typename: 'ExchangeRates', tag: after.headers.etag, items: after.json<{ items: unknown }>().items })
  t.ok(listAt(set, 'items').some((one) => at(one, 'perEur') === 8.25))
  t.equal((await rest('PUT', '/v1/exchange-rates', { body: { items: [{ ...rate, perEur: 9 }] }, headers: { 'if-match': tag } })).statusCode, 412, 'the other door sees that it lost')
  t.equal((await rest('PUT', '/v1/exchange-rates', { body: { items: [{ ...rate, perEur: 9 }] }, headers: { 'if-match': String(at(set, 'tag')) } })).statusCode, 200, 'a tag is the same at both doors')
  for (const as of ['editor', 'reviewer'] as const) t.match(await asked(doors, setting, { items: [rate], tag }, as), { __typename: 'RuleRefusal', code: 'FORBIDDEN' })
  t.match((await doors.graphql(reading, {}, 'anonymous')).json<unknown>(), { data: { exchangeRates: null }, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] })
})

t.test('what a code stands for, at both doors', async (t) => {
  const doors = await openDoors(t, await onSqlite(t))
  const text = '{ en it zh }'
  const titled = `{ code title ${text} }`
  const query = `query ($code: String!, $system: CodeSystem!) { translateActivity(code: $code, system: $system) { code system title ${text} nace2 ${titled} nace21 ${titled} relation wider warning { system code title ${text} message ${text} } } }`
  for (const [catalogue, system, code] of [['nace-rev2', 'NACE2', 'C27.20'], ['nace-rev2.1', 'NACE21', 'E38.21'], ['ateco-2025', 'ATECO2025', '38.21.20'], ['nace-rev2', 'NACE2', 'E38.32']] as const) {
    const answer = await doors.rest('GET', `/v1/catalogues/${catalogue}/entries/${code}/translation`, { as: 'anonymous' })
    t.equal(answer.statusCode, 200)
    t.same(answer.json(), await asked(doors, query, { code, system }, 'anonymous'))
  }
  for (const [catalogue, code] of [['nace-rev2', 'C99.99'], ['cam', 'cam-arredi-interni'], ['constructor', 'C27'], ['nothing', 'C27']] as const) {
    t.equal((await doors.rest('GET', `/v1/catalogues/${catalogue}/entries/${code}/translation`, { as: 'anonymous' })).statusCode, 404)
  }
})
