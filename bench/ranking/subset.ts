// The part of the score that SQL is asked for too. Left out are the taxonomy, CAM and track-record criteria (weight 0 in the model of the
// subset), minimum evidence and alignment, vetoes and weights of one's own; what is left is the shipped model's. The index and the plain
// engine answer the very same question, by the same model over the same stripped profiles.
import type { ScoringModel } from '../../src/scoring/model.ts'
import { dayNumber } from '../../src/scoring/interval.ts'
import { needSpan, offerSpan } from '../../src/scoring/criteria/ticket.ts'
import { credentials } from '../../src/scoring/criteria/credentials.ts'
import { size } from '../../src/scoring/criteria/terms.ts'
import { coverPlace, coverSector, underExcluded, withinPlaces } from '../../src/scoring/similarity.ts'
import { sizeClasses, type CodeRef, type Prioritised, type ScoringInvestor, type ScoringMandate, type ScoringSme } from '../../src/scoring/types.ts'
import { statedByMandate } from '../../src/matching/index/investor-rows.ts'
import { sizeMask, statedByNeed } from '../../src/matching/index/sme-rows.ts'
import { normalWeights } from '../../src/matching/index/weights.ts'
import { catalogues, options, shippedModel } from './world.ts'

const { codes } = catalogues
const { weights } = shippedModel
/** The shipped model without what the subset leaves out. */
export const subsetModel: ScoringModel = {
  ...shippedModel,
  sustainabilityFloor: 0,
  weights: { ...weights, mandateToSme: { ...weights.mandateToSme, taxonomy: 0, cam: 0 }, needToInvestor: { ...weights.needToInvestor, track_record: 0 } }
}
const basics = { model: subsetModel, codes }

/** An SME as the subset reads it. */
export function strippedSme (sme: ScoringSme): ScoringSme {
  return { ...sme, excludedCounterparts: [], claims: [], needs: sme.needs.map((need) => ({ ...need, weights: null })) }
}

/** An investor with one mandate as the subset reads it; undefined when no mandate in force wishes for a sector, a ticket and a mode. */
export function strippedInvestor (investor: ScoringInvestor): ScoringInvestor | undefined {
  const mandate = investor.mandates.find(({ validTo, sectors, ticket, modes }) => (validTo === null || options.asOf <= validTo) && sectors.length > 0 && ticket !== null && modes.length > 0)
  if (mandate === undefined) return undefined
  return { ...investor, excludedCounterparts: [], mandates: [{ ...mandate, minimumEvidence: null, minimumAligned: null, weights: null }] }
}

/** Texts as small numbers from 1; 0 is none. */
class Numbers<T> {
  readonly known: T[] = []
  readonly #byText = new Map<string, number>()
  of (text: string, thing: T): number {
    let number = this.#byText.get(text)
    if (number === undefined) this.#byText.set(text, number = this.known.push(thing))
    return number
  }
}

/** Codes of all candidates; what a query makes of each of them goes to the database with it. */
export const sectors = new Numbers<CodeRef>()
export const places = new Numbers<string>()
export const instruments = new Numbers<string>()
export const modes = new Numbers<string>()
const investorTypes = new Numbers<string>()
export const lastDay = 99_999_999

/** Columns of the wide table, one row a need in force or not; each list of three is padded with 0. */
export const columns = [
  'id', 'until', 'a1', 'a2', 'a3', 's1', 's2', 's3', 'place', 'sizes', 'amin', 'amax', 'hard', 'i1', 'i2', 'i3', 'p1', 'p2', 'p3', 'm1', 'm2', 'm3', 'q1', 'q2', 'q3',
  't1', 't2', 't3', 'territorial', 'barred', 'wcredentials', 'wticket', 'winstrument', 'wmode', 'wregion'
] as const
/** Columns that are not whole numbers. */
export const realColumns: readonly string[] = ['s1', 's2', 's3', 'amin', 'amax', 'p1', 'p2', 'p3', 'q1', 'q2', 'q3', 'wcredentials', 'wticket', 'winstrument', 'wmode', 'wregion']
export type WideRow = ReadonlyArray<string | number | null>

function three<T> (items: readonly T[], number: (item: T) => number): number[] {
  if (items.length > 3) throw new Error('The wide table has room for three.')
  return [0, 1, 2].map((at) => items[at] === undefined ? 0 : number(items[at]))
}
const prioritised = (items: readonly Prioritised[], numbers: Numbers<string>): number[] => [...three(items, ({ id }) => numbers.of(id, id)), ...three(items, ({ priority }) => priority)]

/** The rows of an SME. Shares that do not tell are 0 in all. */
export function wideRows (sme: ScoringSme): WideRow[] {
  if (!sme.published) return []
  const known = sme.activities.every(({ share }) => share !== null)
  return (sme.needs.length === 0 ? [null] : sme.needs).map((need) => {
    const span = needSpan(need?.amount ?? null)
    const own = normalWeights('need_to_investor', [...statedByNeed(need)], [subsetModel.weights.needToInvestor], basics)
    // Order of the criteria: track record, ticket, credentials, instrument, mode, region.
    const [, ticket = 0, shown = 0, instrument = 0, mode = 0, region = 0] = own
    let barred = 0
    for (const type of need?.excludedInvestorTypes ?? []) barred |= 1 << investorTypes.of(type, type)
    return [
      sme.id, need?.validTo == null ? lastDay : dayNumber(need.validTo),
      ...three(sme.activities, ({ system, code }) => sectors.of(`${system}|${code}`, { system, code })), ...three(sme.activities, ({ share }) => known ? share ?? 0 : 0),
      sme.place === null ? 0 : places.of(sme.place, sme.place), sizeMask(sme.sizeCandidates), span?.min ?? null, span?.max ?? null, Number(need?.amount?.hard === true),
      ...prioritised(need?.instruments ?? [], instruments), ...prioritised(need?.modes ?? [], modes),
      ...three(need?.territory?.codes ?? [], (code) => places.of(code, code)), Number(need?.territory?.hard === true), barred, shown, ticket, instrument, mode, region
    ]
  })
}

const gateOf = (place: 'in' | 'maybe' | 'out'): number => place === 'in' ? 2 : place === 'maybe' ? 1 : 0

/** What one query makes of every code: by number, 0 for none. Gates: 0 pass, 1 unknown, 2 fail. */
export interface Asked {
  readonly sectorValue: readonly number[]
  readonly sectorGate: readonly number[]
  readonly regionValue: readonly number[]
  readonly regionGate: readonly number[]
  readonly wishValue: readonly number[]
  readonly wishGate: readonly number[]
  readonly instrumentWanted: readonly number[]
  readonly instrumentOffered: readonly number[]
  readonly modeWanted: readonly number[]
  readonly modeKnown: readonly number[]
  readonly sizeValue: readonly number[]
  /** Single numbers, named as the SQL has them. */
  readonly scalars: Readonly<Record<string, number>>
}

/** Prepares the query of an investor with one mandate. */
export function asked (investor: ScoringInvestor): Asked {
  const [mandate] = investor.mandates as [ScoringMandate]
  const most = <T> (items: readonly T[], value: (item: T) => number): number => items.reduce((best, item) => Math.max(best, value(item)), 0)
  const over = <T> (numbers: Numbers<T>, none: number, value: (thing: T) => number): number[] => [none, ...numbers.known.map(value)]
  const effective = { stated: mandate, places: (mandate.territory?.codes ?? []).map((id) => ({ id, priority: 1 })), inferred: false }
  const own = normalWeights('mandate_to_sme', [...statedByMandate(effective)], [subsetModel.weights.mandateToSme], basics)
  const [xsector = 0, , xticket = 0, , xinstrument = 0, xmode = 0, xregion = 0, xsize = 0] = own
  const offer = offerSpan(mandate.ticket)
  const { place } = investor
  const hardPlaces = mandate.territory?.hard === true && mandate.territory.codes.length > 0 ? mandate.territory.codes : null
  const total = mandate.modes.reduce((sum, { priority }) => sum + priority, 0)
  const bars = mandate.excludedSectors
  return {
    sectorValue: over(sectors, 0, (code) => most(mandate.sectors, (wish) => wish.priority * coverSector(wish, code, codes).low)),
    sectorGate: over(sectors, 0, (code) => most(bars, (bar) => gateOf(underExcluded(bar, code, codes)))),
    regionValue: over(places, 0, (code) => most(effective.places, (wish) => coverPlace(wish.id, code, codes).low)),
    regionGate: over(places, hardPlaces === null ? 0 : 1, (code) => hardPlaces === null ? 0 : 2 - gateOf(withinPlaces(hardPlaces, code, codes))),
    wishValue: over(places, 0, (code) => place === null ? 0 : coverPlace(code, place, codes).low),
    wishGate: over(places, 2, (code) => place === null ? 1 : 2 - gateOf(withinPlaces([code], place, codes))),
    instrumentWanted: over(instruments, 0, (id) => most(mandate.instruments, (wish) => wish.priority * codes.compatibility(wish.id, id))),
    instrumentOffered: over(instruments, 0, (id) => most(mandate.instruments, (offered) => codes.compatibility(id, offered.id))),
    modeWanted: over(modes, 0, (id) => mandate.modes.reduce((sum, wish) => wish.id === id ? sum + wish.priority / total : sum, 0)),
    modeKnown: over(modes, 0, (id) => Number(mandate.modes.some((wish) => wish.id === id))),
    sizeValue: Array.from({ length: 16 }, (_, mask) => mandate.sizes.length === 0 ? 0 : size(mandate.sizes, sizeClasses.filter((_, at) => (mask & 1 << at) !== 0)).low),
    scalars: {
      today: dayNumber(options.asOf),
      investortype: 1 << investorTypes.of(investor.type, investor.type),
      omin: offer?.min ?? 0,
      omax: offer === null || offer.max === Infinity ? 1e300 : offer.max,
      ohard: Number(mandate.ticket?.hard === true),
      bars: Number(bars.length > 0),
      xsector,
      xticket,
      xinstrument,
      xmode,
      xregion,
      xsize,
      shown: credentials(investor.claims, { model: subsetModel, codes, asOf: options.asOf }).low
    }
  }
}
