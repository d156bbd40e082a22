// Values as the engine can give them, for every reason; a reason without an arbitrary does not compile.
import fc from 'fast-check'
import type { CatalogueId } from '../../src/catalogues/catalogue.ts'
import type { BridgeValues, CamValues, CriterionReasons, GateReasons, TaxonomyClaimValues, TaxonomyTest } from '../../src/scoring/outcome.ts'
import { evidenceLevels, factValues, kpis, objectives, sizeClasses, type CodeRef, type CodeSystem } from '../../src/scoring/types.ts'
import { catalogues } from '../scoring/world.ts'

export type Arbitraries<R> = { readonly [K in keyof R]: fc.Arbitrary<R[K]> }

const ids = (catalogue: CatalogueId, level?: string) => fc.constantFrom(...catalogues.entries(catalogue).filter((entry) => level === undefined || entry.level === level).map(({ id }) => id))
const lists: ReadonlyArray<readonly [CodeSystem, CatalogueId]> = [['NACE2', 'nace-rev2'], ['NACE21', 'nace-rev2.1'], ['ATECO2025', 'ateco-2025']]
const sector: fc.Arbitrary<CodeRef> = fc.oneof(...lists.map(([system, list]) => ids(list).map((code) => ({ code, system }))))
const activity = ids('eu-taxonomy', 'activity')
const entry = fc.constantFrom(...catalogues.entries('cn-green').filter(({ heading }) => !heading).map(({ id }) => id))
const italianPlace = fc.oneof(ids('it-regions'), ids('it-provinces'), ids('it-provinces').map((code) => `IT-${code}`))
const place = fc.oneof(italianPlace, ids('cn-regions'))
const instrument = ids('instruments')
const mode = ids('modes')
const category = ids('cam', 'category')
const share = fc.double({ min: 0, max: 1, noNaN: true })
const priority = fc.double({ min: 0.01, max: 1, noNaN: true })
const count = fc.integer({ min: 0, max: 40 })
const amount = fc.integer({ min: 1, max: 2_000_000_000 })
const days = fc.integer({ min: 1, max: 5000 })
const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { freq: 2 })
const some = <T>(values: fc.Arbitrary<T>, maxLength = 7) => fc.uniqueArray(values, { minLength: 1, maxLength, selector: (value) => JSON.stringify(value) })
const evidence = fc.constantFrom(...evidenceLevels)
const claimEvidence = fc.constantFrom(...evidenceLevels.filter((level) => level !== 'inferred'))
const kpi = fc.constantFrom(...kpis)
const size = fc.constantFrom(...sizeClasses)
const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2030-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10))
const nothing = fc.constant({})
const range = fc.tuple(amount, amount).map(([a, b]) => ({ min: Math.min(a, b), max: Math.max(a, b) }))
const need = range.map(({ min, max }) => ({ needMin: min, needMax: max }))
const offer = fc.tuple(range, fc.constantFrom('both', 'low', 'high')).map(([{ min, max }, bounds]) => ({ offerMin: bounds === 'high' ? null : min, offerMax: bounds === 'low' ? null : max }))
const side = fc.constantFrom('need', 'mandate')
const party = fc.constantFrom('sme', 'investor')

const tests = fc.tuple(fc.constantFrom(...objectives), fc.array(fc.constantFrom('met', 'failed', 'unknown'), { minLength: 6, maxLength: 6 })).map(([objective, outcomes]) => {
  const names: TaxonomyTest[] = [...objectives.filter((name) => name !== objective), 'safeguards']
  const having = (outcome: string) => names.filter((_, index) => outcomes[index] === outcome)
  return { objective, metTests: having('met').length, failedTests: having('failed'), unknownTests: having('unknown') }
})
const taxonomyClaim: fc.Arbitrary<TaxonomyClaimValues> = fc.tuple(tests, fc.record({
  activity, substantialContribution: fc.constantFrom(...factValues), evidence: claimEvidence, kpi, share: maybe(share), expiredDays: maybe(days), related: fc.boolean()
})).map(([outcome, rest]) => ({ ...rest, ...outcome }))
const bridge = (claimed: fc.Arbitrary<string>, readAs: fc.Arbitrary<string>): fc.Arbitrary<BridgeValues> => fc.record({
  claimed, readAs, scenario: fc.constantFrom(null, '1', '2', '3', '4'), factor: fc.constantFrom(0.5, 1), evidence: claimEvidence, kpi, share: maybe(share), expiredDays: maybe(days), assumedSameCodes: fc.boolean()
})
const bridged = fc.oneof(bridge(activity, entry), bridge(entry, activity))
const camClaim: fc.Arbitrary<CamValues> = fc.record({
  category,
  decree: ids('cam'),
  decreeStatus: fc.constantFrom('in_force', 'transition', 'superseded'),
  mandatoryMet: maybe(count),
  mandatoryTotal: maybe(count),
  rewardedMet: maybe(count),
  rewardedTotal: maybe(count),
  confirmed: fc.boolean(),
  evidence: claimEvidence,
  expiredDays: maybe(days),
  otherCategories: fc.nat({ max: 3 })
})

export const criterionReasons: Arbitraries<CriterionReasons> = {
  sector_unknown: fc.record({ wishes: some(sector) }),
  sector_match: fc.record({ wish: sector, activity: sector, cover: share, priority, relation: fc.constantFrom('within', 'maybe_within', 'near', 'far'), sharesKnown: fc.boolean(), activities: fc.integer({ min: 1, max: 5 }) }),
  taxonomy_none: nothing,
  taxonomy_inferred: fc.record({ activity, matched: sector }),
  taxonomy_claim: taxonomyClaim,
  taxonomy_bridged: bridged,
  taxonomy_china: bridge(entry, entry).map((values) => ({ ...values, scenario: null, factor: 1 })),
  ticket_unknown: fc.record({ side }),
  ticket_fit: fc.tuple(need, offer, fc.constantFrom('inside', 'overlap', 'below', 'above')).map(([needed, offered, relation]) => ({ ...needed, ...offered, relation })),
  cam_none: fc.record({ categories: some(category) }),
  cam_certification: fc.record({ category, certification: ids('certifications') }),
  cam_claim: camClaim,
  instrument_unknown: fc.record({ wanted: some(instrument) }),
  instrument_fit: fc.record({ wanted: instrument, offered: instrument, compatibility: fc.constantFrom(0, 0.4, 0.6, 1), priority }),
  mode_unknown: fc.record({ wanted: some(mode) }),
  mode_fit: some(mode).chain((modes) => fc.nat({ max: modes.length }).map((shared) => ({ shared: modes.slice(0, shared), missing: modes.slice(shared) }))),
  region_unknown: fc.record({ wishes: some(place) }),
  region_fit: fc.record({ wish: place, place, relation: fc.constantFrom('inside', 'partly', 'near', 'far') }),
  size_unknown: fc.record({ wanted: some(size) }),
  size_fit: fc.record({ wanted: some(size), candidates: some(size) }),
  credentials_unknown: nothing,
  credentials_taxonomy: taxonomyClaim,
  credentials_bridged: bridged,
  credentials_cam: camClaim,
  credentials_membership: fc.record({
    held: fc.oneof(fc.constantFrom('UN PRI', '中国 绿色金融委员会', 'Forum\n per la  Finanza Sostenibile ').map((name) => ({ name, certification: null })), ids('certifications').map((certification) => ({ name: null, certification }))),
    reviewed: fc.boolean(),
    evidence: claimEvidence
  }).map(({ held, ...rest }) => ({ ...held, ...rest })),
  track_record_unknown: nothing,
  track_record_deals: fc.record({ deals: fc.integer({ min: 1, max: 2000 }), newest: day, inSector: count, inRegion: count, incomplete: count })
}

const excluded = ids('nace-rev2')
const aligned = fc.tuple(kpi, priority, share, share).map(([kpi, asked, a, b]) => ({ kpi, asked, low: Math.min(a, b), high: Math.max(a, b) }))

export const gateReasons: Arbitraries<GateReasons> = {
  published_pass: nothing,
  published_fail: fc.record({ side: party }),
  veto_pass: nothing,
  veto_fail: fc.record({ by: party }),
  exclusion_not_asked: nothing,
  exclusion_pass: nothing,
  exclusion_fail: fc.oneof(fc.record({ excluded: ids('investor-types'), activity: fc.constant(null) }), fc.record({ excluded, activity: sector })),
  exclusion_unknown: fc.record({ excluded, activity: maybe(sector) }),
  cooperation_mode_not_asked: nothing,
  cooperation_mode_pass: fc.record({ shared: some(mode) }),
  cooperation_mode_fail: fc.record({ need: some(mode), mandate: some(mode) }),
  cooperation_mode_unknown: fc.record({ silent: side }),
  ticket_not_asked: nothing,
  ticket_pass: nothing,
  ticket_fail: fc.tuple(need, offer).map(([needed, offered]) => ({ ...needed, ...offered })),
  ticket_unknown: fc.record({ side }),
  territory_not_asked: nothing,
  territory_pass: nothing,
  territory_fail: fc.record({ by: side, place, codes: some(place) }),
  territory_unknown: fc.record({ by: side, place: maybe(place), codes: some(place) }),
  minimum_evidence_not_asked: nothing,
  minimum_evidence_pass: fc.record({ asked: evidence, best: claimEvidence }),
  minimum_evidence_fail: fc.record({ asked: evidence, best: maybe(claimEvidence) }),
  minimum_alignment_not_asked: nothing,
  minimum_alignment_pass: aligned,
  minimum_alignment_fail: aligned,
  minimum_alignment_unknown: fc.tuple(aligned, fc.nat({ max: 4 })).map(([shares, claims]) => ({ ...shares, claims })),
  programme_credentials_not_asked: nothing,
  programme_credentials_pass: nothing,
  programme_credentials_fail: nothing,
  programme_credentials_unknown: nothing
}
