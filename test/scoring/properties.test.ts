// The properties of the scoring model on random profiles over the real code lists. PROPERTY_SEED repeats a run.
import fc from 'fast-check'
import t from 'tap'
import { camValue } from '../../src/scoring/criteria/cam.ts'
import { sector } from '../../src/scoring/criteria/sector.ts'
import { ticketFit } from '../../src/scoring/criteria/ticket.ts'
import { reciprocal } from '../../src/scoring/engine.ts'
import type { PairScore } from '../../src/scoring/outcome.ts'
import { alignmentLevel, chinaValues, taxonomyValues, testsOf } from '../../src/scoring/taxonomy-values.ts'
import type { ScoringClaim, ScoringInvestor, ScoringSme, TaxonomyClaim } from '../../src/scoring/types.ts'
import { effectiveWeights } from '../../src/scoring/weights.ts'
import { criteriaOf, type CriterionKey } from '../../src/scoring/model.ts'
import * as random from './arbitraries.ts'
import { codes, engine, model, runs, seed } from './world.ts'

const context = { model, codes, asOf: random.asOf }
const options = { asOf: random.asOf, settings: { programmeRequiresCredentials: false } }
const tolerance = 1e-12

/** Runs one property; what it claims is the name of the test. */
function property<T extends unknown[]> (name: string, arbitraries: { [K in keyof T]: fc.Arbitrary<T[K]> }, holds: (...values: T) => boolean | void): void {
  t.test(name, async (t) => {
    t.comment(`seed ${seed}, ${runs} cases`)
    fc.assert(fc.property(...(arbitraries as [fc.Arbitrary<unknown>]), holds as unknown as (value: unknown) => boolean | void), { numRuns: runs, seed })
    t.pass(`${runs} cases`)
  })
}

function only (sme: ScoringSme, investor: ScoringInvestor): PairScore {
  const pair = engine.scorePair(sme, sme.needs[0] ?? null, investor, investor.mandates[0]?.id ?? null, options)
  if (pair === undefined) throw new Error('A stated mandate always gives a pair.')
  return pair
}

/** Low ends of both directions and of the pair: what may never fall. */
function lows (pair: PairScore): readonly number[] {
  return [pair.score, pair.directions[0].score, pair.directions[1].score]
}
function noneFell (before: PairScore, after: PairScore): boolean {
  return lows(before).every((low, at) => low <= lows(after)[at]!)
}

property('1a. every value lies in 0–1 with low not above high', [random.statedSme, random.statedInvestor], (sme, investor) => {
  const { directions } = only(sme, investor)
  return directions.every((direction) => direction.score <= direction.scoreHigh && direction.criteria.every(({ low, high }) => low >= 0 && low <= high + tolerance && high <= 1 + tolerance))
})

property('1b. the reciprocal score lies between the smaller side and the geometric mean, and is 0 when either side is', [fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })], (x, y) => {
  const r = reciprocal(x, y)
  if (x === 0 || y === 0) return r === 0
  return r >= Math.min(x, y) - tolerance && r <= Math.sqrt(x * y) + tolerance
})

property('2. an empty profile scores 0 in low against every mandate', [random.statedInvestor], (investor) => {
  const empty: ScoringSme = { id: 'sme_empty', published: true, excludedCounterparts: [], activities: [], place: null, sizeCandidates: [], claims: [], needs: [] }
  const pair = only(empty, investor)
  return pair.score === 0 && pair.directions[0].score === 0
})

property('3. contributions are integers that sum to the direction’s score', [random.statedSme, random.statedInvestor], (sme, investor) =>
  only(sme, investor).directions.every(({ score, criteria }) =>
    criteria.every(({ contribution }) => Number.isInteger(contribution) && contribution >= 0) && criteria.reduce((sum, { contribution }) => sum + contribution, 0) === score))

/** The claim with one thing about it better. */
function raised (claim: ScoringClaim, which: number): ScoringClaim {
  const levels = ['self_declared', 'documented', 'third_party', 'audited'] as const
  if (which % 3 === 0 && claim.state === 'submitted') return { ...claim, state: 'accepted', level: 'documented' }
  if (which % 3 === 1 && claim.state === 'accepted') return { ...claim, level: levels[Math.min(3, levels.indexOf(claim.level as 'audited') + 1)]! }
  if (claim.kind !== 'taxonomy') return claim
  if (which % 2 === 0) return { ...claim, substantialContribution: 'met' }
  const tests = Object.keys(claim.dnsh) as Array<keyof typeof claim.dnsh>
  const test = tests[which % (tests.length + 1)]
  return test === undefined ? { ...claim, minimumSafeguards: 'met' } : { ...claim, dnsh: { ...claim.dnsh, [test]: 'met' } }
}

property('4a. a better fact or stronger evidence never lowers low', [random.statedSme, random.statedInvestor, random.index, random.index], (sme, investor, at, which) => {
  const before = only(sme, investor)
  const raise = (claims: readonly ScoringClaim[]) => claims.map((claim, index) => index === at % claims.length ? raised(claim, which) : claim)
  return noneFell(before, only({ ...sme, claims: raise(sme.claims) }, investor)) && noneFell(before, only(sme, { ...investor, claims: raise(investor.claims) }))
})

property('4b. a further claim never lowers low', [random.statedSme, random.statedInvestor, random.claim], (sme, investor, claim) => {
  const more = { ...claim, id: 'claim_more' }
  const before = only(sme, investor)
  return noneFell(before, only({ ...sme, claims: [...sme.claims, more] }, investor)) && noneFell(before, only(sme, { ...investor, claims: [...investor.claims, more] }))
})

/** Each of these tells one thing that was not known; the direction named is the one that reads it. */
const disclosures: ReadonlyArray<(sme: ScoringSme, investor: ScoringInvestor, at: number) => readonly [ScoringSme, ScoringInvestor, 0 | 1] | null> = [
  (sme, investor, at) => {
    const claims = sme.claims.map((claim, index): ScoringClaim => {
      if (index !== at % sme.claims.length || claim.kind !== 'taxonomy') return claim
      const open = testsOf(claim).unknown[0]
      const fact = at % 2 === 0 ? 'met' : 'not_met'
      if (open === undefined) return claim.substantialContribution === 'unknown' ? { ...claim, substantialContribution: fact } : claim
      return open === 'safeguards' ? { ...claim, minimumSafeguards: fact } : { ...claim, dnsh: { ...claim.dnsh, [open]: fact } }
    })
    return [{ ...sme, claims }, investor, 0]
  },
  (sme, investor, at) => [{ ...sme, claims: sme.claims.map((claim) => 'kpis' in claim ? { ...claim, kpis: { turnover: (at % 11) / 10, capex: (at % 7) / 6, opex: 0, ...known(claim.kpis) } } : claim) }, investor, 0],
  (sme, investor, at) => [{ ...sme, activities: sme.activities.map((activity) => ({ ...activity, share: activity.share ?? (at % 4) / 10 })) }, investor, 0],
  (sme, investor, at) => [{ ...sme, sizeCandidates: [sme.sizeCandidates.length === 0 ? (['micro', 'small', 'medium', 'large'] as const)[at % 4]! : sme.sizeCandidates[at % sme.sizeCandidates.length]!] }, investor, 0],
  (sme, investor, at) => sme.place === null ? [{ ...sme, place: ['MI', 'BZ', 'RM'][at % 3]! }, investor, at % 2 === 0 ? 0 : 1] : null,
  (sme, investor, at) => sme.place === 'IT-25' || sme.place === 'IT-32' ? [{ ...sme, place: sme.place === 'IT-25' ? ['MI', 'BG'][at % 2]! : ['BZ', 'TN'][at % 2]! }, investor, at % 3 === 0 ? 0 : 1] : null,
  (sme, investor, at) => [{
    ...sme,
    claims: sme.claims.map((claim) => claim.kind !== 'cam' || (claim.state === 'accepted' && claim.mandatoryTotal === null)
      ? claim
      : { ...claim, mandatoryMet: claim.mandatoryMet ?? at % 6, mandatoryTotal: claim.mandatoryTotal ?? 5, rewardedMet: claim.rewardedMet ?? at % 4, rewardedTotal: claim.rewardedTotal ?? 3 })
  }, investor, 0],
  (sme, investor, at) => statedTerm(sme, at) === null ? null : [statedTerm(sme, at)!, investor, 0],
  (sme, investor, at) => {
    const mandate = investor.mandates[0]!
    if (at % 3 === 0 && mandate.ticket === null) return [sme, { ...investor, mandates: [{ ...mandate, ticket: { min: 1_000_000, max: null, hard: false } }] }, 1]
    if (at % 3 === 1 && mandate.instruments.length === 0) return [sme, { ...investor, mandates: [{ ...mandate, instruments: [{ id: 'loan', priority: 1 }] }] }, 1]
    return mandate.modes.length === 0 ? [sme, { ...investor, mandates: [{ ...mandate, modes: [{ id: 'licensing', priority: 1 }] }] }, 1] : null
  },
  (sme, investor, at) => investor.place === null ? [sme, { ...investor, place: ['CN-SH', 'CN-SC'][at % 2]! }, 1] : null,
  (sme, investor, at) => [sme, { ...investor, deals: investor.deals.map((deal) => ({ ...deal, region: deal.region ?? ['IT-25', 'IT-82'][at % 2]!, sector: deal.sector ?? { system: 'NACE2', code: ['E38.32', 'D35.11'][at % 2]! } })) }, 1]
]
function known (shares: Readonly<Record<string, number | null | undefined>>): Record<string, number> {
  return Object.fromEntries(Object.entries(shares).filter((entry): entry is [string, number] => typeof entry[1] === 'number'))
}
function statedTerm (sme: ScoringSme, at: number): ScoringSme | null {
  const need = sme.needs[0]!
  if (at % 3 === 0 && need.amount === null) return { ...sme, needs: [{ ...need, amount: { min: 500_000, max: 3_000_000, hard: false } }] }
  if (at % 3 === 1 && need.instruments.length === 0) return { ...sme, needs: [{ ...need, instruments: [{ id: 'convertible', priority: 1 }] }] }
  return need.modes.length === 0 ? { ...sme, needs: [{ ...need, modes: [{ id: 'joint_venture', priority: 1 }] }] } : null
}

property('5. disclosing what was unknown never lowers low and never raises high', [random.statedSme, random.statedInvestor, random.index, fc.nat({ max: disclosures.length - 1 })], (sme, investor, at, which) => {
  const disclosed = disclosures[which]!(sme, investor, at)
  if (disclosed === null) return
  const [knownSme, knownInvestor, direction] = disclosed
  const before = only(sme, investor).directions[direction]
  const after = only(knownSme, knownInvestor).directions[direction]
  return before.score <= after.score && after.scoreHigh <= before.scoreHigh
})

property('6a. a further preferred sector never lowers the sector criterion', [random.activities, fc.array(fc.record({ ref: random.sectorCodes, priority: random.priority }), { minLength: 1, maxLength: 4 }), fc.record({ ref: random.sectorCodes, priority: random.priority }), fc.boolean()],
  (activities, wishes, more, inferred) => {
    const flat = wishes.map(({ ref, priority }) => ({ ...ref, priority }))
    const before = sector(flat, activities, inferred, context)
    const after = sector([...flat, { ...more.ref, priority: more.priority }], activities, inferred, context)
    return after.low >= before.low - tolerance && after.high >= before.high - tolerance
  })

property('6b. widening the offered range never lowers the ticket criterion', [random.amounts, random.amounts, random.amounts, random.amounts, fc.double({ min: 1, max: 10, noNaN: true }), fc.double({ min: 1, max: 10, noNaN: true })], (a, b, c, d, down, up) => {
  const need = { min: Math.min(a, b), max: Math.max(a, b) }
  const offer = { min: Math.min(c, d), max: Math.max(c, d) }
  return ticketFit(need, { min: offer.min / down, max: offer.max * up }) >= ticketFit(need, offer) - tolerance
})

property('7. a further mandatory CAM criterion never lowers; a rewarded one is worth nothing in low until all mandatory ones are met', [random.camClaim, fc.integer({ min: 1, max: 12 }), random.index], (claim, total, at) => {
  const met = at % total
  const base = { ...claim, mandatoryMet: met, mandatoryTotal: total, rewardedMet: 0, rewardedTotal: 3 }
  const value = camValue(base, context)
  return camValue({ ...base, mandatoryMet: met + 1 }, context).low >= value.low && camValue({ ...base, rewardedMet: 3 }, context).low === value.low
})

property('8a. an expired claim is worth less than a valid one, unless both are worth nothing', [random.taxonomyClaim, random.camClaim, fc.integer({ min: 1, max: 3000 })], (taxonomy, cam, days) => {
  const ended = new Date(Date.UTC(2026, 10, 22) - days * 86_400_000).toISOString().slice(0, 10)
  const valid = { state: 'accepted' as const, validFrom: null, validTo: null }
  const expired = { ...valid, validTo: ended }
  const worth = (claim: ScoringClaim) => taxonomyValues([claim], [], 'turnover', context)[0]!.high
  const camWorth = (state: typeof expired | typeof valid) => camValue({ ...cam, ...state }, context).high
  return worth({ ...taxonomy, ...expired }) < worth({ ...taxonomy, ...valid }) && (camWorth(valid) === 0 ? camWorth(expired) === 0 : camWorth(expired) < camWorth(valid))
})

property('8b. a revoked claim counts as absent', [random.statedSme, random.statedInvestor, random.claim], (sme, investor, claim) => {
  const revoked = { ...claim, id: 'claim_revoked', state: 'revoked' as const }
  return JSON.stringify(only({ ...sme, claims: [...sme.claims, revoked] }, { ...investor, claims: [...investor.claims, revoked] })) === JSON.stringify(only(sme, investor))
})

property('8c. a superseded decree is worth no more than the one in force', [random.camClaim], (claim) => {
  const under = (decree: string) => camValue({ ...claim, category: 'cam-edilizia', decree }, context)
  return under('cam-edilizia-2022').low <= under('cam-edilizia').low && under('cam-edilizia-2022').high <= under('cam-edilizia').high
})

function scaled<R extends { readonly min: number | null, readonly max: number | null, readonly hard: boolean }> (range: R | null, factor: number): R | null {
  return range === null ? null : { ...range, min: range.min === null ? null : range.min * factor, max: range.max === null ? null : range.max * factor }
}

property('9a. multiplying all amounts by one factor changes no score', [random.statedSme, random.investor, fc.integer({ min: 2, max: 900 })], (sme, investor, factor) => {
  const scaledSme = { ...sme, needs: sme.needs.map((need) => ({ ...need, amount: scaled(need.amount, factor) })) }
  const scaledInvestor = {
    ...investor,
    mandates: investor.mandates.map((mandate) => ({ ...mandate, ticket: scaled(mandate.ticket, factor) })),
    deals: investor.deals.map((deal) => ({ ...deal, amountEur: deal.amountEur === null ? null : deal.amountEur * factor }))
  }
  const numbers = (pairs: readonly PairScore[]) => JSON.stringify(pairs.map(({ score, scoreHigh, outcome, directions }) => [score, scoreHigh, outcome, directions.map(({ criteria }) => criteria.map(({ contribution }) => contribution))]))
  return numbers(engine.scoreProfiles(sme, investor, options)) === numbers(engine.scoreProfiles(scaledSme, scaledInvestor, options))
})

property('9b. multiplying all weights by one factor changes no share of the sum', [fc.constantFrom('mandate_to_sme' as const, 'need_to_investor' as const), fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 8, maxLength: 8 }), fc.integer({ min: 2, max: 50 }), fc.nat({ max: 255 })],
  (direction, numbers, factor, mask) => {
    const stated = criteriaOf(direction).filter((key, at) => (mask >> at) % 2 === 1 || key === 'taxonomy' || key === 'credentials')
    const layer = Object.fromEntries(criteriaOf(direction).map((key, at) => [key, numbers[at]!]))
    const shareOf = (weights: ReadonlyMap<CriterionKey, number>) => {
      const sum = [...weights.values()].reduce((total, weight) => total + weight, 0)
      return [...weights.values()].map((weight) => weight / sum)
    }
    const plain = shareOf(effectiveWeights(stated, direction, [layer], model.sustainabilityFloor))
    const multiplied = shareOf(effectiveWeights(stated, direction, [Object.fromEntries(Object.entries(layer).map(([key, weight]) => [key, weight * factor]))], model.sustainabilityFloor))
    return plain.every((share, at) => Math.abs(share - multiplied[at]!) < 1e-9)
  })

/** Turns every list around, at every depth. */
function turned<T> (value: T): T {
  if (Array.isArray(value)) return value.map(turned).reverse() as T
  if (value !== null && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, turned(inner)])) as T
  return value
}

property('10. the order of activities, preferences, claims, deals, needs and mandates changes nothing', [random.sme, random.investor], (sme, investor) =>
  JSON.stringify(engine.scoreProfiles(sme, investor, options)) === JSON.stringify(engine.scoreProfiles(turned(sme), turned(investor), options)))

property('14. a failed gate is a failed pair whatever its values, and a veto of either side fails it', [random.statedSme, random.statedInvestor], (sme, investor) => {
  const pair = only(sme, investor)
  const expected = pair.gates.some(({ outcome }) => outcome === 'fail') ? 'fail' : pair.gates.some(({ outcome }) => outcome === 'unknown') ? 'unknown' : 'pass'
  return pair.outcome === expected && only({ ...sme, excludedCounterparts: [investor.id] }, investor).outcome === 'fail' && only(sme, { ...investor, excludedCounterparts: [sme.id] }).outcome === 'fail'
})

property('15. level 1 in low if and only if all is met; a known failure keeps high below 0.70; a NACE match alone stays at 0.25·γ', [random.taxonomyClaim, random.activities], (claim: TaxonomyClaim, activities) => {
  const tests = testsOf(claim)
  const level = alignmentLevel(claim, model)
  const all = claim.substantialContribution === 'met' && tests.met === 6
  const failed = claim.substantialContribution === 'not_met' || tests.failed.length > 0
  const inferred = taxonomyValues([], activities, 'turnover', context).every(({ high }) => high <= 0.25 * model.evidenceFactors.inferred + tolerance)
  return (level.low === 1) === all && (!failed || level.high < 0.70) && inferred
})

const chineseWishes = ['GIGC-2024/3.2', 'GIGC-2024/4.2', 'GFEPC-2025/3.2', 'GBEPC-2021/1.5', 'GBEPC-2021/3.2.2']
/** The code lists as if every crosswalk row had one scenario. */
const underScenario = (scenario: string) => ({ ...context, codes: { ...codes, crosswalk: codes.crosswalk.map((row) => ({ ...row, scenario, excluded: false, lowConfidence: false })) } })

property('16. a bridged claim never exceeds 0.70, and scenarios 2 and 3 mirror each other', [random.taxonomyClaim, random.chinaClaim], (eu, china) => {
  const worth = (scenario: string) => {
    const at = underScenario(scenario)
    const toChina = chineseWishes.flatMap((wish) => chinaValues([eu], wish, 'turnover', at)).reduce((top, { high }) => Math.max(top, high), 0)
    const toEu = taxonomyValues([china], [], 'turnover', at).reduce((top, { high }) => Math.max(top, high), 0)
    return { toChina, toEu }
  }
  const [clear, euStricter, chinaStricter] = [worth('1'), worth('2'), worth('3')]
  const near = (a: number, b: number) => Math.abs(a - b) < tolerance
  return clear.toChina <= 0.70 && clear.toEu <= 0.70 && near(euStricter.toChina, clear.toChina) && near(euStricter.toEu, 0.5 * clear.toEu) &&
    near(chinaStricter.toChina, 0.5 * clear.toChina) && near(chinaStricter.toEu, clear.toEu)
})

property('17. where an investor is from and who owns it change no score, unless the need asks for a place', [random.statedSme, random.statedInvestor, random.chinesePlaces, fc.constantFrom('central_soe', 'family_office', 'bank')], (sme, investor, place, type) => {
  const open = { ...sme, needs: sme.needs.map((need) => ({ ...need, territory: null, excludedInvestorTypes: [] })) }
  return JSON.stringify(only(open, investor)) === JSON.stringify(only(open, { ...investor, place, type }))
})
