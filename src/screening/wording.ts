// The words and numbers that sentences of one language are made of.
import type { Language } from '../catalogues/catalogue.ts'
import type { Likelihood, Span } from './check.ts'
import type { ReasonCode, ReasonValues } from './flag.ts'
import { keywordNames } from './keywords.ts'
import { investorTypes, modes, type Named } from './names.ts'
import type { Effect } from './rule.ts'
import { subjects } from './subjects.ts'

export interface Wording {
  eur (amount: number): string
  /** `≥` stands for a span open upwards. */
  eurSpan (span: Span): string
  pctSpan (span: Span): string
  usd (amount: number): string
  keyword (keyword: string): string
  mode (id: string): string
  investorType (id: string): string
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
  const spanned = ({ low, high }: Span, unit: (text: string) => string): string => {
    if (high === null) return `${atLeast}${unit(numbers.format(low))}`
    return unit(low === high ? numbers.format(low) : `${numbers.format(low)}–${numbers.format(high)}`)
  }
  const named = (names: Readonly<Record<string, Named>>, id: string): string => names[id]?.[language] ?? id
  return {
    eur: (amount) => eur(numbers.format(amount)),
    eurSpan: (span) => spanned(span, eur),
    pctSpan: (span) => spanned(span, (text) => `${text}%`),
    usd: (amount) => usd(numbers.format(amount)),
    keyword: (keyword) => language === 'en' ? keyword : keywordNames[keyword]?.[language === 'it' ? 0 : 1] ?? keyword,
    mode: (id) => named(modes, id),
    investorType: (id) => named(investorTypes, id),
    list: (items) => items.join(and)
  }
}

/** What a rule is about; its id where the room has no words for it. */
export function subjectOf (rule: string, language: Language): string {
  return subjects[rule]?.[language] ?? rule
}
