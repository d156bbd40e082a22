// The GraphQL door over the real rooms and a database of its own, with a clock that stands still.
import { readFileSync } from 'node:fs'
import Fastify, { type FastifyInstance } from 'fastify'
import type { Test } from 'tap'
import { createKeys } from '../src/access/keys.ts'
import { commandLine, type Role } from '../src/access/principal.ts'
import { createSealer } from '../src/access/seal.ts'
import { loadCatalogues } from '../src/catalogues/catalogues.ts'
import { createCataloguePages } from '../src/catalogues/pages.ts'
import { createClaims } from '../src/claims/claims.ts'
import type { Services } from '../src/graphql/context.ts'
import { graphql } from '../src/graphql/plugin.ts'
import { createImports } from '../src/imports/imports.ts'
import { seedDemo, seedRates, shippedSeeds } from '../src/imports/seed.ts'
import { createInvestors } from '../src/investors/investors.ts'
import { createMatching } from '../src/matching/matching.ts'
import { createSentences } from '../src/matching/sentences/index.ts'
import { createWhatIf } from '../src/matching/what-if.ts'
import { createDirectories } from '../src/profiles/directories.ts'
import { createProfiles } from '../src/profiles/profiles.ts'
import type { ScoringModel } from '../src/scoring/model.ts'
import { createScreening } from '../src/screening/screening.ts'
import { createSmes } from '../src/smes/smes.ts'
import { openStore } from '../src/storage/open.ts'

const catalogues = loadCatalogues()
const model = JSON.parse(readFileSync(new URL('scoring/model-1.json', shippedSeeds), 'utf8')) as ScoringModel

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
  readonly services: Services
  /** API keys by role. */
  readonly keys: Readonly<Record<Role, string>>
  /** Asks the door as a role, without one as anybody. */
  query (document: string, options?: { readonly variables?: Record<string, unknown>, readonly as?: Role, readonly operationName?: string }): Promise<Answer>
}

/** @param demo whether the demo profiles are loaded */
export async function graphqlWorld (t: Test, { demo }: { readonly demo: boolean }): Promise<World> {
  const now = () => new Date('2026-11-22T08:00:00Z')
  const store = await openStore(`sqlite:${t.testdir()}/graphql.db`, { now })
  await store.migrate()
  await seedRates(store, commandLine)
  const sealer = createSealer('a secret for tests only')
  const room = { store, catalogues, now }
  if (demo) await seedDemo(createImports(room), commandLine)
  const matching = createMatching({ store, catalogues, model, screening: createScreening({ rules: catalogues.screeningRules, codes: catalogues.codes }), sealer, settings: { programmeRequiresCredentials: false }, now })
  const services: Services = {
    store,
    catalogues,
    cataloguePages: createCataloguePages({ catalogues, sealer }),
    profiles: createProfiles(room),
    smes: createSmes(room),
    investors: createInvestors(room),
    directories: createDirectories({ store, catalogues, sealer }),
    claims: createClaims(room),
    matching,
    whatIf: createWhatIf({ matching, catalogues, now }),
    sentences: createSentences(catalogues),
    keys: createKeys({ store, now })
  }
  const key = async (role: Role) => (await services.keys.create({ role }, commandLine)).key
  const keys = { admin: await key('admin'), reviewer: await key('reviewer'), editor: await key('editor') }
  const app = Fastify({ logger: false, bodyLimit: 1_048_576 })
  await app.register(graphql, { services, graphiql: true })
  await app.ready()
  t.teardown(async () => {
    await app.close()
    await store.close()
  })
  return {
    app,
    services,
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
