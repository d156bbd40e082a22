// Hostile requests to the REST door, made from its own OpenAPI document.
import fc, { type Arbitrary } from 'fast-check'
import type { Json, OpenApi, Operation } from '../http/conformity.ts'
import type { Hostile } from './hostile.ts'
import { anyJson, encoded, few, hostileText, rarely, schemaValues, someId, type Pool } from './values.ts'

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

function text (value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value) ?? ''
}

/** Requests to every operation of the document, and to addresses that are none. */
export function restRequests (document: OpenApi, pool: Pool): Arbitrary<Hostile> {
  const valueOf = schemaValues(document.components.schemas, pool)
  const all = Object.entries(document.paths).flatMap(([path, operations]) => Object.entries(operations).map(([method, operation]) => request(path, method.toUpperCase(), operation)))
  const nowhere = fc.tuple(fc.constantFrom(...methods, 'OPTIONS', 'HEAD'), fc.array(fc.oneof(fc.constantFrom('v1', 'smes', 'claims', 'docs', 'graphiql'), hostileText.map(encoded)), { maxLength: 4 }))
    .map(([method, parts]): Hostile => ({ door: 'rest', method, url: `/${parts.join('/').slice(0, 2_000)}`, headers: {}, operation: 'nowhere' }))
  return fc.oneof({ weight: all.length, arbitrary: fc.oneof(...all) }, { weight: 2, arbitrary: nowhere })

  function request (path: string, method: string, operation: Operation): Arbitrary<Hostile> {
    const parameters = operation.parameters ?? []
    const address = fc.tuple(...path.split('/').map((part) => part.startsWith('{') ? someId(pool).map((id) => encoded(id) || '-') : fc.constant(part))).map((parts) => parts.join('/'))
    const known = parameters.filter((parameter) => parameter.in === 'query')
    const pairs = known.map(({ name, schema, required }) => fc.option(valueAs(schema), { freq: required ? 30 : 3, nil: undefined }).map((value) => value === undefined ? [] : [`${name}=${encoded(value)}`]))
    // Few at a time: with all of them, one is always wrong.
    const query = fc.tuple(fc.tuple(...pairs), few(known.map((_, index) => index), 3), fc.oneof({ weight: 9, arbitrary: fc.constant<string[]>([]) }, { weight: 1, arbitrary: fc.tuple(hostileText, hostileText).map(([name, value]) => [`${encoded(name)}=${encoded(value)}`]) }))
      .map(([values, kept, strange]) => [...values.flatMap((pair, index) => kept.includes(index) || known[index]?.required === true ? pair : []), ...strange].join('&'))
    return fc.tuple(address, query, bodyOf(operation), headers(operation), rarely(undefined, fc.constantFrom(...methods), 40))
      .map(([at, asked, body, more, other]): Hostile => ({ door: 'rest', method: other ?? method, url: asked === '' ? at : `${at}?${asked}`, headers: { ...body.headers, ...more }, payload: body.payload, operation: operation.operationId }))
  }

  function valueAs (schema: Json): Arbitrary<string> {
    const { items } = schema as { items?: Json }
    return items === undefined ? valueOf(schema).map(text) : fc.array(valueOf(items).map(text), { maxLength: 3 }).map((values) => values.join(','))
  }

  function bodyOf (operation: Operation): Arbitrary<{ readonly headers: Readonly<Record<string, string>>, readonly payload: string | undefined }> {
    const contents = Object.entries(operation.requestBody?.content ?? {})
    if (contents.length === 0) return fc.oneof({ weight: 12, arbitrary: fc.constant({ headers: {}, payload: undefined }) }, { weight: 1, arbitrary: anyJson.map((value) => ({ headers: { 'content-type': 'application/json' }, payload: JSON.stringify(value) })) })
    const right = fc.constantFrom(...contents).chain(([type, { schema }]) => valueOf(schema).map((value) => ({ headers: { 'content-type': type }, payload: type.endsWith('json') ? JSON.stringify(value) : text(value) })))
    const broken = fc.tuple(right, fc.integer({ min: 0, max: 200 }), fc.constantFrom('', '"', '}', '\\', '\u0000', ',,', '1e999', '{"__proto__":{"x":1}}')).map(([body, at, piece]) => ({ ...body, payload: body.payload.slice(0, at) + piece + body.payload.slice(at + 1) }))
    const otherType = fc.tuple(right, fc.constantFrom('text/plain', 'application/xml', 'multipart/form-data; boundary=x', 'application/json; charset=utf-16', 'application/x-ndjson', 'text/csv', 'a')).map(([body, type]) => ({ ...body, headers: { 'content-type': type } }))
    return fc.oneof({ weight: 12, arbitrary: right }, { weight: 2, arbitrary: broken }, { weight: 1, arbitrary: otherType })
  }

  function headers (operation: Operation): Arbitrary<Readonly<Record<string, string>>> {
    const plain = fc.oneof(fc.constantFrom('*', '"x"', 'W/"x"', '', ',', '"', 'x'.repeat(300)), fc.string({ maxLength: 20 }).map((value) => value.replaceAll(/[^\x20-\x7e]/g, '?')))
    const needed = operation.parameters?.some(({ name }) => name === 'If-Match') === true
    return fc.record({
      'if-match': fc.oneof({ weight: needed ? 12 : 1, arbitrary: fc.constant('*') }, { weight: 1, arbitrary: plain }),
      'if-none-match': plain,
      'idempotency-key': plain,
      accept: fc.oneof({ weight: 8, arbitrary: fc.constantFrom('application/json', '*/*', '') }, { weight: 1, arbitrary: fc.constantFrom('text/csv', 'application/x-ndjson', 'a/b;q=x', 'application/json;q=0', ',;,') }, { weight: 1, arbitrary: plain }),
      // Without respond-async: what goes on in the background would blur which request wrote.
      prefer: fc.constantFrom('return=minimal', ''),
      'accept-language': plain
    }, { requiredKeys: [] }).map((whole) => Object.fromEntries(Object.entries(whole).filter(([name], index) => (needed && name === 'if-match') || index % 3 === 1)))
  }
}
