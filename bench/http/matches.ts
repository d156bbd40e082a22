// The HTTP path: the same twenty matches from our two doors, from two other GraphQL servers over the same use cases, and a fixed body.
import autocannon from 'autocannon'
import type { BenchContext } from '../harness/bench.ts'
import { serveScript } from '../harness/child.ts'
import { figures, rounded } from '../harness/figures.ts'
import { everyField } from './everything.ts'
import { query } from './queries.ts'
import type { Serving } from './serving.ts'

const connections = 16
const secondsARound = 2
/** Rankings that the service keeps: asking for fewer in turn finds each kept, asking for many more finds none. */
const keptSubjects = 100
const manySubjects = 600

interface Target {
  readonly name: string
  readonly url: string
  readonly method: 'GET' | 'POST'
  readonly subjects: number
  /** Path and body of the request for a subject. */
  request (subject: string): { readonly path: string, readonly body?: string, readonly headers?: Record<string, string> }
}

const json = { 'content-type': 'application/json' }

function targets ({ ours, yoga, apollo }: Serving, tags: ReadonlyMap<string, string>): readonly Target[] {
  const post = (name: string, url: string, path: string, subjects = keptSubjects, text = query): Target => ({ name, url, method: 'POST', subjects, request: (subject) => ({ path, body: JSON.stringify({ query: text, variables: { for: subject } }), headers: json }) })
  const pathOf = (subject: string): string => `/v1/matches?for=${subject}&first=20&language=en`
  return [
    post('GraphQL', ours, '/graphql'),
    { name: 'static', url: ours, method: 'GET', subjects: 1, request: () => ({ path: '/static' }) },
    post('GraphQL, nothing cached', ours, '/graphql', manySubjects),
    post('GraphQL Yoga', yoga, '/graphql'),
    post('Apollo Server', apollo, '/'),
    post('GraphQL, every field of REST', ours, '/graphql', keptSubjects, everyField),
    { name: 'REST', url: ours, method: 'GET', subjects: keptSubjects, request: (subject) => ({ path: pathOf(subject) }) },
    { name: 'REST, unchanged (304)', url: ours, method: 'GET', subjects: keptSubjects, request: (subject) => ({ path: pathOf(subject), headers: { 'if-none-match': tags.get(subject) ?? '' } }) }
  ]
}

async function processorTime ({ processor }: Serving): Promise<number> {
  return Number(await (await fetch(processor)).text())
}

interface Round { readonly microseconds: number, readonly requestsPerSecond: number }

async function round (serving: Serving, { name, url, method, subjects, request }: Target): Promise<Round> {
  const requests = serving.investors.slice(0, subjects).map((subject) => ({ method, ...request(subject) }))
  let client = 0
  const before = await processorTime(serving)
  const result = await autocannon({
    url,
    connections,
    duration: secondsARound,
    // Each connection begins elsewhere, or all would ask for the same subject at once.
    setupClient (own) {
      const from = Math.floor(client++ * requests.length / connections)
      own.setRequests([...requests.slice(from), ...requests.slice(0, from)])
    }
  })
  const after = await processorTime(serving)
  // The total of `requests` is sampled each second and misses the last one.
  const answered = result['2xx'] + result['3xx']
  const wrong = result.errors + result.timeouts + result['4xx'] + result['5xx']
  if (wrong > 0 || answered === 0) throw new Error(`${name}: ${wrong} of ${answered} requests failed.`)
  return { microseconds: (after - before) / answered, requestsPerSecond: answered / result.duration }
}

/** Fetches each target once: bodies of the GraphQL servers must be the same. @throws Error when they differ */
async function compare (serving: Serving, all: readonly Target[]): Promise<ReadonlyMap<string, number>> {
  const [subject = ''] = serving.investors
  const bytes = new Map<string, number>()
  const answers = new Map<string, string>()
  for (const { name, url, method, request } of all) {
    const { path, body, headers } = request(subject)
    const response = await fetch(`${url}${path}`, { method, ...body === undefined ? {} : { body }, ...headers === undefined ? {} : { headers } })
    const text = await response.text()
    if (response.status !== (name.includes('304') ? 304 : 200) || text.includes('"errors"')) throw new Error(`${name}: ${response.status} ${text.slice(0, 500)}`)
    bytes.set(name, Buffer.byteLength(text))
    if (text !== '') answers.set(name, JSON.stringify(JSON.parse(text)))
  }
  // Cursors are sealed anew with each answer.
  const same = (name: string): string => (answers.get(name) ?? '').replace(/"endCursor":"[^"]*"/, '')
  for (const name of ['static', 'GraphQL Yoga', 'Apollo Server']) if (same(name) !== same('GraphQL')) throw new Error(`${name} answers otherwise than GraphQL:\n${same(name).slice(0, 600)}\n${same('GraphQL').slice(0, 600)}`)
  return bytes
}

/** Twenty matches of investors among 10,000 SMEs. */
export async function matches ({ databases, rows, rounds = 5, say }: BenchContext): Promise<unknown> {
  const url = await databases.fresh('sqlite')
  const { ready, stop } = await serveScript<Serving>('bench/http/serving.ts', [url, String(Math.ceil((rows ?? 10_000) * 1.25))])
  try {
    const tags = new Map<string, string>()
    for (const subject of ready.investors.slice(0, keptSubjects)) tags.set(subject, (await fetch(`${ready.ours}/v1/matches?for=${subject}&first=20&language=en`)).headers.get('etag') ?? '')
    const all = targets(ready, tags)
    const bytes = await compare(ready, all)
    for (const target of all) await round(ready, target)
    const measured = new Map<string, Round[]>(all.map(({ name }) => [name, []]))
    for (let turn = 0; turn < rounds; turn++) {
      for (const target of turn % 2 === 0 ? all : [...all].reverse()) measured.get(target.name)?.push(await round(ready, target))
      say(`http: round ${turn + 1} of ${rounds}`)
    }
    const of = (name: string): readonly Round[] => measured.get(name) ?? []
    const ratio = (own: readonly Round[], other: string, value: (one: Round) => number) => figures(own.map((one, at) => value(one) / value(of(other)[at]!)))
    return {
      candidates: ready.candidates,
      connections,
      secondsARound,
      rounds,
      servers: Object.fromEntries([...measured].map(([name, own]) => [name, {
        bytes: bytes.get(name),
        microseconds: figures(own.map(({ microseconds }) => microseconds)),
        requestsPerSecond: figures(own.map(({ requestsPerSecond }) => rounded(requestsPerSecond, 1))),
        overStatic: ratio(own, 'static', ({ microseconds }) => microseconds),
        shareOfStatic: ratio(own, 'static', ({ requestsPerSecond }) => requestsPerSecond),
        overGraphql: ratio(own, name === 'REST' ? 'GraphQL, every field of REST' : 'GraphQL', ({ microseconds }) => microseconds)
      }]))
    }
  } finally {
    await stop()
    await databases.drop(url)
  }
}
