import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { languages, type Language } from '../../src/catalogues/catalogue.ts'
import type { Match } from '../../src/matching/match.ts'
import { createSentences } from '../../src/matching/sentences/index.ts'
import { nameOf } from '../../src/matching/sentences/match.ts'
import type { PairScore } from '../../src/scoring/outcome.ts'
import type { ScoringInvestor, ScoringSme } from '../../src/scoring/types.ts'
import { asOf, investor, sme, statedInvestor, statedSme } from '../scoring/arbitraries.ts'
import { catalogues, engine } from '../scoring/world.ts'

const sentences = createSentences(catalogues)
const settings = { programmeRequiresCredentials: true }

const profiles = {
  sme: { profile: { kind: 'sme', id: 'sme_1', legalName: 'Esempio Riciclo S.r.l.', names: { en: 'Example  Recycling', zh: '示例企业' } }, needs: [], claims: [] },
  investor: { profile: { kind: 'investor', id: 'inv_1', registeredName: '绿桥资本有限公司', names: { en: 'Green Bridge Capital' } }, mandates: [], deals: [], claims: [] }
} as unknown as Pick<Match, 'sme' | 'investor'>

function matchOf (score: PairScore, flags: readonly string[] = [], rank: number | null = 1): Match {
  return {
    ...profiles,
    score,
    rank,
    asOf,
    dataVersion: '1',
    scoringVersion: '1',
    basis: 'full',
    need: null,
    mandate: null,
    others: [],
    screening: flags.map((likelihood) => ({ likelihood })) as unknown as Match['screening']
  }
}

const base = { state: 'accepted', level: 'documented', validFrom: null, validTo: null } as const
const recycler: ScoringSme = {
  id: 'sme_1',
  published: true,
  excludedCounterparts: [],
  activities: [{ code: 'E38.32', system: 'NACE2', share: 1 }],
  place: 'MI',
  sizeCandidates: ['small'],
  claims: [{ ...base, id: 'claim_1', kind: 'taxonomy', activity: 'CE 2.7', objective: 'CE', substantialContribution: 'met', dnsh: { CCM: 'met', CCA: 'met', PPC: 'met', BIO: 'met' }, minimumSafeguards: 'met', kpis: { turnover: 0.7 } }],
  needs: [{ id: 'need_1', amount: { min: 2_000_000, max: 4_000_000, hard: false }, instruments: [], modes: [], territory: { codes: ['CN-SH'], hard: true }, excludedInvestorTypes: [], weights: null, validTo: null }]
}
const buyer: ScoringInvestor = {
  id: 'inv_1',
  published: true,
  excludedCounterparts: [],
  type: 'private_company',
  place: null,
  claims: [],
  deals: [1, 2, 3].map((number) => ({ id: `deal_${number}`, date: `202${number}-05-04`, sector: { code: 'E38', system: 'NACE2' }, region: 'IT-25', amountEur: 3_000_000 })),
  standing: 'accepted',
  mandates: [{ id: 'man_1', sectors: [{ code: 'E38', system: 'NACE2', priority: 1 }], excludedSectors: [], objectives: { CE: 1 }, activities: [], chinaCatalogue: [], camCategories: [], minimumEvidence: null, minimumAligned: null, kpi: 'turnover', ticket: { min: 3_000_000, max: 10_000_000, hard: false }, instruments: [], modes: [], territory: null, sizes: [], weights: null, validTo: null }]
}

function scored (one: ScoringSme, other: ScoringInvestor): PairScore {
  const [score] = engine.scoreProfiles(one, other, { asOf, settings })
  assert.ok(score !== undefined)
  return score
}

t.test('a match is told with names, score and range, both views, what is open, gates and screening', async (t) => {
  const match = matchOf(scored(recycler, buyer), ['likely', 'likely', 'unknown'])
  t.equal(sentences.match(match, 'en'), [
    'Example Recycling and Green Bridge Capital reach 47.66 of 100 points on 22 November 2026, and up to 81.77 if all that is unknown turned out well.',
    'Seen from Green Bridge Capital the match reaches 79.67 of 100, above all by sector (+41.67: the company\'s activity NACE Rev. 2 E38.32 “Recovery of sorted materials” lies within NACE Rev. 2 E38 “Waste collection, treatment and disposal activities; materials recovery”, which the mandate wants) and amount (+23.70: the amount needed, EUR 2,000,000 to 4,000,000, overlaps the investor\'s ticket of EUR 3,000,000 to 10,000,000).',
    'Seen from Example Recycling the match reaches 34.00 of 100, above all by amount (+27.09) and track record (+6.91: the investor has 3 past deals, the newest of 4 May 2023: 3 in the company\'s sector and 3 in its region).',
    'Still open are, with the points each could add on its side, credentials, seen from Example Recycling (up to +28.57: the investor shows no taxonomy or CAM claim, membership or label of its own, so its own standing is unknown), region, seen from Example Recycling (up to +14.29: where the investor is based is unknown, so whether it lies in Shanghai, as the company wishes, cannot be told) and EU Taxonomy, seen from Green Bridge Capital (up to +7.70: the company claims EU Taxonomy activity CE 2.7 “Sorting and material recovery of non-hazardous waste” for the circular economy, with documents as proof: substantial contribution is met, 5 of the 6 tests on significant harm (DNSH) and safeguards are met, the one on water is unknown, and the activity makes up 70% of turnover).',
    'Until this is verified, the pair ranks after the pairs without open conditions: the need is limited to Shanghai, and where the investor is based is unknown.',
    '3 screening rules may concern the pair (2 likely and 1 unknown for lack of facts), which is information, not legal advice, and no clearance.'
  ].join(' '))
  const [italian, chinese] = [sentences.match(match, 'it'), sentences.match(match, 'zh')]
  t.match(italian, /^L'abbinamento tra Esempio Riciclo S\.r\.l\. e Green Bridge Capital ottiene \d+,\d\d punti su 100 in data 22 novembre 2026 e arriverebbe a \d+,\d\d se tutto/)
  t.match(italian, /3 norme di controllo potrebbero applicarsi all'operazione \(2 probabili e 1 da chiarire per mancanza di dati\); l'indicazione è solo informativa e non vale come consulenza legale né come autorizzazione\.$/)
  t.match(chinese, /^截至2026年11月22日，示例企业与绿桥资本有限公司的匹配得分为\d+\.\d\d分（满分100分），若所有未知项均有利，最高可达\d+\.\d\d分。/)
  t.match(chinese, /共有3项审查规定可能适用于该配对（很可能适用2项，因信息不足尚不明确1项），仅供参考，不构成法律意见，也不构成批准或许可。$/)
})

t.test('implicit sides are marked as inferred, and so are the amounts seen from the need', async (t) => {
  const inferred = scored(recycler, { ...buyer, mandates: [] })
  t.match(sentences.match(matchOf(inferred), 'en'), /turned out well; the investor states no mandate, so its wishes are inferred from past deals\./)
  t.match(sentences.match(matchOf(inferred), 'en'), /Seen from Example Recycling[^.]*\.\d\d of 100, above all by amount \(\+\d+\.\d\d(: [^)]*inferred from past deals[^)]*)?\)/)
  const both = matchOf(scored({ ...recycler, needs: [] }, { ...buyer, mandates: [] }))
  t.match(sentences.match(both, 'it'), /; l'investitore non indica un mandato, che è desunto dalle operazioni passate, e l'impresa non indica una richiesta, che è desunta dai criteri generali del programma\. /)
  t.match(sentences.match(both, 'zh'), /投资方未说明投资意向，其意向根据以往交易推断；企业未说明需求，其需求按项目默认标准推断。/)
})

t.test('why not: gates first, then the points that lack, then what loses most', async (t) => {
  const open = matchOf(scored(recycler, buyer), [], 25)
  t.equal(sentences.whyNot({ match: null, k: 20, scoreOfRankK: null, missing: null }, 'en'), 'This pair cannot be scored, because one side has no need or mandate in force and none can be inferred.')
  t.match(sentences.whyNot({ match: open, k: 20, scoreOfRankK: 70, missing: 22.34 }, 'en'),
    /^Example Recycling and Green Bridge Capital reach 47\.66 of 100 points, against 70\.00 at rank 20, and lack 22\.34 points to be among the first 20; most is lost on .+ \(−\d+\.\d\d: .+\); until this is verified, the pair ranks after the pairs without open conditions: the need is limited to Shanghai, and where the investor is based is unknown\.$/)
  t.match(sentences.whyNot({ match: open, k: 20, scoreOfRankK: 40, missing: 0 }, 'it'), /contro i 40,00 della posizione 20, e non è tra i primi 20; le perdite maggiori: /)
  const first = matchOf(scored(recycler, { ...buyer, place: 'CN-SH' }), [], 3)
  t.equal(sentences.whyNot({ match: first, k: 20, scoreOfRankK: 40, missing: 0 }, 'zh'), `示例企业与绿桥资本有限公司得${(first.score.score / 100).toFixed(2)}分（满分100分），位列前20名，第20名为40.00分。`)
  const failed = matchOf(scored(recycler, { ...buyer, place: 'CN-GD' }), [], null)
  t.equal(sentences.whyNot({ match: failed, k: 20, scoreOfRankK: 40, missing: null }, 'en'), 'Example Recycling and Green Bridge Capital are not ranked, because the need is limited to Shanghai, and the investor is based in Guangdong.')
})

t.test('names: in the language asked, else as registered for a company, else in any language', async (t) => {
  t.equal(nameOf(profiles.sme, 'it'), 'Esempio Riciclo S.r.l.')
  t.equal(nameOf(profiles.sme, 'en'), 'Example Recycling')
  t.equal(nameOf(profiles.investor, 'it'), 'Green Bridge Capital')
  t.equal(nameOf(profiles.investor, 'zh'), '绿桥资本有限公司')
  t.equal(nameOf({ ...profiles.sme, profile: { ...profiles.sme.profile, legalName: null, names: {} } } as Match['sme'], 'en'), 'sme_1')
})

t.test('any match is three to six clean sentences in every language', async (t) => {
  const flags = fc.array(fc.constantFrom('likely', 'possible', 'unknown'), { maxLength: 4 })
  const clean = (text: string, language: Language, least: number) => {
    assert.doesNotMatch(text, /undefined|\bnull\b|NaN|\[object| {2}|\(\)|“”|«»|,,|，，|\.\.|。。| [,;.:)]|[,;:]\./, text)
    assert.ok(text.endsWith(language === 'zh' ? '。' : '.'), text)
    if (language !== 'zh') return
    const count = text.split('。').length - 1
    assert.ok(count >= least && count <= 6, `${count} sentences: ${text}`)
  }
  t.doesNotThrow(() => fc.assert(fc.property(fc.oneof(sme, statedSme), fc.oneof(investor, statedInvestor), flags, (one, other, raised) => {
    const [score] = engine.scoreProfiles(one, other, { asOf, settings })
    fc.pre(score !== undefined)
    const match = matchOf(score, raised)
    for (const language of languages) {
      clean(sentences.match(match, language), language, 3)
      clean(sentences.whyNot({ match, k: 20, scoreOfRankK: 80, missing: score.outcome === 'fail' ? null : Math.max(0, 80 - score.score / 100) }, language), language, 1)
      for (const { direction, criteria } of score.directions) for (const criterion of criteria) clean(sentences.criterion(criterion, direction, language), language, 1)
      for (const gate of score.gates) clean(sentences.gate(gate, language, 'public'), language, 1)
    }
  }), { numRuns: 300 }))
})
