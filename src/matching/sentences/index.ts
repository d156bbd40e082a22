// Every reason and its values as one full sentence in English, Italian and Chinese. The sentences are made from what the
// engine answered and nothing else: the number and its reason come from the same computation.
import type { Basis } from '../../access/principal.ts'
import { languages, type Catalogues, type Language } from '../../catalogues/catalogue.ts'
import type { CriterionKey, Direction } from '../../scoring/model.ts'
import type { CriterionScore, GateResult } from '../../scoring/outcome.ts'
import type { StabilityAnswer } from '../advice/advice.ts'
import type { Match, WhyNotAnswer } from '../match.ts'
import { createAdviceTeller, type AdviceTeller, type Proof } from './advice.ts'
import { englishAdvice } from './en-advice.ts'
import { englishGates } from './en-gates.ts'
import { englishMatch } from './en-match.ts'
import { english } from './en-terms.ts'
import { englishCriteria } from './en.ts'
import { italianAdvice } from './it-advice.ts'
import { italianGates } from './it-gates.ts'
import { italianMatch } from './it-match.ts'
import { italian } from './it-terms.ts'
import { italianCriteria } from './it.ts'
import { createMatchTeller, type MatchTeller } from './match.ts'
import { createTerms } from './terms.ts'
import { criterionDescriptions, criterionTitles } from './titles.ts'
import type { LanguagePack } from './words.ts'
import { chineseAdvice } from './zh-advice.ts'
import { chineseGates } from './zh-gates.ts'
import { chineseMatch } from './zh-match.ts'
import { chinese, spaced } from './zh-terms.ts'
import { chineseCriteria } from './zh.ts'

function capital (clause: string): string {
  return clause.charAt(0).toUpperCase() + clause.slice(1)
}

/** A clause that ends in an abbreviation (`S.r.l.`) has its full stop already. */
function westernSentence (clause: string): string {
  return capital(clause.endsWith('.') ? clause : `${clause}.`)
}

const packs: Readonly<Record<Language, LanguagePack>> = {
  en: { words: english, criteria: englishCriteria, gates: englishGates, match: englishMatch, advice: englishAdvice, finish: westernSentence, gap: ' ' },
  it: { words: italian, criteria: italianCriteria, gates: italianGates, match: italianMatch, advice: italianAdvice, finish: westernSentence, gap: ' ' },
  zh: { words: chinese, criteria: chineseCriteria, gates: chineseGates, match: chineseMatch, advice: chineseAdvice, finish: (clause) => `${spaced(clause)}。`, gap: '' }
}

export interface Sentences {
  /** Why a criterion has its value: one sentence. */
  criterion (score: CriterionScore, direction: Direction, language: Language): string
  /** What a gate found: one sentence. Which side excluded the other is said only on the `full` basis. */
  gate (gate: GateResult, language: Language, basis?: Basis): string
  /** Three to six sentences: the score and its range, what speaks for the pair each way, what is unknown, gates, screening. */
  match (match: Match, language: Language): string
  /** What keeps a counterpart from the first k: one sentence. */
  whyNot (answer: WhyNotAnswer, language: Language): string
  /** What a step would add to the first matches: one sentence. */
  proof (proof: Proof, language: Language): string
  /** How firmly the first place stands: one sentence. */
  stability (answer: StabilityAnswer, language: Language): string
  criterionTitle (key: CriterionKey, language: Language): string
  /** What a criterion measures: one sentence. Throws RangeError for a criterion that the direction does not have. */
  criterionDescription (direction: Direction, key: CriterionKey, language: Language): string
}

/** Builds the sentences of all languages over one set of catalogues. Pure: the same values give the same words. */
export function createSentences (catalogues: Catalogues): Sentences {
  const tellers = Object.fromEntries(languages.map((language) => {
    const pack = packs[language]
    const terms = createTerms(catalogues, language, pack.words)
    return [language, { ...createMatchTeller(language, pack, terms), advice: createAdviceTeller(language, pack, terms) }]
  })) as Record<Language, MatchTeller & { readonly advice: AdviceTeller }>

  return {
    criterion: (score, direction, language) => packs[language].finish(tellers[language].criterion(score, { direction, basis: 'public' })),
    gate: (gate, language, basis = 'public') => packs[language].finish(tellers[language].gate(gate, { basis })),
    match: (match, language) => tellers[language].match(match).map(packs[language].finish).join(packs[language].gap),
    whyNot: (answer, language) => packs[language].finish(tellers[language].whyNot(answer)),
    proof: (proof, language) => packs[language].finish(tellers[language].advice.proof(proof)),
    stability: (answer, language) => packs[language].finish(tellers[language].advice.stability(answer)),
    criterionTitle: (key, language) => capital(criterionTitles[language][key]),
    criterionDescription (direction, key, language) {
      const all: Readonly<Partial<Record<CriterionKey, string>>> = criterionDescriptions[language][direction]
      const description = all[key]
      if (description === undefined) throw new RangeError(`The direction '${direction}' has no criterion '${key}'.`)
      return packs[language].finish(description)
    }
  }
}
