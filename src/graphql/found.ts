// What is to be known of an operation before it runs. Documents that are asked often are the same objects each time, so that most of
// it is found once.
import { getOperationAST, getVariableValues, Kind, visit, type DocumentNode, type GraphQLSchema } from 'graphql'
import { checkCost, type Cost } from './limits.ts'
import { isAboutSchema, isKept, labelOf, topOf } from './operation.ts'

/** The label of an operation that is not there. */
const none = 'none'

/** An operation of a valid document. */
export interface Operation {
  /** What it asks for at its top, by the schema's names. */
  readonly label: string
  /** Whether its answer can be kept. */
  readonly kept: boolean
  readonly aboutSchema: boolean
  /** Whether its document holds other operations too. */
  readonly several: boolean
  /** Checks variables as the reference does. @throws AggregateError of a GraphQLError for each that it does not take */
  readonly checkVariables: (variables: Readonly<Record<string, unknown>>) => void
  /** What it costs with variables that it takes. @throws Problem as `checkCost` does, each time */
  readonly costWith: (variables: Readonly<Record<string, unknown>>) => Cost
}

/** Whether a page's size is a variable: nothing else that costs depends on one. */
function sizesVary (document: DocumentNode): boolean {
  let varies = false
  visit(document, { Argument ({ name, value }) { varies ||= name.value === 'first' && value.kind === Kind.VARIABLE } })
  return varies
}

function find (schema: GraphQLSchema, document: DocumentNode, operationName: string | undefined): Operation {
  const top = topOf(document, operationName)
  const varies = sizesVary(document)
  const definitions = getOperationAST(document, operationName)?.variableDefinitions ?? []
  let cost: Cost | undefined
  return {
    label: top === undefined ? none : labelOf(top),
    kept: top !== undefined && isKept(top),
    aboutSchema: top !== undefined && isAboutSchema(top),
    checkVariables (variables) {
      if (definitions.length === 0) return
      const { errors } = getVariableValues(schema, definitions, variables, { maxErrors: 50 })
      if (errors !== undefined) throw new AggregateError(errors, 'Some variables are not what the document asks for.')
    },
    several: document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).length > 1,
    costWith (variables) {
      if (cost !== undefined) return cost
      const found = checkCost(schema, document, operationName, variables)
      if (!varies) cost = found
      return found
    }
  }
}

/** A function that finds it out for the documents of a schema, once for each. */
export function createFinder (): (schema: GraphQLSchema, document: DocumentNode, operationName: string | undefined) => Operation {
  const known = new WeakMap<DocumentNode, Map<string | undefined, Operation>>()
  return (schema, document, operationName) => {
    const own = known.get(document) ?? new Map<string | undefined, Operation>()
    const found = own.get(operationName) ?? find(schema, document, operationName)
    // A name that the document does not have may be any text.
    if (operationName === undefined || found.label !== none) known.set(document, own.set(operationName, found))
    return found
  }
}
