// Starts the service as a process: database, first seeds, doors, and a greeting that shows it works.
import { createRequire } from 'node:module'
import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { cursorSecret } from './access/cursor-secret.ts'
import { createPeople } from './access/oidc.ts'
import { anonymous, commandLine } from './access/principal.ts'
import { buildApp } from './app.ts'
import { matchBlock, matchTable } from './cli/match-table.ts'
import { ConfigError, embeddedFile, type Config } from './config.ts'
import { demoBesideReal } from './production.ts'
import { createAskerMemory } from './imports/courtesy.ts'
import { createElsewhere, type Elsewhere } from './imports/elsewhere.ts'
import { daily } from './privacy/schedule.ts'
import { createService, type Service } from './service.ts'
import { createTurnMemory, leaveTurns, openStore } from './storage/open.ts'
import { createMetrics } from './telemetry/metrics.ts'
import { observeStore } from './telemetry/observe.ts'
import { openTracing } from './telemetry/tracing.ts'

const { version } = createRequire(import.meta.url)('../package.json') as { version: string }

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

/** In production, nobody should take invented profiles for real ones. @throws ConfigError */
async function refuseDemoBesideReal ({ directories }: Service, config: Config): Promise<void> {
  if (config.NODE_ENV !== 'production') return
  const count = async (synthetic: boolean): Promise<number> => {
    const pages = [await directories.smes({ filter: { synthetic }, first: 1 }, commandLine), await directories.investors({ filter: { synthetic }, first: 1 }, commandLine)]
    const counts = await Promise.all(pages.map(async (page) => await page.totalCount()))
    return counts.reduce((sum, one) => sum + one, 0)
  }
  const problem = demoBesideReal(config, { synthetic: await count(true), real: await count(false) })
  if (problem !== undefined) throw new ConfigError(problem)
}

/** Whether the process was asked to stop, and what then ends it. */
interface Stopping { draining: boolean }

/**
 * Stops on SIGTERM and SIGINT: for `drainSeconds` /readyz says no while everything is answered, so that whoever sends requests
 * stops sending them here; then no new connections, accepted requests finish, and the database closes.
 */
function stopOnSignal (app: FastifyInstance, service: Service, elsewhere: Elsewhere, stopping: Stopping, drainSeconds: number, stopRetention: () => Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const close = async (): Promise<void> => {
      stopping.draining = true
      if (drainSeconds > 0) await sleep(drainSeconds * 1_000)
      const timer = setTimeout(() => { app.server.closeAllConnections() }, graceMs)
      const sweep = setInterval(() => { app.server.closeIdleConnections() }, sweepMs)
      try {
        await app.close()
        await elsewhere.close()
        await stopRetention()
        await service.store.close()
      } finally {
        clearTimeout(timer)
        clearInterval(sweep)
      }
    }
    const stop = () => { close().then(resolve, reject) }
    process.once('SIGTERM', stop)
    process.once('SIGINT', stop)
  })
}

/** Runs until the process is asked to stop. */
export async function serve (config: Config, say: (text: string) => void = (text) => { process.stdout.write(`${text}\n`) }): Promise<void> {
  const secret = await cursorSecret(config)
  const people = createPeople(config)
  const metrics = createMetrics()
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_SERVICE_NAME: serviceName } = config
  const tracing = endpoint === undefined ? undefined : await openTracing({ endpoint, serviceName, version })
  const turns = createTurnMemory()
  const store = observeStore(await openStore(config.DATABASE_URL, { turns: { memory: turns, thread: 0 } }), { metrics, tracing })
  const askers = createAskerMemory()
  const elsewhere = createElsewhere({ url: config.DATABASE_URL, turns, askers }, () => { leaveTurns(turns, 1) })
  try {
    await store.migrate()
    const service = createService({ config, store, secret, people, elsewhere })
    await service.reindexAfterUpgrade()
    await seedEmpty(service, config)
    await refuseDemoBesideReal(service, config)
    const stopping: Stopping = { draining: false }
    const app = await buildApp({ config, service, metrics, tracing, draining: () => stopping.draining, askers }, { logger: config.LOG_LEVEL === 'silent' ? false : { level: config.LOG_LEVEL, stream: process.stderr } })
    const address = await app.listen({ port: config.PORT, host: config.HOST })
    const retention = { answersHours: config.RETENTION_ANSWERS_HOURS, contactsDays: config.RETENTION_CONTACTS_DAYS }
    const stopRetention = daily(() => service.privacy.retain(retention, commandLine), (error) => { app.log.error(error, 'retention failed') })
    const stopped = stopOnSignal(app, service, elsewhere, stopping, config.DRAIN_SECONDS, stopRetention)
    const example = await exampleRanking(service)
    if (example !== undefined) say(`${example}\n`)
    say(greeting(address.replace('127.0.0.1', 'localhost').replace('[::1]', 'localhost'), config))
    await stopped
    await tracing?.close()
  } catch (error) {
    await store.close().catch(() => {})
    throw error
  }
}
