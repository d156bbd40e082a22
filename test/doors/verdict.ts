// What an answer to a hostile request may be: done, or refused in our words. Anything else is thrown.
import type { LightMyRequestResponse } from 'fastify'
import { problems, type ProblemCode } from '../../src/errors.ts'
import type { Service } from '../../src/service.ts'
import { at, holds, listAt } from './world.ts'

export interface Issue { readonly pointer: string, readonly code: string }
export type Verdict = { readonly done: true, readonly body: unknown } | { readonly done: false, readonly code: ProblemCode, readonly issues: readonly Issue[], readonly message: string, readonly currentVersion: unknown }

function isCode (code: unknown): code is ProblemCode {
  return typeof code === 'string' && Object.hasOwn(problems, code)
}

/** Whether the pointer leads somewhere in the request: to what was sent, or to a member missing from an object that was. */
export function leadsInto (sent: unknown, pointer: string): boolean {
  if (pointer === '') return true
  const parts = pointer.slice(1).split('/').map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
  let inner = sent
  for (const [index, part] of parts.entries()) {
    if (typeof inner !== 'object' || inner === null) return false
    if (!Object.hasOwn(inner, part)) return index === parts.length - 1 && !Array.isArray(inner)
    inner = (inner as Record<string, unknown>)[part]
  }
  return true
}

function checkIssues (code: ProblemCode, issues: readonly Issue[], sent: unknown, body: string): void {
  if (sent === undefined || (code !== 'VALIDATION_FAILED' && code !== 'DUPLICATE')) return
  holds(issues.length > 0, () => `a validation without issues: ${body.slice(0, 500)}`)
  for (const { pointer } of issues) holds(leadsInto(sent, pointer), () => `the pointer '${pointer}' leads nowhere in ${JSON.stringify(sent)?.slice(0, 800)}: ${body.slice(0, 800)}`)
}

/** Of the REST door. `sent` is the body's value, into which pointers must lead. */
export function restVerdict (answer: LightMyRequestResponse, sent?: unknown): Verdict {
  const { statusCode, body, headers } = answer
  holds(statusCode < 500, () => `${statusCode} ${body.slice(0, 800)}`)
  if (statusCode < 400) return { done: true, body: body === '' ? undefined : headers['content-type']?.toString().includes('json') === true ? answer.json<unknown>() : body }
  holds(String(headers['content-type']).startsWith('application/problem+json'), () => `no problem details: ${statusCode} ${String(headers['content-type'])} ${body.slice(0, 300)}`)
  const problem = answer.json<unknown>()
  const code = at(problem, 'code')
  holds(isCode(code), () => `no code of ours: ${body.slice(0, 300)}`)
  const known = code as ProblemCode
  holds(problems[known].status === statusCode && at(problem, 'status') === statusCode, () => `${known} came as ${statusCode}: ${body.slice(0, 300)}`)
  holds(typeof at(problem, 'requestId') === 'string' && typeof at(problem, 'detail') === 'string' && Array.isArray(at(problem, 'errors')), () => `incomplete: ${body.slice(0, 300)}`)
  const issues = listAt(problem, 'errors') as readonly Issue[]
  checkIssues(known, issues, sent, body)
  return { done: false, code: known, issues, message: String(at(problem, 'detail')), currentVersion: at(problem, 'currentVersion') }
}

/** Of the GraphQL door, for an operation with one field. `sent` is its input. */
export function graphqlVerdict (answer: LightMyRequestResponse, sent?: unknown): Verdict {
  const { statusCode, body, headers } = answer
  holds(statusCode < 500, () => `${statusCode} ${body.slice(0, 800)}`)
  holds(/^application\/(graphql-response\+)?json/.test(String(headers['content-type'])), () => `${statusCode} ${String(headers['content-type'])} ${body.slice(0, 300)}`)
  const whole = answer.json<unknown>()
  const errors = listAt(whole, 'errors')
  if (errors.length > 0) {
    for (const error of errors) {
      const code = at(error, 'extensions', 'code')
      holds(isCode(code) && code !== 'INTERNAL', () => `no code of ours: ${body.slice(0, 800)}`)
    }
    const issues = listAt(errors[0], 'extensions', 'issues') as readonly Issue[]
    const code = at(errors[0], 'extensions', 'code') as ProblemCode
    // Of a query's argument, which has no other refusal.
    checkIssues(code === 'INVALID_QUERY' && issues.length > 0 ? 'VALIDATION_FAILED' : code, issues, sent, body)
    return { done: false, code, issues, message: String(at(errors[0], 'message')), currentVersion: at(errors[0], 'extensions', 'currentVersion') }
  }
  holds(statusCode === 200, () => `${statusCode} without errors: ${body.slice(0, 300)}`)
  const [result] = Object.values(at(whole, 'data') as Record<string, unknown>)
  if (!String(at(result, '__typename')).endsWith('Refusal')) return { done: true, body: result }
  const code = at(result, 'code')
  holds(isCode(code), () => `no code of ours: ${body.slice(0, 300)}`)
  const issues = listAt(result, 'issues') as readonly Issue[]
  if (code === 'VALIDATION_FAILED') checkIssues(code, issues, sent, body)
  return { done: false, code: code as ProblemCode, issues, message: String(at(result, 'message')), currentVersion: at(result, 'currentVersion') }
}

/** Everything stored, as text: the same before and after a refused request. */
export async function standing ({ store: { read } }: Service): Promise<string> {
  return JSON.stringify([await read.dataVersion(), await read.wholesAfter('sme', '', 1_000), await read.wholesAfter('investor', '', 1_000), await read.exchangeRates()])
}
