// Requests about personal data at both doors: the same answers, refusals and entries of the audit log.
import t from 'tap'
import { at, listAt, openDoors, type Caller, type Doors } from '../doors/world.ts'
import { engines, onSqlite } from '../service.ts'
import { anna, fill } from './world.ts'

const refusals = '... on ValidationRefusal { code issues { pointer code message } } ... on NotFoundRefusal { code } ... on RuleRefusal { code }'
const contact = 'id personId organisationId name role email phone createdAt retiredAt'
const record = 'id personId kind day purpose legalBasis source recordedAt recordedBy'
const reading = `mutation ($subject: SubjectInput!) { done: readPersonalData(subject: $subject) { __typename ... on PersonalData { at contacts { ${contact} } records { ${record} } soleTraders { id document } keys { id name role state } mentions { where id } } ${refusals} } }`
const recording = `mutation ($input: PrivacyRecordInput!) { done: recordPrivacy(input: $input) { __typename ... on PrivacyRecords { items { ${record} } } ${refusals} } }`
const erasing = `mutation ($input: ErasureInput!) { done: erasePerson(input: $input) { __typename ... on Erasure { persons organisations contacts records keys changes rememberedAnswers importReports left { where id } } ${refusals} } }`

/** What GraphQL answers, without its own ways: type names, and enums in upper case. */
function asRest (value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asRest)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== '__typename').map(([key, inner]) => [key, ['kind', 'legalBasis', 'where'].includes(key) && typeof inner === 'string' ? inner.toLowerCase() : asRest(inner)]))
}

function doing (doors: Doors) {
  return {
    async graphql (query: string, variables: Readonly<Record<string, unknown>>, as?: Caller): Promise<unknown> {
      return at((await doors.graphql(query, variables, as)).json(), 'data', 'done')
    },
    async rest (path: string, body: unknown, as: Caller = 'admin'): Promise<unknown> {
      return (await doors.rest('POST', `/v1/privacy/${path}`, { body, as })).json()
    }
  }
}

/** What the log says of them, without what tells two entries apart. */
async function noted ({ service }: Doors): Promise<ReadonlyArray<Record<string, unknown>>> {
  await service.store.audit.flush()
  const entries = await service.store.read.auditEntries({ limit: 1_000 })
  return entries.filter(({ action }) => action.startsWith('privacy_')).map(({ action, role, organisations, details }) => ({ action, role, organisations, details }))
}

for (const [engine, open] of engines) {
  t.test(`access, consent and erasure by GraphQL are those of REST, on ${engine}`, async (t) => {
    const doors = await openDoors(t, await open(t))
    const { graphql, rest } = doing(doors)
    const { sme } = await fill(doors.service)
    const consent = { email: anna.email, organisationId: sme, kind: 'consent', day: '2026-11-20', purpose: 'Matching', legalBasis: 'consent', source: 'Form 7' }

    const made = await graphql(recording, { input: { ...consent, kind: 'CONSENT', legalBasis: 'CONSENT' } })
    const restMade = await rest('records', consent)
    const plain = (list: readonly unknown[]) => list.map((one) => ({ ...one as object, id: 'prv', recordedBy: 'key' }))
    t.equal(listAt(made, 'items').length, 1)
    t.strictSame(plain(listAt(asRest(made), 'items')), plain(listAt(restMade, 'items')))

    const subject = { email: anna.email.toLowerCase() }
    const shown = await graphql(reading, { subject })
    t.strictSame(asRest(shown), await rest('access', subject))
    t.match(shown, { __typename: 'PersonalData', contacts: [{ name: anna.name }, { name: anna.name }], records: [{ kind: 'CONSENT' }, { kind: 'CONSENT' }] })

    const log = await noted(doors)
    t.equal(log.length, 4)
    t.strictSame([log[1], log[3]], [log[0], log[2]], 'the log tells of both alike')
    t.notMatch(JSON.stringify(log), /bianchi/i, 'and of nobody')

    const gone = await graphql(erasing, { input: { ...subject, reason: 'Asked for by letter' } })
    t.match(gone, { __typename: 'Erasure', contacts: 2, records: 3, left: [] })
    t.strictSame((await noted(doors)).slice(4).map(({ action }) => action), ['privacy_erase'])
    t.match(await graphql(reading, { subject }), { contacts: [], records: [] })
    t.match(await rest('access', { organisationId: sme }), { contacts: [{ name: 'Luca Neri' }] }, 'and at the other door, where others stay')
    t.strictSame(doors.failures, [])
  })
}

t.test('a sole trader and a key’s holder', async (t) => {
  const doors = await openDoors(t, await onSqlite(t))
  const { graphql, rest } = doing(doors)
  const trader = at((await doors.rest('POST', '/v1/smes', { body: { legalName: 'Verdi Giuseppe', soleTrader: true } })).json(), 'id')
  const shown = await graphql(reading, { subject: { organisationId: trader } })
  t.strictSame(listAt(shown, 'soleTraders').map((one) => JSON.parse(String(at(one, 'document'))) as unknown), listAt(await rest('access', { organisationId: trader }), 'soleTraders'))
  const key = await doors.service.keys.create({ role: 'reviewer', name: 'Key of Giuseppe' }, { id: 'cli', role: 'admin', partnerId: null, organisationIds: [], scopes: null })
  t.match(await graphql(reading, { subject: { keyId: key.id } }), { keys: [{ id: key.id, name: 'Key of Giuseppe', role: 'REVIEWER', state: 'IN_USE' }] })
  t.match(await graphql(erasing, { input: { keyId: key.id, reason: 'Asked' } }), { keys: 1 })
  t.match(await graphql(erasing, { input: { organisationId: trader, reason: 'Asked' } }), { __typename: 'Erasure', organisations: [trader] })
  t.match(await rest('access', { organisationId: trader }), { soleTraders: [{ legalName: '[erased]' }] })
})

t.test('refusals are the same, and only admins may', async (t) => {
  const doors = await openDoors(t, await onSqlite(t))
  const { graphql, rest } = doing(doors)
  await fill(doors.service)
  const said = { kind: 'notice', day: '2026-11-20', purpose: 'Matching', legalBasis: 'contract', source: 'Letter' }
  for (const [query, variables, path, body] of [
    [reading, { subject: {} }, 'access', {}],
    [reading, { subject: { email: 'nobody' } }, 'access', { email: 'nobody' }],
    [recording, { input: { ...said, kind: 'NOTICE', legalBasis: 'CONTRACT', email: 'nobody@example.org' } }, 'records', { ...said, email: 'nobody@example.org' }],
    [recording, { input: { ...said, kind: 'NOTICE', legalBasis: 'CONTRACT', email: anna.email, day: '2030-01-01' } }, 'records', { ...said, email: anna.email, day: '2030-01-01' }],
    [erasing, { input: { name: anna.name, reason: 'Asked' } }, 'erasures', { name: anna.name, reason: 'Asked' }],
    [erasing, { input: { personId: 'per_none', reason: 'Asked' } }, 'erasures', { personId: 'per_none', reason: 'Asked' }]
  ] as const) {
    const [refused, answer] = [await graphql(query, variables), await rest(path, body)]
    t.ok(at(refused, 'code') !== undefined, JSON.stringify(refused))
    t.equal(at(refused, 'code'), at(answer, 'code'))
    t.strictSame(listAt(refused, 'issues').map((issue) => at(issue, 'pointer')), listAt(answer, 'errors').map((issue) => at(issue, 'pointer')))
    for (const as of ['editor', 'reviewer', 'anonymous'] as const) {
      const code = as === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN'
      t.match(await graphql(query, variables, as), { __typename: 'RuleRefusal', code })
      t.match(await rest(path, body, as), { code })
    }
  }
  const asked = await doors.rest('GET', `/graphql?query=${encodeURIComponent(reading)}&variables=${encodeURIComponent(JSON.stringify({ subject: { email: anna.email } }))}`)
  t.equal(asked.statusCode, 405, 'nor by an address that logs keep')
  t.strictSame(await noted(doors), [])
})
