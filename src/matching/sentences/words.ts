// What a language brings to the sentences beside their templates: the names of our closed lists, and how it writes
// amounts, lists, codes and places. One object per language in en-terms.ts, it-terms.ts and zh-terms.ts.
import type { CriterionSentences, GateSentences } from './terms.ts'
import type { AdviceSentences } from './advice.ts'
import type { MatchSentences } from './match.ts'
import type { MandateCriterion, NeedCriterion } from '../../scoring/model.ts'
import type { DecreeStatus, TaxonomyTest } from '../../scoring/outcome.ts'
import type { EvidenceLevel, Fact, Kpi, Objective, SizeClass } from '../../scoring/types.ts'

/** `region`: any place above a province (country, macro-area, region); `city`: a Chinese municipality or special administrative region. */
export type PlaceKind = 'region' | 'province' | 'metropolitan_city' | 'autonomous_province' | 'cn_province' | 'cn_autonomous_region' | 'city'
export interface Place { readonly code: string, readonly title: string, readonly kind: PlaceKind }

/** An activity of the EU Taxonomy; `title` and `sector` are null where the language has none. */
export interface ActivityName { readonly code: string, readonly title: string | null, readonly sector: string | null }

export interface Words {
  /** BCP 47 tag for numbers and dates. */
  readonly locale: string
  readonly objectives: Readonly<Record<Objective, string>>
  readonly tests: Readonly<Record<TaxonomyTest, string>>
  readonly evidence: Readonly<Record<EvidenceLevel, string>>
  /** "with documents as proof": what a claim of the level rests on, to follow the claim. */
  readonly proof: Readonly<Record<EvidenceLevel, string>>
  readonly facts: Readonly<Record<Fact, string>>
  readonly kpis: Readonly<Record<Kpi, string>>
  readonly sizes: Readonly<Record<SizeClass, string>>
  readonly decreeStatuses: Readonly<Record<DecreeStatus, string>>
  /** Scenarios of the Common Ground Taxonomy by number. */
  readonly scenarios: Readonly<Record<string, string>>
  /** Sectors of the EU Taxonomy by their English name. Empty where the activities themselves have titles. */
  readonly taxonomySectors: Readonly<Record<string, string>>
  /** Names of certifications and places where the catalogue has none in the language. */
  readonly certifications: Readonly<Record<string, string>>
  readonly places: Readonly<Record<string, string>>
  quote (title: string): string
  /** A term of our own vocabularies, as stated by a side. */
  term (title: string): string
  and (items: readonly string[]): string
  or (items: readonly string[]): string
  /** "3 more", as the last item of a list cut short; null where the language counts the whole list behind it (`cut`). */
  more (count: string): string | null
  cut (list: string, total: string): string
  /** How the language counts whole amounts that are read side by side, if not in grouped digits. */
  amounts? (values: readonly number[]): readonly string[]
  /** Amounts, to follow what they measure: "of" is part of the words where the language needs it. */
  money (amount: string): string
  between (low: string, high: string): string
  from (amount: string): string
  upTo (amount: string): string
  days (days: number, shown: string, years: string | null): string
  decree (date: string, number: string | null): string
  activity (name: ActivityName): string
  /** An entry of a Chinese catalogue; `code` is empty for the catalogue as a whole. */
  entry (catalogue: string, code: string, title: string | null): string
  /** As the name of a place wished: "the province of Milan". */
  place (place: Place): string
  /** Where somebody is: "in the province of Milan". */
  seat (place: Place): string
}

/** Everything the sentences need in one language. */
export interface LanguagePack {
  readonly words: Words
  readonly criteria: CriterionSentences
  readonly gates: GateSentences
  readonly match: MatchSentences
  readonly advice: AdviceSentences
  /** Makes a sentence of a clause: capital letter and full stop. */
  finish (clause: string): string
  /** Joins sentences to a text. */
  readonly gap: string
}

export interface CriterionDescriptions {
  readonly mandate_to_sme: Readonly<Record<MandateCriterion, string>>
  readonly need_to_investor: Readonly<Record<NeedCriterion, string>>
}
