// A ranking as a person reads it in a terminal: who, how much, and a bar for every criterion.
import type { Language } from '../catalogues/catalogue.ts'
import type { Match } from '../matching/match.ts'
import type { Sentences } from '../matching/sentences/index.ts'
import type { CriterionScore, DirectionScore, GateResult } from '../scoring/outcome.ts'
import { notice, why } from '../screening/screening.ts'
import type { Whole } from '../profiles/store.ts'

interface Words { readonly toSme: string, readonly toInvestor: string, readonly verify: string, readonly notRanked: string, readonly implicitNeed: string, readonly implicitMandate: string
  readonly law: string, readonly range: string, readonly certainty: string, readonly none: string, readonly failed: string, readonly legend: string }

const words: Readonly<Record<Language, Words>> = {
  en: {
    toSme: 'What the investor looks for, in the SME',
    toInvestor: 'What the SME looks for, in the investor',
    verify: 'to verify',
    notRanked: 'not ranked',
    implicitNeed: 'the need is not stated',
    implicitMandate: 'the mandate is inferred from past deals',
    law: 'What the law may ask',
    range: 'score',
    certainty: 'certainty',
    none: 'No counterpart can be ranked.',
    failed: 'fails',
    legend: '█ shown  ░ unknown, if it turned out well  · missing'
  },
  it: {
    toSme: 'Che cosa cerca l’investitore nell’impresa',
    toInvestor: 'Che cosa cerca l’impresa nell’investitore',
    verify: 'da verificare',
    notRanked: 'fuori graduatoria',
    implicitNeed: 'l’esigenza non è dichiarata',
    implicitMandate: 'il mandato è dedotto dalle operazioni passate',
    law: 'Che cosa può chiedere la legge',
    range: 'punteggio',
    certainty: 'certezza',
    none: 'Nessuna controparte in graduatoria.',
    failed: 'non superato',
    legend: '█ dimostrato  ░ ignoto, se si rivelasse favorevole  · mancante'
  },
  zh: {
    toSme: '投资方对企业的要求',
    toInvestor: '企业对投资方的要求',
    verify: '待核实',
    notRanked: '不参与排名',
    implicitNeed: '企业未声明需求',
    implicitMandate: '投资意向由既往交易推断',
    law: '法律可能的要求',
    range: '得分',
    certainty: '确定度',
    none: '没有可排名的对方。',
    failed: '未通过',
    legend: '█ 已证明  ░ 未知（若结果有利）  · 缺失'
  }
}

const barWidth = 20

/** A bar of a value between bounds: what is shown, what is unknown, what is missing. */
export function bar (low: number, high: number, width: number = barWidth): string {
  const full = Math.round(low * width)
  const open = Math.max(0, Math.round(high * width) - full)
  return '█'.repeat(full) + '░'.repeat(open) + '·'.repeat(width - full - open)
}

/** Columns a text takes in a terminal: Chinese characters and full-width forms take two. */
export function columns (text: string): number {
  let width = 0
  for (const character of text) width += /[ᄀ-ᅟ⺀-꓏가-힣豈-﫿︰-﹏＀-｠￠-￦]/u.test(character) ? 2 : 1
  return width
}

function pad (text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columns(text)))
}

/** Breaks a text into lines of at most `width` columns, at spaces or between Chinese characters. */
export function wrap (text: string, width: number, indent: string): string {
  const lines: string[] = []
  let line = ''
  for (const piece of text.match(/[⺀-鿿　-〿＀-｠]|[^\s⺀-鿿　-〿＀-｠]+|\s+/gu) ?? []) {
    if (columns(line) + columns(piece) > width && line.trim() !== '') {
      lines.push(line.trimEnd())
      line = piece.trim() === '' ? '' : piece
    } else line += piece
  }
  if (line.trim() !== '') lines.push(line.trimEnd())
  return lines.map((part) => indent + part).join('\n')
}

/** Name in the language asked, else in the profile's own. */
export function nameOf ({ profile }: Whole, language: Language): string {
  const own = profile.kind === 'sme' ? profile.legalName : profile.registeredName
  return profile.names[language] ?? (language === 'zh' ? own ?? profile.names.en : profile.names.en ?? own) ?? profile.names.it ?? profile.names.zh ?? own ?? profile.id
}

function points (score: number): string {
  return (score / 100).toFixed(2)
}

export interface TableOptions { readonly language: Language, readonly sentences: Sentences, readonly side: 'sme' | 'investor', readonly width?: number, /** Bars and sentences of every criterion. */ readonly detail: boolean }

function criterionLines (score: CriterionScore, direction: DirectionScore, { language, sentences, width = 100, detail }: TableOptions): string {
  const title = pad(sentences.criterionTitle(score.key, language), 24)
  const line = `     ${title} ${bar(score.low, score.high)} ${points(score.contribution).padStart(6)}`
  return detail ? `${line}\n${wrap(sentences.criterion(score, direction.direction, language), width - 10, '          ')}` : line
}

function gateLine (gate: GateResult, { language, sentences, width = 100 }: TableOptions): string {
  const label = gate.outcome === 'fail' ? words[language].failed : words[language].verify
  return wrap(`${label}: ${sentences.gate(gate, language)}`, width - 5, '     ')
}

/** One match: a heading line, then both directions with bars, gates that do not pass, and the rules it may raise. */
export function matchBlock (match: Match, options: TableOptions): string {
  const { language, side, width = 100 } = options
  const word = words[language]
  const counterpart = side === 'sme' ? match.investor : match.sme
  const marks = [
    ...match.score.outcome === 'unknown' ? [word.verify] : match.score.outcome === 'fail' ? [word.notRanked] : [],
    ...match.need === null ? [word.implicitNeed] : [],
    ...match.mandate === null ? [word.implicitMandate] : []
  ]
  const heading = `${String(match.rank ?? '–').padStart(3)}. ${pad(nameOf(counterpart, language), 44)} ${bar(match.score.score / 10_000, match.score.scoreHigh / 10_000)} ${points(match.score.score).padStart(6)} – ${points(match.score.scoreHigh)}`
  const lines = [heading, `     ${counterpart.profile.id}${marks.length > 0 ? ` · ${marks.join(' · ')}` : ''}`]
  if (!options.detail) return lines.join('\n')
  for (const direction of match.score.directions) {
    lines.push('', `   ${direction.direction === 'mandate_to_sme' ? word.toSme : word.toInvestor} · ${points(direction.score)} – ${points(direction.scoreHigh)} · ${word.certainty} ${Math.round(direction.certainty * 100)}%`)
    for (const criterion of direction.criteria) lines.push(criterionLines(criterion, direction, options))
  }
  const open = match.score.gates.filter(({ outcome }) => outcome !== 'pass')
  if (open.length > 0) lines.push('', ...open.map((gate) => gateLine(gate, options)))
  if (match.screening.length > 0) {
    lines.push('', `   ${word.law}`)
    for (const flag of match.screening) lines.push(wrap(`${flag.rule}: ${why(flag, language)}`, width - 7, '     '))
    lines.push(wrap(notice(language), width - 7, '     '))
  }
  return lines.join('\n')
}

/** A whole ranking, the legend at its end. */
export function matchTable (matches: readonly Match[], options: TableOptions): string {
  if (matches.length === 0) return words[options.language].none
  return `${matches.map((match) => matchBlock(match, options)).join(options.detail ? '\n\n' : '\n')}\n\n     ${words[options.language].legend}`
}
