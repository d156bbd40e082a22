// Both doors on one service, as the world meets them: keys that work, answers as text, and what the log said went wrong.
import { randomInt } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import type { Test } from 'tap'
import { commandLine } from '../../src/access/principal.ts'
import { buildApp } from '../app.ts'
import type { Service } from '../../src/service.ts'
import { staff, type Staff } from '../service.ts'

/** PROPERTY_SEED repeats a run. */
export const seed = Number(process.env['PROPERTY_SEED'] ?? randomInt(2 ** 31))

export type Caller = Staff | 'anonymous'
type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS'

export interface Sent {
  readonly as?: Caller
  /** Sent as JSON. */
  readonly body?: unknown
  /** Sent as it is. */
  readonly raw?: string | Buffer
  readonly headers?: Readonly<Record<string, string>>
}

export interface Doors {
  readonly app: FastifyInstance
  readonly service: Service
  readonly keys: Readonly<Record<Staff, string>>
  /** What was logged as an error: the causes of answers that are nobody's fault but ours. */
  readonly failures: readonly string[]
  rest (method: Method, url: string, sent?: Sent): Promise<LightMyRequestResponse>
  graphql (query: string, variables?: Readonly<Record<string, unknown>>, as?: Caller): Promise<LightMyRequestResponse>
}

/** Both doors of a service, with a key for each role; closed when the test ends. */
export async function openDoors (t: Pick<Test, 'teardown'>, service: Service): Promise<Doors> {
  const failures: string[] = []
  const app = await buildApp({ config: { GRAPHIQL: true }, service }, { logger: { level: 'error', stream: { write (line: string) { failures.push(line) } } } })
  t.teardown(() => app.close())
  const keys: Partial<Record<Staff, string>> = {}
  for (const role of staff) keys[role] = (await service.keys.create({ role }, commandLine)).key
  const bearer = (as: Caller): Record<string, string> => as === 'anonymous' ? {} : { authorization: `Bearer ${keys[as]}` }
  const rest: Doors['rest'] = async (method, url, { as = 'admin', body, raw, headers } = {}) => {
    const payload = raw ?? (body === undefined ? undefined : JSON.stringify(body))
    const options: InjectOptions = { method, url, headers: { ...bearer(as), ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers } }
    return await app.inject(payload === undefined ? options : { ...options, payload })
  }
  return {
    app,
    service,
    keys: keys as Record<Staff, string>,
    failures,
    rest,
    graphql: (query, variables, as) => rest('POST', '/graphql', { ...(as === undefined ? {} : { as }), body: { query, variables } })
  }
}

/** What a value holds at a path; undefined when it holds nothing there. */
export function at (value: unknown, ...path: ReadonlyArray<string | number>): unknown {
  return path.reduce<unknown>((inner, key) => typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key) ? (inner as Record<string | number, unknown>)[key] : undefined, value)
}

/** The same where a list is expected. */
export function listAt (value: unknown, ...path: ReadonlyArray<string | number>): readonly unknown[] {
  const found = at(value, ...path)
  return Array.isArray(found) ? found : []
}

/** Throws with both values when they differ. */
export function same (found: unknown, expected: unknown, what: string): void {
  if (isDeepStrictEqual(found, expected)) return
  const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value) ?? 'undefined').slice(0, 3_000)
  throw new Error(`${what}\n found    ${shown(found)}\n expected ${shown(expected)}`)
}

/** Throws unless the condition holds. */
export function holds (condition: boolean, what: () => string): void {
  if (!condition) throw new Error(what())
}
