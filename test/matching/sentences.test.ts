import fc from 'fast-check'
import t from 'tap'
import { languages, type Language } from '../../src/catalogues/catalogue.ts'
import { createSentences } from '../../src/matching/sentences/index.ts'
import { criteriaOf, directions, type Direction } from '../../src/scoring/model.ts'
import type { CriterionReasons, CriterionScore, GateReasons, GateResult } from '../../src/scoring/outcome.ts'
import { catalogues } from '../scoring/world.ts'
import { decidingCriterion, decidingGate, missing } from './deciding.ts'
import { criterionReasons, gateReasons } from './reasons.ts'

const sentences = createSentences(catalogues)
const numRuns = 60

const certificationNames = catalogues.entries('certifications').map(({ id }) => catalogues.title('certifications', id, 'zh')).sort((a, b) => b.length - a.length)
/** What may stand in Latin letters in Chinese: systems, codes, our abbreviations. */
const allowed = /NACE Rev\. 2(\.1)?|ATECO 2025|\bCAM\b|DNSH|\b(CCM|CCA|WTR|CE|PPC|BIO) \d+\.\d+|\b[A-V]\d{2}(\.\d{1,2})?\b|(?<=(Rev\. 2(\.1)?|ATECO 2025|行业) )[A-V]\b|UN PRI|Forum per la Finanza Sostenibile/g

/** What is wrong with the form of a sentence; empty when nothing is. */
function faults (sentence: string, language: Language): string[] {
  const found: string[] = []
  const never = /undefined|null|NaN|\[object|function|\(\)|“”|«»| {2}|\s$|^\s|[ （(]$|,,|\.\.|;;|，，|。。|；；| [,;.:)]|\( |[,;:，；：]\.|[，；：、]。|\n/
  const match = never.exec(sentence)
  if (match !== null) found.push(`'${match[0]}'`)
  if (!sentence.endsWith(language === 'zh' ? '。' : '.')) found.push('no full stop')
  if (language === 'zh') {
    let rest = sentence
    for (const name of certificationNames) rest = rest.replaceAll(name, '').replaceAll(name.replace(/(?<=\p{Script=Han})(?=[A-Za-z])|(?<=[A-Za-z])(?=\p{Script=Han})/gu, ' '), '')
    const word = /[A-Za-z]+/.exec(rest.replace(allowed, ''))
    if (word !== null) found.push(`Latin letters '${word[0]}'`)
    if (/ {1,}[\p{Script=Han}]/u.test(rest.replace(/[A-Za-z0-9.] (?=\p{Script=Han})/gu, '')) || /[,;](?!\d)/.test(rest)) found.push('western punctuation')
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

for (const reason of Object.keys(criterionReasons) as Array<keyof CriterionReasons>) {
  t.test(`${reason} is one clean sentence in every language and says what decided`, async (t) => {
    fc.assert(fc.property(criterionReasons[reason], (values) => {
      for (const language of languages) {
        for (const direction of directionsOf(reason)) {
          const sentence = sentences.criterion(score(reason, values), direction, language)
          t.same(faults(sentence, language), [], sentence)
          const deciding = decidingCriterion[reason] as ((values: unknown, language: Language) => ReadonlyArray<string | number | null>) | undefined
          if (deciding !== undefined) t.same(missing(deciding(values, language), sentence, language), [], sentence)
        }
      }
    }), { numRuns })
  })
}

for (const reason of Object.keys(gateReasons) as Array<keyof GateReasons>) {
  t.test(`the gate ${reason} is one clean sentence in every language and says what decided`, async (t) => {
    fc.assert(fc.property(gateReasons[reason], (values) => {
      for (const language of languages) {
        const sentence = sentences.gate(gate(reason, values), language)
        t.same(faults(sentence, language), [], sentence)
        const deciding = decidingGate[reason] as ((values: unknown, language: Language) => ReadonlyArray<string | number | null>) | undefined
        if (deciding !== undefined) t.same(missing(deciding(values, language), sentence, language), [], sentence)
      }
    }), { numRuns })
  })
}

const inferredBy = { en: /inferred from past deals/, it: /desunt[oa] dalle operazioni passate/, zh: /根据以往交易推断/ }
const unknownBy = { en: /is unknown|cannot be told|is unknown/, it: /non è not[oa]|non sono note|non si può dire/, zh: /未知|无法判断/ }

t.test('an inferred preference says so, a stated one does not', async (t) => {
  const inferrable = ['sector_unknown', 'sector_match', 'ticket_unknown', 'ticket_fit', 'region_unknown', 'region_fit'] as const
  for (const reason of inferrable) {
    fc.assert(fc.property(criterionReasons[reason], (values) => {
      for (const language of languages) {
        t.match(sentences.criterion(score(reason, values, true), 'mandate_to_sme', language), inferredBy[language])
        t.notMatch(sentences.criterion(score(reason, values), 'mandate_to_sme', language), inferredBy[language])
      }
    }), { numRuns: 20 })
  }
})

t.test('what is unknown is said to be unknown', async (t) => {
  for (const reason of (Object.keys(criterionReasons) as Array<keyof CriterionReasons>).filter((name) => name.endsWith('_unknown'))) {
    fc.assert(fc.property(criterionReasons[reason], (values) => {
      for (const language of languages) t.match(sentences.criterion(score(reason, values), directionsOf(reason)[0]!, language), unknownBy[language])
    }), { numRuns: 10 })
  }
})

t.test('no sentence calls a company CAM certified or a NACE code proof', async (t) => {
  fc.assert(fc.property(criterionReasons.cam_claim, criterionReasons.taxonomy_inferred, (cam, inferred) => {
    for (const language of languages) {
      t.notMatch(sentences.criterion(score('cam_claim', cam), 'mandate_to_sme', language), /certified|certificat|认证/i)
      t.match(sentences.criterion(score('taxonomy_inferred', inferred), 'mandate_to_sme', language), { en: /no proof of alignment/, it: /non prova l'allineamento/, zh: /不能证明符合/ }[language])
    }
  }), { numRuns })
})

t.test('a bridge without a recorded scenario is said to be derived, one with a scenario names it', async (t) => {
  fc.assert(fc.property(criterionReasons.taxonomy_bridged, (values) => {
    for (const language of languages) {
      const sentence = sentences.criterion(score('taxonomy_bridged', values), 'mandate_to_sme', language)
      const derived = { en: /derived by this service, not taken from the official/, it: /derivato da questo servizio, non tratto dalla tabella ufficiale/, zh: /由本服务推导得出，并非.*官方表格/ }[language]
      if (values.scenario === null) t.match(sentence, derived)
      else t.notMatch(sentence, derived)
    }
  }), { numRuns })
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
  t.match(sentences.criterion(score('sector_unknown', { wishes }), 'mandate_to_sme', 'it'), /C28 «[^»]+» o altri 2, come chiede il mandato/)
  t.match(sentences.criterion(score('sector_unknown', { wishes }), 'mandate_to_sme', 'zh'), /C28 等5项未知/)
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
