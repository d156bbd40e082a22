// Values that no client should send, and values by JSON Schema with such things in them.
import fc, { type Arbitrary } from 'fast-check'
import type { Json } from '../http/conformity.ts'

/** Texts that have broken services: injections, odd Unicode, prototype names, numbers as text, paths, too long ones. */
export const hostileText: Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '', ' ', '\u0000', 'a\u0000b', '\ud800', '\udfff\ud800', '\u202e', '\ufeff', '绿桥', 'ｆｕｌｌ', 'İıẞ', '👩‍👩‍👧', 'e\u0301', '\r\n\r\nHTTP/1.1 200 OK', '%00', '%', '%E0%A4%A', '../../etc/passwd', '..%2f..%2f', 'C:\\x',
    "' OR 1=1 --", '"; DROP TABLE organisations; --', '$' + '{7*7}', '{{7*7}}', '$(id)', '<script>alert(1)</script>', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'NaN', 'Infinity', '-0', '1e400', '0x10', 'null', 'true', '[]',
    '*', '%%', '_', '\\', 'AND', 'NEAR(', '"', '""', 'a:*', "a' & !", '\'', '2026-02-30', '9999-99-99', '0000-00-00', '+275760-09-13', '2026-11-22T25:00:00Z', 'sha256:', 'eyJhbGciOiJub25lIn0.e30.', '(a+)+$', 'a'.repeat(5_000), '汉'.repeat(3_000), ','.repeat(500), '/'.repeat(300)
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 20 })
)

const hostileNumber: Arbitrary<number> = fc.oneof(fc.constantFrom(0, -1, 1, 1.5, -0, 2 ** 31, 2 ** 53, -(2 ** 53), 1e308, 5e-324, 101, 1_000_000), fc.double({ noNaN: true, noDefaultInfinity: true }))

/** Some of a list, in its order: at most so many, and at least `least` as long as there are any. */
export function few<T> (all: readonly T[], most: number, least = 0): Arbitrary<T[]> {
  return fc.subarray([...all], { minLength: Math.min(least, all.length), maxLength: Math.min(most, all.length) })
}

/** Something else than the usual, once in so many times. */
export function rarely<T, U> (usual: U, other: Arbitrary<T>, times: number): Arbitrary<T | U> {
  return fc.oneof<Array<{ readonly weight: number, readonly arbitrary: Arbitrary<T | U> }>>({ weight: times - 1, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: other })
}

/** Any value at all, as JSON. */
export const anyJson: Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: hostileText }, { weight: 3, arbitrary: hostileNumber },
  { weight: 2, arbitrary: fc.constantFrom(null, true, false, [], {}, [[[[]]]], [null], { '': '' }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 4 }) },
  { weight: 1, arbitrary: fc.integer({ min: 2, max: 60 }).map((depth) => Array.from({ length: depth }).reduce<unknown>((inner) => ({ a: [inner] }), 1)) }
)

/** A text percent-encoded; one that is no Unicode, as the bytes of half a character. */
export function encoded (value: string): string {
  try {
    return encodeURIComponent(value)
  } catch {
    return '%ED%A0%80'
  }
}

/** Ids and cursors that exist, kept in the pool as the run finds more. */
export interface Pool { readonly ids: readonly string[], readonly cursors: readonly string[] }

/** Ids that exist, with another's prefix, and none. */
export function someId ({ ids }: Pool): Arbitrary<string> {
  return fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...ids) }, { weight: 1, arbitrary: fc.constantFrom('sme_none', 'inv_none', 'need_', 'man_0', 'claim_x', 'imp_x', 'key_x', 'SME_1') }, { weight: 1, arbitrary: hostileText })
}

interface Schema { readonly $ref?: string, readonly anyOf?: readonly Json[], readonly oneOf?: readonly Json[], readonly allOf?: readonly Json[], readonly type?: string | readonly string[], readonly enum?: readonly unknown[], readonly const?: unknown, readonly properties?: Readonly<Record<string, Json>>, readonly required?: readonly string[], readonly items?: Json, readonly additionalProperties?: boolean | Json, readonly format?: string, readonly minimum?: number, readonly maximum?: number, readonly maxLength?: number, readonly pattern?: string }

/** Texts with a meaning of ours, so that some requests get past the first check. */
const knownText = fc.constantFrom('Prova S.r.l.', 'MI', 'IT-25', 'CN-SH', 'E38.32', '38.21.20', 'CE 2.3', 'equity_minority', 'joint_venture', 'EUR', 'CNY', 'iso-14001', 'cam-edilizia', 'GIGC-2024/3.2.1', 'private_equity', 'NACE2', 'ATECO2025', 'CE', 'CCM', 'published', 'test', 'https://example.org', '2026-01-31', '2026-11-22T08:00:00Z', '12345678903')

/**
 * Values of JSON Schemas, by component name and for any schema: mostly of the right kind, now and then something else, with
 * fields missing and fields that nobody knows.
 */
export function schemaValues (components: Readonly<Record<string, Json>>, pool: Pool): (schema: Json | undefined) => Arbitrary<unknown> {
  const made = new Map<string, Arbitrary<unknown>>()
  const id = someId(pool)

  function named (name: string, depth: number): Arbitrary<unknown> {
    const key = `${name} ${depth}`
    const found = made.get(key)
    if (found !== undefined) return found
    const value = depth > 6 ? fc.constant(null) : of(components[name] ?? {}, depth)
    made.set(key, value)
    return value
  }
  function of (json: Json, depth: number): Arbitrary<unknown> {
    return fc.oneof({ weight: 40, arbitrary: right(json as Schema, depth) }, { weight: 1, arbitrary: anyJson })
  }
  function right (schema: Schema, depth: number): Arbitrary<unknown> {
    if (depth > 7) return fc.constant(null)
    if (schema.$ref !== undefined) return named(schema.$ref.split('/').at(-1) ?? '', depth + 1)
    if (schema.const !== undefined) return fc.constant(schema.const)
    if (schema.enum !== undefined && schema.enum.length > 0) return fc.constantFrom(...schema.enum)
    const branches = schema.anyOf ?? schema.oneOf
    if (branches !== undefined) return fc.oneof(...branches.map((branch) => of(branch, depth + 1)))
    if (schema.allOf !== undefined) return fc.oneof(...schema.allOf.map((branch) => of(branch, depth + 1)))
    const kinds = [schema.type ?? (schema.properties === undefined ? [] : 'object')].flat()
    if (kinds.length === 0) return anyJson
    return fc.oneof(...kinds.map((kind) => ofKind(kind, schema, depth)))
  }
  function ofKind (kind: string, schema: Schema, depth: number): Arbitrary<unknown> {
    const { minimum = -10, maximum = 1_000_000 } = schema
    switch (kind) {
      case 'string': return fc.oneof({ weight: 5, arbitrary: knownText }, { weight: 2, arbitrary: id }, { weight: 1, arbitrary: hostileText })
      case 'integer': return fc.integer({ min: Math.max(minimum, -(2 ** 31)), max: Math.min(maximum, 2 ** 31) })
      case 'number': return fc.oneof(fc.double({ min: minimum, max: Math.max(minimum, maximum), noNaN: true }), fc.constantFrom(minimum, maximum))
      case 'boolean': return fc.boolean()
      case 'array': return fc.array(of(schema.items ?? {}, depth + 1), { maxLength: 3 })
      case 'object': return object(schema, depth)
      default: return fc.constant(null)
    }
  }
  function object ({ properties = {}, required = [], additionalProperties }: Schema, depth: number): Arbitrary<unknown> {
    const fields = Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, of(schema, depth + 1)]))
    const optional = Object.keys(properties).filter((name) => !required.includes(name))
    const known = fc.record(fields, { requiredKeys: required.filter((name) => name in fields) as never[] })
    // Only some of what may be there: an object with everything is always wrong somewhere.
    const some = fc.tuple(known, few(optional, 4)).map(([whole, kept]) => Object.fromEntries(Object.entries(whole).filter(([name]) => required.includes(name) || kept.includes(name))))
    const free = typeof additionalProperties === 'object' ? fc.dictionary(knownText, of(additionalProperties, depth + 1), { maxKeys: 3 }) : fc.constant({})
    const strange = fc.oneof({ weight: 8, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: fc.tuple(hostileText, anyJson).map(([name, value]) => ({ [name]: value })) })
    return fc.tuple(some, free, strange).map(([a, b, c]) => ({ ...a, ...b, ...c }))
  }
  return (schema) => schema === undefined ? anyJson : of(schema, 0)
}
