// Goes through an investor's mandates and SMEs' needs pair by pair: what the kernel of SMEs does for each row.
import { ticketFit, type Span } from '../../scoring/criteria/ticket.ts'
import { strengthAt, withoutShare, type ClaimReader, type Part } from './claims.ts'
import type { Features } from './features.ts'
import { fail, highestOpen, keyAbove, keyBelow, open, pass, scoreOfKey, type Kernel } from './kernel.ts'
import type { Table } from './pool.ts'
import type { Page } from './rows.ts'
import { needFlags, smeStride, smeWords, strengthShifts } from './sme-rows.ts'
import type { modeTerms, Terms } from './terms.ts'
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
}

export class SmeKernel implements Kernel {
  least = -1
  certain = false
  score = 0
  near = true
  floor = -1
  readonly #of: Compiled
  /** Of the organisation at hand, by mandate: gates it decides, whether they are certain, its share of the direction or −1 when not read yet. */
  readonly #gate: Int8Array
  readonly #sure: Uint8Array
  readonly #base: Float64Array
  readonly #need: { min: number, max: number } = { min: 0, max: 0 }

  constructor (compiled: Compiled) {
    this.#of = compiled
    this.#gate = new Int8Array(compiled.ready.length)
    this.#sure = new Uint8Array(compiled.ready.length)
    this.#base = new Float64Array(compiled.ready.length)
  }

  bound (page: Page, row: number, rows: number): number {
    this.near = true
    return this.#pairs(page, row, rows, -1)
  }

  rough (page: Page, row: number, rows: number): number {
    this.near = this.#of.asksClaims
    return this.#pairs(page, row, rows, this.floor)
  }

  /** Judges every pair, by the claims themselves when `near` is set; sets it when there is nothing in them to read. */
  #pairs (page: Page, row: number, rows: number, floor: number): number {
    const { ready, vetoes, today, barred, territoryGate, standing, needWeights, credentials, region, barring } = this.#of
    this.least = -1
    this.certain = false
    this.score = 0
    if (vetoes.size > 0 && vetoes.has(page.ids[row]!)) return -1
    const { words, amounts } = page
    const need = this.#need
    let judged = false
    // Of the organisation, read when first needed.
    let track = -1
    let isLoose = false
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
          this.#judgeGates(words, from)
        }
        gate = Math.max(gate, this.#gate[which]!)
        if (gate === fail) continue
        const isSure = !barring && this.#sure[which] === 1
        if (isSure) this.certain = true
        if (gate === open && floor > highestOpen) {
          isLoose = true
          top = Math.max(top, highestOpen)
          this.score = 10_000
          continue
        }
        if (track === -1) track = this.#track(words, from)
        const wants = needWeights.of(words[from + smeWords.weights]!)
        const fit = known && offer !== null ? ticketFit(need, offer) : 0
        const group = barring ? open : gate
        const y = wants[toInvestor.track_record]! * track + wants[toInvestor.credentials]! * credentials + wants[toInvestor.ticket]! * fit +
          wants[toInvestor.instrument]! * mandate.instruments.offered.get(instruments) + wants[toInvestor.mode]! * mandate.modes.offered.get(modes) +
          wants[toInvestor.region]! * region.get(territory)
        let x = weights[toSme.ticket]! * fit + weights[toSme.instrument]! * mandate.instruments.wanted.get(instruments) + weights[toSme.mode]! * mandate.modes.wanted.get(modes)
        if (this.#base[which] === -1) {
          if (floor > 0) {
            // What is left to be seen may all be worth its weight.
            const most = keyAbove(group, x + 1 - weights[toSme.ticket]! - weights[toSme.instrument]! - weights[toSme.mode]!, y)
            if (most < floor) {
              isLoose = true
              top = Math.max(top, most)
              this.score = Math.max(this.score, scoreOfKey(most))
              continue
            }
          }
          this.#base[which] = this.#shareOf(mandate, words, from)
        }
        x += this.#base[which]!
        const key = keyAbove(group, x, y)
        if (key > top) top = key
        this.score = Math.max(this.score, scoreOfKey(key))
        if (isSure && this.near) this.least = Math.max(this.least, keyBelow(gate, x, y))
      }
    }
    if (isLoose) this.near = false
    return top
  }

  /** What the gates make of the organisation itself, whatever its needs. */
  #judgeGates (words: Int32Array, from: number): void {
    const { ready, reader, features } = this.#of
    const { data, starts } = features.pools.activities
    const activities = words[from + smeWords.activities]!
    const [first, end] = [starts[activities]!, starts[activities + 1]!]
    const claims = words[from + smeWords.claims]!
    if (claims === 0 && end - first <= 2) this.near = true
    if (this.near) reader.read(claims)
    this.#base.fill(-1)
    for (let which = 0; which < ready.length; which++) {
      const mandate = ready[which]!
      let gate = mandate.territoryGate?.get(words[from + smeWords.place]!) ?? pass
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
  #track (words: Int32Array, from: number): number {
    const { features: { pools: { activities: { data, starts } } }, deals } = this.#of
    const activities = words[from + smeWords.activities]!
    const place = words[from + smeWords.place]!
    return this.near ? deals.worth(data, starts[activities]!, starts[activities + 1]!, place) : deals.atMost(data, starts[activities]!, starts[activities + 1]!, place)
  }

  /** The organisation's share of a mandate's direction, whatever its needs. */
  #shareOf ({ weights, size, sector, inferred, region, from: part, to }: Ready, words: Int32Array, from: number): number {
    const { reader, parts, features: { pools: { activities: { data, starts } } } } = this.#of
    const activities = words[from + smeWords.activities]!
    const [first, end] = [starts[activities]!, starts[activities + 1]!]
    const place = words[from + smeWords.place]!
    const flags = words[from + smeWords.flags]!
    let base = weights[toSme.size]! * size[flags & 15]!
    if (sector !== null) base += weights[toSme.sector]! * this.#sector(sector, inferred, data, first, end)
    if (region !== null && place !== 0) base += weights[toSme.region]! * region.get(place)
    const [taxonomy, cam] = [strengthAt(flags, strengthShifts.taxonomy), strengthAt(flags, strengthShifts.cam)]
    for (let at = part; at < to; at++) {
      const { inferred: alone, weight, kpi } = parts[at]!
      let value = this.near ? reader.best[at]! : kpi === withoutShare ? cam : taxonomy
      if (alone !== null) for (let activity = first; activity < end; activity += 2) value = Math.max(value, alone.get(data[activity]!))
      base += weight * value
    }
    return base
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
