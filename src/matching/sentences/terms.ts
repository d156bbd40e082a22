// The words a template is given: numbers, dates and codes already written in its language, titles taken from the catalogues.
import type { Basis } from '../../access/principal.ts'
import type { CatalogueEntry, CatalogueId, Catalogues, Language } from '../../catalogues/catalogue.ts'
import type { Direction } from '../../scoring/model.ts'
import type { CriterionReasons, GateReasons } from '../../scoring/outcome.ts'
import type { CodeRef, CodeSystem } from '../../scoring/types.ts'
import type { Place, PlaceKind, Words } from './words.ts'

/** One template for each reason; a reason without one does not compile. They give clauses: small first letter, no full stop. */
export type Templates<R> = { readonly [K in keyof R]: (values: R[K], terms: Terms) => string }
export type CriterionSentences = Templates<CriterionReasons>
export type GateSentences = Templates<GateReasons>

/** Whose wish is judged, and how much of the two sides may be said. */
export interface Circumstances {
  readonly direction: Direction
  /** True when the preference was inferred from deals. */
  readonly inferred: boolean
  /** Below `full`, a sentence does not say which side excluded the other. */
  readonly basis: Basis
}

export interface Terms extends Circumstances {
  /** 0–1 as a percentage with at most one decimal. */
  percent (share: number): string
  /** A whole number with grouping. */
  count (value: number): string
  /** Whole euros; both bounds equal: one amount; a missing bound: open on that side. */
  money (min: number | null, max: number | null): string
  /** ISO 8601 day, in words. */
  date (day: string): string
  /** A duration in days, in years too from one year on. */
  days (days: number): string
  /** A name somebody else wrote, as part of a sentence: one line, single spaces. */
  name (text: string): string
  and (items: readonly string[]): string
  or (items: readonly string[]): string
  /** A NACE or ATECO code with its system, and its title where the language has one. */
  sector (ref: CodeRef): string
  activity (code: string): string
  /** An EU Taxonomy activity or an entry of a Chinese catalogue (which has a slash). */
  claimed (code: string): string
  camCategory (id: string): string
  decree (id: string): string
  certification (id: string): string
  instrument (id: string): string
  mode (id: string): string
  investorType (id: string): string
  place (code: string): string
  seat (code: string): string
}

/** Lists longer than this are cut and counted: an explanation is to be read, the values stand in the API in full. */
const longestList = 4

const systems: Readonly<Record<CodeSystem, readonly [CatalogueId, string]>> = {
  NACE2: ['nace-rev2', 'NACE Rev. 2'],
  NACE21: ['nace-rev2.1', 'NACE Rev. 2.1'],
  ATECO2025: ['ateco-2025', 'ATECO 2025']
}

const chinesePlaceKinds: Readonly<Record<string, PlaceKind>> = {
  province: 'cn_province', 'autonomous region': 'cn_autonomous_region', municipality: 'city', 'special administrative region': 'city'
}

const mostKept = 2_000

/** A writer that keeps its last texts: Intl takes longer for a number or a day than all the rest of a sentence. */
export function kept<V> (write: (value: V) => string): (value: V) => string {
  const texts = new Map<V, string>()
  return (value) => {
    let text = texts.get(value)
    if (text === undefined) {
      if (texts.size === mostKept) texts.clear()
      texts.set(value, text = write(value))
    }
    return text
  }
}

function textOf (entry: CatalogueEntry | undefined, key: string): string | null {
  const value = entry?.data?.[key]
  return typeof value === 'string' ? value : null
}

/** Free text as part of a sentence: one line, single spaces. */
export function inline (text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** The catalogues' names come as headings; inside a sentence common nouns begin small. */
function asNoun (title: string): string {
  return title.charAt(0).toLowerCase() + title.slice(1)
}

/** Writes values in one language. The returned function makes the terms of one sentence. */
export function createTerms (catalogues: Catalogues, language: Language, words: Words): (circumstances: Circumstances) => Terms {
  const { locale } = words
  const percentFormat = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
  const countFormat = new Intl.NumberFormat(locale, { maximumFractionDigits: 0, useGrouping: 'always' })
  const yearsFormat = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  const dateFormat = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })

  const own = (catalogue: CatalogueId, id: string): string | null => catalogues.entry(catalogue, id)?.title[language] ?? null
  const noun = (catalogue: CatalogueId, id: string): string => asNoun(catalogues.title(catalogue, id, language))
  const amount = kept((value: number) => countFormat.format(value))
  const date = kept((day: string) => dateFormat.format(new Date(`${day}T00:00:00Z`)))

  const list = (join: (items: readonly string[]) => string) => (items: readonly string[]) => {
    if (items.length <= longestList) return join(items)
    const shown = items.slice(0, longestList - 1)
    const more = words.more(amount(items.length - shown.length))
    return more === null ? words.cut(words.and(shown), amount(items.length)) : join([...shown, more])
  }

  function money (min: number | null, max: number | null): string {
    const values = [min, max].filter((value) => value !== null)
    const [first = '', second = ''] = words.amounts?.(values) ?? values.map(amount)
    if (min === null) return max === null ? '' : words.upTo(first)
    if (max === null) return words.from(first)
    return min === max ? words.money(first) : words.between(first, second)
  }

  function activity (code: string): string {
    const entry = catalogues.entry('eu-taxonomy', code)
    const sector = textOf(entry, 'sector')
    return words.activity({ code, title: entry?.title[language] ?? null, sector: sector === null ? null : words.taxonomySectors[sector] ?? null })
  }

  function chinaEntry (id: string): string {
    const slash = id.indexOf('/')
    const catalogue = id.slice(0, slash)
    const entry = catalogues.entry('cn-green', id)
    // Entries whose own code is not confirmed carry an id of ours (`x-…`), which is no code to be read.
    const code = id.slice(slash + 1).replace(/\.?x-.*$/, '')
    return words.entry(own('cn-green', catalogue) ?? catalogue, code, entry?.title[language] ?? null)
  }

  /** A code that is both region and province is the region; `CN` is China, not Cuneo. */
  function placeOf (code: string): Place {
    const found = (catalogue: CatalogueId, id: string, kind: (level: string) => PlaceKind): Place | undefined => {
      const entry = catalogues.entry(catalogue, id)
      return entry && { code, title: words.places[id] ?? catalogues.title(catalogue, id, language), kind: kind(entry.level ?? '') }
    }
    return found('it-regions', code, (level) => level === 'autonomous_province' ? level : 'region') ??
      found('cn-regions', code, (level) => chinesePlaceKinds[level] ?? 'region') ??
      found('it-provinces', code.replace(/^IT-/, ''), (level) => level === 'metropolitan_city' || level === 'autonomous_province' ? level : 'province') ??
      { code, title: code, kind: 'region' }
  }

  function decree (id: string): string {
    const entry = catalogues.entry('cam', id)
    const day = textOf(entry, 'decreeDate')
    const number = / n\. (\d+)/.exec(textOf(entry, 'decree') ?? '')?.[1] ?? null
    return day === null ? id : words.decree(date(day), number)
  }

  const shared = {
    percent: kept((share: number) => percentFormat.format(share)),
    count: amount,
    money,
    date,
    days: (days: number) => words.days(days, amount(days), days > 365 ? yearsFormat.format(days / 365.25) : null),
    name: inline,
    and: list(words.and),
    or: list(words.or),
    sector ({ code, system }: CodeRef): string {
      const [catalogue, name] = systems[system]
      const title = own(catalogue, code)
      return `${name} ${code}${title === null ? '' : ` ${words.quote(title)}`}`
    },
    activity,
    claimed: (code: string) => code.includes('/') ? chinaEntry(code) : activity(code),
    camCategory: (id: string) => words.quote(catalogues.title('cam', id, language)),
    decree,
    certification: (id: string) => words.term(words.certifications[id] ?? catalogues.title('certifications', id, language)),
    instrument: (id: string) => words.term(noun('instruments', id)),
    mode: (id: string) => words.term(noun('modes', id)),
    investorType: (id: string) => noun('investor-types', id),
    place: (code: string) => words.place(placeOf(code)),
    seat: (code: string) => words.seat(placeOf(code))
  }
  // There are a dozen circumstances, and a page of matches has hundreds of sentences.
  const made: Terms[] = []
  return ({ direction, inferred, basis }) => {
    let terms = made.find((one) => one.direction === direction && one.inferred === inferred && one.basis === basis)
    if (terms === undefined) made.push(terms = Object.freeze({ direction, inferred, basis, ...shared }))
    return terms
  }
}
