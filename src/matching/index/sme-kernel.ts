// Judges SMEs for one investor.
import { credentials } from '../../scoring/criteria/credentials.ts'
import { size } from '../../scoring/criteria/terms.ts'
import { offerSpan, ticketFit, type Span } from '../../scoring/criteria/ticket.ts'
import type { Context } from '../../scoring/context.ts'
import { statedGates } from '../../scoring/gates.ts'
import { mandatesAt, type EffectiveMandate } from '../../scoring/implicit.ts'
import { dayNumber } from '../../scoring/interval.ts'
import { criteriaOf, type CriterionKey } from '../../scoring/model.ts'
import { evidenceLevels, kpis, objectives, sizeClasses, type ScoringInvestor } from '../../scoring/types.ts'
import { camPart, ClaimReader, strengthAt, taxonomyPart, withoutShare, type Part } from './claims.ts'
import type { Basics, Features } from './features.ts'
import { statedByMandate } from './investor-rows.ts'
import { bindsAt, fail, keyAbove, keyBelow, open, outcomeNumber, pass, regionTable, scoreOfKey, standingOutcome, territoryOf, type Kernel, type Options } from './kernel.ts'
import { Table } from './pool.ts'
import type { Page } from './rows.ts'
import { silentMandate, silentNeed, silentSme } from '../../scoring/silent.ts'
import { needFlags, smeStride, smeWords, strengthShifts, vetoText } from './sme-rows.ts'
import { instrumentTerms, modeTerms, type Terms } from './terms.ts'
import { dealReader, type DealReader } from './track.ts'
import { normalWeights, overrideOf, WeightTable } from './weights.ts'

const toSme = Object.fromEntries(criteriaOf('mandate_to_sme').map((key, at) => [key, at])) as Record<CriterionKey, number>
const toInvestor = Object.fromEntries(criteriaOf('need_to_investor').map((key, at) => [key, at])) as Record<CriterionKey, number>

/** A mandate, ready to judge by. */
interface Ready {
  readonly weights: Float64Array
  readonly inferred: boolean
  /** Best wish for a code; null when none is stated. */
  readonly sector: Table | null
  readonly region: Table | null
  /** By the mask of the classes still possible. */
  readonly size: Float64Array
  readonly offer: Span | null
  readonly hard: boolean
  readonly instruments: Terms
  readonly modes: ReturnType<typeof modeTerms>
  readonly territoryGate: Table | null
  readonly exclusion: Table | null
  /** Place among the levels; −1 when none is asked. */
  readonly evidence: number
  readonly aligned: number | null
  /** Its parts among the reader's: from, to. */
  readonly from: number
  readonly to: number
}

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
  const territoryGate = new Table(pools.territories.size, (id) => {
    if (!bindsAt(id, features)) return pass
    const { hard, places } = territoryOf(id, features)
    return outcomeNumber(statedGates.territory({ sme: silentSme, need: { ...silentNeed, territory: { codes: places.map((place) => place.id), hard } }, investor, mandate: silentMandate }, context))
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
    region: regionTable(investor.place, features, codes),
    territoryGate,
    needWeights: new WeightTable('need_to_investor', overrideOf('need_to_investor', options.weights), features, basics),
    barred: new Table(pools.barred.size, (id) => Number(pools.barred.items(id).some((text) => text === typeId || text === vetoId))),
    vetoes: new Set(investor.excludedCounterparts),
    barring: barred,
    asksClaims: ready.some(({ evidence, aligned }) => evidence >= 0 || aligned !== null)
  })
}

function best (wishes: ReadonlyArray<{ readonly priority: number, readonly cover: Table }>, id: number): number {
  let value = 0
  for (const { priority, cover } of wishes) value = Math.max(value, priority * cover.get(id))
  return value
}

interface Compiled {
  readonly features: Features
  readonly ready: readonly Ready[]
  readonly standing: number
  readonly reader: ClaimReader
  readonly parts: readonly Part[]
  readonly today: number
  readonly deals: DealReader
  readonly credentials: number
  readonly region: Table
  readonly territoryGate: Table
  readonly needWeights: WeightTable
  readonly barred: Table
  readonly vetoes: ReadonlySet<string>
  /** Bounds for barred pairs: none of them passes, so they differ by score alone. */
  readonly barring: boolean
  /** Whether a gate reads claims, so that nothing can be said without. */
  readonly asksClaims: boolean
}

class SmeKernel implements Kernel {
  least = -1
  certain = false
  score = 0
  near = true
  readonly #of: Compiled
  /** Of the organisation at hand, by mandate: gates it decides, whether they are certain, its share of the direction. */
  readonly #gate: Int8Array
  readonly #sure: Uint8Array
  readonly #base: Float64Array
  #track = 0
  readonly #need: { min: number, max: number } = { min: 0, max: 0 }

  constructor (compiled: Compiled) {
    this.#of = compiled
    this.#gate = new Int8Array(compiled.ready.length)
    this.#sure = new Uint8Array(compiled.ready.length)
    this.#base = new Float64Array(compiled.ready.length)
  }

  bound (page: Page, row: number, rows: number): number {
    this.near = true
    return this.#pairs(page, row, rows)
  }

  rough (page: Page, row: number, rows: number): number {
    this.near = this.#of.asksClaims
    return this.#pairs(page, row, rows)
  }

  /** Judges every pair, by the claims themselves when `near` is set; sets it when there is nothing in them to read. */
  #pairs (page: Page, row: number, rows: number): number {
    const { ready, vetoes, today, barred, territoryGate, standing, needWeights, credentials, region, barring } = this.#of
    this.least = -1
    this.certain = false
    this.score = 0
    if (vetoes.size > 0 && vetoes.has(page.ids[row]!)) return -1
    const { words, amounts } = page
    const need = this.#need
    let judged = false
    let top = -1
    for (let at = row; at < row + rows; at++) {
      const from = at * smeStride
      if (words[from + smeWords.until]! < today || barred.get(words[from + smeWords.barred]!) === 1) continue
      const territory = words[from + smeWords.territory]!
      const own = Math.max(standing, territoryGate.get(territory))
      if (own === fail) continue
      const flags = words[from + smeWords.flags]!
      const modes = words[from + smeWords.modes]!
      const instruments = words[from + smeWords.instruments]!
      const known = (flags & needFlags.amountKnown) !== 0
      need.min = amounts[at * 2]!
      need.max = amounts[at * 2 + 1]!
      for (let which = 0; which < ready.length; which++) {
        const mandate = ready[which]!
        const { offer, weights } = mandate
        let gate = Math.max(own, mandate.modes.gate.get(modes))
        if (mandate.hard || (flags & needFlags.hard) !== 0) {
          if (!known || offer === null) gate = Math.max(gate, open)
          else if (need.max < offer.min || need.min > offer.max) gate = fail
        }
        if (gate === fail) continue
        if (!judged) {
          judged = true
          this.#judge(words, from)
        }
        gate = Math.max(gate, this.#gate[which]!)
        if (gate === fail) continue
        const wants = needWeights.of(words[from + smeWords.weights]!)
        const fit = known && offer !== null ? ticketFit(need, offer) : 0
        const x = this.#base[which]! + weights[toSme.ticket]! * fit + weights[toSme.instrument]! * mandate.instruments.wanted.get(instruments) + weights[toSme.mode]! * mandate.modes.wanted.get(modes)
        const y = wants[toInvestor.track_record]! * this.#track + wants[toInvestor.credentials]! * credentials + wants[toInvestor.ticket]! * fit +
          wants[toInvestor.instrument]! * mandate.instruments.offered.get(instruments) + wants[toInvestor.mode]! * mandate.modes.offered.get(modes) +
          wants[toInvestor.region]! * region.get(territory)
        const key = keyAbove(barring ? open : gate, x, y)
        if (key > top) top = key
        this.score = Math.max(this.score, scoreOfKey(key))
        if (!barring && this.#sure[which] === 1) {
          this.certain = true
          if (this.near) this.least = Math.max(this.least, keyBelow(gate, x, y))
        }
      }
    }
    return top
  }

  /** What the organisation itself brings, whatever its needs. */
  #judge (words: Int32Array, from: number): void {
    const { ready, reader, parts, features, deals } = this.#of
    const { data, starts } = features.pools.activities
    const activities = words[from + smeWords.activities]!
    const [first, end] = [starts[activities]!, starts[activities + 1]!]
    const place = words[from + smeWords.place]!
    const claims = words[from + smeWords.claims]!
    const flags = words[from + smeWords.flags]!
    if (claims === 0 && end - first <= 2) this.near = true
    if (this.near) reader.read(claims)
    this.#track = this.near ? deals.worth(data, first, end, place) : deals.atMost(data, first, end, place)
    const [taxonomy, cam] = [strengthAt(flags, strengthShifts.taxonomy), strengthAt(flags, strengthShifts.cam)]
    for (let which = 0; which < ready.length; which++) {
      const mandate = ready[which]!
      let gate = mandate.territoryGate?.get(place) ?? pass
      if (mandate.exclusion !== null) {
        if (first === end) gate = Math.max(gate, open)
        for (let at = first; at < end; at += 2) gate = Math.max(gate, mandate.exclusion.get(data[at]!))
      }
      if (mandate.evidence > reader.evidence) gate = fail
      this.#sure[which] = 1
      if (mandate.aligned !== null) {
        if (!reader.claimed) gate = Math.max(gate, open)
        else if (!reader.mayAlign && mandate.aligned > 1e-6) gate = fail
        else {
          this.#sure[which] = 0
          if (!reader.aligned && mandate.aligned > 1e-6) gate = Math.max(gate, open)
        }
      }
      this.#gate[which] = gate
      if (gate === fail) continue
      const { weights } = mandate
      let base = weights[toSme.size]! * mandate.size[flags & 15]!
      if (mandate.sector !== null) base += weights[toSme.sector]! * this.#sector(mandate.sector, mandate.inferred, data, first, end)
      if (mandate.region !== null && place !== 0) base += weights[toSme.region]! * mandate.region.get(place)
      for (let part = mandate.from; part < mandate.to; part++) {
        const { inferred, weight, kpi } = parts[part]!
        let value = this.near ? reader.best[part]! : kpi === withoutShare ? cam : taxonomy
        if (inferred !== null) for (let at = first; at < end; at += 2) value = Math.max(value, inferred.get(data[at]!))
        base += weight * value
      }
      this.#base[which] = base
    }
  }

  /** As the criterion has it: half for the best activity, half for the mean by shares, or for the worst without them. */
  #sector (cover: Table, inferred: boolean, data: Int32Array, first: number, end: number): number {
    if (first === end) return 0
    const { values } = this.#of.features.numbers
    let top = 0
    let worst = 1
    let weighted = 0
    let total = 0
    let known = true
    for (let at = first; at < end; at += 2) {
      const value = cover.get(data[at]!)
      const share = data[at + 1]!
      if (value > top) top = value
      if (value < worst) worst = value
      if (share < 0) known = false
      else {
        weighted += values[share]! * value
        total += values[share]!
      }
    }
    if (inferred) return top
    return 0.5 * top + 0.5 * (known && total > 0 ? weighted / total : worst)
  }
}
