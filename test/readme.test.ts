// README's examples are what the service says: README_UPDATE=1 writes them anew, otherwise they must be equal.
import { readFileSync, writeFileSync } from 'node:fs'
import t from 'tap'
import { buildApp } from './app.ts'
import { matchBlock, matchTable } from '../src/cli/match-table.ts'
import { anonymous } from '../src/access/principal.ts'
import { onSqlite, today } from './service.ts'

const file = new URL('../README.md', import.meta.url)
const query = `{
  matches(for: "inv_demo_01", first: 1, asOf: "${today}", filter: { regions: ["IT-25"] }) {
    totalCount
    nodes {
      rank score scoreHigh
      sme { id legalName }
      directions { direction score criteria { key low high contribution } }
      gates { key outcome }
    }
    scoringVersion basis
  }
}`

/** The text of the fenced block that follows a line with the marker, and where it stands. */
function block (text: string, marker: string): { readonly from: number, readonly to: number, readonly body: string } {
  const at = text.indexOf(`<!-- ${marker} -->`)
  if (at === -1) throw new Error(`README has no block marked ${marker}.`)
  const from = text.indexOf('\n', text.indexOf('```', at)) + 1
  const to = text.indexOf('\n```', from - 1) + 1
  return { from, to, body: text.slice(from, to) }
}

t.test('the examples in README are the service’s own answers', async (t) => {
  const service = await onSqlite(t)
  await service.seedDemo()
  const app = await buildApp({ config: { GRAPHIQL: false }, service })
  t.teardown(() => app.close())

  const page = await service.matching.rank({ for: 'sme_demo_01', first: 3, asOf: today }, anonymous)
  const table = { language: 'en', sentences: service.sentences, side: 'sme' } as const
  const [best] = page?.items ?? []
  if (page === undefined || best === undefined) throw new Error('The example has no match.')
  const ranking = [matchTable(page.items.map(({ match }) => match), { ...table, detail: false }), '', 'Why the first is first', '', matchBlock(best.match, { ...table, detail: true })].join('\n')
  const answer = await app.inject({ method: 'POST', url: '/graphql', payload: { query } })
  t.equal(answer.statusCode, 200)

  const expected: ReadonlyArray<readonly [string, string]> = [
    ['example', `$ npx ponteverde match sme_demo_01 --first 3 --as-of ${today}\n\n${ranking}\n`],
    ['query', `${query}\n`],
    ['answer', `${compact(answer.json())}\n`]
  ]
  if (process.env['README_UPDATE'] === '1') {
    let text = readFileSync(file, 'utf8')
    for (const [marker, body] of expected) {
      const { from, to } = block(text, marker)
      text = text.slice(0, from) + body + text.slice(to)
    }
    writeFileSync(file, text)
  }
  const text = readFileSync(file, 'utf8')
  for (const [marker, body] of expected) t.equal(block(text, marker).body, body, marker)
})

t.test('README’s addresses answer', async (t) => {
  const service = await onSqlite(t)
  await service.seedDemo()
  const app = await buildApp({ config: { GRAPHIQL: true }, service })
  t.teardown(() => app.close())
  const addresses = [...readFileSync(file, 'utf8').matchAll(/(?:localhost:3000|`)(\/(?:v1\/|docs|graphiql|openapi)[^\s'"`)]*)/g)].map(([, path]) => path!)
  t.ok(addresses.length > 4)
  for (const path of addresses) {
    const { statusCode } = await app.inject({ url: encodeURI(path), headers: { accept: '*/*' } })
    t.ok(statusCode < 400, `${path}: ${statusCode}`)
  }
})

/** JSON as a person would write it: objects of plain values on one line. */
function compact (value: unknown, indent = ''): string {
  const inline = JSON.stringify(value)
  if (value === null || typeof value !== 'object' || inline.length <= 110) return inline.replaceAll('":', '": ').replaceAll(/,(?=["{[])/g, ', ')
  const inner = `${indent}  `
  return Array.isArray(value)
    ? `[\n${value.map((item) => inner + compact(item, inner)).join(',\n')}\n${indent}]`
    : `{\n${Object.entries(value).map(([key, item]) => `${inner}"${key}": ${compact(item, inner)}`).join(',\n')}\n${indent}}`
}
