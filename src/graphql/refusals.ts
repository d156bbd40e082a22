// Refusals a client can act on are members of a mutation's result; everything else stays an error.
import { Problem, type FieldIssue } from '../errors.ts'

interface Refused { readonly code: string, readonly message: string }
export interface ValidationRefusal extends Refused { readonly __typename: 'ValidationRefusal', readonly issues: readonly FieldIssue[] }
export interface ConflictRefusal extends Refused { readonly __typename: 'ConflictRefusal', readonly currentVersion: number }
export interface NotFoundRefusal extends Refused { readonly __typename: 'NotFoundRefusal' }
export interface RuleRefusal extends Refused { readonly __typename: 'RuleRefusal' }
export type Refusal = ValidationRefusal | ConflictRefusal | NotFoundRefusal | RuleRefusal
export interface Removed { readonly __typename: 'Removed', readonly id: string }

/** A problem as the result type it belongs to. A missing or refused key is a rule's refusal with that code. */
export function refusal ({ code, message, issues, currentVersion }: Problem): Refusal {
  if (code === 'VALIDATION_FAILED') return { __typename: 'ValidationRefusal', code, message, issues }
  if (code === 'VERSION_CONFLICT' && currentVersion !== undefined) return { __typename: 'ConflictRefusal', code, message, currentVersion }
  if (code === 'NOT_FOUND') return { __typename: 'NotFoundRefusal', code, message }
  return { __typename: 'RuleRefusal', code, message }
}

/** What a mutation made, or its refusal. What is no refusal (our own failure) is thrown on. */
export async function orRefusal<T> (work: Promise<T>): Promise<T | Refusal> {
  try {
    return await work
  } catch (error) {
    if (error instanceof Problem && error.status < 500) return refusal(error)
    throw error
  }
}

/** The same for a mutation whose input cannot be invalid: `remove`. */
export async function orRuleRefusal<T> (work: Promise<T>): Promise<T | Exclude<Refusal, ValidationRefusal>> {
  const done = await orRefusal(work)
  return isValidation(done) ? { __typename: 'RuleRefusal', code: done.code, message: done.message } : done
}

function isValidation<T> (done: T | Refusal): done is ValidationRefusal {
  return typeof done === 'object' && done !== null && '__typename' in done && done.__typename === 'ValidationRefusal'
}
