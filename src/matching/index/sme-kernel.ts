// Judges SMEs for one investor.
import { credentials } from '../../scoring/criteria/credentials.ts'
import { size } from '../../scoring/criteria/terms.ts'
import { offerSpan } from '../../scoring/criteria/ticket.ts'
import type { Context } from '../../scoring/context.ts'
import { statedGates } from '../../scoring/gates.ts'
import { mandatesAt, type EffectiveMandate } from '../../scoring/implicit.ts'
import { dayNumber } from '../../scoring/interval.ts'
import { evidenceLevels, kpis, objectives, sizeClasses, type ScoringInvestor } from '../../scoring/types.ts'
import { camPart, ClaimReader, taxonomyPart, type Part } from './claims.ts'
import type { Basics, Features } from './features.ts'
import { SmeKernel, type Ready } from './sme-judge.ts'
import { statedByMandate } from './investor-rows.ts'
import { fail, outcomeNumber, regionTable, standingOutcome, territoryGates, type Kernel, type Options } from './kernel.ts'
import { Table } from './pool.ts'
import { silentMandate, silentSme } from '../../scoring/silent.ts'
import { vetoText } from './sme-rows.ts'
import { instrumentTerms, modeTerms } from './terms.ts'
import { dealReader } from './track.ts'
import { normalWeights, overrideOf, toSme, WeightTable } from './weights.ts'

/** The taxonomy and CAM parts of a mandate, weighed as the direction weighs them. */
function partsOf ({ stated, inferred }: EffectiveMandate, weights: Float64Array, features: Features, basics: Basics, asOf: string): readonly Part[] {
  const mandate = inferred ? silentMandate : stated
  const kpi = kpis.indexOf(mandate.kpi)
  const kinds: Part[][] = []
  const wanted = objectives.filter((objective) => (mandate.objectives[objective] ?? 0) > 0)
  let total = 0
  for (const objective of wanted) total += mandate.objectives[objective] ?? 0
  if (wanted.length > 0) kinds.push(wanted.map((objective) => taxonomyPart({ objective }, kpi, (mandate.objectives[objective] ?? 0) / total, features, basics)))
  if (mandate.activities.length > 0) kinds.push(mandate.activities.map((activity) => taxonomyPart({ activity }, kpi, 1 / mandate.activities.length, features, basics)))
  if (mandate.chinaCatalogue.length > 0) kinds.push(mandate.chinaCatalogue.map((entry) => taxonomyPart({ entry }, kpi, 1 / mandate.chinaCatalogue.length, features, basics)))
  if (kinds.length === 0) kinds.push([taxonomyPart(null, kpi, 1, features, basics)])
  const parts = kinds.flat()
  for (const part of parts) part.weight *= weights[toSme.taxonomy]! / kinds.length
  let priorities = 0
  for (const { priority } of mandate.camCategories) priorities += priority
  return [...parts, ...mandate.camCategories.map(({ id, priority }) => camPart(id, weights[toSme.cam]! * priority / priorities, features, basics, asOf))]
}

/** Builds the kernel for an investor, or one of its mandates; undefined when it cannot be matched at all. */
export function smeKernel (investor: ScoringInvestor, features: Features, basics: Basics, options: Options): Kernel | undefined {
  const { model, codes } = basics
  const { levelInferred } = model.taxonomy
  const context: Context = { model, codes, asOf: options.asOf }
  const standing = standingOutcome(investor, options)
  const barred = options.barred === true
  const effective = mandatesAt(investor, options.asOf, model)
  if (!investor.published || standing === fail || effective.length === 0) return undefined
  const { pools, parties, places } = features
  const parts: Part[] = []
  const override = overrideOf('mandate_to_sme', options.weights)

  const ready = effective.map((mandate): Ready => {
    const { stated, inferred } = mandate
    const weights = normalWeights('mandate_to_sme', [...statedByMandate(mandate)], [inferred ? model.weights.implicitMandate : model.weights.mandateToSme, stated.weights, override], basics)
    const from = parts.length
    parts.push(...partsOf(mandate, weights, features, basics, options.asOf))
    const wishes = stated.sectors.map((wish) => ({ priority: wish.priority, cover: features.sectorCover(features.sector(wish)) }))
    const wanted = mandate.places.map(({ id, priority }) => ({ priority, cover: features.placeCover(id) }))
    const pair = { sme: silentSme, need: null, investor, mandate: stated }
    const codesKey = JSON.stringify(stated.excludedSectors.map(({ system, code }) => [system, code]))
    return {
      weights,
      inferred,
      sector: wishes.length === 0 ? null : new Table(features.sectors.size, (id) => best(wishes, id)),
      region: wanted.length === 0 ? null : new Table(places.texts.length, (id) => best(wanted, id)),
      size: Float64Array.from({ length: 16 }, (_, mask) => stated.sizes.length === 0 ? 0 : size(stated.sizes, sizeClasses.filter((_, at) => (mask & 1 << at) !== 0)).low),
      offer: offerSpan(stated.ticket),
      hard: stated.ticket?.hard === true,
      instruments: instrumentTerms(stated.instruments, features, codes),
      modes: modeTerms(stated.modes, features),
      taxonomy: weights[toSme.taxonomy]!,
      cam: weights[toSme.cam]!,
      territoryGate: stated.territory?.hard !== true
        ? null
        : new Table(places.texts.length, (id) => outcomeNumber(statedGates.territory({ ...pair, sme: { ...silentSme, place: id === 0 ? null : places.texts[id]! } }, context))),
      exclusion: stated.excludedSectors.length === 0
        ? null
        : features.column(`x${codesKey}`, features.sectors.size, (id) => outcomeNumber(statedGates.exclusion({ ...pair, sme: { ...silentSme, activities: [{ ...features.sectors.at(id), share: null }] } }, context))),
      evidence: barred || stated.minimumEvidence === null ? -1 : evidenceLevels.indexOf(stated.minimumEvidence),
      aligned: barred ? null : stated.minimumAligned?.share ?? null,
      from,
      to: parts.length
    }
  })
  const typeId = parties.find(investor.type)
  const vetoId = parties.find(vetoText(investor.id))
  return new SmeKernel({
    features,
    ready,
    standing,
    reader: new ClaimReader(parts, features, basics, options.asOf),
    parts,
    today: dayNumber(options.asOf),
    deals: dealReader(investor.deals, features, context),
    credentials: credentials(investor.claims, context).low,
    region: regionTable(investor.place, features, context),
    territoryGate: territoryGates(investor.place, features, context),
    needWeights: new WeightTable('need_to_investor', overrideOf('need_to_investor', options.weights), features, basics),
    barred: new Table(pools.barred.size, (id) => Number(pools.barred.items(id).some((text) => text === typeId || text === vetoId))),
    vetoes: new Set(investor.excludedCounterparts),
    barring: barred,
    asksClaims: ready.some(({ evidence, aligned }) => evidence >= 0 || aligned !== null),
    inferredMost: levelInferred * model.evidenceFactors.inferred,
    asksOrganisation: ready.some(({ territoryGate, exclusion, evidence, aligned }) => territoryGate !== null || exclusion !== null || evidence >= 0 || aligned !== null)
  })
}

function best (wishes: ReadonlyArray<{ readonly priority: number, readonly cover: Table }>, id: number): number {
  let value = 0
  for (const { priority, cover } of wishes) value = Math.max(value, priority * cover.get(id))
  return value
}
