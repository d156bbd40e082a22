// What a zod shape has and no value of a set fills.
import { z } from 'zod'

/**
 * The fields of a shape that none of the values fills, as paths beneath `path`; empty when all are filled. A yes-or-no must occur as
 * both, and of a fixed choice each must be chosen (`path = choice`). Of a field with two forms, a map and GraphQL's list of the same,
 * the map is looked at: it is the stored one.
 */
export function gaps (schema: z.core.$ZodType, values: readonly unknown[], path: string): string[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return gaps(schema.unwrap(), values, path)
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => option instanceof z.ZodRecord ? gaps(option, values, path) : [])
  if (schema instanceof z.ZodArray) return gaps(schema.element, values.flat(), path)
  if (values.length === 0) return [path]
  const inside = (key: string) => values.map((value) => (value as Readonly<Record<string, unknown>>)[key]).filter((value) => value != null)
  if (schema instanceof z.ZodObject) return Object.entries(schema.shape as Readonly<Record<string, z.core.$ZodType>>).flatMap(([key, inner]) => gaps(inner, inside(key), `${path}.${key}`))
  if (schema instanceof z.ZodRecord) return schema.keyType instanceof z.ZodEnum ? schema.keyType.options.flatMap((key) => inside(String(key)).length > 0 ? [] : [`${path}.${key}`]) : []
  const choices = schema instanceof z.ZodEnum ? schema.options : schema instanceof z.ZodBoolean ? [true, false] : []
  return choices.filter((choice) => !values.includes(choice)).map((choice) => `${path} = ${choice}`)
}
