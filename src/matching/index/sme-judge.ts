// Goes through an investor's mandates and SMEs' needs pair by pair: what the kernel of SMEs does for each row.
import { ticketFit, ticketMost, type Span } from '../../scoring/criteria/ticket.ts'
import { strengthAt, withoutShare, type ClaimReader, type Part } from './claims.ts'
import { amountAt, modeBits, setBits, type Features } from './features.ts'
import { fail, gatesAlone, highestOpen, keyAbove, keyBelow, open, pass } from './kernel.ts'
import { PairJudge } from './pair-judge.ts'
import type { Items, Table } from './pool.ts'
import type { Page } from './rows.ts'
import { needFlags, smeShape, smeSmalls, smeWords, strengthShifts } from './sme-rows.ts'
import { greatest, modeGate, summed, type InstrumentTerms, type ModeTerms } from './terms.ts'
import type { DealReader } from './track.ts'
import { toInvestor, toSme, type WeightTable } from './weights.ts'

/** A mandate, ready to judge by. */
export interface Ready {
  readonly weights: Float64Array
  readonly inferred: boolean
  /** Best wish for a code; null when none is stated. */
  readonly sector: Table | null
  readonly region: Table | null
  /** By the mask of the classes still possible. */
  readonly size: Float64Array
  readonly offer: Span | null
  readonly hard: boolean
  readonly instruments: InstrumentTerms
  readonly modes: ModeTerms
  readonly territoryGate: Table | null
  readonly exclusion: Table | null
  /** Place among the levels; −1 when none is asked. */
  readonly evidence: number
  readonly aligned: number | null
  /** Weight of what only claims tell, which the row says the most of: under the taxonomies, and as CAM. */
  readonly taxonomy: number
  readonly cam: number
  /** Its parts among the reader's: from, to. */
  readonly from: number
  readonly to: number
}

export interface Compiled {
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
  /** Whether a gate reads the organisation: its place, activities or claims. */
  readonly asksOrganisation: boolean
  /** The most that a code alone is worth under the taxonomy. */
  readonly inferredMost: number
}

export class SmeKernel extends PairJudge {
  protected readonly isNearAtOnce: boolean
  readonly #of: Compiled
  /** Of the organisation at hand, by mandate: gates it decides, whether they are certain, its share of the direction or −1 when not read yet. */
  readonly #gate: Int8Array
  readonly #sure: Uint8Array
  readonly #base: Float64Array
  readonly #need: { min: number, max: number } = { min: 0, max: 0 }
  /** Whether the organisation at hand has been looked at. */
  #seen = false

  constructor (compiled: Compiled) {
    super(compiled.ready, compiled.vetoes)
    this.isNearAtOnce = compiled.asksClaims
    this.#of = compiled
    this.#gate = new Int8Array(compiled.ready.length)
    this.#sure = new Uint8Array(compiled.ready.length)
    this.#base = new Float64Array(compiled.ready.length)
  }

  protected judge (page: Page, row: number, rows: number, floor: number): void {
    const { ready, today, barred, territoryGate, standing, needWeights, credentials, region, barring, deals, asksOrganisation, inferredMost, features } = this.#of
    const { words, smalls } = page
    const { days, amounts } = features
    const need = this.#need
    this.#seen = false
    // Of the organisation, read when first needed.
    let track = -1
    for (let at = row; at < row + rows; at++) {
      const from = at * smeShape.words
      const small = at * smeShape.smalls
      const until = smalls[small + smeSmalls.until]!
      if (until !== 0 && days.values[until]! < today) continue
      const bars = smalls[small + smeSmalls.barred]!
      if (bars !== 0 && barred.get(bars) === 1) continue
      const territory = smalls[small + smeSmalls.territory]!
      const own = territory === 0 ? standing : Math.max(standing, territoryGate.get(territory))
      if (own === fail) continue
      const flags = words[from + smeWords.flags]!
      const sets = words[from + smeWords.sets]!
      const modes = sets & modeBits
      const instruments = sets >>> setBits
      const known = (flags & needFlags.amountKnown) !== 0
      for (let which = 0; which < ready.length; which++) {
        const mandate = ready[which]!
        const { offer, weights } = mandate
        let gate = Math.max(own, modeGate(mandate.modes.own, modes))
        if (gate === fail) continue
        need.min = amountAt(words[from + smeWords.min]!, amounts)
        need.max = amountAt(words[from + smeWords.max]!, amounts)
        if (mandate.hard || (flags & needFlags.hard) !== 0) {
          if (!known || offer === null) gate = Math.max(gate, open)
          else if (need.max < offer.min || need.min > offer.max) continue
        }
        const skipsOpen = floor > highestOpen && floor !== gatesAlone
        if (asksOrganisation && !(skipsOpen && gate === open)) {
          if (!this.#seen) this.#see(page, at)
          gate = Math.max(gate, this.#gate[which]!)
          if (gate === fail) continue
        }
        const isSure = !barring && (!asksOrganisation || this.#sure[which] === 1)
        if (floor === gatesAlone) {
          this.ranked = Math.min(this.ranked, isSure ? pass : open)
          continue
        }
        if (skipsOpen && gate === open) {
          this.leave(highestOpen)
          continue
        }
        const group = barring ? open : gate
        const wants = needWeights.of(smalls[small + smeSmalls.weights]!)
        const meets = known && offer !== null
        let x = weights[toSme.instrument]! * greatest(mandate.instruments.wanted, instruments) + weights[toSme.mode]! * summed(mandate.modes.wanted, modes) +
          weights[toSme.size]! * mandate.size[flags & 15]!
        if (mandate.region !== null) x += weights[toSme.region]! * mandate.region.get(smalls[small + smeSmalls.place]!)
        let y = wants[toInvestor.credentials]! * credentials + wants[toInvestor.region]! * region.get(territory)
        if (floor > 0) {
          // What is left to be seen may all be worth its weight, as far as the row does not say otherwise.
          const fit = meets ? ticketMost(need, offer) : 0
          const most = keyAbove(group,
            x + weights[toSme.ticket]! * fit + weights[toSme.sector]! + mandate.taxonomy * Math.max(inferredMost, strengthAt(flags, strengthShifts.taxonomy)) + mandate.cam * strengthAt(flags, strengthShifts.cam),
            y + wants[toInvestor.ticket]! * fit + wants[toInvestor.instrument]! * greatest(mandate.instruments.most, instruments) + ((mandate.modes.own & modes) === 0 ? 0 : wants[toInvestor.mode]!) + wants[toInvestor.track_record]! * deals.most)
          if (most < floor) {
            this.leave(most)
            continue
          }
        }
        if (!this.#seen) this.#see(page, at)
        if (track === -1) track = this.#track(page, at)
        if (this.#base[which] === -1) this.#base[which] = this.#shareOf(mandate, words, from)
        const fit = meets ? ticketFit(need, offer) : 0
        y += wants[toInvestor.ticket]! * fit + wants[toInvestor.track_record]! * track + wants[toInvestor.instrument]! * mandate.instruments.offered.get(smalls[small + smeSmalls.instruments]!) +
          wants[toInvestor.mode]! * mandate.modes.offered.get(smalls[small + smeSmalls.modes]!)
        x += weights[toSme.ticket]! * fit + this.#base[which]!
        this.take(keyAbove(group, x, y))
        if (isSure && this.near) this.least = Math.max(this.least, keyBelow(gate, x, y))
      }
    }
  }

  /** Looks at the organisation itself, whatever its needs: its claims, where they are asked for, and what the gates make of it. */
  #see ({ words, smalls }: Page, row: number): void {
    const from = row * smeShape.words
    const place = smalls[row * smeShape.smalls + smeSmalls.place]!
    const { ready, reader, features, asksOrganisation } = this.#of
    const { data, starts } = features.pools.activities
    const activities = words[from + smeWords.activities]!
    const first = starts[activities]!
    const end = starts[activities + 1]!
    const claims = words[from + smeWords.claims]!
    this.#seen = true
    if (claims === 0 && end - first <= 2) this.near = true
    if (this.near) reader.read(claims)
    for (let which = 0; which < ready.length; which++) this.#base[which] = -1
    if (!asksOrganisation) return
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
    }
  }

  /** The investor's track record with the organisation. */
  #track ({ words, smalls }: Page, row: number): number {
    const { features: { pools: { activities: { data, starts } } }, deals } = this.#of
    const activities = words[row * smeShape.words + smeWords.activities]!
    const place = smalls[row * smeShape.smalls + smeSmalls.place]!
    return this.near ? deals.worth(data, starts[activities]!, starts[activities + 1]!, place) : deals.atMost(data, starts[activities]!, starts[activities + 1]!, place)
  }

  /** The organisation's share of a mandate's direction, whatever its needs. */
  #shareOf ({ weights, sector, inferred, from: part, to }: Ready, words: Int32Array, from: number): number {
    const { reader, parts, features: { pools: { activities: { data, starts } } } } = this.#of
    const activities = words[from + smeWords.activities]!
    const first = starts[activities]!
    const end = starts[activities + 1]!
    const flags = words[from + smeWords.flags]!
    let base = 0
    if (sector !== null) base += weights[toSme.sector]! * this.#sector(sector, inferred, data, first, end)
    const taxonomy = strengthAt(flags, strengthShifts.taxonomy)
    const cam = strengthAt(flags, strengthShifts.cam)
    for (let at = part; at < to; at++) {
      const { inferred: alone, weight, kpi } = parts[at]!
      let value = this.near ? reader.best[at]! : kpi === withoutShare ? cam : taxonomy
      if (alone !== null) for (let activity = first; activity < end; activity += 2) value = Math.max(value, alone.get(data[activity]!))
      base += weight * value
    }
    return base
  }

  /** As the criterion has it: half for the best activity, half for the mean by shares, or for the worst without them. */
  #sector (cover: Table, inferred: boolean, data: Items, first: number, end: number): number {
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
      if (share === 0) known = false
      else {
        weighted += values[share - 1]! * value
        total += values[share - 1]!
      }
    }
    if (inferred) return top
    return 0.5 * top + 0.5 * (known && total > 0 ? weighted / total : worst)
  }
}
