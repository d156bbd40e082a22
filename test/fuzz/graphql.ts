// Hostile requests to the GraphQL door, made from its own schema.
import fc, { type Arbitrary } from 'fast-check'
import {
  getNamedType, getNullableType, isAbstractType, isEnumType, isInputObjectType, isLeafType, isListType, isNonNullType, isObjectType, OperationTypeNode, type GraphQLArgument, type GraphQLField, type GraphQLInputType, type GraphQLNamedOutputType, type GraphQLObjectType, type GraphQLSchema
} from 'graphql'
import type { Hostile } from './hostile.ts'
import { anyJson, encoded, few, hostileText, rarely, someId, type Pool } from './values.ts'

/** A value as GraphQL writes it in a document: keys bare, enum values without quotes. */
class Bare {
  readonly text: string
  constructor (text: string) { this.text = text }
}

function written (value: unknown): string {
  if (value instanceof Bare) return value.text
  if (Array.isArray(value)) return `[${value.map(written).join(' ')}]`
  if (typeof value === 'object' && value !== null) return `{${Object.entries(value).map(([key, inner]) => `${key}: ${written(inner)}`).join(' ')}}`
  return JSON.stringify(value) ?? 'null'
}

/** Requests to every field at the top of the schema. */
export function graphqlRequests (schema: GraphQLSchema, pool: Pool): Arbitrary<Hostile> {
  const id = someId(pool)
  const inputs = new Map<string, Arbitrary<unknown>>()

  function input (type: GraphQLInputType, depth: number): Arbitrary<unknown> {
    if (isNonNullType(type)) return fc.oneof({ weight: 50, arbitrary: input(getNullableType(type) as GraphQLInputType, depth) }, { weight: 1, arbitrary: anyJson })
    return fc.oneof({ weight: 40, arbitrary: right(type, depth) }, { weight: 1, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: anyJson })
  }
  function right (type: GraphQLInputType, depth: number): Arbitrary<unknown> {
    if (isListType(type)) return fc.array(input(type.ofType as GraphQLInputType, depth + 1), { maxLength: 2 })
    const named = getNamedType(type)
    if (isEnumType(named)) return fc.constantFrom(...named.getValues().map(({ name }) => new Bare(name)))
    if (isInputObjectType(named)) {
      const key = `${named.name} ${depth}`
      const known = inputs.get(key)
      if (known !== undefined) return known
      const fields = Object.values(named.getFields())
      const needed = fields.filter((field) => isNonNullType(field.type)).map(({ name }) => name)
      const made = depth > 5
        ? fc.constant({})
        : fc.tuple(fc.record(Object.fromEntries(fields.map((field) => [field.name, input(field.type, depth + 1)]))), few(fields.map(({ name }) => name), 3))
          .map(([whole, kept]) => Object.fromEntries(Object.entries(whole).filter(([name]) => needed.includes(name) || kept.includes(name))))
      inputs.set(key, made)
      return made
    }
    switch (named.name) {
      case 'ID': return id
      case 'Int': return fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 1, max: 10 }) }, { weight: 1, arbitrary: fc.integer() })
      case 'Float': return fc.double({ min: -1, max: 2, noNaN: true })
      case 'Boolean': return fc.boolean()
      case 'Date': return fc.constantFrom('2026-11-22', '2026-02-30', '0001-01-01')
      case 'DateTime': return fc.constantFrom('2026-11-22T08:00:00Z', '2026-11-22')
      case 'Amount': return fc.constantFrom(1, 2_000_000, -5, 2 ** 53)
      default: return fc.oneof({ weight: 3, arbitrary: fc.constantFrom('Prova', 'IT-25', 'CN-SH', 'E38', 'CE 2.3', 'equity_minority', 'cam', 'nace-rev2', 'small', '储能') }, { weight: 1, arbitrary: hostileText }, { weight: 1, arbitrary: fc.constantFrom(...pool.cursors, 'x') })
    }
  }

  function argumentsOf (args: readonly GraphQLArgument[]): Arbitrary<string> {
    if (args.length === 0) return fc.constant('')
    const optional = args.filter(({ type }) => !isNonNullType(type)).map(({ name }) => name)
    return fc.tuple(fc.record(Object.fromEntries(args.map(({ name, type }) => [name, input(type, 0)]))), few(optional, 2)).map(([whole, kept]) => {
      const shown = Object.entries(whole).filter(([name]) => !optional.includes(name) || kept.includes(name))
      return shown.length === 0 ? '' : `(${shown.map(([name, value]) => `${name}: ${written(value)}`).join(', ')})`
    })
  }

  function field (definition: GraphQLField<unknown, unknown>, depth: number): Arbitrary<string> {
    const type = getNamedType(definition.type)
    return fc.tuple(argumentsOf(definition.args), isLeafType(type) ? fc.constant('') : selection(type, depth + 1), rarely('', fc.constantFrom('x: ', '__a: '), 12), rarely('', fc.constantFrom(' @include(if: true)', ' @skip(if: false)', ' @nothing'), 30))
      .map(([given, inner, alias, directive]) => `${alias}${definition.name}${given}${directive}${inner}`)
  }
  function selection (type: GraphQLNamedOutputType, depth: number): Arbitrary<string> {
    if (isAbstractType(type)) return fc.constantFrom(...schema.getPossibleTypes(type)).chain((one) => selection(one, depth)).chain((inner) => fc.constantFrom(...schema.getPossibleTypes(type)).map((one) => ` { __typename ... on ${one.name}${inner} }`))
    const fields = Object.values((type as GraphQLObjectType).getFields())
    const possible = depth >= 4 ? fields.filter((one) => isLeafType(getNamedType(one.type)) && one.args.every((given) => !isNonNullType(given.type))) : fields
    if (possible.length === 0) return fc.constant(' { __typename }')
    return few(possible, 3, 1).chain((kept) => fc.tuple(...kept.map((one) => field(one, depth)))).map((parts) => ` { ${parts.join(' ')} }`)
  }

  const tops = [OperationTypeNode.QUERY, OperationTypeNode.MUTATION, OperationTypeNode.SUBSCRIPTION].flatMap((kind) => {
    const type = schema.getRootType(kind)
    return isObjectType(type) ? Object.values(type.getFields()).map((one) => ({ kind, one })) : []
  })
  const document = fc.constantFrom(...tops).chain(({ kind, one }) => field(one, 0).map((text) => ({ name: `${kind} ${one.name}`, query: `${kind} { ${text} }` })))
  const mutated = fc.tuple(document, fc.nat(400), fc.nat(30), fc.constantFrom('', '{', '}', '(', '...', '...A', '$x', '"', '"""', '#', '\u0000', '\ud800', '@x', 'query', ' fragment A on Query { ...A } ')).map(([whole, at, length, piece]) => ({ ...whole, query: whole.query.slice(0, at) + piece + whole.query.slice(at + length) }))
  const wide = fc.tuple(document, fc.integer({ min: 2, max: 400 })).map(([whole, times]) => ({ ...whole, query: `{ ${Array.from({ length: times }, (_, index) => `a${index}: __typename`).join(' ')} ${'{ a '.repeat(times % 50)}` }))
  const chosen = fc.oneof({ weight: 12, arbitrary: document }, { weight: 4, arbitrary: mutated }, { weight: 1, arbitrary: wide })

  return fc.tuple(chosen, rarely(undefined, fc.dictionary(fc.constantFrom('x', 'id', '__proto__', 'first'), anyJson, { maxKeys: 2 }), 6), rarely(undefined, anyJson, 30), fc.nat(60))
    .map(([{ name, query }, variables, strange, way]): Hostile => {
      const accept: Record<string, string> = way === 0 ? { accept: 'application/graphql-response+json' } : way === 1 ? { accept: 'text/event-stream' } : way === 2 ? { accept: 'text/html' } : {}
      if (way === 3) return { door: 'graphql', method: 'GET', url: `/graphql?query=${encoded(query)}`, headers: accept, operation: name }
      const body = strange === undefined ? { query, ...(variables === undefined ? {} : { variables }) } : way % 2 === 0 ? strange : { query, variables: strange, extensions: strange, operationName: strange }
      return { door: 'graphql', method: 'POST', url: '/graphql', headers: { 'content-type': 'application/json', ...accept }, payload: JSON.stringify(body), operation: name }
    })
}
