// Codes as people write them, brought to the catalogue's spelling or refused with the nearest valid ones.
import type { CatalogueId } from '../catalogues/catalogue.ts'
import type { Country } from '../catalogues/places.ts'
import type { CodeRef, CodeSystem, Prioritised, Territory } from '../scoring/types.ts'
import type { Checks } from './checks.ts'
import type { Lists } from './lists.ts'
import type { PrioritisedInput, TerritoryInput } from './shapes.ts'
import type { z } from 'zod'

export const activityCatalogue = { NACE2: 'nace-rev2', NACE21: 'nace-rev2.1', ATECO2025: 'ateco-2025' } as const satisfies Record<CodeSystem, CatalogueId>

/**
 * An activity code in its catalogue's spelling: ATECO 2025 with or without dots, NACE with its section letter. A NACE code
 * without the letter is refused with the code it must mean. Undefined when an issue was added.
 */
export function activityCode ({ code, system }: CodeRef, lists: Lists, checks: Checks, at: string): string | undefined {
  const catalogue = activityCatalogue[system]
  const given = code.toUpperCase().replace(/\s/g, '')
  const spelt = system === 'ATECO2025' && /^\d{3,6}$/.test(given) ? dotted(given) : given
  if (lists.entry(catalogue, spelt) !== undefined) return spelt
  if (system !== 'ATECO2025' && /^\d/.test(spelt)) {
    const meant = lists.entries(catalogue).find(({ id }) => id.slice(1) === spelt)
    if (meant !== undefined) {
      checks.add({ pointer: at, code: 'unknown_code', message: `'${code}' lacks its section letter. In ${catalogue} it is ${meant.id} (${lists.title(catalogue, meant.id, 'en')}).`, accepted: [meant.id] })
      return undefined
    }
  }
  checks.code(catalogue, code, at)
  return undefined
}

/** `382120` as `38.21.20`. */
function dotted (digits: string): string {
  return [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4, 6)].filter((part) => part !== '').join('.')
}

/** A code that is in the catalogue as given; undefined when an issue was added. */
export function catalogueCode (catalogue: CatalogueId, given: string, lists: Lists, checks: Checks, at: string): string | undefined {
  if (lists.entry(catalogue, given) !== undefined) return given
  checks.code(catalogue, given, at)
  return undefined
}

/** The codes of a list, each once, in the order given. */
export function catalogueCodes (catalogue: CatalogueId, given: readonly string[] | null | undefined, lists: Lists, checks: Checks, at: string): string[] {
  return unique((given ?? []).flatMap((code, index) => catalogueCode(catalogue, code, lists, checks, `${at}/${index}`) ?? []))
}

/** A code of the taxonomy with one space between objective and number. */
export function taxonomyActivity (given: string, lists: Lists, checks: Checks, at: string): string | undefined {
  const spelt = given.toUpperCase().replace(/^([A-Z]+)\s*(?=\d)/, '$1 ')
  return catalogueCode('eu-taxonomy', lists.entry('eu-taxonomy', spelt) === undefined ? given : spelt, lists, checks, at)
}

/** A CAM category: decrees are in the same catalogue, and the id of a superseded one is refused with its category. */
export function camCategory (given: string, lists: Lists, checks: Checks, at: string): string | undefined {
  const decrees = lists.codes.camDecrees
  for (const { category } of decrees.values()) if (category === given) return given
  const decree = decrees.get(given)
  if (decree === undefined) checks.code('cam', given, at)
  else checks.add({ pointer: at, code: 'unknown_code', message: `'${given}' is a decree, not a category. Its category is ${decree.category}.`, accepted: [decree.category] })
  return undefined
}

type Reader = (given: string, lists: Lists, checks: Checks, at: string) => string | undefined

/** A list with priorities (1 where none is given); an entry given twice is an issue, as its priority would be unclear. */
export function prioritised (given: ReadonlyArray<z.infer<typeof PrioritisedInput>> | null | undefined, read: Reader, lists: Lists, checks: Checks, at: string): Prioritised[] {
  const seen = new Set<string>()
  return (given ?? []).flatMap(({ id, priority }, index) => {
    const code = read(id, lists, checks, `${at}/${index}/id`)
    if (code === undefined || twice(code, seen, checks, `${at}/${index}/id`)) return []
    return [{ id: code, priority: priority ?? 1 }]
  })
}

/** True, with an issue added, when the key was seen before. */
export function twice (key: string, seen: Set<string>, checks: Checks, at: string): boolean {
  if (seen.has(key)) {
    checks.add({ pointer: at, code: 'duplicate', message: `'${key}' is given twice.` })
    return true
  }
  seen.add(key)
  return false
}

/** A reader for codes of one catalogue. */
export function inCatalogue (catalogue: CatalogueId): Reader {
  return (given, lists, checks, at) => catalogueCode(catalogue, given, lists, checks, at)
}

const placeLists: Readonly<Record<Country, { readonly says: string, readonly catalogues: readonly CatalogueId[] }>> = {
  IT: { says: 'in Italy: IT, a NUTS-1 or NUTS-2 unit, a region (IT-25) or a province (MI)', catalogues: ['it-regions', 'it-provinces'] },
  CN: { says: 'in China: CN, a macro-region (CN-EAST) or a province (CN-SH)', catalogues: ['cn-regions'] }
}

/**
 * A place of the country at any level. `CN` in Italy is the province of Cuneo and is kept as `IT-CN`, since alone it means
 * China everywhere else.
 */
export function placeCode (given: string, country: Country, lists: Lists, checks: Checks, at: string): string | undefined {
  const spelt = given.toUpperCase()
  if (lists.places.nodes(spelt, country).length > 0) return country === 'IT' && spelt === 'CN' ? 'IT-CN' : spelt
  const { says, catalogues } = placeLists[country]
  const accepted = catalogues.flatMap((catalogue) => lists.nearest(catalogue, given, 2))
  const hint = accepted.length > 0 ? ` Nearest: ${accepted.map((code) => `${code} (${lists.places.title(code, 'en', country)})`).join(', ')}.` : ''
  checks.add({ pointer: at, code: 'unknown_code', message: `'${given}' is not a place ${says}.${hint}`, accepted })
  return undefined
}

/** A territory; null when it names no place. */
export function territory (given: z.infer<typeof TerritoryInput> | null | undefined, country: Country, lists: Lists, checks: Checks, at: string): Territory | null {
  if (given == null) return null
  const codes = unique(given.codes.flatMap((code, index) => placeCode(code, country, lists, checks, `${at}/codes/${index}`) ?? []))
  return given.codes.length === 0 ? null : { codes, hard: given.hard ?? false }
}

export function unique<T> (values: readonly T[]): T[] {
  return [...new Set(values)]
}
