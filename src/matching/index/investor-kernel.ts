// Judges investors for one SME.
import { cam } from '../../scoring/criteria/cam.ts'
import { region, size } from '../../scoring/criteria/terms.ts'
import { needSpan, ticketFit, type Span } from '../../scoring/criteria/ticket.ts'
import type { Context } from '../../scoring/context.ts'
import { inForce, levelOf } from '../../scoring/evidence.ts'
import { statedGates } from '../../scoring/gates.ts'
import { needsAt } from '../../scoring/implicit.ts'
import { dayNumber, maximum } from '../../scoring/interval.ts'
import { criteriaOf, type CriterionKey } from '../../scoring/model.ts'
import { evidenceLevels, kpis, objectives, sizeClasses, type Kpi, type ScoringNeed, type ScoringSme } from '../../scoring/types.ts'
import { chinaValues, taxonomyValues, type TaxonomyValue } from '../../scoring/taxonomy-values.ts'
import { camPart, ClaimReader, likeness, membershipPart, strengthAt, taxonomyPart } from './claims.ts'
import type { Basics, Features } from './features.ts'
import { evidenceShift, investorStride, investorWords, mandateFlags, strengthShift } from './investor-rows.ts'
import { bindsAt, fail, keyAbove, keyBelow, open, outcomeNumber, packKey, pass, regionTable, scoreOfKey, territoryOf, type Kernel, type Options } from './kernel.ts'
import { Table } from './pool.ts'
import type { Page } from './rows.ts'
import { silentInvestor, silentMandate } from '../../scoring/silent.ts'
import { statedByNeed, vetoText } from './sme-rows.ts'
import { instrumentTerms, modeTerms, type Terms } from './terms.ts'
import { DealsFor } from './track.ts'
import { normalWeights, overrideOf, WeightTable } from './weights.ts'

const toSme = Object.fromEntries(criteriaOf('mandate_to_sme').map((key, at) => [key, at])) as Record<CriterionKey, number>
const toInvestor = Object.fromEntries(criteriaOf('need_to_investor').map((key, at) => [key, at])) as Record<CriterionKey, number>

/** A need, ready to judge by. */
interface Ready {
  readonly weights: Float64Array
  readonly span: Span | null
  readonly hard: boolean
  readonly instruments: Terms
  readonly modes: ReturnType<typeof modeTerms>
  /** By the investor's place. */
  readonly region: Table
  readonly territoryGate: Table
  /** Investor types excluded. */
  readonly types: ReadonlySet<number | undefined>
}

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
    let [kinds, sum] = [0, 0]
    at += 4
    const objectivesEnd = at + 2 * data[at - 1]!
    if (at < objectivesEnd) {
      let [total, weighed] = [0, 0]
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
  const sectorLow = (id: number): number => {
    const { data, starts } = pools.wishes
    const [from, to] = [starts[id]!, starts[id + 1]!]
    if (from === to || covers.length === 0) return 0
    let top = 0
    let worst = 1
    let weighted = 0
    let total = 0
    let known = true
    for (const { share, cover } of covers) {
      let value = 0
      for (let at = from + 1; at < to; at += 2) value = Math.max(value, numbers.values[data[at + 1]!]! * cover.get(data[at]!))
      top = Math.max(top, value)
      worst = Math.min(worst, value)
      if (share === null) known = false
      weighted += (share ?? 0) * value
      total += share ?? 0
    }
    return data[from] === 1 ? top : 0.5 * top + 0.5 * (known && total > 0 ? weighted / total : worst)
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
  const bar = new Table(sectors.size, (code) =>
    outcomeNumber(statedGates.exclusion({ sme, need: null, investor: silentInvestor, mandate: { ...silentMandate, excludedSectors: [sectors.at(code)] } }, context)))
  const excludedGate = (id: number): number => {
    const { data, starts } = pools.excluded
    const [from, to] = [starts[id]!, starts[id + 1]!]
    if (from === to) return pass
    const codesEnd = from + 1 + data[from]!
    let gate = pass
    for (let at = from + 1; at < codesEnd; at++) gate = Math.max(gate, bar.get(data[at]!))
    for (let at = codesEnd; at < to; at++) if (data[at] === vetoId) return fail
    return gate
  }
  const alignedGate = (id: number): number => {
    if (options.barred === true) return pass
    const { data, starts } = pools.taxonomy
    const at = starts[id]!
    if (at === starts[id + 1]! || data[at + 1] === -1) return pass
    const minimumAligned = { kpi: kpis[data[at + 1]!]!, share: numbers.values[data[at + 2]!]! }
    return outcomeNumber(statedGates.minimumAlignment({ sme, need: null, investor: silentInvestor, mandate: { ...silentMandate, minimumAligned } }, context))
  }
  return new InvestorKernel({
    ready: needs.map((need) => readyNeed(need, sme, features, context, basics, options)),
    sector: new Table(pools.wishes.size, sectorLow),
    taxonomy: new Table(pools.taxonomy.size, taxonomyLow),
    alignedGate: new Table(pools.taxonomy.size, alignedGate),
    cam: new Table(pools.cam.size, camLow),
    excludedGate: new Table(pools.excluded.size, excludedGate),
    region: regionTable(sme.place, features, codes),
    territoryGate: new Table(pools.territories.size, (id) => {
      if (!bindsAt(id, features)) return pass
      const { hard, places } = territoryOf(id, features)
      return outcomeNumber(statedGates.territory({ sme, need: null, investor: silentInvestor, mandate: { ...silentMandate, territory: { codes: places.map((place) => place.id), hard } } }, context))
    }),
    size: Float64Array.from({ length: 16 }, (_, mask) => mask === 0 ? 0 : size(sizeClasses.filter((_, at) => (mask & 1 << at) !== 0), sme.sizeCandidates).low),
    weights: new WeightTable('mandate_to_sme', overrideOf('mandate_to_sme', options.weights), features, basics),
    reached: options.barred === true ? evidenceLevels.length : reached,
    barring: options.barred === true,
    deals: new DealsFor(sme, features, context),
    credentials: new ClaimReader([taxonomyPart(null, kpis.indexOf('turnover'), 1, features, basics), camPart(null, 1, features, basics, options.asOf), membershipPart(features)], features, basics, options.asOf),
    vetoes: new Set(sme.excludedCounterparts),
    today: dayNumber(options.asOf),
    dealsNeeded: model.implicitMandateDeals,
    asksStanding: options.settings.programmeRequiresCredentials
  })
}

interface Compiled {
  readonly ready: readonly Ready[]
  readonly sector: Table
  readonly taxonomy: Table
  readonly alignedGate: Table
  readonly cam: Table
  readonly excludedGate: Table
  readonly region: Table
  readonly territoryGate: Table
  readonly size: Float64Array
  readonly weights: WeightTable
  /** Place of the SME's best level in force among the levels, from 1; 0 without any. */
  readonly reached: number
  readonly deals: DealsFor
  readonly credentials: ClaimReader
  readonly vetoes: ReadonlySet<string>
  readonly today: number
  readonly dealsNeeded: number
  readonly asksStanding: boolean
  /** Bounds for barred pairs: none of them passes, so they differ by score alone. */
  readonly barring: boolean
}

class InvestorKernel implements Kernel {
  least = -1
  certain = false
  score = 0
  near = true
  readonly #of: Compiled
  readonly #offer = { min: 0, max: 0 }

  constructor (compiled: Compiled) {
    this.#of = compiled
  }

  bound (page: Page, row: number, rows: number): number {
    this.near = true
    return this.#pairs(page, row, rows)
  }

  rough (page: Page, row: number, rows: number): number {
    this.near = false
    return this.#pairs(page, row, rows)
  }

  /** Judges every pair, by the claims themselves when `near` is set; sets it when there is nothing in them to read. */
  #pairs (page: Page, row: number, rows: number): number {
    const of = this.#of
    const { words, amounts } = page
    this.least = -1
    this.certain = false
    this.score = 0
    if (of.vetoes.size > 0 && of.vetoes.has(page.ids[row]!)) return -1
    const offer = this.#offer
    let judged = false
    let track = 0
    let credentials = 0
    let top = -1
    for (let at = row; at < row + rows; at++) {
      const from = at * investorStride
      const flags = words[from + investorWords.flags]!
      if (words[from + investorWords.until]! < of.today) continue
      if ((flags >> evidenceShift & 7) > of.reached) continue
      let own = Math.max(of.excludedGate.get(words[from + investorWords.excluded]!), of.territoryGate.get(words[from + investorWords.territory]!), of.alignedGate.get(words[from + investorWords.taxonomy]!))
      if (of.asksStanding) own = Math.max(own, (flags & mandateFlags.refused) !== 0 ? fail : (flags & mandateFlags.accepted) !== 0 ? pass : open)
      if (own === fail) continue
      if (!judged) {
        judged = true
        track = of.deals.read(words[from + investorWords.deals]!)
        const claims = words[from + investorWords.claims]!
        if (claims === 0) this.near = true
        if (this.near) {
          of.credentials.read(claims)
          for (const value of of.credentials.best) if (value > credentials) credentials = value
        } else credentials = strengthAt(flags, strengthShift)
      }
      if ((flags & mandateFlags.implicit) !== 0) {
        if (of.deals.past < of.dealsNeeded) continue
        // Deals after the date took part in what the row says; only the engine can tell what the others would.
        if (of.deals.past < of.deals.all) {
          this.score = 10_000
          return packKey(of.barring ? open : pass, 10_000, 20_000)
        }
      }
      offer.min = amounts[at * 2]!
      offer.max = amounts[at * 2 + 1]!
      const known = (flags & mandateFlags.ticketKnown) !== 0
      const modes = words[from + investorWords.modes]!
      const instruments = words[from + investorWords.instruments]!
      const place = words[from + investorWords.place]!
      let base = -1
      for (let which = 0; which < of.ready.length; which++) {
        const need = of.ready[which]!
        let gate = Math.max(own, need.modes.gate.get(modes), need.territoryGate.get(place))
        if (need.types.size > 0 && need.types.has(words[from + investorWords.type]!)) gate = fail
        const { span } = need
        if (need.hard || (flags & mandateFlags.hard) !== 0) {
          if (span === null || !known) gate = Math.max(gate, open)
          else if (span.max < offer.min || span.min > offer.max) gate = fail
        }
        if (gate === fail) continue
        const weights = of.weights.of(words[from + investorWords.weights]!)
        if (base === -1) {
          base = weights[toSme.sector]! * of.sector.get(words[from + investorWords.wishes]!) + weights[toSme.taxonomy]! * of.taxonomy.get(words[from + investorWords.taxonomy]!) +
            weights[toSme.cam]! * of.cam.get(words[from + investorWords.cam]!) + weights[toSme.region]! * of.region.get(words[from + investorWords.territory]!) +
            weights[toSme.size]! * of.size[flags & 15]!
        }
        const fit = known && span !== null ? ticketFit(span, offer) : 0
        const x = base + weights[toSme.ticket]! * fit + weights[toSme.instrument]! * need.instruments.offered.get(instruments) + weights[toSme.mode]! * need.modes.offered.get(modes)
        const wants = need.weights
        const y = wants[toInvestor.track_record]! * track + wants[toInvestor.credentials]! * credentials + wants[toInvestor.ticket]! * fit +
          wants[toInvestor.instrument]! * need.instruments.wanted.get(instruments) + wants[toInvestor.mode]! * need.modes.wanted.get(modes) + wants[toInvestor.region]! * need.region.get(place)
        const key = keyAbove(of.barring ? open : gate, x, y)
        if (key > top) top = key
        this.score = Math.max(this.score, scoreOfKey(key))
        if (of.barring) continue
        this.certain = true
        if (this.near) this.least = Math.max(this.least, keyBelow(gate, x, y))
      }
    }
    return top
  }
}
