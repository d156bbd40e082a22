// Goes through an SME's needs and investors' mandates pair by pair: what the kernel of investors does for each row.
import { ticketFit, ticketMost, type Span } from '../../scoring/criteria/ticket.ts'
import { strengthAt, type ClaimReader } from './claims.ts'
import { amountAt, modeBits, setBits, type Features } from './features.ts'
import { dealsMost, dealsShift, evidenceShift, investorShape, investorSmalls, investorWords, mandateFlags, strengthShift } from './investor-rows.ts'
import { fail, gatesAlone, highestOpen, keyAbove, keyBelow, open, packKey, pass } from './kernel.ts'
import { PairJudge } from './pair-judge.ts'
import type { Table } from './pool.ts'
import type { Page } from './rows.ts'
import { greatest, modeGate, summed, type InstrumentTerms, type ModeTerms } from './terms.ts'
import type { DealsFor } from './track.ts'
import { toInvestor, toSme, type WeightTable } from './weights.ts'

/** A need, ready to judge by. */
export interface Ready {
  readonly weights: Float64Array
  readonly span: Span | null
  readonly hard: boolean
  readonly instruments: InstrumentTerms
  readonly modes: ModeTerms
  /** By the investor's place. */
  readonly region: Table
  readonly territoryGate: Table
  /** Investor types excluded. */
  readonly types: ReadonlySet<number | undefined>
}

export interface Compiled {
  readonly features: Features
  readonly ready: readonly Ready[]
  /** By the number of the wishes and whether they are inferred; hardly two mandates share theirs. */
  readonly sector: (id: number, inferred: boolean) => number
  readonly taxonomy: Table
  /** By the number of a taxonomy wish with a minimum. */
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
  /** The most that any mandate can make of the SME's claims and codes under the taxonomies, and of its claims as CAM. */
  readonly taxonomyMost: number
  readonly camMost: number
  /** The most that so many deals are worth. */
  readonly trackMost: Float64Array
  readonly vetoes: ReadonlySet<string>
  readonly today: number
  readonly dealsNeeded: number
  readonly asksStanding: boolean
  /** Bounds for barred pairs: none of them passes, so they differ by score alone. */
  readonly barring: boolean
}

export class InvestorKernel extends PairJudge {
  protected readonly isNearAtOnce = false
  readonly #of: Compiled
  readonly #offer = { min: 0, max: 0 }

  constructor (compiled: Compiled) {
    super(compiled.ready, compiled.vetoes)
    this.#of = compiled
  }

  protected judge (page: Page, row: number, rows: number, floor: number): void {
    const of = this.#of
    const { words, smalls } = page
    const { days, amounts } = of.features
    const { barring } = of
    const offer = this.#offer
    // Of the organisation, each read when first needed.
    let credentials = -1
    let track = -1
    for (let at = row; at < row + rows; at++) {
      const from = at * investorShape.words
      const small = at * investorShape.smalls
      const until = smalls[small + investorSmalls.until]!
      const flags = words[from + investorWords.flags]!
      if ((until !== 0 && days.values[until]! < of.today) || (flags >> evidenceShift & 7) > of.reached) continue
      const own = this.#ownGate(smalls, small, flags, words[from + investorWords.taxonomy]!)
      if (own === fail) continue
      let mayDiffer = false
      if ((flags & mandateFlags.implicit) !== 0) {
        const deals = words[from + investorWords.deals]!
        const past = of.deals.past(deals)
        if (past < of.dealsNeeded) continue
        // Deals after the date took part in what the row says; only the engine can tell what the others would.
        mayDiffer = past < of.deals.all(deals)
        if (mayDiffer && floor !== gatesAlone) {
          this.take(packKey(barring ? open : pass, 10_000, 20_000))
          return
        }
      }
      offer.min = amountAt(words[from + investorWords.min]!, amounts)
      offer.max = amountAt(words[from + investorWords.max]!, amounts)
      const known = (flags & mandateFlags.ticketKnown) !== 0
      const sets = words[from + investorWords.sets]!
      const modes = sets & modeBits
      const instruments = sets >>> setBits
      const place = smalls[small + investorSmalls.place]!
      let sector = -1
      let rest = -1
      for (let which = 0; which < of.ready.length; which++) {
        const need = of.ready[which]!
        let gate = Math.max(own, modeGate(need.modes.own, modes))
        if (gate === fail || (need.types.size > 0 && need.types.has(smalls[small + investorSmalls.type]!))) continue
        const { span } = need
        // Of deals up to the date the ticket is another one: what a hard amount makes of it, the engine says too.
        if (!mayDiffer && (need.hard || (flags & mandateFlags.hard) !== 0)) {
          if (span === null || !known) gate = Math.max(gate, open)
          else if (span.max < offer.min || span.min > offer.max) continue
        }
        gate = Math.max(gate, need.territoryGate.get(place))
        if (gate === fail) continue
        if (floor === gatesAlone) {
          this.ranked = Math.min(this.ranked, mayDiffer || barring ? open : pass)
          continue
        }
        if (gate === open && floor > highestOpen) {
          this.leave(highestOpen)
          continue
        }
        if (credentials === -1) credentials = this.#credentials(words[from + investorWords.claims]!, flags)
        const group = barring ? open : gate
        const weights = of.weights.of(smalls[small + investorSmalls.weights]!)
        const wants = need.weights
        const meets = known && span !== null
        const territory = smalls[small + investorSmalls.territory]!
        let x = weights[toSme.size]! * of.size[flags & 15]!
        if (territory !== 0) x += weights[toSme.region]! * of.region.get(territory)
        let y = wants[toInvestor.credentials]! * credentials + wants[toInvestor.instrument]! * greatest(need.instruments.wanted, instruments) +
          wants[toInvestor.mode]! * summed(need.modes.wanted, modes) + wants[toInvestor.region]! * need.region.get(place)
        // What is left to be seen may all be worth its weight, as far as row and SME do not say otherwise.
        let unseen = weights[toSme.sector]! + weights[toSme.taxonomy]! * of.taxonomyMost + weights[toSme.cam]! * of.camMost
        const trackMost = of.trackMost[flags >>> dealsShift & dealsMost]!
        if (floor > 0) {
          const fit = meets ? ticketMost(span, offer) : 0
          const most = keyAbove(group,
            x + unseen + weights[toSme.ticket]! * fit + weights[toSme.instrument]! * greatest(need.instruments.most, instruments) + ((need.modes.own & modes) === 0 ? 0 : weights[toSme.mode]!),
            y + wants[toInvestor.ticket]! * fit + wants[toInvestor.track_record]! * trackMost)
          if (most < floor) {
            this.leave(most)
            continue
          }
        }
        if (sector === -1) sector = of.sector(words[from + investorWords.wishes]!, (flags & mandateFlags.implicit) !== 0)
        const fit = meets ? ticketFit(span, offer) : 0
        x += weights[toSme.ticket]! * fit + weights[toSme.sector]! * sector + weights[toSme.instrument]! * need.instruments.offered.get(smalls[small + investorSmalls.instruments]!) +
          weights[toSme.mode]! * need.modes.offered.get(smalls[small + investorSmalls.modes]!)
        y += wants[toInvestor.ticket]! * fit
        unseen -= weights[toSme.sector]!
        if (floor > 0) {
          const most = keyAbove(group, x + unseen, y + wants[toInvestor.track_record]! * trackMost)
          if (most < floor) {
            this.leave(most)
            continue
          }
        }
        if (track === -1) track = of.deals.read(words[from + investorWords.deals]!)
        if (rest === -1) {
          rest = weights[toSme.taxonomy]! * of.taxonomy.get(words[from + investorWords.taxonomy]!) + weights[toSme.cam]! * of.cam.get(smalls[small + investorSmalls.cam]!)
        }
        x += rest
        y += wants[toInvestor.track_record]! * track
        this.take(keyAbove(group, x, y))
        if (this.near && !barring) this.least = Math.max(this.least, keyBelow(gate, x, y))
      }
    }
  }

  /** What the mandate's own gates make of the SME, whatever its needs. */
  #ownGate (smalls: Page['smalls'], small: number, flags: number, taxonomy: number): number {
    const of = this.#of
    const excluded = smalls[small + investorSmalls.excluded]!
    const territory = smalls[small + investorSmalls.territory]!
    let gate = pass
    if (of.asksStanding) gate = (flags & mandateFlags.refused) !== 0 ? fail : (flags & mandateFlags.accepted) !== 0 ? pass : open
    if (excluded !== 0) gate = Math.max(gate, of.excludedGate.get(excluded))
    if (territory !== 0) gate = Math.max(gate, of.territoryGate.get(territory))
    if ((flags & mandateFlags.aligned) !== 0) gate = Math.max(gate, of.alignedGate.get(taxonomy))
    return gate
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
