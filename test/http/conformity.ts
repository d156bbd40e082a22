// Holds answers against the OpenAPI document that the service itself serves: status, media type and body.

export type Json = { readonly [key: string]: unknown }
export interface OpenApi { readonly openapi: string, readonly paths: Record<string, Record<string, Operation>>, readonly components: { readonly schemas: Record<string, Json> } }
export interface Operation {
  readonly operationId: string
  readonly summary: string
  readonly description: string
  readonly tags: readonly string[]
  readonly security: readonly Json[]
  readonly parameters?: ReadonlyArray<{ readonly name: string, readonly in: string, readonly required: boolean, readonly schema: Json, readonly description?: string }>
  readonly requestBody?: { readonly content: Record<string, { readonly schema: Json }> }
  readonly responses: Record<string, { readonly description: string, readonly headers?: Json, readonly content?: Record<string, { readonly schema: Json }> }>
}

/** The operation of an address; undefined for one that the document does not describe. */
export function operationAt (document: OpenApi, method: string, url: string): Operation | undefined {
  const path = url.split('?', 1)[0] ?? ''
  // A named address goes before one with a parameter in its place.
  const [template] = Object.keys(document.paths).filter((known) => new RegExp(`^${known.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path)).sort((a, b) => a.split('{').length - b.split('{').length)
  return template === undefined ? undefined : document.paths[template]?.[method.toLowerCase()]
}

const kinds: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: (value) => Number.isInteger(value),
  boolean: (value) => typeof value === 'boolean',
  null: (value) => value === null,
  array: Array.isArray,
  object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value)
}

const formats: Readonly<Record<string, RegExp>> = { date: /^\d{4}-\d\d-\d\d$/, 'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/ }

/** Where a value differs from its schema, with reasons; empty when it does not. What the schema does not name may not be there. */
export function differences (schema: Json, value: unknown, document: OpenApi, at = ''): string[] {
  const { $ref, anyOf, oneOf, type, properties = {}, required = [], additionalProperties, items, format } = schema as {
    $ref?: string, anyOf?: Json[], oneOf?: Json[], type?: string | string[], properties?: Record<string, Json>, required?: string[], additionalProperties?: boolean | Json, items?: Json, format?: string, enum?: unknown[], const?: unknown
  }
  if ($ref !== undefined) {
    const target = document.components.schemas[$ref.replace('#/components/schemas/', '')]
    return target === undefined ? [`${at}: ${$ref} leads nowhere`] : differences(target, value, document, at)
  }
  const branches = anyOf ?? oneOf
  if (branches !== undefined) {
    const found = branches.map((branch) => differences(branch, value, document, at))
    return found.some((issues) => issues.length === 0) ? [] : found.sort((a, b) => a.length - b.length).at(-1) ?? []
  }
  if (type !== undefined && ![type].flat().some((kind) => kinds[kind]?.(value) === true)) return [`${at}: ${JSON.stringify(value)} is not ${[type].flat().join(' or ')}`]
  const allowed = schema['const'] === undefined ? schema['enum'] as unknown[] | undefined : [schema['const']]
  if (allowed !== undefined && !allowed.includes(value)) return [`${at}: ${JSON.stringify(value)} is none of ${JSON.stringify(allowed)}`]
  if (typeof value === 'string' && format !== undefined && formats[format]?.test(value) === false) return [`${at}: '${value}' is no ${format}`]
  if (Array.isArray(value)) return items === undefined ? [] : value.flatMap((item, index) => differences(items, item, document, `${at}/${index}`))
  if (typeof value !== 'object' || value === null) return []
  const missing = required.filter((name) => !Object.hasOwn(value, name)).map((name) => `${at}/${name}: missing`)
  return [...missing, ...Object.entries(value).flatMap(([name, member]) => {
    const known = properties[name]
    if (known !== undefined) return differences(known, member, document, `${at}/${name}`)
    if (additionalProperties === false || additionalProperties === undefined) return [`${at}/${name}: not in the document`]
    return typeof additionalProperties === 'object' ? differences(additionalProperties, member, document, `${at}/${name}`) : []
  })]
}
