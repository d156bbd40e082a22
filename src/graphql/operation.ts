// What a document asks for at its top, whatever fragments it is written with.
import { getOperationAST, Kind, type DocumentNode, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql'

export interface OperationTop {
  /** `query`, `mutation` or `subscription`. */
  readonly type: string
  /** Names of the fields, each once. */
  readonly fields: ReadonlySet<string>
}

/** The top of the operation that would run; undefined when the document does not say which. */
export function topOf (document: DocumentNode, operationName: string | undefined): OperationTop | undefined {
  const operation = getOperationAST(document, operationName)
  if (operation == null) return undefined
  const fragments = new Map(document.definitions.flatMap((definition) => definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : []))
  const fields = new Set<string>()
  const seen = new Set<FragmentDefinitionNode>()
  const walk = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) fields.add(selection.name.value)
      else if (selection.kind === Kind.INLINE_FRAGMENT) walk(selection.selectionSet)
      else {
        const fragment = fragments.get(selection.name.value)
        if (fragment === undefined || seen.has(fragment)) continue
        seen.add(fragment)
        walk(fragment.selectionSet)
      }
    }
  }
  walk(operation.selectionSet)
  return { type: operation.operation, fields }
}

/** Whether the schema itself is asked about. A type's name within an answer is no such question. */
export function isAboutSchema ({ fields }: OperationTop): boolean {
  return fields.has('__schema') || fields.has('__type')
}

/** A name for logs and metrics of a valid document: the schema's own names only, so there are not many. */
export function labelOf ({ type, fields }: OperationTop): string {
  const [first = 'nothing', ...others] = [...fields].filter((name) => name !== '__typename')
  return `${type} ${others.length > 0 ? 'several' : first}`
}

/** Fields whose answers follow from the data, the day, the caller and their arguments, and from nothing else. */
const keptFields: ReadonlySet<string> = new Set(['matches', 'match', '__typename'])

/** Whether a text could be a document whose answer is kept: spares all others the looking up. */
export function mayBeKept (text: string): boolean {
  return /\bmatch(?:es)?\b/.test(text)
}

/** Whether the answer may be kept while the data stand still: a query of matches alone. */
export function isKept ({ type, fields }: OperationTop): boolean {
  return type === 'query' && [...fields].every((name) => keptFields.has(name))
}
