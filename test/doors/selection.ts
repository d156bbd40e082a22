// GraphQL selections made from the schema, so that a field that is added is asked for too.
import { getNamedType, isCompositeType, isEnumType, isInterfaceType, isObjectType, isRequiredArgument, isUnionType, type GraphQLNamedType, type GraphQLSchema } from 'graphql'

/** Fields that rank, those that lead back to an organisation from what belongs to it, and those that read the trail. */
const left: ReadonlySet<string> = new Set(['matches', 'organisation', 'history'])

/** Every field of a type and of the types beneath it, each type once on a way down. Fields in a language take `$language`. */
export function everything (schema: GraphQLSchema, name: string, within: readonly string[] = []): string {
  const type = schema.getType(name)
  if (type === undefined) throw new Error(`There is no type ${name}.`)
  return `{ ${fields(schema, type, new Set(within))} }`
}

function fields (schema: GraphQLSchema, type: GraphQLNamedType, within: ReadonlySet<string>): string {
  if (isUnionType(type)) return type.getTypes().map((member) => `... on ${member.name} { ${fields(schema, member, within)} }`).join(' ')
  if (!isObjectType(type) && !isInterfaceType(type)) return ''
  const inside = new Set([...within, type.name])
  return ['__typename', ...Object.values(type.getFields()).flatMap((field) => {
    const inner = getNamedType(field.type)
    if (left.has(field.name) || field.args.some(isRequiredArgument) || inside.has(inner.name)) return []
    const args = field.args.some((argument) => argument.name === 'language') ? '(language: $language)' : ''
    return [`${field.name}${args}${isCompositeType(inner) ? ` { ${fields(schema, inner, inside)} }` : ''}`]
  })].join(' ')
}

/** An answer of GraphQL with its enum values as REST has them: lower case, but for the codes of the field. */
export function lowered (schema: GraphQLSchema, typeName: string, value: unknown): unknown {
  const type = schema.getType(typeName)
  if (Array.isArray(value)) return value.map((item) => lowered(schema, typeName, item))
  if (isEnumType(type)) return typeof value === 'string' && !['Objective', 'CodeSystem'].includes(typeName) ? value.toLowerCase() : value
  if (typeof value !== 'object' || value === null || (!isObjectType(type) && !isInterfaceType(type))) return value
  const known = type.getFields()
  return Object.fromEntries(Object.entries(value).flatMap(([key, inner]) => {
    const field = known[key]
    return field === undefined ? [] : [[key, lowered(schema, getNamedType(field.type).name, inner)]]
  }))
}
