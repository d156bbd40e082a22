// An SME's needs as rows.
import { needSpan } from '../../scoring/criteria/ticket.ts'
import type { CriterionKey } from '../../scoring/model.ts'
import { sizeClasses, type ScoringNeed, type ScoringSme, type SizeClass } from '../../scoring/types.ts'
import { encodeClaims, strengthOf } from './claims.ts'
import { placesOf, type Basics, type Features } from './features.ts'
import type { Row, Shape, WordsOf } from './rows.ts'
import { encodeWeights } from './weights.ts'

/** Words of a row. `min`, `max`: the amounts asked. */
export const smeWords = { flags: 0, sets: 1, min: 2, max: 3, activities: 4, claims: 5 } as const
/** Small numbers of a row. `until`: the need's last day. */
export const smeSmalls = { until: 0, territory: 1, barred: 2, weights: 3, place: 4, modes: 5, instruments: 6 } as const
export const smeShape: Shape = { words: 6, smalls: 7 }

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

/**
 * One row a need, or one for the implicit need; none for an SME that is not published, which nobody can be matched with. `old`: the rows that it
 * had so far.
 */
export function smeRows (sme: ScoringSme, features: Features, basics: Basics, old: WordsOf): readonly Row[] {
  if (!sme.published) return []
  const { parties, numbers, places, pools } = features
  const activities = pools.activities.intern(sme.activities.flatMap((activity) => [features.sector(activity), activity.share === null ? 0 : numbers.intern(activity.share) + 1]))
  const claims = encodeClaims(sme.claims, false, features, basics, old(smeWords.claims))
  const place = sme.place === null ? 0 : places.intern(sme.place)
  const sizes = sizeMask(sme.sizeCandidates)
  const strengths = strengthOf(sme.claims, ['taxonomy', 'china_catalogue'], basics) << strengthShifts.taxonomy | strengthOf(sme.claims, ['cam'], basics) << strengthShifts.cam
  const vetoes = sme.excludedCounterparts.map((id) => parties.intern(vetoText(id)))
  return (sme.needs.length === 0 ? [null] : sme.needs).map((need): Row => {
    const span = needSpan(need?.amount ?? null)
    const words = new Array<number>(smeShape.words).fill(0)
    const smalls = new Array<number>(smeShape.smalls).fill(0)
    words[smeWords.activities] = activities
    words[smeWords.claims] = claims
    words[smeWords.min] = features.amount(span?.min ?? 0)
    words[smeWords.max] = features.amount(span?.max ?? 0)
    words[smeWords.flags] = sizes | strengths | (need === null ? needFlags.implicit : 0) | (need?.amount != null ? needFlags.amountStated : 0) |
      (span !== null ? needFlags.amountKnown : 0) | (need?.amount?.hard === true ? needFlags.hard : 0)
    smalls[smeSmalls.place] = place
    smalls[smeSmalls.modes] = features.terms(need?.modes ?? [], features.modes, pools.modes)
    smalls[smeSmalls.instruments] = features.terms(need?.instruments ?? [], features.instruments, pools.instruments)
    words[smeWords.sets] = features.sets(need?.modes ?? [], need?.instruments ?? [])
    smalls[smeSmalls.territory] = features.territory(placesOf(need?.territory ?? null), need?.territory?.hard === true)
    smalls[smeSmalls.barred] = pools.barred.intern([...(need?.excludedInvestorTypes ?? []).map((type) => parties.intern(type)), ...vetoes])
    smalls[smeSmalls.weights] = encodeWeights('need_to_investor', statedByNeed(need), false, need?.weights ?? null, features)
    smalls[smeSmalls.until] = features.day(need?.validTo ?? null)
    return { words, smalls }
  })
}
