// Every flag explains itself in three languages.
import t from 'tap'
import { languages } from '../../src/catalogues/catalogue.ts'
import type { ReasonCode } from '../../src/screening/flag.ts'
import { keywordNames } from '../../src/screening/keywords.ts'
import { instruments, places } from '../../src/screening/names.ts'
import { subjects } from '../../src/screening/subjects.ts'
import { instrumentName, notice, why } from '../../src/screening/texts.ts'
import { en } from '../../src/screening/texts.en.ts'
import { catalogues } from '../scoring/world.ts'
import { asOf, pair, rules, screening, type Told } from './world.ts'

/** Codes that stay as they are in every language: rules, NACE codes, and a few abbreviations. */
const codes = /\b(?:(?:IT-GP|EU-FDI|EU-FSR|EU-IAA|CN-OUT|CN-IN)[A-Z0-9-]*|[A-U]\d{2}(?:\.\d{1,2})?|5G)(?![A-Za-z])/g
const foreign = (text: string): readonly string[] => text.replace(/代码[A-U](?![A-Za-z0-9])/g, '').replace(codes, '').match(/[A-Za-z]+/g) ?? []

const deals: readonly Told[] = [
  { instruments: ['equity_minority'], stake: 0.2, wanted: 0.3, value: { low: 2_000_000, high: null }, investor: 'central_soe', province: 'CN-BJ' },
  { instruments: ['equity_majority'], value: { low: 400_000_000, high: 600_000_000 }, turnoverEur: 700_000_000, modes: ['public_procurement'] },
  { instruments: ['equity_minority'], value: { low: 190_000_000, high: 300_000_000 }, investor: 'guidance_fund', province: null },
  { instruments: ['joint_venture_equity'], modes: ['joint_venture'], kind: 'technology_offer', investor: 'local_soe' },
  { instruments: ['loan'], stake: null },
  { kind: null },
  { kind: 'technology_offer', modes: ['licensing'] },
  { kind: 'technology_request', modes: ['training', 'supply'], instruments: ['equity_minority'] },
  { kind: 'technology_request' },
  ...['CN-QH', 'CN-HI'].map((place): Told => ({ kind: 'market_entry', modes: ['joint_venture', 'direct_investment', 'market_entry_support'], places: [place], turnoverEur: 200_000_000 })),
  { kind: 'market_entry', modes: ['supply'] }
]

t.test('sentences in three languages for all that can be raised', async (t) => {
  const seen = new Set<ReasonCode>()
  for (const rule of rules) {
    const nace = rule.trigger.naceCodes.length > 0 ? rule.trigger.naceCodes : ['C31.09', 'M71.12']
    for (const told of deals) {
      for (const keyword of [undefined, ...rule.trigger.keywords ?? []]) {
        for (const company of [nace, ['C31.09']]) {
          for (const flag of screening.screen(pair({ ...told, nace: company, text: keyword }), asOf)) {
            seen.add(flag.reason.code)
            for (const language of languages) {
              const text = why(flag, language)
              if (/undefined|null|NaN|\[object| {2}|，，|。。|\.\./.test(text)) t.fail(text)
              if (!(language === 'zh' ? /。$/ : /^\p{Lu}.*\.$/u).test(text)) t.fail(text)
            }
            if (foreign(why(flag, 'zh')).length > 0) t.fail(`${flag.rule}: ${foreign(why(flag, 'zh')).join(' ')} in ${why(flag, 'zh')}`)
            if (why(flag, 'it') === why(flag, 'en')) t.fail(flag.rule)
          }
        }
      }
    }
  }
  t.strictSame([...seen].sort(), Object.keys(en.reasons).sort(), 'every reason occurs')
})

t.test('what met the condition stands in the sentence', async (t) => {
  const flags = screening.screen(pair({ nace: ['C27.20'], instruments: ['equity_minority'], stake: 0.2, value: { low: 3_000_000, high: 3_000_000 } }), asOf)
  const flag = flags.find(({ rule }) => rule === 'IT-GP-T-NONEU')
  if (flag === undefined) return t.fail('not raised')
  t.equal(why(flag, 'en'), 'A buyer from outside the EU must notify from 10% of the capital or votes where the investment is worth EUR 1,000,000 or more. Here the stake is 20% and the value EUR 3,000,000. ' +
    'It counts together with IT-GP-EU-STORAGE. On the facts known the conditions are met. If the rule applies, the deal must be notified. The deal may not take effect before the authority has answered.')
  t.match(why(flag, 'it'), /10% del capitale o dei diritti di voto e 1\.000\.000 euro di investimento\. In questo caso: quota 20%; valore 3\.000\.000 euro\./)
  t.match(why(flag, 'zh'), /投资额达到100万欧元的，须申报。本交易的持股比例为20%，金额为300万欧元。/)
})

t.test('the notice says what a flag, and its absence, is not', async (t) => {
  t.match(notice('en'), /Information only.*not legal advice and no clearance.*missing flag does not mean that no duty exists/)
  t.match(notice('it'), /Solo a titolo informativo.*non è consulenza legale né un'autorizzazione.*non significa che non vi siano obblighi/)
  t.match(notice('zh'), /仅供参考.*不构成法律意见.*并不意味着不存在任何义务/)
  t.strictSame(foreign(notice('zh')), [])
})

t.test('divisions of China are named as in the catalogue of places', async (t) => {
  const divisions = catalogues.entries('cn-regions').filter(({ id }) => /^CN-[A-Z]{2}$/.test(id))
  t.strictSame(Object.keys(places).sort(), divisions.map(({ id }) => id).sort())
  for (const { id } of divisions) t.strictSame([places[id]?.en, places[id]?.zh], [catalogues.title('cn-regions', id, 'en'), catalogues.title('cn-regions', id, 'zh')])
})

t.test('names for all that the shipped rules name', async (t) => {
  for (const rule of rules) {
    t.ok(instruments[rule.instrument], rule.instrument)
    t.strictSame(foreign(instrumentName(rule, 'zh')), [], instrumentName(rule, 'zh'))
    t.equal(instrumentName(rule, 'en'), rule.instrument)
    for (const keyword of rule.trigger.keywords ?? []) t.ok(keywordNames[keyword], keyword)
  }
  const known = new Set(rules.map(({ id }) => id))
  for (const [id, subject] of Object.entries(subjects)) {
    t.ok(known.has(id), id)
    t.strictSame(foreign(subject.zh), [], subject.zh)
  }
  t.equal(instrumentName({ instrument: 'Not in the room' }, 'zh'), 'Not in the room')
})
