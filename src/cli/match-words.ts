// The words around a ranking in a terminal, in three languages. The sentences inside it come from src/matching/sentences.
import type { Language } from '../catalogues/catalogue.ts'
import type { Likelihood } from '../screening/screening.ts'

export interface MatchTableWords {
  readonly investorsFor: (name: string) => string
  readonly smesFor: (name: string) => string
  readonly pair: (sme: string, investor: string) => string
  readonly stamp: (asOf: string, scoringVersion: string, dataVersion: string) => string
  readonly toSme: string
  readonly toInvestor: string
  readonly verify: string
  readonly notRanked: string
  readonly implicitNeed: string
  readonly implicitMandate: string
  readonly law: string
  readonly certainty: string
  readonly none: string
  readonly failed: string
  readonly legend: readonly [shown: string, unknown: string, missing: string]
  readonly others: (pairs: number) => string
  readonly further: (shown: number, total: number) => string
  readonly first: string
  readonly likelihoods: Readonly<Record<Likelihood, string>>
  readonly colon: string
  readonly comma: string
}

export const tableWords: Readonly<Record<Language, MatchTableWords>> = {
  en: {
    investorsFor: (name) => `Investors for ${name}`,
    smesFor: (name) => `SMEs for ${name}`,
    pair: (sme, investor) => `${sme} and ${investor}`,
    stamp: (asOf, scoring, data) => `as of ${asOf} · scoring model ${scoring} · data version ${data}`,
    toSme: 'What the investor looks for, in the SME',
    toInvestor: 'What the SME looks for, in the investor',
    verify: 'to verify',
    notRanked: 'not ranked',
    implicitNeed: 'the need is not stated',
    implicitMandate: 'the mandate is inferred from past deals',
    law: 'What the law may ask',
    certainty: 'certainty',
    none: 'No counterpart can be ranked.',
    failed: 'fails',
    legend: ['shown', 'unknown, if it turned out well', 'missing'],
    others: (pairs) => `and ${pairs} more ${pairs === 1 ? 'pair' : 'pairs'} of needs and mandates`,
    further: (shown, total) => `${shown} of ${total}; --first shows more, at most 100; --detail explains every one.`,
    first: 'The first, explained',
    likelihoods: { likely: 'likely', possible: 'possible', unknown: 'open for lack of facts' },
    colon: ': ',
    comma: ', '
  },
  it: {
    investorsFor: (name) => `Investitori per ${name}`,
    smesFor: (name) => `PMI per ${name}`,
    pair: (sme, investor) => `${sme} e ${investor}`,
    stamp: (asOf, scoring, data) => `al ${asOf} · modello di punteggio ${scoring} · versione dei dati ${data}`,
    toSme: 'Che cosa cerca l\'investitore nell\'impresa',
    toInvestor: 'Che cosa cerca l\'impresa nell\'investitore',
    verify: 'da verificare',
    notRanked: 'fuori graduatoria',
    implicitNeed: 'l\'impresa non indica una richiesta',
    implicitMandate: 'il mandato è desunto dalle operazioni passate',
    law: 'Possibili obblighi di legge',
    certainty: 'grado di certezza',
    none: 'Nessuna controparte può entrare in graduatoria.',
    failed: 'non superato',
    legend: ['acquisito', 'non noto: si aggiunge se favorevole', 'mancante'],
    others: (pairs) => pairs === 1 ? 'più un\'altra combinazione di richiesta e mandato' : `più altre ${pairs} combinazioni di richiesta e mandato`,
    further: (shown, total) => `${shown} di ${total}; --first ne mostra di più, al massimo 100; --detail le spiega tutte.`,
    first: 'La prima in dettaglio',
    likelihoods: { likely: 'probabili', possible: 'possibili', unknown: 'da chiarire per mancanza di dati' },
    colon: ': ',
    comma: ', '
  },
  zh: {
    investorsFor: (name) => `与${name}匹配的投资方`,
    smesFor: (name) => `与${name}匹配的企业`,
    pair: (sme, investor) => `${sme}与${investor}`,
    stamp: (asOf, scoring, data) => `截至 ${asOf} · 评分模型 ${scoring} · 数据版本 ${data}`,
    toSme: '投资方对企业的要求',
    toInvestor: '企业对投资方的要求',
    verify: '待核实',
    notRanked: '不参与排名',
    implicitNeed: '企业未说明需求',
    implicitMandate: '投资意向根据以往交易推断',
    law: '可能适用的法律规定',
    certainty: '确定度',
    none: '没有可参与排名的匹配对象。',
    failed: '未通过',
    legend: ['已得分', '未知（若有利则得分）', '未得分'],
    others: (pairs) => `另有 ${pairs} 组需求与投资意向的组合`,
    further: (shown, total) => `共 ${total} 个，已显示 ${shown} 个；--first 可显示更多（最多 100 个），--detail 可逐一说明。`,
    first: '首位匹配详情',
    likelihoods: { likely: '很可能适用', possible: '可能适用', unknown: '因信息不足尚不明确' },
    colon: '：',
    comma: '、'
  }
}
