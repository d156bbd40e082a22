// Past deals, read from either side: what an investor's deals are worth to each SME, and each investor's to one SME.
import { dealsUpTo } from '../../scoring/criteria/track-record.ts'
import type { Context } from '../../scoring/context.ts'
import { dayNumber } from '../../scoring/interval.ts'
import { coverPlace } from '../../scoring/similarity.ts'
import type { ScoringDeal, ScoringSme } from '../../scoring/types.ts'
import { firstDay } from './claims.ts'
import type { Features } from './features.ts'
import { Table } from './pool.ts'

/** The track record criterion for an SME's activities (`data` from `first` to `end`) and place. */
export interface DealReader {
  worth (data: Int32Array, first: number, end: number, place: number): number
  /** The same or more, for less work. */
  atMost (data: Int32Array, first: number, end: number, place: number): number
}

/** Reads one investor's deals for many SMEs. */
export function dealReader (deals: readonly ScoringDeal[], features: Features, context: Context): DealReader {
  const { halfLifeDays, sectorShare, regionShare, saturation } = context.model.trackRecord
  const today = dayNumber(context.asOf)
  const past = dealsUpTo(deals, context.asOf)
  const bySector = new Map<number, number>()
  const byPlace = new Map<string, number>()
  for (const { date, sector, region } of past) {
    const weight = 2 ** (-(today - dayNumber(date)) / halfLifeDays)
    if (sector !== null) bySector.set(features.sector(sector), (bySector.get(features.sector(sector)) ?? 0) + weight)
    if (region !== null) byPlace.set(region, (byPlace.get(region) ?? 0) + weight)
  }
  const saturated = (n: number) => Math.min(1, Math.log1p(n) / saturation)
  const sectors = [...bySector].map(([id, weight]) => ({ weight, cover: features.sectorCover(id) }))
  const places = [...byPlace].map(([id, weight]) => ({ weight, cover: features.placeCover(id) }))
  const ofPlace = new Table(features.places.texts.length, (id) => id === 0 ? 0 : regionShare * saturated(places.reduce((sum, { weight, cover }) => sum + weight * cover.get(id), 0)))
  const ofSector = new Table(features.sectors.size, (id) => sectorShare * saturated(sectors.reduce((sum, { weight, cover }) => sum + weight * cover.get(id), 0)))
  return {
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
      return ofPlace.get(place) + sectorShare * saturated(sum)
    }
  }
}

/** Reads many investors' deals for one SME. */
export class DealsFor {
  readonly #features: Features
  readonly #today: number
  readonly #sector: Table
  readonly #place: Table
  readonly #weight: Table
  /** The day of the last of them, above the first day there is. */
  readonly #latest: Table
  readonly #model: Context['model']['trackRecord']

  constructor ({ activities, place }: ScoringSme, features: Features, context: Context) {
    const covers = activities.map((activity) => features.sectorCovering(activity))
    this.#features = features
    this.#today = dayNumber(context.asOf)
    this.#model = context.model.trackRecord
    const { halfLifeDays } = this.#model
    this.#sector = new Table(features.sectors.size, (id) => id === 0 ? 0 : Math.max(0, ...covers.map((cover) => cover.get(id))))
    this.#place = new Table(features.places.texts.length, (id) => id === 0 || place === null ? 0 : coverPlace(features.places.texts[id]!, place, context.codes).low)
    const { deals } = features.pools
    this.#latest = features.column('d', deals.size, (id) => {
      let latest = firstDay
      for (let at = deals.starts[id]!; at < deals.starts[id + 1]!; at += 3) latest = Math.max(latest, deals.data[at]!)
      return latest - firstDay
    })
    this.#weight = features.column('g', 4096, (days) => 2 ** (-days / halfLifeDays))
  }

  /** How many of these deals there are. */
  all (id: number): number {
    const { starts } = this.#features.pools.deals
    return (starts[id + 1]! - starts[id]!) / 3
  }

  /** How many of them lie up to the date. */
  past (id: number): number {
    if (this.#latest.get(id) + firstDay <= this.#today) return this.all(id)
    const { data, starts } = this.#features.pools.deals
    let count = 0
    for (let at = starts[id]!; at < starts[id + 1]!; at += 3) if (data[at]! <= this.#today) count++
    return count
  }

  /** The track record criterion of the investor with these deals. */
  read (id: number): number {
    const { data, starts } = this.#features.pools.deals
    const end = starts[id + 1]!
    let sector = 0
    let place = 0
    for (let at = starts[id]!; at < end; at += 3) {
      const age = this.#today - data[at]!
      if (age < 0) continue
      const weight = this.#weight.get(age)
      sector += weight * this.#sector.get(data[at + 1]!)
      place += weight * this.#place.get(data[at + 2]!)
    }
    const { sectorShare, regionShare, saturation } = this.#model
    return sectorShare * Math.min(1, Math.log1p(sector) / saturation) + regionShare * Math.min(1, Math.log1p(place) / saturation)
  }
}
