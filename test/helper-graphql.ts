// The GraphQL door over the real rooms and a database of its own, with a clock that stands still.
import type { FastifyInstance } from 'fastify'
import type { Test } from 'tap'
import { commandLine } from '../src/access/principal.ts'
import { buildApp } from './app.ts'
import { loadCatalogues } from '../src/catalogues/catalogues.ts'
import { createService, type Service } from '../src/service.ts'
import { openStore } from '../src/storage/open.ts'
import type { Staff } from './service.ts'

const catalogues = loadCatalogues()

export interface Answer {
  readonly data?: Readonly<Record<string, unknown>> | null
  readonly errors?: ReadonlyArray<{ readonly message: string, readonly path?: readonly unknown[], readonly extensions?: Readonly<Record<string, unknown>> }>
}

/** What an answer holds at a path; undefined when it holds nothing there. */
export function at (value: unknown, ...path: ReadonlyArray<string | number>): unknown {
  return path.reduce<unknown>((inner, key) => typeof inner === 'object' && inner !== null ? (inner as Record<string | number, unknown>)[key] : undefined, value)
}

/** The same where a list is expected. */
export function listAt (value: unknown, ...path: ReadonlyArray<string | number>): readonly unknown[] {
  const found = at(value, ...path)
  return Array.isArray(found) ? found : []
}

/** The codes of an answer's errors. */
export function codes ({ errors = [] }: Answer): readonly unknown[] {
  return errors.map(({ extensions }) => extensions?.['code'])
}

export interface World {
  readonly app: FastifyInstance
  readonly service: Service
  /** API keys by role. */
  readonly keys: Readonly<Record<Staff, string>>
  /** Asks the door as a role, without one as anybody. */
  query (document: string, options?: { readonly variables?: Record<string, unknown>, readonly as?: Staff, readonly operationName?: string }): Promise<Answer>
}

/** @param demo whether the demo profiles are loaded */
export async function graphqlWorld (t: Test, { demo }: { readonly demo: boolean }): Promise<World> {
  const now = () => new Date('2026-11-22T08:00:00Z')
  const store = await openStore(`sqlite:${t.testdir()}/graphql.db`, { now })
  await store.migrate()
  const service = createService({ config: { PROGRAMME_REQUIRES_CREDENTIALS: false }, store, catalogues, secret: 'a secret for tests only', now })
  await service.seedRates()
  if (demo) await service.seedDemo()
  const key = async (role: Staff) => (await service.keys.create({ role }, commandLine)).key
  const keys = { admin: await key('admin'), reviewer: await key('reviewer'), editor: await key('editor') }
  const app = await buildApp({ config: { GRAPHIQL: true }, service }, { logger: false })
  t.teardown(async () => {
    await app.close()
    await store.close()
  })
  return {
    app,
    service,
    keys,
    async query (query, { variables, as, operationName } = {}) {
      const response = await app.inject({
        method: 'POST',
        url: '/graphql',
        headers: { 'content-type': 'application/json', ...(as === undefined ? {} : { authorization: `Bearer ${keys[as]}` }) },
        payload: JSON.stringify({ query, variables, operationName })
      })
      return response.json<Answer>()
    }
  }
}
