// Which values of a reason decide, as they must be read in its sentence. Written apart from the sentences: numbers are compared
// by their digits alone, so that no formatter of theirs is asked to judge itself.
import type { Language } from '../../src/catalogues/catalogue.ts'
import type { BridgeValues, CamValues, CriterionReasons, GateReasons, TaxonomyClaimValues } from '../../src/scoring/outcome.ts'
import type { CodeRef } from '../../src/scoring/types.ts'
import { catalogues } from '../scoring/world.ts'

type Deciding<R> = { readonly [K in keyof R]?: (values: R[K], language: Language) => ReadonlyArray<string | number | null> }

const code = (ref: CodeRef) => ref.code
/** Chinese entries whose own code is not confirmed are told by the code above them. */
const claimed = (id: string) => id.includes('/') ? id.slice(id.indexOf('/') + 1).replace(/\.?x-.*$/, '') : id
const percent = (share: number | null) => share === null ? null : Number((share * 100).toFixed(1))
const cam = (id: string, language: Language) => catalogues.title('cam', id, language)
const small = (title: string) => title.slice(1)
const mode = (id: string, language: Language) => small(catalogues.title('modes', id, language))
const instrument = (id: string, language: Language) => small(catalogues.title('instruments', id, language))
/** Lists of more than four are cut to three and counted. */
const told = <T>(items: readonly T[]) => items.length <= 4 ? items : items.slice(0, 3)

const taxonomy = (v: TaxonomyClaimValues) => [v.activity, v.metTests, v.expiredDays]
const bridge = (v: BridgeValues) => [claimed(v.claimed), claimed(v.readAs), percent(v.factor), v.scenario, v.expiredDays]
const criteria = (v: CamValues, language: Language) => [cam(v.category, language), v.expiredDays, ...(v.rewardedMet !== null && v.rewardedTotal !== null && v.rewardedTotal > 0 ? [v.rewardedMet, v.rewardedTotal] : [])]

export const decidingCriterion: Deciding<CriterionReasons> = {
  sector_unknown: (v) => told(v.wishes).map(code),
  sector_match: (v) => [v.wish.code, v.activity.code, v.relation === 'near' || v.relation === 'maybe_within' ? percent(v.cover) : null, v.priority < 1 ? percent(v.priority) : null],
  taxonomy_inferred: (v) => [v.activity, v.matched.code],
  taxonomy_claim: taxonomy,
  taxonomy_bridged: bridge,
  taxonomy_china: (v) => [claimed(v.claimed), v.claimed === v.readAs ? null : claimed(v.readAs), v.expiredDays],
  ticket_fit: (v) => [v.needMin, v.needMax, v.offerMin, v.offerMax],
  cam_none: (v, language) => told(v.categories).map((id) => cam(id, language)),
  cam_certification: (v, language) => [cam(v.category, language)],
  cam_claim: criteria,
  instrument_unknown: (v, language) => told(v.wanted).map((id) => instrument(id, language)),
  instrument_fit: (v, language) => [instrument(v.wanted, language), v.compatibility > 0 && v.wanted === v.offered ? null : instrument(v.offered, language)],
  mode_unknown: (v, language) => told(v.wanted).map((id) => mode(id, language)),
  mode_fit: (v, language) => [...told(v.shared), ...told(v.missing)].map((id) => mode(id, language)),
  credentials_taxonomy: taxonomy,
  credentials_bridged: bridge,
  credentials_cam: criteria,
  credentials_membership: (v) => [v.name === null ? null : v.name.replace(/\s+/g, ' ').trim()],
  track_record_deals: (v) => [v.deals === 1 ? null : v.deals, Number(v.newest.slice(0, 4)), Number(v.newest.slice(8)), v.inSector, v.inRegion, v.incomplete === 0 ? null : v.incomplete]
}

export const decidingGate: Deciding<GateReasons> = {
  exclusion_fail: (v, language) => v.activity === null ? [small(catalogues.title('investor-types', v.excluded, language))] : [v.excluded, v.activity.code],
  exclusion_unknown: (v) => [v.excluded, v.activity?.code ?? null],
  cooperation_mode_pass: (v, language) => told(v.shared).map((id) => mode(id, language)),
  cooperation_mode_fail: (v, language) => [...told(v.need), ...told(v.mandate)].map((id) => mode(id, language)),
  ticket_fail: (v) => [v.needMin, v.needMax, v.offerMin, v.offerMax],
  minimum_alignment_pass: (v) => [percent(v.asked), percent(v.low), percent(v.high)],
  minimum_alignment_fail: (v) => [percent(v.asked), percent(v.low), percent(v.high)],
  minimum_alignment_unknown: (v) => v.claims === 0 ? [percent(v.asked)] : [percent(v.asked), percent(v.low), percent(v.high)]
}

/** Numbers as written in any of the languages, without their grouping; Chinese counts by 万 (10,000) and 亿 (100 million) too. */
function numbersIn (sentence: string, language: Language): ReadonlySet<string> {
  const [grouping, decimal] = language === 'it' ? ['.', ','] : [',', '.']
  const found = [...sentence.matchAll(/(\d+(?:[.,]\d+)*)([万亿]?)/g)]
  return new Set(found.map(([, number = '', unit = '']) => {
    const digits = number.replaceAll(grouping, '').replace(decimal, '.')
    return unit === '' ? digits : String(Math.round(Number(digits) * (unit === '万' ? 1e4 : 1e8)))
  }))
}

/** The deciding values that cannot be read in the sentence. */
export function missing (values: ReadonlyArray<string | number | null>, sentence: string, language: Language): ReadonlyArray<string | number> {
  const numbers = numbersIn(sentence, language)
  // Chinese text gets spaces about Latin letters, so titles are compared without any.
  const bare = sentence.replaceAll(' ', '')
  return values.filter((value): value is string | number => value !== null)
    .filter((value) => typeof value === 'number' ? !numbers.has(String(value)) : !bare.includes(value.replaceAll(' ', '')))
}
