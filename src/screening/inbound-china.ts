// Rules of mainland China on Italian capital, services and know-how going in: access limits, reports, reviews, incentives.
import { allOf, atMostOpen, together, weaker } from './check.ts'
import { cnyPerEur, serviceSections } from './curation.ts'
import { reason, type Raised } from './flag.ts'
import type { ScreeningRule } from './rule.ts'
import { collector, leading, type Scene } from './scene.ts'

/** Modes by which capital enters; named in the reason. */
const entryModes: ReadonlySet<string> = new Set(['joint_venture', 'direct_investment', 'market_entry_support'])

/** Every flag on what enters China in a pair. */
export function inboundChina (scene: Scene): readonly Raised[] {
  const { deal, live, naceCodes } = scene
  const { raised, raise, accompany } = collector(scene)

  const service = naceCodes.find((code) => serviceSections.has(code.charAt(0)))
  if (service !== undefined) raise('CN-IN-SERVICES', together(allOf(deal.crossBorder, 'open')), reason('services', { nace: service }))
  const mode = deal.technologyOut.mode ?? deal.technologyIn.mode
  // Contracts on know-how, either way across the border, are under the foreign trade law; which clause, their object decides.
  if (mode !== null && mode !== 'supply' && deal.mainland !== 'no') raise('CN-IN-FTL', 'possible', reason('technology_contract', { mode }))
  if (deal.establishment === 'no') return raised

  raise('CN-IN-REPORT', together(deal.establishment), reason('entering_china', { modes: (deal.modes ?? []).filter((id) => entryModes.has(id)) }))
  const limits: Raised[] = []
  const themes: Raised[] = []
  for (const rule of live.values()) {
    const found = access(scene, rule) ?? encouraged(scene, rule)
    if (found === null) continue
    raise(rule.id, found.likelihood, found.reason)
    if (rule.effect === 'incentive') themes.push(found)
    if (rule.effect === 'restriction') limits.push(found)
  }
  const limit = leading(limits)
  if (limit !== undefined) raise('CN-IN-NL-FTZ', 'unknown', reason('accompanies', { rule: limit.rule }))
  accompany('CN-IN-ENC-BENEFITS', leading(themes))
  reviews(scene, raise)
  return raised
}

/** Negative list: the items are narrower than the codes that stand for them, but for the row on manufacturing as a whole. */
function access (scene: Scene, rule: ScreeningRule): Raised | null {
  const { restrictionType, foreignSharePctMax = null, naceBasis } = rule.trigger
  const whole = rule.appliesTo === 'inbound-CN' && naceBasis === 'section'
  if (restrictionType === undefined && !whole) return null
  const match = scene.sector(rule)
  if (match?.nace == null || match.ruleCode === null) return null
  const likelihood = together(allOf(scene.deal.establishment, whole ? match.check : 'open'))
  return likelihood === null
    ? null
    : { rule: rule.id, likelihood, reason: reason('negative_list', { nace: match.nace, ruleCode: match.ruleCode, restriction: restrictionType ?? 'none', sharePctMax: foreignSharePctMax }) }
}

/** Encouraged catalogue: a code shows a theme; whether an item of it is met has to be looked up. */
function encouraged (scene: Scene, rule: ScreeningRule): Raised | null {
  if (rule.appliesTo !== 'inbound-CN' || rule.effect !== 'incentive' || rule.trigger.kind !== 'sector') return null
  const match = scene.sector(rule)
  if (match?.nace == null || match.ruleCode === null) return null
  const place = rule.trigger.regions === undefined ? null : rule.trigger.regions.find((region) => reachesPlace(scene, region))
  if (place === undefined) return null
  const likelihood = together(allOf(scene.deal.establishment, 'open'))
  return likelihood === null ? null : { rule: rule.id, likelihood, reason: reason('encouraged', { nace: match.nace, ruleCode: match.ruleCode, place }) }
}

/** Whether the deal's places in China are the region, within it or around it. */
function reachesPlace ({ deal, codes }: Scene, region: string): boolean {
  const nodes = (place: string): readonly string[] => [place, ...codes.placeNodes(place)]
  const above = new Set(nodes(region).flatMap((node) => codes.places.path(node) ?? [node]))
  return deal.chinaPlaces.some((place) => nodes(place).some((node) => above.has(node)))
}

/** Security review needs control over the Chinese company, merger filing a turnover that the company's own can reach. */
function reviews (scene: Scene, raise: ReturnType<typeof collector>['raise']): void {
  const { deal, live, pair } = scene
  const security = live.get('CN-IN-SECREVIEW')
  const match = security === undefined ? null : scene.sector(security)
  if (security !== undefined && match?.nace != null && match.ruleCode !== null) {
    const controls = deal.modes?.includes('direct_investment') === true ? 'possible' : 'unknown'
    raise(security.id, weaker(controls, together(allOf(deal.establishment, atMostOpen(match.check)))), reason('security_review', { nace: match.nace, ruleCode: match.ruleCode }))
  }
  const bounds = live.get('CN-IN-MERGER')?.trigger.anyOf?.map(({ chinaTurnoverEachOfTwoCnyGt }) => chinaTurnoverEachOfTwoCnyGt ?? 0) ?? []
  const { turnoverEur } = pair.sme
  if (bounds.length === 0 || turnoverEur === null || turnoverEur * cnyPerEur.high <= Math.min(...bounds)) return
  // The test reads turnover in China, of which the company's whole turnover is only the ceiling; the partner's is not known.
  raise('CN-IN-MERGER', together(allOf(deal.establishment, 'unknown')), reason('large_target', { turnoverEur, turnoverEurGte: Math.round(Math.min(...bounds) / cnyPerEur.high) }))
}
