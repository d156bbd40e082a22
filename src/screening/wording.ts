// The words and numbers that sentences of one language are made of.
import type { Language } from '../catalogues/catalogue.ts'
import { chineseAmounts } from '../chinese-numbers.ts'
import type { Likelihood, Span } from './check.ts'
import type { ReasonCode, ReasonValues } from './flag.ts'
import { keywordNames } from './keywords.ts'
import { investorTypes, modes, places, type Named } from './names.ts'
import type { Effect } from './rule.ts'
import { subjects } from './subjects.ts'

export interface Wording {
  /** Amounts in whole units. */
  eur (amount: number): string
  /** A span open upwards is "at least" its lower end. */
  eurSpan (span: Span): string
  pctSpan (span: Span): string
  usd (amount: number): string
  keyword (keyword: string): string
  mode (id: string): string
  investorType (id: string): string
  /** A Chinese division by its code. */
  place (code: string): string
  list (items: readonly string[]): string
}

/** One language: a sentence for each reason, each likelihood and each effect. */
export interface Sentences {
  readonly reasons: { readonly [C in ReasonCode]: (values: Readonly<ReasonValues[C]>, wording: Wording, subject: string) => string }
  readonly likelihood: Readonly<Record<Likelihood, string>>
  readonly effect: Readonly<Record<Effect, string>>
  readonly suspensory: string
  readonly notice: string
  /** Between sentences. */
  readonly space: string
}

const tags: Readonly<Record<Language, string>> = { en: 'en-GB', it: 'it-IT', zh: 'zh-CN' }
const money: Readonly<Record<Language, { eur: (amount: string) => string, usd: (amount: string) => string, atLeast: string, and: string }>> = {
  en: { eur: (amount) => `EUR ${amount}`, usd: (amount) => `USD ${amount}`, atLeast: 'at least ', and: ', ' },
  it: { eur: (amount) => `${amount} euro`, usd: (amount) => `${amount} dollari USA`, atLeast: 'almeno ', and: ', ' },
  zh: { eur: (amount) => `${amount}欧元`, usd: (amount) => `${amount}美元`, atLeast: '不少于', and: '、' }
}

/** The wording of a language. */
export function createWording (language: Language): Wording {
  const numbers = new Intl.NumberFormat(tags[language], { maximumFractionDigits: 2, useGrouping: 'always' })
  const { eur, usd, atLeast, and } = money[language]
  type Written = (values: readonly number[]) => readonly string[]
  const plain: Written = (values) => values.map((value) => numbers.format(value))
  const amounts: Written = (values) => language === 'zh' ? chineseAmounts(values) : plain(values.map(Math.round))
  const spanned = ({ low, high }: Span, written: Written, unit: (text: string) => string): string => {
    if (high === null) return `${atLeast}${unit(written([low]).join(''))}`
    return unit(written(low === high ? [low] : [low, high]).join('–'))
  }
  const named = (names: Readonly<Record<string, Named>>, id: string): string => names[id]?.[language] ?? id
  return {
    eur: (amount) => eur(amounts([amount]).join('')),
    eurSpan: (span) => spanned(span, amounts, eur),
    pctSpan: (span) => spanned(span, plain, (text) => `${text}%`),
    usd: (amount) => usd(amounts([amount]).join('')),
    keyword: (keyword) => language === 'en' ? keyword : keywordNames[keyword]?.[language === 'it' ? 0 : 1] ?? keyword,
    mode: (id) => named(modes, id),
    investorType: (id) => named(investorTypes, id),
    place: (code) => named(places, code),
    list: (items) => items.join(and)
  }
}

/** What a rule is about; its id where the room has no words for it. */
export function subjectOf (rule: string, language: Language): string {
  return subjects[rule]?.[language] ?? rule
}
