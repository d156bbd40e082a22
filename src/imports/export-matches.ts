// A ranked pair as one flat record: who, how much, and for each criterion and gate what it came to.
import type { Language } from '../catalogues/catalogue.ts'
import type { Match } from '../matching/match.ts'
import { matchView, type MatchViewContext } from '../matching/view.ts'
import type { CriterionWeightView } from '../profiles/view.ts'
import { criteriaOf, directions } from '../scoring/model.ts'
import { gateKeys } from '../scoring/outcome.ts'
import { joinList } from './cells.ts'
import type { CellValue } from './flat.ts'

const common = ['id', 'name', 'status', 'province', 'synthetic', 'source', 'externalId'] as const
const smeFields = [...common, 'legalName', 'region', 'sizeClass'] as const
const investorFields = [...common, 'registeredName', 'type'] as const
const criterionFields = ['low', 'high', 'weight', 'contribution', 'inferred', 'reason', 'sentence', 'evidence'] as const

/** The columns of a ranking, as both CSV and workbooks have them: all that /v1/matches shows of a pair. */
export const matchColumns: readonly string[] = [
  'rank', 'score', 'scoreHigh',
  ...smeFields.map((field) => `sme.${field}`), 'need.id', 'need.weights', 'implicitNeed',
  ...investorFields.map((field) => `investor.${field}`), 'mandate.id', 'mandate.weights', 'implicitMandate',
  'explanation',
  ...directions.flatMap((direction) => [
    ...['score', 'scoreHigh', 'certainty'].map((field) => `${direction}.${field}`),
    ...criteriaOf(direction).flatMap((key) => criterionFields.map((field) => `${direction}.${key}.${field}`))
  ]),
  ...gateKeys.flatMap((key) => [`gates.${key}`, `gates.${key}.reason`, `gates.${key}.sentence`]),
  'screening', 'screening.likelihood', 'screening.effect', 'otherPairs', 'asOf', 'scoringVersion', 'dataVersion', 'basis'
]

/** Weights that an owner set, as `ticket:20`, several separated by semicolons. */
function weightsOf (weights: readonly CriterionWeightView[] | null | undefined): string | null {
  return weights == null || weights.length === 0 ? null : joinList(weights.map(({ key, weight }) => `${key}:${weight}`))
}

/**
 * The cells of a match, as far as the viewer may see them. Scores are 0–100, `low`, `high` and `certainty` 0–1, contributions
 * points of their direction's 0–100; `weight` is the one in force (after the owner's, the request's and the floor), not normalised.
 */
export function matchCells (match: Match, language: Language, context: MatchViewContext): Map<string, CellValue> {
  const view = matchView(match, context)
  const cells = new Map<string, CellValue>()
  const set = (column: string, value: CellValue | null | undefined): void => {
    if (value != null && value !== '') cells.set(column, value)
  }
  const { sme, investor, need, mandate } = view
  set('rank', view.rank)
  set('score', view.score)
  set('scoreHigh', view.scoreHigh)
  for (const field of smeFields) set(`sme.${field}`, field === 'name' ? sme.label({ language }) : sme[field])
  for (const field of investorFields) set(`investor.${field}`, field === 'name' ? investor.label({ language }) : investor[field])
  set('need.id', need?.id)
  set('need.weights', weightsOf(need?.weights))
  set('implicitNeed', view.implicitNeed)
  set('mandate.id', mandate?.id)
  set('mandate.weights', weightsOf(mandate?.weights))
  set('implicitMandate', view.implicitMandate)
  set('explanation', view.explanation({ language }))
  for (const { direction, score, scoreHigh, certainty, criteria } of view.directions) {
    set(`${direction}.score`, score)
    set(`${direction}.scoreHigh`, scoreHigh)
    set(`${direction}.certainty`, certainty)
    for (const { key, low, high, weight, contribution, inferred, reason, sentence, evidence } of criteria) {
      const values = { low, high, weight, contribution, inferred, reason, sentence: sentence({ language }), evidence: joinList(evidence.map(({ id }) => id)) }
      for (const field of criterionFields) set(`${direction}.${key}.${field}`, values[field])
    }
  }
  for (const { key, outcome, reason, sentence } of view.gates) {
    set(`gates.${key}`, outcome)
    set(`gates.${key}.reason`, reason)
    set(`gates.${key}.sentence`, sentence({ language }))
  }
  const flags = view.screening
  set('screening', joinList(flags.map(({ rule }) => rule)))
  set('screening.likelihood', joinList(flags.map(({ likelihood }) => likelihood)))
  set('screening.effect', joinList(flags.map(({ effect }) => effect)))
  // Best first: the need, the mandate and the score of each.
  set('otherPairs', joinList(match.others.map(({ need, mandate, score }) => `${need?.id ?? '-'} ${mandate?.id ?? '-'} ${score.score / 100}`)))
  set('asOf', view.asOf)
  set('scoringVersion', view.scoringVersion)
  set('dataVersion', view.dataVersion)
  set('basis', view.basis)
  return cells
}
