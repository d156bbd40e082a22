import type { Context } from '../context.ts'
import { best, maximum } from '../interval.ts'
import { oncePerContext } from '../once.ts'
import type { Judgement } from '../outcome.ts'
import { chinaValues, taxonomyValues, type ChinaValue, type TaxonomyValue } from '../taxonomy-values.ts'
import { objectives, type Interval, type Kpi, type ScoringMandate, type ScoringSme } from '../types.ts'

type Worth = TaxonomyValue | ChinaValue
/** A part of the criterion with its own worth: what an objective, activity or entry added, for the reason. */
interface Part extends Interval { readonly by: Worth | undefined }

/** A company's values by KPI, each made when first asked for. */
const valuesOf = oncePerContext((sme: ScoringSme, context) => {
  const byKpi = new Map<Kpi, readonly TaxonomyValue[]>()
  return (kpi: Kpi): readonly TaxonomyValue[] => {
    let values = byKpi.get(kpi)
    if (values === undefined) byKpi.set(kpi, values = taxonomyValues(sme.claims, sme.activities, kpi, context))
    return values
  }
})

const nothing = { low: 0, high: 0, by: undefined }

function bestPart (values: readonly Worth[]): Part {
  return { ...maximum(values), by: best(values) }
}

function byObjectives (wanted: ScoringMandate['objectives'], values: readonly TaxonomyValue[]): Part {
  let low = 0
  let high = 0
  let total = 0
  let strongest: Part = nothing
  for (const objective of objectives) {
    const weight = wanted[objective] ?? 0
    if (weight <= 0) continue
    const part = bestPart(values.filter((value) => value.objective === objective))
    low += weight * part.low
    high += weight * part.high
    total += weight
    if (part.by !== undefined && (strongest.by === undefined || weight * part.low > strongest.low)) strongest = { low: weight * part.low, high: weight * part.high, by: part.by }
  }
  return total === 0 ? nothing : { low: low / total, high: high / total, by: strongest.by }
}

function meanOf (parts: readonly Part[]): Part {
  let low = 0
  let high = 0
  for (const part of parts) {
    low += part.low
    high += part.high
  }
  return { low: low / parts.length, high: high / parts.length, by: best(parts.filter((part) => part.by !== undefined))?.by }
}

/** The same activity counts in full, another of the same taxonomy sector half. */
function byActivities (wanted: readonly string[], values: readonly TaxonomyValue[], { codes, model }: Context): Part {
  return meanOf([...wanted].sort().map((activity) => {
    const sector = codes.taxonomyActivities.get(activity)?.sector
    const worth = values.flatMap((value): TaxonomyValue[] => {
      if (value.activity === activity) return [value]
      if (sector === undefined || codes.taxonomyActivities.get(value.activity)?.sector !== sector) return []
      const half = { ...value, low: value.low * model.taxonomy.relatedActivity, high: value.high * model.taxonomy.relatedActivity }
      return [half.reason === 'claim' ? { ...half, values: { ...half.values, related: true } } : half]
    })
    return bestPart(worth)
  }))
}

function reasonOf (value: Worth | undefined): Pick<Judgement, 'reason' | 'values' | 'evidence'> {
  if (value === undefined) return { reason: 'taxonomy_none', values: {}, evidence: [] }
  const evidence = value.claimId === null ? [] : [value.claimId]
  if (value.reason === 'claim') return { reason: 'taxonomy_claim', values: value.values, evidence }
  if (value.reason === 'bridged') return { reason: 'taxonomy_bridged', values: value.values, evidence }
  if (value.reason === 'china') return { reason: 'taxonomy_china', values: value.values, evidence }
  return { reason: 'taxonomy_inferred', values: value.values, evidence }
}

/**
 * EU taxonomy: the mean over the kinds a mandate names (objectives, activities, Chinese entries); named none, the programme's
 * default, the best over all six objectives.
 */
export function taxonomy (mandate: ScoringMandate | null, sme: ScoringSme, context: Context): Judgement {
  const kpi = mandate?.kpi ?? 'turnover'
  const values = valuesOf(sme, context)(kpi)
  const parts: Part[] = []
  if (mandate !== null) {
    if (objectives.some((objective) => (mandate.objectives[objective] ?? 0) > 0)) parts.push(byObjectives(mandate.objectives, values))
    if (mandate.activities.length > 0) parts.push(byActivities(mandate.activities, values, context))
    if (mandate.chinaCatalogue.length > 0) parts.push(meanOf([...mandate.chinaCatalogue].sort().map((entry) => bestPart(chinaValues(sme.claims, entry, kpi, context)))))
  }
  const { by, ...value } = parts.length === 0 ? bestPart(values) : meanOf(parts)
  return { ...value, ...reasonOf(by) } as Judgement
}
