// The HTTP path: the same twenty matches from our two doors, from two other GraphQL servers over the same use cases, and a fixed body.
import autocannon from 'autocannon'
import type { BenchContext } from '../harness/bench.ts'
import { serveScript } from '../harness/child.ts'
import { figures, rounded } from '../harness/figures.ts'
import { everyField } from './everything.ts'
import { query } from './queries.ts'
import type { Serving } from './serving.ts'
import type { Stages } from './stages.ts'

const connections = 16
const secondsARound = 1
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

function targets ({ ours, forgetful, yoga, apollo }: Serving, tags: ReadonlyMap<string, string>): readonly Target[] {
  const post = (name: string, url: string, path: string, subjects = keptSubjects, text = query): Target => ({ name, url, method: 'POST', subjects, request: (subject) => ({ path, body: JSON.stringify({ query: text, variables: { for: subject } }), headers: json }) })
  const pathOf = (subject: string): string => `/v1/matches?for=${subject}&first=20&language=en`
  return [
    post('GraphQL', forgetful, '/graphql'),
    { name: 'static', url: ours, method: 'GET', subjects: 1, request: () => ({ path: '/static' }) },
    post('GraphQL, answer kept', ours, '/graphql'),
    post('GraphQL, nothing cached', forgetful, '/graphql', manySubjects),
    post('GraphQL Yoga', yoga, '/graphql'),
    post('Apollo Server', apollo, '/'),
    post('GraphQL, every field of REST', forgetful, '/graphql', keptSubjects, everyField),
    { name: 'REST', url: forgetful, method: 'GET', subjects: keptSubjects, request: (subject) => ({ path: pathOf(subject) }) },
    { name: 'REST, answer kept', url: ours, method: 'GET', subjects: keptSubjects, request: (subject) => ({ path: pathOf(subject) }) },
    { name: 'REST, answer kept, brotli', url: ours, method: 'GET', subjects: keptSubjects, request: (subject) => ({ path: pathOf(subject), headers: { 'accept-encoding': 'br' } }) },
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
    const response = await fetch(`${url}${path}`, { method, ...body === undefined ? {} : { body }, headers: { 'accept-encoding': 'identity', ...headers } })
    const text = await response.text()
    if (response.status !== (name.includes('304') ? 304 : 200) || text.includes('"errors"')) throw new Error(`${name}: ${response.status} ${text.slice(0, 500)}`)
    bytes.set(name, Number(response.headers.get('content-length') ?? Buffer.byteLength(text)))
    if (text !== '') answers.set(name, JSON.stringify(JSON.parse(text)))
  }
  // Cursors are sealed anew with each answer.
  const same = (name: string): string => (answers.get(name) ?? '').replace(/"endCursor":"[^"]*"/, '')
  const alike = [['GraphQL', 'static'], ['GraphQL', 'GraphQL, answer kept'], ['GraphQL', 'GraphQL Yoga'], ['GraphQL', 'Apollo Server'], ['REST', 'REST, answer kept'], ['REST', 'REST, answer kept, brotli']] as const
  for (const [one, other] of alike) if (same(one) !== same(other)) throw new Error(`${other} answers otherwise than ${one}:\n${same(other).slice(0, 600)}\n${same(one).slice(0, 600)}`)
  return bytes
}

/** Twenty matches of investors among 10,000 SMEs. */
export async function matches ({ databases, rows = 10_000, rounds = 6, say }: BenchContext): Promise<unknown> {
  const url = await databases.fresh('sqlite')
  // Three of four investors have a mandate that is published.
  const investors = Math.min(1_000, rows)
  const { ready, stop } = await serveScript<Serving>('bench/http/serving.ts', [url, String(rows + investors), String(investors / (rows + investors))], { NODE_ENV: 'production' })
  say(`http: ${ready.candidates} candidates`)
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
    const found = await fetch(ready.processor.replace(/\/?$/, '/stages'))
    if (!found.ok) throw new Error(await found.text())
    return {
      candidates: ready.candidates,
      connections,
      secondsARound,
      rounds,
      stages: await found.json() as Stages,
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
