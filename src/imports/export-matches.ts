// A ranked pair as one flat record: who, how much, and for each criterion and gate what it came to.
import type { Language } from '../catalogues/catalogue.ts'
import type { Match } from '../matching/match.ts'
import { nameOf } from '../matching/sentences/match.ts'
import { matchView, type MatchViewContext } from '../matching/view.ts'
import { criteriaOf, directions } from '../scoring/model.ts'
import { gateKeys } from '../scoring/outcome.ts'
import { joinList } from './cells.ts'
import type { CellValue } from './flat.ts'

const side = ['id', 'name', 'source', 'externalId'] as const

/** The columns of a ranking, as both CSV and workbooks have them. */
export const matchColumns: readonly string[] = [
  'rank', 'score', 'scoreHigh',
  ...side.map((field) => `sme.${field}`), 'need.id',
  ...side.map((field) => `investor.${field}`), 'mandate.id',
  ...directions.flatMap((direction) => [
    ...['score', 'scoreHigh', 'certainty'].map((field) => `${direction}.${field}`),
    ...criteriaOf(direction).flatMap((key) => ['low', 'high', 'contribution'].map((field) => `${direction}.${key}.${field}`))
  ]),
  ...gateKeys.map((key) => `gates.${key}`),
  'screening', 'explanation', 'asOf', 'scoringVersion', 'dataVersion', 'basis'
]

/** The cells of a match. Scores are 0–100, `low`, `high` and `certainty` 0–1, contributions points of their direction's 0–100. */
export function matchCells (match: Match, language: Language, context: MatchViewContext): Map<string, CellValue> {
  const view = matchView(match, context)
  const cells = new Map<string, CellValue>()
  const set = (column: string, value: CellValue | null | undefined): void => {
    if (value != null) cells.set(column, value)
  }
  set('rank', view.rank)
  set('score', view.score)
  set('scoreHigh', view.scoreHigh)
  for (const [name, whole] of [['sme', match.sme], ['investor', match.investor]] as const) {
    set(`${name}.id`, whole.profile.id)
    set(`${name}.name`, nameOf(whole, language))
    set(`${name}.source`, whole.profile.source)
    set(`${name}.externalId`, whole.profile.externalId)
  }
  set('need.id', match.need?.id)
  set('mandate.id', match.mandate?.id)
  for (const { direction, score, scoreHigh, certainty, criteria } of view.directions) {
    set(`${direction}.score`, score)
    set(`${direction}.scoreHigh`, scoreHigh)
    set(`${direction}.certainty`, certainty)
    for (const { key, low, high, contribution } of criteria) {
      set(`${direction}.${key}.low`, low)
      set(`${direction}.${key}.high`, high)
      set(`${direction}.${key}.contribution`, contribution)
    }
  }
  for (const { key, outcome } of view.gates) set(`gates.${key}`, outcome)
  set('screening', joinList(view.screening.map(({ rule }) => rule)))
  set('explanation', view.explanation({ language }))
  set('asOf', view.asOf)
  set('scoringVersion', view.scoringVersion)
  set('dataVersion', view.dataVersion)
  set('basis', view.basis)
  return cells
}
