// Starts the service as a process: database, first seeds, doors, and a greeting that shows it works.
import type { FastifyInstance } from 'fastify'
import { cursorSecret } from './access/cursor-secret.ts'
import { anonymous } from './access/principal.ts'
import { buildApp } from './app.ts'
import { matchBlock, matchTable } from './cli/match-table.ts'
import { embeddedFile, type Config } from './config.ts'
import { createService, type Service } from './service.ts'
import { openStore } from './storage/open.ts'

/** The demo SME whose ranking a first start shows. */
const exampleSme = 'sme_demo_01'

/** How long accepted requests may take to finish once the process is asked to stop, in milliseconds. */
const graceMs = 10_000

/** How often, while stopping, connections are closed that a client keeps open after its last answer, in milliseconds. */
const sweepMs = 100

async function seedEmpty (service: Service, config: Config): Promise<void> {
  await service.seedRates()
  const empty = await service.store.read.countProfiles() === 0
  if (!empty || !config.SEED_DEMO || embeddedFile(config) === undefined) return
  for (const { rejected } of await service.seedDemo()) {
    const [first] = rejected
    if (first !== undefined) throw new Error(`The demo profiles that ship with this release are not valid: ${first.externalId ?? `record ${first.row}`} ${first.pointer}: ${first.message}`)
  }
}

async function exampleRanking (service: Service): Promise<string | undefined> {
  const page = await service.matching.rank({ for: exampleSme, first: 3 }, anonymous)
  const best = page?.items[0]
  if (page === undefined || best === undefined) return undefined
  const table = { language: 'en', sentences: service.sentences, side: 'sme' } as const
  return [
    `Who should invest in ${best.match.sme.profile.legalName ?? exampleSme}? (invented demo data, ${page.asOf})`,
    '',
    matchTable(page.items.map(({ match }) => match), { ...table, detail: false }),
    '',
    'Why the first is first:',
    '',
    matchBlock(best.match, { ...table, detail: true })
  ].join('\n')
}

function greeting (address: string, config: Config): string {
  return [
    `Ponte Verde 绿桥 serves on ${address}`,
    `  GraphQL   ${address}/graphql${config.GRAPHIQL ? `   (try it: ${address}/graphiql)` : ''}`,
    `  REST      ${address}/v1/matches?for=${exampleSme}`,
    `  Docs      ${address}/docs`,
    '',
    'Reading public data needs no key. To write, make one:  npx ponteverde keys create --role admin',
    ''
  ].join('\n')
}

/** Stops on SIGTERM and SIGINT: no new connections, accepted requests finish, then the database closes. */
function stopOnSignal (app: FastifyInstance, service: Service): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      const timer = setTimeout(() => { app.server.closeAllConnections() }, graceMs)
      const sweep = setInterval(() => { app.server.closeIdleConnections() }, sweepMs)
      app.close().then(() => service.store.close()).finally(() => {
        clearTimeout(timer)
        clearInterval(sweep)
      }).then(resolve, reject)
    }
    process.once('SIGTERM', stop)
    process.once('SIGINT', stop)
  })
}

/** Runs until the process is asked to stop. */
export async function serve (config: Config, say: (text: string) => void = (text) => { process.stdout.write(`${text}\n`) }): Promise<void> {
  const secret = await cursorSecret(config)
  const store = await openStore(config.DATABASE_URL)
  try {
    await store.migrate()
    const service = createService({ config, store, secret })
    await seedEmpty(service, config)
    const app = await buildApp({ config, service }, { logger: config.LOG_LEVEL === 'silent' ? false : { level: config.LOG_LEVEL, stream: process.stderr } })
    const address = await app.listen({ port: config.PORT, host: config.HOST })
    const stopped = stopOnSignal(app, service)
    const example = await exampleRanking(service)
    if (example !== undefined) say(`${example}\n`)
    say(greeting(address.replace('127.0.0.1', 'localhost').replace('[::1]', 'localhost'), config))
    await stopped
  } catch (error) {
    await store.close().catch(() => {})
    throw error
  }
}
