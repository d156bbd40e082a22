// Bodies as the OpenAPI document names them.
import { z } from 'zod'

/** A body under a name of its own in the document. */
export function bodyOf<S extends z.ZodType> (name: string, shape: S): S {
  return shape.meta({ id: `${name}Body` })
}

type Json = Readonly<Record<string, unknown>>

/**
 * A merge patch (RFC 7396) of what the shape describes: any member may be left out at any depth, so the use case checks the
 * merged whole, and here only that it is an object.
 */
export function patchOf (name: string, shape: z.ZodType): z.ZodObject<Record<never, never>, z.core.$loose> {
  const { $schema: _, ...json } = z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' }) as Json
  return z.looseObject({}).meta({ id: `${name}PatchBody`, ...partial(json) as Json, description: 'A merge patch (RFC 7396): what is left out stays, null clears, objects are merged, lists are replaced.' })
}

function partial (json: unknown): unknown {
  if (Array.isArray(json)) return json.map(partial)
  if (typeof json !== 'object' || json === null) return json
  return Object.fromEntries(Object.entries(json).filter(([key, value]) => !(key === 'required' && Array.isArray(value))).map(([key, value]) => [key, partial(value)]))
}
