// Flags as sentences: what fact met which condition, how sure that is, and what the rule brings.
import type { Language } from '../catalogues/catalogue.ts'
import type { Reason, ScreeningFlag } from './flag.ts'
import { instruments } from './names.ts'
import { en } from './texts.en.ts'
import { it } from './texts.it.ts'
import { zh } from './texts.zh.ts'
import { createWording, subjectOf, type Sentences, type Wording } from './wording.ts'

const sentences: Readonly<Record<Language, Sentences>> = { en, it, zh }
const wordings: Readonly<Record<Language, Wording>> = { en: createWording('en'), it: createWording('it'), zh: createWording('zh') }

/** Why a flag was raised and what it brings, in full sentences. */
export function why (flag: ScreeningFlag, language: Language): string {
  const { likelihood, effect, suspensory, space } = sentences[language]
  const parts = [fact(flag.reason, flag.rule, language), likelihood[flag.likelihood], effect[flag.effect]]
  if (flag.suspensory) parts.push(suspensory)
  return parts.join(space)
}

/** What must stand wherever a flag, or the absence of flags, is shown. */
export function notice (language: Language): string {
  return sentences[language].notice
}

/** The legal instrument's name; the catalogue's English one where the room has no other. */
export function instrumentName (flag: Pick<ScreeningFlag, 'instrument'>, language: Language): string {
  return language === 'en' ? flag.instrument : instruments[flag.instrument]?.[language] ?? flag.instrument
}

function fact ({ code, values }: Reason, rule: string, language: Language): string {
  // The code and its values come from one `reason(code, values)` call, which the compiler checked.
  const sentence = sentences[language].reasons[code] as (values: Reason['values'], wording: Wording, subject: string) => string
  return sentence(values, wordings[language], subjectOf(rule, language))
}
