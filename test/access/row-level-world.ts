// What the tests of row-level security ask past the application, and a database with something in every table.
import { readFile } from 'node:fs/promises'
import pg from 'pg'
import type { Test } from 'tap'
import { commandLine, principalOf } from '../../src/access/principal.ts'
import { createService } from '../../src/service.ts'
import { openStore } from '../../src/storage/open.ts'
import { reachSettings, type Reach } from '../../src/storage/reach.ts'
import { buildApp } from '../app.ts'
import { servedDatabase } from '../postgres.ts'
import { catalogues } from '../service.ts'

/** Statements on a connection of their own; within a transaction of that reach, or without any. */
export async function ask (url: string, statements: string, { reach, writes = false }: { readonly reach?: Reach, readonly writes?: boolean } = {}): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    if (reach === undefined) return await client.query(statements)
    await client.query(`begin; ${reachSettings(reach, { writes }, pg.escapeLiteral)}`)
    const result = await client.query(statements)
    await client.query('commit')
    return result
  } finally {
    await client.end()
  }
}

/** The code by which the server refuses; undefined when it does not. */
export async function refusal (work: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await work()
    return undefined
  } catch (error) {
    return error instanceof pg.DatabaseError ? error.code : String(error)
  }
}

/** Something of partner one, or of the service, in every table. */
export async function fullWorld (t: Test) {
  const { owner, service: url } = await servedDatabase(t)
  const store = await openStore(url)
  t.teardown(() => store.close())
  await store.migrate()
  const service = createService({ config: { PROGRAMME_REQUIRES_CREDENTIALS: false }, store, catalogues, secret: 'a secret of the tests, 32 bytes!' })
  await service.seedRates()
  const app = await buildApp({ config: { GRAPHIQL: false }, service })
  t.teardown(() => app.close())
  const { id: keyId, key } = await service.keys.create({ role: 'partner', partnerId: 'p1' }, commandLine)
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
  const post = async (path: string, body: unknown) => await app.inject({ method: 'POST', url: path, headers: { ...headers, 'idempotency-key': path }, payload: JSON.stringify(body) })
  const sme = { kind: 'sme', source: 'one', externalId: 's', legalName: 'Impresa', vatNumber: '12345678903', turnoverEur: 6_200_000, contacts: [{ name: 'Persona', email: 'p@example.org' }], needs: [{ kind: 'investment' }], claims: [{ kind: 'cam', category: 'cam-edilizia', mandatoryMet: 2, mandatoryTotal: 3 }] }
  const investor = { kind: 'investor', source: 'one', externalId: 'i', registeredName: '公司', type: 'private_equity', mandates: [{ ticket: { min: 1, max: 2, currency: 'CNY' } }], deals: [{ date: '2024-05-01', sector: { code: 'D35.11', system: 'NACE2' }, amount: { value: 5, currency: 'EUR' } }] }
  const imported = await post('/v1/imports', [sme, investor, { kind: 'sme', source: 'one', externalId: 'w' }])
  t.match(imported.json(), { counts: { created: 2, rejected: 1 } }, imported.body)
  t.equal((await post('/v1/smes', { legalName: 'Bozza' })).statusCode, 201)
  await service.privacy.record({ email: 'p@example.org', kind: 'notice', day: '2026-01-01', purpose: 'matching', legalBasis: 'consent', source: 'form' }, commandLine)
  await service.mappings.save(JSON.parse(await readFile(new URL('../../examples/fair-catalogue.mapping.json', import.meta.url), 'utf8')), undefined, commandLine)
  await store.rateBudgets?.spend('somebody', 1, { limit: 60, windowSeconds: 60 })
  await store.audit.flush()
  return { owner, url, one: principalOf(keyId, 'partner', { partnerId: 'p1' }) }
}
