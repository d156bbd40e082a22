// An investor's mandates as rows; the mandate inferred from all its deals where none is stated.
import { offerSpan } from '../../scoring/criteria/ticket.ts'
import { inferMandate, statedMandate, type EffectiveMandate } from '../../scoring/implicit.ts'
import type { CriterionKey } from '../../scoring/model.ts'
import { evidenceLevels, kpis, objectives, type ScoringInvestor, type ScoringMandate } from '../../scoring/types.ts'
import { encodeClaims, strengthOf } from './claims.ts'
import type { Basics, Features } from './features.ts'
import type { Row, Shape, WordsOf } from './rows.ts'
import { sizeMask, vetoText } from './sme-rows.ts'
import { encodeWeights } from './weights.ts'

/** Words of a row. `min`, `max`: the ticket. */
export const investorWords = { flags: 0, sets: 1, min: 2, max: 3, deals: 4, claims: 5, wishes: 6, taxonomy: 7 } as const
/** Small numbers of a row. `until`: the mandate's last day. */
export const investorSmalls = { until: 0, excluded: 1, territory: 2, place: 3, type: 4, weights: 5, modes: 6, instruments: 7, cam: 8 } as const
export const investorShape: Shape = { words: 8, smalls: 9 }

/** Beside the four bits of the sizes wanted. */
export const mandateFlags = { ticketStated: 16, ticketKnown: 32, hard: 64, implicit: 128, accepted: 256, refused: 512, aligned: 1 << 20 } as const
/** Three bits: the place of the level asked among the evidence levels, from 1; 0 asks none. */
export const evidenceShift = 10
/** Seven bits: the most that the claims can be worth as credentials. */
export const strengthShift = 13
/** Five bits: how many deals, if fewer than they can say. */
export const dealsShift = 21
export const dealsMost = 31

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
 * What a mandate wants under the taxonomy: its KPI; one more than the KPI (0: no minimum) and share of the minimum aligned; how many objectives, each with its
 * weight; how many activities, each; Chinese entries.
 */
function taxonomyWish ({ kpi, minimumAligned, objectives: wanted, activities, chinaCatalogue }: ScoringMandate, { ids, numbers, pools }: Features): number {
  const weighed = objectives.flatMap((objective, at) => (wanted[objective] ?? 0) > 0 ? [[at, numbers.intern(wanted[objective] ?? 0)] as const] : [])
  return pools.taxonomy.intern([
    kpis.indexOf(kpi),
    minimumAligned === null ? 0 : kpis.indexOf(minimumAligned.kpi) + 1,
    minimumAligned === null ? 0 : numbers.intern(minimumAligned.share),
    weighed.length, ...weighed.flat(),
    activities.length, ...activities.map((code) => ids.intern(code)).sort((a, b) => a - b),
    ...chinaCatalogue.map((entry) => ids.intern(entry)).sort((a, b) => a - b)
  ])
}

/**
 * One row a mandate, or one for the implicit mandate; none for an investor that nobody can ever be matched with. `old`: the rows that it had so
 * far.
 */
export function investorRows (investor: ScoringInvestor, features: Features, basics: Basics, old: WordsOf): readonly Row[] {
  if (!investor.published) return []
  const { parties, numbers, places, pools } = features
  const mandates = investor.mandates.length > 0 ? investor.mandates.map(statedMandate) : [inferMandate(investor, '9999-12-31', basics.model)].filter((one) => one !== undefined)
  if (mandates.length === 0) return []
  const deals = pools.deals.keep(investor.deals.flatMap(({ date, sector, region }) =>
    [features.day(date), sector === null ? 0 : features.sector(sector), region === null ? 0 : places.intern(region)]), old(investorWords.deals))
  const claims = encodeClaims(investor.claims, true, features, basics, old(investorWords.claims))
  const place = investor.place === null ? 0 : places.intern(investor.place)
  const standing = investor.standing === 'accepted' ? mandateFlags.accepted : investor.standing === 'refused' ? mandateFlags.refused : 0
  const strength = strengthOf(investor.claims, ['taxonomy', 'china_catalogue', 'cam', 'membership', 'certification'], basics) << strengthShift
  const vetoes = investor.excludedCounterparts.map((id) => parties.intern(vetoText(id)))
  // An investor's mandates often wish for the same.
  let wishes = 0
  return mandates.map((mandate, at): Row => {
    const { stated, inferred } = mandate
    const span = offerSpan(stated.ticket)
    const words = new Array<number>(investorShape.words).fill(0)
    const smalls = new Array<number>(investorShape.smalls).fill(0)
    words[investorWords.deals] = deals
    words[investorWords.claims] = claims
    words[investorWords.min] = features.amount(span?.min ?? 0)
    words[investorWords.max] = features.amount(span?.max ?? 0)
    words[investorWords.flags] = sizeMask(stated.sizes) | standing | strength | (inferred ? mandateFlags.implicit : 0) | (stated.ticket !== null ? mandateFlags.ticketStated : 0) |
      (span !== null ? mandateFlags.ticketKnown : 0) | (stated.ticket?.hard === true ? mandateFlags.hard : 0) | (Math.min(dealsMost, investor.deals.length) << dealsShift) | (!inferred && stated.minimumAligned !== null ? mandateFlags.aligned : 0) |
      (stated.minimumEvidence === null ? 0 : evidenceLevels.indexOf(stated.minimumEvidence) + 1) << evidenceShift
    smalls[investorSmalls.place] = place
    smalls[investorSmalls.modes] = features.terms(stated.modes, features.modes, pools.modes)
    smalls[investorSmalls.instruments] = features.terms(stated.instruments, features.instruments, pools.instruments)
    words[investorWords.sets] = features.sets(stated.modes, stated.instruments)
    smalls[investorSmalls.territory] = features.territory(mandate.places, stated.territory?.hard === true)
    smalls[investorSmalls.excluded] = stated.excludedSectors.length + vetoes.length === 0
      ? 0
      : pools.excluded.intern([stated.excludedSectors.length, ...stated.excludedSectors.map((code) => features.sector(code)), ...vetoes])
    smalls[investorSmalls.weights] = encodeWeights('mandate_to_sme', statedByMandate(mandate), inferred, stated.weights, features)
    smalls[investorSmalls.until] = features.day(stated.validTo)
    words[investorWords.wishes] = wishes = pools.wishes.keep(stated.sectors.map((wish) => pools.wish.intern([features.sector(wish), numbers.intern(wish.priority)])), wishes, old(investorWords.wishes, at))
    words[investorWords.taxonomy] = inferred ? 0 : taxonomyWish(stated, features)
    smalls[investorSmalls.cam] = features.terms(stated.camCategories, features.ids, pools.cam)
    smalls[investorSmalls.type] = parties.intern(investor.type)
    return { words, smalls }
  })
}
