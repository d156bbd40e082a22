// A ranking as a person reads it in a terminal: who, how much, and a bar for every criterion.
import type { Basis } from '../access/principal.ts'
import type { Language } from '../catalogues/catalogue.ts'
import type { Match } from '../matching/match.ts'
import type { Sentences } from '../matching/sentences/index.ts'
import type { Whole } from '../profiles/store.ts'
import type { CriterionScore, DirectionScore, GateResult } from '../scoring/outcome.ts'
import { likelihoods, notice, why } from '../screening/screening.ts'
import { columns, cut, pad, wrap } from './layout.ts'
import { tableWords } from './match-words.ts'
import { plainPaint, type Paint } from './terminal.ts'

export { columns, wrap } from './layout.ts'

const barWidth = 20
/** Columns of a line of the ranking besides the name: rank, bar, score. */
const besideName = 5 + 1 + barWidth + 1 + 15

function parts (low: number, high: number, width: number): readonly [string, string, string] {
  const full = Math.round(low * width)
  const open = Math.max(0, Math.round(high * width) - full)
  return ['█'.repeat(full), '░'.repeat(open), '·'.repeat(width - full - open)]
}

/** A bar of a value between bounds in 0–1: what is shown, what is unknown, what is missing. */
export function bar (low: number, high: number, width: number = barWidth): string {
  return parts(low, high, width).join('')
}

function painted (low: number, high: number, paint: Paint): string {
  const [full, open, missing] = parts(low, high, barWidth)
  return [full === '' ? '' : paint('green', full), open === '' ? '' : paint('yellow', open), missing === '' ? '' : paint('dim', missing)].join('')
}

/** Name in the language asked: for that the registered name stands in which is in it, else the English one. */
export function nameOf ({ profile }: Whole, language: Language): string {
  const [own, native] = profile.kind === 'sme' ? [profile.legalName, 'it'] as const : [profile.registeredName, 'zh'] as const
  return profile.names[language] ?? (language === native ? own : null) ?? profile.names.en ?? own ?? profile.names.it ?? profile.names.zh ?? profile.id
}

/** An integer of 0–10000 as 0–100 with two decimals. */
function points (score: number): string {
  return (score / 100).toFixed(2)
}

/** A score, and what it could become where facts are unknown: `61.20 – 74.05`. */
function range (low: number, high: number): string {
  return low === high ? points(low) : `${points(low)} – ${points(high)}`
}

export interface TableOptions {
  readonly language: Language
  readonly sentences: Sentences
  /** Whose counterparts these are. */
  readonly side: 'sme' | 'investor'
  readonly width?: number
  readonly paint?: Paint
  /** Bars and sentences of every criterion. */
  readonly detail: boolean
  /** `full` explains every rule that may concern the pair, `short` (default) the likely ones. */
  readonly law?: 'full' | 'short'
}

function criterionLines (score: CriterionScore, { direction, criteria }: DirectionScore, titleWidth: number, { language, sentences, width = 100, paint = plainPaint }: TableOptions): string {
  const total = criteria.reduce((sum, { weight }) => sum + weight, 0)
  const title = pad(sentences.criterionTitle(score.key, language), titleWidth)
  const share = `${points(score.contribution).padStart(6)} / ${points(10_000 * score.weight / total).padStart(6)}`
  return `     ${title} ${painted(score.low, score.high, paint)} ${share}\n${wrap(sentences.criterion(score, direction, language), width - 9, '       ')}`
}

function directionLines (direction: DirectionScore, options: TableOptions): string[] {
  const { language, sentences, paint = plainPaint } = options
  const word = tableWords[language]
  const titleWidth = Math.max(...direction.criteria.map(({ key }) => columns(sentences.criterionTitle(key, language))))
  const title = direction.direction === 'mandate_to_sme' ? word.toSme : word.toInvestor
  return [
    '',
    `   ${paint('bold', title)} · ${range(direction.score, direction.scoreHigh)} · ${word.certainty} ${Math.round(direction.certainty * 100)}%`,
    ...direction.criteria.map((criterion) => criterionLines(criterion, direction, titleWidth, options))
  ]
}

function gateLine (gate: GateResult, basis: Basis, { language, sentences, width = 100, paint = plainPaint }: TableOptions): string {
  const { failed, verify, colon } = tableWords[language]
  const text = hanging(`${gate.outcome === 'fail' ? failed : verify}${colon}${sentences.gate(gate, language, basis)}`, width)
  return paint(gate.outcome === 'fail' ? 'red' : 'yellow', text)
}

/** Duties less than likely that are explained all the same: those by which a deal could be stopped or must wait. */
const explainedDuties = 3
const duties: ReadonlySet<string> = new Set(['notification', 'approval', 'restriction'])

/** Likely rules and the first duties explained, the others explained or only named. */
function lawLines ({ screening }: Match, { language, law = 'short', width = 100, paint = plainPaint }: TableOptions): string[] {
  if (screening.length === 0) return []
  const word = tableWords[language]
  const weightiest = screening.filter(({ likelihood, effect }) => likelihood !== 'likely' && duties.has(effect)).slice(0, explainedDuties)
  const explained = screening.filter((flag) => law === 'full' || flag.likelihood === 'likely' || weightiest.includes(flag))
  const rest = likelihoods.flatMap((likelihood) => {
    const rules = screening.filter((flag) => flag.likelihood === likelihood && !explained.includes(flag)).map(({ rule }) => rule)
    return rules.length === 0 ? [] : [hanging(`${word.likelihoods[likelihood]}${word.colon}${rules.join(word.comma)}`, width)]
  })
  return [
    '',
    `   ${paint('bold', word.law)}`,
    ...explained.map((flag) => hanging(`${flag.rule}${word.colon}${why(flag, language)}`, width)),
    ...rest,
    paint('dim', wrap(notice(language), width - 7, '     '))
  ]
}

/** Indented once, and what follows the first line a little more. */
function hanging (text: string, width: number): string {
  return wrap(text, width - 9, '       ').replace(/^ {2}/, '')
}

function marksOf ({ score, need, mandate }: Match, { language, paint = plainPaint }: TableOptions): string[] {
  const word = tableWords[language]
  return [
    ...score.outcome === 'unknown' ? [paint('yellow', word.verify)] : score.outcome === 'fail' ? [paint('red', word.notRanked)] : [],
    ...need === null ? [word.implicitNeed] : [],
    ...mandate === null ? [word.implicitMandate] : []
  ]
}

function counterpartOf (match: Match, { side }: TableOptions): Whole {
  return side === 'sme' ? match.investor : match.sme
}

function headingLines (match: Match, nameWidth: number, options: TableOptions): string[] {
  const { language, paint = plainPaint } = options
  const counterpart = counterpartOf(match, options)
  const { score, scoreHigh } = match.score
  const name = pad(cut(nameOf(counterpart, language), nameWidth), nameWidth)
  const others = match.others.length > 0 ? [tableWords[language].others(match.others.length)] : []
  return [
    `${match.rank === null ? '     ' : `${String(match.rank).padStart(3)}. `}${paint('bold', name)} ${painted(score / 10_000, scoreHigh / 10_000, paint)} ${range(score, scoreHigh)}`,
    `     ${[paint('dim', counterpart.profile.id), ...marksOf(match, options), ...others].join(' · ')}`
  ]
}

function nameWidthOf (matches: readonly Match[], options: TableOptions): number {
  const longest = Math.max(...matches.map((match) => columns(nameOf(counterpartOf(match, options), options.language))))
  return Math.min(longest, Math.max(20, (options.width ?? 100) - besideName))
}

/** One match: a heading line, then both directions with bars, gates that do not pass, and the rules it may raise. */
export function matchBlock (match: Match, options: TableOptions, nameWidth: number = nameWidthOf([match], options)): string {
  const lines = headingLines(match, nameWidth, options)
  if (!options.detail) return lines.join('\n')
  lines.push(...match.score.directions.flatMap((direction) => directionLines(direction, options)))
  const open = match.score.gates.filter(({ outcome }) => outcome !== 'pass')
  if (open.length > 0) lines.push('', ...open.map((gate) => gateLine(gate, match.basis, options)))
  lines.push(...lawLines(match, options))
  return lines.join('\n')
}

/** What the bars are made of. */
export function legend ({ language, paint = plainPaint }: Pick<TableOptions, 'language' | 'paint'>): string {
  const [shown, unknown, missing] = tableWords[language].legend
  return `     ${paint('green', '█')} ${shown}  ${paint('yellow', '░')} ${unknown}  ${paint('dim', '·')} ${missing}`
}

/** A whole ranking, the legend at its end. */
export function matchTable (matches: readonly Match[], options: TableOptions): string {
  if (matches.length === 0) return tableWords[options.language].none
  const nameWidth = nameWidthOf(matches, options)
  return `${matches.map((match) => matchBlock(match, options, nameWidth)).join(options.detail ? '\n\n' : '\n')}\n\n${legend(options)}`
}
