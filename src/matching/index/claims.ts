// Claims as numbers, and what the best of them is worth to a query, at any date: the low end, as the engine has it.
import { camFulfilment, decreeStatus, statusFactor } from '../../scoring/criteria/cam.ts'
import type { Context } from '../../scoring/context.ts'
import { levelOf } from '../../scoring/evidence.ts'
import { dayNumber, maximum } from '../../scoring/interval.ts'
import { alignmentLevel, chinaValues, taxonomyValues, type TaxonomyValue } from '../../scoring/taxonomy-values.ts'
import type { ScoringModel } from '../../scoring/model.ts'
import { evidenceLevels, kpis, objectives, type Objective, type ScoringClaim } from '../../scoring/types.ts'
import type { Basics, Features } from './features.ts'
import { Table } from './pool.ts'

/** What a claim is about; claims of one topic differ in how much they show. */
export type Topic =
  | { readonly kind: 'taxonomy', readonly activity: string, readonly objective: Objective }
  | { readonly kind: 'china_catalogue', readonly entry: string }
  | { readonly kind: 'cam', readonly category: string, readonly decree: string }
  | { readonly kind: 'credential' }

/** Items of a claim: topic, flags with the base value, first day, last day; with `sharedBit` the shares by turnover, CapEx and OpEx too. */
const claimItems = 4
/** The base value's number stands above the flags. */
const flagBits = 8
/** Shares are kept as sixty-thousandths, rounded up: exact for four decimals. */
const shareUnit = 60_000
const levelMask = 7
const alignedLowBit = 8
const alignedHighBit = 16
/** The gate of minimum evidence reads it. */
const evidenceBit = 32
/** Shares matter. */
const sharedBit = 64
/** A taxonomy claim, which the gate of minimum alignment reads too. */
const taxonomyBits = evidenceBit | sharedBit
/** A membership or label: worth something in force, and nothing after. */
const credentialBit = 128

function shareItem (claim: ScoringClaim, kpi: typeof kpis[number]): number {
  const share = 'kpis' in claim ? claim.kpis[kpi] ?? 0 : 0
  return Math.ceil(share * shareUnit - 1e-9)
}

/** What a membership or label in force is worth. */
function membershipWorth (claim: ScoringClaim, { credentials }: ScoringModel): number {
  return evidenceLevels.indexOf(levelOf(claim)) >= evidenceLevels.indexOf('third_party') ? credentials.membershipReviewed : credentials.membership
}

/**
 * Claims that can count at some date. `credentials`: with memberships and certifications, which count for investors only; `old`: the number of the
 * claims that there were so far.
 */
export function encodeClaims (claims: readonly ScoringClaim[], credentials: boolean, features: Features, { model }: Basics, old: number): number {
  const items: number[] = []
  for (const claim of claims) {
    if (claim.state !== 'submitted' && claim.state !== 'accepted') continue
    const level = evidenceLevels.indexOf(levelOf(claim))
    let topic: Topic
    let base: number
    let flags = level
    if (claim.kind === 'taxonomy') {
      const levels = alignmentLevel(claim, model)
      topic = { kind: 'taxonomy', activity: claim.activity, objective: claim.objective }
      base = levels.low
      flags |= taxonomyBits | (levels.low === model.taxonomy.levelAligned ? alignedLowBit : 0) | (levels.high === model.taxonomy.levelAligned ? alignedHighBit : 0)
    } else if (claim.kind === 'cam') {
      topic = { kind: 'cam', category: claim.category, decree: claim.decree }
      base = camFulfilment(claim, { model }).low
      flags |= evidenceBit
    } else if (claim.kind === 'china_catalogue') {
      topic = { kind: 'china_catalogue', entry: claim.entry }
      base = model.taxonomy.bridgeCap
      flags |= sharedBit
    } else if (credentials) {
      topic = { kind: 'credential' }
      base = membershipWorth(claim, model)
      flags |= credentialBit
    } else continue
    items.push(
      features.topics.intern(Object.values(topic).join('|'), topic),
      flags | features.bases.intern(base) << flagBits,
      features.day(claim.validFrom),
      features.day(claim.validTo)
    )
    if ((flags & sharedBit) !== 0) for (const kpi of kpis) items.push(shareItem(claim, kpi))
  }
  return features.pools.claims.keep(items, old)
}

/** Steps of a strength, seven bits. */
const strengthSteps = 127

/**
 * The most that a claim of some kind can be worth to any query at any date, as a number of steps: level, evidence as yet unexpired, and the
 * largest share, which no topic's coefficient and no day raises.
 */
export function strengthOf (claims: readonly ScoringClaim[], kinds: ReadonlyArray<ScoringClaim['kind']>, { model }: Basics): number {
  let most = 0
  for (const claim of claims) {
    if (!kinds.includes(claim.kind) || (claim.state !== 'submitted' && claim.state !== 'accepted')) continue
    const { shareBase, shareWeight, bridgeCap } = model.taxonomy
    const gamma = model.evidenceFactors[levelOf(claim)]
    const share = () => shareBase + shareWeight * Math.max(...kpis.map((kpi) => shareItem(claim, kpi))) / shareUnit
    most = Math.max(most, claim.kind === 'taxonomy'
      ? alignmentLevel(claim, model).low * gamma * share()
      : claim.kind === 'china_catalogue'
        ? bridgeCap * gamma * share()
        : claim.kind === 'cam' ? camFulfilment(claim, { model }).low * gamma : membershipWorth(claim, model))
  }
  return Math.min(strengthSteps, Math.ceil(most * strengthSteps))
}

/** A strength that `shift` places above the lowest bit of a word holds, 0–1. */
export function strengthAt (word: number, shift: number): number {
  return (word >>> shift & strengthSteps) / strengthSteps
}

/** One thing a query wants shown: of all claims the best counts, by its topic's coefficient. */
export interface Part {
  /** By topic. */
  readonly coefficient: Table
  /** Largest level that counts: what crosses the bridge is capped. */
  readonly cap: number
  /** Place in `kpis`; their number when shares do not matter. */
  readonly kpi: number
  /** What a company's code alone is worth, by code. */
  readonly inferred: Table | null
  /** Added to the direction for a value of 1. */
  weight: number
}

export const withoutShare = kpis.length

/** One thing that a mandate names under the taxonomy; null: it names nothing. */
export type Wish = { readonly objective: Objective } | { readonly activity: string } | { readonly entry: string } | null

/** How far a value under one activity counts for another that is wished: in full, in part within the same taxonomy sector, or not. */
export function likeness (activity: string, wished: string, { codes, model }: Basics): number {
  if (activity === wished) return 1
  const sector = codes.taxonomyActivities.get(wished)?.sector
  return sector !== undefined && codes.taxonomyActivities.get(activity)?.sector === sector ? model.taxonomy.relatedActivity : 0
}

/** How far a value counts for a wish that reads EU values; Chinese entries read claims, not values. */
function counting (wish: Wish, { activity, objective }: TaxonomyValue, basics: Basics): number {
  if (wish === null) return 1
  if ('objective' in wish) return Number(objective === wish.objective)
  return 'activity' in wish ? likeness(activity, wish.activity, basics) : 0
}

/** The best claim there can be under a topic, of this content only. */
function exemplary (topic: Topic): ScoringClaim | undefined {
  const base = { id: '', state: 'accepted', level: 'audited', validFrom: null, validTo: null } as const
  const shares = { turnover: 1, capex: 1, opex: 1 }
  if (topic.kind === 'china_catalogue') return { ...base, ...topic, kpis: shares }
  if (topic.kind !== 'taxonomy') return undefined
  const dnsh = Object.fromEntries(objectives.map((objective) => [objective, 'met' as const]))
  return { ...base, ...topic, substantialContribution: 'met', dnsh, minimumSafeguards: 'met', kpis: shares }
}

/** The part of a taxonomy wish: what the engine makes of one claim at its best under each topic, and of each code alone. */
export function taxonomyPart (wish: Wish, kpi: number, weight: number, features: Features, basics: Basics): Part {
  const { model, codes } = basics
  const key = JSON.stringify(wish)
  const context: Context = { model, codes, asOf: '2000-01-01' }
  const { bridgeCap, levelAligned, shareBase, shareWeight } = model.taxonomy
  const cap = wish !== null && 'entry' in wish ? bridgeCap : Infinity
  const unit = model.evidenceFactors.audited * (shareBase + shareWeight)
  const best = (values: readonly TaxonomyValue[]) => values.reduce((top, value) => Math.max(top, value.low * counting(wish, value, basics)), 0)
  return {
    cap,
    kpi,
    weight,
    coefficient: features.column(`t${key}`, features.topics.size, (id) => {
      const topic = features.topics.at(id)
      const claim = exemplary(topic)
      if (claim === undefined) return 0
      const base = topic.kind === 'china_catalogue' ? bridgeCap : Math.min(levelAligned, cap)
      const low = wish !== null && 'entry' in wish
        ? maximum(chinaValues([claim], wish.entry, 'turnover', context)).low
        : best(features.remembered(`t${id}`, () => taxonomyValues([claim], [], 'turnover', context)))
      return low / (base * unit)
    }),
    inferred: wish !== null && 'entry' in wish
      ? null
      : features.column(`i${key}`, features.sectors.size, (id) =>
        best(features.remembered(`i${id}`, () => taxonomyValues([], [{ ...features.sectors.at(id), share: null }], 'turnover', context))))
  }
}

/** The part of a CAM category wanted; null: of any category. */
export function camPart (category: string | null, weight: number, features: Features, { model, codes }: Basics, asOf: string): Part {
  return {
    cap: Infinity,
    kpi: withoutShare,
    weight,
    inferred: null,
    coefficient: new Table(features.topics.size, (id) => {
      const topic = features.topics.at(id)
      if (topic.kind !== 'cam' || (category !== null && topic.category !== category)) return 0
      return statusFactor(decreeStatus(codes.camDecrees.get(topic.decree), asOf), { model })
    })
  }
}

/** The part of memberships and labels in force. */
export function membershipPart (features: Features): Part {
  return { cap: Infinity, kpi: withoutShare, weight: 1, inferred: null, coefficient: features.column('m', features.topics.size, (id) => Number(features.topics.at(id).kind === 'credential')) }
}

/** Reads a candidate's claims for all parts of a query at once. */
export class ClaimReader {
  /** The best value of each part. */
  readonly best: Float64Array
  /** Highest level of a taxonomy or CAM claim in force; −1 without one. */
  evidence = -1
  /** Whether a taxonomy claim is in force, whether one may be aligned, and whether one is. */
  claimed = false
  mayAlign = false
  aligned = false
  readonly #parts: readonly Part[]
  readonly #features: Features
  readonly #today: number
  readonly #factors: readonly number[]
  readonly #halfLife: number
  readonly #shares = new Float64Array(kpis.length + 1)
  readonly #shareBase: number
  readonly #shareUnit: number

  constructor (parts: readonly Part[], features: Features, { model }: Basics, asOf: string) {
    this.best = new Float64Array(parts.length)
    this.#parts = parts
    this.#features = features
    this.#today = dayNumber(asOf)
    this.#factors = evidenceLevels.map((level) => model.evidenceFactors[level])
    this.#halfLife = model.evidenceHalfLifeDays
    this.#shareBase = model.taxonomy.shareBase
    this.#shareUnit = model.taxonomy.shareWeight / shareUnit
    this.#shares[withoutShare] = 1
  }

  read (id: number): void {
    const { best } = this
    for (let part = 0; part < best.length; part++) best[part] = 0
    this.evidence = -1
    this.claimed = this.mayAlign = this.aligned = false
    const { days: { values: days }, bases: { values: bases }, pools: { claims } } = this.#features
    const { data } = claims
    const parts = this.#parts
    const shares = this.#shares
    const end = claims.endOf(id)
    for (let at = id, next = id; at < end; at = next) {
      const flags = data[at + 1]!
      const isShared = (flags & sharedBit) !== 0
      next = at + claimItems + (isShared ? kpis.length : 0)
      // A comparison with no day, which is NaN, does not hold.
      if (days[data[at + 2]!]! > this.#today) continue
      const expired = this.#today - days[data[at + 3]!]!
      const level = flags & levelMask
      let gamma = this.#factors[level]!
      if (expired > 0) {
        if ((flags & credentialBit) !== 0) continue
        gamma *= 2 ** (-expired / this.#halfLife)
      } else {
        if ((flags & evidenceBit) !== 0 && level > this.evidence) this.evidence = level
        if ((flags & taxonomyBits) === taxonomyBits) this.claimed = true
        if ((flags & alignedHighBit) !== 0) this.mayAlign = true
        if ((flags & alignedLowBit) !== 0) this.aligned = true
      }
      if ((flags & credentialBit) !== 0) gamma = 1
      const base = bases[flags >>> flagBits]!
      if (isShared) {
        shares[0] = this.#shareBase + this.#shareUnit * data[at + 4]!
        shares[1] = this.#shareBase + this.#shareUnit * data[at + 5]!
        shares[2] = this.#shareBase + this.#shareUnit * data[at + 6]!
      } else shares[0] = shares[1] = shares[2] = this.#shareBase
      const topic = data[at]!
      for (let part = 0; part < parts.length; part++) {
        const { coefficient, cap, kpi } = parts[part]!
        const worth = coefficient.get(topic)
        if (worth === 0) continue
        const value = (base < cap ? base : cap) * worth * gamma * shares[kpi]!
        if (value > best[part]!) best[part] = value
      }
    }
  }
}
