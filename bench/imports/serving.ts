// The service as a process, with the demo profiles: says its address and a key that may import, and ends with its standard input.
import type { AddressInfo } from 'node:net'
import Fastify from 'fastify'
import { commandLine } from '../../src/access/principal.ts'
import { graphql } from '../../src/graphql/plugin.ts'
import { rest } from '../../src/http/plugin.ts'
import { serverOptions } from '../../src/http/server-options.ts'
import { createAskerMemory } from '../../src/imports/courtesy.ts'
import { createElsewhere } from '../../src/imports/elsewhere.ts'
import { createService } from '../../src/service.ts'
import { createTurnMemory, leaveTurns, openStore } from '../../src/storage/open.ts'

export interface Serving { readonly url: string, readonly key: string }

const [url = ''] = process.argv.slice(2)
const turns = createTurnMemory()
const store = await openStore(url, { turns: { memory: turns, thread: 0 } })
const askers = createAskerMemory()
const elsewhere = createElsewhere({ url, turns, askers }, () => { leaveTurns(turns, 1) })
await store.migrate()
const service = createService({ config: { PROGRAMME_REQUIRES_CREDENTIALS: false }, store, elsewhere })
await service.seedRates()
await service.seedDemo()
const { key } = await service.keys.create({ role: 'admin' }, commandLine)
// Answers are not kept, so that at rest a query does what it does while data change.
const app = Fastify(serverOptions)
await app.register(rest, { ...service, keptBytes: 0, askers })
await app.register(graphql, { services: service, graphiql: false, keptBytes: 0 })
await app.listen({ port: 0, host: '127.0.0.1' })
const { port } = app.server.address() as AddressInfo
process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${port}`, key } satisfies Serving)}\n`)
process.stdin.resume()
process.stdin.once('end', () => {
  app.close().then(() => elsewhere.close()).then(() => store.close()).catch((error: unknown) => {
    process.stderr.write(`${String(error)}\n`)
    process.exitCode = 1
  })
})
