// Checks that need the code lists: collected field by field, thrown together, so that a person mends all at once.
import type { CatalogueId, Catalogues } from '../catalogues/catalogue.ts'
import { invalid, type FieldIssue } from '../errors.ts'

/** Collects what is wrong with an input; `done` throws VALIDATION_FAILED when there is anything. */
export interface Checks {
  add (issue: FieldIssue): void
  /** The code must be in the catalogue; else the issue names what was given and the nearest valid codes. True when it is. */
  code (catalogue: CatalogueId, given: string, pointer: string): boolean
  readonly issues: readonly FieldIssue[]
  done (): void
}

export function createChecks (catalogues: Catalogues): Checks {
  const issues: FieldIssue[] = []
  return {
    issues,
    add: (issue) => { issues.push(issue) },
    code (catalogue, given, pointer) {
      const entry = catalogues.entry(catalogue, given)
      if (entry !== undefined && !entry.heading) return true
      const accepted = catalogues.nearest(catalogue, given)
      const hint = accepted.length > 0 ? ` Nearest: ${accepted.map((code) => `${code} (${catalogues.title(catalogue, code, 'en')})`).join(', ')}.` : ''
      const wrong = entry === undefined ? `'${given}' is not in the catalogue ${catalogue}.` : `'${given}' is a heading of the catalogue ${catalogue}, not a code to choose.`
      issues.push({ pointer, code: 'unknown_code', message: `${wrong}${hint}`, accepted })
      return false
    },
    done () { if (issues.length > 0) throw invalid(issues) }
  }
}
