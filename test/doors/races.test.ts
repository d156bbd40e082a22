// Several at once on one record, over real connections, on both engines: one wins, the others are told what stands now.
import type { AddressInfo } from 'node:net'
import t, { type Test } from 'tap'
import { commandLine } from '../../src/access/principal.ts'
import { createService, type Service } from '../../src/service.ts'
import { openStore } from '../../src/storage/open.ts'
import { freshDatabase } from '../postgres.ts'
import { catalogues, engines, today } from '../service.ts'
import { claims, deal, mandate, need } from './documents.ts'
import { at, listAt, openDoors } from './world.ts'

interface Answer { readonly status: number, readonly headers: Headers, readonly body: unknown, readonly text: string }

/** Doors that listen, and requests to them with an admin's key. */
async function listening (t: Test, service: Service, given?: string) {
  const { app, keys } = await openDoors(t, service)
  const key = given ?? keys.admin
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  const send = async (method: string, url: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> => {
    const answer = await fetch(`http://127.0.0.1:${port}${url}`, {
      method,
      headers: { authorization: `Bearer ${key}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) })
    })
    const text = await answer.text()
    return { status: answer.status, headers: answer.headers, body: text === '' ? undefined : JSON.parse(text) as unknown, text }
  }
  const change = async (query: string, variables: Record<string, unknown> = {}): Promise<unknown> => {
    const { body } = await send('POST', '/graphql', { query, variables })
    return Object.values((at(body, 'data') ?? { none: body }) as Record<string, unknown>)[0]
  }
  return { key, send, change }
}

const many = <T>(count: number, each: (index: number) => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: count }, (_, index) => each(index)))
const vat = ['IT00000010215', 'IT12345678903', 'IT01234567897'] as const

for (const [engine, open] of engines) {
  t.test(`on ${engine}`, async (t) => {
    const service = await open(t)
    const { send, change } = await listening(t, service)
    const { read } = service.store
    const company = await service.smes.create({ legalName: 'Contesa S.r.l.' }, commandLine)
    const house = await service.investors.create({ registeredName: '争', type: 'bank' }, commandLine)
    const own = `/v1/smes/${company.profile.id}`
    const other = `/v1/investors/${house.profile.id}`
    const records = [
      [own, { founded: 2000 }, 'founded'],
      [other, { founded: 2000 }, 'founded'],
      [`${own}/needs/${(await service.smes.saveNeed({ organisationId: company.profile.id, input: need }, commandLine)).id}`, { stakeOffered: 0.1 }, 'stakeOffered'],
      [`${other}/mandates/${(await service.investors.saveMandate({ organisationId: house.profile.id, input: mandate }, commandLine)).id}`, { stakeWanted: 0.1 }, 'stakeWanted'],
      [`${other}/deals/${(await service.investors.saveDeal({ organisationId: house.profile.id, input: deal }, commandLine)).id}`, { source: 'other' }, 'source'],
      [`${own}/claims/${(await service.claims.save({ organisationId: company.profile.id, input: claims.cam }, commandLine)).id}`, { validTo: '2030-01-01' }, 'validTo']
    ] as const

    t.test('two writers who saw the same: one wins, the other learns the version that stands', async (t) => {
      for (const [url, patch, field] of records) {
        for (let round = 0; round < 3; round++) {
          const seen = await send('GET', url)
          const version = Number(at(seen.body, 'version'))
          const value = (index: number): unknown => field === 'founded' ? 1900 + round * 10 + index : field.startsWith('stake') ? (round * 10 + index + 1) / 100 : field === 'validTo' ? `20${30 + round}-01-0${index + 1}` : `${round} ${index}`
          const answers = await many(4, (index) => send('PATCH', url, { ...patch, [field]: value(index) }, { 'if-match': String(seen.headers.get('etag')) }))
          const winners = answers.flatMap(({ status }, index) => status === 200 ? [index] : [])
          t.equal(winners.length, 1, `${url}: one of ${answers.map(({ status }) => status).join(', ')}`)
          for (const { status, body } of answers) if (status !== 200) t.match({ status, body }, { status: 412, body: { code: 'VERSION_CONFLICT', currentVersion: version + 1 } })
          const stands = await send('GET', url)
          t.equal(at(stands.body, 'version'), version + 1)
          t.strictSame(at(stands.body, field), value(winners[0] ?? -1), 'what the winner wrote stands')
          t.equal(stands.headers.get('etag'), answers[winners[0] ?? -1]?.headers.get('etag'))
        }
      }
    })

    t.test('the same through GraphQL, and with one writer at each door', async (t) => {
      const { id } = company.profile
      const mutation = 'mutation ($id: ID!, $version: Int!, $founded: Int!) { updateSme(id: $id, version: $version, patch: { founded: $founded }) { __typename ... on Sme { version } ... on ConflictRefusal { code currentVersion } } }'
      const before = await send('GET', own)
      const version = Number(at(before.body, 'version'))
      const results = await many(4, (index) => change(mutation, { id, version, founded: 1800 + index }))
      t.equal(results.filter((result) => at(result, '__typename') === 'Sme').length, 1)
      t.equal(results.filter((result) => at(result, 'code') === 'VERSION_CONFLICT' && at(result, 'currentVersion') === version + 1).length, 3)
      for (let round = 0; round < 4; round++) {
        const seen = await send('GET', own)
        const [rest, graphql] = await Promise.all([
          send('PATCH', own, { founded: 1850 + round }, { 'if-match': String(seen.headers.get('etag')) }),
          change(mutation, { id, version: at(seen.body, 'version'), founded: 1950 + round })
        ])
        t.equal(Number(rest.status === 200) + Number(at(graphql, '__typename') === 'Sme'), 1, `${rest.status} and ${String(at(graphql, '__typename'))}`)
      }
    })

    t.test('a change and a removal of one record', async (t) => {
      for (let round = 0; round < 4; round++) {
        const made = await send('POST', `${own}/needs`, need)
        const url = String(made.headers.get('location'))
        const tag = { 'if-match': String(made.headers.get('etag')) }
        const [changed, removed] = await Promise.all([send('PATCH', url, { stakeOffered: 0.9 }, tag), send('DELETE', url, undefined, tag)])
        const [one, two] = [changed.status, removed.status]
        t.ok((one === 200 && two === 412) || ([404, 412].includes(one) && two === 204), `${one} and ${two}`)
        t.equal((await send('GET', url)).status, one === 200 ? 200 : 404)
      }
    })

    t.test('twenty creations under one Idempotency-Key make one', async (t) => {
      for (const [url, body] of [['/v1/smes', { legalName: 'Una sola', externalId: 'once', source: 's' }], [`${own}/needs`, need], [`${own}/claims`, claims.membership]] as const) {
        const before = await read.dataVersion()
        const answers = await many(20, () => send('POST', url, body, { 'idempotency-key': `once-${url}` }))
        t.strictSame(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size, 1, 'all have one answer')
        t.equal(answers[0]?.status, 201, String(answers[0]?.text))
        t.equal(answers.filter(({ headers }) => headers.get('idempotency-replayed') === 'true').length, 19)
        t.equal(await read.dataVersion(), before + 1, 'one change')
      }
    })

    t.test('creations with one VAT number make one, the others are told of it', async (t) => {
      const answers = await many(10, (index) => send('POST', '/v1/smes', { legalName: `Gemella ${index}`, vatNumber: vat[0] }))
      t.strictSame(answers.map(({ status }) => status).sort(), [201, ...Array.from({ length: 9 }, () => 409)])
      const made = String(at(answers.find(({ status }) => status === 201)?.body, 'id'))
      for (const { status, body } of answers) if (status === 409) t.match(body, { code: 'DUPLICATE', detail: made, errors: [{ pointer: '/vatNumber' }] })
      const results = await many(6, (index) => change('mutation ($input: SmeInput!) { createSme(input: $input) { __typename ... on RuleRefusal { code } } }', { input: { legalName: `Gemella ${index}`, identifiers: [{ scheme: 'vat', value: vat[1] }] } }))
      t.equal(results.filter((result) => at(result, '__typename') === 'Sme').length, 1)
      t.equal(results.filter((result) => at(result, 'code') === 'DUPLICATE').length, 5)
      const found = await send('GET', '/v1/smes?search=gemella')
      t.equal(listAt(found.body, 'items').length, 2, 'and no half of another was left')
    })

    t.test('two instances of the service on one database', async (t) => {
      const url = engine === 'SQLite' ? `sqlite:${t.testdir()}/two.db` : await freshDatabase(t)
      const now = () => new Date(`${today}T12:00:00Z`)
      const instance = async (): Promise<Service> => {
        const store = await openStore(url, { now })
        t.teardown(() => store.close())
        await store.migrate()
        return createService({ config: { PROGRAMME_REQUIRES_CREDENTIALS: false }, store, catalogues, now })
      }
      const services = await Promise.all([instance(), instance()])
      const one = await listening(t, services[0])
      const two = await listening(t, services[1], one.key)
      const turn = (count: number, each: (send: typeof one.send, index: number) => Promise<Answer>) => many(count, (index) => each(index % 2 === 0 ? one.send : two.send, index))

      const twins = await turn(8, (send) => send('POST', '/v1/smes', { legalName: 'Tra due', vatNumber: vat[2] }))
      t.strictSame(twins.map(({ status }) => status).sort(), [201, ...Array.from({ length: 7 }, () => 409)])
      const twin = `/v1/smes/${String(at(twins.find(({ status }) => status === 201)?.body, 'id'))}`
      const seen = await two.send('GET', twin)
      const answers = await turn(8, (send, index) => send('PATCH', twin, { founded: 1800 + index }, { 'if-match': String(seen.headers.get('etag')) }))
      t.strictSame(answers.map(({ status }) => status).sort(), [200, ...Array.from({ length: 7 }, () => 412)])
      t.equal((await one.send('GET', twin)).text, (await two.send('GET', twin)).text, 'both see the same')

      for (const body of [{ legalName: 'Una volta' }, { legalName: 'Una volta sola', source: 's', externalId: 'x' }]) {
        const again = await turn(10, (send) => send('POST', '/v1/smes', body, { 'idempotency-key': `two-${body.legalName.length}` }))
        const made = new Set(again.map(({ text }) => text))
        t.strictSame(again.map(({ status }) => status), again.map(() => 201), 'whichever instance it came to')
        t.equal(made.size, 1, 'all have one answer')
        t.equal(again.filter(({ headers }) => headers.get('idempotency-replayed') === 'true').length, 9)
        const found = listAt((await one.send('GET', '/v1/smes?first=100')).body, 'items').filter((item) => at(item, 'legalName') === body.legalName)
        t.strictSame(found.map((item) => JSON.stringify(item)), [...made], 'and one profile stands')
      }
    })
  })
}
