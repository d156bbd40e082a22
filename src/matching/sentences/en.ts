// What the criteria say in English.
import type { BridgeValues, CamValues, TaxonomyClaimValues } from '../../scoring/outcome.ts'
import { english as words, series } from './en-terms.ts'
import { bridgesCatalogues, requirements } from './readings.ts'
import type { CriterionSentences, Terms } from './terms.ts'

function asker (t: Terms): string {
  if (t.direction === 'need_to_investor') return 'the company'
  return t.inferred ? 'the mandate inferred from past deals' : 'the mandate'
}

function giver (t: Terms): string {
  return t.direction === 'need_to_investor' ? 'the investor' : 'the company'
}

function ticket (t: Terms, amount: string | null = null): string {
  const of = amount === null ? '' : ` of ${amount}`
  return `the investor's ticket${of}${t.inferred ? ' (inferred from past deals)' : ''}`
}

const be = (items: readonly unknown[]) => items.length === 1 ? 'is' : 'are'

function share ({ kpi, share }: Pick<TaxonomyClaimValues, 'kpi' | 'share'>, t: Terms): string {
  return share === null ? `the activity's share of ${words.kpis[kpi]} is unknown` : `the activity makes up ${t.percent(share)} of ${words.kpis[kpi]}`
}

function expired (days: number | null, t: Terms): readonly string[] {
  return days === null ? [] : [`the claim's validity ended ${t.days(days)} ago`]
}

function taxonomyClaim (v: TaxonomyClaimValues, t: Terms): string {
  const total = v.metTests + v.failedTests.length + v.unknownTests.length
  const named = (tests: TaxonomyClaimValues['failedTests'], fact: string) => tests.length === 0 ? [] : [`${tests.length === 1 ? 'the one' : 'those'} on ${t.and(tests.map((test) => words.tests[test]))} ${be(tests)} ${fact}`]
  const facts = [
    `substantial contribution ${words.facts[v.substantialContribution]}`,
    `${v.metTests === total ? `all ${total}` : `${v.metTests} of the ${total}`} tests on significant harm (DNSH) and safeguards ${v.metTests === 1 ? 'is' : 'are'} met`,
    ...named(v.failedTests, 'not met'),
    ...named(v.unknownTests, 'unknown'),
    share(v, t),
    ...expired(v.expiredDays, t)
  ]
  return `${giver(t)} claims ${t.activity(v.activity)} for ${words.objectives[v.objective]}, ${words.proof[v.evidence]}: ` +
    series(facts) + (v.related ? '; it counts half, as another activity of the taxonomy sector of the one asked for' : '')
}

const sameCodes = ', on the assumption that the Chinese catalogues concerned share their codes'

function bridged (v: BridgeValues, t: Terms): string {
  const pairing = v.scenario === null
    ? 'by a pairing derived by this service, not taken from the official Common Ground Taxonomy table'
    : `by scenario ${v.scenario} of the Common Ground Taxonomy${words.scenarios[v.scenario] === undefined ? '' : `, ${words.scenarios[v.scenario]}`}`
  return `${giver(t)} claims ${t.claimed(v.claimed)}, ${words.proof[v.evidence]}, which is read as ${t.claimed(v.readAs)} and counts at ${t.percent(v.factor)} ${pairing}${v.assumedSameCodes ? sameCodes : ''}; ` +
    series(['it speaks for a contribution to climate change mitigation only, never for alignment', share(v, t), ...expired(v.expiredDays, t)])
}

function cam (v: CamValues, t: Terms): string {
  const { mandatory, rewarded } = requirements(v)
  const met = mandatory.kind === 'all'
    ? `meets ${mandatory.total === 1 ? 'the one mandatory criterion' : `all ${mandatory.total} mandatory criteria`} of`
    : mandatory.kind === 'some'
      ? `meets ${mandatory.met} of the ${mandatory.total} mandatory criteria of`
      : mandatory.kind === 'confirmed' ? 'meets the mandatory criteria of' : 'claims'
  const confirmed = mandatory.kind === 'confirmed' ? 'as confirmed by review ' : ''
  const facts: string[] = []
  if (mandatory.kind === 'none') facts.push('there are no mandatory criteria')
  if (mandatory.kind === 'met_of_unknown') facts.push(`${mandatory.met} mandatory criteria are met, of a total not given`)
  if (mandatory.kind === 'unknown') facts.push(`how many of the ${mandatory.total === null ? '' : `${mandatory.total} `}mandatory criteria are met is unknown`)
  if (rewarded.kind === 'all' || rewarded.kind === 'some') facts.push(`rewarded criteria met: ${rewarded.met} of ${rewarded.total}`)
  else if (rewarded.kind === 'none') facts.push('there are no rewarded criteria')
  else if (rewarded.kind === 'met_of_unknown') facts.push(`rewarded criteria met: ${rewarded.met} of a total not given`)
  else facts.push(`how many of the ${rewarded.total === null ? '' : `${rewarded.total} `}rewarded criteria are met is unknown`)
  if (v.expiredDays !== null) facts.push(`the claim's validity ended ${t.days(v.expiredDays)} ago`)
  if (v.otherCategories > 0) facts.push(`${v.otherCategories} other ${v.otherCategories === 1 ? 'category is' : 'categories are'} wanted too`)
  return `${giver(t)} ${met} the CAM ${t.camCategory(v.category)} under ${t.decree(v.decree)}, ${words.decreeStatuses[v.decreeStatus]}, ${confirmed}${words.proof[v.evidence]}; ${facts.join('; ')}`
}

export const englishCriteria: CriterionSentences = {
  sector_unknown: ({ wishes }, t) => `the company gives no activity code, so whether it works in ${t.or(wishes.map(t.sector))}, as ${asker(t)} wishes, is unknown`,
  sector_match (v, t) {
    const activity = `the company's activity ${t.sector(v.activity)}`
    const wish = t.sector(v.wish)
    const priority = v.priority === 1 ? '' : ` with priority ${t.percent(v.priority)}`
    const wants = `${asker(t)} wants${priority}`
    const others = v.activities === 1
      ? ''
      : t.inferred
        ? `; of its ${v.activities} activities only the best counts`
        : v.sharesKnown ? `; its ${v.activities} activities count by their share of revenue` : `; it has ${v.activities} activities whose shares of revenue are not all known`
    switch (v.relation) {
      case 'within': return wish === t.sector(v.activity) ? `${activity} is the very sector that ${wants}${others}` : `${activity} lies within ${wish}, which ${wants}${others}`
      case 'maybe_within': return `${activity} may lie within ${wish}, which ${wants}, but is given too broadly to tell and counts at ${t.percent(v.cover)}${others}`
      case 'near': return `${activity} is related to ${wish}, which ${wants}, with a similarity of ${t.percent(v.cover)}${others}`
      case 'far': return `no activity of the company is related to a sector that ${asker(t)} wants: ${t.sector(v.activity)} and ${wish}${priority}, for example, have no section in common${others}`
    }
  },
  taxonomy_none: () => 'the company shows nothing that counts here: no claim under the EU Taxonomy or a Chinese green catalogue and no activity code that points to what is asked for',
  taxonomy_inferred: ({ activity, matched }, t) => `the company's code ${t.sector(matched)} points to ${t.activity(activity)}, which shows its topic but is no proof of alignment, and no share is known`,
  taxonomy_claim: taxonomyClaim,
  taxonomy_bridged: bridged,
  taxonomy_china: (v, t) => `${giver(t)} claims ${t.claimed(v.claimed)}, ${words.proof[v.evidence]}, ` +
    (v.claimed === v.readAs ? 'the very entry asked for' : `which lies within ${t.claimed(v.readAs)}, the entry asked for${bridgesCatalogues(v) ? sameCodes : ''}`) +
    `; ${series(['the Chinese catalogue has no tests on significant harm and safeguards, so it never counts as aligned', share(v, t), ...expired(v.expiredDays, t)])}`,
  ticket_unknown: ({ side }, t) => side === 'need'
    ? `the company states no amount, so whether it fits ${ticket(t)} is unknown`
    : `the investor states no ticket${t.inferred ? ', and none can be inferred from past deals' : ''}, so whether it fits the amount needed is unknown`,
  ticket_fit (v, t) {
    const relations = { inside: 'lies within', overlap: 'overlaps', below: 'lies below', above: 'lies above' }
    return `the amount needed, ${t.money(v.needMin, v.needMax)}, ${relations[v.relation]} ${ticket(t, t.money(v.offerMin, v.offerMax))}`
  },
  cam_none: ({ categories }, t) => `${giver(t)} shows neither a claim nor a typical certification for the CAM ${t.or(categories.map(t.camCategory))}, as ${asker(t)} wishes`,
  cam_certification: ({ category, certification }, t) => `${giver(t)} holds ${t.certification(certification)}, a typical means of proof for the CAM ${t.camCategory(category)}, but makes no claim under it, so which criteria it meets is unknown`,
  cam_claim: cam,
  instrument_unknown: ({ wanted }, t) => `${giver(t)} states no instrument, so whether it agrees to ${t.or(wanted.map(t.instrument))}, as ${asker(t)} wishes, is unknown`,
  instrument_fit (v, t) {
    const priority = v.priority === 1 ? '' : ` with priority ${t.percent(v.priority)}`
    if (v.compatibility === 0) return `${asker(t)} wants ${t.instrument(v.wanted)}${priority} and ${giver(t)} states ${t.instrument(v.offered)}: compatibility ${t.percent(0)}, and no other pair of instruments fits better`
    if (v.wanted === v.offered) return `both sides state ${t.instrument(v.wanted)}, which ${asker(t)} wants${priority}`
    return `${asker(t)} wants ${t.instrument(v.wanted)}${priority} and ${giver(t)} states ${t.instrument(v.offered)}, with a compatibility of ${t.percent(v.compatibility)}`
  },
  mode_unknown: ({ wanted }, t) => `${giver(t)} states no cooperation mode, so whether it agrees to ${t.or(wanted.map(t.mode))}, as ${asker(t)} wishes, is unknown`,
  mode_fit ({ shared, missing }, t) {
    if (shared.length === 0) return `${giver(t)} states none of the cooperation modes that ${asker(t)} wants: ${t.and(missing.map(t.mode))}`
    const both = `both sides state ${t.and(shared.map(t.mode))}`
    return missing.length === 0 ? `${both}, all that ${asker(t)} wants` : `${both}, while ${t.and(missing.map(t.mode))}, also wanted by ${asker(t)}, ${be(missing)} missing`
  },
  region_unknown: ({ wishes }, t) => `where ${giver(t)} is based is unknown, so whether it lies in ${t.or(wishes.map(t.place))}, as ${asker(t)} wishes, cannot be told`,
  region_fit ({ wish, place, relation }, t) {
    const based = `${giver(t)} is based ${t.seat(place)}`
    if (wish === place) return `${based}, where ${asker(t)} wants it to be`
    const wished = `${t.place(wish)}, a place that ${asker(t)} wants`
    switch (relation) {
      case 'inside': return `${based}, which lies within ${wished}`
      case 'partly': return `${based}, of which only a part lies within ${wished}`
      case 'near': return `${based}, outside ${wished}, but in the same country or wider area, and so counts in part`
      case 'far': return `${based}, far from ${wished}`
    }
  },
  size_unknown: ({ wanted }, t) => `the company gives no figure that tells its size, so whether it is a ${t.or(wanted.map((size) => words.sizes[size]))} enterprise, as ${asker(t)} wishes, is unknown`,
  size_fit ({ wanted, candidates }, t) {
    const wish = `${asker(t)} wants ${t.or(wanted.map((size) => words.sizes[size]))} ones`
    const sizes = t.or(candidates.map((size) => words.sizes[size]))
    return candidates.length === 1 ? `the company is a ${sizes} enterprise, and ${wish}` : `by the figures known the company may be a ${sizes} enterprise, and ${wish}`
  },
  credentials_unknown: () => 'the investor shows no taxonomy or CAM claim, membership or label of its own, so its own standing is unknown',
  credentials_taxonomy: taxonomyClaim,
  credentials_bridged: bridged,
  credentials_cam: cam,
  credentials_membership ({ name, certification, reviewed, evidence }, t) {
    const held = name !== null ? `membership of ${t.name(name)}` : `the label or certification ${t.certification(certification ?? '')}`
    return `the investor shows ${held}, ${words.proof[evidence]}${reviewed ? '' : ', with no third-party verification accepted so far'}`
  },
  track_record_unknown: () => 'no past deal of the investor is known, so its track record is unknown',
  track_record_deals (v, t) {
    const deals = v.deals === 1 ? `one past deal, of ${t.date(v.newest)}` : `${t.count(v.deals)} past deals, the newest of ${t.date(v.newest)}`
    const open = v.incomplete === 0 ? '' : `; ${t.count(v.incomplete)} ${v.incomplete === 1 ? 'gives' : 'give'} no sector or no region`
    return `the investor has ${deals}: ${t.count(v.inSector)} in the company's sector and ${t.count(v.inRegion)} in its region${open}`
  }
}
