// One pair, one score: the same answer from both engines, both doors and the command line, whatever the language and in
// whatever order the profiles came (properties 12 and 13 of the scoring model). PROPERTY_SEED repeats a run.
import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { buildSchema } from 'graphql'
import t, { type Test } from 'tap'
import { commandLine } from '../../src/access/principal.ts'
import { readSdl } from '../../src/graphql/sdl.ts'
import { runHere } from '../cli/terminal.ts'
import { onPostgres, onSqlite, today } from '../service.ts'
import { everything, lowered } from './selection.ts'
import { at, holds, listAt, openDoors, same, seed, type Caller, type Doors } from './world.ts'

const schema = buildSchema(readSdl())
const cases = 200
const pairQuery = `query ($a: ID!, $b: ID!, $asOf: Date, $language: Language) { match(a: $a, b: $b, asOf: $asOf) {
  ${everything(schema, 'Match').slice(1, -1)} otherPairs ${everything(schema, 'Match', ['Match', 'Sme', 'Investor'])}
} }`
const listQuery = `query ($for: ID!, $first: Int, $after: String, $asOf: Date) { matches(for: $for, first: $first, after: $after, asOf: $asOf) {
  totalCount changed dataVersion scoringVersion asOf basis pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  edges { cursor node { rank score scoreHigh sme { id } investor { id } need { id } mandate { id } } }
} }`

/** What every door must agree on. */
function numbers (match: unknown): unknown {
  if (match === null || match === undefined) return null
  const each = (value: unknown, keys: readonly string[]): unknown => Object.fromEntries(keys.map((key) => [key, at(value, key)]))
  return {
    ...each(match, ['rank', 'score', 'scoreHigh', 'implicitNeed', 'implicitMandate', 'scoringVersion', 'asOf', 'basis']) as object,
    ids: [at(match, 'sme', 'id'), at(match, 'investor', 'id'), at(match, 'need', 'id'), at(match, 'mandate', 'id')],
    directions: listAt(match, 'directions').map((direction) => [
      each(direction, ['direction', 'score', 'scoreHigh', 'certainty']),
      listAt(direction, 'criteria').map((criterion) => [each(criterion, ['key', 'low', 'high', 'weight', 'contribution', 'inferred', 'reason']), listAt(criterion, 'evidence').map((claim) => at(claim, 'id'))])
    ]),
    gates: listAt(match, 'gates').map((gate) => each(gate, ['key', 'outcome', 'reason'])),
    screening: listAt(match, 'screening').map((flag) => each(flag, ['rule', 'likelihood', 'effect'])),
    others: listAt(match, 'otherPairs').map((other) => [at(other, 'score'), at(other, 'scoreHigh'), at(other, 'need', 'id'), at(other, 'mandate', 'id')])
  }
}

interface Ids { readonly smes: readonly string[], readonly investors: readonly string[] }

/** Everything that can be matched, by side: profiles, needs and mandates. */
async function matchable ({ service: { store } }: Doors): Promise<Ids> {
  const idsOf = (whole: Awaited<ReturnType<typeof store.read.wholes>>[number]): string[] => [whole.profile.id, ...('needs' in whole ? whole.needs : whole.mandates).map(({ id }) => id)]
  return {
    smes: (await store.read.wholesAfter('sme', '', 1_000)).flatMap(idsOf),
    investors: (await store.read.wholesAfter('investor', '', 1_000)).flatMap(idsOf)
  }
}

const language = fc.constantFrom('en', 'it', 'zh')
const caller = fc.constantFrom<Caller>('anonymous', 'editor', 'admin')
const day = fc.oneof({ weight: 3, arbitrary: fc.constant(today) }, fc.date({ min: new Date('2023-01-01'), max: new Date('2029-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)))
const settings = { numRuns: cases, seed, endOnFailure: true }

async function text (doors: Doors, url: string, as: Caller): Promise<string> {
  const answer = await doors.rest('GET', url, { as })
  same(answer.statusCode, 200, `${url}: ${answer.body.slice(0, 500)}`)
  return answer.body
}

async function graphqlText (doors: Doors, query: string, variables: Record<string, unknown>, as: Caller): Promise<string> {
  const answer = await doors.graphql(query, variables, as)
  holds(answer.statusCode === 200 && !answer.body.includes('"errors":'), () => `${JSON.stringify(variables)}: ${answer.statusCode} ${answer.body.slice(0, 800)}`)
  return answer.body
}

async function world (t: Test): Promise<{ readonly engines: readonly [Doors, Doors], readonly ids: Ids, readonly env: NodeJS.ProcessEnv }> {
  const engines = [await openDoors(t, await onSqlite(t)), await openDoors(t, await onPostgres(t))] as const
  for (const { service } of engines) await service.seedDemo()
  const ids = await matchable(engines[0])
  same(await matchable(engines[1]), ids, 'both engines hold the same profiles')
  return { engines, ids, env: { DATABASE_URL: `sqlite:${t.testdirName}/test.db` } }
}

t.test(`the demo profiles, seed ${seed}`, async (t) => {
  const { engines, ids, env } = await world(t)
  const [lite, postgres] = engines

  t.test(`${cases} pairs: the same bytes on both engines, the same numbers at both doors and in every language`, async (t) => {
    let ranked = 0
    const pair = fc.record({ sme: fc.constantFrom(...ids.smes), investor: fc.constantFrom(...ids.investors), turned: fc.boolean(), asOf: day, as: caller, language, other: language })
    await fc.assert(fc.asyncProperty(pair, async ({ sme, investor, turned, asOf, as, language, other }) => {
      const [a, b] = turned ? [investor, sme] : [sme, investor]
      const variables = { a, b, asOf, language: language.toUpperCase() }
      const graphql = await graphqlText(lite, pairQuery, variables, as)
      same(await graphqlText(postgres, pairQuery, variables, as), graphql, 'GraphQL on both engines')
      const match = lowered(schema, 'Match', at(JSON.parse(graphql), 'data', 'match'))
      const url = `/v1/match?a=${a}&b=${b}&asOf=${asOf}`
      if (match === null) {
        // A pair that cannot be scored, or that this caller may not see.
        for (const doors of engines) same((await doors.rest('GET', url, { as })).statusCode, 404, 'no such pair in REST either')
        return
      }
      ranked++
      const rest = await text(lite, `${url}&language=${language}`, as)
      same(await text(postgres, `${url}&language=${language}`, as), rest, 'REST on both engines')
      same(numbers(match), numbers(JSON.parse(rest)), 'GraphQL and REST')
      const foreign = await text(lite, `${url}&language=${other}`, as)
      same(numbers(JSON.parse(foreign)), numbers(JSON.parse(rest)), 'in another language')
      holds(other === language || at(JSON.parse(foreign), 'explanation') !== at(JSON.parse(rest), 'explanation'), () => `${url}: the explanation is the same in ${language} and ${other}`)
      if (language === 'zh') holds(/\p{Script=Han}/u.test(String(at(match, 'explanation'))), () => `${url}: not in Chinese`)
    }), settings)
    t.ok(ranked > cases / 2, `${ranked} of ${cases} pairs have a score`)
  })

  t.test('the command line says the same of a handful of pairs and lists', async (t) => {
    for (const [sme, investor] of fc.sample(fc.tuple(fc.constantFrom(...ids.smes), fc.constantFrom(...ids.investors)), { numRuns: 5, seed })) {
      const { stdout, stderr } = await runHere(['match', sme, investor, '--json', '--as-of', today, '--language', 'it'], env)
      const answer = await lite.rest('GET', `/v1/match?a=${sme}&b=${investor}&asOf=${today}&language=it`)
      if (answer.statusCode === 404) t.match(stderr, / no pair|nothing to match/)
      else t.strictSame(numbers(JSON.parse(stdout)), numbers(answer.json()), `${sme} and ${investor}`)
    }
    const [sme = ''] = ids.smes
    const { stdout } = await runHere(['match', sme, '--json', '--as-of', today, '--first', '7'], env)
    const page = await lite.rest('GET', `/v1/matches?for=${sme}&first=7&asOf=${today}`)
    t.strictSame(listAt(JSON.parse(stdout), 'items').map(numbers), listAt(page.json(), 'items').map(numbers))
  })

  t.test(`${cases} lists: paging through equals one big page, on both engines and at both doors`, async (t) => {
    const list = fc.record({ subject: fc.constantFrom(...ids.smes, ...ids.investors), size: fc.integer({ min: 3, max: 40 }), asOf: day, as: caller, on: fc.constantFrom(0, 1), door: fc.constantFrom('graphql', 'rest') })
    await fc.assert(fc.asyncProperty(list, async ({ subject, size, asOf, as, on, door }) => {
      const engine = engines[on]!
      const variables = { for: subject, asOf, first: 100 }
      const big = await graphqlText(lite, listQuery, variables, as)
      same(await graphqlText(postgres, listQuery, variables, as), big, 'GraphQL on both engines')
      const whole = at(JSON.parse(big), 'data', 'matches')
      const url = `/v1/matches?for=${subject}&asOf=${asOf}&first=${size}`
      if (whole === null) return same((await lite.rest('GET', url, { as })).statusCode, 404, 'no such list in REST either')
      const order = listAt(whole, 'edges').map((edge) => place(at(edge, 'node')))
      same(at(whole, 'totalCount'), order.length, 'one page holds them all')
      same(order.map((entry) => entry[0]), order.map((_, index) => index + 1), 'ranks')

      const first = await text(lite, url, as)
      same(await text(postgres, url, as), first, 'REST on both engines')
      const pages = door === 'rest' ? restPages(engine, url, first, as) : graphqlPages(engine, { ...variables, first: size }, as)
      const seen: unknown[] = []
      for await (const page of pages) {
        holds(page.length === size || seen.length + page.length === order.length, () => `a page of ${page.length} instead of ${size}`)
        seen.push(...page)
      }
      same(seen, order, `${door} of ${engine.service.store.engine}, ${size} at a time`)
    }), settings)
    t.pass(`${cases} lists`)
  })

  t.test('the order in which the documents came changes no score and no order', async (t) => {
    const turned = await openDoors(t, await onSqlite(t))
    for (const file of demoFiles().reverse()) {
      const { rejected } = await turned.service.imports.run(JSON.stringify(file.reverse()), { format: 'json', dryRun: false, principal: commandLine })
      t.strictSame(rejected, [])
    }
    same(await matchable(turned), ids, 'the same profiles')
    for (const subject of [...ids.smes, ...ids.investors]) {
      const lists = await Promise.all([lite, turned].map(async (doors) => {
        const page = at(JSON.parse(await graphqlText(doors, listQuery, { for: subject, first: 100, asOf: today }, 'admin')), 'data', 'matches')
        return listAt(page, 'edges').map((edge) => at(edge, 'node'))
      }))
      same(lists[1], lists[0], subject)
    }
    await fc.assert(fc.asyncProperty(fc.constantFrom(...ids.smes), fc.constantFrom(...ids.investors), caller, async (sme, investor, as) => {
      const [one, other] = await Promise.all([lite, turned].map(async (doors) => (await doors.rest('GET', `/v1/match?a=${sme}&b=${investor}&asOf=${today}`, { as })).json<unknown>()))
      same(numbers(other), numbers(one), `${sme} and ${investor}`)
    }), { ...settings, numRuns: cases / 4 })
  })

  for (const { failures } of engines) t.strictSame(failures, [], 'nothing failed inside')
})

function place (match: unknown): readonly unknown[] {
  return [at(match, 'rank'), at(match, 'score'), at(match, 'scoreHigh'), at(match, 'sme', 'id'), at(match, 'investor', 'id'), at(match, 'need', 'id'), at(match, 'mandate', 'id')]
}

async function * restPages (doors: Doors, url: string, first: string, as: Caller): AsyncGenerator<readonly unknown[]> {
  for (let page: unknown = JSON.parse(first); ;) {
    same(at(page, 'changed'), false, 'the data stands still')
    yield listAt(page, 'items').map(place)
    const cursor = at(page, 'nextCursor')
    if (cursor === undefined) return
    page = JSON.parse(await text(doors, `${url}&after=${String(cursor)}`, as))
  }
}

async function * graphqlPages (doors: Doors, variables: Record<string, unknown>, as: Caller): AsyncGenerator<readonly unknown[]> {
  for (let after: unknown = null; ;) {
    const page = at(JSON.parse(await graphqlText(doors, listQuery, { ...variables, after }, as)), 'data', 'matches')
    same([at(page, 'changed'), at(page, 'pageInfo', 'hasPreviousPage')], [false, after !== null], 'the data stands still')
    yield listAt(page, 'edges').map((edge) => place(at(edge, 'node')))
    after = at(page, 'pageInfo', 'endCursor')
    if (at(page, 'pageInfo', 'hasNextPage') !== true) return
  }
}

function demoFiles (): unknown[][] {
  const folder = new URL('../../seeds/demo/', import.meta.url)
  return readdirSync(folder).filter((name) => name.endsWith('.json')).sort().map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as unknown[])
}
