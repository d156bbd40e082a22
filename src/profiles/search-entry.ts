// What directories find a profile by, derived from the profile with everything that belongs to it.
import { createHash } from 'node:crypto'
import { disclose } from '../access/disclosure.ts'
import { anonymous } from '../access/principal.ts'
import { reaches } from '../claims/alignment.ts'
import type { Claim } from '../claims/claim.ts'
import { fold } from '../fold.ts'
import type { CodeLists } from '../scoring/codes.ts'
import { evidenceLevels, type EvidenceLevel } from '../scoring/types.ts'
import { sizeCandidates } from '../smes/size.ts'
import { activityFacets, activityTranslations, wishFacets } from './activity-facets.ts'
import { toEurRange } from './money.ts'
import { isSme, type ExchangeRate, type Facet, type Profile, type SearchEntry, type SearchTerms, type Span, type Whole, type WholeInvestor, type WholeSme, type Work } from './store.ts'
import { wordsOf } from './words.ts'

/** The two autonomous provinces that together are the region Trentino-Alto Adige (ISO 3166-2:IT). */
const withinRegion: Readonly<Record<string, string>> = { 'IT-BZ': 'IT-32', 'IT-TN': 'IT-32' }

/**
 * The labels of an organisation as somebody sees it: pass what `disclose` leaves, and no label tells more.
 *
 * - SMEs: `region` (its region and every unit above: `IT-25`, `ITC4`, `ITC`, `IT`), `province`, `activity` (the codes given with
 *   their ancestors and translations, see activity-facets.ts), `size` (the classes still possible; none when nothing is
 *   known), `need_kind`; from its claims `objective`, `taxonomy_activity`, `cam_category`.
 * - Investors: `province` (`CN-SH`, `CN-EAST`, `CN`), `type`; from what its mandates look for `sector`, `objective`, `cam_category`.
 * - Both, from their claims: `certification`, and `evidence`: every level that the best taxonomy or CAM claim reaches;
 *   `inferred` too when only a NACE code suggests an activity.
 *
 * A claim counts while it is submitted or accepted. Its dates do not matter here, so labels never go stale by the calendar:
 * whether a claim is in force on a day is for the match to say.
 */
export function deriveFacets (whole: Whole, codes: CodeLists): readonly Facet[] {
  const found = new Map<string, Facet>()
  const add = (kind: string, values: Iterable<string>): void => {
    for (const value of values) found.set(`${kind}=${value}`, { kind, value })
  }
  if (isSme(whole)) smeFacets(whole, codes, add)
  else investorFacets(whole, codes, add)
  for (const { facts } of whole.claims.filter(counts)) {
    if (facts.kind === 'certification') add('certification', [facts.certification])
  }
  add('evidence', evidence(whole, codes))
  return [...found.values()]
}

type Add = (kind: string, values: Iterable<string>) => void

function smeFacets ({ profile, needs, claims }: WholeSme, codes: CodeLists, add: Add): void {
  const { province, region, activities } = profile
  // `CN` alone would be China.
  const nodes = codes.placeNodes(province === null ? region ?? '' : province === 'CN' ? 'IT-CN' : province)
  const paths = nodes.map((node) => codes.places.path(node) ?? [])
  // Of a region of two NUTS-2 units only what is above both is known.
  const above = (paths[0] ?? []).filter((unit) => paths.every((path) => path.includes(unit)))
  add('region', province === null ? above : above.slice(0, 3))
  if (region !== null) add('region', [region, withinRegion[region] ?? region])
  if (province !== null) {
    add('province', [province])
    if (withinRegion[`IT-${province}`] !== undefined) add('region', [`IT-${province}`])
  }
  for (const activity of activities) add('activity', activityFacets(activity, codes))
  const sizes = profile.sizeBand ?? sizeCandidates(profile)
  if (sizes.length < 4) add('size', sizes)
  add('need_kind', needs.map(({ kind }) => kind))
  for (const { facts } of claims.filter(counts)) {
    if (facts.kind === 'taxonomy') {
      add('objective', [facts.objective])
      add('taxonomy_activity', [facts.activity])
    }
    if (facts.kind === 'cam') add('cam_category', [facts.category])
  }
}

function investorFacets ({ profile, mandates }: WholeInvestor, codes: CodeLists, add: Add): void {
  if (profile.province !== null) add('province', codes.placeNodes(profile.province).flatMap((node) => codes.places.path(node) ?? []))
  add('type', [profile.type])
  for (const { sectors, objectives, activities, camCategories } of mandates) {
    for (const wish of sectors) add('sector', wishFacets(wish, codes))
    add('objective', Object.keys(objectives))
    add('objective', activities.flatMap((code) => codes.taxonomyActivities.get(code)?.objective ?? []))
    add('cam_category', camCategories.map(({ id }) => id))
  }
}

function counts ({ state }: Claim): boolean {
  return state === 'submitted' || state === 'accepted'
}

/** As the gate `minimum_evidence` reads evidence (scoring.md §1): taxonomy and CAM claims, submitted ones as self-declared. */
function evidence (whole: Whole, codes: CodeLists): readonly EvidenceLevel[] {
  const levels = whole.claims
    .filter((claim) => counts(claim) && (claim.facts.kind === 'taxonomy' || claim.facts.kind === 'cam'))
    .map(({ state, level }) => state === 'accepted' ? level : 'self_declared')
  if (levels.length > 0) return evidenceLevels.filter((level) => levels.some((reached) => reaches(reached, level)))
  if (!isSme(whole)) return []
  const suggested = whole.profile.activities.some((activity) => activityTranslations(activity, codes).nace2.some((code) => codes.taxonomyByNace2(code).length > 0))
  return suggested ? ['inferred'] : []
}

/** The euro spans of an investor's tickets as somebody sees it. */
export function deriveSpans (whole: Whole, rates: readonly ExchangeRate[]): readonly Span[] {
  if (isSme(whole)) return []
  return whole.mandates.flatMap(({ ticket, updatedAt }) => {
    const range = toEurRange(ticket, updatedAt.toISOString().slice(0, 10), rates)
    return range === null ? [] : [{ kind: 'ticket', min: range.min, max: range.max }]
  })
}

/** What a profile is found by: what is open of it, and apart from that what only those find who may see it in full. */
export function searchEntryOf (whole: Whole, codes: CodeLists, rates: readonly ExchangeRate[]): SearchEntry {
  const seen = disclose(whole, anonymous)
  const open = seen === undefined ? { words: [], facets: [], spans: [] } : termsOf(seen, codes, rates)
  const all = termsOf(whole, codes, rates)
  const words = new Set(open.words)
  const labels = new Set(open.facets.map(({ kind, value }) => `${kind}=${value}`))
  return {
    nameKey: nameKey(whole.profile),
    shown: seen === undefined ? null : { nameKey: nameKey(seen.profile), digest: createHash('sha256').update(JSON.stringify(seen.profile)).digest('base64url') },
    ...open,
    hidden: { words: all.words.filter((word) => !words.has(word)), facets: all.facets.filter(({ kind, value }) => !labels.has(`${kind}=${value}`)), spans: all.spans }
  }
}

function termsOf (whole: Whole, codes: CodeLists, rates: readonly ExchangeRate[]): SearchTerms {
  return { words: wordsOf(searchedText(whole.profile)), facets: deriveFacets(whole, codes), spans: deriveSpans(whole, rates) }
}

/** Derives what the profile is found by anew, after any part of it changed; does nothing for a profile that is gone. */
export async function refreshSearchEntry (work: Work, organisationId: string, codes: CodeLists): Promise<void> {
  const [whole] = await work.wholes([organisationId])
  if (whole !== undefined) await work.putSearchEntry(organisationId, searchEntryOf(whole, codes, await work.exchangeRates()))
}

/** Directories sort by the name an international reader sees first. */
function nameKey (profile: Profile): string {
  const { en, it, zh } = profile.names
  return fold(en ?? it ?? registered(profile) ?? zh ?? profile.id)
}

/** Never contacts. */
function searchedText (profile: Profile): string {
  const { names, descriptions, identifiers } = profile
  return [registered(profile), ...Object.values(names), ...Object.values(descriptions), ...identifiers.map(({ value }) => value)].filter((text) => text != null).join('\n')
}

function registered (profile: Profile): string | null {
  return profile.kind === 'sme' ? profile.legalName : profile.registeredName
}
