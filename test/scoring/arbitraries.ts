// Random profiles for the scoring properties: codes near each other on purpose, so that similarity, translation, bridges and gates all happen.
import fc from 'fast-check'
import {
  evidenceLevels, factValues, kpis, objectives, sizeClasses,
  type CodedActivity, type Objective, type ScoringClaim, type ScoringDeal, type ScoringInvestor, type ScoringMandate, type ScoringNeed, type ScoringSme
} from '../../src/scoring/types.ts'

export const asOf = '2026-11-22'

const sectorCodes = fc.constantFrom(
  { system: 'NACE2', code: 'E38.32' }, { system: 'NACE2', code: 'E38.11' }, { system: 'NACE2', code: 'E38' }, { system: 'NACE2', code: 'D35.11' },
  { system: 'NACE2', code: 'D35' }, { system: 'NACE2', code: 'C28.99' }, { system: 'NACE2', code: 'C28.2' }, { system: 'NACE2', code: 'C31.01' },
  { system: 'NACE2', code: 'C27.20' }, { system: 'NACE2', code: 'F' }, { system: 'NACE2', code: 'A01.11' }, { system: 'NACE2', code: 'M71.12' },
  { system: 'NACE21', code: 'E38.21' }, { system: 'NACE21', code: 'E38.1' }, { system: 'NACE21', code: 'D35.12' }, { system: 'NACE21', code: 'C28' },
  { system: 'NACE21', code: 'C31.00' }, { system: 'NACE21', code: 'G46.89' }, { system: 'NACE21', code: 'C27.11' },
  { system: 'ATECO2025', code: '38.21.20' }, { system: 'ATECO2025', code: '38.11.00' }, { system: 'ATECO2025', code: '35.12.00' },
  { system: 'ATECO2025', code: '28' }, { system: 'ATECO2025', code: '31.00' }
) as fc.Arbitrary<{ system: 'NACE2' | 'NACE21' | 'ATECO2025', code: string }>

const priority = fc.constantFrom(0.1, 0.25, 0.5, 0.7, 0.9, 1)
const share = fc.constantFrom(0, 0.1, 0.2, 0.3)
const italianPlaces = fc.constantFrom('MI', 'BG', 'BZ', 'TN', 'RM', 'NA', 'CA', 'IT-25', 'IT-32', 'IT-62', 'IT-82')
const italianWishes = fc.constantFrom('IT', 'ITC', 'ITF', 'IT-25', 'IT-32', 'IT-62', 'MI', 'BZ', 'ITC4', 'NA')
const chinesePlaces = fc.constantFrom('CN-SH', 'CN-JS', 'CN-GD', 'CN-SC', 'CN-HK', 'CN-LN')
const chineseWishes = fc.constantFrom('CN', 'CN-SH', 'CN-JS', 'CN-SC', 'CN-ZJ')
const instruments = fc.constantFrom('equity_minority', 'equity_majority', 'convertible', 'joint_venture_equity', 'loan', 'project_finance', 'grant')
const modes = fc.constantFrom('direct_investment', 'joint_venture', 'technology_transfer', 'licensing', 'distribution')
const investorTypes = fc.constantFrom('private_equity', 'central_soe', 'bank', 'family_office')
const taxonomyCodes = fc.constantFrom('CE 2.7', 'CE 2.3', 'CCM 5.9', 'CCM 4.1', 'CCM 4.3', 'CCM 3.6', 'CCA 4.1', 'CCM 7.6', 'BIO 1.1', 'WTR 2.2')
const camCategories = fc.constantFrom('cam-arredi-interni', 'cam-edilizia', 'cam-tessili')
const chinaEntries = fc.constantFrom('GIGC-2024/3.2.5', 'GIGC-2024/3.2', 'GIGC-2024/4.2.2', 'GFEPC-2025/3', 'GBEPC-2021/1.5.2', 'GIGC-2024/6.1.5')
const certifications = fc.constantFrom('fsc', 'iso-14001', 'epd', 'emas', 'sa8000')
const dates = fc.integer({ min: -1500, max: 1200 }).map((days) => new Date(Date.UTC(2026, 10, 22) + days * 86_400_000).toISOString().slice(0, 10))
const pastDates = fc.integer({ min: -3000, max: 30 }).map((days) => new Date(Date.UTC(2026, 10, 22) + days * 86_400_000).toISOString().slice(0, 10))
const amounts = fc.constantFrom(1, 50_000, 300_000, 1_000_000, 2_500_000, 4_000_000, 10_000_000, 60_000_000, 3_000_000_000)

function unique<T> (values: fc.Arbitrary<T>, max: number, key: (value: T) => string = String): fc.Arbitrary<T[]> {
  return fc.uniqueArray(values, { maxLength: max, selector: key })
}
const prioritised = (ids: fc.Arbitrary<string>) => unique(fc.record({ id: ids, priority }), 3, ({ id }) => id)
const eurRange = fc.record({ a: fc.option(amounts), b: fc.option(amounts), hard: fc.boolean() }).filter(({ a, b }) => a !== null || b !== null)
  .map(({ a, b, hard }) => a !== null && b !== null ? { min: Math.min(a, b), max: Math.max(a, b), hard } : { min: a, max: b, hard })
const territory = (places: fc.Arbitrary<string>) => fc.option(fc.record({ codes: unique(places, 3).filter(({ length }) => length > 0), hard: fc.boolean() }))
const facts = fc.constantFrom(...factValues)
const shares = fc.record(Object.fromEntries(kpis.map((kpi) => [kpi, fc.option(fc.constantFrom(0, 0.2, 0.5, 0.7, 1))])), { requiredKeys: [] })

const claimBase = fc.record({
  id: fc.integer({ min: 1, max: 1e9 }).map((n) => `claim_${n}`),
  state: fc.constantFrom('submitted', 'accepted', 'accepted', 'submitted', 'draft', 'rejected', 'revoked'),
  level: fc.constantFrom(...evidenceLevels.slice(1)),
  validFrom: fc.option(dates),
  validTo: fc.option(dates)
})

export const taxonomyClaim = fc.tuple(claimBase, taxonomyCodes, facts, facts, fc.array(facts, { minLength: 5, maxLength: 5 }), shares).map(([base, activity, sc, safeguards, tests, kpiShares]) => {
  const objective = activity.slice(0, activity.indexOf(' ')) as Objective
  const others = objectives.filter((name) => name !== objective)
  return {
    ...base,
    kind: 'taxonomy' as const,
    activity,
    objective,
    substantialContribution: sc === 'not_applicable' ? 'met' as const : sc,
    minimumSafeguards: safeguards === 'not_applicable' ? 'unknown' as const : safeguards,
    dnsh: Object.fromEntries(others.map((name, index) => [name, tests[index]])),
    kpis: kpiShares
  }
}) as fc.Arbitrary<Extract<ScoringClaim, { kind: 'taxonomy' }>>

const counts = fc.option(fc.tuple(fc.integer({ min: 0, max: 10 }), fc.integer({ min: 1, max: 10 })).map(([met, total]) => ({ met: Math.min(met, total), total })))
export const camClaim = fc.tuple(claimBase, fc.constantFrom(
  ['cam-arredi-interni', 'cam-arredi-interni'], ['cam-arredi-interni', 'cam-arredi-interni-2017'], ['cam-edilizia', 'cam-edilizia'],
  ['cam-edilizia', 'cam-edilizia-2022'], ['cam-tessili', 'cam-tessili'], ['cam-tessili', 'cam-tessili-2021']), counts, counts).map(([base, [category, decree], mandatory, rewarded]) => ({
  ...base,
  kind: 'cam' as const,
  category,
  decree,
  mandatoryMet: mandatory?.met ?? null,
  mandatoryTotal: mandatory?.total ?? null,
  rewardedMet: rewarded?.met ?? null,
  rewardedTotal: rewarded?.total ?? null
})) as fc.Arbitrary<Extract<ScoringClaim, { kind: 'cam' }>>

const certificationClaim = fc.tuple(claimBase, certifications).map(([base, certification]) => ({ ...base, kind: 'certification' as const, certification }))
export const chinaClaim = fc.tuple(claimBase, chinaEntries, shares).map(([base, entry, kpiShares]) => ({ ...base, kind: 'china_catalogue' as const, entry, kpis: kpiShares }))
const membershipClaim = claimBase.map((base) => ({ ...base, kind: 'membership' as const, name: 'Invented Alliance' }))
export const claim = fc.oneof(taxonomyClaim, taxonomyClaim, camClaim, certificationClaim, chinaClaim, membershipClaim) as fc.Arbitrary<ScoringClaim>
export const claims = fc.uniqueArray(claim, { maxLength: 5, selector: ({ id }) => id })

export const activities = fc.array(fc.record({ ref: sectorCodes, share: fc.option(share, { freq: 8 }) }), { maxLength: 3 })
  .map((items): CodedActivity[] => items.map(({ ref, share: part }) => ({ ...ref, share: part })))

/** Weights as an owner may set them: some criteria, not negative, not all zero. */
const weights = (keys: readonly string[]) => fc.option(
  fc.dictionary(fc.constantFrom(...keys), fc.constantFrom(0, 1, 5, 20, 60), { maxKeys: 3 }).filter((map) => Object.values(map).some((weight) => weight > 0)), { freq: 3 })

export const need: fc.Arbitrary<ScoringNeed> = fc.record({
  id: fc.integer({ min: 1, max: 99 }).map((n) => `need_${n}`),
  amount: fc.option(eurRange),
  instruments: prioritised(instruments),
  modes: prioritised(modes),
  territory: territory(chineseWishes),
  excludedInvestorTypes: unique(investorTypes, 1),
  weights: weights(['track_record', 'ticket', 'credentials', 'instrument', 'mode', 'region']),
  validTo: fc.option(dates, { freq: 2 })
})

export const sme: fc.Arbitrary<ScoringSme> = fc.record({
  id: fc.integer({ min: 1, max: 999 }).map((n) => `sme_${n}`),
  published: fc.constantFrom(true, true, true, true, false),
  excludedCounterparts: fc.constantFrom([], [], [], ['inv_1']),
  activities,
  place: fc.option(italianPlaces),
  sizeCandidates: fc.subarray([...sizeClasses]),
  claims,
  needs: fc.uniqueArray(need, { maxLength: 2, selector: ({ id }) => id })
})

export const deal: fc.Arbitrary<ScoringDeal> = fc.record({
  id: fc.integer({ min: 1, max: 1e9 }).map((n) => `deal_${n}`),
  date: pastDates,
  sector: fc.option(sectorCodes),
  region: fc.option(fc.constantFrom('IT-25', 'IT-32', 'IT-62', 'MI', 'IT-82')),
  amountEur: fc.option(amounts)
})

export const mandate: fc.Arbitrary<ScoringMandate> = fc.record({
  id: fc.integer({ min: 1, max: 99 }).map((n) => `man_${n}`),
  sectors: unique(fc.record({ ref: sectorCodes, priority }).map(({ ref, priority: weight }) => ({ ...ref, priority: weight })), 3, ({ system, code }) => `${system}${code}`),
  excludedSectors: unique(sectorCodes, 1, ({ code }) => code),
  objectives: fc.dictionary(fc.constantFrom(...objectives), fc.constantFrom(0.2, 0.4, 0.6, 1), { maxKeys: 3 }),
  activities: unique(taxonomyCodes, 2),
  chinaCatalogue: unique(chinaEntries, 2),
  camCategories: prioritised(camCategories),
  minimumEvidence: fc.option(fc.constantFrom(...evidenceLevels), { freq: 2 }),
  minimumAligned: fc.option(fc.record({ kpi: fc.constantFrom(...kpis), share: fc.constantFrom(0.1, 0.5, 0.9) }), { freq: 2 }),
  kpi: fc.constantFrom(...kpis),
  ticket: fc.option(eurRange),
  instruments: prioritised(instruments),
  modes: prioritised(modes),
  territory: territory(italianWishes),
  sizes: fc.subarray([...sizeClasses]),
  weights: weights(['sector', 'taxonomy', 'ticket', 'cam', 'instrument', 'mode', 'region', 'size']),
  validTo: fc.option(dates, { freq: 2 })
})

export const investor: fc.Arbitrary<ScoringInvestor> = fc.record({
  id: fc.integer({ min: 1, max: 999 }).map((n) => `inv_${n}`),
  published: fc.constantFrom(true, true, true, true, false),
  excludedCounterparts: fc.constantFrom([], [], [], ['sme_1']),
  type: investorTypes,
  place: fc.option(chinesePlaces),
  claims,
  deals: fc.uniqueArray(deal, { maxLength: 5, selector: ({ id }) => id }),
  standing: fc.constantFrom(null, 'accepted', 'refused'),
  mandates: fc.uniqueArray(mandate, { minLength: 0, maxLength: 2, selector: ({ id }) => id })
})

/** Both lists with at least one stated side, so that a pair always exists. */
export const statedInvestor = fc.tuple(investor, mandate).map(([profile, stated]): ScoringInvestor => ({ ...profile, mandates: [{ ...stated, validTo: null }] }))
export const statedSme = fc.tuple(sme, need).map(([profile, stated]): ScoringSme => ({ ...profile, needs: [{ ...stated, validTo: null }] }))
/** Facts that can only help when raised: for choosing a change at random. */
export const index = fc.nat({ max: 1000 })
export { eurRange, prioritised, instruments, modes, italianPlaces, sectorCodes, priority, chinesePlaces, amounts }
