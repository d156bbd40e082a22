// Sends hostile requests to both doors and holds every answer, the log, the data and the memory against what they may be.
import fc, { type Arbitrary } from 'fast-check'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import { heapInUse } from '../../bench/harness/heap.ts'
import { commandLine } from '../../src/access/principal.ts'
import { buildApp } from '../app.ts'
import { createSchema } from '../../src/graphql/schema.ts'
import type { Service } from '../../src/service.ts'
import { differences, operationAt, type OpenApi } from '../http/conformity.ts'
import { claims, deal, mandate, need } from '../doors/documents.ts'
import { graphqlVerdict, restVerdict, standing } from '../doors/verdict.ts'
import { at, holds, listAt } from '../doors/world.ts'
import { graphqlRequests } from './graphql.ts'
import { strangers, writers, type Hostile, type Sender } from './hostile.ts'
import { restRequests } from './rest.ts'
import type { Pool } from './values.ts'

/** Requests made at a time, and after which the data are compared in full. */
const chunk = 500
/** Chunks after which a new database is begun: what writers were allowed to make would slow the rest. */
const chunksOfWorld = 10
const schema = createSchema()
/** Those who are let in ask more often than those who are not: there is more behind them. */
const turns: readonly Sender[] = ['anonymous', 'reader', 'anonymous', 'reader', 'wrong key', 'anonymous', 'reader', 'garbage']

export interface FuzzOptions {
  readonly requests: number
  readonly seed: number
  /** A fresh service, and how to be rid of it. */
  readonly open: () => Promise<{ readonly service: Service, readonly close: () => Promise<void> }>
  /** Told after each chunk how many requests were sent. */
  readonly onProgress?: (sent: number) => void
  /** Told of each fault when it is found, so that a run which is stopped has a verdict too. */
  readonly onFault?: (fault: string) => void
}

/** Megabytes of heap in use after collecting garbage, at moments between which it may not have grown. */
export interface Heap {
  /** After each database was left behind, with the service that held its profiles. */
  readonly worlds: readonly number[]
  /** The two halves of a stretch in which only those asked who cannot write, so that no data grew: after one, after both. */
  readonly strangers: readonly [half: number, whole: number]
}

export interface Summary {
  readonly requests: number
  readonly seed: number
  readonly statuses: Readonly<Record<string, number>>
  readonly codes: Readonly<Record<string, number>>
  readonly operations: number
  /** Writes that were valid, whatever was meant by them. */
  readonly accepted: number
  readonly slowest: { readonly operation: string, readonly ms: number }
  readonly heap: Heap
  readonly seconds: number
  /** What should not have been, each with the request that shows it. */
  readonly faults: readonly string[]
}

const megabytesInUse = async (): Promise<number> => Math.round(await heapInUse() / 1024 / 102.4) / 10

interface World { readonly app: FastifyInstance, readonly service: Service, readonly document: OpenApi, readonly failures: string[], readonly headers: Readonly<Record<Sender, Readonly<Record<string, string>>>>, readonly hostile: Arbitrary<Hostile>, readonly close: () => Promise<void> }

async function openWorld (open: FuzzOptions['open']): Promise<World> {
  const { service, close } = await open()
  const failures: string[] = []
  const app = await buildApp({ config: { GRAPHIQL: true }, service }, { logger: { level: 'error', stream: { write (line: string) { failures.push(line) } } } })
  const { smes, investors, claims: room, keys } = service
  const ids: string[] = []
  for (const name of ['Prima', 'Seconda']) {
    const { profile } = await smes.create({ legalName: `${name} S.r.l.`, province: 'MI', activities: [{ code: '38.21.20', system: 'ATECO2025', share: 0.7 }], source: 'test', externalId: name }, commandLine)
    ids.push(profile.id, (await smes.saveNeed({ organisationId: profile.id, input: need }, commandLine)).id, (await room.save({ organisationId: profile.id, input: claims.cam }, commandLine)).id)
    const house = (await investors.create({ registeredName: `${name} 公司`, type: 'bank' }, commandLine)).profile
    ids.push(house.id, (await investors.saveMandate({ organisationId: house.id, input: mandate }, commandLine)).id, (await investors.saveDeal({ organisationId: house.id, input: deal }, commandLine)).id)
  }
  const bearer = async (input: Parameters<typeof keys.create>[0]) => ({ authorization: `Bearer ${(await keys.create(input, commandLine)).key}` })
  const headers = {
    anonymous: {},
    'wrong key': { authorization: `Bearer pv_${'0'.repeat(16)}_${'x'.repeat(43)}` },
    garbage: { authorization: 'Bearer \u00ff\u00fe eyJhbGciOiJub25lIn0.e30.' },
    reader: await bearer({ role: 'admin', scopes: ['profiles:read', 'matches:read'] }),
    editor: await bearer({ role: 'editor' }),
    reviewer: await bearer({ role: 'reviewer' }),
    admin: await bearer({ role: 'admin' })
  }
  const list = await app.inject({ url: '/v1/catalogues/nace-rev2/entries?first=1' })
  const document = (await app.inject({ url: '/openapi.json' })).json<OpenApi>()
  const pool: Pool = { ids, cursors: [String(at(list.json(), 'nextCursor'))] }
  const hostile = fc.oneof({ weight: 3, arbitrary: restRequests(document, pool) }, { weight: 2, arbitrary: graphqlRequests(schema, pool) })
  return { app, service, document, failures, headers, hostile, close: async () => { await app.close(); await close() } }
}

/** What an answer came to; throws when it is none that may be. `refused` is that nothing may have been written. */
function judge ({ document }: World, request: Hostile, answer: LightMyRequestResponse): { readonly code: string, readonly refused: boolean } {
  const type = String(answer.headers['content-type'] ?? '')
  if (request.door === 'graphql') {
    if (type.startsWith('text/event-stream')) {
      holds(answer.statusCode === 200 && !answer.body.includes('"INTERNAL"'), () => answer.body.slice(0, 300))
      return { code: 'events', refused: false }
    }
    // A refusal of which nobody asked the code.
    const [result] = Object.values((at(answer.json(), 'data') ?? {}) as Record<string, unknown>)
    const name = String(at(result, '__typename'))
    if (listAt(answer.json(), 'errors').length === 0 && name.endsWith('Refusal') && at(result, 'code') === undefined) return { code: name, refused: true }
    const verdict = graphqlVerdict(answer)
    // A mutation may have been done, and something within its answer refused.
    const within = listAt(answer.json(), 'errors').some((error) => listAt(error, 'path').length > 1)
    return verdict.done ? { code: 'done', refused: false } : { code: verdict.code, refused: !within }
  }
  // Without a body there is nothing to read, and rows are no JSON as a whole.
  if (request.method === 'HEAD' || (type.includes('ndjson') && answer.statusCode === 200)) {
    holds(answer.statusCode < 500, () => `${answer.statusCode}`)
    return { code: 'done', refused: answer.statusCode >= 400 }
  }
  // What is refused at the other door's addresses is refused in its words.
  if (/^\/graphi?ql/.test(request.url) && answer.statusCode >= 400 && !type.startsWith('application/problem')) return { code: graphqlVerdict(answer).done ? 'done' : 'INVALID_QUERY', refused: true }
  const verdict = restVerdict(answer)
  const operation = operationAt(document, request.method, request.url)
  if (operation !== undefined && answer.statusCode !== 405 && answer.statusCode !== 404) {
    const described = operation.responses[String(answer.statusCode)]
    holds(described !== undefined, () => `${answer.statusCode} is not in the document`)
    const schema = described?.content?.[type.split(';', 1)[0] ?? '']?.schema
    if (schema !== undefined && type.includes('json') && answer.body !== '' && !type.includes('ndjson')) holds(differences(schema, answer.json(), document).length === 0, () => `not as the document says: ${differences(schema, answer.json(), document)[0]}`)
  }
  return verdict.done ? { code: 'done', refused: false } : { code: verdict.code, refused: true }
}

/** Sends as many requests as asked, always the same for a seed as long as the service is. */
export async function fuzz ({ requests, seed, open, onProgress = () => {}, onFault = () => {} }: FuzzOptions): Promise<Summary> {
  const start = performance.now()
  const [statuses, codes, operations, faults] = [new Map<string, number>(), new Map<string, number>(), new Set<string>(), [] as string[]]
  const count = (map: Map<string, number>, key: string): void => { map.set(key, (map.get(key) ?? 0) + 1) }
  let [sent, accepted] = [0, 0]
  const worlds: number[] = []
  let halves: Heap['strangers'] = [0, 0]
  let slowest = { operation: '', ms: 0 }
  let world: World | undefined

  const found = (fault: string): void => {
    if (faults.length >= 50) return
    faults.push(fault)
    onFault(fault)
  }

  async function send (here: World, sender: Sender, request: Hostile): Promise<void> {
    const { app, service: { store }, failures } = here
    const tell = (fault: string): void => { found(`${fault}\n  ${sender}: ${JSON.stringify(request).slice(0, 1_500)}`) }
    const before = await store.read.dataVersion()
    const options = { method: request.method, url: request.url, headers: { ...request.headers, ...here.headers[sender] }, ...(request.payload === undefined ? {} : { payload: request.payload }) }
    const began = performance.now()
    try {
      const answer = await app.inject(options as InjectOptions)
      const ms = performance.now() - began
      if (ms > slowest.ms) slowest = { operation: request.operation, ms: Math.round(ms) }
      count(statuses, String(answer.statusCode))
      operations.add(`${request.door} ${request.operation}`)
      const { code, refused } = judge(here, request, answer)
      count(codes, code)
      const after = await store.read.dataVersion()
      if (after !== before && (refused || strangers.some((name) => name === sender))) tell(`${after - before} changes were written by a request that was refused (${code})`)
      if (after !== before) accepted++
    } catch (error) {
      tell(error instanceof Error ? error.message : String(error))
    }
    for (const failure of failures.splice(0)) tell(`logged as an error: ${failure.slice(0, 600)}`)
    sent++
  }

  async function strangersAsk (here: World, made: readonly Hostile[]): Promise<void> {
    const data = await standing(here.service)
    for (const [index, request] of made.entries()) await send(here, turns[index % turns.length] ?? 'anonymous', request)
    if (await standing(here.service) !== data) found(`who may not write changed the data, in the requests from ${sent - made.length} on`)
  }

  async function leave (): Promise<void> {
    if (world === undefined) return
    await world.close()
    world = undefined
    worlds.push(await megabytesInUse())
  }

  const still = Math.ceil(requests / 20)
  try {
    let chunks = 0
    for (; sent < requests - 2 * still; chunks++) {
      if (chunks % chunksOfWorld === 0) await leave()
      world ??= await openWorld(open)
      const made = fc.sample(world.hostile, { numRuns: Math.min(chunk, requests - 2 * still - sent), seed: seed + chunks })
      const foreign = Math.ceil(made.length * 0.6)
      await strangersAsk(world, made.slice(0, foreign))
      for (const [index, request] of made.slice(foreign).entries()) await send(world, writers[index % writers.length] ?? 'editor', request)
      onProgress(sent)
    }
    world ??= await openWorld(open)
    const half = async (here: World, which: number): Promise<number> => {
      for (let done = 0; done < still; done += chunk) await strangersAsk(here, fc.sample(here.hostile, { numRuns: Math.min(chunk, still - done), seed: seed + chunks + which * still + done }))
      return await megabytesInUse()
    }
    halves = [await half(world, 0), await half(world, 1)]
    onProgress(sent)
  } finally {
    await leave()
  }
  const sorted = (map: Map<string, number>) => Object.fromEntries([...map].sort(([a], [b]) => a < b ? -1 : 1))
  return { requests: sent, seed, statuses: sorted(statuses), codes: sorted(codes), operations: operations.size, accepted, slowest, heap: { worlds, strangers: halves }, seconds: Math.round((performance.now() - start) / 100) / 10, faults }
}

/** A summary as a person reads it. */
export function summaryText ({ requests, seed, statuses, codes, operations, accepted, slowest, heap, seconds, faults }: Summary): string {
  const listed = (counts: Readonly<Record<string, number>>) => Object.entries(counts).map(([key, count]) => `${key}: ${count.toLocaleString('en')}`).join(', ')
  return [
    `${requests.toLocaleString('en')} hostile requests, seed ${seed}, ${seconds} s, ${operations} operations`,
    `statuses  ${listed(statuses)}`,
    `codes     ${listed(codes)}`,
    `writes    ${accepted.toLocaleString('en')} requests were valid and changed something, all of writers`,
    `slowest   ${slowest.operation}, ${slowest.ms} ms`,
    `heap      ${heap.worlds.join(', ')} MB as databases were left behind; ${heap.strangers.join(' then ')} MB over two halves in which nobody could write`,
    faults.length === 0 ? 'No fault was found.' : `${faults.length} faults:\n${faults.join('\n')}`
  ].join('\n')
}
