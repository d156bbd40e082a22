// What is found out about a document once must hold for every request that sends it.
import { parse } from 'graphql'
import t from 'tap'
import { createFinder } from '../../src/graphql/found.ts'
import { checkCost } from '../../src/graphql/limits.ts'
import { createSchema } from '../../src/graphql/schema.ts'

const schema = createSchema()

t.test('an operation costs what it costs with its variables', async (t) => {
  const found = createFinder()
  const document = parse('query Q($first: Int = 7) { matches(for: "x", first: $first) { nodes { rank score } } }')
  for (const variables of [{}, { first: 3 }, { first: 100 }, { first: null }, { first: 3 }]) t.strictSame(found(schema, document, undefined).costWith(variables), checkCost(schema, document, undefined, variables), JSON.stringify(variables))
  for (let times = 0; times < 2; times++) t.throws(() => found(schema, document, undefined).costWith({ first: 101 }), { code: 'LIMIT_EXCEEDED' })
  const nested = parse('query ($n: Int) { smes(first: 2) { nodes { needs { id } } } investors(first: $n) { nodes { id } } }')
  t.not(found(schema, nested, undefined).costWith({ n: 1 }).values, found(schema, nested, undefined).costWith({ n: 50 }).values)

  const fixed = parse('query ($for: ID!) { matches(for: $for, first: 3) { nodes { rank } } }')
  t.strictSame(found(schema, fixed, undefined).costWith({ for: 'a' }), checkCost(schema, fixed, undefined, { for: 'a' }))
  t.equal(found(schema, fixed, undefined).costWith({ for: 'b' }), found(schema, fixed, undefined).costWith({ for: 'a' }), 'found once')
  const dear = parse('{ matches(for: "x", first: 101) { nodes { rank } } }')
  for (let times = 0; times < 2; times++) t.throws(() => found(schema, dear, undefined).costWith({}), { code: 'LIMIT_EXCEEDED' })
})

t.test('operations of one document are told apart', async (t) => {
  const found = createFinder()
  const document = parse('query A { matches(for: "x") { dataVersion } } query B { __schema { types { name } } matches(for: "x") { dataVersion } }')
  for (let times = 0; times < 2; times++) {
    t.match(found(schema, document, 'A'), { label: 'query matches', kept: true, aboutSchema: false, several: true })
    t.match(found(schema, document, 'B'), { label: 'query several', kept: false, aboutSchema: true, several: true })
    t.match(found(schema, document, undefined), { label: 'none', kept: false, aboutSchema: false })
  }
  t.match(found(schema, parse('{ matches(for: "x") { dataVersion } }'), undefined), { kept: true, several: false })
})
