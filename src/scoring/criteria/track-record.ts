import type { Context } from '../context.ts'
import { compareText, dayNumber, unknown } from '../interval.ts'
import { oncePerContext } from '../once.ts'
import type { ScoringModel } from '../model.ts'
import type { Judgement } from '../outcome.ts'
import { coverPlace, coverSector } from '../similarity.ts'
import type { Interval, ScoringDeal, ScoringSme } from '../types.ts'

/** Deals up to the date, in an order that does not depend on how they were stored. */
export function dealsUpTo (deals: readonly ScoringDeal[], asOf: string): readonly ScoringDeal[] {
  const key = (deal: ScoringDeal) => `${deal.date}|${deal.sector?.system ?? ''}|${deal.sector?.code ?? ''}|${deal.region ?? ''}|${deal.amountEur ?? ''}`
  return deals.filter((deal) => deal.date <= asOf).sort((a, b) => compareText(key(a), key(b)))
}

/** The deals up to the date, each with what is left of it by its age. */
const weighedDeals = oncePerContext((deals: readonly ScoringDeal[], { asOf, model }) => {
  const today = dayNumber(asOf)
  return dealsUpTo(deals, asOf).map((deal) => ({ deal, weight: 2 ** (-(today - dayNumber(deal.date)) / model.trackRecord.halfLifeDays) }))
})

function sectorCover (deal: ScoringDeal, sme: ScoringSme, { codes }: Context): Interval {
  if (deal.sector === null || sme.activities.length === 0) return unknown
  let low = 0
  let high = 0
  for (const activity of sme.activities) {
    const cover = coverSector(deal.sector, activity, codes)
    if (cover.low > low) low = cover.low
    if (cover.high > high) high = cover.high
  }
  return { low, high }
}

/** What deals of these weights, summed by how near they are in sector and in place, come to, 0–1: each more of them counts for less. */
export function trackRecordWorth (sector: number, place: number, { trackRecord: { sectorShare, regionShare, saturation } }: Pick<ScoringModel, 'trackRecord'>): number {
  return sectorShare * Math.min(1, Math.log1p(sector) / saturation) + regionShare * Math.min(1, Math.log1p(place) / saturation)
}

/**
 * Track record: past deals near the SME's sector (40 %) and place (60 %), each halved every three years and with falling marginal worth.
 * No deal up to the date is unknown; so is what a deal or the SME leaves out.
 */
export function trackRecord (deals: readonly ScoringDeal[], sme: ScoringSme, context: Context): Judgement {
  const past = weighedDeals(deals, context)
  const newest = past.at(-1)?.deal
  if (newest === undefined) return { ...unknown, reason: 'track_record_unknown', values: {}, evidence: [] }
  const sum = { sectorLow: 0, sectorHigh: 0, regionLow: 0, regionHigh: 0 }
  let inSector = 0
  let inRegion = 0
  let incomplete = 0
  for (const { deal, weight } of past) {
    const bySector = sectorCover(deal, sme, context)
    const byRegion = deal.region === null || sme.place === null ? unknown : coverPlace(deal.region, sme.place, context.codes)
    sum.sectorLow += weight * bySector.low
    sum.sectorHigh += weight * bySector.high
    sum.regionLow += weight * byRegion.low
    sum.regionHigh += weight * byRegion.high
    if (bySector.low === 1) inSector++
    if (byRegion.low === 1) inRegion++
    if (deal.sector === null || deal.region === null) incomplete++
  }
  return {
    low: trackRecordWorth(sum.sectorLow, sum.regionLow, context.model),
    high: trackRecordWorth(sum.sectorHigh, sum.regionHigh, context.model),
    reason: 'track_record_deals',
    values: { deals: past.length, newest: newest.date, inSector, inRegion, incomplete },
    evidence: []
  }
}
