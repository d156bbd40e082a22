import type { CodeLists } from './codes.ts'
import type { ScoringModel } from './model.ts'

/** What every rule reads beside the two profiles: the model's numbers, the code lists and the day (ISO 8601, UTC). */
export interface Context { readonly model: ScoringModel, readonly codes: CodeLists, readonly asOf: string }
