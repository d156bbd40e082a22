import { buildSchema, getIntrospectionQuery, parse } from 'graphql'
import t from 'tap'
import { principalOf } from '../../src/access/principal.ts'
import { checkSize, costOf, limits } from '../../src/graphql/limits.ts'
import { readSdl } from '../../src/graphql/sdl.ts'
import { at, codes, graphqlWorld } from '../helper-graphql.ts'

const schema = buildSchema(readSdl())
const cost = (document: string, variables: Record<string, unknown> = {}) => costOf(schema, parse(document), undefined, variables)
const nested = (depth: number): string => depth === 0 ? '__typename' : `needs { sme { ${nested(depth - 1)} } }`

t.test('rankings are counted through pages, fragments, aliases and variables', async (t) => {
  t.equal(cost('{ matches(for: "a") { totalCount } }').rankings, 1)
  t.equal(cost('{ smes(first: 7) { nodes { matches { totalCount } } } }').rankings, 7)
  t.equal(cost('{ smes(first: 7) { edges { node { ...M } } } } fragment M on Sme { matches { totalCount } a: matches { totalCount } }').rankings, 14)
  t.equal(cost('query ($n: Int = 3) { smes(first: $n) { nodes { matches { totalCount } } } }').rankings, 3)
  t.equal(cost('query ($n: Int = 3) { smes(first: $n) { nodes { matches { totalCount } } } }', { n: 9 }).rankings, 9)
  t.equal(cost('{ matches(for: "a", first: 4) { nodes { investor { matches(first: 3) { nodes { sme { matches { totalCount } } } } } } } }').rankings, 1 + 4 + 12)
  t.equal(cost('{ node(id: "a") { ... on Sme { matches { totalCount } } ... on Investor { matches { totalCount } } } }').rankings, 2)
  t.equal(cost('{ whatIf(for: "a", patch: {}) { changes { counterpart } } whyNot(for: "a", counterpart: "b") { missing } match(a: "a", b: "b") { score } }').rankings, 2)
})

t.test('what is too deep, too wide or too long is refused before it is validated', async (t) => {
  const refused = (document: string) => t.throws(() => checkSize(parse(document)), { code: 'LIMIT_EXCEEDED' })
  t.doesNotThrow(() => checkSize(parse(getIntrospectionQuery({ descriptions: true, inputValueDeprecation: true, oneOf: true }))))
  t.doesNotThrow(() => checkSize(parse(`{ sme(id: "a") { ${nested(6)} } }`)))
  refused(`{ sme(id: "a") { ${nested(8)} } }`)
  refused('{ a: sme(id: "a") { ...F1 } } ' + Array.from({ length: 20 }, (_, i) => `fragment F${i + 1} on Sme { needs { sme { ...F${i + 2} } } }`).join(' ') + ' fragment F21 on Sme { id }')
  refused(`{ ${Array.from({ length: 51 }, () => '__typename').join(' ')} }`)
  refused(`{ sme(id: "a") { ${Array.from({ length: 101 }, (_, i) => `a${i}: id`).join(' ')} } }`)
  refused('{ sme(id: "a") { ...F0 } } ' + Array.from({ length: 30 }, (_, i) => `fragment F${i} on Sme { ...F${i + 1} ...F${i + 1} }`).join(' ') + ' fragment F30 on Sme { id }')
  refused(`{ __typename } fragment Unused on Sme { ${'id '.repeat(2_001)} }`)
  refused(`{ __typename } fragment Unused on Query { sme(id: "a") { ${nested(8)} } }`)
  refused(`{ __typename } ${Array.from({ length: 50 }, (_, i) => `fragment F${i} on Sme { ${'id '.repeat(50)} }`).join(' ')}`)
  refused(`{ ${Array.from({ length: 26 }, () => 'a: __typename @include(if: true) @skip(if: false) @x @y').join(' ')} }`)
  refused(`query ${'@x '.repeat(101)} { __typename }`)
  refused(`query ($a: Int ${'@x '.repeat(101)}) { __typename }`)
  refused(`{ ...A } fragment A on Query ${'@x '.repeat(101)} { __typename }`)
  t.doesNotThrow(() => checkSize(parse('{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }')), 'a circle is for validation to refuse')
})

t.test('the limits hold at the door', async (t) => {
  const { query } = await graphqlWorld(t, { demo: true })
  const refusal = async (document: string, variables?: Record<string, unknown>) => codes(await query(document, variables === undefined ? {} : { variables }))
  t.strictSame(await refusal('{ smes(first: 101) { totalCount } }'), ['LIMIT_EXCEEDED'])
  t.strictSame(await refusal('query ($n: Int) { smes(first: $n) { totalCount } }', { n: 1_000 }), ['LIMIT_EXCEEDED'])
  t.strictSame(await refusal('{ investors(first: 0) { totalCount } }'), ['INVALID_QUERY'])
  t.strictSame(await refusal('{ catalogueEntries(catalogue: "cam", first: -1) { totalCount } }'), ['INVALID_QUERY'])
  t.strictSame(await refusal('{ matches(for: "sme_demo_01", first: 101) { totalCount } }'), ['LIMIT_EXCEEDED'])
  t.strictSame(await refusal('{ smes(first: 21) { nodes { matches { totalCount } } } }'), ['LIMIT_EXCEEDED'])
  t.strictSame(await refusal(`{ ${Array.from({ length: 21 }, (_, i) => `a${i}: matches(for: "sme_demo_01") { totalCount }`).join(' ')} }`), ['LIMIT_EXCEEDED'])
  t.strictSame(await refusal(`{ sme(id: "sme_demo_01") { ${nested(8)} } }`), ['LIMIT_EXCEEDED'])
  t.strictSame(await refusal(`{ ${Array.from({ length: 500 }, (_, i) => `a${i}: scoringModel { version }`).join(' ')} }`), ['LIMIT_EXCEEDED'])
  t.strictSame(await refusal(`{ __typename } # ${'x'.repeat(limits.characters)}`), ['LIMIT_EXCEEDED'])
  t.strictSame(await refusal('{ smes(first: 100) { nodes { needs { sme { needs { sme { needs { sme { needs { sme { needs { sme { id } } } } } } } } } } } } }'), ['LIMIT_EXCEEDED'], 'lists within lists')
  t.match(await query(`{ ${'{ a '.repeat(6_000)} }`), { errors: [{ message: /Syntax Error/ }] }, 'tokens')
  const introspection = await query(getIntrospectionQuery())
  t.equal(introspection.errors, undefined)
  t.match(await query('{ smes(first: 2) { nodes { matches(first: 1) { nodes { score } } } } }'), { data: { smes: { nodes: [{ matches: { nodes: [{ score: Number }] } }, {}] } } })
})

t.test('rankings of a list without a page size are counted as they happen', async (t) => {
  const { query, service } = await graphqlWorld(t, { demo: false })
  const admin = principalOf('cli', 'admin')
  const { profile } = await service.smes.create({ names: { en: 'Many needs' } }, admin)
  for (let i = 0; i < 21; i++) await service.smes.saveNeed({ organisationId: profile.id, input: { kind: 'research' } }, admin)
  const answer = await query('query ($id: ID!) { sme(id: $id) { id needs { id matches { totalCount } } } }', { variables: { id: profile.id }, as: 'admin' })
  t.strictSame(codes(answer), ['LIMIT_EXCEEDED'])
  t.equal(at(answer, 'data', 'sme'), null)
})
