// How much one request may ask. What can be told from the document alone is checked before it is validated (validation itself
// grows with the square of the fields); what depends on arguments, before it runs.
import {
  getArgumentValues, getNamedType, getNullableType, getOperationAST, getVariableValues, isAbstractType, isInterfaceType, isListType, isObjectType, Kind,
  type DocumentNode, type FieldNode, type FragmentDefinitionNode, type GraphQLSchema, type GraphQLNamedType, type OperationDefinitionNode, type SelectionSetNode
} from 'graphql'
import { Problem } from '../errors.ts'

export const limits = {
  /** Characters of a document. */
  characters: 100_000,
  /** Lexical tokens of a document. */
  tokens: 10_000,
  /** Fields within fields; fragments add none. Introspection has its own, as the standard query is 15 deep. */
  depth: 15,
  introspectionDepth: 20,
  /** Fields in all, each use of a fragment counted. */
  fields: 2_000,
  /** Fields at the top of an operation: each may ask the database. */
  roots: 50,
  /** Fields under another name, each use of a fragment counted. */
  aliases: 100,
  /** Directives, those of fragments counted with each use. */
  directives: 100,
  /** Entries of one page. */
  first: 100,
  /** Times that all candidates are ranked. */
  rankings: 20,
  /** Fields of the answer, as far as the document tells. */
  values: 250_000
} as const

/** Fields that rank all candidates each time they are answered, or compute as much. */
const rankingFields: ReadonlySet<string> = new Set(['matches', 'whatIf', 'whyNot', 'nextBestProofs', 'stability', 'reviewQueue'])
/** What a list without a page size is taken to hold. */
const usualList = 4

function tooMuch (message: string): Problem {
  return new Problem('LIMIT_EXCEEDED', message)
}

function fragmentsOf (document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  return new Map(document.definitions.flatMap((definition) => definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : []))
}

/** Refuses a text too long to be worth parsing. */
export function checkText (source: string): void {
  if (source.length > limits.characters) throw tooMuch(`The document has ${source.length} characters; at most ${limits.characters} are read.`)
}

/**
 * Refuses a document that is too deep or too wide, through all its fragments, unused ones too: validation compares the fields
 * of each with one another. Needs no schema, and ends on fragments that spread themselves.
 * @throws Problem LIMIT_EXCEEDED
 */
export function checkSize (document: DocumentNode): void {
  const fragments = fragmentsOf(document)
  let fields = 0
  let roots = 0
  let aliases = 0
  let directives = 0
  const used = new Set<string>()
  const count = (node: { readonly directives?: readonly unknown[] | undefined }): void => {
    directives += node.directives?.length ?? 0
    if (directives > limits.directives) throw tooMuch(`The document has more than ${limits.directives} directives.`)
  }
  const walk = ({ selections }: SelectionSetNode, depth: number, most: number, within: ReadonlySet<string>): void => {
    for (const selection of selections) {
      count(selection)
      if (selection.kind === Kind.FIELD) {
        const limit = depth === 0 && selection.name.value.startsWith('__') ? limits.introspectionDepth : most
        if (++fields > limits.fields) throw tooMuch(`The document selects more than ${limits.fields} fields.`)
        if (depth === 0 && ++roots > limits.roots) throw tooMuch(`The operation asks for more than ${limits.roots} fields at its top.`)
        if (selection.alias !== undefined && ++aliases > limits.aliases) throw tooMuch(`The document gives more than ${limits.aliases} fields another name.`)
        if (depth + 1 > limit) throw tooMuch(`The document is more than ${limit} fields deep.`)
        if (selection.selectionSet !== undefined) walk(selection.selectionSet, depth + 1, limit, within)
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        walk(selection.selectionSet, depth, most, within)
      } else {
        const name = selection.name.value
        const fragment = fragments.get(name)
        used.add(name)
        if (fragment === undefined || within.has(name)) continue
        count(fragment)
        walk(fragment.selectionSet, depth, most, new Set([...within, name]))
      }
    }
  }
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue
    roots = 0
    count(definition)
    for (const variable of definition.variableDefinitions ?? []) count(variable)
    walk(definition.selectionSet, 0, limits.depth, new Set())
  }
  for (const [name, fragment] of fragments) {
    if (used.has(name)) continue
    roots = 0
    count(fragment)
    walk(fragment.selectionSet, 0, limits.depth, new Set([name]))
  }
}

export interface Cost { readonly rankings: number, readonly values: number }

/**
 * What an operation of a valid document costs at most, as far as the document tells: a page counts in full, a list without
 * a page size as a few entries (for rankings as one, which are counted again as they happen).
 * @throws Problem LIMIT_EXCEEDED when `first` is above 100, INVALID_QUERY when it is below 1
 */
export function costOf (schema: GraphQLSchema, document: DocumentNode, operationName: string | undefined, rawVariables: Readonly<Record<string, unknown>>): Cost {
  const operation = getOperationAST(document, operationName)
  const root = operation == null ? undefined : schema.getRootType(operation.operation)
  if (operation == null || root == null) return { rankings: 0, values: 0 }
  const fragments = fragmentsOf(document)
  const variables = variablesOf(schema, operation, rawVariables)
  const cost = { rankings: 0, values: 0 }

  /** `times`: how often the selection is answered; `certain`: the same, lists without a page size counted once. */
  const walk = (set: SelectionSetNode, type: GraphQLNamedType, times: number, certain: number, page: number | undefined): void => {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) field(selection, type, times, certain, page)
      else {
        const part = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)
        const name = part?.typeCondition?.name.value
        const narrowed = name === undefined ? type : schema.getType(name)
        if (part !== undefined && narrowed !== undefined) walk(part.selectionSet, narrowed, times, certain, page)
      }
      if (cost.values > limits.values) throw tooMuch(`The request asks for more than ${limits.values} values. Ask for fewer entries, or fewer fields of each.`)
    }
  }
  const field = (node: FieldNode, parent: GraphQLNamedType, times: number, certain: number, page: number | undefined): void => {
    cost.values += times
    const definition = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined
    if (definition === undefined) return
    const first = definition.args.some(({ name }) => name === 'first') ? pageSize(getArgumentValues(definition, node, variables)['first'], node.name.value) : undefined
    if (rankingFields.has(definition.name)) cost.rankings += certain
    if (node.selectionSet === undefined) return
    const many = isListType(getNullableType(definition.type))
    const type = getNamedType(definition.type)
    if (!isObjectType(type) && !isAbstractType(type)) return
    walk(node.selectionSet, type, many ? times * (page ?? usualList) : times, many ? certain * (page ?? 1) : certain, first)
  }
  walk(operation.selectionSet, root, 1, 1, undefined)
  return cost
}

/** What an operation costs. @throws Problem LIMIT_EXCEEDED when that is too much */
export function checkCost (...operation: Parameters<typeof costOf>): Cost {
  const cost = costOf(...operation)
  if (cost.rankings > limits.rankings) throw tooManyRankings(cost.rankings)
  return cost
}

export function tooManyRankings (rankings?: number): Problem {
  return tooMuch(`The request asks for ${rankings ?? `more than ${limits.rankings}`} rankings; at most ${limits.rankings} are computed in one request. Ask for fewer entries, or in several requests.`)
}

function pageSize (first: unknown, field: string): number | undefined {
  if (typeof first !== 'number') return undefined
  if (first > limits.first) throw tooMuch(`'first' of '${field}' is ${first}; a page has at most ${limits.first} entries.`)
  if (first < 1) throw new Problem('INVALID_QUERY', `'first' of '${field}' is ${first}; a page has at least 1 entry.`)
  return first
}

function variablesOf (schema: GraphQLSchema, operation: OperationDefinitionNode, raw: Readonly<Record<string, unknown>>): Record<string, unknown> {
  // Errors in variables are reported by the execution, with their places.
  return getVariableValues(schema, operation.variableDefinitions ?? [], raw).coerced ?? {}
}
