// Advice in words: which proof would add most, and how firmly the first place stands.
import type { Language } from '../../catalogues/catalogue.ts'
import type { CriterionKey, Direction } from '../../scoring/model.ts'
import type { ProofsAnswer, StabilityAnswer } from '../advice/advice.ts'
import type { Steps } from '../advice/steps.ts'
import { nameOf } from './match.ts'
import type { Circumstances, Templates, Terms } from './terms.ts'
import { criterionTitles } from './titles.ts'
import type { LanguagePack } from './words.ts'

export type Proof = ProofsAnswer['proofs'][number]

/** Numbers already written in the language. */
export interface GainWords { readonly gain: string, readonly raised: string, readonly matches: string, readonly one: boolean }
export interface SwingWords { readonly criterion: string, readonly direction: Direction, readonly change: string, readonly up: boolean, readonly gone: boolean, readonly first: string, readonly newFirst: string }

/** Clauses of one language: what to do, what it would add; which weight turns the order. */
export interface AdviceSentences {
  readonly steps: Templates<Steps>
  /** To state a fact that is no claim. */
  readonly state: Readonly<Partial<Record<CriterionKey, string>>>
  proof (step: string, gain: GainWords): string
  swing (values: SwingWords): string
  steady (first: string): string
  nobody (): string
}

export interface AdviceTeller { proof (proof: Proof): string, stability (answer: StabilityAnswer): string }

/** Texts of advice in one language. */
export function createAdviceTeller (language: Language, pack: LanguagePack, terms: (circumstances: Circumstances) => Terms): AdviceTeller {
  const { locale } = pack.words
  const points = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumSignificantDigits: 3 })
  const t = terms({ direction: 'mandate_to_sme', inferred: false, basis: 'public' })
  const text = pack.advice

  function step (proof: Proof): string {
    if (proof.kind === 'state') return text.state[proof.values.criterion] ?? criterionTitles[language][proof.values.criterion]
    return tell(text.steps, proof.kind, proof.values, t)
  }

  return {
    proof: (proof) => text.proof(step(proof), { gain: points.format(proof.gain), raised: t.count(proof.matchesRaised), matches: t.count(proof.matches), one: proof.matches === 1 }),
    stability ({ swing, first, newFirst }) {
      if (first === undefined) return text.nobody()
      const name = nameOf(first.whole, language)
      if (swing === undefined || newFirst === undefined) return text.steady(name)
      return text.swing({
        criterion: criterionTitles[language][swing.key],
        direction: swing.direction,
        change: percent.format(Math.abs(swing.relativeChange)),
        up: swing.relativeChange > 0,
        gone: swing.relativeChange === -1,
        first: name,
        newFirst: nameOf(newFirst.whole, language)
      })
    }
  }
}

function tell<R, K extends keyof R> (templates: { readonly [P in keyof R]: (values: R[P], t: Terms) => string }, kind: K, values: R[K], t: Terms): string {
  return templates[kind](values, t)
}
