// The short text of a match: which criteria are told, in which order, and with what they count. The languages word it.
import type { Language } from '../../catalogues/catalogue.ts'
import { nameIn } from '../../profiles/label.ts'
import type { WholeInvestor, WholeSme } from '../../profiles/store.ts'
import type { Direction } from '../../scoring/model.ts'
import type { CriterionScore, DirectionScore, GateResult } from '../../scoring/outcome.ts'
import type { Match, WhyNotAnswer } from '../match.ts'
import { inline, kept, type Circumstances, type Terms } from './terms.ts'
import { criterionTitles } from './titles.ts'
import type { LanguagePack } from './words.ts'

/** A criterion to be told; points of 100, already written. `body` is null where it stood before. */
export interface Told { readonly title: string, readonly points: string, readonly body: string | null }
export type ToldOfSide = Told & { readonly seeker: string }

export interface Headline {
  readonly sme: string
  readonly investor: string
  readonly score: string
  /** Null when nothing is unknown. */
  readonly high: string | null
  readonly date: string
  readonly implicitNeed: boolean
  readonly implicitMandate: boolean
}
export interface FlagCounts { readonly all: number, readonly likely: number, readonly possible: number, readonly unknown: number }
export interface Placed { readonly sme: string, readonly investor: string, readonly score: string, readonly k: string, readonly scoreOfRankK: string | null, readonly missing: string | null }

/** The clauses of a match's text. Lists are never empty. */
export interface MatchSentences {
  headline (values: Headline): string
  /** What speaks most for the other side, seen from the one that seeks. */
  strongest (seeker: string, score: string, criteria: readonly Told[], t: Terms): string
  nothingCounts (seeker: string, score: string): string
  open (criteria: readonly ToldOfSide[], t: Terms): string
  failed (gates: readonly string[]): string
  toVerify (gates: readonly string[]): string
  screening (flags: FlagCounts): string
  notScored (): string
  notRanked (sme: string, investor: string, gates: readonly string[]): string
  amongFirst (values: Placed): string
  lacks (values: Placed, losses: readonly ToldOfSide[]): string
  /** Between two clauses of one sentence. */
  readonly join: string
}

/** One body may hold commas and semicolons, so few are told: the third only when it adds a fifth of the direction's points. */
const thirdCounts = 0.2
const mostOpen = 3
const mostLosses = 2
/** What is open beside the first is told from one point on. */
const leastFurtherPoints = 1
/** Points below this would be written as 0.00. */
const leastPoints = 0.005

export interface MatchTeller {
  criterion (score: CriterionScore, circumstances: Omit<Circumstances, 'inferred'>): string
  gate (gate: GateResult, circumstances: Omit<Circumstances, 'inferred' | 'direction'>): string
  match (match: Match): readonly string[]
  whyNot (answer: WhyNotAnswer): string
}

/** The name of a profile in the language, else as registered, else in any language there is, else its id. */
export function nameOf ({ profile }: WholeSme | WholeInvestor, language: Language): string {
  return inline(nameIn(profile, language) ?? profile.id)
}

/** Texts of matches in one language; `terms` writes values, `pack` has the wording. */
export function createMatchTeller (language: Language, pack: LanguagePack, terms: (circumstances: Circumstances) => Terms): MatchTeller {
  const pointsFormat = new Intl.NumberFormat(pack.words.locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  const titles = criterionTitles[language]
  const points = kept((value: number) => pointsFormat.format(value))
  /** Scores are integers of a ten-thousandth, shown as points of 100. */
  const ofScore = (value: number) => points(value / 100)

  const criterion: MatchTeller['criterion'] = ({ reason, values, inferred }, { direction, basis }) => tell(pack.criteria, reason, values, terms({ direction, basis, inferred }))
  const gate: MatchTeller['gate'] = ({ reason, values }, { basis }) => tell(pack.gates, reason, values, terms({ direction: 'mandate_to_sme', basis, inferred: false }))

  /** What is told of one match: its criteria with their points, bodies made only when asked. */
  function reader (match: Match) {
    const { basis } = match
    const seekers: Record<Direction, string> = { mandate_to_sme: nameOf(match.investor, language), need_to_investor: nameOf(match.sme, language) }
    const implicitMandate = match.score.mandateId === null
    const told = new Set<string>()
    /** Null when the same was said before: the amounts, for one, are the same seen from both sides. */
    const body = (direction: Direction, score: CriterionScore): string | null => {
      // Seen from the need, the ticket compared is the mandate's: inferred with it.
      const inferred = score.inferred || (implicitMandate && score.key === 'ticket')
      const clause = tell(pack.criteria, score.reason, score.values, terms({ direction, basis, inferred }))
      if (told.has(clause)) return null
      told.add(clause)
      return clause
    }
    const parts = match.score.directions.flatMap(({ direction, criteria }) => {
      const total = criteria.reduce((sum, { weight }) => sum + weight, 0)
      return criteria.map((score) => ({ direction, score, worth: 100 * score.weight / total }))
    })
    const tellSide = ({ direction, score }: typeof parts[number], value: number, sign: string): ToldOfSide =>
      ({ title: titles[score.key], points: `${sign}${points(value)}`, seeker: seekers[direction], body: body(direction, score) })
    return {
      seekers,
      t: terms({ direction: 'mandate_to_sme', inferred: false, basis }),
      strongest ({ direction, score: total, criteria }: DirectionScore): readonly Told[] {
        return criteria.filter(({ contribution }) => contribution > 0).sort((a, b) => b.contribution - a.contribution)
          .filter(({ contribution }, index) => index < 2 || (index === 2 && contribution >= thirdCounts * total))
          .map((score) => ({ title: titles[score.key], points: `+${ofScore(score.contribution)}`, body: body(direction, score) }))
      },
      open (): readonly ToldOfSide[] {
        return parts.map((part) => ({ part, gain: part.worth * (part.score.high - part.score.low) })).filter(({ gain }) => gain >= leastPoints)
          .sort((a, b) => b.gain - a.gain).filter(({ gain }, index) => index === 0 || (index < mostOpen && gain >= leastFurtherPoints)).map(({ part, gain }) => tellSide(part, gain, '+'))
      },
      losses (): readonly ToldOfSide[] {
        return parts.map((part) => ({ part, loss: part.worth * (1 - part.score.low) })).filter(({ loss }) => loss >= leastPoints)
          .sort((a, b) => b.loss - a.loss).slice(0, mostLosses).map(({ part, loss }) => tellSide(part, loss, '−'))
      },
      gates: (outcome: 'fail' | 'unknown') => match.score.gates.filter((result) => result.outcome === outcome).map((result) => gate(result, { basis }))
    }
  }

  function match (match: Match): readonly string[] {
    const { score, screening } = match
    const { seekers, t, strongest, open, gates } = reader(match)
    const text = pack.match
    const clauses = [text.headline({
      sme: seekers.need_to_investor,
      investor: seekers.mandate_to_sme,
      score: ofScore(score.score),
      high: score.scoreHigh > score.score ? ofScore(score.scoreHigh) : null,
      date: t.date(match.asOf),
      implicitNeed: score.needId === null,
      implicitMandate: score.mandateId === null
    })]
    for (const direction of score.directions) {
      const criteria = strongest(direction)
      const seeker = seekers[direction.direction]
      clauses.push(criteria.length === 0 ? text.nothingCounts(seeker, ofScore(direction.score)) : text.strongest(seeker, ofScore(direction.score), criteria, t))
    }
    const unknown = open()
    if (unknown.length > 0) clauses.push(text.open(unknown, t))
    const failed = gates('fail')
    const toVerify = gates('unknown')
    if (failed.length > 0) clauses.push(text.failed(failed))
    else if (toVerify.length > 0) clauses.push(text.toVerify(toVerify))
    if (screening.length > 0) {
      const count = (likelihood: string) => screening.filter((flag) => flag.likelihood === likelihood).length
      clauses.push(text.screening({ all: screening.length, likely: count('likely'), possible: count('possible'), unknown: count('unknown') }))
    }
    return clauses
  }

  function whyNot ({ match, k, scoreOfRankK, missing }: WhyNotAnswer): string {
    const text = pack.match
    if (match === null) return text.notScored()
    const { seekers, t, losses, gates } = reader(match)
    const names = { sme: seekers.need_to_investor, investor: seekers.mandate_to_sme }
    const failed = gates('fail')
    if (failed.length > 0) return text.notRanked(names.sme, names.investor, failed)
    const placed: Placed = {
      ...names,
      score: ofScore(match.score.score),
      k: t.count(k),
      scoreOfRankK: scoreOfRankK === null ? null : points(scoreOfRankK),
      missing: missing === null || missing === 0 ? null : points(missing)
    }
    const toVerify = gates('unknown')
    // A pair with an unknown gate lacks no points and ranks after all that have none.
    const among = missing === 0 && (match.rank === null || match.rank <= k)
    const clause = among ? text.amongFirst(placed) : text.lacks(placed, losses())
    return toVerify.length === 0 ? clause : `${clause}${pack.match.join}${text.toVerify(toVerify)}`
  }

  return { criterion, gate, match, whyNot }
}

/** The template of a reason, given the reason's own values. */
function tell<R, K extends keyof R> (templates: { readonly [P in keyof R]: (values: R[P], t: Terms) => string }, reason: K, values: R[K], t: Terms): string {
  return templates[reason](values, t)
}
