// Goes through an SME's needs and investors' mandates pair by pair: what the kernel of investors does for each row.
import { ticketFit, type Span } from '../../scoring/criteria/ticket.ts'
import { strengthAt, type ClaimReader } from './claims.ts'
import { evidenceShift, investorStride, investorWords, mandateFlags, strengthShift } from './investor-rows.ts'
import { fail, highestOpen, keyAbove, keyBelow, open, packKey, pass, scoreOfKey, type Kernel } from './kernel.ts'
import type { Table } from './pool.ts'
import type { Page } from './rows.ts'
import type { modeTerms, Terms } from './terms.ts'
import type { DealsFor } from './track.ts'
import { toInvestor, toSme, type WeightTable } from './weights.ts'

/** A need, ready to judge by. */
export interface Ready {
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

export interface Compiled {
  readonly ready: readonly Ready[]
  /** By the number of the wishes; hardly two mandates share theirs. */
  readonly sector: (id: number) => number
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

export class InvestorKernel implements Kernel {
  least = -1
  certain = false
  score = 0
  near = true
  floor = -1
  readonly #of: Compiled
  readonly #offer = { min: 0, max: 0 }

  constructor (compiled: Compiled) {
    this.#of = compiled
  }

  bound (page: Page, row: number, rows: number): number {
    this.near = true
    return this.#pairs(page, row, rows, -1)
  }

  rough (page: Page, row: number, rows: number): number {
    this.near = false
    return this.#pairs(page, row, rows, this.floor)
  }

  /** Judges every pair, by the claims themselves when `near` is set; sets it when there is nothing in them to read. */
  #pairs (page: Page, row: number, rows: number, floor: number): number {
    const of = this.#of
    const { words, amounts } = page
    this.least = -1
    this.certain = false
    this.score = 0
    if (of.vetoes.size > 0 && of.vetoes.has(page.ids[row]!)) return -1
    const offer = this.#offer
    // Of the organisation, each read when first needed.
    let credentials = -1
    let track = -1
    let isLoose = false
    let top = -1
    for (let at = row; at < row + rows; at++) {
      const from = at * investorStride
      const flags = words[from + investorWords.flags]!
      if (words[from + investorWords.until]! < of.today) continue
      if ((flags >> evidenceShift & 7) > of.reached) continue
      let own = Math.max(of.excludedGate.get(words[from + investorWords.excluded]!), of.territoryGate.get(words[from + investorWords.territory]!), of.alignedGate.get(words[from + investorWords.taxonomy]!))
      if (of.asksStanding) own = Math.max(own, (flags & mandateFlags.refused) !== 0 ? fail : (flags & mandateFlags.accepted) !== 0 ? pass : open)
      if (own === fail) continue
      if ((flags & mandateFlags.implicit) !== 0) {
        const deals = words[from + investorWords.deals]!
        const past = of.deals.past(deals)
        if (past < of.dealsNeeded) continue
        // Deals after the date took part in what the row says; only the engine can tell what the others would.
        if (past < of.deals.all(deals)) {
          this.score = 10_000
          return packKey(of.barring ? open : pass, 10_000, 20_000)
        }
      }
      offer.min = amounts[at * 2]!
      offer.max = amounts[at * 2 + 1]!
      const known = (flags & mandateFlags.ticketKnown) !== 0
      const modes = words[from + investorWords.modes]!
      const place = words[from + investorWords.place]!
      let [base, rest] = [-1, -1]
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
        if (!of.barring) this.certain = true
        if (gate === open && floor > highestOpen) {
          isLoose = true
          top = Math.max(top, highestOpen)
          this.score = 10_000
          continue
        }
        if (credentials === -1) credentials = this.#credentials(words[from + investorWords.claims]!, flags)
        const weights = of.weights.of(words[from + investorWords.weights]!)
        const wants = need.weights
        const fit = known && span !== null ? ticketFit(span, offer) : 0
        const group = of.barring ? open : gate
        const instruments = words[from + investorWords.instruments]!
        let x = weights[toSme.ticket]! * fit + weights[toSme.instrument]! * need.instruments.offered.get(instruments) + weights[toSme.mode]! * need.modes.offered.get(modes)
        let y = wants[toInvestor.credentials]! * credentials + wants[toInvestor.ticket]! * fit + wants[toInvestor.instrument]! * need.instruments.wanted.get(instruments) +
          wants[toInvestor.mode]! * need.modes.wanted.get(modes) + wants[toInvestor.region]! * need.region.get(place)
        if (base === -1) {
          base = weights[toSme.sector]! * of.sector(words[from + investorWords.wishes]!) + weights[toSme.taxonomy]! * of.taxonomy.get(words[from + investorWords.taxonomy]!)
        }
        x += base
        if (floor > 0) {
          // What is left to be seen may all be worth its weight.
          const most = keyAbove(group, x + weights[toSme.cam]! + weights[toSme.region]! + weights[toSme.size]!, y + wants[toInvestor.track_record]!)
          if (most < floor) {
            isLoose = true
            top = Math.max(top, most)
            this.score = Math.max(this.score, scoreOfKey(most))
            continue
          }
        }
        if (track === -1) track = of.deals.read(words[from + investorWords.deals]!)
        if (rest === -1) {
          rest = weights[toSme.cam]! * of.cam.get(words[from + investorWords.cam]!) + weights[toSme.region]! * of.region.get(words[from + investorWords.territory]!) +
            weights[toSme.size]! * of.size[flags & 15]!
        }
        x += rest
        y += wants[toInvestor.track_record]! * track
        const key = keyAbove(of.barring ? open : gate, x, y)
        if (key > top) top = key
        this.score = Math.max(this.score, scoreOfKey(key))
        if (this.near && !of.barring) this.least = Math.max(this.least, keyBelow(gate, x, y))
      }
    }
    if (isLoose) this.near = false
    return top
  }

  /** By the claims when `near` is set, or by what the row says of them. */
  #credentials (claims: number, flags: number): number {
    if (claims === 0) this.near = true
    if (!this.near) return strengthAt(flags, strengthShift)
    const { credentials } = this.#of
    credentials.read(claims)
    let best = 0
    for (const value of credentials.best) if (value > best) best = value
    return best
  }
}
