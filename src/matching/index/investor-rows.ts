// An investor's mandates as rows; the mandate inferred from all its deals where none is stated.
import { offerSpan } from '../../scoring/criteria/ticket.ts'
import { inferMandate, statedMandate, type EffectiveMandate } from '../../scoring/implicit.ts'
import { dayNumber } from '../../scoring/interval.ts'
import type { CriterionKey } from '../../scoring/model.ts'
import { evidenceLevels, kpis, objectives, type ScoringInvestor, type ScoringMandate } from '../../scoring/types.ts'
import { encodeClaims, lastDay, strengthOf } from './claims.ts'
import type { Basics, Features } from './features.ts'
import type { Row } from './rows.ts'
import { sizeMask, vetoText } from './sme-rows.ts'
import { encodeWeights } from './weights.ts'

/** Words of a row. The first is the store's. */
export const investorWords = {
  deals: 1, claims: 2, place: 3, flags: 4, modes: 5, instruments: 6, territory: 7, excluded: 8, weights: 9, until: 10, facets: 11, wishes: 12, taxonomy: 13, cam: 14, type: 15
} as const
export const investorStride = 16

/** Beside the four bits of the sizes wanted. */
export const mandateFlags = { ticketStated: 16, ticketKnown: 32, hard: 64, implicit: 128, accepted: 256, refused: 512 } as const
/** Three bits: the place of the level asked among the evidence levels, from 1; 0 asks none. */
export const evidenceShift = 10
/** Seven bits: the most that the claims can be worth as credentials. */
export const strengthShift = 13

/** The criteria a mandate states: those the engine judges for it. */
export function statedByMandate ({ stated: mandate, places }: EffectiveMandate): ReadonlySet<CriterionKey> {
  const stated = new Set<CriterionKey>(['taxonomy'])
  if (mandate.sectors.length > 0) stated.add('sector')
  if (mandate.ticket !== null) stated.add('ticket')
  if (mandate.camCategories.length > 0) stated.add('cam')
  if (mandate.instruments.length > 0) stated.add('instrument')
  if (mandate.modes.length > 0) stated.add('mode')
  if (places.length > 0) stated.add('region')
  if (mandate.sizes.length > 0) stated.add('size')
  return stated
}

/**
 * What a mandate wants under the taxonomy: its KPI; KPI (−1: no minimum) and share of the minimum aligned; how many objectives, each with its
 * weight; how many activities, each; Chinese entries.
 */
function taxonomyWish ({ kpi, minimumAligned, objectives: wanted, activities, chinaCatalogue }: ScoringMandate, { ids, numbers, pools }: Features): number {
  const weighed = objectives.flatMap((objective, at) => (wanted[objective] ?? 0) > 0 ? [[at, numbers.intern(wanted[objective] ?? 0)] as const] : [])
  return pools.taxonomy.intern([
    kpis.indexOf(kpi),
    minimumAligned === null ? -1 : kpis.indexOf(minimumAligned.kpi),
    minimumAligned === null ? 0 : numbers.intern(minimumAligned.share),
    weighed.length, ...weighed.flat(),
    activities.length, ...activities.map((code) => ids.intern(code)).sort((a, b) => a - b),
    ...chinaCatalogue.map((entry) => ids.intern(entry)).sort((a, b) => a - b)
  ])
}

/** One row a mandate, or one for the implicit mandate; none for an investor that nobody can ever be matched with. */
export function investorRows (investor: ScoringInvestor, features: Features, basics: Basics): readonly Row[] {
  if (!investor.published) return []
  const { parties, numbers, places, pools } = features
  const mandates = investor.mandates.length > 0 ? investor.mandates.map(statedMandate) : [inferMandate(investor, '9999-12-31', basics.model)].filter((one) => one !== undefined)
  if (mandates.length === 0) return []
  const deals = pools.deals.intern(investor.deals.flatMap(({ date, sector, region }) =>
    [dayNumber(date), sector === null ? 0 : features.sector(sector), region === null ? 0 : places.intern(region)]))
  const claims = encodeClaims(investor.claims, true, features, basics)
  const place = investor.place === null ? 0 : places.intern(investor.place)
  const standing = investor.standing === 'accepted' ? mandateFlags.accepted : investor.standing === 'refused' ? mandateFlags.refused : 0
  const strength = strengthOf(investor.claims, ['taxonomy', 'china_catalogue', 'cam', 'membership', 'certification'], basics) << strengthShift
  const vetoes = investor.excludedCounterparts.map((id) => parties.intern(vetoText(id)))
  return mandates.map((mandate): Row => {
    const { stated, inferred } = mandate
    const span = offerSpan(stated.ticket)
    const words = new Array<number>(investorStride).fill(0)
    words[investorWords.deals] = deals
    words[investorWords.claims] = claims
    words[investorWords.place] = place
    words[investorWords.flags] = sizeMask(stated.sizes) | standing | strength | (inferred ? mandateFlags.implicit : 0) | (stated.ticket !== null ? mandateFlags.ticketStated : 0) |
      (span !== null ? mandateFlags.ticketKnown : 0) | (stated.ticket?.hard === true ? mandateFlags.hard : 0) |
      (stated.minimumEvidence === null ? 0 : evidenceLevels.indexOf(stated.minimumEvidence) + 1) << evidenceShift
    words[investorWords.modes] = features.terms(stated.modes)
    words[investorWords.instruments] = features.terms(stated.instruments)
    words[investorWords.territory] = features.territory(mandate.places, stated.territory?.hard === true)
    words[investorWords.excluded] = stated.excludedSectors.length + vetoes.length === 0
      ? 0
      : pools.excluded.intern([stated.excludedSectors.length, ...stated.excludedSectors.map((code) => features.sector(code)), ...vetoes])
    words[investorWords.weights] = encodeWeights('mandate_to_sme', statedByMandate(mandate), inferred, stated.weights, features)
    words[investorWords.until] = stated.validTo === null ? lastDay : dayNumber(stated.validTo)
    words[investorWords.wishes] = stated.sectors.length === 0
      ? 0
      : pools.wishes.intern([Number(inferred), ...stated.sectors.flatMap((wish) => [features.sector(wish), numbers.intern(wish.priority)])])
    words[investorWords.taxonomy] = inferred ? 0 : taxonomyWish(stated, features)
    words[investorWords.cam] = features.terms(stated.camCategories, pools.cam)
    words[investorWords.type] = parties.intern(investor.type)
    return { words, min: span?.min ?? 0, max: span?.max ?? 0 }
  })
}
