import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import type { Basis } from '../../src/access/principal.ts'
import { languages, type Language } from '../../src/catalogues/catalogue.ts'
import { createSentences } from '../../src/matching/sentences/index.ts'
import { criteriaOf, directions, type Direction } from '../../src/scoring/model.ts'
import type { CriterionReasons, CriterionScore, GateReasons, GateResult } from '../../src/scoring/outcome.ts'
import { catalogues } from '../scoring/world.ts'
import { decidingCriterion, decidingGate, missing } from './deciding.ts'
import { criterionReasons, gateReasons } from './reasons.ts'

const sentences = createSentences(catalogues)
const numRuns = 300

const certificationNames = catalogues.entries('certifications').map(({ id }) => catalogues.title('certifications', id, 'zh')).sort((a, b) => b.length - a.length)
/** What may stand in Latin letters in Chinese: systems, codes, our abbreviations. */
const allowed = /NACE Rev\. 2(\.1)?|ATECO 2025|\bCAM\b|DNSH|\b(CCM|CCA|WTR|CE|PPC|BIO) \d+\.\d+|\b[A-V]\d{2}(\.\d{1,2})?\b|(?<=(Rev\. 2(\.1)?|ATECO 2025|行业) )[A-V]\b|UN PRI|Forum per la Finanza Sostenibile/g

/** What is wrong with the form of a sentence; empty when nothing is. */
function faults (sentence: string, language: Language): string[] {
  const found: string[] = []
  const never = /undefined|\bnull\b|NaN|\[object|=>|\(\)|“”|«»| {2}|\s$|^\s|[ （(]$|,,|\.\.|;;|，，|。。|；；| [,;.:)]|\( |[,;:，；：]\.|[，；：、]。|\n/
  const match = never.exec(sentence)
  if (match !== null) found.push(`'${match[0]}'`)
  if (!sentence.endsWith(language === 'zh' ? '。' : '.')) found.push('no full stop')
  if (language === 'zh') {
    let rest = sentence
    for (const name of certificationNames) rest = rest.replaceAll(name, '').replaceAll(name.replace(/(?<=\p{Script=Han})(?=[A-Za-z])|(?<=[A-Za-z])(?=\p{Script=Han})/gu, ' '), '')
    const word = /[A-Za-z]+/.exec(rest.replace(allowed, ''))
    if (word !== null) found.push(`Latin letters '${word[0]}'`)
    if (/[,;](?!\d)|(?<=[\p{Script=Han}，。、；：（）“”《》]) +(?=[\p{Script=Han}，。、；：（）“”《》])/u.test(sentence)) found.push('western punctuation or spaces')
  } else if (/\p{Script=Han}|[，。；：]/u.test(sentence.replace('中国 绿色金融委员会', ''))) found.push('Chinese letters')
  else if (!/^\p{Lu}/u.test(sentence)) found.push('no capital')
  if ((sentence.match(/[“«（(]/g)?.length ?? 0) !== (sentence.match(/[”»）)]/g)?.length ?? 0)) found.push('brackets')
  return found
}

function score<K extends keyof CriterionReasons> (reason: K, values: CriterionReasons[K], inferred = false): CriterionScore {
  return { reason, values, key: reason.slice(0, reason.lastIndexOf('_')), low: 0, high: 1, weight: 1, contribution: 0, inferred, evidence: [] } as unknown as CriterionScore
}

function gate<K extends keyof GateReasons> (reason: K, values: GateReasons[K]): GateResult {
  return { reason, values, key: 'published', outcome: 'pass' } as unknown as GateResult
}

const onNeedSide = (reason: string): boolean => /^(credentials|track_record)/.test(reason)
const onBothSides = (reason: string): boolean => /^(ticket|instrument|mode|region)/.test(reason)

function directionsOf (reason: string): readonly Direction[] {
  return onBothSides(reason) ? directions : onNeedSide(reason) ? ['need_to_investor'] : ['mandate_to_sme']
}

type Values = ReadonlyArray<string | number | null>
type Deciding = ((values: unknown, language: Language) => Values) | undefined

/** Fails when the sentence has a fault or lacks a value that decided. */
function check (sentence: string, language: Language, deciding: Values): void {
  const found = [...faults(sentence, language), ...missing(deciding, sentence, language).map((value) => `lacks ${value}`)]
  assert.deepEqual(found, [], sentence)
}

t.test('every reason of a criterion is one clean sentence in every language and says what decided', async (t) => {
  for (const reason of Object.keys(criterionReasons) as Array<keyof CriterionReasons>) {
    const deciding = decidingCriterion[reason] as Deciding
    t.doesNotThrow(() => fc.assert(fc.property(criterionReasons[reason], fc.constantFrom(...directionsOf(reason)), fc.boolean(), (values, direction, inferred) => {
      for (const language of languages) check(sentences.criterion(score(reason, values, inferred), direction, language), language, deciding?.(values, language) ?? [])
    }), { numRuns }), reason)
  }
})

t.test('every reason of a gate is one clean sentence in every language and says what decided', async (t) => {
  for (const reason of Object.keys(gateReasons) as Array<keyof GateReasons>) {
    const deciding = decidingGate[reason] as Deciding
    t.doesNotThrow(() => fc.assert(fc.property(gateReasons[reason], fc.constantFrom<Basis>('public', 'full'), (values, basis) => {
      for (const language of languages) check(sentences.gate(gate(reason, values), language, basis), language, deciding?.(values, language) ?? [])
    }), { numRuns }), reason)
  }
})

const inferredBy = { en: /inferred from past deals/, it: /desunt[oa] dalle operazioni passate/, zh: /根据以往交易推断/ }
const unknownBy = { en: /is unknown|cannot be told/, it: /non è not[oa]|non sono note|non si può dire/, zh: /未知|无法判断/ }

t.test('an inferred preference says so, a stated one does not', async (t) => {
  const inferrable = ['sector_unknown', 'sector_match', 'ticket_unknown', 'ticket_fit', 'region_unknown', 'region_fit'] as const
  for (const reason of inferrable) {
    t.doesNotThrow(() => fc.assert(fc.property(criterionReasons[reason], (values) => {
      for (const language of languages) {
        assert.match(sentences.criterion(score(reason, values, true), 'mandate_to_sme', language), inferredBy[language])
        assert.doesNotMatch(sentences.criterion(score(reason, values), 'mandate_to_sme', language), inferredBy[language])
      }
    }), { numRuns: 20 }))
  }
})

t.test('the ticket that the company compares is said to be the investor\'s, inferred from deals', async (t) => {
  const whose = { en: /the investor's ticket of .*\(inferred from past deals\)/, it: /taglio d'investimento dell'investitore, desunto dalle operazioni passate, /, zh: /^投资方的单笔投资规模（根据以往交易推断）为/ }
  t.doesNotThrow(() => fc.assert(fc.property(criterionReasons.ticket_fit, (values) => {
    for (const language of languages) {
      assert.match(sentences.criterion(score('ticket_fit', values, true), 'need_to_investor', language), whose[language])
      assert.doesNotMatch(sentences.criterion(score('ticket_fit', values), 'need_to_investor', language), inferredBy[language])
    }
  }), { numRuns: 20 }))
})

t.test('what is unknown is said to be unknown', async (t) => {
  for (const reason of (Object.keys(criterionReasons) as Array<keyof CriterionReasons>).filter((name) => name.endsWith('_unknown'))) {
    t.doesNotThrow(() => fc.assert(fc.property(criterionReasons[reason], (values) => {
      for (const language of languages) assert.match(sentences.criterion(score(reason, values), directionsOf(reason)[0]!, language), unknownBy[language])
    }), { numRuns: 10 }))
  }
})

t.test('no sentence calls a company CAM certified or a NACE code proof', async (t) => {
  t.doesNotThrow(() => fc.assert(fc.property(criterionReasons.cam_claim, criterionReasons.taxonomy_inferred, (cam, inferred) => {
    for (const language of languages) {
      assert.doesNotMatch(sentences.criterion(score('cam_claim', cam), 'mandate_to_sme', language), /certified|certificat|认证/i)
      assert.match(sentences.criterion(score('taxonomy_inferred', inferred), 'mandate_to_sme', language), { en: /no proof of alignment/, it: /non prova l'allineamento/, zh: /不能证明符合/ }[language])
    }
  }), { numRuns }))
})

t.test('a bridge without a recorded scenario is said to be derived, one with a scenario names it', async (t) => {
  t.doesNotThrow(() => fc.assert(fc.property(criterionReasons.taxonomy_bridged, (values) => {
    for (const language of languages) {
      const sentence = sentences.criterion(score('taxonomy_bridged', values), 'mandate_to_sme', language)
      const derived = { en: /derived by this service, not taken from the official/, it: /stabilita da questo servizio, non tratta dalla tabella ufficiale/, zh: /由本服务推导得出，并非取自.*官方对照表/ }[language]
      if (values.scenario === null) assert.match(sentence, derived)
      else assert.doesNotMatch(sentence, derived)
    }
  }), { numRuns }))
})

t.test('who excluded the other is said on the full basis only', async (t) => {
  const veto = gate('veto_fail', { by: 'investor' })
  t.equal(sentences.gate(veto, 'en'), 'One of the two sides has excluded the other.')
  t.equal(sentences.gate(veto, 'en', 'own'), 'One of the two sides has excluded the other.')
  t.equal(sentences.gate(veto, 'en', 'full'), 'The investor has excluded the other side.')
})

t.test('a long list is cut and counted', async (t) => {
  const wishes = ['C26', 'C27', 'C28', 'D35', 'E38'].map((code) => ({ code, system: 'NACE21' as const }))
  t.match(sentences.criterion(score('sector_unknown', { wishes }), 'mandate_to_sme', 'en'), /C28 “[^”]+” or 2 more, as the mandate wishes/)
  t.match(sentences.criterion(score('sector_unknown', { wishes }), 'mandate_to_sme', 'it'), /uno dei settori richiesti dal mandato: .*C28 «[^»]+» o altri 2\.$/)
  t.match(sentences.criterion(score('sector_unknown', { wishes }), 'mandate_to_sme', 'zh'), /C28 等5项。$/)
})

t.test('criteria have a title and a description in every direction and language', async (t) => {
  for (const language of languages) {
    for (const direction of directions) {
      for (const key of criteriaOf(direction)) {
        t.match(sentences.criterionTitle(key, language), /^[\p{Lu}\p{Script=Han}]/u)
        t.same(faults(sentences.criterionDescription(direction, key, language), language), [])
      }
    }
    t.throws(() => sentences.criterionDescription('mandate_to_sme', 'credentials', language), RangeError)
  }
})
