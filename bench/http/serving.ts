// The service beside two other GraphQL servers over the same schema, resolvers and use cases, all in one process, so that what
// they share is shared. Says its addresses and whom one can ask for, and ends with its standard input.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ApolloServer } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'
import Fastify from 'fastify'
import { createYoga } from 'graphql-yoga'
import { anonymous, commandLine } from '../../src/access/principal.ts'
import type { Context } from '../../src/graphql/context.ts'
import { graphql } from '../../src/graphql/plugin.ts'
import { createSchema } from '../../src/graphql/schema.ts'
import { rest } from '../../src/http/plugin.ts'
import { serverOptions } from '../../src/http/server-options.ts'
import { createService } from '../../src/service.ts'
import { openStore } from '../../src/storage/open.ts'
import { seedSynthetic } from '../../src/synthetic/seed.ts'
import { query } from './queries.ts'
import { stages } from './stages.ts'

export interface Serving {
  readonly ours: string
  /** The same service, keeping no answers: what is worked out once is worked out again. */
  readonly forgetful: string
  readonly yoga: string
  readonly apollo: string
  /** Answers the processor time of this process so far, in microseconds; at /stages what each part of a request takes of it. */
  readonly processor: string
  /** Investors who have mandates, to ask matches for. */
  readonly investors: readonly string[]
  /** SMEs to be ranked. */
  readonly candidates: number
}

const [url = '', profiles = '11000', investorShare = '0.1'] = process.argv.slice(2)
const now = () => new Date('2026-11-22T12:00:00Z')
const store = await openStore(url, { now })
await store.migrate()
const service = createService({ config: { PROGRAMME_REQUIRES_CREDENTIALS: false }, store, now, secret: 'a secret of the bench, 32 bytes!' })
await service.seedRates()
// As few investors as will do: importing them all takes most of this bench's time.
await seedSynthetic(service, { principal: commandLine, count: Number(profiles), seed: 5, investorShare: Number(investorShare) })
const { smes, investors, smeIndex } = await service.matching.populations.current('public')
if (smes.size === 0) throw new Error('Nobody is there to be ranked.')

const ours = Fastify(serverOptions)
await ours.register(rest, service)
await ours.register(graphql, { services: service, graphiql: false })
const asked = [...investors.values()].filter(({ scoring }) => scoring.published && scoring.mandates.length > 0).map(({ id }) => id)
const forgetful = Fastify(serverOptions)
await forgetful.register(rest, { ...service, keptBytes: 0 })
await forgetful.register(graphql, { services: service, graphiql: false, keptBytes: 0 })
let body = ''
ours.get('/static', (_request, reply) => reply.header('content-type', 'application/json; charset=utf-8').send(body))
await ours.ready()
body = (await ours.inject({ method: 'POST', url: '/graphql', payload: { query, variables: { for: asked[0] } } })).body

/** What our own door hands to a request, for anonymous callers. */
function context (): Context {
  const { catalogues, sentences } = service
  return { ...service, principal: anonymous, view: { catalogues, codes: catalogues.codes, principal: anonymous, sentences }, countRanking: () => {} }
}
const yoga = createServer(createYoga<object, Context>({ schema: createSchema(), context, logging: false, graphiql: false, landingPage: false }))
await new Promise<void>((resolve) => { yoga.listen(0, '127.0.0.1', resolve) })
const apollo = new ApolloServer<Context>({ schema: createSchema(), introspection: false })
const { url: apolloUrl } = await startStandaloneServer(apollo, { listen: { port: 0, host: '127.0.0.1' }, context: async () => context() })
await ours.listen({ port: 0, host: '127.0.0.1' })
await forgetful.listen({ port: 0, host: '127.0.0.1' })
const processor = createServer((request, response) => {
  const { user, system } = process.cpuUsage()
  if (request.url !== '/stages') response.end(String(user + system))
  else stages(service, context(), asked).then((found) => { response.end(JSON.stringify(found)) }, (error: unknown) => { response.writeHead(500).end(String(error)) })
})
await new Promise<void>((resolve) => { processor.listen(0, '127.0.0.1', resolve) })

const addressOf = (server: { address (): AddressInfo | string | null }): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
process.stdout.write(`${JSON.stringify({
  ours: addressOf(ours.server),
  forgetful: addressOf(forgetful.server),
  yoga: addressOf(yoga),
  apollo: apolloUrl.replace(/\/$/, ''),
  processor: addressOf(processor),
  investors: asked,
  candidates: smeIndex.organisations
} satisfies Serving)}\n`)
process.stdin.resume()
process.stdin.once('end', () => {
  Promise.all([ours.close(), forgetful.close(), apollo.stop()]).then(() => store.close()).then(() => { process.exit(0) }, (error: unknown) => {
    process.stderr.write(`${String(error)}\n`)
    process.exit(1)
  })
})
