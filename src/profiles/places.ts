// Where an organisation has its seat.
import type { Checks } from './checks.ts'
import type { Lists } from './lists.ts'

export interface ItalianSeat { readonly province: string | null, readonly region: string | null }

/**
 * Province and region of an SME. The region follows from the province when only that is given; both given must agree
 * (Trentino-Alto Adige, `IT-32`, may be told more exactly as `IT-BZ` or `IT-TN`). A NUTS-2 code becomes its region's.
 */
export function italianSeat (given: { readonly province?: string | null | undefined, readonly region?: string | null | undefined }, lists: Lists, checks: Checks, at: string): ItalianSeat {
  const province = given.province == null ? null : provinceCode(given.province, lists, checks, `${at}/province`)
  const region = given.region == null ? null : regionCode(given.region, lists, checks, `${at}/region`)
  if (province === null || province === undefined) return { province: null, region: region ?? null }
  const own = regionOf(province, lists)
  if (region === null || region === undefined || own === null) return { province, region: own }
  if (!contradicts(province, region, lists)) return { province, region }
  checks.add({
    pointer: `${at}/region`,
    code: 'contradiction',
    message: `${whereProvinceLies(province, lists)}, not in ${region} (${lists.title('it-regions', region, 'en')}). Leave the region out: it follows from the province.`,
    accepted: [own]
  })
  return { province, region: own }
}

/** The region that a province lies in; null when the list does not say. */
function regionOf (province: string, lists: Lists): string | null {
  const region = lists.entry('it-provinces', province)?.data?.['region']
  return typeof region === 'string' ? region : null
}

/**
 * Whether a region cannot be the one of the province: the rule for documents, which are refused, and for mappings, where the
 * province stands. Codes of the lists; Trentino-Alto Adige (`IT-32`) and its autonomous provinces agree with one another.
 */
export function contradicts (province: string, region: string, lists: Lists): boolean {
  const own = regionOf(province, lists)
  return own !== null && region !== own && !(region === `IT-${province}` && lists.entry('it-regions', region)?.parent === own)
}

/** Where a province lies, for a person: `The province MI (Milan) lies in IT-25 (Lombardy)`. */
export function whereProvinceLies (province: string, lists: Lists): string {
  const region = regionOf(province, lists)
  return `The province ${province} (${lists.title('it-provinces', province, 'en')}) lies in ${region === null ? 'no region known' : `${region} (${lists.title('it-regions', region, 'en')})`}`
}

function provinceCode (given: string, lists: Lists, checks: Checks, at: string): string | undefined {
  const spelt = given.toUpperCase().replace(/^IT-/, '')
  if (lists.entry('it-provinces', spelt) !== undefined) return spelt
  checks.code('it-provinces', given, at)
  return undefined
}

function regionCode (given: string, lists: Lists, checks: Checks, at: string): string | undefined {
  const spelt = given.toUpperCase()
  const entry = lists.entry('it-regions', spelt)
  if (entry === undefined) {
    checks.code('it-regions', given, at)
    return undefined
  }
  if (entry.level === 'region' || entry.level === 'autonomous_province') return spelt
  const same = entry.data?.['sameAs']
  if (typeof same === 'string') return same
  checks.add({ pointer: at, code: 'unknown_code', message: `${spelt} (${lists.title('it-regions', spelt, 'en')}) is larger than a region.`, accepted: lists.entries('it-regions', { parent: spelt }).map(({ id }) => id) })
  return undefined
}

/** A Chinese province, autonomous region, municipality or special administrative region; undefined when an issue was added. */
export function chineseProvince (given: string, lists: Lists, checks: Checks, at: string): string | undefined {
  const spelt = given.toUpperCase()
  const entry = lists.entry('cn-regions', spelt)
  if (entry !== undefined && entry.level !== 'country' && entry.level !== 'macro_region') return spelt
  if (entry === undefined) checks.code('cn-regions', given, at)
  else checks.add({ pointer: at, code: 'unknown_code', message: `${spelt} (${lists.title('cn-regions', spelt, 'en')}) is larger than a province.`, accepted: lists.entries('cn-regions', { parent: spelt }).slice(0, 3).map(({ id }) => id) })
  return undefined
}
