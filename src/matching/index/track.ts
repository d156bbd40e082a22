// Past deals, read from either side: what an investor's deals are worth to each SME, and each investor's to one SME.
import { dealsUpTo, trackRecordWorth } from '../../scoring/criteria/track-record.ts'
import type { Context } from '../../scoring/context.ts'
import { dayNumber } from '../../scoring/interval.ts'
import { coverPlace } from '../../scoring/similarity.ts'
import type { ScoringDeal, ScoringSme } from '../../scoring/types.ts'
import type { Features } from './features.ts'
import { Table, type Items } from './pool.ts'

/** The track record criterion for an SME's activities (`data` from `first` to `end`) and place. */
export interface DealReader {
  worth (data: Items, first: number, end: number, place: number): number
  /** The same or more, for less work. */
  atMost (data: Items, first: number, end: number, place: number): number
  /** The most that it makes of anybody. */
  readonly most: number
}

/** Reads one investor's deals for many SMEs. */
export function dealReader (deals: readonly ScoringDeal[], features: Features, context: Context): DealReader {
  const { model } = context
  const { halfLifeDays, sectorShare } = model.trackRecord
  const today = dayNumber(context.asOf)
  const past = dealsUpTo(deals, context.asOf)
  const bySector = new Map<number, number>()
  const byPlace = new Map<string, number>()
  for (const { date, sector, region } of past) {
    const weight = 2 ** (-(today - dayNumber(date)) / halfLifeDays)
    if (sector !== null) bySector.set(features.sector(sector), (bySector.get(features.sector(sector)) ?? 0) + weight)
    if (region !== null) byPlace.set(region, (byPlace.get(region) ?? 0) + weight)
  }
  const sectors = [...bySector].map(([id, weight]) => ({ weight, cover: features.sectorCover(id) }))
  const places = [...byPlace].map(([id, weight]) => ({ weight, cover: features.placeCover(id) }))
  const ofPlace = new Table(features.places.texts.length, (id) => id === 0 ? 0 : trackRecordWorth(0, places.reduce((sum, { weight, cover }) => sum + weight * cover.get(id), 0), model))
  const ofSector = new Table(features.sectors.size, (id) => trackRecordWorth(sectors.reduce((sum, { weight, cover }) => sum + weight * cover.get(id), 0), 0, model))
  const all = (weights: Map<unknown, number>) => [...weights.values()].reduce((sum, weight) => sum + weight, 0)
  return {
    most: trackRecordWorth(all(bySector), all(byPlace), model),
    // Saturation is concave from 0, so the parts of a sum together are never below it.
    atMost (data, first, end, place) {
      let sum = 0
      for (let at = first; at < end; at += 2) sum += ofSector.get(data[at]!)
      return ofPlace.get(place) + Math.min(sectorShare, sum)
    },
    worth (data, first, end, place) {
      if (first === end) return ofPlace.get(place)
      if (end - first === 2) return ofPlace.get(place) + ofSector.get(data[first]!)
      let sum = 0
      for (let which = 0; which < sectors.length; which++) {
        const { weight, cover } = sectors[which]!
        let best = 0
        for (let at = first; at < end; at += 2) {
          const value = cover.get(data[at]!)
          if (value > best) best = value
        }
        sum += weight * best
      }
      return ofPlace.get(place) + trackRecordWorth(sum, 0, model)
    }
  }
}

/** Items of a deal. */
const dealItems = 3

/** Reads many investors' deals for one SME. */
export class DealsFor {
  readonly #features: Features
  readonly #today: number
  readonly #sector: Table
  readonly #place: Table
  /** By the number of a day; 0 after the date. */
  readonly #weight: Table
  readonly #model: Context['model']

  constructor ({ activities, place }: ScoringSme, features: Features, context: Context) {
    const covers = activities.map((activity) => features.sectorCovering(activity))
    this.#features = features
    this.#today = dayNumber(context.asOf)
    this.#model = context.model
    const { halfLifeDays } = this.#model.trackRecord
    this.#sector = new Table(features.sectors.size, (id) => id === 0 ? 0 : Math.max(0, ...covers.map((cover) => cover.get(id))))
    this.#place = new Table(features.places.texts.length, (id) => id === 0 || place === null ? 0 : coverPlace(features.places.texts[id]!, place, context.codes).low)
    this.#weight = features.column(`g${this.#today}`, 4096, (day) => {
      const age = this.#today - features.days.values[day]!
      return age < 0 ? 0 : 2 ** (-age / halfLifeDays)
    })
  }

  /** How many of these deals there are. */
  all (id: number): number {
    return this.#features.pools.deals.lengthOf(id) / dealItems
  }

  /** How many of them lie up to the date. */
  past (id: number): number {
    const { days: { values }, pools: { deals } } = this.#features
    const { data } = deals
    const end = deals.endOf(id)
    let count = 0
    for (let at = id; at < end; at += dealItems) if (values[data[at]!]! <= this.#today) count++
    return count
  }

  /** The track record criterion of the investor with these deals. */
  read (id: number): number {
    const { deals } = this.#features.pools
    const { data } = deals
    const end = deals.endOf(id)
    let sector = 0
    let place = 0
    for (let at = id; at < end; at += dealItems) {
      const weight = this.#weight.get(data[at]!)
      sector += weight * this.#sector.get(data[at + 1]!)
      place += weight * this.#place.get(data[at + 2]!)
    }
    return trackRecordWorth(sector, place, this.#model)
  }
}
