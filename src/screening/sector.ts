// Whether a company's field is the one a rule names: by NACE Rev. 2 code, or by a word in its own English texts.
import { fold } from '../fold.ts'
import type { CodeLists } from '../scoring/codes.ts'
import type { CodedActivity } from '../scoring/types.ts'
import type { Check } from './check.ts'
import { commonWords, needsWord, wideCodes } from './curation.ts'
import type { ScreeningPair } from './pair.ts'
import type { ScreeningRule } from './rule.ts'

export interface SectorMatch {
  /** `met`: a code within the rule's; `open`: a wider code, one of several translations, or a word alone. */
  readonly check: Extract<Check, 'met' | 'open'>
  /** The company's code in NACE Rev. 2 and the rule's code it met. */
  readonly nace: string | null
  readonly ruleCode: string | null
  /** The rule's keyword found in the company's texts. */
  readonly keyword: string | null
}

export interface SectorMatcher {
  match (rule: ScreeningRule, sme: ScreeningPair['sme']): SectorMatch | null
  /** All NACE Rev. 2 codes the company's activities stand for. */
  codesOf (sme: ScreeningPair['sme']): readonly string[]
}

interface Company {
  /** Per activity, the Rev. 2 codes it stands for. */
  readonly activities: ReadonlyArray<readonly string[]>
  /** Folded words between single blanks, with one at each end. */
  readonly text: string
  /** Matches already worked out, by rule id: a company meets many investors. */
  readonly matches: Map<string, SectorMatch | null>
}

/** Builds the matcher. What it reads of a company is kept as long as the company's record is, which never changes. */
export function createSectorMatcher ({ rules, codes }: { rules: readonly ScreeningRule[], codes: CodeLists }): SectorMatcher {
  const phrases = new Map(rules.map((rule) => [rule.id, (rule.trigger.keywords ?? []).filter((keyword) => !commonWords.has(keyword)).map((keyword) => ({ keyword, forms: forms(keyword) }))]))
  const companies = new WeakMap<ScreeningPair['sme'], Company>()
  const read = (sme: ScreeningPair['sme']): Company => {
    const known = companies.get(sme)
    if (known !== undefined) return known
    const company: Company = {
      activities: sme.activities.map((activity) => inNace2(activity, codes)),
      text: words([sme.names.en ?? '', sme.descriptions.en ?? ''].join(' . ')),
      matches: new Map()
    }
    companies.set(sme, company)
    return company
  }

  const work = (rule: ScreeningRule, company: Company): SectorMatch | null => {
    const keyword = phrases.get(rule.id)?.find(({ forms }) => forms.some((form) => company.text.includes(form)))?.keyword ?? null
    const byCode = rule.trigger.naceCodes.length === 0 ? null : bestCode(rule, company.activities)
    if (byCode === null || (keyword === null && needsWord.has(rule.id))) {
      return keyword === null ? null : { check: 'open', nace: null, ruleCode: null, keyword }
    }
    const wide = wideCodes[rule.id]
    const tooWide = keyword === null && (wide === 'all' || wide?.includes(byCode.ruleCode) === true)
    return { ...byCode, check: tooWide ? 'open' : byCode.check, keyword }
  }

  return {
    match (rule, sme) {
      const company = read(sme)
      let match = company.matches.get(rule.id)
      if (match === undefined) {
        match = work(rule, company)
        company.matches.set(rule.id, match)
      }
      return match
    },
    codesOf: (sme) => read(sme).activities.flat()
  }
}

/** A company's activity in NACE Rev. 2: several codes where the correspondence gives several, none where the code is unknown. */
function inNace2 ({ code, system }: Pick<CodedActivity, 'code' | 'system'>, codes: CodeLists): readonly string[] {
  if (system === 'NACE2') return codes.nace2.path(code) === undefined ? [] : [code]
  const rev21 = system === 'NACE21' ? code : codes.atecoToNace21(code)
  return rev21 === undefined ? [] : codes.toNace2(rev21)
}

interface CodeMatch { readonly check: 'met' | 'open', readonly nace: string, readonly ruleCode: string }

function bestCode (rule: ScreeningRule, activities: Company['activities']): CodeMatch | null {
  let best: CodeMatch | null = null
  for (const targets of activities) {
    const within = targets.flatMap((nace) => {
      const ruleCode = rule.trigger.naceCodes.find((candidate) => covers(candidate, nace))
      return ruleCode === undefined ? [] : [{ nace, ruleCode }]
    })
    if (within[0] !== undefined) {
      if (within.length === targets.length) return { check: 'met', ...within[0] }
      best ??= { check: 'open', ...within[0] }
      continue
    }
    for (const nace of targets) {
      // A bare section letter tells too little to ask a question about a class in it.
      const ruleCode = nace.length === 1 ? undefined : rule.trigger.naceCodes.find((candidate) => covers(nace, candidate))
      if (ruleCode !== undefined) best ??= { check: 'open', nace, ruleCode }
    }
  }
  return best
}

/** Whether `above` is `code` or an ancestor of it. */
function covers (above: string, code: string): boolean {
  return stem(code).startsWith(stem(above))
}

/** A group or division that is not divided ends in zeros: `E36.00`, `E36.0` and `E36` are one and the same. */
function stem (code: string): string {
  return code.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '')
}

function words (text: string): string {
  return ` ${fold(text).split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '').join(' ')} `
}

/** A keyword and its English plural, as they stand in `words`. */
function forms (keyword: string): readonly string[] {
  const singular = words(keyword).trimEnd()
  const plural = /[^aeiou]y$/.test(singular) ? `${singular.slice(0, -1)}ies` : /(s|x|ch|sh)$/.test(singular) ? `${singular}es` : `${singular}s`
  return [`${singular} `, `${plural} `]
}
