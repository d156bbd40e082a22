// Judges investors for one SME.
import { cam } from '../../scoring/criteria/cam.ts'
import { region, size } from '../../scoring/criteria/terms.ts'
import { needSpan } from '../../scoring/criteria/ticket.ts'
import { trackRecordWorth } from '../../scoring/criteria/track-record.ts'
import type { Context } from '../../scoring/context.ts'
import { inForce, levelOf } from '../../scoring/evidence.ts'
import { statedGates } from '../../scoring/gates.ts'
import { needsAt } from '../../scoring/implicit.ts'
import { dayNumber, maximum } from '../../scoring/interval.ts'
import { evidenceLevels, kpis, objectives, sizeClasses, type Kpi, type ScoringNeed, type ScoringSme } from '../../scoring/types.ts'
import { chinaValues, taxonomyValues, type TaxonomyValue } from '../../scoring/taxonomy-values.ts'
import { camPart, ClaimReader, likeness, membershipPart, strengthAt, strengthOf, taxonomyPart } from './claims.ts'
import type { Basics, Features } from './features.ts'
import { InvestorKernel, type Ready } from './investor-judge.ts'
import { dealsMost } from './investor-rows.ts'
import { fail, open, outcomeNumber, pass, regionTable, territoryGates, type Kernel, type Options } from './kernel.ts'
import { Table } from './pool.ts'
import { silentInvestor, silentMandate, silentSme } from '../../scoring/silent.ts'
import { statedByNeed, vetoText } from './sme-rows.ts'
import { instrumentTerms, modeTerms } from './terms.ts'
import { DealsFor } from './track.ts'
import { normalWeights, overrideOf, WeightTable } from './weights.ts'

function readyNeed (need: ScoringNeed | null, sme: ScoringSme, features: Features, context: Context, basics: Basics, options: Options): Ready {
  const { places, parties } = features
  const weights = normalWeights('need_to_investor', [...statedByNeed(need)], [context.model.weights.needToInvestor, need?.weights ?? null, overrideOf('need_to_investor', options.weights)], basics)
  const wanted = (need?.territory?.codes ?? []).map((id) => ({ id, priority: 1 }))
  const pair = { sme, need, investor: silentInvestor, mandate: silentMandate }
  return {
    weights,
    span: needSpan(need?.amount ?? null),
    hard: need?.amount?.hard === true,
    instruments: instrumentTerms(need?.instruments ?? [], features, context.codes),
    modes: modeTerms(need?.modes ?? [], features),
    region: new Table(places.texts.length, (id) => id === 0 || wanted.length === 0 ? 0 : region(wanted, places.texts[id]!, context).low),
    territoryGate: new Table(places.texts.length, (id) => outcomeNumber(statedGates.territory({ ...pair, investor: { ...silentInvestor, place: id === 0 ? null : places.texts[id]! } }, context))),
    types: new Set((need?.excludedInvestorTypes ?? []).map((type) => parties.find(type)))
  }
}

/** What an SME's claims and codes are worth to single wishes, by KPI. */
interface Worths { readonly objective: Table, readonly activity: Table, readonly entry: Table, readonly any: number }

function worthsOf (sme: ScoringSme, kpi: Kpi, { ids }: Features, context: Context): Worths {
  const values = taxonomyValues(sme.claims, sme.activities, kpi, context)
  const best = (worth: (value: TaxonomyValue) => number) => values.reduce((top, value) => Math.max(top, value.low * worth(value)), 0)
  return {
    objective: new Table(objectives.length, (at) => best(({ objective }) => Number(objective === objectives[at]))),
    activity: new Table(ids.texts.length, (id) => best(({ activity }) => likeness(activity, ids.texts[id]!, context))),
    entry: new Table(ids.texts.length, (id) => maximum(chinaValues(sme.claims, ids.texts[id]!, kpi, context)).low),
    any: best(() => 1)
  }
}

/** Builds the kernel for an SME, or one of its needs; undefined when it cannot be matched at all. */
export function investorKernel (sme: ScoringSme, features: Features, basics: Basics, options: Options): Kernel | undefined {
  const { model, codes } = basics
  const context: Context = { model, codes, asOf: options.asOf }
  const needs = needsAt(sme, options.asOf)
  if (!sme.published || needs.length === 0) return undefined
  const { pools, ids, parties, numbers, sectors } = features
  const covers = sme.activities.map((activity) => ({ share: activity.share, cover: features.sectorCovering(activity) }))
  const worths = kpis.map((kpi) => worthsOf(sme, kpi, features, context))
  const camWorth = new Table(ids.texts.length, (id) => cam([{ id: ids.texts[id]!, priority: 1 }], sme.claims, context).low)
  const vetoId = parties.find(vetoText(sme.id))
  let reached = 0
  for (const claim of sme.claims) {
    if ((claim.kind === 'taxonomy' || claim.kind === 'cam') && inForce(claim, options.asOf)) reached = Math.max(reached, evidenceLevels.indexOf(levelOf(claim)) + 1)
  }

  const taxonomyLow = (id: number): number => {
    const { data, starts } = pools.taxonomy
    const end = starts[id + 1]!
    let at = starts[id]!
    if (at === end) return worths[0]!.any
    const { objective, activity, entry, any } = worths[data[at]!]!
    let kinds = 0
    let sum = 0
    at += 4
    const objectivesEnd = at + 2 * data[at - 1]!
    if (at < objectivesEnd) {
      let total = 0
      let weighed = 0
      for (; at < objectivesEnd; at += 2) {
        const weight = numbers.values[data[at + 1]!]!
        total += weight
        weighed += weight * objective.get(data[at]!)
      }
      kinds++
      sum += weighed / total
    }
    const activitiesEnd = at + 1 + data[at]!
    for (const [from, to, worth] of [[at + 1, activitiesEnd, activity], [activitiesEnd, end, entry]] as const) {
      if (from === to) continue
      let own = 0
      for (let item = from; item < to; item++) own += worth.get(data[item]!)
      kinds++
      sum += own / (to - from)
    }
    return kinds === 0 ? any : sum / kinds
  }
  const sectorLow = (id: number, inferred: boolean): number => {
    if (id === 0 || covers.length === 0) return 0
    const { data } = pools.wishes
    const end = pools.wishes.endOf(id)
    const { data: single, starts } = pools.wish
    let top = 0
    let worst = 1
    let weighted = 0
    let total = 0
    let known = true
    for (const { share, cover } of covers) {
      let value = 0
      for (let at = id; at < end; at++) {
        const wish = starts[data[at]!]!
        value = Math.max(value, numbers.values[single[wish + 1]!]! * cover.get(single[wish]!))
      }
      top = Math.max(top, value)
      worst = Math.min(worst, value)
      if (share === null) known = false
      weighted += (share ?? 0) * value
      total += share ?? 0
    }
    return inferred ? top : 0.5 * top + 0.5 * (known && total > 0 ? weighted / total : worst)
  }
  const camLow = (id: number): number => {
    const items = pools.cam.items(id)
    let total = 0
    let weighed = 0
    for (let at = 0; at < items.length; at += 2) {
      const priority = numbers.values[items[at + 1]!]!
      total += priority
      weighed += priority * camWorth.get(items[at]!)
    }
    return total === 0 ? 0 : weighed / total
  }
  const barring = sme.activities.map(({ system, code }) => features.column(`b${system}|${code}`, sectors.size, (excluded) => outcomeNumber(
    statedGates.exclusion({ sme: { ...silentSme, activities: [{ system, code, share: null }] }, need: null, investor: silentInvestor, mandate: { ...silentMandate, excludedSectors: [sectors.at(excluded)] } }, context))))
  const bar = new Table(sectors.size, (excluded) => barring.length === 0 ? open : barring.reduce((gate, column) => Math.max(gate, column.get(excluded)), pass))
  const excludedGate = (id: number): number => {
    const { data, starts } = pools.excluded
    const from = starts[id]!
    const to = starts[id + 1]!
    if (from === to) return pass
    const codesEnd = from + 1 + data[from]!
    let gate = pass
    for (let at = from + 1; at < codesEnd; at++) gate = Math.max(gate, bar.get(data[at]!))
    for (let at = codesEnd; at < to; at++) if (data[at] === vetoId) return fail
    return gate
  }
  // Many mandates ask the same minimum.
  const alignments = new Map<number, number>()
  const alignedGate = (id: number): number => {
    if (options.barred === true) return pass
    const { data, starts } = pools.taxonomy
    const kpi = data[starts[id]! + 1]! - 1
    const share = data[starts[id]! + 2]!
    const key = share * kpis.length + kpi
    let gate = alignments.get(key)
    if (gate === undefined) {
      const minimumAligned = { kpi: kpis[kpi]!, share: numbers.values[share]! }
      alignments.set(key, gate = outcomeNumber(statedGates.minimumAlignment({ sme, need: null, investor: silentInvestor, mandate: { ...silentMandate, minimumAligned } }, context)))
    }
    return gate
  }
  return new InvestorKernel({
    features,
    ready: needs.map((need) => readyNeed(need, sme, features, context, basics, options)),
    sector: sectorLow,
    taxonomy: new Table(pools.taxonomy.size, taxonomyLow),
    alignedGate: new Table(pools.taxonomy.size, alignedGate),
    cam: new Table(pools.cam.size, camLow),
    excludedGate: new Table(pools.excluded.size, excludedGate),
    region: regionTable(sme.place, features, context),
    territoryGate: territoryGates(sme.place, features, context),
    size: Float64Array.from({ length: 16 }, (_, mask) => mask === 0 ? 0 : size(sizeClasses.filter((_, at) => (mask & 1 << at) !== 0), sme.sizeCandidates).low),
    weights: new WeightTable('mandate_to_sme', overrideOf('mandate_to_sme', options.weights), features, basics),
    reached: options.barred === true ? evidenceLevels.length : reached,
    barring: options.barred === true,
    deals: new DealsFor(sme, features, context),
    taxonomyMost: Math.max(model.taxonomy.levelInferred * model.evidenceFactors.inferred, strengthAt(strengthOf(sme.claims, ['taxonomy', 'china_catalogue'], basics), 0)),
    camMost: strengthAt(strengthOf(sme.claims, ['cam'], basics), 0),
    // All of them today, in the very sector and region.
    trackMost: Float64Array.from({ length: dealsMost + 1 }, (_, count) => count === dealsMost ? 1 : trackRecordWorth(count, count, model)),
    credentials: new ClaimReader([taxonomyPart(null, kpis.indexOf('turnover'), 1, features, basics), camPart(null, 1, features, basics, options.asOf), membershipPart(features)], features, basics, options.asOf),
    vetoes: new Set(sme.excludedCounterparts),
    today: dayNumber(options.asOf),
    dealsNeeded: model.implicitMandateDeals,
    asksStanding: options.settings.programmeRequiresCredentials
  })
}
