// Where the time of a request goes: each part of it alone, in the process that serves.
import { execute, parse, validate, type GraphQLSchema } from 'graphql'
import { anonymous, commandLine } from '../../src/access/principal.ts'
import type { Context } from '../../src/graphql/context.ts'
import { checkCost, checkSize } from '../../src/graphql/limits.ts'
import { readRequest } from '../../src/graphql/protocol.ts'
import { createSchema } from '../../src/graphql/schema.ts'
import { code } from '../../src/http/compression.ts'
import { tagOf } from '../../src/http/kept-answers.ts'
import { pageAnswer } from '../../src/http/pagination.ts'
import { plain } from '../../src/http/plain.ts'
import { readQuery } from '../../src/http/query.ts'
import type { MatchPage } from '../../src/matching/match.ts'
import { MatchesQuery, shown } from '../../src/matching/routes.ts'
import { matchView } from '../../src/matching/view.ts'
import type { Service } from '../../src/service.ts'
import { figures, rounded } from '../harness/figures.ts'
import { query } from './queries.ts'

/** Processor time in microseconds of each part, by its name. */
export interface Stages {
  readonly both: Readonly<Record<string, number>>
  readonly graphql: Readonly<Record<string, number>>
  readonly rest: Readonly<Record<string, number>>
}

const times = 20
const batches = 5

/** Processor time of one of many, in microseconds: the median of batches after one to warm up. `at` never comes twice. */
async function timeOf (work: (at: number) => unknown, count = times): Promise<number> {
  const taken: number[] = []
  for (let batch = 0; batch <= batches; batch++) {
    const before = process.cpuUsage()
    for (let at = batch * count; at < (batch + 1) * count; at++) await work(at)
    const { user, system } = process.cpuUsage(before)
    if (batch > 0) taken.push((user + system) / count)
  }
  return figures(taken.map((one) => rounded(one, 1))).median
}

/** Runs every part for the first of the subjects; those far behind are ranked anew, as nobody asked for them before. */
export async function stages (service: Service, context: Context, subjects: readonly string[]): Promise<Stages> {
  const { matching, signIn, store, keys } = service
  const [subject = ''] = subjects
  const rank = async (id: string): Promise<MatchPage> => {
    const page = await matching.rank({ for: id, first: 20 }, anonymous)
    if (page === undefined) throw new Error(`There is no ${id}.`)
    return page
  }
  const page = await rank(subject)
  const { key } = await keys.create({ role: 'editor' }, commandLine)
  // Those at the end were not asked for before.
  const unseen = subjects.slice(-times * (batches + 1))

  const schema: GraphQLSchema = createSchema()
  const document = parse(query)
  const body = JSON.stringify({ query, variables: { for: subject } })
  const ranked: Context = { ...context, matching: { ...matching, rank: async () => page } }
  const run = async () => await execute({ schema, document, variableValues: { for: subject }, contextValue: ranked })
  const answered = await run()

  const address = `/v1/matches?for=${subject}&first=20&language=en`
  const items = () => pageAnswer(page.items, page.hasNextPage, ({ match }) => plain(shown(matchView(match, context.view)), 'en'))
  const listed = items()
  const text = Buffer.from(JSON.stringify(listed))

  return {
    both: {
      'authentication, nobody': await timeOf(() => signIn.authenticate(undefined)),
      'authentication, a key': await timeOf(() => signIn.authenticate(`Bearer ${key}`)),
      'version of the data': await timeOf(() => store.read.dataVersion()),
      'ranking, kept': await timeOf(() => rank(subject)),
      'ranking, not kept': await timeOf((at) => rank(unseen[at % unseen.length] ?? subject))
    },
    graphql: {
      'request read': await timeOf(() => readRequest(JSON.parse(body))),
      'document parsed, when new': await timeOf(() => parse(query)),
      'document validated, when new': await timeOf(() => { checkSize(document); validate(schema, document) }),
      'cost of the document': await timeOf(() => checkCost(schema, document, undefined, { for: subject })),
      'views and execution': await timeOf(run),
      serialisation: await timeOf(() => Buffer.from(JSON.stringify(answered)))
    },
    rest: {
      'request read and checked': await timeOf(() => MatchesQuery.parse(readQuery(address, MatchesQuery))),
      'views and sentences': await timeOf(items),
      serialisation: await timeOf(() => Buffer.from(JSON.stringify(listed))),
      'ETag digest': await timeOf(() => tagOf(text)),
      'brotli, once for an answer': await timeOf(() => code(text, 'br'))
    }
  }
}
