import type { z } from 'zod'
import { invalid, type FieldIssue } from './errors.ts'

/** RFC 6901 pointer of a path: `/activities/0/code`. */
export function pointer (path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

/** What zod found, as field issues: one for each field, unknown fields by their own pointer. */
export function fieldIssues (error: z.ZodError): FieldIssue[] {
  return issuesAt([], error.issues)
}

function issuesAt (at: readonly PropertyKey[], issues: readonly z.core.$ZodIssue[]): FieldIssue[] {
  return issues.flatMap((issue): FieldIssue[] => {
    const path = [...at, ...issue.path]
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ pointer: pointer([...path, key]), code: 'unknown_field', message: `There is no field '${key}' here.` }))
    }
    if (issue.code === 'invalid_union' && issue.errors.length > 0) {
      // The branch that got furthest says most about what the person meant.
      const nearest = [...issue.errors].sort((a, b) => (b[0]?.path.length ?? 0) - (a[0]?.path.length ?? 0) || a.length - b.length)[0] ?? []
      return issuesAt(path, nearest)
    }
    return [{ pointer: pointer(path), code: issue.code, message: issue.message, ...acceptedBy(issue) }]
  })
}

/** What a shape would have taken: the values of a choice, or those that a check of ours names in its `params`. */
function acceptedBy (issue: z.core.$ZodIssue): Pick<FieldIssue, 'accepted'> {
  if (issue.code === 'invalid_value') return { accepted: issue.values.map(String) }
  if (issue.code === 'invalid_union' && 'options' in issue && Array.isArray(issue.options)) return { accepted: issue.options.map(String) }
  const named: unknown = issue.code === 'custom' ? issue.params?.['accepted'] : undefined
  return Array.isArray(named) ? { accepted: named.map(String) } : {}
}

/**
 * Checks input at an edge; throws VALIDATION_FAILED with every field that is wrong.
 * The parameter is the shape's own input type where the caller knows it, so that the compiler compares the two.
 */
export function parse<S extends z.ZodType> (shape: S, input: z.input<S> | unknown): z.output<S> {
  const result = shape.safeParse(input)
  if (!result.success) throw invalid(fieldIssues(result.error))
  return result.data
}
