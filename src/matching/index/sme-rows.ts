// An SME's needs as rows.
import { needSpan } from '../../scoring/criteria/ticket.ts'
import { dayNumber } from '../../scoring/interval.ts'
import type { CriterionKey } from '../../scoring/model.ts'
import { sizeClasses, type ScoringNeed, type ScoringSme, type SizeClass } from '../../scoring/types.ts'
import { encodeClaims, lastDay, strengthOf } from './claims.ts'
import { placesOf, type Basics, type Features } from './features.ts'
import type { Row } from './rows.ts'
import { encodeWeights } from './weights.ts'

/** Words of a row. The first is the store's. */
export const smeWords = { activities: 1, claims: 2, place: 3, flags: 4, modes: 5, instruments: 6, territory: 7, barred: 8, weights: 9, until: 10, facets: 11 } as const
export const smeStride = 12

/** Beside the four bits of the size classes still possible. */
export const needFlags = { amountStated: 16, amountKnown: 32, hard: 64, implicit: 128 } as const
/** Where the flags keep, in seven bits each, the most that the claims can be worth: under the taxonomies, and as CAM. */
export const strengthShifts = { taxonomy: 8, cam: 15 } as const

/** Size classes as bits, smallest first. */
export function sizeMask (sizes: readonly SizeClass[]): number {
  let mask = 0
  for (const size of sizes) mask |= 1 << sizeClasses.indexOf(size)
  return mask
}

/** How an excluded counterpart stands among excluded investor types. */
export function vetoText (id: string): string {
  return `=${id}`
}

/** The criteria a need states: those the engine judges for it. */
export function statedByNeed (need: ScoringNeed | null): ReadonlySet<CriterionKey> {
  const stated = new Set<CriterionKey>(['track_record', 'credentials'])
  if (need === null) return stated
  if (need.amount !== null) stated.add('ticket')
  if (need.instruments.length > 0) stated.add('instrument')
  if (need.modes.length > 0) stated.add('mode')
  if (need.territory !== null && need.territory.codes.length > 0) stated.add('region')
  return stated
}

/** One row a need, or one for the implicit need; none for an SME that is not published, which nobody can be matched with. */
export function smeRows (sme: ScoringSme, features: Features, basics: Basics): readonly Row[] {
  if (!sme.published) return []
  const { parties, numbers, places, pools } = features
  const activities = pools.activities.intern(sme.activities.flatMap((activity) => [features.sector(activity), activity.share === null ? -1 : numbers.intern(activity.share)]))
  const claims = encodeClaims(sme.claims, false, features, basics)
  const place = sme.place === null ? 0 : places.intern(sme.place)
  const sizes = sizeMask(sme.sizeCandidates)
  const strengths = strengthOf(sme.claims, ['taxonomy', 'china_catalogue'], basics) << strengthShifts.taxonomy | strengthOf(sme.claims, ['cam'], basics) << strengthShifts.cam
  const vetoes = sme.excludedCounterparts.map((id) => parties.intern(vetoText(id)))
  return (sme.needs.length === 0 ? [null] : sme.needs).map((need): Row => {
    const span = needSpan(need?.amount ?? null)
    const words = new Array<number>(smeStride).fill(0)
    words[smeWords.activities] = activities
    words[smeWords.claims] = claims
    words[smeWords.place] = place
    words[smeWords.flags] = sizes | strengths | (need === null ? needFlags.implicit : 0) | (need?.amount != null ? needFlags.amountStated : 0) |
      (span !== null ? needFlags.amountKnown : 0) | (need?.amount?.hard === true ? needFlags.hard : 0)
    words[smeWords.modes] = features.terms(need?.modes ?? [])
    words[smeWords.instruments] = features.terms(need?.instruments ?? [])
    words[smeWords.territory] = features.territory(placesOf(need?.territory ?? null), need?.territory?.hard === true)
    words[smeWords.barred] = pools.barred.intern([...(need?.excludedInvestorTypes ?? []).map((type) => parties.intern(type)), ...vetoes])
    words[smeWords.weights] = encodeWeights('need_to_investor', statedByNeed(need), false, need?.weights ?? null, features)
    words[smeWords.until] = need?.validTo == null ? lastDay : dayNumber(need.validTo)
    return { words, min: span?.min ?? 0, max: span?.max ?? 0 }
  })
}
